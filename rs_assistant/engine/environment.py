# SPDX-License-Identifier: GPL-2.0-or-later
"""Where things lie, and the world that the worker is born into.

The repository keeps ``resources`` beside the package, the installed plugin inside it; `resource`
finds both. The worker gets its own interpreter in isolated mode, a scrubbed environment and
nothing but our package.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rs_assistant.engine.errors import WorkerLost

INTERPRETER_VARIABLE: Final = "RS_ASSISTANT_WORKER_PYTHON"
# QGIS sets these for its own libraries; the worker's wheels carry theirs.
SCRUBBED: Final = (
    *("PYTHON", "GDAL_", "PROJ_", "QT_", "LD_", "DYLD_", "CPL_", "OSR_", "VIRTUAL_ENV"),
    "QGIS_",
)
# What nothing in the worker needs may not end up in a report of it. Installers keep their own.
_SECRET: Final = re.compile("PASSW|SECRET|TOKEN|CREDENTIAL|(?:API|ACCESS|PRIVATE)_?KEY")
_INSTALLERS: Final = ("PIP_", "UV_")
STAMP: Final = "ready.txt"
"""The file that a finished environment holds."""
INSTALL_HINT: Final = (
    "Open Raster ▸ RS Assistant ▸ Set up models…, or choose the worker's Python in "
    "Settings ▸ Options ▸ RS Assistant."
)


@dataclass(frozen=True)
class WorkerConfiguration:
    """How to start the worker. Empty and zero mean: choose for me.

    ``interpreter`` is a path to Python; ``profile`` the folder for what belongs to this user
    (managed environment, packs, logs); ``packs`` are further pack folders.
    """

    interpreter: str = ""
    threads: int = 0
    packs: tuple[str, ...] = ()
    profile: str = ""
    language: str = "en"
    echo_faults: bool = False
    """The echo model obeys ``/crash``, ``/hang`` …; for tests only."""


def package_folder() -> Path:
    """The folder ``rs_assistant``."""
    return Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """A file or folder of ``resources``, in the repository or in the installed plugin.

    The path need not exist.
    """
    package = package_folder()
    inside = package / "resources"
    root = inside if inside.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)


def scrub_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What the worker inherits: not what QGIS's libraries listen to, and no passwords and keys."""
    return {name: value for name, value in environment.items() if _passes(name.upper())}


def _passes(name: str) -> bool:
    if name.startswith(_INSTALLERS):
        return True
    return not name.startswith(SCRUBBED) and _SECRET.search(name) is None


def managed_environment(profile: str | Path) -> Path:
    """The folder of the environment that the plugin manages itself."""
    return Path(profile) / "worker-env"


def environment_python(folder: Path) -> Path:
    """The interpreter of a virtual environment, by the platform's convention."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def find_interpreter(
    configuration: WorkerConfiguration, environment: Mapping[str, str] | None = None
) -> Path:
    """The worker's Python: the setting, else the variable, else the managed environment.

    In QGIS `sys.executable` may be QGIS itself, so it is never a candidate.
    Raises `WorkerLost` with a hint when there is none.
    """
    variables = os.environ if environment is None else environment
    for origin, text in (
        ("the settings", configuration.interpreter),
        (INTERPRETER_VARIABLE, variables.get(INTERPRETER_VARIABLE, "")),
    ):
        text = text.strip().strip('"')  # as Windows copies a path
        if text:
            path = Path(text).expanduser()
            if path.is_file():
                return path.absolute()  # not resolved: a venv's python is a link out of it
            raise WorkerLost(
                f"The worker's Python named by {origin} does not exist: {path}", INSTALL_HINT
            )
    if configuration.profile:
        folder = managed_environment(configuration.profile)
        managed = environment_python(folder)
        # Without the stamp its making was interrupted: some packages may be missing.
        if managed.is_file() and (folder / STAMP).is_file():
            return managed
    raise WorkerLost("The models' Python environment is not installed yet.", INSTALL_HINT)


def pack_folders(extra: Iterable[str | Path] = (), profile: str | Path = "") -> tuple[Path, ...]:
    """Folders with a ``manifest.json``, the user's before ours.

    Each of ``extra`` may be a pack or a folder of packs; the profile's ``packs`` and the
    plugin's ``resources/models`` are searched as well.
    """
    places = [Path(place).expanduser() for place in extra]
    if profile:
        places.append(Path(profile) / "packs")
    places.append(resource("models"))
    found: dict[Path, None] = {}
    for place in places:
        for folder in [place] if (place / "manifest.json").is_file() else _folders_in(place):
            if (folder / "manifest.json").is_file():
                found[folder.resolve()] = None
    return tuple(found)


def _folders_in(place: Path) -> list[Path]:
    """Folders of a folder; hidden ones are packs that are being unpacked."""
    try:
        return [folder for folder in sorted(place.iterdir()) if not folder.name.startswith(".")]
    except OSError:  # not there, or not ours to read
        return []


def worker_command(configuration: WorkerConfiguration, python: Path) -> list[str]:
    """Program and arguments. ``-I`` keeps user site packages and the current folder out."""
    package = package_folder()
    command = [str(python), "-I", "-B", "-X", "utf8", str(package / "worker" / "__main__.py")]
    command += ["--package", str(package)]
    if configuration.threads > 0:
        command += ["--threads", str(configuration.threads)]
    for folder in pack_folders(configuration.packs, configuration.profile):
        command += ["--pack", str(folder)]
    if configuration.profile:
        command += ["--cache", str(Path(configuration.profile) / "cache")]
    if configuration.echo_faults:
        command.append("--echo-faults")
    return command
