# SPDX-License-Identifier: GPL-2.0-or-later
"""Expected times."""

from __future__ import annotations

import pytest

from rs_assistant.engine.pace import (
    LEAST,
    OVERHEAD,
    REMEMBERED,
    Pace,
    first_guess,
    memory_needed,
)


def test_nothing_is_expected_before_anything_was_learnt():
    pace = Pace()
    assert pace.expected(1_000_000) is None
    for _ in range(3):
        pace.note(LEAST / 2, 3)
    assert pace.expected(1_000_000) is None
    pace.note(1_000_000, 3)
    assert pace.expected(1_000_000) is None


def test_time_grows_with_the_picture():
    pace = Pace()
    pace.note(1_000_000, 2 + OVERHEAD)
    pace.note(2_000_000, 4 + OVERHEAD)
    assert pace.expected(4_000_000) == pytest.approx(8 + OVERHEAD)
    assert pace.expected(0) is None


def test_one_slow_start_counts_little():
    pace = Pace()
    pace.note(1_000_000, 60)
    for _ in range(3):
        pace.note(1_000_000, 1 + OVERHEAD)
    assert pace.expected(1_000_000) == pytest.approx(1 + OVERHEAD)


def test_the_past_is_forgotten():
    pace = Pace()
    for _ in range(REMEMBERED):
        pace.note(1_000_000, 100)
    for _ in range(REMEMBERED):
        pace.note(1_000_000, 1 + OVERHEAD)
    assert pace.expected(1_000_000) == pytest.approx(1 + OVERHEAD)


def test_what_an_earlier_session_learnt_holds_until_this_one_knows_better():
    pace = Pace(3e-6)
    assert pace.expected(1_000_000) == pytest.approx(3 + OVERHEAD)
    for _ in range(2):
        pace.note(1_000_000, 1 + OVERHEAD)
    assert pace.expected(1_000_000) == pytest.approx(1 + OVERHEAD)
    assert pace.rate == pytest.approx(1e-6)


@pytest.mark.parametrize("rate", [-1.0, float("nan"), 7.0])
def test_nonsense_from_an_earlier_session_is_not_believed(rate: float):
    assert Pace(rate).expected(1_000_000) is None


def test_more_pixels_need_more_time_and_memory():
    assert first_guess(4_000_000) > first_guess(1_000_000) > 0
    # As measured: 0.96 GB for 1024 × 1024 pixels, 1.67 GB for 3000 × 3000.
    assert memory_needed(1024 * 1024) == pytest.approx(0.95e9, rel=0.1)
    assert memory_needed(9_000_000) == pytest.approx(1.67e9, rel=0.1)
