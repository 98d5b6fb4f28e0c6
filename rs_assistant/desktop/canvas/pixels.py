# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's images and raster blocks as arrays. Everything here may run on any thread."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsRasterBlockFeedback,
    QgsRasterDataProvider,
    QgsRasterInterface,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from qgis.PyQt.QtGui import QImage

from rs_assistant.desktop.canvas.grid import Grid
from rs_assistant.engine.requests import Polygon

THUMBNAIL = 320  # pixels of the longer side


class Canvas:
    """RGB, validity and extra bands of a picture that is filled tile by tile."""

    def __init__(self, width: int, height: int, extra_bands: int = 0) -> None:
        self.pixels = np.zeros((height, width, 3 + extra_bands), np.uint8)
        self.valid = np.zeros((height, width), np.bool_)

    def paste(self, bgra: npt.NDArray[np.uint8], column: int, row: int) -> None:
        """Put in premultiplied BGRA (height, width, 4); transparent is not valid and black."""
        height, width = bgra.shape[:2]
        target = self.pixels[row : row + height, column : column + width]
        alpha = bgra[..., 3]
        for channel in range(3):
            target[..., channel] = bgra[..., 2 - channel]
        partial = (alpha > 0) & (alpha < 255)
        if partial.any():
            # Opacity is a matter of looks; the models get the colour itself.
            weight = 255.0 / alpha[partial].astype(np.float32)[:, None]
            colour = np.rint(target[..., :3][partial] * weight)
            target[..., :3][partial] = np.minimum(colour, 255).astype(np.uint8)
        self.valid[row : row + height, column : column + width] = alpha > 0


def image_bgra(image: QImage) -> npt.NDArray[np.uint8]:
    """Premultiplied BGRA (height, width, 4) of an image of that format, a view of its memory."""
    pointer = image.constBits()
    pointer.setsize(image.sizeInBytes())
    rows = np.frombuffer(pointer, np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)


def png_of(rgb: npt.NDArray[np.uint8], longest: int = THUMBNAIL) -> bytes:
    """A small PNG of a picture (height, width, 3)."""
    image = scaled_image(rgb, longest)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(data)


def scaled_image(rgb: npt.NDArray[np.uint8], longest: int) -> QImage:
    """The picture as an image whose longer side is at most ``longest``."""
    # Thinning first: smooth scaling of 2048² takes time and gives no better thumbnail.
    step = max(1, max(rgb.shape[:2]) // (longest * 3))
    thin = np.ascontiguousarray(rgb[::step, ::step, :3])
    height, width = thin.shape[:2]
    image = QImage(thin.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    if max(width, height) <= longest:
        return image.copy()
    return image.scaled(
        QSize(longest, longest),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def side_by_side(pictures: list[npt.NDArray[np.uint8]], gap: int = 8) -> npt.NDArray[np.uint8]:
    """Pictures of equal size next to each other, with a white gap."""
    if len(pictures) == 1:
        return pictures[0]
    height = pictures[0].shape[0]
    gap = max(1, gap * pictures[0].shape[1] // 512)
    white = np.full((height, gap, 3), 255, np.uint8)
    parts: list[Any] = []
    for picture in pictures:
        parts += [picture[..., :3], white]
    return np.concatenate(parts[:-1], axis=1)


class NativePipe:
    """A layer's own way from file to colours, cloned so that another thread may use it.

    Made on the main thread; `read` runs anywhere. The layer's opacity is left out.
    """

    def __init__(self, layer: QgsRasterLayer, nir_band: int | None) -> None:
        self._provider: QgsRasterDataProvider = layer.dataProvider().clone()
        self._nir_band = nir_band
        self._whole = layer.extent()
        # Thinning out with neighbours only would invent moiré: take the mean where GDAL can.
        self._provider.enableProviderResampling(True)
        self._provider.setZoomedOutResamplingMethod(QgsRasterDataProvider.ResamplingMethod.Bilinear)
        self._provider.setMaxOversampling(8.0)
        renderer = layer.renderer().clone()
        renderer.setOpacity(1.0)
        self._chain: list[QgsRasterInterface] = [self._provider]
        for stage in (renderer, layer.brightnessFilter(), layer.hueSaturationFilter()):
            if stage is None:
                continue
            stage = stage if stage is renderer else stage.clone()
            stage.setInput(self._chain[-1])
            self._chain.append(stage)

    def read(self, grid: Grid, feedback: QgsRasterBlockFeedback, tile: int) -> Canvas:
        """The picture on the grid, block by block; ends early when the feedback is cancelled."""
        canvas = Canvas(grid.width, grid.height, 1 if self._nir_band else 0)
        limits = self._nir_limits() if self._nir_band else None
        for part in grid.tiles(tile):
            if feedback.isCanceled():
                break
            block = self._chain[-1].block(1, part.extent, part.width, part.height, feedback)
            if block is None or block.width() != part.width or block.height() != part.height:
                continue
            image = block.image()
            if image.format() != QImage.Format.Format_ARGB32_Premultiplied:
                image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            canvas.paste(image_bgra(image), part.column, part.row)
            if limits:
                values = self._nir(part.extent, part.width, part.height, limits, feedback)
                rows = slice(part.row, part.row + part.height)
                columns = slice(part.column, part.column + part.width)
                canvas.pixels[rows, columns, 3] = values
        return canvas

    def _nir_limits(self) -> tuple[float, float]:
        """The 2nd and 98th percentile of the whole band: a stretch that no window changes."""
        assert self._nir_band is not None
        low, high = self._provider.cumulativeCut(self._nir_band, 0.02, 0.98, self._whole, 250000)
        return (low, high) if high > low else (low, low + 1.0)

    def _nir(
        self,
        extent: QgsRectangle,
        width: int,
        height: int,
        limits: tuple[float, float],
        feedback: QgsRasterBlockFeedback,
    ) -> npt.NDArray[np.uint8]:
        assert self._nir_band is not None
        block = self._provider.block(self._nir_band, extent, width, height, feedback)
        if block.dataType() != Qgis.DataType.Float32:
            block.convert(Qgis.DataType.Float32)
        values = np.frombuffer(bytes(block.data()), np.float32).reshape(height, width)
        scaled = (values - limits[0]) * (255.0 / (limits[1] - limits[0]))
        return np.nan_to_num(np.clip(scaled, 0.0, 255.0)).astype(np.uint8)


def region_pixels(geometry: QgsGeometry, grid: Grid) -> tuple[Polygon, ...]:
    """The polygons of a region, cut to the grid, in its pixel coordinates."""
    clipped = geometry.intersection(QgsGeometry.fromRect(grid.extent))
    if clipped.isEmpty():
        return ()
    polygons = clipped.asGeometryCollection()
    transform = grid.geotransform
    result: list[Polygon] = []
    for part in polygons:
        if part.type() != geometry.type():
            continue
        rings = part.asPolygon() if not part.isMultipart() else part.asMultiPolygon()[0]
        result.append(tuple(transform.to_pixel([[p.x(), p.y()] for p in ring]) for ring in rings))
    return tuple(result)
