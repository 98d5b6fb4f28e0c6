# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of many places that nobody has outlined, with roofs as an earlier network sees them.

Outlined roofs come from five places. Pictures with captions, labels, roads or airplanes come from
all over the world: an earlier network marks the roofs that it is sure of, pixels between are left
open, and where what is said of a picture leaves no room for buildings, none are there, whatever
the network thinks. The next training then has to find the same roofs in pictures made worse
(noisy student, Xie et al. 2020).
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation.pictures.examples import Example
from rs_assistant.worker.adaptation.pictures.public_sets import load_rsicd, load_ucm
from rs_assistant.worker.adaptation.pixels.images import decode, held_out, tar_files
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED, Chip, load_chips
from rs_assistant.worker.adaptation.segmenter.export import write_network
from rs_assistant.worker.models.segmenter import Segmenter

GUESSED = "as an earlier network sees them"  # the source of these chips
SURE, CLEAR = 0.75, 0.2  # a roof from the one on, ground up to the other
# Sets that do not say how fine they are: about the sharpness of their roofs.
METRES = {"ucm": 0.3, "rsicd": 0.9, "vhr10": 0.6, "roads": 0.5}
MOST = {"ucm": 500, "rsicd": 1800, "vhr10": 300, "airplanes": 100}
WITHOUT = 250  # pictures of each captioned set in which there are no buildings
BARE = ("bare land", "beach", "desert", "farmland", "forest", "meadow", "mountain", "pond", "river")
HOUSED = ("dense residential", "medium residential", "sparse residential", "mobile home park")
# Elsewhere courts, fields and ponds are what a network takes for roofs first.
ROOFED = (*HOUSED, "buildings", "center", "church", "commercial", "industrial", "resort", "school")


@dataclass(frozen=True)
class Picture:
    """One of them; `bare`: no buildings are in it for certain."""

    pixels: np.ndarray
    name: str
    metres: float
    bare: bool = False


def guessed_chips(data: Path, teacher: Path, pack: Path, store: Path, threads: int) -> list[Chip]:
    """Chips of the training parts of these sets; masks are kept in `store`.

    `teacher` is the folder of a finished training, `pack` has the card that says how it reads.
    """
    rng = np.random.default_rng(11)
    pictures = _captioned(data, rng) + _others(data, rng)
    masks = [np.zeros(p.pixels.shape[:2], np.uint8) for p in pictures]
    if store.exists():
        stored = np.load(store)
        masks = [stored[str(i)] for i in range(len(pictures))]
    else:
        with tempfile.TemporaryDirectory() as folder:
            segmenter = opened(teacher, pack, Path(folder), threads)
            for i, picture in enumerate(pictures):
                if not picture.bare:
                    masks[i] = mask_of(segmenter, picture)
        named: dict[str, Any] = {str(i): mask for i, mask in enumerate(masks)}
        np.savez_compressed(store, **named)
    return [
        Chip(p.pixels, mask, "buildings", GUESSED, p.name, p.metres, True)
        for p, mask in zip(pictures, masks)
    ]


def _captioned(data: Path, rng: np.random.Generator) -> list[Picture]:
    """UC Merced and RSICD: pictures of scenes with buildings, and some without any."""
    found = []
    for examples in (load_ucm(data), load_rsicd(data)):
        part = [e for e in examples if e.split == "train"]
        part = [part[i] for i in rng.permutation(len(part))]
        built = [e for e in part if e.scene in ROOFED]
        bare = [e for e in part if certainly_bare(e)]
        chosen = built[: MOST[part[0].source]] + bare[:WITHOUT]
        found += [Picture(e.pixels, e.name, METRES[e.source], certainly_bare(e)) for e in chosen]
    return found


def _others(data: Path, rng: np.random.Generator) -> list[Picture]:
    """Sets of other things, whose pictures show roofs too: VHR-10, airports, roads."""
    found = [
        Picture(c.image, c.name, METRES["roads"])
        for c in load_chips(data)
        if c.task == "roads" and c.training
    ]
    for name in ("vhr10", "airplanes"):
        rows = json.loads((data / name / "instances.json").read_text(encoding="utf-8"))["images"]
        rows = [
            r for r in rows if r.get("split", "train") == "train" and not held_out(r["file_name"])
        ]
        rows = [rows[i] for i in rng.permutation(len(rows))[: MOST[name]]]
        files = dict(tar_files(data / name))
        for row in rows:
            metres = float(row.get("metres_per_pixel") or METRES[name])
            found.append(Picture(decode(files[row["file_name"]]), row["file_name"], metres))
    return found


def certainly_bare(example: Example) -> bool:
    """Whether what is said of a picture leaves no room for buildings."""
    if "building" in example.positives or example.scene in ROOFED:
        return False
    return "building" in example.known or example.scene in BARE


def mask_of(segmenter: Segmenter, picture: Picture) -> np.ndarray:
    """uint8 `[H, W]`: 1 a roof, 0 none, `IGNORED` where the network is not sure."""
    got = segmenter.segment(picture.pixels, picture.metres, "buildings")
    p = got.probabilities[0]
    return np.asarray(np.where(p >= SURE, 1, np.where(p <= CLEAR, 0, IGNORED)), np.uint8)


def opened(training: Path, pack: Path, folder: Path, threads: int) -> Segmenter:
    """The network of a training folder behind the adapter, read as the pack's card says."""
    card = json.loads((pack / "segmenter.card.json").read_text(encoding="utf-8"))
    card["labels"].pop("near", None)
    write_network(training, folder / "segmenter.onnx")
    (folder / "segmenter.card.json").write_text(json.dumps(card), encoding="utf-8")
    return Segmenter(folder, threads)
