# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations about two dates: each turn builds on the one before."""

from __future__ import annotations

import pytest

from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.routing.router import Router

GRID = (
    "Please indicate the locations where changes have occurred in the buildings and roads, using a "
    "3x3 grid (namely, 'top', 'center', and 'bottom' vertically and 'left', 'center', 'right' "
    "horizontally)."
)
JUDGE = "Please judge whether these two images have changed. Please answer yes or no."
DIALOGUES = [
    [
        ("Has it changed?", "change_binary", "", ""),
        ("How many buildings?", "change_count", "buildings", ""),
        ("Where?", "change_locate", "buildings", ""),
        ("Only the ones near the road", "refine", "near road", ""),
        ("Summarise for a report", "change_caption", "buildings", "report"),
    ],
    [
        ("What has changed?", "change_caption", "", ""),
        ("How much?", "change_measure", "", ""),
        ("From what to what?", "change_measure", "", ""),
        ("and the water?", "change_measure", "water", ""),
        ("how many hectares of forest were lost?", "change_measure", "forest", ""),
    ],
    [
        ("count new buildings", "change_count", "buildings", ""),
        ("and the lost ones?", "change_count", "buildings", ""),
        ("which is the largest?", "change_locate", "largest buildings", ""),
        ("only larger than 100 m²", "refine", "larger than 100 m2", ""),
        ("report", "change_caption", "buildings", "report"),
    ],
    [
        (JUDGE, "change_binary", "", ""),
        ("Please determine how many roads and buildings have changed?", "change_count",
         "roads and buildings", ""),
        (GRID, "change_locate", "buildings and roads", ""),
        ("show a transition table", "change_measure", "", ""),
    ],
]  # fmt: skip


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=[turns[0][0][:20] for turns in DIALOGUES])
def test_a_conversation_about_two_dates_goes_on(dialogue):
    history: tuple[HistoryTurn, ...] = ()
    for message, name, phrase, style in dialogue:
        plan = Router().plan(message, 2, history)
        step = plan.steps[0]
        assert (step.name.value, step.phrase, step.style) == (name, phrase, style), message
        history = (*history, HistoryTurn(message, plan))


def test_one_view_is_not_compared():
    plan = Router().plan("as a report", 1, ())
    assert not plan.steps[0].name.needs_two_views
    asked = Router().plan("describe this", 1, ())
    summary = Router().plan("summarise", 1, (HistoryTurn("describe this", asked),))
    assert not summary.steps[0].name.needs_two_views


@pytest.mark.parametrize(
    "date", ["the new image", "the newer picture", "the later image", "the old image", "the "
             "earlier photo", "the older date", "the recent image", "the second image"],
)  # fmt: skip
def test_which_date_is_no_relation(date):
    step = Router().plan(f"segment the buildings in {date}", 2, ()).steps[0]
    assert (step.name.value, step.phrase) == ("segment", "buildings")


@pytest.mark.parametrize(
    ("message", "name", "phrase"),
    [
        ("how many buildings were erected?", "change_count", "buildings"),
        ("how many tanks were dismantled?", "change_count", "tanks"),
        ("how many buildings are there now?", "count", "buildings"),
        ("how many buildings were there before?", "count", "buildings"),
        ("are there more tanks now?", "change_question", ""),
        ("combien de bâtiments ont été démolis ?", "change_count", "buildings"),
        ("拆除了多少建筑物？", "change_count", "buildings"),
        ("新建了多少建筑物？", "change_count", "buildings"),
    ],
)
def test_what_came_or_went_is_change_and_what_is_there_is_not(message, name, phrase):
    step = Router(None).plan(message, 2).steps[0]
    assert (step.name.value, step.phrase) == (name, phrase)


@pytest.mark.parametrize(
    ("first", "second", "question"),
    [
        ("Is there anything new on the left?", "how much?", "how much new on the left"),
        ("what was demolished?", "how many buildings?", "how many buildings gone"),
        ("what was demolished?", "how many new ones?", "how many new ones?"),
        ("has anything changed?", "how much?", "how much?"),
    ],
)
def test_the_side_and_the_place_of_a_question_are_kept_by_the_next(first, second, question):
    history = [HistoryTurn(first, Router(None).plan(first, 2))]
    assert Router(None).plan(second, 2, history).steps[0].question == question


def test_the_largest_after_a_comparison_is_a_change():
    first = "how many buildings were added?"
    history = [HistoryTurn(first, Router(None).plan(first, 2))]
    step = Router(None).plan("how large is the largest?", 2, history).steps[0]
    assert (step.name.value, step.phrase) == ("change_measure", "largest building")


def test_the_same_is_asked_of_another_time():
    first = "how many tanks are there now?"
    history = [HistoryTurn(first, Router(None).plan(first, 2))]
    step = Router(None).plan("and before?", 2, history).steps[0]
    assert (step.name.value, step.phrase) == ("count", "tanks")
    assert step.question == "how many tanks are there before"
