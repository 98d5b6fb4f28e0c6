# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of the map, taken in tests."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize

from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewSource
from rs_assistant.engine.errors import AssistantError
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


def pixels_of(layer: Any) -> np.ndarray:
    from osgeo import gdal

    return np.moveaxis(gdal.Open(layer.source()).ReadAsArray(), 0, -1)


def gradient(dtype: Any, low: float, high: float, bands: int = 1) -> np.ndarray:
    row = np.linspace(low, high, 120)
    return np.broadcast_to(row, (bands, 80, 120)).astype(dtype)
