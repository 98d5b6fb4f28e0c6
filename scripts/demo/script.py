# SPDX-License-Identifier: GPL-2.0-or-later
"""The conversation itself: what is asked of the sample project, and the facts about it.

`start(iface, plugin, out, finish)` returns at once; `finish(status, messages)` is called at the
end. An answer that contradicts the facts fails the run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Iterator

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from demo.facts import covers, declined, features, mentions, never, no, number, yes
from demo.keeping import export
from demo.player import Condition, Player
from demo.second_date import second_date

# Parts of the names of sample layers.
TANKS, TANKS_AGAIN = "storage tanks, 2019-08-31, 0.5 m", "1 m, 4 bands"
QUAY, HOUSING, UTAH = "quay", "housing", "Great Salt Lake"


def start(iface: Any, plugin: Any, out: Path, finish: Callable[[int, list[str]], None]) -> Player:
    """Begin; keep the returned object alive until ``finish`` is called."""
    return Player(iface, plugin, out, finish, play)


def play(player: Player) -> Iterator[Condition]:
    """The conversation. Yields what to wait for."""
    yield lambda: player.session.context.thumbnail_png and not player.canvas.isDrawing()
    # A narrow dock, as it is on a laptop, with the layers beside it.
    player.iface.mainWindow().resizeDocks([player.dock], [400], Qt.Orientation.Horizontal)
    yield player.rested(1.0)
    player.shoot("1-empty")
    for part in (tanks, quay, housing, two_dates, honest, stopping):
        yield from part(player)
    export(player)


def tanks(player: Player) -> Iterator[Condition]:
    """Storage tanks: describe, count, follow a link, refine."""
    yield from player.look_at(TANKS)
    yield from player.ask(
        "Describe this view",
        mentions("tank", "industr"),
        never("airplane", "beach", "railway", "ship "),
        picture="2-described",
    )
    yield from player.ask(
        "How many storage tanks are there?", number(3, 6), features(3, 6), picture="3-counted"
    )
    yield from player.has_layer()
    before = player.canvas.extent()
    yield from player.click_link("features:")
    yield player.rested(0.6)
    if player.canvas.extent() == before:
        player.contradict("clicking the count did not move the map")
    if not sum(layer.selectedFeatureCount() for layer in player.results()):
        player.contradict("clicking the count selected nothing")
    player.shoot("4-link-followed")
    for layer in player.results():
        layer.removeSelection()
    yield from player.look_at(TANKS)
    yield from player.ask("only the two largest", features(2, 2))
    yield from player.has_layer()
    if sum(player.is_shown(layer) for layer in player.results()) != 1:
        player.contradict("an edited result did not take the place of the one before on the map")
    yield from player.ask("What kind of place is this?", mentions("tank", "industr", "port"))


def quay(player: Player) -> Iterator[Condition]:
    """A quay: presence, absence, the water, and a region of nothing but water."""
    yield from player.look_at(QUAY)
    yield from player.ask("Is there any water?", yes)
    yield from player.ask("Are there any airplanes?", no)
    yield from player.ask("Segment the water", covers(0.44, 0.74), picture="5-water")
    yield from player.has_layer()
    yield from player.draw_region()
    yield from player.ask(
        "What share of the region is water?", number(0.8, 1.0), picture="6-region"
    )
    player.session.set_region(None)


def housing(player: Player) -> Iterator[Condition]:
    """Houses among trees: what is there, what is not, how many."""
    yield from player.look_at(HOUSING)
    yield from player.ask("Are there trees?", yes)
    yield from player.ask("Is there an airport?", no)
    yield from player.ask("Segment the buildings", features(25, 110), picture="7-buildings")


def two_dates(player: Player) -> Iterator[Condition]:
    """Change as a conversation; then the same date twice, where nothing may have changed."""
    yield from player.look_at(TANKS)
    first = player.layer(TANKS)
    later = second_date(first, player.out)
    QgsProject.instance().addMapLayer(later)
    yield from player.compare(first, later)
    yield from player.ask("Has anything changed?", yes)
    yield from player.ask("How many buildings are new?", number(1, 1))
    yield from player.ask("Where?", mentions("left"), never("right"), picture="8-two-dates")
    yield from player.ask("How much?", mentions("m²"))
    yield from player.compare(first, player.layer(TANKS_AGAIN))
    yield from player.ask("Has anything changed?", no)
    player.session.set_compare("", None)
    QgsProject.instance().removeMapLayer(later)


def honest(player: Player) -> Iterator[Condition]:
    """What cannot be known is said."""
    yield from player.look_at(UTAH)
    yield from player.ask("How many ships are there?", declined, picture="9-declined")


def stopping(player: Player) -> Iterator[Condition]:
    """Esc ends an answer."""
    yield from player.look_at(TANKS)
    player.type("Describe this view in detail")
    yield lambda: player.session.busy
    QTest.keyClick(player.dock.composer, Qt.Key.Key_Escape)
    yield lambda: not player.session.busy
    last = player.session.conversation.branch()[-1]
    if last.state.value not in ("stopped", "answered"):
        player.contradict(f"after Esc the turn is {last.state.value}")
