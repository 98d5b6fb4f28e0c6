# SPDX-License-Identifier: GPL-2.0-or-later
"""How well clicks outline: ``python -m rs_assistant.worker.evaluation.clicks DATA …``.

One click into the middle of each object of a folder with masks (`instances.json`, or pairs of
`NAME.mask.png` whose connected parts are the objects), and the same with the object's box; the mean
overlap over union of what comes back. Objects cut by the picture's border or smaller than
`LEAST` pixels are left out. ``--corrections`` clicks are then placed where outline and truth differ
most, as a user would.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from rasterio import features as rasters

from rs_assistant.engine.environment import pack_folders
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.prompts import Point, Prompt
from rs_assistant.worker.models.registry import Registry
from rs_assistant.worker.prompting.patch import Mask, Patch
from rs_assistant.worker.prompting.sessions import prompter_of

LEAST = 64  # pixels of the smallest object that is clicked


def objects(
    folder: Path, limit: int, part: str, each: int = 6
) -> Iterator[tuple[str, Any, float | None, Mask]]:
    """Name, picture, ground resolution and mask of ``each`` objects of up to ``limit`` pictures.

    ``part``: ``val``, or ``train`` for choosing constants without touching what is reported.
    """
    files = _files(folder)
    if (folder / "instances.json").is_file():
        yield from _of_coco(folder, files, limit, part, each)
    else:
        yield from _of_masks(folder, files, limit, part, each)


def _of_coco(
    folder: Path, files: dict[str, bytes], limit: int, part: str, each: int
) -> Iterator[tuple[str, Any, float | None, Mask]]:
    data = json.loads((folder / "instances.json").read_text("utf-8"))
    pictures = [i for i in data["images"] if _held_out(i["file_name"]) == (part == "val")]
    marks: dict[int, list[Any]] = {}
    for mark in data["annotations"]:
        marks.setdefault(mark["image_id"], []).append(mark)
    pictures = [picture for picture in pictures if marks.get(picture["id"])]
    for picture in pictures[:limit]:
        image = _decoded(files[Path(picture["file_name"]).name], "RGB")
        height, width = image.shape[:2]
        found = []
        for mark in marks[picture["id"]]:
            polygons = mark.get("segmentation")
            if not isinstance(polygons, list):
                continue
            shapes = [
                {"type": "Polygon", "coordinates": [[*points, points[0]]]}
                for points in (list(zip(p[::2], p[1::2])) for p in polygons if len(p) >= 6)
            ]
            if shapes:
                found.append(np.asarray(rasters.rasterize(shapes, (height, width)), bool))
        for mask in _usable(found, each):
            yield picture["file_name"], image, None, mask


def _of_masks(
    folder: Path, files: dict[str, bytes], limit: int, part: str, each: int
) -> Iterator[tuple[str, Any, float | None, Mask]]:
    lines = (folder / "rows.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["split"] == part]
    for row in rows[:limit]:
        image = _decoded(files[row["image"]], "RGB")
        mask = _decoded(files[row["mask"]], "L") > 127
        shapes = [g for g, _ in rasters.shapes(mask.astype(np.uint8), mask=mask)]
        found = [np.asarray(rasters.rasterize([g], mask.shape), bool) for g in shapes[:400]]
        for single in _usable(found, each):
            yield row["image"], image, row["metres_per_pixel"], single


def _usable(masks: list[Mask], each: int) -> list[Mask]:
    whole = [
        m
        for m in masks
        if m.sum() >= LEAST and not (m[0].any() or m[-1].any() or m[:, 0].any() or m[:, -1].any())
    ]
    chosen = np.random.default_rng(0).permutation(len(whole))[:each]
    return [whole[i] for i in chosen.tolist()]


def middle(mask: Mask) -> Point:
    """The pixel deepest inside a mask."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    part = np.pad(mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], 1)
    while True:
        inner = part.copy()
        inner[1:] &= part[:-1]
        inner[:-1] &= part[1:]
        inner[:, 1:] &= part[:, :-1]
        inner[:, :-1] &= part[:, 1:]
        if not inner.any():
            break
        part = inner
    places = np.argwhere(part)
    row, column = places[np.abs(places - places.mean(0)).sum(1).argmin()].tolist()
    return Point(columns[0] + column - 1 + 0.5, rows[0] + row - 1 + 0.5)


