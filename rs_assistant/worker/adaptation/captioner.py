# SPDX-License-Identifier: GPL-2.0-or-later
"""The captioner: a small Transformer decoder over the encoder's grid, with a style start token.

The encoder stays as it is (RS-CapRet's recipe): grids of a few views of each training image are
computed once, so that training costs minutes. First cross-entropy, then self-critical training
on CIDEr (Rennie et al. 2017) with the mean of the other samples as baseline.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .backbone import GRID_CHANNELS
from .data import Example, load_examples
from .encoder import load_encoder
from .features import Features, cached_features, renewed, turned
from .scores import Cider, bleu, cider, words_of
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

    def finish(self, x: Tensor, mk: Tensor, mv: Tensor) -> Tensor:
        """Cross-attention and feed-forward."""
        x = x + self.drop(self.cross(self.norms[1](x), mk, mv))
        return x + self.drop(self.down(functional.gelu(self.up(self.norms[2](x)))))


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

    def forward(self, tokens: Tensor, memory: list[tuple[Tensor, Tensor]]) -> Tensor:
        """tokens (B, T) -> logits (B, T, V), teacher forcing."""
        t = tokens.shape[1]
        x = self.drop(self.words(tokens) * 4.0 + self.positions[:t])
        future = torch.full((t, t), -1e4).triu(1)
        for layer, (mk, mv) in zip(self.layers, memory, strict=True):
            h = layer.norms[0](x)
            k, v = layer.own.keys(h)
            x = x + layer.drop(layer.own(h, k, v, future))
            x = layer.finish(x, mk, mv)
        return self.logits(x)

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
            x = layer.finish(x, mk, mv)
        return self.logits(x)[:, 0], grown


def build_vocabulary(examples: list[Example], rare: int) -> list[str]:
    """Marks, then the words of the training captions, most frequent first."""
    counts = Counter(
        w
        for e in examples
        if e.split == "train" and e.source in STYLES
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
            if e.source == style
            and e.split == "val"
            and (style == "ucm" or len(set(e.captions)) >= 3)
        ][:limit]
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


def load_captioner(path: Path) -> Captioner:
    """The best weights of a checkpoint, in evaluation mode."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    model = Captioner(stored["vocabulary"], CaptionConfig(**stored["config"]))
    model.load_state_dict(stored["model"])
    return model.eval()


def save(path: Path, model: Captioner, figures: dict[str, float]) -> None:
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


def train(data: Path, out: Path, encoder: Path, c: CaptionConfig) -> None:
    """Cross-entropy, then self-critical training; writes `caption_ce.pt` and `captioner.pt`."""
    torch.manual_seed(c.seed)
    rng = np.random.default_rng(c.seed)
    out.mkdir(parents=True, exist_ok=True)
    everything = load_examples(data)
    features = cached_features(encoder, everything, c.seed, encoder.parent / "features.pt")
    mine = [i for i, e in enumerate(everything) if e.source in STYLES]
    examples = [everything[i] for i in mine]
    features = Features(features.grid[mine], features.embedding[mine])
    features = renewed(load_encoder(encoder), features)
    vocabulary = build_vocabulary(examples, c.rare)
    model = Captioner(vocabulary, c)
    size = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"{len(vocabulary)} words, {size:.2f} M parameters", flush=True)
    path = out / "caption_ce.pt"
    if path.exists():
        model = load_captioner(path).train()
    else:
        cross_entropy(model, features, examples, c, rng, path)
    self_critical(model, features, examples, c, rng, out / "captioner.pt")


