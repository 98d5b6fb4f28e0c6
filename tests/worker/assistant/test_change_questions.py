# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question about two dates says is heeded: what came or went, where, how large, how much.

A house of 40 × 40 pixels stands at the left of the later date, from the middle row of the nine
cells into the bottom one, and nowhere else has anything changed.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rs_assistant.engine.answers import compose
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import HistoryTurn, Options, Request, View
from rs_assistant.engine.results import Result
from rs_assistant.worker.assistant.assistant import Assistant
from tests.worker.assistant.test_change import Houses

BINARY, QUESTION = StepName.CHANGE_BINARY, StepName.CHANGE_QUESTION
HOUSE = (135, 20, 40, 40)  # of 240 × 240 pixels: 25 rows in the middle cells, 15 in the bottom ones


@pytest.fixture
def assistant(models):
    """An assistant that takes red for buildings at both dates."""
    world = models()
    world._adapters["segmenter"] = Houses(world.segmenter)
    return Assistant(world)


@pytest.fixture
def asked(assistant, paint):
    """``asked(name, question, phrase)``: the answer; ``gone``: the house went instead."""

    def answer(name, question, phrase="", gone=False):
        pictures = [paint(240, 240, "meadow"), paint(240, 240, "meadow", ("ship", *HOUSE))]
        dates = ("2016-05-01", "2020-05-01")
        views = tuple(
            View(picture, metres_per_pixel=0.5, date=date)
            for picture, date in zip(pictures[::-1] if gone else pictures, dates)
        )
        plan = Plan((Step(name, phrase, question=question),))
        request = Request(question, views, plan=plan, options=Options(align=False, normalise=False))
        result = assistant.answer(request, lambda name, body: None)
        return compose(Result.from_wire(*result.to_wire()), views, PlanarMeasurer)

    return answer


@pytest.mark.parametrize("end", ["", "?"])
def test_what_came_is_not_counted_as_gone_nor_what_went_as_new(asked, end):
    count = StepName.CHANGE_COUNT
    answer = asked(count, f"how many buildings were demolished{end}", "buildings")
    assert answer.value == 0
    assert answer.text.startswith("I see no buildings gone; other things did change.")
    assert asked(count, f"how many buildings are new{end}", "buildings").value == 1
    answer = asked(count, f"how many buildings are new{end}", "buildings", gone=True)
    assert answer.value == 0
    assert answer.text.startswith("I see no new buildings; other things did change.")
    assert asked(count, f"how many buildings were torn down{end}", "buildings", True).value == 1
    answer = asked(QUESTION, f"Which buildings disappeared{end}")
    assert not answer.groups


@pytest.mark.parametrize(
    ("question", "came", "went"),
    [
        ("were any demolished?", False, True),
        ("and were any removed?", False, True),
        ("has anything been removed?", False, True),
        ("has anything been built?", True, False),
        ("were any buildings torn down?", False, True),
        ("is anything missing?", False, True),
        ("are any buildings no longer there?", False, True),
        ("are the buildings still there?", True, False),
        ("is everything still intact?", True, False),
        ("was the building already there?", False, True),
        ("were no buildings demolished?", True, False),
    ],
)
def test_yes_or_no_follows_what_came_or_went(asked, question, came, went):
    for gone, value in ((False, came), (True, went)):
        answer = asked(QUESTION, question, gone=gone)
        assert answer.value is value
        assert answer.text.startswith("Yes" if value else "No")


@pytest.mark.parametrize(
    ("name", "question"),
    [
        (BINARY, "Did anything change in the upper left corner?"),
        (BINARY, "Did anything change in the north?"),
        (QUESTION, "Did any buildings change in the upper right corner?"),
        (QUESTION, "has anything been built in the right half?"),
    ],
)
def test_where_nothing_changed_the_answer_is_no_and_says_where_it_did(asked, name, question):
    answer = asked(name, question)
    assert answer.value is False
    assert answer.text.startswith("No. I see n")
    assert "only elsewhere: on the left and at the bottom left." in answer.text
    assert not answer.groups


@pytest.mark.parametrize("question", ["show the changes on the right", "what changed in the east?"])
def test_changes_elsewhere_are_not_shown_for_a_part(asked, question):
    for name in (StepName.CHANGE_LOCATE, StepName.CHANGE_CAPTION, StepName.CHANGE_MEASURE):
        answer = asked(name, question)
        assert "only elsewhere" in answer.text
        assert not answer.groups


