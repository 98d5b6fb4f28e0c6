# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlining by clicks: a real map, real mouse and keys, the real worker with its echo model.

Echo's outline of a click is a square of 20 pixels around it, less 8 pixels around a negative click;
a box is outlined as it is. The image has pixels of a metre.
"""

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
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QToolButton

from rs_assistant.desktop import turn_map
from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.outlining import Outlining, Stage
from rs_assistant.engine.conversation import TurnState
from tests.desktop.dock.conftest import Desk, wait_for

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFTMOST, TOP = 500000.0, 5700000.0  # corner of the image


class Hand:
    """A person with the outlining tool."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.canvas = desk.canvas
        self.button = desk.dock.findChild(QToolButton, "outline")
        self.begin()

    def begin(self) -> None:
        QTest.mouseClick(self.button, LEFT)

    @property
    def outlining(self) -> Outlining:
        found = self.desk.dock._map.outlining
        assert found is not None
        return found

    def ready(self) -> None:
        wait_for(lambda: self.outlining.stage is Stage.READY, "the view to be looked at")

    def at(self, column: float, row: float) -> QPoint:
        """Where a pixel of the image is on the screen."""
        place = QgsPointXY(LEFTMOST + column, TOP - row)
        image = QgsProject.instance().mapLayersByName("harbour 2021-05-03")[0]
        crs = self.canvas.mapSettings().destinationCrs()
        move = QgsCoordinateTransform(image.crs(), crs, QgsProject.instance())
        return (
            self.canvas.getCoordinateTransform()
            .transform(move.transform(place))
            .toQPointF()
            .toPoint()
        )

    def click(self, column: float, row: float, button: Any = LEFT, keys: Any = NONE) -> None:
        QTest.mouseClick(self.canvas.viewport(), button, keys, self.at(column, row))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        viewport = self.canvas.viewport()
        first, last = self.at(*start), self.at(*end)
        QTest.mousePress(viewport, LEFT, NONE, first)
        for share in (0.3, 0.7, 1.0):
            here = first + (last - first) * share
            event = QMouseEvent(
                QMouseEvent.Type.MouseMove, here, Qt.MouseButton.NoButton, LEFT, NONE
            )
            QApplication.sendEvent(viewport, event)
        QTest.mouseRelease(viewport, LEFT, NONE, last)

    def move(self, column: float, row: float) -> None:
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            self.at(column, row),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            NONE,
        )
        QApplication.sendEvent(self.canvas.viewport(), event)

    def key(self, key: Any) -> None:
        QTest.keyClick(self.canvas, key)

    def settle(self) -> None:
        """Wait until the newest clicks have been answered."""
        wait_for(
            lambda: self.outlining.stage is Stage.READY and self.outlining._asked is None,
            "the outline",
        )

    @property
    def area(self) -> float:
        """Square metres of the outline that is shown."""
        current = self.outlining.current
        return 0.0 if current is None else float(current.geometry.area())

    @property
    def hint(self) -> str:
        return str(self.outlining.marks.hint.text())

    def accept(self) -> None:
        count = len(self.desk.branch)
        self.key(Qt.Key.Key_Return)
        wait_for(lambda: len(self.desk.branch) >= max(count, 1), "the turn")
        wait_for(lambda: not self.desk.session.map.busy, "the layer")

    @property
    def layers(self) -> list[QgsVectorLayer]:
        every = QgsProject.instance().mapLayers().values()
        return [layer for layer in every if isinstance(layer, QgsVectorLayer)]

    @property
    def layer(self) -> QgsVectorLayer:
        (found,) = self.layers
        return found


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    for module in (adding, turn_map):
        monkeypatch.setattr(module, "result_folders", lambda _: [tmp_path / "results"])


@pytest.fixture
def hand(desk: Desk) -> Hand:
    hand = Hand(desk)
    hand.ready()
    return hand


