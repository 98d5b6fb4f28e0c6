# SPDX-License-Identifier: GPL-2.0-or-later
"""The starter pack's prompter: points pick among what its models see; where they see nothing, a
region grows over alike pixels.

A click may mean a detected thing, a building, a patch of land cover, or just what looks alike
around it. Each is a candidate with the fit that can be expected of it; the best one that holds the
positive points and not the negative ones is the outline.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from rasterio import features as rasters

from rs_assistant.engine.prompts import Box, Point, Prompt
from rs_assistant.engine.shapes import rectangle_sides
from rs_assistant.worker.assistant.instances import Thing, things
from rs_assistant.worker.prompting.growing import (
    Ground,
    border_level,
    filled,
    smoothed,
)
from rs_assistant.worker.prompting.patch import (
    Mask,
    Patch,
    Pixels,
    joined,
    whole_window,
)

NAME = "starter"
LOWEST = 0.08  # score of instances that may be meant when somebody points at them
WINDOW = 224  # side of the picture on which regions grow
FINEST = 112  # pixels of the view that the smallest such picture spans
ROAD_TO, BUILDING_TO = 2.6, 2.0  # metres per pixel
BUILT = 0.3  # probability of a building from which a grown region is one
BUILDING_WEIGHT = 150.0  # steps of brightness that "building or not" is worth to growing
COMPACT, LARGEST_BUILDING = 0.72, 6000.0  # of its rectangle; square metres
SURE = 0.62  # expected fit from which a model's thing is believed to be there
CHIP = 224  # pixels of a side that the encoder reads
BESIDE = 2  # pixels that a click may miss a small thing by
Report = Callable[[float, str], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, eq=False)
class Cover:
    """Connected patches of one legend: ``parts`` (H, W) numbers them from 1, 0 is none."""

    parts: npt.NDArray[np.int32]
    labels: tuple[str, ...]
    """Class of each patch, by number less one."""
    fits: tuple[float, ...]
    windows: tuple[tuple[int, int, int, int], ...]
    kind: str = "cover"

    def at(self, point: Point) -> Patch | None:
        """The patch under a point."""
        number = int(self.parts[int(point.y), int(point.x)])
        return self.patch(number) if number else None

    def patch(self, number: int) -> Patch:
        """A patch by its number."""
        left, top, right, bottom = self.windows[number - 1]
        mask = self.parts[top:bottom, left:right] == number
        return Patch(
            mask, (left, top), self.fits[number - 1], self.labels[number - 1], self.kind, NAME
        )

    def within(self, box: Box) -> list[Patch]:
        """The patches below a box, those that hardly reach into it left out."""
        left, top, right, bottom = (round(v) for v in box)
        seen, counts = np.unique(self.parts[top:bottom, left:right], return_counts=True)
        least = 0.1 * max((right - left) * (bottom - top), 1)
        return [self.patch(int(n)) for n, c in zip(seen, counts) if n and c >= least]


@dataclass(eq=False)
class OwnScene:
    """A view as the starter pack sees it; see the module."""

    rgb: Pixels
    things: list[Patch]
    covers: list[Cover]
    building: npt.NDArray[np.uint8] | None = None
    """Probability of a building per pixel, 255 for sure."""
    buildings: Cover | None = None
    """Where it is likelier than not; a fit of 0 where several seem to touch."""
    name_of: Callable[[Pixels, str], str] | None = None
    """A better name for what a crop shows, given the one that was found."""
    _names: dict[tuple[Any, ...], str] = field(default_factory=dict)
    _grounds: dict[tuple[int, int, int, int], Ground] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes it holds, about."""
        covers = [*self.covers, *([self.buildings] if self.buildings is not None else [])]
        found = self.rgb.nbytes + sum(cover.parts.nbytes for cover in covers)
        found += 0 if self.building is None else self.building.nbytes
        return found + sum(thing.mask.nbytes for thing in self.things)

    def outline(self, prompt: Prompt, quick: bool = False) -> Patch | None:
        """See `Scene`."""
        prompt = clipped(prompt, self.rgb.shape[1], self.rgb.shape[0])
        if not prompt:
            return None
        parts = [self._boxed(box, prompt) for box in prompt.boxes]
        missed = [p for p in prompt.positive if not any(part.holds(p) for part in parts)]
        if missed:
            together = self._pointed(missed, prompt.negative)
            parts += [together] if together is not None else []
        if not parts:
            return None
        found = joined(parts, self.rgb.shape[1], self.rgb.shape[0])
        unwanted = [p for p in prompt.negative if found.holds(p)]
        if unwanted:
            found = self._without(found, prompt, unwanted)
        trimmed = found.trimmed()
        return None if trimmed is None else self._named(trimmed)

    def _named(self, found: Patch) -> Patch:
        """What the encoder would call it too: one expert alone confuses discs with discs."""
        if self.name_of is None or found.label in ("", "building") or found.kind != "object":
            return found
        height, width = self.rgb.shape[:2]
        key = (*_window_of(found), found.label)
        if key not in self._names:
            margin = 0.3 * max(found.mask.shape)
            left, top, right, bottom = whole_window([found.box], width, height, margin)
            self._names[key] = self.name_of(self.rgb[top:bottom, left:right], found.label)
        return replace(found, label=self._names[key])

    def candidates(self, point: Point) -> list[Patch]:
        """What a point may mean, the best first."""
        found = [thing for thing in self.things if thing.holds(point)]
        if not found:
            near = [t for t in self.things if t.area < 400 and t.holds(point, BESIDE)]
            found = [replace(thing, score=0.7 * thing.score) for thing in near]
        found += [patch for cover in self.covers if (patch := cover.at(point)) is not None]
        if not found or max(patch.score for patch in found) < 0.75:
            found += self._regions(point)
        return sorted(found, key=lambda patch: -patch.score)

    def _regions(self, point: Point) -> list[Patch]:
        """What grows around a point, or the building that stands there alone."""
        grown = self._grown(point)
        whole = self.buildings.at(point) if self.buildings is not None else None
        if whole is None or whole.score <= 0:
            return grown
        if any(patch.label == "building" and patch.area > 0.5 * whole.area for patch in grown):
            return grown
        # Growth ended at the ridge of the roof, or at a row of skylights.
        return [whole, *(patch for patch in grown if patch.label != "building")]

    def _pointed(self, wanted: list[Point], unwanted: tuple[Point, ...]) -> Patch | None:
        """What the first point means, and what the others add to it."""
        height, width = self.rgb.shape[:2]
        chosen: Patch | None = None
        for point in wanted:
            if chosen is not None and chosen.holds(point):
                continue
            found = self.candidates(point)
            clean = [p for p in found if not any(p.holds(q) for q in unwanted)] or found
            if chosen is None:
                chosen = clean[0] if clean else None
                continue
            # The click may ask for something larger that holds all of it …
            wider = [p for p in clean if p.score >= 0.8 * chosen.score and _holds_all(p, chosen)]
            if wider:
                chosen = wider[0]
                continue
            # … for another thing of the kind, or for a piece that was left out.
            alike = [p for p in clean if p.score >= SURE and p.label == chosen.label != ""]
            addition = alike[0] if alike else self._piece(point, chosen)
            chosen = joined([chosen, addition], width, height)
        return chosen

    def _piece(self, point: Point, beside: Patch) -> Patch:
        """A piece around a point: no larger than half of what it is added to, and a small one
        where the point lies close to that."""
        height, width = self.rgb.shape[:2]
        most = min(max(0.5 * beside.area, 64.0), _reach(_depth(point, beside)))
        reach = min(max(float(np.sqrt(most)) * 1.5, 24.0), 400.0)
        window = whole_window([(point.x, point.y, point.x, point.y)], width, height, reach)
        size = (window[2] - window[0]) * (window[3] - window[1])
        return self._grown_on(window, point, min(most / size, 0.5)) or _spot(point, width, height)

    def _boxed(self, box: Box, prompt: Prompt) -> Patch:
        """The thing that fills a box: the candidate that fits it, or what grows in it."""
        frame = _rectangle(box, self.rgb.shape[1], self.rgb.shape[0])
        found: list[tuple[float, Patch]] = []
        for thing in self.things:
            fit = _fit(thing.box, box)
            if fit > 0.5:
                found.append((0.5 * thing.score + 0.5 * fit, thing))
        for cover in (*self.covers, *([self.buildings] if self.buildings is not None else [])):
            for patch in cover.within(box):
                window = _window_of(frame)
                inner = replace(patch, mask=patch.on(window), offset=window[:2]).trimmed()
                if inner is None:
                    continue
                fit = _fit(inner.box, box)
                spill = inner.area / max(patch.area, 1)
                if fit > 0.5:
                    found.append((0.5 * patch.score + 0.4 * fit + 0.1 * spill, inner))
        if found:
            score, best = max(found, key=lambda item: item[0])
            if score > 0.6:
                return replace(best, score=score)
        return self._grown_in(box) or frame

    def _grown(self, point: Point) -> list[Patch]:
        """What looks like the point's surroundings: the region that stays within its window."""
        height, width = self.rgb.shape[:2]
        side, longest = float(FINEST), max(height, width)
        place = (point.x, point.y, point.x, point.y)
        found = []
        while True:
            window = whole_window([place], width, height, side / 2)
            grown = self._grown_on(window, point)
            if grown is not None:
                found.append(grown)
                if grown.area < 0.15 * side * side:
                    return [grown]
            if side >= longest:
                return found
            side = min(2.5 * side, longest)

    def _grown_on(
        self, window: tuple[int, int, int, int], point: Point, most: float = 0.5
    ) -> Patch | None:
        ground, step = self._ground(window)
        seeds = _spots([point], window, step, ground.values.shape[:2], 2)
        cost = ground.cost(seeds)
        level, strength = border_level(ground, cost, most)
        mask = filled(smoothed(cost <= level) | seeds)
        # Nothing grown is as sure as what a model knows.
        score = 0.55 * (1 - math.exp(-strength / 3))
        touching = mask[0].mean() + mask[-1].mean() + mask[:, 0].mean() + mask[:, -1].mean()
        score *= 1 - min(0.6, 2 * float(touching))
        patch = _enlarged(mask, window, score)
        if self.building is not None:
            left, top, right, bottom = window
            below = self.building[top:bottom, left:right][patch.mask]
            sure = float(below.mean()) / 255 if len(below) else 0.0
            if sure > BUILT:
                patch = replace(patch, label="building", score=0.4 + 0.45 * sure)
        return patch.trimmed()

    def _grown_in(self, box: Box) -> Patch | None:
        """What fills a box: the middle against what lies around the box."""
        height, width = self.rgb.shape[:2]
        size = max(box[2] - box[0], box[3] - box[1])
        window = whole_window([box], width, height, max(4.0, 0.2 * size))
        ground, step = self._ground(window)
        rows, columns = ground.values.shape[:2]
        x0, y0, x1, y1 = (
            (value - base) / step for value, base in zip(box, (window[0], window[1]) * 2)
        )
        inside = np.zeros((rows, columns), bool)
        inside[max(round(y0), 0) : round(y1), max(round(x0), 0) : round(x1)] = True
        if not inside.any() or inside.all():
            return None
        cx, cy, rx, ry = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) * 0.22, (y1 - y0) * 0.22
        seeds = np.zeros((rows, columns), bool)
        seeds[max(int(cy - ry), 0) : int(cy + ry) + 1, max(int(cx - rx), 0) : int(cx + rx) + 1] = 1
        mask = (ground.cost(seeds, 0.4) < ground.cost(~inside, 0.4)) & inside
        mask = filled(smoothed(mask) & inside)
        if mask.sum() < 0.15 * inside.sum():
            return None
        return _enlarged(mask, window, 0.45).trimmed()

    def _without(self, found: Patch, prompt: Prompt, unwanted: list[Point]) -> Patch:
        """The outline less what grows from its negative points."""
        height, width = self.rgb.shape[:2]
        window = whole_window([found.box], width, height, 2)
        ground, step = self._ground(window)
        shape = ground.values.shape[:2]
        kept = [point for point in prompt.positive if found.holds(point)]
        middles = [((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in prompt.boxes]
        kept += [Point(x, y) for x, y in middles if found.holds(Point(x, y))]
        taken = ground.cost(_spots(unwanted, window, step, shape, 1), 0.2, 0.1)
        deepest = max(_depth(point, found) for point in unwanted)
        size = (window[2] - window[0]) * (window[3] - window[1])
        share = min(0.5 * found.area, len(unwanted) * _reach(deepest)) / size
        lost = taken <= border_level(ground, taken, share)[0]
        if kept:
            # The whole was taken for one thing: what was asked for has the better claim.
            lost &= taken <= 0.5 * ground.cost(_spots(kept, window, step, shape, 1), 0.2, 0.1)
        lost |= _spots(unwanted, window, step, shape, 1)
        mask = found.on(window) & ~_enlarged(lost, window, 0.0).mask
        cut = replace(found, mask=mask, offset=window[:2], score=0.9 * found.score)
        return connected(cut, kept)

    def _ground(self, window: tuple[int, int, int, int]) -> tuple[Ground, float]:
        """The land below a window, and how many pixels of the view one of its pixels spans."""
        left, top, right, bottom = window
        step = max(1.0, max(right - left, bottom - top) / WINDOW)
        if window not in self._grounds:
            if len(self._grounds) > 12:
                self._grounds.pop(next(iter(self._grounds)))
            size = (max(2, round((right - left) / step)), max(2, round((bottom - top) / step)))
            part = _resized(self.rgb[top:bottom, left:right], size)
            features = None
            if self.building is not None:
                built = _resized(self.building[top:bottom, left:right], size)
                features = (built.astype(np.float32) * (BUILDING_WEIGHT / 255))[..., None]
            self._grounds[window] = Ground.of(part, features)
        return self._grounds[window], step


class OwnPrompter:
    """Makes views ready with the detector and the segmenter of a pack, as far as it has them."""

    name = NAME

    def __init__(self, models: Any) -> None:
        """``models`` as the registry's: `has`, `detector`, `segmenter`."""
        self._models = models

    def encode(
        self,
        rgb: Pixels,
        metres_per_pixel: float | None,
        report: Report = lambda share, text: None,
        cancelled: Stop = lambda: False,
    ) -> OwnScene:
        """Look at the view once, so that clicks need not.

        Raises:
            Cancelled: between two tiles.
        """
        rgb = np.ascontiguousarray(rgb)
        found: list[Patch] = []
        if self._models.has("detector"):
            found = self._things(rgb, metres_per_pixel, report, cancelled)
        scene = OwnScene(rgb, found, [])
        if found and self._models.has("encoder"):
            scene.name_of = self._name_of
            self._name_of(rgb[:1, :1], found[0].label)  # the names are read now, not at a click
        if self._models.has("segmenter"):
            self._cover(scene, metres_per_pixel, report, cancelled)
        report(1.0, "Ready")
        return scene

    def _name_of(self, crop: Pixels, label: str) -> str:
        """The detector's name, unless the encoder is sure of another."""
        encoder, names = self._models.encoder, list(self._models.detector.labels)
        if label not in names:
            return label
        seen = encoder.encode_images(_resized(crop, (CHIP, CHIP))[None])
        scores = np.asarray(encoder.classify(seen, names))[0]
        best = int(scores.argmax())
        sure = scores[best] >= 0.8 and scores[names.index(label)] < 0.1
        return names[best] if sure else label

    def _things(
        self, rgb: Pixels, scale: float | None, report: Report, cancelled: Stop
    ) -> list[Patch]:
        detector = self._models.detector

        def detect(picture: Pixels, metres: float | None, labels: set[str]) -> Any:
            return detector.detect(
                picture,
                metres,
                labels,
                minimum=LOWEST,
                progress=lambda share: report(0.6 * share, "Looking for things"),
                cancelled=cancelled,
            )

        labels = set(detector.known_at(scale))
        seen: list[Thing] = things(rgb, scale, labels, detect)
        return [
            Patch(item.mask, item.offset, _expected(item.score), item.label, "object", NAME)
            for item in seen
        ]

    def _cover(self, scene: OwnScene, scale: float | None, report: Report, cancelled: Stop) -> None:
        """Add what the segmenter sees to the scene."""
        segmenter = self._models.segmenter
        legends = [("buildings", BUILDING_TO), ("roads", ROAD_TO), ("land_cover", math.inf)]
        wanted = [name for name, coarsest in legends if scale is None or scale <= coarsest]
        for number, legend in enumerate(wanted):
            result = segmenter.segment(
                scene.rgb,
                scale,
                legend,
                progress=lambda share, n=number: report(
                    0.6 + 0.4 * (n + share) / len(wanted), "Mapping the ground"
                ),
                cancelled=cancelled,
            )
            cover = _cover(result, legend, scale)
            if legend == "buildings":
                values = np.asarray(result.probabilities[0], np.float32) * 255
                scene.building, scene.buildings = values.astype(np.uint8), cover
            else:
                scene.covers.append(cover)


def _spots(
    points: Sequence[Point],
    window: tuple[int, int, int, int],
    step: float,
    shape: tuple[int, ...],
    radius: int,
) -> Mask:
    """Squares around points on a shrunk window."""
    seeds = np.zeros(shape[:2], bool)
    for point in points:
        column = min(max(int((point.x - window[0]) / step), 0), shape[1] - 1)
        row = min(max(int((point.y - window[1]) / step), 0), shape[0] - 1)
        seeds[
            max(row - radius, 0) : row + radius + 1, max(column - radius, 0) : column + radius + 1
        ] = True
    return seeds


def _spot(point: Point, width: int, height: int) -> Patch:
    """A few pixels around a point."""
    left, top, right, bottom = whole_window(
        [(point.x, point.y, point.x, point.y)], width, height, 2
    )
    return Patch(np.ones((bottom - top, right - left), bool), (left, top), 0.1, "", "object", NAME)


def _depth(point: Point, patch: Patch) -> float:
    """Pixels from a point to the edge of a patch, from either side."""
    rows, columns = np.nonzero(np.pad(patch.mask, 1) != patch.holds(point))
    away = np.hypot(
        columns - 0.5 + patch.offset[0] - point.x, rows - 0.5 + patch.offset[1] - point.y
    )
    return float(away.min()) if len(away) else 1.0


def _reach(depth: float) -> float:
    """Pixels that a correction may change which lies so far from the edge of an outline."""
    return max(math.pi * (2.5 * depth) ** 2, 30.0)


def _holds_all(patch: Patch, other: Patch) -> bool:
    """Whether a patch covers another, and is not vastly larger."""
    if patch.area > 8 * other.area:
        return False
    window = whole_window([patch.box, other.box], 1 << 30, 1 << 30)
    common = int((patch.on(window) & other.on(window)).sum())
    return common >= 0.8 * other.area


def _resized(part: npt.NDArray[np.uint8], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """A picture (or one band) at (columns, rows), averaged."""
    if (part.shape[1], part.shape[0]) == size:
        return part
    picture = Image.fromarray(np.ascontiguousarray(part))
    return np.asarray(picture.resize(size, Image.Resampling.BOX), np.uint8)


def _expected(score: float) -> float:
    """The fit to expect of an instance by its score."""
    return 0.45 + 0.5 * score


def _cover(result: Any, legend: str, scale: float | None) -> Cover:
    """Number the connected patches of a legend."""
    yes_or_no = result.threshold is not None
    values = result.labels() if yes_or_no else result.labels() + 1
    sure = np.asarray(result.confidence(), np.float32)
    shapes = list(rasters.shapes(values.astype(np.uint8), mask=values > 0, connectivity=4))
    if not shapes:
        return Cover(np.zeros(values.shape, np.int32), (), (), ())
    parts = rasters.rasterize(
        [(geometry, number + 1) for number, (geometry, _) in enumerate(shapes)],
        out_shape=values.shape,
        dtype="int32",
    )
    labels, fits, windows = [], [], []
    flat = parts.ravel()
    count = np.maximum(np.bincount(flat, minlength=len(shapes) + 1)[1:], 1)
    mean = np.bincount(flat, sure.ravel(), len(shapes) + 1)[1:] / count
    for number, (geometry, value) in enumerate(shapes):
        ring = np.asarray(geometry["coordinates"][0])
        left, top = ring.min(0).astype(int).tolist()
        right, bottom = ring.max(0).astype(int).tolist()
        windows.append((left, top, right, bottom))
        labels.append(result.classes[0 if yes_or_no else int(value) - 1])
        pixels, sure_of = int(count[number]), float(mean[number])
        if legend == "buildings":
            fits.append(0.9 * sure_of if _stands_alone(ring, pixels, scale) else 0.0)
        else:
            fits.append(_cover_fit(legend, sure_of, pixels, values.size))
    kind = "object" if legend == "buildings" else "cover"
    return Cover(parts, tuple(labels), tuple(fits), tuple(windows), kind)


def _stands_alone(ring: npt.NDArray[Any], pixels: int, scale: float | None) -> bool:
    """Whether a patch of "building" looks like one building: compact, and of a building's size."""
    if pixels > (6000 if scale is None else max(LARGEST_BUILDING / scale**2, 400)):
        return False
    long, short = rectangle_sides(ring.astype(np.float64))
    return pixels > COMPACT * long * short


def _cover_fit(legend: str, sure: float, pixels: int, total: int) -> float:
    """The fit to expect of a patch: crumbs and patches that fill the view are seldom meant."""
    fit = {"roads": 0.55, "land_cover": 0.5}[legend] * sure
    if pixels < 16:
        fit *= 0.3
    if pixels > 0.6 * total:
        fit *= 0.4
    return fit


def _enlarged(mask: Mask, window: tuple[int, int, int, int], score: float) -> Patch:
    """A mask of a shrunk window, on the window's own pixels."""
    size = (window[2] - window[0], window[3] - window[1])
    if (mask.shape[1], mask.shape[0]) != size:
        if mask.shape[1] > size[0] or mask.shape[0] > size[1]:
            mask = mask[: size[1], : size[0]]
        else:
            picture = Image.fromarray(mask.astype(np.uint8) * 255)
            mask = np.asarray(picture.resize(size, Image.Resampling.BILINEAR)) > 127
    return Patch(mask, (window[0], window[1]), score, "", "object", NAME)


def connected(patch: Patch, wanted: list[Point]) -> Patch:
    """Only the parts that hold a wanted point; where none does, the largest part."""
    numbers: dict[int, int] = {}
    shapes = [g for g, _ in rasters.shapes(patch.mask.astype(np.uint8), mask=patch.mask)]
    if len(shapes) < 2:
        return patch
    parts = rasters.rasterize(
        [(geometry, n + 1) for n, geometry in enumerate(shapes)],
        out_shape=patch.mask.shape,
        dtype="int32",
    )
    for point in wanted:
        column, row = int(point.x) - patch.offset[0], int(point.y) - patch.offset[1]
        if 0 <= row < parts.shape[0] and 0 <= column < parts.shape[1] and parts[row, column]:
            numbers[int(parts[row, column])] = 1
    if not numbers:
        numbers[int(np.bincount(parts.ravel())[1:].argmax()) + 1] = 1
    return replace(patch, mask=np.isin(parts, list(numbers)))


def clipped(prompt: Prompt, width: int, height: int) -> Prompt:
    """Points outside of the picture are dropped, boxes are cut to it."""
    points = tuple(p for p in prompt.points if 0 <= p.x < width and 0 <= p.y < height)
    boxes = []
    for x0, y0, x1, y1 in prompt.boxes:
        box = (max(x0, 0.0), max(y0, 0.0), min(x1, float(width)), min(y1, float(height)))
        if box[2] - box[0] >= 1 and box[3] - box[1] >= 1:
            boxes.append(box)
    return Prompt(points, tuple(boxes))


def _window_of(patch: Patch) -> tuple[int, int, int, int]:
    left, top, right, bottom = patch.box
    return int(left), int(top), int(right), int(bottom)


def _rectangle(box: Box, width: int, height: int) -> Patch:
    """The box itself, as a last resort."""
    left, top, right, bottom = whole_window([box], width, height)
    mask = np.ones((bottom - top, right - left), bool)
    return Patch(mask, (left, top), 0.2, "", "object", NAME)


def _fit(first: Box, second: Box) -> float:
    """Overlap over union of two boxes."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    both = max(across, 0.0) * max(down, 0.0)
    areas = sum((b[2] - b[0]) * (b[3] - b[1]) for b in (first, second))
    return both / max(areas - both, 1e-9)
