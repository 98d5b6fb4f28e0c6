# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds countable things: boxes, masks and calibrated scores from an RGB image.

Each class is read at the ground resolution it was learnt at; large images are read in
overlapping tiles, and what two tiles saw of one object becomes one instance again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.models.pixel_session import (
    PixelSession,
    Progress,
    Stop,
    Window,
    interpolation,
    resize,
    stop_if,
    told,
    windows,
)

TILE = 1024
OVERLAP = 192
MOST_PER_TILE = 400
SAME = 0.55  # IoU above which two boxes of a class are one object
SAME_THING = 0.75  # the same across classes that exclude each other
FINE = 96  # boxes larger than this many pixels get the finer mask grid


@dataclass(frozen=True)
class Instance:
    """One object in pixels of the given image.

    `box` is x0, y0, x1, y1; `mask` is a bool array whose first cell is column `offset[0]`, row
    `offset[1]` of the image. `score` is a calibrated probability.
    """

    label: str
    score: float
    box: tuple[float, float, float, float]
    mask: np.ndarray
    offset: tuple[int, int]

    @property
    def area(self) -> int:
        """Pixels of the mask."""
        return int(self.mask.sum())


@dataclass
class _Found:
    """A detection in a tile, in pixels of the image as it was read."""

    label: int
    score: float
    box: np.ndarray
    logits: np.ndarray  # mask logits on a grid over `frame`
    frame: np.ndarray
    cut: bool
    tile: int


