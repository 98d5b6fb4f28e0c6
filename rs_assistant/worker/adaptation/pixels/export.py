# SPDX-License-Identifier: GPL-2.0-or-later
"""From a trained network to a small ONNX file: norms folded, weights stored as int8.

Only storage is int8 (one scale per output channel, clipped where that lowers the squared error);
ONNX Runtime widens the weights once at loading when `session.disable_quant_qdq` is set.
"""

from __future__ import annotations

import copy
from pathlib import Path

import torch
from torch import nn

from rs_assistant.worker.adaptation.int8_storage import store_as_int8
from rs_assistant.worker.adaptation.pixels.net import ConvNorm

# The first layers and the heads are small and see everything: as int8 they cost the land cover of
# the segmenter 0.009 mIoU, as float32 all of them together 0.23 MB.
PLAIN = 10_000  # values of an array up to which it is stored as it was learnt


def folded(model: nn.Module) -> nn.Module:
    """A copy in evaluation mode whose batch norms are part of their convolutions."""
    model = copy.deepcopy(model).eval().float()
    for part in model.modules():
        if isinstance(part, ConvNorm) and isinstance(part.norm, nn.BatchNorm2d):
            norm, old = part.norm, part.conv
            assert norm.running_var is not None
            assert norm.running_mean is not None
            gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            new = nn.Conv2d(
                old.in_channels,
                old.out_channels,
                old.kernel_size,
                old.stride,
                old.padding,  # type: ignore[arg-type]
            )
            new.weight.data = old.weight.data * gain[:, None, None, None]
            assert new.bias is not None
            new.bias.data = norm.bias.data - norm.running_mean * gain
            part.conv, part.norm = new, nn.Identity()  # type: ignore[assignment]
    return model


def export(
    model: nn.Module,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    path: Path,
    dense: tuple[str, ...],
    small: bool = True,
) -> None:
    """Write the network with free height and width; `dense` outputs keep both axes.

    Without `small`, weights are stored as they were learnt, for measuring what int8 costs.
    """
    model = folded(model)
    example = tuple(torch.zeros(1, 3, 64, 96) for _ in inputs)
    axes: dict[str, dict[int, str]] = {n: {0: "n", 2: "height", 3: "width"} for n in inputs}
    for name in outputs:
        axes[name] = {0: "n", 2: f"{name}_h", 3: f"{name}_w"} if name in dense else {0: "n", 1: "a"}
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        torch.onnx.export(
            model,
            example,
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    if small:
        store_as_int8(path, depthwise=False, smallest=PLAIN)
