# SPDX-License-Identifier: GPL-2.0-or-later
"""Words that no class stands for: a map of likeness, said to be no more, or a plain refusal."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.answers import compose
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.requests import Request, View
from rs_assistant.engine.results import Result

WARNING = "not by a trained detector"


def ask(assistant, picture, step, phrase):
    views = (View(picture, metres_per_pixel=0.5),)
    result = assistant.answer(
        Request("", views, plan=single(step, phrase)), lambda name, body: None, lambda: False
    )
    return compose(Result.from_wire(*result.to_wire()), views, PlanarMeasurer), result.steps[0]


@pytest.fixture
def alike(assistant, monkeypatch):
    """An encoder that finds unicorns where there is forest."""
    encoder = assistant.models.encoder
    plain = encoder.classify

    def classify(seen, names):
        scores = plain(seen, names)
        if "unicorns" in names:
            forest = np.asarray(getattr(seen, "embedding", seen))[:, 1]
            scores[:, names.index("unicorns")] = np.where(forest > 0.5, 0.8, 0.01)
        return scores

    monkeypatch.setattr(encoder, "classify", classify)
    return assistant


@pytest.mark.parametrize("step", [StepName.SEGMENT, StepName.FIND])
def test_what_only_looks_like_the_words_comes_with_a_map_and_a_warning(alike, paint, step):
    picture = paint(400, 600, "farmland", ("forest", 0, 300, 400, 300))
    answer, found = ask(alike, picture, step, "unicorns")
    (raster,) = found.rasters
    assert raster.name == "similarity"
    assert raster.values.shape == (400, 600)
    left, right = raster.values[:, :200], raster.values[:, 400:]
    assert float(right.mean(dtype=np.float64)) > float(left.mean(dtype=np.float64)) + 0.3
    assert "By likeness alone" in answer.text
    assert "“unicorns”" in answer.text
    assert any(WARNING in note for note in answer.notes)
    assert answer.value is None  # nothing was counted


def test_no_unicorns_are_outlined_where_nothing_looks_like_them(alike, paint):
    answer, _ = ask(alike, paint(400, 600, "farmland"), StepName.SEGMENT, "unicorns")
    assert not answer.groups
    assert "Nothing here looks clearly like “unicorns”." in answer.text
    assert any(WARNING in note for note in answer.notes)


def test_unicorns_are_not_counted_by_likeness(alike, paint):
    picture = paint(400, 600, "farmland", ("forest", 0, 300, 400, 300))
    answer, found = ask(alike, picture, StepName.COUNT, "unicorns")
    assert found.declined == "outside_vocabulary"
    assert answer.declined
    assert answer.value is None
    assert "ships" in answer.text  # what can be asked for
