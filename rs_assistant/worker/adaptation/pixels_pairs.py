# SPDX-License-Identifier: GPL-2.0-or-later
"""Pairs of dates for the change head: real ones with masks, and composed ones.

A composed pair is one real scene twice, with things added to one date (objects, roofs, a patch
of another cover, a roof painted over), things pasted into *both* dates (so that a seam is no
evidence), and a nuisance for each date: light, colour, season, blur, noise, compression, shift.
"""

from __future__ import annotations

import io
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from rs_assistant.worker.adaptation import pixels_data as data
from rs_assistant.worker.adaptation.pixels_covers import Chip, load_chips

FOLDS = 3
# enlargement at which each real set is read, drawn log-uniformly around it
READ_AT = {"OSCD": 2.0, "SZTAKI AirChange": 1.0, "HLS floods": 2.0}
SHARE = {"OSCD": 0.20, "SZTAKI AirChange": 0.20, "HLS floods": 0.16, "composed": 0.44}


@dataclass
class Pair:
    """Two dates of one place, uint8 RGB, and where they differ (uint8 0 or 1)."""

    before: np.ndarray
    after: np.ndarray
    mask: np.ndarray | None
    source: str
    name: str
    metres_per_pixel: float
    fold: int = -1  # the head that never sees it; -1 where all heads may
    changed: bool | None = None
    training: bool = True


def load_pairs(folder: Path) -> list[Pair]:
    """Every pair of one folder; masked pairs with no split are dealt to the folds in turn."""
    files = dict(data.tar_files(folder))
    pairs: list[Pair] = []
    dealt: dict[str, int] = {}
    for row in json.loads((folder / "pairs.json").read_text()):
        name = row.get("mask")
        mask = (data.decode(files[name], "L") > 0).astype(np.uint8) if name in files else None
        fold = -1
        if mask is not None and "split" not in row and "changed" not in row:
            fold = dealt.get(row["source"], 0) % FOLDS
            dealt[row["source"]] = dealt.get(row["source"], 0) + 1
        pairs.append(
            Pair(
                data.decode(files[row["before"]]),
                data.decode(files[row["after"]]),
                mask,
                row["source"],
                row["id"],
                float(row["metres_per_pixel"]),
                fold,
                row.get("changed"),
                row.get("split", "train") == "train",
            )
        )
    return pairs


@dataclass
class Cutout:
    """An object cut from a scene: RGB and its mask."""

    image: np.ndarray
    mask: np.ndarray
    roof: bool


