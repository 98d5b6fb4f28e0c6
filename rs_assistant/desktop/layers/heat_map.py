# SPDX-License-Identifier: GPL-2.0-or-later
"""Heat maps: what a model gave each pixel of a view, as a raster layer over the map.

Written on a task thread as a GeoTIFF beside the polygons; styled so that what is unlikely is
transparent and the imagery shows through.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from qgis.core import (
    QgsColorRampShader,
    QgsFeedback,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from rs_assistant.desktop.layers.geopackage import OpenedLayer
from rs_assistant.desktop.layers.geotiff import write_geotiff
from rs_assistant.desktop.layers.placed import PlacedRaster
from rs_assistant.desktop.translation import tr

NODATA = -1.0
LEAST_BRIGHT = 0.1  # what is less likely than this is never shown as bright as what is likely
# Shares of the range of values, with their colours: nothing, perhaps, likely, most likely.
_RAMP = ((0.0, "#00000004"), (0.25, "#46781c6d"), (0.5, "#8cca404a"), (1.0, "#d2fcffa4"))


def write_heat_map(
    raster: PlacedRaster, name: str, folders: list[Path], file: str, feedback: QgsFeedback
) -> tuple[OpenedLayer, list[str]]:
    """Write into the first folder that can be written, and open as a layer of the main thread.

    Returns what went wrong with better places, too. What lies outside of the view's valid pixels
    is nodata. Raises `Cancelled`, `NotWritableError` when no folder takes it.
    """
    return write_geotiff(
        np.nan_to_num(raster.values.astype(np.float32), nan=NODATA),
        NODATA,
        raster.geotransform,
        raster.crs_wkt,
        [folder / file for folder in folders],
        name,
        feedback,
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
