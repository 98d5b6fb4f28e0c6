# SPDX-License-Identifier: GPL-2.0-or-later
"""Composed pairs: one real scene twice, with something added, removed or replaced at one date.

What counts as change: objects and buildings that come or go, ground that becomes built-up, woods
or water that come or go. What does not: things pasted into *both* dates (a seam is no evidence),
cars, shadows that turn, roofs that lean, fields of another colour; nor another light, season,
blur, noise, compression or shift, which `pixels_pairs.nuisance` adds to each date.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from rs_assistant.worker.adaptation import pixels_data as data
from rs_assistant.worker.adaptation.pixels_covers import IGNORED, Chip, load_chips
from rs_assistant.worker.adaptation.pixels_pairs import Draw, evened_apart, nuisance, recoloured

BUILT, FOREST, WATER, FIELDS = "built", "forest", "water", "fields"
GROUP_OF_COVER = (BUILT, FIELDS, FOREST, FIELDS, WATER)  # of GID-5
SCENES = {
    BUILT: "denseresidential mediumresidential industrial commercial center school storagetanks "
    "railwaystation square buildings mobilehomepark parking parkinglot stadium church resort",
    FOREST: "forest",
    FIELDS: "farmland meadow bareland desert agricultural chaparral",
}
GROUP_OF_SCENE = {name: group for group, names in SCENES.items() for name in names.split()}
FINE, COARSE = "fine", "coarse"


@dataclass
class Cutout:
    """An object cut from a scene: RGBA, whether it is a roof, its metres per pixel if known."""

    image: np.ndarray
    kind: str  # roof, object or vehicle
    metres_per_pixel: float | None = None


@dataclass
class Scene:
    """Something to stand on, with what is known of it."""

    image: np.ndarray
    group: str | None = None
    roofs: np.ndarray | None = None
    covers: np.ndarray | None = None
    metres_per_pixel: float | None = None
    kind: str = FINE


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


class Composer:
    """Draws composed pairs from scenes and cut-outs."""

    def __init__(self, folder: Path, rng: np.random.Generator) -> None:
        self.rng = rng
        self.objects: list[Cutout] = []
        self.vehicles: list[Cutout] = []
        for sample in data.load_instances(folder / "vhr10"):
            if sample.training:
                self._cut_objects(sample)
        chips = [c for c in load_chips(folder) if c.training]
        self.roofed: list[Scene] = []
        self.roofs: list[list[Cutout]] = []
        for chip in chips:
            if chip.task == "buildings":
                roofs = np.where(chip.mask == IGNORED, 0, chip.mask).astype(np.uint8)
                metres = chip.metres_per_pixel or 0.3
                self.roofed.append(Scene(chip.image, None, roofs, metres_per_pixel=metres))
                cutouts = cut_roofs(chip)
                if cutouts:
                    self.roofs.append(cutouts)
        self.covers = [cover_scene(c) for c in chips if c.task in ("gid5", "gid15")]
        self.fine = [Scene(c.image) for c in chips if c.task in ("roads", "dubai")]
        self.coarse = [Scene(c.image, kind=COARSE) for c in chips if c.task == "worldcover"]
        for sample in data.load_instances(folder / "ships"):
            if sample.training:
                self.coarse.append(Scene(sample.image, kind=COARSE))
        for name, most in (("ucm", 600), ("rsicd", 1400)):
            self._scenes(folder / name, most)
        self.bank: dict[str, list[Scene]] = {
            g: [s for s in (*self.fine, *self.covers) if s.group == g]
            for g in (BUILT, FOREST, WATER, FIELDS)
        }

    def summary(self) -> dict[str, int]:
        """How many of everything there are."""
        return {
            "roofed": len(self.roofed),
            "roofs": sum(len(r) for r in self.roofs),
            "objects": len(self.objects),
            "vehicles": len(self.vehicles),
            "fine": len(self.fine),
            "covers": len(self.covers),
            "coarse": len(self.coarse),
            **{group: len(scenes) for group, scenes in self.bank.items()},
        }

    def _scenes(self, folder: Path, most: int) -> None:
        rows = [json.loads(r) for r in (folder / "annotations.jsonl").read_text().splitlines()]
        train = {r["image"]: r["scene"] for r in rows if r["split"] == "train"}
        share = most / len(train)
        for file, content in data.tar_files(folder):
            if file in train and self.rng.random() < share:
                group = GROUP_OF_SCENE.get(train[file])
                self.fine.append(Scene(data.decode(content), group))

    def _cut_objects(self, sample: data.Sample) -> None:
        height, width = sample.image.shape[:2]
        for box, shape, label in zip(sample.boxes, sample.shapes, sample.labels):
            x0, y0, x1, y1 = (int(v) for v in box)
            x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1 + 1, width), min(y1 + 1, height)
            if max(x1 - x0, y1 - y0) > 260 or min(x1 - x0, y1 - y0) < 12:
                continue
            drawn = Image.new("L", (x1 - x0, y1 - y0))
            for polygon in shape:
                points = [(px - x0, py - y0) for px, py in polygon]
                ImageDraw.Draw(drawn).polygon(points, fill=255)
            rgba = np.dstack([sample.image[y0:y1, x0:x1], np.asarray(drawn)])
            vehicle = data.LABELS[int(label)] == "vehicle"
            self.objects.append(Cutout(rgba, "object"))
            if vehicle:
                self.vehicles.append(self.objects[-1])

    # -- what to stand on ---------------------------------------------------------------------

    def _scene(self, size: int) -> Scene:
        """A crop of some scene, turned; its ground resolution where known."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.42:
            scene = self.roofed[rng.integers(len(self.roofed))]
            wanted = math.exp(rng.uniform(math.log(0.3), math.log(1.4)))
            scale = min((scene.metres_per_pixel or 0.3) / wanted, 2.0)
        elif kind < 0.54:
            scene, scale = self._any(self.covers), rng.uniform(0.9, 1.6)
        elif kind < 0.66:
            scene, scale = self._any(self.coarse), rng.uniform(1.5, 2.6)
        else:
            scene, scale = self._any(self.fine), rng.uniform(0.8, 1.5)
        image = scene.image
        extra = int(size / scale) - min(image.shape[:2])
        pad = 0
        if extra > 0 and rng.random() < 0.6:  # mirrored: small chips may be seen from afar, too
            pad = min(extra // 2 + 1, min(image.shape[:2]) // 2)
        layers = [image, scene.roofs, scene.covers]
        if pad:
            layers = [
                None
                if x is None
                else np.pad(x, ((pad, pad), (pad, pad), (0, 0))[: x.ndim], "reflect")
                for x in layers
            ]
        assert layers[0] is not None
        image = layers[0]
        scale = max(scale, size / min(image.shape[:2]))
        window = size / scale
        top = rng.uniform(0, image.shape[0] - window)
        left = rng.uniform(0, image.shape[1] - window)
        box = (left, top, left + window, top + window)
        turn = int(rng.integers(4))
        out: list[np.ndarray | None] = []
        for x in layers:
            if x is None:
                out.append(None)
                continue
            how = Image.Resampling.BILINEAR if x.ndim == 3 else Image.Resampling.NEAREST
            out.append(
                np.rot90(np.asarray(Image.fromarray(x).resize((size, size), how, box=box)), turn)
            )
        metres = None if scene.metres_per_pixel is None else scene.metres_per_pixel / scale
        assert out[0] is not None
        return Scene(out[0], scene.group, out[1], out[2], metres, scene.kind)

    def _any(self, scenes: list[Scene]) -> Scene:
        return scenes[self.rng.integers(len(scenes))]

    # -- what to lay on it --------------------------------------------------------------------

    def _object(self, size: int) -> list[Piece]:
        """One object of NWPU VHR-10 at any size."""
        rng = self.rng
        cutout = self.objects[rng.integers(len(self.objects))]
        extent = math.exp(rng.uniform(math.log(14), math.log(110)))
        factor = extent / max(cutout.image.shape[:2])
        at = rng.uniform(0, size, 2)
        return [self._piece(cutout, factor, float(rng.uniform(0, 360)), (at[0], at[1]), 1)]

    def _houses(self, scene: Scene, size: int, most: int = 7) -> list[Piece]:
        """Buildings of one place in rows, at the scene's ground resolution."""
        rng = self.rng
        bank = self.roofs[rng.integers(len(self.roofs))]
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
            pieces.append(self._piece(cutout, own, -angle, at, 1, roof=True))
        return pieces

    def _piece(
        self,
        cutout: Cutout,
        factor: float,
        angle: float,
        at: tuple[float, float],
        label: int,
        roof: bool = False,
    ) -> Piece:
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
        source = self._any(self.bank[group])
        if group == scene.group:
            label = {FIELDS: 0, BUILT: 1}.get(group, IGNORED)
        elif group in (BUILT, WATER):
            label = 1
        else:
            label = IGNORED if scene.group is None else 1
        colours, opacity, at = self._shape(source.image, size, (16, 120))
        cover = {BUILT: 0, FOREST: 2, WATER: 4}.get(group, IGNORED)
        shape = opacity.shape
        roofs = np.full(shape, IGNORED if group == BUILT else 0, np.uint8)
        return [Piece(*at, colours, opacity, roofs, np.full(shape, label, np.uint8), cover)]

    def _block(self, scene: Scene, size: int) -> list[Piece]:
        """A piece of a town with its known roofs; the ground between them is left open."""
        rng = self.rng
        source = self.roofed[rng.integers(len(self.roofed))]
        assert source.roofs is not None
        wanted = scene.metres_per_pixel or math.exp(rng.uniform(math.log(0.4), math.log(1.6)))
        factor = (source.metres_per_pixel or 0.3) / wanted
        shape = tuple(max(24, round(n * factor)) for n in source.roofs.shape)
        image = Image.fromarray(source.image).resize(shape[::-1], Image.Resampling.BILINEAR)
        roofs = Image.fromarray(source.roofs).resize(shape[::-1], Image.Resampling.NEAREST)
        both = np.dstack([np.asarray(image), np.asarray(roofs)])
        colours, opacity, at = self._shape(both, size, (30, 120))
        known = (colours[..., 3] > 0.5).astype(np.uint8)
        # Seen closely, buildings are what counts and not the lawns and drives around them.
        ground = 0 if wanted < 0.8 and rng.random() < 0.5 else IGNORED
        label = np.where(known == 1, 1, ground).astype(np.uint8)
        return [Piece(*at, colours[..., :3], opacity, known, label, 0)]

    def _shape(
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
        colours, opacity, at = self._shape(scene.image, size, (4, 36))
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
                Image.fromarray(self._any(self.bank[group]).image).resize((size, size))
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

    def _change(self, scene: Scene, size: int) -> list[Piece]:
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

    # -- the pair -----------------------------------------------------------------------------

    def draw(self, size: int) -> Draw:
        """One composed pair, evened out."""
        rng = self.rng
        scene = self._scene(size)
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
        for piece in self._change(scene, size):
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
                cutout = self.vehicles[rng.integers(len(self.vehicles))]
                factor = rng.uniform(5, 13) / max(cutout.image.shape[:2])
                at = rng.uniform(0, size, 2)
                piece = self._piece(cutout, factor, float(rng.uniform(0, 360)), (at[0], at[1]), 0)
                (a if rng.random() < 0.5 else b).lay(piece, 0.3, None)
        if rng.random() < 0.25:
            for _ in range(int(rng.integers(1, 4))):
                _, opacity, corner = self._shape(scene.image, size, (20, 90))
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
            source = self._any(self.bank[FIELDS])
            colours, opacity, corner = self._shape(source.image, size, (16, 90))
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


def cut_roofs(chip: Chip) -> list[Cutout]:
    """The roofs of one chip that stand alone and whole."""
    from scipy import ndimage

    labels, _ = ndimage.label(chip.mask == 1)
    height, width = chip.mask.shape
    out = []
    for index, part in enumerate(ndimage.find_objects(labels), 1):
        rows, columns = part
        mask = labels[part] == index
        inner = rows.start > 0 and columns.start > 0 and rows.stop < height and columns.stop < width
        if not inner or mask.sum() < 100 or max(mask.shape) > 240 or mask.mean() < 0.35:
            continue
        rgba = np.dstack([chip.image[part], (mask * 255).astype(np.uint8)])
        out.append(Cutout(rgba, "roof", chip.metres_per_pixel or 0.3))
    return out


def cover_scene(chip: Chip) -> Scene:
    """A land-cover chip as a scene; its group where one class fills it."""
    from rs_assistant.worker.adaptation.pixels_covers import PARENT

    covers = chip.mask
    if chip.task == "gid15":
        parents = np.full(256, IGNORED, np.uint8)
        parents[: len(PARENT)] = PARENT
        covers = parents[covers]
    counts = np.bincount(covers.ravel(), minlength=256)[:5] / covers.size
    group = GROUP_OF_COVER[int(counts.argmax())] if counts.max() > 0.85 else None
    return Scene(chip.image, group, None, covers, None)
