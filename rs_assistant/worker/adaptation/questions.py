# SPDX-License-Identifier: GPL-2.0-or-later
"""The question head: presence, counts and places on chips, from what all the other models find.

Small linear models, fitted in seconds; gathering the evidence takes minutes, because every chip
is looked at by the very code that answers questions. So this stage comes after the pixel models
were exported, and again whenever one of them changes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from rs_assistant.engine.requests import View
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pictures.examples import read_rows
from rs_assistant.worker.adaptation.pictures.public_sets import load_ucm
from rs_assistant.worker.assistant.asked import understood
from rs_assistant.worker.assistant.chip import ASSUMED, chip_evidence
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.models.question_head import (
    GROUPS,
    MOST,
    ChipEvidence,
    count_features,
    group_of,
    location_features,
    presence_features,
)
from rs_assistant.worker.models.registry import Registry

KINDS = ("presence", "count", "location")
PENALTIES = {"presence": 1e-3, "location": 3e-4}
COUNT_RIDGE = 5.0
COUNT_SPREAD = 0.2  # of the logarithm of a count around what is expected
PRIOR = 3.0  # how far answers that nobody gave are possible
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True, eq=False)
class Asked:
    """One question about a chip."""

    seen: ChipEvidence
    thing: str
    answer: str
    validation: bool


def number_of(words: str) -> int | None:
    """``about twenty-eight`` → 28; None for what is no number."""
    total = 0
    for word in re.sub(r"^about ", "", words).replace("-", " ").split():
        if word in UNITS:
            total += UNITS.index(word)
        elif word in TENS:
            total += 10 * (TENS.index(word) + 2)
        else:
            return None
    return total


def looked_at(data: Path, pack: Path, threads: int) -> dict[str, ChipEvidence]:
    """Evidence of every chip that has questions of the three kinds, by its name."""
    registry = Registry([pack], threads)
    models = registry.models("starter")
    found: dict[str, ChipEvidence] = {}
    for example in load_ucm(data):
        if any(q["type"] in KINDS for q in example.questions):
            view = View(np.ascontiguousarray(example.pixels), metres_per_pixel=ASSUMED)
            found[example.name] = chip_evidence(Look(view, models))
    return found


def asked_of(data: Path, evidence: dict[str, ChipEvidence]) -> dict[str, list[Asked]]:
    """The questions by kind, understood as the assistant understands them."""
    found: dict[str, list[Asked]] = {kind: [] for kind in KINDS}
    for row in read_rows(data / "ucm" / "annotations.jsonl"):
        for question in row.get("qa", []):
            asked = understood(question["question"])
            if asked.kind in KINDS and row["image"] in evidence and asked.phrase:
                answer = question["answer"].lower().strip()
                seen = evidence[row["image"]]
                found[asked.kind].append(Asked(seen, asked.phrase, answer, row["split"] == "val"))
    return found


def fit(features: Tensor, target: Tensor, classes: int, penalty: float) -> tuple[Tensor, Tensor]:
    """Multinomial logistic regression with a ridge penalty."""
    weight = torch.zeros(features.shape[1], classes, requires_grad=True)
    bias = torch.zeros(classes, requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=120, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        total = (
            functional.cross_entropy(features @ weight + bias, target) + penalty * (weight**2).sum()
        )
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)
    return weight.detach(), bias.detach()


def classified(kind: str, items: list[Asked]) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """Arrays of the presence or the location model, and its figures."""
    train = [a for a in items if not a.validation]
    answers, things = sorted({a.answer for a in train}), sorted({a.thing for a in train})
    features = presence_features if kind == "presence" else location_features
    rows = torch.tensor(np.stack([features(a.seen, a.thing, things) for a in items])).float()
    held = torch.tensor([a.validation for a in items])
    goal = torch.tensor([answers.index(a.answer) for a in train])
    weight, bias = fit(rows[~held], goal, len(answers), PENALTIES[kind])
    said = [answers[j] for j in (rows[held] @ weight + bias).argmax(-1).tolist()]
    right = [s == a.answer for s, a in zip(said, (a for a in items if a.validation), strict=True)]
    arrays = {
        f"{kind}_weight": weight.numpy().astype(np.float16),
        f"{kind}_bias": bias.numpy(),
        f"{kind}_answers": np.array(answers),
        f"{kind}_things": np.array(things),
    }
    return arrays, {"questions": len(right), "accuracy": round(float(np.mean(right)), 3)}


def counted(items: list[Asked]) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """Arrays of the count model: a ridge regression of the logarithm, and what is ever answered."""
    known = [(a, n) for a in items if (n := number_of(a.answer)) is not None and n < MOST]
    train = [(a, n) for a, n in known if not a.validation]
    rows = np.stack([count_features(a.seen, a.thing) for a, _ in train]).astype(np.float64)
    goal = np.log1p([n for _, n in train])
    centre, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled = (rows - centre) / spread  # the constant vanishes here and comes back below
    weight = np.linalg.solve(
        scaled.T @ scaled + COUNT_RIDGE * np.eye(rows.shape[1]), scaled.T @ (goal - goal.mean())
    )
    weight /= spread
    weight[-1] = goal.mean() - centre[:-1] @ weight[:-1]
    prior = np.zeros((len(GROUPS), MOST))
    for group in range(len(GROUPS)):
        given = Counter(n for a, n in train if group_of(a.thing) == group)
        total = sum(given.values())
        prior[group] = [(given[n] + 0.3 * PRIOR) / (total + 30 * PRIOR) for n in range(MOST)]
    right, near = [], []
    for a, n in known:
        if a.validation:
            off = (np.log1p(np.arange(MOST)) - count_features(a.seen, a.thing) @ weight) / (
                COUNT_SPREAD
            )
            said = int((np.log(prior[group_of(a.thing)]) - off**2 / 2).argmax())
            right.append(said == n)
            near.append(abs(said - n) <= max(1, 0.2 * n))
    arrays = {
        "count_weight": weight.astype(np.float32),
        "count_spread": np.array(COUNT_SPREAD, np.float32),
        "count_prior": np.log(prior).astype(np.float32),
        "count_things": np.array(sorted({a.thing for a, _ in train})),
    }
    return arrays, {
        "questions": len(right),
        "accuracy": round(float(np.mean(right)), 3),
        "within a fifth": round(float(np.mean(near)), 3),
    }


def train(data: Path, evidence: dict[str, ChipEvidence], pack: Path) -> dict[str, Any]:
    """Fit all three, write `questions.npz` and the card's figures; returns the figures."""
    items = asked_of(data, evidence)
    if not all(items.values()):
        print("no questions of every kind in the data: the question head stays as it is")
        return {}
    arrays: dict[str, NDArray[Any]] = {}
    figures: dict[str, Any] = {}
    for kind in KINDS:
        part, figures[kind] = (
            counted(items[kind]) if kind == "count" else classified(kind, items[kind])
        )
        arrays.update(part)
    np.savez_compressed(pack / "questions.npz", **arrays)  # type: ignore[arg-type]
    path = pack / "see.card.json"
    card = json.loads(path.read_text("utf-8"))
    card["figures"]["questions"] = figures
    write_card(path, card)
    print(figures, flush=True)
    return figures
