# SPDX-License-Identifier: GPL-2.0-or-later
"""The region that questions are restricted to; it stays where it is on the ground."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rs_assistant.desktop.canvas.wanted import region_in
from rs_assistant.engine.errors import ViewUnusable


class DrawnRegion(QObject):
    """A polygon in the CRS of the canvas, or none; it follows the canvas to another CRS."""

    changed = pyqtSignal()
    lost = pyqtSignal()  # the canvas has a CRS in which it cannot be shown

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject, parent: QObject) -> None:
        super().__init__(parent)
        self.geometry: QgsGeometry | None = None
        self._canvas = canvas
        self._project = project
        self._drawn: QgsGeometry | None = None  # as it was set
        self._crs = QgsCoordinateReferenceSystem()  # of what was set
        canvas.destinationCrsChanged.connect(self._follow)

    def set(self, region: QgsGeometry | None) -> None:
        """Another region in the CRS of the canvas, or none."""
        self._drawn = region if region is not None and not region.isEmpty() else None
        self._crs = self._canvas.mapSettings().destinationCrs()
        self.geometry = self._drawn
        self.changed.emit()

    def stop(self) -> None:
        """Follow the canvas no longer."""
        self._canvas.destinationCrsChanged.disconnect(self._follow)

    def _follow(self) -> None:
        if self.geometry is None:
            return
        now, context = self._canvas.mapSettings().destinationCrs(), self._project.transformContext()
        try:
            # From what was drawn, not from what is shown: errors would add up from CRS to CRS.
            self.geometry = region_in(self._drawn, self._crs, now, context)
        except ViewUnusable:
            self.set(None)
            self.lost.emit()
        else:
            self.changed.emit()
