# SPDX-License-Identifier: GPL-2.0-or-later
"""The union of polygons with numpy alone: exact along pixel edges, to a quarter pixel elsewhere.

Where QGIS is at hand, its geometry engine does this exactly for any outline.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.measures import ring_area
from rs_assistant.engine.requests import Polygon, Ring
from rs_assistant.engine.shapes import inside

Mask = npt.NDArray[np.bool_]
FINER = 4  # steps of a pixel where outlines leave the pixel edges
MOST_CELLS = 64_000_000


def united(polygons: Sequence[Polygon]) -> tuple[Polygon, ...]:
    """The same ground without counting any of it twice; what touches nothing stays as it is."""
    parts: list[Polygon] = []
    for group in _touching(polygons):
        if len(group) == 1:
            parts.append(polygons[group[0]])
        else:
            parts += _united([polygons[index] for index in group])
    return tuple(parts)


def _touching(polygons: Sequence[Polygon]) -> list[list[int]]:
    """Indices in groups whose boxes meet."""
    boxes = [np.concatenate((p[0].min(0), p[0].max(0))) for p in polygons]
    groups: list[tuple[npt.NDArray[np.float64], list[int]]] = []
    for index, box in enumerate(boxes):
        members = [index]
        while True:
            met = [g for g in groups if (g[0][:2] <= box[2:]).all() and (box[:2] <= g[0][2:]).all()]
            if not met:
                break
            groups = [g for g in groups if all(g is not m for m in met)]
            for other, indices in met:
                box = np.concatenate(
                    (np.minimum(box[:2], other[:2]), np.maximum(box[2:], other[2:]))
                )
                members += indices
        groups.append((box, sorted(members)))
    return [members for _, members in sorted(groups, key=lambda group: group[1][0])]


def _united(polygons: Sequence[Polygon]) -> list[Polygon]:
    points = np.concatenate([ring for polygon in polygons for ring in polygon])
    low = np.floor(points.min(0))
    size = np.ceil(points.max(0)) - low
    scale = 1 if np.array_equal(points, np.round(points)) else FINER
    if float(np.prod(size)) * scale**2 > MOST_CELLS:
        scale = 1
    columns, rows = (np.maximum(size, 1) * scale).astype(int).tolist()
    mask = np.zeros((rows, columns), bool)
    for polygon in polygons:
        mask |= filled([(ring - low) * scale for ring in polygon], rows, columns)
    return [tuple(ring / scale + low for ring in polygon) for polygon in outlines(mask)]


def filled(rings: Sequence[Ring], rows: int, columns: int) -> Mask:
    """Cells whose centre lies in a polygon (even-odd rule over its rings)."""
    crossings = np.zeros((rows, columns + 1), np.int32)
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring.tolist(), np.roll(ring, -1, axis=0).tolist()):
            if y1 == y2:
                continue
            first, last = (y1, y2) if y1 < y2 else (y2, y1)
            lines = np.arange(max(int(np.ceil(first - 0.5)), 0), int(np.ceil(last - 0.5)))
            lines = lines[lines < rows]
            at = x1 + (lines + 0.5 - y1) * (x2 - x1) / (y2 - y1)
            cells = np.clip(np.ceil(at - 0.5).astype(int), 0, columns)
            np.add.at(crossings, (lines, cells), 1)
    return np.asarray(np.cumsum(crossings, axis=1)[:, :columns] % 2 == 1)


def outlines(mask: Mask) -> list[Polygon]:
    """Polygons along the cells' edges, each with its holes; cells that meet only at a corner
    belong to different polygons."""
    rings = _rings(mask)
    outers = [ring for ring in rings if ring_area(ring) > 0]
    holes = [ring for ring in rings if ring_area(ring) < 0]
    found: list[list[Ring]] = [[ring] for ring in outers]
    sizes = [ring_area(ring) for ring in outers]
    for hole in holes:
        # A cell just inside of the hole's first edge is surrounded by the polygon it belongs to.
        step = hole[1] - hole[0]
        probe = (hole[0] + hole[1]) / 2 + np.array([-step[1], step[0]]) / np.hypot(*step) * 0.25
        homes = [i for i, ring in enumerate(outers) if bool(inside(probe[None], ring)[0])]
        if homes:
            found[min(homes, key=lambda i: sizes[i])].append(hole)
    return [tuple(polygon) for polygon in found]


def _rings(mask: Mask) -> list[Ring]:
    """Closed rings with the mask on their right in (x right, y down): outer ones of positive
    area, holes of negative."""
    padded = np.pad(mask, 1)
    inner = padded[1:-1, 1:-1]
    steps: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def add(cells: Mask, start: tuple[int, int], end: tuple[int, int]) -> None:
        for row, column in np.argwhere(cells).tolist():
            here = (column + start[0], row + start[1])
            steps.setdefault(here, []).append((column + end[0], row + end[1]))

    add(inner & ~padded[:-2, 1:-1], (0, 0), (1, 0))
    add(inner & ~padded[1:-1, 2:], (1, 0), (1, 1))
    add(inner & ~padded[2:, 1:-1], (1, 1), (0, 1))
    add(inner & ~padded[1:-1, :-2], (0, 1), (0, 0))
    rings = []
    while steps:
        start = next(iter(steps))
        ring = [start]
        here, before = start, (0, 0)
        while True:
            choices = steps[here]
            # At a corner where two cells meet, turn towards the own cell (to the right).
            best = 0
            if len(choices) > 1:
                right = (here[0] - before[1], here[1] + before[0])
                best = choices.index(right) if right in choices else 0
            there = choices.pop(best)
            if not choices:
                del steps[here]
            before = (there[0] - here[0], there[1] - here[1])
            here = there
            if here == start:
                break
            ring.append(here)
        rings.append(_straightened(np.array(ring, np.float64)))
    return rings


def _straightened(ring: Ring) -> Ring:
    """Closed, without points on straight lines."""
    into, out = ring - np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0) - ring
    corners = ring[into[:, 0] * out[:, 1] != into[:, 1] * out[:, 0]]
    return np.vstack((corners, corners[:1]))
