# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains and exports the segmenter: land cover, roads and buildings on one backbone.

EfficientNet-Lite0 with a feature pyramid; land cover at stride 4 (five classes and fifteen,
tied by their hierarchy), roads and buildings at stride 2. Each chip teaches only its own head.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation import pixels_covers as covers
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels_export import export
from rs_assistant.worker.adaptation.pixels_net import (
    CHANNELS,
    Average,
    Backbone,
    Clock,
    ConvNorm,
    pretrained_backbone,
    save_checkpoint,
    to_input,
    twice,
)
from rs_assistant.worker.adaptation.pixels_stages import PREPROCESSING, parser, run, write_figures

WIDTH = 80
FINE = 24


class SegmenterNet(nn.Module):
    """Pixels to logits: four cover legends at stride 4, roads and buildings at stride 2."""

    def __init__(self, backbone: Backbone | None = None) -> None:
        super().__init__()
        self.backbone = backbone or Backbone()
        w = WIDTH
        self.lateral = nn.ModuleList([ConvNorm(c, w, 1) for c in CHANNELS[1:]])
        self.context = ConvNorm(w, w)
        self.fuse = nn.ModuleList([ConvNorm(w, w) for _ in range(3)])
        self.cover = ConvNorm(w, w)
        self.gid5 = nn.Conv2d(w, len(covers.GID5), 1)
        self.gid15 = nn.Conv2d(w, len(covers.GID15), 1)
        self.urban = nn.Conv2d(w, len(covers.URBAN), 1)
        self.worldcover = nn.Conv2d(w, len(covers.WORLDCOVER), 1)
        self.shape = ConvNorm(w, w)
        self.fine_top = nn.Conv2d(w, FINE, 1)
        self.fine_side = nn.Conv2d(CHANNELS[0], FINE, 3, padding=1)
        self.fine = ConvNorm(FINE, FINE)
        self.things = nn.Conv2d(FINE, 2, 3, padding=1)
        parent = torch.zeros(len(covers.GID15), len(covers.GID5), 1, 1)
        for child, p in enumerate(covers.PARENT):
            parent[child, p] = 1
        self.register_buffer("parent", parent)

    def pyramid(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """The decoder's map of stride 4 and the backbone's of stride 2."""
        taps = self.backbone(pixels)
        sides = [f(t) for f, t in zip(self.lateral, taps[1:])]
        x = self.context(sides[3])
        for i in (2, 1, 0):
            x = self.fuse[i](sides[i] + twice(x))
        return x, taps[0]

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        return self.outputs(*self.pyramid(pixels))

    def outputs(self, x: Tensor, fine: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Logits of all heads from what `pyramid` gives."""
        cover = self.cover(x)
        five = self.gid5(cover)
        fifteen = self.gid15(cover) + F.conv2d(five, self.parent)  # type: ignore[arg-type]
        edge = F.relu(twice(self.fine_top(self.shape(x))) + self.fine_side(fine))
        things = self.things(self.fine(edge))
        return five, fifteen, self.urban(cover), self.worldcover(cover), things


def dense_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy over classes on the target's grid; 255 is ignored."""
    logits = F.interpolate(
        logits.float(), size=target.shape[-2:], mode="bilinear", align_corners=False
    )
    if not bool((target != covers.IGNORED).any()):
        return logits.sum() * 0
    return F.cross_entropy(logits, target.long(), ignore_index=covers.IGNORED, label_smoothing=0.03)


def thing_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy and dice (over the chips together) of one yes-or-no map."""
    logits = F.interpolate(
        logits[:, None].float(), size=target.shape[-2:], mode="bilinear", align_corners=False
    )[:, 0]
    known = (target != covers.IGNORED).float()
    goal = (target == 1).float()
    entropy = F.binary_cross_entropy_with_logits(logits, goal, weight=known, reduction="sum")
    p = logits.sigmoid() * known
    dice = 1 - (2 * (p * goal).sum() + 1) / (p.sum() + (goal * known).sum() + 1)
    return entropy / known.sum().clamp(min=1) + dice


def loss_of(outputs: tuple[Tensor, ...], masks: Tensor, tasks: list[str]) -> dict[str, Tensor]:
    """Losses by task; every chip speaks to its own head only."""
    five, fifteen, urban, worldcover, things = outputs
    where = {t: [i for i, x in enumerate(tasks) if x == t] for t in set(tasks)}
    losses = {}
    for task, rows in where.items():
        goal = masks[rows]
        if task == "gid5":
            losses[task] = dense_loss(five[rows], goal)
        elif task == "gid15":
            parents = torch.full((256,), covers.IGNORED, dtype=goal.dtype)
            parents[: len(covers.PARENT)] = torch.tensor(covers.PARENT, dtype=goal.dtype)
            coarse = parents[goal.long()]
            losses[task] = dense_loss(fifteen[rows], goal) + 0.3 * dense_loss(five[rows], coarse)
        elif task in ("dubai", "drone"):
            # Only the classes of the chip's own legend compete.
            own = set((covers.DUBAI if task == "dubai" else covers.DRONE).values())
            outside = torch.tensor([0.0 if c in own else -30.0 for c in range(len(covers.URBAN))])
            losses[task] = 0.5 * dense_loss(urban[rows] + outside[None, :, None, None], goal)
        elif task == "worldcover":
            losses[task] = 0.3 * dense_loss(worldcover[rows], goal)
        else:
            losses[task] = thing_loss(things[rows, 0 if task == "roads" else 1], goal)
    return {t: v * len(where[t]) / len(tasks) for t, v in losses.items()}


def chances(chips: list[covers.Chip]) -> np.ndarray:
    """How often each chip of a task is drawn: those with rare classes or sources more often."""
    if chips[0].task == "buildings":
        sources = [c.source for c in chips]
        score = np.array([1 / math.sqrt(sources.count(s)) for s in sources])
    else:
        counts = np.stack([np.bincount(c.mask.ravel(), minlength=256)[:32] for c in chips])
        share = counts.sum(0) / max(counts.sum(), 1)
        weight = np.where(share > 0, 1 / np.sqrt(np.maximum(share, 1e-4)), 0)
        score = (counts / np.maximum(counts.sum(1, keepdims=True), 1)) @ weight + 0.3
    return np.asarray(score / score.sum())


def left_out(chip: covers.Chip, places: list[str]) -> bool:
    """Whether a chip lies at one of the places (or in one of the sources) left out of training."""
    return any(p.lower() in f"{chip.place} {chip.source}".lower() for p in places)


def train(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = np.random.default_rng(arguments.seed)
    chips = [
        c
        for c in covers.load_chips(arguments.data)
        if c.training and not left_out(c, arguments.without)
    ]
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
    done, step = 0.0, 0
    checkpoint = arguments.out / "segmenter.pt"
    if checkpoint.exists() and arguments.resume:
        state = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(state["net"])
        average.model.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        done, step, average.steps = state["minutes"], state["step"], state["step"]
    clock = Clock(arguments.minutes, done)
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
        drawn = []
        for task in tasks:
            chip = by_task[task][rng.choice(len(by_task[task]), p=chance[task])]
            drawn.append(covers.draw_chip(chip, arguments.size, rng))
        with torch.autocast("cpu", torch.bfloat16):
            outputs = net(to_input([d[0] for d in drawn]))
        losses = loss_of(outputs, torch.from_numpy(np.stack([d[1] for d in drawn])), tasks)
        loss = torch.stack(list(losses.values())).sum()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([*backbone, *ours], 3.0)
        optimiser.step()
        average.update(net)
        step, since = step + 1, since + 1
        for task, value in losses.items():
            sums.setdefault(task, []).append(float(value.detach()) * len(tasks) / tasks.count(task))
        if step in (3, 10) or time.monotonic() - shown > 60:
            text = " ".join(f"{k} {np.mean(v):.3f}" for k, v in sorted(sums.items()))
            speed = since * arguments.batch / (time.monotonic() - shown)
            print(f"{clock.spent:.1f} min step {step} {text} {speed:.1f} chips/s", flush=True)
            shown, since, sums = time.monotonic(), 0, {}
        if time.monotonic() - saved > 240 or clock.fraction >= 1:
            saved = time.monotonic()
            save_checkpoint(
                checkpoint,
                net=net.state_dict(),
                average=average.model.state_dict(),
                optimiser=optimiser.state_dict(),
                minutes=clock.spent,
                step=step,
            )
            print("saved", flush=True)


def write_network(out: Path, path: Path, small: bool = True) -> None:
    """The averaged weights of a training folder as an ONNX file, with the head for land cover from
    close by where it was trained."""
    net = SegmenterNet()
    net.load_state_dict(torch.load(out / "segmenter.pt", weights_only=True)["average"])
    outputs: tuple[str, ...] = ("gid5", "gid15", "urban", "worldcover", "things")
    whole: nn.Module = net
    near = out / "near.pt"
    if near.exists():
        from rs_assistant.worker.adaptation.near_cover import NearHead, WithNear

        head = NearHead()
        head.load_state_dict(torch.load(near, weights_only=True)["head"])
        whole, outputs = WithNear(net, head), (*outputs, "near")
    export(whole, ("pixels",), outputs, path, outputs, small)


def export_model(arguments: argparse.Namespace) -> None:
    """ONNX file and card (without figures: `evaluate` adds them)."""
    state = torch.load(arguments.out / "segmenter.pt", weights_only=True)
    near = arguments.out / "near.pt"
    write_network(arguments.out, arguments.pack / "segmenter.onnx")
    card = {
        "id": "segmenter",
        "title": "Land cover, roads, buildings",
        "capabilities": ["land_cover", "roads", "buildings"],
        "files": ["segmenter.onnx"],
        "capability": "cover",
        "preprocessing": PREPROCESSING,
        "metres_per_pixel": [0.1, 30.0],
        "labels": {
            "gid5": list(covers.GID5),
            "gid15": list(covers.GID15),
            "urban": list(covers.URBAN),
            "worldcover": list(covers.WORLDCOVER),
            "things": ["road", "building"],
            **({"near": list(covers.NEAR)} if near.exists() else {}),
        },
        "reading": READING,
        "thresholds": {"roads": 0.5, "buildings": 0.5},
        "training": {
            "data": {
                "gid": "GID-MTL (Tong et al. 2020), Gaofen-2, 4 m",
                "roads": "aerial road chips, about 0.35 m",
                "buildings": "Massachusetts Buildings (Mnih 2013), Inria (Maggiori et al. 2017), "
                "Open Cities AI (2020), Jonkoping orthophoto, roofs of DroneDeploy",
                "urban": "MBRSC Dubai / Humans in the Loop, DroneDeploy benchmark",
                "worldcover": "Sentinel-2/Landsat with ESA WorldCover (CC BY 4.0)",
                "near": "labels of UC Merced chips, pure scenes of RSICD, roofs, roads, tree boxes",
            },
            "backbone": "EfficientNet-Lite0, ImageNet (Apache-2.0)",
            "minutes": round(state["minutes"], 1),
            "steps": state["step"],
            "command": "python -m rs_assistant.worker.adaptation.segmenter train --minutes "
            f"{round(state['minutes'])}",
        },
        "split": "gid: a run of neighbouring chips (8 %) of each folder; roads, drone chips: 12 % "
        "by hash of the name; others: the sets' own split",
    }
    write_card(arguments.pack / "segmenter.card.json", card)


# The ground resolutions (metres per pixel) between which a legend is read as the image comes;
# finer images are shrunk, coarser ones enlarged at most so often.
READING = {
    "land_cover": {"native_from": 2.5, "native_to": 10.0, "most_enlarged": 1.0},
    "gid15": {"native_from": 2.5, "native_to": 10.0, "most_enlarged": 1.0},
    "roads": {"native_from": 0.3, "native_to": 0.5, "most_enlarged": 2.5},
    "buildings": {"native_from": 0.3, "native_to": 0.6, "most_enlarged": 3.0},
    "near": {"native_from": 0.6, "native_to": 1.0, "most_enlarged": 1.5},
    "urban": {"native_from": 0.1, "native_to": 1.0, "most_enlarged": 2.0},
    "worldcover": {"native_from": 10.0, "native_to": 15.0, "most_enlarged": 2.0},
}


def evaluate(arguments: argparse.Namespace) -> None:
    """Choose thresholds on the validation parts, write them and the figures into the card."""
    from rs_assistant.worker.adaptation.measure_covers import measure_segmenter

    report = measure_segmenter(arguments.pack, arguments.data, arguments.threads)
    near = arguments.out / "near.pt"
    if near.exists():
        report["metrics"]["near"] = {
            "share of pixels whose class is one that the chip is said to hold": torch.load(
                near, weights_only=True
            )["figures"]
        }
    write_figures(arguments.pack / "segmenter.card.json", "segmenter", report, LIMITS)


LIMITS = [
    "Land cover at 2.5 to 10 m was learnt from Gaofen-2 over China: elsewhere its classes are a "
    "guess; sand, bare soil and snow are missing from its legend.",
    "Land cover finer than 1.3 m was learnt from labels of whole chips, without drawn outlines of "
    "grass, fields or bare ground: dry verges pass for fields, white roofs for bare ground.",
    "The held-out GID chips neighbour training chips of the same scenes: no transfer figure.",
    "Roads were learnt from 69 chips of North American suburbs.",
    "Buildings: dark slate roofs in rows and roofs under trees are missed, tanks and decks of "
    "ships are taken for roofs.",
    "Urban and WorldCover heads saw under 100 chips each.",
]


def weighed(text: str) -> tuple[str, float]:
    """Of "buildings=2": the task and how many times as often it is drawn."""
    task, _, factor = text.partition("=")
    if task not in covers.TASKS:
        raise argparse.ArgumentTypeError(f"{task!r} is none of {', '.join(covers.TASKS)}")
    return task, float(factor)


def main(argv: list[str]) -> int:
    p = parser("segmenter", __doc__, batch=16, size=256)
    p.add_argument(
        "--without", action="append", default=[], help="a place or source to leave out of training"
    )
    p.add_argument(
        "--weigh",
        type=weighed,
        action="append",
        default=[],
        help="TASK=FACTOR: draw a task so many times as often as it is usual",
    )
    return run(p, argv, train=train, export=export_model, evaluate=evaluate)


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
