# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of layers, conversations and projects come from anywhere and are shown as they are."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QListWidget, QWidget

from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.dock.dialogs import ConversationsDialog
from rs_assistant.desktop.plain_text import as_plain
from tests.desktop.dock.conftest import Desk, wait_for

MARKUP = "<img src='//server/share/x.png'>"


def read_as_markup(root: QWidget) -> list[str]:
    """Texts below a widget in which Qt would take the name for HTML."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        texts = [widget.toolTip()]
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            texts.append(widget.text())
        if isinstance(widget, QListWidget):
            texts += [widget.item(row).toolTip() for row in range(widget.count())]
        found += [text for text in texts if MARKUP in text and Qt.mightBeRichText(text)]
    return found


def test_no_name_is_taken_for_html_anywhere_in_the_panel(desk: Desk) -> None:
    layer = desk.canvas.layers()[0]
    layer.setName(MARKUP)
    desk.session.set_source(ViewSource(SourceKind.LAYER, (layer.id(),)))
    wait_for(lambda: MARKUP in desk.session.context.names, "the layer's name")
    desk.ask(f"hello {MARKUP}")
    desk.session.store.save(desk.session.conversation, f"/projects/{MARKUP}.qgz")
    dialog = ConversationsDialog(desk.session.store, desk.dock)
    shown = [w.toolTip() for w in desk.dock.findChildren(QWidget) if "&lt;img" in w.toolTip()]
    assert len(shown) >= 2  # the layer's chip and the title
    assert read_as_markup(desk.dock) == []
    assert read_as_markup(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("text", ["harbour 2021", "a < b", "R&D", "two\nlines", ""])
def test_a_text_that_is_no_markup_stays_as_it_is(text: str) -> None:
    assert as_plain(text) == text


def test_markup_is_shown_letter_by_letter() -> None:
    assert as_plain("<b>x</b>\ny") == "<span>&lt;b&gt;x&lt;/b&gt;<br>y</span>"
