# SPDX-License-Identifier: GPL-2.0-or-later
"""Which view clicks are about: looked at once, and anew when the map shows something else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayerTemporalProperties,
)
from qgis.PyQt.QtTest import QTest

from rs_assistant.desktop.canvas.dates import whole_day
from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.outlining import Stage
from rs_assistant.engine.settings import MODEL
from tests.desktop.dock.conftest import Desk, wait_for
from tests.desktop.dock.hand import LEFTMOST, TOP, Hand

pytestmark = pytest.mark.usefixtures("own_folder")


def test_clicks_made_while_the_view_is_looked_at_wait_for_it(desk: Desk) -> None:
    hand = Hand(desk)
    hand.click(60, 50)
    assert hand.outlining.stage is not Stage.READY
    assert "your clicks are kept" in hand.hint
    hand.settle()
    wait_for(lambda: hand.area > 0, "the outline")
    assert hand.area == pytest.approx(400)


@pytest.mark.parametrize("epsg", [4326, 3857])
def test_the_outline_lies_where_it_was_clicked_in_any_crs_and_rotation(
    desk: Desk, epsg: int
) -> None:
    canvas = desk.canvas
    crs = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    image = canvas.layers()[0]
    canvas.setDestinationCrs(crs)
    move = QgsCoordinateTransform(image.crs(), crs, QgsProject.instance())
    canvas.setExtent(move.transformBoundingBox(image.extent()))
    canvas.setRotation(30)
    hand = Hand(desk)
    hand.ready()
    hand.click(60, 50)
    hand.settle()
    shown = QgsGeometry(hand.outlining.marks.outline.asGeometry())
    back = QgsCoordinateTransform(crs, image.crs(), QgsProject.instance())
    shown.transform(back)
    place = QgsGeometry.fromPointXY(QgsPointXY(LEFTMOST + 60, TOP - 50))
    assert shown.contains(place)
    hand.accept()
    stored = next(hand.layer.getFeatures()).geometry()
    stored.transform(QgsCoordinateTransform(hand.layer.crs(), image.crs(), QgsProject.instance()))
    assert stored.contains(place)


def test_a_layer_at_its_own_resolution_is_outlined_in_its_crs(desk: Desk) -> None:
    image = desk.canvas.layers()[0]
    desk.session.set_source(ViewSource(SourceKind.LAYER, (image.id(),)))
    hand = Hand(desk)
    hand.ready()
    hand.click(60, 50)
    hand.settle()
    hand.accept()
    assert hand.layer.crs() == image.crs()
    assert next(hand.layer.getFeatures()).geometry().area() == pytest.approx(400)


def test_zooming_in_looks_again_and_panning_within_the_view_does_not(hand: Hand) -> None:
    stages: list[Stage] = []
    hand.outlining.stage_changed.connect(stages.append)
    handle = hand.outlining._looked.handle
    box = hand.canvas.extent()
    box.scale(0.8)
    hand.canvas.setExtent(box)
    QTest.qWait(600)
    assert hand.outlining._looked.handle == handle
    box = hand.canvas.extent()
    box.setXMinimum(box.xMinimum() + 500)
    box.setXMaximum(box.xMaximum() + 500)
    hand.canvas.setExtent(box)
    wait_for(lambda: hand.outlining.stage is Stage.STUCK, "the empty view")
    assert "outside" in hand.hint
    hand.canvas.setExtent(hand.canvas.layers()[0].extent())
    hand.ready()


def test_an_accepted_outline_is_no_reason_to_look_at_the_view_again(hand: Hand) -> None:
    looked = hand.outlining._looked
    hand.click(60, 50)
    hand.settle()
    hand.accept()
    hand.canvas.setLayers([hand.layer, *hand.canvas.layers()])
    QTest.qWait(600)
    assert hand.outlining._looked is looked
    hand.click(30, 50)
    hand.settle()
    assert hand.area == pytest.approx(400)


def test_other_imagery_is_looked_at_anew(hand: Hand, raster: Any) -> None:
    looked = hand.outlining._looked
    other = raster(np.full((3, 100, 120), 90, np.uint8), "another")
    hand.canvas.setLayers([other])
    wait_for(lambda: hand.outlining._looked not in (None, looked), "the other image")
    hand.ready()


def test_another_time_of_the_map_is_looked_at_anew(hand: Hand) -> None:
    outlining, canvas = hand.outlining, hand.canvas
    looked = outlining._looked
    canvas.setTemporalRange(whole_day("2016-06-01"))
    QTest.qWait(600)
    assert outlining._looked is looked  # this layer is the same at any time
    temporal = canvas.layers()[0].temporalProperties()
    temporal.setMode(QgsRasterLayerTemporalProperties.ModeRedrawLayerOnly)
    temporal.setIsActive(True)
    for day in ("2018-06-01", "2020-06-01"):
        looked = outlining._looked
        canvas.setTemporalRange(whole_day(day))
        wait_for(lambda: outlining.stage is not Stage.READY, "another look")
        hand.ready()
        assert outlining._looked is not looked


def test_another_choice_of_models_looks_at_the_view_anew(hand: Hand) -> None:
    hand.ready()
    looked, settings = hand.outlining._looked, hand.desk.session.settings
    settings.set_value(MODEL, "starter")
    assert hand.outlining.stage is Stage.LOOKING
    settings.set_value(MODEL, "echo")
    hand.ready()
    assert hand.outlining._looked is not looked
    assert hand.outlining._looked.model == "echo"


def test_a_killed_worker_is_told_the_view_again_and_the_clicks_count(
    hand: Hand, worker: Any
) -> None:
    hand.click(40, 50)
    hand.settle()
    worker.stop()
    hand.click(80, 50)
    wait_for(lambda: hand.area == pytest.approx(800), "both clicks")
