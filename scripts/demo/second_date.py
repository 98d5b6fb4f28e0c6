# SPDX-License-Identifier: GPL-2.0-or-later
"""A later date for the sample of the storage tanks, made up: a hall stands on the empty ground.

The sample imagery has no place twice. Whoever sees the picture can see what was done to it; its
name says so too.
"""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal
from qgis.core import QgsRasterLayer

NAME = "Rotterdam storage tanks, 2021-06-15, made up"
# Rows and columns of a part of the large dark roof, and where it is put again.
ROOF, GROUND = (slice(150, 230), slice(165, 230)), (slice(166, 246), slice(98, 163))


def second_date(first: QgsRasterLayer, folder: Path) -> QgsRasterLayer:
    """Write the picture into ``folder`` and open it."""
    path = folder / "rotterdam_tanks_2021-06-15_made_up.tif"
    source = gdal.Open(first.source())
    copy = gdal.GetDriverByName("GTiff").CreateCopy(str(path), source)
    for number in range(1, copy.RasterCount + 1):
        band = copy.GetRasterBand(number)
        values = band.ReadAsArray()
        values[GROUND] = values[ROOF]
        band.WriteArray(values)
    copy.FlushCache()
    del copy
    layer = QgsRasterLayer(str(path), NAME)
    layer.setRenderer(first.renderer().clone())
    return layer
