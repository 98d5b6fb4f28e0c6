# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings: stored, validated, and edited on a page made from their declarations."""

from __future__ import annotations

from typing import Any, Iterator

import pytest
from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QSpinBox, QWidget

from rs_assistant.desktop.options_page import OptionsFactory
from rs_assistant.desktop.settings_store import PREFIX, SettingsStore
from rs_assistant.engine.settings import (
    ADD_LAYERS,
    INTERPRETER,
    MODEL,
    PACK_FOLDERS,
    SETTINGS,
    STYLE,
    THREADS,
)


@pytest.fixture
def store(qgis_app: Any) -> Iterator[SettingsStore]:
    QgsSettings().remove(PREFIX.rstrip("/"))
    yield SettingsStore()
    QgsSettings().remove(PREFIX.rstrip("/"))


def test_without_a_stored_value_the_default_applies(store: SettingsStore):
    assert [store.value(setting) for setting in SETTINGS] == [item.default for item in SETTINGS]


def test_values_survive_and_changes_are_told_once(store: SettingsStore):
    told: list[str] = []
    store.changed.connect(told.append)
    store.set_value(PACK_FOLDERS, ("/a", "/b"))
    store.set_value(PACK_FOLDERS, ("/a", "/b"))
    store.set_value(ADD_LAYERS, False)
    assert SettingsStore().value(PACK_FOLDERS) == ("/a", "/b")
    assert SettingsStore().value(ADD_LAYERS) is False
    assert told == [PACK_FOLDERS.key, ADD_LAYERS.key]


def test_an_invalid_stored_value_is_the_default(store: SettingsStore):
    QgsSettings().setValue(PREFIX + STYLE.key, "shouting")
    QgsSettings().setValue(PREFIX + THREADS.key, "many")
    assert store.value(STYLE) == STYLE.default
    assert store.value(THREADS) == THREADS.default


def test_a_value_set_back_to_its_default_is_forgotten(store: SettingsStore):
    store.set_value(THREADS, 3)
    store.set_value(THREADS, THREADS.default)
    assert QgsSettings().value(PREFIX + THREADS.key) is None


def test_the_page_shows_every_setting_and_applies_what_was_edited(store: SettingsStore):
    store.set_value(THREADS, 2)
    factory = OptionsFactory(store, QIcon())
    page = factory.createWidget()
    editors = {setting.key: page.findChild(QWidget, setting.key) for setting in SETTINGS}
    assert all(editors.values())
    assert all(editor.accessibleName() for editor in editors.values())
    threads = editors[THREADS.key]
    assert isinstance(threads, QSpinBox)
    assert threads.value() == 2
    threads.setValue(4)
    style = editors[STYLE.key]
    assert isinstance(style, QComboBox)
    style.setCurrentIndex(style.findData("detailed"))
    switch = editors[ADD_LAYERS.key]
    assert isinstance(switch, QCheckBox)
    switch.setChecked(False)
    folders = editors[PACK_FOLDERS.key]
    assert isinstance(folders, QPlainTextEdit)
    folders.setPlainText("/packs/one\n\n  /packs/two ")
    interpreter = editors[INTERPRETER.key]
    assert isinstance(interpreter, QgsFileWidget)
    interpreter.setFilePath("/usr/bin/python3")
    page.apply()
    assert store.value(THREADS) == 4
    assert store.value(STYLE) == "detailed"
    assert store.value(ADD_LAYERS) is False
    assert store.value(PACK_FOLDERS) == ("/packs/one", "/packs/two")
    assert store.value(INTERPRETER) == "/usr/bin/python3"
    page.deleteLater()


def test_the_model_is_chosen_among_the_packs_that_are_there_or_named(store: SettingsStore):
    page = OptionsFactory(store, QIcon()).createWidget()
    box = page.findChild(QComboBox, MODEL.key)
    assert "starter" in [box.itemData(index) for index in range(box.count())]
    assert box.currentData() == "starter"
    page.apply()
    assert store.value(MODEL) == "starter"
    box.setEditText("a pack on another machine")
    page.apply()
    assert store.value(MODEL) == "a pack on another machine"
    page.deleteLater()
    again = OptionsFactory(store, QIcon()).createWidget()
    assert again.findChild(QComboBox, MODEL.key).currentText() == "a pack on another machine"
    again.deleteLater()
