#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Fetches the packages that carry sample imagery and builds build/samples from them; skipped when
# neither the list nor the builder has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=$(cat scripts/requirements/samples.txt scripts/build_samples.py | sha256sum)
[ "$(cat build/samples/.stamp 2>/dev/null)" = "$stamp" ] && exit 0

mkdir -p build/downloads
exec 9>build/downloads/.lock
command -v flock >/dev/null && flock 9
[ "$(cat build/samples/.stamp 2>/dev/null)" = "$stamp" ] && exit 0

missing=()
while read -r requirement; do
    compgen -G "build/downloads/${requirement%%==*}-${requirement##*==}-*.whl" >/dev/null ||
        missing+=("$requirement")
done < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' scripts/requirements/samples.txt)
if [ ${#missing[@]} -gt 0 ]; then
    echo "Fetching sample imagery: ${missing[*]} …" >&2
    # Only the files are wanted: nothing is installed, no dependency is pulled.
    .venv/dev/bin/python -m pip --disable-pip-version-check download -q --retries 5 --no-deps \
        --only-binary :all: -d build/downloads "${missing[@]}" </dev/null 2>build/downloads/pip.log ||
        { cat build/downloads/pip.log >&2; exit 1; }
fi
echo "Building the sample project …" >&2
rm -rf build/samples
QT_QPA_PLATFORM=offscreen .venv/qgis/bin/python scripts/build_samples.py build/downloads build/samples
printf '%s\n' "$stamp" >build/samples/.stamp
