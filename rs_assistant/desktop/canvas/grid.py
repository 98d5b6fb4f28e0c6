# SPDX-License-Identifier: GPL-2.0-or-later
"""The pixel grid of a picture: extent, CRS and size, and the tiles it is made in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterator

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)

from rs_assistant.engine.georeference import GeoTransform

TILE = 1024


@dataclass(frozen=True)
class Tile:
    """A part of a grid: first column and row, size in pixels, extent in the grid's CRS."""

    column: int
    row: int
    width: int
    height: int
    extent: QgsRectangle


@dataclass(frozen=True)
class Grid:
    """A north-up picture of width × height pixels that covers the extent exactly."""

    extent: QgsRectangle
    crs: QgsCoordinateReferenceSystem
    width: int
    height: int

    @property
    def geotransform(self) -> GeoTransform:
        """Pixel → map in `crs`."""
        return GeoTransform.from_extent(
            self.extent.xMinimum(),
            self.extent.yMinimum(),
            self.extent.xMaximum(),
            self.extent.yMaximum(),
            self.width,
            self.height,
        )

    def tiles(self, size: int = TILE) -> Iterator[Tile]:
        """Tiles of at most size × size pixels, row by row."""
        pixel_x = self.extent.width() / self.width
        pixel_y = self.extent.height() / self.height
        for row in range(0, self.height, size):
            for column in range(0, self.width, size):
                width, height = min(size, self.width - column), min(size, self.height - row)
                left = self.extent.xMinimum() + column * pixel_x
                top = self.extent.yMaximum() - row * pixel_y
                extent = QgsRectangle(left, top - height * pixel_y, left + width * pixel_x, top)
                yield Tile(column, row, width, height, extent)


def whole_pixels(extent: QgsRectangle, pixel: float, origin: QgsPointXY) -> QgsRectangle:
    """The extent enlarged to whole square pixels of a raster whose corner is at ``origin``.

    A corner that misses the pixel's edge by a millionth of a pixel is rounding, not another pixel.
    """
    slack = 1e-6
    left = math.floor((extent.xMinimum() - origin.x()) / pixel + slack)
    right = math.ceil((extent.xMaximum() - origin.x()) / pixel - slack)
    bottom = math.floor((extent.yMinimum() - origin.y()) / pixel + slack)
    top = math.ceil((extent.yMaximum() - origin.y()) / pixel - slack)
    return QgsRectangle(
        origin.x() + left * pixel,
        origin.y() + bottom * pixel,
        origin.x() + max(right, left + 1) * pixel,
        origin.y() + max(top, bottom + 1) * pixel,
    )


def square_grid(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, pixel: float, longest: int
) -> Grid:
    """A grid of square pixels of the given size or, if that makes more than ``longest`` a side,
    of the size that makes exactly ``longest``. The extent grows to whole pixels, never shrinks."""
    side = max(extent.width(), extent.height())
    if side / pixel > longest + 1e-6:
        pixel = side / longest
    width = max(1, math.ceil(extent.width() / pixel - 1e-6))
    height = max(1, math.ceil(extent.height() / pixel - 1e-6))
    centre = extent.center()
    if abs(extent.width() - width * pixel) < 1e-6 * pixel:
        left = extent.xMinimum()
    else:
        left = centre.x() - width * pixel / 2
    if abs(extent.height() - height * pixel) < 1e-6 * pixel:
        top = extent.yMaximum()
    else:
        top = centre.y() + height * pixel / 2
    grown = QgsRectangle(left, top - height * pixel, left + width * pixel, top)
    return Grid(grown, crs, width, height)


def transformed_extent(
    extent: QgsRectangle,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsRectangle | None:
    """The box around the extent in another CRS; unchanged when either CRS is missing.

    None when the extent cannot be expressed there (a world-wide layer in a local projection).
    """
    if not source.isValid() or not target.isValid() or source == target:
        return QgsRectangle(extent)
    transform = QgsCoordinateTransform(source, target, context)
    transform.setBallparkTransformsAreAppropriate(True)
    try:
        box = transform.transformBoundingBox(extent)
    except QgsCsException:
        return None
    return box if box.isFinite() and not box.isEmpty() else None


def distance_area(
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    ellipsoid: str = "",
) -> QgsDistanceArea:
    """An ellipsoidal measurer for a CRS: on the given ellipsoid or, without one, on its own."""
    measurer = QgsDistanceArea()
    measurer.setSourceCrs(crs, context)
    if not ellipsoid or ellipsoid == "NONE":
        ellipsoid = crs.ellipsoidAcronym()
    measurer.setEllipsoid(ellipsoid)
    return measurer


def project_ellipsoid(project: QgsProject) -> str:
    """The project's ellipsoid, "" when the project measures in the plane."""
    ellipsoid = project.ellipsoid()
    return "" if ellipsoid == "NONE" else ellipsoid


def ground_resolution(
    grid: Grid, context: QgsCoordinateTransformContext, ellipsoid: str = ""
) -> float | None:
    """Metres per pixel at the centre (geometric mean of both directions), None without a CRS."""
    if not grid.crs.isValid():
        return None
    measurer = distance_area(grid.crs, context, ellipsoid)
    centre = grid.extent.center()
    half_x = grid.extent.width() / grid.width / 2
    half_y = grid.extent.height() / grid.height / 2
    lengths = []
    for x, y in ((half_x, 0.0), (0.0, half_y)):
        try:
            length = measurer.measureLine(
                QgsPointXY(centre.x() - x, centre.y() - y),
                QgsPointXY(centre.x() + x, centre.y() + y),
            )
        except QgsCsException:
            return None
        lengths.append(
            measurer.convertLengthMeasurement(length, QgsUnitTypes.DistanceUnit.DistanceMeters)
        )
    product = lengths[0] * lengths[1]
    return math.sqrt(product) if math.isfinite(product) and product > 0 else None
