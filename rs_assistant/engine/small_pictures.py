# SPDX-License-Identifier: GPL-2.0-or-later
"""Small pictures of untrusted origin: what they claim to be, and whether that is small enough.

Only the head is read, nothing is decoded; a decoder that is told the format then cannot be talked
into another one.
"""

from __future__ import annotations

import struct

MAXIMUM_BYTES = 512 * 1024
MAXIMUM_SIDE = 1024  # pixels

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_format(data: bytes) -> str:
    """``PNG`` or ``JPEG`` for a picture whose sides are small enough to be decoded without fear,
    "" for anything else."""
    if len(data) > MAXIMUM_BYTES:
        return ""
    if data.startswith(_PNG):
        size, name = _png_size(data), "PNG"
    elif data.startswith(_JPEG):
        size, name = _jpeg_size(data), "JPEG"
    else:
        return ""
    fits = size is not None and all(0 < side <= MAXIMUM_SIDE for side in size)
    return name if fits else ""


def _png_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 33 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
