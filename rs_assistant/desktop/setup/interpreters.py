# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python can carry the worker.

`sys.executable` inside the QGIS desktop is often not Python at all (``qgis-bin.exe``), so it is
never started; candidates are looked for where Python is known to live.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

NAMES = ("python3.13", "python3.12", "python3.11", "python3.10", "python3.9", "python3", "python")
DEVELOPER_TOOLS = ("/Library/Developer/CommandLineTools/usr/bin/python3", "/Applications/Xcode.app")


def candidates() -> list[Path]:
    """Existing Python interpreters, the most promising first; none has been started yet."""
    found: list[Path] = []
    base = Path(sys.base_prefix)
    # The interpreter that QGIS itself embeds (OSGeo4W, the macOS bundle, Linux packages).
    for relative in ("python3.exe", "python.exe", "bin/python3", "../bin/python3"):
        found.append(base / relative)
    if sys.platform == "darwin":
        found.append(Path(sys.executable).parent / "bin" / "python3")
    # In every place: on Windows all versions have one name.
    places = [place for place in search_path().split(os.pathsep) if place]
    on_path = (shutil.which(name, path=place) for name in NAMES for place in places)
    found += [Path(path) for path in on_path if path]
    unique: dict[str, Path] = {}
    for path in found:
        if path.is_file() and os.access(path, os.X_OK) and not _is_stub(path):
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
            for pattern in ("Programs/Python/Python3*", "Python3*"):
                places += sorted(programs.glob(pattern), key=_version, reverse=True)
    return os.pathsep.join([os.environ.get("PATH", os.defpath), *map(str, places)])


def uv_executable() -> Path | None:
    """The `uv` installer, which can bring an interpreter of its own, if it is installed."""
    found = shutil.which("uv", path=search_path())
    return Path(found) if found else None


def _version(folder: Path) -> tuple[int, ...]:
    """Of `Python39` and `Python312-32`: later versions are larger."""
    numbers = re.findall(r"\d+", folder.name)
    return (int(numbers[0][1:] or 0), -len(numbers)) if numbers else (0, 0)


def _is_stub(path: Path) -> bool:
    """Windows puts a `python.exe` on the PATH that only opens the store; on a Mac, `/usr/bin`
    has a `python3` that only offers developer tools where there are none."""
    if sys.platform == "win32":
        return "windowsapps" in str(path).lower()
    if sys.platform == "darwin" and path == Path("/usr/bin/python3"):
        return not any(Path(tools).exists() for tools in DEVELOPER_TOOLS)
    return False
