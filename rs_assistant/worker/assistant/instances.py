# SPDX-License-Identifier: GPL-2.0-or-later
"""Countable things of a cutout; cars of a few pixels are looked for again in the doubled view.

The detector itself reads most classes at two sizes, and large things at a third.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.worker.assistant.vectorise import Mask

Pixels = npt.NDArray[np.uint8]
TINY = frozenset({"vehicle", "car", "truck", "bus", "minibus"})
TINY_FROM, TINY_TO = 0.25, 0.65  # metres per pixel at which a car is better read enlarged
SAME = 0.4  # overlap over union above which two things of a class are one
INSIDE = 0.7  # share of the smaller one inside of the larger one, likewise


@dataclass(frozen=True, eq=False)
class Thing:
    """One object in pixels of the cutout: ``mask`` starts at ``offset`` (column, row)."""

    label: str
    score: float
    box: tuple[float, float, float, float]
    mask: Mask
    offset: tuple[int, int]


Detect = Callable[[Pixels, "float | None", "set[str]"], Iterable[Any]]


def things(
    rgb: Pixels, metres_per_pixel: float | None, labels: set[str], detect: Detect
) -> list[Thing]:
    """Everything that ``detect`` finds of the labels, best first."""
    height, width = rgb.shape[:2]
    scale = metres_per_pixel
    if scale is not None and TINY_FROM < scale <= TINY_TO:
        # The detector would enlarge the view for these: left to `enlarged`.
        labels = labels - (TINY - {"vehicle"})
    found: list[Thing] = []
    if labels:
        found = [_thing(item, 1.0, height, width) for item in detect(rgb, scale, labels)]
    return without_doubles(found)


def worth_enlarging(metres_per_pixel: float | None, labels: set[str]) -> bool:
    """Whether some of the labels are better read in the doubled view, which takes four times
    as long."""
    scale = metres_per_pixel
    return bool(labels & TINY) and scale is not None and TINY_FROM < scale <= TINY_TO


def enlarged(rgb: Pixels, labels: set[str], detect: Detect) -> list[Thing]:
    """What is found of the tiny ones among the labels in the doubled view."""
    height, width = rgb.shape[:2]
    # As it is given: the detector's own enlargement would be larger still.
    found = detect(_scaled(rgb, 2.0), None, labels & TINY)
    return [_thing(item, 2.0, height, width) for item in found]


def without_doubles(found: Iterable[Thing]) -> list[Thing]:
    """The surest of those of one class that overlap, or lie in one another."""
    kept: list[Thing] = []
    boxes: dict[str, list[tuple[float, float, float, float]]] = {}
    for thing in sorted(found, key=lambda item: -item.score):
        group = "vehicle" if thing.label in TINY else thing.label
        others = np.array(boxes.get(group, []), np.float64).reshape(-1, 4)
        if len(others):
            box = np.array(thing.box)
            low = np.maximum(box[:2], others[:, :2])
            high = np.minimum(box[2:], others[:, 2:])
            both = np.prod(np.clip(high - low, 0, None), 1)
            areas = np.prod(others[:, 2:] - others[:, :2], 1)
            own = float(np.prod(box[2:] - box[:2]))
            union = both / np.maximum(own + areas - both, 1e-9)
            nested = both / np.maximum(np.minimum(own, areas), 1e-9)
            if union.max() > SAME or nested.max() > INSIDE:
                continue
        kept.append(thing)
        boxes.setdefault(group, []).append(thing.box)
    return kept


def _scaled(rgb: Pixels, factor: float) -> Pixels:
    height, width = rgb.shape[:2]
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.BILINEAR), np.uint8)


def _thing(item: Any, factor: float, height: int, width: int) -> Thing:
    """A detection in pixels of the unscaled cutout."""
    if factor == 1.0:
        return Thing(item.label, float(item.score), item.box, item.mask, item.offset)
    left, top = (round(value / factor) for value in item.offset)
    left, top = min(left, width - 1), min(top, height - 1)
    rows, columns = item.mask.shape
    right = min(max(round((item.offset[0] + columns) / factor), left + 1), width)
    bottom = min(max(round((item.offset[1] + rows) / factor), top + 1), height)
    picture = Image.fromarray(item.mask.astype(np.uint8) * 255)
    mask = np.asarray(picture.resize((right - left, bottom - top), Image.Resampling.BILINEAR)) > 127
    x0, y0, x1, y1 = (float(value) / factor for value in item.box)
    if not mask.any():
        mask = np.ones_like(mask)
    return Thing(item.label, float(item.score), (x0, y0, x1, y1), mask, (left, top))
