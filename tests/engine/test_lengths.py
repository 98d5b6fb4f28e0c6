# SPDX-License-Identifier: GPL-2.0-or-later
"""Lengths, widths and distances are measured where outlines have them, and declined elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.answers import Answer, compose
from rs_assistant.engine.answers.lengths import quantity
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature, Result, StepResult

VIEW = View(np.zeros((200, 200, 3), np.uint8), metres_per_pixel=0.5)


def block(left: float, top: float, width: float, height: float, label: str = "ship") -> Feature:
    right, bottom = left + width, top + height
    ring = np.array([[left, top], [right, top], [right, bottom], [left, bottom], [left, top]])
    kind = "cover" if label in ("road", "water") else "object"
    return Feature(label, 0.9, ((ring.astype(float),),), kind)


LONG, SHORT = block(10, 10, 80, 20), block(10, 60, 40, 10)
TANK = block(110, 10, 20, 20, "storage tank")
WATER = block(0, 150, 200, 20, "water")


def ask(
    question: str, phrase: str, *features: Feature, view: View = VIEW, name: str = "measure"
) -> Answer:
    step = Step(StepName(name), phrase, question=question)
    result = Result(Plan((step,)), (StepResult(step, features=features),))
    return compose(result, (view,), PlanarMeasurer, (), str)


def plain(answer: Answer) -> str:
    return answer.text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("how long is the ship?", "length"),
        ("What is the width of the pier?", "length"),
        ("how far is the ship from the quay?", "distance"),
        ("distance between the tanks", "distance"),
        ("how tall are they", "height"),
        ("how large are the ships?", ""),
        ("area of the ships with a length over 40 m", ""),
    ],
)
def test_the_words_of_a_question_say_what_is_measured(question: str, asked: str) -> None:
    assert quantity(Step(StepName.MEASURE, "ships", question=question)) == asked


def test_only_measure_steps_are_asked_for_lengths() -> None:
    assert not quantity(Step(StepName.COUNT, "people", question="how many people do you see?"))
    assert not quantity(Step(StepName.FIND, "ships", question="how long ships are found?"))


def test_a_single_thing_is_so_long_and_so_wide() -> None:
    answer = ask("how long is the longest ship?", "longest ship", LONG, SHORT)
    assert plain(answer) == "[1 ship](features:ship): 40 m long and 10 m wide."
    assert answer.value == pytest.approx(40)


def test_several_things_are_between_so_and_so_long() -> None:
    answer = ask("how wide are the ships?", "ships", LONG, SHORT)
    assert plain(answer) == ("[2 ships](features:ship): 20 m to 40 m long and 5 m to 10 m wide.")


def test_a_distance_is_the_gap_between_the_closest_two() -> None:
    one = ask("how far is the tank from the longest ship?", "tank and longest ship", LONG, TANK)
    assert plain(one).endswith(": 10 m from edge to edge.")
    assert one.value == pytest.approx(10)
    more = ask("how far are the ships from the tank", "ships and tank", LONG, SHORT, TANK)
    assert plain(more).endswith(": 10 m from edge to edge between the closest two.")
    among = ask("distance between the ships", "ships", LONG, SHORT)
    assert plain(among).endswith(": 15 m from edge to edge.")
    touching = ask("how far apart are they", "ships", LONG, block(90, 10, 9, 9))
    assert touching.text.endswith(": the closest two touch.")


def test_a_distance_to_what_is_not_there_is_none() -> None:
    answer = ask("how far are the ships from the tank?", "ships and tank", LONG, SHORT)
    assert answer.value is None
    assert answer.text == "I don't see any storage tanks."
    alone = ask("distance between the ships", "ships", LONG)
    assert "needs two things" in alone.text


def test_water_is_one_of_two_things_without_being_counted() -> None:
    answer = ask("how far is the tank from the water?", "tank and water", TANK, WATER)
    assert plain(answer) == (
        "[1 storage tank](features:storage%20tank) and water: 60 m from edge to edge."
    )


@pytest.mark.parametrize(
    ("question", "features", "name"),
    [
        ("how wide is the river?", (WATER,), "measure"),
        ("how tall are the ships?", (LONG,), "measure"),
        ("how many people live here?", (), "place"),
    ],
)
def test_what_outlines_do_not_tell_is_declined_with_what_can_be_asked(
    question: str, features: tuple[Feature, ...], name: str
) -> None:
    answer = ask(question, "water" if features == (WATER,) else "ships", *features, name=name)
    assert answer.declined
    assert answer.value is None
    assert "instead" in answer.text


def test_without_a_scale_there_are_no_lengths() -> None:
    unscaled = View(VIEW.pixels)
    for question in ("how long are the ships?", "distance between the ships"):
        answer = ask(question, "ships", LONG, SHORT, view=unscaled)
        assert answer.value is None
        assert "no scale" in answer.text
