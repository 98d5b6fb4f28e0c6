# SPDX-License-Identifier: GPL-2.0-or-later
"""Speed figures in QGIS's real main loop: ``make bench`` writes build/bench.json.

A heartbeat of 5 ms runs in the main thread while the product works; the gaps between its beats are
how long the interface could not react. Each operation stands beside an idle run of the same
machine, because what else runs there shows in both. What is measured lies in `operations`, one
file each.

    python -m scripts.bench [--out build/bench.json] [--only start,event_loop_gap_ms.snapshot_4k]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QSettings

from .bench import Bench
from .machine import about
from .operations import cancel, click, gaps, geometry, large_pair, open_project, start
from .pictures import ROOT

PARTS: dict[str, Callable[[Bench, dict[str, Any]], None]] = {
    "start": start.measure,
    gaps.NAME: gaps.measure,
    "cancel_s": cancel.measure,
    "geometry": geometry.measure,
    "open_project_s": open_project.measure,
    "click_s": click.measure,
    "large_pair": large_pair.measure,
}
WHEN_ASKED = {"large_pair"}  # these take long


def run(name: str, bench: Bench, report: dict[str, Any]) -> None:
    """A whole part, or one operation of the gaps: ``event_loop_gap_ms.snapshot_4k``."""
    part, _, operation = name.partition(".")
    figures = report.setdefault(part, {})
    if operation:
        gaps.measure_one(operation, bench, figures)
    else:
        figures.clear()
        PARTS[part](bench, figures)


def names(text: str) -> list[str]:
    """What `--only` asks for; argparse tells the user of a name that does not exist."""
    known = [*PARTS, *(f"{gaps.NAME}.{operation}" for operation in gaps.OPERATIONS)]
    chosen = [name for name in text.split(",") if name]
    for name in chosen:
        if name not in known:
            raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(known)}")
    return chosen


@contextmanager
def qgis(folder: str) -> Iterator[None]:
    """QGIS with settings of its own: a developer's must neither change nor be changed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("RS_ASSISTANT_WORKER_PYTHON", str(ROOT / ".venv/worker/bin/python"))
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = folder
    ini = QSettings.Format.IniFormat
    QSettings.setDefaultFormat(ini)
    QSettings.setPath(ini, QSettings.Scope.UserScope, f"{folder}/settings")
    application = QgsApplication([], True)
    QgsApplication.initQgis()
    try:
        yield
    finally:
        QgsProject.instance().clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        application.exitQgis()


def main(arguments: list[str]) -> int:
    """Run the parts; one that fails is told and costs the exit status, not the others."""
    parser = argparse.ArgumentParser(prog="scripts.bench")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    parser.add_argument("--only", type=names, default=[], help="parts, separated by commas")
    options = parser.parse_args(arguments)
    out = options.out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    failures = 0
    with tempfile.TemporaryDirectory() as temporary, qgis(temporary):
        report: dict[str, Any] = {}
        if out.exists() and options.only:
            report = json.loads(out.read_text(encoding="utf-8"))
        report["about"] = about()
        bench = Bench(Path(temporary))
        for name in options.only or (part for part in PARTS if part not in WHEN_ASKED):
            try:
                run(name, bench, report)
            except Exception:  # the boundary of a part
                failures += 1
                print(f"{name} failed", flush=True)
                traceback.print_exc()
            out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        bench.close()
        del bench
    print(f"{out} written")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
