# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs the two test suites and sums them up in one honest line.

The engine and the worker are tested in ``.venv/dev`` (no Qt, no QGIS), the desktop in
``.venv/qgis`` against the QGIS that is installed. A suite that crashes, that collects nothing or
whose report is missing is a failure, whatever it printed before.

    run_tests.py [--only engine|worker|desktop] [PYTEST-ARGUMENT…]
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "tests"
# A hang is a failure too, and CI has no one to press Ctrl+C.
SUITE_LIMIT_S = 60 * 60


@dataclass(frozen=True)
class Suite:
    """One pytest run: a name, the interpreter, the folders."""

    name: str
    python: Path
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What a suite reported; `trouble` is a sentence when the run itself went wrong."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    trouble: str = ""


def suites(only: str | None) -> list[Suite]:
    """The suites asked for, with the paths that exist."""
    dev = ROOT / ".venv" / "dev" / "bin" / "python"
    qgis = Path(os.environ.get("RS_ASSISTANT_QGIS_PYTHON", ROOT / ".venv/qgis/bin/python"))
    general = tuple(sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("tests/test_*.py")))
    if only == "engine":
        return [Suite("engine", dev, (*general, "tests/engine"))]
    if only == "worker":
        return [Suite("worker", dev, ("tests/worker",))]
    if only == "desktop":
        return [Suite("desktop", qgis, ("tests/desktop",))]
    return [
        Suite("engine and worker", dev, (*general, "tests/engine", "tests/worker")),
        Suite("desktop", qgis, ("tests/desktop",)),
    ]


def run(suite: Suite, extra: list[str]) -> Outcome:
    """Run one suite in its interpreter and read its report."""
    report = REPORTS / f"{suite.name.replace(' ', '_')}.xml"
    report.unlink(missing_ok=True)
    paths = [path for path in suite.paths if (ROOT / path).exists()]
    if not paths:
        return Outcome(suite.name, trouble="has no tests")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",  # pytest-qgis aborts without it
        "RS_ASSISTANT_WORKER_PYTHON": os.environ.get(
            "RS_ASSISTANT_WORKER_PYTHON", str(ROOT / ".venv/worker/bin/python")
        ),
    }
    # No foreign packages, no foreign Qt: they decide which library a crash comes from.
    for name in ("PYTHONPATH", "PYTHONHOME", "PROJ_DATA", "PROJ_LIB", "GDAL_DATA"):
        environment.pop(name, None)
    print(f"── {suite.name} ({suite.python.parent.parent.name}) ──", flush=True)
    command = [str(suite.python), "-X", "faulthandler", "-m", "pytest", "-q", *paths]
    command += [f"--junitxml={report}", *extra]
    try:
        code = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            timeout=SUITE_LIMIT_S,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return Outcome(suite.name, trouble=f"did not end within {SUITE_LIMIT_S // 60} minutes")
    return read_report(suite.name, report, code, selected=bool(extra))


def read_report(name: str, report: Path, code: int, selected: bool) -> Outcome:
    """Counts from the JUnit report, and what the exit status adds to them."""
    if not report.exists():
        return Outcome(name, trouble=f"ended with status {code} and left no report")
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    tests, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    trouble = ""
    if code < 0:
        trouble = f"its process was ended by signal {-code}"
    elif tests == 0 and not selected:
        trouble = "no tests were found"
    elif code not in (0, 1) and not (code == 5 and selected):
        trouble = f"pytest ended with status {code}"
    return Outcome(name, max(tests - skipped - failed, 0), failed, skipped, trouble)


def main(arguments: list[str]) -> int:
    """Exit status 0 only when everything ran and nothing failed."""
    only = None
    if arguments[:1] == ["--only"]:
        only, arguments = arguments[1], arguments[2:]
    REPORTS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    outcomes = [run(suite, arguments) for suite in suites(only)]
    print()
    for outcome in outcomes:
        if outcome.trouble:
            print(f"{outcome.name}: {outcome.trouble}")
    passed, failed, skipped = (
        sum(getattr(outcome, key) for outcome in outcomes)
        for key in ("passed", "failed", "skipped")
    )
    trouble = any(outcome.trouble for outcome in outcomes)
    bad = failed > 0 or trouble or passed == 0
    seconds = time.monotonic() - began
    print(
        f"{passed} passed, {failed} failed, {skipped} skipped in {seconds:.0f} s: "
        f"{'NOT OK' if bad else 'OK'}"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
