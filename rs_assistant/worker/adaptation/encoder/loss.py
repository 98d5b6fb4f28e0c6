# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of the training pictures, and the losses of the dual encoder that follow from it.

Contrastive over all captions of a batch and a bank of others, where near-duplicate captions are no
negatives; scene names as prompts; scene, label and kind heads.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from rs_assistant.worker.adaptation.encoder.config import EncoderConfig
from rs_assistant.worker.adaptation.encoder.net import DualEncoder
from rs_assistant.worker.adaptation.encoder.text import embed_sentences
from rs_assistant.worker.adaptation.pictures.examples import Example
from rs_assistant.worker.adaptation.pictures.vocabulary import (
    CONFUSABLE,
    LABELS,
    SCENE_NAMES,
    SCENE_SYNONYMS,
    scene_vocabulary,
)

TEMPLATES = [
    "{}",
    "a satellite image of {}",
    "an aerial photograph of {}",
    "this is a {} scene",
    "an overhead view of {}",
]


class TextBank:
    """Every caption and prompt of the training set, embedded once."""

    def __init__(self, examples: list[Example], cache: Path | None = None):
        scenes = scene_vocabulary()
        sentences: dict[str, int] = {}

        def at(text: str) -> int:
            return sentences.setdefault(text, len(sentences))

        self.captions = [sorted({at(c) for c in e.captions}) for e in examples]
        # repeated captions count as often as they were given
        self.drawn = [[at(c) for c in e.captions] for e in examples]
        self.caption_count = len(sentences)
        self.prompts = [
            [at(t.format(n)) for n in [s, *SCENE_SYNONYMS.get(s, [])] for t in TEMPLATES]
            for s in scenes
        ]
        self.plain_prompts = [[at(t.format(s)) for t in TEMPLATES] for s in scenes]
        self.sentences = list(sentences)
        if cache and cache.exists():
            stored = torch.load(cache, weights_only=True)
            if stored["count"] == len(self.sentences):
                self.vectors: Tensor = stored["vectors"]
                return
        self.vectors = embed_sentences(self.sentences)
        if cache:
            torch.save({"count": len(self.sentences), "vectors": self.vectors}, cache)


def scene_targets(examples: list[Example]) -> tuple[Tensor, Tensor]:
    """Scene index (or -1) of each example, and which scenes count as its alternatives."""
    scenes = scene_vocabulary()
    index = {s: i for i, s in enumerate(scenes)}
    target = torch.tensor([index.get(e.scene, -1) for e in examples])
    allowed = torch.ones(len(examples), len(scenes), dtype=torch.bool)
    own = {s: {index[n] for n in names.values()} for s, names in SCENE_NAMES.items()}
    for i, e in enumerate(examples):
        if not e.scene:
            continue
        inside = own.get(e.source, set()) if e.source != "gid" else set()
        for group in CONFUSABLE:
            if e.scene in group:
                for name in group:
                    j = index[name]
                    if j not in inside and name != e.scene:
                        allowed[i, j] = False
    return target, allowed


def label_targets(examples: list[Example]) -> tuple[Tensor, Tensor]:
    """Label targets and weights, (N, L) each."""
    target = torch.zeros(len(examples), len(LABELS))
    weight = torch.zeros(len(examples), len(LABELS))
    for i, e in enumerate(examples):
        for j, name in enumerate(LABELS):
            if name in e.positives:
                target[i, j] = weight[i, j] = 1.0
            else:
                weight[i, j] = 1.0 if name in e.known else e.negative_weight
    return target, weight


