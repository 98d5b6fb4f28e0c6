# SPDX-License-Identifier: GPL-2.0-or-later
"""French and Chinese: what is said of parts, of changes and of them."""

from __future__ import annotations

import pytest

from rs_assistant.worker.routing.router import Router
from rs_assistant.worker.routing.tongues import in_english


@pytest.mark.parametrize(
    ("message", "phrase"),
    [
        ("combien de bâtiments dans la moitié gauche ?", "buildings in left half"),
        ("combien d'arbres dans le coin supérieur droit ?", "trees in top right corner"),
        ("左半部分有多少建筑物？", "buildings in left half"),
        ("这张图有多少树？", "trees"),
        ("有多少储罐？", "storage tanks"),
        ("最大的储罐有多大？", "largest storage tanks"),
    ],
)
def test_parts_and_pictures_are_said_last(message: str, phrase: str) -> None:
    assert Router(None).plan(message).steps[0].phrase == phrase


@pytest.mark.parametrize(
    ("message", "english"),
    [
        ("左边有建筑物吗？", "are there buildings on the left"),
        ("这里有没有水？", "is there water here"),
        ("y a-t-il plus d'arbres que de routes ?", "is there more trees than roads ?"),
        ("哪些建筑物被拆除了？", "which buildings were demolished"),
    ],
)
def test_questions_keep_their_order(message: str, english: str) -> None:
    assert in_english(message) == english


@pytest.mark.parametrize("message", ["I see 5", "i count 3"])
def test_a_number_alone_is_no_thing_to_count(message: str) -> None:
    assert Router(None).plan(message).steps[0].name.value in ("help", "decline")


@pytest.mark.parametrize(
    ("message", "phrase"),
    [
        ("how much of the top right corner do trees cover", "trees in top right corner"),
        ("how much of the left part do trees cover", "trees in the left part"),
        ("how long is the ship in feet?", "ship"),
        ("number of cars in bottom right corner", "cars in bottom right corner"),
    ],
)
def test_what_is_measured_is_the_thing_and_its_part(message: str, phrase: str) -> None:
    assert Router(None).plan(message).steps[0].phrase == phrase
