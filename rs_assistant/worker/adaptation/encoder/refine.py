# SPDX-License-Identifier: GPL-2.0-or-later
"""The encoder's second stage: heads and projections alone, on cached grids, in large batches.

Contrastive learning gains from many negatives, which a training step through the backbone cannot
afford on a CPU; here a picture costs a hundredth, so batches are four times as large.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from rs_assistant.worker.adaptation.encoder import augment
from rs_assistant.worker.adaptation.encoder.config import EncoderConfig
from rs_assistant.worker.adaptation.encoder.features import cached_features, turned
from rs_assistant.worker.adaptation.encoder.figures import validate_grids
from rs_assistant.worker.adaptation.encoder.loss import Known
from rs_assistant.worker.adaptation.encoder.net import load_encoder, to_tensor
from rs_assistant.worker.adaptation.encoder.pace import Pace
from rs_assistant.worker.adaptation.pictures.folders import load_examples
from rs_assistant.worker.adaptation.pictures.vocabulary import KINDS


@dataclass
class RefineConfig:
    minutes: float = 5.0
    batch: int = 256
    drawn: int = 12
    lr: float = 5e-4
    share: float = 0.5  # of the way from the weights before to those after
    seed: int = 3


def refine(data: Path, encoder: Path, out: Path, c: RefineConfig) -> None:
    """Reads `encoder`, writes `out/refined.pt` (only the averaged weights, key `ema`)."""
    torch.manual_seed(c.seed)
    rng = np.random.default_rng(c.seed)
    out.mkdir(parents=True, exist_ok=True)
    examples = load_examples(data)
    base = EncoderConfig(bank=1536)
    known = Known(examples, encoder.parent / "texts.pt", base)
    features = cached_features(encoder, examples, c.seed, encoder.parent / "features.pt")
    known.keep(features.there())
    model = load_encoder(encoder)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        kinds = [KINDS[1 + i % 4] for i in range(240)]
        views = [augment.draw(k, 224, rng) for k in kinds]
        parts = [to_tensor(np.stack(views[i : i + 48])) for i in range(0, 240, 48)]
        drawn_grid = torch.cat([model.images(p)["grid"].float() for p in parts])
    drawn_kind = [KINDS.index(k) for k in kinds]
    model.backbone.requires_grad_(False)
    before = {k: v.clone() for k, v in model.state_dict().items()}
    model.train()
    heads = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(heads, lr=c.lr, weight_decay=0.03, betas=(0.9, 0.98))
    pace = Pace(model, c.minutes, 0.995)
    print("before", validate_grids(model, examples, known.bank, features.grid[:, 0]), flush=True)
    pace.looked()
    while not pace.over:
        for group in optimizer.param_groups:
            group["lr"] = c.lr * pace.rate(40, 0.02)
        pick = rng.choice(known.rows, min(c.batch, len(known.rows)), replace=False, p=known.chance)
        view = rng.integers(0, 2, len(pick))
        others = rng.choice(len(drawn_kind), c.drawn, replace=False)
        grid = features.grid[torch.as_tensor(pick), torch.as_tensor(view)].float()
        grid = turned(torch.cat([grid, drawn_grid[torch.as_tensor(others)]]), rng)
        names = [KINDS.index(examples[i].kind) for i in pick] + [drawn_kind[i] for i in others]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            got = model.evidence(grid)
        losses = known.losses(model, {k: v.float() for k, v in got.items()}, pick, names, rng, base)
        total = torch.stack(list(losses.values())).sum()
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(heads, 5.0)
        optimizer.step()
        pace.took({k: float(loss.detach()) for k, loss in losses.items()}, 25)
    # Halfway between before and after generalises better than either (Wortsman et al. 2022).
    refined = {k: v.lerp(pace.averaged[k], c.share) for k, v in before.items()}
    model.load_state_dict(refined)
    print("after", validate_grids(model, examples, known.bank, features.grid[:, 0]), flush=True)
    torch.save({"ema": refined}, out / "refined.pt")
