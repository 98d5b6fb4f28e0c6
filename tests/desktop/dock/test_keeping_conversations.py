# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations in projects, files and the list; hostile ones shown harmlessly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt

from rs_assistant.desktop.conversation_store import read_from_project
from rs_assistant.desktop.export import export, read
from rs_assistant.engine.conversation import TurnState
from tests.desktop.dock.conftest import Desk, wait_for


def test_the_conversation_comes_back_with_the_project(
    desk: Desk, project: QgsProject, tmp_path: Any
):
    desk.ask("remember me")
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    desk.session.new_conversation()
    assert desk.dock._stack.currentWidget() is desk.dock._empty
    assert project.read(path)
    assert [turn.message for turn in desk.branch] == ["remember me"]
    assert desk.branch[0].context.thumbnail_png
    wait_for(lambda: desk.dock.transcript.shown_turns, "the turn")


def test_strip_removes_the_conversation_from_the_project(
    desk: Desk, project: QgsProject, tmp_path: Any
):
    desk.ask("forget me")
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    desk.dock._header._strip()
    assert project.isDirty()
    assert read_from_project(project) is None
    assert project.write(path)
    project.clear()
    assert project.read(path)
    assert not len(desk.session.conversation)


def test_a_conversation_is_listed_opened_renamed_and_deleted(desk: Desk):
    desk.ask("about harbours")
    store = desk.session.store
    first = desk.session.conversation.id
    desk.dock.new_conversation()
    desk.ask("about forests")
    desk.dock.new_conversation()
    assert [entry.title for entry in store.list()] == ["about forests", "about harbours"]
    assert [entry.id for entry in store.list("HARBOURS")] == [first]
    store.rename(first, "Ports")
    desk.session.open_conversation(first)
    assert desk.session.conversation.title == "Ports"
    assert [turn.message for turn in desk.branch] == ["about harbours"]
    desk.dock._header._delete()
    assert [entry.title for entry in store.list()] == ["about forests"]
    assert not len(desk.session.conversation)


HOSTILE = {
    "format": "rs-assistant-conversation",
    "version": 1,
    "id": "x",
    "title": "<img src=http://127.0.0.1:9/a.png>",
    "turns": [
        {
            "id": "a",
            "message": "<b>bold</b><img src='http://127.0.0.1:9/b.png'>" + "x" * 1_000_000,
            "state": "answered",
            "answer_text": "<img src='file:///etc/passwd'> ![x](http://127.0.0.1:9/c.png) "
            "[click](file:///etc/passwd) [js](javascript:alert(1)) <script>1</script>"
            + "word "
            * 200_000,
            "context": {"extent": ["a", 1, 2, 3], "thumbnail_png": "not base64"},
        },
        {"id": "b", "message": 3},
        "nonsense",
    ],
}


@pytest.mark.parametrize(
    "stored",
    [json.dumps(HOSTILE), "{broken", "[" * 10_000, ""],
    ids=["hostile", "broken", "deep", "empty"],
)
def test_a_hostile_project_is_shown_harmlessly(
    desk: Desk, project: QgsProject, tmp_path: Any, stored: str
):
    path = str(tmp_path / "hostile.qgz")
    project.writeProject.connect(
        hostile := lambda *_: project.writeEntry("rs_assistant", "/conversation", stored)
    )
    assert project.write(path)
    project.writeProject.disconnect(hostile)
    assert project.read(path)
    if stored == json.dumps(HOSTILE):
        wait_for(lambda: desk.dock.transcript.shown_turns, "the turn")
        view = desk.view()
        html = view._answer.toHtml()
        assert "<img" not in html
        assert "href" not in html
        assert "&lt;img" in html
        assert view._question.textFormat() == Qt.TextFormat.PlainText
        assert len(view._question.text()) < 3000
        assert len(view._answer.toPlainText()) < 20_000
    assert desk.ask("still there").state in (TurnState.ANSWERED, TurnState.FAILED)


@pytest.mark.parametrize("kind", ["md", "html", "json"])
def test_a_conversation_is_exported_with_its_picture(desk: Desk, tmp_path: Any, kind: str):
    desk.ask("export <me>")
    path = tmp_path / f"conversation.{kind}"
    export(desk.session.conversation, path)
    text = path.read_text(encoding="utf-8")
    assert "export" in text
    assert "iVBORw0KGgo" in text
    if kind == "html":
        assert "export &lt;me&gt;" in text
        assert "default-src 'none'" in text
    if kind == "json":
        assert read(path).turns == desk.session.conversation.turns


def test_an_imported_conversation_does_not_replace_the_stored_one(desk: Desk, tmp_path: Any):
    desk.ask("before the export")
    path = tmp_path / "conversation.json"
    export(desk.session.conversation, path)
    desk.ask("after the export")
    first = desk.session.conversation.id
    desk.dock._header.import_file(path)
    assert desk.session.conversation.id != first
    assert [turn.message for turn in desk.branch] == ["before the export"]
    assert len(desk.session.store.load(first).turns) == 2
