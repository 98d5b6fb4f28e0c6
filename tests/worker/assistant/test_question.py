# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question asks, in the wordings of people and of public data sets."""

from __future__ import annotations

import pytest

from rs_assistant.engine.results import Statement
from rs_assistant.worker.assistant.asked import Asked, understood

PRESENCE_ON_THE_LEFT = Asked("presence", "building in the left part")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What is the theme of this picture?", Asked("theme")),
        ("What is shown here?", Asked("theme")),
        ("Is it a rural or an urban area?", Asked("urban")),
        ("Does this picture contain trees?", Asked("presence", "trees")),
        ("Is there any water in this image?", Asked("presence", "water")),
        ("Is a building present?", Asked("presence", "building")),
        ("Can you see a bridge here?", Asked("presence", "bridge")),
        ("How many cars in the picture?", Asked("count", "cars")),
        ("What is the number of buildings in the image?", Asked("count", "buildings")),
        (
            "What is the location of the mobile homes in this picture?",
            Asked("location", "mobile homes"),
        ),
        ("Where is the largest ship?", Asked("location", "largest ship")),
        ("What share of the view is farmland?", Asked("share", "farmland")),
        ("How much forest is there?", Asked("share", "forest")),
        ("Which land cover dominates?", Asked("dominant_cover")),
        ("What is the dominant colour?", Asked("colour")),
        ("What colour are the storage tanks?", Asked("colour", "storage tanks")),
        (
            "Are there more trees than buildings?",
            Asked("comparison", "trees", "buildings", "more"),
        ),
        (
            "Is the number of roads equal to the number of water areas?",
            Asked("comparison", "roads", "water areas", "equal to"),
        ),
        ("When was this taken?", Asked("date")),
        ("What is the ground resolution?", Asked("resolution")),
        ("How large is this view?", Asked("size")),
        ("Is it cloudy?", Asked("clouds")),
        ("Is there a building in the left part of the image?", PRESENCE_ON_THE_LEFT),
        ("Is there water in the northern part?", Asked("presence", "water in the northern part")),
        ("Which part of the view is covered by trees?", Asked("share", "trees")),
        ("Is the harbor crowded?", Asked("open")),
        ("Why is the sky blue", Asked("open")),
    ],
)
def test_questions_are_understood(question, asked):
    assert understood(question) == asked


@pytest.mark.parametrize(
    ("question", "phrase", "sign", "count"),
    [
        ("Are there more than 5 tanks?", "tanks", ">", 5),
        ("Are there fewer than three tanks?", "tanks", "<", 3),
        ("Are there at least 3 tanks?", "tanks", ">=", 3),
        ("Are there no more than ten ships in this image?", "ships", "<=", 10),
        ("Is there exactly one tank?", "tank", "=", 1),
        ("Is there only one tank?", "tank", "=", 1),
        ("Are there just two tanks?", "tanks", "=", 2),
        ("Are there 4 tanks?", "tanks", "=", 4),
        ("Are there more than two tanks in the left half?", "tanks in the left half", ">", 2),
        (
            "Are there over 3 buildings larger than 500 m2?",
            "buildings larger than 500 m2",
            ">",
            3,
        ),
    ],
)
def test_numbers_of_things_are_understood(question, phrase, sign, count):
    limit = Statement("limit", text=sign, count=count)
    assert understood(question) == Asked("number", phrase, limit=limit)


@pytest.mark.parametrize(
    ("question", "phrase", "sign", "share"),
    [
        ("Is more than half of the view water?", "water", ">", 0.5),
        ("Is at least 80 % of the view water?", "water", ">=", 0.8),
        ("Is at least 80% of the view covered by water?", "water", ">=", 0.8),
        ("Does water cover more than 10 percent of the view?", "water", ">", 0.1),
        ("Does forest cover less than a third of the image?", "forest", "<", 1 / 3),
        ("Does water cover a quarter of the view?", "water", ">=", 0.25),
        ("Is there more than 50 per cent water?", "water", ">", 0.5),
        ("Is most of the view water?", "water", ">", 0.5),
        ("Is half the image forest?", "forest", ">=", 0.5),
        ("Is more than half of the left half water?", "water in the left half", ">", 0.5),
        (
            "Does forest cover 20 % of the top left corner?",
            "forest in the top left corner",
            ">=",
            0.2,
        ),
    ],
)
def test_shares_of_the_view_are_understood(question, phrase, sign, share):
    limit = Statement("limit", text=sign, share=pytest.approx(share))
    assert understood(question) == Asked("portion", phrase, limit=limit)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Are there more tanks than ships?", "comparison"),
        ("Does forest cover more than farmland?", "comparison"),
        ("Is there a tank?", "presence"),
        ("Is there one tank?", "presence"),
        ("Are there both ships and tanks?", "presence"),
        ("Are there 3 m wide roads?", "presence"),
        ("How many tanks are there?", "count"),
        ("Is the left half greener?", "open"),
        ("Which is more, grass or buildings?", "comparison"),
    ],
)
def test_other_questions_ask_for_no_number(question, kind):
    asked = understood(question)
    assert (asked.kind, asked.limit) == (kind, None)
