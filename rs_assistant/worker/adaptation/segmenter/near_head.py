# SPDX-License-Identifier: GPL-2.0-or-later
"""The segmenter's head for land cover at 0.2 to 1.2 m, on its frozen features."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.pixels.net import CHANNELS
from rs_assistant.worker.adaptation.segmenter.covers import NEAR
from rs_assistant.worker.adaptation.segmenter.net import WIDTH, SegmenterNet

HIDDEN = 64


class NearHead(nn.Module):
    """From the segmenter's maps of stride 4 and 2, and the colours, to classes at stride 4."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(WIDTH + CHANNELS[0] + 4, HIDDEN, 1)
        self.second = nn.Conv2d(HIDDEN, len(NEAR), 1)

    @staticmethod
    def features(deep: Tensor, fine: Tensor, pixels: Tensor) -> Tensor:
        """All that the head sees, `[N, C, h, w]` at stride 4."""
        colour = F.avg_pool2d(pixels, 4)
        spread = F.avg_pool2d(pixels.square().mean(1, keepdim=True), 8, 4, 2)
        spread = spread - F.avg_pool2d(pixels, 8, 4, 2).square().mean(1, keepdim=True)
        return torch.cat([deep, F.avg_pool2d(fine, 2), colour, spread], 1)

    def forward(self, features: Tensor) -> Tensor:
        logits: Tensor = self.second(F.relu(self.first(features)))
        return logits


class WithNear(nn.Module):
    """The segmenter and the head in one network, as it is shipped."""

    def __init__(self, net: SegmenterNet, head: NearHead) -> None:
        super().__init__()
        self.net, self.head = net, head

    def forward(self, pixels: Tensor) -> tuple[Tensor, ...]:
        deep, fine = self.net.pyramid(pixels)
        near = self.head(self.head.features(deep, fine, pixels))
        return (*self.net.outputs(deep, fine), near)
