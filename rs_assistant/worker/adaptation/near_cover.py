# SPDX-License-Identifier: GPL-2.0-or-later
"""Teaches land cover at 0.2 to 1.2 m: trees, grass, fields, bare ground, water, built-up.

No set draws these at that ground resolution, so a small head on the segmenter's frozen features
learns from what is said of whole chips (UC Merced's labels, RSICD's purest scenes), from masks
that tell a part (roofs, roads, vegetation of drone chips) and from the boxes of trees. A pixel is
told which classes it may be; each class that a chip is said to hold must be somewhere in it.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.pixels.net import to_input
from rs_assistant.worker.adaptation.segmenter.covers import NEAR
from rs_assistant.worker.adaptation.segmenter.near_chips import Weak, drawn, weak_chips
from rs_assistant.worker.adaptation.segmenter.near_head import NearHead
from rs_assistant.worker.adaptation.segmenter.net import SegmenterNet

PIXELS = 500  # of each chip


@torch.no_grad()
def seen(
    net: SegmenterNet, chips: list[Weak], rng: np.random.Generator, jitter: bool
) -> tuple[Tensor, Tensor, list[tuple[int, ...]]]:
    """Features `[n, PIXELS, C]` (float16) and bits `[n, PIXELS]` of random places of each chip."""
    features, allowed, held = [], [], []
    for chip in chips:
        image, may = drawn(chip, rng, jitter)
        pixels = to_input([image])
        with torch.autocast("cpu", torch.bfloat16):
            deep, fine = net.pyramid(pixels)
        all_features = NearHead.features(deep.float(), fine.float(), pixels)[0].flatten(1).T
        flat = may.reshape(-1)
        known = np.flatnonzero(flat)
        if len(known) < 20:
            continue
        places = rng.choice(known, PIXELS, replace=len(known) < PIXELS)
        features.append(all_features[places].half())
        allowed.append(torch.from_numpy(flat[places].astype(np.int64)))
        held.append(chip.held)
    return torch.stack(features), torch.stack(allowed), held


def loss_of(logits: Tensor, allowed: Tensor, held: Tensor) -> Tensor:
    """`[n, P, K]` logits: pixels may only be what is allowed; what a chip holds must show.

    `held` is `[n, K]`, 1 where the chip is said to hold the class.
    """
    log_p = F.log_softmax(logits, -1)
    may = (allowed[..., None] >> torch.arange(logits.shape[-1])) & 1
    pixel = -torch.logsumexp(log_p.masked_fill(may == 0, -30.0), -1).mean()
    top = log_p.exp().topk(max(1, logits.shape[1] // 16), 1).values.mean(1)  # [n, K]
    shown = -(top.clamp(min=1e-4).log() * held).sum() / held.sum().clamp(min=1)
    return pixel + 0.5 * shown


def trained_head(
    net: SegmenterNet, folder: Path, seed: int = 0, rounds: int = 1
) -> tuple[NearHead, dict[str, float]]:
    """The head, and the share of validation pixels per source that are something allowed."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    chips = list(weak_chips(folder, rng, training=True))
    print(len(chips), "weak chips", flush=True)
    parts = [seen(net, chips, rng, True) for _ in range(rounds)]
    features = torch.cat([p[0] for p in parts])
    allowed = torch.cat([p[1] for p in parts])
    held = torch.tensor([[float(k in h) for k in range(len(NEAR))] for p in parts for h in p[2]])
    middle = features.float().mean((0, 1))
    width = features.float().std((0, 1)) + 1e-3
    head = NearHead()
    optimiser = torch.optim.AdamW(head.parameters(), 3e-3, weight_decay=0.02)
    steps = 900
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * 0.5 * (1 + math.cos(math.pi * step / steps))
        rows = torch.randint(len(features), (24,))
        x = (features[rows].float() - middle) / width
        logits = head(x.transpose(1, 2)[..., None])[..., 0].transpose(1, 2)
        loss = loss_of(logits, allowed[rows], held[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 100 == 99:
            print(step + 1, round(float(loss.detach()), 3), flush=True)
    with torch.no_grad():  # the standardisation becomes part of the first layer
        weight = head.first.weight[:, :, 0, 0] / width
        head.first.bias -= weight @ middle
        head.first.weight.copy_(weight[:, :, None, None])
    return head, checked(net, head, folder, rng)


@torch.no_grad()
def checked(
    net: SegmenterNet, head: NearHead, folder: Path, rng: np.random.Generator
) -> dict[str, float]:
    """Share of validation pixels, by source, whose class is one that they may be."""
    chips = list(weak_chips(folder, rng, training=False))
    by_source: dict[str, list[float]] = {}
    for chip in chips:
        image, may = drawn(chip, rng, False)
        pixels = to_input([image])
        deep, fine = net.pyramid(pixels)
        said = head(head.features(deep, fine, pixels))[0].argmax(0).numpy()
        known = may > 0
        if known.sum() >= 20:
            right = ((may[known] >> said[known]) & 1).mean()
            by_source.setdefault(chip.source, []).append(float(right))
    return {source: round(float(np.mean(v)), 3) for source, v in sorted(by_source.items())}


def main(argv: list[str]) -> int:
    p = argparse.ArgumentParser(prog="near_cover", description=__doc__)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True, help="folder of segmenter.pt")
    p.add_argument("--threads", type=int, default=1)
    arguments = p.parse_args(argv)
    torch.set_num_threads(arguments.threads)
    state = torch.load(arguments.out / "segmenter.pt", weights_only=True)
    net = SegmenterNet()
    net.load_state_dict(state["average"])
    net.eval()
    head, figures = trained_head(net, arguments.data)
    torch.save({"head": head.state_dict(), "figures": figures}, arguments.out / "near.pt")
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
