# SPDX-License-Identifier: GPL-2.0-or-later
"""How detector and encoder are weighed against each other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from rs_assistant.worker.assistant.evidence import settled, thing_belief
from rs_assistant.worker.assistant.thresholds import ABSENT, PRESENT, SAID


def look(score: float, encoder: float) -> SimpleNamespace:
    """A view of one tile: the detector's best score and the encoder's probability for ships."""
    names = SimpleNamespace(labels=("ship",), scenes=("harbor",))
    seen = SimpleNamespace(labels=np.array([[encoder]]), scenes=np.array([[0.2]]))
    return SimpleNamespace(
        best_score=lambda labels: score,
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
