# SPDX-License-Identifier: GPL-2.0-or-later
"""What the change model is trained on: masks stay with their pixels."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.worker.adaptation.change.pairs import Pair, draw_real, nuisance
from rs_assistant.worker.adaptation.change.pieces import Canvas, Piece, cut
from rs_assistant.worker.adaptation.change.scenes import Scene
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED


def marked_pair() -> Pair:
    """What has changed is white at the second date, and nothing else is."""
    mask = np.zeros((400, 500), np.uint8)
    mask[60:140, 200:330] = 1
    mask[300:340, 40:180] = 1
    before = np.full((400, 500, 3), 90, np.uint8)
    after = np.where(mask[..., None] == 1, np.uint8(250), before)
    return Pair(before, after, mask, "SZTAKI AirChange", "x", 1.5)


@pytest.mark.parametrize("seed", range(12))
def test_a_turned_and_mirrored_crop_keeps_mask_and_pixels_together(seed: int) -> None:
    draw, swapped = draw_real(marked_pair(), 128, np.random.default_rng(seed))
    second = draw.before if swapped else draw.after
    known = draw.mask != IGNORED
    assert known.mean() > 0.5
    wrong = (second[..., 0] > 170) != (draw.mask == 1)
    assert wrong[known].mean() < 0.03


def test_a_piece_beyond_the_border_is_cut_to_what_the_canvas_shows() -> None:
    shape = (20, 30)
    piece = Piece(
        -5,
        90,
        np.full((*shape, 3), 200, np.float32),
        np.ones(shape, np.float32),
        np.ones(shape, np.uint8),
        np.ones(shape, np.uint8),
    )
    there, own = cut(piece, 100)
    assert there == (slice(0, 15), slice(90, 100))
    assert own == (slice(5, 20), slice(0, 10))
    canvas = Canvas(Scene(np.zeros((100, 100, 3), np.uint8)), 100)
    canvas.lay(piece, 0.3, None)
    assert canvas.image[5, 95].min() > 150
    assert canvas.image[5, 80].max() == 0
    assert canvas.roofs[5, 95] == 1


@pytest.mark.parametrize("seed", range(8))
def test_nuisance_returns_a_picture_of_the_same_size(seed: int) -> None:
    rng = np.random.default_rng(seed)
    image = rng.integers(0, 256, (96, 96, 3)).astype(np.uint8)
    out = nuisance(image, rng, moved=True)
    assert out.shape == image.shape
    assert out.dtype == np.uint8
