# SPDX-License-Identifier: GPL-2.0-or-later
"""What composed pairs are made of: scenes to stand on, and things cut out of others."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from rs_assistant.worker.adaptation.detector import instances
from rs_assistant.worker.adaptation.pixels.images import decode, tar_files
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED, PARENT, Chip, load_chips

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


class Stock:
    """Scenes and cut-outs of the training data, and crops of them."""

    def __init__(self, folder: Path, rng: np.random.Generator) -> None:
        self.rng = rng
        self.objects: list[Cutout] = []
        self.vehicles: list[Cutout] = []
        for sample in instances.load_instances(folder / "vhr10"):
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
        for sample in instances.load_instances(folder / "ships"):
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
        for file, content in tar_files(folder):
            if file in train and self.rng.random() < share:
                group = GROUP_OF_SCENE.get(train[file])
                self.fine.append(Scene(decode(content), group))

    def _cut_objects(self, sample: instances.Sample) -> None:
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
            vehicle = instances.LABELS[int(label)] == "vehicle"
            self.objects.append(Cutout(rgba, "object"))
            if vehicle:
                self.vehicles.append(self.objects[-1])

    def scene(self, size: int) -> Scene:
        """A crop of some scene, turned; its ground resolution where known."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.42:
            scene = self.roofed[rng.integers(len(self.roofed))]
            wanted = math.exp(rng.uniform(math.log(0.3), math.log(1.4)))
            scale = min((scene.metres_per_pixel or 0.3) / wanted, 2.0)
        elif kind < 0.54:
            scene, scale = self.any_of(self.covers), rng.uniform(0.9, 1.6)
        elif kind < 0.66:
            scene, scale = self.any_of(self.coarse), rng.uniform(1.5, 2.6)
        else:
            scene, scale = self.any_of(self.fine), rng.uniform(0.8, 1.5)
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

    def any_of(self, scenes: list[Scene]) -> Scene:
        """One of these by chance."""
        return scenes[self.rng.integers(len(scenes))]


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
    covers = chip.mask
    if chip.task == "gid15":
        parents = np.full(256, IGNORED, np.uint8)
        parents[: len(PARENT)] = PARENT
        covers = parents[covers]
    counts = np.bincount(covers.ravel(), minlength=256)[:5] / covers.size
    group = GROUP_OF_COVER[int(counts.argmax())] if counts.max() > 0.85 else None
    return Scene(chip.image, group, None, covers, None)
