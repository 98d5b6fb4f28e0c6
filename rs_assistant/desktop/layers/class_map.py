# SPDX-License-Identifier: GPL-2.0-or-later
"""Class maps: the land cover of one of two dates as a raster layer, each class in its colour."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Sequence

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeedback,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
)

from rs_assistant.desktop.layers.geopackage import NotWritableError, OpenedLayer
from rs_assistant.desktop.layers.placed import PlacedClasses
from rs_assistant.desktop.layers.styling import colour_of
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import Cancelled
from rs_assistant.engine.lexicon import noun


def write_class_map(
    given: PlacedClasses, name: str, folders: list[Path], file: str, feedback: QgsFeedback
) -> OpenedLayer:
    """Write into the first folder that takes it and open as a layer of the main thread. Raises
    `Cancelled`, `NotWritableError`."""
    troubles: list[str] = []
    for folder in folders:
        if feedback.isCanceled():
            raise Cancelled("Stopped.")
        path = folder / file
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK):
                raise NotWritableError("The folder is read-only.")
            _write(path, given)
        except (OSError, RuntimeError, NotWritableError) as error:
            troubles.append(f"{folder}: {error}")
            continue
        layer = QgsRasterLayer(str(path), name)
        if layer.isValid():
            if not given.crs_wkt:
                layer.setCrs(QgsCoordinateReferenceSystem())
            layer.moveToThread(QgsApplication.instance().thread())
            return OpenedLayer(layer, str(path), "")
        troubles.append(f"{path}: {layer.error().summary()}")
    raise NotWritableError(
        tr("The land cover could not be written."),
        tr("Save the project in a folder that you may write to."),
        "\n".join(troubles),
    )


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


def _write(path: Path, given: PlacedClasses) -> None:
    height, width = given.values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), width, height, 1, gdal.GDT_Byte, ["COMPRESS=DEFLATE", "TILED=YES"]
    )
    if dataset is None:
        raise NotWritableError(gdal.GetLastErrorMsg() or "The file cannot be written.")
    dataset.SetGeoTransform(given.geotransform.coefficients)
    if given.crs_wkt:
        dataset.SetProjection(given.crs_wkt)
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(0)
    if band.WriteArray(np.ascontiguousarray(given.values)) != 0:
        raise NotWritableError(gdal.GetLastErrorMsg() or "The disk is full.")
    band.SetDefaultRAT(attribute_table(given.names))
    dataset.FlushCache()
