# SPDX-License-Identifier: GPL-2.0-or-later
"""What near infrared says that colours do not: vegetation and water indices, and open water.

Muddy or green water looks like fields to a model that sees colours only; in the near infrared it
is dark all the same. Whether a band really is near infrared is checked before it is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio.features import sieve

from rs_assistant.engine.requests import View

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
INDICES = ("ndvi", "ndwi")
LAND = -0.15  # NDWI below which a pixel surely is no water
LEAST_LAND = 0.02  # share of the picture that must be land for its infrared to be a measure
DARK = 0.55  # near infrared of water, as a share of the land's median
WET = 0.0  # NDWI from which a dark pixel is water
LEAST_WATER = 12  # pixels
FINE = 2.0  # metres per pixel below which shadows of buildings look like water
SURE = 0.92  # probability that the index gives a class


@dataclass(frozen=True, eq=False)
class Spectral:
    """Near infrared (0 to 255, as it is stretched) and the indices, each (height, width)."""

    nir: Floats
    ndvi: Floats
    ndwi: Floats

    def cut(self, rows: slice, columns: slice) -> Spectral:
        """A window of it."""
        return Spectral(self.nir[rows, columns], self.ndvi[rows, columns], self.ndwi[rows, columns])


def spectral_of(view: View) -> Spectral | None:
    """The indices of a view with near infrared, None without.

    Bands ``ndvi`` and ``ndwi`` (uint8, (index + 1) · 127.5) come from the layer's own values and
    are taken as they are; else the indices are made of the view's bands, which is right as far as
    these share one stretch.
    """
    nir = view.band("nir")
    if nir is None:
        return None
    given = [view.band(name) for name in INDICES]
    if given[0] is not None and given[1] is not None:
        ndvi, ndwi = (np.asarray(band, np.float32) / 127.5 - 1 for band in given)
        return Spectral(nir.astype(np.float32), ndvi, ndwi)
    far = nir.astype(np.float32)
    red, green = (view.pixels[:, :, i].astype(np.float32) for i in (0, 1))
    return Spectral(
        far,
        (far - red) / np.maximum(far + red, 1),
        (green - far) / np.maximum(green + far, 1),
    )


def believable(spectral: Spectral, counted: Mask) -> bool:
    """Whether the band looks like near infrared: some of the ground must be land by the index.

    A fourth band that is something else (a false-colour composite) shows hardly any; over open
    sea nothing can be said, and colours will do.
    """
    land = counted & (spectral.ndwi < LAND)
    return int(land.sum()) >= LEAST_LAND * max(int(counted.sum()), 1)


def water_of(
    spectral: Spectral, counted: Mask, metres_per_pixel: float | None, built: Mask | None = None
) -> Mask | None:
    """Open water by NDWI and a dark near infrared; None where the band is not believable, so that
    the colours have to decide. ``built`` is what surely is built over: there, dark means shadow.
    """
    if not believable(spectral, counted):
        return None
    land = counted & (spectral.ndwi < LAND)
    dark = DARK * float(np.median(spectral.nir[land]))
    found = counted & (spectral.ndwi > WET) & (spectral.nir < dark)
    if built is not None and metres_per_pixel is not None and metres_per_pixel < FINE:
        found &= ~built
    if found.size <= LEAST_WATER:
        return found
    cleaned = sieve(found.astype(np.uint8), LEAST_WATER, connectivity=4)
    return np.asarray(cleaned, bool) & counted


def with_water(
    probabilities: npt.NDArray[np.floating[Any]], position: int, water: Mask
) -> npt.NDArray[np.float16]:
    """Class probabilities (K, H, W) in which the class at ``position`` follows a water mask."""
    values = np.asarray(probabilities, np.float32).copy()
    own = values[position]
    wanted = np.where(water, np.maximum(own, SURE), np.minimum(own, 1 - SURE))
    rest = np.maximum(1 - own, 1e-6)
    values *= ((1 - wanted) / rest)[None]
    values[position] = wanted
    return np.asarray(values, np.float16)


def refined(
    result: Any, spectral: Spectral, counted: Mask, metres_per_pixel: float | None
) -> tuple[Any, Mask | None]:
    """A `SegmentationMap` whose water is that of the index, and the index's water.

    The map comes back as it was, with None, where the index has nothing to say.
    """
    classes = tuple(result.classes)
    if "water" not in classes:
        return result, None
    built = None
    if "built-up" in classes:
        built = np.asarray(result.probabilities[classes.index("built-up")]) > 0.5
    water = water_of(spectral, counted, metres_per_pixel, built)
    if water is None:
        return result, None
    from rs_assistant.worker.models.segmenter import SegmentationMap

    values = with_water(result.probabilities, classes.index("water"), water)
    return SegmentationMap(classes, values, result.threshold), water
