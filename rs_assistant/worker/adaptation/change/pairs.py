# SPDX-License-Identifier: GPL-2.0-or-later
"""Real pairs of dates for the change model, and what differs between dates though nothing changed.

Masks hold 1 where something changed, 0 where nothing did, and `IGNORED` where nobody can say.
"""

from __future__ import annotations

import io
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from rs_assistant.worker.adaptation.pixels.images import decode, tar_files
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED
from rs_assistant.worker.models.tones import evening, looked_up

FOLDS = 3
# enlargement at which each real set is read, drawn log-uniformly around it; also from further away,
# as the adapter reads pairs more than once
READ_AT = {"OSCD": 2.0, "SZTAKI AirChange": 1.0, "HLS floods": 2.0}
AROUND = (0.45, 1.4)


@dataclass
class Pair:
    """Two dates of one place, uint8 RGB, and where they differ (uint8 0 or 1)."""

    before: np.ndarray
    after: np.ndarray
    mask: np.ndarray | None
    source: str
    name: str
    metres_per_pixel: float
    fold: int = -1  # the network that never sees it; -1 where all may
    changed: bool | None = None
    training: bool = True


@dataclass
class Draw:
    """One training pair, uint8 `[S, S, 3]`, its mask, and what is known to stand there.

    `roofs` and `covers` are `[2, S, S]`: per date 1 and 0, or the class of GID-5; `IGNORED`
    where unknown.
    """

    before: np.ndarray
    after: np.ndarray
    mask: np.ndarray
    roofs: np.ndarray
    covers: np.ndarray
    kind: str


def load_pairs(folder: Path) -> list[Pair]:
    """Every pair of one folder; masked pairs with no split are dealt to the folds in turn."""
    files = dict(tar_files(folder))
    pairs: list[Pair] = []
    dealt: dict[str, int] = {}
    for row in json.loads((folder / "pairs.json").read_text()):
        name = row.get("mask")
        mask = (decode(files[name], "L") > 0).astype(np.uint8) if name in files else None
        fold = -1
        if mask is not None and "split" not in row and "changed" not in row:
            fold = dealt.get(row["source"], 0) % FOLDS
            dealt[row["source"]] = dealt.get(row["source"], 0) + 1
        pairs.append(
            Pair(
                decode(files[row["before"]]),
                decode(files[row["after"]]),
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


def unknown(size: int) -> np.ndarray:
    """Nothing is known of either date."""
    return np.full((2, size, size), IGNORED, np.uint8)


def draw_real(pair: Pair, size: int, rng: np.random.Generator) -> tuple[Draw, bool]:
    """A crop of a real pair, more than half of the time around a change; colours as they are.

    Also whether the dates were swapped.
    """
    assert pair.mask is not None
    height, width = pair.mask.shape
    scale = READ_AT[pair.source] * math.exp(rng.uniform(math.log(AROUND[0]), math.log(AROUND[1])))
    scale = max(scale, size / min(height, width))
    window = size / scale
    angle = 0.0
    if rng.random() < 0.6 and window * 1.3 < min(height, width):
        angle = rng.uniform(0, 2 * math.pi)
    half = window / 2
    cy, cx = rng.uniform(half, height - half), rng.uniform(half, width - half)
    changed = np.argwhere(pair.mask == 1) if rng.random() < 0.6 else np.zeros((0, 2))
    if len(changed):
        row, column = changed[rng.integers(len(changed))]
        cy = float(np.clip(row + rng.uniform(-0.4, 0.4) * window, half, height - half))
        cx = float(np.clip(column + rng.uniform(-0.4, 0.4) * window, half, width - half))
    cos, sin = math.cos(angle) / scale, math.sin(angle) / scale
    s = size / 2
    matrix = (cos, -sin, cx - cos * s + sin * s, sin, cos, cy - sin * s - cos * s)
    if rng.random() < 0.5:  # mirrored: x runs the other way
        a, b, c, d, e, f = matrix
        matrix = (-a, b, c + a * size, -d, e, f + d * size)
    out = []
    for image in (pair.before, pair.after):
        part = Image.fromarray(image).transform(
            (size, size), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
        )
        out.append(np.asarray(part))
    mask = Image.fromarray(pair.mask).transform(
        (size, size), Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST, fillcolor=IGNORED
    )
    swapped = bool(rng.random() < 0.5)
    if swapped:
        out = out[::-1]
    draw = Draw(out[0], out[1], np.array(mask), unknown(size), unknown(size), pair.source)
    return draw, swapped


def recoloured(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The little that stays different once both dates are evened out; uint8 to uint8."""
    lut = np.arange(256, dtype=np.float32)
    bands: np.ndarray = np.stack([lut] * 3)
    if rng.random() < 0.6:
        gamma = rng.uniform(0.85, 1.2, (3, 1)) * rng.uniform(0.85, 1.2)
        bands = 255 * (bands / 255) ** gamma
    if rng.random() < 0.7:
        bands = (bands - 127) * rng.uniform(0.8, 1.2) + 127 + rng.uniform(-10, 10, (3, 1))
    return looked_up(image, bands.clip(0, 255).astype(np.uint8))


def evened_apart(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Evened out as the adapter does it, as if a part of the view had been cut differently."""
    h, w = image.shape[:2]
    part = image
    if rng.random() < 0.5:
        top, left = rng.integers(0, h // 3), rng.integers(0, w // 3)
        part = image[top : top + 2 * h // 3, left : left + 2 * w // 3]
    return looked_up(image, evening(part))


def nuisance(image: np.ndarray, rng: np.random.Generator, moved: bool = False) -> np.ndarray:
    """What differs between two dates though nothing has changed; float or uint8 to uint8."""
    x: np.ndarray = np.asarray(image, np.float32)
    if moved and rng.random() < 0.55:
        x = _moved(x, rng)
    if rng.random() < 0.4:
        x = _season(x, rng)
    if rng.random() < 0.3:
        x = _uneven_light(x, rng)
    if rng.random() < 0.5:
        mean = x.mean()
        x = (x - mean) * rng.uniform(0.6, 1.5) + mean * rng.uniform(0.7, 1.3)
    if rng.random() < 0.4:
        x = x * rng.uniform(0.8, 1.2, 3).astype(np.float32) + rng.uniform(-20, 20, 3)
    if rng.random() < 0.2:  # bands that mean something else
        x = x @ (np.eye(3) + rng.uniform(-0.2, 0.2, (3, 3))).astype(np.float32)
    if rng.random() < 0.3:
        x = 255 * (x.clip(0, 255) / 255) ** rng.uniform(0.65, 1.5)
    if rng.random() < 0.25:
        x = x + np.asarray(rng.standard_normal(x.shape, np.float32) * rng.uniform(2, 12))
    picture = Image.fromarray(x.clip(0, 255).astype(np.uint8))
    if rng.random() < 0.35:
        picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.4, 2.2))))
    if rng.random() < 0.35:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=int(rng.integers(20, 85)))
        picture = Image.open(stream).convert("RGB")
    return np.asarray(picture)


