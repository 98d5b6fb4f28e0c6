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
    path = search_path()
    for name in NAMES:
        on_path = shutil.which(name, path=path)
        if on_path:
            found.append(Path(on_path))
    unique: dict[str, Path] = {}
    for path in found:
        if path.is_file() and os.access(path, os.X_OK) and not _is_store_stub(path):
            unique.setdefault(os.path.realpath(path), path)
    return list(unique.values())


def search_path() -> str:
    """The PATH, and where installers put Python and `uv`: a QGIS that was started from the desktop
    has a PATH that knows little."""
    home = Path.home()
    places = [home / ".local" / "bin", home / ".cargo" / "bin"]
    if sys.platform == "darwin":
        framework = Path("/Library/Frameworks/Python.framework/Versions/Current/bin")
        places += [Path("/opt/homebrew/bin"), Path("/usr/local/bin"), framework]
    if sys.platform == "win32":
        for variable in ("LOCALAPPDATA", "PROGRAMFILES"):
            programs = Path(os.environ.get(variable) or home)
            places += sorted(programs.glob("Programs/Python/Python3*"), reverse=True)
            places += sorted(programs.glob("Python3*"), reverse=True)
    return os.pathsep.join([os.environ.get("PATH", os.defpath), *map(str, places)])


def uv_executable() -> Path | None:
    """The `uv` installer, which can bring an interpreter of its own, if it is installed."""
    found = shutil.which("uv", path=search_path())
    return Path(found) if found else None


def _is_store_stub(path: Path) -> bool:
    """Windows puts a `python.exe` on the PATH that only opens the store."""
    return sys.platform == "win32" and "windowsapps" in str(path).lower()
