# SPDX-License-Identifier: GPL-2.0-or-later
"""Search within the conversation."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from rs_assistant.desktop.dock.theme import IconButton
from rs_assistant.desktop.translation import tr


class SearchBar(QWidget):
    """A line to type in, how many turns match, and steps between them; Esc closes."""

    searched = pyqtSignal(str)
    result_chosen = pyqtSignal(str)  # turn id
    closed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: Sequence[str] = ()
        self._index = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(tr("Search this conversation"))
        self._line.setAccessibleName(tr("Search this conversation"))
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(self.searched)
        self._line.installEventFilter(self)
        self._count = QLabel(self)
        back = IconButton("up", tr("Previous match"), self)
        forth = IconButton("down", tr("Next match"), self)
        close = IconButton("close", tr("Close the search"), self)
        back.clicked.connect(lambda: self.step(-1))
        forth.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.close_search)
        for widget in (self._line, self._count, back, forth, close):
            row.addWidget(widget, 1 if widget is self._line else 0)
        self.hide()

    def open(self) -> None:
        """Show and take the keyboard."""
        self.show()
        self._line.setFocus()
        self._line.selectAll()
        self.searched.emit(self._line.text())

    def close_search(self) -> None:
        """Hide and forget the marks."""
        self.hide()
        self.closed.emit()

    def set_results(self, turn_ids: Sequence[str]) -> None:
        """What was found, first turn first; goes to the last of them."""
        self._results = tuple(turn_ids)
        self._index = len(self._results) - 1
        self._show()

    def step(self, step: int) -> None:
        """Go to the next or previous match, round and round."""
        if self._results:
            self._index = (self._index + step) % len(self._results)
            self._show()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """Enter steps, Esc closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_search()
                return True
        return bool(super().eventFilter(watched, event))

    def _show(self) -> None:
        if self._results:
            self._count.setText(f"{self._index + 1}/{len(self._results)}")
            self.result_chosen.emit(self._results[self._index])
        else:
            self._count.setText(tr("none") if self._line.text().strip() else "")
