# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports of long conversations: beside the interface, to be stopped, whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QFileDialog, QProgressBar, QPushButton

from rs_assistant.desktop.dock import exporting as module
from rs_assistant.desktop.dock.exporting import Exporting
from tests.desktop.dock.conftest import Desk, long_conversation, wait_for


class Held:
    """Maps that are drawn only when they may be, and on which thread."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_go_on = threading.Event()
        self.threads: set[int] = set()

    def __call__(self, _turn: Any) -> bytes:
        self.threads.add(threading.get_ident())
        self.begun.set()
        assert self.may_go_on.wait(60)
        return b""


@pytest.fixture
def bar(desk: Desk) -> QgsMessageBar:
    return QgsMessageBar(desk.window)


@pytest.fixture
def exporting(desk: Desk, bar: QgsMessageBar) -> Iterator[Exporting]:
    made = Exporting(desk.session, bar, desk.dock)
    yield made
    made.stop()


@pytest.fixture
def held(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    maps = Held()
    monkeypatch.setattr(desk.session.places, "maps", lambda turns: maps)
    monkeypatch.setattr(module, "SHOWN_AFTER", 0)
    yield maps
    maps.may_go_on.set()


def test_a_file_is_written_beside_the_interface_as_the_conversation_was_when_it_was_asked_for(
    desk: Desk, exporting: Exporting, bar: QgsMessageBar, held: Held, tmp_path: Path
):
    desk.session.show_conversation(long_conversation(3))
    path = tmp_path / "a & <b>.html"
    exporting.start(path)
    wait_for(held.begun.is_set, "the first map")
    wait_for(lambda: bar.currentItem() is not None, "the line with the progress")
    shown = bar.currentItem().findChild(QProgressBar)
    assert shown.value() == 0
    desk.ask("asked while it is being written")  # the interface goes on
    assert not path.exists()
    held.may_go_on.set()
    wait_for(lambda: not exporting.busy, "the end")
    text = path.read_text(encoding="utf-8")
    assert "question 2" in text
    assert "asked while" not in text
    assert threading.get_ident() not in held.threads
    said = bar.currentItem().text()
    link = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    assert f'href="{escape(link)}"' in said
    assert "<b>.html" not in said


def test_an_export_that_is_cancelled_leaves_what_was_there_before(
    desk: Desk, exporting: Exporting, bar: QgsMessageBar, held: Held, tmp_path: Path
):
    desk.session.show_conversation(long_conversation(3))
    path = tmp_path / "page.html"
    path.write_text("earlier", encoding="utf-8")
    said: list[str] = []
    exporting.notice.connect(lambda level, text, hint: said.append(text))
    exporting.start(path)
    wait_for(lambda: bar.currentItem() is not None, "the line with the progress")
    bar.currentItem().findChild(QPushButton).click()
    held.may_go_on.set()
    wait_for(lambda: not exporting.busy, "the end")
    assert said == ["The export was stopped; no file was written."]
    assert path.read_text(encoding="utf-8") == "earlier"
    assert [item.name for item in tmp_path.glob("page*")] == ["page.html"]
    assert bar.currentItem() is None


def test_a_file_that_cannot_be_written_is_told_of(desk: Desk, exporting: Exporting, tmp_path: Path):
    desk.session.show_conversation(long_conversation(1))
    said: list[tuple[str, str]] = []
    exporting.notice.connect(lambda level, text, hint: said.append((level, text)))
    exporting.start(tmp_path / "no such folder" / "page.md")
    wait_for(lambda: not exporting.busy, "the end")
    assert said == [("error", "The file could not be written.")]


def test_a_dock_that_goes_away_leaves_no_half_file(
    desk: Desk, exporting: Exporting, held: Held, tmp_path: Path
):
    desk.session.show_conversation(long_conversation(2))
    exporting.start(tmp_path / "page.html")
    wait_for(held.begun.is_set, "the first map")
    (work,) = [running.work for running in exporting._running]
    exporting.stop()
    held.may_go_on.set()
    assert work is not None
    assert work.waitForFinished(60_000)
    assert not list(tmp_path.glob("page*"))


def test_the_file_is_offered_beside_the_project_and_gets_the_ending_that_was_chosen(
    desk: Desk, project: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert project.write(str(tmp_path / "harbour.qgz"))
    desk.ask("con")
    offered: list[str] = []

    def choose(_parent: Any, _title: str, path: str, _filter: str) -> tuple[str, str]:
        offered.append(path)
        return str(tmp_path / "notes.2021"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    desk.dock._header._export("html")
    wait_for((tmp_path / "notes.2021.html").exists, "the page")
    assert offered == [str(tmp_path / "con-.html")]  # a device on Windows
