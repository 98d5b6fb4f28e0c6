# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of a region that somebody drew or selected has imagery. Runs on any thread."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from rs_assistant.desktop.canvas.grid import Grid
from rs_assistant.engine.requests import Polygon


def unseen_share(
    region: QgsGeometry, grid: Grid, polygons: tuple[Polygon, ...], valid: npt.NDArray[np.bool_]
) -> float:
    """The share of ``region`` (in the grid's CRS) that lies beyond the grid or where the picture
    has no data.

    ``polygons`` are the region cut to the grid, in pixels; ``valid`` is (height, width).
    """
    whole = region.area()
    if whole <= 0 or not polygons:
        return 0.0
    within = region.intersection(QgsGeometry.fromRect(grid.extent)).area() / whole
    inside = _painted(polygons, grid)
    shown = float(valid[inside].mean()) if inside.any() else 1.0
    return float(min(max(1.0 - within * shown, 0.0), 1.0))


def _painted(polygons: tuple[Polygon, ...], grid: Grid) -> npt.NDArray[np.bool_]:
    """Pixels of the grid (height, width) whose centre lies in the polygons."""
    image = QImage(grid.width, grid.height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.fillPath(path_of(polygons), Qt.GlobalColor.white)
    painter.end()
    pointer = image.constBits()
    pointer.setsize(image.sizeInBytes())
    rows = np.frombuffer(pointer, np.uint8).reshape(grid.height, image.bytesPerLine())
    return rows[:, : grid.width] > 127


def path_of(
    polygons: tuple[Polygon, ...], zoom_x: float = 1.0, zoom_y: float = 1.0
) -> QPainterPath:
    """Polygons in pixels as a path to paint, on a picture so many times as large."""
    path = QPainterPath()
    for polygon in polygons:
        for ring in polygon:
            points = [QPointF(x * zoom_x, y * zoom_y) for x, y in ring.tolist()]
            path.addPolygon(QPolygonF(points))
    return path
