# SPDX-License-Identifier: GPL-2.0-or-later
"""Composed pairs: one real scene twice, with something added, removed or replaced at one date.

What counts as change: objects and buildings that come or go, ground that becomes built-up, woods
or water that come or go. What does not: things pasted into *both* dates (a seam is no evidence),
cars, shadows that turn, roofs that lean, fields of another colour; nor another light, season,
blur, noise, compression or shift, which `pairs.nuisance` adds to each date.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from rs_assistant.worker.adaptation.change.pairs import Draw, evened_apart, nuisance, recoloured
from rs_assistant.worker.adaptation.change.pieces import Canvas, Piece, Pieces, cut
from rs_assistant.worker.adaptation.change.scenes import COARSE, FIELDS, FINE, Scene, Stock


class Composer:
    """Draws composed pairs from scenes and cut-outs."""

    def __init__(self, folder: Path, rng: np.random.Generator) -> None:
        self.rng = rng
        self.stock = Stock(folder, rng)
        self._pieces = Pieces(self.stock, rng)

    def draw(self, size: int) -> Draw:
        """One composed pair, evened out."""
        rng = self.rng
        scene = self.stock.scene(size)
        a, b = Canvas(scene, size), Canvas(scene, size)
        mask = np.zeros((size, size), np.uint8)
        for _ in range(int(rng.integers(0, 3))):
            self.paste(scene, (a, b), None, size)
        if rng.random() < 0.7:
            for _ in range(int(rng.integers(1, 5))):
                self.paste(scene, (b,), mask, size)
        self._distract(scene, a, b, size)
        if rng.random() < 0.5:
            a, b = b, a
        one = nuisance(a.image, rng)
        other = nuisance(b.image, rng, moved=True)
        return Draw(
            recoloured(evened_apart(one, rng), rng),
            recoloured(evened_apart(other, rng), rng),
            mask,
            np.stack([a.roofs, b.roofs]),
            np.stack([a.covers, b.covers]),
            "composed",
        )

    def paste(
        self, scene: Scene, canvases: tuple[Canvas, ...], mask: np.ndarray | None, size: int
    ) -> None:
        """Something comes: at one date (then the mask says so) or at both."""
        rng = self.rng
        softness = float(rng.uniform(0.2, 1.0))
        if scene.kind == COARSE:
            softness = float(rng.uniform(0.7, 1.6))
        shadow = None
        if rng.random() < 0.4 and scene.kind == FINE:
            shadow = (int(rng.integers(-6, 7)), int(rng.integers(-6, 7)))
        for piece in self._pieces.change(scene, size):
            there, own = cut(piece, size)
            if there is None:
                continue
            inside = piece.opacity[own] > 0.5
            if not inside.any():
                continue
            old = canvases[-1].image[there]
            # What looks as before has not changed for anybody.
            visible = np.abs(piece.colours[own] - old).mean(2) > 14
            if visible[inside].mean() < 0.4:
                continue
            is_roof = piece.roofs.max() == 1 or piece.roofs[0, 0] == 1
            for canvas in canvases:
                canvas.lay(piece, softness, shadow if is_roof else None)
            if mask is not None:
                part = mask[there]
                label = piece.label[own]
                # Where something has changed already, another layer cannot undo it.
                part[inside & (part != 1)] = label[inside & (part != 1)]

    def _distract(self, scene: Scene, a: Canvas, b: Canvas, size: int) -> None:
        """What differs on the ground and is no change."""
        rng = self.rng
        if rng.random() < 0.35 and scene.kind == FINE:
            for _ in range(int(rng.integers(1, 10))):
                cutout = self.stock.vehicles[rng.integers(len(self.stock.vehicles))]
                factor = rng.uniform(5, 13) / max(cutout.image.shape[:2])
                at = rng.uniform(0, size, 2)
                piece = self._pieces.placed(
                    cutout, factor, float(rng.uniform(0, 360)), (at[0], at[1]), 0
                )
                (a if rng.random() < 0.5 else b).lay(piece, 0.3, None)
        if rng.random() < 0.25:
            for _ in range(int(rng.integers(1, 4))):
                _, opacity, corner = self._pieces.shape(scene.image, size, (20, 90))
                piece = Piece(*corner, opacity, opacity, opacity, opacity)
                there, own = cut(piece, size)
                if there is not None:
                    tint = rng.uniform(-30, 30, 3).astype(np.float32) + rng.uniform(-15, 15)
                    part = b.image[there]
                    # Fields and meadows take another colour; houses do not.
                    far = b.roofs[there] != 1
                    part += (opacity[own] * far)[..., None] * np.asarray(tint, np.float32)
        if scene.roofs is None:
            return
        if rng.random() < 0.25:  # lawns, bare soil and meadows between houses come and go
            source = self.stock.any_of(self.stock.bank[FIELDS])
            colours, opacity, corner = self._pieces.shape(source.image, size, (16, 90))
            piece = Piece(*corner, colours, opacity, opacity, opacity)
            there, own = cut(piece, size)
            if there is not None:
                free = opacity[own] * ((a.roofs[there] == 0) & (b.roofs[there] == 0))
                part = b.image[there]
                part += (colours[own] - part) * free[..., None]
        if rng.random() < 0.4:  # the sun stands elsewhere
            for canvas in (a, b):
                roofs = canvas.roofs == 1
                dy, dx = (int(v) for v in rng.integers(-7, 8, 2))
                cast = np.roll(roofs, (dy, dx), (0, 1)) & ~roofs
                canvas.image[cast] *= rng.uniform(0.4, 0.8)
        if rng.random() < 0.4:  # roofs lean: the camera stands elsewhere
            dy, dx = (int(v) for v in rng.integers(-4, 5, 2))
            roofs = b.roofs == 1
            lean = np.roll(roofs, (dy, dx), (0, 1))
            moved = np.roll(b.image, (dy, dx), (0, 1))
            b.image[lean] = moved[lean]
