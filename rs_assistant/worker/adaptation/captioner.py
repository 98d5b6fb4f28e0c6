# SPDX-License-Identifier: GPL-2.0-or-later
"""The captioner: a small Transformer decoder over the encoder's grid, with a style start token.

Its feed-forward layers can be parted into experts for theme, objects and relations behind a
router (RS-MoE's idea at the size of a laptop); `captioner_training` trains either kind.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from .backbone import GRID_CHANNELS
from .data import Example
from .features import Features
from .roles import ROLES
from .scores import bleu, cider, words_of
from .text import SENTENCE

STYLES = ["rsicd", "ucm"]
PAD, END, UNKNOWN = 0, 1, 2
MARKS = ["<pad>", "<end>", "<unk>", *(f"<{s}>" for s in STYLES)]
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


def build_vocabulary(examples: list[Example], rare: int) -> list[str]:
    """Marks, then the words of the training captions, most frequent first."""
    counts = Counter(
        w
        for e in examples
        if e.split == "train" and e.voice
        for c in e.captions
        for w in words_of(c)
    )
    return [
        *MARKS,
        *sorted((w for w, n in counts.items() if n >= rare), key=lambda w: (-counts[w], w)),
    ]


def encoded(captions: list[str], index: dict[str, int], longest: int) -> list[list[int]]:
    """Word numbers of each caption, ended."""
    return [[*(index.get(w, UNKNOWN) for w in words_of(c)[: longest - 1]), END] for c in captions]


def spoken(
    model: Captioner, memory: list[tuple[Tensor, Tensor]], style: Tensor, sample: bool = False
) -> Tensor:
    """Words (B, T), most likely or drawn; marks are never said, after END everything is END."""
    token, past = style, None
    done = torch.zeros(len(style), dtype=torch.bool)
    out = []
    for position in range(model.c.longest):
        logits, past = model.step(token, torch.tensor(position), memory, past)
        logits = logits.float()
        logits[:, [PAD, UNKNOWN, *range(3, len(MARKS))]] = -1e4
        if sample:
            token = torch.multinomial(logits.softmax(-1), 1)[:, 0]
        else:
            token = logits.argmax(-1)
        token = torch.where(done, torch.full_like(token, END), token)
        out.append(token)
        done |= token == END
        if bool(done.all()):
            break
    return torch.stack(out, 1)


def repeated(memory: list[tuple[Tensor, Tensor]], times: int) -> list[tuple[Tensor, Tensor]]:
    """Every picture's memory `times` times in a row."""
    return [(k.repeat_interleave(times, 0), v.repeat_interleave(times, 0)) for k, v in memory]


def as_words(row: list[int], vocabulary: list[str]) -> list[str]:
    """Words up to END."""
    return [vocabulary[t] for t in row[: row.index(END) if END in row else len(row)]]


def validate(
    model: Captioner, features: Features, examples: list[Example], limit: int = 400
) -> dict[str, float]:
    """Greedy captions of validation pictures; RSICD on those with three distinct captions."""
    model.eval()
    figures: dict[str, float] = {}
    for s, style in enumerate(STYLES):
        rows = [
            i
            for i, e in enumerate(examples)
            if e.voice == style
            and e.split == "val"
            and (style == "ucm" or e.own or len(set(e.captions)) >= 3)
        ][:limit]
        if not rows:
            continue
        texts: list[str] = []
        with torch.no_grad():
            for at in range(0, len(rows), 100):
                part = torch.tensor(rows[at : at + 100])
                memory = model.memory(
                    features.grid[part, 0].float(), features.embedding[part, 0].float()
                )
                words = spoken(model, memory, torch.full((len(part),), 3 + s))
                texts += [" ".join(as_words(r, model.vocabulary)) for r in words.tolist()]
        refs = [examples[i].captions for i in rows]
        figures[f"{style}.CIDEr"] = cider(texts, refs)
        figures[f"{style}.BLEU-4"] = bleu(texts, refs)[3]
        figures[f"{style}.distinct"] = len(set(texts)) / max(len(texts), 1)
        figures[f"{style}.words"] = sum(len(t.split()) for t in texts) / max(len(texts), 1)
    model.train()
    return figures


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
