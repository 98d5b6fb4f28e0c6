# SPDX-License-Identifier: GPL-2.0-or-later
"""Connected patches of a legend, which points and boxes pick among, and how well each will fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio import features as rasters

from rs_assistant.engine.prompts import Box, Point
from rs_assistant.engine.shapes import rectangle_sides
from rs_assistant.worker.prompting.patch import STARTER, Patch

COMPACT, LARGEST_BUILDING = 0.72, 6000.0  # of its rectangle; square metres


@dataclass(frozen=True, eq=False)
class Cover:
    """Connected patches of one legend: ``parts`` (H, W) numbers them from 1, 0 is none."""

    parts: npt.NDArray[np.int32]
    labels: tuple[str, ...]
    """Class of each patch, by number less one."""
    fits: tuple[float, ...]
    windows: tuple[tuple[int, int, int, int], ...]
    kind: str = "cover"

    def at(self, point: Point) -> Patch | None:
        """The patch under a point."""
        number = int(self.parts[int(point.y), int(point.x)])
        return self.patch(number) if number else None

    def patch(self, number: int) -> Patch:
        """A patch by its number."""
        left, top, right, bottom = self.windows[number - 1]
        mask = self.parts[top:bottom, left:right] == number
        return Patch(
            mask, (left, top), self.fits[number - 1], self.labels[number - 1], self.kind, STARTER
        )

    def within(self, box: Box) -> list[Patch]:
        """The patches below a box, those that hardly reach into it left out."""
        left, top, right, bottom = (round(v) for v in box)
        seen, counts = np.unique(self.parts[top:bottom, left:right], return_counts=True)
        least = 0.1 * max((right - left) * (bottom - top), 1)
        return [self.patch(int(n)) for n, c in zip(seen, counts) if n and c >= least]


def cover_of(result: Any, legend: str, scale: float | None) -> Cover:
    """Number the connected patches of a legend."""
    yes_or_no = result.threshold is not None
    values = result.labels() if yes_or_no else result.labels() + 1
    sure = np.asarray(result.confidence(), np.float32)
    shapes = list(rasters.shapes(values.astype(np.uint8), mask=values > 0, connectivity=4))
    if not shapes:
        return Cover(np.zeros(values.shape, np.int32), (), (), ())
    parts = rasters.rasterize(
        [(geometry, number + 1) for number, (geometry, _) in enumerate(shapes)],
        out_shape=values.shape,
        dtype="int32",
    )
    labels, fits, windows = [], [], []
    flat = parts.ravel()
    count = np.maximum(np.bincount(flat, minlength=len(shapes) + 1)[1:], 1)
    mean = np.bincount(flat, sure.ravel(), len(shapes) + 1)[1:] / count
    for number, (geometry, value) in enumerate(shapes):
        ring = np.asarray(geometry["coordinates"][0])
        left, top = ring.min(0).astype(int).tolist()
        right, bottom = ring.max(0).astype(int).tolist()
        windows.append((left, top, right, bottom))
        labels.append(result.classes[0 if yes_or_no else int(value) - 1])
        pixels, sure_of = int(count[number]), float(mean[number])
        if legend == "buildings":
            fits.append(0.9 * sure_of if _stands_alone(ring, pixels, scale) else 0.0)
        else:
            fits.append(_cover_fit(legend, sure_of, pixels, values.size))
    kind = "object" if legend == "buildings" else "cover"
    return Cover(parts, tuple(labels), tuple(fits), tuple(windows), kind)


def _stands_alone(ring: npt.NDArray[Any], pixels: int, scale: float | None) -> bool:
    """Whether a patch of "building" looks like one building: compact, and of a building's size."""
    if pixels > (6000 if scale is None else max(LARGEST_BUILDING / scale**2, 400)):
        return False
    long, short = rectangle_sides(ring.astype(np.float64))
    return pixels > COMPACT * long * short


def _cover_fit(legend: str, sure: float, pixels: int, total: int) -> float:
    """The fit to expect of a patch: crumbs and patches that fill the view are seldom meant."""
    fit = {"roads": 0.55, "land_cover": 0.5}[legend] * sure
    if pixels < 16:
        fit *= 0.3
    if pixels > 0.6 * total:
        fit *= 0.4
    return fit
