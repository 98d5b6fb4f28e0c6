# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the captioner on cached grids: cross-entropy, a reward, and experts against one.

The encoder stays as it is (RS-CapRet's recipe): grids of a few views of each training image are
computed once, so that training costs minutes. First cross-entropy, then self-critical training
on CIDEr (Rennie et al. 2017) with the mean of the other samples as baseline. `compare` goes on
from one checkpoint with a dense decoder and with experts side by side, on the same batches.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from rs_assistant.worker.adaptation.captioner.figures import repeated, spoken, validate
from rs_assistant.worker.adaptation.captioner.net import (
    CaptionConfig,
    Captioner,
    load_captioner,
    save,
)
from rs_assistant.worker.adaptation.captioner.roles import NOBODY, roles_of
from rs_assistant.worker.adaptation.captioner.scores import Cider, words_of
from rs_assistant.worker.adaptation.captioner.words import (
    END,
    MARKS,
    PAD,
    STYLES,
    UNKNOWN,
    as_words,
    build_vocabulary,
    encoded,
)
from rs_assistant.worker.adaptation.encoder.features import (
    Features,
    cached_features,
    renewed,
    turned,
)
from rs_assistant.worker.adaptation.encoder.net import load_encoder
from rs_assistant.worker.adaptation.encoder.pace import Pace
from rs_assistant.worker.adaptation.pictures.examples import Example
from rs_assistant.worker.adaptation.pictures.folders import load_examples

IGNORED = -100  # cross_entropy's mark for words that do not count


@dataclass
class Lessons:
    """Captioned examples, their features, and their captions as numbers and as roles."""

    examples: list[Example]
    features: Features
    coded: list[list[list[int]]]
    roles: list[list[list[int]]]
    train: np.ndarray

    @classmethod
    def of(
        cls, examples: list[Example], features: Features, vocabulary: list[str], longest: int
    ) -> Lessons:
        """Everything that does not change while training."""
        index = {w: i for i, w in enumerate(vocabulary)}
        return cls(
            examples,
            features,
            [encoded(e.captions, index, longest) for e in examples],
            [
                [[*roles_of(words_of(c)[: longest - 1], e.scene), NOBODY] for c in e.captions]
                for e in examples
            ],
            np.array([i for i, e in enumerate(examples) if e.split == "train"]),
        )


@dataclass
class Batch:
    """Pictures (N) and sentences (B) of them; `of` says whose each sentence is."""

    grid: Tensor  # (N, 320, 7, 7)
    whole: Tensor  # (N, 384)
    of: Tensor  # (B,)
    given: Tensor  # (B, T) words so far, a few of them hidden
    goal: Tensor  # (B, T) next words, IGNORED where they don't count
    roles: Tensor  # (B, T) whose words these are, IGNORED for nobody's


def drawn(lessons: Lessons, c: CaptionConfig, rng: np.random.Generator) -> Batch:
    """`c.batch` training pictures with up to `c.per_image` different sentences each."""
    pick = rng.choice(lessons.train, min(c.batch, len(lessons.train)), replace=False)
    view = torch.from_numpy(rng.integers(0, lessons.features.grid.shape[1], len(pick)))
    here = torch.from_numpy(pick)
    chosen: list[tuple[list[int], list[int]]] = []
    owner: list[int] = []
    for r, i in enumerate(pick):
        said: list[list[int]] = []
        for j in rng.permutation(len(lessons.coded[i])):
            words = lessons.coded[i][j]
            if words not in said and len(said) < c.per_image:
                said.append(words)
                chosen.append((words, lessons.roles[i][j]))
                owner.append(r)
    of = torch.tensor(owner)
    longest = max(len(words) for words, _ in chosen)
    goal = torch.full((len(chosen), longest), IGNORED)
    roles = torch.full((len(chosen), longest), IGNORED)
    for r, (words, whose) in enumerate(chosen):
        goal[r, : len(words)] = torch.tensor(words)
        roles[r, : len(words)] = torch.tensor(whose)
    style = torch.tensor([3 + STYLES.index(lessons.examples[i].voice) for i in pick])[of]
    given = torch.cat([style[:, None], goal[:, :-1].clamp(min=0)], 1)
    # a twentieth of the words is hidden: the picture has to tell
    hidden = torch.rand(given.shape) < 0.05
    hidden[:, 0] = False
    whole = lessons.features.embedding[here, view].float()
    whole = whole * (torch.rand(len(here), 1) > 0.1)  # it may be missing later, too
    return Batch(
        turned(lessons.features.grid[here, view].float(), rng),
        whole,
        of,
        given.masked_fill(hidden, UNKNOWN),
        goal.masked_fill(goal == UNKNOWN, IGNORED),
        roles.masked_fill(roles == NOBODY, IGNORED),
    )


def lesson_loss(model: Captioner, batch: Batch, c: CaptionConfig) -> dict[str, Tensor]:
    """Cross-entropy of the words, and of the routers where the model has experts."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        memory = model.memory(batch.grid, batch.whole)
        logits, routings = model(batch.given, [(k[batch.of], v[batch.of]) for k, v in memory])
    losses = {
        "words": functional.cross_entropy(
            logits.float().flatten(0, 1), batch.goal.flatten(), label_smoothing=c.smoothing
        )
    }
    if routings:
        whose = batch.roles.flatten()
        each = [functional.cross_entropy(r.float().flatten(0, 1), whose) for r in routings]
        losses["roles"] = c.routing * torch.stack(each).mean()
    return losses


def cross_entropy(
    models: dict[Path, Captioner],
    lessons: Lessons,
    c: CaptionConfig,
    rng: np.random.Generator,
    warm_up: int = 200,
) -> dict[Path, dict[str, float]]:
    """Teacher forcing with a cosine schedule over `c.minutes`, all models on the same batches.

    Each model's averaged weights go to its path; returns their last validation figures.
    """
    optimizers = {
        path: torch.optim.AdamW(m.parameters(), lr=c.lr, weight_decay=0.02, betas=(0.9, 0.98))
        for path, m in models.items()
    }
    paces = {path: Pace(m, c.minutes, 0.998, every=c.checked) for path, m in models.items()}
    lead = next(iter(paces.values()))
    figures: dict[Path, dict[str, float]] = {}
    for model in models.values():
        model.train()
    while not lead.over:
        rate = c.lr * lead.rate(warm_up, 0.03)
        batch = drawn(lessons, c, rng)
        for path, model in models.items():
            optimizer = optimizers[path]
            for group in optimizer.param_groups:
                group["lr"] = rate
            losses = lesson_loss(model, batch, c)
            optimizer.zero_grad(set_to_none=True)
            torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            paces[path].took({k: float(v.detach()) for k, v in losses.items()}, 50)
        if lead.due():
            for path, model in models.items():
                with paces[path].average():
                    figures[path] = validate(model, lessons.features, lessons.examples)
                    save(path, model, figures[path])
                print(path.stem, {k: round(v, 3) for k, v in figures[path].items()}, flush=True)
                model.train()
            for pace in paces.values():
                pace.looked()
    return figures


def prepared(data: Path, encoder: Path, seed: int) -> tuple[list[Example], Features]:
    """The captioned examples and their features, with `encoder`'s newest heads."""
    everything = load_examples(data)
    features = cached_features(encoder, everything, seed, encoder.parent / "features.pt")
    mine = [i for i, e in enumerate(everything) if e.voice]
    features = Features(features.grid[mine], features.embedding[mine])
    return [everything[i] for i in mine], renewed(load_encoder(encoder), features)


def train(data: Path, out: Path, encoder: Path, c: CaptionConfig) -> None:
    """Cross-entropy, then self-critical training; writes `caption_ce.pt` and `captioner.pt`.

    Where `out` holds `earlier.pt`, a captioner of an encoder before this one with the same
    vocabulary, training starts from it instead of from nothing.
    """
    torch.manual_seed(c.seed)
    rng = np.random.default_rng(c.seed)
    out.mkdir(parents=True, exist_ok=True)
    examples, features = prepared(data, encoder, c.seed)
    vocabulary = build_vocabulary(examples, c.rare)
    lessons = Lessons.of(examples, features, vocabulary, c.longest)
    model, earlier = Captioner(vocabulary, c), out / "earlier.pt"
    if earlier.exists() and load_captioner(earlier).vocabulary == vocabulary:
        model = load_captioner(earlier).train()
    size = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"{len(vocabulary)} words, {size:.2f} M parameters", flush=True)
    path = out / "caption_ce.pt"
    if path.exists():
        model = load_captioner(path).train()
    else:
        cross_entropy({path: model}, lessons, c, rng)
    self_critical(model, lessons, c, rng, out / "captioner.pt")


