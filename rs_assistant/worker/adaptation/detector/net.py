# SPDX-License-Identifier: GPL-2.0-or-later
"""The network of the detector: boxes, classes and masks of countable things.

EfficientNet-Lite0, a path aggregation neck at strides 8, 16 and 32, a task-aligned head, and one
small mask network per object (its weights are predicted; its input is a feature map of stride 2
and the place within the object's box).
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.detector.loss import (
    HIDDEN,
    MASK_CHANNELS,
    STRIDES,
)
from rs_assistant.worker.adaptation.pixels.net import (
    CHANNELS,
    Backbone,
    ConvNorm,
    twice,
)

WIDTH = 96
# three dense layers: features and place to 8, 8 to 8, 8 to 1
PARAMETERS = (MASK_CHANNELS + 2) * HIDDEN + HIDDEN + HIDDEN * HIDDEN + HIDDEN + HIDDEN + 1


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
