# SPDX-License-Identifier: GPL-2.0-or-later
"""The nearest known intent by sentence embeddings, where cues are silent or weak."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.plans import StepName
from rs_assistant.worker.assistant.exemplars import EXEMPLARS


class _Encoder(Protocol):
    def encode_texts(self, texts: list[str]) -> Any: ...


class NearestIntent:
    """Compares with example messages of every step; embeds them once, on the first question."""

    threshold = 0.5

    def __init__(self, encoder: _Encoder) -> None:
        self._encoder = encoder
        self._rows: npt.NDArray[np.float32] | None = None
        self._names: list[StepName] = []

    def guess(self, text: str, views: int) -> tuple[StepName | None, float]:
        """The likeliest step and its similarity (−1 … 1); change steps only for two views."""
        if self._rows is None:
            texts = [text for _, text in EXEMPLARS]
            self._names = [StepName(name) for name, _ in EXEMPLARS]
            self._rows = self._embedded(texts)
        similarity = self._rows @ self._embedded([text])[0]
        scores: dict[StepName, float] = {}
        for name in dict.fromkeys(self._names):
            if name.needs_two_views and views < 2:
                continue
            own = np.sort(similarity[[other is name for other in self._names]])[::-1]
            scores[name] = float(own[: min(2, len(own))].mean())
        best = max(scores, key=lambda name: scores[name])
        return best, scores[best]

    def _embedded(self, texts: list[str]) -> npt.NDArray[np.float32]:
        rows = np.asarray(self._encoder.encode_texts(texts).sentence, dtype=np.float32)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
