# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains and exports the detector: boxes, classes and masks of countable things.

EfficientNet-Lite0, a path aggregation neck at strides 8, 16 and 32, a task-aligned head, and one
small mask network per object (its weights are predicted; its input is a feature map of stride 2
and the place within the object's box). All instance sets are learnt together; the loss of an
image covers only the classes that its set labels.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation import pixels_data as data
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels_export import export
from rs_assistant.worker.adaptation.pixels_net import (
    CHANNELS,
    MEAN,
    STD,
    Average,
    Backbone,
    Clock,
    ConvNorm,
    pretrained_backbone,
    save_checkpoint,
    twice,
)

WIDTH = 96
MASK_CHANNELS = 8
HIDDEN = 8
# three dense layers: features and place to 8, 8 to 8, 8 to 1
PARAMETERS = (MASK_CHANNELS + 2) * HIDDEN + HIDDEN + HIDDEN * HIDDEN + HIDDEN + HIDDEN + 1
STRIDES = (8, 16, 32)
GRID = 48
BOX_MARGIN = 0.1  # the mask is looked for in a box this much larger than the object's


class DetectorNet(nn.Module):
    """Pixels to class logits, boxes and mask parameters per anchor, and mask features."""

    def __init__(self, classes: int, backbone: Backbone | None = None) -> None:
        super().__init__()
        self.backbone = backbone or Backbone()
        c1, c2, c3, c4, c5 = CHANNELS
        w = WIDTH
        self.lateral = nn.ModuleList([ConvNorm(c, w, 1) for c in (c3, c4, c5)])
        self.context = ConvNorm(w, w)
        self.fuse4, self.fuse3 = ConvNorm(2 * w, w), ConvNorm(2 * w, w)
        self.down3, self.down4 = ConvNorm(w, w, 3, 2), ConvNorm(w, w, 3, 2)
        self.out4, self.out5 = ConvNorm(2 * w, w), ConvNorm(2 * w, w)
        self.class_tower = ConvNorm(w, w)
        self.box_tower = ConvNorm(w, w)
        self.class_out = nn.Conv2d(w, classes, 3, padding=1)
        self.box_out = nn.Conv2d(w, 4, 3, padding=1)
        self.mask_out = nn.Conv2d(w, PARAMETERS, 1)
        self.scale = nn.Parameter(torch.ones(3))
        self.mask_lateral = ConvNorm(c2, 48, 1)
        self.mask_top = ConvNorm(w, 48, 1)
        self.mask_fuse = ConvNorm(48, 48)
        self.mask_coarse = nn.Conv2d(48, MASK_CHANNELS, 1)
        self.mask_fine = nn.Conv2d(c1, MASK_CHANNELS, 3, padding=1)
        nn.init.constant_(self.class_out.bias, -math.log(99))  # type: ignore[arg-type]
        nn.init.normal_(self.class_out.weight, std=0.01)
        nn.init.normal_(self.box_out.weight, std=0.01)
        nn.init.constant_(self.box_out.bias, 1.0)  # type: ignore[arg-type]
        nn.init.normal_(self.mask_out.weight, std=0.02)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        c1, c2, c3, c4, c5 = self.backbone(pixels)
        l3, l4, l5 = (f(c) for f, c in zip(self.lateral, (c3, c4, c5)))
        p5 = self.context(l5)
        p4 = self.fuse4(torch.cat([l4, twice(p5)], 1))
        n3 = self.fuse3(torch.cat([l3, twice(p4)], 1))
        n4 = self.out4(torch.cat([self.down3(n3), p4], 1))
        n5 = self.out5(torch.cat([self.down4(n4), p5], 1))
        logits, boxes, parameters = [], [], []
        for i, (stride, n) in enumerate(zip(STRIDES, (n3, n4, n5))):
            tower = self.box_tower(n)
            scores = self.class_out(self.class_tower(n)).float()
            sides = F.softplus(self.box_out(tower).float()) * self.scale[i] * stride  # [N, 4, h, w]
            h, w = n.shape[-2:]
            ys = (torch.arange(h, device=n.device, dtype=torch.float32) + 0.5) * stride
            xs = (torch.arange(w, device=n.device, dtype=torch.float32) + 0.5) * stride
            xs, ys = xs[None, None, :], ys[None, :, None]
            left, top, right, bottom = sides.unbind(1)
            box = torch.stack([xs - left, ys - top, xs + right, ys + bottom], -1)
            logits.append(scores.flatten(2).transpose(1, 2))
            boxes.append(box.flatten(1, 2))
            parameters.append(self.mask_out(tower).flatten(2).transpose(1, 2))
        coarse = self.mask_coarse(self.mask_fuse(self.mask_lateral(c2) + twice(self.mask_top(n3))))
        features = twice(coarse) + self.mask_fine(c1)  # [N, 8, H / 2, W / 2]
        return torch.cat(logits, 1), torch.cat(boxes, 1), torch.cat(parameters, 1), features


def mask_logits(features: Tensor, parameters: Tensor) -> Tensor:
    """`[K, 8, G, G]` features and `[K, P]` weights to `[K, G, G]`; the place runs -1 to 1."""
    k, _, g, _ = features.shape
    line = (torch.arange(g, dtype=torch.float32) + 0.5) / g * 2 - 1
    place = torch.stack([line[None, :].expand(g, g), line[:, None].expand(g, g)])
    x = torch.cat([features.float(), place[None].expand(k, 2, g, g)], 1).flatten(2)
    parameters = parameters.float()
    c, h = MASK_CHANNELS + 2, HIDDEN
    sizes = (c * h, h, h * h, h, h, 1)
    w1, b1, w2, b2, w3, b3 = parameters.split(sizes, 1)
    x = F.relu(torch.bmm(w1.view(k, h, c), x) + b1[:, :, None])
    x = F.relu(torch.bmm(w2.view(k, h, h), x) + b2[:, :, None])
    return (torch.bmm(w3.view(k, 1, h), x) + b3[:, :, None]).view(k, g, g)


def sample_features(features: Tensor, boxes: Tensor, size: int) -> Tensor:
    """Features of one image `[8, h, w]` on a grid over each box (pixels): `[K, 8, G, G]`."""
    k = len(boxes)
    steps = (torch.arange(GRID, dtype=torch.float32) + 0.5) / GRID
    xs = boxes[:, 0, None] + steps * (boxes[:, 2] - boxes[:, 0])[:, None]
    ys = boxes[:, 1, None] + steps * (boxes[:, 3] - boxes[:, 1])[:, None]
    points = torch.stack(
        [xs[:, None, :].expand(k, GRID, GRID), ys[:, :, None].expand(k, GRID, GRID)], -1
    )
    points = (points / size * 2 - 1).view(1, k * GRID, GRID, 2)
    out = F.grid_sample(features[None].float(), points, align_corners=False, padding_mode="border")
    return out.view(MASK_CHANNELS, k, GRID, GRID).transpose(0, 1)


def overlap(a: Tensor, b: Tensor) -> Tensor:
    """IoU of every box of `a` with every box of `b`."""
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    both = (high - low).clamp(min=0).prod(-1)
    area_a, area_b = (a[:, 2:] - a[:, :2]).prod(-1), (b[:, 2:] - b[:, :2]).prod(-1)
    return both / (area_a[:, None] + area_b[None] - both + 1e-6)


def generalised_overlap(a: Tensor, b: Tensor) -> Tensor:
    """GIoU, pair by pair."""
    both = (torch.minimum(a[:, 2:], b[:, 2:]) - torch.maximum(a[:, :2], b[:, :2])).clamp(min=0)
    inter = both.prod(-1)
    area = (a[:, 2:] - a[:, :2]).prod(-1) + (b[:, 2:] - b[:, :2]).prod(-1) - inter
    hull = (torch.maximum(a[:, 2:], b[:, 2:]) - torch.minimum(a[:, :2], b[:, :2])).prod(-1)
    return inter / (area + 1e-6) - (hull - area) / (hull + 1e-6)


def anchor_centres(size: int) -> Tensor:
    """Centres of all anchors of a square crop, in the order of the network's output."""
    parts = []
    for stride in STRIDES:
        line = (torch.arange(size // stride, dtype=torch.float32) + 0.5) * stride
        ys, xs = torch.meshgrid(line, line, indexing="ij")
        parts.append(torch.stack([xs, ys], -1).view(-1, 2))
    return torch.cat(parts)


@torch.no_grad()
def assign(
    scores: Tensor, boxes: Tensor, centres: Tensor, targets: Tensor, labels: Tensor, top: int = 10
) -> tuple[Tensor, Tensor, Tensor]:
    """Task-aligned assignment for one image.

    Returns anchors, the object of each, and its soft class target: where classification and box
    already agree best, scaled so that the best anchor of an object gets the object's best IoU.
    """
    iou = overlap(targets, boxes)  # [n, A]
    # An object smaller than the stride still owns the anchors next to its centre.
    middle = (targets[:, :2] + targets[:, 2:]) / 2
    half = ((targets[:, 2:] - targets[:, :2]) / 2).clamp(min=5.0)
    inside = ((centres[None] - middle[:, None]).abs() < half[:, None]).all(-1)
    match = scores.sigmoid()[:, labels].T.clamp(min=1e-4).sqrt() * iou.pow(6) * inside
    value, index = match.topk(min(top, match.shape[1]), dim=1)
    chosen = torch.zeros_like(match).scatter_(1, index, 1.0) * (value.new_tensor(1.0))
    chosen = chosen * inside * (match > 0)
    # An anchor wanted by several objects goes to the one it overlaps most.
    owner = (iou * chosen).argmax(0)
    taken = chosen.sum(0) > 0
    anchors = taken.nonzero()[:, 0]
    owner = owner[anchors]
    mine = match[owner, anchors]
    best_match = torch.zeros(len(targets)).scatter_reduce_(0, owner, mine, "amax")
    best_iou = torch.zeros(len(targets)).scatter_reduce_(0, owner, iou[owner, anchors], "amax")
    soft = mine / (best_match[owner] + 1e-9) * best_iou[owner]
    return anchors, owner, soft.clamp(0, 1)


def loss_of(
    outputs: tuple[Tensor, ...], crops: list[data.Crop], centres: Tensor, rng: np.random.Generator
) -> tuple[Tensor, dict[str, float]]:
    """The sum of class, box and mask losses of a batch, and its parts."""
    logits, boxes, parameters, features = outputs
    size = crops[0].image.shape[0]
    classes = logits.shape[2]
    target = torch.zeros_like(logits)
    weight = torch.zeros_like(logits)
    box_loss = logits.new_zeros(())
    mask_sum = logits.new_zeros(())
    mask_count = 0
    for i, crop in enumerate(crops):
        weight[i, :, list(crop.searched)] = crop.trust
        for x0, y0, x1, y1 in crop.ignored:
            hit = (centres[:, 0] > x0) & (centres[:, 0] < x1) & (centres[:, 1] > y0)
            weight[i, hit & (centres[:, 1] < y1)] = 0
        if not len(crop.boxes):
            continue
        goal = torch.from_numpy(crop.boxes)
        labels = torch.from_numpy(crop.labels)
        anchors, owner, soft = assign(logits[i].detach(), boxes[i].detach(), centres, goal, labels)
        if not len(anchors):
            continue
        target[i, anchors, labels[owner]] = soft
        weight[i, anchors] = torch.zeros(classes).index_fill_(0, torch.tensor(crop.searched), 1.0)
        box_loss = (
            box_loss + ((1 - generalised_overlap(boxes[i, anchors], goal[owner])) * soft).sum()
        )
        picked = pick_for_masks(owner, soft, 12, rng)
        if len(picked):
            part = mask_loss(
                features[i], parameters[i, anchors[picked]], crop, owner[picked], rng, size
            )
            mask_sum = mask_sum + part.sum()
            mask_count += len(part)
    total = target.sum().clamp(min=1.0)
    p = logits.sigmoid()
    focal = (target - p).abs().pow(2).detach()
    entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    class_loss = (entropy * focal * weight).sum() / total
    box_loss = box_loss / total
    masks = mask_sum / max(mask_count, 1)
    loss = 1.5 * class_loss + 2.0 * box_loss + masks
    shown = {"class": class_loss, "box": box_loss, "mask": masks}
    return loss, {k: float(v.detach()) for k, v in shown.items()}


def pick_for_masks(owner: Tensor, soft: Tensor, most: int, rng: np.random.Generator) -> Tensor:
    """One anchor per object, mostly its best: positions within `owner`."""
    objects = owner.unique().numpy()
    objects = rng.permutation(objects)[:most]
    picked = []
    for o in objects:
        mine = (owner == int(o)).nonzero()[:, 0]
        order = soft[mine].argsort(descending=True)[:3]
        picked.append(int(mine[order[int(rng.integers(len(order)))]]))
    return torch.tensor(picked, dtype=torch.long)


def mask_loss(
    features: Tensor,
    parameters: Tensor,
    crop: data.Crop,
    owner: Tensor,
    rng: np.random.Generator,
    size: int,
) -> Tensor:
    """Dice and cross-entropy per object; where only a box is known, its extent along both axes."""
    boxes = crop.boxes[owner.numpy()]
    sides = np.concatenate([boxes[:, 2:] - boxes[:, :2]] * 2, 1) * np.array([-1, -1, 1, 1])
    wide = boxes + sides * rng.uniform(0.0, 2 * BOX_MARGIN, boxes.shape)
    logits = mask_logits(
        sample_features(features, torch.from_numpy(wide.astype(np.float32)), size), parameters
    )
    losses = []
    steps = (np.arange(GRID) + 0.5) / GRID
    for j, o in enumerate(owner.tolist()):
        p = logits[j].sigmoid()
        shape = crop.shapes[o]
        x0, y0, x1, y1 = wide[j]
        xs, ys = x0 + steps * (x1 - x0), y0 + steps * (y1 - y0)
        if shape is not None:
            goal = torch.from_numpy(data.raster_in_box(shape, crop.matrix, wide[j], GRID))
            # What lies outside the crop was never seen.
            seen = torch.from_numpy(
                ((ys > 0) & (ys < size))[:, None] & ((xs > 0) & (xs < size))[None]
            ).float()
            dice = 1 - (2 * (p * goal * seen).sum() + 1) / (
                ((p * p + goal * goal) * seen).sum() + 1
            )
            entropy = F.binary_cross_entropy_with_logits(logits[j], goal, weight=seen)
            losses.append(dice + entropy)
        else:
            bx0, by0, bx1, by1 = crop.boxes[o]
            across = torch.from_numpy(((xs > bx0) & (xs < bx1)).astype(np.float32))
            along = torch.from_numpy(((ys > by0) & (ys < by1)).astype(np.float32))
            extent = 0.0 * p.sum()
            for got, want in ((p.amax(0), across), (p.amax(1), along)):
                extent = extent + 1 - 2 * (got * want).sum() / ((got**2).sum() + (want**2).sum())
            losses.append(0.5 * extent)
    return torch.stack(losses)


def to_input(images: list[np.ndarray]) -> Tensor:
    """uint8 `[H, W, 3]` images to a normalised batch, channels last in memory."""
    batch = torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).float()
    return ((batch / 255 - MEAN) / STD).contiguous(memory_format=torch.channels_last)


def train(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = np.random.default_rng(arguments.seed)
    samples: dict[str, list[data.Sample]] = {}
    for name in data.SHARE:
        found = data.load_instances(arguments.data / name)
        samples[name] = [s for s in found if s.training or arguments.everything]
        print(name, len(found), "of which training", len(samples[name]), flush=True)
    # Images with rare classes more often: the square root of the class's scarcity.
    chance = {}
    for name, part in samples.items():
        counts = np.bincount(np.concatenate([s.labels for s in part]), minlength=len(data.LABELS))
        score = np.array(
            [max([1.0 / math.sqrt(counts[c]) for c in s.labels], default=0.02) for s in part]
        )
        chance[name] = score / score.sum() * 0.7 + 0.3 / len(part)
    net = DetectorNet(len(data.LABELS), pretrained_backbone(arguments.backbone))
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
    done, step = 0.0, 0
    checkpoint = arguments.out / "detector.pt"
    if checkpoint.exists() and arguments.resume:
        state = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(state["net"])
        average.model.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        done, step, average.steps = state["minutes"], state["step"], state["step"]
        print("resumed at", done, "minutes, step", step, flush=True)
    clock = Clock(arguments.minutes, done)
    centres = anchor_centres(arguments.size)
    names = list(data.SHARE)
    share = np.array([data.SHARE[n] for n in names])
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
            crops.append(data.draw_crop(sample, arguments.size, rng, (0.55, 1.5)))
        with torch.autocast("cpu", torch.bfloat16):
            outputs = net(to_input([c.image for c in crops]))
        loss, parts = loss_of(outputs, crops, centres, rng)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([*backbone, *ours], 5.0)
        optimiser.step()
        average.update(net)
        step += 1
        since += 1
        for k, v in parts.items():
            sums[k] = sums.get(k, 0.0) + v
        if step in (3, 10) or time.monotonic() - shown > 60:
            text = " ".join(f"{k} {v / since:.3f}" for k, v in sums.items())
            speed = since * arguments.batch / (time.monotonic() - shown)
            print(f"{clock.spent:.1f} min step {step} {text} {speed:.2f} crops/s", flush=True)
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
                labels=list(data.LABELS),
            )
            print("saved", flush=True)


READING = {
    # finest and coarsest ground resolution (metres per pixel) at which a class is looked for;
    # read as it is from native_from to native_to, shrunk below, enlarged above
    "airplane": (0.05, 3.0, 0.35, 1.0, 2.0),
    "ship": (0.05, 20.0, 0.4, 4.0, 2.5),
    "storage tank": (0.05, 4.0, 0.4, 2.0, 2.0),
    "baseball diamond": (0.05, 4.0, 0.4, 2.0, 2.0),
    "tennis court": (0.05, 2.0, 0.3, 1.0, 2.0),
    "basketball court": (0.05, 2.0, 0.3, 1.0, 2.0),
    "ground track field": (0.05, 6.0, 0.4, 2.0, 2.0),
    "harbor": (0.05, 3.0, 0.4, 2.0, 2.0),
    "bridge": (0.05, 6.0, 0.4, 3.0, 2.0),
    "vehicle": (0.03, 1.5, 0.08, 0.8, 2.0),
    "car": (0.02, 0.6, 0.08, 0.15, 4.0),
    "truck": (0.02, 0.6, 0.08, 0.15, 4.0),
    "bus": (0.02, 0.6, 0.08, 0.15, 4.0),
    "minibus": (0.02, 0.6, 0.08, 0.15, 4.0),
    "tree": (0.02, 0.5, 0.09, 0.12, 4.0),
}
EXCLUSIVE = [["vehicle", "car", "truck", "bus", "minibus"], ["tennis court", "basketball court"]]


def export_model(arguments: argparse.Namespace) -> None:
    """ONNX file and card (without calibration: `evaluate` writes that)."""
    state = torch.load(arguments.out / "detector.pt", weights_only=True)
    net = DetectorNet(len(data.LABELS))
    net.load_state_dict(state["average"])
    folder: Path = arguments.pack
    export(
        net,
        ("pixels",),
        ("logits", "boxes", "parameters", "features"),
        folder / "detector.onnx",
        ("features",),
    )
    keys = ("finest", "coarsest", "native_from", "native_to", "most_enlarged")
    card = {
        "id": "detector",
        "title": "Instances: things that can be counted",
        "capabilities": ["instances"],
        "files": ["detector.onnx"],
        "capability": "instances",
        "preprocessing": {"mean": [MEAN] * 3, "std": [STD] * 3, "multiple_of": 32},
        "metres_per_pixel": [0.08, 10.0],
        "labels": list(data.LABELS),
        "reading": {label: dict(zip(keys, READING[label])) for label in data.LABELS},
        "mask": {
            "channels": MASK_CHANNELS,
            "hidden": HIDDEN,
            "stride": 2,
            "grid": GRID,
            "margin": BOX_MARGIN,
        },
        "exclusive": EXCLUSIVE,
        "ellipses": ["tree"],
        "calibration": {label: [1.0, 0.0] for label in data.LABELS},
        "thresholds": dict.fromkeys(data.LABELS, 0.3),
        "training": {
            "data": {
                "vhr10": "NWPU VHR-10 (Cheng et al. 2014), 10 classes with masks",
                "airplanes": "Airbus Aircraft Sample (CC BY-NC-SA 4.0), Pleiades 0.5 m, boxes",
                "cars": "drone crops, 0.1-0.15 m, boxes: car, truck, bus, minibus",
                "trees": "NEON (Weinstein et al. 2021), Campo Grande (Zamboni et al. 2021), boxes",
                "ships": "sen2ships (MIT; Copernicus), Sentinel-2 10 m, masks",
            },
            "backbone": "EfficientNet-Lite0, ImageNet (Apache-2.0)",
            "minutes": round(state["minutes"], 1),
            "steps": state["step"],
            "command": "python -m rs_assistant.worker.adaptation.detector train --minutes 60",
        },
        "split": "the sets' own train/val; vhr10: 15 % held out by hash of the file name",
    }
    write_card(folder / "detector.card.json", card)


def evaluate(arguments: argparse.Namespace) -> None:
    """Calibrate on the validation parts, write thresholds and figures into the card."""
    from rs_assistant.worker.adaptation.pixels_measure import measure_detector

    report = measure_detector(arguments.pack, arguments.data, arguments.threads)
    path = arguments.pack / "detector.card.json"
    card = json.loads(path.read_text())
    card["calibration"].update(report["calibration"])
    card["thresholds"].update(report["thresholds"])
    card["metrics"] = {
        "command": "python -m rs_assistant.worker.adaptation.detector evaluate",
        "on": "validation parts, through the shipped file and adapter",
        **report["metrics"],
    }
    card["limits"] = LIMITS
    write_card(path, card)
    print(json.dumps(card["metrics"], indent=1))


LIMITS = [
    "Masks of airplanes away from VHR-10 come from the shape learnt there; those of car, truck, "
    "bus and minibus from other classes and box extents; a tree's mask is the ellipse in its box.",
    "truck, bus and minibus were learnt from 1, 23 and 22 objects: treat them as hints.",
    "Small boats at 10 m and trees in closed forest are often missed.",
    "Upright boxes; objects larger than a tile of 1024 px are joined from parts.",
]


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="detector", description=__doc__)
    p.add_argument("stage", choices=["train", "export", "evaluate"])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--backbone", type=Path, help="the Lite0 .pth")
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--size", type=int, default=448)
    p.add_argument("--frozen", type=int, default=3)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--resume", action="store_true")
    p.add_argument("--boost", type=float, default=1.0, help="factor of the rate when going on")
    p.add_argument("--everything", action="store_true", help="train on the validation part too")
    return p


def main(argv: list[str]) -> int:
    arguments = parser().parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    stages = {"train": train, "export": export_model, "evaluate": evaluate}
    stages[arguments.stage](arguments)
    return 0


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
