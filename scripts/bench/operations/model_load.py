# SPDX-License-Identifier: GPL-2.0-or-later
"""`model_load`: the starter models, into a worker that runs."""

from __future__ import annotations

from typing import Any

from rs_assistant.desktop.worker_process import WorkerProcess

from ..bench import Bench
from ..desk import finished
from ..main_loop import expect


def measure(bench: Bench, worker: WorkerProcess) -> dict[str, Any]:
    """Load on request, as the first question does it."""
    expect(finished(worker, worker.request("ping", {})), "the worker")

    def load() -> None:
        number = worker.request("load", {"model": "starter"})
        expect(finished(worker, number), "the models")

    return bench.gaps_during(load)
