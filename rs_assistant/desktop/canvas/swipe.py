# SPDX-License-Identifier: GPL-2.0-or-later
"""Look at two dates in one place: a swipe line to drag, and a flicker between the two.

The map below stays as it is; both dates are drawn above it as pictures of the present extent,
rendered in the background whenever the extent changes.
"""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QTimer,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPen, QTransform

from rs_assistant.desktop.canvas.dates import whole_day
from rs_assistant.desktop.canvas.render_jobs import end_quietly

FLICKER = 600  # milliseconds that each date is shown
STEP = 0.02  # share of the map that an arrow key moves the line
GRIP = 13  # radius of the handle, pixels


class SwipeItem(QgsMapCanvasItem):
    """The two pictures and the line between them. ``split`` is a share of the map's width."""

    def __init__(self, canvas: QgsMapCanvas, titles: tuple[str, str]) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._titles = titles
        self.images: list[tuple[QImage, QgsMapSettings] | None] = [None, None]
        self.split = 0.5
        self.line = True
        self.setZValue(60)  # above layers and result marks, below rubber bands being drawn

    def boundingRect(self) -> QRectF:
        """The whole map."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:
        """The map moved: the item always covers it."""
        self.prepareGeometryChange()
        self.setPos(0, 0)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw the earlier date left of the line and the later one right of it."""
        width, height = self._canvas.width(), self._canvas.height()
        middle = self.split * width
        halves = (QRectF(0, 0, middle, height), QRectF(middle, 0, width - middle, height))
        for index, half in enumerate(halves):
            if half.width() <= 0 or self.images[index] is None:
                continue
            painter.save()
            painter.setClipRect(half)
            image, shown = self.images[index]
            painter.setTransform(self._to_screen(shown), True)
            painter.drawImage(QRectF(QPointF(), QSizeF(shown.outputSize())), image)
            painter.restore()
            self._title(painter, self._titles[index], half, right=index == 1)
        if self.line:
            self._handle(painter, middle, height)

    def _to_screen(self, shown: QgsMapSettings) -> QTransform:
        """From a picture's pixels to those of the map, which may have moved or turned since."""
        to_map, _ = shown.mapToPixel().transform().inverted()
        return to_map * self._canvas.getCoordinateTransform().transform()

    @staticmethod
    def _title(painter: QPainter, text: str, half: QRectF, right: bool) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        box = QRectF(metrics.boundingRect(text)).adjusted(-8, -4, 8, 4)
        if not text or box.width() + 16 > half.width():
            return
        box.moveTop(8)
        if right:
            box.moveRight(half.right() - 8)
        else:
            box.moveLeft(half.left() + 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 160))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor("white"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    @staticmethod
    def _handle(painter: QPainter, x: float, height: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, size in ((QColor(0, 0, 0, 130), 4), (QColor("white"), 2)):
            painter.setPen(QPen(colour, size))
            painter.drawLine(round(x), 0, round(x), round(height))
        painter.setBrush(QColor("white"))
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1))
        painter.drawEllipse(QRectF(x - GRIP, height / 2 - GRIP, 2 * GRIP, 2 * GRIP))
        painter.setPen(QPen(QColor(60, 60, 60), 2))
        for side in (-1, 1):
            tip, back = x + side * 8, x + side * 4
            painter.drawLine(round(tip), round(height / 2), round(back), round(height / 2 - 4))
            painter.drawLine(round(tip), round(height / 2), round(back), round(height / 2 + 4))


class SwipeTool(QgsMapTool):
    """Drag or press the arrow keys to move the line, right-click or Space to flicker, Home and End
    to see one date alone, Escape to leave."""

    left = pyqtSignal()

    def __init__(
        self,
        canvas: QgsMapCanvas,
        before: list[QgsMapLayer],
        after: list[QgsMapLayer],
        titles: tuple[str, str] = ("", ""),
        times: tuple[str, ...] = (),
    ) -> None:
        """``times`` are the days (ISO) at which temporal layers are drawn, if any."""
        super().__init__(canvas)
        self._layers = (before, after)
        self._times = times
        self._titles = titles
        self._item: SwipeItem | None = None
        self._jobs: list[QgsMapRendererParallelJob] = []
        self._flicker = QTimer(self)
        self._flicker.setInterval(FLICKER)
        self._flicker.timeout.connect(self._flip)
        for layer in (*before, *after):
            layer.willBeDeleted.connect(self.left)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    @property
    def split(self) -> float:
        """Where the line is, as a share of the map's width."""
        return self._item.split if self._item is not None else 0.5

    @property
    def flickers(self) -> bool:
        """Whether the dates alternate."""
        return self._flicker.isActive()

    def activate(self) -> None:
        """Show both dates."""
        super().activate()
        self._item = SwipeItem(self.canvas(), self._titles)
        self.canvas().extentsChanged.connect(self._render)
        self.canvas().installEventFilter(self)
        self.canvas().setFocus()
        self._render()

    def deactivate(self) -> None:
        """Leave the map as it was."""
        if self._item is not None:
            self.canvas().extentsChanged.disconnect(self._render)
            self.canvas().removeEventFilter(self)
            self._cancel()
            self._flicker.stop()
            self._item.hide()
            self.canvas().scene().removeItem(self._item)
            self._item = None
        super().deactivate()

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """The line jumps to the pointer; the right button flickers."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._move(event.pos())
        elif event.button() == Qt.MouseButton.RightButton:
            self.set_flicker(not self.flickers)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """The line follows a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.pos())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the canvas does, which would pan the map with the arrows."""
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._set(self.split + (STEP if key == Qt.Key.Key_Right else -STEP))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_flicker(False)
            self._set(1.0 if key == Qt.Key.Key_Home else 0.0)
        elif key == Qt.Key.Key_Space:
            self.set_flicker(not self.flickers)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def set_flicker(self, on: bool) -> None:
        """Alternate between the dates, or go back to the line."""
        if self._item is None or on == self.flickers:
            return
        self._item.line = not on
        if on:
            self._flicker.start()
            self._set(1.0)
        else:
            self._flicker.stop()
            self._set(0.5)

    def _flip(self) -> None:
        self._set(0.0 if self.split > 0.5 else 1.0)

    def _move(self, position: QPoint) -> None:
        self.set_flicker(False)
        self._set(position.x() / max(1, self.canvas().width()))

    def _set(self, split: float) -> None:
        if self._item is not None:
            self._item.split = min(1.0, max(0.0, split))
            self._item.update()

    def _render(self) -> None:
        self._cancel()
        for index, layers in enumerate(self._layers):
            settings = QgsMapSettings(self.canvas().mapSettings())
            settings.setLayers(layers)
            settings.setFlag(QgsMapSettings.Flag.DrawLabeling, False)
            if self._times:
                settings.setIsTemporal(True)
                settings.setTemporalRange(whole_day(self._times[index]))
            job = QgsMapRendererParallelJob(settings)
            job.finished.connect(lambda i=index, j=job: self._rendered(i, j))
            self._jobs.append(job)
            job.start()

    def _rendered(self, index: int, job: QgsMapRendererParallelJob) -> None:
        if job in self._jobs and self._item is not None:
            self._jobs.remove(job)
            self._item.images[index] = (job.renderedImage(), QgsMapSettings(job.mapSettings()))
            self._item.update()
            job.deleteLater()

    def _cancel(self) -> None:
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            end_quietly(job)
