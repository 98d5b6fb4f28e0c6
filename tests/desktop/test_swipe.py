# SPDX-License-Identifier: GPL-2.0-or-later
"""The swipe tool on a real canvas with two rasters of plain colour."""

from __future__ import annotations

import numpy as np
import pytest
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
