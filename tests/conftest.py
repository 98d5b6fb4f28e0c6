# SPDX-License-Identifier: GPL-2.0-or-later
"""What every suite shares: where the repository and the sample imagery lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# pytest started by hand must behave like `make test`: pytest-qgis aborts without a platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("RS_ASSISTANT_WORKER_PYTHON", str(ROOT / ".venv/worker/bin/python"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample imagery that `make samples` builds."""
    folder = ROOT / "build" / "samples"
    if not folder.is_dir():
        pytest.fail("build/samples is missing: run `make samples` first")
    return folder
