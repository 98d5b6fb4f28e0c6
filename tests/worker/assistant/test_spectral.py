# SPDX-License-Identifier: GPL-2.0-or-later
"""Near infrared tells water from what only looks like it; clouds and shadows are left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import Options, Request, View
from rs_assistant.worker.assistant.clouds import clouded
from rs_assistant.worker.assistant.pair import comparable
from rs_assistant.worker.assistant.spectral import spectral_of, water_of, with_water

BANDS = ("red", "green", "blue", "nir")
MEADOW, WATER, SOIL, CLOUD = (70, 90, 60, 170), (40, 60, 50, 15), (150, 150, 140, 165), (235,) * 4


def scene(*things, size=(200, 240), seed=1):
    """Meadow with grain, and things (colour, top, left, height, width) on it."""
    picture = np.empty((*size, 4), int)
    picture[:] = MEADOW
    for colour, top, left, height, width in things:
        picture[top : top + height, left : left + width] = colour
    grain = np.random.default_rng(seed).integers(-4, 5, (*size, 1))
    return View(np.clip(picture + grain, 0, 255).astype(np.uint8), bands=BANDS, metres_per_pixel=5)


def test_water_is_what_is_dark_in_the_infrared_not_what_is_bright_or_shadowless():
    view = scene((WATER, 20, 30, 60, 80), (SOIL, 120, 100, 50, 90))
    water = water_of(spectral_of(view), np.ones((200, 240), bool), 5.0)
    expected = np.zeros((200, 240), bool)
    expected[20:80, 30:110] = True
    assert (water != expected).mean() < 0.002


def test_green_water_that_looks_like_a_field_is_water():
    algae = (72, 92, 58, 20)  # the colours of the meadow, but for the infrared
    view = scene((algae, 20, 30, 60, 80))
    water = water_of(spectral_of(view), np.ones((200, 240), bool), 5.0)
    assert water[22:78, 32:108].all()


def test_a_fourth_band_that_is_no_infrared_is_not_believed():
    view = scene()
    false_colour = view.pixels[:, :, [2, 3, 0, 1]]  # infrared shown as green, green as the fourth
    other = View(np.ascontiguousarray(false_colour), bands=BANDS, metres_per_pixel=5)
    assert water_of(spectral_of(other), np.ones((200, 240), bool), 5.0) is None
    later = View(np.clip(other.pixels.astype(int) + 9, 0, 255).astype(np.uint8), bands=BANDS)
    assert comparable(other, later, False).spectral == (None, None)


def test_indices_of_the_layers_own_values_are_taken_as_they_are():
    view = scene((WATER, 20, 30, 60, 80))
    ndvi, ndwi = np.full((200, 240), 200, np.uint8), np.full((200, 240), 40, np.uint8)
    pixels = np.dstack((view.pixels, ndvi, ndwi))
    spectral = spectral_of(View(pixels, bands=(*BANDS, "ndvi", "ndwi")))
    assert spectral.ndvi == pytest.approx(200 / 127.5 - 1)
    assert spectral.ndwi == pytest.approx(40 / 127.5 - 1)


def test_probabilities_still_sum_to_one_and_follow_the_water():
    rng = np.random.default_rng(1)
    values = rng.random((5, 20, 30))
    values /= values.sum(0)
    water = rng.random((20, 30)) < 0.5
    changed = with_water(values, 4, water)
    assert changed.sum(0) == pytest.approx(1, abs=0.01)
    assert np.array_equal(changed.argmax(0) == 4, water)


def test_clouds_and_their_shadows_are_left_out_of_both_dates():
    shadow = tuple(int(value * 0.45) for value in MEADOW)
    clear = scene((WATER, 150, 150, 40, 60))
    cloudy = scene(
        (WATER, 150, 150, 40, 60), (CLOUD, 20, 30, 40, 50), (shadow, 40, 60, 40, 50), seed=2
    )
    pair = comparable(clear, cloudy, False, False, (False, True))
    assert not pair.counted[22:40, 32:78].any()
    assert not pair.counted[62:78, 62:108].any()
    assert pair.counted[150:190, 150:210].all()
    assert pair.counted.mean() > 0.85
    assert "clouds_masked" in pair.notes
    left = next(s for s in pair.statements if s.label == "clouds")
    assert left.share == pytest.approx(1 - pair.counted.mean(), abs=1e-6)
    again = comparable(clear, cloudy, False, False, (False, False))
    assert again.counted.all()


def test_what_a_quality_band_calls_cloud_is_left_out_unless_switched_off():
    rng = np.random.default_rng(3)
    cloud = np.zeros((90, 120), np.uint8)
    cloud[10:30, 20:60] = 255
    bands = ("red", "green", "blue", "cloud")
    first = View(
        np.dstack((rng.integers(0, 255, (90, 120, 3)).astype(np.uint8), cloud)), bands=bands
    )
    second = View(rng.integers(0, 255, (90, 120, 3)).astype(np.uint8))
    pair = comparable(first, second, False, False, quality=True)
    assert np.array_equal(~pair.counted, cloud > 0)
    assert comparable(second, first, False, False, quality=True).counted.sum() == pair.counted.sum()
    assert comparable(first, second, False, False).counted.all()


def test_a_bright_roof_is_no_cloud():
    clear, roofs = scene(), scene((CLOUD, 20, 30, 6, 8), (CLOUD, 120, 130, 7, 7), seed=2)
    hidden = clouded(
        (clear.rgb, roofs.rgb),
        (spectral_of(clear), spectral_of(roofs)),
        (True, True),
        np.ones((200, 240), bool),
        5.0,
    )
    assert not hidden.any()


def test_water_that_comes_and_goes_by_the_index_is_change(assistant):
    before = scene((WATER, 20, 30, 60, 80))
    after = scene((WATER, 20, 30, 30, 80), (WATER, 120, 150, 40, 50), seed=2)
    step = Step(StepName.CHANGE_MEASURE)
    request = Request("", (before, after), plan=Plan((step,)), options=Options(align=False))
    result = assistant.answer(request, lambda name, body: None).steps[0]
    by_pair = {f.transition: f for f in result.features}
    assert {pair[1] for pair in by_pair if pair[0] != "water"} >= {"water"}
    shares = {(s.subject, s.label): s.share for s in result.statements}
    assert shares["before", "water"] == pytest.approx(60 * 80 / 48000, rel=0.02)
    assert shares["after", "water"] == pytest.approx((30 * 80 + 40 * 50) / 48000, rel=0.02)
    maps = {raster.name: raster for raster in result.rasters}
    assert maps["before"].values[60, 60] == maps["before"].classes.index("water")
    assert maps["after"].values[60, 60] != maps["after"].classes.index("water")


@pytest.mark.parametrize("scale", [0.6, 5.0, 30.0])
def test_water_by_the_index_is_told_at_every_scale(assistant, scale):
    before, after = scene((WATER, 20, 30, 60, 80)), scene((WATER, 20, 30, 60, 120), seed=2)
    views = tuple(replace(view, metres_per_pixel=scale) for view in (before, after))
    step = Step(StepName.CHANGE_MEASURE)
    request = Request("", views, plan=Plan((step,)), options=Options(align=False))
    result = assistant.answer(request, lambda name, body: None).steps[0]
    came = [f for f in result.features if f.transition[1] == "water"]
    assert len(came) == 1
    assert pixel_area(came[0].polygons) == pytest.approx(60 * 40, rel=0.03)


def test_the_shares_of_water_at_one_date_follow_the_index(assistant):
    algae = (72, 92, 58, 20)
    view = scene((algae, 20, 30, 60, 80))
    request = Request("", (view,), plan=Plan((Step(StepName.MEASURE, "water"),)))
    result = assistant.answer(request, lambda name, body: None).steps[0]
    share = next(s.share for s in result.statements if s.subject == "cover")
    assert share == pytest.approx(60 * 80 / 48000, rel=0.02)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is there more water now?", True),
        ("Has the water spread?", True),
        ("Did the lake shrink?", False),
        ("Has the water shrunk?", False),
        ("Has the water retreated?", False),
        ("Has the water changed?", True),
        ("Was any farmland lost?", False),
    ],
)
def test_the_direction_of_a_change_decides_yes_or_no(assistant, question, verdict):
    before = scene((WATER, 20, 30, 30, 40))
    after = scene((WATER, 20, 30, 30, 40), (WATER, 120, 150, 40, 50), seed=2)
    step = Step(StepName.CHANGE_QUESTION, question=question)
    request = Request("", (before, after), plan=Plan((step,)), options=Options(align=False))
    assert assistant.answer(request, lambda name, body: None).steps[0].verdict is verdict
