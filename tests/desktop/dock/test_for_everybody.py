# SPDX-License-Identifier: GPL-2.0-or-later
"""Keyboard, names for screen readers, narrow docks."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QWidget

from rs_assistant.desktop.dock.chip import Chip
from rs_assistant.desktop.dock.shortcuts import ShortcutsDialog, keys
from rs_assistant.engine.conversation import TurnState
from tests.desktop.dock.conftest import Desk, wait_for


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


def test_no_key_of_the_dock_takes_the_maps_undo(desk: Desk):
    assert "Ctrl+Z" not in {key.sequence for key in keys()}
