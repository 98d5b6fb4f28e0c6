# SPDX-License-Identifier: GPL-2.0-or-later
"""Keyboard, names for screen readers, narrow docks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QFont, QGuiApplication, QImage, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

from rs_assistant.desktop.dock import theme as icons
from rs_assistant.desktop.dock.chip import Chip
from rs_assistant.desktop.dock.compare_dialog import CompareDialog
from rs_assistant.desktop.dock.dialogs import ConversationsDialog, DateDialog
from rs_assistant.desktop.dock.shortcuts import ShortcutsDialog, keys, map_keys
from rs_assistant.desktop.options_page import OptionsPage
from rs_assistant.engine.conversation import TurnState
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.settings import ADD_LAYERS, MODEL
from tests.desktop.dock.conftest import Desk, wait_for


def controls(root: QWidget) -> list[QWidget]:
    """Everything visible below a widget that a person can act on."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith(("qt_", "_q_"))
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox))
    ]


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader would have nothing to say about."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in controls(root)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


def tab_chain(start: QWidget, root: QWidget) -> list[QWidget]:
    """Where Tab stops in the root, round once."""
    wanted = set(controls(root))
    chain, widget = [start], start.nextInFocusChain()
    for _ in range(5000):
        if widget is start:
            return chain
        if widget in wanted:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    raise AssertionError("Tab never comes back")


@pytest.fixture
def full(desk: Desk, raster: Any) -> Desk:
    """A dock that shows everything: answers, an error, choices, two versions, two dates, search."""
    first = desk.ask("segment square")
    desk.session.retry(first.id)
    desk.idle()
    desk.session.settings.set_value(MODEL, "no such model")
    desk.ask("anything")
    desk.session.settings.set_value(MODEL, "echo")
    turn = desk.ask("unclear")
    choices = (Step(StepName.DESCRIBE), Step(StepName.SEGMENT, "square"))
    plan = Plan((Step(StepName.HELP),), 0.3, choices)
    desk.dock.transcript.change_turn(desk.session.conversation.change(turn.id, plan=plan))
    desk.view(0)._why.setChecked(True)
    other = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    desk.session.set_compare(first.context.layers[0], other.id())
    wait_for(lambda: desk.session.context.views == 2, "two views")
    wait_for(lambda: desk.session.context.thumbnail_png, "their picture")
    desk.dock.open_search()
    desk.dock._tab_order.schedule()
    wait_for(lambda: not desk.dock._tab_order.pending, "the order")
    return desk


def test_every_control_has_a_name_for_screen_readers(full: Desk):
    assert len(controls(full.dock.widget())) > 40
    assert nameless(full.dock.widget()) == []


def test_tab_goes_from_top_to_bottom_and_misses_nothing(full: Desk):
    body = full.dock.widget()
    wanted = [widget for widget in controls(body) if widget.isEnabled()]
    first = full.dock._header._title
    chain = tab_chain(first, body)
    assert {w for w in wanted if w not in chain} <= {full.dock.transcript}
    sections = [
        full.dock._header,
        full.dock._search,
        *(full.dock.transcript.view(turn_id) for turn_id in full.dock.transcript.shown_turns),
        full.dock.context_bar,
        full.dock._quick,
        full.dock._box,
    ]

    def section(widget: QWidget) -> int:
        return next(n for n, part in enumerate(sections) if part.isAncestorOf(widget))

    order = [section(widget) for widget in chain if widget is not full.dock.transcript]
    assert order == sorted(order)
    assert set(order) == set(range(len(sections)))
    assert chain.index(full.dock.composer) < chain.index(full.dock._box.send)


def test_the_dialogs_and_the_options_page_have_names_too(desk: Desk, image: Any, raster: Any):
    other = raster(np.zeros((3, 100, 120), np.uint8), "harbour 2023-05-03")
    desk.ask("hello")
    parent = desk.window
    page = OptionsPage(desk.session.settings)
    dialogs = [
        CompareDialog([image, other], desk.session.settings, parent),
        DateDialog(image, parent),
        ConversationsDialog(desk.session.store, parent),
        ShortcutsDialog(parent),
        page,
    ]
    for dialog in dialogs:
        dialog.show()
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.close()
        dialog.deleteLater()


