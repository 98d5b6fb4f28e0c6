# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations in the profile's database and in projects."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QBuffer, QIODevice
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.project_conversation import (
    read_from_project,
    strip_from_project,
    write_to_project,
)
from rs_assistant.engine.conversation import Conversation, TurnContext, TurnState, new_turn
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.small_pictures import picture_format
from rs_assistant.engine.turn_data import no_picture


@pytest.fixture
def store(qgis_app: Any, tmp_path: Path) -> ConversationStore:
    return ConversationStore(tmp_path / "folder" / "conversations.sqlite")


def conversation_about(*messages: str) -> Conversation:
    conversation = Conversation()
    for message in messages:
        turn = new_turn(message, conversation.head)
        conversation.add(turn)
        conversation.change(turn.id, state=TurnState.ANSWERED, answer_text=f"**{message}**")
    return conversation


def test_a_conversation_comes_back_as_it_was_saved(store: ConversationStore):
    conversation = conversation_about("one", "two")
    store.save(conversation, "/projects/a.qgz")
    again = store.load(conversation.id)
    assert again is not None
    assert again.turns == conversation.turns
    assert (again.title, again.head) == (conversation.title, conversation.head)
    assert store.list()[0].project == "/projects/a.qgz"
    assert store.load("unknown") is None


def test_only_turns_that_changed_are_written_again(store: ConversationStore):
    conversation = conversation_about("one", "two", "three")
    store.save(conversation)
    database = sqlite3.connect(store.path)
    database.execute("UPDATE turn SET words = 'untouched'")
    database.commit()
    second = conversation.turns[1].id
    conversation.change(second, answer_text="changed")
    store.save(conversation)
    words = dict(database.execute("SELECT id, words FROM turn").fetchall())
    assert [key for key, value in words.items() if value != "untouched"] == [second]
    database.close()


def test_removed_turns_are_forgotten_and_restored_ones_kept_in_order(store: ConversationStore):
    conversation = conversation_about("one", "two", "three")
    store.save(conversation)
    removal = conversation.remove(conversation.turns[1].id)
    store.save(conversation)
    assert [turn.message for turn in store.load(conversation.id).turns] == ["one", "three"]
    conversation.restore(removal)
    store.save(conversation)
    assert [turn.message for turn in store.load(conversation.id).turns] == ["one", "two", "three"]


def test_an_emptied_conversation_leaves_the_list(store: ConversationStore):
    conversation = conversation_about("one")
    store.save(conversation)
    conversation.remove(conversation.head)
    store.save(conversation)
    assert store.list() == []


def test_search_finds_words_of_questions_answers_and_titles(store: ConversationStore):
    store.save(conversation_about("Where are the Ships?"))
    other = conversation_about("trees")
    other.title = "Forest survey"
    store.save(other)
    assert [entry.title for entry in store.list("ships")] == ["Where are the Ships?"]
    assert [entry.title for entry in store.list("SURVEY")] == ["Forest survey"]
    assert store.list("100 % '; DROP TABLE turn; --") == []
    assert len(store.list()) == 2


def test_two_qgis_can_use_the_database_side_by_side(store: ConversationStore):
    other = ConversationStore(store.path)
    first, second = conversation_about("one"), conversation_about("two")
    store.save(first)
    other.save(second)
    assert {entry.id for entry in store.list()} == {first.id, second.id}


def test_a_damaged_database_is_kept_aside_and_a_new_one_begun(store: ConversationStore):
    store.path.parent.mkdir()
    store.path.write_bytes(b"this is no database" * 100)
    store.save(conversation_about("one"))
    assert len(store.list()) == 1
    assert store.path.with_suffix(".damaged").read_bytes().startswith(b"this is no database")


def test_a_damaged_turn_costs_only_itself(store: ConversationStore):
    conversation = conversation_about("one", "two")
    store.save(conversation)
    with sqlite3.connect(store.path) as database:
        database.execute("UPDATE turn SET data = '{broken' WHERE place = 0")
    again = store.load(conversation.id)
    assert [turn.message for turn in again.turns] == ["two"]
    assert again.dropped == 1


def test_a_project_carries_its_conversation_with_or_without_pictures(project: QgsProject):
    conversation = conversation_about("one")
    write_to_project(project, conversation, thumbnails=False)
    assert read_from_project(project).turns == conversation.turns
    assert strip_from_project(project)
    assert read_from_project(project) is None
    assert not strip_from_project(project)


def test_an_empty_conversation_leaves_no_trace_in_a_project(project: QgsProject):
    write_to_project(project, conversation_about("one"), thumbnails=True)
    write_to_project(project, Conversation(), thumbnails=True)
    assert read_from_project(project) is None


def test_a_project_carries_small_pictures_and_the_profile_the_full_ones(project: QgsProject):
    conversation = conversation_about("one")
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("darkgreen"))
    painter = QPainter(image)
    for number in range(0, 320, 7):
        painter.drawLine(number, 0, 320 - number, 240)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    png = bytes(buffer.data())
    context = TurnContext(thumbnail=png)
    conversation.change(conversation.head, context=context)
    write_to_project(project, conversation, thumbnails=True)
    small = read_from_project(project).turns[0].context.thumbnail
    assert picture_format(small) == "JPEG"
    picture = QImage.fromData(small, "JPEG")
    assert (picture.width(), picture.height()) == (200, 150)
    assert len(small) < 20_000
    assert conversation.turns[0].context.thumbnail == png


def test_a_conversation_read_from_a_project_does_not_overwrite_the_full_pictures(
    store: ConversationStore,
):
    conversation = conversation_about("one", "two")
    store.save(conversation)
    again = ConversationStore(store.path)
    read = Conversation.from_json(conversation.to_json(no_picture))
    again.adopt(read)
    read.change(read.head, answer_text="changed")
    with sqlite3.connect(store.path) as database:
        database.execute("UPDATE turn SET words = 'untouched'")
    again.save(read)
    with sqlite3.connect(store.path) as database:
        words = [row[0] for row in database.execute("SELECT words FROM turn ORDER BY place")]
    assert words[0] == "untouched"
    assert "changed" in words[1]


def test_a_profile_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("no folder")
    store = ConversationStore(tmp_path / "profile" / "conversations.sqlite")
    for act in (store.list, lambda: store.load("a"), lambda: store.delete("a")):
        with pytest.raises(AssistantError, match="profile cannot be read or written"):
            act()
