# SPDX-License-Identifier: GPL-2.0-or-later
"""The network of the change model: two dates in, one map of logits at stride 4 out.

Both dates pass the same encoder (the segmenter's, tuned further) and a small decoder that also
says what stands there: buildings and land cover, the second modality. Differences are taken at
strides 8 and 4; swapping the dates changes nothing.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation.pixels.net import CHANNELS, Backbone, ConvNorm, twice
from rs_assistant.worker.adaptation.segmenter.covers import GID5
from rs_assistant.worker.adaptation.segmenter.net import WIDTH, SegmenterNet

FINE = 32
DEEP = 48
HIDDEN = 56
FROZEN = 3  # stages of the backbone that stay the segmenter's
SENSES = 1 + len(GID5)  # building, land cover


def outside(a: Tensor, b: Tensor) -> Tensor:
    """How far `a` leaves the range of what `b` shows within one cell: a small misfit is 0."""
    high = F.max_pool2d(b, 3, 1, 1)
    low = -F.max_pool2d(-b, 3, 1, 1)
    return F.relu(a - high) + F.relu(low - a)


def tolerant(a: Tensor, b: Tensor) -> Tensor:
    """A difference that forgives shifts of one cell, the same in both directions."""
    return outside(a, b) + outside(b, a)


class ChangeNet(nn.Module):
    """`before` and `after`, `[N, 3, H, W]` normalised, to logits `[N, 1, H / 4, W / 4]`."""

    def __init__(self, segmenter: SegmenterNet | None = None) -> None:
        super().__init__()
        source = segmenter or SegmenterNet()
        self.backbone: Backbone = source.backbone
        self.backbone.frozen = FROZEN
        self.backbone.freeze()
        self.lateral = nn.ModuleList(list(source.lateral)[1:])
        self.context = source.context
        self.fuse = nn.ModuleList(list(source.fuse)[1:])
        self.fine_side = nn.Conv2d(CHANNELS[1], FINE, 1)
        self.fine_top = nn.Conv2d(WIDTH, FINE, 1)
        self.fine = ConvNorm(FINE, FINE)
        self.sense = nn.Conv2d(FINE, SENSES, 1)
        self.deep = nn.Conv2d(WIDTH, DEEP, 1)
        self.moving = nn.Conv2d(WIDTH, 16, 1)
        self.gate = nn.Conv2d(2 * DEEP + 16, HIDDEN, 1)
        self.meet = ConvNorm(2 * DEEP + 16, HIDDEN, 1)
        self.around = ConvNorm(HIDDEN, HIDDEN)
        self.mix = ConvNorm(3 * FINE + SENSES + 1 + HIDDEN, HIDDEN, 1)
        self.one = ConvNorm(HIDDEN, HIDDEN)
        self.two = ConvNorm(HIDDEN, HIDDEN)
        self.out = nn.Conv2d(HIDDEN, 1, 1)
        nn.init.constant_(self.out.bias, -2.0)  # type: ignore[arg-type]

    def maps(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of one date: the map of stride 8, the map of stride 4, what stands there (logits)."""
        taps = self.backbone(pixels)
        sides = [f(t) for f, t in zip(self.lateral, taps[2:])]
        x = self.context(sides[2])
        for i in (1, 0):
            x = self.fuse[i](sides[i] + twice(x))
        fine = self.fine(F.relu(self.fine_side(taps[1]) + twice(self.fine_top(x))))
        return x, fine, self.sense(fine)

    def compare(self, a: tuple[Tensor, ...], b: tuple[Tensor, ...]) -> Tensor:
        """Maps of both dates to logits of change."""
        deep_a, deep_b = self.deep(a[0]), self.deep(b[0])
        away = tolerant(self.moving(a[0]), self.moving(b[0]))
        pair = torch.cat([(deep_a - deep_b).abs(), deep_a + deep_b, away], 1)
        x = self.meet(pair) * self.gate(pair).sigmoid()
        x = x + twice(self.around(F.avg_pool2d(x, 2)))
        there_a, there_b = probabilities(a[2]), probabilities(b[2])
        x = torch.cat(
            [
                (a[1] - b[1]).abs(),
                tolerant(a[1], b[1]),
                a[1] + b[1],
                tolerant(there_a, there_b),
                there_a[:, :1] + there_b[:, :1],
                twice(x),
            ],
            1,
        )
        x = self.one(self.mix(x))
        return self.out(x + self.two(x))

    def forward(self, before: Tensor, after: Tensor) -> Tensor:
        return self.compare(self.maps(before), self.maps(after))

    def learn(self, before: Tensor, after: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of change, and what stands there at both dates `[2N, SENSES, h, w]`."""
        n = len(before)
        maps = self.maps(torch.cat([before, after]))
        change = self.compare(tuple(m[:n] for m in maps), tuple(m[n:] for m in maps))
        return change, maps[2]


def probabilities(logits: Tensor) -> Tensor:
    """Building or not, and which cover."""
    return torch.cat([logits[:, :1].sigmoid(), logits[:, 1:].softmax(1)], 1)
