# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user has chosen, found again: a layer, selected features, a region in another CRS."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsMapLayer,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from rs_assistant.desktop.canvas.imagery import is_imagery
from rs_assistant.desktop.canvas.sources import MapState, ViewSource
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import ViewUnusable


def layer_by_id(ids: tuple[str, ...], index: int, state: MapState) -> QgsRasterLayer:
    layer = state.project_layers.get(ids[index]) if index < len(ids) else None
    if not is_imagery(layer):
        raise ViewUnusable(
            tr("The layer that was chosen is not there any more."),
            tr("Choose what to look at in the context bar."),
        )
    return layer


def selected_region(source: ViewSource, state: MapState) -> QgsGeometry:
    """The selected polygons of a vector layer as one region in the CRS of the map."""
    layer = state.project_layers.get(source.layer_ids[0]) if source.layer_ids else None
    features = layer.selectedFeatures() if layer is not None else []
    shapes = [feature.geometry() for feature in features if feature.hasGeometry()]
    shapes = [shape for shape in shapes if shape.area() > 0]
    if not shapes:
        raise ViewUnusable(
            tr("No polygon is selected."), tr("Select polygons on the map and ask again.")
        )
    merged = QgsGeometry.unaryUnion(shapes)
    region = region_in(merged, layer.crs(), state.crs, state.transform_context)
    assert region is not None
    return region


def region_in(
    region: QgsGeometry | None,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsGeometry | None:
    """The region in another CRS. Raises `ViewUnusable` when it cannot be expressed there."""
    if region is None or not source.isValid() or not target.isValid() or source == target:
        return region
    # Straight on the map is curved in the layer's CRS: a few points more keep the shape.
    moved = (
        region.densifyByCount(8) if region.constGet().nCoordinates() < 64 else QgsGeometry(region)
    )
    try:
        moved.transform(QgsCoordinateTransform(source, target, context))
    except QgsCsException as error:
        raise _beyond(str(error)) from error
    if not moved.boundingBox().isFinite():  # some projections say so without an error
        raise _beyond()
    return moved


def _beyond(detail: str = "") -> ViewUnusable:
    return ViewUnusable(
        tr("The region cannot be expressed in the CRS of the imagery."),
        tr("Draw it closer to the imagery."),
        detail,
    )


def is_marked(layer: QgsMapLayer) -> bool:
    """Whether a layer has selected polygons."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        and layer.selectedFeatureCount() > 0
    )
