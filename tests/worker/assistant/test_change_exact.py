# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts, cells, areas and transitions of any change mask equal an independent computation."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rs_assistant.engine.answers import compose
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import Step, StepName, single
from rs_assistant.engine.positions import CELLS
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Result, StepResult
from rs_assistant.worker.assistant.change import structured
from rs_assistant.worker.assistant.transitions import ClassMaps, changes
from rs_assistant.worker.assistant.water_changes import opened

NAMES = ("", "forest", "water", "meadow")
SCALE = 3.0


@st.composite
def scenes(draw):
    """A change mask of blocks and single pixels, and what every pixel was and became."""
    height, width = draw(st.integers(7, 40)), draw(st.integers(7, 40))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    coarse = rng.random((height // 4 + 1, width // 4 + 1)) < draw(st.floats(0.05, 0.6))
    mask = np.kron(coarse, np.ones((4, 4), bool))[:height, :width]
    mask ^= rng.random(mask.shape) < 0.02
    before, after = (rng.integers(1, 4, mask.shape).astype(np.uint8) for _ in range(2))
    return mask, before, after


def flooded(mask):
    """Labels of parts that hang together by edges, found one by one."""
    labels, count = np.zeros(mask.shape, int), 0
    for start in zip(*np.nonzero(mask)):
        if labels[start]:
            continue
        count += 1
        stack = [start]
        while stack:
            row, column = stack.pop()
            inside = 0 <= row < mask.shape[0] and 0 <= column < mask.shape[1]
            if inside and mask[row, column] and not labels[row, column]:
                labels[row, column] = count
                stack += [
                    (row + 1, column),
                    (row - 1, column),
                    (row, column + 1),
                    (row, column - 1),
                ]
    return labels, count


def answer_to(step, mask, before, after):
    height, width = mask.shape
    features = changes(mask, np.full(mask.shape, 0.8), ClassMaps(before, after, NAMES))
    statements = structured(mask, np.ones(mask.shape, bool), np.full(mask.shape, 0.8))
    result = Result(
        single(step),
        (StepResult(Step(step), features=tuple(features), statements=tuple(statements)),),
    )
    views = tuple(
        View(np.zeros((height, width, 3), np.uint8), metres_per_pixel=SCALE) for _ in range(2)
    )
    return compose(result, views, PlanarMeasurer), features


@settings(max_examples=60, deadline=None)
@given(scenes())
def test_how_many_is_the_number_of_parts_of_the_mask(scene):
    mask, before, after = scene
    answer, _ = answer_to(StepName.CHANGE_COUNT, mask, before, after)
    assert answer.value == flooded(mask)[1]


@settings(max_examples=60, deadline=None)
@given(scenes())
def test_where_is_every_cell_that_holds_a_changed_pixel(scene):
    mask, before, after = scene
    height, width = mask.shape
    rows, columns = np.nonzero(mask)
    held = {
        (int(3 * (row + 0.5) // height), int(3 * (column + 0.5) // width))
        for row, column in zip(rows, columns)
    }
    expected = [CELLS[3 * row + column] for row, column in sorted(held)]
    answer, _ = answer_to(StepName.CHANGE_LOCATE, mask, before, after)
    assert answer.value == ", ".join(expected)
    stated = structured(mask, np.ones(mask.shape, bool), mask.astype(float))[0]
    assert list(stated.cells) == expected


@settings(max_examples=60, deadline=None)
@given(scenes())
def test_how_much_is_the_area_of_the_mask_by_transition(scene):
    mask, before, after = scene
    answer, _ = answer_to(StepName.CHANGE_MEASURE, mask, before, after)
    assert abs(float(answer.value) - mask.mean()) < 1e-9
    labels, count = flooded(mask)
    sizes = [int((labels == part).sum()) for part in range(1, count + 1)]
    measured = [item.area_m2 for group in answer.groups for item in group.features]
    assert sorted(measured) == sorted(size * SCALE**2 for size in sizes)
    assert sum(measured) == mask.sum() * SCALE**2
    for group in answer.groups:
        assert len({item.feature.transition for item in group.features}) == 1
    rows = re.findall(r"^\| .*features:", answer.text, re.MULTILINE)
    assert len(rows) == min(len(answer.groups), 12)


@settings(max_examples=40, deadline=None)
@given(scenes())
def test_opening_keeps_what_three_pixels_fit_into_and_adds_nothing(scene):
    mask, *_ = scene
    kept = opened(mask)
    assert not (kept & ~mask).any()
    height, width = mask.shape
    for row in range(1, height - 1):
        for column in range(1, width - 1):
            block = (slice(row - 1, row + 2), slice(column - 1, column + 2))
            if mask[block].all():
                assert kept[block].all()
