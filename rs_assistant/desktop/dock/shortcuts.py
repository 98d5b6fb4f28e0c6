# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock's keys, declared once: they make the shortcuts and the list that ``?`` shows."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from rs_assistant.desktop.translation import tr

# On a Mac, Option and a letter writes another letter: the key Control is free there.
ALT = "Meta" if sys.platform == "darwin" else "Alt"


@dataclass(frozen=True)
class Key:
    """A key and what it does. ``action`` names the dock's method; "" where a widget handles it."""

    sequence: str
    action: str
    meaning: str


def keys() -> tuple[Key, ...]:
    """Every key of the dock. None is used by QGIS's map; Ctrl+Z stays the map's."""
    return (
        Key("Return", "", tr("Send the question")),
        Key("Shift+Return", "", tr("New line")),
        Key("Up", "", tr("Earlier question")),
        Key("Down", "", tr("Later question")),
        Key("/", "", tr("List the commands")),
        Key("Tab", "", tr("Complete a command")),
        Key("Escape", "stop", tr("Stop the answer")),
        Key("Ctrl+F", "open_search", tr("Search this conversation")),
        Key(f"{ALT}+N", "new_conversation", tr("New conversation")),
        Key(f"{ALT}+R", "retry_last", tr("Ask the last question again")),
        Key(f"{ALT}+E", "edit_last", tr("Change the last question")),
        Key(f"{ALT}+C", "copy_last", tr("Copy the last answer")),
        Key(f"{ALT}+L", "add_last_layer", tr("Add the last polygons as a layer")),
        Key(f"{ALT}+G", "go_to_last", tr("Go back to the view of the last question")),
        Key(f"{ALT}+Z", "undo", tr("Undo the last turn's layers")),
        Key(f"{ALT}+Y", "redo", tr("Redo")),
        Key("?", "show_shortcuts", tr("This list (with an empty question)")),
    )


def map_keys() -> tuple[Key, ...]:
    """Keys of the map tools while one of them is in use; the tools themselves handle them."""
    return (
        Key("Return", "", tr("Accept the outline, close the polygon")),
        Key("Backspace", "", tr("Take back the last click or corner")),
        Key("Escape", "", tr("Give up drawing or outlining")),
        Key("Space", "", tr("Swipe: flicker between the dates")),
        Key("Home", "", tr("Swipe: the earlier date alone")),
        Key("End", "", tr("Swipe: the later date alone")),
    )


class ShortcutsDialog(QDialog):
    """The list of keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        for title, listed in ((tr("In the dock"), keys()), (tr("On the map"), map_keys())):
            head = QLabel(title, self)
            font = head.font()
            font.setBold(True)
            font.setPointSizeF(font.pointSizeF() * 1.1)
            head.setFont(font)
            head.setContentsMargins(0, 6, 0, 2)
            grid.addWidget(head, grid.rowCount(), 0, 1, 2)
            for key in listed:
                self._add(grid, key)
        column.addLayout(grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _add(self, grid: QGridLayout, key: Key) -> None:
        name = QKeySequence(key.sequence).toString(QKeySequence.SequenceFormat.NativeText)
        label = QLabel(name, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        meaning = QLabel(key.meaning, self)
        meaning.setTextFormat(Qt.TextFormat.PlainText)
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(meaning, row, 1)
