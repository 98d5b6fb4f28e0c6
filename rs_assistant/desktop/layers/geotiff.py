# SPDX-License-Identifier: GPL-2.0-or-later
"""One band of pixels written as a GeoTIFF into the first folder that takes it, and opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Callable

import numpy as np
from osgeo import gdal
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsFeedback, QgsRasterLayer

from rs_assistant.desktop.layers.geopackage import NotWritableError, OpenedLayer
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import Cancelled
from rs_assistant.engine.georeference import GeoTransform


def write_geotiff(
    values: np.ndarray,
    nodata: float,
    geotransform: GeoTransform,
    crs_wkt: str,
    paths: list[Path],
    name: str,
    feedback: QgsFeedback,
    describe: Callable[[gdal.Band], None] = lambda band: None,
) -> tuple[OpenedLayer, list[str]]:
    """Write `[H, W]` uint8 or float32 values and open them as a layer of the main thread.

    The first of ``paths`` that can be written is used; what went wrong with those before it is
    returned, too. ``describe`` may add to the band before it is closed. Raises `Cancelled`, and
    `NotWritableError` when no path takes it: rasters have no place in memory.
    """
    troubles: list[str] = []
    for path in paths:
        if feedback.isCanceled():
            raise Cancelled("Stopped.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not os.access(path.parent, os.W_OK):
                raise NotWritableError("The folder is read-only.")
            _write(path, values, nodata, geotransform, crs_wkt, describe)
        except (OSError, RuntimeError, NotWritableError) as error:
            troubles.append(f"{path.parent}: {error}")
            continue
        layer = QgsRasterLayer(str(path), name)
        if layer.isValid():
            if not crs_wkt:
                layer.setCrs(QgsCoordinateReferenceSystem())
            layer.moveToThread(QgsApplication.instance().thread())
            return OpenedLayer(layer, str(path), ""), troubles
        troubles.append(f"{path}: {layer.error().summary()}")
    raise NotWritableError(
        tr("“{name}” could not be written.").format(name=name),
        tr("Save the project in a folder that you may write to."),
        "\n".join(troubles),
    )


def _write(
    path: Path,
    values: np.ndarray,
    nodata: float,
    geotransform: GeoTransform,
    crs_wkt: str,
    describe: Callable[[gdal.Band], None],
) -> None:
    height, width = values.shape
    kind = gdal.GDT_Byte if values.dtype == np.uint8 else gdal.GDT_Float32
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), width, height, 1, kind, ["COMPRESS=DEFLATE", "TILED=YES"]
    )
    if dataset is None:
        raise NotWritableError(gdal.GetLastErrorMsg() or "The file cannot be written.")
    dataset.SetGeoTransform(geotransform.coefficients)
    if crs_wkt:
        dataset.SetProjection(crs_wkt)
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(nodata)
    if band.WriteArray(np.ascontiguousarray(values)) != 0:
        raise NotWritableError(gdal.GetLastErrorMsg() or "The disk is full.")
    describe(band)
    dataset.FlushCache()
