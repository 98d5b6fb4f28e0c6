# SPDX-License-Identifier: GPL-2.0-or-later
"""Second dates for sample imagery, made up: a hall on empty ground, houses that were not there yet.

The sample imagery has no place twice. Whoever sees the pictures can see what was done to them;
their names or the guide say so too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import numpy as np
from osgeo import gdal
from qgis.core import QgsRasterLayer

NAME = "Rotterdam storage tanks, 2021-06-15, made up"
# Rows and columns of a part of the large dark roof, and where it is put again.
ROOF, GROUND = (slice(150, 230), slice(165, 230)), (slice(166, 246), slice(98, 163))
# Rows and columns of three roofs among the houses, and of a lawn.
HOUSES = (
    (slice(84, 150), slice(242, 308)),
    (slice(298, 366), slice(216, 284)),
    (slice(362, 460), slice(398, 514)),
)
LAWN = (slice(262, 346), slice(440, 500))


def second_date(first: QgsRasterLayer, folder: Path) -> QgsRasterLayer:
    """The storage tanks with one hall more, later. Written into ``folder``."""

    def build(values: np.ndarray) -> None:
        values[GROUND] = values[ROOF]

    return _changed(first, folder / "rotterdam_tanks_2021-06-15_made_up.tif", NAME, build)


def earlier_date(later: QgsRasterLayer, folder: Path) -> QgsRasterLayer:
    """The houses before three of them were built: lawn lies in their place."""

    def clear(values: np.ndarray) -> None:
        lawn = values[LAWN].copy()
        for rows, columns in HOUSES:
            height, width = rows.stop - rows.start, columns.stop - columns.start
            more = [(0, max(0, height - lawn.shape[0])), (0, max(0, width - lawn.shape[1]))]
            values[rows, columns] = np.pad(lawn, more, "symmetric")[:height, :width]

    return _changed(later, folder / "housing_2014-06-01_made_up.tif", "Housing, 2014-06-01", clear)


def _changed(
    layer: QgsRasterLayer, path: Path, name: str, change: Callable[[np.ndarray], None]
) -> QgsRasterLayer:
    copy = gdal.GetDriverByName("GTiff").CreateCopy(str(path), gdal.Open(layer.source()))
    for number in range(1, copy.RasterCount + 1):
        band = copy.GetRasterBand(number)
        values = band.ReadAsArray()
        change(values)
        band.WriteArray(values)
    copy.FlushCache()
    del copy
    made = QgsRasterLayer(str(path), name)
    made.setRenderer(layer.renderer().clone())
    return made
