# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the change model: two dates in, probability of change out.

Four stages in one training. `shared`: the segmenter's encoder is tuned on composed and flood
pairs only. Then three `fold` stages start from it, each with the masked pairs of two thirds of
the places: a network scores only places that nothing in it ever saw, so threshold and figures
come from a cross-validation over all masked pairs. Shipped is the mean of the three networks'
weights, which have one origin; batch norm stands still in the folds so that means make sense.
"""

from __future__ import annotations

import argparse
import copy
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from rs_assistant.worker.adaptation.change import pairs
from rs_assistant.worker.adaptation.change.draws import Source
from rs_assistant.worker.adaptation.change.guessed import guessed_pairs
from rs_assistant.worker.adaptation.change.loss import loss_of
from rs_assistant.worker.adaptation.change.members import mean_of, member
from rs_assistant.worker.adaptation.change.net import ChangeNet
from rs_assistant.worker.adaptation.pixels.course import Course, save_checkpoint
from rs_assistant.worker.adaptation.pixels.net import (
    Average,
    Clock,
    to_input,
)
from rs_assistant.worker.adaptation.segmenter.net import SegmenterNet

# Of a batch, by stage.
SHARED = {"HLS floods": 0.14, "composed": 0.86}
FOLD = {"OSCD": 0.30, "SZTAKI AirChange": 0.27, "HLS floods": 0.09, "composed": 0.34}
RATES = {"shared": (3e-4, 1.5e-3), "fold": (2e-4, 7e-4), "final": (1.5e-4, 5e-4)}  # encoder, rest
FIRST = 0.276  # of all minutes: the shared stage; the folds share the rest


def stage(
    net: ChangeNet,
    name: str,
    checkpoint: Path,
    minutes: float,
    draw: Callable[[], pairs.Draw],
    arguments: argparse.Namespace,
) -> dict[str, Tensor]:
    """Train `net` for some minutes; returns the averaged weights. Resumes from `checkpoint`."""
    average = Average(net, 0.995)
    encoder = [p for p in net.backbone.parameters() if p.requires_grad]
    rest = [p for n, p in net.named_parameters() if not n.startswith("backbone.")]
    peaks = RATES[name]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "peak": peaks[0]}, {"params": rest, "peak": peaks[1]}],
        lr=0.0,
        weight_decay=0.02,
    )
    course = Course(checkpoint, net, average, optimiser)
    if arguments.resume:
        course.resume()
    clock = Clock(minutes, course.minutes, 0.03 if name == "shared" else 0.06)
    net.train()
    if name != "shared":
        for part in net.modules():
            if isinstance(part, nn.BatchNorm2d):
                part.eval()
    shown, saved, since = time.monotonic(), time.monotonic(), 0
    losses: list[tuple[float, float]] = []
    while clock.fraction < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * clock.rate()
        drawn = [draw() for _ in range(arguments.batch)]
        before = to_input([np.ascontiguousarray(d.before) for d in drawn])
        after = to_input([np.ascontiguousarray(d.after) for d in drawn])
        with torch.autocast("cpu", torch.bfloat16):
            change, senses = net.learn(before, after)
        loss, sense = loss_of(change, senses, drawn)
        optimiser.zero_grad(set_to_none=True)
        (loss + 0.25 * sense).backward()
        norm = nn.utils.clip_grad_norm_([*encoder, *rest], 3.0)
        if not bool(torch.isfinite(norm)):
            print("step without finite gradients left out", flush=True)
            continue
        optimiser.step()
        average.update(net)
        course.step, since = course.step + 1, since + 1
        losses.append((float(loss.detach()), float(sense.detach())))
        if course.step in (3, 10) or time.monotonic() - shown > 60:
            speed = since * arguments.batch / (time.monotonic() - shown)
            change_loss, sense_loss = np.mean(losses, 0)
            print(
                f"{checkpoint.stem} {clock.spent:.1f} min step {course.step} "
                f"loss {change_loss:.3f} senses {sense_loss:.3f} {speed:.1f} pairs/s",
                flush=True,
            )
            shown, since, losses = time.monotonic(), 0, []
        if time.monotonic() - saved > 240 or clock.fraction >= 1:
            saved = time.monotonic()
            course.keep(clock.spent)
    return average.model.state_dict()


def starts(
    net: ChangeNet, source: Source, arguments: argparse.Namespace
) -> list[dict[str, Tensor]]:
    """What the folds start from: what the shared stage gives, or each from its earlier self."""
    earlier: Path | None = arguments.earlier
    if earlier is not None:
        _, minutes, steps = mean_of(earlier)
        save_checkpoint(arguments.out / "shared.pt", minutes=minutes, step=steps)
        return [member(earlier, fold)[0].state_dict() for fold in range(pairs.FOLDS)]
    shared = stage(
        net,
        "shared",
        arguments.out / "shared.pt",
        arguments.minutes * FIRST,
        lambda: source.draw(SHARED, -1, arguments.size),
        arguments,
    )
    return [shared] * pairs.FOLDS


def _ask(source: Source, net: ChangeNet, arguments: argparse.Namespace) -> None:
    """Going on, an earlier network has its say about the pairs without masks."""
    if arguments.earlier is not None:
        asked = copy.deepcopy(net).eval()
        source.guessed = guessed_pairs(arguments.data, arguments.pack, asked, arguments.threads)


def train(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    source = Source(arguments.data, np.random.default_rng(arguments.seed), arguments.plain)
    print({k: len(v) for k, v in source.real.items()}, source.composer.stock.summary(), flush=True)
    segmenter = SegmenterNet()
    segmenter.load_state_dict(torch.load(arguments.segmenter, weights_only=True)["average"])
    net = ChangeNet(segmenter).to(memory_format=torch.channels_last)
    for fold, start in enumerate(starts(net, source, arguments)):
        net.load_state_dict(start)
        _ask(source, net, arguments)
        stage(
            net,
            "fold",
            arguments.out / f"fold{fold}.pt",
            arguments.minutes * (1 if arguments.earlier else 1 - FIRST) / pairs.FOLDS,
            lambda fold=fold: source.draw(FOLD, fold, arguments.size),  # type: ignore[misc]
            arguments,
        )
    if arguments.final > 0:
        net.load_state_dict(mean_of(arguments.out)[0].state_dict())
        _ask(source, net, arguments)
        stage(
            net,
            "final",
            arguments.out / "final.pt",
            arguments.final,
            lambda: source.draw(FOLD, -1, arguments.size),
            arguments,
        )
    print("trained", flush=True)
