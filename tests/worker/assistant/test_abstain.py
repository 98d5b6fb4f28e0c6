# SPDX-License-Identifier: GPL-2.0-or-later
"""Views that clouds hide in part, or whole: nothing is said of the ground below them."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.requests import Options, Request, View
from rs_assistant.worker.assistant.abstain import _like_cloud, judge
from rs_assistant.worker.assistant.assistant import Assistant
from rs_assistant.worker.assistant.cover import land_cover
from rs_assistant.worker.assistant.look import Look


def veiled(picture: np.ndarray, columns: int) -> View:
    """A view with a grey veil over its first columns."""
    picture = picture.copy()
    grey = np.random.default_rng(0).integers(150, 230, (len(picture), columns, 1), np.uint8)
    picture[:, :columns] = grey
    return View(picture, metres_per_pixel=5.0)


@pytest.fixture
def cloud_models(models):
    """Models whose encoder names clouds in every tile."""
    held = models(missing=())
    painted = type(held.encoder)

    class Encoder(painted):
        labels = [*painted.labels, "cloud"]

        def encode_images(self, tiles):
            seen = painted().encode_images(tiles)
            named = seen.label_probabilities
            seen.label_probabilities = np.pad(named, ((0, 0), (0, 1)), constant_values=0.9)
            return seen

    held.encoder = Encoder()
    return held


def test_bright_grey_pixels_are_like_clouds_and_coloured_or_dark_ones_are_not():
    row = np.array([[[180, 185, 178], [40, 42, 41], [90, 160, 60], [200, 150, 120]]], np.uint8)
    assert _like_cloud(row).tolist() == [[True, False, False, False]]


def test_nothing_is_declined_where_that_is_asked_for(models):
    blank = View(np.full((64, 64, 3), 127, np.uint8), metres_per_pixel=0.3)
    assistant = Assistant(models(missing=()))
    plan = single(StepName.ANSWER, question="Is there a ship?")
    usual = assistant.answer(Request("", (blank,), plan=plan), lambda *_: None)
    assert usual.steps[0].declined == "blank"
    request = Request("", (blank,), plan=plan, options=Options(abstain=False))
    assert assistant.answer(request, lambda *_: None).steps[0].declined == ""


def test_what_clouds_hide_is_measured_and_left_out(cloud_models, paint):
    picture = paint(200, 300, "farmland")
    look = Look(veiled(picture, 150), cloud_models)
    verdict = judge(look)
    assert verdict.code == ""
    assert verdict.clouds is not None
    assert verdict.clouds.share == pytest.approx(0.5, abs=0.02)
    assert not look.clear[:, :150].any()
    assert look.clear[:, 150:].all()
    covers, _, _ = land_cover(look)
    assert {s.label: s.share for s in covers} == {"farmland": pytest.approx(0.5, abs=0.02)}
    assert judge(Look(veiled(picture, 300), cloud_models)).code == "cloud"
