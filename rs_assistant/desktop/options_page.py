# SPDX-License-Identifier: GPL-2.0-or-later
"""The page in QGIS's options, made from the declared settings."""

from __future__ import annotations

import os
from typing import Callable

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon, QPalette
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.setup.packs import installed_packs
from rs_assistant.desktop.translation import tr
from rs_assistant.desktop.worker_process import configuration_from_settings
from rs_assistant.engine.settings import SETTINGS, Setting, Value

PAGE = "rs_assistant_options"
TITLE = "RS Assistant"


class OptionsPage(QgsOptionsPageWidget):
    """One row per setting with its help below; `apply` stores what has changed."""

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        self._store = store
        self._readers: dict[str, Callable[[], Value]] = {}
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in SETTINGS:
            editor, reader = _editor(setting, store.value(setting))
            editor.setObjectName(setting.key)
            editor.setAccessibleName(tr(setting.label))
            editor.setAccessibleDescription(tr(setting.help))
            editor.setToolTip(tr(setting.help))
            if isinstance(editor, QgsFileWidget):
                editor.lineEdit().setAccessibleName(tr(setting.label))
            self._readers[setting.key] = reader
            help_text = QLabel(tr(setting.help))
            help_text.setWordWrap(True)
            quiet = QPalette(self.palette())
            quiet.setColor(QPalette.ColorRole.WindowText, theme.quiet(self.palette()))
            help_text.setPalette(quiet)
            if setting.kind == "switch":
                form.addRow(editor)
            else:
                label = QLabel(tr(setting.label))
                label.setBuddy(editor)
                form.addRow(label, editor)
            form.addRow(help_text)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)

    def apply(self) -> None:
        """Store every value; called by QGIS when the options are accepted."""
        for setting in SETTINGS:
            self._store.set_value(setting, self._readers[setting.key]())


class OptionsFactory(QgsOptionsWidgetFactory):
    """Registered with `iface.registerOptionsWidgetFactory`, taken back in `unload`."""

    def __init__(self, store: SettingsStore, icon: QIcon) -> None:
        super().__init__()
        self._store = store
        self._icon = icon
        self.setTitle(TITLE)

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return self._icon

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:
        """A page with the present values."""
        return OptionsPage(self._store, parent)


def _editor(setting: Setting, value: Value) -> tuple[QWidget, Callable[[], Value]]:
    if setting.kind == "switch":
        box = QCheckBox(tr(setting.label))
        box.setChecked(bool(value))
        return box, box.isChecked
    if setting.kind == "choice":
        combo = QComboBox()
        for choice, label in setting.choices:
            combo.addItem(tr(label), choice)
        combo.setCurrentIndex(max(0, combo.findData(value)))
        return combo, lambda: str(combo.currentData())
    if setting.kind == "pack":
        packs = QComboBox()
        packs.setEditable(True)  # a pack may be on the machine that runs the worker only
        for pack in installed_packs(configuration_from_settings()):
            packs.addItem(f"{pack.id} {pack.version}".strip(), pack.id)
        packs.lineEdit().setAccessibleName(tr(setting.label))
        packs.setCurrentIndex(packs.findData(value))
        if packs.currentIndex() < 0:
            packs.setEditText(str(value))
        return packs, lambda: _chosen(packs)
    if setting.kind == "number":
        spin = QSpinBox()
        low, high = setting.limits or (0, 2**31 - 1)
        spin.setRange(int(low), int(high))
        spin.setGroupSeparatorShown(True)
        spin.setValue(int(value))  # type: ignore[arg-type]
        return spin, spin.value
    if setting.kind == "fraction":
        fraction = QDoubleSpinBox()
        fraction.setRange(*(setting.limits or (0.0, 1.0)))
        fraction.setSingleStep(0.05)
        fraction.setValue(float(value))  # type: ignore[arg-type]
        return fraction, fraction.value
    if setting.kind == "file":
        file = QgsFileWidget()
        file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        file.setFilePath(str(value))
        return file, lambda: file.filePath().strip()
    if setting.kind == "folders":
        lines = QPlainTextEdit()
        lines.setPlaceholderText(tr("One folder per line"))
        lines.setPlainText("\n".join(value if isinstance(value, tuple) else ()))
        lines.setMaximumHeight(lines.fontMetrics().lineSpacing() * 5)
        lines.setTabChangesFocus(True)
        return lines, lambda: tuple(
            os.path.expanduser(line.strip())
            for line in lines.toPlainText().splitlines()
            if line.strip()
        )
    text = QLineEdit(str(value))
    return text, lambda: text.text().strip()


def _chosen(box: QComboBox) -> str:
    """The value of what an editable box shows, or the text that was written into it."""
    index = box.findText(box.currentText())
    return str(box.itemData(index)) if index >= 0 else box.currentText().strip()
