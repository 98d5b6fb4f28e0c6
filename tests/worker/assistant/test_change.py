# SPDX-License-Identifier: GPL-2.0-or-later
"""Structured answers about two dates equal what is computed independently from the masks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rs_assistant.engine.answers import compose
from rs_assistant.engine.measures import PlanarMeasurer, pixel_area
from rs_assistant.engine.plans import Plan, Step, StepName, single
from rs_assistant.engine.requests import Options, Request, View
from rs_assistant.engine.results import Result
from rs_assistant.worker.assistant.pair import comparable, matched, moved, shift_between
from rs_assistant.worker.assistant.transitions import ClassMaps, changes, transition_of
from rs_assistant.worker.models.segmenter import SegmentationMap


def texture(seed, height=300, width=360):
    """Smooth random ground with edges, so that a shift can be measured."""
    rng = np.random.default_rng(seed)
    blocks = rng.integers(40, 200, (height // 12 + 1, width // 12 + 1, 3))
    return np.kron(blocks, np.ones((12, 12, 1), int))[:height, :width].astype(np.uint8)


def compare(assistant, before, after, step, scale=5.0, options=None):
    views = (
        View(before, metres_per_pixel=scale, date="2016-05-01"),
        View(after, metres_per_pixel=scale, date="2020-05-01"),
    )
    request = Request("", views, plan=Plan((step,)), options=options or Options(align=False))
    result = assistant.answer(request, lambda name, body: None)
    return compose(Result.from_wire(*result.to_wire()), views, PlanarMeasurer), result


def test_nothing_changed_is_said_when_nothing_changed(assistant, paint):
    before = paint(240, 240, "farmland", ("forest", 0, 0, 240, 80))
    after = np.clip(
        before.astype(int) + np.random.default_rng(4).integers(-4, 5, before.shape), 0, 255
    ).astype(np.uint8)
    for name in (
        StepName.CHANGE_BINARY,
        StepName.CHANGE_CAPTION,
        StepName.CHANGE_COUNT,
        StepName.CHANGE_LOCATE,
        StepName.CHANGE_MEASURE,
        StepName.CHANGE_QUESTION,
    ):
        answer, _ = compare(assistant, before, after, Step(name))
        assert "nothing has changed" in answer.text
        assert not answer.groups
    answer, _ = compare(assistant, before, after, Step(StepName.CHANGE_BINARY))
    assert answer.value is False


def test_the_same_picture_twice_has_not_changed(assistant, paint):
    picture = paint(240, 240, "farmland")
    answer, _ = compare(assistant, picture, picture.copy(), Step(StepName.CHANGE_BINARY))
    assert answer.value is False


def test_counts_places_areas_and_transitions_are_those_of_the_masks(assistant, paint):
    before = paint(240, 240, "forest", ("farmland", 160, 0, 80, 240))
    after = paint(
        240,
        240,
        "forest",
        ("farmland", 160, 0, 80, 240),
        ("water", 10, 10, 40, 40),
        ("water", 100, 180, 30, 50),
        ("built-up", 190, 100, 20, 60),
    )
    plain = Options(align=False, normalise=False)
    answer, result = compare(assistant, before, after, Step(StepName.CHANGE_COUNT), 5.0, plain)
    assert answer.value == 3
    areas = {g.name: sum(f.area_m2 for f in g.features) for g in answer.groups}
    assert areas == {
        "forest to water": (40 * 40 + 30 * 50) * 25.0,
        "farmland to built-up": 20 * 60 * 25.0,
    }
    answer, _ = compare(assistant, before, after, Step(StepName.CHANGE_LOCATE), 5.0, plain)
    assert answer.value == "top left, right, bottom"
    answer, _ = compare(assistant, before, after, Step(StepName.CHANGE_MEASURE), 5.0, plain)
    assert answer.value == pytest.approx((1600 + 1500 + 1200) / 240**2)
    assert "| forest | water |" in answer.text
    assert "7.75\u00a0ha" in answer.text
    answer, _ = compare(assistant, before, after, Step(StepName.CHANGE_COUNT, "water"), 5.0, plain)
    assert answer.value == 2
    change = next(s for s in result.steps[0].statements if s.subject == "change")
    assert change.share == pytest.approx(4300 / 57600)


def test_one_view_is_not_enough(assistant, paint):
    view = View(paint(100, 100, "forest"))
    request = Request("", (view,), plan=single(StepName.CHANGE_CAPTION))
    result = assistant.answer(request, lambda name, body: None)
    assert result.steps[0].declined == "needs_two_views"


@settings(max_examples=60, deadline=None)
@given(arrays(np.bool_, (18, 24)), arrays(np.uint8, (18, 24), elements=st.integers(1, 3)))
def test_change_polygons_have_the_area_of_the_mask(mask, after):
    maps = ClassMaps(np.ones((18, 24), np.uint8), after, ("", "forest", "water", "road"))
    features = changes(mask, np.full(mask.shape, 0.8, np.float32), maps, (5, 7))
    assert sum(pixel_area(f.polygons) for f in features) == mask.sum()
    assert all(f.kind == "change" and f.transition is not None for f in features)


def test_a_transition_is_the_most_frequent_pair_of_a_patch():
    names = ("", "forest", "water", "building")
    before = np.array([1] * 10, np.uint8)
    assert transition_of(before, np.array([2] * 7 + [1] * 3, np.uint8), names) == (
        "forest",
        "water",
    )
    assert transition_of(before, np.array([3] * 5 + [2] * 5, np.uint8), names) == (
        "forest",
        "building",
    )
    assert transition_of(before, before, names) == ("forest", "forest")


def done(pair, step: str) -> bool:
    """Whether a step of the preparation changed the second date."""
    return any(s.count == 1 for s in pair.statements if step in (s.subject, s.label))


@pytest.mark.parametrize("shift", [(3, 0), (-2, 5), (0, -7), (1.5, -2.25)])
def test_a_shift_between_dates_is_measured_and_taken_out(shift):
    ground = texture(3)
    after, _ = moved(ground, -shift[0], -shift[1])
    (x, y), peak = shift_between(ground, after, np.ones(ground.shape[:2], bool))
    assert (x, y) == pytest.approx(shift, abs=0.3)
    assert peak > 4


def test_two_different_places_are_not_aligned():
    one, two = texture(3), texture(99)
    pair = comparable(View(one), View(two))
    assert "not_aligned" in pair.notes
    assert not done(pair, "shift")
    assert np.array_equal(pair.before, one)


def test_other_light_is_taken_out_and_change_stays():
    before = texture(5)
    darker = np.clip(before * 0.7 + 20, 0, 255).astype(np.uint8)
    darker[100:140, 100:150] = (250, 20, 20)
    after = matched(before, darker, np.ones(before.shape[:2], bool))
    apart = np.abs(after.astype(int) - before.astype(int)).max(2)
    assert np.quantile(apart[:90], 0.9) < 12
    assert apart[105:135, 105:145].mean() > 60


def test_only_foreign_colours_are_matched():
    before = texture(5)
    slightly = np.clip(before * 0.95 + 5, 0, 255).astype(np.uint8)
    assert not done(comparable(View(before), View(slightly)), "colours")
    strongly = np.clip(before * 0.4 + 130, 0, 255).astype(np.uint8)
    assert done(comparable(View(before), View(strongly)), "colours")
    assert not done(comparable(View(before), View(strongly), normalise=False), "colours")


def test_a_finer_second_date_is_brought_to_the_first_ones_grid(paint):
    pair = comparable(View(paint(100, 120, "forest")), View(paint(200, 240, "water")))
    assert pair.after.shape == pair.before.shape == (100, 120, 3)
    assert "resampled" in pair.notes


def test_index_differences_use_the_near_infrared():
    from rs_assistant.worker.assistant.comparison import indices

    rng = np.random.default_rng(2)
    bands = ("red", "green", "blue", "nir")
    before = rng.integers(40, 60, (60, 60, 4)).astype(np.uint8)
    after = before.copy()
    after[:, :, 3] = 160
    first, second = View(before, bands=bands), View(after, bands=bands)
    found = {s.label: s.score for s in indices(comparable(first, second, False))}
    assert found["NDVI"] > 0.4
    assert found["NDWI"] < -0.4


def test_the_next_question_about_the_same_views_needs_no_second_comparison(models, paint):
    from rs_assistant.worker.assistant.assistant import Assistant

    world = models()
    looked = []
    head = world.change
    compare_pictures = head.change
    head.change = lambda *a, **k: looked.append(1) or compare_pictures(*a, **k)
    assistant = Assistant(world)
    before = paint(240, 240, "forest")
    after = paint(240, 240, "forest", ("water", 10, 10, 40, 40))
    first, _ = compare(assistant, before, after, Step(StepName.CHANGE_BINARY))
    second, _ = compare(assistant, before, after, Step(StepName.CHANGE_COUNT))
    assert (first.value, second.value) == (True, 1)
    assert len(looked) == 1
    compare(assistant, before, after, Step(StepName.CHANGE_COUNT), 4.0)
    compare(assistant, after, before, Step(StepName.CHANGE_COUNT))
    compare(assistant, before, after, Step(StepName.CHANGE_COUNT), options=Options(normalise=False))
    assert len(looked) == 4


def ring(top, left, height, width):
    """A rectangle of the view's pixels as a region."""
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    return ((np.array([*corners, corners[0]], np.float64),),)


