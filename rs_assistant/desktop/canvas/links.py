# SPDX-License-Identifier: GPL-2.0-or-later
"""Links of an answer as geometries: a group of features, one feature, a ninth of the view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Mapping
from urllib.parse import unquote

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtGui import QColor

from rs_assistant.desktop.layers.placed import PlacedAnswer, extent_of
from rs_assistant.engine.conversation import LayerKind, Turn

MARGIN = 1.4
MARGIN_OF_ONE = 4.0  # one thing alone is recognised by what is around it
FLASHED_AT_MOST = 500


@dataclass(frozen=True, eq=False)
class Target:
    """What a link points at; ``fids`` are the features in the turn's layer, if they are known."""

    geometries: tuple[QgsGeometry, ...]
    crs: QgsCoordinateReferenceSystem
    fids: tuple[int, ...] = ()


Places = Mapping[int, tuple[int, ...]]
"""Feature ids in a layer of each feature of an answer, which are counted from 0."""


def target_of(
    link: str,
    turn: Turn,
    placed: PlacedAnswer | None,
    layer: QgsVectorLayer | None,
    places: Places | None = None,
) -> Target | None:
    """Resolve ``features:NAME``, ``feature:N`` and ``cell:NAME``; None when nothing is there.

    ``placed`` is the answer of this session, with ``places`` in its layer (in their order from 1
    unless given); without it (a reopened conversation) the layer is searched for the turn's
    features, which are in the order of the answer.
    """
    scheme, _, name = link.partition(":")
    name = unquote(name)
    if scheme == "cell":
        return _cell(name, turn)
    if scheme == "feature":
        try:
            number = int(name)
        except ValueError:
            return None
        return _feature(number, turn, placed, layer, places)
    if scheme == "features":
        return _group(name, turn, placed, layer, places)
    return None


def features_of(turn: Turn, layer: QgsVectorLayer) -> list[QgsFeature]:
    """A turn's features in a layer that may hold those of others, in the order of the answer."""
    features = list(layer.getFeatures())
    if "turn" in layer.fields().names():
        own = [feature for feature in features if feature["turn"] == turn.id]
        if own:
            return own
    shared = turn.layer_of(LayerKind.POLYGONS) is None
    return [] if shared else features


def zoom(canvas: QgsMapCanvas, target: Target, project: QgsProject) -> None:
    """Bring a target into the middle of the map and flash it."""
    box = _in_canvas(extent_of(target.geometries), target.crs, canvas, project)
    if box is not None and not box.isNull():
        if box.width() == 0 and box.height() == 0:
            canvas.setCenter(box.center())
        else:
            box.scale(MARGIN if len(target.geometries) > 1 else MARGIN_OF_ONE)
            # One small thing would fill the window: keep some of its surroundings.
            smallest = canvas.extent().width() / 8
            if max(box.width(), box.height()) < smallest:
                box = QgsRectangle.fromCenterAndSize(box.center(), smallest, smallest)
            canvas.setExtent(box)
        canvas.refresh()
    flash(canvas, target)


def flash(canvas: QgsMapCanvas, target: Target) -> None:
    """Light the target up for a moment where it is."""
    canvas.flashGeometries(
        list(target.geometries[:FLASHED_AT_MOST]),
        target.crs,
        QColor(255, 214, 0, 255),
        QColor(255, 214, 0, 0),
        3,
        300,
    )


def go_to(
    canvas: QgsMapCanvas,
    project: QgsProject,
    extent: tuple[float, float, float, float],
    crs_wkt: str,
) -> bool:
    """Show an extent given in any CRS; False when it cannot be shown in the map's."""
    crs = QgsCoordinateReferenceSystem.fromWkt(crs_wkt)
    box = _in_canvas(QgsRectangle(*extent), crs, canvas, project)
    if box is None or box.isEmpty():
        return False
    canvas.setExtent(box)
    canvas.refresh()
    return True


def in_canvas_crs(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    canvas: QgsMapCanvas,
    project: QgsProject,
) -> QgsGeometry | None:
    """A geometry in the CRS of the map, None when it cannot be expressed there."""
    target = canvas.mapSettings().destinationCrs()
    if crs.isValid() and target.isValid() and crs != target:
        try:
            geometry.transform(QgsCoordinateTransform(crs, target, project))
        except QgsCsException:
            return None
    return geometry


def _in_canvas(
    box: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    canvas: QgsMapCanvas,
    project: QgsProject,
) -> QgsRectangle | None:
    target = canvas.mapSettings().destinationCrs()
    if box.isNull() or not crs.isValid() or not target.isValid() or crs == target:
        return box
    try:
        return QgsCoordinateTransform(crs, target, project).transformBoundingBox(box)
    except QgsCsException:
        return None


def _cell(name: str, turn: Turn) -> Target | None:
    """A ninth of the turn's view: ``top-left`` … ``center`` … ``bottom-right``."""
    if turn.context.extent is None:
        return None
    words = name.replace("centre", "center").replace("_", "-").split("-")
    column = 0 if "left" in words else 2 if "right" in words else 1
    row = 0 if "top" in words else 2 if "bottom" in words else 1
    if not set(words) <= {"top", "bottom", "left", "right", "center", "middle"}:
        return None
    x_min, y_min, x_max, y_max = turn.context.extent
    width, height = (x_max - x_min) / 3, (y_max - y_min) / 3
    box = QgsRectangle(
        x_min + column * width,
        y_max - (row + 1) * height,
        x_min + (column + 1) * width,
        y_max - row * height,
    )
    crs = QgsCoordinateReferenceSystem.fromWkt(turn.context.crs_wkt)
    return Target((QgsGeometry.fromRect(box),), crs)


def _feature(
    number: int,
    turn: Turn,
    placed: PlacedAnswer | None,
    layer: QgsVectorLayer | None,
    places: Places | None,
) -> Target | None:
    if placed is not None:
        features = placed.features
        if not 0 <= number < len(features):
            return None
        crs = QgsCoordinateReferenceSystem.fromWkt(placed.crs_wkt)
        return Target((features[number].geometry,), crs, _ids((number,), places))
    if layer is None or number < 0:
        return None
    for feature in features_of(turn, layer)[number : number + 1]:
        return Target((feature.geometry(),), layer.crs(), (feature.id(),))
    return None


def _group(
    name: str,
    turn: Turn,
    placed: PlacedAnswer | None,
    layer: QgsVectorLayer | None,
    places: Places | None,
) -> Target | None:
    if placed is not None:
        crs = QgsCoordinateReferenceSystem.fromWkt(placed.crs_wkt)
        wanted = placed.group(name)
        chosen = [
            (index, feature)
            for index, feature in enumerate(
                (group, item) for group in placed.groups for item in group.features
            )
            if feature[0] is wanted or (wanted is None and feature[1].label == name)
        ]
        if not chosen:
            return None
        geometries = tuple(item.geometry for _, (_, item) in chosen)
        return Target(geometries, crs, _ids([index for index, _ in chosen], places))
    if layer is None:
        return None
    features = features_of(turn, layer)
    labelled = "label" in layer.fields().names()
    some = [f for f in features if labelled and f["label"] == name] or features
    if not some:
        return None
    return Target(
        tuple(feature.geometry() for feature in some),
        layer.crs(),
        tuple(feature.id() for feature in some),
    )


def _ids(numbers: Iterable[int], places: Places | None) -> tuple[int, ...]:
    if places is None:
        return tuple(number + 1 for number in numbers)
    return tuple(fid for number in numbers for fid in places.get(number, ()))
