# SPDX-License-Identifier: GPL-2.0-or-later
"""Small files, full precision of arithmetic: ONNX weights stored as 8-bit integers.

ONNX Runtime turns them into float32 once, at load (``session.disable_quant_qdq``).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

SMALLEST = 1024  # arrays with fewer values stay float32


def quantised(weight: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and one scale per channel of `axis`; the clipping with the least error."""
    rows = np.moveaxis(weight, axis, 0)
    flat = rows.reshape(len(rows), -1).astype(np.float64)
    peak = np.maximum(np.abs(flat).max(1), 1e-8)
    best, error = peak / 127, np.full(len(flat), np.inf)
    for share in np.linspace(0.75, 1.0, 11):
        scale = peak * share / 127
        off = np.clip(np.round(flat / scale[:, None]), -127, 127) * scale[:, None] - flat
        squared = (off**2).sum(1)
        better = squared < error
        best[better], error[better] = scale[better], squared[better]
    values = np.clip(np.round(flat / best[:, None]), -127, 127).astype(np.int8)
    return np.moveaxis(values.reshape(rows.shape), 0, axis), best.astype(np.float32)


def pads_into_convolutions(graph: onnx.GraphProto) -> None:
    """Make a `Pad` before a convolution part of it: a node less at the largest maps.

    "Same" padding of a strided k x k convolution is (k-2)//2 before and (k-1)//2 after.
    """
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
    while True:  # what nothing reads any more
        read = {i for n in graph.node for i in n.input} | {o.name for o in graph.output}
        dead = [n for n in graph.node if not any(o in read for o in n.output)]
        if not dead:
            return
        for node in dead:
            graph.node.remove(node)


def store_as_int8(path: Path, depthwise: bool = True, smallest: int = SMALLEST) -> None:
    """Rewrite an ONNX file: weights of products and look-ups as int8 + `DequantizeLinear`.

    Arrays of fewer than ``smallest`` values stay float32. Without ``depthwise``, the weights of
    depthwise convolutions do too: they are few and suffer most.
    """
    model = onnx.load(str(path))
    graph = model.graph
    pads_into_convolutions(graph)
    axes: dict[str, int] = {}
    names = {i.name for i in graph.initializer}
    for node in graph.node:
        if node.op_type == "Conv" and node.input[1] in names:
            axes[node.input[1]] = 0
        elif node.op_type == "Gather" and node.input[0] in names:
            axes[node.input[0]] = 0
        elif node.op_type == "Gemm" and node.input[1] in names:
            transposed = any(a.name == "transB" and a.i for a in node.attribute)
            axes[node.input[1]] = 0 if transposed else 1
        elif node.op_type == "MatMul" and node.input[1] in names:
            axes[node.input[1]] = 1
    kept, widen = [], []
    for initializer in graph.initializer:
        array = numpy_helper.to_array(initializer)
        name = initializer.name
        plain = array.dtype != np.float32 or array.size < smallest or array.ndim < 2
        alone = array.ndim == 4 and array.shape[1] == 1
        if name not in axes or plain or (alone and not depthwise):
            kept.append(initializer)
            continue
        values, scale = quantised(array, axes[name])
        kept += [
            numpy_helper.from_array(values, f"{name}.int8"),
            numpy_helper.from_array(scale, f"{name}.scale"),
        ]
        widen.append(
            helper.make_node(
                "DequantizeLinear", [f"{name}.int8", f"{name}.scale"], [name], axis=axes[name]
            )
        )
    nodes = list(graph.node)
    del graph.initializer[:]
    graph.initializer.extend(kept)
    del graph.node[:]
    graph.node.extend(widen + nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def write_card(path: Path, card: dict[str, Any]) -> None:
    """A card as JSON; long lists of numbers stay on one line each."""
    text = json.dumps(card, indent=1, ensure_ascii=False)
    text = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: "[" + " ".join(m[1].split()) + "]", text)
    path.write_text(text + "\n", encoding="utf-8")
