# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be done with a turn: branches, copies, choices, failures."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QPushButton

from rs_assistant.engine.conversation import EvidenceLine, TurnState
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.settings import MODEL
from tests.desktop.dock.conftest import Desk, wait_for


def test_editing_makes_a_branch_and_the_arrows_switch_between_them(desk: Desk):
    desk.ask("one")
    desk.ask("two")
    view = desk.view(0)
    QTest.mouseClick(view._buttons["edit"], Qt.MouseButton.LeftButton)
    editor = view._editor
    editor.selectAll()
    QTest.keyClicks(editor, "uno")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.idle()
    assert [turn.message for turn in desk.branch] == ["uno"]
    back = desk.view(0)._versions.findChildren(QAbstractButton)[0]
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert [turn.message for turn in desk.branch] == ["one", "two"]
    wait_for(lambda: len(desk.dock.transcript.shown_turns) == 2, "both turns")
    assert [turn.id for turn in desk.branch] == list(desk.dock.transcript.shown_turns)


def test_a_turn_can_be_copied_asked_again_and_removed_and_the_removal_undone(desk: Desk):
    turn = desk.ask("copy me please")
    buttons = desk.view()._buttons
    QTest.mouseClick(buttons["copy"], Qt.MouseButton.LeftButton)
    assert "me please" in QGuiApplication.clipboard().text()
    QTest.mouseClick(buttons["retry"], Qt.MouseButton.LeftButton)
    desk.idle()
    assert len(desk.session.conversation.siblings(turn.id)) == 2
    last = desk.branch[-1].id
    QTest.mouseClick(desk.view()._buttons["remove"], Qt.MouseButton.LeftButton)
    assert last not in desk.session.conversation
    desk.dock.undo()
    assert last in desk.session.conversation


def test_what_an_answer_rests_on_opens_and_closes_and_its_links_are_live(desk: Desk):
    hovered, followed = [], []
    desk.dock.transcript.link_hovered.connect(lambda turn, link: hovered.append(link))
    desk.dock.transcript.link_activated.connect(lambda turn, link: followed.append(link))
    turn = desk.ask("describe")
    lines = (
        EvidenceLine("Found: [4 ships](features:ship)", "object detector", 0.9),
        EvidenceLine("Clouds: 20 %"),
    )
    desk.dock.transcript.change_turn(desk.session.conversation.change(turn.id, evidence=lines))
    view = desk.view()
    assert view._why.isVisibleTo(view)
    QTest.mouseClick(view._why, Qt.MouseButton.LeftButton)
    assert view._evidence.isVisible()
    text = view._evidence.toPlainText().replace("\u00a0", " ")
    assert "Found: 4 ships (object detector, 90 %)" in text
    view._evidence.link_hovered.emit("features:ship")
    view._evidence.link_activated.emit("features:ship")
    assert hovered == followed == ["features:ship"]
    QTest.mouseClick(view._why, Qt.MouseButton.LeftButton)
    assert not view._evidence.isVisible()


def test_question_and_answer_can_be_selected_and_copied_in_part(desk: Desk):
    desk.ask("some words to select")
    view = desk.view()
    flags = view._question.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    answer = view._answer
    answer.setFocus()
    answer.selectAll()
    QTest.keyClick(answer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "words to select" in QGuiApplication.clipboard().text()


def test_choices_are_offered_as_buttons_and_clicking_one_asks_it(desk: Desk):
    turn = desk.ask("something unclear")
    choices = (Step(StepName.DESCRIBE), Step(StepName.SEGMENT, "square"))
    changed = desk.session.conversation.change(
        turn.id,
        plan=Plan((Step(StepName.HELP),), 0.3, choices),
        answer_text="Do you mean:\n\n- describe\n- segment square",
    )
    desk.dock.transcript.change_turn(changed)
    view = desk.view()
    assert view._answer.toPlainText() == "Do you mean:"
    buttons = view._choices.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Describe the view", "Outline: square"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    desk.idle()
    assert desk.branch[-1].plan.steps == (choices[1],)
    assert desk.branch[-1].feature_count


def test_a_failure_says_what_happened_and_offers_what_to_do(desk: Desk):
    asked = []
    desk.dock.log_requested.connect(lambda: asked.append("log"))
    desk.dock.settings_requested.connect(lambda: asked.append("settings"))
    desk.dock.setup_requested.connect(lambda: asked.append("setup"))
    desk.session.settings.set_value(MODEL, "no such model")
    turn = desk.ask("anything")
    assert turn.state is TurnState.FAILED
    buttons = {
        button.objectName(): button
        for button in desk.view().findChildren(QPushButton)
        if button.objectName()
    }
    QTest.mouseClick(buttons["error-open-log"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["error-settings"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["error-setup"], Qt.MouseButton.LeftButton)
    assert asked == ["log", "settings", "setup"]
    desk.session.settings.set_value(MODEL, "echo")
    QTest.mouseClick(buttons["error-retry"], Qt.MouseButton.LeftButton)
    desk.idle()
    assert desk.branch[-1].state is TurnState.ANSWERED
