# SPDX-License-Identifier: GPL-2.0-or-later
"""Presence, counts and places of a single chip as annotators word them, by small linear models.

They weigh what the other experts found: the encoder's evidence, scores and places of vehicles and
ships, maps of buildings and roads. Only for single chips at about 0.3 m, as in the collection
that they learnt from; in a view, outlines and their positions answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.dual_encoder import Floats, softmax

CELLS = 8  # of the maps, a side
COARSE = 4  # cells a side of what a place is read from
SOURCES = ("ship", "vehicle", "building", "road")
# Words of what is asked for -> the map that shows it.
SHOWN = {
    "boat": "ship",
    "ship": "ship",
    "car": "vehicle",
    "truck": "vehicle",
    "mobile home": "building",
    "building": "building",
    "cross point": "road",
    "road": "road",
}
# Kinds of things that are counted, the narrower before the wider.
GROUPS = ("boat", "mobile home", "building", "red car", "yellow car", "car", "")
OWN = (0, 1, 2, 5)  # those with a regression of their own
MOST = 90  # counts beyond that are not guessed


@dataclass(frozen=True, eq=False)
class ChipEvidence:
    """What the experts found on one chip."""

    embedding: Floats  # (D,)
    scenes: Floats  # (S,) probabilities
    labels: Floats  # (L,) probabilities
    scores: Mapping[str, Floats]  # of vehicles and ships, (n,), down to low ones
    maps: Mapping[str, Floats]  # by SOURCES, (CELLS, CELLS): how much of it is where
    buildings: int  # outlined


def group_of(thing: str) -> int:
    """Position in GROUPS of the thing that is counted."""
    return next(i for i, name in enumerate(GROUPS) if name in thing)


def source_of(thing: str) -> str:
    """Which map shows a thing; empty when none does."""
    return next((SHOWN[word] for word in SHOWN if word in thing), "")


def asked_for(thing: str, things: list[str]) -> Floats:
    """Which of the known things is asked for, (T,)."""
    return np.array([2.0 * (thing == known) for known in things], np.float32)


def presence_features(seen: ChipEvidence, thing: str, things: list[str]) -> Floats:
    """What presence is read from."""
    return np.concatenate([seen.embedding * 4, seen.scenes, seen.labels, asked_for(thing, things)])


def location_features(seen: ChipEvidence, thing: str, things: list[str]) -> Floats:
    """What a place is read from: where the thing lies, and which way its rows run."""
    source = source_of(thing)
    fine = np.asarray(seen.maps.get(source, np.zeros((CELLS, CELLS))), np.float64)
    step = CELLS // COARSE
    coarse = fine.reshape(COARSE, step, COARSE, step).mean((1, 3))
    share = coarse / (coarse.sum() + 1e-3)
    across, down = np.abs(np.diff(fine, axis=1)).sum(), np.abs(np.diff(fine, axis=0)).sum()
    run = (across - down) / (across + down + 1e-6)
    mean = fine.mean() + 1e-3
    rows, columns = fine.mean(1).std() / mean, fine.mean(0).std() / mean
    which = np.array([2.0 * (source == name) for name in (*SOURCES, "")])
    parts = [
        share.ravel() * 3,
        share.sum(1) * 2,
        share.sum(0) * 2,
        np.array([run, rows, columns, rows - columns, float(coarse.sum() > 0)]),
        *(value * which for value in (run, rows - columns, rows, columns)),
        presence_features(seen, thing, things),
    ]
    return np.concatenate(parts).astype(np.float32)


def count_features(seen: ChipEvidence, thing: str) -> Floats:
    """What a count is read from: what was outlined, for each kind of thing on its own."""
    values: list[float] = []
    for name in ("vehicle", "ship"):
        scores = np.asarray(seen.scores.get(name, np.zeros(0)), np.float64)
        values += [float(np.log1p((scores > least).sum())) for least in (0.2, 0.3, 0.5)]
        values.append(float(np.log1p(scores.sum())))
    built = np.asarray(seen.maps["building"])
    values += [float(np.log1p(seen.buildings)), 3 * float(built.mean()), 3 * float(built.std())]
    kind = np.eye(len(GROUPS))[group_of(thing)]
    found = np.array(values)
    own = [found * kind[i] for i in OWN]
    return np.concatenate([found, kind, *own, [1.0]]).astype(np.float32)


class QuestionHead:
    """`questions.npz` of a pack."""

    def __init__(self, folder: Path) -> None:
        """Read the weights.

        Raises:
            ModelUnavailable: the file is missing or not understood.
        """
        try:
            with np.load(folder / "questions.npz", allow_pickle=False) as stored:
                self._read({name: stored[name] for name in stored.files})
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(
                "The question head is not in the pack.", "Reinstall the model pack.", str(error)
            ) from error

    def _read(self, stored: dict[str, NDArray[Any]]) -> None:
        self._classes: dict[str, tuple[Any, Any, list[str], list[str]]] = {
            kind: (
                stored[f"{kind}_weight"].astype(np.float32),
                stored[f"{kind}_bias"].astype(np.float32),
                [str(answer) for answer in stored[f"{kind}_answers"]],
                [str(thing) for thing in stored[f"{kind}_things"]],
            )
            for kind in ("presence", "location")
        }
        self._things = {kind: parts[3] for kind, parts in self._classes.items()}
        self._things["count"] = [str(thing) for thing in stored["count_things"]]
        self._count_weight = stored["count_weight"].astype(np.float32)
        self._count_spread = float(stored["count_spread"])
        self._count_prior = stored["count_prior"].astype(np.float32)  # (groups, MOST), log

    def knows(self, kind: str, thing: str) -> bool:
        """Whether ``presence``, ``count`` or ``location`` of a thing (lower case) was learnt."""
        return thing in self._things.get(kind, ())

    def presence(self, thing: str, seen: ChipEvidence) -> tuple[bool, float]:
        """Whether it is there, and the probability of that answer."""
        said, probability = self._best("presence", presence_features, thing, seen)
        return said == "yes", probability

    def location(self, thing: str, seen: ChipEvidence) -> tuple[str, float]:
        """Where it is, in an annotator's words, and the probability of that answer."""
        return self._best("location", location_features, thing, seen)

    def count(self, thing: str, seen: ChipEvidence) -> tuple[int, float]:
        """How many there are, and the probability of exactly that many."""
        expected = float(count_features(seen, thing) @ self._count_weight)
        off = (np.log1p(np.arange(MOST)) - expected) / self._count_spread
        chances = softmax(self._count_prior[group_of(thing)] - off**2 / 2)
        best = int(chances.argmax())
        return best, float(chances[best])

    def _best(self, kind: str, features: Any, thing: str, seen: ChipEvidence) -> tuple[str, float]:
        weight, bias, answers, things = self._classes[kind]
        chances = softmax(features(seen, thing, things) @ weight + bias)
        best = int(chances.argmax())
        return answers[best], float(chances[best])
