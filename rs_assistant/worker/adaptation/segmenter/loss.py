# SPDX-License-Identifier: GPL-2.0-or-later
"""What the segmenter is taught by: the losses of a batch. Each chip teaches only its own head."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.segmenter import covers


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
