# SPDX-License-Identifier: GPL-2.0-or-later
"""The states that the user guide shows, played for scripts/screenshots.py.

``RS_ASSISTANT_TOUR`` names the tour: ``guide`` (all states), ``map`` (two dates, outlines by
clicking), one of the other keys of `TOURS`, or the name of a picture for which
``RS_ASSISTANT_WORDS`` are asked.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any, Callable, Iterator

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from demo.player import Condition, Player
from demo.script import HOUSING, QUAY, TANKS
from demo.tour_map import prompts, two_dates

SIZE = (1120, 720)


def start(iface: Any, plugin: Any, out: Path, finish: Callable[[int, list[str]], None]) -> Player:
    """Begin; keep the returned object alive until ``finish`` is called."""
    return Player(iface, plugin, out, finish, play)


def play(player: Player) -> Iterator[Condition]:
    """The tour that was asked for."""
    player.iface.mainWindow().setGeometry(0, 0, *SIZE)
    yield lambda: player.session.context.thumbnail_png and not player.canvas.isDrawing()
    player.iface.mainWindow().resizeDocks([player.dock], [400], Qt.Orientation.Horizontal)
    tour = os.environ["RS_ASSISTANT_TOUR"]
    yield from TOURS.get(tour, language)(player)


def guide(player: Player) -> Iterator[Condition]:
    yield from player.look_at(TANKS)
    yield player.rested(1.0)
    player.shoot("empty")
    yield from first_run(player)
    yield from commands(player)
    yield from answers(player)
    yield from streaming(player)
    yield from region(player)
    yield from layers(player)
    yield from heat_map(player)
    yield from trouble(player)
    yield from dialogs(player)


def first_run(player: Player) -> Iterator[Condition]:
    """The set-up as it is before anything has been set up."""
    from rs_assistant.desktop.setup.dialog import SetupDialog
    from rs_assistant.engine.environment import WorkerConfiguration

    known = os.environ.pop("RS_ASSISTANT_WORKER_PYTHON", "")
    nothing = WorkerConfiguration(profile=str(player.out / "nothing"))
    dialog = SetupDialog(nothing, player.iface.mainWindow())
    dialog.show()
    yield player.rested(1.5)
    dialog.grab().save(str(player.out / "first-run.png"))
    dialog.close()
    player.dock.show_missing(True)
    yield player.rested(0.5)
    shoot_dock(player, "first-dock")
    player.dock.show_missing(False)
    os.environ["RS_ASSISTANT_WORKER_PYTHON"] = known


def commands(player: Player) -> Iterator[Condition]:
    player.dock.composer.setFocus()
    QTest.keyClicks(player.dock.composer, "/")
    yield player.rested(0.5)
    shoot_dock(player, "commands")
    player.dock.composer.clear()


def answers(player: Player) -> Iterator[Condition]:
    yield from player.say("Describe this view")
    yield from player.say("How many storage tanks are there?")
    yield from player.has_layer()
    yield from player.say("only the two largest")
    yield from player.has_layer()
    yield player.rested(1.0)
    player.shoot("dock")
    first = player.session.conversation.branch()[0]
    view = player.dock.transcript.view(first.id)
    view._why.setChecked(True)
    player.dock.transcript.go_to(first.id)
    yield player.rested(0.6)
    shoot_dock(player, "evidence")
    view._why.setChecked(False)


def streaming(player: Player) -> Iterator[Condition]:
    player.session.new_conversation()
    yield from player.look_at(HOUSING)
    player.dock.composer.setFocus()
    QTest.keyClicks(player.dock.composer, "Describe this view with three captions")
    QTest.keyClick(player.dock.composer, Qt.Key.Key_Return)
    reading = player.dock._map.reading
    yield lambda: reading.count > 0 or not player.session.busy
    player.shoot("streaming")
    view = player.dock.transcript.view(player.session.conversation.branch()[-1].id)
    yield lambda: view._answer.toPlainText() or not player.session.busy
    if player.session.busy:  # words have come, and more will
        player.shoot("streaming")
    yield lambda: not player.session.busy


def region(player: Player) -> Iterator[Condition]:
    player.session.new_conversation()
    yield from player.look_at(QUAY)
    yield from player.draw_region()
    yield from player.say("What share of the region is water?")
    player.shoot("region")
    player.session.set_region(None)


def layers(player: Player) -> Iterator[Condition]:
    player.session.new_conversation()
    yield from player.look_at(HOUSING)
    yield from player.say("Segment the buildings")
    yield from player.has_layer()
    yield player.rested(1.5)
    player.shoot("layers")
    turn = player.session.conversation.branch()[-1]
    button = player.dock.transcript.view(turn.id)._buttons["layer-add"]
    button.menu().popup(button.mapToGlobal(QPoint(0, button.height())))
    yield player.rested(0.3)
    button.menu().setActiveAction(button.menu().actions()[1])
    QTest.keyClick(button.menu(), Qt.Key.Key_Right)
    yield player.rested(0.6)
    shoot_screen(player, "add-to-layer")
    for _ in range(2):
        popup = QgsApplication.activePopupWidget()
        if popup is not None:
            popup.close()


def heat_map(player: Player) -> Iterator[Condition]:
    player.session.new_conversation()
    yield from player.look_at(TANKS)
    yield from player.say("/where storage tanks")
    yield lambda: player.session.conversation.branch()[-1].layers or not player.session.map.busy
    yield player.rested(1.5)
    player.shoot("heat-map")


def trouble(player: Player) -> Iterator[Condition]:
    player.session.new_conversation()
    yield from player.look_at(TANKS)
    player.dock.composer.setFocus()
    QTest.keyClicks(player.dock.composer, "Describe this view in detail")
    QTest.keyClick(player.dock.composer, Qt.Key.Key_Return)
    yield lambda: player.dock._map.reading.count > 0 or not player.session.busy
    os.kill(player.session.worker.about["pid"], signal.SIGKILL)
    yield lambda: not player.session.busy
    yield player.rested(0.5)
    shoot_dock(player, "error")


def dialogs(player: Player) -> Iterator[Condition]:
    from rs_assistant.desktop.dock.shortcuts import ShortcutsDialog
    from rs_assistant.desktop.options_page import OptionsPage

    player.dock.show_shortcuts()
    yield player.rested(0.5)
    dialog = player.dock.findChildren(ShortcutsDialog)[-1]
    dialog.grab().save(str(player.out / "shortcuts.png"))
    dialog.close()
    page = OptionsPage(player.plugin.settings)
    page.resize(620, page.sizeHint().height())
    page.show()
    yield player.rested(0.5)
    page.grab().save(str(player.out / "settings.png"))
    page.close()


def on_the_map(player: Player) -> Iterator[Condition]:
    yield from two_dates(player)
    yield from prompts(player)


def narrow(player: Player) -> Iterator[Condition]:
    """A dock as narrow as it can be."""
    player.iface.mainWindow().resizeDocks([player.dock], [320], Qt.Orientation.Horizontal)
    yield from player.look_at(TANKS)
    yield player.rested(0.5)
    shoot_dock(player, "narrow-empty")
    yield from player.say("Describe this view")
    yield from player.say("How many storage tanks are there?")
    yield from player.has_layer()
    shoot_dock(player, "narrow")


def contrast(player: Player) -> Iterator[Condition]:
    """As somebody with a system of high contrast and large letters sees it."""
    yield from player.look_at(TANKS)
    yield player.rested(0.5)
    shoot_dock(player, "contrast-empty")
    yield from player.say("How many storage tanks are there?")
    yield from player.has_layer()
    shoot_dock(player, "contrast")


def dark(player: Player) -> Iterator[Condition]:
    yield from player.look_at(TANKS)
    yield from player.say("Describe this view")
    yield from player.say("How many storage tanks are there?")
    yield player.rested(1.0)
    shoot_dock(player, "dark")


def language(player: Player) -> Iterator[Condition]:
    yield from player.look_at(TANKS)
    for words in os.environ["RS_ASSISTANT_WORDS"].split("|"):
        yield from player.say(words)
    yield player.rested(1.0)
    shoot_dock(player, os.environ["RS_ASSISTANT_TOUR"])


TOURS = {
    "guide": guide,
    "map": on_the_map,
    "dark": dark,
    "first": first_run,
    "heat": heat_map,
    "stop": streaming,
    "narrow": narrow,
    "contrast": contrast,
}


def shoot_dock(player: Player, name: str) -> None:
    """A picture of the dock alone."""
    widget: QWidget = player.dock
    widget.grab().save(str(player.out / f"{name}.png"))


def shoot_screen(player: Player, name: str) -> None:
    """A picture of the window as the screen shows it, with open menus."""
    window = player.iface.mainWindow()
    corner = window.mapToGlobal(QPoint(0, 0))
    whole = QgsApplication.primaryScreen().grabWindow(0)
    whole.copy(QRect(corner, window.size())).save(str(player.out / f"{name}.png"))
