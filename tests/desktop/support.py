# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters of every kind as files, and waiting for signals in the real event loop."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

gdal.UseExceptions()
TYPES = {
    np.dtype("uint8"): gdal.GDT_Byte,
    np.dtype("uint16"): gdal.GDT_UInt16,
    np.dtype("int16"): gdal.GDT_Int16,
    np.dtype("float32"): gdal.GDT_Float32,
}


def write_raster(
    path: Path,
    bands: np.ndarray,
    geotransform: tuple[float, ...] | None = (500000.0, 1.0, 0.0, 5700000.0, 0.0, -1.0),
    epsg: int | None = 32631,
    nodata: float | None = None,
    palette: dict[int, tuple[int, int, int]] | None = None,
    names: tuple[str, ...] = (),
    metadata: dict[str, str] | None = None,
) -> Path:
    """A GeoTIFF of an array (bands, rows, columns)."""
    if bands.ndim == 2:
        bands = bands[None]
    options = ["PHOTOMETRIC=RGB"] if bands.shape[0] == 3 and bands.dtype == np.uint8 else []
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), bands.shape[2], bands.shape[1], bands.shape[0], TYPES[bands.dtype], options
    )
    if geotransform is not None:
        dataset.SetGeoTransform(geotransform)
    if epsg is not None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
    if metadata:
        dataset.SetMetadata(metadata)
    for index, values in enumerate(bands):
        band = dataset.GetRasterBand(index + 1)
        if palette:
            table = gdal.ColorTable()
            for value, colour in palette.items():
                table.SetColorEntry(value, (*colour, 255))
            band.SetRasterColorTable(table)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if names:
            band.SetDescription(names[index])
        band.WriteArray(values)
    dataset.FlushCache()
    del dataset
    return path


def wait_until(condition: Callable[[], Any], seconds: float = 120.0) -> None:
    """Run the event loop until the condition holds; fail the test when it never does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            pytest.fail("waited in vain")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)


class Settings:
    """Settings that live and die with a test, whatever the user's profile says."""

    def __init__(self, values: dict[str, Any] | None = None) -> None:
        self.values = dict(values or {})

    def value(self, setting: Any) -> Any:
        """The value of the test, else the default."""
        return self.values.get(setting.key, setting.default)
