# SPDX-License-Identifier: GPL-2.0-or-later
"""Words become classes, other words become None."""

from __future__ import annotations

import pytest

from rs_assistant.engine.language import distance, nearest, plural, singular
from rs_assistant.engine.lexicon import (
    Kind,
    by_label,
    children,
    covers,
    find,
    lookup,
    meanings,
    noun,
    terms,
)


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("boats", "ship"),
        ("planes", "airplane"),
        ("aeroplanes", "airplane"),
        ("houses", "building"),
        ("harbour", "harbor"),
        ("oil tanks", "storage tank"),
        ("woods", "forest"),
        ("fields", "farmland"),
        ("the running track", "ground track field"),
        ("Baseball Fields", "baseball diamond"),
        ("built up area", "built-up"),
        ("built-up areas", "built-up"),
        ("car parks", "parking lot"),
        ("storage_tank", "storage tank"),
        ("small white boats", "ship"),
        ("bateaux", "ship"),
        ("forêt", "forest"),
        ("水体", "water"),
        ("飞机", "airplane"),
    ],
)
def test_synonyms_numbers_and_languages_name_one_class(word: str, label: str) -> None:
    found = lookup(word.replace("_", " "))
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("word", "label"),
    [("airplnae", "airplane"), ("bildings", "building"), ("tenis courts", "tennis court"),
     ("shps", "ship"), ("forrest", "forest"), ("strage tanks", "storage tank")],
)  # fmt: skip
def test_slips_of_the_keyboard_are_forgiven(word: str, label: str) -> None:
    found = lookup(word)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    "word",
    ["unicorn", "unicorns", "dragon", "horses", "sheep", "shop", "crane", "solar farm",
     "swimming pool", "person", "", "the", "xyzzy", "like", "parts"],
)  # fmt: skip
def test_words_outside_the_vocabulary_are_rejected(word: str) -> None:
    assert lookup(word) is None


def test_a_word_of_several_classes_prefers_what_can_be_counted() -> None:
    assert meanings("port")[0].kind is Kind.OBJECT
    scene = lookup("port", (Kind.SCENE,))
    assert scene is not None
    assert scene.kind is Kind.SCENE


def test_a_general_word_covers_its_kinds_and_not_the_other_way_round() -> None:
    assert set(children("vehicle")) == {"vehicle", "car", "truck", "bus"}
    assert covers("vehicles", "car")
    assert covers("boats", "ship")
    assert covers("water", "lake")
    assert not covers("car", "vehicle")
    assert not covers("ship", "airplane")
    assert covers("unicorns", "unicorn")


def test_classes_are_found_in_running_text_longest_first() -> None:
    found = find("count the storage tanks near the harbour and the built-up areas")
    assert [item.term.label for item in found] == ["storage tank", "harbor", "built-up"]
    assert [item.words for item in found] == ["storage tanks", "harbour", "built-up areas"]


def test_positions_are_no_classes_in_running_text() -> None:
    assert find("in the center of the square view") == ()


def test_every_label_names_itself() -> None:
    for term in terms():
        found = by_label(term.label)
        assert found is not None
        assert found.label == term.label


def test_nouns_for_sentences() -> None:
    assert noun("ship", 1) == "ship"
    assert noun("ship", 3) == "ships"
    assert noun("bus", 2) == "buses"
    assert noun("water", 2) == "water"
    assert noun("storage tank") == "storage tanks"


@pytest.mark.parametrize(
    "word", ["ship", "bridge", "bus", "city", "box", "church", "aircraft", "day"]
)
def test_singular_undoes_plural(word: str) -> None:
    assert singular(plural(word)) == word


def test_distance_counts_a_swap_as_one() -> None:
    assert distance("bridge", "brigde", 2) == 1
    assert distance("ship", "ship", 2) == 0
    assert distance("ship", "airplane", 2) == 3


def test_a_tie_between_two_words_is_no_match() -> None:
    assert nearest("bart", ["barn", "barb"]) is None
