# SPDX-License-Identifier: GPL-2.0-or-later
"""Validation figures of the exported captioner beside the neighbour baseline.

Runs the ONNX files through the worker's own adapters, so that storage and decoding are measured
too. `make evaluate` measures the whole product; this is the quick look while training.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation.captioner.scores import bleu, cider
from rs_assistant.worker.adaptation.pictures.examples import Example
from rs_assistant.worker.adaptation.pictures.folders import load_examples
from rs_assistant.worker.models.captioner import Captioner
from rs_assistant.worker.models.dual_encoder import DualEncoder


def varied(example: Example) -> bool:
    """Whether the captions of a validation picture say at least three things."""
    return len(set(example.captions)) >= 3


def caption_figures(
    data: Path,
    pack: Path,
    beams: tuple[int, ...] = (1, 5),
    limit: int = 300,
    neighbour: bool = True,
) -> dict[str, Any]:
    """Captions of validation pictures by style: the likeliest by beam width, those that the
    product chooses, and a neighbour's caption."""
    encoder, captioner = DualEncoder(pack, 1), Captioner(pack, 1)
    out: dict[str, Any] = {}

    def spoken(texts: Sequence[str]) -> Any:
        return encoder.encode_texts(texts).embedding

    for style in captioner.styles:
        examples = load_examples(data, [style])
        val = [e for e in examples if e.split == "val" and (style == "ucm" or varied(e))][:limit]
        seen = encoder.encode_images([e.pixels for e in val])
        references = [e.captions for e in val]
        out[style] = {"images": len(val)}
        if neighbour:
            train = [e for e in examples if e.split == "train"]
            parts = [
                encoder.encode_images([e.pixels for e in train[a : a + 64]]).embedding
                for a in range(0, len(train), 64)
            ]
            nearest = (seen.embedding @ np.concatenate(parts).T).argmax(1)
            copied = [train[i].captions[0] for i in nearest]
            out[style]["neighbour"] = figures(copied, references)
        for width in (*beams, 0):
            # processor time of the one thread: what others do on the machine does not count
            started = time.process_time()
            said = [
                captioner.caption(g, style, width, embedding=e).text
                if width
                else captioner.best(g, e, spoken, style)[0].text
                for g, e in zip(seen.grid, seen.embedding, strict=True)
            ]
            row = figures(said, references)
            row["ms"] = round(1e3 * (time.process_time() - started) / len(said), 1)
            out[style][f"beams {width}" if width else "chosen"] = row
            out[style]["examples"] = said[:40:2]
    return out


def figures(said: list[str], references: list[list[str]]) -> dict[str, Any]:
    """CIDEr, BLEU-4 and how many sentences differ."""
    return {
        "CIDEr": round(cider(said, references), 4),
        "BLEU-4": round(bleu(said, references)[3], 4),
        "distinct": round(len(set(said)) / max(len(said), 1), 3),
    }
