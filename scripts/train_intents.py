# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains the router's intent head on tests/data/messages.jsonl: seconds on a CPU.

    .venv/worker/bin/python scripts/train_intents.py [--pack FOLDER]

Prints how well it does on the held-out third when trained on the rest, then trains on everything
and writes rs_assistant/worker/routing/intents.json.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rs_assistant.worker.models.dual_encoder import DualEncoder  # noqa: E402
from rs_assistant.worker.routing.grammar import read  # noqa: E402
from rs_assistant.worker.routing.intent_head import WEIGHTS, head_inputs  # noqa: E402

PROBE = "how many ships are there in this view"
COPIES = 2


def varied(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Each message again with another thing in place of its own, so that things do not matter."""
    generator = random.Random(seed)
    things = sorted({row["phrase"] for row in rows if "phrase" in row and len(row["phrase"]) < 20})
    extra = []
    for row in rows:
        phrase = row.get("phrase", "")
        if phrase and phrase in row["message"]:
            for _ in range(COPIES):
                other = row["message"].replace(phrase, generator.choice(things))
                extra.append({**row, "message": other})
    return rows + extra


def embedded(encoder: DualEncoder, rows: list[dict[str, Any]]) -> np.ndarray:
    """Inputs of the head, in the order of the rows."""
    parts = []
    for start in range(0, len(rows), 32):
        texts = [read(row["message"]).text or "?" for row in rows[start : start + 32]]
        parts.append(np.asarray(encoder.encode_texts(texts).sentence, np.float32))
    sentences = np.concatenate(parts)
    sentences /= np.maximum(np.linalg.norm(sentences, axis=1, keepdims=True), 1e-9)
    return head_inputs(sentences, np.array([row["views"] for row in rows]))


def fitted(inputs: np.ndarray, targets: np.ndarray, classes: int) -> np.ndarray:
    """Multinomial logistic regression by gradient descent with momentum and weight decay."""
    weights = np.zeros((inputs.shape[1], classes))
    momentum = np.zeros_like(weights)
    wanted = np.eye(classes)[targets]
    for _ in range(900):
        logits = inputs @ weights
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        gradient = inputs.T @ (shares - wanted) / len(inputs) + 3e-4 * weights
        momentum = 0.9 * momentum - 0.1 * gradient
        weights += momentum
    return weights


def main() -> None:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=ROOT / "resources" / "models" / "starter")
    arguments = parser.parse_args()
    encoder = DualEncoder(arguments.pack)
    lines = (ROOT / "tests" / "data" / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if not row.get("history")]
    names = sorted({row["step"] for row in rows})
    tuned = varied([row for row in rows if row["split"] == "tuned"], 1)
    held = [row for row in rows if row["split"] == "held"]
    targets = np.array([names.index(row["step"]) for row in tuned])
    weights = fitted(embedded(encoder, tuned), targets, len(names))
    guesses = (embedded(encoder, held) @ weights).argmax(axis=1)
    right = np.mean([names[guess] == row["step"] for guess, row in zip(guesses, held)])
    print(f"held-out accuracy of the head alone: {right:.3f} on {len(held)} messages")
    everything = varied(rows, 2)
    targets = np.array([names.index(row["step"]) for row in everything])
    weights = fitted(embedded(encoder, everything), targets, len(names))
    probe = np.asarray(encoder.encode_texts([PROBE]).sentence, np.float32)[0]
    stored = {
        "about": "linear intent head of the router; scripts/train_intents.py writes it",
        "steps": names,
        "probe": PROBE,
        "probe_embedding": np.round(probe / np.linalg.norm(probe), 4).astype(float).tolist(),
    }
    # A row a line, so that a new training can be read as a difference.
    rows = ",\n".join(f"  {row}" for row in np.round(weights, 3).astype(float).tolist())
    head = json.dumps(stored)[:-1]
    WEIGHTS.write_text(f'{head},\n "weights": [\n{rows}\n ]\n}}\n', encoding="utf-8")
    print(
        f"{WEIGHTS.relative_to(ROOT)}: {WEIGHTS.stat().st_size} bytes, {len(everything)} messages"
    )


if __name__ == "__main__":
    main()
