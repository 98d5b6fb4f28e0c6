# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock does with the map: draw a region, zoom, choose dates, add a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Sequence

from qgis.core import (
    QgsApplication,
    QgsProject,
    QgsRasterLayer,
)
from qgis.gui import QgisInterface, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QWidget

from rs_assistant.desktop.canvas.dates import acquisition_date, times_of
from rs_assistant.desktop.canvas.imagery import has_own_pixels, imagery_of, pixel_size
from rs_assistant.desktop.canvas.reading_mark import ReadingMark
from rs_assistant.desktop.canvas.region_tools import RegionMark, RegionTool, Shape
from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.canvas.swipe import SwipeTool
from rs_assistant.desktop.canvas.wanted import is_marked
from rs_assistant.desktop.dock.compare_dialog import CompareDialog
from rs_assistant.desktop.dock.dialogs import DateDialog, set_layer_date
from rs_assistant.desktop.outline_turns import OutlineTurns
from rs_assistant.desktop.outlining import Outlining
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import new_id
from rs_assistant.engine.settings import MODEL

HOVER = 180  # milliseconds before a link that is pointed at lights up


class MapActions(QObject):
    """Region tools and menus of the dock, on the canvas of the session."""

    tool_changed = pyqtSignal(str)  # region tool that is active, ``outline``, ``swipe``, or ""
    notice = pyqtSignal(str, str, str)
    turns_selected = pyqtSignal(object)  # ids of the turns whose features are selected on the map

    def __init__(
        self, session: Session, iface: QgisInterface, project: QgsProject, dock: QWidget
    ) -> None:
        super().__init__(dock)
        self._session = session
        self._iface = iface
        self._project = project
        self._dock = dock
        self._tools: dict[str, RegionTool] = {}
        self._swipe: Optional[SwipeTool] = None
        self.outlining: Optional[Outlining] = None
        self._outlines = OutlineTurns(session, project)
        self._before: Optional[QgsMapTool] = None
        self._mark = RegionMark(session.canvas)
        self.reading = ReadingMark(session.canvas)
        self._hovered = ("", "")
        self._hover_timer = QTimer(self)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.setInterval(HOVER)
        self._hover_timer.timeout.connect(self._flash)
        session.canvas.mapToolSet.connect(self._tool_set)
        session.canvas.selectionChanged.connect(self._selection_changed)
        session.region_changed.connect(self._mark.show)
        session.tiles_read.connect(self.reading.show)
        session.settings.changed.connect(self._setting_changed)
        self._mark.show(session.region)

    def stop(self) -> None:
        """Take tools and marks off the map."""
        canvas = self._session.canvas
        canvas.mapToolSet.disconnect(self._tool_set)
        canvas.selectionChanged.disconnect(self._selection_changed)
        self._session.region_changed.disconnect(self._mark.show)
        self._session.tiles_read.disconnect(self.reading.show)
        self._session.settings.changed.disconnect(self._setting_changed)
        self.reading.dispose()
        self.end_swipe()
        if self.outlining is not None:
            if canvas.mapTool() is self.outlining.tool:
                canvas.unsetMapTool(self.outlining.tool)
            self.outlining.dispose()
            self.outlining = None
        for tool in self._tools.values():
            if canvas.mapTool() is tool:
                canvas.unsetMapTool(tool)
            tool.dispose()
        self._tools = {}
        self._mark.dispose()

    def draw(self, shape: str) -> None:
        """Draw a region; the same button again goes back to the tool before."""
        canvas = self._session.canvas
        tool = self._tools.get(shape)
        if tool is None:
            tool = RegionTool(canvas, Shape(shape))
            tool.drawn.connect(self._drawn)
            tool.given_up.connect(self._tool_done)
            self._tools[shape] = tool
        if canvas.mapTool() is tool:
            self._tool_done()
            return
        self._remember_tool()
        canvas.setMapTool(tool)
        canvas.setFocus()

    def outline(self) -> None:
        """Outline things by clicks and boxes; the same button again leaves."""
        canvas = self._session.canvas
        if self.outlining is None:
            session = self._session
            self.outlining = Outlining(
                canvas,
                self._project,
                session.worker,
                lambda: session.source,
                lambda: session.settings.value(MODEL),
                self,
            )
            self.outlining.outlined.connect(self._outlines.keep)
            self.outlining.left.connect(self._tool_done)
        tool = self.outlining.tool
        if canvas.mapTool() is tool:
            self._tool_done()
            return
        self._remember_tool()
        self._outlines.close()
        canvas.setMapTool(tool)
        canvas.setFocus()

    def _setting_changed(self, key: str) -> None:
        if key == MODEL.key and self.outlining is not None:
            self.outlining.look_again_if_worth_it()

    def swipe(self) -> None:
        """Show both dates on the map with a line between them; again: leave."""
        first, second = self.layer(0), self.layer(1)
        if self._swipe is not None or first is None or second is None:
            self.end_swipe()
            return
        canvas = self._session.canvas
        times = self._session.source.times
        titles = times or tuple(acquisition_date(one) or one.name() for one in (first, second))
        self._remember_tool()
        self._swipe = SwipeTool(canvas, [first], [second], titles, times)
        self._swipe.left.connect(self.end_swipe)
        canvas.setMapTool(self._swipe)

    def end_swipe(self) -> None:
        """Take the swipe off the map."""
        if self._swipe is not None and self._session.canvas.mapTool() is self._swipe:
            self._tool_done()

    def zoom(self, what: str) -> None:
        """Move the map: ``in``, ``out``, ``imagery``, ``native``, ``region``."""
        canvas = self._session.canvas
        if what == "in":
            canvas.zoomIn()
        elif what == "out":
            canvas.zoomOut()
        elif what == "region" and self._session.region is not None:
            box = self._session.region.boundingBox()
            box.scale(1.2)
            canvas.setExtent(box)
            canvas.refresh()
        elif what in ("imagery", "native"):
            layer = self.layer(0)
            if layer is not None:
                self._iface.setActiveLayer(layer)
                if what == "imagery":
                    self._iface.zoomToActiveLayer()
                elif has_own_pixels(layer):
                    self._zoom_native(layer)

    def choose_dates(self) -> None:
        """Ask for the two layers to compare."""
        layers = imagery_of(self._project.layerTreeRoot().layerOrder())
        if len(layers) < 2 and not any(times_of(layer) for layer in layers):
            self.notice.emit(
                "info",
                tr("Comparing needs two imagery layers."),
                tr("Add a layer of the same place on another date."),
            )
            return
        source = self._session.source
        chosen = source.layer_ids if source.kind is SourceKind.COMPARE else ()
        dialog = CompareDialog(layers, self._session.settings, self._dock, chosen)
        dialog.accepted.connect(lambda: self._session.set_compare(*dialog.layer_ids, dialog.times))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def edit_style(self) -> None:
        """Open the properties of the layer that is looked at: bands and stretch are its own."""
        layer = self.layer(0)
        if layer is not None:
            self._iface.showLayerProperties(layer)

    def edit_date(self, index: int) -> None:
        """Ask for the date of a layer that is looked at."""
        layer = self.layer(index)
        if layer is None:
            return
        times = self._session.source.times
        dialog = DateDialog(layer, self._dock, times[index] if index < len(times) else "")

        def accepted() -> None:
            source = self._session.source
            if source.times:
                days = list(source.times)
                days[index] = dialog.date.toString("yyyy-MM-dd")
                self._session.set_compare(*source.layer_ids, tuple(days))
                return
            set_layer_date(layer, dialog.date)
            if source.kind is SourceKind.COMPARE:
                # The order may be another now.
                self._session.set_compare(*source.layer_ids, source.times)
            else:
                self._session.set_source(source)

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def hover(self, turn_id: str, link: str) -> None:
        """Light up what a link points at, once the pointer rests on it."""
        self._hovered = (turn_id, link)
        if link:
            self._hover_timer.start()
        else:
            self._hover_timer.stop()

    def look_at(self, layer_ids: Sequence[str]) -> None:
        """Look at what was dragged here: a layer, two to be compared, or the selected polygons of a
        vector layer. The map goes there when it shows another place."""
        layers = [layer for key in layer_ids if (layer := self._project.mapLayer(key)) is not None]
        imagery = imagery_of(layers)
        if len(imagery) > 1:
            self._session.set_compare(imagery[0].id(), imagery[1].id())
        elif imagery:
            self._session.set_source(ViewSource(SourceKind.LAYER, (imagery[0].id(),)))
        else:
            marked = [one for one in layers if is_marked(one)]
            if marked:
                self._session.set_source(ViewSource(SourceKind.SELECTION, (marked[0].id(),)))
            elif layers:
                self.notice.emit(
                    "info",
                    tr("“{layer}” is no imagery.").format(layer=layers[0].name()),
                    tr("Select polygons of it to ask about what lies below them."),
                )
            return
        if self._session.context.trouble is not None:
            self.zoom("imagery")

    def add_picture(self, given: str | QImage) -> None:
        """Add a dropped file or pasted picture to the project and look at it."""
        if isinstance(given, QImage):
            folder = Path(QgsApplication.qgisSettingsDirPath()) / "rs_assistant" / "pictures"
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{new_id()}.png"
            given.save(str(path), "PNG")
            name = tr("Pasted picture")
        else:
            path, name = Path(given), Path(given).stem
        layer = QgsRasterLayer(str(path), name)
        if not layer.isValid():
            self.notice.emit(
                "warning",
                tr("“{name}” is no picture that QGIS can open.").format(name=path.name),
                "",
            )
            return
        self._project.addMapLayer(layer)
        # The map may show another place: the layer itself is looked at, as a whole.
        self._iface.setActiveLayer(layer)
        self._iface.zoomToActiveLayer()
        self._session.set_source(ViewSource(SourceKind.LAYER, (layer.id(),)))

    def layer(self, index: int) -> QgsRasterLayer | None:
        """The layer that is looked at, or the second one in a comparison."""
        source, canvas = self._session.source, self._session.canvas
        if source.kind in (SourceKind.LAYER, SourceKind.COMPARE) and index < len(source.layer_ids):
            layer = self._project.mapLayer(source.layer_ids[index])
            return layer if isinstance(layer, QgsRasterLayer) else None
        shown, scale = imagery_of(canvas.layers()), canvas.mapSettings().scale()
        # The first that is drawn; where none is, the first.
        return min(shown, key=lambda one: not one.isInScaleRange(scale), default=None)

    def _zoom_native(self, layer: QgsRasterLayer) -> None:
        """One pixel of the layer on one of the screen."""
        canvas = self._session.canvas
        settings = canvas.mapSettings()
        middle = settings.mapToLayerCoordinates(layer, canvas.center())
        width, _ = pixel_size(layer)
        first = settings.layerToMapCoordinates(layer, middle)
        middle.setX(middle.x() + width)
        second = settings.layerToMapCoordinates(layer, middle)
        size = first.distance(second)
        if size > 0:
            canvas.zoomByFactor(size / canvas.mapUnitsPerPixel())

    def _drawn(self, region: object) -> None:
        self._session.set_region(region)
        self._tool_done()

    def _remember_tool(self) -> None:
        """The tool to go back to, which is never one of ours: those come and go."""
        tool = self._session.canvas.mapTool()
        if not self._is_ours(tool):
            self._before = tool

    def _tool_done(self) -> None:
        canvas = self._session.canvas
        before, self._before = self._before, None
        if before is not None and not sip.isdeleted(before):
            canvas.setMapTool(before)
        elif self._is_ours(canvas.mapTool()):
            canvas.unsetMapTool(canvas.mapTool())
            self._iface.actionPan().trigger()

    def _is_ours(self, tool: Optional[QgsMapTool]) -> bool:
        ours = (*self._tools.values(), self._swipe, self._outline_tool)
        return tool is not None and tool in ours

    @property
    def _outline_tool(self) -> Optional[QgsMapTool]:
        return self.outlining.tool if self.outlining is not None else None

    def _tool_set(self, tool: Optional[QgsMapTool], _before: Optional[QgsMapTool] = None) -> None:
        name = next((key for key, value in self._tools.items() if value is tool), "")
        if self._swipe is not None and tool is not self._swipe:
            self._swipe.deleteLater()
            self._swipe = None
        if tool is not None and tool is self._outline_tool:
            name = "outline"
        self.tool_changed.emit("swipe" if self._swipe is not None else name)

    def _selection_changed(self, *_: object) -> None:
        """Say which answers made the features that are selected now."""
        self.turns_selected.emit(self._session.places.selected_turns())

    def _flash(self) -> None:
        turn_id, link = self._hovered
        if link.partition(":")[0] in ("features", "feature", "cell"):
            self._session.flash(turn_id, link)
