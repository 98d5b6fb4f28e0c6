# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of the map: the right pixels, at the right place, of the right layers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from rs_assistant.desktop.canvas.imagery import NIR_PROPERTY, RESULT_PROPERTY
from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewSource, plan_views
from rs_assistant.engine.errors import AssistantError, Cancelled, ViewUnusable
from tests.desktop.support import wait_until


def map_of(
    layers: list[Any],
    extent: QgsRectangle | None = None,
    crs: str = "EPSG:32631",
    size: tuple[int, int] = (400, 300),
    rotation: float = 0.0,
) -> MapState:
    """The state of a map that shows these layers."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    settings.setOutputSize(QSize(*size))
    settings.setRotation(rotation)
    settings.setExtent(extent or layers[0].extent())
    settings.setTransformContext(QgsProject.instance().transformContext())
    return MapState.of(settings, QgsProject.instance().mapLayers(), "EPSG:7030")


def take(plans: Any, tile: int = 1024) -> Shot:
    """Make the pictures now."""
    outcome: list[Any] = []
    snapshot = Snapshot(plans, tile)
    snapshot.finished.connect(outcome.append)
    snapshot.failed.connect(outcome.append)
    snapshot.start()
    wait_until(lambda: outcome)
    if isinstance(outcome[0], AssistantError):
        raise outcome[0]
    return outcome[0]


CANVAS = ViewSource()


def layer_source(layer: Any) -> ViewSource:
    return ViewSource(SourceKind.LAYER, (layer.id(),))


@pytest.fixture
def chip(raster: Any, rng: Any) -> Any:
    """A picture of 300 × 200 random colours, one metre each."""
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "chip")


def pixels_of(layer: Any) -> np.ndarray:
    from osgeo import gdal

    return np.moveaxis(gdal.Open(layer.source()).ReadAsArray(), 0, -1)


@pytest.mark.parametrize("tile", [1024, 64])
@pytest.mark.parametrize("native", [True, False])
def test_pixels_are_those_of_the_file(chip: Any, native: bool, tile: int) -> None:
    source = layer_source(chip) if native else CANVAS
    view = take(plan_views(source, map_of([chip])), tile).views[0]
    assert view.pixels.shape == (200, 300, 3)
    assert np.array_equal(view.pixels, pixels_of(chip))
    assert view.valid is None
    assert view.geotransform.coefficients == (500000.0, 1.0, 0.0, 5700000.0, 0.0, -1.0)


@pytest.mark.parametrize("native", [True, False])
def test_a_window_is_georeferenced_by_what_was_read(chip: Any, native: bool) -> None:
    extent = QgsRectangle(500050.3, 5699850.2, 500150.7, 5699930.9)
    source = layer_source(chip) if native else CANVAS
    state = map_of([chip], extent, size=(1004, 807))
    view = take(plan_views(source, state)).views[0]
    column, row = view.geotransform.x_origin - 500000, 5700000 - view.geotransform.y_origin
    assert (column, row) == (50, 69)
    expected = pixels_of(chip)[69 : 69 + view.height, 50 : 50 + view.width]
    assert np.array_equal(view.pixels, expected)
    assert view.metres_per_pixel == pytest.approx(1.0, rel=2e-3)
    assert "32631" in view.crs_wkt
    assert "PROJCRS" in view.crs_wkt
