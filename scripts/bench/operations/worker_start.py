# SPDX-License-Identifier: GPL-2.0-or-later
"""`worker_start`: from no process to a worker that has said what it is."""

from __future__ import annotations

from typing import Any

from rs_assistant.desktop.worker_process import WorkerProcess

from ..bench import Bench
from ..desk import finished
from ..main_loop import expect


def measure(bench: Bench, worker: WorkerProcess) -> dict[str, Any]:
    """A second start: the modules are imported once per QGIS session, before any of this."""
    expect(finished(worker, worker.request("ping", {})), "the first ping")
    worker.stop()

    def start() -> None:
        worker.start()
        expect(lambda: worker.about, "the worker")

    return bench.gaps_during(start)
