# SPDX-License-Identifier: GPL-2.0-or-later
"""Create the worker's environment: a virtual environment and what the starter models need.

Runs as a chain of child processes, one command after another; every line they print is passed
on. A new environment grows beside the one that is there and takes its place when it is whole, so
that a try that fails loses nothing. A folder without its stamp is not an environment.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from qgis.PyQt.QtCore import QDir, QObject, QProcess, pyqtSignal

from rs_assistant.desktop.process_pipe import clean_environment
from rs_assistant.desktop.setup.interpreters import candidates, uv_executable
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.environment import STAMP, environment_python
from rs_assistant.engine.errors import AssistantError, Cancelled
from rs_assistant.engine.pack_archive import put_in_place

CHECK = "import numpy, onnxruntime, tokenizers, rasterio, shapely; print('ready')"
# Pythons inside of other programs do not always work outside of them, or not with the network.
PIP = "import pip"
OLD = "import sys; sys.exit(0 if sys.version_info >= (3, 9) else 3)"


def is_ready(folder: Path, requirements: Path) -> bool:
    """Whether the folder holds an environment made from exactly these requirements."""
    stamp = folder / STAMP
    try:
        stamped = stamp.read_text("utf-8").strip()
    except OSError:
        return False
    return stamped == digest(requirements) and environment_python(folder).is_file()


def digest(requirements: Path) -> str:
    """What the stamp holds."""
    return hashlib.sha256(requirements.read_bytes()).hexdigest()


class WorkerEnvironment(QObject):
    """Builds the environment in ``folder``; emits lines, then `finished` or `failed`.

    Before the old environment gives way, `replacing` is emitted: whoever runs something of it
    ends that at once (Windows keeps files that are open).
    """

    replacing = pyqtSignal()
    line_printed = pyqtSignal(str)
    progress_changed = pyqtSignal(float, str)
    finished = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(
        self, folder: Path, requirements: Path, wheels: Path | None = None, parent=None
    ) -> None:
        """``wheels`` is a folder of downloaded packages for machines without a network."""
        super().__init__(parent)
        self._folder = folder
        # No longer than the final name: packages come near to the 260 characters of Windows' paths.
        self._fresh = folder.with_name(".new-env")
        self._requirements = requirements
        self._wheels = wheels
        self._commands: list[tuple[str, list[str]]] = []
        self._makers: list[tuple[bool, Path]] = []  # whether it is uv, and where it is
        self._step = 0
        self._installations = 0  # that were begun
        self._failure = (99, AssistantError(""))  # commands left, and what went wrong
        self._last_lines: list[str] = []
        self._ended = False
        self._process = QProcess(self)
        # The folder that QGIS was started in may be gone; pip would stumble over that.
        self._process.setWorkingDirectory(QDir.tempPath())
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.setProcessEnvironment(clean_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._command_finished)
        self._process.errorOccurred.connect(self._command_failed_to_start)

    def start(self) -> None:
        """Begin; returns at once."""
        uv = uv_executable()
        self._makers = [(True, uv)] if uv is not None else []
        self._makers += [(False, path) for path in candidates()]
        if not self._makers:
            self._fail(
                AssistantError(
                    tr("No Python was found on this machine."),
                    tr("Install Python 3.9 or later, or name one in the settings."),
                )
            )
            return
        try:
            for folder in (self._fresh, self._folder):
                if folder.exists() and not (folder / STAMP).is_file():
                    shutil.rmtree(folder)
            shutil.rmtree(self._fresh, ignore_errors=True)
            self._folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._fail(self._unwritable(error))
            return
        self._try_next_maker()

    def cancel(self) -> None:
        """Stop and remove what was begun."""
        if not self._ended:
            self._fail(Cancelled(tr("Setting up was stopped.")))

    def _try_next_maker(self) -> None:
        is_uv, maker = self._makers.pop(0)
        base, fresh = str(maker), str(self._fresh)
        target = str(environment_python(self._fresh))
        offline = ["--no-index", "--find-links", str(self._wheels)] if self._wheels else []
        # Ready-made packages only: a user's machine has no compiler, and nothing foreign is run.
        options = ["--only-binary=:all:", *offline, "-r", str(self._requirements)]
        creating, installing = tr("Creating the environment"), tr("Installing packages")
        if is_uv:
            self._commands = [
                (creating, [base, "venv", fresh]),
                (installing, [base, "pip", "install", "--python", target, *options]),
            ]
        else:
            pip = ["-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
            self._commands = [
                (tr("Checking {}").format(base), [base, "-I", "-c", OLD]),
                (creating, [base, "-I", "-m", "venv", fresh]),
                (creating, [target, "-I", "-c", PIP if self._wheels else f"{PIP}, ssl"]),
                (installing, [target, "-I", *pip, *options]),
            ]
        self._commands.append((tr("Checking the packages"), [target, "-I", "-c", CHECK]))
        self._step = 0
        self._run()

    def _run(self) -> None:
        title, command = self._commands[self._step]
        self._last_lines = []
        self.progress_changed.emit(self._step / len(self._commands), title)
        self._process.start(command[0], command[1:])

    def _read(self) -> None:
        text = bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        for line in text.splitlines():
            self._last_lines = [*self._last_lines[-40:], line]
            self.line_printed.emit(line)

    def _command_failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._ended:
            self._command_finished(-1, QProcess.ExitStatus.CrashExit)

    def _command_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        if self._ended:
            return
        self._read()
        if code == 0:
            self._step += 1
            if self._step < len(self._commands):
                self._run()
                return
            self._finish()
            return
        # A Python that is too old, has no venv module or no ready-made packages, or a uv that
        # finds no Python, is no reason to give up.
        unusable = self._step < len(self._commands) - 2
        self._installations += not unusable
        self._note_failure()
        if self._makers and (unusable or (self._lacks_packages() and self._installations < 2)):
            shutil.rmtree(self._fresh, ignore_errors=True)
            self._try_next_maker()
            return
        self._fail(self._failure[1])

    def _note_failure(self) -> None:
        """Of several tries, the one that came furthest says what is wrong."""
        left = len(self._commands) - self._step
        if left < self._failure[0]:
            error = AssistantError(
                tr("The worker's environment could not be set up."),
                self._advice(),
                "\n".join(self._last_lines),
            )
            self._failure = (left, error)

    def _finish(self) -> None:
        """The new environment takes its place."""
        try:
            (self._fresh / STAMP).write_text(digest(self._requirements), "utf-8")
            self.replacing.emit()
            put_in_place(self._fresh, self._folder)
        except OSError as error:
            self._fail(self._unwritable(error))
            return
        self._ended = True
        self.progress_changed.emit(1.0, tr("Ready"))
        self.finished.emit(str(environment_python(self._folder)))

    def _unwritable(self, error: OSError) -> AssistantError:
        return AssistantError(
            tr("The folder of the worker's environment cannot be written."),
            tr("Close other QGIS windows, and see that there is room on the disk."),
            str(error),
        )

    def _printed(self, *parts: str) -> bool:
        printed = "\n".join(self._last_lines).lower()
        return any(part in printed for part in parts)

    def _is_cut_off(self) -> bool:
        return self._printed("connection", "resolve", "timed out")

    def _lacks_packages(self) -> bool:
        # Without a network, pip says the same of every package.
        found_none = self._printed("no matching distribution", "no solution found")
        return found_none and not self._is_cut_off()

    def _advice(self) -> str:
        if self._printed("no module named venv", "ensurepip"):
            return tr("Install the package python3-venv and try again.")
        if self._is_cut_off():
            return tr(
                "The package index cannot be reached. Check the network or the proxy, "
                "or set up from a folder of downloaded packages."
            )
        if self._printed("no space left"):
            return tr("The disk is full: about 400 MB are needed.")
        if self._lacks_packages():
            return tr("This Python has no ready-made packages: install Python 3.11 or later.")
        return tr("The report below says what went wrong.")

    def _fail(self, error: AssistantError) -> None:
        self._ended = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2000)
        shutil.rmtree(self._fresh, ignore_errors=True)
        self.failed.emit(error)
