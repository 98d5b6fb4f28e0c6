# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person does with the dock: real widgets, real session, real worker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsProject
from qgis.PyQt.QtCore import QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtGui import QGuiApplication, QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.canvas.swipe import SwipeTool
from rs_assistant.desktop.conversation_store import read_from_project
from rs_assistant.desktop.dock.chip import Chip
from rs_assistant.desktop.dock.shortcuts import ShortcutsDialog, keys
from rs_assistant.desktop.dock.transcript import FIRST_SHOWN, MOST_SHOWN
from rs_assistant.desktop.export import export, read
from rs_assistant.engine.conversation import TurnState
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.settings import MODEL
from tests.desktop.dock.conftest import Desk, long_conversation, wait_for


def chips(desk: Desk) -> list[str]:
    return [
        chip.accessibleName() for chip in desk.dock.context_bar.findChildren(Chip) if chip.text()
    ]


def test_a_question_is_typed_and_its_answer_shown_with_the_picture_of_the_view(desk: Desk):
    turn = desk.ask("what is here")
    assert turn.state is TurnState.ANSWERED
    assert turn.context.thumbnail_png
    view = desk.view()
    assert view._answer.markdown
    assert view._picture.pixmap() is not None
    assert not view._picture.isHidden()
    assert desk.dock.composer.toPlainText() == ""


def test_an_empty_conversation_offers_three_examples_that_ask_when_clicked(desk: Desk):
    buttons = desk.dock._empty.findChildren(QPushButton)
    assert len(buttons) == 3
    assert desk.dock._stack.currentWidget() is desk.dock._empty
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    desk.idle()
    assert desk.branch[0].message == buttons[0].text()
    assert desk.dock._stack.currentWidget() is desk.dock.transcript


def test_the_chips_say_what_will_be_sent(desk: Desk):
    names = " | ".join(chips(desk))
    for part in ("Map view", "120 × 100 m", "1 m/px", "RGB", "2021-05-03"):
        assert part in names


def test_a_drawn_region_gets_a_chip_and_goes_with_the_question(desk: Desk):
    box = desk.session.context  # the whole layer
    assert not box.has_region
    extent = desk.canvas.extent()
    centre = extent.center()
    region = QgsGeometry.fromWkt(
        f"POLYGON(({centre.x()} {centre.y()}, {centre.x() + 20} {centre.y()},"
        f" {centre.x() + 20} {centre.y() + 20}, {centre.x()} {centre.y() + 20},"
        f" {centre.x()} {centre.y()}))"
    )
    desk.session.set_region(region)
    wait_for(lambda: any(name.startswith("Region: Region 400") for name in chips(desk)), "the chip")
    turn = desk.ask("what is inside")
    assert turn.context.region
    assert turn.context.source == "region"
    desk.dock.context_bar.region_cleared.emit()
    wait_for(lambda: not desk.session.context.has_region, "the region to go")
    assert not any(name.startswith("Region") for name in chips(desk))


def test_the_rectangle_button_draws_on_the_map_and_gives_the_tool_back(desk: Desk):
    button = desk.dock._box.shapes["rectangle"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    port = desk.canvas.viewport()
    middle = port.rect().center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=middle - QPoint(40, 40))
    QTest.mouseMove(port, middle)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 40))
    wait_for(lambda: desk.session.context.has_region, "the region")
    assert not button.isChecked()


def test_tokens_are_shown_while_they_arrive_and_stop_keeps_them(desk: Desk):
    desk.type("slowly " + "word " * 200)
    wait_for(lambda: desk.branch and desk.view()._answer.markdown, "the first tokens")
    assert desk.session.busy
    assert desk.dock._box.send.accessibleName() == "Stop (Esc)"
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Escape)
    desk.idle()
    turn = desk.branch[-1]
    assert turn.state is TurnState.STOPPED
    assert turn.answer_text
    assert desk.view()._answer.markdown.startswith(turn.answer_text)
    assert desk.dock._box.send.accessibleName() == "Send (Enter)"


