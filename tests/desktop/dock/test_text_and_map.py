# SPDX-License-Identifier: GPL-2.0-or-later
"""Text and map are one: links, selections, layers and pictures dragged in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QTextCursor,
)
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMenu, QToolButton

from rs_assistant.desktop.canvas.sources import SourceKind
from rs_assistant.engine.settings import ADD_LAYERS
from tests.desktop.dock.conftest import Desk, wait_for


def link_place(answer: Any, prefix: str) -> Optional[QPoint]:
    """Where in the viewport of a text the first such link is."""
    block = answer.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().anchorHref().startswith(prefix):
                cursor = QTextCursor(answer.document())
                cursor.setPosition(fragment.position() + 1)
                return answer.cursorRect(cursor).center()
            fragments += 1
        block = block.next()
    return None


def click_link(answer: Any, place: QPoint) -> None:
    QTest.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_answer_with_polygons_becomes_a_layer_that_its_link_selects(
    desk: Desk, project: QgsProject
):
    desk.ask("segment square")
    wait_for(lambda: desk.branch[-1].layer_ref is not None, "the layer")
    turn = desk.branch[-1]
    layer = project.mapLayer(turn.layer_ref.layer_id)
    assert layer is not None
    assert layer.featureCount() == turn.feature_count > 0
    before = desk.canvas.extent()
    answer = desk.view()._answer
    place = link_place(answer, "features:")
    assert place is not None, answer.markdown
    click_link(answer, place)
    assert layer.selectedFeatureCount() == turn.feature_count
    assert desk.canvas.extent() != before
    QTest.mouseClick(desk.view()._buttons["go-there"], Qt.MouseButton.LeftButton)
    extent = turn.context.extent
    assert desk.canvas.extent().contains(
        type(before)(extent[0] + 1, extent[1] + 1, extent[2] - 1, extent[3] - 1)
    )


def open_layer_menu(view: Any) -> QMenu:
    """The menu of an answer's layer button, filled as a press on its arrow fills it."""
    menu = view._buttons["layer-add"].menu()
    menu.aboutToShow.emit()
    return menu


def test_the_menu_of_an_answer_adds_its_polygons_to_a_layer_that_is_there(
    desk: Desk, project: QgsProject
):
    mine = QgsVectorLayer("MultiPolygon?crs=EPSG:32631&field=label:string", "mine", "memory")
    project.addMapLayer(mine)
    desk.session.settings.set_value(ADD_LAYERS, False)
    desk.ask("segment square")
    menu = open_layer_menu(desk.view())
    titles = [action.text() for action in menu.actions()]
    assert titles == ["Add as a new layer", "Add to the layer"]
    layers = menu.actions()[1].menu().actions()
    assert [action.text() for action in layers] == ["mine"]
    layers[0].trigger()
    assert [feature["label"] for feature in mine.getFeatures()] == ["square"]
    again = open_layer_menu(desk.view()).actions()[1]
    assert not again.isEnabled()  # the layer has these polygons, and there is no other
    assert "layer “mine”" in desk.view()._foot.text().replace("\u00a0", " ")
    place = link_place(desk.view()._answer, "features:")
    if place is not None:
        click_link(desk.view()._answer, place)
        assert mine.selectedFeatureCount() == 1
    mine.removeSelection()
    desk.dock.composer.setFocus()
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert mine.featureCount() == 0
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    assert mine.featureCount() == 1


