# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of many places that nobody has outlined, with roofs as an earlier network sees them.

Outlined roofs come from five places. Pictures with captions, labels, roads or airplanes come from
all over the world: an earlier network marks the roofs that it is sure of, pixels between are left
open. The next training then has to find the same roofs in pictures made worse (noisy student, Xie
et al. 2020). Whatever the network thinks, there are no roofs where what is said of a picture leaves
no room for buildings, nor where something else was marked by people: courts, cars, boats.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from rs_assistant.worker.adaptation.pictures.examples import Example
from rs_assistant.worker.adaptation.pictures.public_sets import load_rsicd, load_ucm
from rs_assistant.worker.adaptation.pixels.images import decode, held_out, tar_files
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED, Chip, load_chips
from rs_assistant.worker.models.segmenter import Segmenter

# The sources of these chips.
GUESSED = "as an earlier network sees them"
BARE = "without buildings"
SURE, CLEAR = 0.75, 0.2  # a roof from the one on, ground up to the other
# Sets that do not say how fine they are: about the sharpness of their roofs.
METRES = {"ucm": 0.3, "rsicd": 0.9, "vhr10": 0.6, "roads": 0.5}
MOST = {"ucm": 500, "rsicd": 1800, "vhr10": 300, "airplanes": 100, "cars": 150}
# Of each scene without buildings; all there are of UC Merced, whose labels say so.
WILD = ("desert", "forest", "meadow", "mountain")
BARE_SCENES = (*WILD, "bare land", "beach", "farmland", "pond", "river")
MOST_BARE = 100
HOUSED = ("dense residential", "medium residential", "sparse residential", "mobile home park")
# Elsewhere courts, fields and ponds are what a network takes for roofs first.
ROOFED = (*HOUSED, "buildings", "center", "church", "commercial", "industrial", "resort", "school")
FIELDS = ("baseball_diamond", "tennis_court", "basketball_court", "ground_track_field")
VEHICLES = ("airplane", "ship", "vehicle", "car", "truck", "bus", "minibus")
NO_ROOFS = (*FIELDS, *VEHICLES, "bridge", "storage_tank")


@dataclass(frozen=True)
class Picture:
    """One of them; `scene` is set where no buildings are in it for certain, `things` are outlines
    of what is no roof: x and y of each corner in pixels."""

    pixels: np.ndarray
    name: str
    metres: float
    scene: str | None = None
    things: tuple[tuple[float, ...], ...] = ()


def guessed_chips(data: Path, teacher: Path, pack: Path, store: Path, threads: int) -> list[Chip]:
    """Chips of the training parts of these sets; what the teacher marks is kept in `store`.

    `teacher` is the folder of a finished training, `pack` has the card that says how it reads.
    """
    rng = np.random.default_rng(11)
    pictures = _captioned(data, rng) + _others(data, rng)
    masks: dict[str, Any] = {}
    if store.exists():
        with np.load(store) as stored:
            masks = {name: stored[name] for name in stored.files}
    if any(p.name not in masks for p in pictures if p.scene is None):
        from rs_assistant.worker.adaptation.segmenter.export import opened

        with tempfile.TemporaryDirectory() as folder:
            segmenter = opened(teacher, pack, Path(folder), threads)
            for picture in pictures:
                if picture.scene is None and picture.name not in masks:
                    masks[picture.name] = mask_of(segmenter, picture)
        np.savez_compressed(store, **masks)
    return [_chip(p, masks.get(p.name)) for p in pictures]


def _chip(picture: Picture, marked: np.ndarray | None) -> Chip:
    """A picture with its roofs; none where there are none for certain."""
    height, width = picture.pixels.shape[:2]
    mask = Image.fromarray(np.zeros((height, width), np.uint8) if marked is None else marked)
    for corners in picture.things:
        ImageDraw.Draw(mask).polygon(corners, fill=0)
    source, place = (GUESSED, "") if picture.scene is None else (BARE, picture.scene)
    return Chip(
        picture.pixels,
        np.array(mask),
        "buildings",
        source,
        picture.name,
        picture.metres,
        True,
        place,
    )


def _captioned(data: Path, rng: np.random.Generator) -> list[Picture]:
    """UC Merced and RSICD: pictures of scenes with buildings, and those without any."""
    found = []
    for examples in (load_ucm(data), load_rsicd(data)):
        part = [e for e in examples if e.split == "train"]
        part = [part[i] for i in rng.permutation(len(part))]
        built = [e for e in part if e.scene in ROOFED]
        counts: dict[str, int] = {}
        for e in built[: MOST[part[0].source]] + [e for e in part if certainly_bare(e)]:
            scene = e.scene if certainly_bare(e) else None
            if scene is not None:
                counts[scene] = counts.get(scene, 0) + 1
                if counts[scene] > MOST_BARE:
                    continue
            found.append(Picture(e.pixels, e.name, METRES[e.source], scene))
    return found


def _others(data: Path, rng: np.random.Generator) -> list[Picture]:
    """Sets of other things, whose pictures show roofs too: VHR-10, airports, cars, roads."""
    found = [
        Picture(c.image, c.name, METRES["roads"])
        for c in load_chips(data)
        if c.task == "roads" and c.training
    ]
    for name in ("vhr10", "airplanes", "cars"):
        table = json.loads((data / name / "instances.json").read_text(encoding="utf-8"))
        things = outlines(table)
        rows = [
            r
            for r in table["images"]
            if r.get("split", "train") == "train" and not held_out(r["file_name"])
        ]
        rows = [rows[i] for i in rng.permutation(len(rows))[: MOST[name]]]
        files = dict(tar_files(data / name))
        for row in rows:
            metres = float(row.get("metres_per_pixel") or METRES[name])
            pixels = decode(files[row["file_name"]])
            found.append(
                Picture(pixels, row["file_name"], metres, things=tuple(things.get(row["id"], ())))
            )
    return found


def outlines(table: dict[str, Any]) -> dict[int, list[tuple[float, ...]]]:
    """By image of a COCO table: what is no roof, outlined as well as the table has it."""
    names = {c["id"]: c["name"] for c in table["categories"]}
    found: dict[int, list[tuple[float, ...]]] = {}
    for row in table["annotations"]:
        if names[row["category_id"]] not in NO_ROOFS:
            continue
        x, y, wide, high = row["bbox"]
        box = (x, y, x + wide, y, x + wide, y + high, x, y + high)
        parts = row.get("segmentation")
        rings = parts if isinstance(parts, list) and parts else [box]
        found.setdefault(row["image_id"], []).extend(tuple(ring) for ring in rings)
    return found


def certainly_bare(example: Example) -> bool:
    """Whether what is said of a picture leaves no room for buildings."""
    if "building" in example.positives or example.scene in ROOFED:
        return False
    return "building" in example.known or example.scene in BARE_SCENES


def mask_of(segmenter: Segmenter, picture: Picture) -> np.ndarray:
    """uint8 `[H, W]`: 1 a roof, 0 none, `IGNORED` where the network is not sure."""
    got = segmenter.segment(picture.pixels, picture.metres, "buildings")
    p = got.probabilities[0]
    return np.asarray(np.where(p >= SURE, 1, np.where(p <= CLEAR, 0, IGNORED)), np.uint8)
