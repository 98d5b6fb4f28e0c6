# SPDX-License-Identifier: GPL-2.0-or-later
"""After the encoder: calibration of its heads, on validation rows only.

Scene and kind logits get one temperature each, label logits a gain and a bias each (Platt 1999),
so that probabilities mean what they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rs_assistant.worker.adaptation.encoder import augment
from rs_assistant.worker.adaptation.encoder.loss import label_targets, scene_targets
from rs_assistant.worker.adaptation.encoder.net import DualEncoder, load_encoder, to_tensor
from rs_assistant.worker.adaptation.pictures.folders import load_examples
from rs_assistant.worker.adaptation.pictures.vocabulary import (
    KINDS,
    LABELS,
    SCENE_NAMES,
    scene_vocabulary,
)


@dataclass
class Evidence:
    """Encoder outputs of all examples, in their order."""

    embedding: Tensor
    scene: Tensor
    label: Tensor
    kind: Tensor


def collect(model: DualEncoder, pictures: list[np.ndarray]) -> Evidence:
    """One pass over pictures as the worker sees them."""
    outs = []
    model = model.to(memory_format=torch.channels_last).eval()  # type: ignore[call-overload]
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(pictures), 48):
            views = [augment.resized(p, 224) for p in pictures[at : at + 48]]
            outs.append(model.images(to_tensor(np.stack(views))))
    keys = ("embedding", "scene_logits", "label_logits", "kind_logits")
    return Evidence(*(torch.cat([o[k].float() for o in outs]) for k in keys))


def temperature(logits: Tensor, target: Tensor) -> float:
    """The temperature with the least negative log-likelihood; 1 where there is nothing to see."""
    if not len(target):
        return 1.0
    grid = np.geomspace(0.25, 4, 60)
    losses = [float(functional.cross_entropy(logits / t, target)) for t in grid]
    return float(grid[int(np.argmin(losses))])


def platt(logits: Tensor, target: Tensor, weight: Tensor) -> tuple[list[float], list[float]]:
    """Gain and bias of each label, held near 1 and 0 where validation says little."""
    gain = torch.ones(logits.shape[1], requires_grad=True)
    bias = torch.zeros(logits.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([gain, bias], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        bce = functional.binary_cross_entropy_with_logits(
            logits * gain + bias, target, weight, reduction="sum"
        )
        total = bce + 4.0 * ((gain - 1) ** 2).sum() + 1.0 * (bias**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)
    with torch.no_grad():
        return gain.clamp(0.4, 2.5).tolist(), bias.clamp(-3, 3).tolist()


def average_precision(score: Tensor, target: Tensor, weight: Tensor) -> float:
    """Area under the precision-recall curve, weighted."""
    order = score.argsort(descending=True)
    hit, w = target[order], weight[order]
    precision = (hit * w).cumsum(0) / w.cumsum(0).clamp(min=1e-9)
    return float((precision * hit * w).sum() / (hit * w).sum().clamp(min=1e-9))


def calibrate(checkpoint: Path, data: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Calibration entries of the card, and validation figures."""
    model = load_encoder(checkpoint)
    examples = [e for e in load_examples(data) if e.split == "val"]
    rng = np.random.default_rng(5)
    drawn = [(k, augment.draw(k, 224, rng)) for k in KINDS[1:] for _ in range(40)]
    evidence = collect(model, [e.pixels for e in examples] + [p for _, p in drawn])
    n = len(examples)
    scene, _ = scene_targets(examples)
    has = scene >= 0
    label, weight = label_targets(examples)
    kind = torch.tensor(
        [KINDS.index(e.kind) for e in examples] + [KINDS.index(k) for k, _ in drawn]
    )
    gain, bias = platt(evidence.label[:n], label, weight)
    figures: dict[str, Any] = {}
    index = {s: j for j, s in enumerate(scene_vocabulary())}
    for source in ("ucm", "rsicd", "eurosat", "gid"):
        take = [i for i, e in enumerate(examples) if e.source == source and e.scene]
        if not take:
            continue
        own = sorted({index[s] for s in SCENE_NAMES[source].values()})
        right = evidence.scene[take][:, own].argmax(-1)
        truth = torch.tensor([own.index(int(scene[i])) for i in take])
        figures[f"scene head, {source} val"] = round(float((right == truth).float().mean()), 4)
    figures["kind, val and drawn"] = round(
        float((evidence.kind.argmax(-1) == kind).float().mean()), 4
    )
    figures["label average precision"] = {
        name: round(average_precision(evidence.label[:n, j], label[:, j], weight[:, j]), 3)
        for j, name in enumerate(LABELS)
        if float(label[:, j].sum()) >= 3
    }
    calibration = {
        "scene_temperature": temperature(evidence.scene[:n][has], scene[has]),
        "kind_temperature": max(temperature(evidence.kind, kind), 1.0),
        "label_gain": [round(g, 4) for g in gain],
        "label_bias": [round(b, 4) for b in bias],
    }
    return calibration, figures
