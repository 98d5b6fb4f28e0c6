# SPDX-License-Identifier: GPL-2.0-or-later
"""What the change model sees in training: real pairs, and composed changes in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from rs_assistant.worker.adaptation.change import pairs
from rs_assistant.worker.adaptation.change.compose import Composer
from rs_assistant.worker.adaptation.change.pieces import Canvas
from rs_assistant.worker.adaptation.change.scenes import COARSE, FINE, Scene
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED
from rs_assistant.worker.models.tones import evening, looked_up

# Of the draws of a source, those with a piece of another pair of it, at both dates: the few changes
# that are known come among ground where they never stood (CutMix, Yun et al. 2019).
MIXED = {"OSCD": 0.5, "SZTAKI AirChange": 0.5}
GUESSED = 0.3  # of the draws of a source, those whose changes an earlier network has marked


class Source:
    """Draws training pairs for one stage.

    `plain`: real pairs are only scaled, turned, evened out and recoloured.
    """

    def __init__(self, folder: Path, rng: np.random.Generator, plain: bool = False) -> None:
        self.rng = rng
        self.plain = plain
        found = pairs.load_pairs(folder / "change") + pairs.load_pairs(folder / "floods")
        self.real = {
            s: [p for p in found if p.source == s and p.mask is not None and p.training]
            for s in pairs.READ_AT
        }
        self.curves = {p.name: (evening(p.before), evening(p.after)) for p in found}
        self.guessed: list[pairs.Pair] = []  # of the stage that is under way
        self.composer = Composer(folder, rng)

    def draw(self, share: dict[str, float], fold: int, size: int) -> pairs.Draw:
        """One pair; those of `fold` never come."""
        rng = self.rng
        names = list(share)
        name = names[rng.choice(len(names), p=np.array([share[n] for n in names]))]
        if name == "composed":
            return self.composer.draw(size)
        part = [p for p in self.real[name] if p.fold != fold or p.fold < 0]
        guessed = [p for p in self.guessed if p.source == name]
        if guessed and rng.random() < GUESSED:
            part = guessed
        draw = self._one(part, size)
        if not self.plain and rng.random() < MIXED.get(name, 0):
            mix(draw, self._one(part, size), rng)
        return draw

    def _one(self, part: list[pairs.Pair], size: int) -> pairs.Draw:
        """A crop of one of these real pairs, evened out as the adapter does it."""
        rng = self.rng
        pair = part[rng.integers(len(part))]
        draw, swapped = pairs.draw_real(pair, size, rng)
        if not self.plain and pair.source != "HLS floods" and rng.random() < 0.35:
            self._build(draw, size)
        whole = self.curves[pair.name][::-1] if swapped else self.curves[pair.name]
        apart = rng.random() < 0.5
        out = []
        for image, curves in zip((draw.before, draw.after), whole):
            if self.plain:
                image = looked_up(image, curves)
            elif rng.random() < 0.15:
                image = pairs.evened_apart(pairs.nuisance(image, rng), rng)
            elif apart:
                image = pairs.evened_apart(image, rng)
            else:
                image = looked_up(image, curves)
            out.append(pairs.recoloured(image, rng))
        draw.before, draw.after = out
        return draw

    def _build(self, draw: pairs.Draw, size: int) -> None:
        """Add a composed change to a real pair: real seasons around it."""
        kind = COARSE if draw.kind == "OSCD" else FINE
        metres = 1.5 if kind == FINE else None
        first, second = (
            Canvas(Scene(image, metres_per_pixel=metres, kind=kind), size)
            for image in (draw.before, draw.after)
        )
        scene = Scene(draw.after, metres_per_pixel=metres, kind=kind)
        mask = draw.mask.copy()
        if self.rng.random() < 0.3:
            self.composer.paste(scene, (first, second), None, size)
        for _ in range(int(self.rng.integers(1, 3))):
            self.composer.paste(scene, (second,), mask, size)
        mask[draw.mask == IGNORED] = IGNORED
        draw.before, draw.after = (c.image.clip(0, 255).astype(np.uint8) for c in (first, second))
        draw.mask = mask


def mix(draw: pairs.Draw, other: pairs.Draw, rng: np.random.Generator) -> None:
    """Lay a rectangle of `other` over `draw`: both dates and the mask."""
    size = draw.mask.shape[0]
    high, wide = (int(v) for v in rng.uniform(0.25, 0.75, 2) * size)
    top, left = int(rng.integers(0, size - high)), int(rng.integers(0, size - wide))
    there = np.s_[top : top + high, left : left + wide]
    draw.before, draw.after, draw.mask = draw.before.copy(), draw.after.copy(), draw.mask.copy()
    draw.before[there], draw.after[there] = other.before[there], other.after[there]
    draw.mask[there] = other.mask[there]
