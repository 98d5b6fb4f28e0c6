# SPDX-License-Identifier: GPL-2.0-or-later
"""Phrases executed on features, and edits of results."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.refinement import Edit, refine
from rs_assistant.engine.results import Feature
from rs_assistant.engine.selection import missing_references, select
from rs_assistant.engine.shapes import gap, rectangle_sides, shape, simplified, smoothed

SIZE = (100, 100)


class Metres:
    """A plane with a fixed number of metres per pixel, or without scale."""

    def __init__(self, scale: float | None = 1.0) -> None:
        self.scale = scale

    def area(self, polygons: tuple[tuple[np.ndarray, ...], ...]) -> float | None:
        return None if self.scale is None else pixel_area(polygons) * self.scale**2

    def distance(self, start: tuple[float, float], end: tuple[float, float]) -> float | None:
        if self.scale is None:
            return None
        return float(np.hypot(end[0] - start[0], end[1] - start[1])) * self.scale


def box(label: str, x: float, y: float, width: float, height: float, score: float = 0.9) -> Feature:
    ring = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]])
    return Feature(label, score, ((ring.astype(float),),))


SHIPS = (
    box("ship", 5, 5, 4, 4),  # 0: small, top left
    box("ship", 80, 10, 8, 8),  # 1: middle-sized, top right
    box("ship", 40, 45, 12, 12),  # 2: large, middle
    box("ship", 20, 80, 6, 6),  # 3: bottom left
)
PIER = box("harbor", 78, 30, 10, 10)


def chosen(phrase: str, features: tuple[Feature, ...] = SHIPS, *references: Feature) -> list[int]:
    return list(select(features, references, parse_phrase(phrase), Metres(), SIZE))


@pytest.mark.parametrize(
    ("phrase", "indices"),
    [
        ("ships", [0, 1, 2, 3]),
        ("all boats", [0, 1, 2, 3]),
        ("unicorns", []),
        ("airplanes", []),
        ("the largest ship", [2]),
        ("the smallest", [0]),
        ("second largest ship", [1]),
        ("two largest", [1, 2]),
        ("the leftmost ship", [0]),
        ("rightmost", [1]),
        ("northernmost ship", [0]),
        ("the two southernmost ships", [2, 3]),
        ("second ship from the left", [3]),
        ("ships in the left half", [0, 2, 3]),
        ("ships at the top left", [0]),
        ("ships in the middle", [2]),
        ("the one at the top right", [1]),
        ("all but the smallest", [1, 2, 3]),
        ("ships smaller than 20 m2", [0]),
        ("ships larger than 50 m2", [1, 2]),
        ("ships larger than 20 m2 and smaller than 100 m2", [1, 3]),
        ("larger", [1, 2]),
        ("small ships", [0, 3]),
        ("ships longer than 7 m", [1, 2]),
    ],
)
def test_phrases_choose_features(phrase: str, indices: list[int]) -> None:
    assert chosen(phrase) == indices


@pytest.mark.parametrize(
    ("phrase", "indices"),
    [
        ("ship nearest to the pier", [1]),
        ("the two ships nearest to the pier", [1, 2]),
        ("ships left of the pier", [0, 2, 3]),
        ("ships above the pier", [0, 1]),
        ("ships within 15 m of the pier", [1]),
        ("ship farthest from the pier", [0]),
        ("ships more than 50 m from the pier", [0, 3]),
    ],
)
def test_relations_look_at_references(phrase: str, indices: list[int]) -> None:
    assert chosen(phrase, SHIPS, PIER) == indices


def test_a_relation_to_something_absent_selects_nothing_and_says_what_is_missing() -> None:
    query = parse_phrase("ships nearest to the bridge")
    assert select(SHIPS, (), query, Metres(), SIZE) == ()
    assert missing_references(SHIPS, (), query) == ("bridge",)


def test_inside_needs_most_of_a_thing_inside() -> None:
    apron = box("airport", 0, 0, 50, 50)
    planes = (box("airplane", 10, 10, 6, 6), box("airplane", 70, 70, 6, 6))
    assert list(select(planes, (apron,), parse_phrase("planes on the apron"), Metres(), SIZE)) == [
        0
    ]


def test_between_two_things() -> None:
    walls = (box("road", 0, 0, 4, 100), box("river", 96, 0, 4, 100))
    houses = (box("building", 50, 50, 5, 5),)
    query = parse_phrase("houses between the road and the river")
    assert select(houses, walls, query, Metres(), SIZE) == (0,)


def test_several_targets_are_united() -> None:
    mixed = (*SHIPS, PIER)
    assert chosen("ships and harbours", mixed) == [0, 1, 2, 3, 4]
    assert chosen("the largest ship and the harbour", mixed) == [2, 4]


def test_a_detector_of_vehicles_answers_for_cars_and_a_car_for_vehicles() -> None:
    vehicles = (box("vehicle", 1, 1, 3, 3), box("vehicle", 9, 9, 3, 3))
    assert chosen("cars", vehicles) == [0, 1]
    assert chosen("vehicles", (box("car", 1, 1, 3, 3),)) == [0]


def test_without_scale_metres_select_nothing_and_sizes_still_compare() -> None:
    query = parse_phrase("smaller than 50 m2")
    assert select(SHIPS, (), query, Metres(None), SIZE) == ()
    assert select(SHIPS, (), parse_phrase("the largest"), Metres(None), SIZE) == (2,)


def test_the_airplane_drops_doubtful_ones() -> None:
    planes = (box("airplane", 1, 1, 5, 5, 0.9), box("airplane", 30, 30, 5, 5, 0.4))
    assert chosen("the airplane", planes) == [0]
    assert chosen("airplanes", planes) == [0, 1]


_BOXES = st.lists(
    st.tuples(
        st.sampled_from(["ship", "harbor", "building"]),
        st.integers(0, 90),
        st.integers(0, 90),
        st.integers(1, 10),
        st.integers(1, 10),
    ),
    max_size=12,
)


def _features(raw: list[tuple[str, int, int, int, int]]) -> tuple[Feature, ...]:
    return tuple(box(*item) for item in raw)


@settings(max_examples=60, deadline=None)
@given(
    _BOXES,
    st.sampled_from(
        ["ships", "the largest ship", "two leftmost ships", "ships near the pier", "small ships",
         "ships in the left half", "ships smaller than 30 m2", "ships left of the building"]
    ),
)  # fmt: skip
def test_a_selection_is_a_sorted_subset_of_its_class(
    raw: list[tuple[str, int, int, int, int]], phrase: str
) -> None:
    features = _features(raw)
    indices = chosen(phrase, features)
    assert indices == sorted(set(indices))
    assert all(features[i].label == "ship" for i in indices)


@settings(max_examples=60, deadline=None)
@given(_BOXES, st.sampled_from(["the largest ship", "ships in the left half", "two top ships"]))
def test_all_but_is_the_complement(raw: list[tuple[str, int, int, int, int]], phrase: str) -> None:
    features = _features(raw)
    ships = {i for i, feature in enumerate(features) if feature.label == "ship"}
    inverted = chosen(f"all but {phrase}", features)
    assert set(inverted) == ships - set(chosen(phrase, features))


@settings(max_examples=60, deadline=None)
@given(_BOXES)
def test_the_largest_is_never_smaller_than_another(
    raw: list[tuple[str, int, int, int, int]],
) -> None:
    features = _features([("ship", *item[1:]) for item in raw])
    for index in chosen("the largest ship", features):
        own = pixel_area(features[index].polygons)
        assert all(own >= pixel_area(feature.polygons) for feature in features)


def test_gaps_are_between_outlines() -> None:
    assert gap(shape(box("a", 0, 0, 10, 10)), shape(box("b", 13, 14, 5, 5))) == pytest.approx(5.0)
    assert gap(shape(box("a", 0, 0, 10, 10)), shape(box("b", 2, 2, 3, 3))) == 0.0


def test_the_length_of_a_turned_rectangle_is_its_long_side() -> None:
    turn = np.array([[0.8, -0.6], [0.6, 0.8]])
    ring = np.array([[0, 0], [20, 0], [20, 5], [0, 5]]) @ turn.T
    assert rectangle_sides(ring) == pytest.approx((20.0, 5.0))


def stairs() -> np.ndarray:
    """A triangle as pixels draw it."""
    points = [(0, 0)]
    for step in range(10):
        points += [(step + 1, step), (step + 1, step + 1)]
    return np.array([*points, (0, 10), (0, 0)], dtype=float)


def test_simplifying_takes_the_stairs_out_and_keeps_the_ring_closed() -> None:
    ring = simplified(stairs(), 1.5)
    assert len(ring) < 8
    assert np.array_equal(ring[0], ring[-1])
    assert pixel_area(((ring,),)) == pytest.approx(pixel_area(((stairs(),),)), rel=0.15)


def test_smoothing_cuts_corners_and_keeps_the_area_nearly() -> None:
    ring = smoothed(box("a", 0, 0, 20, 20).polygons[0][0])
    assert np.array_equal(ring[0], ring[-1])
    assert 0.95 * 400 < pixel_area(((ring,),)) < 400


@pytest.mark.parametrize(
    ("phrase", "message", "left"),
    [
        ("larger", "only the larger ones", [1, 2]),
        ("biggest", "the biggest one only", [2]),
        ("remove top left", "remove the one at the top left", [1, 2, 3]),
        ("delete smallest", "delete the smallest", [1, 2, 3]),
        ("keep two largest", "keep the two largest", [1, 2]),
        ("smaller than 50 m2", "smaller than 50 m2 only", [0, 3]),
        ("remove smaller than 20 m2", "", [1, 2, 3]),
        ("all but smallest", "all but the smallest", [1, 2, 3]),
        ("second", "the second one", [1]),
        ("nearest to pier", "only the one nearest to the pier", [1]),
    ],
)
def test_refinements_filter_the_last_result(phrase: str, message: str, left: list[int]) -> None:
    got = refine(SHIPS, phrase, Metres(), SIZE, (PIER,), message=message)
    assert got is not None
    assert [SHIPS.index(feature) for feature in got.features] == left
    assert got.changed == len(SHIPS) - len(left)


def test_add_takes_from_the_candidates() -> None:
    got = refine((SHIPS[1],), "add next to it", Metres(), SIZE, (), SHIPS, "add the one next to it")
    assert got is not None
    assert got.edit is Edit.ADD
    assert got.features == (SHIPS[1], SHIPS[2])


def test_merging_makes_one_feature_per_class() -> None:
    got = refine((*SHIPS, PIER), "merge", Metres(), SIZE)
    assert got is not None
    assert [len(feature.polygons) for feature in got.features] == [4, 1]
    assert sum(pixel_area(f.polygons) for f in got.features) == pytest.approx(
        sum(pixel_area(f.polygons) for f in (*SHIPS, PIER))
    )


def test_holes_are_filled_and_outlines_redrawn() -> None:
    outer, hole = box("lake", 0, 0, 20, 20).polygons[0][0], box("x", 5, 5, 4, 4).polygons[0][0]
    lake = Feature("lake", 0.8, ((outer, hole),), "cover")
    filled = refine((lake,), "fill holes", Metres(), SIZE)
    assert filled is not None
    assert pixel_area(filled.features[0].polygons) == 400
    for phrase in ("smoother", "simplify", "right-angled", "make rectangular"):
        redrawn = refine((lake,), phrase, Metres(), SIZE)
        assert redrawn is not None
        assert redrawn.features[0].label == "lake"


@pytest.mark.parametrize("phrase", ["", "buffer by 10 m", "colour them red"])
def test_what_is_not_understood_is_none(phrase: str) -> None:
    assert refine(SHIPS, phrase, Metres(), SIZE) is None


def test_undo_leaves_the_features_to_the_undo_stack() -> None:
    got = refine(SHIPS, "undo", Metres(), SIZE)
    assert got is not None
    assert got.edit is Edit.UNDO
    assert got.features == SHIPS


def test_five_thousand_features_are_selected_without_quadratic_waits() -> None:
    many = tuple(box("ship", i % 100, i // 100, 1, 1) for i in range(5000))
    assert len(chosen("ships in the left half", many)) > 2000


def test_the_one_to_its_left_is_the_next_one_there_not_the_surest() -> None:
    row = tuple(box("ship", x, 40, 5, 5, score) for x, score in ((5, 0.99), (30, 0.6), (60, 0.9)))
    got = refine(
        (row[2],), "add one to its left", Metres(), SIZE, (), row, "add the one to its left"
    )
    assert got is not None
    assert got.features == (row[2], row[1])
    # What lies a little left but far below is not meant before what lies straight to the left.
    below = box("ship", 55, 90, 5, 5)
    candidates = (*row, below)
    message = "add the one to its left"
    got = refine((row[2],), "add one to its left", Metres(), SIZE, (), candidates, message)
    assert got is not None
    assert got.features[-1] is row[1]


def test_all_to_its_left_are_all_of_them() -> None:
    row = tuple(box("ship", x, 40, 5, 5) for x in (5, 30, 60))
    got = refine((row[2],), "add all to its left", Metres(), SIZE, (), row, "add all to its left")
    assert got is not None
    assert len(got.features) == 3


def test_merging_what_overlaps_counts_no_ground_twice() -> None:
    pair = (box("ship", 0, 0, 10, 10, 0.5), box("ship", 5, 0, 10, 10, 0.8))
    got = refine(pair, "merge", Metres(), SIZE)
    assert got is not None
    (merged,) = got.features
    assert merged.score == 0.8
    assert pixel_area(merged.polygons) == 150


@pytest.mark.parametrize(
    "phrase",
    ["the two ships nearest to the pier", "two ships nearest the pier", "two ships closest pier"],
)
def test_nearest_needs_no_preposition(phrase: str) -> None:
    assert chosen(phrase, SHIPS, PIER) == [1, 2]


def cover(label: str, *corners: tuple[float, float]) -> Feature:
    ring = np.array([*corners, corners[0]], float)
    return Feature(label, 0.9, ((ring,),), "cover")


@pytest.mark.parametrize(
    ("phrase", "indices"),
    [
        ("houses north of the river", [0, 1]),
        ("houses south of the river", [2, 3]),
        ("houses left of the river", [1, 2]),
        ("houses right of the river", [0, 3]),
    ],
)
def test_directions_are_from_the_nearest_bank_whatever_puddles_there_are(
    phrase: str, indices: list[int]
) -> None:
    # It runs down from the left to the right, and up again: a V. Its middle is no one's north.
    river = cover("river", (0, 10), (50, 80), (99, 10), (99, 20), (50, 90), (0, 20))
    puddle = cover("river", (60, 5), (62, 5), (62, 7), (60, 7))
    houses = (
        box("building", 30, 10, 4, 4),  # 0: above the left arm, nearer to it
        box("building", 66, 10, 4, 4),  # 1: above the right arm
        box("building", 5, 60, 4, 4),  # 2: below the left arm
        box("building", 90, 60, 4, 4),  # 3: below the right arm
    )
    assert chosen(phrase, houses, river, puddle) == indices


def test_what_lies_in_the_water_is_on_no_side_of_it() -> None:
    lake = cover("lake", (10, 10), (90, 10), (90, 90), (10, 90))
    ships = (box("ship", 50, 12, 4, 4), box("ship", 50, 1, 4, 4))
    assert chosen("ships north of the lake", ships, lake) == [1]
    assert chosen("ships south of the lake", ships, lake) == []
