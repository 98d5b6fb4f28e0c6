# SPDX-License-Identifier: GPL-2.0-or-later
"""Setting up the worker's environment with real child processes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QEventLoop, QTimer

from rs_assistant.desktop.setup import interpreters, worker_environment
from rs_assistant.desktop.setup.interpreters import candidates, search_path, uv_executable
from rs_assistant.desktop.setup.worker_environment import WorkerEnvironment, digest, is_ready
from rs_assistant.engine.environment import STAMP, environment_python
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


@pytest.fixture(autouse=True)
def with_pip(monkeypatch) -> None:
    """Also on machines that have `uv`."""
    monkeypatch.setattr(worker_environment, "uv_executable", lambda: None)


def test_this_machine_offers_an_interpreter_that_exists(qgis_app):
    assert candidates()
    assert all(path.is_file() for path in candidates())


def test_what_installers_put_in_the_home_folder_is_found(qgis_app, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    programs = tmp_path / ".local" / "bin"
    programs.mkdir(parents=True)
    for name in ("uv", "python3.12"):
        (programs / name).write_text("#!/bin/sh\n")
        (programs / name).chmod(0o755)
    assert uv_executable() == programs / "uv"
    assert programs / "python3.12" in candidates()


def test_of_several_pythons_of_one_name_all_are_offered(qgis_app, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    places = [tmp_path / name for name in ("one", "two")]
    for place in places:
        place.mkdir()
        (place / "python").write_text("#!/bin/sh\n")
        (place / "python").chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, places)))
    offered = candidates()
    assert offered.index(places[0] / "python") < offered.index(places[1] / "python")


def test_the_latest_of_the_pythons_that_windows_keeps_comes_first(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(interpreters.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "nothing"))
    for name in ("Python39", "Python312-32", "Python312", "Python38"):
        (tmp_path / "Programs" / "Python" / name).mkdir(parents=True)
    found = [Path(p).name for p in search_path().split(os.pathsep)]
    kept = [name for name in found if name.startswith("Python3")]
    assert kept == ["Python312", "Python312-32", "Python39", "Python38"]


def test_a_mac_without_developer_tools_has_no_python_in_usr_bin(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(interpreters.sys, "platform", "darwin")
    monkeypatch.setattr(interpreters, "DEVELOPER_TOOLS", (str(tmp_path / "none"),))
    assert interpreters._is_stub(Path("/usr/bin/python3"))
    assert not interpreters._is_stub(Path("/opt/homebrew/bin/python3"))
    monkeypatch.setattr(interpreters, "DEVELOPER_TOOLS", (str(tmp_path),))
    assert not interpreters._is_stub(Path("/usr/bin/python3"))


def test_a_python_whose_environments_lack_pip_is_passed_over(qgis_app, tmp_path: Path, monkeypatch):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("")
    (tmp_path / "wheels").mkdir()
    good = candidates()[0]
    # As a Python inside of another program: it starts, but what it makes does not work.
    broken = tmp_path / "python3"
    made = tmp_path / "environment.part"
    broken.write_text(
        "#!/bin/sh\n"
        f'[ "$3" = venv ] && mkdir -p "$4/bin" && cp /bin/false "$4/bin/python" && touch "{made}"\n'
        "exit 0\n"
    )
    broken.chmod(0o755)
    monkeypatch.setattr(worker_environment, "candidates", lambda: [broken, good])
    monkeypatch.setattr(worker_environment, "CHECK", "import pip")
    folder = tmp_path / "environment"
    (outcome,) = _run(WorkerEnvironment(folder, requirements, tmp_path / "wheels"))
    assert made.exists()
    assert outcome == str(environment_python(folder)), getattr(outcome, "detail", outcome)


def test_a_missing_package_is_a_clear_error_and_leaves_no_folder(
    qgis_app, tmp_path: Path, monkeypatch
):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("rs-assistant-has-no-such-package==1\n")
    (tmp_path / "wheels").mkdir()
    # What is no Python at all (a shim of a version that is not there) is passed over.
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\necho not found; exit 127\n")
    shim.chmod(0o755)
    monkeypatch.setattr(worker_environment, "candidates", lambda: [shim, candidates()[0], shim])
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


def _whole(folder: Path, requirements: Path) -> Path:
    """What the test takes for an environment that is there already."""
    environment_python(folder).parent.mkdir(parents=True)
    environment_python(folder).touch()
    (folder / "old.txt").touch()
    (folder / STAMP).write_text(digest(requirements))
    return folder


def test_a_second_try_that_fails_loses_nothing(qgis_app, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(worker_environment, "candidates", lambda: candidates()[:1])
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("rs-assistant-has-no-such-package==1\n")
    (tmp_path / "wheels").mkdir()
    folder = _whole(tmp_path / "environment", requirements)
    (outcome,) = _run(WorkerEnvironment(folder, requirements, tmp_path / "wheels"))
    assert outcome.hint
    assert (folder / "old.txt").exists()
    assert is_ready(folder, requirements)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "environment",
        "requirements.txt",
        "wheels",
    ]


def test_the_new_environment_takes_the_place_of_the_old_one_and_works_there(
    qgis_app, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(worker_environment, "CHECK", "import pip")
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("")
    folder = _whole(tmp_path / "Jürgen’s 配置 profile" / "environment", requirements)
    setup = WorkerEnvironment(folder, requirements)
    there_then = []
    setup.replacing.connect(lambda: there_then.append((folder / "old.txt").exists()))
    (outcome,) = _run(setup)
    assert outcome == str(environment_python(folder))
    assert there_then == [True]
    assert not (folder / "old.txt").exists()
    assert [p.name for p in folder.parent.iterdir()] == ["environment"]
    code = "import sys; print(sys.prefix)"
    answer = subprocess.run([outcome, "-I", "-c", code], capture_output=True, check=True)
    assert Path(answer.stdout.decode("utf-8").strip()) == folder