def _moved(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Shifted by up to four pixels, sometimes turned a little; the border stays."""
    picture = Image.fromarray(x.clip(0, 255).astype(np.uint8))
    dx, dy = rng.uniform(-4, 4, 2)
    t = math.radians(rng.uniform(-1, 1)) if rng.random() < 0.5 else 0.0
    c = x.shape[0] / 2
    cos, sin = math.cos(t), math.sin(t)
    matrix = (cos, -sin, c - cos * c + sin * c + dx, sin, cos, c - sin * c - cos * c + dy)
    turned = np.asarray(
        picture.transform(picture.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR),
        np.float32,
    )
    edge = 5
    out = x.copy()
    out[edge:-edge, edge:-edge] = turned[edge:-edge, edge:-edge]
    return out


def _season(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Green turns brown or greener, or bare ground and fields take another colour."""
    if rng.random() < 0.6:
        much = (2 * x[..., 1] - x[..., 0] - x[..., 2]) / 60
    else:
        much = (x[..., 0] - x[..., 2]) / 60
    tint = rng.uniform(-50, 50, 3).astype(np.float32)
    return np.asarray(x + much.clip(0, 1)[..., None] * tint * np.float32(rng.uniform(0.2, 1)))


def _uneven_light(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Haze or a gradient of light across the view."""
    coarse = rng.uniform(0, 255, (3, 3)).astype(np.uint8)
    size = (x.shape[1], x.shape[0])
    wide = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC), np.float32)
    amount = wide[..., None] / 255
    if rng.random() < 0.5:
        return np.asarray(x * (1 + (amount - 0.5) * np.float32(rng.uniform(0.1, 0.6))))
    veil = amount * np.float32(rng.uniform(0.1, 0.5))
    return np.asarray(x * (1 - veil) + np.float32(rng.uniform(170, 240)) * veil)
