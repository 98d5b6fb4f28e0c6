# SPDX-License-Identifier: GPL-2.0-or-later
"""From a trained network to a small ONNX file: norms folded, weights stored as int8.

Only storage is int8 (one scale per output channel, clipped where that lowers the squared error);
ONNX Runtime widens the weights once at loading when `session.disable_quant_qdq` is set.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from rs_assistant.worker.adaptation.pixels_net import ConvNorm

SMALLEST = 512  # weights with fewer values stay float32


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


def quantised(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and one scale per first-axis channel, the best of some clippings."""
    flat = weight.reshape(len(weight), -1)
    peak = np.maximum(np.abs(flat).max(1), 1e-8)
    best_error = np.full(len(flat), np.inf)
    best_scale = peak / 127
    for share in np.linspace(0.7, 1.0, 13):
        scale = peak * share / 127
        values = np.clip(np.round(flat / scale[:, None]), -127, 127)
        error = ((values * scale[:, None] - flat) ** 2).sum(1)
        better = error < best_error
        best_error[better], best_scale[better] = error[better], scale[better]
    values = np.clip(np.round(flat / best_scale[:, None]), -127, 127).astype(np.int8)
    return values.reshape(weight.shape), best_scale.astype(np.float32)


def padded_convolutions(model: onnx.ModelProto) -> None:
    """Make the padding of `SameConv` part of its convolution.

    A node of its own would force ONNX Runtime out of its blocked layout, at the largest maps.
    """
    graph = model.graph
    makers = {o: n for n in graph.node for o in n.output}
    for node in graph.node:
        before = makers.get(node.input[0]) if node.op_type == "Conv" else None
        if before is None or before.op_type != "Pad":
            continue
        attributes = {a.name: a for a in node.attribute}
        k = attributes["kernel_shape"].ints[0]
        low, high = (k - 2) // 2, (k - 1) // 2
        del attributes["pads"].ints[:]
        attributes["pads"].ints.extend([low, low, high, high])
        node.input[0] = before.input[0]
    # Drop what nothing reads any more.
    while True:
        read = {i for n in graph.node for i in n.input} | {o.name for o in graph.output}
        dead = [n for n in graph.node if not any(o in read for o in n.output)]
        if not dead:
            break
        for node in dead:
            graph.node.remove(node)


def store_as_int8(path: Path) -> None:
    """Rewrite the convolution weights of an ONNX file as int8 with `DequantizeLinear`."""
    model = onnx.load(str(path))
    padded_convolutions(model)
    graph = model.graph
    weights = {n.input[1] for n in graph.node if n.op_type in ("Conv", "Gemm", "MatMul")}
    new_nodes, kept = [], []
    for initializer in graph.initializer:
        array = numpy_helper.to_array(initializer)
        # Depthwise weights are few and suffer most.
        depthwise = array.ndim == 4 and array.shape[1] == 1
        if initializer.name not in weights or array.size < SMALLEST or depthwise:
            kept.append(initializer)
            continue
        values, scale = quantised(array.astype(np.float32))
        name = initializer.name
        kept.append(numpy_helper.from_array(values, f"{name}.int8"))
        kept.append(numpy_helper.from_array(scale, f"{name}.scale"))
        kept.append(numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{name}.zero"))
        new_nodes.append(
            helper.make_node(
                "DequantizeLinear",
                [f"{name}.int8", f"{name}.scale", f"{name}.zero"],
                [name],
                axis=0,
            )
        )
    nodes = list(graph.node)
    del graph.initializer[:]
    graph.initializer.extend(kept)
    del graph.node[:]
    graph.node.extend(new_nodes + nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def export(
    model: nn.Module,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    path: Path,
    dense: tuple[str, ...],
) -> None:
    """Write the network with free height and width; `dense` outputs keep both axes."""
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
    store_as_int8(path)


def write_card(path: Path, card: dict[str, Any]) -> None:
    """The card as JSON, keys in the given order."""
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
