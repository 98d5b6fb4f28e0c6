# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tools that draw the region a question is about: rectangle, polygon, freehand.

All three: Escape or a right click without points gives up, Backspace takes the last point back.
The region stays visible on the map as long as it is set (`RegionMark`).
"""

from __future__ import annotations

from enum import Enum

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

COLOUR = QColor(255, 196, 0)
FREEHAND_STEP = 4  # pixels of the screen between two points
CLICK = 4  # pixels that a click may wander without being a drag


class Shape(Enum):
    """How a region is drawn."""

    RECTANGLE = "rectangle"
    POLYGON = "polygon"
    FREEHAND = "freehand"


def _band(canvas: QgsMapCanvas, alpha: int) -> QgsRubberBand:
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    fill = QColor(COLOUR)
    fill.setAlpha(alpha)
    band.setStrokeColor(COLOUR)
    band.setSecondaryStrokeColor(QColor(0, 0, 0, 120))
    band.setFillColor(fill)
    band.setWidth(2)
    return band


class RegionTool(QgsMapTool):
    """Draws one region; ``drawn`` carries it in the CRS of the canvas."""

    drawn = pyqtSignal(object)  # QgsGeometry
    given_up = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, shape: Shape) -> None:
        super().__init__(canvas)
        self.shape = shape
        self._band = _band(canvas, 40)
        self._points: list[QgsPointXY] = []
        self._pressed: QPoint | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Begin a rectangle or a freehand line."""
        if event.button() != Qt.MouseButton.LeftButton or self.shape is Shape.POLYGON:
            return
        self._pressed = event.pos()
        self._points = [self.toMapCoordinates(event.pos())]

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show what the region would be."""
        point = self.toMapCoordinates(event.pos())
        if self.shape is Shape.POLYGON:
            if self._points:
                self._show(self._points + [point])
        elif self._pressed is not None:
            if self.shape is Shape.RECTANGLE:
                self._show(_corners(self._points[0], point))
            elif (event.pos() - self._pressed).manhattanLength() >= FREEHAND_STEP:
                self._pressed = event.pos()
                self._points.append(point)
                self._show(self._points)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Add a corner, or end the drawing."""
        if event.button() == Qt.MouseButton.RightButton:
            self._finish(self._points) if self._points else self._give_up()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = self.toMapCoordinates(event.pos())
        if self.shape is Shape.POLYGON:
            self._points.append(point)
            self._show(self._points)
        elif self._pressed is not None:
            start, self._pressed = self._pressed, None
            if self.shape is Shape.FREEHAND:
                self._finish(self._points)
            elif (event.pos() - start).manhattanLength() > CLICK:
                self._finish(_corners(self._points[0], point))
            else:
                self._clear()

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """End a polygon."""
        if self.shape is Shape.POLYGON and event.button() == Qt.MouseButton.LeftButton:
            self._finish(self._points)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up, Backspace takes a corner back, Enter ends a polygon."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._give_up()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            event.accept()  # the canvas would delete the selected features
            if self.shape is Shape.POLYGON and self._points:
                self._points.pop()
                self._show(self._points)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._points:
            event.accept()
            self._finish(self._points)

    def deactivate(self) -> None:
        """Another tool was chosen."""
        self._clear()
        super().deactivate()

    def dispose(self) -> None:
        """Take the drawing off the map for good."""
        self._band.hide()
        self.canvas().scene().removeItem(self._band)
        self.deleteLater()

    def _show(self, points: list[QgsPointXY]) -> None:
        self._band.setToGeometry(QgsGeometry.fromPolygonXY([points]), None)

    def _finish(self, points: list[QgsPointXY]) -> None:
        region = polygon_of(points)
        self._clear()
        if region is None:
            self.given_up.emit()
        else:
            self.drawn.emit(region)

    def _give_up(self) -> None:
        self._clear()
        self.given_up.emit()

    def _clear(self) -> None:
        self._points, self._pressed = [], None
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)


class RegionMark:
    """Shows the region that questions are restricted to."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._band = _band(canvas, 0)

    def show(self, region: QgsGeometry | None) -> None:
        """Show this region instead, or none."""
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if region is not None:
            self._band.setToGeometry(region, None)

    def dispose(self) -> None:
        """Take it off the map for good."""
        self._band.hide()
        self._canvas.scene().removeItem(self._band)


def polygon_of(points: list[QgsPointXY]) -> QgsGeometry | None:
    """The region within a line of points, valid even where the line crosses itself; None without
    an area."""
    if len(points) < 3:
        return None
    region = QgsGeometry.fromPolygonXY([points])
    if not region.isGeosValid():
        region = region.makeValid()
    areas = [part for part in region.asGeometryCollection() if part.area() > 0]
    if not areas:
        return None
    return areas[0] if len(areas) == 1 else QgsGeometry.collectGeometry(areas)


def _corners(start: QgsPointXY, end: QgsPointXY) -> list[QgsPointXY]:
    box = QgsRectangle(start, end)
    return [
        QgsPointXY(box.xMinimum(), box.yMinimum()),
        QgsPointXY(box.xMinimum(), box.yMaximum()),
        QgsPointXY(box.xMaximum(), box.yMaximum()),
        QgsPointXY(box.xMaximum(), box.yMinimum()),
    ]