def test_a_change_counts_with_what_of_it_lies_in_the_part(asked):
    question = "how much changed in the lower left corner?"
    answer = asked(StepName.CHANGE_MEASURE, question)
    assert [f.area_m2 for group in answer.groups for f in group.features] == [15 * 40 / 4]
    assert answer.value == pytest.approx(15 * 40 / 80**2)
    assert "150\u00a0m², 9.4\u00a0% of the bottom left corner changed" in answer.text
    answer = asked(StepName.CHANGE_LOCATE, "where did the lower half change?")
    assert answer.value == "left, bottom left"
    assert sum(f.area_m2 for g in answer.groups for f in g.features) == 40 * 40 / 4
    answer = asked(StepName.CHANGE_LOCATE, "what changed outside the left half?")
    assert answer.text.startswith("None of the changes fits that.")
    assert asked(QUESTION, "did the buildings grow by more than 10 %?").value is None
    answer = asked(BINARY, "did anything change on the left?")
    assert answer.value is True
    assert "400\u00a0m², 8.3\u00a0% of the left third" in answer.text


@pytest.mark.parametrize(("size", "value"), [("300 m²", True), ("500 m²", False), ("1 ha", False)])
def test_changes_of_a_size_are_asked_for(asked, size, value):
    answer = asked(BINARY, f"are there changes larger than {size}?")
    assert answer.value is value
    located = asked(StepName.CHANGE_LOCATE, f"show changes larger than {size}")
    assert bool(located.groups) is value
    assert located.text.startswith("None of the changes fits that.") is not value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("did more than 10 % change?", False),
        ("did more than 2 % change?", True),
        ("did less than 10 % of the view change?", True),
        ("did more than 5 % of the left third change?", True),
        ("did more than 300 m² change?", True),
        ("did more than 1 ha change?", False),
    ],
)
def test_what_changed_in_all_is_compared_with_the_amount(asked, question, value):
    for name in (BINARY, QUESTION):
        answer = asked(name, question)
        assert answer.value is value
        assert answer.text.startswith("Yes" if value else "No")
        assert "400\u00a0m²" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Did nothing change?", False),
        ("is everything the same in the north?", True),
        ("has nothing changed on the left?", False),
        ("are both images identical?", False),
    ],
)
def test_a_yes_to_nothing_changed_means_that_nothing_did(asked, question, value):
    answer = asked(BINARY, question)
    assert answer.value is value
    assert answer.text.startswith("Yes" if value else "No")


def test_where_nothing_changed_at_all_a_yes_says_that_it_is_the_same(assistant, paint):
    picture = paint(240, 240, "meadow")
    views = (View(picture, metres_per_pixel=0.5), View(picture.copy(), metres_per_pixel=0.5))
    plan = Plan((Step(BINARY, question="are they the same?"),))
    result = assistant.answer(Request("", views, plan=plan), lambda name, body: None)
    answer = compose(result, views, PlanarMeasurer)
    assert answer.value is True
    assert answer.text.startswith("Yes, nothing has changed")


def test_what_was_cleared_for_other_cover_went(assistant, paint):
    views = tuple(
        View(paint(240, 240, "forest", *things), metres_per_pixel=5.0)
        for things in ((), (("farmland", 20, 20, 60, 60),))
    )
    for question, value in (("was anything cleared?", True), ("was anything built?", False)):
        plan = Plan((Step(QUESTION, question=question),))
        request = Request("", views, plan=plan, options=Options(align=False, normalise=False))
        answer = compose(assistant.answer(request, lambda *_: None), views, PlanarMeasurer)
        assert answer.value is value


def test_a_change_that_a_part_cuts_into_pieces_stays_one(assistant, paint):
    comb = [("ship", 90, 20, 20, 140)] + [("ship", 90, 20 + 60 * i, 60, 20) for i in range(3)]
    views = tuple(
        View(paint(240, 240, "meadow", *things), metres_per_pixel=0.5) for things in ((), comb)
    )
    step = Step(StepName.CHANGE_COUNT, "buildings", question="how many changed in the lower half?")
    request = Request("", views, plan=Plan((step,)), options=Options(align=False, normalise=False))
    result = assistant.answer(request, lambda name, body: None)
    answer = compose(result, views, PlanarMeasurer)
    assert answer.value == 1
    assert [f.area_m2 for g in answer.groups for f in g.features] == [3 * 30 * 20 / 4]


