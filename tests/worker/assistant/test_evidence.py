# SPDX-License-Identifier: GPL-2.0-or-later
"""How detector and encoder are weighed against each other."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import rasterio

from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.requests import View
from rs_assistant.worker.assistant.evidence import settled, thing_belief
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.question import answer
from rs_assistant.worker.assistant.thresholds import ABSENT, PRESENT, SAID
from rs_assistant.worker.models.registry import Registry


def look(score: float, encoder: float, metres: float = 20.0) -> SimpleNamespace:
    """A view of one tile: the detector's best score, for a ship of some metres, above its
    threshold, and the encoder's probability for ships."""
    ship = SimpleNamespace(label="ship", score=score, box=(10.0, 10.0, 10.0 + 2 * metres, 40.0))
    names = SimpleNamespace(labels=("ship",), scenes=("harbor",))
    seen = SimpleNamespace(labels=np.array([[encoder]]), scenes=np.array([[0.2]]))
    return SimpleNamespace(
        best_score=lambda labels: score,
        instances=lambda labels: [ship] if score >= 0.35 else [],
        has=lambda name: True,
        models=SimpleNamespace(encoder=names),
        seen=seen,
        metres_per_pixel=0.5,
    )


def test_what_is_outlined_surely_is_there_but_too_doubtful_for_a_description() -> None:
    belief = thing_belief(look(0.65, 0.01), "ship", ("ship",))
    assert PRESENT <= belief < SAID


@pytest.mark.parametrize(("score", "encoder", "there"), [(0.3, 0.01, False), (0.9, 0.9, True)])
def test_both_experts_together_decide_otherwise(score: float, encoder: float, there: bool) -> None:
    belief = thing_belief(look(score, encoder), "ship", ("ship",))
    assert belief >= SAID if there else belief < ABSENT


@pytest.mark.parametrize(
    ("score", "metres", "there"), [(0.45, 145.0, True), (0.45, 20.0, False), (0.3, 145.0, False)]
)
def test_the_encoder_knows_boats_and_does_not_speak_against_a_large_ship(
    score: float, metres: float, there: bool
) -> None:
    belief = thing_belief(look(score, 0.01, metres), "ship", ("ship",))
    assert PRESENT <= belief < SAID if there else belief < ABSENT


def test_a_ship_of_145_metres_at_the_quay_is_there(repository: Path, samples: Path) -> None:
    with rasterio.open(samples / "rotterdam_ship.tif") as source:
        pixels = np.ascontiguousarray(np.moveaxis(source.read([1, 2, 3]), 0, -1))
    models = Registry([repository / "resources" / "models" / "starter"], 1).models("starter")
    view = Look(View(pixels, metres_per_pixel=0.5), models)
    found = answer(view, Step(StepName.ANSWER, question="Is there a ship?"))
    assert found.verdict is True
    assert len(found.features) == 1
    assert (found.confidence or 0.0) < 0.6  # and it is said to be not very sure
    airplane = answer(view, Step(StepName.ANSWER, question="Is there an airplane?"))
    assert airplane.verdict is False


def test_a_beach_is_no_sea_and_a_river_no_pond_where_the_labels_say_so() -> None:
    names = ("sea or lake", "beach", "pond", "river")
    labels = ("beach", "sand", "river", "lake")
    scenes = np.array([[0.9, 0.1, 0, 0], [0.9, 0.1, 0, 0], [0, 0, 0.6, 0.4], [0, 0, 0.6, 0.4]])
    said = np.array([[0.6, 0.8, 0, 0], [0.1, 0.8, 0, 0], [0, 0, 0.9, 0.7], [0, 0, 0.9, 0.95]])
    view: Any = SimpleNamespace(
        models=SimpleNamespace(encoder=SimpleNamespace(scenes=names, labels=labels)),
        seen=SimpleNamespace(scenes=scenes, labels=said),
    )
    best = [names[i] for i in settled(view).argmax(1)]
    assert best == ["beach", "sea or lake", "river", "pond"]
    assert settled(view).sum(1).tolist() == scenes.sum(1).tolist()
