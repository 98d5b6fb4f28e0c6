# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences from evidence: measured, linked, grammatical, and silent about what is not known."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from rs_assistant.engine.answers import Answer, MeasuredFeature, compose
from rs_assistant.engine.answers.decline import declined
from rs_assistant.engine.answers.wording import Words, link, sentence
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.markdown import to_html
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import KEPT, Plan, Step, StepName
from rs_assistant.engine.positions import CELLS
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature, Result, Statement, StepResult

VIEW = View(np.zeros((300, 300, 3), np.uint8), metres_per_pixel=0.5)


def square(left, top, side, label="ship", score=0.9, kind="object", transition=None):
    ring = np.array(
        [[left, top], [left + side, top], [left + side, top + side], [left, top + side]], float
    )
    return Feature(label, score, ((np.vstack((ring, ring[:1])),),), kind, transition)


def say(name, phrase="", views=(VIEW,), previous=(), question="", style="", tr=str, **evidence):
    step = Step(name, phrase, question=question, style=style)
    result = Result(Plan((step,)), (StepResult(step, **evidence),))
    answer = compose(result, views, PlanarMeasurer, previous, tr)
    assert isinstance(answer, Answer)
    assert "{" not in answer.text
    assert not any("  " in line for line in answer.text.splitlines() if "|" not in line)
    assert not re.search(r"\bNone\b|\bnan\b", answer.text)
    return answer


SHIPS = (square(10, 20, 10), square(30, 20, 20), square(250, 240, 10))


def test_a_count_is_the_number_of_the_features_that_are_offered():
    answer = say(StepName.COUNT, "ships", features=SHIPS, confidence=0.9)
    assert answer.text.startswith("I count [3 ships](features:ship)")
    assert answer.value == 3 == len(answer.groups[0].features)


def test_one_thing_is_singular():
    answer = say(StepName.COUNT, "ship", features=SHIPS[:1])
    assert "[1 ship](features:ship)" in answer.text


def test_links_name_groups_that_exist_and_survive_the_dock():
    tanks = tuple(square(20 * i, 5, 8, "storage tank") for i in range(4))
    answer = say(StepName.FIND, "storage tanks", features=tanks)
    names = {group.name for group in answer.groups}
    for target in re.findall(r"\]\(features:([^)]+)\)", answer.text):
        assert target.replace("%20", " ") in names
    assert 'href="features:storage%20tank"' in to_html(answer.text)


def test_doubtful_things_are_said_to_be_doubtful():
    features = (*SHIPS, square(100, 100, 10, score=0.35))
    assert "One of them is doubtful." in say(StepName.COUNT, "ships", features=features).text


def test_several_targets_are_counted_apart_and_what_is_missing_is_named():
    features = (*SHIPS, square(100, 100, 10, "storage tank"))
    answer = say(StepName.COUNT, "ships, storage tanks and bridges", features=features)
    assert "3 ships" in answer.text
    assert "1 storage tank" in answer.text
    assert "I don't see any bridges." in answer.text
    assert answer.value == 4
    assert [group.name for group in answer.groups] == ["ship", "storage tank"]


def test_sizes_in_a_phrase_are_measured():
    answer = say(StepName.FIND, "ships larger than 50 m2", features=SHIPS)
    assert answer.value == 1
    answer = say(StepName.FIND, "ships larger than 500 m2", features=SHIPS)
    assert answer.value == 0
    assert "3 ships" in answer.text


def test_areas_are_the_sum_of_the_features():
    answer = say(StepName.MEASURE, "ships", features=SHIPS)
    assert answer.value == pytest.approx((100 + 400 + 100) / 4)
    assert "150\u00a0m²" in answer.text


def test_a_cover_is_said_with_share_area_and_place():
    water = (square(0, 0, 150, "water", kind="cover"),)
    stated = Statement("cover", "water", 0.9, 0.25, cells=("top left",))
    answer = say(StepName.MEASURE, "water", features=water, statements=(stated,))
    assert answer.value == 0.25
    assert answer.text.startswith("Water covers 25\u00a0% of the view (5\u00a0625\u00a0m²")
    assert "at the top left" in answer.text


@pytest.mark.parametrize("phrase", ["water", "ships"])
def test_a_region_that_reaches_beyond_the_imagery_is_said_to(phrase):
    ring = np.array([[0, 0], [150, 0], [150, 150], [0, 150]], float)
    whole = replace(VIEW, region=((ring,),))
    water = Statement("cover", "water", 0.9, 1.0, cells=CELLS)
    evidence = {"statements": (water,)} if phrase == "water" else {}

    def notes(unseen):
        view = replace(whole, unseen=unseen)
        return say(StepName.MEASURE, phrase, (view,), **evidence).notes

    said = "Imagery covers only 89\u00a0% of the region: the rest was not looked at."
    assert said in notes(0.11)
    assert not any("Imagery covers" in note for note in (*notes(0.0), *notes(0.004)))
    helping = say(StepName.HELP, views=(replace(whole, unseen=0.5),))
    assert not helping.notes


