# SPDX-License-Identifier: GPL-2.0-or-later
"""Tab goes through the dock as the eye does: from top to bottom, turn by turn.

Qt's own order is that of creation, and turns, buttons and choices come and go.
"""

from __future__ import annotations

from typing import Callable, Iterable

from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QWidget

SETTLE = 150  # milliseconds without news before the order is made again


class TabOrder(QObject):
    """Chains widgets in the order of ``sections()``, once nothing comes or goes any more."""

    def __init__(self, sections: Callable[[], Iterable[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._sections = sections
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self.arrange)

    @property
    def pending(self) -> bool:
        """Whether something has come or gone that is not in the order yet."""
        return self._timer.isActive()

    def schedule(self, *_: object) -> None:
        """Something has come or gone."""
        self._timer.start()

    def arrange(self) -> None:
        """Chain everything that Tab can reach."""
        before: QWidget | None = None
        for section in self._sections():
            for widget in reachable(section):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget


def reachable(section: QWidget) -> list[QWidget]:
    """The section itself and what is in it, as far as Tab stops there."""
    widgets = [section, *section.findChildren(QWidget)]
    return [
        widget
        for widget in widgets
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
