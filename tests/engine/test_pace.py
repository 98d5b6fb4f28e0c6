# SPDX-License-Identifier: GPL-2.0-or-later
"""Expected times."""

from __future__ import annotations

import pytest

from rs_assistant.engine.pace import LEAST, OVERHEAD, REMEMBERED, Pace


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