def test_a_click_shows_the_outline_and_says_what_to_do_next(hand: Hand) -> None:
    assert "Click what to outline" in hand.hint
    hand.click(60, 50)
    hand.settle()
    assert hand.area == pytest.approx(400)
    assert "Enter" in hand.hint
    assert "400" in hand.hint
    assert hand.outlining.marks.outline.asGeometry().area() == pytest.approx(400)
    assert not hand.desk.branch


@pytest.mark.parametrize(("button", "keys"), [(RIGHT, NONE), (LEFT, SHIFT), (LEFT, CONTROL)])
def test_a_right_click_or_one_with_a_key_takes_away(hand: Hand, button: Any, keys: Any) -> None:
    hand.click(60, 50)
    hand.settle()
    hand.click(60, 50, button, keys)
    hand.settle()
    assert hand.area == pytest.approx(400 - 64)
    assert [positive for _, positive in hand.outlining.marks.clicks.points] == [True, False]


def test_a_drag_is_a_box(hand: Hand) -> None:
    hand.drag((20, 20), (60, 50))
    hand.settle()
    assert hand.area == pytest.approx(40 * 30, rel=0.1)  # to the pixel of the screen


def test_backspace_takes_clicks_back_one_by_one(hand: Hand) -> None:
    hand.click(40, 50)
    hand.settle()
    hand.click(80, 50)
    hand.settle()
    assert hand.area == pytest.approx(800)
    hand.key(Qt.Key.Key_Backspace)
    hand.settle()
    assert hand.area == pytest.approx(400)
    hand.key(Qt.Key.Key_Backspace)
    assert hand.area == 0
    assert not hand.outlining.marks.clicks.points


def test_clicks_made_while_the_view_is_looked_at_wait_for_it(desk: Desk) -> None:
    hand = Hand(desk)
    hand.click(60, 50)
    assert hand.outlining.stage is not Stage.READY
    assert "your clicks are kept" in hand.hint
    hand.settle()
    wait_for(lambda: hand.area > 0, "the outline")
    assert hand.area == pytest.approx(400)


def test_enter_adds_a_measured_polygon_as_a_turn_and_a_layer(hand: Hand) -> None:
    hand.click(60, 50)
    hand.settle()
    hand.accept()
    turn = hand.desk.branch[-1]
    assert turn.state is TurnState.ANSWERED
    assert "1 square" in turn.answer_text
    assert turn.context.extent is not None
    feature = next(hand.layer.getFeatures())
    assert feature["label"] == "square"
    assert feature["turn"] == turn.id
    assert feature["model"] == "echo"
    assert feature["area_m2"] == pytest.approx(400, rel=0.01)
    centre = feature.geometry().centroid().asPoint()
    assert centre.x() == pytest.approx(LEFTMOST + 60, abs=1.5)
    assert centre.y() == pytest.approx(TOP - 50, abs=1.5)
    assert not hand.outlining.tool.marks
    view = hand.desk.view()
    assert "1 square" in view._answer.toPlainText()
    assert view._buttons["retry"].isHidden()  # it was no question
    assert view._buttons["edit"].isHidden()
    assert not view._buttons["layer-add"].isHidden()


def test_enter_before_the_outline_is_there_accepts_it_when_it_comes(desk: Desk) -> None:
    hand = Hand(desk)
    hand.click(60, 50)
    hand.key(Qt.Key.Key_Return)
    wait_for(lambda: desk.branch, "the turn")
    assert desk.branch[-1].feature_count == 1


def test_outlines_one_after_another_share_a_turn_and_a_layer(hand: Hand) -> None:
    for column in (30, 60, 90):
        hand.click(column, 50)
        hand.key(Qt.Key.Key_Return)
        hand.settle()
    wait_for(lambda: hand.desk.branch and hand.desk.branch[-1].feature_count == 3, "three")
    wait_for(lambda: not hand.desk.session.map.busy, "the layer")
    assert len(hand.desk.branch) == 1
    assert hand.layer.featureCount() == 3
    assert "3 squares" in hand.desk.branch[-1].answer_text


