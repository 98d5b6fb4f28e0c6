# SPDX-License-Identifier: GPL-2.0-or-later
"""What the change model is taught by: what changed, and what stands there at both dates."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.change import pairs
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED


def loss_of(change: Tensor, senses: Tensor, drawn: list[pairs.Draw]) -> tuple[Tensor, Tensor]:
    """Loss of the change map, and of what stands there at both dates."""
    masks = torch.from_numpy(np.stack([d.mask for d in drawn]))
    z = F.interpolate(change.float(), size=masks.shape[-2:], mode="bilinear", align_corners=False)[
        :, 0
    ]
    known = (masks != IGNORED).float()
    goal = (masks == 1).float()
    smooth = goal * 0.96 + 0.02
    weight = (1 + goal * 1.5) * known
    entropy = F.binary_cross_entropy_with_logits(z, smooth, weight=weight)
    p = z.sigmoid() * known
    total = 2 * entropy
    kinds = np.array([d.kind for d in drawn])
    for kind in set(kinds.tolist()):
        rows = torch.from_numpy(kinds == kind)
        both, size = (p * goal)[rows].sum(), p[rows].sum() + goal[rows].sum()
        dice = 1 - (2 * both + 60) / (size + 60)
        total = total + dice * float(rows.float().mean())
    roofs = torch.from_numpy(np.concatenate([[d.roofs[i] for d in drawn] for i in (0, 1)]))
    covers = torch.from_numpy(np.concatenate([[d.covers[i] for d in drawn] for i in (0, 1)]))
    roofs, covers = roofs[:, 2::4, 2::4], covers[:, 2::4, 2::4].long()
    senses = senses.float()
    seen = (roofs != IGNORED).float()
    sense = senses.sum() * 0
    if bool(seen.any()):
        entropy = F.binary_cross_entropy_with_logits(
            senses[:, 0], (roofs == 1).float(), weight=seen, reduction="sum"
        )
        sense = sense + entropy / seen.sum()
    if bool((covers != IGNORED).any()):
        sense = sense + 0.3 * F.cross_entropy(senses[:, 1:], covers, ignore_index=IGNORED)
    return total, sense
