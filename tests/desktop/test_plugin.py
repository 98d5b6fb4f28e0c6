# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin as QGIS loads it: in, out, and in again without a trace."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTranslator
from qgis.PyQt.QtWidgets import QAction, QMainWindow, QPushButton

from rs_assistant import classFactory
from rs_assistant.desktop import translation
from rs_assistant.desktop.dock.dock import AssistantDock
from tests.desktop.support import wait_until


class Window:
    """As much of QGIS's interface as the plugin uses, with a real window and canvas."""

    def __init__(self) -> None:
        from qgis.gui import QgsMapCanvas, QgsMessageBar

        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.bar = QgsMessageBar(self.window)
        self.window.setCentralWidget(self.canvas)
        self.icons: list[QAction] = []
        self.menus: list[QAction] = []
        self.factories: list[Any] = []
        self.options: list[str] = []

    def mainWindow(self) -> QMainWindow:
        return self.window

    def mapCanvas(self) -> Any:
        return self.canvas

    def messageBar(self) -> Any:
        return self.bar

    def addDockWidget(self, area: Any, dock: Any) -> None:
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock: Any) -> None:
        self.window.removeDockWidget(dock)

    def addToolBarIcon(self, action: QAction) -> None:
        self.icons.append(action)

    def removeToolBarIcon(self, action: QAction) -> None:
        self.icons.remove(action)

    def addPluginToRasterMenu(self, _name: str, action: QAction) -> None:
        self.menus.append(action)

    def removePluginRasterMenu(self, _name: str, action: QAction) -> None:
        self.menus.remove(action)

    def registerOptionsWidgetFactory(self, factory: Any) -> None:
        self.factories.append(factory)

    def unregisterOptionsWidgetFactory(self, factory: Any) -> None:
        self.factories.remove(factory)

    def showOptionsDialog(self, _parent: Any, page: str) -> None:
        self.options.append(page)

    def actionPan(self) -> QAction:
        return QAction(self.window)


@pytest.fixture
def window(project: Any) -> Any:
    window = Window()
    yield window
    window.window.close()
    window.window.deleteLater()
    _delete_later()


def _delete_later() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def registered() -> bool:
    registry = QgsApplication.processingRegistry()
    return registry.providerById("rs_assistant") is not None


def test_the_plugin_can_be_unloaded_and_reloaded_twice(window: Window) -> None:
    handlers = len(logging.getLogger("rs_assistant").handlers)
    for _ in range(3):
        plugin = classFactory(window)
        plugin.initGui()
        plugin.show_dock()
        assert registered()
        assert (len(window.icons), len(window.menus), len(window.factories)) == (1, 2, 1)
        docks = window.window.findChildren(AssistantDock)
        assert len(docks) == 1
        plugin.show_settings()
        plugin.show_setup()
        plugin.unload()
        _delete_later()
        assert not registered()
        assert not window.icons
        assert not window.menus
        assert not window.factories
        assert not window.window.findChildren(AssistantDock)
        assert len(logging.getLogger("rs_assistant").handlers) == handlers
    assert len(window.options) == 3


def test_unloading_twice_or_before_loading_does_no_harm(window: Window) -> None:
    plugin = classFactory(window)
    plugin.unload()
    plugin.initGui()
    plugin.unload()
    plugin.unload()


def test_unloading_stops_the_worker_and_answers_no_more(window: Window, raster: Any) -> None:
    plugin = classFactory(window)
    plugin.initGui()
    worker = plugin.worker
    worker.start()
    wait_until(lambda: worker.about, 60)
    pid = worker.about["pid"]
    plugin.unload()
    _delete_later()
    import os

    def gone() -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        return False

    wait_until(gone)


def test_nothing_listens_to_the_project_after_unloading(window: Window, raster: Any) -> None:
    import numpy as np

    plugin = classFactory(window)
    plugin.initGui()
    plugin.show_dock()
    plugin.unload()
    _delete_later()
    layer = raster(np.zeros((3, 8, 8), np.uint8))
    window.canvas.setLayers([layer])
    window.canvas.setExtent(layer.extent())
    QgsProject.instance().clear()
    QCoreApplication.processEvents()


def test_missing_models_are_offered_once_with_a_button(
    window: Window, monkeypatch: Any, tmp_path: Any
) -> None:
    monkeypatch.setenv("RS_ASSISTANT_WORKER_PYTHON", str(tmp_path / "missing"))
    plugin = classFactory(window)
    plugin.initGui()
    window.window.show()
    plugin.dock.show()
    plugin._follow_dock(True)
    plugin._follow_dock(True)
    items = window.bar.items()
    assert len(items) == 1
    button = items[0].findChild(QPushButton)
    button.click()
    assert plugin._setup.isVisible()
    plugin._setup.close()
    empty = plugin.dock._empty
    buttons = {b.text(): b for b in empty.findChildren(QPushButton) if b.isVisibleTo(empty)}
    assert list(buttons) == ["Set up…"]  # in the place of the examples
    buttons["Set up…"].click()
    assert plugin._setup.isVisible()
    monkeypatch.undo()
    plugin._setup.changed.emit()  # the set-up has succeeded
    buttons = {b.text(): b for b in empty.findChildren(QPushButton) if b.isVisibleTo(empty)}
    assert len(buttons) == 3
    assert "Set up…" not in buttons
    plugin.unload()


def test_another_interpreter_takes_effect_with_the_next_question(window: Window) -> None:
    plugin = classFactory(window)
    plugin.initGui()
    plugin.worker.start()
    wait_until(lambda: plugin.worker.about, 60)
    plugin.settings.changed.emit("worker/threads")
    assert not plugin.worker.about
    plugin.unload()


def test_algorithms_without_a_window_speak_the_language_of_qgis(
    qgis_app: Any, monkeypatch: Any
) -> None:
    class French(QTranslator):
        def translate(self, context: str, text: str, *_: Any) -> str:
            return "Décrire" if text == "Describe imagery" else ""

    monkeypatch.setattr(translation, "_loaded", lambda _language: French())
    plugin = classFactory(None)
    plugin.initProcessing()
    names = {item.displayName() for item in plugin.provider.algorithms()}
    plugin.unload()
    assert "Décrire" in names
    assert plugin._translator is None


def test_without_a_window_only_the_algorithms_are_there(qgis_app: Any) -> None:
    plugin = classFactory(None)
    plugin.initProcessing()
    try:
        names = {
            item.name()
            for item in QgsApplication.processingRegistry()
            .providerById("rs_assistant")
            .algorithms()
        }
        assert {"describe", "answer", "segment", "count"} <= names
    finally:
        plugin.unload()
    assert not registered()
