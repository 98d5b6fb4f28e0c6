# SPDX-License-Identifier: GPL-2.0-or-later
"""`make test` sums up honestly: a suite that crashes or finds nothing is no success."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

REPORT = '<testsuites><testsuite tests="{}" skipped="{}" failures="{}" errors="{}"/></testsuites>'


@pytest.fixture(scope="module")
def runner(repository: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_tests", repository / "scripts/run_tests.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["run_tests"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def report(folder: Path, *counts: int) -> Path:
    path = folder / "report.xml"
    path.write_text(REPORT.format(*counts), encoding="utf-8")
    return path


def test_counts_come_from_the_report(runner: ModuleType, tmp_path: Path) -> None:
    outcome = runner.read_report("s", report(tmp_path, 10, 2, 1, 1), 1, selected=False)
    assert (outcome.passed, outcome.failed, outcome.skipped) == (6, 2, 2)
    assert outcome.trouble == ""


def test_a_missing_report_is_trouble(runner: ModuleType, tmp_path: Path) -> None:
    outcome = runner.read_report("s", tmp_path / "none.xml", -6, selected=False)
    assert "no report" in outcome.trouble


def test_a_signal_after_green_tests_is_trouble(runner: ModuleType, tmp_path: Path) -> None:
    outcome = runner.read_report("s", report(tmp_path, 3, 0, 0, 0), -11, selected=False)
    assert "signal 11" in outcome.trouble


def test_a_suite_without_tests_is_trouble(runner: ModuleType, tmp_path: Path) -> None:
    outcome = runner.read_report("s", report(tmp_path, 0, 0, 0, 0), 5, selected=False)
    assert outcome.trouble


def test_a_suite_that_a_selection_leaves_empty_is_none(runner: ModuleType, tmp_path: Path) -> None:
    outcome = runner.read_report("s", report(tmp_path, 0, 0, 0, 0), 5, selected=True)
    assert outcome.trouble == ""


def test_a_failing_test_makes_the_command_fail(repository: Path, tmp_path: Path) -> None:
    """The real command on a copy of the runner whose only test fails."""
    for name in ("scripts", "tests/engine"):
        (tmp_path / name).mkdir(parents=True)
    source = (repository / "scripts/run_tests.py").read_text(encoding="utf-8")
    (tmp_path / "scripts/run_tests.py").write_text(source, encoding="utf-8")
    (tmp_path / "tests/engine/test_no.py").write_text("def test_no():\n    assert False\n")
    binary = tmp_path / ".venv/dev/bin"
    binary.mkdir(parents=True)
    python = binary / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    answer = subprocess.run(
        [sys.executable, str(tmp_path / "scripts/run_tests.py"), "--only", "engine"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "0 passed, 1 failed, 0 skipped" in answer.stdout
    assert "NOT OK" in answer.stdout