def contrastive(
    model: DualEncoder,
    image: Tensor,
    sentence: Tensor,
    extra: Tensor,
    scene: Tensor,
    c: EncoderConfig,
) -> Tensor:
    """Multi-caption InfoNCE. image (B, D); sentence (B, K, 384) raw; extra (E, 384) raw."""
    b, k, _ = sentence.shape
    raw = torch.cat([sentence.reshape(b * k, -1), extra])  # (M, 384)
    text = model.texts(raw)
    logits = model.log_scale.exp().clamp(max=60) * image @ text.T  # (B, M)
    with torch.no_grad():
        near = (raw[: b * k] @ raw.T).reshape(b, k, -1).amax(1)  # (B, M)
        own = torch.zeros_like(near, dtype=torch.bool)
        own[:, : b * k] = torch.eye(b, dtype=torch.bool).repeat_interleave(k, 1)
        ignored = near > c.same_text
        same = (scene[:, None] == scene.repeat_interleave(k)[None, :]) & (scene[:, None] >= 0)
        ignored[:, : b * k] |= same & (near[:, : b * k] > c.same_scene)
        negative = ~own & ~ignored
    minus = torch.finfo(logits.dtype).min
    rest = logits.masked_fill(~negative, minus).logsumexp(1)  # (B,)
    positive = logits[:, : b * k][own[:, : b * k]].reshape(b, k)
    to_text = (torch.logaddexp(positive, rest[:, None]) - positive).mean()
    columns = logits[:, : b * k].masked_fill(~negative[:, : b * k], minus).logsumexp(0)
    to_image = (torch.logaddexp(positive.reshape(-1), columns) - positive.reshape(-1)).mean()
    return to_text + to_image


class Known:
    """All that is known about the training rows, and the losses that follow from it."""

    def __init__(self, examples: list[Example], texts: Path, c: EncoderConfig):
        self.bank = TextBank(examples, texts)
        self.scene, self.allowed = scene_targets(examples)
        self.label, self.label_weight = label_targets(examples)
        self.rows = np.array([i for i, e in enumerate(examples) if e.split == "train"])
        self.weight = np.array([c.weights.get(e.source, 1.0) for e in examples])
        self.keep(np.ones(len(examples), bool))
        self.captions = sorted({t for i in self.rows for t in self.bank.captions[i]})

    def keep(self, wanted: np.ndarray) -> None:
        """Draw training rows only from where `wanted`, bool (N,), holds."""
        self.rows = self.rows[wanted[self.rows]]
        self.chance = self.weight[self.rows] / self.weight[self.rows].sum()

    def losses(
        self,
        model: DualEncoder,
        got: dict[str, Tensor],
        pick: np.ndarray,
        kinds: list[int],
        rng: np.random.Generator,
        c: EncoderConfig,
    ) -> dict[str, Tensor]:
        """Losses of outputs `got` for the rows `pick`, followed by views that were drawn."""
        n, drawn = len(pick), len(kinds) - len(pick)
        bank, here = self.bank, torch.as_tensor(pick)
        image = got["embedding"][:n]
        texts = [
            bank.drawn[i]  # five captions: each once
            if len(bank.drawn[i]) == c.captions
            else [bank.drawn[i][j] for j in rng.integers(len(bank.drawn[i]), size=c.captions)]
            for i in pick
        ]
        sentence = bank.vectors[torch.tensor(texts)]
        extra = bank.vectors[
            rng.choice(self.captions, min(c.bank, len(self.captions)), replace=False)
        ]
        scene = self.scene[here]
        losses = {"clip": contrastive(model, image, sentence, extra, scene, c)}
        has = scene >= 0
        blocked, goal = ~self.allowed[here][has], scene[has]
        named = model.texts(bank.vectors[[int(rng.choice(p)) for p in bank.prompts]])
        by_name = model.log_scene_scale.exp().clamp(max=60) * image[has] @ named.T
        by_head = got["scene_logits"][:n][has].masked_fill(blocked, -1e4)
        if bool(has.any()):
            losses["prompt"] = functional.cross_entropy(by_name.masked_fill(blocked, -1e4), goal)
            losses["scene"] = functional.cross_entropy(by_head, goal)
        weight = torch.cat([self.label_weight[here], torch.full((drawn, len(LABELS)), 0.3)])
        truth = torch.cat([self.label[here], torch.zeros(drawn, len(LABELS))])
        bce = functional.binary_cross_entropy_with_logits(
            got["label_logits"], truth, weight, reduction="sum"
        )
        losses["label"] = 5 * bce / weight.sum()
        losses["kind"] = 0.5 * functional.cross_entropy(got["kind_logits"], torch.tensor(kinds))
        return losses
