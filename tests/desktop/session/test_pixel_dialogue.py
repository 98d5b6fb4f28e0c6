# SPDX-License-Identifier: GPL-2.0-or-later
"""Talking about pixels: what was segmented is kept, widened, smoothed and merged in words.

The worker is a real process; its models read a painted harbour by its colours.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject
from qgis.gui import QgsMapCanvas

from rs_assistant.desktop import turn_map, worker_process
from rs_assistant.desktop.layers import adding
from rs_assistant.engine.conversation import Turn
from rs_assistant.engine.settings import MODEL
from tests.conftest import ROOT
from tests.desktop.session.conftest import Desk

WATER, SHIP, HARBOR = (30, 60, 160), (200, 30, 30), (120, 40, 120)
# top, left, height, width; the pier is on the right, two ships lie at it, two farther off
SHIPS = {"far": (90, 20, 12, 30), "left": (86, 100, 14, 34), "large": (80, 200, 24, 60)}
SHIPS["small"] = (150, 232, 10, 24)
PIER = (40, 270, 140, 20)


@pytest.fixture
def desk(raster: Any, project: Any, tmp_path: Path, monkeypatch: Any) -> Iterator[Desk]:
    picture = np.empty((200, 300, 3), np.uint8)
    picture[:] = WATER
    for (top, left, height, width), colour in [
        *((box, SHIP) for box in SHIPS.values()),
        (PIER, HARBOR),
    ]:
        picture[top : top + height, left : left + width] = colour
    grain = np.random.default_rng(1).integers(-3, 4, (200, 300, 1))
    bands = np.moveaxis(np.clip(picture + grain, 0, 255).astype(np.uint8), -1, 0)
    image = raster(bands, "painted harbour")
    for module in (adding, turn_map):
        monkeypatch.setattr(module, "result_folders", lambda _: [tmp_path / "results"])
    command = worker_process.worker_command

    def painted(configuration: Any, python: Path) -> list[str]:
        parts = command(configuration, ROOT / ".venv" / "dev" / "bin" / "python")
        script = next(i for i, part in enumerate(parts) if part.endswith("__main__.py"))
        parts[script] = str(Path(__file__).with_name("painted_worker.py"))
        return parts

    monkeypatch.setattr(worker_process, "worker_command", painted)
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    project.setEllipsoid("EPSG:7030")
    canvas = QgsMapCanvas()
    canvas.resize(600, 400)
    canvas.setDestinationCrs(image.crs())
    canvas.setLayers([image])
    canvas.setExtent(image.extent())
    desk = Desk(canvas, tmp_path)
    desk.settings.values[MODEL.key] = "starter"
    yield desk
    desk.close()
    canvas.setLayers([])
    canvas.deleteLater()


def shapes(desk: Desk, turn: Turn) -> list[QgsGeometry]:
    """What an answer left on the map."""
    outcome = desk.session.map.outcome(turn.id)
    assert outcome is not None, turn.error
    return [feature.geometry for feature in outcome.placed.features]


def box_of(name: str) -> QgsGeometry:
    top, left, height, width = SHIPS[name]
    x, y = 500000.0 + left, 5700000.0 - top
    return QgsGeometry.fromWkt(
        f"Polygon(({x} {y}, {x + width} {y}, {x + width} {y - height}, {x} {y - height}, {x} {y}))"
    )


def named(desk: Desk, turn: Turn) -> set[str]:
    """Which ships an answer's polygons are."""
    found = shapes(desk, turn)
    names = {n for n in SHIPS if any(s.intersects(box_of(n).centroid()) for s in found)}
    assert len(names) == len(found), turn.answer_text
    return names


def test_the_dialogue_of_the_two_ships(desk: Desk) -> None:
    turn = desk.ask("segment the two ships nearest the pier")
    assert named(desk, turn) == {"large", "small"}, turn.answer_text
    turn = desk.ask("only the larger one")
    assert named(desk, turn) == {"large"}, turn.answer_text
    turn = desk.ask("add the one to its left")
    assert named(desk, turn) == {"large", "left"}, turn.answer_text
    before = sum(shape.area() for shape in shapes(desk, turn))
    turn = desk.ask("smooth it")
    assert named(desk, turn) == {"large", "left"}, turn.answer_text
    after = shapes(desk, turn)
    assert all(shape.isGeosValid() for shape in after)
    assert sum(shape.area() for shape in after) == pytest.approx(before, rel=0.03)
    assert sum(len(shape.asMultiPolygon()[0][0]) for shape in after) > 10


def test_only_the_newest_of_a_refined_result_is_on_the_map(desk: Desk) -> None:
    root = QgsProject.instance().layerTreeRoot()

    def shown() -> list[str]:
        found = (turn.layer_ref for turn in desk.session.conversation.branch())
        nodes = [root.findLayer(reference.layer_id) for reference in found if reference]
        return [node.name() for node in nodes if node is not None and node.isVisible()]

    desk.ask("segment the two ships nearest the pier")
    assert shown() == ["Ships"]
    desk.ask("only the larger one")
    assert shown() == ["Ships: only the larger one"]
    desk.session.undo()
    assert shown() == ["Ships"]
    desk.session.redo()
    assert shown() == ["Ships: only the larger one"]
    desk.ask("segment the water")  # another thing, not an edit of the ships
    assert shown() == ["Ships: only the larger one", "Water"]


def test_what_is_dropped_can_be_added_again(desk: Desk) -> None:
    turn = desk.ask("segment the ships")
    assert len(named(desk, turn)) == 4
    turn = desk.ask("remove the smallest one")
    assert named(desk, turn) == {"far", "left", "large"}, turn.answer_text
    turn = desk.ask("add the ship below the largest ship")
    assert "small" in named(desk, turn), turn.answer_text


def test_merging_makes_one_feature_whose_area_is_that_of_all(desk: Desk) -> None:
    turn = desk.ask("segment the ships")
    area = sum(shape.area() for shape in shapes(desk, turn))
    turn = desk.ask("merge them")
    (merged,) = shapes(desk, turn)
    assert merged.area() == pytest.approx(area)
    assert merged.isGeosValid()


def test_a_result_goes_along_when_the_map_moves(desk: Desk) -> None:
    desk.ask("segment the ships")
    box = desk.canvas.extent()
    box.setXMinimum(box.xMinimum() + 60)
    desk.canvas.setExtent(box)
    turn = desk.ask("only the largest one")
    assert named(desk, turn) == {"large"}, turn.answer_text