def test_where_something_is_likely_is_asked_with_a_button_and_shown_as_a_heat_map(
    desk: Desk, project: QgsProject
):
    button = next(b for b in desk.dock._quick.findChildren(QToolButton) if b.text() == "Heat map…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.dock.composer.toPlainText() == "/where "
    desk.ask("ships")
    wait_for(lambda: desk.branch[-1].layers, "the heat map")
    layer = project.mapLayer(desk.branch[-1].layers[0].layer_id)
    assert isinstance(layer, QgsRasterLayer)
    assert layer.name() == "Heat map: ships"
    menu = open_layer_menu(desk.view())
    assert [action.text() for action in menu.actions()] == ["Add the heat map"]
    project.removeMapLayer(layer.id())
    menu.actions()[0].trigger()
    wait_for(lambda: project.mapLayersByName("Heat map: ships"), "the heat map again")


def test_selecting_features_on_the_map_marks_the_answer_that_made_them(
    desk: Desk, project: QgsProject
):
    desk.ask("segment square")
    wait_for(lambda: desk.branch[-1].layer_ref is not None, "the layer")
    turn = desk.branch[-1]
    layer = project.mapLayer(turn.layer_ref.layer_id)
    desk.canvas.setLayers([layer, *desk.canvas.layers()])
    desk.ask("something else")
    layer.selectAll()
    assert desk.dock.transcript.view(turn.id).property("found")
    assert not desk.view().property("found")
    layer.removeSelection()
    assert not desk.dock.transcript.view(turn.id).property("found")


def test_pointing_at_a_number_lights_its_features_up_without_moving_the_map(desk: Desk):
    desk.ask("segment square")
    answer = desk.view()._answer
    place = link_place(answer, "features:")
    assert place is not None
    before, items = desk.canvas.extent(), len(desk.canvas.scene().items())
    QTest.mouseMove(answer.viewport(), QPoint(1, 1))
    QTest.mouseMove(answer.viewport(), place)
    wait_for(lambda: len(desk.canvas.scene().items()) > items, "the flash")
    assert desk.canvas.extent() == before
    wait_for(lambda: len(desk.canvas.scene().items()) <= items, "the end of the flash")


def drop(desk: Desk, data: QMimeData) -> None:
    """Drag over the composer and let go, as the window system would tell."""
    port = desk.dock.composer.viewport()
    place = port.rect().center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(port, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(port, QDropEvent(QPointF(place), copy, data, left, none))


def test_a_layer_dragged_from_the_layer_tree_into_the_composer_is_looked_at(desk: Desk, image: Any):
    desk.type("what is this", enter=False)
    data = QMimeData()
    tree = f'<layer_tree_model_data><layer-tree-layer id="{image.id()}"/></layer_tree_model_data>'
    data.setData("application/qgis.layertreemodeldata", tree.encode())
    drop(desk, data)
    assert desk.session.source.kind is SourceKind.LAYER
    assert desk.session.source.layer_ids == (image.id(),)
    assert desk.dock.composer.toPlainText() == "what is this"


def dragged(*layers: Any) -> QMimeData:
    """What the layer tree says when layers are dragged out of it."""
    nodes = "".join(f'<layer-tree-layer id="{layer.id()}"/>' for layer in layers)
    data = QMimeData()
    tree = f"<layer_tree_model_data>{nodes}</layer_tree_model_data>"
    data.setData("application/qgis.layertreemodeldata", tree.encode())
    return data


def test_two_layers_dragged_into_the_composer_are_compared(desk: Desk, image: Any, raster: Any):
    other = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    drop(desk, dragged(other, image))
    source = desk.session.source
    assert (source.kind, source.layer_ids) == (SourceKind.COMPARE, (image.id(), other.id()))


def test_a_vector_layer_dragged_into_the_composer_is_asked_about_by_its_selection(
    desk: Desk, project: QgsProject
):
    areas = QgsVectorLayer("Polygon?crs=EPSG:32631", "areas", "memory")
    project.addMapLayer(areas)
    drop(desk, dragged(areas))
    assert "no imagery" in desk.dock._notice.text()
    assert desk.session.source.kind is SourceKind.CANVAS
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(desk.canvas.extent().buffered(-30)))
    areas.dataProvider().addFeature(feature)
    areas.selectAll()
    drop(desk, dragged(areas))
    assert desk.session.source.kind is SourceKind.SELECTION


def test_a_layer_of_another_place_is_gone_to(desk: Desk, raster: Any, monkeypatch: Any):
    far = raster(np.zeros((3, 50, 50), np.uint8), "far", geotransform=(0, 1, 0, 9000, 0, -1))
    gone: list[str] = []
    monkeypatch.setattr(desk.dock._map, "zoom", gone.append)
    drop(desk, dragged(far))
    assert gone == ["imagery"]


def test_an_image_file_dropped_on_the_composer_becomes_a_layer_that_is_looked_at(
    desk: Desk, project: QgsProject, tmp_path: Path
):
    path = tmp_path / "drone.png"
    assert QImage(40, 30, QImage.Format.Format_RGB32).save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(desk, data)
    layer = project.mapLayer(desk.session.source.layer_ids[0])
    assert (layer.name(), layer.width(), layer.height()) == ("drone", 40, 30)


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(desk: Desk, tmp_path: Path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(desk, data)
    assert "letter.txt" in desk.dock._notice.text()
    assert desk.session.source.kind is SourceKind.CANVAS


def test_a_picture_pasted_with_ctrl_v_becomes_a_layer_that_is_looked_at(
    desk: Desk, project: QgsProject
):
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    desk.dock.composer.setFocus()
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    layer = project.mapLayer(desk.session.source.layer_ids[0])
    assert (layer.width(), layer.height()) == (64, 48)
    Path(layer.source()).unlink()


def test_drawing_on_the_map_while_writing_keeps_the_words_and_adds_a_region_chip(desk: Desk):
    desk.type("how many ships ", enter=False)
    QTest.mouseClick(desk.dock._box.shapes["rectangle"], Qt.MouseButton.LeftButton)
    port = desk.canvas.viewport()
    middle = port.rect().center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=middle - QPoint(40, 40))
    QTest.mouseMove(port, middle)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 40))
    wait_for(lambda: desk.session.context.has_region, "the region")
    region = desk.dock.context_bar._region
    assert not region.isHidden()
    assert region.accessibleName().startswith("Region: Region")
    desk.type("are there")
    desk.idle()
    turn = desk.branch[-1]
    assert turn.message == "how many ships are there"
    assert turn.context.source == "region"


def test_a_turn_keeps_where_when_and_with_what_it_was_asked(desk: Desk, image: Any):
    context = desk.ask("what is here").context
    assert context.extent is not None
    assert "32631" in context.crs_wkt or "zone 31N" in context.crs_wkt
    assert context.layers == (image.id(),)
    assert context.layer_names == (image.name(),)
    assert context.dates == ("2021-05-03",)
    assert context.bands == ("red", "green", "blue")
    assert context.metres_per_pixel == pytest.approx(1.0, rel=1e-3)  # on the ellipsoid
    assert context.model == "echo"
    assert context.thumbnail.startswith(b"\x89PNG")


def test_the_picture_of_a_question_leads_back_to_its_view(desk: Desk, raster: Any):
    desk.ask("what is here")
    before = desk.canvas.extent()
    other = raster(np.zeros((3, 50, 50), np.uint8), "other", geotransform=(0, 1, 0, 0, 0, -1))
    desk.canvas.setExtent(other.extent())
    QTest.mouseClick(desk.view()._picture, Qt.MouseButton.LeftButton)
    assert desk.canvas.extent().intersects(before)
