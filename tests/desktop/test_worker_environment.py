# SPDX-License-Identifier: GPL-2.0-or-later
"""Setting up the worker's environment with real child processes."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QEventLoop, QTimer

from rs_assistant.desktop.setup.interpreters import candidates
from rs_assistant.desktop.setup.worker_environment import WorkerEnvironment, digest, is_ready
from rs_assistant.engine.environment import environment_python
from rs_assistant.engine.errors import Cancelled


def _run(setup: WorkerEnvironment, cancel_after_ms: int | None = None) -> list:
    loop, outcome = QEventLoop(), []
    setup.finished.connect(lambda path: (outcome.append(path), loop.quit()))
    setup.failed.connect(lambda error: (outcome.append(error), loop.quit()))
    QTimer.singleShot(0, setup.start)
    QTimer.singleShot(120000, loop.quit)
    if cancel_after_ms is not None:
        QTimer.singleShot(cancel_after_ms, setup.cancel)
    loop.exec_()
    return outcome


def test_this_machine_offers_an_interpreter_that_exists(qgis_app):
    assert candidates()
    assert all(path.is_file() for path in candidates())


def test_a_missing_package_is_a_clear_error_and_leaves_no_folder(qgis_app, tmp_path: Path):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("rs-assistant-has-no-such-package==1\n")
    (tmp_path / "wheels").mkdir()
    folder = tmp_path / "space in name" / "environment"
    (outcome,) = _run(WorkerEnvironment(folder, requirements, tmp_path / "wheels"))
    assert outcome.message
    assert outcome.hint
    assert "rs-assistant-has-no-such" in outcome.detail
    assert not folder.exists()
    assert not is_ready(folder, requirements)


def test_cancelling_stops_the_child_and_removes_the_folder(qgis_app, tmp_path: Path):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("numpy\n")
    folder = tmp_path / "environment"
    (outcome,) = _run(WorkerEnvironment(folder, requirements), cancel_after_ms=400)
    assert isinstance(outcome, Cancelled)
    assert not folder.exists()


def test_an_environment_of_other_requirements_is_not_ready(qgis_app, tmp_path: Path):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("numpy\n")
    folder = tmp_path / "environment"
    python = environment_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "ready.txt").write_text(digest(requirements))
    assert is_ready(folder, requirements)
    requirements.write_text("numpy\nonnxruntime\n")
    assert not is_ready(folder, requirements)
