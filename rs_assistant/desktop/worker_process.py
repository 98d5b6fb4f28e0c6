# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker as the rest of the desktop sees it: requests by number, answers by signal.

`WorkerProcess` lives on the main thread and does nothing there but number requests and pass
signals on. The process, its pipe, the client's state machine, and turning bytes into messages
live in `_Pipe`, in a thread of its own: a picture of 50 MB costs the interface nothing.
"""

from __future__ import annotations

import itertools
import logging
import os
import time
from collections import deque
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import (
    QCoreApplication,
    QIODevice,
    QObject,
    QProcess,
    QProcessEnvironment,
    Qt,
    QThread,
    QTimer,
    pyqtSignal,
    pyqtSlot,
)

from rs_assistant.engine import settings
from rs_assistant.engine.environment import (
    WorkerConfiguration,
    find_interpreter,
    scrub_environment,
    worker_command,
)
from rs_assistant.engine.errors import AssistantError, Cancelled, WorkerLost, from_wire
from rs_assistant.engine.protocol import FINAL_EVENTS
from rs_assistant.engine.worker_client import (
    Action,
    ClientState,
    Event,
    Patience,
    WorkerClient,
)

_log = logging.getLogger(__name__)

SETTINGS_GROUP = "rs_assistant"
LOGS_KEPT = 8
# How much may lie in QProcess's own buffer: enough to keep the pipe full.
WRITE_AHEAD = 4 * 2**20
WRITE_CHUNK = 2**20
TICK_MS, URGENT_TICK_MS = 500, 25
STOP_MS = 400

_QUEUED = Qt.ConnectionType.QueuedConnection
_APPEND = QIODevice.OpenModeFlag.Append


def profile_folder() -> str:
    """Where environment, packs, caches and logs of this user's profile are."""
    return str(Path(QgsApplication.qgisSettingsDirPath()) / "rs_assistant")


def configuration_from_settings() -> WorkerConfiguration:
    """How the user wants the worker started."""
    store = QgsSettings()

    def value(item: settings.Setting) -> Any:
        return item.coerce(store.value(f"{SETTINGS_GROUP}/{item.key}", item.default))

    return WorkerConfiguration(
        interpreter=value(settings.INTERPRETER),
        threads=value(settings.THREADS),
        packs=value(settings.PACK_FOLDERS),
        profile=profile_folder(),
    )


