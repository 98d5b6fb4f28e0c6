# SPDX-License-Identifier: GPL-2.0-or-later
"""From words to the map and back: where links lead, which answers a selection is of, old views."""

from __future__ import annotations

from typing import Callable, Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rs_assistant.desktop.answer_maps import AnswerMaps
from rs_assistant.desktop.canvas import links
from rs_assistant.desktop.canvas.imagery import imagery_of
from rs_assistant.desktop.translation import tr
from rs_assistant.desktop.turn_map import TurnMap
from rs_assistant.engine.conversation import Conversation, LayerKind, Turn


class TurnPlaces(QObject):
    """Finds what turns speak of: in this session's answers or, for older ones, in their layers."""

    notice = pyqtSignal(str, str, str)  # level, text, hint

    def __init__(
        self,
        canvas: QgsMapCanvas,
        project: QgsProject,
        answers: TurnMap,
        current: Callable[[], Conversation],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._project = project
        self._answers = answers
        self._current = current

    def maps(self, turns: Iterable[Turn]) -> AnswerMaps:
        """Small maps of these answers, to be drawn on any thread."""
        return AnswerMaps(turns, self._answers.outcome, self._layer_of, self._project)

    def zoom_to(self, turn_id: str, link: str) -> None:
        """Show what a link of an answer points at, and select its features in the layer."""
        target, layer = self.target(turn_id, link)
        if target is None:
            self.notice.emit("info", tr("That place is not known any more."), "")
            return
        if layer is not None and target.fids:
            layer.selectByIds(list(target.fids))
        links.zoom(self._canvas, target, self._project)

    def flash(self, turn_id: str, link: str) -> None:
        """Light up what a link points at, without moving the map."""
        target, _ = self.target(turn_id, link)
        if target is not None:
            links.flash(self._canvas, target)

    def target(self, turn_id: str, link: str) -> tuple[links.Target | None, QgsVectorLayer | None]:
        """The geometries of a link, and the layer that holds them if it is on the map."""
        turn, outcome = self._current().turn(turn_id), self._answers.outcome(turn_id)
        if turn is None:
            return None, None
        layer = self._layer_of(turn)
        placed = outcome.placed if outcome else None
        own = turn.layer_of(LayerKind.POLYGONS)
        shared = layer is not None and (own is None or own.layer_id != layer.id())
        places = self._answers.features_in_others(turn_id) if shared else None
        return links.target_of(link, turn, placed, layer, places), layer

    def selected_turns(self) -> tuple[str, ...]:
        """The turns of the shown branch whose features are selected on the map."""
        chosen = []
        for turn in self._current().branch():
            layer = self._layer_of(turn)
            if layer is None or not layer.selectedFeatureCount():
                continue
            if "turn" in layer.fields().names():
                mine = any(feature["turn"] == turn.id for feature in layer.selectedFeatures())
            else:
                fids = {
                    fid for ids in self._answers.features_in_others(turn.id).values() for fid in ids
                }
                mine = bool(fids & set(layer.selectedFeatureIds()))
            if mine:
                chosen.append(turn.id)
        return tuple(chosen)

    def _layer_of(self, turn: Turn) -> QgsVectorLayer | None:
        for kind in (LayerKind.POLYGONS, LayerKind.APPENDED):
            reference = turn.layer_of(kind)
            layer = self._project.mapLayer(reference.layer_id) if reference else None
            if isinstance(layer, QgsVectorLayer):
                return layer
        return None

    def go_to(self, turn: Turn) -> QgsGeometry | None:
        """Show the view of a question again: its extent and its imagery, no other imagery.

        Returns the region it was about in the CRS of the canvas, None when it had none.
        """
        context = turn.context
        if context.extent is None:
            return None
        root = self._project.layerTreeRoot()
        if any(root.findLayer(layer_id) is not None for layer_id in context.layers):
            for layer in imagery_of(root.layerOrder()):
                node = root.findLayer(layer.id())
                if layer.id() in context.layers:
                    node.setItemVisibilityCheckedParentRecursive(True)
                else:
                    node.setItemVisibilityChecked(False)
        if not links.go_to(self._canvas, self._project, context.extent, context.crs_wkt):
            self.notice.emit("warning", tr("That place cannot be shown in the map's CRS."), "")
        if not context.region:
            return None
        return links.in_canvas_crs(
            QgsGeometry.fromWkt(context.region),
            QgsCoordinateReferenceSystem.fromWkt(context.crs_wkt),
            self._canvas,
            self._project,
        )
