# SPDX-License-Identifier: GPL-2.0-or-later
"""The nine cells of a view, and where things lie in it.

A view is divided into three by three cells of equal size; x runs to the right, y down. Names are
``top left`` … ``center`` … ``bottom right``, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

CELLS = (
    "top left",
    "top",
    "top right",
    "left",
    "center",
    "right",
    "bottom left",
    "bottom",
    "bottom right",
)


def cell_of(x: float, y: float, width: float, height: float) -> str:
    """The cell that a pixel position lies in; positions outside count for the nearest cell."""
    column = min(max(int(3 * x / width), 0), 2)
    row = min(max(int(3 * y / height), 0), 2)
    return CELLS[3 * row + column]


def cells_of_points(
    points: Iterable[Sequence[float]], width: float, height: float
) -> tuple[str, ...]:
    """The cells that hold at least one of the points (x, y), in reading order."""
    held = {cell_of(float(x), float(y), width, height) for x, y in points}
    return tuple(cell for cell in CELLS if cell in held)


def cell_edges(extent: int) -> tuple[int, int, int, int]:
    """Pixel edges between the thirds of a side, such that a pixel is in the third of its centre."""
    return 0, -(-(2 * extent - 3) // 6), -(-(4 * extent - 3) // 6), extent


def part_edges(cell: str, half: bool, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom pixel edges of a cell, or of the half that its name says.

    "left" and "top" are a whole column and row; a pixel is in the part of its centre.
    """
    left, right = _span(cell, "left", "right", half, width)
    top, bottom = _span(cell, "top", "bottom", half, height)
    return left, top, right, bottom


def _span(cell: str, low: str, high: str, half: bool, extent: int) -> tuple[int, int]:
    _, first, second, _ = cell_edges(extent)
    if low in cell:
        return 0, extent // 2 if half else first
    if high in cell:
        return extent // 2 if half else second, extent
    return (first, second) if cell == "center" else (0, extent)


def cell_shares(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Share of each cell that a mask (height, width) covers, (9,), in reading order.

    A pixel belongs to the cell of its centre. Cells of a mask with fewer than three rows or
    columns may hold no pixel: their share is 0.
    """
    height, width = mask.shape
    rows = np.minimum((3 * (np.arange(height) + 0.5) / height).astype(int), 2)
    columns = np.minimum((3 * (np.arange(width) + 0.5) / width).astype(int), 2)
    held = np.zeros((3, 3))
    size = np.zeros((3, 3))
    for row in range(3):
        lines = mask[rows == row]
        for column in range(3):
            part = lines[:, columns == column]
            held[row, column] = int(part.sum())
            size[row, column] = part.size
    return np.asarray((held / np.maximum(size, 1)).ravel())


def cells_of_mask(mask: npt.NDArray[np.bool_], least: float = 0.1) -> tuple[str, ...]:
    """Where a mask mainly lies: cells that it fills by half, or half as much as its fullest cell,
    unless they hold less than ``least`` of it."""
    return cells_of_shares(cell_shares(mask), least)


def cells_of_shares(shares: npt.NDArray[np.float64], least: float = 0.1) -> tuple[str, ...]:
    """The same from the share of each cell that is covered, (9,)."""
    total, fullest = float(shares.sum()), float(shares.max())
    if total == 0:
        return ()
    return tuple(
        cell
        for cell, share in zip(CELLS, shares.tolist())
        if share >= 0.5 or (share >= 0.5 * fullest and share / total >= least)
    )


def cells_of_boxes(
    boxes: Sequence[Sequence[float]], width: float, height: float
) -> tuple[str, ...]:
    """The cells that windows side by side (left, top, right, bottom) mainly cover.

    A window that is smaller than a cell counts for the cell of its centre.
    """
    covered = np.zeros((3, 3))
    own: set[str] = set()
    edges = np.arange(4) / 3.0
    for left, top, right, bottom in boxes:
        across = np.clip(
            np.minimum(right / width, edges[1:]) - np.maximum(left / width, edges[:3]), 0, 1
        )
        down = np.clip(
            np.minimum(bottom / height, edges[1:]) - np.maximum(top / height, edges[:3]), 0, 1
        )
        covered += 9 * np.outer(down, across)
        if right - left <= width / 3 and bottom - top <= height / 3:
            own.add(cell_of((left + right) / 2, (top + bottom) / 2, width, height))
    # One window of four is at the top left, not at the top as well; a whole side is a side.
    alone = len(boxes) == 1 and not (
        boxes[0][2] - boxes[0][0] > 0.9 * width or boxes[0][3] - boxes[0][1] > 0.9 * height
    )
    least = 0.6 if alone else 0.45
    held = own | {cell for cell, share in zip(CELLS, covered.ravel().tolist()) if share >= least}
    if not held:
        return cells_of_points(
            [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in boxes], width, height
        )
    return tuple(cell for cell in CELLS if cell in held)


def arrangement(cells: Iterable[str]) -> str:
    """One name for a set of cells: a cell, a part such as ``upper half``, ``throughout``, or "".

    Parts are ``top row``, ``bottom row``, ``left column``, ``right column``, ``middle row``,
    ``middle column``, ``upper part``, ``lower part``, ``left part``, ``right part``,
    ``top left part`` … ``bottom right part``, ``edges``, ``corners`` and ``throughout``.
    "" means that no single word fits.
    """
    held = frozenset(cells)
    if len(held) == 1:
        return next(iter(held))
    if len(held) == 9:
        return "throughout"
    if held == frozenset(CELLS) - {"center"}:
        return "edges"
    for name, pattern in _PATTERNS:
        if held == pattern:
            return name
    for name, pattern in _PARTS:
        # Most of a two-thirds part, and nothing beyond it.
        if held <= pattern and len(held) >= 4 and _spans(held, pattern):
            return name
    return ""


def _spans(held: frozenset[str], pattern: frozenset[str]) -> bool:
    rows = {CELLS.index(cell) // 3 for cell in pattern}
    columns = {CELLS.index(cell) % 3 for cell in pattern}
    return {CELLS.index(cell) // 3 for cell in held} == rows and {
        CELLS.index(cell) % 3 for cell in held
    } == columns


def _of(*numbers: int) -> frozenset[str]:
    return frozenset(CELLS[number] for number in numbers)


_PATTERNS = (
    ("top row", _of(0, 1, 2)),
    ("middle row", _of(3, 4, 5)),
    ("bottom row", _of(6, 7, 8)),
    ("left column", _of(0, 3, 6)),
    ("middle column", _of(1, 4, 7)),
    ("right column", _of(2, 5, 8)),
    ("corners", _of(0, 2, 6, 8)),
    *(("top left part", _of(*cells)) for cells in ((0, 1, 3), (0, 1, 3, 4))),
    *(("top right part", _of(*cells)) for cells in ((1, 2, 5), (1, 2, 4, 5))),
    *(("bottom left part", _of(*cells)) for cells in ((3, 6, 7), (3, 4, 6, 7))),
    *(("bottom right part", _of(*cells)) for cells in ((5, 7, 8), (4, 5, 7, 8))),
)
_PARTS = (
    ("upper part", _of(0, 1, 2, 3, 4, 5)),
    ("lower part", _of(3, 4, 5, 6, 7, 8)),
    ("left part", _of(0, 1, 3, 4, 6, 7)),
    ("right part", _of(1, 2, 4, 5, 7, 8)),
)
