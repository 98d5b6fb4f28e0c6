# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layers are imagery, and what their properties say about them: bands, sensor, own pixels."""

from __future__ import annotations

import re
from typing import Iterable

from qgis.core import (
    QgsMapLayer,
    QgsMultiBandColorRenderer,
    QgsRaster,
    QgsRasterInterface,
    QgsRasterLayer,
)

RESULT_PROPERTY = "rs_assistant/result"
"""Custom property of every layer that this plugin made: such layers are never in a picture."""
NIR_PROPERTY = "rs_assistant/nir_band"
"""Custom property with which a user names the near-infrared band (0: none)."""

_NIR_NAME = re.compile(r"\bnir\b|near[ _-]?infra|\bb0?8\b|infrarouge proche|近红外", re.IGNORECASE)
_LANDSAT_8_NIR = re.compile(r"\bSR_B5\b|\bLC0[89]\w*_B5\b", re.IGNORECASE)
_SENSORS = (
    (re.compile(r"sentinel[ _-]?2|(?<![A-Za-z])S2[ABC]?(?:_|\b)", re.IGNORECASE), "Sentinel-2"),
    (re.compile(r"sentinel[ _-]?1|(?<![A-Za-z])S1[ABC]?_", re.IGNORECASE), "Sentinel-1"),
    (re.compile(r"landsat[ _-]?(\d)", re.IGNORECASE), "Landsat {0}"),
    (re.compile(r"(?<![A-Za-z])L[COTEM]0?([4-9])(?:_|\d{6})"), "Landsat {0}"),
    (re.compile(r"landsat", re.IGNORECASE), "Landsat"),
    (re.compile(r"modis", re.IGNORECASE), "MODIS"),
    (re.compile(r"naip", re.IGNORECASE), "NAIP"),
    (re.compile(r"planetscope|PSScene", re.IGNORECASE), "PlanetScope"),
    (re.compile(r"worldview[ _-]?(\d)", re.IGNORECASE), "WorldView-{0}"),
)


# Stacks of a product's own bands in their order: number of bands → the near-infrared one.
_STACKS = {
    "Landsat 4": {6: 4, 7: 4},
    "Landsat 5": {6: 4, 7: 4},
    "Landsat 7": {6: 4, 7: 4, 8: 4, 9: 4},
    "Landsat 8": {7: 5, 11: 5},
    "Landsat 9": {7: 5, 11: 5},
    "Sentinel-2": {12: 8, 13: 8},
}


def is_imagery(layer: QgsMapLayer | None) -> bool:
    """Whether the layer is a usable raster that is not one of the plugin's own results."""
    return (
        isinstance(layer, QgsRasterLayer)
        and layer.isValid()
        and not layer.customProperty(RESULT_PROPERTY)
    )


def imagery_of(layers: Iterable[QgsMapLayer | None]) -> list[QgsRasterLayer]:
    """The imagery among layers, in their order."""
    return [layer for layer in layers if is_imagery(layer)]


def has_own_pixels(layer: QgsRasterLayer) -> bool:
    """Whether the layer has a pixel grid of its own (files, databases) rather than being drawn for
    any scale (WMS, XYZ tiles)."""
    provider = layer.dataProvider()
    return bool(
        provider is not None
        and provider.capabilities() & QgsRasterInterface.Capability.Size
        and provider.xSize() > 0
        and provider.ySize() > 0
        and layer.extent().width() > 0
        and layer.extent().height() > 0
    )


def pixel_size(layer: QgsRasterLayer) -> tuple[float, float]:
    """Width and height of a pixel in units of the layer's CRS."""
    provider = layer.dataProvider()
    extent = layer.extent()
    return extent.width() / provider.xSize(), extent.height() / provider.ySize()


