# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS before it loads plugins (PYQGIS_STARTUP): high contrast, large letters."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication


def apply() -> None:
    """Yellow on black, as such systems have it."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        ("black", (role.Window, role.Base, role.Button, role.AlternateBase, role.ToolTipBase)),
        ("yellow", (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        ("cyan", (role.Highlight, role.Link)),
        ("black", (role.HighlightedText,)),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    font = QApplication.font()
    font.setPointSize(font.pointSize() + 4)
    QApplication.setPalette(palette)
    QApplication.setFont(font)
    QApplication.instance().setStyleSheet("")


apply()
