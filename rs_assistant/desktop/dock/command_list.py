# SPDX-License-Identifier: GPL-2.0-or-later
"""The slash commands that fit what is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from rs_assistant.desktop.translation import tr


@dataclass(frozen=True)
class SlashCommand:
    """A command as it is written, what it does, and every name that it answers to."""

    slash: str
    meaning: str
    names: tuple[str, ...]


class CommandList(QListWidget):
    """Slash commands that fit what is typed, with a word on each; shown above the composer."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands: Sequence[SlashCommand] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Commands"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemClicked.connect(self._clicked)
        self.hide()

    def set_commands(self, commands: Sequence[SlashCommand]) -> None:
        """The commands to choose from."""
        self._commands = tuple(commands)

    def suggest(self, text: str) -> None:
        """Show the commands that begin with what is typed; hide when there are none."""
        self.clear()
        if text.startswith("/") and "\n" not in text and " " not in text:
            for command in self._commands:
                if any(name.casefold().startswith(text.casefold()) for name in command.names):
                    item = QListWidgetItem(f"{command.slash}   {command.meaning}")
                    item.setData(Qt.ItemDataRole.UserRole, command.slash)
                    item.setToolTip(command.meaning)
                    self.addItem(item)
        if self.count() == 0:
            self.hide()
            return
        self.setCurrentRow(0)
        rows = min(self.count(), 7)
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 2 * self.frameWidth())
        self.show()

    def move(self, step: int) -> None:  # type: ignore[override]
        """Select another command."""
        self.setCurrentRow((self.currentRow() + step) % max(1, self.count()))

    def accept(self) -> None:
        """Take the selected command."""
        item = self.currentItem()
        if item is not None:
            self._clicked(item)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
