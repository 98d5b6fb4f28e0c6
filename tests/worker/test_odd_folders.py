# SPDX-License-Identifier: GPL-2.0-or-later
"""An installed plugin lies where people keep things: spaces, letters of every language."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from rs_assistant.engine import environment
from rs_assistant.engine.environment import WorkerConfiguration, package_folder
from rs_assistant.engine.worker_pipe import Worker

HOME = "Jürgen’s Programme (x86)/Данные 配置"


def test_a_worker_and_its_models_run_from_any_folder(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / HOME / "plugins" / "rs_assistant"
    leave = shutil.ignore_patterns("__pycache__", "adaptation", "evaluation")
    for part in ("engine", "worker"):
        shutil.copytree(package_folder() / part, package / part, ignore=leave)
    profile = tmp_path / HOME / "rs_assistant"
    shutil.copytree(repository / "resources/models/starter", profile / "packs" / "starter")
    monkeypatch.setattr(environment, "package_folder", lambda: package)
    log = profile / "worker.log"
    with Worker(Path(sys.executable), WorkerConfiguration(profile=str(profile)), log=log) as worker:
        about = worker.ready()
        assert [pack["id"] for pack in about["models"]] == ["starter", "echo"]
        event = worker.call("embed", {"texts": ["a harbour with ships"]})
    assert event.body["embeddings"]["shape"][0] == 1
    assert (profile / "cache" / "hashes.json").is_file()
    assert not list(package.rglob("__pycache__"))
