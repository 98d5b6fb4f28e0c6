# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays on the wire: a JSON description in the header, the bytes in the frame's blob.

A description is ``{"dtype": "|u1", "shape": [h, w, 3], "offset": n}``. Only plain numeric types
cross; sizes are checked before anything is allocated.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.errors import ProtocolError

DTYPES = frozenset({"|u1", "|b1", "<u2", "<i4", "<i8", "<f2", "<f4", "<f8"})


class BlobWriter:
    """Collects arrays; ``blob`` is their concatenation."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, array: npt.NDArray[Any]) -> dict[str, Any]:
        """Append an array and return its description."""
        contiguous = np.ascontiguousarray(array).reshape(array.shape)  # else () is (1,)
        if contiguous.dtype.str not in DTYPES:
            raise ProtocolError(f"Arrays of type {contiguous.dtype} cannot be sent.")
        described = {
            "dtype": contiguous.dtype.str,
            "shape": list(contiguous.shape),
            "offset": self._size,
        }
        data = contiguous.tobytes()
        self._parts.append(data)
        self._size += len(data)
        return described

    @property
    def blob(self) -> bytes:
        """All arrays, one behind the other."""
        return b"".join(self._parts)


def read_array(described: Any, blob: bytes | memoryview) -> npt.NDArray[Any]:
    """The array that a description names, as a read-only view of the blob.

    Raises `ProtocolError` when the description is malformed or reaches past the blob.
    """
    try:
        dtype_name = described["dtype"]
        shape = tuple(int(size) for size in described["shape"])
        offset = int(described["offset"])
    except (KeyError, TypeError, ValueError) as error:
        raise ProtocolError("An array is not described.", detail=repr(error)) from error
    if dtype_name not in DTYPES or len(shape) > 4 or offset < 0 or min(shape, default=0) < 0:
        raise ProtocolError("An array is described wrongly.", detail=repr(described))
    dtype = np.dtype(dtype_name)
    count = 1
    for size in shape:
        count *= size
    if offset + count * dtype.itemsize > len(blob):
        raise ProtocolError("An array is longer than the data that came with it.")
    if count == 0:
        return np.empty(shape, dtype)
    return np.frombuffer(blob, dtype, count, offset).reshape(shape)
