# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders of annotated pictures: recognised by what lies in them, never by their names."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Row = dict[str, Any]
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp")
MASK = ".mask.png"


class Pictures:
    """Pictures of a folder by name, loose or in its tar shards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._homes: dict[str, tuple[Path, tarfile.TarInfo]] = {}
        self._open: dict[Path, tarfile.TarFile] = {}
        for shard in sorted(folder.glob("*.tar")):
            archive = self._open[shard] = tarfile.open(shard)  # noqa: SIM115 - kept open
            for member in archive:
                if member.isfile():
                    self._homes[member.name.removeprefix("./")] = (shard, member)

    @property
    def names(self) -> list[str]:
        """Every picture, in the order of the shards."""
        loose = [
            path.name for path in sorted(self._folder.iterdir()) if path.suffix.lower() in PICTURES
        ]
        return [name for name in self._homes if name.lower().endswith(PICTURES)] + loose

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in self._homes or (self._folder / name).is_file())

    def _image(self, name: str) -> Image.Image:
        if name in self._homes:
            shard, member = self._homes[name]
            file = self._open[shard].extractfile(member)
            assert file is not None
            return Image.open(io.BytesIO(file.read()))
        return Image.open(self._folder / name)

    def rgb(self, name: str) -> npt.NDArray[np.uint8]:
        """uint8 (height, width, 3)."""
        return np.array(self._image(name).convert("RGB"), np.uint8)

    def mask(self, name: str) -> npt.NDArray[np.uint8]:
        """uint8 (height, width): values as stored, palette indices included."""
        image = self._image(name)
        if image.mode not in ("L", "P"):
            image = image.convert("L")
        return np.array(image, np.uint8)


@dataclass(frozen=True)
class Folder:
    """One sub-folder of the data: its name, pictures, and annotation files by kind."""

    name: str
    path: Path
    pictures: Pictures
    rows: tuple[Row, ...]
    """``annotations.jsonl`` or ``rows.jsonl`` without the training rows."""
    training: tuple[Row, ...]
    """The rows left out."""
    coco: dict[str, Any] | None = None
    pairs: tuple[Row, ...] = ()
    training_pairs: tuple[Row, ...] = ()
    messages: tuple[Row, ...] = ()
    views: tuple[Row, ...] = ()
    terms: dict[str, list[str]] | None = None
    referring: tuple[Row, ...] = ()
    legends: dict[str, dict[int, str]] | None = None

    def having(self, *keys: str) -> list[Row]:
        """Rows in which all keys are filled and whose picture exists."""
        return [
            row
            for row in self.rows
            if all(row.get(key) for key in keys) and row.get("image") in self.pictures
        ]


def read_folder(path: Path) -> Folder | None:
    """The folder, or None when it holds nothing that is known."""
    rows, training = _split(_lines(path / "annotations.jsonl") + _lines(path / "rows.jsonl"))
    pairs, training_pairs = _split(_json(path / "pairs.json") or [])
    coco = _json(path / "instances.json")
    messages, _ = _split(_lines(path / "messages.jsonl"))
    views, _ = _split(_lines(path / "views.jsonl"))
    pictures = Pictures(path)
    masks = any(name.endswith(MASK) for name in pictures.names)
    if not (rows or pairs or coco or messages or views or masks):
        return None
    return Folder(
        path.name,
        path,
        pictures,
        tuple(rows),
        tuple(training),
        _without_training(coco) if coco else None,
        tuple(pairs),
        tuple(training_pairs),
        tuple(messages),
        tuple(views),
        _json(path / "terms.json"),
        tuple(_split(_lines(path / "referring.jsonl"))[0]),
        _legends(_json(path / "legend.json")),
    )


def read_data(data: Path, only: Sequence[str] = ()) -> list[Folder]:
    """All known sub-folders of ``data``, or ``data`` itself when it is one."""
    candidates = sorted(path for path in data.iterdir() if path.is_dir())
    found = [
        folder
        for path in candidates
        if (not only or path.name in only) and (folder := read_folder(path)) is not None
    ]
    if not found and (folder := read_folder(data)) is not None:
        return [folder]
    return found


def spread(items: Sequence[Any], limit: int) -> list[Any]:
    """At most ``limit`` items (0: all), evenly over the list, in order."""
    if limit <= 0 or len(items) <= limit:
        return list(items)
    return [items[index * len(items) // limit] for index in range(limit)]


def _split(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Rows to measure on and training rows; the latter only where other splits exist."""
    every = list(rows)
    measured = [row for row in every if row.get("split") != "train"]
    if not measured:
        return every, []
    return measured, [row for row in every if row.get("split") == "train"]


def _without_training(coco: dict[str, Any]) -> dict[str, Any]:
    images, _ = _split(coco["images"])
    kept = {image["id"] for image in images}
    annotations = [item for item in coco["annotations"] if item["image_id"] in kept]
    return {**coco, "images": images, "annotations": annotations}


def _lines(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def _legends(data: Any) -> dict[str, dict[int, str]] | None:
    if not isinstance(data, dict) or not all(isinstance(item, dict) for item in data.values()):
        return None  # floods/legend.json names transitions, not a legend per name
    return {
        name: {int(value): str(label) for value, label in legend.items()}
        for name, legend in data.items()
    }
