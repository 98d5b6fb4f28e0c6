# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines of roofs get right angles; what is round or slanted stays as it was drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rs_assistant.engine.measures import ring_area
from rs_assistant.engine.right_angles import right_angled
from rs_assistant.engine.shapes import inside

SIDE = 64


def turned(degrees: float) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates of all pixels about the middle, turned."""
    rows, columns = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    angle = np.deg2rad(degrees)
    return (
        columns * np.cos(angle) + rows * np.sin(angle),
        rows * np.cos(angle) - columns * np.sin(angle),
    )


def outline(mask: np.ndarray) -> np.ndarray:
    """The stairs around a mask of one part, a closed ring of pixel corners."""
    steps: dict[tuple[int, int], list[tuple[int, int]]] = {}
    padded = np.pad(mask, 1)
    for y, x in np.argwhere(mask).tolist():
        around = (
            (padded[y, x + 1], (x, y), (x + 1, y)),
            (padded[y + 1, x + 2], (x + 1, y), (x + 1, y + 1)),
            (padded[y + 2, x + 1], (x + 1, y + 1), (x, y + 1)),
            (padded[y + 1, x], (x, y + 1), (x, y)),
        )
        for neighbour, start, stop in around:
            if not neighbour:
                steps.setdefault(start, []).append(stop)
    place = first = min(steps)
    ring = [first]
    while True:
        place = steps[place].pop()
        ring.append(place)
        if place == first:
            return np.array(ring, float)


def corners(ring: np.ndarray) -> int:
    """Corners of a ring, all of which must be right angles."""
    points = ring[:-1]
    sides = np.roll(points, -1, 0) - points
    lengths = np.hypot(*sides.T)
    turns = (sides * np.roll(sides, -1, 0)).sum(1) / (lengths * np.roll(lengths, -1))
    assert np.allclose(turns, 0, atol=1e-6)
    return len(points)


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 90))
def test_a_house_at_any_angle_becomes_a_rectangle(degrees: float) -> None:
    across, down = turned(degrees)
    mask = (np.abs(across) < 20) & (np.abs(down) < 11)
    (ring,) = right_angled((outline(mask),))
    assert corners(ring) == 4
    assert abs(ring_area(ring)) == pytest.approx(mask.sum(), rel=0.05)


@pytest.mark.parametrize("degrees", [0, 12, 30, 45, 71])
def test_a_house_with_a_wing_keeps_it(degrees: float) -> None:
    across, down = turned(degrees)
    mask = (np.abs(across) < 22) & (np.abs(down) < 22) & ~((across > 0) & (down > 0))
    (ring,) = right_angled((outline(mask),))
    assert corners(ring) == 6
    assert abs(ring_area(ring)) == pytest.approx(mask.sum(), rel=0.05)


def test_ragged_edges_and_a_bay_window_are_no_walls() -> None:
    across, down = turned(25)
    rng = np.random.default_rng(4)
    mask = (np.abs(across) < 20) & (np.abs(down) < 12)
    rim = mask & ~((np.abs(across) < 19) & (np.abs(down) < 11))
    mask &= ~(rim & (rng.random(mask.shape) < 0.25))
    # Single pixels that hang at a corner are cut off before outlines are drawn.
    mask &= np.roll(mask, 1, 0) | np.roll(mask, -1, 0)
    (ring,) = right_angled((outline(mask),))
    assert corners(ring) == 4


def test_a_tank_stays_round_and_a_triangle_a_triangle() -> None:
    across, down = turned(0)
    disc = (outline(across**2 + down**2 < 20**2),)
    assert right_angled(disc)[0] is disc[0]
    triangle = (np.array([[0, 0], [60, 0], [30, 40], [0, 0]], float),)
    assert right_angled(triangle)[0] is triangle[0]


def test_a_courtyard_is_squared_too() -> None:
    across, down = turned(20)
    outer = outline((np.abs(across) < 26) & (np.abs(down) < 24))
    yard = outline((np.abs(across) < 10) & (np.abs(down) < 9))
    first, second = right_angled((outer, yard))
    assert corners(first) == corners(second) == 4
    assert inside(second[:-1], first).all()
