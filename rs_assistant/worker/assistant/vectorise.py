# SPDX-License-Identifier: GPL-2.0-or-later
"""Masks to polygons along pixel edges: what GDAL polygonizes, with the area of the mask exactly.

Pixels that touch only at a corner are not connected (4-neighbourhood). Coordinates are pixel
edges, (column, row), as in `rs_assistant.engine.georeference`; outer ring first, then holes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rasterio import features as rasters
from shapely import make_valid
from shapely.geometry import MultiPolygon, shape
from shapely.geometry import Polygon as ShapelyPolygon
from shapely.geometry.base import BaseGeometry

from rs_assistant.engine.requests import Polygon
from rs_assistant.engine.results import Feature

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Component:
    """A connected part of a mask: its polygon, its pixels, and the pixels' first one."""

    polygon: Polygon
    pixels: int
    value: int


def components(
    values: npt.NDArray[np.integer], mask: Mask, offset: tuple[float, float] = (0.0, 0.0)
) -> list[Component]:
    """Connected parts of equal value below a mask, largest first, moved by (columns, rows)."""
    found: list[Component] = []
    kind = np.int32 if values.dtype == np.int32 else np.uint8
    for geometry, value in rasters.shapes(
        np.ascontiguousarray(values, kind), np.ascontiguousarray(mask, bool), connectivity=4
    ):
        for part in _valid(shape(geometry)):
            polygon = _rings(part, offset)
            found.append(Component(polygon, round(part.area), int(value)))
    found.sort(key=lambda component: -component.pixels)
    return found


def polygons_of(mask: Mask, offset: tuple[float, float] = (0.0, 0.0)) -> tuple[Polygon, ...]:
    """The polygons of a mask (height, width), largest first."""
    parts = components(np.asarray(mask, np.uint8), mask, offset)
    return tuple(component.polygon for component in parts)


def _valid(geometry: BaseGeometry) -> Iterator[ShapelyPolygon]:
    """The polygon, or its valid parts where an outline meets itself at a corner."""
    if isinstance(geometry, ShapelyPolygon) and geometry.is_valid:
        yield geometry
        return
    repaired = make_valid(geometry)
    for part in getattr(repaired, "geoms", (repaired,)):
        if isinstance(part, ShapelyPolygon):
            yield part
        elif isinstance(part, MultiPolygon):
            yield from part.geoms


def _rings(polygon: ShapelyPolygon, offset: tuple[float, float]) -> Polygon:
    shift = np.array(offset, np.float64)
    rings = (polygon.exterior, *polygon.interiors)
    return tuple(np.asarray(ring.coords, np.float64)[:, :2] + shift for ring in rings)


def sieved(labels: npt.NDArray[np.uint8], least: int) -> npt.NDArray[np.uint8]:
    """A label map whose specks of fewer than ``least`` pixels took the value around them."""
    if least < 2 or labels.size <= least:
        return labels
    return np.asarray(
        rasters.sieve(np.ascontiguousarray(labels, np.uint8), size=least, connectivity=4), np.uint8
    )


def patches(
    labels: npt.NDArray[np.integer],
    counted: Mask,
    names: Sequence[str] | str,
    scores: npt.NDArray[np.floating] | None = None,
    *,
    kind: str = "cover",
    offset: tuple[float, float] = (0.0, 0.0),
    most: int = 20000,
) -> list[Feature]:
    """One feature per connected patch of a label map, class by class, largest first.

    ``names[value]`` is the class of a value; an empty name leaves its pixels out. Of a single name
    the values number its parts (int32, from 1), which stay apart where they touch. ``scores``
    (height, width) is averaged over each patch. Beyond ``most`` features the smallest
    patches of a class become one feature of many polygons, so that the area stays whole.
    """
    by_value: dict[int, list[Component]] = {}
    means: npt.NDArray[np.floating] | None = None
    if isinstance(names, str):
        names, by_value = ("", names), {1: components(labels, counted & (labels > 0), offset)}
        if scores is not None:
            numbers = labels.ravel()
            totals = np.bincount(numbers, np.asarray(scores, np.float64).ravel())
            means = totals / np.maximum(np.bincount(numbers), 1)
    else:
        wanted = np.array([bool(name) for name in names])
        mask = counted & wanted[np.minimum(labels, len(names) - 1)] & (labels < len(names))
        for part in components(labels, mask, offset):
            by_value.setdefault(part.value, []).append(part)
    budget = max(most // max(len(by_value), 1), 1)
    found: list[Feature] = []
    for value, group in sorted(by_value.items(), key=lambda item: -sum(c.pixels for c in item[1])):
        single, rest = (
            (group, []) if len(group) <= budget else (group[: budget - 1], group[budget - 1 :])
        )
        found += [
            Feature(
                names[value],
                _score(part, scores, offset) if means is None else float(means[part.value]),
                (part.polygon,),
                kind,
            )
            for part in single
        ]
        if rest:
            polygons = tuple(part.polygon for part in rest)
            found.append(Feature(names[value], 1.0 if scores is None else 0.5, polygons, kind))
    return found


def _score(
    part: Component, scores: npt.NDArray[np.floating] | None, offset: tuple[float, float]
) -> float:
    """Mean score below a patch, over its bounding box where the patch has no holes or bays."""
    if scores is None:
        return 1.0
    ring = part.polygon[0] - np.array(offset)
    left, top = ring.min(0).astype(int)
    right, bottom = ring.max(0).astype(int)
    window = scores[top:bottom, left:right]
    if part.pixels == window.size:
        return float(window.mean(dtype=np.float64))
    corner = np.array((left + offset[0], top + offset[1]), np.float64)
    local = tuple(rings - corner for rings in part.polygon)
    inside = rasterised((local,), *window.shape)
    return float(window[inside].mean(dtype=np.float64)) if inside.any() else 0.0


def rasterised(polygons: Sequence[Polygon], height: int, width: int) -> Mask:
    """Pixels whose centre lies inside any of the polygons, (height, width)."""
    closed = [
        {"type": "Polygon", "coordinates": [_closed(ring.tolist()) for ring in polygon]}
        for polygon in polygons
        if len(polygon) and len(polygon[0]) >= 3
    ]
    if not closed:
        return np.zeros((height, width), bool)
    return np.asarray(rasters.rasterize(closed, out_shape=(height, width), dtype="uint8"), bool)


def _closed(ring: list[list[float]]) -> list[list[float]]:
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]
