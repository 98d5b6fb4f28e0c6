# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions are written, sent, stopped and asked again."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QPushButton

from rs_assistant.engine.conversation import TurnState
from tests.desktop.dock.conftest import Desk, wait_for


def test_a_question_is_typed_and_its_answer_shown_with_the_picture_of_the_view(desk: Desk):
    turn = desk.ask("what is here")
    assert turn.state is TurnState.ANSWERED
    assert turn.context.thumbnail
    view = desk.view()
    assert view._answer.markdown
    assert view._picture.pixmap() is not None
    assert not view._picture.isHidden()
    assert desk.dock.composer.toPlainText() == ""


def test_an_empty_conversation_offers_three_examples_that_ask_when_clicked(desk: Desk):
    buttons = [b for b in desk.dock._empty.findChildren(QPushButton) if b.isVisible()]
    assert len(buttons) == 3
    assert desk.dock._stack.currentWidget() is desk.dock._empty
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    desk.idle()
    assert desk.branch[0].message == buttons[0].text()
    assert desk.dock._stack.currentWidget() is desk.dock.transcript


def test_tokens_are_shown_while_they_arrive_and_stop_keeps_them(desk: Desk):
    desk.type("slowly " + "word " * 200)
    wait_for(lambda: desk.branch and desk.view()._answer.markdown, "the first tokens")
    assert desk.session.busy
    assert desk.dock._box.send.accessibleName() == "Stop (Esc)"
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Escape)
    desk.idle()
    turn = desk.branch[-1]
    assert turn.state is TurnState.STOPPED
    assert turn.answer_text
    assert desk.view()._answer.markdown.startswith(turn.answer_text)
    assert desk.dock._box.send.accessibleName() == "Send (Enter)"


def test_what_is_clicked_while_an_answer_comes_says_that_it_waits(desk: Desk):
    desk.type("slowly " + "word " * 200)
    wait_for(lambda: desk.branch and desk.view()._answer.markdown, "the first tokens")
    button = next(b for b in desk.dock._quick.findChildren(QAbstractButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(desk.branch) == 1
    assert "Wait for the answer" in desk.dock._notice.text()
    desk.dock.stop()
    desk.idle()


def test_shift_enter_begins_a_line_and_the_composer_grows(desk: Desk):
    composer = desk.dock.composer
    desk.type("one", enter=False)
    height = composer.height()
    QTest.keyClick(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.type("two", enter=False)
    assert composer.toPlainText() == "one\ntwo"
    assert composer.height() > height
    assert not len(desk.session.conversation)


def test_up_and_down_bring_earlier_questions_and_the_draft_back(desk: Desk):
    desk.ask("first")
    desk.ask("second")
    composer = desk.dock.composer
    desk.type("draft", enter=False)
    QTest.keyClick(composer, Qt.Key.Key_Up)
    assert composer.toPlainText() == "second"
    QTest.keyClick(composer, Qt.Key.Key_Up)
    assert composer.toPlainText() == "first"
    QTest.keyClick(composer, Qt.Key.Key_Down)
    QTest.keyClick(composer, Qt.Key.Key_Down)
    assert composer.toPlainText() == "draft"


def test_a_slash_lists_commands_and_tab_completes_one(desk: Desk):
    commands = desk.dock._command_list
    desk.type("/se", enter=False)
    assert not commands.isHidden()
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Tab)
    assert desk.dock.composer.toPlainText() == "/segment "
    assert commands.isHidden()


def test_unanswered_questions_wait_in_the_composer(desk: Desk):
    desk.type("slowly " + "word " * 100)
    wait_for(lambda: desk.session.busy, "the answer to begin")
    desk.type("next one")
    assert desk.dock.composer.toPlainText() == "next one"
    assert not desk.dock._notice.isHidden()
    desk.dock.stop()
    desk.idle()


def test_in_a_low_dock_the_examples_go_before_the_words_about_them(desk: Desk):
    empty = desk.dock._empty
    desk.dock.setFloating(True)
    desk.dock.resize(400, 420)
    QTest.qWait(30)
    assert empty._sign.isHidden()
    empty.resize(400, 200)
    assert empty._about.isHidden()
    for button in empty.findChildren(QPushButton):
        assert button.height() >= button.sizeHint().height()
    desk.dock.resize(400, 900)
    QTest.qWait(30)
    assert not empty._sign.isHidden()
    assert not empty._about.isHidden()
