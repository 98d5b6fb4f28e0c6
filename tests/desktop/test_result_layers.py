# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers as layers: GeoPackage, attributes, style, group, provenance, undo; and no stalls."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QUndoStack

from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.layers.adding import LayerAdder, Order
from rs_assistant.desktop.layers.geopackage import file_name, result_folders, table_name, write
from rs_assistant.desktop.layers.place import geometry_of
from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedFeature, PlacedGroup
from rs_assistant.desktop.layers.results import distinct_name
from rs_assistant.desktop.layers.styling import colour_of
from rs_assistant.engine.conversation import LayerRef
from rs_assistant.engine.errors import Cancelled
from rs_assistant.engine.georeference import GeoTransform
from tests.desktop.support import wait_until

NORTH_UP = GeoTransform(500000.0, 0.5, 0.0, 5700000.0, 0.0, -0.5)


def squares(label: str, count: int, offset: int = 0) -> PlacedGroup:
    """Squares of 10 pixels, one beside the other."""
    features = []
    for index in range(count):
        left, top = 12.0 * (index % 100), 12.0 * (index // 100) + offset
        ring = np.array([[left, top], [left + 10, top], [left + 10, top + 10], [left, top + 10]])
        geometry = geometry_of(((ring,),), NORTH_UP)
        features.append(PlacedFeature(label, 0.5 + index / (2 * count), 25.0, geometry))
    return PlacedGroup(label, tuple(features))


def answer(*groups: PlacedGroup, turn: str = "0123456789abcdef", crs: str = "EPSG:32631") -> Any:
    wkt = QgsCoordinateReferenceSystem(crs).toWkt(
        QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED
    )
    return PlacedAnswer(
        groups,
        wkt,
        turn,
        "segment ships and tanks",
        "starter",
        "1.2",
        "harbour.tif",
        "2020-08-31",
        "2026-01-01T00:00:00+00:00",
    )


def write_now(placed: PlacedAnswer, folders: list[Path], file: str = "results.gpkg") -> Any:
    return write(placed, "ships", folders, file, QgsCoordinateTransformContext(), QgsFeedback())


@pytest.fixture
def adder(project: Any, tmp_path: Path, monkeypatch: Any) -> Any:
    """An adder that writes below the test's folder."""
    monkeypatch.setattr(adding, "result_folders", lambda _: [tmp_path / "results"])
    stack = QUndoStack()
    adder = LayerAdder(project, stack.push)
    adder.stack = stack
    yield adder
    adder.stop()
    stack.clear()


def order(placed: PlacedAnswer, told: list[Any], conversation: str = "c0ffee") -> Order:
    return Order(placed, "ships", conversation, "Harbour", told.append)


def test_every_feature_has_its_attributes_and_place(project: Any, tmp_path: Path) -> None:
    opened, troubles = write_now(answer(squares("ship", 3), squares("tank", 2, 50)), [tmp_path])
    assert not troubles
    layer = opened.layer
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:32631"
    rows = [dict(zip(layer.fields().names(), f.attributes())) for f in layer.getFeatures()]
    assert [row["label"] for row in rows] == ["ship"] * 3 + ["tank"] * 2
    assert {row["turn"] for row in rows} == {"0123456789abcdef"}
    first = rows[0]
    assert first["area_m2"] == 25.0
    assert first["score"] == 0.5
    assert first["prompt"] == "segment ships and tanks"
    assert (first["model"], first["version"]) == ("starter", "1.2")
    assert (first["source"], first["date"]) == ("harbour.tif", "2020-08-31")
    assert all(f.geometry().area() == 25.0 for f in layer.getFeatures())


def test_turns_of_a_conversation_share_a_file(project: Any, tmp_path: Path) -> None:
    first, _ = write_now(answer(squares("ship", 3), turn="aaaaaaaa1"), [tmp_path])
    second, _ = write_now(answer(squares("ship", 5), turn="bbbbbbbb2"), [tmp_path])
    assert first.path == second.path
    assert first.table != second.table
    assert first.layer.featureCount() == 3
    assert second.layer.featureCount() == 5


def test_an_answer_without_areas_leaves_them_empty(project: Any, tmp_path: Path) -> None:
    group = squares("ship", 1)
    unmeasured = PlacedFeature("ship", 0.5, None, group.features[0].geometry)
    placed = PlacedAnswer((PlacedGroup("ship", (unmeasured,)),), "", "turn")
    opened, _ = write_now(placed, [tmp_path])
    feature = next(opened.layer.getFeatures())
    assert not feature["area_m2"]
    assert not opened.layer.crs().isValid()


def test_without_a_writable_folder_the_layer_lives_in_memory(project: Any, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    opened, troubles = write_now(answer(squares("ship", 3)), [blocked / "results"])
    assert opened.path == ""
    assert opened.layer.providerType() == "memory"
    assert opened.layer.featureCount() == 3
    assert len(troubles) == 1


def test_a_full_or_broken_file_falls_back_to_the_next_folder(project: Any, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.mkdir()
    (bad / "results.gpkg").write_text("this is no GeoPackage")
    opened, troubles = write_now(answer(squares("ship", 2)), [bad, good])
    assert opened.path == str(good / "results.gpkg")
    assert len(troubles) == 1


def test_writing_can_be_cancelled(project: Any, tmp_path: Path) -> None:
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        write(
            answer(squares("ship", 2)),
            "ships",
            [tmp_path],
            "x.gpkg",
            QgsCoordinateTransformContext(),
            feedback,
        )


def test_a_saved_project_has_its_results_beside_it(project: Any, tmp_path: Path) -> None:
    assert str(tmp_path) not in str(result_folders(project)[0])
    project.write(str(tmp_path / "harbour.qgz"))
    assert result_folders(project)[0] == tmp_path / "harbour RS Assistant"


@pytest.mark.parametrize("title", ["ships: 2 < 3 / 4?", "../../etc/passwd", "船", "", "a" * 300])
def test_names_of_files_and_tables_are_safe(title: str) -> None:
    for name in (file_name(title, "0123456789abcdef"), table_name(title, "0123456789abcdef")):
        assert os.sep not in name
        assert ".." not in name
        assert 8 < len(name) < 64


def test_the_layer_is_shown_in_its_conversations_group_above_the_imagery(
    adder: Any, raster: Any
) -> None:
    raster(np.zeros((3, 8, 8), np.uint8))
    told: list[Any] = []
    adder.add(order(answer(squares("ship", 3), squares("tank", 2, 50)), told))
    adder.add(order(answer(squares("ship", 1), turn="fedcba98"), told))
    wait_until(lambda: len(told) == 2)
    root = QgsProject.instance().layerTreeRoot()
    group = root.children()[0]
    assert group.name() == "Harbour"
    layers = [node.layer() for node in group.findLayers()]
    assert [layer.id() for layer in layers] == [told[1].layer_id, told[0].layer_id]
    assert root.layerOrder()[-1].name() == "image"
    assert isinstance(told[0], LayerRef)
    assert layers[1].customProperty(RESULT_PROPERTY) == "0123456789abcdef"


def test_the_legend_has_a_category_with_its_number_for_each_label(adder: Any) -> None:
    told: list[Any] = []
    adder.add(order(answer(squares("ship", 3), squares("tank", 2, 50)), told))
    wait_until(lambda: told)
    layer = QgsProject.instance().mapLayer(told[0].layer_id)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    assert [item.label() for item in renderer.categories()] == ["ship (3)", "tank (2)"]
    colours = {item.symbol().symbolLayer(0).strokeColor().name() for item in renderer.categories()}
    assert len(colours) == 2
    assert all(item.symbol().color().alpha() < 128 for item in renderer.categories())


def test_the_metadata_say_where_the_layer_comes_from(adder: Any) -> None:
    told: list[Any] = []
    adder.add(order(answer(squares("ship", 3)), told))
    wait_until(lambda: told)
    metadata = QgsProject.instance().mapLayer(told[0].layer_id).metadata()
    text = metadata.abstract() + "\n".join(metadata.history())
    for part in ("segment ships and tanks", "harbour.tif", "2020-08-31", "starter 1.2"):
        assert part in text
    assert "check" in metadata.constraints()[0].constraint


def test_undo_takes_the_layer_back_in_one_step_and_redo_brings_it_again(adder: Any) -> None:
    project, told = QgsProject.instance(), []
    adder.add(order(answer(squares("ship", 3)), told))
    wait_until(lambda: told)
    identifier = told[0].layer_id
    adder.stack.undo()
    assert told[-1] is None
    assert project.mapLayer(identifier) is None
    assert not project.layerTreeRoot().children()
    adder.stack.redo()
    assert told[-1].layer_id == identifier
    layer = project.mapLayer(identifier)
    assert layer.featureCount() == 3
    assert Path(told[-1].source).is_file()


def test_a_layer_that_takes_the_place_of_another_hides_it_until_it_is_undone(adder: Any) -> None:
    told: list[Any] = []
    adder.add(order(answer(squares("ship", 3)), told))
    wait_until(lambda: told)
    first = QgsProject.instance().layerTreeRoot().findLayer(told[0].layer_id)
    refined = order(answer(squares("ship", 1), turn="fedcba98"), told)
    adder.add(replace(refined, instead_of=(told[0].layer_id, "of long ago")))
    wait_until(lambda: len(told) == 2)
    assert not first.isVisible()
    assert QgsProject.instance().layerTreeRoot().findLayer(told[1].layer_id).isVisible()
    adder.stack.undo()
    assert first.isVisible()
    adder.stack.redo()
    assert not first.isVisible()
    first.setItemVisibilityChecked(True)  # by the user, who wants to see both
    adder.stack.undo()
    assert first.isVisible()


def test_a_second_layer_of_the_same_name_says_which_question_made_it(adder: Any) -> None:
    project, told = QgsProject.instance(), []
    long = "only those that lie at the long quay and are larger than the others"
    names = []
    for question in ("segment the ships", "only the two largest", "only the two largest", long):
        name = distinct_name(project, "c0ffee", "Ships", question)
        adder.add(replace(order(answer(squares("ship", 1), turn=f"t{len(told)}"), told), name=name))
        wait_until(lambda: len(told) == len(names) + 1)
        names.append(project.mapLayer(told[-1].layer_id).name())
    assert names[:3] == [
        "Ships",
        "Ships: only the two largest",
        "Ships: only the two largest (2)",
    ]
    assert names[3].endswith("…")
    assert len(names[3]) < 60
    assert distinct_name(project, "another", "Ships", "segment the ships") == "Ships"


def test_undo_after_the_user_removed_the_layer_does_no_harm(adder: Any) -> None:
    told: list[Any] = []
    adder.add(order(answer(squares("ship", 3)), told))
    wait_until(lambda: told)
    QgsProject.instance().removeMapLayer(told[0].layer_id)
    adder.stack.undo()
    adder.stack.redo()
    adder.stack.undo()
    assert told[-1] is None


def test_layers_of_an_open_file_can_be_added_while_it_is_read(adder: Any) -> None:
    """A reader of one layer must not lock the writer of the next."""
    told: list[Any] = []
    adder.add(order(answer(squares("ship", 300), turn="aaaaaaaa"), told))
    wait_until(lambda: told)
    layer: QgsVectorLayer = QgsProject.instance().mapLayer(told[0].layer_id)
    reading = layer.getFeatures()
    next(reading)
    adder.add(order(answer(squares("tank", 300), turn="bbbbbbbb"), told))
    wait_until(lambda: len(told) == 2)
    assert told[1].source == told[0].source
    assert sum(1 for _ in reading) == 299


def test_labels_keep_expected_colours_and_differ_from_each_other() -> None:
    taken: set[str] = set()
    names = [colour_of(label, taken).name() for label in ("water", "ship", "airplane", "tank")]
    assert names[0] == "#2b83ba"
    assert len(set(names)) == 4
    assert colour_of("ship", set()).name() == colour_of("ship", set()).name()
