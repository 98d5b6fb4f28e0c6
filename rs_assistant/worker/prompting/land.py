# SPDX-License-Identifier: GPL-2.0-or-later
"""The land of a view on which regions grow around points and in boxes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.engine.prompts import Box, Point
from rs_assistant.worker.prompting.growing import Ground, border_level, filled, smoothed
from rs_assistant.worker.prompting.patch import STARTER, Mask, Patch, Pixels, whole_window

WINDOW = 144  # side of the picture on which regions grow
FINEST = 112  # pixels of the view that the smallest such picture spans
BUILT = 0.3  # probability of a building from which a grown region is one
BUILDING_WEIGHT = 150.0  # steps of brightness that "building or not" is worth to growing
KEPT = 12  # grounds that are held for the next click


@dataclass(eq=False)
class Land:
    """A picture, and where its network sees buildings."""

    rgb: Pixels
    building: npt.NDArray[np.uint8] | None = None
    """Probability of a building per pixel, 255 for sure."""
    _grounds: dict[tuple[int, int, int, int], Ground] = field(default_factory=dict)

    def around(self, point: Point) -> list[Patch]:
        """What looks like the point's surroundings: the region that stays within its window."""
        height, width = self.rgb.shape[:2]
        side, longest = float(FINEST), max(height, width)
        place = (point.x, point.y, point.x, point.y)
        found = []
        while True:
            window = whole_window([place], width, height, side / 2)
            grown = self.around_on(window, point)
            if grown is not None:
                found.append(grown)
                if grown.area < 0.15 * side * side:
                    return [grown]
            if side >= longest:
                return found
            side = min(2.5 * side, longest)

    def around_on(
        self, window: tuple[int, int, int, int], point: Point, most: float = 0.5
    ) -> Patch | None:
        """What looks like the point, on a window; ``most`` is the share that it may take."""
        ground, step = self.ground(window)
        seeds = spots([point], window, step, ground.values.shape[:2], 2)
        cost = ground.cost(seeds)
        level, strength = border_level(ground, cost, most)
        mask = filled(smoothed(cost <= level) | seeds)
        # Nothing grown is as sure as what a model knows.
        score = 0.55 * (1 - math.exp(-strength / 3))
        touching = mask[0].mean() + mask[-1].mean() + mask[:, 0].mean() + mask[:, -1].mean()
        score *= 1 - min(0.6, 2 * float(touching))
        patch = enlarged(mask, window, score)
        if self.building is not None:
            left, top, right, bottom = window
            below = self.building[top:bottom, left:right][patch.mask]
            sure = float(below.mean()) / 255 if len(below) else 0.0
            if sure > BUILT:
                patch = replace(patch, label="building", score=0.4 + 0.45 * sure)
        return patch.trimmed()

    def within(self, box: Box) -> Patch | None:
        """What fills a box: the middle against what lies around the box."""
        height, width = self.rgb.shape[:2]
        size = max(box[2] - box[0], box[3] - box[1])
        window = whole_window([box], width, height, max(4.0, 0.2 * size))
        ground, step = self.ground(window)
        rows, columns = ground.values.shape[:2]
        x0, y0, x1, y1 = (
            (value - base) / step for value, base in zip(box, (window[0], window[1]) * 2)
        )
        inside = np.zeros((rows, columns), bool)
        inside[max(round(y0), 0) : round(y1), max(round(x0), 0) : round(x1)] = True
        if not inside.any() or inside.all():
            return None
        cx, cy, rx, ry = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) * 0.22, (y1 - y0) * 0.22
        seeds = np.zeros((rows, columns), bool)
        seeds[max(int(cy - ry), 0) : int(cy + ry) + 1, max(int(cx - rx), 0) : int(cx + rx) + 1] = 1
        mask = (ground.cost(seeds, 0.4) < ground.cost(~inside, 0.4)) & inside
        mask = filled(smoothed(mask) & inside)
        if mask.sum() < 0.15 * inside.sum():
            return None
        return enlarged(mask, window, 0.45).trimmed()

    def ground(self, window: tuple[int, int, int, int]) -> tuple[Ground, float]:
        """The land below a window, and how many pixels of the view one of its pixels spans."""
        left, top, right, bottom = window
        step = max(1.0, max(right - left, bottom - top) / WINDOW)
        if window not in self._grounds:
            if len(self._grounds) > KEPT:
                self._grounds.pop(next(iter(self._grounds)))
            size = (max(2, round((right - left) / step)), max(2, round((bottom - top) / step)))
            part = resized(self.rgb[top:bottom, left:right], size)
            features = None
            if self.building is not None:
                built = resized(self.building[top:bottom, left:right], size)
                features = (built.astype(np.float32) * (BUILDING_WEIGHT / 255))[..., None]
            self._grounds[window] = Ground.of(part, features)
        return self._grounds[window], step


def spots(
    points: Sequence[Point],
    window: tuple[int, int, int, int],
    step: float,
    shape: tuple[int, ...],
    radius: int,
) -> Mask:
    """Squares around points on a shrunk window."""
    seeds = np.zeros(shape[:2], bool)
    for point in points:
        column = min(max(int((point.x - window[0]) / step), 0), shape[1] - 1)
        row = min(max(int((point.y - window[1]) / step), 0), shape[0] - 1)
        seeds[
            max(row - radius, 0) : row + radius + 1, max(column - radius, 0) : column + radius + 1
        ] = True
    return seeds


def enlarged(mask: Mask, window: tuple[int, int, int, int], score: float) -> Patch:
    """A mask of a shrunk window, on the window's own pixels."""
    size = (window[2] - window[0], window[3] - window[1])
    if (mask.shape[1], mask.shape[0]) != size:
        if mask.shape[1] > size[0] or mask.shape[0] > size[1]:
            mask = mask[: size[1], : size[0]]
        else:
            picture = Image.fromarray(mask.astype(np.uint8) * 255)
            mask = np.asarray(picture.resize(size, Image.Resampling.BILINEAR)) > 127
    return Patch(mask, (window[0], window[1]), score, "", "object", STARTER)


def resized(part: npt.NDArray[np.uint8], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """A picture (or one band) at (columns, rows), averaged."""
    if (part.shape[1], part.shape[0]) == size:
        return part
    picture = Image.fromarray(np.ascontiguousarray(part))
    return np.asarray(picture.resize(size, Image.Resampling.BOX), np.uint8)
