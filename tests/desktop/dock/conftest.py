# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock with the real session, the real worker process and its echo model."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, Iterator

import numpy as np
import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QSize, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMainWindow

from rs_assistant.desktop import turn_map
from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.dock.dock import AssistantDock
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.settings_store import PREFIX, SettingsStore
from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.conversation import Conversation, Turn, TurnState, new_turn
from rs_assistant.engine.settings import MODEL


def wait_for(
    condition: Callable[[], Any], what: str | Callable[[], str], seconds: float = 120
) -> None:
    """Let QGIS work until the condition holds; fail when it never does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"waited in vain for {what if isinstance(what, str) else what()}")
        QTest.qWait(10)


class Desk:
    """A window with a map and the dock, and what a person would do with them."""

    def __init__(self, window: QMainWindow, session: Session, dock: AssistantDock) -> None:
        self.window = window
        self.session = session
        self.dock = dock

    @property
    def canvas(self) -> QgsMapCanvas:
        return self.session.canvas

    @property
    def branch(self) -> tuple[Turn, ...]:
        return self.session.conversation.branch()

    def type(self, text: str, enter: bool = True) -> None:
        QTest.keyClicks(self.dock.composer, text)
        if enter:
            QTest.keyClick(self.dock.composer, Qt.Key.Key_Return)

    def ask(self, text: str) -> Turn:
        """Type a question and wait for its answer."""
        count = len(self.session.conversation)
        self.type(text)
        wait_for(lambda: len(self.session.conversation) > count, "the question")
        self.idle()
        return self.branch[-1]

    def idle(self) -> None:
        def where() -> str:
            runner = self.session._runner
            return f"the answer, which is {runner.stage}" if runner else "the answer"

        wait_for(lambda: not self.session.busy, where)
        wait_for(lambda: not self.session.map.busy, "the layer")

    def view(self, index: int = -1) -> Any:
        view = self.dock.transcript.view(self.branch[index].id)
        assert view is not None
        return view


@pytest.fixture(scope="session")
def worker(qgis_app: Any) -> Iterator[WorkerProcess]:
    """One worker for all tests of the dock."""
    process = WorkerProcess()
    yield process
    process.stop()


@pytest.fixture
def settings(qgis_app: Any) -> Iterator[SettingsStore]:
    """The store of settings, with the echo model, at its defaults afterwards."""
    QgsSettings().remove(PREFIX.rstrip("/"))
    store = SettingsStore()
    store.set_value(MODEL, "echo")
    yield store
    QgsSettings().remove(PREFIX.rstrip("/"))


@pytest.fixture
def image(raster: Any, rng: np.random.Generator) -> QgsRasterLayer:
    """A layer of 120 × 100 pixels of a metre, in the project."""
    bands = rng.integers(0, 255, (3, 100, 120)).astype(np.uint8)
    return raster(bands, "harbour 2021-05-03")


@pytest.fixture
def desk(
    project: QgsProject,
    image: QgsRasterLayer,
    settings: SettingsStore,
    worker: WorkerProcess,
    qgis_iface: Any,
    tmp_path: Path,
) -> Iterator[Desk]:
    """The dock beside a map that shows the image."""
    window = QMainWindow()
    canvas = QgsMapCanvas(window)
    window.setCentralWidget(canvas)
    window.resize(QSize(900, 700))
    canvas.setDestinationCrs(image.crs())
    canvas.setLayers([image])
    canvas.setExtent(image.extent())
    store = ConversationStore(tmp_path / "conversations.sqlite")
    session = Session(canvas, project, worker, settings, store)
    dock = AssistantDock(session, qgis_iface)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    session.set_watching(True)
    wait_for(lambda: session.context.thumbnail_png, "the thumbnail")
    dock.composer.setFocus()
    yield Desk(window, session, dock)
    dock.stop_listening()
    session.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(10)


def long_conversation(turns: int) -> Conversation:
    """A conversation of answered turns."""
    conversation = Conversation("long")
    for number in range(turns):
        turn = new_turn(f"question {number}", conversation.head)
        conversation.add(turn)
        conversation.change(
            turn.id,
            state=TurnState.ANSWERED,
            answer_text=f"Answer **{number}** with [3 ships](features:ship).\n\n- a\n- b",
        )
    return conversation


@pytest.fixture
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Results of this test go into a folder of its own."""
    for module in (adding, turn_map):
        monkeypatch.setattr(module, "result_folders", lambda _: [tmp_path / "results"])


@pytest.fixture
def hand(desk: Desk, own_folder: None) -> Any:
    """A `Hand` whose view has been looked at."""
    from tests.desktop.dock.hand import Hand

    found = Hand(desk)
    found.ready()
    return found
