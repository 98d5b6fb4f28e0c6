# SPDX-License-Identifier: GPL-2.0-or-later
"""Clouds and their shadows in a pair of dates, by comparison: what one date hides, the other shows.

A cloud is bright and without colour, also in the near infrared, where the other date is clearly
darker; a shadow is much darker in every band, near infrared included, and as large as a cloud that
is near it. Roofs and bare fields are bright, too: what is small is left alone, and only a date in
which the image encoder has seen clouds is searched.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter
from rasterio.features import sieve

from rs_assistant.worker.assistant.spectral import Spectral

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
BRIGHT = 180.0  # mean of the colours, of 255
BRIGHTER = 50.0  # than the other date
GREY = 0.16  # widest spread of the colours, as a share of their mean
INDEX = 0.22  # neither vegetation nor water
DARKER = 0.62  # of the other date's near infrared, in a shadow
WATER = 0.1  # NDWI from which a dark place is water rather than shadow
SMALLEST = 2500.0  # square metres of a cloud
PIXELS = 120  # the same where the scale is unknown, and at least
REACH = 1500.0  # metres from a cloud to its shadow
RIM = 2  # pixels around both that are left out as well


def clouded(
    pictures: tuple[Pixels, Pixels],
    spectral: tuple[Spectral, Spectral],
    cloudy: tuple[bool, bool],
    counted: Mask,
    metres_per_pixel: float | None,
) -> Mask:
    """Pixels (height, width) that are cloud or shadow at one of the dates that may be cloudy."""
    hidden = np.zeros(counted.shape, bool)
    least = PIXELS
    if metres_per_pixel is not None:
        least = max(least, round(SMALLEST / metres_per_pixel**2))
    reach = 60 if metres_per_pixel is None else max(3, round(REACH / metres_per_pixel))
    for date in (0, 1):
        if not cloudy[date]:
            continue
        picture, other = pictures[date], pictures[1 - date]
        own, others = spectral[date], spectral[1 - date]
        mean, usual = (x.astype(np.float32).mean(2) for x in (picture, other))
        spread = picture.max(2).astype(np.float32) - picture.min(2)
        cloud = (
            counted
            & (mean >= BRIGHT)
            & (mean - usual >= BRIGHTER)
            & (spread <= GREY * mean)
            & (np.abs(own.ndvi) < INDEX)
            & (np.abs(own.ndwi) < INDEX)
        )
        cloud = _large(cloud, least)
        if not cloud.any():
            continue
        shadow = (
            counted
            & (own.nir < DARKER * others.nir)
            & (mean < DARKER * 1.2 * usual)
            & (own.ndwi < WATER)
            & _near(cloud, reach)
        )
        both = np.asarray(cloud | _large(shadow, least), bool)
        hidden |= _near(both, RIM)
    return hidden


def _large(mask: Mask, least: int) -> Mask:
    """The mask without its small parts and small holes."""
    if mask.size <= least or not mask.any():
        return np.zeros(mask.shape, bool) if mask.size <= least else mask
    kept = sieve(mask.astype(np.uint8), least, connectivity=4).astype(bool)
    return np.asarray(kept, bool)


def _near(mask: Mask, reach: int) -> Mask:
    """Pixels within a square of ``reach`` pixels around a mask."""
    if reach > 8:  # far reaches need no exact edge: a small picture of the mask will do
        step = reach // 4
        height, width = mask.shape
        rows, columns = -(-height // step), -(-width // step)
        padded = np.zeros((rows * step, columns * step), bool)
        padded[:height, :width] = mask
        small = np.asarray(padded.reshape(rows, step, columns, step).any((1, 3)), bool)
        grown = np.kron(_near(small, 5), np.ones((step, step), bool))
        return np.asarray(grown[:height, :width], bool)
    wide = Image.fromarray(mask.astype(np.uint8) * 255)
    size = 2 * reach + 1
    return np.asarray(wide.filter(ImageFilter.MaxFilter(size))) > 0
