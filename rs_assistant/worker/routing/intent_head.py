# SPDX-License-Identifier: GPL-2.0-or-later
"""The intent of a message by its sentence embedding, for where cues are silent or weak.

A linear head on the plain sentence space of the starter pack's text encoder, trained by
``scripts/train_intents.py`` and kept in ``intents.json``. It speaks only for the space it was
trained in: another encoder answers the probe sentence differently and is left alone.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.plans import StepName

Floats = npt.NDArray[np.float32]
WEIGHTS = Path(__file__).with_name("intents.json")
# Below this agreement with the stored probe the sentence space is another one.
SAME_SPACE = 0.97
# What the inputs are multiplied with, in training and here.
EMBEDDING_SCALE, VIEWS_SCALE = 8.0, 3.0


class TextEncoder(Protocol):
    """The dual encoder's text side: ``encode_texts`` returns an object with ``sentence`` [N, D]."""

    def encode_texts(self, texts: list[str]) -> Any:
        """Sentence embeddings."""


class IntentHead:
    """Probabilities of the steps for a message; ``usable`` is False for a foreign encoder."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self._names, self._weights, probe, expected = _stored()
        own = self._embedded(probe)
        self.usable = own.shape == expected.shape and float(own @ expected) >= SAME_SPACE

    @classmethod
    def of(cls, encoder: TextEncoder) -> IntentHead | None:
        """The head for an encoder, probed once; None where it must not be used."""
        if encoder not in _HEADS:
            _HEADS[encoder] = cls(encoder)
        head = _HEADS[encoder]
        return head if head.usable else None

    def guess(self, text: str, views: int) -> tuple[StepName, float]:
        """The likeliest step of a corrected message and its probability."""
        inputs = head_inputs(self._embedded(text)[None], np.array([views]))
        logits = (inputs @ self._weights)[0]
        shares = np.exp(logits - logits.max())
        shares /= shares.sum()
        best = int(shares.argmax())
        return self._names[best], float(shares[best])

    def _embedded(self, text: str) -> Floats:
        row = np.asarray(self._encoder.encode_texts([text]).sentence, dtype=np.float32)[0]
        return np.asarray(row / max(float(np.linalg.norm(row)), 1e-9), dtype=np.float32)


_HEADS: WeakKeyDictionary[TextEncoder, IntentHead] = WeakKeyDictionary()


def head_inputs(embeddings: Floats, views: npt.NDArray[Any]) -> Floats:
    """What the linear layer sees: scaled embedding, whether two dates are given, a constant."""
    two = (np.asarray(views) == 2).astype(np.float32)[:, None]
    rows = (embeddings * EMBEDDING_SCALE, two * VIEWS_SCALE, np.ones_like(two))
    return np.concatenate(rows, axis=1)


@lru_cache(maxsize=1)
def _stored() -> tuple[list[StepName], Floats, str, Floats]:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    names = [StepName(name) for name in data["steps"]]
    weights = np.array(data["weights"], np.float32)
    probe = np.array(data["probe_embedding"], np.float32)
    return names, weights, str(data["probe"]), probe