def test_undo_takes_back_one_outline_and_redo_brings_it_again(hand: Hand) -> None:
    for column in (40, 80):
        hand.click(column, 50)
        hand.settle()
        hand.accept()
    session = hand.desk.session
    wait_for(lambda: hand.desk.branch[-1].feature_count == 2, "two")
    session.undo()
    assert hand.layer.featureCount() == 1
    assert hand.desk.branch[-1].feature_count == 1
    session.undo()
    assert not hand.desk.branch
    assert not [
        x for x in QgsProject.instance().mapLayers().values() if isinstance(x, QgsVectorLayer)
    ]
    session.redo()
    session.redo()
    assert hand.layer.featureCount() == 2
    assert hand.desk.branch[-1].feature_count == 2


def test_escape_cancels_and_a_second_one_leaves_the_tool(hand: Hand) -> None:
    hand.click(60, 50)
    hand.settle()
    hand.key(Qt.Key.Key_Escape)
    assert hand.area == 0
    assert hand.outlining.active
    hand.key(Qt.Key.Key_Escape)
    assert not hand.outlining.active
    assert not hand.button.isChecked()
    assert hand.hint == ""
    assert not hand.desk.branch


def test_the_button_shows_that_the_tool_is_on_and_leaves_it(hand: Hand) -> None:
    assert hand.button.isChecked()
    hand.begin()
    assert not hand.outlining.active
    assert not hand.button.isChecked()
    assert hand.button.accessibleName()


def test_what_lies_below_the_pointer_is_shown_before_the_click(hand: Hand) -> None:
    shown: list[Any] = []
    hand.outlining.previewed.connect(shown.append)
    hand.move(60, 50)
    wait_for(lambda: shown and shown[-1] is not None, "the preview")
    assert shown[-1].area_m2 == pytest.approx(400, rel=0.01)
    assert hand.outlining.current is None
    hand.key(Qt.Key.Key_Return)  # nothing was clicked: nothing is accepted
    assert not hand.desk.branch


def test_a_negative_click_alone_means_nothing(hand: Hand) -> None:
    hand.click(60, 50, RIGHT)
    assert not hand.outlining.tool.marks


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


def test_a_killed_worker_is_told_the_view_again_and_the_clicks_count(
    hand: Hand, worker: Any
) -> None:
    hand.click(40, 50)
    hand.settle()
    worker.stop()
    hand.click(80, 50)
    wait_for(lambda: hand.area == pytest.approx(800), "both clicks")


def test_follow_ups_are_about_what_was_outlined(hand: Hand) -> None:
    hand.drag((10, 10), (30, 30))
    hand.key(Qt.Key.Key_Return)
    wait_for(lambda: hand.desk.branch, "the first")
    hand.settle()
    hand.click(80, 50)
    hand.settle()
    hand.accept()
    wait_for(lambda: hand.desk.branch[-1].feature_count == 2, "two")
    previous = hand.desk.session.map.previous(hand.desk.session.conversation.head)
    assert previous is not None
    assert len(previous.measured) == 2
    assert hand.desk.session.conversation.history()[-1].plan.steps[0].name.value == "segment"


def test_leaving_and_coming_back_begins_a_new_turn(hand: Hand) -> None:
    hand.click(40, 50)
    hand.settle()
    hand.accept()
    hand.begin()
    hand.begin()
    hand.ready()
    hand.click(80, 50)
    hand.settle()
    hand.accept()
    wait_for(lambda: len(hand.desk.branch) == 2, "the second turn")


def test_a_question_can_be_asked_while_the_tool_is_on(hand: Hand) -> None:
    hand.click(40, 50)
    hand.settle()
    turn = hand.desk.ask("segment ship")
    assert turn.state is TurnState.ANSWERED
    assert hand.area == pytest.approx(400)


def test_the_dock_goes_away_while_the_tool_is_on(hand: Hand) -> None:
    tool = hand.outlining.tool
    hand.click(40, 50)
    hand.desk.dock._map.stop()
    assert hand.canvas.mapTool() is not tool
    assert hand.desk.dock._map.outlining is None
    hand.desk.dock._map.stop = lambda: None  # once is enough
