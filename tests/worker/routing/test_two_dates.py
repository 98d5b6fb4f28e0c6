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
