# SPDX-License-Identifier: GPL-2.0-or-later
"""The dual encoder: one image tower for every kind of evidence, tied to a frozen text encoder.

Image tower: EfficientNet-Lite0, its stem and first blocks frozen, the rest tuned. Its outputs are
an embedding shared with sentences, scene, label and kind logits, and the grid that the captioner
reads. Text tower: frozen MiniLM sentence embedding and a small residual projection.

Losses: contrastive over all captions of a batch and a bank of others, where near-duplicate
captions are no negatives; scene names as prompts; scene, label and kind heads. The schedule is a
cosine over a wall-clock budget, so that a training always ends with a usable model.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from . import augment
from .backbone import GRID_CHANNELS, HEAD_CHANNELS, MEAN, STD, Backbone, imagenet_backbone
from .data import Example, load_examples
from .pace import Pace
from .text import SENTENCE, embed_sentences
from .vocabulary import (
    CONFUSABLE,
    KINDS,
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


@dataclass
class EncoderConfig:
    minutes: float = 45.0
    batch: int = 64
    captions: int = 5  # per image and step
    bank: int = 704  # other captions as negatives
    same_text: float = 0.88  # captions closer than this are no negatives
    same_scene: float = 0.72  # the same, when the scene is the same
    frozen: int = 5  # blocks after the stem
    lr: float = 4e-4
    lr_heads: float = 1.5e-3
    decay: float = 0.03
    ema: float = 0.998
    drawn: float = 0.05  # share of maps, hillshades, blanks and cloud covers
    sizes: tuple[tuple[float, int], ...] = ((0.0, 160), (0.6, 192), (0.88, 224))
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "rsicd": 1.0,
            "ucm": 1.5,
            "eurosat": 0.9,
            "gid": 0.5,
            "vhr10": 0.5,
            "worldcover": 1.0,
            "clouds": 1.5,
        }
    )
    seed: int = 1


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


def to_tensor(batch: np.ndarray) -> Tensor:
    """uint8 (N, H, W, 3) -> normalised float (N, 3, H, W), channels last."""
    x = torch.from_numpy(np.ascontiguousarray(batch)).permute(0, 3, 1, 2).float()
    x = (x / 255.0 - MEAN) / STD
    return x.contiguous(memory_format=torch.channels_last)


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


def load_encoder(path: Path) -> DualEncoder:
    """The averaged weights of a training checkpoint, in evaluation mode."""
    model = DualEncoder()
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True)["ema"])
    return model.eval()


def train(data: Path, out: Path, c: EncoderConfig) -> None:
    """Trains for `c.minutes` of wall time; `out/encoder.pt` is the resumable checkpoint."""
    torch.manual_seed(c.seed)
    rng = np.random.default_rng(c.seed)
    out.mkdir(parents=True, exist_ok=True)
    examples = load_examples(data)
    known = Known(examples, out / "texts.pt", c)
    rows, bank = known.rows, known.bank
    print(f"{len(rows)} training images, {len(bank.sentences)} sentences", flush=True)

    model = fresh_encoder().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    model.backbone.stem.requires_grad_(False)
    for block in model.backbone.blocks[: c.frozen]:
        block.requires_grad_(False)
    trunk = [p for p in model.backbone.parameters() if p.requires_grad] + list(
        model.widen.parameters()
    )
    listed = {id(p) for p in trunk} | {id(p) for p in model.backbone.parameters()}
    heads = [p for p in model.parameters() if id(p) not in listed]
    groups = [{"params": trunk, "lr": c.lr}, {"params": heads, "lr": c.lr_heads}]
    optimizer = torch.optim.AdamW(groups, weight_decay=c.decay, betas=(0.9, 0.98))
    pace = Pace(model, c.minutes, c.ema, every=480)
    path = out / "encoder.pt"
    if path.exists():
        stored = torch.load(path, weights_only=True)
        model.load_state_dict(stored["model"])
        optimizer.load_state_dict(stored["optimizer"])
        pace.resume(stored["ema"], stored["step"], stored["spent"])
        print(f"resumed at step {pace.step}, {pace.spent / 60:.1f} min", flush=True)

    def save() -> None:
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
        state.update(ema=pace.averaged, step=pace.step, spent=pace.spent)  # type: ignore[call-arg]
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    saved = pace.spent
    model.train()
    while not pace.over:
        size = [s for start, s in c.sizes if pace.spent >= start * pace.seconds][-1]
        ramp = pace.rate(60, 0.02)
        for group, lr in zip(optimizer.param_groups, (c.lr, c.lr_heads), strict=True):
            group["lr"] = lr * ramp
        pick = rng.choice(rows, min(c.batch, len(rows)), replace=False, p=known.chance)
        drawn = max(1, round(c.batch * c.drawn))
        views = [augment.view_like(examples[i].pixels, size, rng) for i in pick]
        kinds = [KINDS.index(examples[i].kind) for i in pick]
        for _ in range(drawn):
            kind = KINDS[1 + int(rng.integers(4))]
            view = augment.draw(kind, size, rng)
            if kind == "cloud" and rng.random() < 0.5:
                view = augment.draw_cloud(size, rng, examples[rng.choice(rows)].pixels)
            views.append(view)
            kinds.append(KINDS.index(kind))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            got = model.images(to_tensor(np.stack(views)), c.frozen)
        losses = known.losses(model, got, pick, kinds, rng, c)
        total = torch.stack(list(losses.values())).sum()
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(trunk + heads, 5.0)
        optimizer.step()
        pace.took({k: float(loss.detach()) for k, loss in losses.items()}, 25)
        if pace.spent - saved > 150:
            save()
            saved = pace.spent
        if pace.due() and not pace.over:
            with pace.average():
                figures = validate(model, examples, bank)
            print("val", {k: round(v, 3) for k, v in figures.items()}, flush=True)
    save()
    model.load_state_dict(pace.averaged)
    print("final", {k: round(v, 4) for k, v in validate(model, examples, bank).items()}, flush=True)
