# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures in another light come out alike, and what shows nothing stays so."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.worker.models.tones import LEAST_RANGE, evening, looked_up, stretch


def test_light_and_casts_are_evened_out() -> None:
    rng = np.random.default_rng(0)
    scene = rng.normal(120, 30, (64, 64, 3)).clip(1, 255)
    dark = (scene * (0.3, 0.2, 0.25) + (5, 20, 10)).astype(np.uint8)
    one, other = (looked_up(i, evening(i)) for i in (scene.astype(np.uint8), dark))
    assert np.abs(one.astype(int) - other).mean() < 5
    assert abs(one.mean() - 127.5) < 4


def test_evening_out_keeps_the_order_of_values_and_flat_pictures_flat() -> None:
    image = np.arange(256, dtype=np.uint8).repeat(3).reshape(16, 16, 3)
    assert (np.diff(evening(image).astype(int), axis=1) >= 0).all()
    flat = np.full((32, 32, 3), 90, np.uint8)
    flat[0, 0] = 91
    assert np.ptp(looked_up(flat, evening(flat))) <= 6


def test_missing_pixels_do_not_count_towards_the_light() -> None:
    rng = np.random.default_rng(1)
    image = rng.integers(60, 200, (64, 64, 3)).astype(np.uint8)
    half = image.copy()
    half[:, :32] = 0
    there = looked_up(half, evening(half))[:, 32:].astype(int)
    assert np.abs(there - looked_up(image, evening(image))[:, 32:]).mean() < 6


def test_a_stretch_takes_off_haze_and_casts() -> None:
    scene = np.random.default_rng(0).normal(120, 40, (64, 64, 3)).clip(1, 255)
    hazy = (scene * (0.7, 0.6, 0.8) + (50, 40, 10)).astype(np.uint8)
    one, other = (looked_up(i, stretch(i, 1, 99)) for i in (scene.astype(np.uint8), hazy))
    assert np.abs(one.astype(int) - other).mean() < 5
    for band in range(3):
        assert np.percentile(other[..., band], (1, 99)) == pytest.approx((0, 255), abs=6)


@pytest.mark.parametrize("value", [3, 90, 252])
def test_a_stretch_does_not_blow_up_what_is_even(value: int) -> None:
    grain = np.random.default_rng(0).integers(-3, 4, (64, 64, 3))
    water = (value + grain).clip(1, 255).astype(np.uint8)
    out = looked_up(water, stretch(water, 1, 99))
    assert int(np.ptp(out)) <= int(np.ptp(water)) * 255 / LEAST_RANGE + 1


def test_missing_pixels_do_not_count_towards_a_stretch() -> None:
    image = np.random.default_rng(1).integers(60, 200, (64, 64, 3)).astype(np.uint8)
    half = image.copy()
    half[:, :32] = 0
    there = looked_up(half, stretch(half, 1, 99))[:, 32:].astype(int)
    assert np.abs(there - looked_up(image, stretch(image, 1, 99))[:, 32:]).mean() < 6


def test_an_empty_picture_is_left_alone() -> None:
    black = np.zeros((8, 8, 3), np.uint8)
    assert not looked_up(black, stretch(black, 1, 99)).any()