def test_with_a_region_shares_are_those_of_the_region(assistant, paint):
    before = paint(240, 240, "forest")
    after = paint(240, 240, "forest", ("water", 20, 20, 40, 40), ("water", 160, 160, 60, 60))
    region = ring(0, 0, 120, 120)
    views = tuple(
        View(picture, metres_per_pixel=5.0, date=date, region=region)
        for picture, date in ((before, "2016-05-01"), (after, "2020-05-01"))
    )

    def said(step):
        request = Request("", views, plan=Plan((step,)), options=Options(align=False))
        result = assistant.answer(request, lambda name, body: None)
        return compose(Result.from_wire(*result.to_wire()), views, PlanarMeasurer)

    answer = said(Step(StepName.CHANGE_MEASURE))
    assert answer.value == pytest.approx(40 * 40 / 120**2, rel=0.1)
    assert "of the region" in answer.text
    answer = said(Step(StepName.CHANGE_LOCATE))
    assert "by ninths of the region" in answer.text
    for name in StepName:
        if name.needs_two_views:
            text = said(Step(name)).text
            assert "of the view" not in text
            assert "not compared" not in text  # nothing was asked about the rest of the view


def test_shares_are_of_what_was_compared_where_one_date_shows_nothing(assistant, paint):
    before = paint(240, 240, "forest")
    after = paint(240, 240, "forest", ("water", 20, 20, 40, 40))
    valid = np.ones((240, 240), bool)
    valid[:, 180:] = False
    views = (
        View(before, metres_per_pixel=5.0, date="2016-05-01"),
        View(after, metres_per_pixel=5.0, date="2020-05-01", valid=valid),
    )
    plan = Plan((Step(StepName.CHANGE_MEASURE),))
    request = Request("", views, plan=plan, options=Options(align=False))
    result = assistant.answer(request, lambda name, body: None)
    answer = compose(Result.from_wire(*result.to_wire()), views, PlanarMeasurer)
    assert answer.value == pytest.approx(40 * 40 / (240 * 180), rel=0.1)
    assert "of what was compared" in answer.text
    assert "25\u00a0% of the view was not compared" in answer.text