def cross_entropy(
    model: Captioner,
    features: Features,
    examples: list[Example],
    c: CaptionConfig,
    rng: np.random.Generator,
    path: Path,
) -> None:
    """Teacher forcing with a cosine schedule over `c.minutes`; keeps averaged weights."""
    index = {w: i for i, w in enumerate(model.vocabulary)}
    coded = [encoded(e.captions, index, c.longest) for e in examples]
    rows = np.array([i for i, e in enumerate(examples) if e.split == "train"])
    optimizer = torch.optim.AdamW(model.parameters(), lr=c.lr, weight_decay=0.02, betas=(0.9, 0.98))
    averaged = {k: v.clone() for k, v in model.state_dict().items()}
    spent, step, mean, last, checked = 0.0, 0, 0.0, time.monotonic(), 0.0
    model.train()
    while spent < c.minutes * 60:
        done = spent / (c.minutes * 60)
        for group in optimizer.param_groups:
            group["lr"] = (
                c.lr
                * min(1, (step + 1) / 200)
                * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * done)))
            )
        pick = rng.choice(rows, c.batch, replace=False)
        view = torch.from_numpy(rng.integers(0, features.grid.shape[1], c.batch))
        here = torch.from_numpy(pick)
        chosen: list[list[int]] = []
        owner: list[int] = []
        for r, i in enumerate(pick):
            said: list[list[int]] = []
            for j in rng.permutation(len(coded[i])):
                if coded[i][j] not in said and len(said) < c.per_image:
                    said.append(coded[i][j])
            chosen += said
            owner += [r] * len(said)
        of = torch.tensor(owner)
        longest = max(map(len, chosen))
        goal = torch.full((len(chosen), longest), -100)
        for r, words in enumerate(chosen):
            goal[r, : len(words)] = torch.tensor(words)
        style = torch.tensor([3 + STYLES.index(examples[i].source) for i in pick])
        style = style[of]
        given = torch.cat([style[:, None], goal[:, :-1].clamp(min=0)], 1)
        # a twentieth of the words is hidden: the picture has to tell
        hidden = torch.rand(given.shape) < 0.05
        hidden[:, 0] = False
        given = given.masked_fill(hidden, UNKNOWN)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            whole = features.embedding[here, view].float()
            whole = whole * (torch.rand(len(here), 1) > 0.1)  # it may be missing later, too
            memory = model.memory(turned(features.grid[here, view].float(), rng), whole)
            logits = model(given, [(k[of], v[of]) for k, v in memory])
        goal = goal.masked_fill(goal == UNKNOWN, -100)
        loss = functional.cross_entropy(
            logits.float().flatten(0, 1), goal.flatten(), label_smoothing=c.smoothing
        )
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        keep = min(0.998, (1 + step) / (10 + step))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                averaged[k].lerp_(v, 1 - keep)
        mean = 0.98 * mean + 0.02 * float(loss.detach()) if mean else float(loss.detach())
        now = time.monotonic()
        spent += min(now - last, 30.0)
        last = now
        if step % 50 == 0:
            print(f"{spent / 60:6.1f} min step {step} loss {mean:.3f}", flush=True)
        if spent - checked > 240 or spent >= c.minutes * 60:
            live = {k: v.clone() for k, v in model.state_dict().items()}
            model.load_state_dict(averaged)
            figures = validate(model, features, examples)
            print("val", {k: round(v, 3) for k, v in figures.items()}, flush=True)
            save(path, model, figures)
            if spent < c.minutes * 60:
                model.load_state_dict(live)
            last, checked = time.monotonic(), spent


