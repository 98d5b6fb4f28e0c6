# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers of algorithms as HTML pages."""

from __future__ import annotations

import html
from pathlib import Path

from qgis.core import QgsProcessingException

from rs_assistant.desktop.translation import tr
from rs_assistant.engine.markdown import to_html


def write_page(path: str, title: str, text: str) -> None:
    """Write a Markdown answer as an HTML page. Raises `QgsProcessingException`."""
    page = (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title></head><body>{to_html(text)}</body></html>\n"
    )
    try:
        Path(path).write_text(page, encoding="utf-8")
    except OSError as error:
        raise QgsProcessingException(
            tr("“{path}” cannot be written.").format(path=path) + f" {error.strerror}"
        ) from error
