# SPDX-License-Identifier: GPL-2.0-or-later
"""Land cover cut to the part of a view that a phrase names."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.clipping import clipped, cut_in_two, cut_to_parts, named_parts
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.positions import part_edges
from rs_assistant.engine.query import Position
from rs_assistant.engine.requests import Ring
from rs_assistant.engine.results import Feature
from rs_assistant.engine.union import united


def box(left: float, top: float, right: float, bottom: float) -> Ring:
    return np.array(
        [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]], float
    )


# A river in the shape of a U that is open at the top, with an island in its left arm.
RIVER = Feature(
    "water",
    0.9,
    (
        (
            np.array(
                [
                    [0, 0],
                    [30, 0],
                    [30, 60],
                    [60, 60],
                    [60, 0],
                    [90, 0],
                    [90, 90],
                    [0, 90],
                    [0, 0],
                ],
                float,
            ),
            box(10, 10, 20, 20),
        ),
    ),
    "cover",
)
POND = Feature("water", 0.9, ((box(40, 10, 50, 20),),), "cover")
SHIP = Feature("ship", 0.9, ((box(5, 5, 8, 8),),))


def test_what_a_box_cuts_into_two_becomes_two_with_their_holes() -> None:
    parts = clipped(RIVER, (0, 0, 90, 45))
    assert sorted(pixel_area(part.polygons) for part in parts) == [30 * 45 - 100, 30 * 45]
    assert sorted(len(part.polygons[0]) for part in parts) == [1, 2]
    for part in parts:
        ring = part.polygons[0][0]
        assert np.array_equal(ring[0], ring[-1])
        assert len(np.unique(ring[:-1], axis=0)) == len(ring) - 1  # no seams


def test_what_lies_inside_stays_itself_and_what_lies_outside_goes() -> None:
    assert clipped(POND, (30, 0, 60, 45)) == [POND]
    assert clipped(POND, (0, 0, 40, 45)) == []


def test_an_outline_that_runs_the_other_way_round_is_cut_alike() -> None:
    turned = Feature("water", 0.9, (tuple(ring[::-1] for ring in RIVER.polygons[0]),), "cover")
    areas = [
        sorted(pixel_area(part.polygons) for part in clipped(feature, (0, 0, 90, 45)))
        for feature in (RIVER, turned)
    ]
    assert areas[0] == areas[1]


@pytest.mark.parametrize(
    ("cell", "half", "edges"),
    [
        ("top left", False, (0, 0, 30, 20)),
        ("left", False, (0, 0, 30, 60)),
        ("left", True, (0, 0, 45, 60)),
        ("bottom", True, (0, 30, 90, 60)),
        ("center", False, (30, 20, 60, 40)),
        ("bottom right", True, (45, 30, 90, 60)),
    ],
)
def test_a_named_part_is_a_cell_a_column_a_row_or_a_half(
    cell: str, half: bool, edges: tuple[int, int, int, int]
) -> None:
    assert part_edges(cell, half, 90, 60) == edges


def test_only_covers_are_cut_and_things_keep_their_position() -> None:
    query = parse_phrase("water and ships in the left half")
    features = (RIVER, POND, SHIP)
    parts = named_parts(features, query)
    assert set(parts) == {"water"}
    cut, left = cut_to_parts(features, query, {"water": (0, 0, 45, 90)})
    assert [feature.label for feature in cut] == ["water", "water", "ship"]
    assert [target.position is None for target in left.targets] == [True, False]


@pytest.mark.parametrize("phrase", ["the one on the left", "all but the water on the left"])
def test_whole_patches_are_chosen_where_patches_are_meant(phrase: str) -> None:
    assert named_parts((RIVER, POND), parse_phrase(phrase)) == {}


def box_of(position: Position) -> tuple[int, int, int, int]:
    return part_edges(position.cell, position.half, 90, 90)


def pixels(features: tuple[Feature, ...]) -> float:
    return sum(pixel_area(feature.polygons) for feature in features)


@pytest.mark.parametrize("phrase", ["left half", "bottom right", "water at the bottom"])
def test_a_cover_falls_into_what_lies_in_a_part_and_the_rest(phrase: str) -> None:
    parts = cut_in_two((RIVER, POND), parse_phrase(phrase), box_of, united)
    assert parts is not None
    within, beyond = parts
    assert 0 < pixels(within) < pixels((RIVER, POND))
    assert pixels(within) + pixels(beyond) == pixels((RIVER, POND))


@pytest.mark.parametrize("phrase", ["two largest in the left half", "larger than 5 m2", "ship"])
def test_where_more_is_said_than_a_part_nothing_is_cut(phrase: str) -> None:
    assert cut_in_two((RIVER, POND), parse_phrase(phrase), box_of, united) is None


def test_things_are_not_cut() -> None:
    assert cut_in_two((SHIP,), parse_phrase("left half"), box_of, united) is None
