# SPDX-License-Identifier: GPL-2.0-or-later
"""The starter pack's prompter: points pick among what its models see; where they see nothing, a
region grows over alike pixels.

A click may mean a detected thing, a building, a patch of land cover, or just what looks alike
around it. Each is a candidate with the fit that can be expected of it; the best one that holds the
positive points and not the negative ones is the outline.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio import features as rasters

from rs_assistant.engine.prompts import Box, Point, Prompt
from rs_assistant.worker.prompting.covers import Cover
from rs_assistant.worker.prompting.growing import border_level
from rs_assistant.worker.prompting.land import Land, enlarged, spots
from rs_assistant.worker.prompting.patch import (
    STARTER,
    Patch,
    Pixels,
    joined,
    whole_window,
)

SURE = 0.62  # expected fit from which a model's thing is believed to be there
RIM = 0.12  # of the square root of a patch's area: corrections closer to its edge mend the edge
BESIDE = 2  # pixels that a click may miss a small thing by


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
    _land: Land | None = None

    @property
    def land(self) -> Land:
        """Where regions grow; made when it is first needed, after the buildings are known."""
        if self._land is None:
            self._land = Land(self.rgb, self.building)
        return self._land

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

    def mended(self, found: Patch, prompt: Prompt) -> Patch:
        """An outline with what further clicks add to it, and without what they take away."""
        height, width = self.rgb.shape[:2]
        for point in prompt.positive:
            if not found.holds(point):
                found = joined([found, self._piece(point, found)], width, height)
        unwanted = [point for point in prompt.negative if found.holds(point)]
        if unwanted:
            found = self._without(found, prompt, unwanted)
        return found.trimmed() or found

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
        grown = self.land.around(point)
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
            clean = [p for p in found if not any(_deep(q, p) for q in unwanted)] or found
            if chosen is None:
                chosen = clean[0] if clean else None
                continue
            # The click may ask for something larger that holds all of it …
            wider = [p for p in clean if p.score >= 0.8 * chosen.score and _holds_all(p, chosen)]
            if wider and not _at_edge(point, chosen):
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
        return self.land.around_on(window, point, min(most / size, 0.5)) or _spot(
            point, width, height
        )

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
        return self.land.within(box) or frame

    def _without(self, found: Patch, prompt: Prompt, unwanted: list[Point]) -> Patch:
        """The outline less what grows from its negative points."""
        height, width = self.rgb.shape[:2]
        window = whole_window([found.box], width, height, 2)
        ground, step = self.land.ground(window)
        shape = ground.values.shape[:2]
        kept = [point for point in prompt.positive if found.holds(point)]
        middles = [((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in prompt.boxes]
        kept += [Point(x, y) for x, y in middles if found.holds(Point(x, y))]
        taken = ground.cost(spots(unwanted, window, step, shape, 1), 0.2, 0.1)
        deepest = max(_depth(point, found) for point in unwanted)
        size = (window[2] - window[0]) * (window[3] - window[1])
        share = min(0.5 * found.area, len(unwanted) * _reach(deepest)) / size
        lost = taken <= border_level(ground, taken, share)[0]
        if kept:
            # The whole was taken for one thing: what was asked for has the better claim.
            lost &= taken <= 0.5 * ground.cost(spots(kept, window, step, shape, 1), 0.2, 0.1)
        lost |= spots(unwanted, window, step, shape, 1)
        mask = found.on(window) & ~enlarged(lost, window, 0.0).mask
        cut = replace(found, mask=mask, offset=window[:2], score=0.9 * found.score)
        return connected(cut, kept)


def _spot(point: Point, width: int, height: int) -> Patch:
    """A few pixels around a point."""
    left, top, right, bottom = whole_window(
        [(point.x, point.y, point.x, point.y)], width, height, 2
    )
    return Patch(
        np.ones((bottom - top, right - left), bool), (left, top), 0.1, "", "object", STARTER
    )


def _depth(point: Point, patch: Patch) -> float:
    """Pixels from a point to the edge of a patch, from either side."""
    rows, columns = np.nonzero(np.pad(patch.mask, 1) != patch.holds(point))
    away = np.hypot(
        columns - 0.5 + patch.offset[0] - point.x, rows - 0.5 + patch.offset[1] - point.y
    )
    return float(away.min()) if len(away) else 1.0


def _at_edge(point: Point, patch: Patch) -> bool:
    """Whether a point lies so close to a patch's edge that it mends the edge, and no more."""
    return _depth(point, patch) < RIM * math.sqrt(patch.area)


def _deep(point: Point, patch: Patch) -> bool:
    """Whether a patch holds a point in earnest, not just at the edge of something surely there."""
    return patch.holds(point) and (patch.score < SURE or not _at_edge(point, patch))


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
    return Patch(mask, (left, top), 0.2, "", "object", STARTER)


def _fit(first: Box, second: Box) -> float:
    """Overlap over union of two boxes."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    both = max(across, 0.0) * max(down, 0.0)
    areas = sum((b[2] - b[0]) * (b[3] - b[1]) for b in (first, second))
    return both / max(areas - both, 1e-9)
