# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker as the rest of the desktop sees it: requests by number, answers by signal.

`WorkerProcess` lives on the main thread and does nothing there but number requests and pass
signals on; the work is done by `ProcessPipe` in a thread of its own.
"""

from __future__ import annotations

import itertools
import logging
from collections import deque
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import (
    QCoreApplication,
    QObject,
    Qt,
    QThread,
    QTimer,
    pyqtSignal,
    pyqtSlot,
)

from rs_assistant.desktop.process_pipe import Launch, ProcessPipe, log_file
from rs_assistant.engine import settings
from rs_assistant.engine.environment import (
    WorkerConfiguration,
    find_interpreter,
    worker_command,
)
from rs_assistant.engine.errors import AssistantError, Cancelled, WorkerLost
from rs_assistant.engine.worker_client import ClientState, Patience

_log = logging.getLogger(__name__)
_LATE: list[tuple[QThread, ProcessPipe]] = []  # kept until QGIS ends: see `WorkerProcess.stop`

SETTINGS_GROUP = "rs_assistant"
_QUEUED = Qt.ConnectionType.QueuedConnection


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
        self._pipe: ProcessPipe | None = None
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
        launch: Launch | None = None
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
            # Ending a thread that runs Python by force takes QGIS down: it may end when it can.
            _log.error("the worker's thread did not end in time")
            _LATE.append((thread, pipe))
        for signal, slot in self._connections(pipe):
            try:
                signal.disconnect(slot)
            except TypeError:
                pass
        self._waiting.clear()
        for number in sorted(self._open):
            self._on_failed(number, WorkerLost("The worker was stopped.", "Ask again."))
        self._set_state(ClientState.OFF)

    def _connections(self, pipe: ProcessPipe) -> list[tuple[Any, Any]]:
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

    def _prepare(self) -> Launch:
        """Settings are read here, on the main thread. Raises `WorkerLost`."""
        configuration = self._configuration()
        python = find_interpreter(configuration)
        folder = Path(configuration.profile or profile_folder()) / "logs"
        launch = Launch(worker_command(configuration, python), folder)
        if self._thread is None:
            self._thread = QThread()
            self._thread.setObjectName("RS Assistant worker pipe")
            self._pipe = ProcessPipe(self._patience, configuration.language)
            self._pipe.moveToThread(self._thread)
            for signal, slot in self._connections(self._pipe):
                signal.connect(slot, _QUEUED)
            self._thread.start()
        self._log_path = log_file(folder)
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