def test_a_part_of_a_cover_has_its_part_of_the_share():
    water = (square(0, 0, 100, "water", kind="cover"), square(200, 200, 50, "water", kind="cover"))
    stated = Statement("cover", "water", 0.9, 12500 / 90000)
    answer = say(StepName.MEASURE, "the largest water body", features=water, statements=(stated,))
    assert answer.value == pytest.approx(10000 / 90000)


@pytest.mark.parametrize("name", [n for n in StepName if not n.needs_two_views])
def test_every_step_without_evidence_still_gets_a_sentence(name):
    assert say(name, "ships").text


@pytest.mark.parametrize("name", list(StepName))
@pytest.mark.parametrize("code", ["map", "blank", "no_view", "needs_two_views", "made_up_code"])
def test_every_refusal_says_what_to_do(name, code):
    if name in (StepName.HELP,):
        return
    answer = say(name, "ships", declined=code, views=())
    assert answer.declined
    assert answer.value is None
    assert answer.text.endswith((".", "?*"))


def test_unknown_words_come_with_what_is_known():
    result = StepResult(
        Step(StepName.COUNT, "unicorns"),
        declined="outside_vocabulary",
        statements=(Statement("known", "ship"), Statement("known", "forest")),
    )
    text = declined(result, Words(str)).text
    assert "“unicorns”" in text
    assert "ships or forest" in text


def test_yes_comes_with_the_count_and_no_without():
    asked = Statement("question", "ship", text="presence")
    yes = say(
        StepName.ANSWER, "ships", verdict=True, confidence=0.9, statements=(asked,), features=SHIPS
    )
    assert yes.value is True
    assert yes.text.startswith("Yes, I see [3 ships](features:ship)")
    no = say(StepName.ANSWER, "ships", verdict=False, confidence=0.9, statements=(asked,))
    assert no.value is False
    assert no.text == "No, I don't see any ships here."
    unsure = say(StepName.ANSWER, "ships", confidence=0.5, statements=(asked,))
    assert unsure.value is None
    assert "not sure" in unsure.text


def test_a_description_says_every_statement_once():
    statements = (
        Statement("scene", "harbor", 0.9, 0.7, cells=("top left", "top", "left", "center")),
        Statement("scene", "dense residential", 0.8, 0.3, cells=("bottom right",)),
        Statement("object", "ship", 0.9, count=3, cells=("top left",)),
        Statement("label", "trees", 0.9, 0.3),
        Statement("urban", "urban", 0.9, 0.8),
    )
    for style in ("short", "normal", "detailed", "report"):
        text = say(
            StepName.DESCRIBE, style=style, statements=statements, features=SHIPS
        ).text.lower()
        # A report names the parts in its overview before it goes through them.
        assert text.count("harbor") == (2 if style == "report" else 1)
        assert text.count("3 ships") == 1 or "| [ships](features:ship) | 3 |" in text
        assert "airplane" not in text


def test_date_and_resolution_come_from_the_layer_or_not_at_all():
    asked = Statement("question", text="date")
    dated = View(VIEW.pixels, metres_per_pixel=0.5, date="2019-08-31")
    assert "2019-08-31" in say(StepName.ANSWER, views=(dated,), statements=(asked,)).text
    answer = say(StepName.ANSWER, statements=(asked,))
    assert answer.value is None
    assert "no date" in answer.text


def test_a_place_is_coordinates_until_there_is_a_knowledge_pack():
    view = View(
        VIEW.pixels, GeoTransform(500000.0, 0.5, 0.0, 5750000.0, 0.0, -0.5), 'PROJCRS["x"]', 0.5
    )
    answer = say(StepName.PLACE, views=(view,))
    assert "500075.0" in answer.text
    assert "knowledge pack" in answer.text
    assert "georeference" in say(StepName.PLACE).text


def test_refinements_change_the_last_result():
    previous = [MeasuredFeature(feature) for feature in SHIPS]
    answer = say(StepName.REFINE, "larger than 50 m2", previous=previous)
    assert answer.value == 1
    assert "of 3" in answer.text
    answer = say(StepName.REFINE, "merge", previous=previous)
    assert answer.value == 1
    assert answer.groups[0].features[0].area_m2 == pytest.approx(150.0)
    assert say(StepName.REFINE, "larger than 50 m2").declined