class WorkerProcess(QObject):
    """Drives one worker at a time; a lost one is replaced by the next request.

    Every request ends in exactly one `finished` or `failed`. All signals arrive on the thread
    that this object lives on.
    """

    ready = pyqtSignal(object)
    """The worker's description of itself: a dict."""
    progress = pyqtSignal(int, object, str)
    """Request, fraction 0…1 or None, text."""
    token = pyqtSignal(int, str)
    partial = pyqtSignal(int, object)
    finished = pyqtSignal(int, object, object)
    """Request, body (dict), blob (bytes)."""
    failed = pyqtSignal(int, object)
    """Request, `AssistantError`."""
    state_changed = pyqtSignal(object)
    """`ClientState`."""
    log_line = pyqtSignal(str)

    _start = pyqtSignal(object)
    _ask = pyqtSignal(int, str, object, object)
    _cancel = pyqtSignal(int)
    _stop = pyqtSignal()

    def __init__(
        self,
        parent: QObject | None = None,
        configuration: Callable[[], WorkerConfiguration] = configuration_from_settings,
        patience: Patience | None = None,
    ) -> None:
        """``configuration`` is called on the main thread before each start."""
        super().__init__(parent)
        self._configuration = configuration
        self._patience = patience
        self._numbers = itertools.count(1)
        self._open: set[int] = set()
        # A worker that does not stop in time is killed, and would take a new request with it: new
        # ones wait until every cancelled one has ended.
        self._stopping: set[int] = set()
        self._waiting: deque[tuple[int, str, dict[str, Any], bytes]] = deque()
        self._thread: QThread | None = None
        self._pipe: _Pipe | None = None
        self._state = ClientState.OFF
        self._about: dict[str, Any] = {}
        self._log_path: Path | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def state(self) -> ClientState:
        """Of the client, as last reported."""
        return self._state

    @property
    def about(self) -> dict[str, Any]:
        """What the running worker said of itself; empty before `ready`."""
        return self._about

    @property
    def log_path(self) -> Path | None:
        """The log of the latest worker, for the user to open."""
        return self._log_path

    @property
    def open_requests(self) -> frozenset[int]:
        """Requests that have not ended."""
        return frozenset(self._open)

    def start(self) -> None:
        """Start the worker ahead of the first request. Trouble is told by the first request."""
        if self._state in (ClientState.OFF, ClientState.LOST):
            try:
                self._launch()
            except AssistantError as error:
                self.log_line.emit(str(error))

    def request(self, op: str, body: dict[str, Any], blob: bytes = b"") -> int:
        """Send a request, starting a worker when there is none; returns the request's number.

        Never raises for a missing or broken worker: `failed` says so, after this returns.
        """
        number = next(self._numbers)
        self._open.add(number)
        if self._stopping:
            self._waiting.append((number, op, body, blob))
        else:
            self._send(number, op, body, blob)
        return number

    def _send(self, number: int, op: str, body: dict[str, Any], blob: bytes) -> None:
        launch: _Launch | None = None
        if self._state in (ClientState.OFF, ClientState.LOST, ClientState.STOPPING):
            try:
                launch = self._prepare()
            except AssistantError as error:
                reason = error
                # Later, so that the caller knows the number when it fails.
                QTimer.singleShot(0, lambda: self._on_failed(number, reason))
                return
        # Without a launch the pipe repeats its last one, should the worker be lost just now.
        self._start.emit(launch)
        self._ask.emit(number, op, body, blob)

    def cancel(self, number: int) -> None:
        """Stop a request: it fails with `Cancelled` within the grace period and a bit."""
        for waiting in self._waiting:
            if waiting[0] == number:
                self._waiting.remove(waiting)
                self._on_failed(number, Cancelled("Stopped."))
                return
        if self._pipe is not None and number in self._open:
            self._stopping.add(number)
            self._cancel.emit(number)

    def _close(self, number: int) -> None:
        """A request has ended; what waited for a cancelled one goes on."""
        self._open.discard(number)
        self._stopping.discard(number)
        while self._waiting and not self._stopping:
            self._send(*self._waiting.popleft())

    @pyqtSlot()
    def stop(self) -> None:
        """End worker and thread, at once or after a short grace; what is open fails."""
        thread, pipe = self._thread, self._pipe
        self._thread = self._pipe = None
        if thread is None or pipe is None:
            return
        self._stop.emit()
        if not thread.wait(5000):
            _log.error("the worker's thread did not end")
            thread.terminate()
            thread.wait(1000)
        for signal, slot in self._connections(pipe):
            try:
                signal.disconnect(slot)
            except TypeError:
                pass
        self._waiting.clear()
        for number in sorted(self._open):
            self._on_failed(number, WorkerLost("The worker was stopped.", "Ask again."))
        self._set_state(ClientState.OFF)

    def _connections(self, pipe: _Pipe) -> list[tuple[Any, Any]]:
        return [
            (self._start, pipe.start),
            (self._ask, pipe.ask),
            (self._cancel, pipe.cancel),
            (self._stop, pipe.stop),
            (pipe.ready, self._on_ready),
            (pipe.progress, self._on_progress),
            (pipe.token, self._on_token),
            (pipe.partial, self._on_partial),
            (pipe.finished, self._on_finished),
            (pipe.failed, self._on_failed),
            (pipe.state_changed, self._set_state),
            (pipe.log_line, self.log_line),
        ]

    def _prepare(self) -> _Launch:
        """Settings are read here, on the main thread. Raises `WorkerLost`."""
        configuration = self._configuration()
        python = find_interpreter(configuration)
        folder = Path(configuration.profile or profile_folder()) / "logs"
        launch = _Launch(worker_command(configuration, python), folder)
        if self._thread is None:
            self._thread = QThread()
            self._thread.setObjectName("RS Assistant worker pipe")
            self._pipe = _Pipe(self._patience, configuration.language)
            self._pipe.moveToThread(self._thread)
            for signal, slot in self._connections(self._pipe):
                signal.connect(slot, _QUEUED)
            self._thread.start()
        self._log_path = folder / f"worker-{os.getpid()}.log"
        return launch

    def _launch(self) -> None:
        self._start.emit(self._prepare())

    @pyqtSlot(object)
    def _on_ready(self, about: dict[str, Any]) -> None:
        self._about = about
        self.ready.emit(about)

    @pyqtSlot(int, object, str)
    def _on_progress(self, number: int, fraction: float | None, text: str) -> None:
        if number in self._open:
            self.progress.emit(number, fraction, text)

    @pyqtSlot(int, str)
    def _on_token(self, number: int, text: str) -> None:
        if number in self._open:
            self.token.emit(number, text)

    @pyqtSlot(int, object)
    def _on_partial(self, number: int, body: dict[str, Any]) -> None:
        if number in self._open:
            self.partial.emit(number, body)

    @pyqtSlot(int, object, object)
    def _on_finished(self, number: int, body: dict[str, Any], blob: bytes) -> None:
        if number in self._open:
            self._close(number)
            self.finished.emit(number, body, blob)

    @pyqtSlot(int, object)
    def _on_failed(self, number: int, error: AssistantError) -> None:
        if number in self._open:
            self._close(number)
            self.failed.emit(number, error)

    @pyqtSlot(object)
    def _set_state(self, state: ClientState) -> None:
        if state is not self._state:
            self._state = state
            if state in (ClientState.OFF, ClientState.LOST, ClientState.STARTING):
                self._about = {}
            self.state_changed.emit(state)


