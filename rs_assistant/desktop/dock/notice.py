# SPDX-License-Identifier: GPL-2.0-or-later
"""A line above the conversation: what was done, what is in the way."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.translation import tr


class Notice(QLabel):
    """Plain text, in the colour of its weight; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def say(self, level: str, text: str) -> None:
        """Show a text; ``level`` is ``info``, ``warning`` or ``error``."""
        self.setText(text)
        self.setAccessibleName(tr("Notice: {text}").format(text=text))
        parent = self.parentWidget()
        palette = QPalette(parent.palette() if parent is not None else self.palette())
        if level != "info":
            palette.setColor(QPalette.ColorRole.WindowText, theme.warning(palette))
        self.setPalette(palette)
        self.setVisible(bool(text))
