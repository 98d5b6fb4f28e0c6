# SPDX-License-Identifier: GPL-2.0-or-later
"""Two dates for the algorithms' tests: land with lakes, rasters of it, and running."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsApplication,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from rs_assistant.desktop.canvas.grid import distance_area

BANDS = ("red", "green", "blue", "nir")
MEADOW, LAKE = (70, 90, 60, 170), (40, 60, 50, 15)
PIXEL = 5.0


def land(lakes: list[tuple[int, int, int, int]], seed: int, size: tuple[int, int] = (300, 400)):
    """Meadow with grain and field edges, and lakes (top, left, height, width) in it."""
    rng = np.random.default_rng(3)
    fields = np.kron(
        rng.integers(-12, 13, (size[0] // 50 + 1, size[1] // 50 + 1)), np.ones((50, 50))
    )
    fields = fields[: size[0], : size[1]]
    grain = np.random.default_rng(seed).integers(-4, 5, (4, *size))
    values = np.array(MEADOW)[:, None, None] + fields + grain
    for top, left, height, width in lakes:
        window = values[:, top : top + height, left : left + width]
        window[:] = np.array(LAKE)[:, None, None] + grain[:, :height, :width] // 2
    return np.clip(values, 1, 255).astype(np.uint8)


def place(left: float = 500000.0, top: float = 5700000.0, pixel: float = PIXEL) -> Any:
    return (left, pixel, 0.0, top, 0.0, -pixel)


STAYS, CAME, WENT = (40, 40, 50, 60), (110, 160, 60, 80), (220, 300, 40, 50)


def run(name: str, parameters: dict[str, Any], feedback: Any = None) -> dict[str, Any]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"rs_assistant:{name}")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.setEllipsoid("EPSG:7030")
    results, fine = algorithm.run(
        parameters, context, feedback or QgsProcessingFeedback(), {}, False
    )
    assert fine
    return results


def ellipsoidal(layer: QgsVectorLayer, geometry: QgsGeometry) -> float:
    context = QgsProject.instance().transformContext()
    return distance_area(layer.crs(), context, "EPSG:7030").measureArea(geometry)


def rectangle(box: tuple[int, int, int, int]) -> QgsGeometry:
    top, left, height, width = (value * PIXEL for value in box)
    x, y = 500000 + left, 5700000 - top
    ring = [(x, y), (x + width, y), (x + width, y - height), (x, y - height), (x, y)]
    return QgsGeometry.fromWkt("POLYGON((" + ", ".join(f"{a} {b}" for a, b in ring) + "))")
