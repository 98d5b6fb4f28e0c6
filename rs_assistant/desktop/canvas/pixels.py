# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's images and raster blocks as arrays. Everything here may run on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np
import numpy.typing as npt
from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsRasterBlockFeedback,
    QgsRasterDataProvider,
    QgsRasterInterface,
    QgsRasterLayer,
    QgsRasterProjector,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from rs_assistant.desktop.canvas.coverage import path_of
from rs_assistant.desktop.canvas.grid import Grid, Tile
from rs_assistant.engine.requests import Polygon

THUMBNAIL = 320  # pixels of the longer side


class Canvas:
    """RGB, validity and extra bands of a picture that is filled tile by tile, and what QGIS said of
    tiles that it could not give."""

    def __init__(self, width: int, height: int, extra_bands: int = 0) -> None:
        self.pixels = np.zeros((height, width, 3 + extra_bands), np.uint8)
        self.valid = np.zeros((height, width), np.bool_)
        self.errors: list[str] = []

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


@dataclass(frozen=True, eq=False)
class Picture:
    """What a thumbnail shows: RGB (height, width, 3 or more), validity, region in pixels."""

    rgb: npt.NDArray[np.uint8]
    valid: npt.NDArray[np.bool_] | None = None
    region: tuple[Polygon, ...] = ()


def png_of(pictures: Sequence[Picture], longest: int = THUMBNAIL) -> bytes:
    """A small PNG of pictures side by side: what is not valid or not in the region is faded."""
    width = sum(picture.rgb.shape[1] for picture in pictures)
    height = max(picture.rgb.shape[0] for picture in pictures)
    parts = [_thumbnail(picture, longest / max(width, height)) for picture in pictures]
    gap = 4
    whole = QImage(
        sum(part.width() for part in parts) + gap * (len(parts) - 1),
        max(part.height() for part in parts),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    left = 0
    for part in parts:
        painter.drawImage(left, 0, part)
        left += part.width() + gap
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    whole.save(buffer, "PNG")
    buffer.close()
    return bytes(data)


def _thumbnail(picture: Picture, scale: float) -> QImage:
    rgb = picture.rgb
    # Thinning first: smooth scaling of 2048² takes time and gives no better thumbnail.
    step = max(1, int(1 / scale) // 3) if scale < 1 else 1
    thin = np.empty((*rgb[::step, ::step].shape[:2], 4), np.uint8)
    thin[..., :3] = rgb[::step, ::step, :3]
    thin[..., 3] = 255 if picture.valid is None else picture.valid[::step, ::step] * np.uint8(255)
    height, width = thin.shape[:2]
    image = QImage(thin.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
    if scale < 1:
        size = QSize(max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale)))
        image = image.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if not picture.region:
        return image
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    shape = path_of(picture.region, image.width() / rgb.shape[1], image.height() / rgb.shape[0])
    outside = QPainterPath()
    outside.addRect(QRectF(image.rect()))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outside.subtracted(shape), QColor(255, 255, 255, 150))
    painter.setPen(QPen(QColor(255, 196, 0), 2))
    painter.drawPath(shape)
    painter.end()
    return image


