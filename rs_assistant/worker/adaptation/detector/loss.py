# SPDX-License-Identifier: GPL-2.0-or-later
"""What the detector is taught by: assignment of anchors to objects, and the losses of a batch.

Classes by focal entropy against soft targets, boxes by GIoU, masks by dice and entropy on a grid
over each object's box; where only a box is known, its extent along both axes stands in.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.detector import instances

MASK_CHANNELS = 8
HIDDEN = 8
STRIDES = (8, 16, 32)
GRID = 48
BOX_MARGIN = 0.1  # the mask is looked for in a box this much larger than the object's


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
    outputs: tuple[Tensor, ...],
    crops: list[instances.Crop],
    centres: Tensor,
    rng: np.random.Generator,
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
    crop: instances.Crop,
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
            goal = torch.from_numpy(instances.raster_in_box(shape, crop.matrix, wide[j], GRID))
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
