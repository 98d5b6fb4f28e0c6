# SPDX-License-Identifier: GPL-2.0-or-later
"""Masks of single objects: the small mask network per object, and drawing on the pixel grid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from rs_assistant.worker.models.detections import Candidate, Part
from rs_assistant.worker.models.pixel_session import interpolation

OUTSIDE = -4.0  # logit beyond a part's frame


def mask_logits(
    features: np.ndarray, frames: np.ndarray, parameters: np.ndarray, shape: dict[str, Any]
) -> Iterator[np.ndarray]:
    """Mask logits per object on a grid over its frame (pixels of the tile).

    `features` is `[C, h, w]` at the card's stride. The object's parameters are the weights of
    three small dense layers over features and place (-1 to 1 across the frame).
    """
    channels, hidden, stride = shape["channels"], shape["hidden"], shape["stride"]
    sizes = [(channels + 2) * hidden, hidden, hidden * hidden, hidden, hidden, 1]
    ends = np.cumsum(sizes)[:-1]
    grid = shape["grid"]
    steps = (np.arange(grid, dtype=np.float32) + 0.5) / grid
    line = steps * 2 - 1
    place = np.stack(np.meshgrid(line, line)).astype(np.float32).reshape(2, -1)
    for frame, row in zip(frames, parameters):
        x0, y0, x1, y1 = frame / stride - 0.5
        columns, left = _weights(x0 + steps * (x1 - x0), features.shape[2])
        lines, top = _weights(y0 + steps * (y1 - y0), features.shape[1])
        part = features[:, top : top + lines.shape[1], left : left + columns.shape[1]]
        seen = (lines @ part @ columns.T).reshape(channels, -1)
        w1, b1, w2, b2, w3, b3 = np.split(row.astype(np.float32), ends)
        first = w1.reshape(hidden, -1)
        x = np.maximum(first[:, :channels] @ seen + first[:, channels:] @ place + b1[:, None], 0)
        x = np.maximum(w2.reshape(hidden, -1) @ x + b2[:, None], 0)
        yield (w3 @ x + b3).reshape(grid, grid)


def _weights(positions: np.ndarray, length: int) -> tuple[np.ndarray, int]:
    """Interpolation weights over the cells that are used, and the first of these cells."""
    first = int(np.clip(math.floor(positions.min()), 0, length - 1))
    last = int(np.clip(math.ceil(positions.max()) + 1, first + 1, length))
    return interpolation(positions - first, last - first), first


def ellipse_logits(shape: dict[str, Any]) -> np.ndarray:
    """Mask logits of the ellipse that fills the box within its frame."""
    grid = shape["grid"]
    line = ((np.arange(grid, dtype=np.float32) + 0.5) / grid * 2 - 1) * (1 + 2 * shape["margin"])
    return np.asarray(1 - line[None] ** 2 - line[:, None] ** 2)


def values_at(logits: np.ndarray, frame: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Logits `[len(ys), len(xs)]` at pixel centres, from a grid over the frame."""
    grid = logits.shape[0]
    x0, y0, x1, y1 = frame
    columns = interpolation((xs - x0) / (x1 - x0) * grid - 0.5, grid)
    lines = interpolation((ys - y0) / (y1 - y0) * grid - 0.5, grid)
    values = lines @ logits @ columns.T
    values[:, (xs < x0) | (xs > x1)] = OUTSIDE
    values[(ys < y0) | (ys > y1)] = OUTSIDE
    return np.asarray(values)


def drawn(candidate: Candidate, height: int, width: int) -> tuple[np.ndarray, tuple[int, int]]:
    """The mask of a thing, cut to its pixels, and the column and row of its first cell.

    Readings are averaged; where a reading saw several parts, the most confident one decides.
    The mask may be empty.
    """
    frames = [part.frame for parts in candidate.readings for part in parts]
    left = int(np.clip(math.floor(min(f[0] for f in frames)), 0, width - 1))
    top = int(np.clip(math.floor(min(f[1] for f in frames)), 0, height - 1))
    right = int(np.clip(math.ceil(max(f[2] for f in frames)), left + 1, width))
    bottom = int(np.clip(math.ceil(max(f[3] for f in frames)), top + 1, height))
    xs, ys = np.arange(left, right) + 0.5, np.arange(top, bottom) + 0.5
    total = np.zeros((len(ys), len(xs)), np.float32)
    for parts in candidate.readings:
        total += _reading(parts, xs, ys)
    mask = total > 0
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if len(rows):
        mask = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        left, top = left + int(columns[0]), top + int(rows[0])
    return mask, (left, top)


def _reading(parts: Sequence[Part], xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    best: np.ndarray | None = None
    for part in parts:
        values = values_at(part.mask, part.frame, xs, ys)
        if part.cut:
            # Beyond its own tile a part has only guessed.
            x0, y0, x1, y1 = part.box
            values[:, (xs < x0) | (xs > x1)] = OUTSIDE
            values[(ys < y0) | (ys > y1)] = OUTSIDE
        best = values if best is None else np.maximum(best, values)
    assert best is not None
    return best
