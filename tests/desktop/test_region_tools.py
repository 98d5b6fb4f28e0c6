# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing regions with the mouse on a real canvas."""

from __future__ import annotations

from typing import Any, Iterator

import pytest
from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QKeyEvent

from rs_assistant.desktop.canvas.region_tools import RegionMark, RegionTool, Shape, polygon_of

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


class Hand:
    """Draws with a tool, in pixels of the canvas."""

    def __init__(self, canvas: QgsMapCanvas, shape: Shape) -> None:
        self.canvas = canvas
        self.tool = RegionTool(canvas, shape)
        self.drawn: list[Any] = []
        self.given_up: list[bool] = []
        self.tool.drawn.connect(self.drawn.append)
        self.tool.given_up.connect(lambda: self.given_up.append(True))
        canvas.setMapTool(self.tool)

    def event(self, kind: QEvent.Type, x: int, y: int, button: Any) -> QgsMapMouseEvent:
        return QgsMapMouseEvent(self.canvas, kind, QPoint(x, y), button, button)

    def press(self, x: int, y: int) -> None:
        self.tool.canvasPressEvent(self.event(QEvent.Type.MouseButtonPress, x, y, LEFT))

    def move(self, x: int, y: int) -> None:
        self.tool.canvasMoveEvent(self.event(QEvent.Type.MouseMove, x, y, NONE))

    def release(self, x: int, y: int, button: Any = LEFT) -> None:
        self.tool.canvasReleaseEvent(self.event(QEvent.Type.MouseButtonRelease, x, y, button))

    def click(self, x: int, y: int) -> None:
        self.press(x, y)
        self.release(x, y)

    def key(self, key: Any) -> QKeyEvent:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        self.tool.keyPressEvent(event)
        return event


@pytest.fixture
def canvas(qgis_app: Any) -> Iterator[QgsMapCanvas]:
    canvas = QgsMapCanvas()
    canvas.resize(400, 400)
    canvas.setExtent(QgsRectangle(0, 0, 400, 400))
    yield canvas
    canvas.deleteLater()


@pytest.fixture
def hand(canvas: QgsMapCanvas, request: Any) -> Iterator[Hand]:
    hand = Hand(canvas, request.param)
    yield hand
    canvas.unsetMapTool(hand.tool)
    hand.tool.dispose()


def drawing(shape: Shape) -> Any:
    return pytest.mark.parametrize("hand", [shape], indirect=True, ids=[shape.value])


@drawing(Shape.RECTANGLE)
def test_dragging_draws_a_rectangle(hand: Hand) -> None:
    hand.press(100, 100)
    hand.move(150, 150)
    hand.move(200, 250)
    hand.release(200, 250)
    box = hand.drawn[0].boundingBox()
    scale = hand.canvas.mapUnitsPerPixel()
    assert box.width() == pytest.approx(100 * scale)
    assert box.height() == pytest.approx(150 * scale)
    assert hand.drawn[0].area() == pytest.approx(box.area())


@drawing(Shape.RECTANGLE)
def test_a_mere_click_is_no_rectangle(hand: Hand) -> None:
    hand.press(100, 100)
    hand.release(101, 101)
    assert not hand.drawn


@drawing(Shape.POLYGON)
def test_clicks_and_a_right_click_draw_a_polygon(hand: Hand) -> None:
    for x, y in ((100, 100), (200, 100), (200, 200)):
        hand.click(x, y)
        hand.move(x + 5, y + 5)
    hand.release(210, 210, RIGHT)
    scale = hand.canvas.mapUnitsPerPixel()
    assert hand.drawn[0].area() == pytest.approx(5000 * scale**2)


@drawing(Shape.POLYGON)
def test_backspace_takes_a_corner_back_and_enter_ends(hand: Hand) -> None:
    for x, y in ((100, 100), (200, 100), (200, 200), (0, 0)):
        hand.click(x, y)
    assert hand.key(Qt.Key.Key_Backspace).isAccepted()
    hand.key(Qt.Key.Key_Return)
    scale = hand.canvas.mapUnitsPerPixel()
    assert hand.drawn[0].area() == pytest.approx(5000 * scale**2)


@drawing(Shape.POLYGON)
def test_two_corners_are_no_region(hand: Hand) -> None:
    hand.click(100, 100)
    hand.click(200, 100)
    hand.key(Qt.Key.Key_Return)
    assert not hand.drawn
    assert hand.given_up


@drawing(Shape.POLYGON)
def test_escape_gives_up(hand: Hand) -> None:
    hand.click(100, 100)
    assert hand.key(Qt.Key.Key_Escape).isAccepted()
    assert hand.given_up
    hand.key(Qt.Key.Key_Return)
    assert not hand.drawn


@drawing(Shape.FREEHAND)
def test_a_line_by_hand_encloses_a_region(hand: Hand) -> None:
    path = [(100, 100), (150, 90), (200, 100), (210, 150), (200, 200), (100, 200)]
    hand.press(*path[0])
    for x, y in path[1:]:
        hand.move(x, y)
    hand.release(*path[-1])
    assert hand.drawn[0].isGeosValid()
    scale = hand.canvas.mapUnitsPerPixel()
    assert 9000 * scale**2 < hand.drawn[0].area() < 12000 * scale**2


def test_a_line_that_crosses_itself_becomes_a_valid_region(qgis_app: Any) -> None:
    bow = polygon_of([QgsPointXY(x, y) for x, y in ((0, 0), (10, 10), (10, 0), (0, 10))])
    assert bow.isGeosValid()
    assert bow.area() == pytest.approx(50)


def test_points_on_a_line_enclose_nothing(qgis_app: Any) -> None:
    assert polygon_of([QgsPointXY(x, x) for x in (0, 1, 2)]) is None


def test_the_region_stays_visible_until_it_is_lifted(canvas: QgsMapCanvas) -> None:
    mark = RegionMark(canvas)
    region = polygon_of([QgsPointXY(x, y) for x, y in ((0, 0), (10, 0), (10, 10))])
    mark.show(region)
    mark.show(None)
    mark.dispose()
    assert mark._band.scene() is None