def test_shift_enter_begins_a_line_and_the_composer_grows(desk: Desk):
    composer = desk.dock.composer
    desk.type("one", enter=False)
    height = composer.height()
    QTest.keyClick(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.type("two", enter=False)
    assert composer.toPlainText() == "one\ntwo"
    assert composer.height() > height
    assert not len(desk.session.conversation)


def test_up_and_down_bring_earlier_questions_and_the_draft_back(desk: Desk):
    desk.ask("first")
    desk.ask("second")
    composer = desk.dock.composer
    desk.type("draft", enter=False)
    QTest.keyClick(composer, Qt.Key.Key_Up)
    assert composer.toPlainText() == "second"
    QTest.keyClick(composer, Qt.Key.Key_Up)
    assert composer.toPlainText() == "first"
    QTest.keyClick(composer, Qt.Key.Key_Down)
    QTest.keyClick(composer, Qt.Key.Key_Down)
    assert composer.toPlainText() == "draft"


def test_a_slash_lists_commands_and_tab_completes_one(desk: Desk):
    commands = desk.dock._command_list
    desk.type("/se", enter=False)
    assert not commands.isHidden()
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Tab)
    assert desk.dock.composer.toPlainText() == "/segment "
    assert commands.isHidden()


def test_editing_makes_a_branch_and_the_arrows_switch_between_them(desk: Desk):
    desk.ask("one")
    desk.ask("two")
    view = desk.view(0)
    QTest.mouseClick(view._buttons["edit"], Qt.MouseButton.LeftButton)
    editor = view._editor
    editor.selectAll()
    QTest.keyClicks(editor, "uno")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.idle()
    assert [turn.message for turn in desk.branch] == ["uno"]
    back = desk.view(0)._versions.findChildren(QAbstractButton)[0]
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert [turn.message for turn in desk.branch] == ["one", "two"]
    wait_for(lambda: len(desk.dock.transcript.shown_turns) == 2, "both turns")
    assert [turn.id for turn in desk.branch] == list(desk.dock.transcript.shown_turns)


def test_a_turn_can_be_copied_asked_again_and_removed_and_the_removal_undone(desk: Desk):
    turn = desk.ask("copy me please")
    buttons = desk.view()._buttons
    QTest.mouseClick(buttons["copy"], Qt.MouseButton.LeftButton)
    assert "me please" in QGuiApplication.clipboard().text()
    QTest.mouseClick(buttons["retry"], Qt.MouseButton.LeftButton)
    desk.idle()
    assert len(desk.session.conversation.siblings(turn.id)) == 2
    last = desk.branch[-1].id
    QTest.mouseClick(desk.view()._buttons["remove"], Qt.MouseButton.LeftButton)
    assert last not in desk.session.conversation
    desk.dock.undo()
    assert last in desk.session.conversation


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
    name = turn.groups[0].name
    desk.view()._answer.anchorClicked.emit(QUrl(f"features:{name}"))
    assert layer.selectedFeatureCount() == turn.feature_count
    assert desk.canvas.extent() != before
    QTest.mouseClick(desk.view()._buttons["go-there"], Qt.MouseButton.LeftButton)
    extent = turn.context.extent
    assert desk.canvas.extent().contains(
        type(before)(extent[0] + 1, extent[1] + 1, extent[2] - 1, extent[3] - 1)
    )


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


def test_a_layer_dragged_into_the_composer_is_looked_at(desk: Desk, image: Any):
    data = QMimeData()
    tree = f'<layer_tree_model_data><layer-tree-layer id="{image.id()}"/></layer_tree_model_data>'
    data.setData("application/qgis.layertreemodeldata", tree.encode())
    assert desk.dock.composer.canInsertFromMimeData(data)
    desk.dock.composer.insertFromMimeData(data)
    assert desk.session.source.kind is SourceKind.LAYER
    assert desk.session.source.layer_ids == (image.id(),)


