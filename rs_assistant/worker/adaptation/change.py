# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains and exports the change head: two dates in, probability of change out.

The segmenter's encoder is shared and frozen. Three heads look at differences of its maps in
ways that do not depend on the order of the dates. Each head is kept from one third of the real
pairs, so that the threshold is chosen by cross-validation over all of them in one training; the
shipped model averages the three.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation import pixels_pairs as pairs
from rs_assistant.worker.adaptation.detector import to_input
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels_export import export
from rs_assistant.worker.adaptation.pixels_net import (
    CHANNELS,
    MEAN,
    STD,
    Average,
    Clock,
    ConvNorm,
    save_checkpoint,
)
from rs_assistant.worker.adaptation.segmenter import WIDTH, SegmenterNet

REDUCED = 40
HIDDEN = 56
COVERS = 5 + 2  # land cover and things: the second modality


class ChangeHead(nn.Module):
    """Maps of both dates to logits at stride 4; swapping the dates changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.deep = nn.Conv2d(WIDTH, REDUCED, 1)
        self.shallow = nn.Conv2d(CHANNELS[1], 12, 1)
        self.moving = nn.Conv2d(WIDTH, 12, 1)
        self.mix = ConvNorm(2 * REDUCED + 3 * 12 + COVERS + 1, HIDDEN, 1)
        self.one = ConvNorm(HIDDEN, HIDDEN)
        # (A dilated convolution gives non-finite bfloat16 gradients on CPUs.)
        self.wide = ConvNorm(HIDDEN, HIDDEN)
        self.two = ConvNorm(HIDDEN, HIDDEN)
        self.out = nn.Conv2d(HIDDEN, 1, 1)
        nn.init.constant_(self.out.bias, -2.0)  # type: ignore[arg-type]

    def forward(self, a: tuple[Tensor, ...], b: tuple[Tensor, ...]) -> Tensor:
        deep_a, deep_b = self.deep(a[0]), self.deep(b[0])
        low_a, low_b = self.shallow(a[1]), self.shallow(b[1])
        alike = (deep_a * deep_b).mean(1, keepdim=True)
        x = torch.cat(
            [
                (deep_a - deep_b).abs(),
                shifted_difference(self.moving(a[0]), self.moving(b[0])),
                deep_a + deep_b,
                (low_a - low_b).abs(),
                shifted_difference(low_a, low_b),
                (a[2] - b[2]).abs(),
                alike,
            ],
            1,
        )
        x = self.one(self.mix(x))
        around = self.wide(F.avg_pool2d(x, 4))
        x = x + F.interpolate(around, scale_factor=4.0, mode="nearest")
        return self.out(self.two(x))


def shifted_difference(a: Tensor, b: Tensor) -> Tensor:
    """Smallest difference over shifts by one cell of either date: a misfit is no change."""
    h, w = a.shape[-2:]
    wide_a, wide_b = F.pad(a, (1, 1, 1, 1), "replicate"), F.pad(b, (1, 1, 1, 1), "replicate")
    least_ab = least_ba = (a - b).abs()
    for dy in range(3):
        for dx in range(3):
            if (dy, dx) != (1, 1):
                least_ab = torch.minimum(
                    least_ab, (a - wide_b[..., dy : dy + h, dx : dx + w]).abs()
                )
                least_ba = torch.minimum(
                    least_ba, (b - wide_a[..., dy : dy + h, dx : dx + w]).abs()
                )
    return torch.maximum(least_ab, least_ba)


class ChangeNet(nn.Module):
    """Two images to the heads' logits `[N, FOLDS, h, w]` (training) or their mean (export)."""

    def __init__(self, encoder: SegmenterNet) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = nn.ModuleList([ChangeHead() for _ in range(pairs.FOLDS)])
        for p in self.encoder.parameters():
            p.requires_grad_(False)

    def train(self, mode: bool = True) -> ChangeNet:
        super().train(mode)
        self.encoder.eval()
        return self

    def maps(self, pixels: Tensor) -> tuple[Tensor, ...]:
        net = self.encoder
        with torch.no_grad():
            taps = net.backbone(pixels)
            sides = [f(t) for f, t in zip(net.lateral, taps[1:])]
            x = net.context(sides[3])
            for i in (2, 1, 0):
                x = net.fuse[i](sides[i] + F.interpolate(x, scale_factor=2.0, mode="nearest"))
            five = net.gid5(net.cover(x)).softmax(1)
            edge = net.fine_top(net.shape(x))
            edge = F.relu(edge + F.avg_pool2d(net.fine_side(taps[0]), 2))
            things = net.things(net.fine(edge)).sigmoid()
            return x, taps[1], torch.cat([five, things], 1)

    def forward(self, before: Tensor, after: Tensor) -> Tensor:
        a, b = self.maps(before), self.maps(after)
        logits = torch.cat([h(a, b) for h in self.heads], 1)
        return logits if self.training else logits.mean(1, keepdim=True)

    def folds(self, before: Tensor, after: Tensor) -> Tensor:
        a, b = self.maps(before), self.maps(after)
        return torch.cat([h(a, b) for h in self.heads], 1)


