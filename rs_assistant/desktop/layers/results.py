# SPDX-License-Identifier: GPL-2.0-or-later
"""Result layers in the project: a group per conversation on top, style, provenance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from qgis.core import (
    QgsAbstractMetadataBase,
    QgsLayerMetadata,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY
from rs_assistant.desktop.layers.geopackage import OpenedLayer
from rs_assistant.desktop.layers.heat_map import style_heat_map
from rs_assistant.desktop.layers.placed import PlacedAnswer
from rs_assistant.desktop.layers.styling import labels_in, style
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import LayerKind, LayerRef
from rs_assistant.engine.environment import resource
from rs_assistant.engine.lexicon import noun

CONVERSATION_PROPERTY = "rs_assistant/conversation"
QUESTION = 40  # characters of a question in a layer's name


def layer_name(answer: PlacedAnswer) -> str:
    """What the layer tree calls the layer: what was found, in the plural."""
    words = [tr(noun(group.name)) for group in answer.groups if group.features]
    name = ", ".join(dict.fromkeys(words[:3])) + ("…" if len(words) > 3 else "")
    return name[:1].upper() + name[1:]


def distinct_name(project: QgsProject, conversation: str, name: str, question: str) -> str:
    """The name, with the question behind it where the conversation has a layer of that name."""
    group = next(iter(_groups(project, conversation)), None)
    taken = {node.layer().name() for node in group.findLayers() if node.layer()} if group else set()
    if name not in taken:
        return name
    words = " ".join(question.split())
    asked = words if len(words) <= QUESTION else words[: QUESTION - 1].rstrip() + "…"
    longer = tr("{name}: {question}").format(name=name, question=asked)
    return next(
        one
        for number in range(1, len(taken) + 2)
        if (one := longer if number == 1 else f"{longer} ({number})") not in taken
    )


def dress(layer: QgsMapLayer, answer: PlacedAnswer, conversation: str) -> None:
    """Style, provenance and the marks by which the plugin knows its own layers."""
    if isinstance(layer, QgsRasterLayer):
        style_heat_map(layer)
    else:
        counts = Counter(feature.label for feature in answer.features)
        style(layer, list(counts), counts, resource("styles", "results.qml"))
    layer.setCustomProperty(RESULT_PROPERTY, answer.turn)
    layer.setCustomProperty(CONVERSATION_PROPERTY, conversation)
    layer.setMetadata(provenance(layer, answer))


def provenance(layer: QgsMapLayer, answer: PlacedAnswer) -> QgsLayerMetadata:
    """Layer metadata: what was asked, of which picture, and which model answered."""
    metadata = QgsLayerMetadata(layer.metadata())
    metadata.setTitle(layer.name())
    metadata.setType("dataset")
    metadata.setLanguage("en")
    metadata.setAbstract(
        tr("Found by RS Assistant in answer to “{prompt}”.").format(prompt=answer.prompt)
    )
    lines = [
        tr("Source: {value}").format(value=answer.source),
        tr("Image date: {value}").format(value=answer.date or tr("unknown")),
        tr("Model: {value}").format(value=f"{answer.model} {answer.version}".strip()),
        tr("Asked: {value}").format(value=answer.created),
        tr("Turn: {value}").format(value=answer.turn),
    ]
    metadata.setHistory(lines)
    metadata.setKeywords({"gmd:topicCategory": ["imageryBaseMapsEarthCover"]})
    constraint = QgsLayerMetadata.Constraint(
        tr("Predicted by a model; check before relying on it."), "limitations"
    )
    metadata.setConstraints([constraint])
    metadata.setCrs(layer.crs())
    assert isinstance(metadata, QgsAbstractMetadataBase)
    return metadata


def conversation_group(project: QgsProject, conversation: str, title: str) -> QgsLayerTreeGroup:
    """The conversation's group in the layer tree, made above everything else when missing."""
    for group in _groups(project, conversation):
        return group
    group = project.layerTreeRoot().insertGroup(0, title or tr("RS Assistant"))
    group.setCustomProperty(CONVERSATION_PROPERTY, conversation)
    return group


def _groups(project: QgsProject, conversation: str) -> list[QgsLayerTreeGroup]:
    return [
        group
        for group in project.layerTreeRoot().findGroups(True)
        if group.customProperty(CONVERSATION_PROPERTY) == conversation
    ]


def show_layer(project: QgsProject, layer: QgsMapLayer, conversation: str, title: str) -> None:
    """Put the layer on top of its conversation's group."""
    group = conversation_group(project, conversation, title)
    project.addMapLayer(layer, False)
    group.insertLayer(0, layer)
    # The view folds a group that was empty when it came, and hears only of changes.
    group.setExpanded(False)
    group.setExpanded(True)


def reopened(reference: LayerRef, folders: list[Path]) -> QgsMapLayer | None:
    """The layer of a conversation that was read back, from its file."""
    source = own_source(reference, folders)
    if not source:
        return None
    if reference.kind is LayerKind.HEAT_MAP:
        layer: QgsMapLayer = QgsRasterLayer(source, reference.name)
    else:
        layer = QgsVectorLayer(source, reference.name, "ogr")
    if not layer.isValid():
        return None
    if isinstance(layer, QgsVectorLayer):
        counts = labels_in(layer)
        style(layer, list(counts), counts, resource("styles", "results.qml"))
    else:
        style_heat_map(layer)
    layer.setCustomProperty(RESULT_PROPERTY, reference.table or reference.name)
    return layer


def own_source(reference: LayerRef, folders: list[Path]) -> str:
    """What QGIS opens the file of a layer by, "" where it is not ours or not there.

    The reference comes out of a project file that anybody may have written: only GeoPackages and
    rasters in our own folders are opened.
    """
    path = Path(reference.source)
    ending = ".tif" if reference.kind is LayerKind.HEAT_MAP else ".gpkg"
    ours = path.suffix == ending and path.parent.resolve() in {f.resolve() for f in folders}
    if not ours or not path.is_file() or "|" in reference.table:
        return ""
    table = f"|layername={reference.table}"
    return str(path) if reference.kind is LayerKind.HEAT_MAP else f"{path}{table}"


def hide_layer(project: QgsProject, layer: QgsMapLayer) -> None:
    """Take the layer out of the project without deleting it; an emptied group goes too."""
    node = project.layerTreeRoot().findLayer(layer.id())
    group = node.parent() if node is not None else None
    project.takeMapLayer(layer)
    if (
        isinstance(group, QgsLayerTreeGroup)
        and group.customProperty(CONVERSATION_PROPERTY)
        and not group.children()
        and group.parent() is not None
    ):
        group.parent().removeChildNode(group)


def layer_ref(opened: OpenedLayer) -> LayerRef:
    """What the conversation remembers of a layer."""
    kind = LayerKind.POLYGONS
    if isinstance(opened.layer, QgsRasterLayer):
        kind = LayerKind.HEAT_MAP
    return LayerRef(opened.layer.id(), opened.layer.name(), opened.path, opened.table, kind)
