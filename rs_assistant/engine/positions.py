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
    """Where a mask mainly lies: cells that hold ``least`` of it, or that it fills by half."""
    shares = cell_shares(mask)
    total = float(shares.sum())
    if total == 0:
        return ()
    return tuple(
        cell
        for cell, share in zip(CELLS, shares.tolist())
        if share >= 0.5 or (share > 0 and share / total >= least)
    )


def arrangement(cells: Iterable[str]) -> str:
    """One name for a set of cells: a cell, a part such as ``upper half``, ``throughout``, or "".

    Parts are ``top row``, ``bottom row``, ``left column``, ``right column``, ``middle row``,
    ``middle column``, ``upper part``, ``lower part``, ``left part``, ``right part``, ``edges``,
    ``corners`` and ``throughout``. "" means that no single word fits.
    """
    held = frozenset(cells)
    if len(held) == 1:
        return next(iter(held))
    if len(held) >= 8:
        return "edges" if held == frozenset(CELLS) - {"center"} else "throughout"
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
)
_PARTS = (
    ("upper part", _of(0, 1, 2, 3, 4, 5)),
    ("lower part", _of(3, 4, 5, 6, 7, 8)),
    ("left part", _of(0, 1, 3, 4, 6, 7)),
    ("right part", _of(1, 2, 4, 5, 7, 8)),
)
