# SPDX-License-Identifier: GPL-2.0-or-later
"""Adding an answer's polygons to a layer that is there already, and taking them out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QUndoStack

from rs_assistant.desktop.layers.appending import AppendFeatures, features_for, takers
from rs_assistant.desktop.layers.geopackage import NotWritableError
from rs_assistant.desktop.layers.place import geometry_of
from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedFeature, PlacedGroup
from rs_assistant.engine.conversation import LayerKind
from rs_assistant.engine.georeference import GeoTransform

GRID = GeoTransform(500000.0, 1.0, 0.0, 5700000.0, 0.0, -1.0)


def square(left: float, top: float, side: float = 10) -> np.ndarray:
    return np.array(
        [[left, top], [left + side, top], [left + side, top + side], [left, top + side]]
    )


@pytest.fixture
def answer() -> PlacedAnswer:
    """Two ships; the second lies in two parts."""
    first = geometry_of(((square(0, 0),),), GRID)
    second = geometry_of(((square(20, 0),), (square(40, 0),)), GRID)
    ships = (PlacedFeature("ship", 0.9, 100.0, first), PlacedFeature("ship", 0.6, 200.0, second))
    wkt = QgsCoordinateReferenceSystem("EPSG:32631").toWkt()
    return PlacedAnswer(
        (PlacedGroup("ship", ships),), wkt, "turn1", "ships", "starter", "1", "harbour"
    )


def stored(folder: Path, kind: str, name: str = "mine") -> QgsVectorLayer:
    """A layer of the user in a GeoPackage of its own, in the project."""
    memory = QgsVectorLayer(kind, name, "memory")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    context = QgsProject.instance().transformContext()
    path = folder / f"{name}.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(path), context, options)
    layer = QgsVectorLayer(str(path), name, "ogr")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    return layer


def append(layer: QgsVectorLayer, answer: PlacedAnswer, told: list[Any]) -> QUndoStack:
    features, _ = features_for(layer, answer, QgsProject.instance())
    stack = QUndoStack()
    stack.push(AppendFeatures(layer, features, lambda *words: told.append(words), told.append))
    return stack


def test_fields_of_the_same_name_are_filled_and_others_left_to_the_layer(
    project: Any, tmp_path: Path, answer: PlacedAnswer
) -> None:
    layer = stored(tmp_path, "MultiPolygon?crs=EPSG:32631&field=LABEL:string&field=notes:string")
    told: list[Any] = []
    append(layer, answer, told)
    rows = list(layer.getFeatures())
    assert [row["LABEL"] for row in rows] == ["ship", "ship"]
    assert not any(row["notes"] for row in rows)
    assert [row.geometry().area() for row in rows] == pytest.approx([100.0, 200.0])
    reference, fids = told[0]
    assert (reference.layer_id, reference.kind) == (layer.id(), LayerKind.APPENDED)
    assert list(fids) == [row.id() for row in rows]


def test_one_step_of_undo_takes_out_exactly_these_and_redo_brings_them_again(
    project: Any, tmp_path: Path, answer: PlacedAnswer
) -> None:
    layer = stored(tmp_path, "MultiPolygon?crs=EPSG:32631&field=label:string")
    told: list[Any] = []
    append(layer, answer, told)
    stack = append(layer, answer, told)
    assert layer.featureCount() == 4
    stack.undo()
    assert [row.id() for row in layer.getFeatures()] == list(told[0][1])
    assert told[-1] == (None, ())
    stack.redo()
    assert layer.featureCount() == 4


def test_polygons_are_placed_in_the_crs_and_geometry_type_of_the_layer(
    project: Any, tmp_path: Path, answer: PlacedAnswer
) -> None:
    layer = stored(tmp_path, "Polygon?crs=EPSG:4326&field=label:string")
    features, owners = features_for(layer, answer, project)
    assert owners == [0, 1, 1]
    assert not any(feature.geometry().isMultipart() for feature in features)
    told: list[Any] = []
    append(layer, answer, told)
    assert layer.featureCount() == 3
    assert layer.extent().xMinimum() == pytest.approx(3.0, abs=0.01)


def test_a_layer_that_is_being_edited_gets_one_step_in_its_own_undo(
    project: Any, tmp_path: Path, answer: PlacedAnswer
) -> None:
    layer = stored(tmp_path, "MultiPolygon?crs=EPSG:32631&field=label:string")
    assert layer.startEditing()
    told: list[Any] = []
    stack = append(layer, answer, told)
    assert layer.featureCount() == 2
    assert layer.dataProvider().featureCount() == 0
    assert layer.undoStack().count() == 1
    stack.undo()
    assert layer.featureCount() == 0
    assert layer.rollBack()


@pytest.mark.parametrize("stop_editing", [True, False])
@pytest.mark.parametrize("kept", ["file", "memory"])
def test_what_was_added_to_an_edited_layer_is_undone_after_the_edits_were_saved(
    project: Any, tmp_path: Path, answer: PlacedAnswer, kept: str, stop_editing: bool
) -> None:
    kind = "MultiPolygon?crs=EPSG:32631&field=label:string"
    layer = stored(tmp_path, kind) if kept == "file" else QgsVectorLayer(kind, "mine", "memory")
    project.addMapLayer(layer)
    assert layer.startEditing()
    drawn = QgsFeature(layer.fields())
    drawn.setGeometry(answer.features[0].geometry)
    drawn["label"] = "drawn before"
    assert layer.addFeature(drawn)
    features, owners = features_for(layer, answer, project)
    stack, renumbered = QUndoStack(), []
    stack.push(AppendFeatures(layer, features, lambda *_: None, print, renumbered.append))
    drawn["label"] = "drawn after"
    assert layer.addFeature(drawn)
    assert layer.commitChanges(stop_editing)
    assert layer.featureCount() == 4
    (fids,) = renumbered
    assert owners == [0, 1]
    labels_and_areas = [
        (layer.getFeature(fid)["label"], layer.getFeature(fid).geometry().area()) for fid in fids
    ]
    assert labels_and_areas == [("ship", pytest.approx(100.0)), ("ship", pytest.approx(200.0))]
    stack.undo()
    assert sorted(row["label"] for row in layer.getFeatures()) == ["drawn after", "drawn before"]
    stack.redo()
    assert layer.featureCount() == 4
    stack.undo()
    assert layer.featureCount() == 2
    assert layer.rollBack() or stop_editing


def test_what_was_added_to_an_edited_layer_and_discarded_with_its_edits_stays_away(
    project: Any, tmp_path: Path, answer: PlacedAnswer
) -> None:
    layer = stored(tmp_path, "MultiPolygon?crs=EPSG:32631&field=label:string")
    assert layer.startEditing()
    stack = append(layer, answer, [])
    assert layer.rollBack()
    assert layer.featureCount() == 0
    stack.undo()
    assert layer.featureCount() == 0
    stack.redo()
    assert layer.featureCount() == 2


def test_only_layers_that_take_polygons_are_offered(
    project: Any, tmp_path: Path, raster: Any
) -> None:
    raster(np.zeros((3, 8, 8), np.uint8))
    mine = stored(tmp_path, "MultiPolygon?crs=EPSG:32631", "areas")
    stored(tmp_path, "Point?crs=EPSG:32631", "points")
    locked = stored(tmp_path, "MultiPolygon?crs=EPSG:32631", "locked")
    locked.setReadOnly(True)
    assert takers(project) == [mine]


def test_a_layer_without_a_place_on_earth_takes_no_polygons_that_have_one(
    project: Any, tmp_path: Path, answer: PlacedAnswer
) -> None:
    layer = stored(tmp_path, "MultiPolygon?field=label:string")
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(NotWritableError, match="new layer"):
        features_for(layer, answer, project)
    assert layer.featureCount() == 0


def test_undo_after_the_layer_was_removed_does_no_harm(
    project: Any, tmp_path: Path, answer: PlacedAnswer
) -> None:
    layer = stored(tmp_path, "MultiPolygon?crs=EPSG:32631&field=label:string")
    told: list[Any] = []
    stack = append(layer, answer, told)
    project.removeMapLayer(layer.id())
    stack.undo()
    stack.redo()
    assert told[-1] == (None, ())