def near_infrared_band(layer: QgsRasterLayer) -> int | None:
    """Number of the near-infrared band (from 1) that is not already shown, None when there is none.

    The layer's custom property decides; else the band's description; else the usual order of the
    sensor's bands; else the fourth of exactly four bands where it is no alpha channel, as the
    vendors of four-band imagery order them.
    """
    provider = layer.dataProvider()
    chosen = layer.customProperty(NIR_PROPERTY)
    if chosen is not None:
        try:
            number = int(chosen)
        except (TypeError, ValueError):
            number = 0
        return number if 0 < number <= provider.bandCount() else None
    shown = set(layer.renderer().usesBands()) if layer.renderer() else set()
    for band in range(1, provider.bandCount() + 1):
        described = f"{provider.generateBandName(band)} {layer.bandName(band)}"
        if _NIR_NAME.search(described) or _LANDSAT_8_NIR.search(described):
            return band if band not in shown else None
    stacked = _STACKS.get(sensor_of(layer) or "", {}).get(provider.bandCount())
    if stacked is not None:
        return stacked if stacked not in shown else None
    alpha = QgsRaster.ColorInterpretation.AlphaBand
    if (
        provider.bandCount() == 4
        and 4 not in shown
        and isinstance(layer.renderer(), QgsMultiBandColorRenderer)
        and provider.colorInterpretation(4) != alpha
        and (quality_band(layer) or (0,))[0] != 4
    ):
        return 4
    return None


_BAND_NAMES = {
    "red": re.compile(r"\bred\b(?!.{0,3}edge)|\brouge\b|红", re.IGNORECASE),
    "green": re.compile(r"\bgreen\b|\bvert\b|绿", re.IGNORECASE),
    "nir": _NIR_NAME,
}


def spectral_bands(layer: QgsRasterLayer) -> tuple[int, int, int] | None:
    """Numbers of the red, green and near-infrared bands (from 1), None when they are not known.

    Descriptions decide, also where the infrared is shown as a colour; else the near-infrared band
    that is not shown, with what is shown as red and green.
    """
    provider = layer.dataProvider()
    named: dict[str, int] = {}
    for band in range(1, provider.bandCount() + 1):
        described = f"{provider.generateBandName(band)} {layer.bandName(band)}"
        for name, pattern in _BAND_NAMES.items():
            if name not in named and pattern.search(described):
                named[name] = band
    if len(named) == len(_BAND_NAMES) and layer.customProperty(NIR_PROPERTY) is None:
        return named["red"], named["green"], named["nir"]
    nir, renderer = near_infrared_band(layer), layer.renderer()
    if nir is None or not isinstance(renderer, QgsMultiBandColorRenderer):
        return None
    red, green = renderer.redBand(), renderer.greenBand()
    return (red, green, nir) if red > 0 and green > 0 and nir not in (red, green) else None


# Bands that say where clouds are, by their descriptions: Sentinel-2's scene classification,
# Landsat's quality bits, Fmask, plain masks.
_QUALITY = (
    (
        re.compile(r"(?<![A-Za-z0-9])SCL(?![A-Za-z0-9])|scene[ _]classification", re.IGNORECASE),
        "scl",
    ),
    (re.compile(r"(?<![A-Za-z0-9])QA_?PIXEL(?![A-Za-z0-9])", re.IGNORECASE), "qa_pixel"),
    (re.compile(r"(?<![A-Za-z0-9])fmask(?![A-Za-z0-9])", re.IGNORECASE), "fmask"),
    (re.compile(r"(?<![A-Za-z0-9])clouds?[ _-]?mask(?![A-Za-z0-9])", re.IGNORECASE), "mask"),
)


def quality_band(layer: QgsRasterLayer) -> tuple[int, str] | None:
    """Number (from 1) and kind of the band that tells clouds, None when there is none."""
    provider = layer.dataProvider()
    for band in range(1, provider.bandCount() + 1):
        described = f"{provider.generateBandName(band)} {layer.bandName(band)}"
        for pattern, kind in _QUALITY:
            if pattern.search(described):
                return band, kind
    return None


def shown_bands(layer: QgsRasterLayer) -> str:
    """What the layer shows, for the chip: ``1, 2, 3`` or ``4``."""
    renderer = layer.renderer()
    return ", ".join(str(band) for band in renderer.usesBands()) if renderer else ""


def sensor_of(layer: QgsMapLayer) -> str | None:
    """The sensor as far as names tell."""
    for text in (layer.name(), _file_name(layer), layer.metadata().title()):
        for pattern, sensor in _SENSORS:
            found = pattern.search(text)
            if found:
                return sensor.format(*found.groups())
    return None


def _file_name(layer: QgsMapLayer) -> str:
    return layer.source().split("|")[0].replace("\\", "/").rsplit("/", 1)[-1]
