# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles of a view, counted before it is sent."""

from __future__ import annotations

import pytest

from rs_assistant.engine.tile_plan import MOST, tile_count, tile_edges


@pytest.mark.parametrize(
    ("height", "width", "scale", "count"),
    [
        (200, 300, 1.0, 1),
        (1024, 1024, 0.5, 16),
        (1024, 1024, None, 16),
        (1024, 1024, 0.15, 4),  # finer pictures are read shrunk
        (1, 1, 10.0, 1),
    ],
)
def test_a_view_is_read_in_tiles_of_nearly_one_size(
    height: int, width: int, scale: float | None, count: int
):
    assert tile_count(height, width, scale) == count


def test_a_huge_view_is_read_in_larger_tiles_that_cover_it():
    rows, columns = tile_edges(30_000, 20_000, 0.5)
    assert (len(rows) - 1) * (len(columns) - 1) <= MOST
    assert (rows[0], rows[-1], columns[0], columns[-1]) == (0, 30_000, 0, 20_000)
