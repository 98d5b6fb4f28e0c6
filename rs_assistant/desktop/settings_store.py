# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps the settings that `rs_assistant.engine.settings` declares in QGIS's own settings."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rs_assistant.engine.settings import SETTINGS, Setting, Value

PREFIX = "rs_assistant/"


class SettingsStore(QObject):
    """Reads and writes settings; tells who listens when one has changed."""

    changed = pyqtSignal(str)  # key

    def value(self, setting: Setting) -> Value:
        """The stored value if it is valid, else the default."""
        return setting.coerce(QgsSettings().value(PREFIX + setting.key, None))

    def set_value(self, setting: Setting, value: Value) -> None:
        """Store a value; the default is stored by forgetting, so that later defaults apply."""
        value = setting.coerce(value)
        if value == self.value(setting):
            return
        if value == setting.default:
            QgsSettings().remove(PREFIX + setting.key)
        else:
            stored = list(value) if isinstance(value, tuple) else value
            QgsSettings().setValue(PREFIX + setting.key, stored)
        self.changed.emit(setting.key)

    def reset(self) -> None:
        """Back to the defaults."""
        for setting in SETTINGS:
            self.set_value(setting, setting.default)
