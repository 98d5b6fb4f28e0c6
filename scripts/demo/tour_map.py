# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of the guide's tour that are played on the map: two dates, outlines by clicking."""

from __future__ import annotations

from time import monotonic
from typing import Iterator

from qgis.core import QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from demo.player import Condition, Player
from demo.script import HOUSING, TANKS
from demo.second_date import earlier_date


def two_dates(player: Player) -> Iterator[Condition]:
    """The dialog, the swipe, a conversation about change, a report."""
    from rs_assistant.desktop.dock.compare_dialog import CompareDialog

    player.session.new_conversation()
    later = player.layer(HOUSING)
    assert later is not None
    earlier = earlier_date(later, player.out)
    later_name = later.name()
    later.setName("Housing, 2019-08-31")
    QgsProject.instance().addMapLayer(earlier)
    yield from player.look_at("Housing, 2019-08-31")
    dialog = CompareDialog([later, earlier], player.session.settings, player.dock)
    dialog.show()
    yield player.rested(0.8)
    dialog.grab().save(str(player.out / "compare-dialog.png"))
    dialog.close()
    yield from player.compare(earlier, later)
    player.shoot("compare")
    button = player.dock._box.swipe
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    yield player.rested(1.5)
    yield lambda: not player.canvas.isDrawing()
    player.shoot("swipe")
    QTest.keyClick(player.canvas, Qt.Key.Key_Escape)
    for question in ("Has it changed?", "How many buildings?", "Where?"):
        yield from player.say(question)
    player.shoot("change-answer")
    yield from player.say("Summarise for a report")
    player.shoot("change-report")
    player.session.set_compare("", None)
    later.setName(later_name)
    QgsProject.instance().removeMapLayer(earlier)


def prompts(player: Player) -> Iterator[Condition]:
    """Two tanks outlined by clicks; the second is not accepted yet."""
    from rs_assistant.desktop.outlining import Stage

    player.session.new_conversation()
    yield from player.look_at(TANKS)
    tanks = player.layer(TANKS)
    assert tanks is not None
    box = tanks.extent()
    centre = place(tanks, 0.80, 0.70)
    player.canvas.setExtent(
        QgsRectangle.fromCenterAndSize(centre, box.width() * 0.35, box.height() * 0.5)
    )
    yield player.rested(0.8)
    yield lambda: not player.canvas.isDrawing()
    QTest.mouseClick(player.dock.findChild(QWidget, "outline"), Qt.MouseButton.LeftButton)
    outlining = player.dock._map.outlining
    yield lambda: outlining.stage is Stage.READY
    for x, y, accepted in ((0.735, 0.85, True), (0.905, 0.80, False)):
        click(player, place(tanks, x, y))
        yield settled(player)
        if accepted:
            QTest.keyClick(player.canvas, Qt.Key.Key_Return)
            yield from player.has_layer()
            yield player.rested(1.0)
    player.shoot("prompts")
    QTest.keyClick(player.canvas, Qt.Key.Key_Escape)
    QTest.keyClick(player.canvas, Qt.Key.Key_Escape)


def settled(player: Player) -> Condition:
    """The outline of the newest clicks is there and will not change."""
    outlining = player.dock._map.outlining
    end = monotonic() + 20
    return lambda: (outlining.current is not None and outlining._asked is None) or monotonic() > end


def place(layer: QgsRasterLayer, x: float, y: float) -> QgsPointXY:
    """A place in a layer by shares from its left and top; layer and map share a CRS."""
    box = layer.extent()
    return QgsPointXY(box.xMinimum() + x * box.width(), box.yMaximum() - y * box.height())


def click(player: Player, where: QgsPointXY) -> None:
    pixel = player.canvas.getCoordinateTransform().transform(where)
    spot = QPoint(round(pixel.x()), round(pixel.y()))
    QTest.mouseMove(player.canvas.viewport(), spot)
    QTest.mouseClick(player.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
