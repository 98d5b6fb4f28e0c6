# SPDX-License-Identifier: GPL-2.0-or-later
"""Masks become polygons along pixel edges, with the area of the mask."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from shapely.geometry import Polygon as ShapelyPolygon

from rs_assistant.engine.measures import pixel_area
from rs_assistant.worker.assistant.vectorise import (
    patches,
    polygons_of,
    rasterised,
    sieved,
)

masks = arrays(np.bool_, st.tuples(st.integers(1, 24), st.integers(1, 24)))


@settings(max_examples=200, deadline=None)
@given(masks)
def test_polygons_are_valid_and_have_exactly_the_area_of_the_mask(mask):
    polygons = polygons_of(mask)
    assert pixel_area(polygons) == mask.sum()
    assert all(ShapelyPolygon(p[0], p[1:]).is_valid for p in polygons)


@settings(max_examples=100, deadline=None)
@given(masks)
def test_drawing_the_polygons_gives_the_mask_back(mask):
    assert np.array_equal(rasterised(polygons_of(mask), *mask.shape), mask)


def test_a_hole_stays_a_hole():
    mask = np.ones((7, 9), bool)
    mask[2:4, 3:6] = False
    (polygon,) = polygons_of(mask)
    assert len(polygon) == 2
    assert pixel_area((polygon,)) == 63 - 6


def test_pixels_that_touch_at_a_corner_are_two_patches():
    assert len(polygons_of(np.eye(2, dtype=bool))) == 2


def test_the_offset_moves_every_ring():
    mask = np.zeros((3, 3), bool)
    mask[1, 1] = True
    (polygon,) = polygons_of(mask, (100, 50))
    assert polygon[0].min(0).tolist() == [101, 51]
    assert polygon[0].max(0).tolist() == [102, 52]


@settings(max_examples=100, deadline=None)
@given(arrays(np.uint8, (16, 20), elements=st.integers(0, 3)), arrays(np.bool_, (16, 20)))
def test_patches_share_out_the_counted_pixels_without_gap_or_overlap(labels, counted):
    names = ("water", "forest", "", "road")
    features = patches(labels, counted, names)
    for value, name in enumerate(names):
        area = sum(pixel_area(f.polygons) for f in features if f.label == name and name)
        assert area == (((labels == value) & counted).sum() if name else 0)
    everything = sum(rasterised(f.polygons, 16, 20).astype(int) for f in features)
    assert np.array_equal(np.asarray(everything) > 0, counted & (labels != 2)) or not features
    assert np.max(everything, initial=0) <= 1


def test_too_many_patches_keep_their_area_in_a_last_feature():
    labels = (np.indices((40, 40)).sum(0) % 2).astype(np.uint8)
    features = patches(labels, np.ones((40, 40), bool), ("", "tree"), most=50)
    assert len(features) == 50
    assert sum(pixel_area(f.polygons) for f in features) == 800


def test_the_score_of_a_patch_is_the_mean_below_it():
    labels = np.zeros((6, 6), np.uint8)
    labels[1:5, 1:3] = 1
    labels[4, 3:5] = 1
    scores = np.arange(36, dtype=np.float32).reshape(6, 6) / 36
    (feature,) = patches(labels, np.ones((6, 6), bool), ("", "water"), scores, offset=(10, 20))
    assert feature.score == pytest.approx(float(scores[labels == 1].mean()))


def test_specks_take_the_value_around_them():
    labels = np.zeros((20, 20), np.uint8)
    labels[3, 3] = 1
    labels[10:16, 10:16] = 2
    clean = sieved(labels, 4)
    assert clean[3, 3] == 0
    assert (clean == 2).sum() == 36
