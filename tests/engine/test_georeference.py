# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixel ↔ map for any affine transform: north-up, south-up, rotated, metres and degrees."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.measures import ring_area

NORTH_UP = GeoTransform(592000.0, 0.5, 0.0, 5753000.0, 0.0, -0.5)
SOUTH_UP = GeoTransform(592000.0, 0.5, 0.0, 5753000.0, 0.0, 0.5)
ROTATED = GeoTransform(592000.0, 0.4, 0.3, 5753000.0, 0.3, -0.4)
DEGREES = GeoTransform(-74.6, 2.5e-6, 0.0, -8.4, 0.0, -2.5e-6)
ALL = [NORTH_UP, SOUTH_UP, ROTATED, DEGREES]

sizes = st.floats(1e-6, 1e4)
places = st.floats(-2e7, 2e7)


@st.composite
def transforms(draw):
    angle, sign = draw(st.floats(-math.pi, math.pi)), draw(st.sampled_from([1, -1]))
    width, height = draw(sizes), draw(sizes)
    assume(1e-2 < width / height < 1e2)
    cosine, sine = math.cos(angle), math.sin(angle)
    return GeoTransform(
        draw(places), width * cosine, -height * sine * sign,
        draw(places), width * sine, height * cosine * sign,
    )  # fmt: skip


@pytest.mark.parametrize("transform", ALL)
def test_the_outer_corner_of_the_first_pixel_is_the_origin(transform):
    assert transform.to_map([[0, 0]])[0].tolist() == [transform.x_origin, transform.y_origin]


@pytest.mark.parametrize("transform", ALL)
def test_a_mask_of_known_pixels_has_their_area(transform):
    # A square with a corner cut out along pixel edges, far from the origin.
    ring = np.array([[9000, 9000], [9100, 9000], [9100, 9050], [9050, 9050], [9050, 9100],
                     [9000, 9100], [9000, 9000]], float)  # fmt: skip
    placed = transform.to_map(ring)
    area = abs(ring_area(placed - placed[0]))
    assert area == pytest.approx(7500 * transform.pixel_area, rel=1e-7)


@given(transforms(), st.floats(0, 1e5), st.floats(0, 1e5))
def test_there_and_back_is_the_same_pixel(transform, column, row):
    back = transform.to_pixel(transform.to_map([[column, row]]))[0]
    # What a float64 map coordinate can hold, in pixels.
    reach = max(abs(transform.x_origin), abs(transform.y_origin), 1.0) * 4e-16
    pixel = math.sqrt(transform.pixel_area)
    assert np.abs(back - [column, row]).max() <= 1e-9 * 1e5 + 100 * reach / pixel


@given(transforms(), st.floats(0, 1e4), st.floats(0, 1e4))
def test_a_window_starts_where_its_first_pixel_was(transform, column, row):
    window = transform.window(column, row)
    expected = transform.to_map([[column + 3, row + 7]])
    scale = max(np.abs(expected).max(), 1.0)
    assert np.abs(window.to_map([[3, 7]]) - expected).max() <= 1e-9 * scale


def test_an_extent_and_a_size_make_a_north_up_transform():
    transform = GeoTransform.from_extent(100, 200, 300, 500, 400, 600)
    assert transform.to_map([[0, 0], [400, 600]]).tolist() == [[100, 500], [300, 200]]


@pytest.mark.parametrize(
    "values",
    [
        (0, 0, 0, 0, 0, 0),
        (0, 1, 2, 0, 2, 4),
        (float("nan"), 1, 0, 0, 0, -1),
        (0, float("inf"), 0, 0, 0, -1),
    ],
)
def test_a_transform_without_an_inverse_is_refused(values):
    with pytest.raises(InvalidRequest):
        GeoTransform(*values)