def test_sizes_and_superlatives_choose_among_changes_of_any_kind(assistant, paint):
    before = paint(240, 240, "forest")
    after = paint(
        240, 240, "forest", ("water", 10, 10, 40, 40), ("built-up", 160, 160, 60, 60)
    )  # 4 ha and 9 ha at 5 m
    answer, _ = compare(assistant, before, after, Step(StepName.CHANGE_LOCATE, "largest"))
    assert answer.value == "bottom right"
    step = Step(StepName.CHANGE_COUNT, "changes larger than 5 ha")
    answer, _ = compare(assistant, before, after, step)
    assert answer.value == 1
    assert sum(f.area_m2 for g in answer.groups for f in g.features) == 60 * 60 * 25
    step = Step(StepName.CHANGE_COUNT, "changes larger than 50 ha")
    answer, _ = compare(assistant, before, after, step)
    assert answer.value == 0
    assert answer.text.startswith("None of the changes fits that.")


class Houses:
    """A segmenter that takes red for buildings, and for nothing else."""

    def __init__(self, inner):
        self._inner = inner

    def segment(self, rgb, metres_per_pixel, legend, **options):
        if legend != "buildings":
            return self._inner.segment(rgb, metres_per_pixel, legend, **options)
        red = (rgb[..., 0] > 150) & (rgb[..., 1] < 100)
        return SegmentationMap(("building",), np.where(red, 0.95, 0.02)[None], 0.5)


@pytest.mark.parametrize(("scale", "count"), [(0.5, 1), (1.5, 2)])
def test_where_single_buildings_show_a_doubtful_change_must_be_one_of_them(models, scale, count):
    from rs_assistant.worker.assistant.assistant import Assistant

    world = models()
    head, segmenter = world.change, Houses(world.segmenter)
    world._adapters["segmenter"] = segmenter
    head.change = lambda one, two, *a, **k: np.where(
        np.abs(one.astype(float) - two.astype(float)).max(2) > 60, 0.6, 0.05
    ).astype(np.float32)
    before = np.full((200, 200, 3), (90, 110, 80), np.uint8)
    before += np.random.default_rng(3).integers(0, 8, before.shape).astype(np.uint8)
    after = before.copy()
    after[20:60, 20:60] = (200, 60, 50)  # a roof
    after[120:160, 120:160] = (90, 230, 80)  # a lawn in spring
    plain = Options(align=False, normalise=False)
    answer, _ = compare(Assistant(world), before, after, Step(StepName.CHANGE_COUNT), scale, plain)
    assert answer.value == count
