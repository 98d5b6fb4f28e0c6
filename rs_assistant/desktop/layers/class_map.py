# SPDX-License-Identifier: GPL-2.0-or-later
"""Class maps: the land cover of one of two dates as a raster layer, each class in its colour."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsFeedback,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
)

from rs_assistant.desktop.layers.geopackage import OpenedLayer
from rs_assistant.desktop.layers.geotiff import write_geotiff
from rs_assistant.desktop.layers.placed import PlacedClasses
from rs_assistant.desktop.layers.styling import colour_of
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.lexicon import noun


def write_class_map(
    given: PlacedClasses, name: str, folders: list[Path], file: str, feedback: QgsFeedback
) -> OpenedLayer:
    """Write into the first folder that takes it and open as a layer of the main thread. Raises
    `Cancelled`, `NotWritableError`."""
    opened, _ = write_geotiff(
        np.asarray(given.values, np.uint8),
        0,
        given.geotransform,
        given.crs_wkt,
        [folder / file for folder in folders],
        name,
        feedback,
        lambda band: band.SetDefaultRAT(attribute_table(given.names)),
    )
    return opened


def style_class_map(layer: QgsRasterLayer, names: Sequence[str]) -> None:
    """Each class that occurs in its colour, with its name in the legend; 0 is transparent."""
    taken: set[str] = set()
    items = [
        QgsPalettedRasterRenderer.Class(value, colour_of(name, taken), tr(noun(name)))
        for value, name in enumerate(names)
        if name
    ]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, items))


def attribute_table(names: Sequence[str]) -> gdal.RasterAttributeTable:
    """The names of the values 0, 1, 2 … as GDAL keeps them with a raster."""
    table = gdal.RasterAttributeTable()
    table.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_MinMax)
    table.CreateColumn("Class", gdal.GFT_String, gdal.GFU_Name)
    table.SetRowCount(len(names))
    for value, name in enumerate(names):
        table.SetValueAsInt(value, 0, value)
        table.SetValueAsString(value, 1, name)
    return table
