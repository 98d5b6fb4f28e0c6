# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometry of features in pixel coordinates, with numpy alone: centres, gaps, tidier outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.measures import pixel_area, ring_area
from rs_assistant.engine.requests import Polygon, Ring
from rs_assistant.engine.results import Feature

Floats = npt.NDArray[np.float64]


CUT = 2.0


@dataclass(frozen=True, eq=False)
class Shape:
    """What selections need of one feature: area (px), centre, box, all outline points."""

    area: float
    centre: Floats  # (2,) x, y
    box: Floats  # (4,) x_min, y_min, x_max, y_max
    points: Floats  # (n, 2)

    @property
    def length(self) -> float:
        """The longest side of the smallest rectangle around it, in pixels."""
        return rectangle_sides(self.points)[0]


def shape(feature: Feature) -> Shape:
    """Summarise a feature; one without polygons is a point far outside of every view."""
    rings = [polygon[0] for polygon in feature.polygons if len(polygon) and len(polygon[0])]
    if not rings:
        nowhere = np.full(2, -1e9)
        return Shape(0.0, nowhere, np.concatenate((nowhere, nowhere)), nowhere.reshape(1, 2))
    points = np.concatenate(rings).astype(np.float64)
    box = np.concatenate((points.min(axis=0), points.max(axis=0)))
    return Shape(pixel_area(feature.polygons), _centroid(feature.polygons, box), box, points)


def _centroid(polygons: Sequence[Polygon], box: Floats) -> Floats:
    """Centre of mass; holes count against it."""
    total, moment = 0.0, np.zeros(2)
    origin = box[:2]
    for polygon in polygons:
        for index, ring in enumerate(polygon):
            area = abs(ring_area(ring)) * (1.0 if index == 0 else -1.0)
            total += area
            moment += area * _ring_centroid(ring - origin)
    if total <= 0.0:
        return np.asarray((box[:2] + box[2:]) / 2)
    return np.asarray(origin + moment / total)


def _ring_centroid(ring: Ring) -> Floats:
    x, y = ring[:, 0], ring[:, 1]
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    cross = x * next_y - next_x * y
    doubled = float(cross.sum())
    if abs(doubled) < 1e-12:
        return np.asarray(ring.mean(axis=0), dtype=np.float64)
    return np.array([((x + next_x) * cross).sum(), ((y + next_y) * cross).sum()]) / (3 * doubled)


def gap(first: Shape, second: Shape) -> float:
    """Pixels between two outlines, 0 where boxes are nested or outlines touch."""
    bound = box_gap(first, second)
    if bound > 4 * (first.length + second.length):
        return bound  # far away, the boxes say enough
    return min(
        _points_to_ring(_thinned(first.points), second.points),
        _points_to_ring(_thinned(second.points), first.points),
    )


def box_gap(first: Shape, second: Shape) -> float:
    """Pixels between two boxes: outlines are no closer."""
    apart = np.maximum(first.box[:2] - second.box[2:], second.box[:2] - first.box[2:])
    return float(np.hypot(*np.maximum(0.0, apart)))


