# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of land cover at 0.2 to 1.2 m, which no set draws.

Of whole chips (UC Merced's labels, RSICD's purest scenes), of a part of the pixels (roofs, roads,
vegetation of drone chips), and by the boxes of trees. A pixel is told which classes it may be; each
class that a chip is said to hold must be somewhere in it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from rs_assistant.worker.adaptation.detector import instances
from rs_assistant.worker.adaptation.pixels.images import decode, recolour, tar_files
from rs_assistant.worker.adaptation.segmenter import covers

BUILT, FARM, TREES, GRASS, WATER, BARE = range(6)
NOTHING = 0  # no bit set: nothing is said of the pixel
UCM = {
    **dict.fromkeys(("buildings", "pavement", "cars", "mobile-home", "airplane"), BUILT),
    **dict.fromkeys(("tanks", "dock", "ship", "court"), BUILT),
    **dict.fromkeys(("bare-soil", "sand"), BARE),
    **dict.fromkeys(("water", "sea"), WATER),
    "field": FARM,
    "trees": TREES,
    "grass": GRASS,
}
RSICD = {"forest": (TREES,), "meadow": (GRASS,), "farmland": (FARM,), "desert": (BARE,)}
RSICD_MORE = {"bareland": (BARE, GRASS), "parking": (BUILT, TREES)}
PER_SCENE = 10
DRONE = {0: (BUILT,), 2: (TREES, GRASS), 3: (WATER,), 5: (BARE, BUILT, GRASS), 6: (BUILT,)}
DUBAI = {1: (BUILT,), 2: (TREES, GRASS), 3: (WATER,), 4: (BARE, BUILT)}


@dataclass
class Weak:
    """A chip with what its pixels may be: bits of `NEAR` per pixel, and what it must hold."""

    image: np.ndarray
    allowed: np.ndarray  # uint8 [H, W], bit k: may be NEAR[k]; 0: nothing is known
    held: tuple[int, ...]
    source: str
    metres_per_pixel: float


def bits(classes: tuple[int, ...]) -> int:
    """One number for a set of classes."""
    return sum(1 << c for c in classes)


def weak_chips(folder: Path, rng: np.random.Generator, training: bool) -> Iterator[Weak]:
    """Chips of all sources, a few of each scene."""
    yield from _ucm(folder / "ucm", rng, training)
    yield from _rsicd(folder / "rsicd", rng, training)
    for chip in covers.load_chips(folder):
        if chip.training != training:
            continue
        if chip.task in ("buildings", "roads") and chip.source != "DroneDeploy":
            allowed = np.where(chip.mask == 1, bits((BUILT,)), NOTHING).astype(np.uint8)
            yield Weak(chip.image, allowed, (), chip.task, chip.metres_per_pixel or 0.4)
        elif chip.task in ("drone", "dubai"):
            table = DRONE if chip.task == "drone" else DUBAI
            allowed = np.zeros(chip.mask.shape, np.uint8)
            for value, classes in table.items():
                allowed[chip.mask == value] = bits(classes)
            yield Weak(chip.image, allowed, (), chip.task, chip.metres_per_pixel or 0.5)
    samples = [s for s in instances.load_instances(folder / "trees") if s.training == training]
    for sample in samples[:: max(1, len(samples) // 40)]:
        yield _crowns(sample)


def _crowns(sample: instances.Sample) -> Weak:
    """The inner part of each tree's box is tree; nothing is said of the rest."""
    height, width = sample.image.shape[:2]
    allowed = np.zeros((height, width), np.uint8)
    ys, xs = np.mgrid[:height, :width]
    for x0, y0, x1, y1 in sample.boxes:
        u = (xs - (x0 + x1) / 2) / max(x1 - x0, 1)
        v = (ys - (y0 + y1) / 2) / max(y1 - y0, 1)
        allowed[u**2 + v**2 < 0.12] = bits((TREES,))
    return Weak(sample.image, allowed, (), "crowns", 0.1)


def _ucm(folder: Path, rng: np.random.Generator, training: bool) -> Iterator[Weak]:
    rows = [json.loads(line) for line in (folder / "annotations.jsonl").read_text().splitlines()]
    rows = [r for r in rows if (r["split"] == "train") == training and r["scene"] != "chaparral"]
    wanted = {}
    for scene in sorted({r["scene"] for r in rows}):
        own = [r for r in rows if r["scene"] == scene]
        for i in rng.permutation(len(own))[:PER_SCENE]:
            wanted[own[i]["image"]] = own[i]
    for name, content in tar_files(folder):
        row = wanted.get(name)
        if row is None:
            continue
        held = tuple(sorted({UCM[label] for label in row["labels"] if label in UCM}))
        if not held:
            continue
        image = decode(content)
        allowed = np.full(image.shape[:2], bits(held), np.uint8)
        yield Weak(image, allowed, held, f"ucm {row['scene']}", 0.3)


def _rsicd(folder: Path, rng: np.random.Generator, training: bool) -> Iterator[Weak]:
    rows = [json.loads(line) for line in (folder / "annotations.jsonl").read_text().splitlines()]
    wanted = {}
    for scene, classes in {**RSICD, **RSICD_MORE}.items():
        own = [r for r in rows if (r["split"] == "train") == training and r["scene"] == scene]
        for i in rng.permutation(len(own))[: 3 * PER_SCENE]:
            wanted[own[i]["image"]] = (scene, classes)
    for name, content in tar_files(folder):
        if name in wanted:
            scene, classes = wanted[name]
            image = decode(content)
            allowed = np.full(image.shape[:2], bits(classes), np.uint8)
            yield Weak(image, allowed, classes[:1], f"rsicd {scene}", 0.6)


def drawn(chip: Weak, rng: np.random.Generator, jitter: bool) -> tuple[np.ndarray, np.ndarray]:
    """A chip of at most 256 px at 0.3 to 1 m, and what its pixels may be, at stride 4."""
    ground = math.exp(rng.uniform(math.log(0.3), math.log(0.9))) if jitter else 0.5
    scale = min(chip.metres_per_pixel / ground, 1.5)
    image = Image.fromarray(chip.image)
    allowed = Image.fromarray(chip.allowed)
    w, h = max(64, round(image.width * scale)), max(64, round(image.height * scale))
    image = image.resize((w, h), Image.Resampling.BILINEAR)
    allowed = allowed.resize((w, h), Image.Resampling.NEAREST)
    w, h = min(w, 256) // 32 * 32, min(h, 256) // 32 * 32
    left = int(rng.integers(image.width - w + 1))
    top = int(rng.integers(image.height - h + 1))
    box = (left, top, left + w, top + h)
    image, allowed = image.crop(box), allowed.crop(box)
    if jitter:
        image = recolour(image, rng)
    return np.asarray(image), np.asarray(allowed)[2::4, 2::4]
