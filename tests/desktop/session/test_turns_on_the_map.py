# SPDX-License-Identifier: GPL-2.0-or-later
"""What turns put on the map, where their links lead, and the way back to their views."""

from __future__ import annotations

from threading import Event
from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsFillSymbol,
    QgsGeometry,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.session import SessionState
from rs_assistant.engine.conversation import LayerKind, TurnState
from rs_assistant.engine.settings import ADD_LAYERS
from tests.desktop.session.conftest import Desk
from tests.desktop.support import wait_until


def test_a_question_becomes_an_answer_with_a_measured_layer(desk: Desk, image: Any) -> None:
    turn = desk.ask("segment ship")
    assert turn.state is TurnState.ANSWERED
    assert turn.answer_text
    assert "".join(desk.tokens).split() == ["segment", "ship"]
    assert turn.context.dates == ("2020-08-31",)
    assert turn.context.layers == (image.id(),)
    assert turn.context.thumbnail.startswith(b"\x89PNG")
    assert turn.seconds is not None
    layer = QgsProject.instance().mapLayer(turn.layer_ref.layer_id)
    feature = next(layer.getFeatures())
    # The echo model answers with the middle half of the view: 150 × 100 pixels of 1 m².
    assert feature.geometry().area() == pytest.approx(15000.0, rel=1e-9)
    from rs_assistant.desktop.canvas.grid import distance_area

    reference = distance_area(layer.crs(), QgsProject.instance().transformContext(), "EPSG:7030")
    assert feature["area_m2"] == pytest.approx(reference.measureArea(feature.geometry()), rel=1e-9)
    assert turn.groups[0].count == 1
    assert turn.groups[0].area_m2 == pytest.approx(feature["area_m2"])
    assert desk.session.state is SessionState.IDLE
    assert desk.states[0] is SessionState.LOOKING


def test_asking_again_with_the_masks_shown_sends_identical_pixels(desk: Desk, image: Any) -> None:
    first = desk.ask("segment ship")
    masks = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    desk.canvas.setLayers([masks, image])
    desk.ask("segment ship")
    assert len(desk.blobs) == 2
    assert desk.blobs[0] == desk.blobs[1]
    assert desk.requests[0]["views"] == desk.requests[1]["views"]


def test_links_zoom_to_features_and_cells(desk: Desk) -> None:
    turn = desk.ask("segment ship")
    desk.session.zoom_to(turn.id, "feature:0")
    centre = desk.canvas.extent().center()
    assert centre.x() == pytest.approx(500150, abs=1)
    assert centre.y() == pytest.approx(5699900, abs=1)
    layer = QgsProject.instance().mapLayer(turn.layer_ref.layer_id)
    assert layer.selectedFeatureCount() == 1
    desk.session.zoom_to(turn.id, "cell:top-left")
    centre = desk.canvas.extent().center()
    assert (centre.x(), centre.y()) == (
        pytest.approx(500050, abs=1),
        pytest.approx(5700000 - 200 / 6, abs=1),
    )
    for link in ("feature:7", "feature:x", "features:nothing", "cell:everywhere", "http://x"):
        before = desk.canvas.extent()
        desk.session.zoom_to(turn.id, link)
        assert desk.canvas.extent() == before


def test_layers_wait_for_a_click_when_the_setting_says_so(desk: Desk) -> None:
    desk.settings.values[ADD_LAYERS.key] = False
    turn = desk.ask("segment ship")
    assert turn.layer_ref is None
    desk.session.add_layer(turn.id)
    wait_until(lambda: desk.last.layer_ref)
    desk.session.undo()
    assert desk.last.layer_ref is None
    desk.session.redo()
    assert desk.last.layer_ref is not None


def edit_label(layer: QgsVectorLayer, label: str) -> None:
    assert layer.startEditing()
    fid = next(layer.getFeatures()).id()
    assert layer.changeAttributeValue(fid, layer.fields().indexOf("label"), label)
    assert layer.commitChanges()


def labels_of(desk: Desk) -> list[str]:
    layer = QgsProject.instance().mapLayer(desk.last.layer_ref.layer_id)
    return [feature["label"] for feature in layer.getFeatures()]


