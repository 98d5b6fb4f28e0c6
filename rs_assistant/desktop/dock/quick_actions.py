# SPDX-License-Identifier: GPL-2.0-or-later
"""Buttons for the questions that fit what is looked at: one view, two dates, a region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from rs_assistant.desktop.dock.flow_layout import FlowLayout
from rs_assistant.engine.plans import Plan


@dataclass(frozen=True)
class QuickAction:
    """A button: what it says, and the question with its plan; or text to finish in the composer."""

    title: str
    message: str
    plan: Optional[Plan] = None
    finish: bool = False
    """The message is only the beginning; the user writes the rest."""


LINES = 2  # a narrow dock or a large font shows fewer buttons, not more lines


class QuickActions(QWidget):
    """A few buttons, wrapping at the width of the dock."""

    chosen = pyqtSignal(object)  # QuickAction

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: tuple[QuickAction, ...] = ()
        self._flow = FlowLayout(self, 4)

    def set_actions(self, actions: Sequence[QuickAction]) -> None:
        """Show these buttons."""
        actions = tuple(actions)
        if actions == self._actions:
            return
        self._actions = actions
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for action in actions:
            button = QToolButton(self)
            button.setText(action.title)
            button.setToolTip(action.message)
            button.setAccessibleName(action.title)
            small = button.font()
            small.setPointSizeF(max(small.pointSizeF() * 0.9, 6.5))
            button.setFont(small)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, chosen=action: self.chosen.emit(chosen))
            self._flow.addWidget(button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or fewer buttons."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So has another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        left, line = 0, 1
        for index in range(self._flow.count()):
            item = self._flow.itemAt(index)
            button = item.widget() if item is not None else None
            if button is None:
                continue
            width = button.sizeHint().width()
            if left and left + width > self.width():
                left, line = 0, line + 1
            left += width + self._flow.spacing()
            if button.isHidden() == (line <= LINES):
                button.setVisible(line <= LINES)
        self.updateGeometry()
