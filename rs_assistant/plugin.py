# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin: assembles its parts in `initGui`, takes them apart in `unload` in reverse order."""

from __future__ import annotations

import logging
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProject
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction, QPushButton

from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.dock.dock import AssistantDock
from rs_assistant.desktop.options_page import OptionsFactory
from rs_assistant.desktop.processing.provider import Provider
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.setup.dialog import SetupDialog
from rs_assistant.desktop.tasks.background import end_all
from rs_assistant.desktop.translation import install_translator, remove_translator, tr
from rs_assistant.desktop.worker_process import WorkerProcess, configuration_from_settings
from rs_assistant.engine.environment import find_interpreter, pack_folders, resource
from rs_assistant.engine.errors import WorkerLost

MENU = "RS Assistant"


class Plugin:
    """What QGIS holds. Nothing is made before `initGui` (or `initProcessing` without a window)."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: Provider | None = None
        self.settings: SettingsStore | None = None
        self.worker: WorkerProcess | None = None
        self.session: Session | None = None
        self.dock: AssistantDock | None = None
        self._translator: Any = None
        self._log: _QgisLog | None = None
        self._options: OptionsFactory | None = None
        self._action: QAction | None = None
        self._setup_action: QAction | None = None
        self._setup: SetupDialog | None = None
        self._setup_offered = False

    def initProcessing(self) -> None:
        """Called by `initGui` and by qgis_process, which has no window."""
        self._translator = install_translator()
        self.provider = Provider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Assemble."""
        self._log = _QgisLog()
        logging.getLogger("rs_assistant").addHandler(self._log)
        self.initProcessing()
        icon = QIcon(str(resource("icons", "rs_assistant.svg")))
        window = self.iface.mainWindow()
        self.settings = SettingsStore()
        self._options = OptionsFactory(self.settings, icon)
        self.iface.registerOptionsWidgetFactory(self._options)
        self.worker = WorkerProcess()
        self.session = Session(
            self.iface.mapCanvas(),
            QgsProject.instance(),
            self.worker,
            self.settings,
            ConversationStore(),
        )
        # QGIS may end without unloading its plugins: the conversation is saved all the same.
        QgsApplication.instance().aboutToQuit.connect(self._leave)
        self.dock = AssistantDock(self.session, self.iface, window)
        self.dock.settings_requested.connect(self.show_settings)
        self.dock.setup_requested.connect(self.show_setup)
        self.dock.log_requested.connect(self.show_log)
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self._action = QAction(icon, tr("RS Assistant"), window)
        self._action.setObjectName("rsAssistantDock")
        self._action.setCheckable(True)
        self._action.setToolTip(tr("Chat about what the map shows"))
        self._action.toggled.connect(self.dock.setUserVisible)
        self.dock.visibilityChanged.connect(self._follow_dock)
        self.iface.addToolBarIcon(self._action)
        self.iface.addPluginToRasterMenu(MENU, self._action)
        self._setup_action = QAction(tr("Set up models…"), window)
        self._setup_action.setObjectName("rsAssistantSetup")
        self._setup_action.triggered.connect(self.show_setup)
        self.iface.addPluginToRasterMenu(MENU, self._setup_action)
        self.settings.changed.connect(self._setting_changed)

    def unload(self) -> None:
        """Take apart what `initGui` assembled, last part first."""
        if self._setup is not None:
            self._setup.close()
            self._setup = None
        if self.settings is not None:
            self.settings.changed.disconnect(self._setting_changed)
        if self._setup_action is not None:
            self.iface.removePluginRasterMenu(MENU, self._setup_action)
            self._setup_action.deleteLater()
            self._setup_action = None
        if self._action is not None:
            self.iface.removePluginRasterMenu(MENU, self._action)
            self.iface.removeToolBarIcon(self._action)
            self._action.deleteLater()
            self._action = None
        if self.dock is not None:
            self.dock.visibilityChanged.disconnect(self._follow_dock)
            self.iface.removeDockWidget(self.dock)
            self.dock.stop_listening()
            self.dock.deleteLater()
            self.dock = None
        if self.session is not None:
            QgsApplication.instance().aboutToQuit.disconnect(self._leave)
            self.session.close()
            end_all()  # what is still being read or written for a plugin that goes away
            self.session.deleteLater()
            self.session = None
        if self.worker is not None:
            self.worker.stop()
            self.worker.deleteLater()
            self.worker = None
        if self._options is not None:
            self.iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        self.settings = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self._log is not None:
            logging.getLogger("rs_assistant").removeHandler(self._log)
            self._log = None
        if self._translator is not None:
            remove_translator(self._translator)
            self._translator = None

    def show_dock(self) -> None:
        """Open the dock and bring it to the front."""
        if self.dock is not None:
            self.dock.setUserVisible(True)

    def show_settings(self) -> None:
        """Open our page of QGIS's options."""
        self.iface.showOptionsDialog(self.iface.mainWindow(), "RS Assistant")

    def show_setup(self) -> None:
        """Open the dialog that installs the worker's environment and model packs."""
        if self._setup is None:
            self._setup = SetupDialog(configuration_from_settings(), self.iface.mainWindow())
            self._setup.changed.connect(self._restart_worker)
            self._setup.replacing.connect(self._restart_worker)
            self._setup.finished.connect(self._setup_closed)
        self._setup.show()
        self._setup.raise_()

    def show_log(self) -> None:
        """Open the worker's log in the program that the system uses for text."""
        path = self.worker.log_path if self.worker is not None else None
        if path is not None and path.is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        else:
            self.iface.messageBar().pushInfo(MENU, tr("There is no log yet."))

    def _leave(self) -> None:
        if self.session is not None:
            self.session.close()

    def _follow_dock(self, visible: bool) -> None:
        if self._action is not None:
            self._action.setChecked(visible)
        if self.session is not None:
            self.session.set_watching(visible)
            if visible and self.worker is not None:
                # The models load while the user writes the first question.
                self.worker.start()
                self._offer_setup()

    def _models_missing(self) -> bool:
        """Whether something must be set up before the first question can be answered."""
        configuration = configuration_from_settings()
        try:
            find_interpreter(configuration)
        except WorkerLost:
            return True
        return not pack_folders(configuration.packs, configuration.profile)

    def _offer_setup(self) -> None:
        """Say in the dock, and once with a button above the map, what is missing."""
        missing = self._models_missing()
        if self.dock is not None:
            self.dock.show_missing(missing)
        if not missing:
            return
        if self._setup_offered:
            return
        self._setup_offered = True
        bar = self.iface.messageBar()
        text = tr("The models are not set up yet. It takes a few minutes, once.")
        item = bar.createMessage(MENU, text)
        button = QPushButton(tr("Set up…"), item)
        button.clicked.connect(self.show_setup)
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Info)

    def _setup_closed(self, _result: int) -> None:
        dialog, self._setup = self._setup, None
        if dialog is not None:
            dialog.deleteLater()

    def _setting_changed(self, key: str) -> None:
        if key.startswith(("worker/", "models/folders")):
            self._restart_worker()

    def _restart_worker(self) -> None:
        """The next question starts a worker with the settings of now."""
        if self.worker is not None and self.session is not None:
            self.session.stop()
            self.worker.stop()
        if self.dock is not None:
            self.dock.show_missing(self._models_missing())


class _QgisLog(logging.Handler):
    """Passes our log records on to QGIS's message log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Called by `logging`."""
        level = Qgis.MessageLevel.Info
        if record.levelno >= logging.ERROR:
            level = Qgis.MessageLevel.Critical
        elif record.levelno >= logging.WARNING:
            level = Qgis.MessageLevel.Warning
        QgsMessageLog.logMessage(self.format(record), MENU, level)
