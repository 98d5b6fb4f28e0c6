# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tool that outlines by clicks and boxes. It collects; others look, draw and keep.

Left click: this belongs to it. Right click, or Shift or Ctrl with the left: this does not. Drag: a
box around it. Backspace takes the last one back, Enter accepts, Escape gives up, and leaves when
there is nothing to give up.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

DRAG = 5  # pixels of the screen from which a click is a drag
NEGATIVE_KEYS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, eq=False)
class PromptMark:
    """A click (``point``) or a box (``box``) in the CRS of the map."""

    point: QgsPointXY | None = None
    positive: bool = True
    box: QgsRectangle | None = None


class PromptTool(QgsMapTool):
    """Collects `PromptMark`s; ``changed`` tells of every change of the list."""

    changed = pyqtSignal()
    dragged = pyqtSignal(object)  # QgsRectangle while a box is being drawn, None at its end
    hovered = pyqtSignal(object)  # QgsPointXY below the pointer
    accepted = pyqtSignal()
    left = pyqtSignal()  # Escape without marks
    activated_changed = pyqtSignal(bool)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.marks: list[PromptMark] = []
        self._pressed: QPoint | None = None
        self._start = QgsPointXY()
        self._dragging = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """A click or a box begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.pos(), False
            self._start = self.toMapCoordinates(event.pos())

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Draw the box, or say what the pointer is over."""
        point = self.toMapCoordinates(event.pos())
        if self._pressed is None:
            self.hovered.emit(point)
            return
        if (event.pos() - self._pressed).manhattanLength() > DRAG:
            self._dragging = True
        if self._dragging:
            self.dragged.emit(QgsRectangle(self._start, point))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """A click or a box ends."""
        point = self.toMapCoordinates(event.pos())
        if event.button() == Qt.MouseButton.RightButton:
            self._add(PromptMark(point, False))
        elif event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            dragging, self._pressed, self._dragging = self._dragging, None, False
            if dragging:
                self.dragged.emit(None)
                box = QgsRectangle(self._start, point)
                if box.width() > 0 and box.height() > 0:
                    self._add(PromptMark(box=box))
            else:
                self._add(PromptMark(point, not event.modifiers() & NEGATIVE_KEYS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace, Enter and Escape; all others are the map's."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.accepted.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            event.accept()  # the canvas would delete the selected features
            if self.marks:
                self.marks.pop()
                self.changed.emit()
        elif key == Qt.Key.Key_Escape:
            event.accept()
            if self._dragging:
                self._pressed, self._dragging = None, False
                self.dragged.emit(None)
            elif self.marks:
                self.clear()
            else:
                self.left.emit()

    def clear(self) -> None:
        """Begin with the next thing."""
        self.marks = []
        self.changed.emit()

    def activate(self) -> None:
        """The tool was chosen."""
        super().activate()
        self.activated_changed.emit(True)

    def deactivate(self) -> None:
        """Another tool was chosen."""
        self.marks, self._pressed, self._dragging = [], None, False
        super().deactivate()
        self.activated_changed.emit(False)

    def _add(self, mark: PromptMark) -> None:
        # The first thing said must point at something: "not this" of nothing means nothing.
        if not mark.positive and not self.marks:
            return
        self.marks.append(mark)
        self.changed.emit()