class Detector:
    """The instance model of a pack (`detector.card.json`)."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Raises:
        ModelUnavailable: the model is missing or broken.
        """
        self._session = PixelSession(Path(folder), "detector", threads)
        self.card = self._session.card
        self.labels: tuple[str, ...] = tuple(self.card["labels"])
        self._reading: dict[str, dict[str, float]] = self.card["reading"]
        self._calibration: dict[str, list[float]] = self.card["calibration"]
        self.thresholds: dict[str, float] = self.card["thresholds"]
        self._exclusive: list[list[str]] = self.card["exclusive"]
        # Classes of which only boxes were ever seen and that are round enough.
        self._ellipses = frozenset(self.card["ellipses"])

    def known_at(self, metres_per_pixel: float | None) -> tuple[str, ...]:
        """The labels that can be read at this ground resolution (all when it is unknown)."""
        if metres_per_pixel is None:
            return self.labels
        return tuple(l for l in self.labels if self._scale(l, metres_per_pixel) is not None)

    def _scale(self, label: str, metres_per_pixel: float | None) -> float | None:
        """Enlargement at which a label is read; None where it cannot be told apart."""
        if metres_per_pixel is None:
            return 1.0
        r = self._reading[label]
        if not r["finest"] <= metres_per_pixel <= r["coarsest"]:
            return None
        if metres_per_pixel < r["native_from"]:
            return metres_per_pixel / r["native_from"]
        return min(max(metres_per_pixel / r["native_to"], 1.0), r["most_enlarged"])

    def detect(
        self,
        rgb: np.ndarray,
        metres_per_pixel: float | None,
        classes: set[str] | None = None,
        *,
        minimum: float | None = None,
        progress: Progress | None = None,
        cancelled: Stop | None = None,
    ) -> list[Instance]:
        """Everything found in a uint8 `[H, W, 3]` image, best first.

        `classes` limits the labels; `minimum` replaces the card's score thresholds per label.

        Raises:
            Cancelled: `cancelled` returned true between two tiles.
        """
        plan: dict[float, list[int]] = {}
        for index, label in enumerate(self.labels):
            if classes is not None and label not in classes:
                continue
            scale = self._scale(label, metres_per_pixel)
            if scale is not None:
                # Nearby enlargements are read together, in steps of a quarter octave.
                step = 2 ** (round(4 * math.log2(scale)) / 4)
                plan.setdefault(step, []).append(index)
        height, width = rgb.shape[:2]
        sizes = {s: (max(16, round(height * s)), max(16, round(width * s))) for s in plan}
        total = sum(len(windows(h, w, TILE, OVERLAP)) for h, w in sizes.values())
        done = 0
        found: list[Instance] = []
        for scale, wanted in plan.items():
            h, w = sizes[scale]
            image = resize(rgb, h, w)
            parts: list[_Found] = []
            for number, window in enumerate(windows(h, w, TILE, OVERLAP)):
                stop_if(cancelled)
                parts += self._read_tile(image, window, number, wanted, minimum)
                done += 1
                told(progress, done / total, window, h, w)
            grow = (width / w, height / h)
            found += [
                self._instance(group, grow, (height, width))
                for group in _join(parts)
                if len(group) > 0
            ]
        found = [i for i in found if i.mask.any()]
        found.sort(key=lambda i: -i.score)
        return self._without_doubles(found)

    def _read_tile(
        self,
        image: np.ndarray,
        window: Window,
        number: int,
        wanted: list[int],
        minimum: float | None,
    ) -> list[_Found]:
        """Detections of one tile, in pixels of the image as read."""
        logits, boxes, parameters, features = self._session.run(pixels=window.cut(image))
        found = []
        height, width = image.shape[:2]
        for label in wanted:
            name = self.labels[label]
            slope, shift = self._calibration[name]
            floor = self.thresholds[name] if minimum is None else minimum
            # score >= floor, said of the raw logit
            raw_floor = (math.log(floor / (1 - floor)) - shift) / slope if floor > 0 else -20.0
            rows = np.flatnonzero(logits[:, label] >= raw_floor)
            rows = rows[np.argsort(-logits[rows, label], kind="stable")][:MOST_PER_TILE]
            limits = np.array([window.width, window.height] * 2, np.float32)
            candidates = np.clip(boxes[rows], 0, limits)
            keep = _suppress(candidates, SAME)
            candidates, rows = candidates[keep], rows[keep]
            if not len(rows):
                continue
            # The frame may leave the tile: its shape is part of what the mask network knows.
            raw = boxes[rows]
            frames = raw + _margin(raw, self.card["mask"]["margin"])
            masks: Iterable[np.ndarray]
            if name in self._ellipses:
                masks = [ellipse_logits(self.card["mask"])] * len(rows)
            else:
                masks = mask_logits(features, frames, parameters[rows], self.card["mask"])
            corner = np.array([window.left, window.top] * 2, np.float32)
            for row, box, frame, mask in zip(rows, candidates, frames, masks):
                x0, y0, x1, y1 = box
                cut = bool(
                    (x0 < 2 and window.left > 0)
                    or (y0 < 2 and window.top > 0)
                    or (x1 > window.width - 2 and window.left + window.width < width)
                    or (y1 > window.height - 2 and window.top + window.height < height)
                )
                score = 1 / (1 + math.exp(-(slope * float(logits[row, label]) + shift)))
                found.append(_Found(label, score, box + corner, mask, frame + corner, cut, number))
        return found

    def _instance(
        self, group: list[_Found], grow: tuple[float, float], shape: tuple[int, int]
    ) -> Instance:
        """One object from its parts (one, unless tiles cut it), back in the image's pixels."""
        factor = np.array([grow[0], grow[1]] * 2)
        box = (
            np.concatenate(
                [
                    np.min([p.box[:2] for p in group], 0),
                    np.max([p.box[2:] for p in group], 0),
                ]
            )
            * factor
        )
        frames = [p.frame * factor for p in group]
        height, width = shape
        left = int(np.clip(math.floor(min(f[0] for f in frames)), 0, width - 1))
        top = int(np.clip(math.floor(min(f[1] for f in frames)), 0, height - 1))
        right = int(np.clip(math.ceil(max(f[2] for f in frames)), left + 1, width))
        bottom = int(np.clip(math.ceil(max(f[3] for f in frames)), top + 1, height))
        xs, ys = np.arange(left, right) + 0.5, np.arange(top, bottom) + 0.5
        mask = np.zeros((bottom - top, right - left), bool)
        for part, frame, own in zip(group, frames, [p.box * factor for p in group]):
            inside = draw_mask(part.logits, frame, xs, ys)
            if part.cut:
                # Beyond its own tile a part has only guessed.
                inside &= ((xs >= own[0]) & (xs <= own[2]))[None]
                inside &= ((ys >= own[1]) & (ys <= own[3]))[:, None]
            mask |= inside
        rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        if len(rows):
            mask = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            left, top = left + int(columns[0]), top + int(rows[0])
        x0, y0, x1, y1 = (float(v) for v in box)
        return Instance(
            label=self.labels[group[0].label],
            score=max(p.score for p in group),
            box=(max(x0, 0.0), max(y0, 0.0), min(x1, float(width)), min(y1, float(height))),
            mask=mask,
            offset=(left, top),
        )

    def _without_doubles(self, found: list[Instance]) -> list[Instance]:
        """Drop what a better object of an excluding class already covers (a car is a vehicle)."""
        group_of = {label: i for i, group in enumerate(self._exclusive) for label in group}
        kept: list[Instance] = []
        seen: dict[int, list[tuple[float, float, float, float]]] = {}
        for instance in found:
            group = group_of.get(instance.label)
            if group is not None:
                boxes = seen.setdefault(group, [])
                if boxes and _overlap(np.array(instance.box), np.array(boxes)).max() > SAME_THING:
                    continue
                boxes.append(instance.box)
            kept.append(instance)
        return kept


def _margin(boxes: np.ndarray, share: float) -> np.ndarray:
    size = boxes[:, 2:] - boxes[:, :2]
    return np.asarray(np.concatenate([-size, size], 1) * share, np.float32)


