# SPDX-License-Identifier: GPL-2.0-or-later
"""A session with a map, the real worker process and its echo model."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
)
from qgis.gui import QgsMapCanvas

from rs_assistant.desktop import answer_maps, turn_map
from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.session import Session, SessionState
from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.conversation import Turn
from rs_assistant.engine.environment import WorkerConfiguration
from rs_assistant.engine.settings import MODEL
from tests.desktop.support import Settings, wait_until


class Desk:
    """A map with an image, a session, and what it said."""

    def __init__(self, canvas: QgsMapCanvas, folder: Path) -> None:
        self.canvas = canvas
        self.settings = Settings({MODEL.key: "echo"})
        self.store = ConversationStore(folder / "conversations.sqlite")
        self.worker = WorkerProcess(
            configuration=lambda: WorkerConfiguration(
                profile=str(folder / "profile"), echo_faults=True
            )
        )
        self.notices: list[tuple[str, str, str]] = []
        self.tokens: list[str] = []
        self.states: list[SessionState] = []
        self.requests: list[dict[str, Any]] = []
        self.blobs: list[bytes] = []
        self.operations: list[str] = []
        self._watch()
        self.open()

    def open(self) -> None:
        self.session = Session(
            self.canvas, QgsProject.instance(), self.worker, self.settings, self.store
        )
        self.session.set_watching(False)
        self.session.notice.connect(lambda *words: self.notices.append(words))
        self.session.token_received.connect(lambda _, text: self.tokens.append(text))
        self.session.state_changed.connect(self.states.append)

    def _watch(self) -> None:
        request = self.worker.request

        def watched(op: str, body: dict[str, Any], blob: bytes = b"") -> int:
            self.operations.append(op)
            self.requests.append(body)
            self.blobs.append(blob)
            return request(op, body, blob)

        self.worker.request = watched

    def ask(self, message: str, plan: Any = None) -> Turn:
        """Ask and wait for the answer and its layer."""
        self.session.ask(message, plan)
        self.wait()
        return self.last

    def wait(self) -> None:
        wait_until(lambda: not self.session.busy and not self.session.map.busy, 60)

    @property
    def last(self) -> Turn:
        return self.session.conversation.branch()[-1]

    def worker_pid(self) -> int:
        return int(self.worker.about["pid"])

    def close(self) -> None:
        self.session.close()
        self.worker.stop()


@pytest.fixture
def image(raster: Any, rng: Any) -> Any:
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "harbour_20200831")


@pytest.fixture
def desk(image: Any, project: Any, tmp_path: Path, monkeypatch: Any) -> Iterator[Desk]:
    for module in (adding, turn_map, answer_maps):
        monkeypatch.setattr(module, "result_folders", lambda _: [tmp_path / "résultats 结果"])
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    project.setEllipsoid("EPSG:7030")
    canvas = QgsMapCanvas()
    canvas.resize(400, 300)
    canvas.setDestinationCrs(image.crs())
    canvas.setLayers([image])
    canvas.setExtent(image.extent())
    # People's folders have spaces and letters of every language: so have these.
    desk = Desk(canvas, tmp_path / "Jürgen’s 配置")
    yield desk
    desk.close()
    canvas.setLayers([])
    canvas.deleteLater()
