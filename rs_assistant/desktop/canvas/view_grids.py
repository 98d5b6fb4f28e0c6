# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid on which a picture is made: how fine, how large, along which pixels."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsRasterLayer,
    QgsRectangle,
)

from rs_assistant.desktop.canvas.grid import (
    Grid,
    square_grid,
    transformed_extent,
    whole_pixels,
)
from rs_assistant.desktop.canvas.imagery import has_own_pixels, pixel_size
from rs_assistant.desktop.canvas.sources import MapState


def rendered_grid(
    layers: tuple[QgsRasterLayer, ...],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    state: MapState,
    longest: int,
    coarsest: bool = False,
) -> Grid:
    """The grid on which a map is rendered: as fine as the finest layer, not finer.

    Enlarging pixels adds nothing that a model could see; where a layer has no pixels of its own
    (tiles from the web), the canvas decides. Aligned with the finest layer where CRSs agree.
    ``coarsest`` takes the coarsest layer instead: what is compared must show the same detail.
    """
    finest, origin = 0.0 if coarsest else math.inf, None
    for layer in layers:
        if has_own_pixels(layer):
            size = pixel_in(layer, extent, crs, state)
        else:
            size = state.extent.width() / state.width
        if (size > finest * (1 + 1e-6)) if coarsest else (size < finest):
            finest, origin = size, None
            width, height = pixel_size(layer) if has_own_pixels(layer) else (0.0, 1.0)
            square = abs(width - height) <= 1e-9 * height
            if square and (layer.crs() == crs or not layer.crs().isValid()):
                origin = QgsPointXY(layer.extent().xMinimum(), layer.extent().yMaximum())
    aligned = max(extent.width(), extent.height()) / finest <= longest - 2
    if origin is not None and aligned:
        extent = whole_pixels(extent, finest, origin)
    return square_grid(extent, crs, finest, longest)


def native_grid(layer: QgsRasterLayer, wanted: QgsRectangle, longest: int) -> Grid:
    """Whole pixels of the layer around the wanted extent, thinned out above ``longest``."""
    width, height = pixel_size(layer)
    whole, provider = layer.extent(), layer.dataProvider()
    first_column = max(0, math.floor((wanted.xMinimum() - whole.xMinimum()) / width + 1e-6))
    first_row = max(0, math.floor((whole.yMaximum() - wanted.yMaximum()) / height + 1e-6))
    columns = math.ceil((wanted.xMaximum() - whole.xMinimum()) / width - 1e-6)
    rows = math.ceil((whole.yMaximum() - wanted.yMinimum()) / height - 1e-6)
    columns = max(min(columns, provider.xSize()) - first_column, 1)
    rows = max(min(rows, provider.ySize()) - first_row, 1)
    extent = QgsRectangle(
        whole.xMinimum() + first_column * width,
        whole.yMaximum() - (first_row + rows) * height,
        whole.xMinimum() + (first_column + columns) * width,
        whole.yMaximum() - first_row * height,
    )
    thin = max(1.0, max(columns, rows) / longest)
    return Grid(extent, layer.crs(), max(1, round(columns / thin)), max(1, round(rows / thin)))


def pixel_in(
    layer: QgsRasterLayer, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, state: MapState
) -> float:
    """Side of the layer's pixels at the middle of the extent, in units of the CRS."""
    width, height = pixel_size(layer)
    if not crs.isValid() or not layer.crs().isValid() or layer.crs() == crs:
        return min(width, height)
    to_layer = QgsCoordinateTransform(crs, layer.crs(), state.transform_context)
    try:
        centre = to_layer.transform(extent.center())
        box = QgsRectangle(
            centre.x() - width / 2,
            centre.y() - height / 2,
            centre.x() + width / 2,
            centre.y() + height / 2,
        )
        back = QgsCoordinateTransform(layer.crs(), crs, state.transform_context)
        corners = [
            back.transform(QgsPointXY(x, y))
            for x, y in (
                (box.xMinimum(), box.yMinimum()),
                (box.xMaximum(), box.yMinimum()),
                (box.xMinimum(), box.yMaximum()),
            )
        ]
    except QgsCsException:
        return state.extent.width() / state.width
    first, second = corners[0].distance(corners[1]), corners[0].distance(corners[2])
    size = math.sqrt(first * second)
    return size if math.isfinite(size) and size > 0 else state.extent.width() / state.width


def overlap_of(
    layer: QgsRasterLayer, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, state: MapState
) -> QgsRectangle | None:
    """The part of the extent that the layer covers, in the CRS of the map."""
    box = transformed_extent(layer.extent(), layer.crs(), crs, state.transform_context)
    if box is None:  # too wide to be said in this CRS: it covers everything
        return QgsRectangle(extent)
    part = box.intersect(extent)
    return None if part.isEmpty() else part


def map_crs(state: MapState, imagery: list[QgsRasterLayer]) -> QgsCoordinateReferenceSystem:
    """The map's CRS; for a map without one, the CRS that all its imagery shares, if any."""
    if state.crs.isValid() or any(layer.crs() != imagery[0].crs() for layer in imagery):
        return state.crs
    return imagery[0].crs()
