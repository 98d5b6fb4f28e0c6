# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock's parts from top to bottom, and how they share its room."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QTimer
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rs_assistant.desktop.dock.chip import Chip
from rs_assistant.desktop.dock.command_list import CommandList
from rs_assistant.desktop.dock.composer_box import ComposerBox
from rs_assistant.desktop.dock.context_bar import ContextBar
from rs_assistant.desktop.dock.empty_state import EmptyState
from rs_assistant.desktop.dock.header import Header
from rs_assistant.desktop.dock.notice import Notice
from rs_assistant.desktop.dock.progress_line import ProgressLine
from rs_assistant.desktop.dock.quick_actions import QuickActions
from rs_assistant.desktop.dock.search_bar import SearchBar
from rs_assistant.desktop.dock.suggestions import commands
from rs_assistant.desktop.dock.theme import IconButton
from rs_assistant.desktop.dock.transcript import Transcript
from rs_assistant.desktop.session import Session

MINIMUM_WIDTH = 320  # pixels at which everything can still be used
LINES_WITH_BUTTONS = 30  # lines of text that must fit into the dock for it to show quick buttons


class Body(QWidget):
    """Lays the parts out; what they say to each other is the dock's."""

    def __init__(self, session: Session, project: QgsProject, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.header = Header(session, project, self)
        self.search = SearchBar(self)
        self.notice = Notice(self)
        self.stack = QStackedWidget(self)
        self.transcript = Transcript(self.stack)
        self.empty = EmptyState(self.stack)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.transcript)
        self.progress = ProgressLine(self)
        self.context_bar = ContextBar(project, self)
        self.quick = QuickActions(self)
        self.command_list = CommandList(self)
        self.command_list.set_commands(commands())
        self.box = ComposerBox(self.command_list, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(5)
        column.addWidget(self.header)
        column.addLayout(_inset(self.search))
        column.addLayout(_inset(self.notice))
        column.addWidget(self.stack, 1)
        for widget in (self.progress, self.context_bar, self.quick, self.command_list, self.box):
            column.addLayout(_inset(widget))
        self._theme_timer = QTimer(self)
        self._theme_timer.setSingleShot(True)
        self._theme_timer.timeout.connect(self._follow_theme)

    def sections(self) -> list[QWidget]:
        """Everything that keys go through, from top to bottom."""
        middle = [self.empty, *self.transcript.parts]
        return [self.header, self.search, *middle, self.context_bar, self.quick, self.box]

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: what has a style sheet does not hear of it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_theme_timer"):
            self._theme_timer.start()  # the widgets in the dock get their palettes after it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low dock, or with large letters, the conversation needs the room of the buttons."""
        super().resizeEvent(event)
        lines = self.height() / max(1, self.fontMetrics().lineSpacing())
        self.quick.setVisible(lines >= LINES_WITH_BUTTONS)

    def _follow_theme(self) -> None:
        for kind in (IconButton, Chip, Header):
            for widget in self.findChildren(kind):
                widget.follow_theme()


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(8, 0, 8, 0)
    row.addWidget(widget)
    return row
