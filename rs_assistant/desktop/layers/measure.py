# SPDX-License-Identifier: GPL-2.0-or-later
"""The one truth for areas and lengths: QGIS's ellipsoidal measurer over a view's pixels."""

from __future__ import annotations

from typing import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsUnitTypes,
)

from rs_assistant.desktop.canvas.grid import distance_area
from rs_assistant.desktop.layers.place import geometry_of, polygons_of
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.requests import Polygon, View


class QgsMeasurer:
    """Measures geometry in pixels of one view on the ellipsoid: `engine.measures.Measurer`.

    Usable on any one thread. Everything is None for a view without CRS or georeference.
    """

    def __init__(
        self, view: View, context: QgsCoordinateTransformContext, ellipsoid: str = ""
    ) -> None:
        crs = QgsCoordinateReferenceSystem.fromWkt(view.crs_wkt) if view.crs_wkt else None
        self._transform = view.geotransform if crs is not None and crs.isValid() else None
        if self._transform is not None:
            self._measurer = distance_area(crs, context, ellipsoid)

    def area(self, polygons: tuple[Polygon, ...]) -> float | None:
        """Square metres; None when the view has no scale."""
        if self._transform is None:
            return None
        try:
            area = self._measurer.measureArea(geometry_of(polygons, self._transform))
        except QgsCsException:
            return None
        squared = QgsUnitTypes.AreaUnit.AreaSquareMeters
        return float(self._measurer.convertAreaMeasurement(area, squared))

    def distance(self, start: tuple[float, float], end: tuple[float, float]) -> float | None:
        """Metres between two pixel positions; None when the view has no scale."""
        if self._transform is None:
            return None
        (x1, y1), (x2, y2) = self._transform.to_map([start, end]).tolist()
        try:
            length = self._measurer.measureLine(QgsPointXY(x1, y1), QgsPointXY(x2, y2))
        except QgsCsException:
            return None
        metres = QgsUnitTypes.DistanceUnit.DistanceMeters
        return float(self._measurer.convertLengthMeasurement(length, metres))

    def united(self, polygons: Sequence[Polygon]) -> tuple[Polygon, ...]:
        """The same ground without counting any of it twice, in pixel coordinates."""
        pixels = GeoTransform(0, 1, 0, 0, 0, 1)
        single = [geometry_of((polygon,), pixels) for polygon in polygons]
        # Polygons that were smoothed may touch themselves.
        valid = [shape if shape.isGeosValid() else shape.makeValid() for shape in single]
        whole = QgsGeometry.unaryUnion(valid)
        areas = [part for part in whole.asGeometryCollection() if part.area() > 0]
        return tuple(part for area in areas for part in polygons_of(area, pixels))
