# SPDX-License-Identifier: GPL-2.0-or-later
"""Water that came or went by the index, where both dates have near infrared."""

from __future__ import annotations

import numpy as np
from rasterio.features import sieve

from rs_assistant.worker.assistant.pair import Pair
from rs_assistant.worker.assistant.transitions import Labels
from rs_assistant.worker.assistant.vectorise import Mask

WET = 0.1  # difference of NDWI from which water came or went
LEAST_WET = 25  # pixels of a patch of water that came or went
OTHER, CAME, WENT = 1, 2, 3  # parts of the change mask: by the model, water gained, water lost


def with_water_changes(parts: Labels, wet: tuple[Mask, Mask], pair: Pair) -> Labels:
    """The parts of the change mask with the water that came or went.

    A shore that moved by a pixel is misregistration; slivers and specks are dropped.
    """
    first, second = pair.spectral
    if first is None or second is None:
        return parts
    drift = second.ndwi - first.ndwi
    result = parts.copy()
    for value, moved in (
        (CAME, ~wet[0] & wet[1] & (drift > WET)),
        (WENT, wet[0] & ~wet[1] & (drift < -WET)),
    ):
        patches = opened(moved & pair.counted)
        if patches.any() and patches.size > LEAST_WET:
            patches &= sieve(patches.astype(np.uint8), LEAST_WET, connectivity=4).astype(bool)
        result[patches] = value
    # What the model took for change is none where water stayed water.
    result[(result == OTHER) & wet[0] & wet[1]] = 0
    return np.asarray(result, np.uint8)


def opened(mask: Mask) -> Mask:
    """The mask without what is narrower than three pixels; what stays keeps its outline."""
    padded = np.pad(mask, 1, mode="edge")
    height, width = mask.shape
    windows = [(r, c) for r in range(3) for c in range(3)]
    core = np.logical_and.reduce([padded[r : r + height, c : c + width] for r, c in windows])
    around_core = np.pad(core, 1)
    grown = np.logical_or.reduce([around_core[r : r + height, c : c + width] for r, c in windows])
    return np.asarray(grown & mask)