class Composer:
    """Draws composed pairs from scenes and cut-outs."""

    def __init__(self, folder: Path, rng: np.random.Generator) -> None:
        self.rng = rng
        self.cutouts: list[Cutout] = []
        for sample in data.load_instances(folder / "vhr10"):
            if sample.training:
                self._cut_objects(sample)
        chips = [c for c in load_chips(folder) if c.training]
        self.roofed = [c for c in chips if c.task == "buildings"]
        for chip in self.roofed:
            self._cut_roofs(chip)
        self.covers = [c for c in chips if c.task in ("gid5", "gid15")]
        fine = [c.image for c in chips if c.task in ("roads", "dubai", "drone")]
        for name, count in (("ucm", 500), ("rsicd", 700)):
            rows = (folder / name / "annotations.jsonl").read_text().splitlines()
            train = {json.loads(r)["image"] for r in rows if json.loads(r)["split"] == "train"}
            taken = 0
            for file, content in data.tar_files(folder / name):
                if file in train and rng.random() < 0.35 and taken < count:
                    fine.append(data.decode(content))
                    taken += 1
        self.scenes = fine
        self.objects = [c for c in self.cutouts if not c.roof]
        self.roofs = [c for c in self.cutouts if c.roof]

    def _cut_objects(self, sample: data.Sample) -> None:
        height, width = sample.image.shape[:2]
        for box, shape in zip(sample.boxes, sample.shapes):
            x0, y0, x1, y1 = (int(v) for v in box)
            x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1 + 1, width), min(y1 + 1, height)
            if max(x1 - x0, y1 - y0) > 260 or min(x1 - x0, y1 - y0) < 12:
                continue
            drawn = Image.new("L", (x1 - x0, y1 - y0))
            for polygon in shape:
                ImageDraw.Draw(drawn).polygon([(px - x0, py - y0) for px, py in polygon], fill=1)
            self.cutouts.append(Cutout(sample.image[y0:y1, x0:x1], np.asarray(drawn), False))

    def _cut_roofs(self, chip: Chip) -> None:
        from scipy import ndimage

        labels, _ = ndimage.label(chip.mask == 1)
        for index, part in enumerate(ndimage.find_objects(labels), 1):
            mask = (labels[part] == index).astype(np.uint8)
            if mask.sum() < 150 or max(mask.shape) > 220:
                continue
            self.cutouts.append(Cutout(chip.image[part], mask, True))

    def _scene(self, size: int) -> tuple[np.ndarray, np.ndarray | None]:
        """A crop to stand on, and its roofs if they are known."""
        rng = self.rng
        kind = rng.random()
        roofs = None
        if kind < 0.30:
            chip = self.roofed[rng.integers(len(self.roofed))]
            image, roofs = chip.image, chip.mask
            ground = chip.metres_per_pixel or 0.3
            scale = min(ground / math.exp(rng.uniform(math.log(0.3), math.log(1.3))), 2.0)
        elif kind < 0.5:
            image, scale = self.covers[rng.integers(len(self.covers))].image, rng.uniform(0.9, 1.6)
        else:
            image, scale = self.scenes[rng.integers(len(self.scenes))], rng.uniform(0.8, 1.5)
        scale = max(scale, size / min(image.shape[:2]))
        window = size / scale
        top = rng.uniform(0, image.shape[0] - window)
        left = rng.uniform(0, image.shape[1] - window)
        box = (left, top, left + window, top + window)
        out = np.asarray(
            Image.fromarray(image).resize((size, size), Image.Resampling.BILINEAR, box=box)
        )
        if roofs is not None:
            drawn = Image.fromarray(roofs).resize((size, size), Image.Resampling.NEAREST, box=box)
            roofs = np.asarray(drawn)
        turn = int(rng.integers(4))
        return np.rot90(out, turn), None if roofs is None else np.rot90(roofs, turn)

    def _stamp(self, size: int) -> tuple[np.ndarray, np.ndarray]:
        """An object somewhere on an empty canvas: RGB and opacity 0 to 1."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.22:
            return self._patch(size)
        bank = self.roofs if kind < 0.58 else self.objects
        cut = bank[rng.integers(len(bank))]
        extent = math.exp(rng.uniform(math.log(12), math.log(110)))
        factor = extent / max(cut.mask.shape)
        w = max(5, round(cut.mask.shape[1] * factor))
        h = max(5, round(cut.mask.shape[0] * factor))
        image = Image.fromarray(cut.image).resize((w, h), Image.Resampling.BILINEAR)
        mask = Image.fromarray(cut.mask * 255).resize((w, h), Image.Resampling.BILINEAR)
        angle = float(rng.uniform(0, 360))
        image = image.rotate(angle, Image.Resampling.BILINEAR, expand=True)
        mask = mask.rotate(angle, Image.Resampling.BILINEAR, expand=True)
        canvas, opacity = Image.new("RGB", (size, size)), Image.new("L", (size, size))
        at = (
            int(rng.integers(-image.width // 4, size - image.width // 2)),
            int(rng.integers(-image.height // 4, size - image.height // 2)),
        )
        canvas.paste(image, at)
        opacity.paste(mask, at)
        colours = np.asarray(canvas, np.float32) * rng.uniform(0.8, 1.2) + rng.uniform(-15, 15)
        return colours, np.asarray(opacity, np.float32) / 255

    def _patch(self, size: int) -> tuple[np.ndarray, np.ndarray]:
        """A blob of another cover."""
        rng = self.rng
        image = self.covers[rng.integers(len(self.covers))].image
        scale = max(1.0, size / min(image.shape[:2]))
        picture = Image.fromarray(image).resize(
            (round(image.shape[1] * scale), round(image.shape[0] * scale)),
            Image.Resampling.BILINEAR,
        )
        colours = np.asarray(picture, np.float32)[:size, :size]
        corners = int(rng.integers(4, 9))
        angles = np.sort(rng.uniform(0, 2 * math.pi, corners))
        radius = math.exp(rng.uniform(math.log(12), math.log(70)))
        reach = radius * rng.uniform(0.6, 1.2, corners)
        cx, cy = rng.uniform(0, size, 2)
        drawn = Image.new("L", (size, size))
        points = [(cx + r * math.cos(a), cy + r * math.sin(a)) for a, r in zip(angles, reach)]
        ImageDraw.Draw(drawn).polygon(points, fill=255)
        return colours, np.asarray(drawn, np.float32) / 255

    def _painted_over(
        self, image: np.ndarray, roofs: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray] | None:
        """Ground of elsewhere in the scene laid over one roof: RGB and opacity."""
        from scipy import ndimage

        labels, count = ndimage.label(roofs == 1)
        if count == 0:
            return None
        chosen = labels == self.rng.integers(1, count + 1)
        if not 40 < chosen.sum() < roofs.size // 6:
            return None
        wide = ndimage.binary_dilation(chosen, iterations=3)
        for _ in range(12):
            shift = tuple(int(s) for s in self.rng.integers(-120, 121, 2))
            moved = np.roll(roofs == 1, shift, (0, 1))
            if (moved & wide).sum() < 0.05 * wide.sum():
                return np.roll(image, shift, (0, 1)).astype(np.float32), wide.astype(np.float32)
        return None

    def draw(self, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """One pair and its mask."""
        rng = self.rng
        scene, roofs = self._scene(size)
        a = scene.astype(np.float32)
        b = a.copy()
        mask = np.zeros((size, size), bool)
        for _ in range(int(rng.integers(0, 4))):
            colours, opacity = self._stamp(size)
            a, b = _laid(a, colours, opacity, rng), _laid(b, colours, opacity, rng)
        if rng.random() < 0.62:
            for _ in range(int(rng.integers(1, 5))):
                stamp = None
                if roofs is not None and rng.random() < 0.6:
                    stamp = self._painted_over(scene, roofs)
                colours, opacity = stamp if stamp is not None else self._stamp(size)
                old = b
                b = _laid(b, colours, opacity, rng)
                # What looks as before has not changed for anybody.
                visible = np.abs(b - old).mean(2) > 10
                share = visible[opacity > 0.5].mean() if (opacity > 0.5).any() else 0.0
                if share > 0.35:
                    mask |= opacity > 0.5
                else:
                    b = old
            if rng.random() < 0.45:
                a, b = b, a
        return nuisance(a, rng), nuisance(b, rng, moved=True), mask.astype(np.uint8)


def _laid(
    image: np.ndarray, colours: np.ndarray, opacity: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    soft = Image.fromarray((opacity * 255).astype(np.uint8))
    soft = soft.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.3, 1.2))))
    alpha = np.asarray(soft, np.float32)[..., None] / 255
    return np.asarray(image * (1 - alpha) + colours * alpha)


def nuisance(image: np.ndarray, rng: np.random.Generator, moved: bool = False) -> np.ndarray:
    """What differs between two dates though nothing has changed."""
    x = image.clip(0, 255)
    if moved and rng.random() < 0.5:
        picture = Image.fromarray(x.astype(np.uint8))
        dx, dy = rng.uniform(-3.5, 3.5, 2)
        t = math.radians(rng.uniform(-0.8, 0.8)) if rng.random() < 0.5 else 0.0
        c = image.shape[0] / 2
        cos, sin = math.cos(t), math.sin(t)
        matrix = (cos, -sin, c - cos * c + sin * c + dx, sin, cos, c - sin * c - cos * c + dy)
        turned = picture.transform(
            picture.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
        )
        inside = Image.new("L", picture.size, 255).transform(
            picture.size, Image.Transform.AFFINE, matrix
        )
        x = np.where(np.asarray(inside)[..., None] > 0, np.asarray(turned), x).astype(np.float32)
    if rng.random() < 0.35:  # season: green turns brown, or the reverse
        green = ((2 * x[..., 1] - x[..., 0] - x[..., 2]) / 80).clip(0, 1)[..., None]
        tint = rng.uniform(-45, 45, 3).astype(np.float32)
        x = x + green * tint * rng.uniform(0, 1)
    if rng.random() < 0.75:
        mean = x.mean((0, 1), keepdims=True)
        x = (x - mean) * rng.uniform(0.6, 1.5) + mean * rng.uniform(0.7, 1.3)
    if rng.random() < 0.5:
        x = x * rng.uniform(0.82, 1.18, 3).astype(np.float32) + rng.uniform(-18, 18, 3)
    if rng.random() < 0.3:
        x = 255 * (x.clip(0, 255) / 255) ** rng.uniform(0.7, 1.4)
    picture = Image.fromarray(x.clip(0, 255).astype(np.uint8))
    if rng.random() < 0.35:
        picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.4, 2.0))))
    if rng.random() < 0.3:
        noise = rng.normal(0, rng.uniform(2, 12), x.shape)
        picture = Image.fromarray(
            (np.asarray(picture, np.float32) + noise).clip(0, 255).astype(np.uint8)
        )
    if rng.random() < 0.4:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=int(rng.integers(20, 85)))
        picture = Image.open(stream).convert("RGB")
    return np.asarray(picture)


def draw_real(
    pair: Pair, size: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A crop of a real pair, half of the time around a change; both dates recoloured apart."""
    assert pair.mask is not None
    height, width = pair.mask.shape
    scale = READ_AT[pair.source] * math.exp(rng.uniform(math.log(0.75), math.log(1.35)))
    scale = max(scale, size / min(height, width))
    window = size / scale
    top, left = rng.uniform(0, height - window), rng.uniform(0, width - window)
    changed = np.argwhere(pair.mask) if rng.random() < 0.6 else np.zeros((0, 2))
    if len(changed):
        row, column = changed[rng.integers(len(changed))]
        top = float(np.clip(row - rng.uniform(0.1, 0.9) * window, 0, height - window))
        left = float(np.clip(column - rng.uniform(0.1, 0.9) * window, 0, width - window))
    box = (left, top, left + window, top + window)
    out = []
    for image in (pair.before, pair.after):
        picture = Image.fromarray(image).resize((size, size), Image.Resampling.BILINEAR, box=box)
        out.append(np.asarray(picture))
    mask = np.asarray(
        Image.fromarray(pair.mask).resize((size, size), Image.Resampling.NEAREST, box=box)
    )
    k, flip = int(rng.integers(4)), bool(rng.random() < 0.5)
    turned = [np.rot90(x, k)[:, ::-1] if flip else np.rot90(x, k) for x in (*out, mask)]
    a, b, m = turned
    if rng.random() < 0.5:
        a, b = b, a
    if rng.random() < 0.7:
        a = np.asarray(data.recolour(Image.fromarray(np.ascontiguousarray(a)), rng))
        b = np.asarray(data.recolour(Image.fromarray(np.ascontiguousarray(b)), rng))
    return a, b, m
