# SPDX-License-Identifier: GPL-2.0-or-later
"""Heat maps: what a model gave each pixel of a view, as a raster layer over the map.

Written on a task thread as a GeoTIFF beside the polygons; styled so that what is unlikely is
transparent and the imagery shows through.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsFeedback,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from rs_assistant.desktop.layers.geopackage import NotWritableError, OpenedLayer
from rs_assistant.desktop.layers.placed import PlacedRaster
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import Cancelled

NODATA = -1.0
LEAST_BRIGHT = 0.1  # what is less likely than this is never shown as bright as what is likely
# Shares of the range of values, with their colours: nothing, perhaps, likely, most likely.
_RAMP = ((0.0, "#00000004"), (0.25, "#46781c6d"), (0.5, "#8cca404a"), (1.0, "#d2fcffa4"))


def write_heat_map(
    raster: PlacedRaster, name: str, folders: list[Path], file: str, feedback: QgsFeedback
) -> tuple[OpenedLayer, list[str]]:
    """Write into the first folder that can be written, and open as a layer of the main thread.

    Returns what went wrong with better places, too. Raises `Cancelled`, `NotWritableError` when no
    folder takes it: rasters have no place in memory.
    """
    troubles: list[str] = []
    for folder in folders:
        if feedback.isCanceled():
            raise Cancelled("Stopped.")
        path = folder / file
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK):
                raise NotWritableError("The folder is read-only.")
            _write(path, raster)
        except (OSError, RuntimeError, NotWritableError) as error:
            troubles.append(f"{folder}: {error}")
            continue
        layer = QgsRasterLayer(str(path), name)
        if layer.isValid():
            if not raster.crs_wkt:
                layer.setCrs(QgsCoordinateReferenceSystem())
            layer.moveToThread(QgsApplication.instance().thread())
            return OpenedLayer(layer, str(path), ""), troubles
        troubles.append(f"{path}: {layer.error().summary()}")
    raise NotWritableError(
        tr("The heat map could not be written."),
        tr("Save the project in a folder that you may write to."),
        "\n".join(troubles),
    )


def style_heat_map(layer: QgsRasterLayer) -> None:
    """From transparent to bright over the values that occur, with a legend in per cent. Where
    nothing is likely, nothing is bright."""
    provider = layer.dataProvider()
    statistics = provider.bandStatistics(1)
    low, high = float(statistics.minimumValue), float(statistics.maximumValue)
    low, high = min(low, 0.0), max(high, LEAST_BRIGHT)
    items = []
    for share, colour in _RAMP:
        value = low + share * (high - low)
        label = tr("{percent} %").format(percent=_figure(value * 100))
        items.append(QgsColorRampShader.ColorRampItem(value, QColor(colour), label))
    function = QgsColorRampShader(low, high)
    function.setColorRampType(QgsColorRampShader.Type.Interpolated)
    function.setColorRampItemList(items)
    legend = function.legendSettings()
    legend.setUseContinuousLegend(False)  # which would show bare numbers
    function.setLegendSettings(legend)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(function)
    renderer = QgsSingleBandPseudoColorRenderer(provider, 1, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    layer.setRenderer(renderer)


def _figure(percent: float) -> str:
    """Whole numbers from one per cent on."""
    return f"{percent:.0f}" if percent == 0 or percent >= 1 else f"{percent:.1g}"


def _write(path: Path, raster: PlacedRaster) -> None:
    """One band of 32-bit floats; what lies outside of the view's valid pixels is nodata."""
    height, width = raster.values.shape
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(
        str(path), width, height, 1, gdal.GDT_Float32, ["COMPRESS=DEFLATE", "TILED=YES"]
    )
    if dataset is None:
        raise NotWritableError(gdal.GetLastErrorMsg() or "The file cannot be written.")
    dataset.SetGeoTransform(raster.geotransform.coefficients)
    if raster.crs_wkt:
        dataset.SetProjection(raster.crs_wkt)
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(NODATA)
    values = np.nan_to_num(raster.values.astype(np.float32), nan=NODATA)
    if band.WriteArray(values) != 0:
        raise NotWritableError(gdal.GetLastErrorMsg() or "The disk is full.")
    dataset.FlushCache()
