# SPDX-License-Identifier: GPL-2.0-or-later
"""A person with the outlining tool, for tests of it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QToolButton

from rs_assistant.desktop.outlining import Outlining, Stage
from tests.desktop.dock.conftest import Desk, wait_for

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFTMOST, TOP = 500000.0, 5700000.0  # corner of the image


class Hand:
    """A person with the outlining tool."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.canvas = desk.canvas
        self.button = desk.dock.findChild(QToolButton, "outline")
        self.begin()

    def begin(self) -> None:
        QTest.mouseClick(self.button, LEFT)

    @property
    def outlining(self) -> Outlining:
        found = self.desk.dock._map.outlining
        assert found is not None
        return found

    def ready(self) -> None:
        wait_for(lambda: self.outlining.stage is Stage.READY, "the view to be looked at")

    def at(self, column: float, row: float) -> QPoint:
        """Where a pixel of the image is on the screen."""
        place = QgsPointXY(LEFTMOST + column, TOP - row)
        image = QgsProject.instance().mapLayersByName("harbour 2021-05-03")[0]
        crs = self.canvas.mapSettings().destinationCrs()
        move = QgsCoordinateTransform(image.crs(), crs, QgsProject.instance())
        return (
            self.canvas.getCoordinateTransform()
            .transform(move.transform(place))
            .toQPointF()
            .toPoint()
        )

    def click(self, column: float, row: float, button: Any = LEFT, keys: Any = NONE) -> None:
        QTest.mouseClick(self.canvas.viewport(), button, keys, self.at(column, row))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        viewport = self.canvas.viewport()
        first, last = self.at(*start), self.at(*end)
        QTest.mousePress(viewport, LEFT, NONE, first)
        for share in (0.3, 0.7, 1.0):
            here = first + (last - first) * share
            event = QMouseEvent(
                QMouseEvent.Type.MouseMove, here, Qt.MouseButton.NoButton, LEFT, NONE
            )
            QApplication.sendEvent(viewport, event)
        QTest.mouseRelease(viewport, LEFT, NONE, last)

    def move(self, column: float, row: float) -> None:
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            self.at(column, row),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            NONE,
        )
        QApplication.sendEvent(self.canvas.viewport(), event)

    def key(self, key: Any) -> None:
        QTest.keyClick(self.canvas, key)

    def settle(self) -> None:
        """Wait until the newest clicks have been answered."""
        wait_for(
            lambda: self.outlining.stage is Stage.READY and self.outlining._asked is None,
            "the outline",
        )

    @property
    def area(self) -> float:
        """Square metres of the outline that is shown."""
        current = self.outlining.current
        return 0.0 if current is None else float(current.geometry.area())

    @property
    def hint(self) -> str:
        return str(self.outlining.marks.hint.text())

    def accept(self) -> None:
        count = len(self.desk.branch)
        self.key(Qt.Key.Key_Return)
        wait_for(lambda: len(self.desk.branch) >= max(count, 1), "the turn")
        wait_for(lambda: not self.desk.session.map.busy, "the layer")

    @property
    def layers(self) -> list[QgsVectorLayer]:
        every = QgsProject.instance().mapLayers().values()
        return [layer for layer in every if isinstance(layer, QgsVectorLayer)]

    @property
    def layer(self) -> QgsVectorLayer:
        (found,) = self.layers
        return found
