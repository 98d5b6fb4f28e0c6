# SPDX-License-Identifier: GPL-2.0-or-later
"""From a trained captioner to ONNX files, int8 in storage, with their card."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from rs_assistant.worker.adaptation.captioner.net import Captioner, load_captioner
from rs_assistant.worker.adaptation.captioner.words import END, MARKS, STYLES
from rs_assistant.worker.adaptation.encoder.export import write_onnx
from rs_assistant.worker.adaptation.encoder.features import Features
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pictures.examples import Example


class MemoryGraph(nn.Module):
    """What `caption_memory.onnx` computes: keys and values (layers, N, h, 50, d) of a grid."""

    def __init__(self, model: Captioner):
        super().__init__()
        self.model = model

    def forward(self, grid: Tensor, embedding: Tensor) -> tuple[Tensor, Tensor]:
        memory = self.model.memory(grid, embedding)
        return torch.stack([k for k, _ in memory]), torch.stack([v for _, v in memory])


class StepGraph(nn.Module):
    """What `caption_step.onnx` computes: one word further for every beam."""

    def __init__(self, model: Captioner):
        super().__init__()
        self.model = model
        # an own copy for the output: int8 of a shared table would tie two scales together
        self.out = nn.Linear(model.words.embedding_dim, model.words.num_embeddings, bias=False)
        self.out.weight = nn.Parameter(model.words.weight.detach().clone())

    def forward(
        self,
        token: Tensor,
        position: Tensor,
        keys: Tensor,
        values: Tensor,
        past_keys: Tensor,
        past_values: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        m = self.model
        x = (m.words(token) * 4.0 + m.positions[position])[:, None]
        new_keys, new_values = [], []
        for i, layer in enumerate(m.layers):
            h = layer.norms[0](x)
            k, v = layer.own.keys(h)
            k = torch.cat([past_keys[i], k], 2)
            v = torch.cat([past_values[i], v], 2)
            new_keys.append(k)
            new_values.append(v)
            x = x + layer.own(h, k, v)
            x, _ = layer.finish(x, keys[i], values[i])
        scores = self.out(m.norm(x))[:, 0].log_softmax(-1)
        return scores, torch.stack(new_keys), torch.stack(new_values)


def figures_of(checkpoint: Path) -> dict[str, Any]:
    """The validation figures that a captioner's checkpoint carries."""
    stored = torch.load(checkpoint, map_location="cpu", weights_only=True)
    return {k: round(v, 4) for k, v in stored["figures"].items()}


# How each manner of speaking chooses among its sentences, tuned on validation: more weight and a
# lower temperature make captions more distinct, up to the point where CIDEr falls.
CHOICES = {
    "rsicd": {"beams": 5, "weight": 24.0, "temperature": 0.3},
    "ucm": {"beams": 5, "weight": 8.0, "temperature": 0.2},
}
OTHERS = "other_pictures.npz"


def other_pictures(
    examples: list[Example], features: Features, count: int = 256, seed: int = 0
) -> dict[str, NDArray[np.float16]]:
    """Embeddings (count, 384) of training pictures of each collection, drawn at random: those that
    a sentence for another picture must not fit as well."""
    rng = np.random.default_rng(seed)
    found = {}
    for style in STYLES:
        mine = [i for i, e in enumerate(examples) if e.voice == style and e.split == "train"]
        if mine:
            drawn = rng.permutation(mine)[:count]
            found[style] = features.embedding[drawn, 0].numpy().astype(np.float16)
    return found


def export_speak(
    checkpoint: Path,
    target: Path,
    others: dict[str, NDArray[np.float16]],
    figures: dict[str, Any] | None = None,
) -> None:
    """Write caption_memory.onnx, caption_step.onnx, `OTHERS` and speak.card.json.

    `others` are the collections' `other_pictures`.
    """
    model: Captioner = load_captioner(checkpoint)
    target.mkdir(parents=True, exist_ok=True)
    c = model.c
    rows = {0: "n"}
    write_onnx(
        MemoryGraph(model),
        {"grid": torch.zeros(2, 320, 7, 7), "embedding": torch.zeros(2, 384)},
        ["keys", "values"],
        {"grid": rows, "embedding": rows, "keys": {1: "n"}, "values": {1: "n"}},
        target / "caption_memory.onnx",
    )
    depth = c.width // c.heads
    kv = torch.zeros(c.layers, 1, c.heads, 50, depth)
    past = torch.zeros(c.layers, 3, c.heads, 2, depth)
    write_onnx(
        StepGraph(model),
        {
            "token": torch.zeros(3, dtype=torch.long),
            "position": torch.zeros(1, dtype=torch.long),
            "keys": kv,
            "values": kv,
            "past_keys": past,
            "past_values": past,
        },
        ["scores", "new_keys", "new_values"],
        {
            "token": {0: "beams"},
            "keys": {1: "one"},
            "values": {1: "one"},
            "past_keys": {1: "beams", 3: "past"},
            "past_values": {1: "beams", 3: "past"},
            "scores": {0: "beams"},
            "new_keys": {1: "beams", 3: "now"},
            "new_values": {1: "beams", 3: "now"},
        },
        target / "caption_step.onnx",
    )
    np.savez_compressed(target / OTHERS, **others)  # type: ignore[arg-type]
    card: dict[str, Any] = {
        "name": "speak",
        "title": "Captioner: one sentence for a homogeneous window",
        "files": ["caption_memory.onnx", "caption_step.onnx", OTHERS],
        "capabilities": ["caption"],
        "input": {"grid": [320, 7, 7], "embedding": [384]},
        "styles": {s: 3 + i for i, s in enumerate(STYLES)},
        "end": END,
        "never": [i for i in range(len(MARKS)) if i != END],
        "longest": c.longest,
        "shape": [c.layers, c.heads, depth],
        "choices": CHOICES,
        "other_pictures": OTHERS,
        "words": model.vocabulary,
        "exported": datetime.date.today().isoformat(),
        "figures": figures or {},
    }
    write_card(target / "speak.card.json", card)
