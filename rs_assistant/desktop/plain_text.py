# SPDX-License-Identifier: GPL-2.0-or-later
"""Names as they are: where Qt guesses whether a text is HTML, it must not guess that one is."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt


def as_plain(text: str) -> str:
    """A text that tooltips and message boxes show letter by letter.

    Names of layers, conversations and projects come from anywhere; taken for HTML they could show
    pictures from the disk or from a server of somebody else's.
    """
    if not Qt.mightBeRichText(text):
        return text
    return "<span>{}</span>".format(escape(text).replace("\n", "<br>"))
