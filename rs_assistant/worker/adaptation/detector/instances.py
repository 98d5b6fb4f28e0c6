# SPDX-License-Identifier: GPL-2.0-or-later
"""Instance sets for the detector: images, boxes, masks, and what each set says nothing about.

A set labels only some classes, so every sample carries the classes that its image was searched
for (`searched`) and how far its silence can be trusted (`trust`: 1 means an unlabelled object is
no object). Boxes are x0, y0, x1, y1 in pixels; images uint8 RGB `[H, W, 3]`.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from rs_assistant.worker.adaptation.pixels.images import decode, held_out, recolour, tar_files

LABELS = (
    "airplane",
    "ship",
    "storage tank",
    "baseball diamond",
    "tennis court",
    "basketball court",
    "ground track field",
    "harbor",
    "bridge",
    "vehicle",
    "car",
    "truck",
    "bus",
    "minibus",
    "tree",
)
# Enlargement at which a set is read: ships of a few 10 m pixels are enlarged until they show.
ENLARGE = {"vhr10": 1.0, "airplanes": 1.0, "cars": 1.0, "trees": 1.0, "ships": 2.5}
# How often a crop comes from each set.
SHARE = {"vhr10": 0.50, "airplanes": 0.10, "cars": 0.08, "trees": 0.20, "ships": 0.12}
UNSURE_LABELS = "re-annotation"  # trees: about half of the trees are missing there


@dataclass
class Sample:
    """One labelled image."""

    image: np.ndarray
    boxes: np.ndarray  # float32 [n, 4]
    labels: np.ndarray  # int64 [n]
    shapes: list[Any]  # per object: list of polygons [k, 2], a bool mask [H, W], or None
    source: str
    name: str
    searched: tuple[int, ...]
    trust: float = 1.0
    training: bool = True
    record: dict[str, Any] = field(default_factory=dict)


def run_length_mask(rle: dict[str, Any]) -> np.ndarray:
    """COCO's uncompressed run length (column by column, first run is background) to a mask."""
    height, width = rle["size"]
    counts = np.asarray(rle["counts"])
    values = np.arange(len(counts)) % 2 == 1
    return np.asarray(np.repeat(values, counts).reshape(width, height).T)


def load_instances(folder: Path) -> list[Sample]:
    """All images of one instance set, with `training` false for what validates."""
    content = json.loads((folder / "instances.json").read_text())
    names = {c["id"]: c["name"].replace("_", " ") for c in content["categories"]}
    searched = tuple(sorted(LABELS.index(n) for n in names.values()))
    by_image: dict[int, list[dict[str, Any]]] = {}
    for annotation in content["annotations"]:
        by_image.setdefault(annotation["image_id"], []).append(annotation)
    records = {i["file_name"]: i for i in content["images"]}
    samples = []
    for name, data in tar_files(folder):
        record = records.get(name)
        if record is None:
            continue
        image = decode(data)
        boxes, labels = [], []
        shapes: list[Any] = []
        for a in by_image.get(record["id"], []):
            x, y, w, h = a["bbox"]
            if w < 2 or h < 2:
                continue
            boxes.append((x, y, x + w, y + h))
            labels.append(LABELS.index(names[a["category_id"]]))
            shape = a.get("segmentation")
            if isinstance(shape, dict):
                shapes.append(run_length_mask(shape))
            elif shape:
                shapes.append([np.asarray(p, np.float32).reshape(-1, 2) for p in shape])
            else:
                shapes.append(None)
        unsure = UNSURE_LABELS in record.get("label_source", "")
        split = record.get("split")
        samples.append(
            Sample(
                image=image,
                boxes=np.asarray(boxes, np.float32).reshape(-1, 4),
                labels=np.asarray(labels, np.int64),
                shapes=shapes,
                source=folder.name,
                name=name,
                searched=searched,
                trust=0.2 if unsure else 1.0,
                training=(split == "train") if split else not held_out(name),
                record=record,
            )
        )
    return samples


@dataclass
class Crop:
    """A training crop: the sample seen through a scale, a shift and one of eight symmetries."""

    image: np.ndarray  # uint8 [S, S, 3]
    boxes: np.ndarray
    labels: np.ndarray
    shapes: list[Any]
    matrix: np.ndarray  # [2, 3] from the sample's pixels to the crop's
    ignored: np.ndarray  # boxes cut too far to count either way
    searched: tuple[int, ...]
    trust: float


