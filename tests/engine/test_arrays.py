# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays in a blob: what is described is what is read, and never more."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.arrays import DTYPES, BlobWriter, read_array
from rs_assistant.engine.errors import ProtocolError


@pytest.mark.parametrize("dtype", sorted(DTYPES))
@pytest.mark.parametrize("shape", [(0,), (5,), (3, 4), (2, 3, 4), (2, 1, 2, 3), ()])
def test_an_array_comes_back_behind_another_one(dtype, shape):
    blob = BlobWriter()
    blob.add(np.arange(3, dtype=np.uint8))  # so that nothing is aligned by luck
    values = np.random.default_rng(1).integers(0, 2, shape).astype(dtype)
    described = blob.add(values)
    back = read_array(described, blob.blob)
    assert back.dtype.str == dtype
    assert back.shape == shape
    assert np.array_equal(back, values)


def test_a_transposed_array_comes_back_as_it_looked():
    blob = BlobWriter()
    values = np.arange(12, dtype=np.uint8).reshape(3, 4).T
    described = blob.add(values)
    assert np.array_equal(read_array(described, blob.blob), values)


def test_what_is_read_cannot_be_written():
    blob = BlobWriter()
    described = blob.add(np.zeros(3, np.uint8))
    with pytest.raises(ValueError):
        read_array(described, blob.blob)[0] = 1


@pytest.mark.parametrize("values", [np.array(["text"]), np.array([object()]), np.zeros(2, ">f4")])
def test_only_plain_little_endian_numbers_are_sent(values):
    with pytest.raises(ProtocolError):
        BlobWriter().add(values)


@pytest.mark.parametrize(
    "described",
    [
        None,
        3,
        {},
        {"dtype": "|u1", "shape": [4]},
        {"dtype": "|O8", "shape": [1], "offset": 0},
        {"dtype": "|u1", "shape": [-1], "offset": 0},
        {"dtype": "|u1", "shape": [1] * 5, "offset": 0},
        {"dtype": "|u1", "shape": [4], "offset": -4},
        {"dtype": "|u1", "shape": [5], "offset": 0},
        {"dtype": "|u1", "shape": [4], "offset": 1},
        {"dtype": "<f8", "shape": [2**40, 2**40], "offset": 0},
        {"dtype": "|u1", "shape": "4", "offset": "x"},
        {"dtype": "|u1", "shape": 4, "offset": 0},
    ],
)
def test_a_description_that_does_not_fit_the_blob_is_refused(described):
    with pytest.raises(ProtocolError):
        read_array(described, b"1234")
