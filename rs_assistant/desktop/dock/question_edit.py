# SPDX-License-Identifier: GPL-2.0-or-later
"""Edits a question in its place in the conversation."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QPlainTextEdit


class QuestionEdit(QPlainTextEdit):
    """Edits a question in place: Enter sends, Shift+Enter breaks the line, Esc gives up."""

    submitted = pyqtSignal(str)
    abandoned = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)
