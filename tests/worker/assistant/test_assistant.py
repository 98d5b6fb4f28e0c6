# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans become exact evidence in the painted world, and the evidence becomes sentences."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.answers import compose
from rs_assistant.engine.errors import Cancelled, ModelUnavailable, ViewUnusable
from rs_assistant.engine.measures import PlanarMeasurer, pixel_area
from rs_assistant.engine.plans import Plan, Step, StepName, single
from rs_assistant.engine.requests import Request, View
from rs_assistant.engine.results import Result
from rs_assistant.worker.assistant.assistant import Assistant
from rs_assistant.worker.assistant.describe import uncounted


def view_of(picture, scale=0.5, region=(), valid=None):
    polygons = tuple(
        (np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], float),)
        for x0, y0, x1, y1 in region
    )
    return View(picture, metres_per_pixel=scale, region=polygons, valid=valid)


def ask(assistant, views, plan, events=None, cancelled=lambda: False):
    views = views if isinstance(views, tuple) else (views,)
    request = Request("", views, plan=plan)
    heard = events if events is not None else []
    result = assistant.answer(request, lambda name, body: heard.append((name, body)), cancelled)
    return compose(Result.from_wire(*result.to_wire()), views, PlanarMeasurer), result


TANKS = (("storage tank", 10, 10, 20, 20), ("storage tank", 60, 200, 10, 10))


def test_things_are_counted_where_they_are(assistant, paint):
    view = view_of(paint(240, 300, "built-up", *TANKS, ("ship", 200, 100, 6, 18)))
    answer, _ = ask(assistant, view, single(StepName.COUNT, "tanks"))
    assert answer.value == 2
    assert [f.area_m2 for group in answer.groups for f in group.features] == [100.0, 25.0]
    assert "[2 storage tanks](features:storage%20tank)" in answer.text


def test_what_the_detector_sees_as_a_tank_or_ship_is_no_building(paint, models):
    view = view_of(paint(240, 300, "water", *TANKS, ("ship", 100, 100, 30, 60)))
    answer, _ = ask(Assistant(models()), view, single(StepName.COUNT, "buildings"))
    assert answer.value == 0
    alone = models(missing=("captioner", "questions", "detector"))
    answer, _ = ask(Assistant(alone), view, single(StepName.COUNT, "buildings"))
    assert answer.value == 3


def test_a_phrase_picks_out_of_what_was_found(assistant, paint):
    view = view_of(paint(240, 300, "built-up", *TANKS))
    answer, _ = ask(assistant, view, single(StepName.FIND, "the largest tank"))
    assert answer.value == 1
    assert answer.groups[0].features[0].area_m2 == 100.0


def test_what_is_not_there_is_not_there(assistant, paint):
    answer, _ = ask(
        assistant, view_of(paint(240, 300, "built-up")), single(StepName.COUNT, "ships")
    )
    assert answer.value == 0
    assert not answer.groups
    assert "any ships" in answer.text


def test_the_share_and_the_polygons_of_a_cover_agree(assistant, paint):
    picture = paint(200, 200, "farmland", ("water", 100, 0, 100, 200), ("water", 10, 10, 30, 30))
    answer, result = ask(assistant, view_of(picture, 4.0), single(StepName.SEGMENT, "water"))
    pixels = sum(pixel_area(f.polygons) for f in result.steps[0].features)
    assert pixels == 100 * 200 + 900
    assert answer.value == pytest.approx(pixels / 40000)
    assert sum(f.area_m2 for f in answer.groups[0].features) == pytest.approx(pixels * 16)
    assert "52" in answer.text
    assert "33.4" in answer.text


def test_a_description_names_the_parts_with_their_places(assistant, paint):
    picture = paint(256, 512, "forest", ("water", 0, 256, 256, 256), ("ship", 100, 400, 10, 30))
    answer, _ = ask(assistant, view_of(picture, 0.5), single(StepName.DESCRIBE))
    assert "forest" in answer.text.lower()
    assert "open water" in answer.text.lower()
    assert "1 ship" in answer.text
    assert "tank" not in answer.text
    assert not answer.declined


def test_the_caption_decoder_speaks_for_homogeneous_views_only(paint, models):
    assistant = Assistant(models(missing=()))
    events = []
    view = view_of(paint(256, 256, "forest"))
    answer, _ = ask(assistant, view, single(StepName.DESCRIBE), events)
    spoken = "".join(body["text"] for name, body in events if name == "token")
    assert spoken == "A green forest without any road. "
    assert answer.text.startswith("A green forest without any road.")
    events.clear()
    mixed = view_of(paint(256, 512, "forest", ("water", 0, 256, 256, 256)))
    answer, _ = ask(assistant, mixed, single(StepName.DESCRIBE), events)
    assert not any(name == "token" for name, _ in events)
    assert "without any road" not in answer.text


