# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders of annotated pictures: recognised by what lies in them, never by their names."""

from __future__ import annotations

import io
import json
import tarfile
import warnings
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from rasterio.errors import RasterioError

Row = dict[str, Any]
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp")
ARCHIVES = (".tar", ".tar.gz", ".tgz")
MASK = ".mask.png"
# What the libraries raise for files that are damaged in one way or another.
_UNREADABLE = (OSError, ValueError, SyntaxError, RasterioError, Image.DecompressionBombError)


class PictureUnreadable(Exception):
    """A file that is no picture after all; the folder has left it out from now on."""


class Pictures:
    """Pictures of a folder by name, loose or in its tar shards.

    A picture that cannot be read is not there: ``name in pictures`` opens it once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._homes: dict[str, tuple[Path, tarfile.TarInfo]] = {}
        self._open: dict[Path, tarfile.TarFile] = {}
        self._readable: dict[str, bool] = {}
        self.troubles: list[str] = []
        """Files of this folder that could not be read."""
        for shard in sorted(path for path in folder.iterdir() if path.name.endswith(ARCHIVES)):
            try:
                archive = self._open[shard] = tarfile.open(shard)  # noqa: SIM115 - kept open
                for member in archive:
                    if member.isfile():
                        self._homes[member.name.removeprefix("./")] = (shard, member)
            except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
                self.troubles.append(f"{shard.name}: {error}")
        # Annotations may name a picture without the folder that it lies in.
        self._short = {name.rpartition("/")[2]: name for name in self._homes}

    @property
    def names(self) -> list[str]:
        """Every picture, in the order of the shards."""
        loose = sorted(
            path.relative_to(self._folder).as_posix()
            for path in self._folder.rglob("*")
            if path.suffix.lower() in PICTURES and path.is_file()
        )
        return [name for name in self._homes if name.lower().endswith(PICTURES)] + loose

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str) or not name:
            return False
        if name not in self._readable:
            self._readable[name] = self._has(name) and self._opens(name)
        return self._readable[name]

    def _has(self, name: str) -> bool:
        return name in self._homes or name in self._short or (self._folder / name).is_file()

    def _opens(self, name: str) -> bool:
        try:
            if self._is_raster(name):
                return bool(self._raster(name).size > 0)
            with Image.open(io.BytesIO(self._bytes(name))) as image:
                return bool(min(image.size) > 0)
        except _UNREADABLE as error:
            self.troubles.append(f"{name}: {error}")
            return False

    def _bytes(self, name: str) -> bytes:
        home = self._homes.get(name) or self._homes.get(self._short.get(name, ""))
        if home is None:
            return (self._folder / name).read_bytes()
        file = self._open[home[0]].extractfile(home[1])
        assert file is not None
        return file.read()

    def _is_raster(self, name: str) -> bool:
        return name.lower().endswith((".tif", ".tiff"))

    def _raster(self, name: str) -> npt.NDArray[Any]:
        """(bands, height, width) of a TIFF of any depth."""
        from rasterio.errors import NotGeoreferencedWarning
        from rasterio.io import MemoryFile

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with MemoryFile(self._bytes(name)) as file, file.open() as source:
                return np.asarray(source.read())

    def rgb(self, name: str) -> npt.NDArray[np.uint8]:
        """uint8 (height, width, 3); deeper pixels are stretched. Raises `PictureUnreadable`."""
        try:
            if self._is_raster(name):
                bands = self._raster(name)
                values = (bands[:3] if len(bands) >= 3 else bands[:1].repeat(3, 0)).transpose(
                    1, 2, 0
                )
            else:
                image = Image.open(io.BytesIO(self._bytes(name)))
                if image.mode.startswith(("I", "F")):
                    values = np.asarray(image)[:, :, None].repeat(3, 2)
                else:
                    values = np.asarray(image.convert("RGB"))
            return _stretched(values)
        except _UNREADABLE as error:
            raise self._lost(name, error) from error

    def mask(self, name: str) -> npt.NDArray[np.uint8]:
        """uint8 (height, width): values as stored, palette indices included. Raises
        `PictureUnreadable`."""
        try:
            if self._is_raster(name):
                return np.asarray(self._raster(name)[0], np.uint8)
            image = Image.open(io.BytesIO(self._bytes(name)))
            if image.mode == "1" or image.mode.startswith(("I", "F")):
                return np.asarray(np.array(image), np.uint8)
            return np.array(image if image.mode in ("L", "P") else image.convert("L"), np.uint8)
        except _UNREADABLE as error:
            raise self._lost(name, error) from error

    def truth(self, name: str) -> npt.NDArray[np.bool_]:
        """bool (height, width): a mask of one class, whether it is stored as 1 or as 255."""
        values = self.mask(name)
        return np.asarray(values > (127 if int(values.max(initial=0)) > 127 else 0))

    def _lost(self, name: str, error: Exception) -> PictureUnreadable:
        self._readable[name] = False
        self.troubles.append(f"{name}: {error}")
        return PictureUnreadable(name)


def _stretched(values: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """8 bit as they are; others between their 2nd and 98th percentile."""
    if values.dtype == np.uint8:
        return np.array(values)
    sound = np.nan_to_num(np.asarray(values, np.float32))
    low, high = np.percentile(sound, (2, 98))
    return np.asarray(((sound - low) / max(float(high - low), 1e-6) * 255).clip(0, 255), np.uint8)


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
    troubles: tuple[str, ...] = ()
    """Annotation files and lines that could not be read."""

    def having(self, *keys: str) -> list[Row]:
        """Rows in which all keys are filled and whose picture can be read."""
        return [
            row
            for row in self.rows
            if all(row.get(key) for key in keys) and row.get("image") in self.pictures
        ]


def read_folder(path: Path) -> Folder | None:
    """The folder, or None when it holds nothing that is known."""
    read = _Reading(path)
    rows, training = _split(read.lines("annotations.jsonl") + read.lines("rows.jsonl"))
    pairs, training_pairs = _split(read.rows("pairs.json"))
    coco = read.json("instances.json")
    messages, _ = _split(row for row in read.lines("messages.jsonl") if row.get("message"))
    views, _ = _split(row for row in read.lines("views.jsonl") if row.get("image"))
    referring, _ = _split(read.lines("referring.jsonl"))
    pictures = Pictures(path)
    masks = any(name.endswith(MASK) for name in pictures.names)
    if not isinstance(coco, dict) or not coco.get("images"):
        coco = None
    if not (rows or pairs or coco or messages or views or masks):
        return None
    terms = read.json("terms.json")
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
        terms if isinstance(terms, dict) else None,
        tuple(referring),
        _legends(read.json("legend.json")),
        tuple(read.troubles),
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
    images, _ = _split(image for image in coco["images"] if image.get("file_name"))
    kept = {image["id"] for image in images}
    annotations = [item for item in coco.get("annotations") or () if item["image_id"] in kept]
    return {**coco, "images": images, "annotations": annotations}


class _Reading:
    """Reads the annotation files of a folder; what is damaged costs only itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.troubles: list[str] = []

    def lines(self, name: str) -> list[Row]:
        """The objects of a file of JSON lines."""
        path = self._folder / name
        if not path.is_file():
            return []
        found: list[Row] = []
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                self.troubles.append(f"{name}, line {number}: {error}")
                continue
            if isinstance(row, dict):
                found.append(row)
        return found

    def json(self, name: str) -> Any:
        """What a JSON file holds; None when there is none."""
        path = self._folder / name
        if not path.is_file():
            return None
        try:
            return json.loads(path.read_text(encoding="utf-8-sig", errors="replace"))
        except ValueError as error:
            self.troubles.append(f"{name}: {error}")
            return None

    def rows(self, name: str) -> list[Row]:
        """The objects of a JSON file that holds a list of them."""
        held = self.json(name)
        return [row for row in held if isinstance(row, dict)] if isinstance(held, list) else []


def _legends(data: Any) -> dict[str, dict[int, str]] | None:
    if not isinstance(data, dict) or not all(isinstance(item, dict) for item in data.values()):
        return None  # floods/legend.json names transitions, not a legend per name
    try:
        return {
            name: {int(value): str(label) for value, label in legend.items()}
            for name, legend in data.items()
        }
    except ValueError:
        return None
