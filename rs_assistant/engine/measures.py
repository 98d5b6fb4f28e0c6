# SPDX-License-Identifier: GPL-2.0-or-later
"""Measuring: the interface that answers are composed with, and its planar implementation.

On the desktop, areas and lengths are ellipsoidal (`QgsDistanceArea`); where no QGIS is at hand
(evaluation), a view of known ground resolution is measured in its own plane.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from rs_assistant.engine.requests import Polygon, View


class Measurer(Protocol):
    """Measures geometry given in pixel coordinates of one view."""

    def area(self, polygons: tuple[Polygon, ...]) -> float | None:
        """Square metres; None when the view has no scale."""

    def distance(self, start: tuple[float, float], end: tuple[float, float]) -> float | None:
        """Metres between two pixel positions; None when the view has no scale."""


def ring_area(ring: np.ndarray) -> float:
    """Signed area of a ring (shoelace), in squared units of its coordinates."""
    # From the first corner on: what closes the ring adds nothing.
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    return float(0.5 * (np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])))


def pixel_area(polygons: tuple[Polygon, ...]) -> float:
    """Pixels covered: outer rings less holes."""
    total = 0.0
    for polygon in polygons:
        total += abs(ring_area(polygon[0])) - sum(abs(ring_area(hole)) for hole in polygon[1:])
    return total


class PlanarMeasurer:
    """Pixels times the view's ground resolution."""

    def __init__(self, view: View) -> None:
        self._scale = view.metres_per_pixel

    def area(self, polygons: tuple[Polygon, ...]) -> float | None:
        """Square metres in the picture's plane."""
        return None if self._scale is None else pixel_area(polygons) * self._scale**2

    def distance(self, start: tuple[float, float], end: tuple[float, float]) -> float | None:
        """Metres in the picture's plane."""
        if self._scale is None:
            return None
        return float(np.hypot(end[0] - start[0], end[1] - start[1])) * self._scale
