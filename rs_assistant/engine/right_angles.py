# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines with right angles, for buildings: L and U shapes stay what they are.

An outline is turned to its main direction and reduced to sides along the two directions; sides too
short to be walls go, until what is left still covers the same ground. What is round or slanted
stays as it was drawn.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.requests import Polygon, Ring
from rs_assistant.engine.shapes import inside, rectangle, simplified

Floats = npt.NDArray[np.float64]
Side = tuple[bool, float, float]  # runs along x?, its place across, its weight

TOLERANCES = (1.2, 2.0, 3.0)  # pixels that corners may lie off while the outline is reduced
WALL = 2.5  # pixels of the shortest wall …
WALL_SHARE = 0.16  # … or this share of the square root of the area, if that is longer
ALIKE = 0.76  # overlap over union with the drawn outline that a squared one must have
ROUND = 0.86  # of a circle's area for its perimeter: what is rounder is a tank or a tree
ALONG, LEANING = 0.6, 0.42  # share of the walls that lie within so many radians of the directions
WORTH = 0.012  # overlap that two more corners must gain
GRID = 40  # points across, for comparing outlines


def right_angled(polygon: Polygon) -> Polygon:
    """A polygon whose rings have right angles where that fits what was drawn.

    Coordinates are pixels. Areas stay, outlines move a little, which is why nobody does this
    unasked. Holes that can't be squared stay as they are.
    """
    angle = _direction(polygon[0])
    return tuple(_squared_ring(ring, angle) for ring in polygon)


def _squared_ring(ring: Ring, angle: float) -> Ring:
    points = _open(ring)
    if len(points) < 4:
        return ring
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if not _has_walls(points, angle):
        return ring
    # Without the stairs of pixels an outline is the same ground in a tenth of the corners.
    drawn = _open(simplified(_closed(points), 0.75)) @ turn
    grid = _grid(drawn)
    ground = inside(grid, drawn)
    best: tuple[float, Floats] | None = None
    for tolerance in TOLERANCES:
        corners = _open(simplified(_closed(points), tolerance)) @ turn
        if len(corners) < 4:
            continue
        for candidate in _candidates(corners):
            if _crosses(candidate):
                continue
            other = inside(grid, candidate)
            alike = float((ground & other).sum()) / max(int((ground | other).sum()), 1)
            value = alike - WORTH * len(candidate) / 2
            if alike >= ALIKE and (best is None or value > best[0]):
                best = value, candidate
    if best is None:
        return ring
    # Cutting corners adds a little here and there: as large as drawn, about the same middle.
    middle = best[1].mean(0)
    factor = np.sqrt(_area(points) / _area(best[1]))
    return np.asarray(_closed(((best[1] - middle) * factor + middle) @ turn.T))


def _has_walls(points: Floats, angle: float) -> bool:
    """Whether an outline is neither round nor slanted."""
    plain = _open(simplified(_closed(points), TOLERANCES[1]))
    steps = np.roll(plain, -1, axis=0) - plain
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    if 4 * np.pi * _area(plain) > ROUND * float(lengths.sum()) ** 2:
        return False
    off = np.abs(np.angle(np.exp(4j * (np.arctan2(steps[:, 1], steps[:, 0]) - angle)))) / 4
    return bool(lengths[off < LEANING].sum() >= ALONG * lengths.sum())


def _grid(points: Floats) -> Floats:
    """Points over an outline and a little beyond, (GRID², 2)."""
    low, high = points.min(0), points.max(0)
    margin = 0.08 * (high - low) + 0.5
    steps = (np.arange(GRID) + 0.5) / GRID
    xs, ys = (
        low[axis] - margin[axis] + steps * (high[axis] - low[axis] + 2 * margin[axis])
        for axis in (0, 1)
    )
    return np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 2)


