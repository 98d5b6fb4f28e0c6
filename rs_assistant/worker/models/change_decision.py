# SPDX-License-Identifier: GPL-2.0-or-later
"""From probabilities of change to what counts as changed: plain numbers, no model."""

from __future__ import annotations

import numpy as np

from rs_assistant.worker.models.tones import FLAT

EDGE = 0.05  # of the difference of two dates: less is noise
# What a patch must reach somewhere to count at all, and down to where it then extends. Cards that
# were written before this was measured lack it.
PATCHES = {"sure": 0.9, "grown": 0.35}


def difference(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Mean absolute difference of the bands, each with mean 0 and spread 1; float32 `[H, W]`."""
    total = np.zeros(before.shape[:2], np.float32)
    for band in range(3):
        one, other = (
            (x - x.mean()) / max(float(x.std()), FLAT)
            for x in (image[..., band].astype(np.float32) for image in (before, after))
        )
        total += np.abs(one - other)
    return total / np.float32(3)


def weighed(probability: np.ndarray, apart: np.ndarray, weight: float, middle: float) -> np.ndarray:
    """The network's probability, raised where the plain difference is above its middle."""
    p = probability.clip(1e-6, 1 - 1e-6)
    odds = p / (1 - p) * ((apart + EDGE) / middle) ** weight
    return np.asarray(odds / (1 + odds), np.float32)


def reaching(
    changed: np.ndarray, probability: np.ndarray, sure: float, grown: float, least: int = 1
) -> np.ndarray:
    """The connected parts from `grown` on, of at least so many pixels, that hold changed pixels,
    some of them from `sure` on.

    uint8 `[H, W]`. A view of doubtful patches only stays unchanged, and a change that is one is
    outlined whole.
    """
    if not changed.any():
        return changed
    parts = labelled((probability >= grown) | (changed > 0))
    kept = np.zeros(int(parts.max()) + 1, bool)
    kept[parts[(changed > 0) & (probability >= sure)]] = True
    kept &= np.bincount(parts.ravel(), minlength=len(kept)) >= least
    kept[0] = False
    return np.asarray(kept[parts], np.uint8)


def labelled(mask: np.ndarray) -> np.ndarray:
    """The parts of a mask that meet along edges, as outlines will, numbered from 1; int32
    `[H, W]`, 0 elsewhere."""
    from rasterio.features import rasterize, shapes

    found = shapes(mask.astype(np.uint8), mask=mask, connectivity=4)
    parts = [(shape, number) for number, (shape, _) in enumerate(found, 1)]
    if not parts:
        return np.zeros(mask.shape, np.int32)
    return np.asarray(rasterize(parts, out_shape=mask.shape, dtype="int32"))
