# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations in projects, files and the list; hostile ones shown harmlessly."""

from __future__ import annotations

import base64
import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtNetwork import QHostAddress, QTcpServer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QToolButton

from rs_assistant.desktop.dock.dialogs import ConversationsDialog
from rs_assistant.desktop.export import export, read
from rs_assistant.desktop.project_conversation import ATTACHED, read_from_project
from rs_assistant.engine.conversation import ConversationInvalid, TurnState
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
    assert desk.branch[0].context.thumbnail
    wait_for(lambda: desk.dock.transcript.shown_turns, "the turn")


def test_strip_removes_the_conversation_from_the_project(
    desk: Desk, project: QgsProject, tmp_path: Any
):
    desk.ask("forget me")
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    choose(desk, "Strip conversations from this project")
    assert project.isDirty()
    assert read_from_project(project) is None
    assert project.write(path)
    project.clear()
    assert project.read(path)
    assert not len(desk.session.conversation)


def test_the_list_of_conversations_searches_opens_renames_and_deletes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.ask("about harbours")
    first = desk.session.conversation.id
    desk.dock.new_conversation()
    desk.ask("about forests")
    desk.dock.new_conversation()
    title = desk.dock._header._title
    title.menu().aboutToShow.emit()
    entries = [action.text() for action in title.menu().actions()]
    assert entries[0].startswith("about forests")
    title.menu().actions()[-1].trigger()
    dialog = desk.dock.findChildren(ConversationsDialog)[0]
    assert dialog._list.count() == 2
    QTest.keyClicks(dialog._search, "HARBOURS")
    assert [dialog._list.item(i).text().split("\n")[0] for i in range(dialog._list.count())] == [
        "about harbours"
    ]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Ports", True))
    QTest.mouseClick(dialog._rename_button, Qt.MouseButton.LeftButton)
    assert desk.session.store.entry(first).title == "Ports"
    QTest.mouseClick(dialog._open_button, Qt.MouseButton.LeftButton)
    assert desk.session.conversation.id == first
    assert desk.dock._header._title.text() == "Ports"
    assert [turn.message for turn in desk.branch] == ["about harbours"]
    title.menu().aboutToShow.emit()
    title.menu().actions()[-1].trigger()
    dialog = desk.dock.findChildren(ConversationsDialog)[-1]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    QTest.keyClicks(dialog._search, "ports")
    QTest.mouseClick(dialog._delete_button, Qt.MouseButton.LeftButton)
    assert [entry.title for entry in desk.session.store.list()] == ["about forests"]
    assert not len(desk.session.conversation)
    dialog.reject()


def closed_and_opened(desk: Desk, project: QgsProject, path: str) -> None:
    desk.canvas.setLayers([])
    project.clear()
    assert project.read(path)


@pytest.mark.parametrize("saved", [True, False])
def test_another_title_is_kept_with_the_project(
    desk: Desk, project: QgsProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
):
    desk.ask("about harbours")
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Ports", True))
    choose(desk, "Rename the conversation…")
    assert project.isDirty()
    if saved:
        assert project.write(path)
    closed_and_opened(desk, project, path)
    assert desk.dock._header._title.text() == "Ports"
    desk.session.close()
    (entry,) = desk.session.store.list()
    assert entry.title == "Ports"


def test_a_title_that_was_given_in_the_list_is_kept_when_the_project_is_opened(
    desk: Desk, project: QgsProject, tmp_path: Path
):
    desk.ask("about harbours")
    identifier, path = desk.session.conversation.id, str(tmp_path / "project.qgz")
    assert project.write(path)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    desk.canvas.setLayers([])
    project.clear()
    desk.session.store.rename(identifier, "Ports")
    assert project.read(path)
    assert desk.session.conversation.title == "Ports"


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
            "context": {"extent": ["a", 1, 2, 3], "thumbnail": "not base64"},
        },
        {"id": "b", "message": 3},
        "nonsense",
    ],
}


