# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the segmenter: chips of all dense sets, rare classes and sources more often."""

from __future__ import annotations

import argparse
import time

import numpy as np
import torch
from torch import nn

from rs_assistant.worker.adaptation.pixels.course import Course
from rs_assistant.worker.adaptation.pixels.net import (
    Average,
    Clock,
    pretrained_backbone,
    to_input,
)
from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter.draws import chances, draw, left_out
from rs_assistant.worker.adaptation.segmenter.guessed import guessed_chips
from rs_assistant.worker.adaptation.segmenter.loss import loss_of
from rs_assistant.worker.adaptation.segmenter.net import SegmenterNet


def train(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = np.random.default_rng(arguments.seed)
    chips = [
        c
        for c in covers.load_chips(arguments.data)
        if c.training and not left_out(c, arguments.without)
    ]
    if arguments.teacher is not None:
        store = arguments.out / "guessed.npz"
        chips += guessed_chips(
            arguments.data, arguments.teacher, arguments.pack, store, arguments.threads
        )
    by_task = {t: [c for c in chips if c.task == t] for t in covers.TASKS}
    chance = {t: chances(part) for t, part in by_task.items()}
    print({t: len(part) for t, part in by_task.items()}, flush=True)
    net = SegmenterNet(pretrained_backbone(arguments.backbone))
    net = net.to(memory_format=torch.channels_last)
    backbone = [p for p in net.backbone.parameters() if p.requires_grad]
    # More may be frozen when a run goes on; the optimiser's list stays the same.
    net.backbone.frozen = arguments.frozen
    net.backbone.freeze()
    ours = [p for n, p in net.named_parameters() if not n.startswith("backbone.")]
    optimiser = torch.optim.AdamW(
        [{"params": backbone, "peak": 5e-4}, {"params": ours, "peak": 2e-3}], weight_decay=0.02
    )
    average = Average(net)
    course = Course(arguments.out / "segmenter.pt", net, average, optimiser)
    if arguments.resume:
        course.resume()
    clock = Clock(arguments.minutes, course.minutes)
    names, weights = list(covers.TASKS), dict(arguments.weigh)
    share = np.array([covers.TASKS[t].share * weights.get(t, 1) for t in names])
    net.train()
    shown, saved = time.monotonic(), time.monotonic()
    sums: dict[str, list[float]] = {}
    since = 0
    while clock.fraction < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * clock.rate()
        tasks = [str(t) for t in rng.choice(names, arguments.batch, p=share / share.sum())]
        drawn = [draw(by_task[t], chance[t], arguments.size, rng, arguments.plain) for t in tasks]
        with torch.autocast("cpu", torch.bfloat16):
            outputs = net(to_input([d[0] for d in drawn]))
        losses = loss_of(outputs, torch.from_numpy(np.stack([d[1] for d in drawn])), tasks)
        loss = torch.stack(list(losses.values())).sum()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([*backbone, *ours], 3.0)
        optimiser.step()
        average.update(net)
        course.step, since = course.step + 1, since + 1
        for task, value in losses.items():
            sums.setdefault(task, []).append(float(value.detach()) * len(tasks) / tasks.count(task))
        if course.step in (3, 10) or time.monotonic() - shown > 60:
            text = " ".join(f"{k} {np.mean(v):.3f}" for k, v in sorted(sums.items()))
            speed = since * arguments.batch / (time.monotonic() - shown)
            print(
                f"{clock.spent:.1f} min step {course.step} {text} {speed:.1f} chips/s", flush=True
            )
            shown, since, sums = time.monotonic(), 0, {}
        if time.monotonic() - saved > 240 or clock.fraction >= 1:
            saved = time.monotonic()
            course.keep(clock.spent)
            print("saved", flush=True)
