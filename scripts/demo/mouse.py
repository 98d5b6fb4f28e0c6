# SPDX-License-Identifier: GPL-2.0-or-later
"""What the mouse of a person does, as events."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent, QTextCursor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMessageBox, QWidget


def link_place(answer: Any, prefix: str) -> Optional[QPoint]:
    """Where in the viewport of a text the first such link is."""
    block = answer.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().anchorHref().startswith(prefix):
                cursor = QTextCursor(answer.document())
                cursor.setPosition(fragment.position() + 1)
                return answer.cursorRect(cursor).center()
            iterator += 1
        block = block.next()
    return None


def agree() -> None:
    """Press "Yes" in a box that asks something, if one is open."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        yes = box.button(QMessageBox.StandardButton.Yes)
        if yes is not None:
            QTest.mouseClick(yes, Qt.MouseButton.LeftButton)


def drag(widget: QWidget, first: QPoint, last: QPoint) -> None:
    """Press, move and release the left button."""
    left = Qt.MouseButton.LeftButton
    for kind, place, button, buttons in (
        (QEvent.Type.MouseButtonPress, first, left, left),
        (QEvent.Type.MouseMove, (first + last) / 2, Qt.MouseButton.NoButton, left),
        (QEvent.Type.MouseMove, last, Qt.MouseButton.NoButton, left),
        (QEvent.Type.MouseButtonRelease, last, left, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind,
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            button,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
