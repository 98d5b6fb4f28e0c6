# SPDX-License-Identifier: GPL-2.0-or-later
"""The swipe tool on a real canvas with two rasters of plain colour."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEventLoop, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest

from rs_assistant.desktop.canvas.swipe import SwipeTool


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec_()


def _colours(canvas: QgsMapCanvas) -> tuple[str, str]:
    image: QImage = canvas.viewport().grab().toImage()
    y = canvas.height() // 4
    left = image.pixelColor(canvas.width() // 4, y).name()
    return left, image.pixelColor(canvas.width() * 3 // 4, y).name()


@pytest.fixture
def swipe(raster):
    before, after = (
        raster(np.stack([np.full((100, 100), value, np.uint8) for value in colour]), name)
        for name, colour in (("before", (255, 0, 0)), ("after", (0, 0, 255)))
    )
    canvas = QgsMapCanvas()
    canvas.resize(400, 400)
    canvas.setDestinationCrs(before.crs())
    canvas.setExtent(before.extent())
    canvas.show()
    tool = SwipeTool(canvas, [before], [after], ("2012", "2020"))
    canvas.setMapTool(tool)
    for _ in range(1000):
        _wait(20)
        if _colours(canvas) == ("#ff0000", "#0000ff"):
            break
    yield canvas, tool
    canvas.unsetMapTool(tool)
    _wait(200)
    canvas.close()
    canvas.deleteLater()
    _wait(50)  # Qt deletes the canvas, not Python's garbage collector


def test_the_earlier_date_is_left_of_the_line_and_the_later_one_right(swipe):
    canvas, _ = swipe
    assert _colours(canvas) == ("#ff0000", "#0000ff")


def test_dragging_moves_the_line(swipe):
    canvas, tool = swipe
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(360, 100))
    assert tool.split == pytest.approx(0.9, abs=0.01)
    assert _colours(canvas) == ("#ff0000", "#ff0000")


def test_arrow_keys_move_the_line_and_stop_at_the_edges(swipe):
    canvas, tool = swipe
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert tool.split == pytest.approx(0.52)
    for _ in range(60):
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert tool.split == 0.0
    assert _colours(canvas) == ("#0000ff", "#0000ff")


def test_space_shows_one_date_at_a_time(swipe):
    canvas, tool = swipe
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert tool.flickers
    seen = set()
    for _ in range(600):  # on a busy machine a flicker can be long in coming
        _wait(100)
        seen.add(_colours(canvas))
        if len(seen) > 1:
            break
    assert seen == {("#ff0000", "#ff0000"), ("#0000ff", "#0000ff")}
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert not tool.flickers


def test_the_right_button_flickers_and_home_and_end_show_one_date(swipe):
    canvas, tool = swipe
    port = canvas.viewport()
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    assert tool.flickers
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    assert not tool.flickers
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert _colours(canvas) == ("#ff0000", "#ff0000")
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert _colours(canvas) == ("#0000ff", "#0000ff")


def test_leaving_takes_everything_off_the_map(swipe):
    canvas, tool = swipe
    items = len(canvas.scene().items())
    canvas.unsetMapTool(tool)
    assert len(canvas.scene().items()) == items - 1
    for _ in range(200):
        _wait(50)
        if "#ff0000" not in _colours(canvas):
            break
    assert "#ff0000" not in _colours(canvas)


QUARTERS = ("#ff0000", "#00ff00", "#0000ff", "#ffff00")


def _quarters(canvas: QgsMapCanvas) -> tuple[str, ...]:
    """The colours where the middles of the quarters of the image lie on the screen."""
    image: QImage = canvas.viewport().grab().toImage()
    found = []
    for x, y in ((25, 25), (75, 25), (25, 75), (75, 75)):
        place = QgsPointXY(500000 + x, 5700000 - y)
        at = canvas.getCoordinateTransform().transform(place)
        found.append(image.pixelColor(round(at.x()), round(at.y())).name())
    return tuple(found)


@pytest.fixture
def four_colours(raster, swipe):
    """The swipe of an image with a colour per quarter, all of it on the left of the line."""
    canvas, _ = swipe
    bands = np.zeros((3, 100, 100), np.uint8)
    bands[0, :50, :50] = bands[1, :50, 50:] = bands[2, 50:, :50] = 255
    bands[:2, 50:, 50:] = 255
    layer = raster(bands, "quarters")
    tool = SwipeTool(canvas, [layer], [layer])
    canvas.setExtent(layer.extent().buffered(40))
    canvas.setMapTool(tool)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    for _ in range(1000):
        _wait(20)
        if _quarters(canvas) == QUARTERS:
            break
    yield canvas, tool
    canvas.unsetMapTool(tool)


@pytest.mark.parametrize("angle", [30, 90, 200])
def test_a_picture_lies_right_on_a_map_that_is_turned(four_colours, angle):
    canvas, tool = four_colours
    assert _quarters(canvas) == QUARTERS
    canvas.setRotation(angle)
    assert _quarters(canvas) == QUARTERS  # the picture of before, turned with the map
    for _ in range(1000):
        if not tool._jobs:
            break
        _wait(20)
    assert _quarters(canvas) == QUARTERS  # the picture of the map as it is
    canvas.zoomByFactor(1.3)
    assert _quarters(canvas) == QUARTERS
    canvas.setRotation(0)
    assert _quarters(canvas) == QUARTERS


def test_a_layer_that_goes_asks_to_leave(raster, swipe):
    canvas, _ = swipe
    layer = raster(np.zeros((3, 10, 10), np.uint8), "short-lived")
    tool = SwipeTool(canvas, [layer], [layer])
    left = []
    tool.left.connect(lambda: left.append(canvas.unsetMapTool(tool)))
    canvas.setMapTool(tool)
    QgsProject.instance().removeMapLayer(layer.id())
    assert left
    canvas.zoomIn()
