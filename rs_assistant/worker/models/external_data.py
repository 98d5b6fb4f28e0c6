# SPDX-License-Identifier: GPL-2.0-or-later
"""Which other files an ONNX file wants to be read with it.

Weights may lie outside of an ONNX file, under any path that its author wrote into it. Newer
runtimes refuse paths that leave the model's folder, older ones open what they are told to. The
file is walked as what it is, protocol buffers, without reading the weights: milliseconds.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Final

# Message → its fields that may hold, at any depth, a tensor (https://onnx.ai/onnx/repo-docs/IR.html).
_WITHIN: Final[dict[str, dict[int, str]]] = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "graph": {1: "node", 5: "tensor", 15: "sparse tensor"},
    "node": {5: "attribute"},
    "attribute": {
        5: "tensor",
        6: "graph",
        10: "tensor",
        11: "graph",
        22: "sparse tensor",
        23: "sparse tensor",
    },
    "sparse tensor": {1: "tensor", 2: "tensor"},
    "tensor": {13: "entry"},
}
_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_KEY, _VALUE, _LOCATION = 1, 2, b"location"


def external_files(path: Path) -> frozenset[str]:
    """Paths of the files that hold weights of an ONNX file, as they are written in it.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no ONNX file.
    """
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            raise ValueError("the file is empty")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _walked(data)


def _walked(data: mmap.mmap) -> frozenset[str]:
    found: set[str] = set()
    open_messages = [("model", 0, len(data))]
    while open_messages:
        kind, at, end = open_messages.pop()
        entry: dict[int, bytes] = {}
        while at < end:
            tag, at = _varint(data, at, end)
            field, wire = tag >> 3, tag & 7
            if wire == _VARINT:
                _, at = _varint(data, at, end)
                continue
            if wire == _BYTES:
                size, at = _varint(data, at, end)
            elif wire in (_FIXED_64, _FIXED_32):
                size = 8 if wire == _FIXED_64 else 4
            else:
                raise ValueError(f"wire type {wire}")
            if size > end - at:
                raise ValueError("a field is longer than its message")
            if wire == _BYTES:
                inner = _WITHIN.get(kind, {}).get(field)
                # Most of a file's messages are nodes, and few of them hold a tensor.
                if inner == "node" and _LOCATION not in data[at : at + size]:
                    inner = None
                if inner is not None:
                    open_messages.append((inner, at, at + size))
                elif kind == "entry" and field in (_KEY, _VALUE):
                    entry[field] = data[at : at + size]
            at += size
        if entry.get(_KEY) == _LOCATION:
            found.add(entry.get(_VALUE, b"").decode("utf-8", "replace"))
    return frozenset(found)


def _varint(data: mmap.mmap, at: int, end: int) -> tuple[int, int]:
    value = shift = 0
    while at < end and shift < 64:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise ValueError("a number does not end")
