# SPDX-License-Identifier: GPL-2.0-or-later
"""Clicks and boxes, and the outlines that come back."""

from __future__ import annotations

import json

import numpy as np
import pytest

from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.engine.prompts import Outline, Point, Prompt

RING = np.array([[0, 0], [4, 0], [4, 3], [0, 3], [0, 0]], float)


def test_a_prompt_crosses_the_wire_unchanged() -> None:
    prompt = Prompt((Point(1.5, 2.0), Point(7.0, 3.25, False)), ((0.0, 0.0, 9.0, 9.0),))
    assert Prompt.from_wire(json.loads(json.dumps(prompt.to_wire()))) == prompt


def test_negative_points_alone_point_at_nothing() -> None:
    assert not Prompt((Point(1, 1, False),))
    assert Prompt((Point(1, 1),))
    assert Prompt((), ((0, 0, 1, 1),))


def test_the_extent_holds_points_and_boxes() -> None:
    prompt = Prompt((Point(-3, 20),), ((0, 0, 10, 5),))
    assert prompt.extent == (-3, 0, 10, 20)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"points": [[1, 2]], "boxes": []},
        {"points": [["a", 2, True]], "boxes": []},
        {"points": [], "boxes": [[0, 0, 0, 5]]},
        {"points": [], "boxes": [[0, 0, 5]]},
        {"points": [[float("nan"), 0, True]], "boxes": []},
        {"points": [[float("inf"), 0, True]], "boxes": []},
        {"points": [[0, 0, True]] * 201, "boxes": []},
    ],
)
def test_what_is_no_prompt_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(InvalidRequest):
        Prompt.from_wire(data)


def test_an_outline_crosses_the_wire_unchanged() -> None:
    outline = Outline(((RING, RING[:4] * 0.5),), 0.75, "ship", "object", "starter", False)
    back = Outline.from_wire(json.loads(json.dumps(outline.to_wire())))
    assert np.array_equal(back.polygons[0][1], RING[:4] * 0.5)
    assert (back.score, back.label, back.kind, back.prompter, back.final) == (
        0.75,
        "ship",
        "object",
        "starter",
        False,
    )


@pytest.mark.parametrize("polygons", [[[]], [[[[0, 0], [1, 1]]]], [[["x"]]], 3])
def test_a_broken_outline_is_refused(polygons: object) -> None:
    with pytest.raises(InvalidRequest):
        Outline.from_wire({**Outline(()).to_wire(), "polygons": polygons})