def test_on_a_chip_the_question_head_speaks_beside_the_outlines(paint, models):
    assistant = Assistant(models(missing=()))
    ships = [("ship", 20 + 60 * i, 30, 10, 24) for i in range(3)]
    chip = view_of(paint(256, 256, "water", *ships))
    answer, result = ask(assistant, chip, single(StepName.ANSWER, question="How many ships?"))
    assert answer.value == 6
    assert answer.text == "There are probably 6 ships. I could outline 3."
    assert len(result.steps[0].features) == 3
    where, _ = ask(assistant, chip, single(StepName.ANSWER, question="Where are the ships?"))
    assert where.value == "at the shore"
    wide = view_of(paint(256, 700, "water", *ships))
    answer, _ = ask(assistant, wide, single(StepName.ANSWER, question="How many ships?"))
    assert answer.value == 3


def test_a_view_is_classified_among_the_classes_that_are_named(assistant, paint):
    picture = paint(256, 512, "forest", ("water", 0, 256, 256, 256), ("water", 0, 200, 256, 60))
    step = single(StepName.CLASSIFY, labels=("forest", "sea or lake", "industrial"))
    _, result = ask(assistant, view_of(picture), step)
    assert result.steps[0].value in ("forest", "sea or lake")
    assert result.steps[0].statements[-1].label == "industrial"


def test_several_captions_are_given_where_they_are_asked_for(paint, models):
    assistant = Assistant(models(missing=()))
    step = single(StepName.DESCRIBE, style="captions")
    answer, _ = ask(assistant, view_of(paint(256, 256, "forest")), step)
    # The sentence about ships is left out: the detector looked and there are none.
    assert answer.text == "- A green forest without any road.\n- Many trees."
    mixed = view_of(paint(256, 512, "forest", ("water", 0, 256, 256, 256)))
    answer, _ = ask(assistant, mixed, step)
    assert answer.text.splitlines() == [
        "- In the left part: a green forest without any road.",
        "- In the right part: a green forest without any road.",
    ]


def test_a_structured_description_parts_theme_objects_and_relations(assistant, paint):
    ships = [("ship", 20 + 30 * i, 20, 12, 24) for i in range(5)]
    picture = paint(256, 512, "water", ("forest", 0, 256, 256, 256), *ships)
    answer, _ = ask(assistant, view_of(picture), single(StepName.DESCRIBE, style="structured"))
    _, theme, _, objects, _, relations = answer.text.split("\n\n")
    assert answer.text.startswith("**Theme**")
    assert "forest" in theme
    assert "open water" in theme
    assert "5 ships" in objects
    assert "in the right part there is forest" in relations.lower()


def test_captions_keep_no_figures():
    assert uncounted("trees are in two sides of a road") == "trees are on both sides of a road"
    assert uncounted("three planes next to two ships") == "some planes next to some ships"


def test_coarse_views_are_described_by_their_land_cover(assistant, paint):
    picture = paint(200, 300, "farmland", ("forest", 0, 200, 200, 100))
    answer, result = ask(assistant, view_of(picture, 5.0), single(StepName.DESCRIBE))
    shares = {s.label: s.share for s in result.steps[0].statements if s.subject == "cover"}
    assert shares == {"farmland": pytest.approx(2 / 3), "forest": pytest.approx(1 / 3)}
    assert "67" in answer.text
    assert "along the right side" in answer.text


@pytest.mark.parametrize("style", ["short", "normal", "detailed", "report"])
def test_every_style_says_what_is_there_and_only_that(assistant, paint, style):
    picture = paint(200, 300, "farmland", ("forest", 0, 200, 200, 100))
    answer, _ = ask(assistant, view_of(picture, 5.0), single(StepName.DESCRIBE, style=style))
    text = answer.text.lower()
    assert "farmland" in text
    assert "forest" in text
    assert "water" not in text


def test_the_answer_for_one_of_two_chips_is_the_answer_for_that_chip_alone(assistant, paint):
    left = paint(256, 256, "forest", ("storage tank", 50, 60, 12, 12))
    right = paint(256, 256, "water", ("ship", 100, 90, 10, 30), ("ship", 200, 20, 8, 20))
    both = np.concatenate([left, right], 1)
    for step in (
        Step(StepName.DESCRIBE),
        Step(StepName.COUNT, "ships"),
        Step(StepName.ANSWER, question="Is there a storage tank?"),
        Step(StepName.ANSWER, question="What is shown here?"),
        Step(StepName.CLASSIFY),
    ):
        plan = Plan((step,))
        alone, _ = ask(assistant, view_of(right), plan)
        part, result = ask(assistant, view_of(both, region=[(256, 0, 512, 256)]), plan)
        assert part.text.replace("region", "view") == alone.text
        assert part.value == alone.value
        for feature in result.steps[0].features:
            assert feature.polygons[0][0].min() >= 0
            assert feature.polygons[0][0][:, 0].min() >= 256


