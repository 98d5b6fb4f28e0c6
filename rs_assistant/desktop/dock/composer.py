# SPDX-License-Identifier: GPL-2.0-or-later
"""Where questions are written: several lines, history, slash commands, dropped pictures."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import QEvent, QMimeData, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QKeyEvent, QTextCursor
from qgis.PyQt.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from rs_assistant.desktop.dock.command_list import CommandList
from rs_assistant.desktop.translation import tr

MAXIMUM_LINES = 8
HISTORY = 200


class Composer(QPlainTextEdit):
    """Enter sends, Shift+Enter breaks the line, Up and Down bring earlier questions back."""

    submitted = pyqtSignal(str)
    stop_requested = pyqtSignal()
    shortcuts_requested = pyqtSignal()
    picture_given = pyqtSignal(object)  # QImage, or the path of a file
    layers_given = pyqtSignal(object)  # layer ids, top to bottom

    def __init__(self, commands: CommandList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._history: list[str] = []
        self._place = 0  # index in the history; its length: what is being written
        self._draft = ""
        self.setAccessibleName(tr("Your question"))
        self.setToolTip(tr("Enter sends, Shift+Enter begins a new line, / lists commands"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._text_changed)
        commands.chosen.connect(self.complete)
        self.set_placeholder(tr("Ask about this view"))
        self._fit()

    def set_placeholder(self, text: str) -> None:
        """The words shown while nothing is written."""
        self.setPlaceholderText(tr("{text}, or type / for commands").format(text=text))
        self._fit()

    def set_history(self, messages: Sequence[str]) -> None:
        """Earlier questions, oldest first."""
        self._history = [message for message in messages if message][-HISTORY:]
        self._place = len(self._history)

    def submit(self) -> None:
        """Send what is written."""
        message = self.toPlainText().strip()
        if not message:
            return
        if not self._history or self._history[-1] != message:
            self._history = [*self._history, message][-HISTORY:]
        self._place = len(self._history)
        self._draft = ""
        self.clear()
        self.submitted.emit(message)

    def complete(self, command: str) -> None:
        """Put a command in place of what is typed."""
        self.setPlainText(command + " ")
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._commands.hide()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sending, history, completion, stopping."""
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & (
            Qt.KeyboardModifier.ShiftModifier
            | Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
        )
        if not self._commands.isHidden() and plain and self._completion_key(key):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertText("\n")
            else:
                self.submit()
        elif key == Qt.Key.Key_Escape:
            self.stop_requested.emit()
        elif key == Qt.Key.Key_Up and plain and self._on_line(first=True):
            self._recall(-1)
        elif key == Qt.Key.Key_Down and plain and self._on_line(first=False):
            self._recall(1)
        elif event.text() == "?" and not self.toPlainText():
            self.shortcuts_requested.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, pictures, files and layers of the layer tree."""
        return (
            source.hasImage()
            or source.hasUrls()
            or source.hasFormat("application/qgis.layertreemodeldata")
            or bool(super().canInsertFromMimeData(source))
        )

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pictures are looked at, text is written."""
        if source.hasFormat("application/qgis.layertreemodeldata"):
            given = layer_ids(bytes(source.data("application/qgis.layertreemodeldata")))
            if given:
                self.layers_given.emit(tuple(given))
                return
        if source.hasImage() and not source.hasText():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.picture_given.emit(image)
            return
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.picture_given.emit(files[0])
            return
        if source.hasText():
            self.insertPlainText(source.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text, up to `MAXIMUM_LINES`."""
        return QSize(120, self.height())

    def _completion_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._commands.move(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            exact = self.toPlainText()
            item = self._commands.currentItem()
            typed_out = item is not None and item.data(Qt.ItemDataRole.UserRole) == exact
            if typed_out and key != Qt.Key.Key_Tab:
                self._commands.hide()
                self.submit()
            else:
                self._commands.accept()
        elif key == Qt.Key.Key_Escape:
            self._commands.hide()
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Tab completes a command instead of moving the focus."""
        if (
            event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not self._commands.isHidden()
        ):
            self.keyPressEvent(event)
            return True
        return bool(super().event(event))

    def _on_line(self, first: bool) -> bool:
        block = self.textCursor().blockNumber()
        return block == (0 if first else self.document().blockCount() - 1)

    def _recall(self, step: int) -> None:
        place = self._place + step
        if not 0 <= place <= len(self._history):
            return
        if self._place == len(self._history):
            self._draft = self.toPlainText()
        self._place = place
        text = self._draft if place == len(self._history) else self._history[place]
        self.setPlainText(text)
        self._commands.hide()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _text_changed(self) -> None:
        self._commands.suggest(self.toPlainText())
        self._fit()

    def _fit(self) -> None:
        wanted = max(1, int(self.document().size().height()))
        if self.document().isEmpty():  # the placeholder wraps in a narrow dock or a large font
            room = QRect(0, 0, max(60, self.viewport().width() - 8), 1000)
            words = self.fontMetrics().boundingRect(
                room, Qt.TextFlag.TextWordWrap, self.placeholderText()
            )
            wanted = max(1, min(2, round(words.height() / self.fontMetrics().lineSpacing())))
        lines = min(MAXIMUM_LINES, wanted)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if wanted <= MAXIMUM_LINES
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        margin = int(self.document().documentMargin())
        height = lines * self.fontMetrics().lineSpacing() + 2 * margin + 4
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QEvent) -> None:
        """A narrower dock wraps more lines."""
        super().resizeEvent(event)
        self._fit()


def layer_ids(data: bytes) -> list[str]:
    """Ids of the layers in the layer tree's own drag data."""
    from qgis.PyQt.QtXml import QDomDocument

    document = QDomDocument()
    read = document.setContent(data)
    if not (read[0] if isinstance(read, tuple) else read):  # Qt 6 answers with an object
        return []
    nodes = document.elementsByTagName("layer-tree-layer")
    return [nodes.at(index).toElement().attribute("id") for index in range(nodes.count())]
