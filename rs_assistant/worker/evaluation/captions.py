# SPDX-License-Identifier: GPL-2.0-or-later
"""Caption metrics by pycocoevalcap's definitions: BLEU-1…4, ROUGE-L, CIDEr.

Tokens are lower-case words without punctuation, split at white space. Written anew from the
papers' formulas and checked against hand-computed values.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Words = tuple[str, ...]
Grams = Counter[Words]
_PUNCTUATION = re.compile(r"[^\w\s]|_")


def words(text: str) -> Words:
    """``A ship, docked.`` → ``a ship docked``."""
    return tuple(_PUNCTUATION.sub("", text.lower()).split())


def grams(tokens: Words, length: int) -> Grams:
    """How often each run of ``length`` words occurs."""
    return Counter(tokens[i : i + length] for i in range(len(tokens) - length + 1))


class Bleu:
    """Corpus BLEU from sums, so that resamples of the images cost nothing.

    The reference length is the closest to the candidate's (the shorter of two equally close).
    """

    def __init__(self, candidates: Sequence[Words], references: Sequence[Sequence[Words]]) -> None:
        rows = []
        for candidate, refs in zip(candidates, references):
            closest = min((abs(len(ref) - len(candidate)), len(ref)) for ref in refs)[1]
            row = [len(candidate), closest]
            for length in range(1, 5):
                most: Grams = Counter()
                for ref in refs:
                    most |= grams(ref, length)
                own = grams(candidate, length)
                row += [sum((own & most).values()), max(len(candidate) - length + 1, 0)]
            rows.append(row)
        self.counts = np.array(rows, float).reshape(len(rows), 10)

    def score(self, order: int, picked: npt.NDArray[np.int64] | None = None) -> float:
        """BLEU-``order`` of all images, or of a resample."""
        counts = self.counts if picked is None else self.counts[picked]
        total = counts.sum(0)
        # The tiny and small constants are pycocoevalcap's: no logarithm of zero.
        logs = [
            math.log((total[2 + 2 * n] + 1e-15) / (total[3 + 2 * n] + 1e-9)) for n in range(order)
        ]
        ratio = (total[0] + 1e-15) / (total[1] + 1e-9)
        penalty = 1.0 if ratio >= 1 else math.exp(1 - 1 / ratio)
        return math.exp(sum(logs) / order) * penalty


def rouge_l(candidate: Words, references: Sequence[Words], beta: float = 1.2) -> float:
    """F measure of the longest common subsequence; best precision and recall of all references."""
    if not candidate:
        return 0.0
    common = [(_longest_common(candidate, ref), len(ref)) for ref in references]
    precision = max(length / len(candidate) for length, _ in common)
    recall = max(length / size if size else 0.0 for length, size in common)
    if precision == 0 or recall == 0:
        return 0.0
    return (1 + beta**2) * precision * recall / (recall + beta**2 * precision)


def cider(
    candidates: Sequence[Words], references: Sequence[Sequence[Words]], sigma: float = 6.0
) -> npt.NDArray[np.float64]:
    """CIDEr-D of each image; document frequencies come from these references."""
    frequency: Grams = Counter()
    for refs in references:
        seen = {gram for ref in refs for length in range(1, 5) for gram in grams(ref, length)}
        frequency.update(seen)
    images = math.log(float(len(references)))

    def vector(tokens: Words) -> tuple[list[dict[Words, float]], list[float]]:
        parts: list[dict[Words, float]] = []
        for length in range(1, 5):
            parts.append(
                {
                    gram: count * (images - math.log(max(1.0, frequency[gram])))
                    for gram, count in grams(tokens, length).items()
                }
            )
        return parts, [math.sqrt(sum(v * v for v in part.values())) for part in parts]

    scores = []
    for candidate, refs in zip(candidates, references):
        own, own_norms = vector(candidate)
        total = np.zeros(4)
        for ref in refs:
            other, other_norms = vector(ref)
            # pycocoevalcap takes the length from the bigrams: one less than the words.
            delta = float(max(len(candidate) - 1, 0) - max(len(ref) - 1, 0))
            for n in range(4):
                dot = sum(
                    min(value, other[n].get(gram, 0.0)) * other[n].get(gram, 0.0)
                    for gram, value in own[n].items()
                )
                if own_norms[n] and other_norms[n]:
                    dot /= own_norms[n] * other_norms[n]
                total[n] += dot * math.exp(-(delta**2) / (2 * sigma**2))
        scores.append(10.0 * float(total.mean()) / len(refs))
    return np.array(scores)


def _longest_common(one: Words, other: Words) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        previous = 0
        for j, theirs in enumerate(other, 1):
            previous, row[j] = (
                row[j],
                previous + 1 if word == theirs else max(row[j], row[j - 1]),
            )
    return row[-1]
