# SPDX-License-Identifier: GPL-2.0-or-later
"""What went wrong with a question, what to do, and buttons for it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.dock.flow_layout import FlowLayout
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import TurnError
from rs_assistant.engine.environment import INSTALL_HINT
from rs_assistant.engine.errors import ModelUnavailable


class ErrorBar(QFrame):
    """Message and hint of an error; ``chosen`` carries ``retry``, ``open-log``, ``settings`` or,
    where something is not there yet, ``setup``."""

    chosen = pyqtSignal(str)

    def __init__(self, error: TurnError, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("error")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        head = QHBoxLayout()
        self._sign = QLabel(self)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._texts = [_text(tr(error.message), self)]
        head.addWidget(self._texts[0], 1)
        column.addLayout(head)
        if error.hint:
            self._texts.append(_text(tr(error.hint), self))
            column.addWidget(self._texts[1])
        buttons = QWidget(self)
        flow = FlowLayout(buttons, 6)
        for action, title in (
            *([("setup", tr("Set up…"))] if _not_set_up(error) else []),
            ("retry", tr("Try again")),
            ("open-log", tr("Open the log")),
            ("settings", tr("Settings")),
        ):
            button = QPushButton(title, buttons)
            button.setObjectName(f"error-{action}")
            button.clicked.connect(lambda _checked=False, name=action: self.chosen.emit(name))
            flow.addWidget(button)
        column.addWidget(buttons)
        self.paint(parent.palette())

    def paint(self, palette: QPalette) -> None:
        """Follow the theme: below a style sheet, palettes are not handed on."""
        colour = theme.warning(palette)
        self.setStyleSheet(f"#error {{ border: 1px solid {colour.name()}; border-radius: 6px; }}")
        self._sign.setPixmap(theme.icon("warning", colour, colour).pixmap(20, 20))
        for text in self._texts if not theme.themed_by_sheet() else ():
            text.setPalette(palette)


def _not_set_up(error: TurnError) -> bool:
    return error.code == ModelUnavailable.code or error.hint == INSTALL_HINT


def _text(text: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
