# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons on the map have the area of their mask, and answers say what QGIS measures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDistanceArea,
    QgsPointXY,
    QgsProject,
    QgsUnitTypes,
)

from rs_assistant.desktop.layers.measure import QgsMeasurer
from rs_assistant.desktop.layers.place import geometry_of, polygons_of
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.requests import View

TRANSFORMS = {
    "north-up": GeoTransform(500000.0, 0.5, 0.0, 5700000.0, 0.0, -0.5),
    "south-up": GeoTransform(500000.0, 0.5, 0.0, 5700000.0, 0.0, 0.5),
    "rotated": GeoTransform(500000.0, 0.4, 0.3, 5700000.0, 0.3, -0.4),
    "sheared": GeoTransform(500000.0, 0.5, 0.11, 5700000.0, -0.07, -0.6),
    "degrees": GeoTransform(10.25, 1e-4, 0.0, 60.5, 0.0, -1e-4),
    "degrees, rotated": GeoTransform(-70.0, 8e-5, 6e-5, -33.0, 6e-5, -8e-5),
}


def known_mask() -> tuple[tuple[Any, ...], int]:
    """Polygons along pixel edges (an L with a hole, and a block), and how many pixels they hold."""
    shape = [(20, 30), (220, 30), (220, 90), (120, 90), (120, 230), (20, 230)]
    hole = [(40, 50), (40, 60), (70, 60), (70, 50)]
    block = [(300, 10), (340, 10), (340, 55), (300, 55)]
    pixels = 200 * 60 + 100 * 140 - 30 * 10 + 40 * 45
    outlines = (
        (np.array(shape, float), np.array(hole, float)),
        (np.array(block, float),),
    )
    return outlines, pixels


def plane_area(geometry: Any) -> float:
    """Area in the CRS plane, from the coordinates relative to the first one."""
    total = 0.0
    for polygon in geometry.asMultiPolygon():
        for index, ring in enumerate(polygon):
            points = np.array([[p.x(), p.y()] for p in ring])
            x, y = (points - points[0]).T
            area = abs(0.5 * float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])))
            total += area if index == 0 else -area
    return total


@pytest.mark.parametrize("transform", TRANSFORMS.values(), ids=TRANSFORMS.keys())
def test_the_area_of_the_polygons_is_that_of_the_mask(
    qgis_app: Any, transform: GeoTransform
) -> None:
    polygons, pixels = known_mask()
    geometry = geometry_of(polygons, transform)
    expected = pixels * transform.pixel_area
    assert geometry.isGeosValid()
    assert plane_area(geometry) == pytest.approx(expected, rel=1e-9)
    assert geometry.area() == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("transform", TRANSFORMS.values(), ids=TRANSFORMS.keys())
def test_geometries_come_back_to_their_pixels(qgis_app: Any, transform: GeoTransform) -> None:
    polygons, _ = known_mask()
    back = polygons_of(geometry_of(polygons, transform), transform)
    assert len(back) == len(polygons)
    for polygon, again in zip(polygons, back):
        for ring, same in zip(polygon, again):
            assert np.abs(same[: len(ring)] - ring).max() < 1e-6


@pytest.mark.parametrize("code", ["EPSG:32631", "EPSG:3857", "EPSG:2154"])
def test_a_mask_of_a_layer_keeps_its_area_in_the_crs_of_the_layer(qgis_app: Any, code: str) -> None:
    transform = TRANSFORMS["north-up"]
    polygons, pixels = known_mask()
    view = _view(transform, code)
    geometry = geometry_of(polygons, view.geotransform)
    assert plane_area(geometry) == pytest.approx(pixels * 0.25, rel=1e-9)


def _view(transform: GeoTransform | None, code: str = "EPSG:32631") -> View:
    crs = QgsCoordinateReferenceSystem(code)
    wkt = crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED) if code else ""
    return View(np.zeros((4, 4, 3), np.uint8), transform, wkt)


@pytest.mark.parametrize(
    ("transform", "code"),
    [
        ("north-up", "EPSG:32631"),
        ("rotated", "EPSG:32631"),
        ("degrees", "EPSG:4326"),
        ("north-up", "EPSG:3857"),
    ],
)
def test_areas_are_what_qgis_measures_on_the_ellipsoid(
    qgis_app: Any, transform: str, code: str
) -> None:
    polygons, _ = known_mask()
    view = _view(TRANSFORMS[transform], code)
    context = QgsProject.instance().transformContext()
    reference = QgsDistanceArea()
    reference.setSourceCrs(QgsCoordinateReferenceSystem(code), context)
    reference.setEllipsoid("EPSG:7030")
    geometry = geometry_of(polygons, view.geotransform)
    metres = QgsUnitTypes.AreaUnit.AreaSquareMeters
    expected = reference.convertAreaMeasurement(reference.measureArea(geometry), metres)
    measurer = QgsMeasurer(view, context, "EPSG:7030")
    assert measurer.area(polygons) == expected
    assert measurer.area(polygons) > 0


def test_mercator_areas_are_not_those_of_the_plane(qgis_app: Any) -> None:
    polygons, pixels = known_mask()
    transform = GeoTransform(1000000.0, 1.0, 0.0, 8400000.0, 0.0, -1.0)  # about 60° north
    measurer = QgsMeasurer(_view(transform, "EPSG:3857"), QgsProject.instance().transformContext())
    assert measurer.area(polygons) == pytest.approx(pixels * 0.25, rel=0.02)


def test_a_project_without_ellipsoid_still_gets_square_metres(qgis_app: Any) -> None:
    polygons, pixels = known_mask()
    measurer = QgsMeasurer(
        _view(TRANSFORMS["degrees"], "EPSG:4326"), QgsProject.instance().transformContext(), "NONE"
    )
    assert measurer.area(polygons) == pytest.approx(pixels * 11.14 * 5.5, rel=0.02)


def test_distances_are_those_of_the_ellipsoid(qgis_app: Any) -> None:
    view = _view(TRANSFORMS["degrees"], "EPSG:4326")
    context = QgsProject.instance().transformContext()
    reference = QgsDistanceArea()
    reference.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:4326"), context)
    reference.setEllipsoid("EPSG:7030")
    start, end = view.geotransform.to_map([[10, 20], [400, 300]])
    expected = reference.measureLine(QgsPointXY(*start), QgsPointXY(*end))
    measurer = QgsMeasurer(view, context, "EPSG:7030")
    assert measurer.distance((10, 20), (400, 300)) == expected


@pytest.mark.parametrize("view", [_view(None), _view(TRANSFORMS["north-up"], "")])
def test_a_view_without_place_or_crs_is_not_measured(qgis_app: Any, view: View) -> None:
    measurer = QgsMeasurer(view, QgsProject.instance().transformContext())
    polygons, _ = known_mask()
    assert measurer.area(polygons) is None
    assert measurer.distance((0, 0), (1, 1)) is None


def test_features_move_into_a_view_with_another_crs(qgis_app: Any) -> None:
    polygons, _ = known_mask()
    old = TRANSFORMS["north-up"]
    geometry = geometry_of(polygons, old)
    move = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:32631"),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsProject.instance(),
    )
    geometry.transform(move)
    new = GeoTransform(3.0, 1e-5, 0, 51.46, 0, -1e-5)
    moved = polygons_of(geometry, new)
    assert geometry_of(moved, new).area() == pytest.approx(geometry.area(), rel=1e-6)