def test_the_layer_button_brings_back_what_the_user_has_edited(desk: Desk) -> None:
    project = QgsProject.instance()
    turn = desk.ask("segment ship")
    layer = project.mapLayer(turn.layer_ref.layer_id)
    history = layer.metadata().history()
    edit_label(layer, "barge")
    project.removeMapLayer(layer.id())
    desk.session.add_layer(turn.id)
    desk.wait()
    assert labels_of(desk) == ["barge"]
    layer = project.mapLayer(desk.last.layer_ref.layer_id)
    assert layer.metadata().history() == history
    desk.session.undo()
    assert project.mapLayersByName("Ships") == []
    desk.session.add_layer(turn.id)
    assert labels_of(desk) == ["barge"]


def test_a_layer_that_is_added_anew_leaves_the_undone_one_in_its_file(desk: Desk) -> None:
    project = QgsProject.instance()
    turn = desk.ask("segment ship")
    edit_label(project.mapLayer(turn.layer_ref.layer_id), "barge")
    desk.session.undo()
    desk.session.add_layer(turn.id)
    desk.wait()
    assert labels_of(desk) == ["ship"]
    old = turn.layer_ref
    edited = QgsVectorLayer(f"{old.source}|layername={old.table}", "", "ogr")
    assert [feature["label"] for feature in edited.getFeatures()] == ["barge"]


def test_a_layer_is_known_to_the_conversation_that_was_left_while_it_was_written(
    desk: Desk, monkeypatch: Any
) -> None:
    let_go, write = Event(), adding.write

    def slow(*given: Any) -> Any:
        assert let_go.wait(60)
        return write(*given)

    monkeypatch.setattr(adding, "write", slow)
    desk.session.ask("segment ship")
    wait_until(lambda: not desk.session.busy and desk.session.map.busy)
    left = desk.session.conversation.id
    desk.session.new_conversation()
    let_go.set()
    desk.wait()
    assert not desk.session.undo_stack.canUndo()
    desk.session.open_conversation(left)
    assert labels_of(desk) == ["ship"]


def test_where_something_is_likely_becomes_a_heat_map_that_can_be_undone(desk: Desk) -> None:
    turn = desk.ask("where ships")
    reference = turn.layer_of(LayerKind.HEAT_MAP)
    layer = QgsProject.instance().mapLayer(reference.layer_id)
    assert layer.name() == "Heat map: ships"
    assert layer.extent() == QgsRectangle(500000, 5699800, 500300, 5700000)
    east, _ = layer.dataProvider().sample(QgsPointXY(500299, 5699900), 1)
    assert east == pytest.approx(1.0, abs=0.01)
    desk.session.undo()
    assert desk.last.layers == ()
    assert QgsProject.instance().mapLayer(reference.layer_id) is None
    desk.session.map.add_heat_map(turn.id)
    wait_until(lambda: desk.last.layers)


def test_a_heat_map_comes_back_from_its_file(desk: Desk) -> None:
    turn = desk.ask("where ships")
    identifier = desk.session.conversation.id
    QgsProject.instance().removeMapLayer(turn.layers[0].layer_id)
    desk.session.new_conversation()
    desk.session.open_conversation(identifier)
    desk.session.map.add_heat_map(turn.id)
    layer = QgsProject.instance().mapLayer(desk.last.layers[0].layer_id)
    assert (layer.width(), layer.height()) == (300, 200)


def test_polygons_are_added_to_an_earlier_layer_and_links_find_them_there(desk: Desk) -> None:
    first = desk.ask("segment ship")
    desk.settings.values[ADD_LAYERS.key] = False
    second = desk.ask("segment tank")
    layer = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    desk.session.map.append_to(second.id, layer.id())
    assert layer.featureCount() == 2
    labels = [category.label() for category in layer.renderer().categories()]
    assert labels == ["ship (1)", "tank (1)"]
    assert desk.last.layer_ref.kind is LayerKind.APPENDED
    desk.session.zoom_to(second.id, "feature:0")
    assert [feature["label"] for feature in layer.selectedFeatures()] == ["tank"]
    assert desk.session.places.selected_turns() == (second.id,)
    desk.session.zoom_to(first.id, "feature:0")
    assert [feature["label"] for feature in layer.selectedFeatures()] == ["ship"]
    assert desk.session.places.selected_turns() == (first.id,)
    # The same from the layer alone, when the conversation is opened again.
    desk.session.open_conversation(desk.session.conversation.id)
    desk.session.zoom_to(second.id, "features:tank")
    assert [feature["label"] for feature in layer.selectedFeatures()] == ["tank"]


