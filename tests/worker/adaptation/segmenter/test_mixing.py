# SPDX-License-Identifier: GPL-2.0-or-later
"""Chips in the light and among the ground of other places."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.worker.adaptation.segmenter.covers import IGNORED
from rs_assistant.worker.adaptation.segmenter.mixing import MARGIN, Drawn, in_colours_of, mixed


def chip(value: int, label: int) -> Drawn:
    return np.full((64, 64, 3), value, np.uint8), np.full((64, 64), label, np.uint8)


def test_a_chip_takes_on_the_colours_of_another_place() -> None:
    rng = np.random.default_rng(0)
    ours = rng.integers(20, 90, (64, 64, 3), np.uint8)
    theirs = rng.integers(120, 220, (64, 64, 3), np.uint8)
    moved = in_colours_of(ours, theirs, rng)
    assert moved.dtype == np.uint8
    before, after = (abs(float(i.mean()) - float(theirs.mean())) for i in (ours, moved))
    assert after < 0.7 * before
    # What was brighter stays brighter: only colours change, nothing moves.
    order = np.argsort(ours[..., 0].ravel(), kind="stable")
    assert (np.diff(moved[..., 0].ravel()[order].astype(int)) >= 0).all()


def test_every_pixel_keeps_its_own_label_when_chips_are_mixed() -> None:
    rng = np.random.default_rng(1)
    shares = []
    for _ in range(12):
        image, mask = mixed(chip(10, 0), chip(200, 1), rng)
        assert ((image[..., 0] == 200) == (mask == 1)).all()
        shares.append(float(mask.mean()))
    assert max(shares) > 0
    assert min(shares) < 1


def test_roofs_move_with_a_margin_of_their_ground_and_no_unknown_pixels() -> None:
    image, mask = chip(200, 0)
    mask[20:30, 20:30] = 1
    mask[18, 20:30] = IGNORED
    for seed in range(30):
        got, labels = mixed(chip(10, 0), (image, mask), np.random.default_rng(seed))
        moved = got[..., 0] == 200
        if 0 < moved.sum() < 300:  # the roof alone, no rectangle
            assert (labels == 1).sum() == 100
            assert moved[30 + MARGIN - 1, 25]
            assert not moved[30 + MARGIN, 25]
            assert not (labels == IGNORED).any()
            return
    pytest.fail("no roof was moved alone")
