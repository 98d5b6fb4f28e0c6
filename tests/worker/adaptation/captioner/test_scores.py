# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of captions."""

from __future__ import annotations

import pytest

from rs_assistant.worker.adaptation.captioner.scores import bleu, cider


def test_a_caption_scores_best_against_itself() -> None:
    references = [["two ships at a pier"], ["a forest with a narrow road"], ["many white houses"]]
    same = [r[0] for r in references]
    swapped = same[1:] + same[:1]
    assert bleu(same, references)[0] == pytest.approx(1, abs=1e-6)
    assert cider(same, references) > 5 > 0.5 > cider(swapped, references)
