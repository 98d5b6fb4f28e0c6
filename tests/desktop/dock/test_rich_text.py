# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts of answers: as high as they need, links reported, nothing fetched."""

from __future__ import annotations

from typing import Any, Iterator

import pytest
from qgis.PyQt.QtCore import QPoint, Qt, QUrl
from qgis.PyQt.QtGui import QTextCursor, QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from rs_assistant.desktop.dock.rich_text import SHOWN_CHARACTERS, RichText


@pytest.fixture
def text(qgis_app: Any) -> Iterator[RichText]:
    window = QWidget()
    layout = QVBoxLayout(window)
    text = RichText(window)
    layout.addWidget(text)
    layout.addStretch(1)
    window.resize(380, 600)
    window.show()
    yield text
    window.close()
    window.deleteLater()


def test_the_height_follows_text_and_width(text: RichText):
    text.set_markdown("word " * 10)
    QTest.qWait(20)
    low = text.height()
    text.set_markdown("word " * 200)
    QTest.qWait(20)
    high = text.height()
    assert high > 3 * low
    text.window().resize(800, 600)
    QTest.qWait(20)
    assert text.height() < high
    assert not text.verticalScrollBar().isVisible()


def test_an_empty_text_takes_no_room(text: RichText):
    assert text.isHidden()
    text.set_markdown("something")
    assert not text.isHidden()
    text.set_markdown("")
    assert text.isHidden()


def test_clicking_a_link_reports_it_and_opens_nothing(text: RichText):
    followed: list[str] = []
    text.link_activated.connect(followed.append)
    text.set_markdown("[2 courts](features:tennis court) and [x](http://127.0.0.1:9/)")
    QTest.qWait(20)
    cursor = QTextCursor(text.document())
    cursor.setPosition(3)
    place = text.cursorRect(cursor).center() + QPoint(1, 0)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert followed == ["features:tennis court"]
    text.anchorClicked.emit(QUrl("http://127.0.0.1:9/"))
    text.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert followed == ["features:tennis court"]
    assert text.document().toPlainText().startswith("2 courts")


def test_nothing_is_loaded_whatever_is_asked_for(text: RichText):
    for address in ("file:///etc/passwd", "http://127.0.0.1:9/a.png", ":/images/x.png"):
        for kind in (
            QTextDocument.ResourceType.ImageResource,
            QTextDocument.ResourceType.StyleSheetResource,
            QTextDocument.ResourceType.HtmlResource,
        ):
            assert text.loadResource(kind, QUrl(address)) is None


def test_links_are_reached_with_the_keyboard(text: RichText):
    followed: list[str] = []
    text.link_activated.connect(followed.append)
    text.set_markdown("Here are [12 ships](features:ship).")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert followed == ["features:ship"]


def test_a_very_long_text_is_cut_for_display_only(text: RichText):
    endless = "word " * 100_000
    text.set_markdown(endless)
    assert len(text.toPlainText()) <= SHOWN_CHARACTERS + 10
    assert text.markdown == endless