def _direction(ring: Ring) -> float:
    """The angle of most of the wall's length, modulo a right angle."""
    points = _open(simplified(ring, TOLERANCES[0]))
    steps = np.roll(points, -1, axis=0) - points
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    frame = rectangle(points)
    side = frame[1] - frame[0]
    angles = np.append(np.arctan2(steps[:, 1], steps[:, 0]), np.arctan2(side[1], side[0]))
    weights = np.append(lengths**2, 0.25 * lengths.sum() ** 2)
    # Four times the angle makes right angles one direction.
    spread = np.angle(np.exp(4j * (angles[:, None] - angles[None, :]))) / 4
    support = (weights[None, :] * np.exp(-((spread / 0.09) ** 2))).sum(1)
    middle = int(support.argmax())
    near = np.abs(spread[:, middle]) < 0.18
    shift = float((weights[near] * spread[near, middle]).sum() / weights[near].sum())
    return float(angles[middle] + shift)


def _candidates(corners: Floats) -> list[Floats]:
    """Outlines of ever fewer sides, all of them longer than a wall; the last has four."""
    sides = _sides(corners)
    found: list[Floats] = []
    least = max(WALL, WALL_SHARE * float(np.sqrt(_area(corners))))
    while len(sides) >= 4 and len(sides) % 2 == 0:
        ring = _ring(sides)
        lengths = np.hypot(*(np.roll(ring, -1, axis=0) - ring).T)
        # Side i of the list runs from corner i - 1 to corner i.
        shortest = int(np.roll(lengths, 1).argmin())
        if lengths.min() >= least:
            found.append(ring)
        if len(sides) == 4:
            break
        sides = _without(sides, shortest)
    return found


def _sides(corners: Floats) -> list[Side]:
    steps = np.roll(corners, -1, axis=0) - corners
    sides: list[Side] = []
    for index, (dx, dy) in enumerate(steps.tolist()):
        along = abs(dx) >= abs(dy)
        middle = (corners[index] + corners[(index + 1) % len(corners)]) / 2
        side = (along, float(middle[1 if along else 0]), float(np.hypot(dx, dy)))
        if sides and sides[-1][0] == along:
            sides[-1] = _joined(sides[-1], side)
        else:
            sides.append(side)
    if len(sides) > 2 and sides[0][0] == sides[-1][0]:
        sides[0] = _joined(sides[0], sides.pop())
    return sides


def _joined(first: Side, second: Side) -> Side:
    weight = first[2] + second[2]
    return first[0], (first[1] * first[2] + second[1] * second[2]) / max(weight, 1e-9), weight


def _without(sides: list[Side], index: int) -> list[Side]:
    """The sides less one; its two neighbours, which run alike, become one."""
    count = len(sides)
    before, after = sides[index - 1], sides[(index + 1) % count]
    rest = [sides[(index + 2 + step) % count] for step in range(count - 3)]
    return [_joined(before, after), *rest]


def _ring(sides: list[Side]) -> Floats:
    """Corner i lies where side i meets the next one."""
    corners = []
    for index, (along, place, _) in enumerate(sides):
        other = sides[(index + 1) % len(sides)][1]
        corners.append([other, place] if along else [place, other])
    return np.array(corners, np.float64)


def _crosses(ring: Floats) -> bool:
    """Whether sides that are no neighbours touch each other."""
    ends = np.roll(ring, -1, axis=0)
    low, high = np.minimum(ring, ends), np.maximum(ring, ends)
    count = len(ring)
    meets = ((low[:, None] <= high[None]) & (low[None] <= high[:, None])).all(-1)
    steps = np.abs(np.arange(count)[:, None] - np.arange(count)[None])
    neighbours = (steps <= 1) | (steps == count - 1)
    return bool((meets & ~neighbours).any()) or bool((high - low).max(1).min() < 1e-9)


def _area(points: Floats) -> float:
    x, y = points[:, 0], points[:, 1]
    return abs(float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())) / 2


def _open(ring: Ring) -> Floats:
    closed = len(ring) > 1 and np.array_equal(ring[0], ring[-1])
    return np.asarray(ring[:-1] if closed else ring, np.float64)


def _closed(points: Floats) -> Floats:
    return np.vstack((points, points[:1]))
