# SPDX-License-Identifier: GPL-2.0-or-later
"""What a new conversation shows: what this is for, and three questions to click."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette, QPixmap
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.translation import tr


class EmptyState(QWidget):
    """Example questions for the present view; a notice in their place when nothing can be asked."""

    example_chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples: tuple[str, ...] = ()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addStretch(1)
        sign = QLabel(self)
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pixmap: QPixmap = theme.cached_icon("new", self.palette()).pixmap(48, 48)
        sign.setPixmap(pixmap)
        title = QLabel(tr("Ask about what you see"), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        title.setFont(font)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title.setWordWrap(True)
        about = QLabel(
            tr(
                "The picture below is looked at by models on this computer; nothing leaves it. "
                "What is found can be added to the map."
            ),
            self,
        )
        about.setWordWrap(True)
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for widget in (sign, title, about):
            column.addWidget(widget)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        column.addSpacing(6)
        column.addLayout(self._buttons)
        column.addStretch(2)

    def set_examples(self, examples: Sequence[str]) -> None:
        """Offer these questions."""
        examples = tuple(examples)
        if examples == self._examples:
            return
        self._examples = examples
        while self._buttons.count():
            widget = self._buttons.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for example in examples:
            button = QPushButton(example, self)
            button.setToolTip(tr("Ask this"))
            button.clicked.connect(
                lambda _checked=False, text=example: self.example_chosen.emit(text)
            )
            self._buttons.addWidget(button)
