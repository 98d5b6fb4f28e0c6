# SPDX-License-Identifier: GPL-2.0-or-later
"""The nine cells of a view."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.positions import (
    CELLS,
    arrangement,
    cell_of,
    cell_shares,
    cells_of_boxes,
    cells_of_mask,
    cells_of_points,
)


def test_the_cells_run_in_reading_order():
    centres = [(x, y) for y in (5, 15, 25) for x in (10, 30, 50)]
    assert tuple(cell_of(x, y, 60, 30) for x, y in centres) == CELLS


def test_positions_outside_count_for_the_nearest_cell():
    assert cell_of(-4, 99, 60, 30) == "bottom left"
    assert cell_of(60, 0, 60, 30) == "top right"


def test_points_are_gathered_in_reading_order_without_doubles():
    assert cells_of_points([(59, 29), (1, 1), (2, 2)], 60, 30) == ("top left", "bottom right")


def test_the_share_of_each_cell_is_exact():
    mask = np.zeros((9, 12), bool)
    mask[:3, :2] = True  # half of the first cell
    mask[3:6, 4:8] = True  # the whole centre
    assert cell_shares(mask).tolist() == [0.5, 0, 0, 0, 1, 0, 0, 0, 0]
    assert cells_of_mask(mask) == ("top left", "center")


@pytest.mark.parametrize("size", [(1, 1), (2, 5), (1, 9)])
def test_tiny_masks_have_cells_too(size):
    assert cells_of_mask(np.ones(size, bool))


def test_an_empty_mask_lies_nowhere():
    assert cells_of_mask(np.zeros((9, 9), bool)) == ()


def test_cells_get_the_name_that_a_person_would_use():
    assert arrangement(["left"]) == "left"
    assert arrangement(["top left", "top", "top right"]) == "top row"
    assert arrangement(CELLS) == "throughout"
    assert arrangement(set(CELLS) - {"center"}) == "edges"
    assert arrangement(CELLS[:5]) == "upper part"
    assert arrangement(["top left", "bottom right"]) == ""


@pytest.mark.parametrize(
    "boxes, cells",
    [
        ([(0, 0, 50, 50)], ("top left",)),  # one of four windows
        ([(0, 0, 50, 100)], CELLS[0:2] + CELLS[3:5] + CELLS[6:8]),  # a half
        ([(0, 0, 100, 100)], CELLS),
        ([(40, 40, 60, 60)], ("center",)),  # smaller than a cell
        ([(0, 0, 50, 50), (50, 0, 100, 50), (0, 50, 50, 100)], CELLS[:-1]),
        ([], ()),
    ],
)
def test_windows_lie_in_the_cells_that_they_cover(boxes, cells):
    assert cells_of_boxes(boxes, 100, 100) == cells


def test_a_mask_lies_where_it_is_dense():
    mask = np.zeros((90, 90), bool)
    mask[:60, :30] = True
    mask[70:80, 70:75] = True  # a speck elsewhere
    assert cells_of_mask(mask) == ("top left", "left")
    stripe = np.zeros((90, 90), bool)
    stripe[40:44] = True  # thin, but all across
    assert arrangement(cells_of_mask(stripe)) == "middle row"


def test_all_but_one_cell_is_not_everywhere():
    assert arrangement(CELLS[1:]) == ""
    assert arrangement(["top left", "top", "left"]) == "top left part"
    assert arrangement(["center", "right", "bottom", "bottom right"]) == "bottom right part"
