# SPDX-License-Identifier: GPL-2.0-or-later
"""Caption metrics against values computed by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from rs_assistant.worker.evaluation.captions import Bleu, cider, rouge_l, words

A = words("a ship is in the harbor")
B = words("two ships are in the harbor")
C = words("many trees are near a river")


def test_words_are_lower_case_without_punctuation():
    assert words("A ship, docked . It's big-sized") == ("a", "ship", "docked", "its", "bigsized")


def test_a_perfect_candidate_scores_one():
    bleu = Bleu([A, C], [[A, B], [C]])
    for order in range(1, 5):
        assert bleu.score(order) == pytest.approx(1.0, abs=1e-8)
    assert rouge_l(A, [B, A]) == pytest.approx(1.0)


def test_bleu_by_hand():
    # Unigrams in, the, harbor of six; bigrams "in the", "the harbor" of five; one trigram of four.
    bleu = Bleu([A], [[B]])
    assert bleu.score(1) == pytest.approx(3 / 6, abs=1e-6)
    assert bleu.score(2) == pytest.approx(math.sqrt(3 / 6 * 2 / 5), abs=1e-6)
    assert bleu.score(3) == pytest.approx((3 / 6 * 2 / 5 * 1 / 4) ** (1 / 3), abs=1e-6)
    assert bleu.score(4) < 1e-3


def test_bleu_counts_a_repeated_word_as_often_as_a_reference_has_it():
    # Papineni's example: "the" seven times against two.
    bleu = Bleu([("the",) * 7], [[words("the cat is on the mat"), words("there is a cat")]])
    assert bleu.score(1) == pytest.approx(2 / 7, abs=1e-6)


def test_a_short_candidate_is_penalised_against_the_closest_reference():
    bleu = Bleu([words("a ship")], [[A, words("a ship is")]])
    assert bleu.score(1) == pytest.approx(math.exp(1 - 3 / 2), abs=1e-6)


def test_bleu_sums_over_the_corpus_and_resamples():
    bleu = Bleu([A, C], [[B], [C]])
    assert bleu.score(1) == pytest.approx(9 / 12, abs=1e-6)
    assert bleu.score(1, np.array([0, 0])) == pytest.approx(3 / 6, abs=1e-6)


def test_rouge_by_hand():
    # Longest common subsequence "in the harbor": 3 of 6 on both sides.
    assert rouge_l(A, [B]) == pytest.approx(0.5)
    # Precision 2/2, recall 2/3, beta 1.2.
    expected = (1 + 1.44) * 1 * (2 / 3) / (2 / 3 + 1.44)
    assert rouge_l(words("a ship"), [words("a big ship")]) == pytest.approx(expected)
    assert rouge_l((), [A]) == 0.0
    assert rouge_l(A, [words("nothing")]) == 0.0


def test_cider_by_hand():
    one, two = words("red roof"), words("blue lake")
    # Two images, words of one image only: idf ln 2. Unigrams and bigrams agree fully, longer runs
    # do not exist: mean of (1, 1, 0, 0) times ten.
    assert cider([one, two], [[one], [two]]) == pytest.approx([5.0, 5.0])
    # A word that occurs with every image has no weight.
    refs = [[words("a roof")], [words("a lake")]]
    assert cider([("a",), ("lake",)], refs)[0] == 0.0
    # "lake": one word of two that weigh (a weighs nothing): 1, shortened by the length penalty.
    penalty = math.exp(-1 / 72)
    assert cider([("a",), ("lake",)], refs)[1] == pytest.approx(10 * penalty / 4)


def test_cider_averages_over_references():
    one, two = words("red roof"), words("blue lake")
    scores = cider([one, two], [[one, words("green park")], [two]])
    assert scores[0] == pytest.approx(2.5)
