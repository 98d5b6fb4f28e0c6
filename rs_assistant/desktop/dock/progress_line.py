# SPDX-License-Identifier: GPL-2.0-or-later
"""The thin bar that says how far an answer is."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QProgressBar, QWidget

from rs_assistant.desktop.translation import tr


class ProgressLine(QProgressBar):
    """Hidden while nothing is answered; runs to and fro while nobody knows how far it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setFixedHeight(5)
        self.setAccessibleName(tr("Progress of the answer"))
        self.show_share(None)
        self.hide()

    def show_share(self, share: object) -> None:
        """A share of 0 to 1, anything else where it is not known."""
        if isinstance(share, (int, float)) and not isinstance(share, bool):
            self.setRange(0, 1000)
            self.setValue(round(float(share) * 1000))
        else:
            self.setRange(0, 0)
