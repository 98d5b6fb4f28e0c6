# SPDX-License-Identifier: GPL-2.0-or-later
"""Views drawn for training."""

from __future__ import annotations

import numpy as np

from rs_assistant.worker.adaptation.encoder import augment


def test_a_view_keeps_its_size_and_the_same_seed_gives_the_same_view() -> None:
    chip = np.random.default_rng(0).integers(0, 255, (64, 90, 3), dtype=np.uint8)
    one = augment.view_like(chip, 96, np.random.default_rng(5))
    two = augment.view_like(chip, 96, np.random.default_rng(5))
    assert one.shape == (96, 96, 3)
    assert one.dtype == np.uint8
    assert np.array_equal(one, two)
