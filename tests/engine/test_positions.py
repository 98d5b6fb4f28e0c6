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
