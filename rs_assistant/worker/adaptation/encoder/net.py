# SPDX-License-Identifier: GPL-2.0-or-later
"""The dual encoder's network: an image tower with several outputs, and a text tower beside it.

Image tower: EfficientNet-Lite0; its outputs are an embedding shared with sentences, scene, label
and kind logits, and the grid that the captioner reads. Text tower: a frozen sentence embedding and
a small residual projection.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from rs_assistant.worker.adaptation.encoder.backbone import (
    GRID_CHANNELS,
    HEAD_CHANNELS,
    MEAN,
    STD,
    Backbone,
    imagenet_backbone,
)
from rs_assistant.worker.adaptation.encoder.text import SENTENCE
from rs_assistant.worker.adaptation.pictures.vocabulary import KINDS, LABELS, scene_vocabulary


class DualEncoder(nn.Module):
    """Both towers; `images` and `texts` are their outputs in the shared space."""

    def __init__(self) -> None:
        super().__init__()
        self.backbone = Backbone()
        self.widen = nn.Conv2d(GRID_CHANNELS, HEAD_CHANNELS, 1)
        self.attend = nn.Conv2d(HEAD_CHANNELS, 1, 1)
        self.project = nn.Linear(2 * HEAD_CHANNELS, SENTENCE)
        self.scene = nn.Linear(2 * HEAD_CHANNELS, len(scene_vocabulary()))
        self.kind = nn.Linear(2 * HEAD_CHANNELS, len(KINDS))
        self.label_map = nn.Conv2d(HEAD_CHANNELS, len(LABELS), 1)
        self.label = nn.Linear(2 * HEAD_CHANNELS, len(LABELS))
        self.text = nn.Linear(SENTENCE, SENTENCE)
        self.text_hidden = nn.Linear(SENTENCE, 512)
        self.text_out = nn.Linear(512, SENTENCE)
        self.log_scale = nn.Parameter(torch.tensor(math.log(20.0)))
        self.log_scene_scale = nn.Parameter(torch.tensor(math.log(20.0)))
        nn.init.zeros_(self.attend.weight)
        nn.init.eye_(self.text.weight)
        nn.init.zeros_(self.text_out.weight)
        for head in (self.scene, self.kind, self.label, self.label_map):
            nn.init.normal_(head.weight, std=0.01)
            nn.init.zeros_(head.bias)  # type: ignore[arg-type]

    def evidence(self, grid: Tensor) -> dict[str, Tensor]:
        """Everything read from the grid (N, 320, h, w)."""
        wide = functional.relu6(self.widen(grid)).float()  # (N, 1280, h, w)
        flat = wide.flatten(2)
        weight = self.attend(wide).flatten(2).softmax(-1)  # (N, 1, hw)
        pooled = torch.cat([flat.mean(-1), (flat * weight).sum(-1)], -1)  # (N, 2560)
        place = self.label_map(wide).flatten(2)  # (N, L, hw)
        cells = place.shape[-1]
        return {
            "embedding": functional.normalize(self.project(pooled), dim=-1),
            "scene_logits": self.scene(pooled),
            "label_logits": place.logsumexp(-1) - math.log(cells) + self.label(pooled),
            "kind_logits": self.kind(pooled),
        }

    def images(self, pixels: Tensor, frozen: int = 0) -> dict[str, Tensor]:
        """All outputs for normalised pixels (N, 3, H, W); `frozen` blocks get no gradient."""
        with torch.no_grad():
            low = self.backbone.low(pixels, frozen)
        grid = self.backbone.high(low, frozen)
        with torch.autocast("cpu", enabled=False):
            out = self.evidence(grid.float())
        out["grid"] = grid
        return out

    def texts(self, sentence: Tensor) -> Tensor:
        """Sentence embeddings (N, 384) in the shared space, unit length."""
        return functional.normalize(
            self.text(sentence) + self.text_out(functional.gelu(self.text_hidden(sentence))), dim=-1
        )


def fresh_encoder() -> DualEncoder:
    """A dual encoder on ImageNet features."""
    model = DualEncoder()
    model.backbone, (weight, bias) = imagenet_backbone()
    with torch.no_grad():
        model.widen.weight.copy_(weight)
        assert model.widen.bias is not None
        model.widen.bias.copy_(bias)
    return model


def load_encoder(path: Path) -> DualEncoder:
    """The averaged weights of a training checkpoint, in evaluation mode."""
    model = DualEncoder()
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)["ema"])
    return model.eval()


def to_tensor(batch: np.ndarray) -> Tensor:
    """uint8 (N, H, W, 3) -> normalised float (N, 3, H, W), channels last."""
    x = torch.from_numpy(np.ascontiguousarray(batch)).permute(0, 3, 1, 2).float()
    x = (x / 255.0 - MEAN) / STD
    return x.contiguous(memory_format=torch.channels_last)
