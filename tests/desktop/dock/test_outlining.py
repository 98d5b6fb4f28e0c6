# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlining by clicks: a real map, real mouse and keys, the real worker with its echo model.

Echo's outline of a click is a square of 20 pixels around it, less 8 pixels around a negative click;
a box is outlined as it is. The image has pixels of a metre.
"""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from qgis.core import (
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from rs_assistant.desktop.layers import adding
from rs_assistant.engine.conversation import TurnState
from tests.desktop.dock.conftest import Desk, wait_for
from tests.desktop.dock.hand import CONTROL, LEFT, LEFTMOST, NONE, RIGHT, SHIFT, TOP, Hand

pytestmark = pytest.mark.usefixtures("own_folder")


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


def test_an_outline_after_its_conversation_was_left_and_opened_again_begins_a_turn(
    hand: Hand,
) -> None:
    session = hand.desk.session
    hand.click(60, 50)
    hand.settle()
    hand.accept()
    identifier = session.conversation.id
    session.new_conversation()
    session.open_conversation(identifier)
    hand.settle()
    hand.click(30, 30)
    hand.settle()
    hand.accept()
    wait_for(lambda: len(hand.desk.branch) == 2, "the second turn")
    assert [turn.layer_ref is not None for turn in hand.desk.branch] == [True, True]
    assert [layer.featureCount() for layer in hand.layers] == [1, 1]


def test_an_outline_is_known_to_the_conversation_that_was_left_while_it_was_written(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, let_go, write = hand.desk.session, Event(), adding.write

    def slow(*given: Any) -> Any:
        assert let_go.wait(60)
        return write(*given)

    monkeypatch.setattr(adding, "write", slow)
    hand.click(60, 50)
    hand.settle()
    hand.key(Qt.Key.Key_Return)
    wait_for(lambda: session.map.busy, "the layer being written")
    identifier = session.conversation.id
    session.new_conversation()
    let_go.set()
    wait_for(lambda: not session.map.busy, "the layer")
    assert not session.undo_stack.canUndo()
    assert not hand.desk.branch
    session.open_conversation(identifier)
    assert hand.desk.branch[0].layer_ref.layer_id == hand.layer.id()
