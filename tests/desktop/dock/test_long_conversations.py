# SPDX-License-Identifier: GPL-2.0-or-later
"""Searching, long conversations, streaming: only what is seen is made."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from rs_assistant.desktop.dock.transcript import FIRST_SHOWN, MOST_SHOWN
from tests.desktop.dock.conftest import Desk, long_conversation, wait_for


def test_search_finds_marks_and_steps_through_turns(desk: Desk):
    desk.session.show_conversation(long_conversation(40))
    desk.dock.open_search()
    line = desk.dock._search._line
    QTest.keyClicks(line, "question 3")
    found = desk.session.conversation.find("question 3")
    assert len(found) == 11
    assert desk.dock._search._count.text() == "11/11"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.dock._search._count.text() == "1/11"
    assert desk.dock.transcript.view(found[0]).property("found")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert desk.dock._search.isHidden()
    assert not desk.dock.transcript.view(found[0]).property("found")


def test_of_a_long_conversation_only_the_end_is_made_and_more_on_request(desk: Desk):
    conversation = long_conversation(300)
    desk.session.show_conversation(conversation)
    transcript = desk.dock.transcript
    wait_for(lambda: len(transcript.shown_turns) == FIRST_SHOWN, "the last turns")
    assert transcript.shown_turns[-1] == conversation.head
    QTest.mouseClick(transcript._earlier, Qt.MouseButton.LeftButton)
    wait_for(lambda: len(transcript.shown_turns) > FIRST_SHOWN, "earlier turns")
    branch = [turn.id for turn in conversation.branch()]
    shown = list(transcript.shown_turns)
    assert shown == branch[-len(shown) :]


def test_while_turns_arrive_the_oldest_widgets_are_let_go(desk: Desk):
    desk.session.show_conversation(long_conversation(1))
    conversation = desk.session.conversation
    for turn in long_conversation(MOST_SHOWN + 20).turns:
        conversation.add(type(turn)(turn.id, turn.message, conversation.head))
        desk.dock.transcript.add_turn(conversation.turn(turn.id))
    assert len(desk.dock.transcript.shown_turns) == MOST_SHOWN
    assert desk.dock.transcript.shown_turns[-1] == conversation.head


def test_streaming_draws_the_last_answer_only(desk: Desk):
    desk.session.show_conversation(long_conversation(30))
    transcript = desk.dock.transcript
    wait_for(lambda: len(transcript.shown_turns) == FIRST_SHOWN, "the last turns")
    last = desk.branch[-1].id
    revisions = {
        key: transcript.view(key)._answer.document().revision() for key in transcript.shown_turns
    }
    for _ in range(50):
        transcript.add_token(last, "token ")
    wait_for(lambda: "token" in transcript.view(last)._answer.markdown, "the batch")
    changed = [
        key
        for key, revision in revisions.items()
        if transcript.view(key)._answer.document().revision() != revision
    ]
    assert changed == [last]
    assert transcript.view(last)._answer.markdown.count("token") == 50
