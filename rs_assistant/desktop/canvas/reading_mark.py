# SPDX-License-Identifier: GPL-2.0-or-later
"""The tiles that have been read so far, on the map while an answer is being worked on."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.core import QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

from rs_assistant.engine.georeference import GeoTransform

_INK = (255, 214, 0)


class ReadingMark:
    """Faint boxes that come one by one and go when another part of the work begins."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setFillColor(QColor(*_INK, 26))
        self._band.setStrokeColor(QColor(*_INK, 150))
        self._band.setWidth(1)
        self._text = ""
        self.count = 0

    def show(self, text: str, tiles: Sequence[QgsGeometry]) -> None:
        """Tiles (in the CRS of the canvas) were read for ``text``; "" ends the work."""
        if text != self._text:
            self._text, self.count = text, 0
            self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        for tile in tiles:
            self._band.addGeometry(tile, None)
            self.count += 1

    def dispose(self) -> None:
        """Take it off the map for good."""
        self._band.hide()
        self._canvas.scene().removeItem(self._band)


def boxes_on_map(boxes: Any, transform: GeoTransform) -> list[QgsGeometry]:
    """Boxes (left, top, right, bottom in pixels) as polygons on the map; damaged ones left out."""
    found = []
    for box in boxes if isinstance(boxes, list) else ():
        numbers = box if isinstance(box, list) and len(box) == 4 else ()
        if not numbers or not all(isinstance(n, (int, float)) for n in numbers):
            continue
        left, top, right, bottom = numbers
        corners = transform.to_map([(left, top), (right, bottom)])
        found.append(QgsGeometry.fromRect(QgsRectangle(*corners[0], *corners[1], True)))
    return found