def test_an_answer_is_reached_read_and_acted_on_with_keys_alone(full: Desk):
    view = full.view(0)
    answer = view._answer
    answer.setFocus()
    assert answer.hasFocus()
    QTest.keyClick(answer, Qt.Key.Key_Tab)
    followed = full.window.focusWidget()
    assert view.isAncestorOf(followed)
    copy = view._buttons["copy"]
    copy.setFocus()
    QTest.keyClick(copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text()


@pytest.mark.parametrize("theme", ["light", "dark", "high contrast"])
@pytest.mark.parametrize("size", [9, 18])
def test_in_every_theme_and_font_size_text_is_legible_and_nothing_is_cut(
    full: Desk, theme: str, size: int
):
    colours = {
        "light": ("#f0f0f0", "#ffffff", "#101010", "#3070c0"),
        "dark": ("#2b2b2b", "#1e1e1e", "#e8e8e8", "#4080d0"),
        "high contrast": ("#000000", "#000000", "#ffff00", "#00ffff"),
    }[theme]
    window, base, text, highlight = map(QColor, colours)
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Button):
        palette.setColor(role, window)
    palette.setColor(QPalette.ColorRole.Base, base)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(role, text)
    palette.setColor(QPalette.ColorRole.Highlight, highlight)
    application = QApplication.instance()
    before_palette, before_font = application.palette(), application.font()
    font = QFont(before_font)
    font.setPointSize(size)
    try:
        application.setPalette(palette)
        application.setFont(font)
        full.dock.setFloating(True)
        full.dock.resize(420, 900)
        QTest.qWait(80)
        body = full.dock.widget()
        for label in body.findChildren(QLabel):
            if label.isVisibleTo(body) and label.text() and label.pixmap() is None:
                ink = label.palette().color(label.foregroundRole())
                paper = base if full.dock._stack.isAncestorOf(label) else window
                assert contrast(ink, paper) >= 3, (theme, label.text())
        for button in body.findChildren(QAbstractButton):
            if button is full.dock.context_bar._picture:
                continue  # of the map, not of the theme
            if button.isVisibleTo(body) and not button.icon().isNull() and button.isEnabled():
                ink = strongest(button.icon().pixmap(32, 32).toImage())
                paper = base if full.dock._stack.isAncestorOf(button) else window
                assert contrast(ink, paper) >= 3, (theme, button.accessibleName())
        for chip in full.dock.context_bar.findChildren(Chip):
            if chip.isVisible():
                assert chip.mapTo(body, QPoint(chip.width(), 0)).x() <= body.width()
                room = chip.fontMetrics().horizontalAdvance(chip.text().replace("&&", "&"))
                assert room <= chip.width()
    finally:
        application.setPalette(before_palette)
        application.setFont(before_font)


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def strongest(image: QImage) -> QColor:
    """The most opaque colour of an icon."""
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return max((image.pixelColor(x, y) for x, y in places), key=lambda colour: colour.alpha())


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_icons_are_sharp_on_every_screen(qgis_app: Any, ratio: float):
    icon = icons.icon("send", QColor("black"), QColor("grey"))
    side = round(16 * ratio)
    picture = icon.pixmap(side, side)
    assert (picture.width(), picture.height()) == (side, side)
    edges = picture.toImage()
    assert strongest(edges).alpha() == 255


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
    for key in (*keys(), *map_keys()):
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


def test_no_key_of_the_dock_takes_the_maps_undo(desk: Desk):
    assert "Ctrl+Z" not in {key.sequence for key in keys()}


def test_every_key_in_the_list_does_what_it_says(desk: Desk, project: Any):
    desk.session.settings.set_value(ADD_LAYERS, False)
    turn = desk.ask("segment square")
    desk.window.activateWindow()

    def press(sequence: str) -> None:
        desk.dock.composer.setFocus()
        name = sequence.rpartition("+")[2]
        key = getattr(Qt.Key, f"Key_{name}")
        modifier = {"Alt": Qt.KeyboardModifier.AltModifier}[sequence.partition("+")[0]]
        QTest.keyClick(desk.dock.composer, key, modifier)

    press("Alt+C")
    assert QGuiApplication.clipboard().text()
    press("Alt+L")
    wait_for(lambda: desk.branch[-1].layer_ref is not None, "the layer")
    press("Alt+Z")
    assert desk.branch[-1].layer_ref is None
    press("Alt+Y")
    assert desk.branch[-1].layer_ref is not None
    extent = desk.canvas.extent()
    desk.canvas.zoomOut()
    press("Alt+G")
    assert desk.canvas.extent().width() == pytest.approx(extent.width(), rel=0.1)
    press("Alt+E")
    assert desk.view()._editor is not None
    QTest.keyClick(desk.view()._editor, Qt.Key.Key_Escape)
    press("Alt+R")
    desk.idle()
    assert len(desk.session.conversation.siblings(turn.id)) == 2
    press("Alt+N")
    assert not len(desk.session.conversation)


def test_a_key_of_the_dock_comes_before_the_menu_of_the_same_letter(desk: Desk):
    raster = desk.window.menuBar().addMenu("&Raster")
    raster.addAction("something")
    opened: list[bool] = []
    raster.aboutToShow.connect(lambda: opened.append(True))
    desk.ask("segment square")
    desk.window.activateWindow()
    for count in (2, 3):
        desk.dock.composer.setFocus()
        QTest.keyClick(desk.dock.composer, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        wait_for(lambda wanted=count: len(desk.session.conversation) == wanted, "another answer")
        desk.idle()
    assert not opened
    assert desk.dock.composer.toPlainText() == ""
    desk.canvas.setFocus()  # outside of the dock the letter is the menu's
    QTest.keyClick(desk.canvas, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert opened
    raster.close()
    assert len(desk.session.conversation) == 3


def test_a_long_title_takes_the_room_that_there_is(desk: Desk):
    header = desk.dock._header
    long = "Everything that was asked about the harbour and its surroundings in one summer"
    desk.dock.setFloating(True)
    shown = []
    for width in (330, 700):
        desk.dock.resize(width, 700)
        QTest.qWait(30)
        header.show_title(long)
        text = header._title.text()
        assert header._title.fontMetrics().horizontalAdvance(text) < header._title.width()
        shown.append(text)
    assert len(shown[0]) < len(shown[1])
    assert shown[0].endswith("…")
    assert header._title.toolTip().startswith("Everything")


def test_in_a_dock_too_low_for_its_letters_the_quick_buttons_make_room(desk: Desk):
    desk.dock.setFloating(True)
    for height, shown in ((900, True), (300, False), (900, True)):
        desk.dock.resize(400, height)
        QTest.qWait(30)
        assert desk.dock._quick.isVisible() is shown, height
