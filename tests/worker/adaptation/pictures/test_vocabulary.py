# SPDX-License-Identifier: GPL-2.0-or-later
"""Names that the training tables mention, and labels mined from captions."""

from __future__ import annotations

import pytest

from rs_assistant.worker.adaptation.pictures import vocabulary
from rs_assistant.worker.adaptation.pictures.examples import mined_labels


def test_every_name_that_tables_mention_exists() -> None:
    scenes, labels = set(vocabulary.scene_vocabulary()), set(vocabulary.LABELS)
    assert {s for group in vocabulary.CONFUSABLE for s in group} <= scenes
    assert set(vocabulary.SCENE_SYNONYMS) <= scenes
    assert {s for group in vocabulary.SCENE_GROUPS.values() for s in group} <= scenes
    assert {x for names in vocabulary.SCENE_LABELS.values() for x in names} <= labels
    assert {*vocabulary.UCM_LABELS.values(), *vocabulary.VHR_LABELS.values()} <= labels


@pytest.mark.parametrize(
    ("caption", "there", "absent"),
    [
        ("Many planes are parked next to a terminal .", "airplane", "ship"),
        ("a piece of dense forest", "forest", "dense residential"),
        ("this is a dense residential area", "dense residential", "forest"),
        ("the cargo barge is on a river", "river", "vehicle"),
    ],
)
def test_labels_are_mined_from_whole_words(caption: str, there: str, absent: str) -> None:
    mined = mined_labels([caption])
    assert there in mined
    assert absent not in mined
