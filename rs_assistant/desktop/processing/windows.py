# SPDX-License-Identifier: GPL-2.0-or-later
"""A large grid in windows that overlap, and polygons of its parts put together again.

Everything is in whole pixels of the grid until it is written, so parts meet exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator, Sequence

import numpy as np
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsSpatialIndex

from rs_assistant.desktop.canvas.grid import Grid
from rs_assistant.desktop.layers.place import geometry_of
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.requests import Polygon

SIDE = 1024  # pixels of a window: what the change model reads at once
MARGIN = 64  # pixels around a window's own part that only help to see it
PIXELS = GeoTransform(0, 1, 0, 0, 0, 1)  # pixel coordinates as they are


@dataclass(frozen=True)
class Window:
    """A part of a grid. ``own`` and ``read`` are (column, row, width, height): what the window
    speaks for, and what is looked at."""

    own: tuple[int, int, int, int]
    read: tuple[int, int, int, int]

    def grid(self, whole: Grid) -> Grid:
        """The grid of what is read."""
        column, row, width, height = self.read
        transform = whole.geotransform
        (left, top), (right, bottom) = transform.to_map(
            [[column, row], [column + width, row + height]]
        ).tolist()
        return Grid(QgsRectangle(left, bottom, right, top), whole.crs, width, height)

    @property
    def inner(self) -> tuple[slice, slice]:
        """Rows and columns of the own part within what is read."""
        top, left = self.own[1] - self.read[1], self.own[0] - self.read[0]
        return slice(top, top + self.own[3]), slice(left, left + self.own[2])


def windows_of(width: int, height: int, side: int = SIDE, margin: int = MARGIN) -> list[Window]:
    """Windows whose own parts cover the grid without gaps or overlaps, row by row."""
    found = []
    for top, bottom in _parts(height, side, margin):
        for left, right in _parts(width, side, margin):
            outer_left, outer_top = max(0, left - margin), max(0, top - margin)
            outer_right, outer_bottom = min(width, right + margin), min(height, bottom + margin)
            found.append(
                Window(
                    (left, top, right - left, bottom - top),
                    (outer_left, outer_top, outer_right - outer_left, outer_bottom - outer_top),
                )
            )
    return found


def _parts(extent: int, side: int, margin: int) -> Iterator[tuple[int, int]]:
    if extent <= side:
        yield 0, extent
        return
    count = -(-extent // (side - 2 * margin))
    edges = [round(i * extent / count) for i in range(count + 1)]
    yield from zip(edges, edges[1:])


@dataclass
class Patch:
    """A polygon in pixels of the grid with what is known of it; ``weight`` is its area."""

    geometry: QgsGeometry
    transition: tuple[str, str]
    label: str
    score: float
    weight: float = field(init=False)

    def __post_init__(self) -> None:
        self.weight = self.geometry.area()


class Patchwork:
    """Collects the patches of windows: those inside of one are whole, those at an inner border
    are kept until their other parts are there.

    Windows come row by row. After each row what cannot grow any more is given out, so no more is
    held than what reaches into the next row."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._open: list[Patch] = []

    @property
    def open(self) -> tuple[Patch, ...]:
        """What is held because more of it may come."""
        return tuple(self._open)

    def add(
        self,
        window: Window,
        polygons: Sequence[Polygon],
        transition: tuple[str, str],
        label: str,
        score: float,
    ) -> Iterator[Patch]:
        """Take a feature of a window in pixels of what was read; gives what is whole already."""
        column, row, width, height = window.own
        own = QgsGeometry.fromRect(QgsRectangle(column, row, column + width, row + height))
        offset = np.array(window.read[:2], np.float64)
        for polygon in polygons:
            geometry = geometry_of((tuple(ring + offset for ring in polygon),), PIXELS)
            box = geometry.boundingBox()
            if not own.boundingBox().contains(box):
                geometry = geometry.intersection(own)
            for part in _areas(geometry):
                patch = Patch(part, transition, label, score)
                if self._reaches_out(part.boundingBox(), window):
                    self._open.append(patch)
                else:
                    yield patch

    def finished(self, bottom: float) -> Iterator[Patch]:
        """All windows down to this row of pixels have been added: what is whole now."""
        held, self._open = self._open, []
        for patch in _joined(held):
            if patch.geometry.boundingBox().yMaximum() < bottom:
                yield patch
            else:
                self._open.append(patch)

    def rest(self) -> Iterator[Patch]:
        """All windows have been added: what lay at inner borders, put together."""
        held, self._open = self._open, []
        yield from _joined(held)

    def _reaches_out(self, box: QgsRectangle, window: Window) -> bool:
        """Whether a patch touches a border of the window that is not one of the grid."""
        column, row, width, height = window.own
        return bool(
            (box.xMinimum() <= column and column > 0)
            or (box.yMinimum() <= row and row > 0)
            or (box.xMaximum() >= column + width and column + width < self._size[0])
            or (box.yMaximum() >= row + height and row + height < self._size[1])
        )


def _joined(patches: Sequence[Patch]) -> Iterator[Patch]:
    """Patches of one kind that meet as one; its score is the mean over their areas."""
    by_kind: dict[tuple[str, tuple[str, str]], list[Patch]] = {}
    for patch in patches:
        by_kind.setdefault((patch.label, patch.transition), []).append(patch)
    for (label, transition), alike in by_kind.items():
        whole = _areas(QgsGeometry.unaryUnion([patch.geometry for patch in alike]))
        index = QgsSpatialIndex()
        for number, part in enumerate(whole):
            feature = QgsFeature(number)
            feature.setGeometry(part)
            index.addFeature(feature)
        totals = [[0.0, 0.0] for _ in whole]
        for patch in alike:
            inside = patch.geometry.pointOnSurface()
            for number in index.intersects(inside.boundingBox()):
                if whole[number].contains(inside):
                    totals[number][0] += patch.weight
                    totals[number][1] += patch.weight * patch.score
                    break
        for part, (weight, scored) in zip(whole, totals):
            yield Patch(part, transition, label, scored / weight if weight else 0.0)


def _areas(geometry: QgsGeometry) -> list[QgsGeometry]:
    """The polygons of a geometry, one by one; lines and points that a cut leaves are dropped."""
    return [
        part
        for part in geometry.asGeometryCollection()
        if part.area() > 0 and part.type() == QgsGeometry.fromRect(QgsRectangle(0, 0, 1, 1)).type()
    ]


def placed(geometry: QgsGeometry, transform: GeoTransform) -> QgsGeometry:
    """A multi-polygon in pixels as one in map coordinates."""
    parts = geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
    return geometry_of(
        tuple(
            tuple(np.array([[point.x(), point.y()] for point in ring]) for ring in part)
            for part in parts
        ),
        transform,
    )