def _thinned(points: Floats, limit: int = 256) -> Floats:
    return points[:: max(1, len(points) // limit)]


def _points_to_ring(points: Floats, ring: Floats) -> float:
    """Smallest distance of points to the segments of a ring; 0 inside it."""
    if len(ring) >= 3 and bool(inside(points[:1], ring)[0]):
        return 0.0
    start = ring
    step = np.roll(ring, -1, axis=0) - start  # (m, 2)
    squared = np.maximum((step**2).sum(axis=1), 1e-12)
    best = np.inf
    for point in points:
        along = np.clip(((point - start) * step).sum(axis=1) / squared, 0.0, 1.0)
        best = min(best, float(np.hypot(*(point - start - along[:, None] * step).T).min()))
    return best


def segments(feature: Feature, most: int = 4096) -> tuple[Floats, Floats]:
    """Starts and ends (n, 2) of the lines around a feature and its holes, about ``most``."""
    rings = [_open(ring) for polygon in feature.polygons for ring in polygon if len(ring)]
    step = -(-sum(map(len, rings)) // most)
    thinned = [ring[:: min(step, max(1, len(ring) // 4))] for ring in rings]
    if not thinned:
        return np.zeros((0, 2)), np.zeros((0, 2))
    ends = [np.roll(ring, -1, axis=0) for ring in thinned]
    return np.concatenate(thinned), np.concatenate(ends)


def nearest_point(point: Floats, start: Floats, stop: Floats) -> Floats | None:
    """The point of some lines (n, 2) that is nearest to a point; None where there are none."""
    if not len(start):
        return None
    step = stop - start
    squared = np.maximum((step**2).sum(axis=1), 1e-12)
    along = np.clip(((point - start) * step).sum(axis=1) / squared, 0.0, 1.0)
    on = start + along[:, None] * step
    return np.asarray(on[int(((on - point) ** 2).sum(axis=1).argmin())])


def inside(points: Floats, ring: Floats) -> npt.NDArray[np.bool_]:
    """Which points (n, 2) lie inside a ring (even-odd rule)."""
    x, y = points[:, :1], points[:, 1:]
    x1, y1 = ring[:, 0], ring[:, 1]
    x2, y2 = np.roll(x1, -1), np.roll(y1, -1)
    crosses = (y1 > y) != (y2 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return np.asarray((crosses & (x < at)).sum(axis=1) % 2 == 1)


def contains(feature: Feature, points: Floats) -> npt.NDArray[np.bool_]:
    """Which points lie in the feature, holes excluded."""
    found = np.zeros(len(points), dtype=bool)
    for polygon in feature.polygons:
        hit = inside(points, polygon[0])
        for hole in polygon[1:]:
            hit &= ~inside(points, hole)
        found |= hit
    return found


def _hull(points: Floats) -> Floats:
    """Convex hull, counter-clockwise (monotone chain)."""
    ordered = np.unique(points, axis=0)
    if len(ordered) < 3:
        return ordered

    def chain(sequence: Floats) -> list[Floats]:
        kept: list[Floats] = []
        for point in sequence:
            while len(kept) > 1:
                (ax, ay), (bx, by) = kept[-1] - kept[-2], point - kept[-2]
                if ax * by - ay * bx > 0:
                    break
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return np.array(chain(ordered) + chain(ordered[::-1]))


def rectangle(points: Floats) -> Floats:
    """The smallest rectangle around points, (4, 2)."""
    hull = _hull(points)
    if len(hull) < 3:
        low, high = points.min(axis=0), points.max(axis=0)
        return np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
    edges = np.diff(np.vstack((hull, hull[:1])), axis=0)
    best: tuple[float, Floats] | None = None
    for angle in np.unique(np.mod(np.arctan2(edges[:, 1], edges[:, 0]), np.pi / 2)):
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        turned = hull @ turn
        low, high = turned.min(axis=0), turned.max(axis=0)
        size = float(np.prod(high - low))
        if best is None or size < best[0]:
            corners = np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
            best = size, corners @ turn.T
    assert best is not None
    return best[1]


def rectangle_sides(points: Floats) -> tuple[float, float]:
    """Long and short side of the smallest rectangle around points."""
    corners = rectangle(points)
    sides = sorted(
        (float(np.hypot(*(corners[1] - corners[0]))), float(np.hypot(*(corners[2] - corners[1]))))
    )
    return sides[1], sides[0]


def _open(ring: Ring) -> Floats:
    """The ring without its repeated last point."""
    return np.asarray(ring[:-1] if len(ring) > 1 and np.array_equal(ring[0], ring[-1]) else ring)


def simplified(ring: Ring, tolerance: float) -> Ring:
    """Douglas-Peucker on a closed ring; never fewer than three points."""
    points = _open(ring)
    if len(points) < 5:
        return ring
    # Two points that surely stay: the first and the one farthest from it.
    far = int(np.hypot(*(points - points[0]).T).argmax())
    closed = np.vstack((points, points[:1]))
    keep = np.zeros(len(closed), dtype=bool)
    keep[[0, far, len(closed) - 1]] = True
    stack = [(0, far), (far, len(closed) - 1)]
    while stack:
        start, stop = stack.pop()
        if stop - start < 2:
            continue
        offset = closed[start + 1 : stop] - closed[start]
        chord = closed[stop] - closed[start]
        size = float(np.hypot(*chord))
        off = (
            np.abs(offset[:, 0] * chord[1] - offset[:, 1] * chord[0]) / size
            if size > 0
            else np.hypot(*offset.T)
        )
        index = int(off.argmax())
        if off[index] > tolerance:
            middle = start + 1 + index
            keep[middle] = True
            stack += [(start, middle), (middle, stop)]
    result = closed[keep]
    if len(result) < 4 or abs(ring_area(result[:-1])) < 1e-9:
        return ring
    return result


def smoothed(ring: Ring, rounds: int = 2) -> Ring:
    """Corners cut (Chaikin) after the stairs of pixels are taken out; closed.

    A cut is at most `CUT` pixels long, so that large shapes keep their area.
    """
    points = _open(simplified(ring, 0.8))
    if len(points) < 4:
        return ring
    for _ in range(rounds):
        step = np.roll(points, -1, axis=0) - points
        length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
        cut = step * np.minimum(0.25, CUT / length)[:, None]
        points = np.stack((points + cut, points + step - cut), axis=1).reshape(-1, 2)
    return np.vstack((points, points[:1]))


def without_holes(polygons: Sequence[Polygon]) -> tuple[Polygon, ...]:
    """Only the outer rings."""
    return tuple((polygon[0],) for polygon in polygons)


def cut_by_cells(
    polygons: Sequence[Polygon], columns: Sequence[float], rows: Sequence[float]
) -> list[tuple[Polygon, ...]]:
    """The parts of polygons in each cell of a grid with these edges, row by row.

    What lies beyond the outer edges counts for the outer cells. Parts may hang together by seams
    without width: their area is right, their outline is for measuring only.
    """
    across, down = len(columns) - 1, len(rows) - 1
    held: list[list[Polygon]] = [[] for _ in range(across * down)]
    for polygon in polygons:
        # Of each ring, as tens of thousands of holes are no rarity.
        lowest = np.array([ring.min(0) for ring in polygon])
        highest = np.array([ring.max(0) for ring in polygon])
        for row in range(down):
            low = rows[row] if row else -np.inf
            high = rows[row + 1] if row < down - 1 else np.inf
            for column in range(across):
                start = columns[column] if column else -np.inf
                end = columns[column + 1] if column < across - 1 else np.inf
                reaching = np.all((lowest < (end, high)) & (highest > (start, low)), axis=1)
                if not reaching[0]:
                    continue
                whole = np.all((lowest >= (start, low)) & (highest <= (end, high)), axis=1)
                if whole[0]:
                    held[row * across + column].append(polygon)
                    continue
                rings = [
                    polygon[i]
                    if whole[i]
                    else _within(_within(polygon[i], 1, low, high), 0, start, end)
                    for i in np.flatnonzero(reaching)
                ]
                if len(rings[0]) >= 3:
                    part = (rings[0], *(ring for ring in rings[1:] if len(ring) >= 3))
                    held[row * across + column].append(part)
    return [tuple(parts) for parts in held]


def _within(ring: Ring, axis: int, low: float, high: float) -> Ring:
    """A ring cut to a stripe (Sutherland and Hodgman): parts of it may hang together by seams
    without width, which do not count in its area."""
    result = np.asarray(ring, np.float64)
    for limit, sign in ((low, 1.0), (high, -1.0)):
        if not np.isfinite(limit) or not len(result):
            continue
        following = np.roll(result, -1, axis=0)
        here, there = sign * (result[:, axis] - limit), sign * (following[:, axis] - limit)
        crossing = (here >= 0) != (there >= 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(crossing, here / (here - there), 0.0)
        cuts = result + share[:, None] * (following - result)
        cuts[:, axis] = np.where(crossing, limit, cuts[:, axis])
        both = np.stack((result, cuts), axis=1).reshape(-1, 2)
        keep = np.stack((here >= 0, crossing), axis=1).ravel()
        result = both[keep]
    return result
