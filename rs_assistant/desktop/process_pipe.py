# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker's process and pipe, in a thread of their own beside the main one.

Only signals cross: turning bytes into messages, and a picture of 50 MB on its way out, cost the
interface nothing. `rs_assistant.desktop.worker_process` is the face that the desktop talks to.
"""

from __future__ import annotations

import os
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from qgis.PyQt.QtCore import (
    QIODevice,
    QObject,
    QProcess,
    QProcessEnvironment,
    QTimer,
    pyqtSignal,
    pyqtSlot,
)

from rs_assistant.engine.environment import INSTALL_HINT, scrub_environment
from rs_assistant.engine.errors import AssistantError, WorkerLost, from_wire
from rs_assistant.engine.protocol import FINAL_EVENTS
from rs_assistant.engine.worker_client import (
    Action,
    ClientState,
    Event,
    Patience,
    WorkerClient,
)

LOGS_KEPT = 8
# How much may lie in QProcess's own buffer: enough to keep the pipe full.
WRITE_AHEAD = 4 * 2**20
WRITE_CHUNK = 2**20
TICK_MS, URGENT_TICK_MS = 500, 25
STOP_MS = 400

_APPEND = QIODevice.OpenModeFlag.Append


class Launch(NamedTuple):
    """How to start the next process."""

    command: list[str]
    logs: Path


class ProcessPipe(QObject):
    """One process at a time, and the client that speaks with it. Lives in a thread of its own."""

    ready = pyqtSignal(object)
    progress = pyqtSignal(int, object, str)
    token = pyqtSignal(int, str)
    partial = pyqtSignal(int, object)
    finished = pyqtSignal(int, object, object)
    failed = pyqtSignal(int, object)
    state_changed = pyqtSignal(object)
    log_line = pyqtSignal(str)

    def __init__(self, patience: Patience | None, language: str) -> None:
        super().__init__()
        self._client = WorkerClient(patience, language)
        self._launch: Launch | None = None
        self._process: QProcess | None = None
        self._outgoing: deque[memoryview] = deque()
        self._timer: QTimer | None = None
        self._reported = ClientState.OFF
        self._log_path: Path | None = None
        self._epitaph = ""
        """Why the last process ended."""

    @pyqtSlot(object)
    def start(self, launch: Launch | None) -> None:
        """Start a process unless one runs; None: as the last time."""
        self._launch = launch or self._launch
        if self._process is not None or self._launch is None:
            return
        if self._timer is None:  # made here: a timer belongs to the thread it is made in
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._tick)
        process = QProcess(self)
        process.setProcessEnvironment(clean_environment())
        self._attach_log(process, self._launch.logs)
        process.readyReadStandardOutput.connect(self._read)
        process.bytesWritten.connect(self._write_on)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._broke)
        self._process = process
        self._outgoing.clear()
        hello = self._client.started(time.monotonic())
        process.start(self._launch.command[0], self._launch.command[1:])
        self._write(hello)
        self._timer.start(TICK_MS)
        self._report()

    @pyqtSlot(int, str, object, object)
    def ask(self, number: int, op: str, body: dict[str, Any], blob: bytes) -> None:
        """Encode and write a request."""
        try:
            _, data = self._client.request(op, body, blob, now=time.monotonic(), identifier=number)
        except AssistantError as error:
            # A process that could not even be started is gone before the first request comes.
            gone = self._process is None
            self.failed.emit(number, _not_started(self._epitaph) if gone else error)
            return
        self._write(data, blob)
        self._report()

    @pyqtSlot(int)
    def cancel(self, number: int) -> None:
        """Ask for a stop and watch the clock closely until it has happened."""
        self._write(self._client.cancel(number, time.monotonic()))
        if self._timer is not None and self._client.urgent:
            self._timer.start(URGENT_TICK_MS)

    @pyqtSlot()
    def stop(self) -> None:
        """End the process, and tell what was open."""
        process = self._process
        if process is not None:
            self._write(self._client.shutdown())
            process.closeWriteChannel()
            if not process.waitForFinished(STOP_MS):
                process.kill()
                process.waitForFinished(2000)
            self._ended()
        if self._timer is not None:
            self._timer.stop()
        # From within: quit() from outside could overtake this call.
        self.thread().quit()

    @pyqtSlot()
    def _read(self) -> None:
        if self._process is None:
            return
        data = self._process.readAllStandardOutput().data()
        for event in self._client.receive(data, time.monotonic()):
            self._pass_on(event)
        self._report()
        self._tick()

    @pyqtSlot()
    def _tick(self) -> None:
        process, timer = self._process, self._timer
        if process is None or timer is None:
            return
        if Action.KILL in self._client.tick(time.monotonic()):
            process.kill()
            process.waitForFinished(2000)
            self._ended()
        wanted = URGENT_TICK_MS if self._client.urgent else TICK_MS
        if self._process is None:
            timer.stop()
        elif timer.interval() != wanted:
            timer.start(wanted)

    @pyqtSlot()
    def _ended(self, cause: AssistantError | None = None) -> None:
        """The process is over, wanted or not; comes once per process."""
        process = self._process
        if process is None:
            return
        self._process = None
        data = process.readAllStandardOutput().data()
        for event in self._client.receive(data, time.monotonic()):
            self._pass_on(event)
        self._epitaph = self._report_of(process)
        for event in self._client.lost(self._epitaph, cause):
            self._pass_on(event)
        self._outgoing.clear()
        process.blockSignals(True)
        process.deleteLater()
        self._report()

    @pyqtSlot(QProcess.ProcessError)
    def _broke(self, error: QProcess.ProcessError) -> None:
        # Of the errors, only this one comes without `finished`.
        if error == QProcess.ProcessError.FailedToStart:
            self._ended(_not_started())

    def _report_of(self, process: QProcess) -> str:
        parts = [f"{process.errorString()} (exit code {process.exitCode()})"]
        if self._log_path is not None:
            parts += [f"Log: {self._log_path}", _tail(self._log_path)]
        return "\n".join(part for part in parts if part)

    def _pass_on(self, event: Event) -> None:
        body = event.body
        if event.name == "ready":
            self.ready.emit(body)
        elif event.name == "progress":
            self.progress.emit(event.id, body.get("fraction"), str(body.get("text") or ""))
        elif event.name == "token":
            self.token.emit(event.id, body["text"])
        elif event.name == "partial":
            self.partial.emit(event.id, body)
        elif event.name == "log":
            self.log_line.emit(str(body.get("text") or ""))
        elif event.name == "error":
            self.failed.emit(event.id, from_wire(body))
        elif event.name in FINAL_EVENTS:
            self.finished.emit(event.id, body, event.blob)

    def _report(self) -> None:
        if self._client.state is not self._reported:
            self._reported = self._client.state
            self.state_changed.emit(self._reported)

    def _write(self, *parts: bytes) -> None:
        if self._process is None:
            return
        self._outgoing.extend(memoryview(part) for part in parts if part)
        self._write_on()

    @pyqtSlot()
    def _write_on(self) -> None:
        """Hand over a little at a time: QProcess would copy a large picture at once."""
        process = self._process
        while process is not None and self._outgoing and process.bytesToWrite() < WRITE_AHEAD:
            view = self._outgoing.popleft()
            if len(view) > WRITE_CHUNK:
                self._outgoing.appendleft(view[WRITE_CHUNK:])
                view = view[:WRITE_CHUNK]
            if process.write(bytes(view)) < 0:
                self._outgoing.clear()  # `finished` follows and says what happened

    def _attach_log(self, process: QProcess, folder: Path) -> None:
        """Send stderr to a file of this QGIS; without one the worker still runs."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _forget_old_logs(folder)
            self._log_path = log_file(folder)
            with self._log_path.open("ab"):
                pass  # QProcess would not start at all with a file that it cannot write
            process.setStandardErrorFile(str(self._log_path), _APPEND)
        except OSError as error:
            self._log_path = None
            self.log_line.emit(f"no log file: {error}")
            process.setStandardErrorFile(QProcess.nullDevice())


def _not_started(detail: str = "") -> WorkerLost:
    return WorkerLost("The worker could not be started.", INSTALL_HINT, detail)


def log_file(folder: Path) -> Path:
    """One log per QGIS that runs."""
    return folder / f"worker-{os.getpid()}.log"


def _forget_old_logs(folder: Path) -> None:
    """Keep the latest few; what another QGIS holds open stays (Windows)."""
    logs = sorted(folder.glob("worker-*.log"), key=lambda path: path.stat().st_mtime)
    for path in logs[:-LOGS_KEPT]:
        with suppress(OSError):
            path.unlink()


def clean_environment() -> QProcessEnvironment:
    """What a child process with a Python of its own inherits: see `scrub_environment`."""
    environment = QProcessEnvironment()
    for name, value in scrub_environment(os.environ).items():
        environment.insert(name, value)
    return environment


def _tail(path: Path, size: int = 4000) -> str:
    """The end of a log, for a report."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - size))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