class NativePipe:
    """A layer's own way from file to colours, cloned so that another thread may use it.

    Made on the main thread; `read` runs anywhere. The layer's opacity is left out. ``spectral``
    names the red, green and near-infrared bands: then the picture has three bands more, the
    stretched infrared and the indices NDVI and NDWI of the layer's own values as
    (index + 1) · 127.5.
    """

    def __init__(
        self,
        layer: QgsRasterLayer,
        nir_band: int | None,
        spectral: tuple[int, int, int] | None = None,
        grid: Grid | None = None,
        context: QgsCoordinateTransformContext | None = None,
        quality: tuple[int, str] | None = None,
    ) -> None:
        """With a ``grid`` in another CRS than the layer's, everything is projected to it.
        ``quality`` is a band that tells clouds, and its kind; the picture's last band then is 255
        where it says cloud or shadow."""
        self._quality = quality
        # Classes must not be averaged: a provider that resamples nothing.
        self._classes: QgsRasterInterface = layer.dataProvider().clone()
        self._provider: QgsRasterDataProvider = layer.dataProvider().clone()
        self._nir_band = nir_band
        self._spectral = spectral
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
        self._values: QgsRasterInterface = self._provider
        self._projectors: list[QgsRasterProjector] = []
        if grid is not None and grid.crs != layer.crs() and layer.crs().isValid():
            self._chain.append(self._projector(self._chain[-1], layer, grid, context))
            self._values = self._projector(self._provider, layer, grid, context)
            self._unmixed = self._classes  # the projector does not keep its input alive
            self._classes = self._projector(self._unmixed, layer, grid, context)

    def _projector(
        self,
        source: QgsRasterInterface,
        layer: QgsRasterLayer,
        grid: Grid,
        context: QgsCoordinateTransformContext | None,
    ) -> QgsRasterProjector:
        projector = QgsRasterProjector()
        projector.setCrs(layer.crs(), grid.crs, context or QgsCoordinateTransformContext())
        projector.setInput(source)
        self._projectors.append(projector)
        return projector

    def read(self, grid: Grid, feedback: QgsRasterBlockFeedback, tile: int) -> Canvas:
        """The picture on the grid, block by block; ends early when the feedback is cancelled."""
        extra = 0 if not self._nir_band else 3 if self._spectral else 1
        canvas = Canvas(grid.width, grid.height, extra + bool(self._quality))
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
            rows = slice(part.row, part.row + part.height)
            columns = slice(part.column, part.column + part.width)
            if not canvas.valid[rows, columns].any():
                canvas.errors += self._trouble(part, feedback)
            if self._quality:
                values = self._raw(self._quality[0], part, feedback, self._classes)
                canvas.pixels[rows, columns, -1] = clouds_in(values, self._quality[1])
            if not limits:
                continue
            assert self._nir_band is not None
            nir = self._raw(self._nir_band, part, feedback)
            scaled = (nir - limits[0]) * (255.0 / (limits[1] - limits[0]))
            canvas.pixels[rows, columns, 3] = np.clip(scaled, 0.0, 255.0).astype(np.uint8)
            if self._spectral:
                red, green = (self._raw(band, part, feedback) for band in self._spectral[:2])
                canvas.pixels[rows, columns, 4] = _index(nir, red)
                canvas.pixels[rows, columns, 5] = _index(green, nir)
        return canvas

    def _trouble(self, part: Tile, feedback: QgsRasterBlockFeedback) -> list[str]:
        """Why a tile is blank, where it cannot be read: renderers keep that secret."""
        block = self._values.block(1, part.extent, part.width, part.height, feedback)
        if block is None or block.isValid() or feedback.isCanceled():
            return []
        return [*feedback.errors(), block.error().summary()]

    def _nir_limits(self) -> tuple[float, float]:
        """The 2nd and 98th percentile of the whole band: a stretch that no window changes."""
        assert self._nir_band is not None
        low, high = self._provider.cumulativeCut(self._nir_band, 0.02, 0.98, self._whole, 250000)
        if not np.isfinite((low, high)).all():  # a band of nothing but nodata
            return 0.0, 1.0
        return (low, high) if high > low else (low, low + 1.0)

    def _raw(
        self,
        band: int,
        part: Tile,
        feedback: QgsRasterBlockFeedback,
        source: QgsRasterInterface | None = None,
    ) -> npt.NDArray[np.float32]:
        """A band's own values, 0 where there are none."""
        given = source or self._values
        block = given.block(band, part.extent, part.width, part.height, feedback)
        if block is None or block.width() != part.width or block.height() != part.height:
            return np.zeros((part.height, part.width), np.float32)
        if block.dataType() != Qgis.DataType.Float32:
            block.convert(Qgis.DataType.Float32)
        values = np.frombuffer(bytes(block.data()), np.float32).reshape(part.height, part.width)
        return np.nan_to_num(values)


def clouds_in(values: npt.NDArray[np.float32], kind: str) -> npt.NDArray[np.uint8]:
    """255 where a quality band of a kind says cloud or shadow, else 0."""
    codes = np.nan_to_num(values).astype(np.int64)
    if kind == "scl":
        hidden = np.isin(codes, (3, 8, 9, 10))
    elif kind == "qa_pixel":
        hidden = (codes & 0b11110) != 0  # dilated cloud, cirrus, cloud, shadow
    elif kind == "fmask":
        hidden = np.isin(codes, (2, 4))
    else:
        hidden = codes > 0
    return hidden.astype(np.uint8) * np.uint8(255)


def _index(upper: npt.NDArray[np.float32], lower: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """The normalised difference (upper − lower) / (upper + lower) as (index + 1) · 127.5."""
    upper, lower = np.maximum(upper, 0.0), np.maximum(lower, 0.0)
    total = upper + lower
    index = np.where(total > 0, (upper - lower) / np.where(total > 0, total, 1.0), 0.0)
    return np.rint((index + 1.0) * 127.5).astype(np.uint8)


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
