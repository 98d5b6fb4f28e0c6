# SPDX-License-Identifier: GPL-2.0-or-later
"""What will be sent is said before: chips, regions, two dates, cost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsProject
from qgis.PyQt.QtCore import QDate, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMenu, QMessageBox, QPushButton

from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.canvas.swipe import SwipeTool
from rs_assistant.desktop.dock.chip import Chip
from rs_assistant.desktop.dock.dialogs import DateDialog
from rs_assistant.desktop.dock.expected_cost import ExpectedCost
from rs_assistant.engine.conversation import TurnContext, TurnState
from rs_assistant.engine.plans import Plan, Step, StepName
from tests.desktop.dock.conftest import Desk, wait_for


def chips(desk: Desk) -> list[str]:
    return [
        chip.accessibleName() for chip in desk.dock.context_bar.findChildren(Chip) if chip.text()
    ]


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


def test_the_picture_of_other_imagery_is_not_shown_for_what_will_be_sent(
    desk: Desk, image: Any, raster: Any
):
    other = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    shown: list[tuple[int, bytes]] = []
    before = desk.session.context.thumbnail_png
    desk.session.context_changed.connect(lambda c: shown.append((c.views, c.thumbnail_png)))
    desk.session.set_compare(image.id(), other.id())
    assert shown == [(2, b"")]
    assert not desk.dock.context_bar._picture.isEnabled()
    wait_for(lambda: desk.session.context.thumbnail_png, "the picture of both")
    assert desk.session.context.thumbnail_png != before
    assert desk.dock.context_bar._picture.isEnabled()


def cost_of(desk: Desk) -> tuple[str, str]:
    """What the chip says of the next answer, and its tooltip."""
    for chip in desk.dock.context_bar.findChildren(Chip):
        if chip.accessibleName().startswith("Expected cost: "):
            return chip.text(), chip.toolTip()
    raise AssertionError("there is no such chip")


def test_before_it_is_asked_the_bar_says_time_tiles_memory_and_device(desk: Desk, raster: Any):
    large = raster(np.full((3, 800, 1000), 90, np.uint8), "large")
    desk.session.set_source(ViewSource(SourceKind.LAYER, (large.id(),)))
    desk.canvas.setExtent(large.extent())
    wait_for(lambda: desk.session.context.size_px == (1000, 800), "the larger layer")
    text, detail = cost_of(desk)
    assert text == "about 2 s, 12 tiles"
    for part in ("first guess", "12 tiles", "820 MB"):
        assert part in detail
    wide = large.extent()
    for share in (0.98, 0.99, 1.0):  # the first may have had to load the model
        desk.canvas.setExtent(wide.scaled(share))
        wait_for(lambda: desk.session.context.thumbnail_png, "another view")
        desk.ask("what is here")
    text, detail = cost_of(desk)
    assert "12 tiles" in text
    for part in ("Judging by the answers before", "On ", "that are free"):
        assert part in detail


def test_what_was_learnt_of_the_machine_is_known_in_the_next_session(desk: Desk):
    for _ in range(2):
        desk.dock._expected.pace.note(1_000_000, 30)
    turn = desk.ask("hello")
    wide = replace(turn.context, size_m=(1000.0, 1000.0), extent=(0.0, 0.0, 1000.0, 1000.0))
    big = replace(turn, seconds=30.0, context=wide)
    desk.dock._expected._cold = False
    desk.dock._expected.learn(big)
    again = ExpectedCost(desk.session, desk.dock.context_bar)
    assert not again.cost().guessed
    assert again.pace.rate == pytest.approx(desk.dock._expected.pace.rate)


def test_answers_that_look_at_nothing_new_teach_no_time(desk: Desk):
    expected = desk.dock._expected
    turn = desk.ask("hello")
    expected._cold = False
    for column in range(3):
        extent = (1000.0 * column, 0.0, 1000.0 * column + 1000, 1000.0)
        dates = ("2019-08-31", "2021-06-15")
        context = replace(turn.context, size_m=(1000.0, 1000.0), extent=extent, dates=dates)
        view = replace(turn, seconds=60.0, context=context)
        expected.learn(view)
        for follow_up in range(3):
            expected.learn(replace(view, seconds=0.1, message=f"and {follow_up}?"))
        elsewhere = replace(context, extent=(0.0, 9.0, 1.0, 10.0))
        help_plan = Plan((Step(StepName.HELP),))
        expected.learn(replace(view, seconds=0.1, context=elsewhere, plan=help_plan))
    assert expected.pace.expected(expected_pixels(context)) == pytest.approx(60.0)


def expected_pixels(context: TurnContext) -> float:
    scale = context.metres_per_pixel or 1.0
    return context.views * context.size_m[0] * context.size_m[1] / scale**2


def test_before_a_very_slow_answer_the_dock_asks_whatever_asks_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    for _ in range(2):
        desk.dock._expected.pace.note(120 * 100 * 10, 6000)
    said: list[str] = []
    replies: list[Any] = []

    def question(_parent: Any, _title: str, text: str) -> Any:
        said.append(text)
        return replies.pop(0)

    monkeypatch.setattr(QMessageBox, "question", question)
    no, yes = QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes
    replies[:] = [no, no, yes]
    desk.type("slow one")
    assert "min" in said[0]
    assert "tiles" in said[0]
    assert "MB" in said[0]
    assert desk.dock.composer.toPlainText() == "slow one"
    button = next(b for b in desk.dock._empty.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not len(desk.session.conversation)
    desk.dock.composer.setPlainText("slow one")
    QTest.keyClick(desk.dock.composer, Qt.Key.Key_Return)
    desk.idle()
    assert desk.branch[-1].message == "slow one"
    assert not replies


def test_where_memory_does_not_suffice_the_dock_asks(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.ask("hello")  # the worker has said what there is
    monkeypatch.setitem(desk.session.worker.about, "memory", {"available": 1e8, "used": 1e7})
    desk.dock._expected.show()
    assert "110 MB that are free" in cost_of(desk)[1]
    said: list[str] = []
    monkeypatch.setattr(
        QMessageBox,
        "question",
        lambda _parent, _title, text: said.append(text) or QMessageBox.StandardButton.No,
    )
    desk.type("too large")
    assert "110 MB" in said[0]
    assert desk.branch[-1].message == "hello"


def test_while_it_is_answered_progress_is_shown_and_tiles_appear_on_the_map(desk: Desk):
    marked: list[tuple[str, int]] = []
    reading = desk.dock._map.reading
    desk.session.tiles_read.connect(lambda text, _: marked.append((text, reading.count)))
    desk.type("slowly " + "word " * 60)
    wait_for(lambda: desk.session.busy and desk.dock._progress.isVisible(), "the progress")
    desk.idle()
    assert ("Looking at the tiles", 2) in marked
    assert reading.count == 0
    assert not desk.dock._progress.isVisible()


def chip_of(desk: Desk, name: str) -> Chip:
    return next(
        chip
        for chip in desk.dock.context_bar.findChildren(Chip)
        if chip.accessibleName().startswith(f"{name}: ") and not chip.isHidden()
    )


def open_chip(desk: Desk, name: str, key: Any = None) -> QMenu:
    """Click a chip, or press a key on it; the menu that has opened."""
    chip = chip_of(desk, name)
    if key is None:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    else:
        chip.setFocus()
        QTest.keyClick(chip, key)
    menu = chip._editor
    assert menu.isVisible()
    return menu


def pick(menu: QMenu, *titles: str) -> None:
    """Choose an entry, in submenus too, and close."""
    opened = menu
    for title in titles:
        action = next(item for item in menu.actions() if item.text() == title)
        menu = action.menu() or menu
    action.trigger()
    opened.close()


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space])
def test_each_chip_opens_its_editor_with_a_click_and_with_keys(desk: Desk, key: Any):
    shown = [chip for chip in desk.dock.context_bar.findChildren(Chip) if not chip.isHidden()]
    names = [chip.accessibleName().partition(":")[0] for chip in shown]
    assert {"Looking at", "Date", "Size on the ground", "Ground resolution", "Bands"} <= set(names)
    for name in names:
        menu = open_chip(desk, name, key)
        assert menu.actions(), name
        menu.close()


def test_the_editors_change_what_is_sent(desk: Desk, image: Any, raster: Any):
    pick(open_chip(desk, "Looking at"), "A layer at its full resolution", image.name())
    assert desk.session.source == ViewSource(SourceKind.LAYER, (image.id(),))
    pick(open_chip(desk, "Looking at"), "Map view, as it is shown")
    assert desk.session.source == ViewSource()
    width = desk.canvas.extent().width()
    pick(open_chip(desk, "Size on the ground"), "Zoom in")
    assert desk.canvas.extent().width() < width
    pick(open_chip(desk, "Ground resolution"), "Zoom to the layer's full resolution")
    assert desk.canvas.mapUnitsPerPixel() == pytest.approx(1.0, rel=0.01)
    pick(open_chip(desk, "Date"), "Set the date of the layer…")
    dialog = desk.dock.findChildren(DateDialog)[-1]
    dialog._edit.setDate(QDate(2024, 2, 29))
    dialog.accept()
    wait_for(lambda: desk.session.context.dates == ("2024-02-29",), "the date")
    assert chip_of(desk, "Date").text() == "2024-02-29"
    box = desk.canvas.extent()
    desk.session.set_region(QgsGeometry.fromRect(box.buffered(-box.width() / 4)))
    wait_for(lambda: desk.session.context.has_region, "the region")
    pick(open_chip(desk, "Region"), "Remove the region")
    wait_for(lambda: not desk.session.context.has_region, "no region")


def test_exactly_what_the_bar_shows_is_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    sent: list[Any] = []
    request = desk.session.worker.request

    def watched(op: str, body: Any, blob: bytes = b"") -> int:
        sent.append((op, body))
        return request(op, body, blob)

    monkeypatch.setattr(desk.session.worker, "request", watched)
    context = desk.session.context
    desk.ask("what is here")
    (body,) = [body for op, body in sent if op == "ask"]
    (view,) = body["views"]
    assert tuple(view["bands"]) == context.bands
    assert view["date"] == context.dates[0]
    assert view["metres_per_pixel"] == pytest.approx(context.metres_per_pixel)
    assert desk.branch[-1].context.size_m == pytest.approx(context.size_m)
    assert sorted(body) == ["history", "message", "model", "options", "plan", "views"]
