# SPDX-License-Identifier: GPL-2.0-or-later
"""Encoder outputs of a few views per picture, computed once and reused by the later stages."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from rs_assistant.worker.adaptation.encoder import augment
from rs_assistant.worker.adaptation.encoder.backbone import GRID_CHANNELS
from rs_assistant.worker.adaptation.encoder.figures import checked_rows
from rs_assistant.worker.adaptation.encoder.net import DualEncoder, load_encoder, to_tensor
from rs_assistant.worker.adaptation.encoder.text import SENTENCE
from rs_assistant.worker.adaptation.pictures.examples import Example

# Share of a source's training rows with a first and with a second view. Views cost most of the
# time of the later stages on a CPU; sources without captions of their own need fewer.
VIEW_SHARES = {"rsicd": (1.0, 0.4), "ucm": (1.0, 1.0)}
OTHER_SHARES = (0.5, 0.0)


@dataclass
class Features:
    """View 0 is the picture as the worker sees it, view 1 a mild training view or view 0 again.

    Rows that were left out hold zeros; `there` tells.
    """

    grid: Tensor  # (N, 2, 320, 7, 7) float16
    embedding: Tensor  # (N, 2, 384) float16

    def there(self) -> np.ndarray:
        """Which rows have features, bool (N,)."""
        return np.asarray(self.embedding[:, 0].abs().amax(-1) > 0)


def cached_features(encoder: Path, examples: list[Example], seed: int, store: Path) -> Features:
    """Features from `store`, or computed with the checkpoint `encoder` and stored there."""
    if store.exists():
        stored = torch.load(store, weights_only=True)
        if len(stored["grid"]) == len(examples):
            return Features(stored["grid"], stored["embedding"])
    features = compute_features(load_encoder(encoder), examples, seed)
    torch.save({"grid": features.grid, "embedding": features.embedding}, store)
    return features


def compute_features(model: DualEncoder, examples: list[Example], seed: int) -> Features:
    """One pass over all training views and the validation rows that are looked at."""
    rng = np.random.default_rng(seed)
    count = len(examples)
    grid = torch.zeros(count, 2, GRID_CHANNELS, 7, 7, dtype=torch.float16)
    embedding = torch.zeros(count, 2, SENTENCE, dtype=torch.float16)
    model = model.to(memory_format=torch.channels_last).eval()  # type: ignore[call-overload]
    jobs: list[tuple[int, int]] = []
    checked = {i for rows in checked_rows(examples) for i in rows}
    for i, e in enumerate(examples):
        first, second = VIEW_SHARES.get(e.voice, OTHER_SHARES)
        if e.split == "train":
            jobs += [(i, 0)] if rng.random() < first else []
            jobs += [(i, 1)] if rng.random() < second else []
        elif i in checked:
            jobs.append((i, 0))
    started = time.monotonic()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(jobs), 48):
            part = jobs[at : at + 48]
            pictures = [
                augment.resized(examples[i].pixels, 224)
                if v == 0
                else augment.view_like(examples[i].pixels, 224, rng, 0.7)
                for i, v in part
            ]
            out = model.images(to_tensor(np.stack(pictures)))
            for r, (i, v) in enumerate(part):
                grid[i, v] = out["grid"][r].half()
                embedding[i, v] = out["embedding"][r].half()
                if v == 0:
                    grid[i, 1], embedding[i, 1] = grid[i, 0], embedding[i, 0]
            if at % 4800 == 0:
                print(f"features {at}/{len(jobs)} {time.monotonic() - started:.0f} s", flush=True)
    return Features(grid, embedding)


def turned(grid: Tensor, rng: np.random.Generator) -> Tensor:
    """Each eighth of a batch of grids turned or mirrored another way: nearly what the encoder
    would give for the turned picture, for nothing."""
    parts = []
    for way, part in enumerate(grid.chunk(8)):
        quarter = torch.rot90(part, (way + int(rng.integers(4))) % 4, (2, 3))
        parts.append(quarter.flip(3) if rng.random() < 0.5 else quarter)
    return torch.cat(parts)


def renewed(model: DualEncoder, features: Features) -> Features:
    """The same grids with the embeddings that `model`'s heads give for them."""
    embedding = torch.zeros_like(features.embedding)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(embedding), 128):
            for v in range(2):
                out = model.evidence(features.grid[at : at + 128, v].float())
                embedding[at : at + 128, v] = out["embedding"].half()
    return Features(features.grid, embedding)
