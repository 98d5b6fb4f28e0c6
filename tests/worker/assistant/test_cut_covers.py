# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches of real masks cut to a part of the view are valid and keep every pixel."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from rs_assistant.engine.clipping import clipped
from rs_assistant.worker.assistant.vectorise import patches, rasterised


@pytest.mark.parametrize("seed", range(40))
def test_the_parts_of_any_mask_are_valid_and_have_its_pixels(seed):
    random = np.random.default_rng(seed)
    mask = random.random((40, 50)) < random.choice([0.3, 0.6, 0.8])
    if seed % 2:
        mask = np.kron(mask, np.ones((2, 3), bool))
    features = patches(mask.astype(np.uint8), mask, ("", "water"))
    left, top, right, bottom = window = (7, 11, 33, 29)
    cut = [part for feature in features for part in clipped(feature, window)]
    drawn = np.zeros(mask.shape, int)
    for part in cut:
        for polygon in part.polygons:
            assert shapely.Polygon(polygon[0], polygon[1:]).is_valid
            drawn += rasterised((polygon,), *mask.shape)
    meant = np.zeros(mask.shape, int)
    meant[top:bottom, left:right] = mask[top:bottom, left:right]
    assert np.array_equal(drawn, meant)