def test_changes_are_named_by_transition_with_a_table():
    features = (
        square(0, 0, 60, "forest to water", kind="change", transition=("forest", "water")),
        square(200, 200, 30, "forest to water", kind="change", transition=("forest", "water")),
        square(100, 250, 20, "change", kind="change", transition=("", "")),
    )
    stated = Statement("change", share=(3600 + 900 + 400) / 90000)
    views = (VIEW, VIEW)
    answer = say(StepName.CHANGE_MEASURE, views=views, features=features, statements=(stated,))
    assert answer.value == pytest.approx(4900 / 90000)
    assert "| forest | water | [2](features:forest%20to%20water) |" in answer.text
    assert "1\u00a0225\u00a0m²" in answer.text
    located = say(StepName.CHANGE_LOCATE, views=views, features=features, statements=(stated,))
    assert located.value == "top left, bottom, bottom right"
    assert "[top left](cell:top-left)" in located.text
    counted = say(
        StepName.CHANGE_COUNT, "water", views=views, features=features, statements=(stated,)
    )
    assert counted.value == 2


def test_steps_of_a_plan_are_answered_one_after_the_other():
    steps = (Step(StepName.COUNT, "ships"), Step(StepName.COUNT, "tanks"))
    result = Result(
        Plan(steps),
        (StepResult(steps[0], features=SHIPS), StepResult(steps[1], declined="model_missing")),
    )
    answer = compose(result, (VIEW,), PlanarMeasurer)
    assert not answer.declined
    assert len(answer.text.split("\n\n")) == 2


def test_what_two_steps_have_found_alike_comes_once_on_the_map():
    steps = (Step(StepName.COUNT, "ships"), Step(StepName.SEGMENT, "ships"))
    found = tuple(StepResult(step, features=SHIPS) for step in steps)
    wired = Result.from_wire(*Result(Plan(steps), found).to_wire())
    answer = compose(wired, (VIEW,), PlanarMeasurer)
    assert [len(group.features) for group in answer.groups] == [3]


def test_every_template_passes_through_the_translator():
    seen = []

    def tr(text):
        seen.append(text)
        return text

    say(StepName.COUNT, "ships", features=SHIPS, tr=tr)
    assert "I count {counts}, {where}." in seen
    assert "ships" in seen


@pytest.mark.parametrize(
    ("square_metres", "text"),
    [
        (0.5, "0.5\u00a0m²"),
        (123.456, "123\u00a0m²"),
        (1234.5, "1\u00a0230\u00a0m²"),
        (12_345, "1.23\u00a0ha"),
        (1_234_500, "1.23\u00a0km²"),
        (1_234_567_890, "1\u00a0230\u00a0km²"),
    ],
)
def test_areas_are_rounded_as_people_round(square_metres, text):
    assert Words(str).area(square_metres) == text


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ((), ""),
        (("top left",), "at the top left"),
        (("top", "right"), "at the top and on the right"),
        (CELLS, "throughout the view"),
        (CELLS[:6], "in the upper part"),
        (
            tuple(c for c in CELLS if c not in ("bottom", "bottom left")),
            "everywhere but at the bottom left and at the bottom",
        ),
        (("top left", "right", "bottom", "center"), "in several parts of the view"),
    ],
)
def test_places_are_said_shortly(cells, text):
    assert Words(str).where(cells) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0\u00a0%"), (0.0004, "less than 0.1 %"), (0.0123, "1.2\u00a0%"), (0.333, "33\u00a0%")],
)
def test_shares_are_whole_per_cents_unless_small(share, text):
    assert Words(str).share(share) == text


def test_sentences_begin_large_and_end_once():
    assert sentence("[water](features:water) covers") == "[Water](features:water) covers."
    assert sentence("what?") == "What?"
    assert link("12 ships", "features", "big ship") == "[12 ships](features:big%20ship)"


@pytest.mark.parametrize(
    ("name", "phrase", "text", "value"),
    [
        (StepName.COUNT, "ships", "I count [2 ships](features:ship)", 2),
        (StepName.MEASURE, "ships", "[2 ships](features:ship) cover 125\xa0m²", 125.0),
        (StepName.FIND, "smallest ship", "Here it is: [1 ship](features:ship)", 1),
        (StepName.COUNT, "ships larger than 50 m2", "I count [1 ship](features:ship)", 1),
    ],
)
def test_what_an_edit_has_left_is_told_without_looking_again(name, phrase, text, value):
    kept = [MeasuredFeature(f, PlanarMeasurer(VIEW).area(f.polygons)) for f in SHIPS[:2]]
    answer = say(name, phrase, previous=kept, style=KEPT)
    assert answer.text.startswith(text)
    assert answer.value == value
    assert say(name, phrase, style=KEPT).declined


def test_changes_that_an_edit_has_left_are_told_with_place_and_size():
    new = square(10, 20, 10, "building", kind="change", transition=("grass", "building"))
    kept = [MeasuredFeature(new, 25.0)]
    answer = say(StepName.MEASURE, "", previous=kept, style=KEPT)
    assert "at the top left" in answer.text
    assert answer.text.endswith("It covers 25\xa0m².")
