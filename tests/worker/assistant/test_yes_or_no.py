# SPDX-License-Identifier: GPL-2.0-or-later
"""Yes/no questions in the painted world: parts of a view, numbers, several things at once."""

from __future__ import annotations

import pytest

from rs_assistant.engine.answers import compose
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.requests import Request, View
from rs_assistant.engine.results import Result


def asked(assistant, picture, scale, step):
    view = View(picture, metres_per_pixel=scale)
    result = assistant.answer(Request("", (view,), plan=step), lambda name, body: None)
    return compose(Result.from_wire(*result.to_wire()), (view,), PlanarMeasurer)


def ask(assistant, picture, question, scale=0.5):
    return asked(assistant, picture, scale, single(StepName.ANSWER, question=question))


TANKS = tuple(("storage tank", 20, 20 + 40 * i, 12, 12) for i in range(4))


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("Is there water in the top left?", True, "of the top left corner"),
        ("Is there water in the left half?", True, "of the left half"),
        ("Is there water in the western part of the scene?", True, "of the left third"),
        ("Is there water in the bottom right?", False, "No, none like that. Water covers"),
    ],
)
def test_water_is_where_its_pixels_are_and_not_its_centre(assistant, paint, question, value, said):
    # An L of water: its centre lies in none of the parts that it fills.
    picture = paint(240, 240, "farmland", ("water", 0, 0, 90, 240), ("water", 0, 0, 240, 90))
    answer = ask(assistant, picture, question, 4.0)
    assert answer.value is value
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Are there more than 5 tanks?", False),
        ("Are there fewer than 3 tanks?", False),
        ("Is there exactly one tank?", False),
        ("Is there only one tank?", False),
        ("Are there at least 3 tanks?", True),
        ("Are there exactly 4 tanks?", True),
    ],
)
def test_numbers_are_compared_with_what_is_counted(assistant, paint, question, value):
    answer = ask(assistant, paint(240, 240, "built-up", *TANKS), question)
    assert answer.value is value
    assert "I count [4 storage tanks]" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Is more than half of the view water?", False),
        ("Does water cover at least a quarter of the view?", True),
        ("Is more than half of the left half water?", True),
    ],
)
def test_shares_are_compared_with_what_is_covered(assistant, paint, question, value):
    picture = paint(240, 240, "farmland", ("water", 0, 0, 240, 80))
    assert ask(assistant, picture, question, 4.0).value is value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Are there any ships or tanks?", True),
        ("Are there any tanks or ships?", True),
        ("Is there a ship and a tank?", False),
        ("Is there a tank and a ship?", False),
    ],
)
def test_each_of_several_things_is_looked_for(assistant, paint, question, value):
    answer = ask(assistant, paint(240, 240, "built-up", *TANKS), question)
    assert answer.value is value
    assert "I see [4 storage tanks]" in answer.text
    assert "ships" in answer.text


def test_a_thing_that_is_unknown_spoils_and_but_not_or(assistant, paint):
    picture = paint(240, 240, "built-up", *TANKS)
    answer = ask(assistant, picture, "Are there tanks or unicorns?")
    assert answer.value is True
    assert "unicorn" not in answer.text
    answer = ask(assistant, picture, "Is there a tank and a unicorn?")
    assert answer.declined
    assert "unicorn" in answer.text


def test_only_a_message_that_points_back_misses_an_earlier_result(assistant, paint):
    picture = paint(240, 240, "farmland")
    step = single(StepName.MEASURE, question="what percentage is land?")
    answer = asked(assistant, picture, 4.0, step)
    assert answer.declined
    assert "“land”" in answer.text
    step = single(StepName.MEASURE, question="how big is it?")
    assert "no earlier result" in asked(assistant, picture, 4.0, step).text


def test_pixels_too_fine_for_a_thing_are_said_to_be(assistant, paint, monkeypatch):
    detector = assistant.models.detector
    reading = {"storage tank": {"finest": 0.05, "coarsest": 4.0, "native_to": 2.0}}
    monkeypatch.setattr(detector, "card", {"reading": reading})
    monkeypatch.setattr(detector, "known_at", lambda scale: ())
    answer = asked(assistant, paint(240, 240, "built-up"), 0.02, single(StepName.COUNT, "tanks"))
    assert answer.declined
    assert "0.05\u00a0m per pixel or more" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Is the left half water?", True),
        ("Is the right half mostly water?", False),
        ("Are there no tanks?", False),
        ("Is there no water?", True),
        ("Does the left half contain any water?", True),
        ("Does the right half contain tanks?", False),
        ("Isn't there any water?", True),
        ("Are there neither tanks nor water?", True),
    ],
)
def test_a_part_is_mostly_a_cover_and_no_is_answered_by_what_there_is(
    assistant, paint, question, value
):
    picture = paint(240, 240, "farmland", ("water", 0, 0, 240, 100))
    answer = ask(assistant, picture, question, 4.0)
    assert answer.value is value
    assert answer.text.startswith("Yes" if value else "No")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Are more than 10 tanks in the upper half?", False),
        ("Is the tank longer than 50 m?", False),
        ("Is the tank longer than 5 m?", True),
    ],
)
def test_numbers_and_lengths_are_compared_without_there(assistant, paint, question, value):
    assert ask(assistant, paint(240, 240, "built-up", *TANKS), question).value is value


def test_what_is_asked_of_them_is_not_whether_they_are_there(assistant, paint):
    step = single(StepName.ANSWER, "tanks", question="are they full?")
    answer = asked(assistant, paint(240, 240, "built-up", *TANKS), 0.5, step)
    assert answer.value is None
    assert "I can't tell" in answer.text
    assert "4 storage tanks" in answer.text
