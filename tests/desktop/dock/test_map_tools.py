# SPDX-License-Identifier: GPL-2.0-or-later
"""One tool after another on the map: each goes when it is done, and the one before comes back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle
from qgis.gui import QgsMapTool, QgsMapToolPan
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, Qt
from qgis.PyQt.QtTest import QTest

from rs_assistant.desktop.canvas.swipe import SwipeTool
from rs_assistant.engine.conversation import TurnState
from tests.desktop.dock.conftest import Desk, wait_for

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pan(desk: Desk) -> QgsMapTool:
    """The tool that a person has in hand before any of ours."""
    tool = QgsMapToolPan(desk.canvas)
    desk.canvas.setMapTool(tool)
    return tool


@pytest.fixture
def swiping(desk: Desk, pan: QgsMapTool, image: Any, raster: Any) -> Any:
    """Two dates are compared with the swipe; the later layer."""
    other = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    desk.session.set_compare(image.id(), other.id())
    wait_for(lambda: not desk.dock._box.swipe.isHidden(), "the swipe button")
    QTest.mouseClick(desk.dock._box.swipe, LEFT)
    assert isinstance(desk.canvas.mapTool(), SwipeTool)
    return other


def delete_what_is_done() -> None:
    """As the event loop does sooner or later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_region_drawn_after_a_swipe_gives_back_the_tool_before_both(
    desk: Desk, swiping: Any, pan: QgsMapTool
) -> None:
    QTest.mouseClick(desk.dock._box.shapes["rectangle"], LEFT)
    delete_what_is_done()
    port = desk.canvas.viewport()
    middle = port.rect().center()
    QTest.mousePress(port, LEFT, pos=middle - QPoint(40, 40))
    QTest.mouseRelease(port, LEFT, pos=middle + QPoint(40, 40))
    assert desk.session.region is not None
    assert desk.canvas.mapTool() is pan


def test_outlining_after_a_swipe_gives_back_the_tool_before_both(
    desk: Desk, swiping: Any, pan: QgsMapTool
) -> None:
    QTest.mouseClick(desk.dock._box.outline, LEFT)
    delete_what_is_done()
    QTest.mouseClick(desk.dock._box.outline, LEFT)
    assert desk.canvas.mapTool() is pan


def test_a_tool_that_is_gone_does_not_come_back(desk: Desk, pan: QgsMapTool) -> None:
    button = desk.dock._box.shapes["polygon"]
    QTest.mouseClick(button, LEFT)
    pan.deleteLater()  # as another plugin does when it is switched off
    delete_what_is_done()
    QTest.mouseClick(button, LEFT)
    assert not button.isChecked()
    assert desk.canvas.mapTool() is None


def test_removing_a_compared_layer_ends_the_swipe(
    desk: Desk, project: Any, swiping: Any, pan: QgsMapTool
) -> None:
    project.removeMapLayer(swiping.id())
    assert desk.canvas.mapTool() is pan
    assert not desk.dock._box.swipe.isChecked()
    desk.canvas.zoomOut()


def test_leaving_the_place_of_the_two_dates_for_a_while_keeps_the_swipe(
    desk: Desk, swiping: Any, image: Any
) -> None:
    desk.canvas.setExtent(QgsRectangle(0, 0, 100, 100))
    wait_for(lambda: desk.session.context.trouble is not None, "the trouble")
    assert isinstance(desk.canvas.mapTool(), SwipeTool)
    desk.canvas.setExtent(image.extent())
    wait_for(lambda: desk.session.context.trouble is None, "two views")
    assert isinstance(desk.canvas.mapTool(), SwipeTool)


def test_the_mark_of_a_region_and_the_way_to_it_follow_the_crs_of_the_map(
    desk: Desk, image: Any
) -> None:
    desk.session.set_region(QgsGeometry.fromRect(QgsRectangle(500020, 5699920, 500060, 5699950)))
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    desk.dock._map.zoom("region")
    settings = desk.canvas.mapSettings()
    mark = desk.dock._map._mark._band.asGeometry().boundingBox().center()
    for point in (mark, desk.canvas.center()):
        place = settings.mapToLayerCoordinates(image, point)
        assert place.x() == pytest.approx(500040, abs=1)
        assert place.y() == pytest.approx(5699935, abs=1)


def test_the_layer_that_the_dock_speaks_of_is_one_that_the_map_draws(
    desk: Desk, image: Any, raster: Any
) -> None:
    above = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    desk.canvas.setLayers([above, image])
    wait_for(lambda: desk.session.context.dates == ("",), "two layers of two dates")
    above.setMinimumScale(desk.canvas.scale() / 2)
    above.setScaleBasedVisibility(True)
    desk.canvas.refresh()
    wait_for(lambda: desk.session.context.names == (image.name(),), "the lower one")
    assert desk.session.context.dates == ("2021-05-03",)
    assert desk.dock._map.layer(0) is image
    desk.canvas.zoomByFactor(0.2)
    wait_for(lambda: desk.session.context.names == (above.name(),), "the upper one")
    assert desk.dock._map.layer(0) is above
    assert desk.ask("what is here").state is TurnState.ANSWERED
