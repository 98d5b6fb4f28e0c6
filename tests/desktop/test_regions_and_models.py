# SPDX-License-Identifier: GPL-2.0-or-later
"""What a region is answered with the shipped models: exactly what its imagery alone is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.conversation import Turn, TurnState
from rs_assistant.engine.environment import WorkerConfiguration, pack_folders
from tests.desktop.support import Settings, wait_until, write_raster

SIDE = 256
QUESTIONS = ("describe this view", "segment the trees", "is there water?")


@pytest.fixture(scope="module")
def chips(samples: Path, tmp_path_factory: Any, qgis_app: Any) -> Path:
    """A forest from the air and a harbour side by side at 0.5 m, and each alone."""
    folder = tmp_path_factory.mktemp("chips")
    first = _cut(samples / "florida_forest.tif")
    second = _cut(samples / "rotterdam_tanks.tif")
    place = (500000.0, 0.5, 0.0, 5700000.0, 0.0, -0.5)
    write_raster(folder / "forest.tif", first, place)
    right = (500000.0 + SIDE * 0.5, *place[1:])
    write_raster(folder / "harbour.tif", second, right)
    write_raster(folder / "both.tif", np.concatenate([first, second], axis=2), place)
    return folder


def _cut(path: Path) -> np.ndarray:
    values = gdal.Open(str(path)).ReadAsArray()[:3]
    return np.ascontiguousarray(values[:, :SIDE, :SIDE]).astype(np.uint8)


class Asker:
    """A session with the shipped models."""

    def __init__(self, folder: Path) -> None:
        self.canvas = QgsMapCanvas()
        self.canvas.resize(400, 300)
        self.worker = WorkerProcess(
            configuration=lambda: WorkerConfiguration(profile=str(folder / "profile"))
        )
        project = QgsProject.instance()
        project.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
        store = ConversationStore(folder / "conversations.sqlite")
        self.session = Session(self.canvas, project, self.worker, Settings(), store)
        self.session.set_watching(False)

    def show(self, path: Path) -> QgsMapLayer:
        layer = QgsRasterLayer(str(path), path.stem)
        QgsProject.instance().addMapLayer(layer)
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setLayers([layer])
        self.canvas.setExtent(layer.extent())
        return layer

    def ask(self, message: str) -> Turn:
        self.session.new_conversation()
        self.session.ask(message)
        wait_until(lambda: not self.session.busy and not self.session.map.busy, 120)
        return self.session.conversation.branch()[-1]

    def close(self) -> None:
        self.session.close()
        self.worker.stop()
        self.canvas.setLayers([])
        self.canvas.deleteLater()


@pytest.fixture
def asker(project: Any, tmp_path: Path, monkeypatch: Any) -> Iterator[Asker]:
    if not pack_folders():
        pytest.fail("the starter pack is missing from resources/models")
    monkeypatch.setattr(adding, "result_folders", lambda _: [tmp_path / "results"])
    asker = Asker(tmp_path)
    yield asker
    asker.close()


@pytest.mark.parametrize("native", [True, False], ids=["native", "rendered"])
@pytest.mark.parametrize("side", ["forest", "harbour"])
def test_the_answer_for_a_region_is_that_for_its_imagery_alone(
    asker: Asker, chips: Path, side: str, native: bool
) -> None:
    def source(layer: QgsMapLayer) -> ViewSource:
        return ViewSource(SourceKind.LAYER, (layer.id(),)) if native else ViewSource()

    asker.session.set_source(source(asker.show(chips / f"{side}.tif")))
    alone = [asker.ask(question) for question in QUESTIONS]
    asker.session.set_source(source(asker.show(chips / "both.tif")))
    left = 500000 + (0 if side == "forest" else SIDE * 0.5)
    box = QgsRectangle(left, 5700000 - SIDE * 0.5, left + SIDE * 0.5, 5700000)
    asker.session.set_region(QgsGeometry.fromRect(box))
    assert alone[0].state is TurnState.ANSWERED
    within = [asker.ask(question) for question in QUESTIONS]
    for one, other in zip(alone, within):
        assert one.state in (TurnState.ANSWERED, TurnState.DECLINED), one.error
        said = one.answer_text.replace("the layer", "the region").replace("the view", "the region")
        assert other.answer_text == said  # word by word, but for what it speaks of
        assert other.value == one.value
        assert [(g.name, g.count) for g in other.groups] == [(g.name, g.count) for g in one.groups]


def test_the_two_sides_are_told_apart(asker: Asker, chips: Path) -> None:
    asker.show(chips / "both.tif")
    answers = []
    for left in (500000.0, 500000 + SIDE * 0.5):
        box = QgsRectangle(left, 5700000 - SIDE * 0.5, left + SIDE * 0.5, 5700000)
        asker.session.set_region(QgsGeometry.fromRect(box))
        answers.append(asker.ask("describe this view").answer_text)
    assert answers[0] != answers[1]


def test_a_blank_view_is_declined_with_a_sentence(
    asker: Asker, tmp_path: Path, chips: Path
) -> None:
    white = write_raster(tmp_path / "white.tif", np.full((3, 400, 400), 255, np.uint8))
    asker.show(white)
    turn = asker.ask("describe this view")
    assert turn.state is TurnState.DECLINED
    assert turn.answer_text
