# SPDX-License-Identifier: GPL-2.0-or-later
"""`add_5000_polygons`: an answer becomes a layer, written, styled and drawn."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject
from qgis.PyQt.QtWidgets import QUndoStack

from rs_assistant.desktop.layers.adding import LayerAdder, Order
from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedFeature, PlacedGroup
from rs_assistant.desktop.worker_process import WorkerProcess

from ..bench import Bench
from ..main_loop import expect, pause
from ..pictures import EPSG, large_image

COUNT = 5000


def measure(bench: Bench, worker: WorkerProcess) -> dict[str, Any]:
    """Only what the layer costs: placing happens off the main thread."""
    bench.show(large_image(bench.folder))
    answer = placed_squares(COUNT)
    return bench.gaps_during(lambda: add(bench, answer))


def placed_squares(count: int) -> PlacedAnswer:
    """An answer of many polygons on the made-up ground."""
    side = math.ceil(math.sqrt(count))
    features = []
    for index in range(count):
        x, y = 500000 + index % side * 20, 5692000 + index // side * 20
        box = f"MULTIPOLYGON((({x} {y},{x + 12} {y},{x + 12} {y + 12},{x} {y + 12},{x} {y})))"
        features.append(PlacedFeature("ship", 0.9, 144.0, QgsGeometry.fromWkt(box)))
    wkt = QgsCoordinateReferenceSystem.fromEpsgId(EPSG).toWkt()
    return PlacedAnswer((PlacedGroup("ship", tuple(features)),), wkt, "turn", "ships", "bench")


def add(bench: Bench, answer: PlacedAnswer) -> None:
    """The layer, from the order to the last pixel of its drawing."""
    stack = QUndoStack()
    adder = LayerAdder(QgsProject.instance(), stack.push)
    added: list[Any] = []
    adder.added.connect(added.append)
    adder.failed.connect(added.append)
    adder.add(Order(answer, "ships", "bench", "bench", lambda reference: None))
    expect(lambda: added, "the layer")
    bench.canvas.setLayers([added[0], *bench.canvas.layers()])
    expect(lambda: not bench.canvas.isDrawing(), "the drawing")
    pause(0.3)
