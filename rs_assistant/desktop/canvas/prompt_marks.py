# SPDX-License-Identifier: GPL-2.0-or-later
"""What the outlining tool draws on the map: clicks, boxes, the outline to be, a line of help."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsRubberBand
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QLabel

OUTLINE = QColor(0, 200, 255)
POSITIVE, NEGATIVE = QColor(35, 165, 75), QColor(215, 50, 45)
RADIUS = 7  # pixels of a click's mark
POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry


class ClickMarks(QgsMapCanvasItem):
    """The clicks: a green plus belongs to the thing, a red minus does not."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.points: list[tuple[QgsPointXY, bool]] = []
        self.setZValue(110)  # above the outline

    def show_points(self, points: Sequence[tuple[QgsPointXY, bool]]) -> None:
        """Show these; each with whether it is positive."""
        self.points = list(points)
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole map."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:
        """The map moved: the item always covers it."""
        self.prepareGeometryChange()
        self.setPos(0, 0)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Discs with a sign: told apart without colours as well."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for point, positive in self.points:
            place = QPointF(self.toCanvasCoordinates(point))
            painter.setPen(QPen(QColor("white"), 2))
            painter.setBrush(POSITIVE if positive else NEGATIVE)
            painter.drawEllipse(place, RADIUS, RADIUS)
            reach = RADIUS - 3
            painter.drawLine(place - QPointF(reach, 0), place + QPointF(reach, 0))
            if positive:
                painter.drawLine(place - QPointF(0, reach), place + QPointF(0, reach))


class Hint(QLabel):
    """A line of help at the lower edge of the map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("outlineHint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setStyleSheet(
            "#outlineHint { background: rgba(20, 24, 28, 215); color: white;"
            " border-radius: 6px; padding: 5px 12px; }"
        )
        self.hide()

    def say(self, text: str) -> None:
        """Show a text, hide for an empty one."""
        self.setText(text)
        self.setVisible(bool(text))
        self.place()

    def place(self) -> None:
        """Move to the middle of the lower edge."""
        canvas = self.parentWidget()
        if canvas is None or self.isHidden():
            return
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance(self.text()) + 30
        width = max(120, min(wanted, canvas.width() - 24))
        height = self.heightForWidth(width)
        self.resize(width, max(height, metrics.height() + 12))
        self.move((canvas.width() - width) // 2, canvas.height() - self.height() - 12)
        self.raise_()


class PromptMarks:
    """All marks of the tool together."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self.outline = QgsRubberBand(canvas, POLYGON)
        self.boxes = QgsRubberBand(canvas, POLYGON)
        self.clicks = ClickMarks(canvas)
        self.hint = Hint(canvas)
        self.boxes.setFillColor(QColor(0, 0, 0, 0))
        self.boxes.setStrokeColor(POSITIVE)
        self.boxes.setSecondaryStrokeColor(QColor(255, 255, 255, 160))
        self.boxes.setLineStyle(Qt.PenStyle.DashLine)
        self.boxes.setWidth(2)

    def show_outline(self, geometry: QgsGeometry | None, final: bool, hover: bool) -> None:
        """The outline to be, in the CRS of the map; paler while it is only a first impression."""
        band = self.outline
        band.reset(POLYGON)
        if geometry is None or geometry.isEmpty():
            return
        fill = QColor(OUTLINE)
        fill.setAlpha(28 if hover else 75)
        stroke = QColor(OUTLINE)
        stroke.setAlpha(150 if hover else 255)
        band.setFillColor(fill)
        band.setStrokeColor(stroke)
        band.setSecondaryStrokeColor(QColor(0, 0, 0, 90 if hover else 170))
        band.setLineStyle(Qt.PenStyle.SolidLine if final else Qt.PenStyle.DashLine)
        band.setWidth(1 if hover else 2)
        band.setToGeometry(geometry, None)

    def show_boxes(self, boxes: Sequence[QgsRectangle]) -> None:
        """The boxes that were dragged, and the one that is."""
        self.boxes.reset(POLYGON)
        for index, box in enumerate(boxes):
            for point in (
                QgsPointXY(box.xMinimum(), box.yMinimum()),
                QgsPointXY(box.xMinimum(), box.yMaximum()),
                QgsPointXY(box.xMaximum(), box.yMaximum()),
                QgsPointXY(box.xMaximum(), box.yMinimum()),
            ):
                self.boxes.addPoint(point, False, index)
        self.boxes.updatePosition()
        self.boxes.update()

    def clear(self) -> None:
        """Take everything but the hint off the map."""
        self.show_outline(None, True, False)
        self.show_boxes(())
        self.clicks.show_points(())

    def dispose(self) -> None:
        """Take everything off the map for good."""
        scene = self._canvas.scene()
        for item in (self.outline, self.boxes, self.clicks):
            item.hide()
            scene.removeItem(item)
        self.hint.hide()
        self.hint.deleteLater()
