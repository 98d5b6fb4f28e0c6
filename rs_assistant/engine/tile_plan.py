# SPDX-License-Identifier: GPL-2.0-or-later
"""How a view is cut into tiles: known before it is sent, so that its cost can be said."""

from __future__ import annotations

SIDE = 256  # pixels of a tile where the picture is not finer than FINE
FINE = 0.3  # metres per pixel below which tiles are read shrunk
MOST = 144  # tiles of one view; larger views are read in larger tiles


def tile_side(metres_per_pixel: float | None) -> float:
    """Pixels of the view that one tile should span."""
    if metres_per_pixel is None or metres_per_pixel >= FINE:
        return float(SIDE)
    return SIDE * FINE / metres_per_pixel


def tile_edges(
    height: int, width: int, metres_per_pixel: float | None
) -> tuple[list[int], list[int]]:
    """Edges of the rows and of the columns of tiles, first and last included.

    All tiles have nearly the same size, as close to the encoder's as a whole number of them allows.
    """
    side = tile_side(metres_per_pixel)
    while True:
        rows, columns = _edges(height, side), _edges(width, side)
        if (len(rows) - 1) * (len(columns) - 1) <= MOST:
            return rows, columns
        side *= 1.25


def tile_count(height: int, width: int, metres_per_pixel: float | None) -> int:
    """How many tiles a view of this size is read in, where all of it counts."""
    rows, columns = tile_edges(height, width, metres_per_pixel)
    return (len(rows) - 1) * (len(columns) - 1)


def _edges(extent: int, side: float) -> list[int]:
    # A little more than one tile is still one: halves would show too little.
    count = max(1, round(extent / side))
    return [round(i * extent / count) for i in range(count + 1)]
