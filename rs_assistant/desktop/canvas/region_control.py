# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing the session's region: starts the map tools and shows the region that is set."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rs_assistant.desktop.canvas.region_tools import RegionMark, RegionTool, Shape


class RegionControl(QObject):
    """``draw`` lets the user draw; the region goes to the session, the old map tool comes back."""

    drawing_changed = pyqtSignal(object)  # Shape, or None when nothing is being drawn

    def __init__(self, canvas: QgsMapCanvas, session: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._session = session
        self._mark = RegionMark(canvas)
        self._tool: RegionTool | None = None
        self._before: QgsMapTool | None = None
        session.region_changed.connect(self._mark.show)
        canvas.mapToolSet.connect(self._tool_changed)

    @property
    def drawing(self) -> Shape | None:
        """What is being drawn now."""
        return self._tool.shape if self._tool is not None else None

    def draw(self, shape: str) -> None:
        """Let the user draw ``rectangle``, ``polygon`` or ``freehand``."""
        before = self._before if self._tool is not None else self._canvas.mapTool()
        self._drop()
        self._before = before
        tool = RegionTool(self._canvas, Shape(shape))
        tool.drawn.connect(self._drawn)
        tool.given_up.connect(self.cancel)
        self._tool = tool
        self._canvas.setMapTool(tool)
        self._canvas.setFocus()
        self.drawing_changed.emit(tool.shape)

    def cancel(self) -> None:
        """Give up drawing; the tool that was active before comes back."""
        if self._tool is None:
            return
        before = self._before
        self._drop()
        if before is not None:
            self._canvas.setMapTool(before)
        self.drawing_changed.emit(None)

    def stop(self) -> None:
        """Take everything off the map."""
        self.cancel()
        self._session.region_changed.disconnect(self._mark.show)
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        self._mark.dispose()

    def _drawn(self, region: QgsGeometry) -> None:
        self.cancel()
        self._session.set_region(region)

    def _tool_changed(self, new: QgsMapTool | None, _old: QgsMapTool | None = None) -> None:
        if self._tool is not None and new is not self._tool:
            self._before = None  # the user chose another tool: leave it to him
            self._drop()
            self.drawing_changed.emit(None)

    def _drop(self) -> None:
        tool, self._tool = self._tool, None
        self._before = None
        if tool is not None:
            self._canvas.unsetMapTool(tool)
            tool.dispose()
