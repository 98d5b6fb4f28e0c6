# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the detector: all instance sets together.

The loss of an image covers only the classes that its set labels.
"""

from __future__ import annotations

import argparse
import math
import time

import numpy as np
import torch
from torch import nn

from rs_assistant.worker.adaptation.detector import instances
from rs_assistant.worker.adaptation.detector.loss import (
    anchor_centres,
    loss_of,
)
from rs_assistant.worker.adaptation.detector.net import DetectorNet
from rs_assistant.worker.adaptation.pixels.course import Course
from rs_assistant.worker.adaptation.pixels.net import (
    Average,
    Clock,
    pretrained_backbone,
    to_input,
)


def train(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = np.random.default_rng(arguments.seed)
    samples: dict[str, list[instances.Sample]] = {}
    for name in instances.SHARE:
        found = instances.load_instances(arguments.data / name)
        samples[name] = [s for s in found if s.training or arguments.everything]
        print(name, len(found), "of which training", len(samples[name]), flush=True)
    # Images with rare classes more often: the square root of the class's scarcity.
    chance = {}
    for name, part in samples.items():
        counts = np.bincount(
            np.concatenate([s.labels for s in part]), minlength=len(instances.LABELS)
        )
        score = np.array(
            [max([1.0 / math.sqrt(counts[c]) for c in s.labels], default=0.02) for s in part]
        )
        chance[name] = score / score.sum() * 0.7 + 0.3 / len(part)
    net = DetectorNet(len(instances.LABELS), pretrained_backbone(arguments.backbone))
    net = net.to(memory_format=torch.channels_last)
    backbone = [p for p in net.backbone.parameters() if p.requires_grad]
    # More may be frozen when a run goes on; the optimiser's list stays the same.
    net.backbone.frozen = arguments.frozen
    net.backbone.freeze()
    ours = [p for n, p in net.named_parameters() if not n.startswith("backbone.")]
    optimiser = torch.optim.AdamW(
        [{"params": backbone, "peak": 4e-4}, {"params": ours, "peak": 1.5e-3}], weight_decay=0.02
    )
    average = Average(net)
    course = Course(arguments.out / "detector.pt", net, average, optimiser)
    if arguments.resume:
        course.resume()
    clock = Clock(arguments.minutes, course.minutes)
    centres = anchor_centres(arguments.size)
    names = list(instances.SHARE)
    share = np.array([instances.SHARE[n] for n in names])
    net.train()
    shown, saved = time.monotonic(), time.monotonic()
    sums: dict[str, float] = {}
    since = 0
    while clock.fraction < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * clock.rate() * arguments.boost
        crops = []
        for name in rng.choice(names, arguments.batch, p=share / share.sum()):
            sample = samples[name][rng.choice(len(samples[name]), p=chance[name])]
            crops.append(instances.draw_crop(sample, arguments.size, rng, (0.55, 1.5)))
        with torch.autocast("cpu", torch.bfloat16):
            outputs = net(to_input([c.image for c in crops]))
        loss, parts = loss_of(outputs, crops, centres, rng)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([*backbone, *ours], 5.0)
        optimiser.step()
        average.update(net)
        course.step, since = course.step + 1, since + 1
        for k, v in parts.items():
            sums[k] = sums.get(k, 0.0) + v
        if course.step in (3, 10) or time.monotonic() - shown > 60:
            text = " ".join(f"{k} {v / since:.3f}" for k, v in sums.items())
            speed = since * arguments.batch / (time.monotonic() - shown)
            print(
                f"{clock.spent:.1f} min step {course.step} {text} {speed:.2f} crops/s", flush=True
            )
            shown, since, sums = time.monotonic(), 0, {}
        if time.monotonic() - saved > 240 or clock.fraction >= 1:
            saved = time.monotonic()
            course.keep(clock.spent, labels=list(instances.LABELS))
            print("saved", flush=True)
