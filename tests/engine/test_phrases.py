# SPDX-License-Identifier: GPL-2.0-or-later
"""Noun phrases become queries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rs_assistant.engine.phrases import (
    Comparison,
    Position,
    Superlative,
    Target,
    parse_phrase,
)


def only(phrase: str) -> Target:
    targets = parse_phrase(phrase).targets
    assert len(targets) == 1
    return targets[0]


@pytest.mark.parametrize(
    ("phrase", "superlative"),
    [
        ("the largest ship", Superlative("area", True)),
        ("smallest boat", Superlative("area", False)),
        ("leftmost car", Superlative("x", False)),
        ("the right-most car", Superlative("x", True)),
        ("northernmost tank", Superlative("y", False)),
        ("the most southern tank", Superlative("y", True)),
        ("second largest building", Superlative("area", True, 2)),
        ("2nd biggest building", Superlative("area", True, 2)),
        ("two northernmost tanks", Superlative("y", False, 1, 2)),
        ("the largest three", Superlative("area", True, 1, 3)),
        ("third plane from the left", Superlative("x", False, 3)),
        ("longest bridge", Superlative("length", True)),
    ],
)
def test_superlatives(phrase: str, superlative: Superlative) -> None:
    assert only(phrase).superlative == superlative


@pytest.mark.parametrize(
    ("phrase", "comparison"),
    [
        ("buildings smaller than 50 m²", Comparison("area", "<", 50)),
        ("buildings smaller than 50m2", Comparison("area", "<", 50)),
        ("lakes larger than 1.5 ha", Comparison("area", ">", 15000)),
        ("lakes larger than 1,5 ha", Comparison("area", ">", 15000)),
        ("at least 1,000 square metres", Comparison("area", ">=", 1000)),
        ("> 2 km2", Comparison("area", ">", 2e6)),
        ("ships longer than 20 m", Comparison("length", ">", 20)),
        ("bigger than an acre", Comparison("area", ">", 4046.8564224)),
    ],
)
def test_comparisons_in_any_unit(phrase: str, comparison: Comparison) -> None:
    assert only(phrase).comparisons == (comparison,)


def test_two_comparisons_hold_for_one_target() -> None:
    target = only("buildings smaller than 50 m2 and larger than 20 m2")
    assert target.label == "building"
    assert len(target.comparisons) == 2


@pytest.mark.parametrize(
    ("phrase", "position"),
    [
        ("the tank at the top left", Position("top left")),
        ("ships in the upper right corner", Position("top right")),
        ("cars in the left half", Position("left", True)),
        ("houses in the north", Position("top")),
        ("houses in the south-west", Position("bottom left")),
        ("the one in the middle", Position("center")),
        ("boats on the right side of the image", Position("right", True)),
    ],
)
def test_positions(phrase: str, position: Position) -> None:
    assert only(phrase).position == position


@pytest.mark.parametrize(
    ("phrase", "kind", "reference", "metres"),
    [
        ("ships nearest to the pier", "nearest", "harbor", None),
        ("the nearest ship to the bridge", "nearest", "bridge", None),
        ("trees along the road", "along", "road", None),
        ("cars left of the building", "left", "building", None),
        ("cars to the left of the building", "left", "building", None),
        ("houses north of the river", "above", "river", None),
        ("planes on the apron", "inside", "airport", None),
        ("houses within 100 m of the river", "near", "river", 100.0),
        ("houses more than 1 km from the river", "far", "river", 1000.0),
        ("ships next to the pier", "near", "harbor", None),
        ("trees outside the park", "outside", "park", None),
    ],
)
def test_relations(phrase: str, kind: str, reference: str, metres: float | None) -> None:
    relation = only(phrase).relations[0]
    assert (relation.kind, relation.references[0].label, relation.metres) == (
        kind,
        reference,
        metres,
    )


def test_between_has_two_references() -> None:
    relation = only("bare land between the road and the river").relations[0]
    assert [reference.label for reference in relation.references] == ["road", "river"]


def test_several_targets_share_what_stands_last() -> None:
    query = parse_phrase("ships, tanks and harbours in the left half")
    assert [target.label for target in query.targets] == ["ship", "storage tank", "harbor"]
    assert {target.position for target in query.targets} == {Position("left", True)}


def test_all_but_inverts_the_choice() -> None:
    target = only("all but the smallest")
    assert target.inverted
    assert target.superlative == Superlative("area", False)
    assert only("ships except the smallest").label == "ship"


def test_colours_are_reported_as_not_decidable() -> None:
    query = parse_phrase("large white boats")
    assert query.targets[0].attributes == ("large", "white")
    assert query.ignored == ("white",)


def test_selected_parcels_are_the_region() -> None:
    target = only("buildings in the selected parcels")
    assert target.selected
    assert target.plain


def test_words_outside_the_lexicon_keep_their_word_and_have_no_label() -> None:
    target = only("pink unicorns near the lake")
    assert target.label is None
    assert "unicorns" in target.word


def test_a_plain_class_is_plain() -> None:
    for phrase in ("ships", "all ships", "the ships", "every ship", "all of the ships"):
        target = only(phrase)
        assert target.plain, phrase
        assert target.label == "ship"


def test_needs_scale_only_for_metres() -> None:
    assert parse_phrase("smaller than 50 m²").needs_scale
    assert parse_phrase("within 10 m of the road").needs_scale
    assert not parse_phrase("the largest").needs_scale


@given(st.text(max_size=120))
def test_any_text_is_parsed(text: str) -> None:
    assert parse_phrase(text).targets


@given(
    st.lists(
        st.sampled_from(
            "the two largest ships near left of top pier all but and between smaller than 5 m2 ha "
            "one second from in nearest to with not , ? 50m2 along except road".split()
        ),
        max_size=14,
    )
)
def test_any_order_of_the_grammar_is_parsed(words: list[str]) -> None:
    assert parse_phrase(" ".join(words)).targets
