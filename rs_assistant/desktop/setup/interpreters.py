# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python can carry the worker.

`sys.executable` inside the QGIS desktop is often not Python at all (``qgis-bin.exe``), so it is
never started; candidates are looked for where Python is known to live.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAMES = ("python3.13", "python3.12", "python3.11", "python3.10", "python3.9", "python3", "python")


def candidates() -> list[Path]:
    """Existing Python interpreters, the most promising first; none has been started yet."""
    found: list[Path] = []
    base = Path(sys.base_prefix)
    # The interpreter that QGIS itself embeds (OSGeo4W, the macOS bundle, Linux packages).
    for relative in ("python3.exe", "python.exe", "bin/python3", "../bin/python3"):
        found.append(base / relative)
    if sys.platform == "darwin":
        found.append(Path(sys.executable).parent / "bin" / "python3")
    for name in NAMES:
        on_path = shutil.which(name)
        if on_path:
            found.append(Path(on_path))
    unique: dict[str, Path] = {}
    for path in found:
        if path.is_file() and os.access(path, os.X_OK) and not _is_store_stub(path):
            unique.setdefault(os.path.realpath(path), path)
    return list(unique.values())


def uv_executable() -> Path | None:
    """The `uv` installer, which can bring an interpreter of its own, if it is on the PATH."""
    found = shutil.which("uv")
    return Path(found) if found else None


def _is_store_stub(path: Path) -> bool:
    """Windows puts a `python.exe` on the PATH that only opens the store."""
    return sys.platform == "win32" and "windowsapps" in str(path).lower()
