# SPDX-License-Identifier: GPL-2.0-or-later
"""Cheap validation figures of the dual encoder: scenes by prompts and by the head, retrieval."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rs_assistant.worker.adaptation.encoder import augment
from rs_assistant.worker.adaptation.encoder.loss import TextBank, scene_targets
from rs_assistant.worker.adaptation.encoder.net import DualEncoder, to_tensor
from rs_assistant.worker.adaptation.pictures.examples import Example
from rs_assistant.worker.adaptation.pictures.vocabulary import SCENE_NAMES, scene_vocabulary


def checked_rows(examples: list[Example]) -> tuple[list[int], list[int]]:
    """Validation rows: RSICD's with three distinct captions, a user's own, and those with other
    scenes."""
    rows = [i for i, e in enumerate(examples) if e.split == "val"]
    varied = [
        i
        for i in rows
        if examples[i].own
        or (examples[i].source == "rsicd" and len(set(examples[i].captions)) >= 3)
    ]
    return varied[:500], [i for i in rows if examples[i].source in ("ucm", "eurosat")]


def figures_from(
    model: DualEncoder,
    examples: list[Example],
    bank: TextBank,
    pick: list[int],
    queries: int,
    image: Tensor,
    head: Tensor,
) -> dict[str, float]:
    """Prompts and scene head by data set; retrieval among the first `queries` of `pick`."""
    rng = np.random.default_rng(0)
    with torch.no_grad():
        prompts = torch.stack([model.texts(bank.vectors[p]).mean(0) for p in bank.plain_prompts])
        prompts = functional.normalize(prompts.float(), dim=-1)
        captions = [int(rng.choice(bank.captions[i])) for i in pick[:queries]]
        texts = model.texts(bank.vectors[captions]).float()
    target, _ = scene_targets([examples[i] for i in pick])
    index = {s: j for j, s in enumerate(scene_vocabulary())}
    figures: dict[str, float] = {}
    for source in ("rsicd", "ucm", "eurosat"):
        own = sorted({index[n] for n in SCENE_NAMES[source].values()})
        take = [r for r, i in enumerate(pick) if examples[i].source == source]
        if not take:
            continue
        truth = torch.tensor([own.index(int(target[r])) for r in take])
        for name, score in (("prompt", image[take] @ prompts.T), ("head", head[take])):
            right = score[:, own].argmax(-1) == truth
            figures[f"{source}.{name}"] = float(right.float().mean())
    if not queries:
        return {k: round(v, 4) for k, v in figures.items()}
    score = image[:queries] @ texts.T
    for name, s in (("t2i", score.T), ("i2t", score)):
        rank = (s > s.diagonal()[:, None]).sum(1)
        for at in (1, 5, 10):
            figures[f"{name}.R@{at}"] = float((rank < at).float().mean())
    return {k: round(v, 4) for k, v in figures.items()}


def validate(model: DualEncoder, examples: list[Example], bank: TextBank) -> dict[str, float]:
    """Cheap figures on validation rows, through the whole image tower."""
    model.eval()
    varied, others = checked_rows(examples)
    pick = varied + others
    if not pick:
        return {}
    outs: list[dict[str, Tensor]] = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(pick), 50):
            views = [augment.resized(examples[i].pixels, 224) for i in pick[at : at + 50]]
            outs.append(model.images(to_tensor(np.stack(views))))
    image = torch.cat([o["embedding"].float() for o in outs])
    head = torch.cat([o["scene_logits"].float() for o in outs])
    model.train()
    return figures_from(model, examples, bank, pick, len(varied), image, head)


def validate_grids(
    model: DualEncoder, examples: list[Example], bank: TextBank, grids: Tensor
) -> dict[str, float]:
    """The same figures from cached grids (all examples, 320, 7, 7)."""
    varied, others = checked_rows(examples)
    pick = varied + others
    if not pick:
        return {}
    with torch.no_grad():
        got = [model.evidence(grids[pick[a : a + 100]].float()) for a in range(0, len(pick), 100)]
    image = torch.cat([o["embedding"] for o in got])
    head = torch.cat([o["scene_logits"] for o in got])
    return figures_from(model, examples, bank, pick, len(varied), image, head)
