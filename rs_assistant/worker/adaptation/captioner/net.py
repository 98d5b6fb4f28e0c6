# SPDX-License-Identifier: GPL-2.0-or-later
"""The captioner: a small Transformer decoder over the encoder's grid, with a style start token.

Its feed-forward layers can be parted into experts for theme, objects and relations behind a
router (RS-MoE's idea at the size of a laptop); `training` trains either kind.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from rs_assistant.worker.adaptation.captioner.roles import ROLES
from rs_assistant.worker.adaptation.encoder.backbone import GRID_CHANNELS
from rs_assistant.worker.adaptation.encoder.text import SENTENCE

CELLS = 49


@dataclass
class CaptionConfig:
    minutes: float = 15.0
    reward_minutes: float = 12.0
    width: int = 256
    heads: int = 8
    layers: int = 3
    inner: int = 1024
    longest: int = 28
    batch: int = 48  # images
    per_image: int = 2  # captions of each, at most; the same sentence counts once
    samples: int = 5  # of each image in self-critical training
    lr: float = 6e-4
    lr_reward: float = 4e-5
    dropout: float = 0.15
    smoothing: float = 0.05
    rare: int = 3  # words seen less often are unknown
    seed: int = 2
    checked: float = 240.0  # seconds of training between two validations
    experts: bool = False  # feed-forward layers parted by role, behind a router
    routing: float = 0.1  # weight of the router's own loss


class Attention(nn.Module):
    """Multi-head attention whose keys and values may be given."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def split(self, x: Tensor) -> Tensor:
        b, t, w = x.shape
        return x.reshape(b, t, self.heads, w // self.heads).transpose(1, 2)  # (B, h, T, d)

    def keys(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return self.split(self.key(x)), self.split(self.value(x))

    def forward(self, x: Tensor, k: Tensor, v: Tensor, barred: Tensor | None = None) -> Tensor:
        q = self.split(self.query(x))
        score = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        if barred is not None:
            score = score + barred
        mixed = (score.softmax(-1) @ v).transpose(1, 2)
        return self.out(mixed.reshape(x.shape))


class Layer(nn.Module):
    """Pre-norm decoder layer."""

    def __init__(self, c: CaptionConfig):
        super().__init__()
        self.own = Attention(c.width, c.heads)
        self.cross = Attention(c.width, c.heads)
        self.up = nn.Linear(c.width, c.inner)
        self.down = nn.Linear(c.inner, c.width)
        self.norms = nn.ModuleList(nn.LayerNorm(c.width) for _ in range(3))
        self.drop = nn.Dropout(c.dropout)
        self.router = nn.Linear(c.width, len(ROLES)) if c.experts else None
        if self.router is not None:
            # At first every expert counts alike: the layer is what the dense one was.
            nn.init.zeros_(self.router.weight)
            nn.init.zeros_(self.router.bias)
            owner = torch.arange(c.inner) * len(ROLES) // c.inner
            self.register_buffer("owned", functional.one_hot(owner, len(ROLES)).float().T)

    def finish(self, x: Tensor, mk: Tensor, mv: Tensor) -> tuple[Tensor, Tensor | None]:
        """Cross-attention and feed-forward; the router's logits (B, T, roles) where there is one.

        Each expert owns a third of the inner units; the router scales them by its probabilities.
        """
        x = x + self.drop(self.cross(self.norms[1](x), mk, mv))
        h = self.norms[2](x)
        inner = functional.gelu(self.up(h))
        routed = None
        if self.router is not None:
            routed = self.router(h)
            inner = inner * (len(ROLES) * routed.softmax(-1) @ self.owned)
        return x + self.drop(self.down(inner)), routed


class Captioner(nn.Module):
    """Grid (N, 320, 7, 7) and embedding (N, 384) -> words."""

    def __init__(self, vocabulary: list[str], c: CaptionConfig):
        super().__init__()
        self.vocabulary = vocabulary
        self.c = c
        self.bring = nn.Linear(GRID_CHANNELS, 2 * c.width)
        self.settle = nn.Linear(2 * c.width, c.width)
        self.whole = nn.Linear(SENTENCE, c.width)
        self.place = nn.Parameter(torch.randn(CELLS + 1, c.width) * 0.02)
        self.memory_norm = nn.LayerNorm(c.width)
        self.words = nn.Embedding(len(vocabulary), c.width)
        self.positions = nn.Parameter(torch.randn(c.longest + 2, c.width) * 0.02)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))
        self.norm = nn.LayerNorm(c.width)
        self.drop = nn.Dropout(c.dropout)
        nn.init.normal_(self.words.weight, std=0.05)

    def memory(self, grid: Tensor, embedding: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Keys and values (N, h, 50, d) of each layer's cross-attention."""
        cells = grid.flatten(2).transpose(1, 2)  # (N, 49, 320)
        cells = self.settle(functional.gelu(self.bring(cells / 3.0)))
        whole = self.whole(embedding * 8.0)[:, None]
        m = self.memory_norm(torch.cat([whole, cells], 1) + self.place)
        m = self.drop(m)
        return [layer.cross.keys(m) for layer in self.layers]

    def logits(self, x: Tensor) -> Tensor:
        return functional.linear(self.norm(x), self.words.weight)

    def forward(
        self, tokens: Tensor, memory: list[tuple[Tensor, Tensor]]
    ) -> tuple[Tensor, list[Tensor]]:
        """tokens (B, T) -> logits (B, T, V) by teacher forcing, and what each layer's router says
        (B, T, roles); no routers, no list."""
        t = tokens.shape[1]
        routings: list[Tensor] = []
        x = self.drop(self.words(tokens) * 4.0 + self.positions[:t])
        future = torch.full((t, t), -1e4).triu(1)
        for layer, (mk, mv) in zip(self.layers, memory, strict=True):
            h = layer.norms[0](x)
            k, v = layer.own.keys(h)
            x = x + layer.drop(layer.own(h, k, v, future))
            x, routed = layer.finish(x, mk, mv)
            routings += [] if routed is None else [routed]
        return self.logits(x), routings

    def step(
        self,
        token: Tensor,
        position: Tensor,
        memory: list[tuple[Tensor, Tensor]],
        past: list[tuple[Tensor, Tensor]] | None,
    ) -> tuple[Tensor, list[tuple[Tensor, Tensor]]]:
        """One word further. token (B,), position () -> logits (B, V) and the grown past."""
        x = (self.words(token) * 4.0 + self.positions[position])[:, None]
        grown = []
        for i, (layer, (mk, mv)) in enumerate(zip(self.layers, memory, strict=True)):
            h = layer.norms[0](x)
            k, v = layer.own.keys(h)
            if past is not None:
                k = torch.cat([past[i][0], k], 2)
                v = torch.cat([past[i][1], v], 2)
            grown.append((k, v))
            x = x + layer.own(h, k, v)
            x, _ = layer.finish(x, mk, mv)
        return self.logits(x)[:, 0], grown


def load_captioner(path: Path, experts: bool | None = None) -> Captioner:
    """The best weights of a checkpoint, in evaluation mode.

    `experts` True parts a dense checkpoint's layers among experts that start out as one: the
    same function, ready to be trained apart.
    """
    stored = torch.load(path, map_location="cpu", weights_only=True)
    config = CaptionConfig(**stored["config"])
    if experts is not None:
        config = replace(config, experts=experts)
    model = Captioner(stored["vocabulary"], config)
    added = {name for name in model.state_dict() if ".router." in name or name.endswith(".owned")}
    missing, unknown = model.load_state_dict(stored["model"], strict=False)
    if unknown or not set(missing) <= added:
        raise ValueError(f"not a captioner's checkpoint: {path}")
    return model.eval()


def save(path: Path, model: Captioner, figures: dict[str, float]) -> None:
    """Write a checkpoint that `load_captioner` reads."""
    torch.save(
        {
            "model": model.state_dict(),
            "vocabulary": model.vocabulary,
            "config": asdict(model.c),
            "figures": figures,
        },
        path.with_suffix(".tmp"),
    )
    path.with_suffix(".tmp").replace(path)