def fit(found: Patch | None, truth: Mask) -> float:
    """Overlap over union."""
    if found is None:
        return 0.0
    mask = found.on((0, 0, truth.shape[1], truth.shape[0]))
    return float((mask & truth).sum() / (mask | truth).sum())


def correction(found: Patch | None, truth: Mask) -> Point:
    """Where a user would click next: into the largest part that is missing or too much."""
    mask = np.zeros_like(truth)
    if found is not None:
        mask = found.on((0, 0, truth.shape[1], truth.shape[0]))
    best: tuple[float, bool, Any] | None = None
    for wrong, positive in ((truth & ~mask, True), (mask & ~truth, False)):
        for geometry, _ in rasters.shapes(wrong.astype(np.uint8), mask=wrong):
            rings = [np.array(ring) for ring in geometry["coordinates"]]
            area = pixel_area((tuple(rings),))
            if best is None or area > best[0]:
                best = area, positive, geometry
    if best is None:
        return middle(truth)
    place = middle(np.asarray(rasters.rasterize([best[2]], truth.shape), bool))
    return Point(place.x, place.y, best[1])


def measure(
    folder: Path, prompter: Any, limit: int, corrections: int, part: str, each: int
) -> dict[str, float]:
    """Mean overlap by a click, a box, and a click with corrections; seconds a click."""
    fits: dict[str, list[float]] = {"click": [], "box": []}
    for number in range(corrections):
        fits[f"click+{number + 1}"] = []
    seconds: list[float] = []
    name, scene = "", None
    for image, picture, metres, truth in objects(folder, limit, part, each):
        if image != name:
            name, scene = image, prompter.encode(picture, metres)
        assert scene is not None
        prompt = Prompt((middle(truth),))
        found = scene.outline(prompt, False)  # the crop is encoded outside of the clock
        began = time.perf_counter()
        found = scene.outline(prompt, False)
        seconds.append(time.perf_counter() - began)
        fits["click"].append(fit(found, truth))
        rows, columns = np.flatnonzero(truth.any(1)), np.flatnonzero(truth.any(0))
        box = (float(columns[0]), float(rows[0]), columns[-1] + 1.0, rows[-1] + 1.0)
        fits["box"].append(fit(scene.outline(Prompt((), (box,)), False), truth))
        for number in range(corrections):
            prompt = Prompt((*prompt.points, correction(found, truth)))
            found = scene.outline(prompt, False)
            fits[f"click+{number + 1}"].append(fit(found, truth))
    result = {key: round(float(np.mean(values)), 3) for key, values in fits.items() if values}
    result["click_above_half"] = round(float(np.mean(np.array(fits["click"]) > 0.5)), 3)
    result["objects"] = len(seconds)
    result["click_s"] = round(float(np.median(seconds)), 4)
    return result


def _files(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for shard in sorted(folder.glob("*.tar")):
        with tarfile.open(shard) as tar:
            for member in tar:
                stream = tar.extractfile(member) if member.isfile() else None
                if stream is not None:
                    found[Path(member.name).name] = stream.read()
    return found


def _decoded(data: bytes, mode: str) -> npt.NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(data)).convert(mode), np.uint8)


def _held_out(name: str, share: float = 0.15) -> bool:
    """The validation part of sets that come without a split, as in training."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def main() -> None:
    """Print one JSON object per folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folders", nargs="+", default=["vhr10", "buildings"])
    parser.add_argument("--pack", type=Path, action="append", default=[])
    parser.add_argument("--prompter", default="starter")
    parser.add_argument("--limit", type=int, default=30)
    parser.add_argument("--objects", type=int, default=6, help="of one picture")
    parser.add_argument("--corrections", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--part", default="val")
    options = parser.parse_args()
    registry = Registry(pack_folders(options.pack), options.threads)
    prompter = prompter_of(registry, options.prompter, "starter")
    for name in options.folders:
        folder = options.data / name
        figures = measure(
            folder, prompter, options.limit, options.corrections, options.part, options.objects
        )
        print(json.dumps({name: figures}), flush=True)


if __name__ == "__main__":
    main()
