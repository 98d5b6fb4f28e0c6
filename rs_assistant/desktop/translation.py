# SPDX-License-Identifier: GPL-2.0-or-later
"""The one door to Qt's translations for code that is no widget."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "RSAssistant"


def tr(text: str) -> str:
    """The text in the user's language; placeholders in braces are kept."""
    return QCoreApplication.translate(CONTEXT, text)
