# SPDX-License-Identifier: GPL-2.0-or-later
"""A small map of an answer: the picture that was looked at with what was found drawn on it.

For exports: it needs no layer, no canvas and no project, only what a turn has kept.
"""

from __future__ import annotations

from typing import Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsRectangle
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from rs_assistant.desktop.dock.wording import length
from rs_assistant.desktop.layers.placed import PlacedRaster
from rs_assistant.desktop.layers.styling import colour_of
from rs_assistant.engine.conversation import Turn
from rs_assistant.engine.small_pictures import picture_format

LONGEST = 480  # pixels
DRAWN_AT_MOST = 3000  # polygons
_REGION = "#ffc400"


def map_picture(
    turn: Turn,
    shapes: Sequence[tuple[str, QgsGeometry]],
    heat_map: PlacedRaster | None = None,
) -> bytes:
    """A PNG of the view with ``shapes`` (label, geometry in the CRS of the turn's context), the
    region and a scale bar; empty when the turn has no picture or nothing to draw on it."""
    context = turn.context
    data = context.thumbnail
    kind = picture_format(data)
    drawn = shapes or context.region or heat_map is not None
    if not drawn or context.extent is None or not kind:
        return b""
    picture = QImage.fromData(QByteArray(data), kind)
    if picture.isNull():
        return b""
    if turn.context.views == 2:  # two pictures side by side; answers are placed in the first
        picture = picture.copy(0, 0, picture.width() // 2, picture.height())
    picture = picture.scaled(
        LONGEST,
        LONGEST,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGB32)
    frame = _Frame(QgsRectangle(*context.extent), picture)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if heat_map is not None:
        painter.drawImage(QRectF(picture.rect()), _coloured(heat_map))
    taken: set[str] = set()
    colours = {label: colour_of(label, taken) for label, _ in shapes}
    for label, geometry in shapes[:DRAWN_AT_MOST]:
        _draw(painter, frame.path(geometry), colours[label], 70)
    if context.region:
        _draw(painter, frame.path(QgsGeometry.fromWkt(context.region)), QColor(_REGION), 0)
    if context.size_m:
        _draw_scale(painter, picture, context.size_m[0])
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data())


class _Frame:
    """From map coordinates to pixels of a picture that shows an extent."""

    def __init__(self, extent: QgsRectangle, picture: QImage) -> None:
        self._extent = extent
        self._x = picture.width() / max(extent.width(), 1e-12)
        self._y = picture.height() / max(extent.height(), 1e-12)

    def path(self, geometry: QgsGeometry) -> QPainterPath:
        """The polygons of a geometry with their holes."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        if geometry.isNull() or geometry.isEmpty():
            return path
        parts = geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
        for part in parts:
            for ring in part:
                points = [
                    QPointF(
                        (point.x() - self._extent.xMinimum()) * self._x,
                        (self._extent.yMaximum() - point.y()) * self._y,
                    )
                    for point in ring
                ]
                path.addPolygon(QPolygonF(points))
                path.closeSubpath()
        return path


def _draw(painter: QPainter, path: QPainterPath, colour: QColor, alpha: int) -> None:
    fill = QColor(colour)
    fill.setAlpha(alpha)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(fill)
    painter.drawPath(path)


def _draw_scale(painter: QPainter, picture: QImage, metres: float) -> None:
    """A bar of a round length, about a quarter of the picture wide."""
    wanted = metres / 4
    power = 10 ** int(np.floor(np.log10(wanted))) if wanted > 0 else 1
    size = max(step * power for step in (1, 2, 5) if step * power <= wanted or step == 1)
    width = size / metres * picture.width()
    left, bottom = 10.0, picture.height() - 10.0
    for colour, thickness in ((QColor("black"), 4.0), (QColor("white"), 2.0)):
        painter.setPen(QPen(colour, thickness))
        painter.drawLine(QPointF(left, bottom), QPointF(left + width, bottom))
    text = length(size)
    for colour, shift in ((QColor("black"), 1.0), (QColor("white"), 0.0)):
        painter.setPen(colour)
        painter.drawText(QPointF(left + shift, bottom - 6 + shift), text)


def _coloured(raster: PlacedRaster) -> QImage:
    """The heat map from transparent to bright, with at most as many pixels as the picture."""
    values = np.nan_to_num(raster.values.astype(np.float32))
    step = max(1, max(values.shape) // LONGEST)
    values = values[::step, ::step]
    low, high = float(values.min()), float(values.max())
    share = (values - low) / (high - low) if high > low else np.zeros_like(values)
    pixels = np.empty((*share.shape, 4), np.uint8)
    pixels[..., 0] = 252
    pixels[..., 1] = (60 + 180 * share).astype(np.uint8)
    pixels[..., 2] = 60
    pixels[..., 3] = (200 * share).astype(np.uint8)
    height, width = share.shape
    image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return image.copy()  # which owns its bytes
