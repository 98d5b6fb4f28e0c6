# SPDX-License-Identifier: GPL-2.0-or-later
"""RS Assistant: a QGIS plugin that answers questions about what the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rs_assistant.plugin import Plugin


def classFactory(iface: Any) -> Plugin:  # QGIS looks for this name
    """What QGIS calls to make the plugin; nothing is imported before that."""
    from rs_assistant.plugin import Plugin

    return Plugin(iface)
