# SPDX-License-Identifier: GPL-2.0-or-later
"""Dense sets for the segmenter: chips with a mask of one legend, read at many scales and turns.

Values of a mask are the legend's; 255 is what no loss looks at. Chips of one place stay on one
side of the split wherever the data tells places apart.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from rs_assistant.worker.adaptation.pixels.images import decode, held_out, recolour, tar_files, worn

IGNORED = 255
GID5 = ("built-up", "farmland", "forest", "meadow", "water")
GID15 = (
    "industrial",
    "urban residential",
    "rural residential",
    "traffic",
    "paddy",
    "irrigated cropland",
    "dry cropland",
    "garden plot",
    "arbor woodland",
    "shrub",
    "natural grassland",
    "artificial grassland",
    "river",
    "lake",
    "pond",
)
PARENT = (0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4)  # of each of GID-15 in GID-5
# Dubai's and the drones' values in one legend; "building" of Dubai is often the whole plot.
URBAN = ("building", "road", "vegetation", "water", "bare", "ground", "car", "clutter")
DUBAI = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4}
DRONE = {1: 0, 3: 2, 4: 3, 6: 5, 7: 6, 8: 7}
WORLDCOVER = (
    "tree cover",
    "shrubland",
    "grassland",
    "cropland",
    "built-up",
    "bare or sparse vegetation",
    "snow and ice",
    "permanent water",
    "herbaceous wetland",
    "mangroves",
    "moss and lichen",
    "other open water (flood, small river or pond)",
)


# Land cover at 0.2 to 1.2 m: the five covers of GID in its words, and bare ground.
NEAR = (*GID5, "bare")


@dataclass
class Chip:
    """One labelled chip; `task` is gid5, gid15, roads, buildings, dubai, drone or worldcover."""

    image: np.ndarray
    mask: np.ndarray
    task: str
    source: str
    name: str
    metres_per_pixel: float | None
    training: bool
    place: str = ""


@dataclass(frozen=True)
class Reading:
    """How a task is drawn: its share of a batch, scales (enlargement), whether it turns freely."""

    share: float
    scales: tuple[float, float]
    ground: tuple[float, float] | None = None  # metres per pixel drawn instead of a scale
    turns: bool = True


TASKS = {
    "gid5": Reading(0.20, (0.8, 1.6), turns=False),
    "gid15": Reading(0.25, (0.8, 1.6), turns=False),
    "roads": Reading(0.14, (0.7, 1.5)),
    "buildings": Reading(0.30, (0.7, 1.5), ground=(0.25, 0.8)),
    "dubai": Reading(0.04, (0.6, 1.4)),
    "drone": Reading(0.04, (0.5, 1.4)),
    "worldcover": Reading(0.03, (1.6, 2.6), turns=False),
}

# What is mapped everywhere though it was learnt in a few places.
WORN = ("roads", "buildings", "drone")


def _mapped(mask: np.ndarray, values: dict[int, int]) -> np.ndarray:
    table = np.full(256, IGNORED, np.uint8)
    for old, new in values.items():
        table[old] = new
    return table[mask]


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def load_chips(folder: Path) -> list[Chip]:
    """All dense chips below the data folder."""
    chips: list[Chip] = []
    for name in ("gid", "roads", "buildings", "urban", "worldcover"):
        files = dict(tar_files(folder / name))
        found = {
            "gid": _gid,
            "roads": _roads,
            "buildings": _buildings,
            "urban": _urban,
            "worldcover": _worldcover,
        }[name](folder / name, files)
        chips += found
    return chips


def _gid(folder: Path, files: dict[str, bytes]) -> list[Chip]:
    rows = _rows(folder / "annotations.jsonl")
    numbers: dict[str, list[int]] = {}

    def key(image: str) -> tuple[str, int]:
        match = re.fullmatch(r"(.*)_(\d+)\.\w+", image)
        assert match is not None
        return match.group(1), int(match.group(2))

    for row in rows:
        group, number = key(str(row["image"]))
        numbers.setdefault(group, []).append(number)
    # Neighbouring numbers are neighbouring chips: hold a run of them out, not chips at random.
    limits = {g: (np.quantile(v, 0.45), np.quantile(v, 0.53)) for g, v in numbers.items()}
    chips = []
    for row in rows:
        group, number = key(str(row["image"]))
        low, high = limits[group]
        small = row["legend"] == "GID-MTL5"
        count = len(GID5) if small else len(GID15)
        mask = decode(files[str(row["mask"])], "L")
        chips.append(
            Chip(
                decode(files[str(row["image"])]),
                np.where(mask < count, mask, IGNORED).astype(np.uint8),
                "gid5" if small else "gid15",
                "GID",
                str(row["image"]),
                4.0,
                not low <= number <= high,
            )
        )
    return chips


def _roads(folder: Path, files: dict[str, bytes]) -> list[Chip]:
    chips = []
    for name, content in files.items():
        if name.endswith(".mask.png"):
            continue
        mask = decode(files[f"{name.rsplit('.', 1)[0]}.mask.png"], "L")
        chips.append(
            Chip(
                decode(content),
                (mask > 127).astype(np.uint8),
                "roads",
                "roads",
                name,
                None,
                not held_out(name, 0.12),
            )
        )
    return chips


def _buildings(folder: Path, files: dict[str, bytes]) -> list[Chip]:
    return [
        Chip(
            decode(files[str(r["image"])]),
            (decode(files[str(r["mask"])], "L") > 127).astype(np.uint8),
            "buildings",
            str(r["source"]),
            str(r["image"]),
            float(str(r["metres_per_pixel"])),
            r["split"] == "train",
            str(r.get("place", "")),
        )
        for r in _rows(folder / "rows.jsonl")
    ]


def _urban(folder: Path, files: dict[str, bytes]) -> list[Chip]:
    chips = []
    for r in _rows(folder / "annotations.jsonl"):
        drone = r["legend"] == "DroneDeploy"
        mask = decode(files[str(r["mask"])], "L")
        ground = r["metres_per_pixel"]
        metres = float(str(ground)) if ground is not None else None
        image = decode(files[str(r["image"])])
        name = str(r["image"])
        # The drone set comes without a validation part: hold some out by name.
        training = r["split"] == "train" and not (drone and held_out(name, 0.12))
        chips.append(
            Chip(
                image,
                _mapped(mask, DRONE if drone else DUBAI),
                "drone" if drone else "dubai",
                str(r["legend"]),
                name,
                metres,
                training,
            )
        )
        if drone:
            roofs = np.where(mask == 0, IGNORED, (mask == 1)).astype(np.uint8)
            chips.append(Chip(image, roofs, "buildings", "DroneDeploy", name, metres, training))
    return chips


def _worldcover(folder: Path, files: dict[str, bytes]) -> list[Chip]:
    return [
        Chip(
            decode(files[str(r["image"])]),
            _mapped(decode(files[str(r["mask"])], "L"), {i + 1: i for i in range(len(WORLDCOVER))}),
            "worldcover",
            "WorldCover",
            str(r["image"]),
            30.0,
            r["split"] == "train",
        )
        for r in _rows(folder / "annotations.jsonl")
    ]


def draw_chip(
    chip: Chip, size: int, rng: np.random.Generator, worn_too: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """A training chip, uint8 `[size, size, 3]`, and its mask: scaled, turned, recoloured and, of
    the tasks of `WORN`, as other cameras have it."""
    reading = TASKS[chip.task]
    if reading.ground is not None and chip.metres_per_pixel is not None:
        low, high = (math.log(g) for g in reading.ground)
        scale = chip.metres_per_pixel / math.exp(rng.uniform(low, high))
        # A coarse chip shows nothing new when enlarged much further.
        scale = min(scale, 2.5)
    else:
        low, high = (math.log(s) for s in reading.scales)
        scale = math.exp(rng.uniform(low, high))
    image, mask = Image.fromarray(chip.image), Image.fromarray(chip.mask)
    if scale < 0.7:  # warping alone would skip pixels
        w, h = max(8, round(image.width * scale)), max(8, round(image.height * scale))
        image = image.resize((w, h), Image.Resampling.BILINEAR)
        mask = mask.resize((w, h), Image.Resampling.NEAREST)
        scale = 1.0
    angle = rng.uniform(0, 2 * math.pi) if reading.turns and rng.random() < 0.6 else 0.0
    window = size / scale
    cx = _centre(window, image.width, rng)
    cy = _centre(window, image.height, rng)
    cos, sin = math.cos(angle) / scale, math.sin(angle) / scale
    half = size / 2
    # output (x, y) -> input
    matrix = (cos, -sin, cx - cos * half + sin * half, sin, cos, cy - sin * half - cos * half)
    out = image.transform(
        (size, size),
        Image.Transform.AFFINE,
        matrix,
        Image.Resampling.BILINEAR,
        fillcolor=(124, 124, 124),
    )
    labels = mask.transform(
        (size, size), Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST, fillcolor=IGNORED
    )
    if worn_too and chip.task in WORN:
        out = worn(out, rng)
    pixels, values = np.asarray(recolour(out, rng)), np.asarray(labels)
    k = int(rng.integers(4))
    pixels, values = np.rot90(pixels, k), np.rot90(values, k)
    if rng.random() < 0.5:
        pixels, values = pixels[:, ::-1], values[:, ::-1]
    return np.ascontiguousarray(pixels), np.ascontiguousarray(values)


def _centre(window: float, extent: int, rng: np.random.Generator) -> float:
    if window >= extent:
        return extent / 2
    return float(rng.uniform(window / 2, extent - window / 2))
