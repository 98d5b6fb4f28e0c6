# SPDX-License-Identifier: GPL-2.0-or-later
"""After the encoder: calibration of its heads, and the question head, on validation rows only.

Scene and kind logits get one temperature each, label logits a gain and a bias each (Platt 1999),
so that probabilities mean what they say. The question head answers counts and places as far as a
small linear model over the evidence can; presence and theme are read from labels and scenes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from . import augment
from .data import Example, load_examples
from .encoder import DualEncoder, label_targets, load_encoder, scene_targets, to_tensor
from .vocabulary import KINDS, LABELS, SCENE_NAMES, scene_vocabulary

QUESTION = re.compile(
    r"^(?:how many (?P<count>.+?) (?:are )?in the picture|"
    r"what is the location of (?:the )?(?P<location>.+?) in this picture)\??$"
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
    """The temperature with the least negative log-likelihood."""
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


def parse_question(question: str) -> tuple[str, str] | None:
    """(type, object) of a count or location question, else None."""
    match = QUESTION.match(question.lower().strip())
    if not match:
        return None
    kind = "count" if match["count"] else "location"
    return kind, str(match[kind]).strip()


def question_features(
    evidence: Evidence, rows: list[int], things: list[str], vocabulary: list[str]
) -> Tensor:
    """(N, F): embedding, scene and label evidence, and which thing is asked for."""
    asked = torch.zeros(len(rows), len(vocabulary))
    for r, thing in enumerate(things):
        if thing in vocabulary:
            asked[r, vocabulary.index(thing)] = 2.0
    take = torch.tensor(rows)
    return torch.cat(
        [
            evidence.embedding[take] * 4,
            evidence.scene[take].softmax(-1),
            evidence.label[take].sigmoid(),
            asked,
        ],
        1,
    )


def fit(features: Tensor, target: Tensor, classes: int, penalty: float) -> tuple[Tensor, Tensor]:
    """Multinomial logistic regression with a ridge penalty."""
    weight = torch.zeros(features.shape[1], classes, requires_grad=True)
    bias = torch.zeros(classes, requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=150, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        total = (
            functional.cross_entropy(features @ weight + bias, target) + penalty * (weight**2).sum()
        )
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)
    return weight.detach(), bias.detach()


def train_questions(
    checkpoint: Path, data: Path, target: Path, calibration: dict[str, Any]
) -> dict[str, Any]:
    """Fit the count and location heads on UCM; writes `questions.npz`; validation figures.

    They see evidence as the worker gives it, that is calibrated.
    """
    model = load_encoder(checkpoint)
    examples = load_examples(data, ["ucm"])
    blank = np.full((224, 224, 3), 127, np.uint8)
    evidence = collect(model, [e.pixels for e in examples] + [blank])
    evidence.scene /= calibration["scene_temperature"]
    evidence.label *= torch.tensor(calibration["label_gain"])
    evidence.label += torch.tensor(calibration["label_bias"])
    figures: dict[str, Any] = {}
    arrays: dict[str, Any] = {}
    for kind in ("count", "location"):
        asked = [
            (i, found[1], q["answer"].lower().strip())
            for i, e in enumerate(examples)
            for q in e.questions
            if q["type"] == kind and (found := parse_question(q["question"])) is not None
        ]
        train = [a for a in asked if examples[a[0]].split == "train"]
        val = [a for a in asked if examples[a[0]].split == "val"]
        answers = sorted({a[2] for a in train})
        things = sorted({a[1] for a in train})

        def features(items: list[tuple[int, str, str]], blanked: bool = False) -> Tensor:
            rows = [len(examples) if blanked else a[0] for a in items]
            return question_features(evidence, rows, [a[1] for a in items], things)  # noqa: B023

        goal = torch.tensor([answers.index(a[2]) for a in train])
        x = features(train)
        best: tuple[float, float] = (-1.0, 1e-3)
        folds = torch.arange(len(train)) % 5
        for penalty in (3e-4, 1e-3, 3e-3, 1e-2):
            right = 0.0
            for fold in range(5):
                w, b = fit(x[folds != fold], goal[folds != fold], len(answers), penalty)
                right += float(((x[folds == fold] @ w + b).argmax(-1) == goal[folds == fold]).sum())
            best = max(best, (right / len(train), penalty))
        w, b = fit(x, goal, len(answers), best[1])

        def accuracy(scores: Tensor) -> float:
            said = [answers[j] for j in scores.argmax(-1).tolist()]  # noqa: B023
            return sum(s == a[2] for s, a in zip(said, val, strict=True)) / max(len(val), 1)  # noqa: B023

        figures[kind] = {
            "questions": len(val),
            "accuracy": round(accuracy(features(val) @ w + b), 3),
            "question only": round(accuracy(features(val, True) @ w + b), 3),
            "cross-validated on train": round(best[0], 3),
        }
        arrays[f"{kind}_weight"] = w.numpy().astype(np.float16)
        arrays[f"{kind}_bias"] = b.numpy()
        arrays[f"{kind}_answers"] = np.array(answers)
        arrays[f"{kind}_things"] = np.array(things)
    target.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target / "questions.npz", **arrays)
    figures["presence"], figures["theme"] = presence_and_theme(examples, evidence)
    return figures


def presence_and_theme(examples: list[Example], evidence: Evidence) -> tuple[Any, Any]:
    """How well labels and scenes answer the other two types on validation."""
    index = {n: j for j, n in enumerate(LABELS)}
    scenes = scene_vocabulary()
    own = sorted({scenes.index(s) for s in SCENE_NAMES["ucm"].values()})
    right, total, themes, all_themes = 0, 0, 0, 0
    for i, e in enumerate(examples):
        if e.split != "val":
            continue
        for q in e.questions:
            if q["type"] == "presence":
                name = "airplane" if "airplane" in q["question"] else "trees"
                said = "yes" if float(evidence.label[i, index[name]]) > 0 else "no"
                right += said == q["answer"]
                total += 1
            elif q["type"] == "theme":
                best = scenes[own[int(evidence.scene[i, own].argmax())]]
                truth = q["answer"]
                same = {"baseball field": "baseball diamond"}.get(best, best)
                themes += same == truth
                all_themes += 1
    return round(right / max(total, 1), 3), round(themes / max(all_themes, 1), 3)
