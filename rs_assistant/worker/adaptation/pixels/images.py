# SPDX-License-Identifier: GPL-2.0-or-later
"""Images as the sets of the pixel models hold them: read from shards, held out, seen by other
cameras.

uint8 RGB `[H, W, 3]`.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter


def tar_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of every tar shard in the folder."""
    for shard in sorted(folder.glob("*.tar")):
        with tarfile.open(shard) as tar:
            for member in tar:
                stream = tar.extractfile(member) if member.isfile() else None
                if stream is not None:
                    yield Path(member.name).name, stream.read()


def decode(data: bytes, mode: str = "RGB") -> np.ndarray:
    """Bytes of an image file to a uint8 array."""
    return np.asarray(Image.open(io.BytesIO(data)).convert(mode))


def held_out(name: str, share: float = 0.15) -> bool:
    """A fixed pseudo-random choice by name, for sets that come without a split."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def recolour(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Light, contrast, saturation, a colour cast, sometimes grey or swapped bands."""
    if rng.random() < 0.8:
        image = ImageEnhance.Brightness(image).enhance(rng.uniform(0.65, 1.35))
        image = ImageEnhance.Contrast(image).enhance(rng.uniform(0.65, 1.4))
        image = ImageEnhance.Color(image).enhance(rng.uniform(0.4, 1.5))
    array: np.ndarray = np.asarray(image, np.float32)
    if rng.random() < 0.4:
        array = 255 * (array / 255) ** rng.uniform(0.75, 1.35, 3).astype(np.float32)
    if rng.random() < 0.05:  # false colour
        array = array[..., rng.permutation(3)]
    if rng.random() < 0.04:
        array = np.repeat(array.mean(2, keepdims=True), 3, 2)
    return Image.fromarray(array.clip(0, 255).astype(np.uint8))


def worn(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """As another camera, mosaic or archive would have it: tinted, softer, sharpened, grainy,
    compressed. What a building is must not hang on how its few training places were taken."""
    if rng.random() < 0.4:
        h, s, v = image.convert("HSV").split()
        turn = int(rng.integers(-14, 15))
        h = h.point([(i + turn) % 256 for i in range(256)])
        image = Image.merge("HSV", (h, s, v)).convert("RGB")
    if rng.random() < 0.35:
        if rng.random() < 0.6:
            image = image.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.4, 1.6))))
        else:
            image = image.filter(ImageFilter.UnsharpMask(1.5, int(rng.integers(50, 200)), 2))
    if rng.random() < 0.25:
        grain = rng.standard_normal((image.height, image.width, 1), np.float32)
        noisy = np.asarray(image, np.float32) + grain * np.float32(rng.uniform(2, 14))
        image = Image.fromarray(noisy.clip(0, 255).astype(np.uint8))
    if rng.random() < 0.3:
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=int(rng.integers(25, 85)))
        image = Image.open(stream).convert("RGB")
    return image
