# SPDX-License-Identifier: GPL-2.0-or-later
"""Adding the polygons of an answer to a layer that is there already, in steps that can be undone.

Any polygon layer that takes features will do. Attributes go where a field has the name of ours;
everything else gets the layer's own defaults. A layer in edit mode is edited (so the user's own
undo has it as one step), any other is written at once. Saving the edits gives the features other
ids, which are followed, so that they can be taken out and pointed at afterwards, too.
"""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorDataProvider,
    QgsVectorLayer,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QUndoCommand

from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY
from rs_assistant.desktop.layers.geopackage import NotWritableError, attributes, fields
from rs_assistant.desktop.layers.placed import PlacedAnswer
from rs_assistant.desktop.layers.styling import recount
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import LayerKind, LayerRef

OURS = tuple(field.name() for field in fields(change=True))


def takers(project: QgsProject) -> list[QgsVectorLayer]:
    """Polygon layers of the project that take more features, our own results first."""
    root = project.layerTreeRoot()
    found = [layer for layer in root.layerOrder() if takes_polygons(layer)]
    return sorted(found, key=lambda layer: not layer.customProperty(RESULT_PROPERTY))


def takes_polygons(layer: object) -> bool:
    """Whether features can be added to a layer."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid() or layer.readOnly():
        return False
    provider = layer.dataProvider()
    adds = QgsVectorDataProvider.Capability.AddFeatures
    return bool(
        layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        and provider is not None
        and provider.capabilities() & adds
    )


def features_for(
    layer: QgsVectorLayer, answer: PlacedAnswer, project: QgsProject
) -> tuple[list[QgsFeature], list[int]]:
    """The answer's polygons as features of a layer: its CRS, geometry type, fields and defaults.

    The second list says of which feature of the answer (counted from 0) each one is: a layer of
    single polygons gets several for one in parts. Raises `NotWritableError` when the CRSs do not
    meet.
    """
    move = _transform(answer, layer, project)
    ours = {name.casefold(): index for index, name in enumerate(OURS)}
    columns = {
        index: ours[field.name().casefold()]
        for index, field in enumerate(layer.fields())
        if field.name().casefold() in ours
    }
    made: list[QgsFeature] = []
    owners: list[int] = []
    for number, item in enumerate(answer.features):
        geometry = QgsGeometry(item.geometry)
        if move is not None:
            try:
                geometry.transform(move)
            except QgsCsException as error:
                raise _other_place(layer) from error
        values = attributes(item, answer)
        known = {index: values[column] for index, column in columns.items()}
        feature = QgsVectorLayerUtils.createFeature(layer, geometry, known)
        for part in QgsVectorLayerUtils.makeFeatureCompatible(feature, layer):
            made.append(part)
            owners.append(number)
    return made, owners


class AppendFeatures(QUndoCommand):
    """Adds features to a layer; undone, exactly these leave it again.

    ``changed(LayerRef | None, fids)`` tells the turn, ``renumbered(fids)`` that the layer has saved
    its edits and calls the same features by other ids. ``failed`` is called when it refuses.
    """

    def __init__(
        self,
        layer: QgsVectorLayer,
        features: Sequence[QgsFeature],
        changed: Callable[[LayerRef | None, Sequence[int]], None],
        failed: Callable[[NotWritableError], None],
        renumbered: Callable[[Sequence[int]], None] = lambda fids: None,
    ) -> None:
        super().__init__(tr("Add to layer “{name}”").format(name=layer.name()))
        self._layer = layer
        self._features = [QgsFeature(feature) for feature in features]
        self._changed = changed
        self._failed = failed
        self._renumbered = renumbered
        self._added: list[int] = []
        self._ids: SavedIds | None = None

    def redo(self) -> None:
        """Add."""
        layer = self._layer
        if sip.isdeleted(layer):
            return
        added = _added(layer, self.text(), [QgsFeature(feature) for feature in self._features])
        if added is None:
            self.setObsolete(True)
            self._failed(
                NotWritableError(
                    tr("The layer “{name}” takes no polygons.").format(name=layer.name()),
                    tr("Choose another layer, or add a new one."),
                    "; ".join(layer.dataProvider().errors()),
                )
            )
            return
        self._follow(added)
        self._shown()
        reference = LayerRef(layer.id(), layer.name(), kind=LayerKind.APPENDED)
        self._changed(reference, tuple(added))

    def undo(self) -> None:
        """Take them out again; what the user has deleted meanwhile is gone already."""
        layer = self._layer
        if not sip.isdeleted(layer) and self._added:
            layer.removeSelection()
            if layer.isEditable():
                layer.beginEditCommand(self.text())
                layer.deleteFeatures(self._added)
                layer.endEditCommand()
            else:
                layer.dataProvider().deleteFeatures(self._added)
            self._shown()
        self._follow([])
        self._changed(None, ())

    def _follow(self, added: list[int]) -> None:
        """Remember the features; those of unsaved edits until they have their lasting ids."""
        self._added = added
        if self._ids is not None:
            self._ids.end()
            self._ids = None
        if any(fid < 0 for fid in added):
            self._ids = SavedIds(self._layer, self._saved)

    def _saved(self, lasting: dict[int, int]) -> None:
        known = [lasting.get(fid, fid) for fid in self._added]
        if known != self._added:
            self._added = known
            self._renumbered(tuple(known))

    def _shown(self) -> None:
        layer = self._layer
        layer.updateExtents()
        if layer.customProperty(RESULT_PROPERTY):
            recount(layer)
        layer.triggerRepaint()


class SavedIds(QObject):
    """Tells which lasting ids the features of a layer get when its edits are saved.

    While it saves, the layer takes each feature's passing (negative) id back and at once gives it
    its lasting one; ``saved(passing → lasting)`` is called when all are done.
    """

    def __init__(self, layer: QgsVectorLayer, saved: Callable[[dict[int, int]], None]) -> None:
        super().__init__()
        self._layer = layer
        self._saved = saved
        self._saving = False
        self._taken: int | None = None
        self._lasting: dict[int, int] = {}
        self._connections = [
            (layer.committedFeaturesAdded, self._begin),
            (layer.featureDeleted, self._take),
            (layer.featureAdded, self._give),
            (layer.afterCommitChanges, self._end),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def end(self) -> None:
        """Listen no more."""
        if not sip.isdeleted(self._layer):
            for signal, slot in self._connections:
                signal.disconnect(slot)
        self._connections = []

    def _begin(self, *_: object) -> None:
        self._saving = True

    def _take(self, fid: int) -> None:
        if self._saving:
            self._taken = fid

    def _give(self, fid: int) -> None:
        if self._saving and self._taken is not None:
            self._lasting[self._taken] = fid
            self._taken = None

    def _end(self) -> None:
        lasting, self._lasting = self._lasting, {}
        self._saving, self._taken = False, None
        if lasting:
            self._saved(lasting)


def _added(layer: QgsVectorLayer, title: str, features: list[QgsFeature]) -> list[int] | None:
    """Ids of the features as the layer knows them; None when it refuses."""
    if layer.isEditable():
        layer.beginEditCommand(title)
        before = _ids(layer)
        if layer.addFeatures(features):
            layer.endEditCommand()
            return sorted(_ids(layer) - before, reverse=True)  # new ones count down from -1
        layer.destroyEditCommand()
        return None
    done, stored = layer.dataProvider().addFeatures(features)
    return [feature.id() for feature in stored] if done else None


def _ids(layer: QgsVectorLayer) -> set[int]:
    return set(layer.allFeatureIds())


def _transform(
    answer: PlacedAnswer, layer: QgsVectorLayer, project: QgsProject
) -> QgsCoordinateTransform | None:
    source = QgsCoordinateReferenceSystem.fromWkt(answer.crs_wkt)
    target = layer.crs()
    if source.isValid() != target.isValid():
        raise _other_place(layer)
    if not source.isValid() or source == target:
        return None
    return QgsCoordinateTransform(source, target, project.transformContext())


def _other_place(layer: QgsVectorLayer) -> NotWritableError:
    return NotWritableError(
        tr("The polygons cannot be placed in the CRS of the layer “{name}”.").format(
            name=layer.name()
        ),
        tr("Add them as a new layer instead."),
    )