def smuggle(path: str, stored: str, where: str) -> None:
    """A project with this in the place of its conversation, written past the plugin."""
    other = QgsProject()
    if where == "entry":
        other.writeEntry("rs_assistant", "/conversation", stored)
    else:
        with zipfile.ZipFile(other.createAttachedFile(ATTACHED), "w") as archive:
            archive.writestr("conversation.json", stored)
            archive.writestr("views/a", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
            archive.writestr("../../../escaped", b"x")
    assert other.write(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x05\x06", b"no zip at all", b"\x00" * 5000],
    ids=["empty", "cut", "other", "zeros"],
)
def test_a_damaged_attached_file_is_told_and_does_no_harm(
    desk: Desk, project: QgsProject, tmp_path: Any, content: bytes
):
    other, path = QgsProject(), str(tmp_path / "damaged.qgz")
    Path(other.createAttachedFile(ATTACHED)).write_bytes(content)
    assert other.write(path)
    assert project.read(path)
    wait_for(lambda: "damaged" in desk.dock._notice.text(), "the notice")
    assert not len(desk.session.conversation)


@pytest.mark.parametrize(
    "stored",
    [json.dumps(HOSTILE), "{broken", "[" * 10_000, ""],
    ids=["hostile", "broken", "deep", "empty"],
)
@pytest.mark.parametrize("where", ["attached", "entry"])
def test_a_hostile_project_is_shown_harmlessly(
    desk: Desk, project: QgsProject, tmp_path: Any, stored: str, where: str
):
    server = QTcpServer()  # whatever is fetched comes here
    assert server.listen(QHostAddress("127.0.0.1"), 0)
    stored = stored.replace("127.0.0.1:9", f"127.0.0.1:{server.serverPort()}")
    hostile_one = stored.startswith('{"format"')
    path = str(tmp_path / "hostile.qgz")
    smuggle(path, stored, where)
    assert project.read(path)
    if hostile_one:
        wait_for(lambda: desk.dock.transcript.shown_turns, "the turn")
        view = desk.view()
        html = view._answer.toHtml()
        assert "<img" not in html
        assert "href" not in html
        assert "&lt;img" in html
        assert view._question.textFormat() == Qt.TextFormat.PlainText
        assert len(view._question.text()) < 3000
        assert len(view._answer.toPlainText()) < 20_000
        page = tmp_path / "hostile.html"
        export(desk.session.conversation, page, desk.session.places.maps(desk.branch))
        tags = set(re.findall(r"<([a-z0-9]+)", page.read_text(encoding="utf-8")))
        assert not tags & {"img", "script", "iframe", "link", "object"}
    assert desk.ask("still there").state in (TurnState.ANSWERED, TurnState.FAILED)
    QTest.qWait(200)
    assert not server.hasPendingConnections()
    server.close()


def test_a_page_is_exported_with_the_view_and_a_map_of_what_was_found_and_needs_nothing_else(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    desk.ask("hello <script>")
    turn = desk.ask("segment square")
    path = tmp_path / "conversation.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    choose(desk, "Export", "HTML…")
    wait_for(path.exists, "the page")
    text = path.read_text(encoding="utf-8")
    assert "hello &lt;script&gt;" in text
    assert "<script" not in text
    assert "default-src 'none'" in text
    sources = re.findall(r'src="([^"]*)"', text)
    assert len(sources) == 3  # two views, one map
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert "http://" not in text
    assert "https://" not in text
    picture = QImage.fromData(base64.b64decode(sources[-1].partition(",")[2]), "PNG")
    view = QImage.fromData(turn.context.thumbnail, "PNG").scaled(
        picture.size(),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    middle, corner = picture.rect().center(), picture.rect().topLeft() + QPoint(4, 4)
    # The echo model finds the middle half of every view: there it is coloured, outside it is not.
    assert apart(picture, view, middle) > 15
    assert apart(picture, view, corner) < 15


def apart(one: QImage, other: QImage, place: QPoint) -> int:
    first, second = one.pixelColor(place), other.pixelColor(place)
    return max(
        abs(first.red() - second.red()),
        abs(first.green() - second.green()),
        abs(first.blue() - second.blue()),
    )


def choose(desk: Desk, *titles: str) -> None:
    """Choose from the menu ⋯ as a person would: it is filled when it opens."""
    button = next(
        b for b in desk.dock._header.findChildren(QToolButton) if b.accessibleName() == "More"
    )
    menu = button.menu()
    menu.aboutToShow.emit()
    for title in titles:
        action = next(a for a in menu.actions() if a.text() == title)
        menu = action.menu() or menu
    action.trigger()


def test_a_conversation_is_deleted_only_when_the_user_is_sure(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.ask("ports of call")
    identifier = desk.session.conversation.id
    replies = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    asked: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "question", lambda *text: (asked.append(text[2]), replies.pop(0))[1]
    )
    choose(desk, "Delete this conversation…")
    assert desk.session.conversation.id == identifier
    choose(desk, "Delete this conversation…")
    assert desk.session.conversation.id != identifier
    assert desk.session.store.load(identifier) is None
    assert len(asked) == 2
    assert "ports of call" in asked[0].lower()


def test_markdown_has_words_pictures_and_maps(desk: Desk, tmp_path: Path):
    desk.ask("segment square")
    path = tmp_path / "conversation.md"
    export(desk.session.conversation, path, desk.session.places.maps(desk.branch))
    text = path.read_text(encoding="utf-8")
    assert "## segment square" in text
    assert "](features:" in desk.branch[0].answer_text
    assert "](features:" not in text  # a file has no map to go to
    assert "**" in text
    assert text.count("data:image/png;base64,") == 2


def test_json_is_imported_again_with_every_branch_and_picture(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = desk.ask("one")
    desk.session.edit(first.id, "uno")
    desk.idle()
    path = tmp_path / "conversation.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(desk, "Export", "JSON…")
    wait_for(path.exists, "the file")
    before = desk.session.conversation
    choose(desk, "Import…")
    after = desk.session.conversation
    assert after is not before
    assert after.turns == before.turns
    assert [turn.message for turn in after.branch()] == ["uno"]
    assert after.turns[0].context.thumbnail


def test_a_map_is_drawn_from_the_layer_when_the_answer_is_of_an_earlier_session(desk: Desk):
    turn = desk.ask("segment square")
    drawn = desk.session.places.maps(desk.branch)(turn)
    assert drawn.startswith(b"\x89PNG")
    desk.session.open_conversation(desk.session.conversation.id)
    again = desk.session.places.maps(desk.branch)(desk.branch[-1])
    assert again == drawn


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b'{"turns": 3}', b"[]"])
def test_a_file_that_is_no_conversation_is_refused_with_a_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
):
    desk.ask("stay")
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(desk, "Import…")
    assert [turn.message for turn in desk.branch] == ["stay"]
    assert not desk.dock._notice.isHidden()
    assert desk.dock._notice.text()


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


def test_a_file_that_is_too_large_for_a_conversation_is_not_read(tmp_path: Path):
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(2**40)  # holes: it takes no room
    with pytest.raises(ConversationInvalid):
        read(path)


def test_a_profile_that_cannot_be_read_leaves_the_menu_and_says_so(desk: Desk, tmp_path: Any):
    (tmp_path / "profile").write_text("no folder")
    desk.session.store.path = tmp_path / "profile" / "conversations.sqlite"
    said: list[tuple[str, str, str]] = []
    header = desk.dock._header
    header.notice.connect(lambda *words: said.append(words))
    menu = header._title.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["All conversations…"]
    menu.actions()[0].trigger()
    assert [level for level, _, _ in said] == ["error", "error"]
    assert "profile" in said[0][1]