def loss_of(logits: Tensor, masks: Tensor, folds: list[int], real: Tensor) -> Tensor:
    """Cross-entropy and dice per head, without the pairs that the head must not see."""
    logits = F.interpolate(
        logits.float(), size=masks.shape[-2:], mode="bilinear", align_corners=False
    )
    goal = masks.float()
    total = logits.new_zeros(())
    for k in range(logits.shape[1]):
        seen = torch.tensor([f != k for f in folds])
        z = logits[:, k]
        weight = 1 + goal * 1.5
        entropy = (F.binary_cross_entropy_with_logits(z, goal, reduction="none") * weight).mean(
            (1, 2)
        )
        p = z.sigmoid()
        loss = (entropy * seen).sum() / seen.sum().clamp(min=1) * 2
        for group in (seen & real, seen & ~real):
            if bool(group.any()):
                both = (p * goal)[group].sum()
                size = p[group].sum() + goal[group].sum()
                loss = loss + 0.5 * (1 - (2 * both + 50) / (size + 50))
        total = total + loss
    return total / logits.shape[1]


def train(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = np.random.default_rng(arguments.seed)
    encoder = SegmenterNet()
    encoder.load_state_dict(torch.load(arguments.segmenter, weights_only=True)["average"])
    net = ChangeNet(encoder).to(memory_format=torch.channels_last)
    found = pairs.load_pairs(arguments.data / "change") + pairs.load_pairs(
        arguments.data / "floods"
    )
    real = {
        s: [p for p in found if p.source == s and p.mask is not None and p.training]
        for s in pairs.READ_AT
    }
    composer = pairs.Composer(arguments.data, rng)
    print({k: len(v) for k, v in real.items()}, len(composer.cutouts), "cut-outs", flush=True)
    ours = list(net.heads.parameters())
    optimiser = torch.optim.AdamW(ours, lr=2e-3, weight_decay=0.02)
    average = Average(net.heads, 0.997)
    names = list(pairs.SHARE)
    share = np.array([pairs.SHARE[n] for n in names])
    done, step = 0.0, 0
    checkpoint = arguments.out / "change.pt"
    if checkpoint.exists() and arguments.resume:
        state = torch.load(checkpoint, weights_only=True)
        net.heads.load_state_dict(state["heads"])
        average.model.load_state_dict(state["heads"])
        done, step, average.steps = state["minutes"], state["step"], state["step"]
    clock = Clock(arguments.minutes, done)
    net.train()
    shown, saved, since = time.monotonic(), time.monotonic(), 0
    losses: list[float] = []
    while clock.fraction < 1:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * clock.rate()
        drawn, folds, is_real = [], [], []
        for name in rng.choice(names, arguments.batch, p=share / share.sum()):
            if name == "composed":
                drawn.append(composer.draw(arguments.size))
                folds.append(-1)
            else:
                pair = real[name][rng.integers(len(real[name]))]
                drawn.append(pairs.draw_real(pair, arguments.size, rng))
                folds.append(pair.fold)
            is_real.append(name != "composed")
        before, after = (to_input([np.ascontiguousarray(d[i]) for d in drawn]) for i in (0, 1))
        masks = torch.from_numpy(np.stack([np.ascontiguousarray(d[2]) for d in drawn]))
        with torch.autocast("cpu", torch.bfloat16):
            logits = net(before, after)
        loss = loss_of(logits, masks, folds, torch.tensor(is_real))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(ours, 3.0)
        optimiser.step()
        average.update(net.heads)
        step, since = step + 1, since + 1
        losses.append(float(loss.detach()))
        if step in (3, 10) or time.monotonic() - shown > 60:
            speed = since * arguments.batch / (time.monotonic() - shown)
            print(
                f"{clock.spent:.1f} min step {step} loss {np.mean(losses):.3f} {speed:.1f} pairs/s",
                flush=True,
            )
            shown, since, losses = time.monotonic(), 0, []
        if time.monotonic() - saved > 240 or clock.fraction >= 1:
            saved = time.monotonic()
            save_checkpoint(
                checkpoint,
                encoder=encoder.state_dict(),
                heads=average.model.state_dict(),
                minutes=clock.spent,
                step=step,
            )
            print("saved", flush=True)


def trained(path: Path) -> tuple[ChangeNet, float, int]:
    """The averaged network of a checkpoint, minutes and steps."""
    state = torch.load(path, weights_only=True)
    encoder = SegmenterNet()
    encoder.load_state_dict(state["encoder"])
    net = ChangeNet(encoder)
    net.heads.load_state_dict(state["heads"])
    return net.eval(), state["minutes"], state["step"]


def export_model(arguments: argparse.Namespace) -> None:
    """ONNX file and card (without threshold and figures: `evaluate` adds them)."""
    net, minutes, steps = trained(arguments.out / "change.pt")
    export(net, ("before", "after"), ("logits",), arguments.pack / "change.onnx", ("logits",))
    card = {
        "id": "change",
        "title": "Change between two dates",
        "capabilities": ["change"],
        "files": ["change.onnx"],
        "capability": "change",
        "preprocessing": {"mean": [MEAN] * 3, "std": [STD] * 3, "multiple_of": 32},
        "metres_per_pixel": [0.3, 30.0],
        "labels": ["change"],
        # finer pairs are shrunk to native_from, coarser than native_to enlarged at most so often
        "reading": {"native_from": 0.5, "native_to": 5.0, "most_enlarged": 2.0},
        "threshold": 0.5,
        "least_pixels": 40,
        "training": {
            "data": {
                "change": "OSCD (Caye Daudt et al. 2018; masks CC BY-NC-SA), SZTAKI AirChange "
                "(Benedek & Sziranyi 2009)",
                "floods": "HLS pairs, 30 m, water come or gone",
                "composed": "scenes of UCM, RSICD, GID, roads, buildings; objects of VHR-10 and "
                "roofs of the building sets pasted, roofs painted over; light, season, blur, "
                "noise, compression and shifts",
            },
            "encoder": "the segmenter's, frozen",
            "minutes": round(minutes, 1),
            "steps": steps,
            "command": "python -m rs_assistant.worker.adaptation.change train --minutes 27",
        },
        "split": "three folds over the masked pairs; floods: the set's own split; composed: "
        "nuisance/ was never trained on",
    }
    write_card(arguments.pack / "change.card.json", card)


def evaluate(arguments: argparse.Namespace) -> None:
    """Threshold by cross-validation over the masked pairs; figures into the card."""
    from rs_assistant.worker.adaptation.pixels_measure import measure_change

    path = arguments.pack / "change.card.json"
    report = measure_change(
        arguments.pack, arguments.data, arguments.threads, arguments.out / "change.pt"
    )
    card = json.loads(path.read_text())
    card["threshold"], card["least_pixels"] = report["threshold"], report["least_pixels"]
    card["metrics"] = {
        "command": "python -m rs_assistant.worker.adaptation.change evaluate",
        **report["metrics"],
    }
    card["limits"] = LIMITS
    write_card(path, card)
    print(json.dumps(card["metrics"], indent=1))


LIMITS = [
    "Learnt from 20 real masked pairs and 55 flood pairs: new kinds of change are found by "
    "likeness only, and buildings of other sensors with many false alarms.",
    "Season and light may be taken for change where vegetation covers most of the view.",
    "Clouds and shadows count as change unless masked out before.",
    "Shifts of more than about four pixels must be corrected before.",
]


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="change", description=__doc__)
    p.add_argument("stage", choices=["train", "export", "evaluate"])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--segmenter", type=Path, help="checkpoint of the trained segmenter")
    p.add_argument("--backbone", type=Path, help="not used: the segmenter brings its own")
    p.add_argument("--minutes", type=float, default=24)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--resume", action="store_true")
    p.add_argument("--size", type=int, default=256)
    p.add_argument("--seed", type=int, default=0)
    return p


def main(argv: list[str]) -> int:
    arguments = parser().parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    {"train": train, "export": export_model, "evaluate": evaluate}[arguments.stage](arguments)
    return 0


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
