# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds countable things: boxes, masks and calibrated scores from an RGB image.

Each class is read at the ground resolutions it was learnt at, most of them at two whose opinions
are averaged; large images are read in overlapping tiles, and what two tiles saw of one object
becomes one instance again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.models.detections import (
    Candidate,
    Part,
    candidate_of,
    fused,
    joined,
    overlap,
    suppressed,
    with_large,
)
from rs_assistant.worker.models.instance_masks import drawn, ellipse_logits, mask_logits
from rs_assistant.worker.models.pixel_session import (
    MOST_ENLARGED,
    PixelSession,
    Progress,
    Stop,
    Window,
    resize,
    scale_for,
    stop_if,
    windows,
)

TILE = 1024
OVERLAP = 192
MOST_PER_TILE = 400
SAME_THING = 0.75  # IoU from which two classes that exclude each other mean one object
NEARLY = 1.06  # readings whose sizes differ by less are one
LARGE_TO = 2.0  # metres per pixel up to which a thing may be too large for the usual readings
LARGE_FROM = 40  # pixels of the longer side in the coarse reading from which it is listened to


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


class Detector:
    """The instance model of a pack (`detector.card.json`)."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Raises:
        ModelUnavailable: the model is missing or broken.
        """
        self._session = PixelSession(Path(folder), "detector", threads)
        self.card = self._session.card
        self.labels: tuple[str, ...] = tuple(self.card["labels"])
        self._reading: dict[str, dict[str, Any]] = self.card["reading"]
        self._calibration: dict[str, list[float]] = self.card["calibration"]
        self.thresholds: dict[str, float] = self.card["thresholds"]
        self._exclusive: list[list[str]] = self.card["exclusive"]
        # Classes of which only boxes were ever seen and that are round enough.
        self._ellipses = frozenset(self.card["ellipses"])

    def warm(self) -> None:
        """Look at next to nothing, from near and far: a card that is wrong shows now."""
        for reading in self._reading.values():
            shares = (*reading.get("factors", ()), reading.get("large") or 1.0)
            if not all(0 < share <= MOST_ENLARGED for share in shares):
                raise ValueError(f"cannot read at {shares} of the usual size")
        blank = np.zeros((64, 64, 3), np.uint8)
        for metres in (0.5, 10.0):
            self.detect(blank, metres)

    def known_at(self, metres_per_pixel: float | None) -> tuple[str, ...]:
        """The labels that can be read at this ground resolution (all when it is unknown)."""
        if metres_per_pixel is None:
            return self.labels
        return tuple(l for l in self.labels if self._scale(l, metres_per_pixel) is not None)

    def _scale(self, label: str, metres_per_pixel: float | None) -> float | None:
        """Enlargement around which a label is read; None where it cannot be told apart."""
        if metres_per_pixel is None:
            return 1.0
        r = self._reading[label]
        if not r["finest"] <= metres_per_pixel <= r["coarsest"]:
            return None
        return scale_for(metres_per_pixel, r["native_from"], r["native_to"], r["most_enlarged"])

    def enlargement(self, label: str, metres_per_pixel: float) -> float:
        """How many times the image is enlarged for a label at most; infinite where it is not read.

        The time that a label takes grows with its square.
        """
        scale = self._scale(label, metres_per_pixel)
        if scale is None:
            return math.inf
        return scale * float(max(self._reading[label].get("factors", [1.0])))

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
        wanted = [l for l in self.labels if classes is None or l in classes]
        scales = {l: s for l in wanted if (s := self._scale(l, metres_per_pixel)) is not None}
        fine = metres_per_pixel is not None and metres_per_pixel <= LARGE_TO
        plan = self._plan(scales, large=fine)
        height, width = rgb.shape[:2]
        sizes = {s: (max(16, round(height * s)), max(16, round(width * s))) for s in plan}
        total = sum(len(windows(h, w, TILE, OVERLAP)) for h, w in sizes.values())
        done = 0
        usual: dict[str, list[list[Candidate]]] = {label: [] for label in scales}
        large: dict[str, list[Candidate]] = {label: [] for label in scales}
        floors = {label: self._raw_floor(label, minimum) for label in scales}
        for scale, readings in plan.items():
            h, w = sizes[scale]
            image = resize(rgb, h, w)
            grow = np.array([width / w, height / h] * 2)
            parts: dict[str, list[Part]] = {label: [] for label, _ in readings}
            for number, window in enumerate(windows(h, w, TILE, OVERLAP)):
                stop_if(cancelled)
                self._read_tile(image, window, number, parts, floors, grow)
                done += 1
                if progress is not None:
                    progress(done / total)
            for label, is_large in readings:
                found = [candidate_of(group) for group in joined(parts[label])]
                if is_large:
                    large[label] += [c for c in found if _longer_side(c.box / grow) >= LARGE_FROM]
                else:
                    usual[label].append(found)
        instances: list[Instance] = []
        for label in scales:
            limit = self._reading[label].get("overlap", 0.55)
            things = with_large(fused(usual[label], limit), large[label], limit)
            things = [t for t in things if self._plausible(label, t.box, metres_per_pixel)]
            instances += self._instances(label, things, floors[label], (height, width))
        instances.sort(key=lambda i: -i.score)
        return self._without_doubles(instances)

    def _plausible(self, label: str, box: np.ndarray, metres_per_pixel: float | None) -> bool:
        """Whether the box is small enough on the ground (two pixels are forgiven)."""
        largest = self._reading[label].get("largest")
        if largest is None or metres_per_pixel is None:
            return True
        diagonal = float(np.hypot(*(box[2:] - box[:2]))) - 2
        return bool(diagonal * metres_per_pixel <= largest)

    def _plan(self, scales: dict[str, float], large: bool) -> dict[float, list[tuple[str, bool]]]:
        """Which labels are read at which enlargement, and whether only for large things."""
        readings: list[tuple[float, str, bool]] = []
        for label, scale in scales.items():
            own = self._reading[label]
            readings += [(scale * factor, label, False) for factor in own.get("factors", [1.0])]
            if large and own.get("large"):
                readings.append((scale * own["large"], label, True))
        plan: dict[float, list[tuple[str, bool]]] = {}
        for scale, label, is_large in sorted(readings, key=lambda r: -r[0]):
            near = next((s for s in plan if s / scale < NEARLY), scale)
            plan.setdefault(near, []).append((label, is_large))
        return plan

    def _raw_floor(self, label: str, minimum: float | None) -> float:
        """The network's probability from which the calibrated score is at least the minimum."""
        floor = self.thresholds[label] if minimum is None else minimum
        if floor <= 0:
            return 0.0
        slope, shift = self._calibration[label]
        return _sigmoid((_logit(floor) - shift) / slope)

    def _read_tile(
        self,
        image: np.ndarray,
        window: Window,
        number: int,
        parts: dict[str, list[Part]],
        floors: dict[str, float],
        grow: np.ndarray,
    ) -> None:
        """Add the detections of one tile, in pixels of the given image, to those of their label."""
        logits, boxes, parameters, features = self._session.run(pixels=window.cut(image))
        height, width = image.shape[:2]
        limits = np.array([window.width, window.height] * 2, np.float32)
        corner = np.array([window.left, window.top] * 2, np.float32)
        for name, found in parts.items():
            label, reading = self.labels.index(name), self._reading[name]
            # Half, because another reading may be surer of the same thing.
            raw = _logit(max(0.5 * floors[name], 1e-9))
            rows = np.flatnonzero(logits[:, label] >= raw)
            rows = rows[np.argsort(-logits[rows, label], kind="stable")][:MOST_PER_TILE]
            candidates = np.clip(boxes[rows], 0, limits)
            # What lies in the padding is no part of the image.
            inside = (candidates[:, 2:] - candidates[:, :2] > 0.5).all(1)
            rows, candidates = rows[inside], candidates[inside]
            scores = 1 / (1 + np.exp(-logits[rows, label]))
            keep, placed = suppressed(
                candidates, scores, reading.get("overlap", 0.55), reading.get("vote")
            )
            if not keep:
                continue
            rows, scores = rows[keep], scores[keep]
            # The frame may leave the tile: its shape is part of what the mask network knows.
            frames = boxes[rows] + _margin(boxes[rows], self.card["mask"]["margin"])
            if name in self._ellipses:
                masks = [ellipse_logits(self.card["mask"])] * len(rows)
                frames = placed + _margin(placed, self.card["mask"]["margin"])
            else:
                masks = list(mask_logits(features, frames, parameters[rows], self.card["mask"]))
            for score, box, frame, mask in zip(scores, placed, frames, masks):
                x0, y0, x1, y1 = box
                cut = bool(
                    (x0 < 2 and window.left > 0)
                    or (y0 < 2 and window.top > 0)
                    or (x1 > window.width - 2 and window.left + window.width < width)
                    or (y1 > window.height - 2 and window.top + window.height < height)
                )
                place, own = (box + corner) * grow, (frame + corner) * grow
                found.append(Part(float(score), place, mask, own, cut, number))

    def _instances(
        self, label: str, things: list[Candidate], floor: float, shape: tuple[int, int]
    ) -> list[Instance]:
        """Things of a label that are sure enough, with calibrated scores and their masks."""
        slope, shift = self._calibration[label]
        height, width = shape
        found = []
        for thing in things:
            if thing.score < floor:
                continue
            mask, offset = drawn(thing, height, width)
            if not mask.any():
                continue
            x0, y0, x1, y1 = (float(v) for v in thing.box)
            box = (max(x0, 0.0), max(y0, 0.0), min(x1, float(width)), min(y1, float(height)))
            score = _sigmoid(slope * _logit(thing.score) + shift)
            found.append(Instance(label, score, box, mask, offset))
        return found

    def _without_doubles(self, found: list[Instance]) -> list[Instance]:
        """Drop what a better object of an excluding class already covers (a car is a vehicle)."""
        group_of = {label: i for i, group in enumerate(self._exclusive) for label in group}
        kept: list[Instance] = []
        boxes = np.array([i.box for i in found]).reshape(-1, 4)
        seen: dict[int, list[int]] = {}
        for position, instance in enumerate(found):
            group = group_of.get(instance.label)
            if group is not None:
                before = seen.setdefault(group, [])
                if before and overlap(boxes[position], boxes[before]).max() > SAME_THING:
                    continue
                before.append(position)
            kept.append(instance)
        return kept


def _longer_side(box: np.ndarray) -> float:
    return float((box[2:] - box[:2]).max())


def _margin(boxes: np.ndarray, share: float) -> np.ndarray:
    size = boxes[:, 2:] - boxes[:, :2]
    return np.asarray(np.concatenate([-size, size], 1) * share, np.float32)


def _logit(probability: float) -> float:
    p = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(p / (1 - p))


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-min(max(value, -60.0), 60.0)))
