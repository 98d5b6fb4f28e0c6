# SPDX-License-Identifier: GPL-2.0-or-later
"""What the three pixel trainings share: the backbone, the averaged copy, the clock.

The backbone is EfficientNet-Lite0 with its batch norm folded into the convolutions: nothing is
left that depends on the batch, so small batches of mixed data sets train it safely. Its last
stage (320 channels) and head are left out; strides 2, 4, 8, 16 and 32 come out.
"""

from __future__ import annotations

import copy
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

MEAN = 127.0 / 255.0
STD = 128.0 / 255.0
# expansion, kernel, stride, channels, repeats
STAGES = (
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 4),
)
# stage whose output is the feature map of stride 2, 4, 8, 16, 32
TAPS = (0, 1, 2, 4, 5)
CHANNELS = (16, 24, 40, 112, 192)


class SameConv(nn.Conv2d):
    """Convolution padded as TensorFlow does (more below and to the right at stride 2)."""

    def forward(self, x: Tensor) -> Tensor:
        k, s = self.kernel_size[0], self.stride[0]
        if s == 2:
            x = F.pad(x, ((k - 2) // 2, (k - 1) // 2, (k - 2) // 2, (k - 1) // 2))
            return F.conv2d(x, self.weight, self.bias, 2, 0, 1, self.groups)
        return F.conv2d(x, self.weight, self.bias, 1, k // 2, 1, self.groups)


class Depthwise(SameConv):
    """Depthwise convolution kept in float32: bfloat16 has no fast kernel for it on CPUs."""

    def forward(self, x: Tensor) -> Tensor:
        if not torch.is_autocast_enabled("cpu"):
            return super().forward(x)
        with torch.autocast("cpu", enabled=False):
            return super().forward(x.float())


class Block(nn.Module):
    """Inverted residual block without squeeze and excitation."""

    def __init__(self, expansion: int, kernel: int, stride: int, inside: int, outside: int) -> None:
        super().__init__()
        middle = inside * expansion
        self.expand = SameConv(inside, middle, 1) if expansion > 1 else None
        self.depthwise = Depthwise(middle, middle, kernel, stride, groups=middle)
        self.project = SameConv(middle, outside, 1)
        self.residual = stride == 1 and inside == outside

    def forward(self, x: Tensor) -> Tensor:
        y = x if self.expand is None else F.relu6(self.expand(x), inplace=True)
        y = self.project(F.relu6(self.depthwise(y), inplace=True))
        return x + y if self.residual else y


class Backbone(nn.Module):
    """`[N, 3, H, W]` normalised pixels to five maps of strides 2, 4, 8, 16, 32.

    `frozen` stages (with the stem) neither learn nor keep what back-propagation needs.
    """

    def __init__(self, frozen: int = 2) -> None:
        super().__init__()
        self.stem = SameConv(3, 32, 3, 2)
        self.stages = nn.ModuleList()
        inside = 32
        for expansion, kernel, stride, outside, repeats in STAGES:
            blocks = []
            for i in range(repeats):
                blocks.append(Block(expansion, kernel, stride if i == 0 else 1, inside, outside))
                inside = outside
            self.stages.append(nn.Sequential(*blocks))
        self.frozen = frozen

    def freeze(self) -> None:
        for part in [self.stem, *list(self.stages)[: self.frozen]]:
            for p in part.parameters():
                p.requires_grad_(False)

    def forward(self, x: Tensor) -> list[Tensor]:
        taps = []
        with torch.set_grad_enabled(torch.is_grad_enabled() and self.frozen < 1):
            x = F.relu6(self.stem(x), inplace=True)
        for i, stage in enumerate(self.stages):
            with torch.set_grad_enabled(torch.is_grad_enabled() and i >= self.frozen):
                x = stage(x)
            if i in TAPS:
                taps.append(x)
        return taps


def pretrained_backbone(weights: Path, frozen: int = 2) -> Backbone:
    """The backbone with ImageNet weights (the Lite0 `.pth`), batch norm folded (eps 1e-3)."""
    state = torch.load(weights, weights_only=True, map_location="cpu")

    def fold(conv: str, norm: str, into: nn.Conv2d) -> None:
        gain = state[f"{norm}.weight"] / torch.sqrt(state[f"{norm}.running_var"] + 1e-3)
        assert into.bias is not None
        into.weight.data.copy_(state[f"{conv}.weight"] * gain[:, None, None, None])
        into.bias.data.copy_(state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * gain)

    net = Backbone(frozen)
    fold("_conv_stem", "_bn0", net.stem)
    index = 0
    for stage in net.stages:
        for block in stage:  # type: ignore[attr-defined]
            name = f"_blocks.{index}"
            if block.expand is not None:
                fold(f"{name}._expand_conv", f"{name}._bn0", block.expand)
            fold(f"{name}._depthwise_conv", f"{name}._bn1", block.depthwise)
            fold(f"{name}._project_conv", f"{name}._bn2", block.project)
            index += 1
    net.freeze()
    return net


class ConvNorm(nn.Module):
    """Convolution, batch norm, ReLU: folded into one convolution at export."""

    def __init__(self, inside: int, outside: int, kernel: int = 3, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inside, outside, kernel, stride, kernel // 2, bias=False)
        self.norm = nn.BatchNorm2d(outside, eps=1e-3, momentum=0.03)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.norm(self.conv(x)), inplace=True)


def twice(x: Tensor) -> Tensor:
    """Nearest-neighbour enlargement by two."""
    return F.interpolate(x, scale_factor=2.0, mode="nearest")


class Average:
    """Exponential moving average of a model: what is validated and exported."""

    def __init__(self, model: nn.Module, decay: float = 0.998) -> None:
        self.model = copy.deepcopy(model).eval()
        for p in self.model.parameters():
            p.requires_grad_(False)
        self.decay = decay
        self.steps = 0

    def update(self, model: nn.Module) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for mine, theirs in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs.detach(), 1 - decay)
            else:
                mine.copy_(theirs)


class Clock:
    """Cosine schedule over minutes of this process, resumable: `done` minutes already spent."""

    def __init__(self, minutes: float, done: float = 0.0, warm_up: float = 0.03) -> None:
        self.minutes, self.warm_up = minutes, warm_up
        self.start = time.monotonic() - 60 * done

    @property
    def spent(self) -> float:
        return (time.monotonic() - self.start) / 60

    @property
    def fraction(self) -> float:
        return self.spent / self.minutes

    def rate(self) -> float:
        """Factor of the learning rate, 0 to 1."""
        f = min(1.0, self.fraction)
        if f < self.warm_up:
            return max(0.02, f / self.warm_up)
        return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (f - self.warm_up) / (1 - self.warm_up)))


def to_input(images: list[np.ndarray]) -> Tensor:
    """uint8 `[H, W, 3]` images to a normalised batch, channels last in memory."""
    batch = torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).float()
    return ((batch / 255 - MEAN) / STD).contiguous(memory_format=torch.channels_last)
