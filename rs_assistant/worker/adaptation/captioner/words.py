# SPDX-License-Identifier: GPL-2.0-or-later
"""The captioner's words as numbers: marks, manners of speaking, and the words of the captions."""

from __future__ import annotations

from collections import Counter

from rs_assistant.worker.adaptation.captioner.scores import words_of
from rs_assistant.worker.adaptation.pictures.examples import Example

STYLES = ["rsicd", "ucm"]
PAD, END, UNKNOWN = 0, 1, 2
MARKS = ["<pad>", "<end>", "<unk>", *(f"<{s}>" for s in STYLES)]


def build_vocabulary(examples: list[Example], rare: int) -> list[str]:
    """Marks, then the words of the training captions, most frequent first."""
    counts = Counter(
        w
        for e in examples
        if e.split == "train" and e.voice
        for c in e.captions
        for w in words_of(c)
    )
    return [
        *MARKS,
        *sorted((w for w, n in counts.items() if n >= rare), key=lambda w: (-counts[w], w)),
    ]


def encoded(captions: list[str], index: dict[str, int], longest: int) -> list[list[int]]:
    """Word numbers of each caption, ended."""
    return [[*(index.get(w, UNKNOWN) for w in words_of(c)[: longest - 1]), END] for c in captions]


def as_words(row: list[int], vocabulary: list[str]) -> list[str]:
    """Words up to END."""
    return [vocabulary[t] for t in row[: row.index(END) if END in row else len(row)]]
