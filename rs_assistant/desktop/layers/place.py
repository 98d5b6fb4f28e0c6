# SPDX-License-Identifier: GPL-2.0-or-later
"""From pixels to the map: polygons of an answer as QGIS geometries, and back into another view."""

from __future__ import annotations

import struct

import numpy as np
from qgis.core import QgsGeometry

from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.requests import Polygon, Ring

_LITTLE_ENDIAN = b"\x01"
_POLYGON, _MULTIPOLYGON = 3, 6


def geometry_of(polygons: tuple[Polygon, ...], transform: GeoTransform) -> QgsGeometry:
    """A multi-polygon in map coordinates of polygons in pixel coordinates.

    Well-known binary keeps every bit of the coordinates and is made without a loop over points.
    """
    parts = [struct.pack("<cII", _LITTLE_ENDIAN, _MULTIPOLYGON, len(polygons))]
    for polygon in polygons:
        parts.append(struct.pack("<cII", _LITTLE_ENDIAN, _POLYGON, len(polygon)))
        for ring in polygon:
            points = transform.to_map(_closed(ring))
            parts += [struct.pack("<I", len(points)), points.astype("<f8").tobytes()]
    geometry = QgsGeometry()
    geometry.fromWkb(b"".join(parts))
    return geometry


def polygons_of(geometry: QgsGeometry, transform: GeoTransform) -> tuple[Polygon, ...]:
    """The polygons of a geometry in map coordinates as pixel coordinates of a view."""
    if geometry.isEmpty():
        return ()
    parts = geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
    return tuple(
        tuple(transform.to_pixel([[point.x(), point.y()] for point in ring]) for ring in part)
        for part in parts
    )


def _closed(ring: Ring) -> Ring:
    if len(ring) and not np.array_equal(ring[0], ring[-1]):
        return np.concatenate((ring, ring[:1]))
    return ring
