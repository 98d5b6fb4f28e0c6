# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters that an algorithm fills window by window: a GeoTIFF that never is in memory whole."""

from __future__ import annotations

from typing import Any, Sequence

import numpy as np
import numpy.typing as npt
from osgeo import gdal
from qgis.core import QgsProcessingException

from rs_assistant.desktop.canvas.grid import Grid
from rs_assistant.desktop.layers.class_map import attribute_table
from rs_assistant.desktop.translation import tr

NODATA = {gdal.GDT_Float32: -1.0, gdal.GDT_Byte: 0.0}


class RasterSink:
    """One band on a grid; what is never written is nodata."""

    def __init__(self, path: str, grid: Grid, kind: int = gdal.GDT_Float32) -> None:
        """Raises `QgsProcessingException` when the file cannot be made."""
        driver = gdal.GetDriverByName("GTiff")
        options = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER", "SPARSE_OK=TRUE"]
        try:
            dataset = driver.Create(path, grid.width, grid.height, 1, kind, options)
        except RuntimeError:
            dataset = None
        if dataset is None:
            raise QgsProcessingException(
                tr("“{path}” cannot be written; choose another file (.tif).").format(path=path)
            )
        dataset.SetGeoTransform(grid.geotransform.coefficients)
        if grid.crs.isValid():
            dataset.SetProjection(grid.crs.toWkt(grid.crs.WktVariant.WKT_PREFERRED_GDAL))
        dataset.GetRasterBand(1).SetNoDataValue(NODATA[kind])
        self.path = path
        self._dataset: Any = dataset

    def write(self, values: npt.NDArray[Any], column: int, row: int) -> None:
        """Put a part in its place. Raises `QgsProcessingException` when the disk is full."""
        band = self._dataset.GetRasterBand(1)
        if band.WriteArray(np.ascontiguousarray(values), column, row) != 0:
            raise QgsProcessingException(
                gdal.GetLastErrorMsg() or tr("“{path}” cannot be written.").format(path=self.path)
            )

    def close(self, names: Sequence[str] = ()) -> None:
        """Finish the file; ``names`` are those of the values 0, 1, 2 …, kept as attribute table."""
        if names:
            self._dataset.GetRasterBand(1).SetDefaultRAT(attribute_table(names))
        self._dataset.FlushCache()
        self._dataset = None
