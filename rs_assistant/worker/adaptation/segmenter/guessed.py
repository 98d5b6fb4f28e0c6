# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of many places that nobody has outlined, with roofs as an earlier network sees them.

Outlined roofs come from five places. Pictures with captions and labels come from all over the
world: an earlier network marks the roofs that it is sure of, pixels between are left open, and
where what is said of a picture leaves no room for buildings, none are there, whatever the network
thinks. The next training then has to find the same roofs in pictures made worse (noisy student,
Xie et al. 2020).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation.pictures.examples import Example
from rs_assistant.worker.adaptation.pictures.public_sets import load_rsicd, load_ucm
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED, Chip
from rs_assistant.worker.adaptation.segmenter.export import write_network
from rs_assistant.worker.models.segmenter import Segmenter

GUESSED = "as an earlier network sees them"  # the source of these chips
SURE, CLEAR = 0.75, 0.2  # a roof from the one on, ground up to the other
# Of RSICD, which does not say how fine it is: about the sharpness of its roofs.
METRES = {"ucm": 0.3, "rsicd": 0.9}
MOST = {"ucm": 500, "rsicd": 1200}
WITHOUT = 250  # pictures of each set in which there are no buildings
BARE = ("bare land", "beach", "desert", "farmland", "forest", "meadow", "mountain", "pond", "river")
HOUSED = ("dense residential", "medium residential", "sparse residential", "mobile home park")
# Elsewhere courts, fields and ponds are what a network takes for roofs first.
ROOFED = (*HOUSED, "buildings", "center", "church", "commercial", "industrial", "resort", "school")


def guessed_chips(data: Path, teacher: Path, pack: Path, store: Path, threads: int) -> list[Chip]:
    """Chips of the training parts of UC Merced and RSICD; masks are kept in `store`.

    `teacher` is the folder of a finished training, `pack` has the card that says how it reads.
    """
    rng = np.random.default_rng(11)
    chosen: list[tuple[Example, bool]] = []
    for examples in (load_ucm(data), load_rsicd(data)):
        part = [e for e in examples if e.split == "train"]
        part = [part[i] for i in rng.permutation(len(part))]
        built = [e for e in part if e.scene in ROOFED]
        bare = [e for e in part if certainly_bare(e)]
        chosen += [(e, True) for e in built[: MOST[part[0].source]]]
        chosen += [(e, False) for e in bare[:WITHOUT]]
    masks = [np.zeros(e.pixels.shape[:2], np.uint8) for e, _ in chosen]
    if store.exists():
        stored = np.load(store)
        masks = [stored[str(i)] for i in range(len(chosen))]
    else:
        with tempfile.TemporaryDirectory() as folder:
            segmenter = opened(teacher, pack, Path(folder), threads)
            for i, (example, has_buildings) in enumerate(chosen):
                if has_buildings:
                    masks[i] = mask_of(segmenter, example)
        named: dict[str, Any] = {str(i): mask for i, mask in enumerate(masks)}
        np.savez_compressed(store, **named)
    return [
        Chip(e.pixels, mask, "buildings", GUESSED, e.name, METRES[e.source], True)
        for (e, _), mask in zip(chosen, masks)
    ]


def certainly_bare(example: Example) -> bool:
    """Whether what is said of a picture leaves no room for buildings."""
    if "building" in example.positives or example.scene in ROOFED:
        return False
    return "building" in example.known or example.scene in BARE


def mask_of(segmenter: Segmenter, example: Example) -> np.ndarray:
    """uint8 `[H, W]`: 1 a roof, 0 none, `IGNORED` where the network is not sure."""
    got = segmenter.segment(example.pixels, METRES[example.source], "buildings")
    p = got.probabilities[0]
    return np.asarray(np.where(p >= SURE, 1, np.where(p <= CLEAR, 0, IGNORED)), np.uint8)


def opened(training: Path, pack: Path, folder: Path, threads: int) -> Segmenter:
    """The network of a training folder behind the adapter, read as the pack's card says."""
    card = json.loads((pack / "segmenter.card.json").read_text(encoding="utf-8"))
    card["labels"].pop("near", None)
    write_network(training, folder / "segmenter.onnx")
    (folder / "segmenter.card.json").write_text(json.dumps(card), encoding="utf-8")
    return Segmenter(folder, threads)
