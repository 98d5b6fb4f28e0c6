# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock's keys, while the focus is in it: they come before the letters of QGIS's menus.

Alt and a letter also opens a menu of the main window (Alt+R the menu Raster, and in every language
others). Qt takes two shortcuts of one key for ambiguous and runs neither, so the dock declares
none: it claims the key when Qt asks who wants it, and acts when it is pressed.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional

from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QApplication


class Keyboard(QObject):
    """Runs what belongs to a key. Its owner passes on every `ShortcutOverride` that it gets."""

    def __init__(self, acts: Mapping[str, Callable[[], Any]], parent: QObject) -> None:
        """``acts`` by key sequence."""
        super().__init__(parent)
        self._acts = {QKeySequence(name).toString(): act for name, act in acts.items()}
        self._watched: Optional[QObject] = None

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is ours; its press, which comes next, is then not the focused widget's."""
        if _name(event) not in self._acts:
            return False
        self._watch(QApplication.focusWidget())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The press that follows a claim."""
        if event.type() == QEvent.Type.KeyPress and watched is self._watched:
            self._watch(None)
            act = self._acts.get(_name(event))
            if act is not None:
                act()
                return True
        return False

    def _watch(self, widget: Optional[QObject]) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None


def _name(event: QKeyEvent) -> str:
    """A key with its modifiers as shortcuts are written."""
    modifiers = event.modifiers()
    mask = modifiers.value if hasattr(modifiers, "value") else int(modifiers)
    return str(QKeySequence(mask | event.key()).toString())