def test_things_count_when_half_of_them_lies_in_the_region(assistant, paint):
    view = view_of(
        paint(200, 200, "built-up", ("storage tank", 40, 40, 20, 20), ("ship", 150, 20, 10, 20)),
        region=[(0, 0, 55, 200), (55, 100, 120, 200)],
    )
    answer, _ = ask(assistant, view, single(StepName.COUNT, "tanks"))
    assert answer.value == 1
    outside = view_of(view.pixels, region=[(0, 0, 45, 200), (45, 100, 120, 200)])
    answer, _ = ask(assistant, outside, single(StepName.COUNT, "tanks"))
    assert answer.value == 0


def test_cover_is_clipped_to_the_region_and_nodata_does_not_count(assistant, paint):
    picture = paint(100, 200, "water", ("farmland", 0, 100, 100, 100))
    valid = np.ones((100, 200), bool)
    valid[:, :50] = False
    step = single(StepName.SEGMENT, "water")
    answer, _ = ask(assistant, view_of(picture, 4.0, [(0, 0, 200, 50)], valid), step)
    assert answer.value == pytest.approx(1 / 3)
    assert sum(f.area_m2 for f in answer.groups[0].features) == pytest.approx(50 * 50 * 16)


def test_a_region_outside_of_the_picture_is_an_error_with_a_hint(assistant, paint):
    view = view_of(paint(60, 60, "water"), region=[(100, 100, 120, 120)])
    with pytest.raises(ViewUnusable) as raised:
        ask(assistant, view, single(StepName.DESCRIBE))
    assert raised.value.hint


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (np.full((200, 200, 3), 90, np.uint8), "blank"),
        (np.full((12, 200, 3), 90, np.uint8), "too_small"),
    ],
)
def test_views_that_show_nothing_are_declined(assistant, picture, code):
    answer, result = ask(assistant, view_of(picture), single(StepName.DESCRIBE))
    assert result.steps[0].declined == code
    assert answer.declined
    assert answer.value is None


def test_drawn_maps_are_declined_with_what_to_do(assistant, paint):
    picture = paint(200, 200, "meadow")
    picture[:, :120] = (255, 0, 255)
    answer, result = ask(assistant, view_of(picture), single(StepName.COUNT, "ships"))
    assert result.steps[0].declined == "map"
    assert "satellite or aerial" in answer.text


def test_views_without_scale_give_counts_but_no_areas(assistant, paint):
    view = View(paint(240, 300, "built-up", *TANKS))
    answer, _ = ask(assistant, view, single(StepName.MEASURE, "tanks"))
    assert "no scale" in answer.text
    assert "m²" not in answer.text


def test_pixels_too_coarse_for_a_thing_are_said_to_be(assistant, paint):
    picture = paint(200, 200, "built-up")
    answer, result = ask(assistant, view_of(picture, 10.0), single(StepName.COUNT, "tanks"))
    assert result.steps[0].declined == "too_coarse_for"
    assert "4\u00a0m per pixel" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Is there a ship?", True),
        ("Are there any storage tanks?", False),
        ("How many ships are there?", 2),
        ("Are there more ships than storage tanks?", True),
        ("Is the number of ships equal to the number of storage tanks?", False),
        ("Is there a ship at the top left?", True),
        ("Is there a ship at the bottom right?", False),
        ("What is the ground resolution?", 0.5),
    ],
)
def test_questions_are_answered_from_outlines(assistant, paint, question, value):
    view = view_of(paint(256, 256, "water", ("ship", 10, 20, 6, 20), ("ship", 60, 30, 6, 20)))
    answer, _ = ask(assistant, view, Plan((Step(StepName.ANSWER, question=question),)))
    assert answer.value == value
    assert type(answer.value) is type(value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Is there any water in this image?", True),
        ("Is there a forest?", False),
        ("What share of the view is water?", 0.25),
        ("Which land cover dominates?", "farmland"),
        ("Is this a rural or an urban area?", "rural"),
        ("Does farmland cover more than water?", True),
        ("Where is the water?", "top left, left, bottom left"),
    ],
)
def test_questions_about_covers_are_answered_from_the_map(assistant, paint, question, value):
    picture = paint(240, 240, "farmland", ("water", 0, 0, 240, 60))
    answer, _ = ask(
        assistant, view_of(picture, 4.0), Plan((Step(StepName.ANSWER, question=question),))
    )
    assert answer.value == (pytest.approx(value) if isinstance(value, float) else value)


