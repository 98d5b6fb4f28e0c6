# SPDX-License-Identifier: GPL-2.0-or-later
"""The window and the map that everything is measured in, and the gaps of its main loop."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import numpy as np
from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QMainWindow

from .main_loop import Heartbeat, pause, wait

IDLE_S = 2.0


class Bench:
    """The window, the map and the heartbeat."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.heart = Heartbeat()
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.window.resize(QSize(1400, 900))
        self.window.show()

    def gaps_during(self, operation: Callable[[], None]) -> dict[str, Any]:
        """Gaps while an operation runs, in ms, beside those of an idle run just before it."""
        pause(0.2)
        with self.heart.running() as idle:
            pause(IDLE_S)
        idle_max = max(idle)
        with self.heart.running() as gaps:
            operation()
        figures: dict[str, Any] = {
            "p99": round(float(np.percentile(gaps, 99)), 1),
            "max": round(max(gaps), 1),
            "idle_max": round(idle_max, 1),
            "beats": len(gaps),
        }
        slowest = sorted(self.heart.named, reverse=True)[:3]
        if slowest:
            figures["longest"] = [{"ms": gap, "where": where} for gap, where in slowest]
        return figures

    def show(self, layer: QgsRasterLayer) -> None:
        """Put a layer on the map, alone."""
        QgsProject.instance().clear()
        QgsProject.instance().addMapLayer(layer)
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setLayers([layer])
        self.canvas.setExtent(layer.extent())
        wait(lambda: not self.canvas.isDrawing(), 10)

    def close(self) -> None:
        """Take the window away."""
        self.window.close()
        self.window.deleteLater()
