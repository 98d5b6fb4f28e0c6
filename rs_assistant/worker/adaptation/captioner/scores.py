# SPDX-License-Identifier: GPL-2.0-or-later
"""BLEU and CIDEr of captions, as published: for validation and as a training reward.

Papineni et al. 2002 (BLEU, closest reference length) and Vedantam et al. 2015 (CIDEr-D: clipped
TF-IDF n-grams, Gaussian length penalty, times ten). Words are split at blanks.
"""

from __future__ import annotations

import math
import string
from collections import Counter
from collections.abc import Sequence

Grams = Counter[tuple[str, ...]]
PUNCTUATION = str.maketrans("", "", string.punctuation)


def words_of(caption: str) -> list[str]:
    """Lower case, punctuation removed, split at white space."""
    return caption.lower().translate(PUNCTUATION).split()


def grams(words: Sequence[str], longest: int = 4) -> Grams:
    """Counts of all n-grams up to `longest`."""
    return Counter(
        tuple(words[i : i + n]) for n in range(1, longest + 1) for i in range(len(words) - n + 1)
    )


class Cider:
    """CIDEr-D with the document frequencies of `references` (a list of captions per image)."""

    def __init__(self, references: Sequence[Sequence[str]]):
        self.frequency: Grams = Counter()
        for captions in references:
            seen: set[tuple[str, ...]] = set()
            for c in captions:
                seen.update(grams(words_of(c)))
            self.frequency.update(seen)
        self.documents = math.log(max(len(references), 2))

    def vector(
        self, words: Sequence[str]
    ) -> tuple[list[dict[tuple[str, ...], float]], list[float]]:
        """TF-IDF by n-gram length, and the norms."""
        parts: list[dict[tuple[str, ...], float]] = [{} for _ in range(4)]
        norms = [0.0] * 4
        for gram, count in grams(words).items():
            weight = count * (self.documents - math.log(max(1, self.frequency.get(gram, 0))))
            parts[len(gram) - 1][gram] = weight
            norms[len(gram) - 1] += weight * weight
        return parts, [math.sqrt(n) for n in norms]

    def prepare(
        self, captions: Sequence[str]
    ) -> list[tuple[list[dict[tuple[str, ...], float]], list[float], int]]:
        """References in the form that `score` takes."""
        out = []
        for c in captions:
            words = words_of(c)
            out.append((*self.vector(words), len(words)))
        return out

    def score(
        self,
        words: Sequence[str],
        prepared: Sequence[tuple[list[dict[tuple[str, ...], float]], list[float], int]],
    ) -> float:
        """CIDEr-D of one caption against prepared references."""
        parts, norms = self.vector(words)
        total = 0.0
        for ref, ref_norms, length in prepared:
            penalty = math.exp(-((len(words) - length) ** 2) / 72.0)
            for n in range(4):
                if not norms[n] or not ref_norms[n]:
                    continue
                dot = 0.0
                other = ref[n]
                for gram, w in parts[n].items():
                    r = other.get(gram)
                    if r is not None:
                        dot += min(w, r) * r
                total += penalty * dot / (norms[n] * ref_norms[n])
        return 10.0 * total / (4 * max(len(prepared), 1))


def cider(candidates: Sequence[str], references: Sequence[Sequence[str]]) -> float:
    """Corpus CIDEr-D; document frequencies from the references."""
    scorer = Cider(references)
    scores = [
        scorer.score(words_of(c), scorer.prepare(r))
        for c, r in zip(candidates, references, strict=True)
    ]
    return sum(scores) / max(len(scores), 1)


def bleu(candidates: Sequence[str], references: Sequence[Sequence[str]]) -> list[float]:
    """Corpus BLEU-1..4."""
    match, total = [0] * 4, [0] * 4
    length = closest = 0
    for caption, refs in zip(candidates, references, strict=True):
        words = words_of(caption)
        ref_words = [words_of(r) for r in refs]
        length += len(words)
        closest += min((abs(len(r) - len(words)), len(r)) for r in ref_words)[1]
        most: Grams = Counter()
        for r in ref_words:
            most |= grams(r)
        for gram, count in grams(words).items():
            match[len(gram) - 1] += min(count, most.get(gram, 0))
            total[len(gram) - 1] += count
    brevity = 1.0 if length >= closest else math.exp(1 - closest / max(length, 1))
    out, product = [], 1.0
    for n in range(4):
        product *= (match[n] + 1e-15) / (total[n] + 1e-9)
        out.append(brevity * product ** (1 / (n + 1)))
    return out
