# SPDX-License-Identifier: GPL-2.0-or-later
"""A training picture with all that is known about it, and how pictures and rows are read.

Everything is read from annotation files, never from file names. Images are decoded once and kept
as uint8 arrays; a whole training set is well below 2 GB.
"""

from __future__ import annotations

import io
import json
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rs_assistant.worker.adaptation.pictures.vocabulary import (
    LABELS,
    SCENE_SYNONYMS,
    label_patterns,
)

Pixels = NDArray[np.uint8]


@dataclass
class Example:
    """One training image with everything that is known about it."""

    source: str
    name: str
    split: str
    pixels: Pixels = field(repr=False)  # (H, W, 3)
    scene: str = ""  # shared scene name, "" when unknown
    captions: list[str] = field(default_factory=list)
    positives: set[str] = field(default_factory=set)  # labels known to be there
    negative_weight: float = 0.0  # how far an unnamed label counts as absent
    known: set[str] = field(default_factory=set)  # labels whose absence is certain when unnamed
    kind: str = "photograph"
    questions: list[dict[str, str]] = field(default_factory=list)
    voice: str = ""  # the captioner's manner of speaking that the captions teach, "" for none
    own: bool = False  # from a user's folder, not from a public set


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Rows of a .jsonl file; an empty list where there is no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_images(folder: Path, longest: int = 0) -> dict[str, Pixels]:
    """Every picture of `folder` and of its tar shards by name (masks left out).

    `longest` > 0 shrinks pictures whose longer side exceeds it.
    """
    images: dict[str, Pixels] = {}
    for shard in sorted(folder.glob("*.tar")):
        with tarfile.open(shard) as tar:
            for member in tar:
                if not member.isfile() or not is_picture(member.name):
                    continue
                handle = tar.extractfile(member)
                if handle is not None:
                    images[member.name] = pixels_of(handle.read(), longest)
    for path in sorted(folder.glob("*")):
        if path.is_file() and is_picture(path.name):
            images[path.name] = pixels_of(path.read_bytes(), longest)
    return images


def is_picture(name: str) -> bool:
    """Whether a file's name is that of a picture and not of a mask."""
    return ".mask." not in name and name.lower().endswith((".jpg", ".jpeg", ".webp", ".png"))


def pixels_of(data: bytes, longest: int) -> Pixels:
    """A picture file's pixels (H, W, 3); `longest` > 0 bounds its longer side."""
    image: Image.Image = Image.open(io.BytesIO(data)).convert("RGB")
    if longest and max(image.size) > longest:
        image.thumbnail((longest, longest), Image.Resampling.BICUBIC)
    return np.asarray(image, np.uint8)


def clean(caption: str) -> str:
    """A caption in lower case, full stop apart, blanks single."""
    text = caption.lower().replace(".", " ").replace(",", " , ")
    return " ".join(text.split()).strip(" ,")


def mined_labels(captions: list[str]) -> set[str]:
    """Labels that the captions assert by their words."""
    text = " . ".join(clean(c) for c in captions)
    return {
        name for name, words in zip(LABELS, label_patterns(), strict=True) if words.search(text)
    }


def scene_captions(scene: str, metres: float) -> list[str]:
    """Words for a set that carries only scene names; coarse ones say their resolution."""
    names = [scene, *SCENE_SYNONYMS.get(scene, [])]
    lines = [f"a satellite image of {n}" for n in names] + [f"{n}" for n in names]
    if metres >= 5:
        lines += [f"{n} seen by satellite at {metres:.0f} m" for n in names]
    return lines
