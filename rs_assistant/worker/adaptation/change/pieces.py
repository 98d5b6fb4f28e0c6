# SPDX-License-Identifier: GPL-2.0-or-later
"""What is laid on a scene to compose a change: things, houses, covers, ground over roofs."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from rs_assistant.worker.adaptation.change.scenes import (
    BUILT,
    COARSE,
    FIELDS,
    FOREST,
    WATER,
    Cutout,
    Scene,
    Stock,
)
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED


@dataclass
class Piece:
    """Something to lay on a scene at (top, left): colours, opacity, and what it would change."""

    top: int
    left: int
    colours: np.ndarray
    opacity: np.ndarray
    roofs: np.ndarray  # uint8 like `opacity`: 1, 0 or IGNORED
    label: np.ndarray  # uint8 like `opacity`: what the change mask says there
    cover: int = IGNORED


class Canvas:
    """One date in the making."""

    def __init__(self, scene: Scene, size: int) -> None:
        self.image = scene.image.astype(np.float32)
        blank = np.full((size, size), IGNORED, np.uint8)
        self.roofs = blank.copy() if scene.roofs is None else scene.roofs.copy()
        self.covers = blank if scene.covers is None else scene.covers.copy()

    def lay(self, piece: Piece, softness: float, shadow: tuple[int, int] | None) -> None:
        """Blend the piece in, its shadow first."""
        if shadow is not None:
            cast = replace(piece, top=piece.top + shadow[0], left=piece.left + shadow[1])
            there, own = cut(cast, len(self.image))
            if there is not None:
                dark = 1 - 0.5 * cast.opacity[own][..., None]
                self.image[there] *= dark
        there, own = cut(piece, len(self.image))
        if there is None:
            return
        soft = Image.fromarray((piece.opacity * 255).astype(np.uint8))
        soft = soft.filter(ImageFilter.GaussianBlur(softness))
        alpha = (np.asarray(soft, np.float32) / 255)[own][..., None]
        self.image[there] += (piece.colours[own] - self.image[there]) * alpha
        inside = piece.opacity[own] > 0.5
        self.roofs[there][inside] = piece.roofs[own][inside]
        self.covers[there][inside] = piece.cover


def cut(piece: Piece, size: int) -> tuple[tuple[slice, slice] | None, tuple[slice, slice]]:
    """The part of the canvas that a piece meets, and that part of the piece."""
    h, w = piece.opacity.shape
    top, left = max(piece.top, 0), max(piece.left, 0)
    bottom, right = min(piece.top + h, size), min(piece.left + w, size)
    own = (
        slice(top - piece.top, bottom - piece.top),
        slice(left - piece.left, right - piece.left),
    )
    if bottom - top < 2 or right - left < 2:
        return None, own
    return (slice(top, bottom), slice(left, right)), own


class Pieces:
    """Draws pieces for a scene from the stock."""

    def __init__(self, stock: Stock, rng: np.random.Generator) -> None:
        self.stock = stock
        self.rng = rng

    def change(self, scene: Scene, size: int) -> list[Piece]:
        """Something that would be a change of this scene, of any kind."""
        rng = self.rng
        kind = rng.random()
        if scene.kind == COARSE:
            if kind < 0.45:
                return self._plain(scene, size)
            return self._houses(scene, size, 9) if kind < 0.8 else self._patch(scene, size)
        if scene.roofs is not None:
            if kind < 0.5:
                return self._removed(scene, size)
            if kind < 0.68:
                return self._houses(scene, size)
            return self._object(size) if kind < 0.84 else self._patch(scene, size)
        if kind < 0.36:
            return self._object(size)
        if kind < 0.58:
            return self._houses(scene, size)
        return self._block(scene, size) if kind < 0.76 else self._patch(scene, size)

    def _object(self, size: int) -> list[Piece]:
        """One object of NWPU VHR-10 at any size."""
        rng = self.rng
        cutout = self.stock.objects[rng.integers(len(self.stock.objects))]
        extent = math.exp(rng.uniform(math.log(14), math.log(110)))
        factor = extent / max(cutout.image.shape[:2])
        at = rng.uniform(0, size, 2)
        return [self.placed(cutout, factor, float(rng.uniform(0, 360)), (at[0], at[1]), 1)]

    def _houses(self, scene: Scene, size: int, most: int = 7) -> list[Piece]:
        """Buildings of one place in rows, at the scene's ground resolution."""
        rng = self.rng
        bank = self.stock.roofs[rng.integers(len(self.stock.roofs))]
        metres = scene.metres_per_pixel or math.exp(rng.uniform(math.log(0.35), math.log(1.6)))
        if scene.kind == COARSE:
            metres = math.exp(rng.uniform(math.log(1.5), math.log(4)))
        factor = (bank[0].metres_per_pixel or 0.3) / metres * rng.uniform(0.8, 1.25)
        angle = float(rng.uniform(0, 360))
        count = int(rng.integers(1, most))
        columns = int(rng.integers(1, 4))
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        middle = rng.uniform(0.1 * size, 0.9 * size, 2)
        same = bank[rng.integers(len(bank))] if rng.random() < 0.4 else None
        pieces = []
        pitch = 0.0
        for i in range(count):
            cutout = same or bank[rng.integers(len(bank))]
            extent = max(cutout.image.shape[:2]) * factor
            if extent < 5:
                continue
            own = factor * min(1.0, 0.5 * size / extent)
            pitch = max(pitch, 1.25 * extent)
            u, v = (i % columns) * pitch, (i // columns) * pitch
            at = (middle[0] + v * cos - u * sin, middle[1] + u * cos + v * sin)
            pieces.append(self.placed(cutout, own, -angle, at, 1, roof=True))
        return pieces

    def placed(
        self,
        cutout: Cutout,
        factor: float,
        angle: float,
        at: tuple[float, float],
        label: int,
        roof: bool = False,
    ) -> Piece:
        """A cut-out scaled, turned by ``angle`` degrees, its middle at (row, column)."""
        rng = self.rng
        w = max(3, round(cutout.image.shape[1] * factor))
        h = max(3, round(cutout.image.shape[0] * factor))
        picture = Image.fromarray(cutout.image).resize((w, h), Image.Resampling.BILINEAR)
        picture = picture.rotate(angle, Image.Resampling.BILINEAR, expand=True)
        rgba = np.asarray(picture, np.float32)
        colours = rgba[..., :3] * rng.uniform(0.75, 1.25) + rng.uniform(-20, 20)
        opacity = rgba[..., 3] / 255
        shape = opacity.shape
        return Piece(
            int(at[0] - shape[0] / 2),
            int(at[1] - shape[1] / 2),
            colours,
            opacity,
            np.full(shape, 1 if roof else IGNORED, np.uint8),
            np.full(shape, label, np.uint8),
        )

    def _patch(self, scene: Scene, size: int) -> list[Piece]:
        """Another cover: ground built up, woods cleared, water come."""
        rng = self.rng
        groups = [BUILT, FIELDS, FOREST, WATER]
        group = groups[rng.choice(4, p=[0.4, 0.25, 0.15, 0.2])]
        source = self.stock.any_of(self.stock.bank[group])
        if group == scene.group:
            label = {FIELDS: 0, BUILT: 1}.get(group, IGNORED)
        elif group in (BUILT, WATER):
            label = 1
        else:
            label = IGNORED if scene.group is None else 1
        colours, opacity, at = self.shape(source.image, size, (16, 120))
        cover = {BUILT: 0, FOREST: 2, WATER: 4}.get(group, IGNORED)
        shape = opacity.shape
        roofs = np.full(shape, IGNORED if group == BUILT else 0, np.uint8)
        return [Piece(*at, colours, opacity, roofs, np.full(shape, label, np.uint8), cover)]

    def _block(self, scene: Scene, size: int) -> list[Piece]:
        """A piece of a town with its known roofs; the ground between them is left open."""
        rng = self.rng
        source = self.stock.roofed[rng.integers(len(self.stock.roofed))]
        assert source.roofs is not None
        wanted = scene.metres_per_pixel or math.exp(rng.uniform(math.log(0.4), math.log(1.6)))
        factor = (source.metres_per_pixel or 0.3) / wanted
        shape = tuple(max(24, round(n * factor)) for n in source.roofs.shape)
        image = Image.fromarray(source.image).resize(shape[::-1], Image.Resampling.BILINEAR)
        roofs = Image.fromarray(source.roofs).resize(shape[::-1], Image.Resampling.NEAREST)
        both = np.dstack([np.asarray(image), np.asarray(roofs)])
        colours, opacity, at = self.shape(both, size, (30, 120))
        known = (colours[..., 3] > 0.5).astype(np.uint8)
        # Seen closely, buildings are what counts and not the lawns and drives around them.
        ground = 0 if wanted < 0.8 and rng.random() < 0.5 else IGNORED
        label = np.where(known == 1, 1, ground).astype(np.uint8)
        return [Piece(*at, colours[..., :3], opacity, known, label, 0)]

    def shape(
        self, source: np.ndarray, size: int, radii: tuple[int, int]
    ) -> tuple[np.ndarray, np.ndarray, tuple[int, int]]:
        """A field-like or ragged part of another picture, and where to put it."""
        rng = self.rng
        radius = math.exp(rng.uniform(math.log(radii[0]), math.log(radii[1])))
        extent = int(min(2.4 * radius, *source.shape[:2], size))
        top = int(rng.integers(0, source.shape[0] - extent + 1))
        left = int(rng.integers(0, source.shape[1] - extent + 1))
        colours = source[top : top + extent, left : left + extent].astype(np.float32)
        c = extent / 2
        if rng.random() < 0.5:  # a plot
            t = rng.uniform(0, math.pi)
            half = np.array([c * rng.uniform(0.5, 0.75), c * rng.uniform(0.3, 0.75)])
            corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half
            turn = np.array([(math.cos(t), -math.sin(t)), (math.sin(t), math.cos(t))])
            points = corners @ turn + c
        else:
            count = int(rng.integers(4, 10))
            angles = np.sort(rng.uniform(0, 2 * math.pi, count))
            reach = c * rng.uniform(0.5, 0.98, count)
            points = np.stack([c + reach * np.cos(angles), c + reach * np.sin(angles)], 1)
        drawn = Image.new("L", (extent, extent))
        ImageDraw.Draw(drawn).polygon([tuple(p) for p in points], fill=255)
        at = rng.uniform(-0.15 * extent, size - 0.7 * extent, 2)
        return colours, np.asarray(drawn, np.float32) / 255, (int(at[0]), int(at[1]))

    def _plain(self, scene: Scene, size: int) -> list[Piece]:
        """Bright or dark new ground or roof at coarse scales: one colour, a little noise."""
        rng = self.rng
        colours, opacity, at = self.shape(scene.image, size, (4, 36))
        level = float(rng.choice([rng.uniform(20, 60), rng.uniform(150, 250)], p=[0.25, 0.75]))
        tint = rng.uniform(-18, 18, 3)
        colours = colours * 0.15 + level * 0.85 + tint
        colours += rng.standard_normal(opacity.shape)[..., None] * 5
        shape = opacity.shape
        unknown, label = np.full(shape, IGNORED, np.uint8), np.full(shape, 1, np.uint8)
        return [Piece(*at, colours.astype(np.float32), opacity, unknown, label)]

    def _removed(self, scene: Scene, size: int) -> list[Piece]:
        """Ground of elsewhere in the scene laid over some of its roofs."""
        from scipy import ndimage

        rng = self.rng
        assert scene.roofs is not None
        roofs = scene.roofs == 1
        labels, count = ndimage.label(roofs)
        if count == 0:
            return []
        wide = ndimage.binary_dilation(roofs, iterations=2)
        pieces = []
        shift = tuple(int(s) for s in rng.integers(-120, 121, 2))
        other = None
        if rng.random() < 0.35:
            group = (FIELDS, FIELDS, FOREST)[rng.integers(3)]
            other = np.asarray(
                Image.fromarray(self.stock.any_of(self.stock.bank[group]).image).resize(
                    (size, size)
                )
            )
        parts = ndimage.find_objects(labels)
        for index in rng.permutation(count)[: int(rng.integers(1, 9))]:
            rows, columns = parts[index]
            top, left = max(rows.start - 3, 0), max(columns.start - 3, 0)
            window = (slice(top, rows.stop + 3), slice(left, columns.stop + 3))
            chosen = labels[window] == index + 1
            if not 25 < chosen.sum() < size * size // 5:
                continue
            grown = ndimage.binary_dilation(chosen, iterations=2)
            for _ in range(8):
                if other is not None:
                    colours = other[window]
                    break
                shape = grown.shape
                t = int(np.clip(top + shift[0], 0, size - shape[0]))
                s = int(np.clip(left + shift[1], 0, size - shape[1]))
                there = (slice(t, t + shape[0]), slice(s, s + shape[1]))
                if (wide[there] & grown).sum() < 0.04 * grown.sum():
                    colours = scene.image[there]
                    break
                shift = tuple(int(v) for v in rng.integers(-120, 121, 2))
            else:
                continue
            label = np.where(chosen, 1, IGNORED).astype(np.uint8)
            pieces.append(
                Piece(
                    top,
                    left,
                    colours.astype(np.float32),
                    grown.astype(np.float32),
                    np.zeros(grown.shape, np.uint8),
                    label,
                )
            )
        return pieces
