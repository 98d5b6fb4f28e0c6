# SPDX-License-Identifier: GPL-2.0-or-later
"""A view cut down to what counts, and cut up into tiles at the image encoder's ground resolution.

Only what lies inside the region and is valid counts: the view is cropped to the region's box first
and everything else is filled with the mean colour, so that the answer for a region equals the
answer for that part of the picture alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.engine.errors import ViewUnusable
from rs_assistant.engine.requests import View
from rs_assistant.engine.tile_plan import tile_edges
from rs_assistant.worker.assistant.vectorise import Mask, rasterised

Pixels = npt.NDArray[np.uint8]

COARSE_SIDE = 224
LEAST_COUNTED = 0.2  # share of a tile that must count


@dataclass(frozen=True, eq=False)
class Cutout:
    """The part of a view that counts.

    ``rgb`` is uint8 (height, width, 3) with neutral colour where ``counted`` is False; ``around``
    is the same with what lies around the region left as it is, for experts that outline things:
    they need to see the whole of a thing to judge how much of it lies inside. ``offset`` is the
    view's (column, row) of the first pixel.
    """

    rgb: Pixels
    around: Pixels
    counted: Mask
    offset: tuple[int, int]
    metres_per_pixel: float | None

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.rgb.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.rgb.shape[1])

    @property
    def whole(self) -> bool:
        """Whether every pixel counts."""
        return bool(self.counted.all())


@dataclass(frozen=True)
class Tile:
    """A window of a cutout in pixels; ``weight`` is how many of its pixels count."""

    top: int
    left: int
    height: int
    width: int
    weight: int

    @property
    def centre(self) -> tuple[float, float]:
        """(x, y) in pixels of the cutout."""
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge in pixels of the cutout."""
        return self.left, self.top, self.left + self.width, self.top + self.height


def cutout(view: View, fill: bool = True) -> Cutout:
    """The part of the view that counts.

    Raises:
        ViewUnusable: nothing counts: the region lies outside, or all is nodata.
    """
    valid = np.ones((view.height, view.width), bool) if view.valid is None else view.valid
    counted = valid
    box = (0, 0, view.width, view.height)
    if view.region:
        inside = rasterised(view.region, view.height, view.width)
        if not inside.any():
            raise ViewUnusable(
                "The region lies outside of the picture, or is smaller than one pixel.",
                "Draw the region on the imagery, or remove it.",
            )
        rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
        box = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
        counted = counted & inside
    left, top, right, bottom = box
    counted = np.ascontiguousarray(counted[top:bottom, left:right])
    if not counted.any():
        raise ViewUnusable(
            "There is no imagery in this view.", "Zoom to the imagery layer and ask again."
        )
    rgb = np.ascontiguousarray(view.rgb[top:bottom, left:right])
    around = rgb
    if fill and not counted.all():
        neutral = rgb[counted].mean(0).round().astype(np.uint8)
        around = np.where(valid[top:bottom, left:right, None], rgb, neutral)
        rgb = np.where(counted[:, :, None], rgb, neutral)
    return Cutout(rgb, around, counted, (left, top), view.metres_per_pixel)


def tiles(part: Cutout) -> list[Tile]:
    """Windows that cover a cutout side by side, those that hardly count left out.

    All have nearly the same size, as close to the encoder's as a whole number of them allows.
    """
    rows, columns = tile_edges(part.height, part.width, part.metres_per_pixel)
    found = []
    for top, bottom in zip(rows, rows[1:]):
        for left, right in zip(columns, columns[1:]):
            weight = int(part.counted[top:bottom, left:right].sum())
            if weight >= LEAST_COUNTED * (bottom - top) * (right - left):
                found.append(Tile(top, left, bottom - top, right - left, weight))
    if not found:
        found = [Tile(0, 0, part.height, part.width, int(part.counted.sum()))]
    return found


def pixels_of(part: Cutout, tile: Tile, size: int = COARSE_SIDE) -> Pixels:
    """The tile at the encoder's size, (size, size, 3), averaged where it shrinks."""
    window = part.rgb[tile.top : tile.top + tile.height, tile.left : tile.left + tile.width]
    if window.shape[:2] == (size, size):
        return window
    picture = Image.fromarray(np.ascontiguousarray(window))
    while min(picture.size) > 4 * size:  # a plain average is quick and good enough so far out
        picture = picture.reduce(2)
    return np.asarray(picture.resize((size, size), Image.Resampling.BICUBIC), np.uint8)
