# SPDX-License-Identifier: GPL-2.0-or-later
"""Worker, session and dock as the plugin assembles them, and questions asked in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Callable

from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMainWindow

from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.dock.dock import AssistantDock
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.worker_process import WorkerProcess, configuration_from_settings
from rs_assistant.engine.settings import MODEL
from rs_assistant.engine.turns import Turn

from .bench import Bench
from .main_loop import expect, pause


class Interface:
    """What the dock uses of QGIS's own interface."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._bar = QgsMessageBar(bench.window)

    def mapCanvas(self) -> QgsMapCanvas:
        return self._bench.canvas

    def mainWindow(self) -> QMainWindow:
        return self._bench.window

    def messageBar(self) -> QgsMessageBar:
        return self._bar


@contextmanager
def desk(
    bench: Bench, worker: WorkerProcess, model: str, name: str
) -> Iterator[tuple[Session, AssistantDock]]:
    """Session and dock as the plugin assembles them, with a model chosen."""
    settings = SettingsStore()
    settings.set_value(MODEL, model)
    store = ConversationStore(bench.folder / f"{name}.sqlite")
    session = Session(bench.canvas, QgsProject.instance(), worker, settings, store)
    dock = AssistantDock(session, Interface(bench))
    bench.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.show()
    pause(0.5)
    try:
        yield session, dock
    finally:
        dock.stop_listening()
        session.close()
        bench.window.removeDockWidget(dock)
        dock.deleteLater()
        session.deleteLater()
        pause(0.1)


def answered(session: Session, message: str) -> Turn:
    """Ask in the dock's session and wait for the end of the turn."""
    count = len(session.conversation)
    session.ask(message)
    expect(lambda: len(session.conversation) > count and not session.busy, message)
    expect(lambda: not session.map.busy, "the layer")
    return session.conversation.branch()[-1]


@contextmanager
def new_worker() -> Iterator[WorkerProcess]:
    """A worker as the plugin starts it, with echo's faults allowed; stopped in the end."""
    worker = WorkerProcess(None, lambda: replace(configuration_from_settings(), echo_faults=True))
    try:
        yield worker
    finally:
        worker.stop()


def finished(worker: WorkerProcess, number: int) -> Callable[[], bool]:
    """Whether a request has ended."""
    return lambda: number not in worker.open_requests


def result_of(worker: WorkerProcess, op: str, body: dict[str, Any], blob: bytes = b"") -> Any:
    """Send a request and wait for the body of its result; raise the error that ended it."""
    ended: dict[int, Any] = {}

    def finished(number: int, result: Any, _blob: Any) -> None:
        ended[number] = result

    def failed(number: int, error: Exception) -> None:
        ended[number] = error

    worker.finished.connect(finished)
    worker.failed.connect(failed)
    try:
        number = worker.request(op, body, blob)
        expect(lambda: number in ended, op)
    finally:
        worker.finished.disconnect(finished)
        worker.failed.disconnect(failed)
    if isinstance(ended[number], Exception):
        raise ended[number]
    return ended[number]
