# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a tilted raster really has pixels.

QGIS turns a file with a rotated geotransform upright and leaves black corners, which it takes for
data unless the file has a nodata value. A model would describe them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from osgeo import gdal
from qgis.core import QgsRasterLayer

from rs_assistant.desktop.canvas.grid import Grid
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.georeference import GeoTransform

ROWS = 256  # at a time: coordinates of a whole picture would take much memory


def file_of(layer: QgsRasterLayer, grid: Grid) -> str:
    """What GDAL opens for a layer that is in the CRS of the grid, else ""."""
    same = layer.crs() == grid.crs or not layer.crs().isValid()
    return layer.source() if layer.providerType() == "gdal" and same else ""


def footprint(source: str, grid: Grid) -> npt.NDArray[np.bool_] | None:
    """Pixels of the grid (height, width) whose centre lies in the file's own picture.

    None when the file is not tilted, so that QGIS knows its edges itself. Opens the file; use it
    off the main thread.
    """
    try:
        dataset = gdal.Open(source)
        coefficients = dataset.GetGeoTransform(can_return_null=True) if dataset else None
        if not coefficients or (coefficients[2] == 0 and coefficients[4] == 0):
            return None
        tilted = GeoTransform(*coefficients)
    except (RuntimeError, AssistantError):
        return None
    inside = np.empty((grid.height, grid.width), np.bool_)
    upright = grid.geotransform
    columns = np.arange(grid.width) + 0.5
    for first in range(0, grid.height, ROWS):
        rows = np.arange(first, min(first + ROWS, grid.height)) + 0.5
        pixels = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
        column, row = tilted.to_pixel(upright.to_map(pixels)).T
        within = (column >= 0) & (column < dataset.RasterXSize)
        within &= (row >= 0) & (row < dataset.RasterYSize)
        inside[first : first + len(rows)] = within.reshape(len(rows), grid.width)
    return inside
