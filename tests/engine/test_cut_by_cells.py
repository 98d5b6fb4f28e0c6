# SPDX-License-Identifier: GPL-2.0-or-later
"""Changed ground shared out among the nine cells of a view, holes and all."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.measures import pixel_area, ring_area
from rs_assistant.engine.requests import Polygon, Ring
from rs_assistant.engine.shapes import cut_by_cells

EDGES = [0, 30, 60, 90]


def box(left: float, top: float, right: float, bottom: float) -> Ring:
    return np.array(
        [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]], float
    )


def test_every_cell_gets_its_ground_without_the_holes_in_it() -> None:
    rng = np.random.default_rng(2)
    changed = np.ones((90, 90), bool)
    holes = []
    for y in range(4, 86, 7):
        for x in range(4, 86, 7):
            high, wide = rng.integers(1, 6, 2)
            changed[y : y + high, x : x + wide] = False
            holes.append(box(x, y, x + wide, y + high))
    polygon: Polygon = (box(0, 0, 90, 90), *holes)
    parts = cut_by_cells([polygon], EDGES, EDGES)
    for number, cell in enumerate(parts):
        row, column = divmod(number, 3)
        real = changed[30 * row : 30 * row + 30, 30 * column : 30 * column + 30].sum()
        assert pixel_area(cell) == pytest.approx(real)


def test_what_a_cell_holds_whole_stays_as_it_is() -> None:
    inner: Polygon = (box(31, 31, 50, 50), box(35, 35, 40, 40))
    beyond: Polygon = (box(-9, -9, 12, 12),)
    parts = cut_by_cells([inner, beyond], EDGES, EDGES)
    assert parts[4][0] is inner
    assert parts[0][0] is beyond  # beyond the edge counts for the outer cells
    assert [len(cell) for cell in parts] == [1, 0, 0, 0, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("closed", [True, False])
def test_a_ring_has_its_area_closed_or_not(closed: bool) -> None:
    ring = np.array([[5, 5], [9, 5], [9, 8], [7, 11], [5, 8], [5, 5]], float) + 4e5
    area = ring_area(ring if closed else ring[:-1])
    assert area == pytest.approx(4 * 3 + 4 * 3 / 2)
    assert ring_area(ring[::-1]) == pytest.approx(-area)
