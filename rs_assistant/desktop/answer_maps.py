# SPDX-License-Identifier: GPL-2.0-or-later
"""The small maps of answers, drawn on any thread from what was at hand when they were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from rs_assistant.desktop.answering import Outcome
from rs_assistant.desktop.layers.geopackage import result_folders
from rs_assistant.desktop.layers.results import own_source
from rs_assistant.desktop.map_picture import map_picture
from rs_assistant.engine.conversation import LayerKind, Turn

Shapes = list[tuple[str, QgsGeometry]]
"""Labels and geometries."""


@dataclass(frozen=True, eq=False)
class _Layer:
    """A layer's features, to be read on any thread."""

    source: QgsVectorLayerFeatureSource
    crs: QgsCoordinateReferenceSystem


@dataclass(frozen=True, eq=False)
class _Read:
    """What a layer held: all of it, and what belongs to which turn."""

    key: str
    crs: QgsCoordinateReferenceSystem
    shapes: Shapes
    of_turn: dict[str, Shapes]


class AnswerMaps:
    """Gives the map of a turn as PNG, empty when there is nothing to draw.

    Made on the main thread; called on one thread, whichever. What was found comes from this
    session's answers, from layers on the map, or from the files of layers that are not there.
    """

    def __init__(
        self,
        turns: Iterable[Turn],
        outcome: Callable[[str], Outcome | None],
        layer_of: Callable[[Turn], QgsVectorLayer | None],
        project: QgsProject,
    ) -> None:
        self._context = project.transformContext()
        self._folders = result_folders(project)
        self._outcomes: dict[str, Outcome] = {}
        self._layers: dict[str, _Layer] = {}
        self._layer_of: dict[str, str] = {}
        self._last: _Read | None = None
        for turn in turns:
            known = outcome(turn.id)
            if known is not None:
                self._outcomes[turn.id] = known
                continue
            layer = layer_of(turn)
            if layer is not None:
                self._layer_of[turn.id] = layer.id()
                if layer.id() not in self._layers:
                    source = QgsVectorLayerFeatureSource(layer)
                    self._layers[layer.id()] = _Layer(source, layer.crs())

    def __call__(self, turn: Turn) -> bytes:
        """The map of one of the turns."""
        outcome = self._outcomes.get(turn.id)
        if outcome is None:
            return map_picture(turn, self._shapes(turn))
        shapes = [(item.label, item.geometry) for item in outcome.placed.features]
        return map_picture(turn, shapes, None if turn.feature_count else outcome.heat_map)

    def _shapes(self, turn: Turn) -> Shapes:
        """What was found, in the CRS of the turn's view."""
        read = self._read(turn)
        if read is None:
            return []
        shared = turn.layer_of(LayerKind.POLYGONS) is None
        shapes = read.of_turn.get(turn.id) or ([] if shared else read.shapes)
        crs = QgsCoordinateReferenceSystem.fromWkt(turn.context.crs_wkt)
        if crs == read.crs:
            return shapes
        move = QgsCoordinateTransform(read.crs, crs, self._context)
        moved = [(label, QgsGeometry(geometry)) for label, geometry in shapes]
        return [(label, geometry) for label, geometry in moved if geometry.transform(move) == 0]

    def _read(self, turn: Turn) -> _Read | None:
        """The layer that holds a turn's features. The last one read stays at hand: turns that
        share a layer mostly follow each other."""
        key = self._layer_of.get(turn.id)
        reference = turn.layer_of(LayerKind.POLYGONS)
        if key is not None:
            if self._last is None or self._last.key != key:
                layer = self._layers[key]
                names = layer.source.fields().names()
                self._last = _read(key, layer.crs, names, layer.source.getFeatures())
            return self._last
        source = own_source(reference, self._folders) if reference is not None else ""
        if not source:
            return None
        # A layer belongs to the thread that makes it: it is read here and goes.
        options = QgsVectorLayer.LayerOptions()
        options.loadDefaultStyle = False
        reopened = QgsVectorLayer(source, "", "ogr", options)
        if not reopened.isValid():
            return None
        names = reopened.fields().names()
        return _read(source, reopened.crs(), names, reopened.getFeatures())


def _read(
    key: str,
    crs: QgsCoordinateReferenceSystem,
    names: Sequence[str],
    features: Iterable[QgsFeature],
) -> _Read:
    shapes: Shapes = []
    of_turn: dict[str, Shapes] = {}
    for feature in features:
        label = feature["label"] if "label" in names else ""
        shape = (str(label or ""), feature.geometry())
        shapes.append(shape)
        if "turn" in names:
            of_turn.setdefault(str(feature["turn"]), []).append(shape)
    return _Read(key, crs, shapes, of_turn)
