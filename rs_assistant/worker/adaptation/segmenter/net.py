# SPDX-License-Identifier: GPL-2.0-or-later
"""The network of the segmenter: land cover, roads and buildings on one backbone.

EfficientNet-Lite0 with a feature pyramid; land cover at stride 4 (five classes and fifteen,
tied by their hierarchy), roads and buildings at stride 2.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.pixels.net import (
    CHANNELS,
    Backbone,
    ConvNorm,
    twice,
)
from rs_assistant.worker.adaptation.segmenter import covers

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
