# SPDX-License-Identifier: GPL-2.0-or-later
"""Roofs that grew together are told apart where the segmenter hesitates between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rs_assistant.engine.measures import pixel_area
from rs_assistant.worker.assistant.apart import numbered, taken_apart
from rs_assistant.worker.assistant.vectorise import patches


def terrace(gap: float) -> np.ndarray:
    """Two houses of 10 by 12 m at half a metre, the network's doubt between them."""
    probability = np.full((40, 70), 0.1, np.float32)
    probability[8:32, 8:28] = 0.97
    probability[8:32, 31:51] = 0.97
    probability[8:32, 28:31] = gap
    return probability


def test_two_roofs_with_a_doubtful_line_between_them_are_two() -> None:
    probability = terrace(0.6)
    mask = probability >= 0.5
    parts = taken_apart(probability, mask, 0.5)
    assert set(np.unique(parts[8:32, 8:28])) == {1}
    assert set(np.unique(parts[8:32, 31:51])) == {2}
    assert ((parts > 0) == mask).all()


def test_one_roof_without_a_doubt_stays_one() -> None:
    probability = terrace(0.96)
    assert taken_apart(probability, probability >= 0.5, 0.5).max() == 1


def test_where_gaps_cannot_be_seen_patches_are_left_alone() -> None:
    probability = terrace(0.6)
    assert taken_apart(probability, probability >= 0.5, 1.2).max() == 1


def test_a_shed_too_small_for_a_core_goes_to_the_house() -> None:
    probability = terrace(0.6)
    probability[:, 36:] = 0.1
    parts = taken_apart(probability, probability >= 0.5, 0.5)
    assert parts.max() == 1


@settings(max_examples=60, deadline=None)
@given(
    arrays(np.float32, (24, 30), elements=st.sampled_from([0.2, 0.6, 0.95])),
    st.sampled_from([0.1, 0.3, 0.6]),
)
def test_no_ground_is_lost_and_patches_are_never_joined(
    probability: np.ndarray, scale: float
) -> None:
    mask = probability >= 0.5
    parts = taken_apart(probability, mask, scale)
    assert ((parts > 0) == mask).all()
    whole, _ = numbered(mask)
    for number in range(1, int(parts.max()) + 1):
        assert len(np.unique(whole[parts == number])) == 1


def test_parts_that_touch_become_polygons_of_their_own() -> None:
    probability = terrace(0.6)
    mask = probability >= 0.5
    found = patches(taken_apart(probability, mask, 0.5), mask, "building", probability)
    assert [feature.label for feature in found] == ["building", "building"]
    assert sum(pixel_area(f.polygons) for f in found) == mask.sum()
    assert found[0].score == pytest.approx(0.95, abs=0.03)
