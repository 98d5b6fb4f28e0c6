# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures that nobody has outlined: which roofs are in them, and how often they are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.worker.adaptation.segmenter.covers import Chip
from rs_assistant.worker.adaptation.segmenter.draws import SHARES, chances
from rs_assistant.worker.adaptation.segmenter.guessed import (
    BARE,
    GUESSED,
    Picture,
    _chip,
    outlines,
)


def picture(scene: str | None = None, things: tuple[tuple[float, ...], ...] = ()) -> Picture:
    return Picture(np.zeros((20, 20, 3), np.uint8), "a.jpg", 0.3, scene, things)


def test_what_people_marked_as_something_else_is_no_roof() -> None:
    table = {
        "categories": [{"id": 1, "name": "tennis_court"}, {"id": 2, "name": "harbor"}],
        "annotations": [
            {"image_id": 7, "category_id": 1, "bbox": [2, 4, 5, 6]},
            {
                "image_id": 7,
                "category_id": 1,
                "bbox": [0, 0, 9, 9],
                "segmentation": [[12, 0, 19, 0, 19, 7, 12, 7]],
            },
            {"image_id": 7, "category_id": 2, "bbox": [0, 15, 20, 5]},
        ],
    }
    things = tuple(outlines(table)[7])
    mask = _chip(picture(things=things), np.ones((20, 20), np.uint8)).mask
    assert not mask[4:10, 2:7].any()
    assert not mask[0:7, 13:19].any()
    assert mask[16:, :].all()  # a harbor may well have sheds
    assert mask[4, 10] == 1


def test_a_picture_without_buildings_has_no_roofs_whatever_is_marked() -> None:
    chip = _chip(picture("parking lot"), None)
    assert chip.source == BARE
    assert not chip.mask.any()


def test_the_kinds_of_chips_keep_their_shares_and_scenes_come_alike() -> None:
    def chips(count: int, source: str, place: str = "") -> list[Chip]:
        empty = np.zeros((4, 4), np.uint8)
        return [
            Chip(np.zeros((4, 4, 3), np.uint8), empty, "buildings", source, "", 0.5, True, place)
            for _ in range(count)
        ]

    part = (
        chips(30, "Inria")
        + chips(50, GUESSED)
        + chips(40, BARE, "forest")
        + chips(10, BARE, "tennis court")
    )
    chance = chances(part)
    assert chance.sum() == pytest.approx(1)
    assert chance[30:80].sum() == pytest.approx(SHARES[GUESSED])
    assert chance[80:].sum() == pytest.approx(SHARES[BARE])
    assert chance[80:120].sum() == pytest.approx(chance[120:].sum())
    # Without such pictures the outlined ones have all.
    assert chances(chips(3, "Inria")).sum() == pytest.approx(1)
