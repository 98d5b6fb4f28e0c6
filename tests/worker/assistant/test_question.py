# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question asks, in the wordings of people and of public data sets."""

from __future__ import annotations

import pytest

from rs_assistant.worker.assistant.asked import Asked, understood


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
        ("Is the harbor crowded?", Asked("open")),
        ("Why is the sky blue", Asked("open")),
    ],
)
def test_questions_are_understood(question, asked):
    assert understood(question) == asked