class _Launch:
    """How to start the next process."""

    def __init__(self, command: list[str], logs: Path) -> None:
        self.command = command
        self.logs = logs


class _Pipe(QObject):
    """Process and client, in the thread beside the main one. Only signals cross."""

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
        self._launch: _Launch | None = None
        self._process: QProcess | None = None
        self._outgoing: deque[memoryview] = deque()
        self._timer: QTimer | None = None
        self._reported = ClientState.OFF
        self._log_path: Path | None = None

    @pyqtSlot(object)
    def start(self, launch: _Launch | None) -> None:
        """Start a process unless one runs; None: as the last time."""
        self._launch = launch or self._launch
        if self._process is not None or self._launch is None:
            return
        if self._timer is None:  # made here: a timer belongs to the thread it is made in
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._tick)
        process = QProcess(self)
        process.setProcessEnvironment(_scrubbed())
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
            self.failed.emit(number, error)
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
    def _ended(self) -> None:
        """The process is over, wanted or not; comes once per process."""
        process = self._process
        if process is None:
            return
        self._process = None
        data = process.readAllStandardOutput().data()
        for event in self._client.receive(data, time.monotonic()):
            self._pass_on(event)
        for event in self._client.lost(self._report_of(process)):
            self._pass_on(event)
        self._outgoing.clear()
        process.blockSignals(True)
        process.deleteLater()
        self._report()

    @pyqtSlot(QProcess.ProcessError)
    def _broke(self, error: QProcess.ProcessError) -> None:
        # Of the errors, only this one comes without `finished`.
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

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
            old = sorted(folder.glob("worker-*.log"), key=lambda path: path.stat().st_mtime)
            for path in old[:-LOGS_KEPT]:
                path.unlink()
            self._log_path = folder / f"worker-{os.getpid()}.log"
            process.setStandardErrorFile(str(self._log_path), _APPEND)
        except OSError as error:
            self._log_path = None
            self.log_line.emit(f"no log file: {error}")
            process.setStandardErrorFile(QProcess.nullDevice())


def _scrubbed() -> QProcessEnvironment:
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
