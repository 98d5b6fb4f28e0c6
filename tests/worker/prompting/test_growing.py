# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions that grow over alike pixels."""

from __future__ import annotations

import numpy as np

from rs_assistant.worker.prompting.growing import Ground, border_level, filled, smoothed, swept


def test_the_cheapest_way_goes_around_a_wall() -> None:
    down, right = np.ones((4, 5), np.float32), np.ones((5, 4), np.float32)
    right[:4, 1] = 100  # a wall between columns 1 and 2 that ends above the last row
    seeds = np.zeros((5, 5), bool)
    seeds[0, 0] = True
    reached = swept(down, right, seeds)
    assert reached[4, 4] == 8
    assert reached[0, 4] == 4 + 8  # four across, four down and four up again


def test_a_disc_grows_to_its_border_and_no_further() -> None:
    random = np.random.default_rng(1)
    rows, columns = np.mgrid[:90, :90]
    disc = (rows - 40) ** 2 + (columns - 50) ** 2 < 18**2
    image = np.where(disc[..., None], (180, 170, 160), (90, 110, 80)) + random.normal(
        0, 4, (90, 90, 3)
    )
    ground = Ground.of(image.clip(0, 255).astype(np.uint8))
    seeds = np.zeros((90, 90), bool)
    seeds[38:43, 48:53] = True
    cost = ground.cost(seeds)
    grown = cost <= border_level(ground, cost, 0.5)[0]
    assert (grown & disc).sum() / (grown | disc).sum() > 0.9


def test_features_hold_growth_back_where_colours_are_alike() -> None:
    image = np.random.default_rng(2).integers(98, 103, (60, 60, 3)).astype(np.uint8)
    built = np.zeros((60, 60, 1), np.float32)
    built[20:40, 15:45] = 150
    ground = Ground.of(image, built)
    seeds = np.zeros((60, 60), bool)
    seeds[28:33, 28:33] = True
    cost = ground.cost(seeds)
    grown = cost <= border_level(ground, cost, 0.5)[0]
    assert (grown & (built[..., 0] > 0)).sum() / (grown | (built[..., 0] > 0)).sum() > 0.85


def test_holes_are_filled_and_bays_are_not() -> None:
    mask = np.zeros((9, 9), bool)
    mask[1:8, 1:8] = True
    mask[3:5, 3:5] = False
    mask[1:4, 6] = False  # a bay, open to the outside
    closed = filled(mask)
    assert closed[3:5, 3:5].all()
    assert not closed[1:4, 6].any()


def test_whiskers_vanish() -> None:
    mask = np.zeros((12, 12), bool)
    mask[4:9, 4:9] = True
    mask[6, 9:12] = True
    assert not smoothed(mask)[6, 10]
    assert smoothed(mask)[5:8, 5:8].all()
