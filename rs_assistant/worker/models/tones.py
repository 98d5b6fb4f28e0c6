# SPDX-License-Identifier: GPL-2.0-or-later
"""Light and casts of a picture evened out before a network sees it, by a table for each band."""

from __future__ import annotations

import numpy as np

FLAT = 8.0  # a smaller standard deviation counts as this: what shows nothing stays so
SLOPE = 0.35  # of the curve that evens out colours, per standard deviation
SAMPLED = 16_000  # pixels that are enough to know a picture's tones
LEAST_RANGE = 100  # levels that a stretch leaves as they are: water is not blown up to grain


def evening(image: np.ndarray) -> np.ndarray:
    """Per band of a uint8 `[H, W, 3]` image the curve that evens it out, uint8 `[3, 256]`.

    Dark, hazy and tinted pictures come out alike: each band's mean in the middle, its spread
    (without the outermost per cent on either side) the same, highlights bent instead of cut.
    Black pixels are taken for missing ones.
    """
    known = _sample(image)
    values = np.arange(256, dtype=np.float32)
    curves = []
    for band in range(3):
        counts = np.bincount(known[:, band], minlength=256)
        share = counts.cumsum() / len(known)
        low, high = np.searchsorted(share, 0.01), np.searchsorted(share, 0.99)
        within = values.clip(low, high)
        mean = float((within * counts).sum() / len(known))
        spread = float((((within - mean) ** 2) * counts).sum() / len(known)) ** 0.5
        z = (values - mean) * (SLOPE / max(spread, FLAT))
        curves.append(127.5 + 127.5 * z / np.sqrt(1 + z * z))
    return np.asarray(np.round(curves), np.uint8)


def stretch(image: np.ndarray, low: float, high: float) -> np.ndarray:
    """Per band of a uint8 `[H, W, 3]` image the line that stretches it, uint8 `[3, 256]`.

    From the `low` to the `high` percentile, as maps show satellite scenes; at least `LEAST_RANGE`
    levels of the image become the 256 of the result. Black pixels are taken for missing ones.

    Raises:
        ValueError: the two are no percentiles in rising order.
    """
    if not 0 <= low < high <= 100:
        raise ValueError(f"no percentiles to stretch between: {low} and {high}")
    known = _sample(image)
    ends = np.percentile(known, (low, high), axis=0)
    width = np.maximum(ends[1] - ends[0], LEAST_RANGE)
    first = np.clip(ends.mean(0) - width / 2, 0, 255 - width)
    lines = (np.arange(256) - first[:, None]) * (255 / width[:, None])
    return np.asarray(lines.clip(0, 255), np.uint8)


def looked_up(image: np.ndarray, curves: np.ndarray) -> np.ndarray:
    """Every band of a uint8 `[H, W, 3]` image through its own table `[3, 256]`."""
    return np.stack([curves[band].take(image[..., band]) for band in range(3)], 2)


def _sample(image: np.ndarray) -> np.ndarray:
    """Evenly spread pixels that are not missing, `[N, 3]`."""
    step = max(1, int((image.shape[0] * image.shape[1] / SAMPLED) ** 0.5))
    pixels = image[::step, ::step].reshape(-1, 3)
    known = pixels[pixels.any(1)]
    return known if len(known) >= 16 else pixels
