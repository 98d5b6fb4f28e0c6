# SPDX-License-Identifier: GPL-2.0-or-later
"""How chips are drawn for training."""

from __future__ import annotations

import numpy as np

from rs_assistant.worker.adaptation.segmenter.covers import Chip, draw_chip


def test_only_worn_chips_carry_what_cameras_and_archives_add() -> None:
    even = np.full((96, 96, 3), 120, np.uint8)
    chip = Chip(even, np.zeros((96, 96), np.uint8), "buildings", "", "", 0.5, True)

    def grain(worn_too: bool) -> list[int]:
        rng = np.random.default_rng(4)
        images = (draw_chip(chip, 32, rng, worn_too)[0] for _ in range(20))
        return [int(np.ptp(image[8:24, 8:24], axis=(0, 1)).max()) for image in images]

    assert max(grain(False)) == 0
    assert max(grain(True)) > 4
