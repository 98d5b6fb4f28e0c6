# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole conversations about two dates, typed into the dock, answered by the starter pack.

Three scenes with known facts: houses that were built (made from the sample imagery), lakes that
came and went (near infrared), and a place where only the light differs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProject, QgsVectorLayer

from rs_assistant.engine.conversation import LayerKind, Turn, TurnState
from rs_assistant.engine.settings import MODEL
from tests.desktop.dock.conftest import Desk, wait_for
from tests.desktop.test_processing_two_dates import BANDS, CAME, STAYS, WENT, land
from tests.desktop.test_processing_two_dates import place as lake_place

# Roofs of the sample, and lawn or trees beside them: (top, left, height, width).
ROOFS = (
    ((366, 398, 92, 112), (255, 440, 100, 70)),
    ((300, 216, 68, 66), (90, 300, 60, 25)),
    ((88, 242, 60, 66), (150, 300, 60, 60)),
)


def overgrown(picture: np.ndarray, box: Any, ground: Any) -> np.ndarray:
    """A box of (bands, rows, columns) filled with ground from elsewhere, soft at the rim."""
    top, left, height, width = box
    t, l, h, w = ground
    tile = picture[:, t : t + h, l : l + w]
    tile = np.concatenate([tile, tile[:, :, ::-1]], 2)
    tile = np.tile(np.concatenate([tile, tile[:, ::-1]], 1), (1, 3, 3))[:, :height, :width]
    rows = np.minimum(np.arange(height) + 1, np.arange(height)[::-1] + 1)
    columns = np.minimum(np.arange(width) + 1, np.arange(width)[::-1] + 1)
    weight = np.clip(np.minimum(rows[:, None], columns) / 5, 0, 1)
    result = picture.astype(float).copy()
    window = result[:, top : top + height, left : left + width]
    window[:] = tile * weight + window * (1 - weight)
    return result


def another_day(picture: np.ndarray) -> np.ndarray:
    """Other light and grain."""
    grain = np.random.default_rng(0).integers(-3, 4, picture.shape)
    return np.clip(picture * 0.93 + 6 + grain, 0, 255).astype(np.uint8)


@pytest.fixture
def compare(desk: Desk, raster: Any, settings: Any) -> Any:
    """``compare(before, after, **how)``: both as layers, on the map, chosen."""

    def chosen(before: np.ndarray, after: np.ndarray, **how: Any) -> tuple[Any, Any]:
        settings.set_value(MODEL, "starter")
        layers = raster(before, "place_2014-06-01", **how), raster(after, "place_2019-08-31", **how)
        desk.canvas.setDestinationCrs(layers[0].crs())
        desk.canvas.setLayers(list(layers))
        desk.canvas.setExtent(layers[0].extent())
        desk.session.set_compare(layers[0].id(), layers[1].id())
        wait_for(lambda: desk.session.context.views == 2, "two views")
        return layers

    return chosen


@pytest.fixture
def housing(samples: Path) -> np.ndarray:
    return gdal.Open(str(samples / "rotterdam_housing.tif")).ReadAsArray()[:3]


def facts(turn: Turn) -> str:
    assert turn.state is TurnState.ANSWERED, (turn.message, turn.answer_text, turn.error)
    return turn.answer_text


def polygons(turn: Turn) -> QgsVectorLayer:
    reference = turn.layer_of(LayerKind.POLYGONS)
    assert reference is not None, turn.answer_text
    return QgsProject.instance().mapLayer(reference.layer_id)


def rasters_named(beginning: str) -> list[Any]:
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if layer.name().startswith(beginning)]


def square_metres(text: str) -> float:
    found = re.search(r"([\d\u202f\u00a0 ,.]+)\s?(m²|ha|km²)", text)
    assert found, text
    value = float(re.sub(r"[^\d.]", "", found[1]))
    return value * {"m²": 1, "ha": 1e4, "km²": 1e6}[found[2]]