@pytest.fixture
def dates(paint):
    """One tank at the first date, three at the second."""
    tanks = [("storage tank", 20, 20 + 60 * i, 20, 20) for i in range(3)]
    return tuple(
        View(paint(240, 240, "meadow", *some), metres_per_pixel=0.5, date=date)
        for some, date in ((tanks[:1], "2019-08-31"), (tanks, "2021-06-15"))
    )


def told(assistant, views, *steps, message="", history=()):
    request = Request(message, views, history, None if message else Plan(steps))
    result = assistant.answer(request, lambda name, body: None)
    return compose(Result.from_wire(*result.to_wire()), views, PlanarMeasurer), result


@pytest.mark.parametrize(
    ("question", "count", "which"),
    [
        ("how many tanks are there?", 1, "first of the two dates (2019-08-31)"),
        ("how many tanks are there in the first image?", 1, "first of the two dates (2019-08-31)"),
        (
            "how many tanks are there in the second image?",
            3,
            "second of the two dates (2021-06-15)",
        ),
        ("how many tanks are there in 2021?", 3, "second of the two dates (2021-06-15)"),
    ],
)
def test_the_date_that_is_named_is_looked_at(assistant, dates, question, count, which):
    answer, _ = told(assistant, dates, Step(StepName.COUNT, "tanks", question=question))
    assert answer.value == count
    assert answer.notes[-1] == f"This is about the {which}."
    answer, _ = told(assistant, dates[:1], Step(StepName.COUNT, "tanks", question=question))
    assert answer.value == 1
    assert not answer.notes


def test_both_dates_are_told_one_after_the_other(assistant, dates):
    step = Step(StepName.COUNT, "tanks", question="count the tanks in both images")
    answer, result = told(assistant, dates, step)
    one, two = answer.text.split("\n\n")
    assert one.startswith("**2019-08-31:** I count [1 storage tank]")
    assert two.startswith("**2021-06-15:** I count [3 storage tanks]")
    assert not answer.notes
    assert [step.view for step in result.plan.steps] == [0, 1]
    again, _ = told(assistant, dates, *result.plan.steps)
    assert again.text == answer.text
    alone, _ = told(assistant, dates[1:], *result.plan.steps)
    assert alone.text.startswith("I count [3 storage tanks]")
    assert "\n" not in alone.text


def test_the_conversation_stays_with_the_date_that_it_is_about(assistant, dates, monkeypatch):
    plans = {
        "describe the second image": Step(StepName.DESCRIBE),
        "only the largest": Step(StepName.REFINE, "largest"),
        "how many tanks?": Step(StepName.COUNT, "tanks"),
        "and in the first image?": Step(StepName.COUNT, "tanks"),
        "what has changed?": Step(StepName.CHANGE_CAPTION),
    }
    routed = {said: Plan((replace(step, question=said),)) for said, step in plans.items()}
    monkeypatch.setattr(assistant, "_plan", lambda request: routed[request.message])
    history = ()
    for said, value in (
        ("describe the second image", None),
        ("only the largest", None),
        ("how many tanks?", 3),
        ("and in the first image?", 1),
        ("how many tanks?", 1),
        ("describe the second image", None),
        ("what has changed?", None),
        ("how many tanks?", 1),
    ):
        answer, result = told(assistant, dates, message=said, history=history)
        assert value is None or answer.value == value
        history = (*history, HistoryTurn(said, result.plan))


def test_a_part_of_the_second_date_is_described(assistant, dates):
    question = "describe the right half of the second image"
    _, whole = told(assistant, dates, Step(StepName.DESCRIBE, question="describe the second image"))
    _, result = told(assistant, dates, Step(StepName.DESCRIBE, question=question))
    counts = [
        {s.count for s in one.steps[0].statements if s.label == "storage tank" and s.count}
        for one in (whole, result)
    ]
    assert counts == [{3}, {1}]


def test_shares_of_the_second_date_are_of_its_own_ground(assistant, paint):
    valid = np.ones((240, 240), bool)
    valid[:, 120:] = False
    picture = paint(240, 240, "forest", ("water", 0, 0, 240, 60))
    views = (View(picture, date="2019"), View(picture.copy(), date="2021", valid=valid))
    for year, share in (("2019", 0.25), ("2021", 0.5)):
        step = Step(StepName.MEASURE, "water", question=f"how much water was there in {year}?")
        answer, _ = told(assistant, views, step)
        assert answer.value == pytest.approx(share, abs=0.02)
