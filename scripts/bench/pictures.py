# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers that are shown while something is measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, osr
from qgis.core import QgsRasterLayer

ROOT = Path(__file__).resolve().parents[2]
EPSG = 32631


def large_image(folder: Path) -> QgsRasterLayer:
    """8000 × 8000 pixels of made-up ground, drawn once."""
    path = folder / "ground.tif"
    if not path.exists():
        write_ground(path, 8000)
    return QgsRasterLayer(str(path), "ground")


def write_ground(path: Path, side: int) -> None:
    """Squares of 40 pixels in random colours, 1 m each."""
    random = np.random.default_rng(1)
    coarse = random.integers(0, 255, (3, side // 40, side // 40)).astype(np.uint8)
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), side, side, 3, gdal.GDT_Byte, ["TILED=YES"])
    dataset.SetGeoTransform((500000, 1, 0, 5700000, 0, -1))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    dataset.SetProjection(reference.ExportToWkt())
    for index in range(3):
        dataset.GetRasterBand(index + 1).WriteArray(coarse[index].repeat(40, 0).repeat(40, 1))
    dataset.FlushCache()


def sample() -> QgsRasterLayer:
    """A sample picture if there is one."""
    path = ROOT / "build" / "samples" / "rotterdam_tanks.tif"
    layer = QgsRasterLayer(str(path), "tanks")
    if not layer.isValid():
        raise RuntimeError("build/samples is missing: run `make samples` first")
    return layer
