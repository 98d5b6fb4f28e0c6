# SPDX-License-Identifier: GPL-2.0-or-later
"""Training the dual encoder: one image tower for every kind of evidence, tied to a frozen text
encoder.

The stem and first blocks stay frozen, the rest is tuned. The schedule is a cosine over a wall-clock
budget, so that a training always ends with a usable model.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn

from rs_assistant.worker.adaptation.encoder import augment
from rs_assistant.worker.adaptation.encoder.config import EncoderConfig
from rs_assistant.worker.adaptation.encoder.figures import validate
from rs_assistant.worker.adaptation.encoder.loss import (
    Known,
)
from rs_assistant.worker.adaptation.encoder.net import (
    fresh_encoder,
    to_tensor,
)
from rs_assistant.worker.adaptation.encoder.pace import Pace
from rs_assistant.worker.adaptation.pictures.folders import load_examples
from rs_assistant.worker.adaptation.pictures.vocabulary import KINDS


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
