# SPDX-License-Identifier: GPL-2.0-or-later
"""Union of polygons without counting any ground twice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import unary_union
from shapely.geometry import Polygon as Shapely

from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.union import filled, outlines, united


def square(x: float, y: float, width: float, height: float) -> tuple[np.ndarray, ...]:
    corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]
    return (np.array(corners, float),)


def area_of(polygons) -> float:
    return unary_union([Shapely(p[0], p[1:]) for p in polygons]).area


def test_two_that_overlap_become_one_of_the_ground_they_cover() -> None:
    whole = united([square(0, 0, 10, 10), square(5, 5, 10, 10)])
    assert len(whole) == 1
    assert pixel_area(whole) == 175


def test_two_that_share_an_edge_become_one_without_a_seam() -> None:
    whole = united([square(0, 0, 4, 4), square(4, 0, 6, 4)])
    assert len(whole) == 1
    assert len(whole[0][0]) == 5


def test_what_lies_apart_stays_as_it_is() -> None:
    first, second = square(0, 0, 4, 4), square(20, 0, 3, 3)
    whole = united([first, second])
    assert whole[0] is first
    assert whole[1] is second


def test_a_ring_of_pieces_keeps_its_hole() -> None:
    pieces = [square(0, 0, 9, 3), square(0, 6, 9, 3), square(0, 0, 3, 9), square(6, 0, 3, 9)]
    whole = united(pieces)
    assert len(whole) == 1
    assert len(whole[0]) == 2
    assert pixel_area(whole) == 81 - 9


def test_an_island_in_a_hole_is_a_polygon_of_its_own() -> None:
    mask = np.zeros((9, 9), bool)
    mask[0:9, 0:9] = True
    mask[2:7, 2:7] = False
    mask[4, 4] = True
    found = outlines(mask)
    assert sorted(len(polygon) for polygon in found) == [1, 2]
    assert pixel_area(tuple(found)) == mask.sum()


def test_slanted_outlines_are_united_to_a_quarter_pixel() -> None:
    diamond = (np.array([[20, 0], [40, 20], [20, 40], [0, 20], [20, 0]], float) + 0.3,)
    whole = united([diamond, square(20, 0, 20, 40)])
    assert pixel_area(whole) == pytest.approx(area_of([diamond, square(20, 0, 20, 40)]), rel=0.02)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 14), st.integers(2, 14))
def test_outlines_cover_exactly_their_cells_and_are_valid(
    seed: int, rows: int, columns: int
) -> None:
    mask = np.random.default_rng(seed).random((rows, columns)) < 0.55
    found = outlines(mask)
    assert pixel_area(tuple(found)) == mask.sum()
    back = np.zeros_like(mask)
    for polygon in found:
        shape = Shapely(polygon[0], polygon[1:])
        assert shape.is_valid or shape.buffer(0).area == shape.area
        cells = filled(polygon, rows, columns)
        assert not (back & cells).any()
        back |= cells
    assert np.array_equal(back, mask)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.integers(0, 20)] * 2, *[st.integers(1, 12)] * 2), min_size=1, max_size=7
    )
)
def test_the_area_of_a_union_is_the_ground_it_covers(boxes: list[tuple[int, ...]]) -> None:
    polygons = [square(*box) for box in boxes]
    assert pixel_area(united(polygons)) == area_of(polygons)
