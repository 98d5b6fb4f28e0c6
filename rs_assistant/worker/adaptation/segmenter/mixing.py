# SPDX-License-Identifier: GPL-2.0-or-later
"""Chips of one place in the light and among the ground of another.

Roofs are outlined in five places. What tells a roof must not be how a place was photographed, nor
what stands around roofs there: chips take on the colours of pictures from elsewhere (histogram
matching), and roofs move to other places, one by one (ClassMix, Olsson et al. 2021) or with all
that is around them (CutMix, French et al. 2020).
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from rs_assistant.worker.adaptation.segmenter.covers import IGNORED
from rs_assistant.worker.assistant.apart import numbered

Drawn = tuple[np.ndarray, np.ndarray]  # uint8 `[size, size, 3]` and its mask `[size, size]`
MARGIN = 2  # pixels of ground that move with a roof: its edge is part of what it looks like


def in_colours_of(image: np.ndarray, other: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """`image` with each band's histogram drawn towards that of `other`; uint8 `[H, W, 3]`."""
    strength = rng.uniform(0.4, 1.0)
    out = np.empty_like(image)
    levels = np.arange(256)
    for band in range(3):
        ours, theirs = (
            np.cumsum(np.bincount(i[..., band].ravel(), minlength=256)) / i[..., band].size
            for i in (image, other)
        )
        table = np.interp(ours, theirs, levels)
        out[..., band] = ((1 - strength) * levels + strength * table).astype(np.uint8)[
            image[..., band]
        ]
    return out


def mixed(chip: Drawn, other: Drawn, rng: np.random.Generator) -> Drawn:
    """`chip` with roofs of `other`, or with a rectangle of it."""
    there = _roofs(other[1], rng) if rng.random() < 0.6 else _rectangle(other[1].shape[0], rng)
    image = np.where(there[..., None], other[0], chip[0])
    return image, np.where(there, other[1], chip[1])


def _roofs(mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """About half of the roofs, each with a margin."""
    pieces, count = numbered(mask == 1)
    taken = np.concatenate([[False], rng.random(count) < 0.5])[pieces]
    wide = Image.fromarray(taken.astype(np.uint8)).filter(ImageFilter.MaxFilter(2 * MARGIN + 1))
    return np.asarray((np.asarray(wide) > 0) & (mask != IGNORED))


def _rectangle(size: int, rng: np.random.Generator) -> np.ndarray:
    high, wide = (int(v) for v in rng.uniform(0.3, 0.75, 2) * size)
    top, left = int(rng.integers(0, size - high)), int(rng.integers(0, size - wide))
    there = np.zeros((size, size), bool)
    there[top : top + high, left : left + wide] = True
    return there