def test_a_pasted_picture_becomes_a_layer_that_is_looked_at(desk: Desk, project: QgsProject):
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    data = QMimeData()
    data.setImageData(picture)
    desk.dock.composer.insertFromMimeData(data)
    layer = project.mapLayer(desk.session.source.layer_ids[0])
    assert (layer.width(), layer.height()) == (64, 48)
    Path(layer.source()).unlink()


def test_choices_are_offered_as_buttons_and_clicking_one_asks_it(desk: Desk):
    turn = desk.ask("something unclear")
    choices = (Step(StepName.DESCRIBE), Step(StepName.SEGMENT, "square"))
    changed = desk.session.conversation.change(
        turn.id,
        plan=Plan((Step(StepName.HELP),), 0.3, choices),
        answer_text="Do you mean:\n\n- describe\n- segment square",
    )
    desk.dock.transcript.change_turn(changed)
    view = desk.view()
    assert view._answer.toPlainText() == "Do you mean:"
    buttons = view._choices.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Describe the view", "Outline: square"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    desk.idle()
    assert desk.branch[-1].plan.steps == (choices[1],)
    assert desk.branch[-1].feature_count


def test_a_failure_says_what_happened_and_offers_what_to_do(desk: Desk):
    asked = []
    desk.dock.log_requested.connect(lambda: asked.append("log"))
    desk.dock.settings_requested.connect(lambda: asked.append("settings"))
    desk.session.settings.set_value(MODEL, "no such model")
    turn = desk.ask("anything")
    assert turn.state is TurnState.FAILED
    buttons = {
        button.objectName(): button
        for button in desk.view().findChildren(QPushButton)
        if button.objectName()
    }
    QTest.mouseClick(buttons["error-open-log"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["error-settings"], Qt.MouseButton.LeftButton)
    assert asked == ["log", "settings"]
    desk.session.settings.set_value(MODEL, "echo")
    QTest.mouseClick(buttons["error-retry"], Qt.MouseButton.LeftButton)
    desk.idle()
    assert desk.branch[-1].state is TurnState.ANSWERED


def test_without_imagery_the_bar_says_why_and_the_question_is_answered_with_the_reason(
    desk: Desk, project: QgsProject
):
    desk.canvas.setLayers([])
    wait_for(lambda: desk.session.context.trouble is not None, "the trouble")
    assert "imagery" in desk.dock.context_bar._trouble.text()
    turn = desk.ask("what is here")
    assert turn.state is TurnState.FAILED
    assert turn.error is not None


def test_quick_actions_fit_one_view_a_region_and_two_dates(desk: Desk, image: Any, raster: Any):
    quick = desk.dock._quick
    one = [action.title for action in quick._actions]
    assert "Describe" in one
    other = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    desk.session.set_compare(image.id(), other.id())
    wait_for(lambda: desk.session.context.views == 2, "two views")
    two = [action.title for action in quick._actions]
    assert "What changed?" in two
    assert desk.session.source.kind is SourceKind.COMPARE
    assert desk.dock._box.compare.isChecked()
    names = " | ".join(chips(desk))
    assert "2021-05-03" in names
    assert "2023-05-03" in names
    QTest.mouseClick(desk.dock._box.compare, Qt.MouseButton.LeftButton)
    wait_for(lambda: desk.session.context.views == 1, "one view")


def test_comparing_offers_a_swipe_that_ends_with_it(desk: Desk, image: Any, raster: Any):
    box, canvas = desk.dock._box, desk.canvas
    assert box.swipe.isHidden()
    other = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    desk.session.set_compare(image.id(), other.id())
    wait_for(lambda: not box.swipe.isHidden(), "the swipe button")
    QTest.mouseClick(box.swipe, Qt.MouseButton.LeftButton)
    assert isinstance(canvas.mapTool(), SwipeTool)
    assert box.swipe.isChecked()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not isinstance(canvas.mapTool(), SwipeTool)
    assert not box.swipe.isChecked()
    QTest.mouseClick(box.swipe, Qt.MouseButton.LeftButton)
    assert isinstance(canvas.mapTool(), SwipeTool)
    desk.session.set_compare(image.id(), None)
    wait_for(lambda: box.swipe.isHidden(), "one view")
    assert not isinstance(canvas.mapTool(), SwipeTool)


def test_search_finds_marks_and_steps_through_turns(desk: Desk):
    desk.session.show_conversation(long_conversation(40))
    desk.dock.open_search()
    line = desk.dock._search._line
    QTest.keyClicks(line, "question 3")
    found = desk.session.conversation.find("question 3")
    assert len(found) == 11
    assert desk.dock._search._count.text() == "11/11"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.dock._search._count.text() == "1/11"
    assert desk.dock.transcript.view(found[0]).property("found")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert desk.dock._search.isHidden()
    assert not desk.dock.transcript.view(found[0]).property("found")


def test_of_a_long_conversation_only_the_end_is_made_and_more_on_request(desk: Desk):
    conversation = long_conversation(300)
    desk.session.show_conversation(conversation)
    transcript = desk.dock.transcript
    wait_for(lambda: len(transcript.shown_turns) == FIRST_SHOWN, "the last turns")
    assert transcript.shown_turns[-1] == conversation.head
    QTest.mouseClick(transcript._earlier, Qt.MouseButton.LeftButton)
    wait_for(lambda: len(transcript.shown_turns) > FIRST_SHOWN, "earlier turns")
    branch = [turn.id for turn in conversation.branch()]
    shown = list(transcript.shown_turns)
    assert shown == branch[-len(shown) :]


def test_while_turns_arrive_the_oldest_widgets_are_let_go(desk: Desk):
    desk.session.show_conversation(long_conversation(1))
    conversation = desk.session.conversation
    for turn in long_conversation(MOST_SHOWN + 20).turns:
        conversation.add(type(turn)(turn.id, turn.message, conversation.head))
        desk.dock.transcript.add_turn(conversation.turn(turn.id))
    assert len(desk.dock.transcript.shown_turns) == MOST_SHOWN
    assert desk.dock.transcript.shown_turns[-1] == conversation.head


def test_streaming_draws_the_last_answer_only(desk: Desk):
    desk.session.show_conversation(long_conversation(30))
    transcript = desk.dock.transcript
    wait_for(lambda: len(transcript.shown_turns) == FIRST_SHOWN, "the last turns")
    last = desk.branch[-1].id
    revisions = {
        key: transcript.view(key)._answer.document().revision() for key in transcript.shown_turns
    }
    for _ in range(50):
        transcript.add_token(last, "token ")
    wait_for(lambda: "token" in transcript.view(last)._answer.markdown, "the batch")
    changed = [
        key
        for key, revision in revisions.items()
        if transcript.view(key)._answer.document().revision() != revision
    ]
    assert changed == [last]
    assert transcript.view(last)._answer.markdown.count("token") == 50


def test_the_conversation_comes_back_with_the_project(
    desk: Desk, project: QgsProject, tmp_path: Any
):
    desk.ask("remember me")
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    desk.session.new_conversation()
    assert desk.dock._stack.currentWidget() is desk.dock._empty
    assert project.read(path)
    assert [turn.message for turn in desk.branch] == ["remember me"]
    assert desk.branch[0].context.thumbnail_png
    wait_for(lambda: desk.dock.transcript.shown_turns, "the turn")


def test_strip_removes_the_conversation_from_the_project(
    desk: Desk, project: QgsProject, tmp_path: Any
):
    desk.ask("forget me")
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    desk.dock._header._strip()
    assert project.isDirty()
    assert read_from_project(project) is None
    assert project.write(path)
    project.clear()
    assert project.read(path)
    assert not len(desk.session.conversation)


def test_a_conversation_is_listed_opened_renamed_and_deleted(desk: Desk):
    desk.ask("about harbours")
    store = desk.session.store
    first = desk.session.conversation.id
    desk.dock.new_conversation()
    desk.ask("about forests")
    desk.dock.new_conversation()
    assert [entry.title for entry in store.list()] == ["about forests", "about harbours"]
    assert [entry.id for entry in store.list("HARBOURS")] == [first]
    store.rename(first, "Ports")
    desk.session.open_conversation(first)
    assert desk.session.conversation.title == "Ports"
    assert [turn.message for turn in desk.branch] == ["about harbours"]
    desk.dock._header._delete()
    assert [entry.title for entry in store.list()] == ["about forests"]
    assert not len(desk.session.conversation)


HOSTILE = {
    "format": "rs-assistant-conversation",
    "version": 1,
    "id": "x",
    "title": "<img src=http://127.0.0.1:9/a.png>",
    "turns": [
        {
            "id": "a",
            "message": "<b>bold</b><img src='http://127.0.0.1:9/b.png'>" + "x" * 1_000_000,
            "state": "answered",
            "answer_text": "<img src='file:///etc/passwd'> ![x](http://127.0.0.1:9/c.png) "
            "[click](file:///etc/passwd) [js](javascript:alert(1)) <script>1</script>"
            + "word "
            * 200_000,
            "context": {"extent": ["a", 1, 2, 3], "thumbnail_png": "not base64"},
        },
        {"id": "b", "message": 3},
        "nonsense",
    ],
}


@pytest.mark.parametrize(
    "stored",
    [json.dumps(HOSTILE), "{broken", "[" * 10_000, ""],
    ids=["hostile", "broken", "deep", "empty"],
)
def test_a_hostile_project_is_shown_harmlessly(
    desk: Desk, project: QgsProject, tmp_path: Any, stored: str
):
    path = str(tmp_path / "hostile.qgz")
    project.writeProject.connect(
        hostile := lambda *_: project.writeEntry("rs_assistant", "/conversation", stored)
    )
    assert project.write(path)
    project.writeProject.disconnect(hostile)
    assert project.read(path)
    if stored == json.dumps(HOSTILE):
        wait_for(lambda: desk.dock.transcript.shown_turns, "the turn")
        view = desk.view()
        html = view._answer.toHtml()
        assert "<img" not in html
        assert "href" not in html
        assert "&lt;img" in html
        assert view._question.textFormat() == Qt.TextFormat.PlainText
        assert len(view._question.text()) < 3000
        assert len(view._answer.toPlainText()) < 20_000
    assert desk.ask("still there").state in (TurnState.ANSWERED, TurnState.FAILED)


@pytest.mark.parametrize("kind", ["md", "html", "json"])
def test_a_conversation_is_exported_with_its_picture(desk: Desk, tmp_path: Any, kind: str):
    desk.ask("export <me>")
    path = tmp_path / f"conversation.{kind}"
    export(desk.session.conversation, path)
    text = path.read_text(encoding="utf-8")
    assert "export" in text
    assert "iVBORw0KGgo" in text
    if kind == "html":
        assert "export &lt;me&gt;" in text
        assert "default-src 'none'" in text
    if kind == "json":
        assert read(path).turns == desk.session.conversation.turns


def test_every_button_can_be_reached_and_has_a_name(desk: Desk):
    desk.ask("segment square")
    nameless = [
        type(button).__name__ + " " + button.objectName()
        for button in desk.dock.widget().findChildren(QAbstractButton)
        if button.isVisibleTo(desk.dock)
        and not (button.accessibleName() or button.text())
        and not button.objectName().startswith(("qt_", "_q_"))
    ]
    assert nameless == []
    seen: list[QWidget] = []
    start = desk.dock.composer
    widget = start
    while widget not in seen and len(seen) < 500:
        seen.append(widget)
        widget = widget.nextInFocusChain()
    reachable = {w for w in seen if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    missing = [
        button.accessibleName() or button.text()
        for button in desk.dock.widget().findChildren(QAbstractButton)
        if button.isVisibleTo(desk.dock)
        and button.isEnabled()
        and button not in reachable
        and not button.objectName().startswith(("qt_", "_q_"))
    ]
    assert missing == []


def test_the_dock_fits_380_pixels_without_cutting_anything(desk: Desk):
    desk.ask("segment square")
    desk.dock.setFloating(True)
    desk.dock.resize(380, 700)
    QTest.qWait(50)
    body = desk.dock.widget()
    assert body.minimumSizeHint().width() <= 380
    for chip in desk.dock.context_bar.findChildren(Chip):
        if chip.isVisible():
            right = chip.mapTo(body, QPoint(chip.width(), 0)).x()
            assert right <= body.width()


def test_a_question_mark_lists_the_keys(desk: Desk):
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    dialogs = desk.dock.findChildren(ShortcutsDialog)
    assert len(dialogs) == 1
    text = " ".join(label.text() for label in dialogs[0].findChildren(type(desk.dock._box.model)))
    for key in keys():
        assert key.meaning in text
    assert desk.dock.composer.toPlainText() == ""
    dialogs[0].reject()


def test_escape_stops_from_anywhere_in_the_dock_and_shortcuts_act(desk: Desk):
    desk.type("slowly " + "word " * 200)
    wait_for(lambda: desk.branch and desk.view()._answer.markdown, "the first tokens")
    QTest.keyClick(desk.view()._answer, Qt.Key.Key_Escape)
    desk.idle()
    assert desk.branch[-1].state is TurnState.STOPPED
    desk.dock.activateWindow()
    desk.dock.composer.setFocus()
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not desk.dock._search.isHidden()
    desk.dock._search.close_search()
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert not len(desk.session.conversation)


def test_an_imported_conversation_does_not_replace_the_stored_one(desk: Desk, tmp_path: Any):
    desk.ask("before the export")
    path = tmp_path / "conversation.json"
    export(desk.session.conversation, path)
    desk.ask("after the export")
    first = desk.session.conversation.id
    desk.dock._header.import_file(path)
    assert desk.session.conversation.id != first
    assert [turn.message for turn in desk.branch] == ["before the export"]
    assert len(desk.session.store.load(first).turns) == 2


def test_after_some_answers_the_bar_says_how_long_the_next_will_take(desk: Desk, raster: Any):
    assert not any(name.startswith("Expected time") for name in chips(desk))
    large = raster(np.full((3, 400, 500), 90, np.uint8), "large")
    desk.session.set_source(ViewSource(SourceKind.LAYER, (large.id(),)))
    desk.canvas.setExtent(large.extent())
    wait_for(lambda: desk.session.context.size_px == (500, 400), "the larger layer")
    for _ in range(3):  # the first may have had to load the model
        desk.ask("what is here")
    assert any(name.startswith("Expected time: about") for name in chips(desk))


def test_before_a_very_slow_answer_the_dock_asks(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    for _ in range(2):
        desk.dock._expected.pace.note(120 * 100 * 10, 6000)
    replies = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: replies.pop(0))
    desk.type("slow one")
    assert desk.dock.composer.toPlainText() == "slow one"
    assert not len(desk.session.conversation)
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Return)
    desk.idle()
    assert desk.branch[-1].message == "slow one"


def test_no_key_of_the_dock_takes_the_maps_undo(desk: Desk):
    assert "Ctrl+Z" not in {key.sequence for key in keys()}


def test_unanswered_questions_wait_in_the_composer(desk: Desk):
    desk.type("slowly " + "word " * 100)
    wait_for(lambda: desk.session.busy, "the answer to begin")
    desk.type("next one")
    assert desk.dock.composer.toPlainText() == "next one"
    assert not desk.dock._notice.isHidden()
    desk.dock.stop()
    desk.idle()
