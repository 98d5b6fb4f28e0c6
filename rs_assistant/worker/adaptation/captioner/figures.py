# SPDX-License-Identifier: GPL-2.0-or-later
"""What a captioner in training says of validation pictures, and how that scores."""

from __future__ import annotations

import torch
from torch import Tensor

from rs_assistant.worker.adaptation.captioner.net import Captioner
from rs_assistant.worker.adaptation.captioner.scores import bleu, cider
from rs_assistant.worker.adaptation.captioner.words import (
    END,
    MARKS,
    PAD,
    STYLES,
    UNKNOWN,
    as_words,
)
from rs_assistant.worker.adaptation.encoder.features import Features
from rs_assistant.worker.adaptation.pictures.examples import Example


def spoken(
    model: Captioner, memory: list[tuple[Tensor, Tensor]], style: Tensor, sample: bool = False
) -> Tensor:
    """Words (B, T), most likely or drawn; marks are never said, after END everything is END."""
    token, past = style, None
    done = torch.zeros(len(style), dtype=torch.bool)
    out = []
    for position in range(model.c.longest):
        logits, past = model.step(token, torch.tensor(position), memory, past)
        logits = logits.float()
        logits[:, [PAD, UNKNOWN, *range(3, len(MARKS))]] = -1e4
        if sample:
            token = torch.multinomial(logits.softmax(-1), 1)[:, 0]
        else:
            token = logits.argmax(-1)
        token = torch.where(done, torch.full_like(token, END), token)
        out.append(token)
        done |= token == END
        if bool(done.all()):
            break
    return torch.stack(out, 1)


def repeated(memory: list[tuple[Tensor, Tensor]], times: int) -> list[tuple[Tensor, Tensor]]:
    """Every picture's memory `times` times in a row."""
    return [(k.repeat_interleave(times, 0), v.repeat_interleave(times, 0)) for k, v in memory]


def validate(
    model: Captioner, features: Features, examples: list[Example], limit: int = 400
) -> dict[str, float]:
    """Greedy captions of validation pictures; RSICD on those with three distinct captions."""
    model.eval()
    figures: dict[str, float] = {}
    for s, style in enumerate(STYLES):
        rows = [
            i
            for i, e in enumerate(examples)
            if e.voice == style
            and e.split == "val"
            and (style == "ucm" or e.own or len(set(e.captions)) >= 3)
        ][:limit]
        if not rows:
            continue
        texts: list[str] = []
        with torch.no_grad():
            for at in range(0, len(rows), 100):
                part = torch.tensor(rows[at : at + 100])
                memory = model.memory(
                    features.grid[part, 0].float(), features.embedding[part, 0].float()
                )
                words = spoken(model, memory, torch.full((len(part),), 3 + s))
                texts += [" ".join(as_words(r, model.vocabulary)) for r in words.tolist()]
        refs = [examples[i].captions for i in rows]
        figures[f"{style}.CIDEr"] = cider(texts, refs)
        figures[f"{style}.BLEU-4"] = bleu(texts, refs)[3]
        figures[f"{style}.distinct"] = len(set(texts)) / max(len(texts), 1)
        figures[f"{style}.words"] = sum(len(t.split()) for t in texts) / max(len(texts), 1)
    model.train()
    return figures
