# SPDX-License-Identifier: GPL-2.0-or-later
"""What questions about two dates ask of the changes."""

from __future__ import annotations

import pytest

from rs_assistant.engine.change_words import (
    amount_meant,
    asks_rate,
    denies,
    on_side,
    place_said,
    side_meant,
    size_said,
    trend_meant,
)


@pytest.mark.parametrize("end", ["", "?", " ?", "!", ", please?"])
@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("how many buildings were demolished", "went"),
        ("how many buildings disappeared", "went"),
        ("how many were torn down", "went"),
        ("which buildings were razed", "went"),
        ("what is no longer there", "went"),
        ("are the tanks still there", "went"),
        ("are the tanks not there any more", "went"),
        ("how many buildings are new", "came"),
        ("how many buildings were erected", "came"),
        ("have any roads been opened", "came"),
        ("was the hall already there", "came"),
        ("has the field been built over", "went"),
        ("what was added or removed", ""),
        ("what changed", ""),
        ("what changed in the new image", ""),
        ("how did the built-up land change", ""),
        ("how did the built up area change", ""),
        ("are there any more buildings", ""),
    ],
)
def test_a_question_means_what_came_or_what_went_however_it_ends(question, side, end):
    assert side_meant(question + end) == side


@pytest.mark.parametrize(
    ("question", "transition", "meant"),
    [
        ("were any demolished?", ("", "building"), False),
        ("were any demolished?", ("meadow", "building"), False),
        ("were any demolished?", ("building", ""), True),
        ("were any demolished?", ("forest", "water"), False),
        ("has anything been built?", ("building", ""), False),
        ("has anything been built?", ("building", "meadow"), False),
        ("has anything been built?", ("meadow", "building"), True),
        ("has anything been built?", ("forest", "built-up"), True),
        ("has anything been built?", ("forest", "water"), False),
        ("has anything been removed?", ("forest", "water"), True),
        ("is anything new?", ("forest", "water"), True),
        ("is anything new?", ("forest", "forest"), False),
        ("what changed?", ("forest", "forest"), True),
    ],
)
def test_what_came_has_a_class_after_and_what_went_one_before(question, transition, meant):
    assert on_side([transition, ("", "")], question)[0] is meant


def test_where_no_class_is_known_nothing_is_left_out():
    assert on_side([("", ""), None], "has anything been built?") == [True, True]


@pytest.mark.parametrize(
    ("question", "trend"),
    [
        ("Is there more water now?", 1),
        ("has the forest shrunk?", -1),
        ("did the lake change?", 0),
        ("did it change in the new image?", 0),
    ],
)
def test_more_or_less_is_asked_for(question, trend):
    assert trend_meant(question) == trend


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("Did nothing change?", True),
        ("is the left half unchanged?", True),
        ("is everything the same in the north?", True),
        ("are the tanks still there?", True),
        ("is there still a road?", True),
        ("is the forest still intact?", True),
        ("was the hall already there in 2019?", True),
        ("were no buildings demolished?", True),
        ("are any buildings no longer there?", False),
        ("did it change?", False),
        ("same or different?", False),
        ("are there still buildings that were not there before?", False),
    ],
)
def test_a_yes_may_say_that_nothing_changed(question, denied):
    assert denies(question) is denied


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Did anything change in the upper left corner?", "in the upper left corner"),
        ("Did anything change in the north?", "in the north"),
        ("show the changes on the right", "on the right"),
        ("what changed in the lower right corner of the image?", "in the lower right corner"),
        ("is the left half unchanged?", "the left half"),
        ("what changed outside the left half?", "except the left half"),
        ("did anything change but not in the north?", "except in the north"),
        ("how many trees are left?", ""),
        ("is that right?", ""),
        ("what changed to the left of the road?", ""),
        ("what changed?", ""),
    ],
)
def test_a_part_of_the_view_is_named(question, place):
    assert place_said(question).startswith(place)
    assert bool(place_said(question)) is bool(place)


@pytest.mark.parametrize(
    ("question", "size"),
    [
        ("show changes larger than 1 ha", "larger than 1 ha"),
        ("Are there changes of more than 1 ha?", "more than 1 ha"),
        ("did any buildings larger than 500 m² change?", "larger than 500 m2"),
        ("did more than 10 % change?", ""),
        ("is the lake larger than 1 ha now?", ""),
        ("did the forest shrink by more than 10 %?", ""),
    ],
)
def test_sizes_of_single_changes_are_told_from_amounts(question, size):
    assert size_said(question) == size


@pytest.mark.parametrize(
    ("question", "quantity", "operator", "value"),
    [
        ("did more than 10 % change?", "percent", ">", 0.1),
        ("has more than 10% changed", "percent", ">", 0.1),
        ("Did at least 5 percent of the view change?", "percent", ">=", 0.05),
        ("has more than half of the view changed?", "percent", ">", 0.5),
        ("did less than 2 ha change?", "area", "<", 20_000),
    ],
)
def test_what_changed_in_all_is_compared_with_an_amount(question, quantity, operator, value):
    amount = amount_meant(question)
    assert (amount.quantity, amount.operator) == (quantity, operator)
    assert amount.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("did the forest shrink by more than 10 %?", True),
        ("did the lake grow by at least 2 ha?", True),
        ("did more than 10 % change?", False),
        ("did it change?", False),
    ],
)
def test_how_much_something_grew_is_no_amount_of_change(question, rate):
    assert asks_rate(question) is rate


@pytest.mark.parametrize(
    "question",
    ["did it change?", "are there changes larger than 1 ha?", "did it shrink by more than 5 %?"],
)
def test_other_questions_compare_with_no_amount(question):
    assert amount_meant(question) is None