def test_new_houses_are_found_counted_placed_picked_and_reported(
    desk: Desk, compare: Any, housing: np.ndarray
) -> None:
    before = housing.astype(float)
    for box, ground in ROOFS:
        before = overgrown(before, box, ground)
    compare(another_day(before), housing, geotransform=(593000, 0.5, 0, 5746000, 0, -0.5))

    turn = desk.ask("Has it changed?")
    assert turn.value is True
    assert "2014-06-01" in facts(turn)
    assert "2019-08-31" in facts(turn)

    turn = desk.ask("How many buildings?")
    assert 2 <= turn.value <= 4
    assert "new building" in facts(turn)
    count = turn.value
    changes = sum(group.count for group in desk.branch[0].groups)
    if count == changes:  # all that changed are buildings: no second layer of the same polygons
        assert turn.layer_of(LayerKind.POLYGONS) is None
    layer = polygons(turn if count < changes else desk.branch[0])
    assert layer.featureCount() == count
    for feature in layer.getFeatures():
        assert feature["to_class"] == "building"
        assert (feature["date_before"], feature["date_after"]) == ("2014-06-01", "2019-08-31")
        assert feature["area_ha"] == pytest.approx(feature["area_m2"] / 1e4)

    turn = desk.ask("Where?")
    # The middles of the three roofs lie in these ninths; large ones reach into others.
    assert {"top", "center", "bottom right"} & set(turn.value.split(", "))
    assert "cell:" in facts(turn)

    turn = desk.ask("Only the ones near the road")
    assert 0 <= turn.value <= count

    turn = desk.ask("Summarise for a report")
    text = facts(turn)
    assert "| from | to |" in text
    assert "buildings" in text.lower()
    assert turn.plan.steps[0].style == "report"


def test_lakes_that_came_and_went_are_told_in_hectares(desk: Desk, compare: Any) -> None:
    compare(land([STAYS, WENT], 1), land([STAYS, CAME], 2), geotransform=lake_place(), names=BANDS)
    pixels = 300 * 400
    shares = [100 * (a[2] * a[3] + b[2] * b[3]) / pixels for a, b in ((STAYS, WENT), (STAYS, CAME))]

    turn = desk.ask("Is there more water now?")
    assert turn.value is True
    said = [float(value) for value in re.findall(r"([\d.]+)\s?%", facts(turn))[:2]]
    assert said == pytest.approx(shares, abs=0.6)

    turn = desk.ask("How much?")
    table = facts(turn)
    row = next(
        line for line in table.splitlines() if re.match(r"\| (?!water)\w+ \| water \|", line)
    )
    assert square_metres(row.split("|")[4]) == pytest.approx(CAME[2] * CAME[3] * 25, rel=0.03)
    row = next(line for line in table.splitlines() if line.startswith("| water |"))
    assert square_metres(row.split("|")[4]) == pytest.approx(WENT[2] * WENT[3] * 25, rel=0.03)

    desk.session.map.add_class_maps(turn.id)
    wait_for(lambda: len(rasters_named("Land cover")) == 2, "both class maps")
    before, after = sorted(rasters_named("Land cover"), key=lambda layer: layer.name())
    assert before.name() == "Land cover, 2014-06-01"
    for layer, box in ((before, WENT), (after, CAME)):
        names = {item.label: item.value for item in layer.renderer().classes()}
        values = gdal.Open(layer.source()).ReadAsArray()
        top, left, height, width = box
        assert (
            values[top + 3 : top + height - 3, left + 3 : left + width - 3] == names["water"]
        ).all()
    desk.session.undo()
    assert len(rasters_named("Land cover")) == 1

    turn = desk.ask("And where did the water go?")
    facts(turn)
    turn = desk.ask("Where is new water?")
    assert "center" in turn.value.split(", ")

    turn = desk.ask("Only larger than 10 ha")
    assert turn.value == 1
    assert sum(group.count for group in turn.groups) == 1


def test_where_only_the_light_differs_nothing_has_changed(
    desk: Desk, compare: Any, housing: np.ndarray
) -> None:
    compare(another_day(housing), housing, geotransform=(593000, 0.5, 0, 5746000, 0, -0.5))
    for question in (
        "Has it changed?",
        "How many buildings?",
        "What has changed?",
        "Where?",
        "Summarise for a report",
    ):
        turn = desk.ask(question)
        assert turn.state is TurnState.ANSWERED
        assert "no change" in turn.answer_text or "nothing has changed" in turn.answer_text
        assert not turn.groups
        assert turn.value in (False, 0, "", None)