def compare(data: Path, out: Path, encoder: Path, start: Path, c: CaptionConfig) -> None:
    """The ablation: `start` goes on as one dense decoder and as experts, on the same batches.

    Writes `dense.pt` and `experts.pt` and prints their figures beside those of `start`.
    """
    torch.manual_seed(c.seed)
    out.mkdir(parents=True, exist_ok=True)
    examples, features = prepared(data, encoder, c.seed)
    arms = {out / "dense.pt": False, out / "experts.pt": True}
    models = {path: load_captioner(start, experts=experts) for path, experts in arms.items()}
    dense = models[out / "dense.pt"]
    lessons = Lessons.of(examples, features, dense.vocabulary, dense.c.longest)
    before = validate(dense, features, examples)
    figures = {Path("start"): before}
    figures |= cross_entropy(models, lessons, c, np.random.default_rng(c.seed), warm_up=60)
    for path, row in figures.items():
        size = sum(p.numel() for p in models.get(path, dense).parameters()) / 1e6
        print(f"{path.stem:8s} {size:.2f} M { ({k: round(v, 3) for k, v in row.items()}) }")


def self_critical(
    model: Captioner,
    lessons: Lessons,
    c: CaptionConfig,
    rng: np.random.Generator,
    path: Path,
) -> None:
    """Policy gradient on CIDEr; a little cross-entropy keeps the sentences sentences.

    The best validation state is kept, so degenerate sentences cannot win: BLEU-4 and the share
    of distinct captions are watched beside CIDEr.
    """
    examples, features, coded = lessons.examples, lessons.features, lessons.coded
    scorers, references = {}, {}
    for style in STYLES:
        mine = [i for i, e in enumerate(examples) if e.voice == style and e.split == "train"]
        if not mine:
            continue
        scorers[style] = Cider([examples[i].captions for i in mine])
        references.update({i: scorers[style].prepare(examples[i].captions) for i in mine})
    # pictures whose five captions are one sentence teach a reward little
    rows = lessons.train
    chance = np.array([1.0 if len(set(examples[i].captions)) > 1 else 0.35 for i in rows])
    chance /= chance.sum()
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=c.lr_reward, weight_decay=0.0, betas=(0.9, 0.98)
    )
    figures = validate(model, features, examples)
    best = total_figure(figures)
    print("before", {k: round(v, 3) for k, v in figures.items()}, flush=True)
    save(path, model, figures)
    pace = Pace(model, c.reward_minutes, 0.98, every=150)
    k = c.samples
    while not pace.over:
        for group in optimizer.param_groups:
            group["lr"] = c.lr_reward * pace.rate(20, 0.1)
        pick = rng.choice(rows, min(c.batch, len(rows)), replace=False, p=chance)
        view = torch.from_numpy(rng.integers(0, features.grid.shape[1], len(pick)))
        here = torch.from_numpy(pick)
        grid, whole = (
            turned(features.grid[here, view].float(), rng),
            features.embedding[here, view].float(),
        )
        style = torch.tensor([3 + STYLES.index(examples[i].voice) for i in pick])
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            memory = repeated(model.memory(grid, whole), k)
            said = spoken(model, memory, style.repeat_interleave(k), sample=True)
        model.train()
        reward = torch.tensor(
            [
                scorers[examples[pick[r // k]].voice].score(
                    as_words(row, model.vocabulary), references[pick[r // k]]
                )
                for r, row in enumerate(said.tolist())
            ]
        ).reshape(-1, k)
        others = (reward.sum(1, keepdim=True) - reward) / (k - 1)
        gain = (reward - others).flatten()
        gain = gain / (gain.std() + 1e-3)
        given = torch.cat([style.repeat_interleave(k)[:, None], said[:, :-1]], 1)
        first_end = (said == END).cumsum(1)
        counted = ((first_end == 0) | ((first_end == 1) & (said == END))).float()
        truth = [coded[i][int(rng.integers(len(coded[i])))] for i in pick]
        goal = torch.full((len(truth), max(map(len, truth))), IGNORED)
        for r, words in enumerate(truth):
            goal[r, : len(words)] = torch.tensor(words)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            memory = model.memory(grid, whole)
            logits, _ = model(given, repeated(memory, k))
            plain, _ = model(torch.cat([style[:, None], goal[:, :-1].clamp(min=0)], 1), memory)
        logits = logits.float()
        logits[..., [PAD, UNKNOWN, *range(3, len(MARKS))]] = -1e4
        chosen = logits.log_softmax(-1).gather(-1, said[..., None])[..., 0]
        loss = -(gain[:, None] * chosen * counted).sum() / counted.sum()
        goal = goal.masked_fill(goal == UNKNOWN, IGNORED)
        loss = loss + 0.1 * functional.cross_entropy(plain.float().flatten(0, 1), goal.flatten())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        pace.took({"reward": float(reward.mean())}, 20)
        if pace.due():
            with pace.average():
                figures = validate(model, features, examples)
                print("val", {n: round(v, 3) for n, v in figures.items()}, flush=True)
                if total_figure(figures) > best:
                    best = total_figure(figures)
                    save(path, model, figures)
            model.train()


def total_figure(figures: dict[str, float]) -> float:
    """One number to choose a state by."""
    weights = {"rsicd": 1.0, "ucm": 0.3}
    return sum(
        weight * figures.get(f"{style}.{name}", 0.0)
        for style, weight in weights.items()
        for name in ("CIDEr", "BLEU-4")
    )
