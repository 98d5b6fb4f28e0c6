# SPDX-License-Identifier: GPL-2.0-or-later
"""Yes and no: parts of a view, numbers, several things at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rs_assistant.engine.answers import Answer, compose
from rs_assistant.engine.answers.model import MeasuredFeature
from rs_assistant.engine.measures import PlanarMeasurer, pixel_area
from rs_assistant.engine.plans import KEPT, Plan, Step, StepName
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature, Result, Statement, StepResult

VIEW = View(np.zeros((300, 300, 3), np.uint8), metres_per_pixel=0.5)


def box(label: str, left: float, top: float, width: float, height: float, **kept: Any) -> Feature:
    ring = np.array([[0, 0], [width, 0], [width, height], [0, height], [0, 0]], float)
    score = kept.pop("score", 0.9)
    return Feature(label, score, ((ring + (left, top),),), **kept)


# Half of the view, with its middle at the right of the left half.
WATER = box("water", 60, 0, 150, 300, kind="cover")
COVER = Statement("cover", "water", 0.9, 0.5, cells=("top", "center", "bottom"))
TANKS = tuple(box("storage tank", 210 + 20 * i, 10, 10, 10) for i in range(4))


def answered(phrase: str, kind: str, view: View = VIEW, **evidence: Any) -> Answer:
    step = Step(StepName.ANSWER, phrase)
    about = Statement("question", text=kind)
    statements = (about, *evidence.pop("statements", ()))
    result = StepResult(step, statements=statements, **evidence)
    answer = compose(Result(Plan((step,)), (result,)), (view,), PlanarMeasurer)
    assert "{" not in answer.text
    return answer


def measured(phrase: str, question: str = "", view: View = VIEW, **evidence: Any) -> Answer:
    step = Step(StepName.MEASURE, phrase, question=question)
    result = StepResult(step, statements=(COVER,), features=(WATER,), **evidence)
    return compose(Result(Plan((step,)), (result,)), (view,), PlanarMeasurer)


@pytest.mark.parametrize(
    ("phrase", "value", "text"),
    [
        ("water in the left half", True, "60\u00a0% of the left half"),
        ("water on the left", True, "40\u00a0% of the left third"),
        ("water in the top right corner", True, "10\u00a0% of the top right corner"),
        ("water in the middle", True, "100\u00a0% of the middle"),
        ("water in the right half", True, "40\u00a0% of the right half"),
    ],
)
def test_a_cover_is_looked_for_in_the_part_that_is_named(
    phrase: str, value: bool, text: str
) -> None:
    answer = answered(
        phrase, "presence", verdict=True, statements=(COVER,), features=(WATER,), confidence=0.9
    )
    assert answer.value is value
    assert text in answer.text


def test_a_cover_that_lies_elsewhere_is_said_by_its_share() -> None:
    water = box("water", 210, 0, 90, 300, kind="cover")
    stated = Statement("cover", "water", 0.9, 0.3, cells=("top right", "right", "bottom right"))
    answer = answered("water on the left", "presence", statements=(stated,), features=(water,))
    assert answer.value is False
    assert answer.text.startswith("No, none like that. Water covers")
    assert "30\u00a0% of the view" in answer.text


def test_a_sliver_that_reaches_into_a_part_is_not_there() -> None:
    water = box("water", 99.0, 0, 201, 300, kind="cover")
    stated = Statement("cover", "water", 0.9, 0.67)
    answer = answered(
        "water in the top left", "presence", statements=(stated,), features=(water,), verdict=True
    )
    assert answer.value is True  # one column of a hundred
    thin = box("water", 99.0, 0, 201, 20, kind="cover")
    stated = Statement("cover", "water", 0.9, 0.0447)
    answer = answered(
        "water in the top left", "presence", statements=(stated,), features=(thin,), verdict=True
    )
    assert answer.value is False


def test_a_measured_part_has_its_own_share_and_that_of_the_view() -> None:
    answer = measured("water in the left half", confidence=0.9)
    assert answer.value == pytest.approx(0.6)
    assert "60\u00a0% of the left half (6\u00a0750\u00a0m², [one patch]" in answer.text
    assert "That is 30\u00a0% of the view." in answer.text
    assert answer.groups[0].features[0].area_m2 == pytest.approx(90 * 300 / 4)


def test_the_share_of_a_part_is_of_its_pixels_that_count() -> None:
    valid = np.ones((300, 300), bool)
    valid[:, :60] = False
    view = View(VIEW.pixels, metres_per_pixel=0.5, valid=valid)
    step = Step(StepName.MEASURE, "water in the left half")
    stated = Statement("cover", "water", 0.9, 150 / 240)
    result = StepResult(step, statements=(stated,), features=(WATER,))
    answer = compose(Result(Plan((step,)), (result,)), (view,), PlanarMeasurer)
    assert answer.value == pytest.approx(1.0)


def test_a_part_of_a_region_is_a_part_of_the_region() -> None:
    ring = np.array([[0, 0], [150, 0], [150, 300], [0, 300], [0, 0]], float)
    view = View(VIEW.pixels, metres_per_pixel=0.5, region=((ring,),))
    water = box("water", 60, 0, 90, 300, kind="cover")
    step = Step(StepName.MEASURE, "water in the right half")
    stated = Statement("cover", "water", 0.9, 0.6)
    result = StepResult(step, statements=(stated,), features=(water,))
    answer = compose(Result(Plan((step,)), (result,)), (view,), PlanarMeasurer)
    assert answer.value == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("sign", "number", "value"),
    [(">", 5, False), ("<", 3, False), ("=", 4, True), ("=", 1, False), (">=", 4, True)],
)
def test_a_number_is_compared_with_what_is_counted(sign: str, number: int, value: bool) -> None:
    limit = Statement("limit", text=sign, count=number)
    answer = answered("tanks", "number", statements=(limit,), features=TANKS, confidence=0.9)
    assert answer.value is value
    assert answer.text == (
        f"{'Yes' if value else 'No'}: I count [4 storage tanks](features:storage%20tank)."
    )


def test_none_is_a_number_too() -> None:
    limit = Statement("limit", text="<", count=3)
    answer = answered("ships", "number", statements=(limit,), confidence=0.9)
    assert answer.value is True
    assert answer.text == "Yes: I don't see any ships."
    limit = Statement("limit", text=">", count=1)
    answer = answered("tanks on the left", "number", statements=(limit,), features=TANKS)
    assert answer.value is False
    assert answer.text.startswith("No: I see none like that. In all there are [4 storage tanks]")


def test_a_number_that_doubtful_ones_decide_is_half_sure() -> None:
    tanks = (*TANKS[:3], box("storage tank", 10, 10, 9, 9, score=0.3))
    limit = Statement("limit", text=">", count=3)
    answer = answered("tanks", "number", statements=(limit,), features=tanks, confidence=0.9)
    assert answer.value is True
    assert answer.confidence == pytest.approx(0.5)
    assert "not very sure" in answer.text


@pytest.mark.parametrize(
    ("phrase", "sign", "share", "value", "said"),
    [
        ("water", ">", 0.4, True, "50\u00a0% of the view"),
        ("water", ">", 0.5, False, "50\u00a0% of the view"),
        ("water", "=", 0.5, True, "50\u00a0% of the view"),
        ("water in the left half", ">", 0.5, True, "60\u00a0% of the left half"),
    ],
)
def test_a_portion_is_compared_with_what_is_covered(
    phrase: str, sign: str, share: float, value: bool, said: str
) -> None:
    limit = Statement("limit", text=sign, share=share)
    answer = answered(
        phrase, "portion", statements=(limit, COVER), features=(WATER,), confidence=0.9
    )
    assert answer.value is value
    assert said in answer.text


def test_a_portion_of_things_is_that_of_their_outlines() -> None:
    roof = box("building", 0, 0, 150, 150)
    limit = Statement("limit", text=">=", share=0.25)
    answer = answered("buildings", "portion", statements=(limit,), features=(roof,))
    assert answer.value is True
    assert "25\u00a0% of the view" in answer.text


def believed(**verdicts: str) -> tuple[Statement, ...]:
    return tuple(
        Statement("believed", name.replace("_", " "), text=text) for name, text in verdicts.items()
    )


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("ships or tanks", True),
        ("tanks or ships", True),
        ("ship and tank", False),
        ("tank and ship", False),
    ],
)
def test_or_needs_one_of_several_things_and_and_needs_all(phrase: str, value: bool) -> None:
    answer = answered(
        phrase,
        "presence",
        statements=believed(ship="no", storage_tank="yes"),
        features=TANKS,
        verdict=value,
        confidence=0.9,
    )
    assert answer.value is value
    assert "I see [4 storage tanks]" in answer.text
    assert "I don't see any ships" in answer.text
    assert answer.text.startswith("Yes, I see" if value else "No, I don't see any ships")


def test_what_is_unsure_beside_what_is_there_decides_nothing() -> None:
    answer = answered(
        "ship and tank",
        "presence",
        statements=believed(ship="", storage_tank="yes"),
        features=TANKS,
        confidence=0.5,
    )
    assert answer.value is None
    assert answer.text.startswith("I'm not sure about ships here")
    assert "I see [4 storage tanks]" in answer.text


def test_one_thing_that_is_elsewhere_is_singular() -> None:
    answer = answered("tank on the left", "presence", features=TANKS[:1], verdict=True)
    assert answer.text.startswith("No, none like that. In all there is [1 storage tank]")


def test_covers_and_things_are_each_measured_in_their_way() -> None:
    step = Step(StepName.MEASURE, "water and tanks")
    result = StepResult(step, statements=(COVER,), features=(WATER, *TANKS))
    answer = compose(Result(Plan((step,)), (result,)), (VIEW,), PlanarMeasurer)
    assert "Water covers 50\u00a0% of the view" in answer.text
    assert "[4 storage tanks](features:storage%20tank) cover 100\u00a0m² together" in answer.text
    assert answer.value == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how much water is there in acres?", "1.12\u00a0ha = 2.78\u00a0acres"),
        ("area of the water in square feet", "1.12\u00a0ha = 121\u00a0000\u00a0square feet"),
        ("how many square kilometres of water", "1.12\u00a0ha = 0.011\u00a0km²"),
        ("water in m²", "1.12\u00a0ha = 11\u00a0200\u00a0m²"),
        ("how many hectares of water", "1.12\u00a0ha, "),
        ("how much water", "1.12\u00a0ha, "),
    ],
)
def test_areas_are_said_in_the_unit_that_was_asked_for_too(question: str, said: str) -> None:
    assert said in measured("water", question).text


def test_what_is_too_fine_is_not_called_too_coarse() -> None:
    step = Step(StepName.COUNT, "tanks")
    result = StepResult(step, declined="too_fine_for", value=0.05)
    answer = compose(Result(Plan((step,)), (result,)), (VIEW,), PlanarMeasurer)
    assert answer.declined
    assert "too fine" in answer.text
    assert "0.05\u00a0m per pixel or more" in answer.text


def refined(phrase: str, question: str) -> Answer:
    step = Step(StepName.REFINE, phrase, question=question)
    previous = (MeasuredFeature(WATER, 45000.0),)
    result = Result(Plan((step,)), (StepResult(step),))
    return compose(result, (VIEW,), PlanarMeasurer, previous)


@pytest.mark.parametrize(
    ("phrase", "question", "pixels"),
    [
        ("left half", "only in the left half", 90 * 300),
        ("remove left half", "remove the left half", 60 * 300),
        ("remove top left", "remove the top left", 150 * 300 - 40 * 100),
        ("left half", "only the patches in the left half", 150 * 300),
    ],
)
def test_an_edit_cuts_a_cover_at_the_part_that_it_names(
    phrase: str, question: str, pixels: float
) -> None:
    answer = refined(phrase, question)
    features = [item.feature for group in answer.groups for item in group.features]
    assert sum(pixel_area(feature.polygons) for feature in features) == pixels


def test_what_is_elsewhere_is_not_said_to_be_nowhere() -> None:
    huts = tuple(box("building", 10 + 30 * i, 200, 20, 20) for i in range(3))
    step = Step(StepName.COUNT, "buildings or storage tanks in the left half")
    result = StepResult(step, features=(*huts, *TANKS))
    text = compose(Result(Plan((step,)), (result,)), (VIEW,), PlanarMeasurer).text
    assert "I don't see any storage tanks like that. In all there are [4 storage tanks]" in text


@pytest.mark.parametrize(
    ("phrase", "share"),
    [("storage tanks", "0.4\u00a0% of the view"), ("storage tanks on the right", "1.3\u00a0% of")],
)
def test_a_share_of_things_is_said_where_it_is_asked_for(phrase: str, share: str) -> None:
    step = Step(StepName.MEASURE, phrase, question=f"what percentage do the {phrase} cover?")
    result = StepResult(step, features=TANKS)
    text = compose(Result(Plan((step,)), (result,)), (VIEW,), PlanarMeasurer).text
    assert f"That is {share}" in text


def test_of_two_things_which_is_more_is_no_yes_or_no() -> None:
    sides = (Statement("compared", "water", share=0.5), Statement("compared", "forest", share=0.1))
    step = Step(StepName.ANSWER, question="which is more, water or forest?")
    asked = Statement("question", text="comparison")
    result = StepResult(step, verdict=True, statements=(asked, *sides), features=(WATER,))
    text = compose(Result(Plan((step,)), (result,)), (VIEW,), PlanarMeasurer).text
    assert text.startswith("I find water on 50\u00a0%")


def test_the_share_of_what_an_edit_left_is_that_of_its_outlines() -> None:
    step = Step(StepName.MEASURE, "water", question="what percentage?", style=KEPT)
    result = Result(Plan((step,)), (StepResult(step),))
    answer = compose(result, (VIEW,), PlanarMeasurer, (MeasuredFeature(WATER, 11250.0),))
    assert "covers 50\u00a0% of the view" in answer.text


def test_one_thing_that_can_be_said_is_singular() -> None:
    answer = answered("", "open", features=TANKS[:1])
    assert "What I can say: there is [1 storage tank]" in answer.text


def test_a_diameter_is_a_length() -> None:
    step = Step(StepName.MEASURE, "storage tanks", question="diameter of the tank")
    result = Result(Plan((step,)), (StepResult(step, features=TANKS[:1]),))
    assert "5\u00a0m long" in compose(result, (VIEW,), PlanarMeasurer).text