def test_what_no_expert_knows_gets_no_verdict(assistant, paint):
    view = view_of(paint(256, 256, "water", ("ship", 10, 20, 6, 20)))
    plan = Plan((Step(StepName.ANSWER, question="Is the harbor crowded?"),))
    answer, _ = ask(assistant, view, plan)
    assert answer.value is None
    plan = Plan((Step(StepName.ANSWER, question="Are there any unicorns?"),))
    answer, result = ask(assistant, view, plan)
    assert result.steps[0].declined == "outside_vocabulary"
    assert "unicorns" in answer.text


def test_steps_of_a_plan_are_independent(paint, models):
    assistant = Assistant(models(missing=["detector", "captioner"]))
    view = view_of(paint(256, 256, "forest"))
    plan = Plan((Step(StepName.COUNT, "ships"), Step(StepName.CLASSIFY), Step(StepName.SEARCH)))
    answer, result = ask(assistant, view, plan)
    assert [step.declined for step in result.steps] == ["model_missing", "", "needs_archive"]
    assert not answer.declined
    assert "forest" in answer.text


def test_a_model_that_is_not_installed_is_said_by_name(paint, models):
    assistant = Assistant(models(missing=["encoder", "segmenter", "detector", "change"]))
    view = view_of(paint(256, 256, "forest"))
    with pytest.raises(ModelUnavailable):
        ask(assistant, view, single(StepName.CLASSIFY))


def test_stopping_is_noticed_between_tiles(assistant, paint):
    view = view_of(paint(600, 600, "forest"))
    with pytest.raises(Cancelled):
        ask(assistant, view, single(StepName.DESCRIBE), cancelled=lambda: True)


def test_tiles_are_told_as_they_are_read_and_cover_the_region_in_pixels_of_the_view(
    assistant, paint
):
    events: list[tuple[str, dict]] = []
    view = view_of(paint(600, 900, "forest"), region=((100, 50, 740, 434),))
    ask(assistant, view, single(StepName.DESCRIBE), events)
    told = [body for name, body in events if name == "partial"]
    assert {body["view"] for body in told} == {0}
    seen = [box for body in told if body["text"] == "Looking at the tiles" for box in body["tiles"]]
    read = np.zeros((600, 900), int)
    for left, top, right, bottom in seen:
        read[top:bottom, left:right] += 1
    expected = np.zeros((600, 900), int)
    expected[50:434, 100:740] = 1
    assert (read == expected).all()


def test_progress_never_leaves_its_step(assistant, paint):
    events = []
    view = view_of(paint(1300, 1300, "forest"))
    plan = Plan((Step(StepName.CLASSIFY), Step(StepName.DESCRIBE)))
    ask(assistant, view, plan, events)
    fractions = [body["fraction"] for name, body in events if name == "progress"]
    assert fractions
    assert fractions == sorted(fractions)
    assert all(0 <= fraction <= 1 for fraction in fractions)


@pytest.mark.parametrize(
    "message, there, absent",
    [
        ("What do you see on the left?", "forest", "water"),
        ("describe the right half of the image", "water", "forest"),
        ("Describe this view", "forest", ""),
    ],
)
def test_a_part_that_the_message_names_is_described_alone(assistant, paint, message, there, absent):
    picture = paint(256, 512, "forest", ("water", 0, 256, 256, 256))
    answer, result = ask(assistant, view_of(picture), single(StepName.DESCRIBE, question=message))
    assert there in answer.text.lower()
    assert not absent or absent not in answer.text.lower()
    named = any(s.subject == "part" for s in result.steps[0].statements)
    assert named == bool(absent)
    if absent:
        assert answer.text.startswith(("In the left part:", "In the right part:"))


def test_what_is_in_a_part_is_answered_by_describing_it(assistant, paint):
    picture = paint(256, 512, "forest", ("water", 0, 256, 256, 256))
    for question, there in (
        ("What is on the left side?", "forest"),
        ("what's in the right half", "water"),
    ):
        step = single(StepName.ANSWER, question=question)
        answer, _ = ask(assistant, view_of(picture), step)
        assert there in answer.text.lower()
        assert answer.text.startswith("In the ")
    answer, _ = ask(
        assistant, view_of(picture), single(StepName.ANSWER, question="Is there water?")
    )
    assert answer.value is True