def self_critical(
    model: Captioner,
    features: Features,
    examples: list[Example],
    c: CaptionConfig,
    rng: np.random.Generator,
    path: Path,
) -> None:
    """Policy gradient on CIDEr; a little cross-entropy keeps the sentences sentences.

    The best validation state is kept, so degenerate sentences cannot win: BLEU-4 and the share
    of distinct captions are watched beside CIDEr.
    """
    index = {w: i for i, w in enumerate(model.vocabulary)}
    coded = [encoded(e.captions, index, c.longest) for e in examples]
    scorers, prepared = {}, {}
    for style in STYLES:
        mine = [i for i, e in enumerate(examples) if e.source == style and e.split == "train"]
        scorers[style] = Cider([examples[i].captions for i in mine])
        prepared.update({i: scorers[style].prepare(examples[i].captions) for i in mine})
    # pictures whose five captions are one sentence teach a reward little
    rows = np.array([i for i, e in enumerate(examples) if e.split == "train"])
    chance = np.array([1.0 if len(set(examples[i].captions)) > 1 else 0.35 for i in rows])
    chance /= chance.sum()
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=c.lr_reward, weight_decay=0.0, betas=(0.9, 0.98)
    )
    figures = validate(model, features, examples)
    best = total_figure(figures)
    print("before", {k: round(v, 3) for k, v in figures.items()}, flush=True)
    save(path, model, figures)
    averaged = {k: v.clone() for k, v in model.state_dict().items()}
    spent, step, mean, last, checked = 0.0, 0, 0.0, time.monotonic(), 0.0
    k = c.samples
    while spent < c.reward_minutes * 60:
        done = spent / (c.reward_minutes * 60)
        for group in optimizer.param_groups:
            group["lr"] = (
                c.lr_reward
                * min(1, (step + 1) / 20)
                * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * done)))
            )
        pick = rng.choice(rows, c.batch, replace=False, p=chance)
        view = torch.from_numpy(rng.integers(0, features.grid.shape[1], c.batch))
        here = torch.from_numpy(pick)
        grid, whole = (
            turned(features.grid[here, view].float(), rng),
            features.embedding[here, view].float(),
        )
        style = torch.tensor([3 + STYLES.index(examples[i].source) for i in pick])
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            memory = repeated(model.memory(grid, whole), k)
            drawn = spoken(model, memory, style.repeat_interleave(k), sample=True)
        model.train()
        reward = torch.tensor(
            [
                scorers[examples[pick[r // k]].source].score(
                    as_words(row, model.vocabulary), prepared[pick[r // k]]
                )
                for r, row in enumerate(drawn.tolist())
            ]
        ).reshape(-1, k)
        others = (reward.sum(1, keepdim=True) - reward) / (k - 1)
        gain = (reward - others).flatten()
        gain = gain / (gain.std() + 1e-3)
        given = torch.cat([style.repeat_interleave(k)[:, None], drawn[:, :-1]], 1)
        first_end = (drawn == END).cumsum(1)
        counted = ((first_end == 0) | ((first_end == 1) & (drawn == END))).float()
        truth = [coded[i][int(rng.integers(len(coded[i])))] for i in pick]
        longest = max(map(len, truth))
        goal = torch.full((len(truth), longest), -100)
        for r, words in enumerate(truth):
            goal[r, : len(words)] = torch.tensor(words)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            memory = model.memory(grid, whole)
            logits = model(given, repeated(memory, k))
            plain = model(torch.cat([style[:, None], goal[:, :-1].clamp(min=0)], 1), memory)
        logits = logits.float()
        logits[..., [PAD, UNKNOWN, *range(3, len(MARKS))]] = -1e4
        chosen = logits.log_softmax(-1).gather(-1, drawn[..., None])[..., 0]
        loss = -(gain[:, None] * chosen * counted).sum() / counted.sum()
        goal = goal.masked_fill(goal == UNKNOWN, -100)
        loss = loss + 0.1 * functional.cross_entropy(plain.float().flatten(0, 1), goal.flatten())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        keep = min(0.98, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, v in model.state_dict().items():
                averaged[name].lerp_(v, 1 - keep)
        mean = 0.95 * mean + 0.05 * float(reward.mean()) if mean else float(reward.mean())
        now = time.monotonic()
        spent += min(now - last, 30.0)
        last = now
        if step % 20 == 0:
            print(f"{spent / 60:6.1f} min reward step {step} {mean:.3f}", flush=True)
        if spent - checked > 150 or spent >= c.reward_minutes * 60:
            live = {n: v.clone() for n, v in model.state_dict().items()}
            model.load_state_dict(averaged)
            figures = validate(model, features, examples)
            print("val", {n: round(v, 3) for n, v in figures.items()}, flush=True)
            if total_figure(figures) > best:
                best = total_figure(figures)
                save(path, model, figures)
            model.load_state_dict(live)
            last, checked = time.monotonic(), spent


def total_figure(figures: dict[str, float]) -> float:
    """One number to choose a state by."""
    return (
        figures["rsicd.CIDEr"]
        + figures["rsicd.BLEU-4"]
        + 0.3 * (figures["ucm.CIDEr"] + figures["ucm.BLEU-4"])
    )
