# SPDX-License-Identifier: GPL-2.0-or-later
"""What the segmenter sees in training: chips of one task, rare classes and sources more often."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import numpy as np

from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter.guessed import BARE, GUESSED
from rs_assistant.worker.adaptation.segmenter.mixing import Drawn, in_colours_of, mixed
from rs_assistant.worker.adaptation.segmenter.reading import READING
from rs_assistant.worker.models.tones import looked_up, stretch

# Of the chips of buildings, those whose roofs an earlier network has marked and those without any.
SHARES = {GUESSED: 0.3, BARE: 0.18}
ELSEWHERE = 0.35  # of the chips of buildings, those in the colours of another picture
MIXED = 0.35  # of them, those with roofs or a piece of another one
GREY = 0.12  # of them, those without colour
STRETCHED = 0.7  # of the chips of roads and buildings, those with stretched bands, as they are read


def chances(chips: list[covers.Chip]) -> np.ndarray:
    """How often each chip of a task is drawn: those with rare classes or sources more often."""
    if chips[0].task == "buildings":
        sources = np.array([c.source for c in chips])
        kinds = [c.place if c.source == BARE else c.source for c in chips]
        often = Counter(kinds)
        score = np.array([1 / math.sqrt(often[k]) for k in kinds])
        score[sources == BARE] **= 2  # every scene as often as the others
        outlined = ~np.isin(sources, list(SHARES))
        for source, share in {**SHARES, "": 1 - sum(SHARES.values())}.items():
            part = sources == source if source else outlined
            score[part] *= share / max(score[part].sum(), 1e-9)
    else:
        counts = np.stack([np.bincount(c.mask.ravel(), minlength=256)[:32] for c in chips])
        share = counts.sum(0) / max(counts.sum(), 1)
        weight = np.where(share > 0, 1 / np.sqrt(np.maximum(share, 1e-4)), 0)
        score = (counts / np.maximum(counts.sum(1, keepdims=True), 1)) @ weight + 0.3
    return np.asarray(score / score.sum())


def left_out(chip: covers.Chip, places: list[str]) -> bool:
    """Whether a chip lies at one of the places (or in one of the sources) left out of training."""
    return any(p.lower() in f"{chip.place} {chip.source}".lower() for p in places)


def draw(
    chips: list[covers.Chip],
    chance: np.ndarray,
    size: int,
    rng: np.random.Generator,
    plain: bool = False,
) -> Drawn:
    """One chip of a task; of buildings also in other colours and among other places' ground.

    `plain`: only scaled, turned and recoloured.
    """
    chip = chips[rng.choice(len(chips), p=chance)]
    ends = READING.get(chip.task, {}).get("stretched")
    if ends and not plain and rng.random() < STRETCHED:
        chip = replace(chip, image=looked_up(chip.image, stretch(chip.image, *ends)))
    if plain or chip.task != "buildings":
        return covers.draw_chip(chip, size, rng, worn_too=not plain)
    if rng.random() < ELSEWHERE:
        colours = chips[rng.integers(len(chips))].image
        chip = replace(chip, image=in_colours_of(chip.image, colours, rng))
    drawn = covers.draw_chip(chip, size, rng)
    if rng.random() < MIXED:
        other = chips[rng.choice(len(chips), p=chance)]
        drawn = mixed(drawn, covers.draw_chip(other, size, rng), rng)
    if rng.random() < GREY:
        drawn = np.repeat(drawn[0].mean(2, keepdims=True).astype(np.uint8), 3, 2), drawn[1]
    return drawn