def _overlap(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """IoU of one box with many."""
    low, high = np.maximum(box[:2], others[:, :2]), np.minimum(box[2:], others[:, 2:])
    both = np.prod(np.clip(high - low, 0, None), 1)
    areas = np.prod(others[:, 2:] - others[:, :2], 1)
    return np.asarray(both / (np.prod(box[2:] - box[:2]) + areas - both + 1e-9))


def _suppress(boxes: np.ndarray, limit: float) -> list[int]:
    """Positions kept by greedy suppression; boxes come best first."""
    keep: list[int] = []
    alive = np.ones(len(boxes), bool)
    for i in range(len(boxes)):
        if alive[i]:
            keep.append(i)
            alive[i + 1 :] &= _overlap(boxes[i], boxes[i + 1 :]) <= limit
    return keep


def _join(parts: list[_Found]) -> list[list[_Found]]:
    """Group what different tiles saw of one object.

    Whole views of an object win over cut ones; two cut views that agree where both tiles looked
    become one object.
    """
    groups: list[list[_Found]] = []
    for part in sorted(parts, key=lambda p: (p.cut, -p.score)):
        home = None
        for group in groups:
            if group[0].label != part.label or all(g.tile == part.tile for g in group):
                continue
            for member in group:
                low = np.maximum(member.box[:2], part.box[:2])
                high = np.minimum(member.box[2:], part.box[2:])
                both = float(np.prod(np.clip(high - low, 0, None)))
                sizes = [float(np.prod(p.box[2:] - p.box[:2])) for p in (member, part)]
                union = sum(sizes) - both
                same = both > SAME * union
                within = (part.cut or member.cut) and both > 0.6 * min(sizes)
                goes_on = part.cut and member.cut and _continues(member.box, part.box)
                if same or within or goes_on:
                    home = group
            if home is not None:
                break
        if home is None:
            groups.append([part])
        elif part.cut and home[0].cut:
            home.append(part)
    return groups


def _continues(a: np.ndarray, b: np.ndarray) -> bool:
    """Whether two cut boxes overlap along one axis and agree along the other."""
    low, high = np.maximum(a[:2], b[:2]), np.minimum(a[2:], b[2:])
    if (high <= low).any():
        return False
    hull = np.maximum(a[2:], b[2:]) - np.minimum(a[:2], b[:2])
    return bool(((high - low) / hull).max() > 0.6)


def mask_logits(
    features: np.ndarray, frames: np.ndarray, parameters: np.ndarray, shape: dict[str, Any]
) -> Iterable[np.ndarray]:
    """Mask logits per object on a grid over its frame (pixels of the tile).

    `features` is `[C, h, w]` at the card's stride. The object's parameters are the weights of
    three small dense layers over features and place (-1 to 1 across the frame).
    """
    channels, hidden, stride = shape["channels"], shape["hidden"], shape["stride"]
    sizes = [(channels + 2) * hidden, hidden, hidden * hidden, hidden, hidden, 1]
    ends = np.cumsum(sizes)[:-1]
    for frame, row in zip(frames, parameters):
        x0, y0, x1, y1 = frame / stride - 0.5
        fine = max(frame[2] - frame[0], frame[3] - frame[1]) > FINE
        grid = shape["grid"] * (2 if fine else 1)
        steps = (np.arange(grid, dtype=np.float32) + 0.5) / grid
        columns = interpolation(x0 + steps * (x1 - x0), features.shape[2])
        lines = interpolation(y0 + steps * (y1 - y0), features.shape[1])
        used_c, used_l = columns.any(0).nonzero()[0], lines.any(0).nonzero()[0]
        part = features[:, used_l[0] : used_l[-1] + 1, used_c[0] : used_c[-1] + 1]
        columns = columns[:, used_c[0] : used_c[-1] + 1]
        lines = lines[:, used_l[0] : used_l[-1] + 1]
        seen = lines @ part @ columns.T  # [C, grid, grid]
        line = steps * 2 - 1
        place = np.stack(np.meshgrid(line, line)).astype(np.float32)
        x = np.concatenate([seen, place]).reshape(channels + 2, -1)
        w1, b1, w2, b2, w3, b3 = np.split(row.astype(np.float32), ends)
        x = np.maximum(w1.reshape(hidden, -1) @ x + b1[:, None], 0)
        x = np.maximum(w2.reshape(hidden, -1) @ x + b2[:, None], 0)
        yield (w3 @ x + b3).reshape(grid, grid)


def ellipse_logits(shape: dict[str, Any]) -> np.ndarray:
    """Mask logits of the ellipse that fills the box within its frame."""
    grid = shape["grid"]
    line = ((np.arange(grid, dtype=np.float32) + 0.5) / grid * 2 - 1) * (1 + 2 * shape["margin"])
    return np.asarray(1 - line[None] ** 2 - line[:, None] ** 2)


def draw_mask(logits: np.ndarray, frame: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """The mask at pixel centres `xs`, `ys`, from logits on a grid over the frame."""
    grid = logits.shape[0]
    x0, y0, x1, y1 = frame
    columns = interpolation((xs - x0) / (x1 - x0) * grid - 0.5, grid)
    lines = interpolation((ys - y0) / (y1 - y0) * grid - 0.5, grid)
    mask = lines @ logits @ columns.T > 0
    mask &= ((xs >= x0) & (xs <= x1))[None] & ((ys >= y0) & (ys <= y1))[:, None]
    return np.asarray(mask)