def draw_crop(
    sample: Sample, size: int, rng: np.random.Generator, scales: tuple[float, float]
) -> Crop:
    """Draw one crop, four times out of five around an object."""
    height, width = sample.image.shape[:2]
    scale = ENLARGE[sample.source] * math.exp(rng.uniform(math.log(scales[0]), math.log(scales[1])))
    window = size / scale
    if len(sample.boxes) and rng.random() < 0.8:
        # Rare classes as often as common ones within an image.
        kinds = np.unique(sample.labels)
        box = sample.boxes[rng.choice(np.flatnonzero(sample.labels == rng.choice(kinds)))]
        cx = rng.uniform(-0.35, 0.35) * window + (box[0] + box[2]) / 2
        cy = rng.uniform(-0.35, 0.35) * window + (box[1] + box[3]) / 2
    else:
        cx, cy = rng.uniform(0, width), rng.uniform(0, height)

    def clamp(centre: float, extent: int) -> float:
        if window >= extent:
            return extent / 2 - window / 2 + rng.uniform(-0.5, 0.5) * (window - extent)
        return min(max(centre - window / 2, 0.0), extent - window)

    x0, y0 = clamp(cx, width), clamp(cy, height)
    left, top = max(x0, 0.0), max(y0, 0.0)
    right, bottom = min(x0 + window, width), min(y0 + window, height)
    w, h = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    part = Image.fromarray(sample.image).resize(
        (w, h), Image.Resampling.BILINEAR, box=(left, top, right, bottom)
    )
    canvas = Image.new("RGB", (size, size), (124, 124, 124))
    canvas.paste(part, (round((left - x0) * scale), round((top - y0) * scale)))
    image = np.asarray(recolour(canvas, rng))
    matrix = np.array([[scale, 0, -x0 * scale], [0, scale, -y0 * scale]], np.float64)
    if rng.random() < 0.5:
        image = image[:, ::-1]
        matrix = np.array([[-1, 0, size], [0, 1, 0]]) @ np.vstack([matrix, [0, 0, 1]])
    for _ in range(int(rng.integers(4))):  # (x, y) -> (y, size - x): a quarter turn
        image = np.rot90(image)
        matrix = np.array([[0, 1, 0], [-1, 0, size]]) @ np.vstack([matrix, [0, 0, 1]])
    return cut_objects(sample, np.ascontiguousarray(image), matrix, size)


def cut_objects(sample: Sample, image: np.ndarray, matrix: np.ndarray, size: int) -> Crop:
    """Boxes of the sample in the crop: kept, ignored (mostly cut off) or gone."""
    n = len(sample.boxes)
    corners = sample.boxes[:, [0, 1, 2, 3]].reshape(-1, 2) @ matrix[:, :2].T + matrix[:, 2]
    corners = corners.reshape(n, 2, 2)
    low, high = corners.min(1), corners.max(1)
    full = np.prod(high - low, 1)
    low, high = low.clip(0, size), high.clip(0, size)
    seen = np.prod(high - low, 1) / np.maximum(full, 1e-6)
    small = (high - low).min(1) < 3
    boxes = np.concatenate([low, high], 1).astype(np.float32)
    keep = (seen > 0.4) & ~small
    partly = (seen > 0.02) & ~keep
    return Crop(
        image=image,
        boxes=boxes[keep],
        labels=sample.labels[keep],
        shapes=[sample.shapes[i] for i in np.flatnonzero(keep)],
        matrix=matrix,
        ignored=boxes[partly],
        searched=sample.searched,
        trust=sample.trust,
    )


def raster_in_box(shape: Any, matrix: np.ndarray, box: np.ndarray, grid: int) -> np.ndarray:
    """The object's mask on a `grid` × `grid` raster laid over `box` (crop pixels), 0 to 1."""
    x0, y0, x1, y1 = box
    if isinstance(shape, list):
        fine = Image.new("L", (2 * grid, 2 * grid))
        pen = ImageDraw.Draw(fine)
        factor = np.array([2 * grid / (x1 - x0), 2 * grid / (y1 - y0)])
        for polygon in shape:
            points = (polygon @ matrix[:, :2].T + matrix[:, 2] - (x0, y0)) * factor - 0.5
            if len(points) >= 3:
                pen.polygon([tuple(p) for p in points], fill=255)
        values = np.asarray(fine, np.float32).reshape(grid, 2, grid, 2)
        return np.asarray(values.mean((1, 3)) / 255, np.float32)
    steps = (np.arange(grid) + 0.5) / grid
    xs, ys = np.meshgrid(x0 + steps * (x1 - x0), y0 + steps * (y1 - y0))
    inverse = np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))[:2]
    points = np.stack([xs, ys], -1) @ inverse[:, :2].T + inverse[:, 2]
    column = np.floor(points[..., 0]).astype(int)
    row = np.floor(points[..., 1]).astype(int)
    inside = (row >= 0) & (column >= 0) & (row < shape.shape[0]) & (column < shape.shape[1])
    values = np.zeros((grid, grid), np.float32)
    values[inside] = shape[row[inside], column[inside]]
    return values
