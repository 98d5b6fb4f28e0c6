#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The desktop code against PyQt6 (from PyPI): names and enums of every file, and an import of every
# module that needs no QGIS.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh lint
stamp=$(cat scripts/requirements/pyqt6.txt | sha256sum)
if [ "$(cat .venv/pyqt6/.stamp 2>/dev/null)" != "$stamp" ]; then
    echo "Creating .venv/pyqt6 …" >&2
    rm -rf .venv/pyqt6
    "${RS_ASSISTANT_SYSTEM_PYTHON:-/usr/bin/python3}" -m venv .venv/pyqt6
    .venv/pyqt6/bin/python -m pip --disable-pip-version-check install -q --retries 5 \
        -r scripts/requirements/pyqt6.txt </dev/null
    printf '%s\n' "$stamp" >.venv/pyqt6/.stamp
fi
QT_QPA_PLATFORM=offscreen .venv/pyqt6/bin/python scripts/check_pyqt6.py
