# SPDX-License-Identifier: GPL-2.0-or-later
"""What a new conversation shows: what this is for, and three questions to click."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette, QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.dock.quick_actions import QuickAction
from rs_assistant.desktop.translation import tr


class EmptyState(QWidget):
    """Example questions for the present view; a notice in their place when nothing can be asked."""

    example_chosen = pyqtSignal(object)  # QuickAction
    setup_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples: tuple[QuickAction, ...] = ()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addStretch(1)
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
        self._about = about
        for widget in (self._sign, title, about):
            column.addWidget(widget)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        column.addSpacing(6)
        column.addLayout(self._buttons)
        self._missing = QLabel(
            tr("The models are not set up yet. It takes a few minutes, once."), self
        )
        self._missing.setWordWrap(True)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._set_up = QPushButton(tr("Set up…"), self)
        self._set_up.setDefault(True)
        self._set_up.clicked.connect(self.setup_requested)
        for widget in (self._missing, self._set_up):
            widget.hide()
            column.addWidget(widget)
        column.addStretch(2)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._paint()

    def showEvent(self, event: QShowEvent) -> None:
        """A theme of style sheets sets its colours when a widget is first shown."""
        super().showEvent(event)
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the questions go before the words about them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [self._buttons.itemAt(index).widget() for index in range(self._buttons.count())]
        for button in shown:  # their font may have grown since they were made
            button.setMinimumHeight(button.sizeHint().height())
        buttons = sum(button.minimumHeight() + self._buttons.spacing() for button in shown)
        line = self.fontMetrics().lineSpacing()
        room = self.height() - buttons - 5 * line
        self._about.setVisible(room > 4 * line)
        self._sign.setVisible(room > 4 * line + 56)

    def _paint(self) -> None:
        self._sign.setPixmap(theme.icon_for("new", self._sign).pixmap(48, 48))

    def show_missing(self, missing: bool) -> None:
        """Offer the set-up in the place of the examples, as long as nothing can be answered."""
        self._missing.setVisible(missing)
        self._set_up.setVisible(missing)
        for index in range(self._buttons.count()):
            self._buttons.itemAt(index).widget().setVisible(not missing)

    def set_examples(self, examples: Sequence[QuickAction]) -> None:
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
            button = QPushButton(example.title, self)
            button.setToolTip(tr("Ask this"))
            button.clicked.connect(
                lambda _checked=False, chosen=example: self.example_chosen.emit(chosen)
            )
            button.setVisible(self._set_up.isHidden())
            self._buttons.addWidget(button)
        self._fit()