def test_undo_takes_appended_polygons_out_of_their_layer(desk: Desk) -> None:
    first = desk.ask("segment ship")
    desk.settings.values[ADD_LAYERS.key] = False
    second = desk.ask("segment tank")
    layer = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    desk.session.map.append_to(second.id, layer.id())
    desk.session.undo()
    assert [feature["label"] for feature in layer.getFeatures()] == ["ship"]
    assert desk.last.layers == ()
    desk.session.redo()
    assert layer.featureCount() == 2


def test_a_style_of_the_users_own_survives_more_polygons_and_their_undo(desk: Desk) -> None:
    first = desk.ask("segment ship")
    layer = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "black"})))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(QgsPalLayerSettings()))
    layer.setLabelsEnabled(True)
    layer.setOpacity(0.5)
    desk.settings.values[ADD_LAYERS.key] = False
    second = desk.ask("segment tank")
    desk.session.map.append_to(second.id, layer.id())
    assert layer.renderer().type() == "singleSymbol"
    desk.session.undo()
    assert layer.renderer().type() == "singleSymbol"
    assert layer.labelsEnabled()
    assert layer.opacity() == 0.5


def test_more_polygons_change_only_the_numbers_of_a_legend_that_the_user_has_coloured(
    desk: Desk,
) -> None:
    first = desk.ask("segment ship")
    layer = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    layer.renderer().updateCategoryLabel(0, "My ships")
    layer.renderer().addCategory(
        QgsRendererCategory("tank", QgsFillSymbol.createSimple({"color": "#123456"}), "tank (0)")
    )
    layer.renderer().addCategory(QgsRendererCategory(None, QgsFillSymbol(), "all others"))
    desk.settings.values[ADD_LAYERS.key] = False
    for message in ("segment tank", "segment pier"):
        desk.session.map.append_to(desk.ask(message).id, layer.id())

    def legend() -> list[str]:
        return [category.label() for category in layer.renderer().categories()]

    assert legend() == ["My ships", "tank (1)", "all others", "pier (1)"]
    assert layer.renderer().categories()[1].symbol().color().name() == "#123456"
    desk.session.undo()
    assert legend() == ["My ships", "tank (1)", "all others"]


def test_going_back_shows_the_imagery_of_then_and_no_other(
    desk: Desk, image: Any, raster: Any
) -> None:
    turn = desk.ask("segment ship")
    other = raster(np.zeros((3, 50, 50), np.uint8), "other")
    root = QgsProject.instance().layerTreeRoot()
    root.findLayer(image.id()).setItemVisibilityChecked(False)
    desk.canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    desk.session.set_source(ViewSource(SourceKind.LAYER, (other.id(),)))
    desk.session.go_there(turn.id)
    assert root.findLayer(image.id()).isVisible()
    assert not root.findLayer(other.id()).isVisible()
    assert root.findLayer(turn.layer_ref.layer_id).isVisible()
    assert desk.session.source == ViewSource()
    assert desk.canvas.extent().contains(image.extent())


def test_going_back_to_a_comparison_compares_again(
    desk: Desk, image: Any, raster: Any, rng: Any
) -> None:
    later = raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "harbour_20210831")
    desk.session.set_compare(image.id(), later.id())
    turn = desk.ask("what changed")
    desk.session.set_compare("", None)
    desk.session.go_there(turn.id)
    assert desk.session.source == ViewSource(SourceKind.COMPARE, (image.id(), later.id()))


def test_going_back_brings_the_region_of_the_question(desk: Desk, image: Any) -> None:
    box = QgsRectangle(500050, 5699850, 500150, 5699950)
    desk.session.set_region(QgsGeometry.fromRect(box))
    turn = desk.ask("segment ship")
    assert turn.context.region
    desk.session.set_region(None)
    desk.canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    desk.session.go_there(turn.id)
    assert desk.session.region is not None
    assert desk.session.region.boundingBox().toString(3) == box.toString(3)
    assert desk.canvas.extent().intersects(box)


def test_a_layer_is_read_at_its_own_resolution_when_chosen(desk: Desk, image: Any) -> None:
    desk.session.set_source(ViewSource(SourceKind.LAYER, (image.id(),)))
    turn = desk.ask("segment ship")
    assert turn.context.source == "layer"
    assert turn.state is TurnState.ANSWERED
