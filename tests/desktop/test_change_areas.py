# SPDX-License-Identifier: GPL-2.0-or-later
"""Hectares of change on the ellipsoid equal those of the changed pixels one by one, in any grid."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsUnitTypes

from rs_assistant.desktop.canvas.grid import distance_area
from rs_assistant.desktop.layers.measure import QgsMeasurer
from rs_assistant.desktop.layers.place import geometry_of
from rs_assistant.engine.answers import compose
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.plans import Step, StepName, single
from rs_assistant.engine.positions import CELLS
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature, Result, Statement, StepResult

GRIDS = {
    "metric": ("EPSG:32631", GeoTransform(500000.0, 10.0, 0.0, 5700000.0, 0.0, -10.0)),
    "metric, rotated": ("EPSG:32631", GeoTransform(500000.0, 8.0, 6.0, 5700000.0, 6.0, -8.0)),
    "degrees": ("EPSG:4326", GeoTransform(10.25, 1e-4, 0.0, 60.5, 0.0, -1e-4)),
    "degrees, rotated": ("EPSG:4326", GeoTransform(-70.0, 8e-5, 6e-5, -33.0, 6e-5, -8e-5)),
}


def features_of(mask: np.ndarray, transition: tuple[str, str]) -> list[Feature]:
    """Polygons along pixel edges, as GDAL makes them."""
    memory = gdal.GetDriverByName("MEM").Create("", mask.shape[1], mask.shape[0], 1)
    memory.SetGeoTransform((0, 1, 0, 0, 0, 1))
    band = memory.GetRasterBand(1)
    band.WriteArray(mask.astype(np.uint8))
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("")
    gdal.Polygonize(band, band, layer, -1)
    found = []
    for item in layer:
        shape = item.GetGeometryRef()
        rings = [
            np.array(shape.GetGeometryRef(i).GetPoints(), float)[:, :2]
            for i in range(shape.GetGeometryCount())
        ]
        label = " to ".join(transition)
        found.append(Feature(label, 0.8, (tuple(rings),), "change", transition))
    return found


def pixel_by_pixel(mask: np.ndarray, crs: str, transform: GeoTransform) -> np.ndarray:
    """Square metres of every changed pixel, measured alone."""
    context = QgsProject.instance().transformContext()
    measurer = distance_area(QgsCoordinateReferenceSystem(crs), context, "EPSG:7030")
    areas = np.zeros(mask.shape)
    for row, column in zip(*np.nonzero(mask)):
        ring = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float) + (column, row)
        area = measurer.measureArea(geometry_of(((ring,),), transform))
        unit = QgsUnitTypes.AreaUnit.AreaSquareMeters
        areas[row, column] = measurer.convertAreaMeasurement(area, unit)
    return areas


def answer_to(step: StepName, features: list[Feature], crs: str, transform: GeoTransform, mask):
    wkt = QgsCoordinateReferenceSystem(crs).toWkt(
        QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED
    )
    pixels = np.zeros((*mask.shape, 3), np.uint8)
    views = tuple(View(pixels, transform, wkt, 10.0, date=day) for day in ("2016", "2020"))
    stated = Statement("change", share=float(mask.mean()))
    result = StepResult(Step(step), features=tuple(features), statements=(stated,))

    def measurer(view: View) -> QgsMeasurer:
        return QgsMeasurer(view, QgsProject.instance().transformContext(), "EPSG:7030")

    return compose(Result(single(step), (result,)), views, measurer)


def hectares(text: str) -> float:
    """An area as answers write it, in hectares."""
    number, unit = re.match(r"([\d.,\u202f\u00a0 ]+?)\s*(m²|ha|km²)$", text.strip()).groups()
    value = float(re.sub(r"[^\d.]", "", number))
    return value * {"m²": 1e-4, "ha": 1.0, "km²": 100.0}[unit]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS.keys())
def test_hectares_per_transition_are_those_of_the_pixels(grid, seed: int, qgis_app) -> None:
    crs, transform = grid
    rng = np.random.default_rng(seed)
    blocks = np.kron(rng.integers(0, 4, (9, 12)), np.ones((5, 5), int))[:43, :58]
    pairs = {1: ("forest", "water"), 2: ("meadow", "building"), 3: ("water", "farmland")}
    features = [f for value, pair in pairs.items() for f in features_of(blocks == value, pair)]
    areas = pixel_by_pixel(blocks > 0, crs, transform)
    answer = answer_to(StepName.CHANGE_MEASURE, features, crs, transform, blocks > 0)
    assert answer.value == pytest.approx((blocks > 0).mean(), rel=1e-9)
    for value, pair in pairs.items():
        group = next(g for g in answer.groups if g.name == " to ".join(pair))
        measured = sum(item.area_m2 for item in group.features)
        assert measured == pytest.approx(areas[blocks == value].sum(), rel=1e-5)
        row = next(r for r in answer.text.splitlines() if f"features:{pair[0]}%20to" in r)
        assert hectares(row.split("|")[4]) == pytest.approx(measured / 1e4, rel=0.01)


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS.keys())
def test_hectares_per_cell_are_those_of_the_pixels_in_it(grid, qgis_app) -> None:
    crs, transform = grid
    rng = np.random.default_rng(8)
    mask = np.kron(rng.random((7, 9)) < 0.4, np.ones((7, 7), bool))[:47, :61]
    areas = pixel_by_pixel(mask, crs, transform)
    answer = answer_to(
        StepName.CHANGE_LOCATE, features_of(mask, ("forest", "water")), crs, transform, mask
    )
    said = dict(
        re.findall(r"\[[^\]]+\]\(cell:([a-z-]+)\) \((?:\d+ places, )?([^)]+)\)", answer.text)
    )
    rows, columns = np.indices(mask.shape)
    cells = (3 * (rows + 0.5) // mask.shape[0]) * 3 + 3 * (columns + 0.5) // mask.shape[1]
    expected = {
        CELLS[number].replace(" ", "-"): areas[cells == number].sum() / 1e4
        for number in range(9)
        if mask[cells == number].any()
    }
    assert set(said) == set(expected)
    for cell, value in expected.items():
        assert hectares(said[cell]) == pytest.approx(value, rel=0.01)


def test_a_degree_of_the_ellipsoid_has_the_area_of_the_formula(qgis_app) -> None:
    crs, transform = GRIDS["degrees"]
    mask = np.zeros((40, 50), bool)
    mask[10:30, 5:45] = True
    answer = answer_to(StepName.CHANGE_MEASURE, features_of(mask, ("a", "b")), crs, transform, mask)
    a, f = 6378137.0, 1 / 298.257223563
    e = math.sqrt(f * (2 - f))

    def strip(latitude: float) -> float:
        s = math.sin(math.radians(latitude))
        return s / (2 * (1 - (e * s) ** 2)) + math.log((1 + e * s) / (1 - e * s)) / (4 * e)

    north, south = 60.5 - 10e-4, 60.5 - 30e-4
    exact = math.radians(40e-4) * a**2 * (1 - e**2) * (strip(north) - strip(south))
    measured = sum(item.area_m2 for group in answer.groups for item in group.features)
    assert measured == pytest.approx(exact, rel=1e-4)
