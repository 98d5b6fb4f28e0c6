# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts and places of a chip, guessed from its evidence by a small linear model.

Only for single chips at about 0.3 m, as in the collection it learnt from; in a view, outlines
and their positions answer better.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.dual_encoder import ImageEvidence, softmax

QUESTION = re.compile(
    r"^(?:how many (?P<count>.+?) (?:are )?(?:there )?in (?:the|this) (?:picture|image)|"
    r"what is the location of (?:the )?(?P<location>.+?) in (?:the|this) (?:picture|image))\??$"
)


class QuestionHead:
    """`questions.npz` of a pack."""

    def __init__(self, folder: Path) -> None:
        """Read the weights.

        Raises:
            ModelUnavailable: the file is missing or not understood.
        """
        self._parts: dict[str, tuple[Any, Any, list[str], list[str]]] = {}
        try:
            with np.load(folder / "questions.npz", allow_pickle=False) as stored:
                for kind in ("count", "location"):
                    self._parts[kind] = (
                        stored[f"{kind}_weight"].astype(np.float32),
                        stored[f"{kind}_bias"].astype(np.float32),
                        [str(a) for a in stored[f"{kind}_answers"]],
                        [str(t) for t in stored[f"{kind}_things"]],
                    )
        except (OSError, ValueError, KeyError) as error:
            raise ModelUnavailable(
                "The question head is not in the pack.", "Reinstall the model pack.", str(error)
            ) from error

    def answer(self, question: str, seen: ImageEvidence, row: int = 0) -> tuple[str, float] | None:
        """(answer in lower case, probability) for tile `row`; None when it is no such question."""
        match = QUESTION.match(question.lower().strip())
        if match is None:
            return None
        kind = "count" if match["count"] else "location"
        weight, bias, answers, things = self._parts[kind]
        asked = np.zeros(len(things), np.float32)
        if match[kind].strip() in things:
            asked[things.index(match[kind].strip())] = 2.0
        features = np.concatenate(
            [
                seen.embedding[row] * 4,
                seen.scene_probabilities[row],
                seen.label_probabilities[row],
                asked,
            ]
        )
        scores = softmax(features @ weight + bias)
        best = int(scores.argmax())
        return answers[best], float(scores[best])
