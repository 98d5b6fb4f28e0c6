# SPDX-License-Identifier: GPL-2.0-or-later
"""What prompters hand round: a mask over a part of a picture, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.prompts import Box, Point, Prompt

Mask = npt.NDArray[np.bool_]
Pixels = npt.NDArray[np.uint8]
STARTER = "starter"
"""Who drew it, where the starter pack did."""


@dataclass(frozen=True, eq=False)
class Patch:
    """A mask whose first pixel is (column, row) ``offset`` of the picture.

    ``score`` is how well the mask is expected to fit (0 to 1), ``label`` a class of the models or
    "", ``kind`` ``object`` or ``cover``, ``by`` who drew it. ``final`` is False when a slower look
    would better it.
    """

    mask: Mask
    offset: tuple[int, int]
    score: float
    label: str = ""
    kind: str = "object"
    by: str = ""
    final: bool = True

    @property
    def box(self) -> Box:
        """The box around the mask's array."""
        left, top = self.offset
        return left, top, left + self.mask.shape[1], top + self.mask.shape[0]

    @property
    def area(self) -> int:
        """Pixels."""
        return int(self.mask.sum())

    def holds(self, point: Point, slack: int = 0) -> bool:
        """Whether a point lies in the mask, or within ``slack`` pixels of it."""
        column, row = int(point.x) - self.offset[0], int(point.y) - self.offset[1]
        height, width = self.mask.shape
        if not (-slack <= column < width + slack and -slack <= row < height + slack):
            return False
        part = self.mask[
            max(row - slack, 0) : row + slack + 1, max(column - slack, 0) : column + slack + 1
        ]
        return bool(part.any())

    def on(self, box: tuple[int, int, int, int]) -> Mask:
        """The mask on another window (left, top, right, bottom) of the picture."""
        left, top, right, bottom = box
        whole = np.zeros((bottom - top, right - left), bool)
        x, y = self.offset
        height, width = self.mask.shape
        a, b = max(x, left), max(y, top)
        c, d = min(x + width, right), min(y + height, bottom)
        if a < c and b < d:
            whole[b - top : d - top, a - left : c - left] = self.mask[b - y : d - y, a - x : c - x]
        return whole

    def trimmed(self) -> Patch | None:
        """Without empty rows and columns around; None when nothing is left."""
        rows, columns = np.flatnonzero(self.mask.any(1)), np.flatnonzero(self.mask.any(0))
        if not len(rows):
            return None
        part = self.mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        offset = (self.offset[0] + int(columns[0]), self.offset[1] + int(rows[0]))
        return Patch(
            np.ascontiguousarray(part),
            offset,
            self.score,
            self.label,
            self.kind,
            self.by,
            self.final,
        )


class Scene(Protocol):
    """A view that a prompter has made ready."""

    @property
    def size(self) -> int:
        """Bytes it holds."""

    def outline(self, prompt: Prompt, quick: bool) -> Patch | None:
        """The one thing that a prompt points at, None when there is none.

        ``quick``: only what takes a tenth of a second; the patch says whether it is final.
        """


def whole_window(
    boxes: Iterable[Box], width: int, height: int, margin: float = 0.0
) -> tuple[int, int, int, int]:
    """Whole pixels of the picture around boxes, with a margin."""
    found = np.array(list(boxes), np.float64)
    left, top = np.floor(found[:, :2].min(0) - margin).astype(int).tolist()
    right, bottom = np.ceil(found[:, 2:].max(0) + margin).astype(int).tolist()
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    return left, top, max(min(right, width), left + 1), max(min(bottom, height), top + 1)


def joined(patches: list[Patch], width: int, height: int) -> Patch:
    """The union of patches, named after the first."""
    if len(patches) == 1:
        return patches[0]
    window = whole_window([patch.box for patch in patches], width, height)
    mask = np.zeros((window[3] - window[1], window[2] - window[0]), bool)
    for patch in patches:
        mask |= patch.on(window)
    first = patches[0]
    score = min(patch.score for patch in patches)
    return Patch(mask, (window[0], window[1]), score, first.label, first.kind, first.by)


def overlap(first: Patch, second: Patch) -> float:
    """Area in common over the area of both together."""
    left, top = min(first.box[0], second.box[0]), min(first.box[1], second.box[1])
    right, bottom = max(first.box[2], second.box[2]), max(first.box[3], second.box[3])
    if first.box[0] >= second.box[2] or second.box[0] >= first.box[2]:
        return 0.0
    if first.box[1] >= second.box[3] or second.box[1] >= first.box[3]:
        return 0.0
    window = (int(left), int(top), int(right), int(bottom))
    a, b = first.on(window), second.on(window)
    return float((a & b).sum() / max((a | b).sum(), 1))
