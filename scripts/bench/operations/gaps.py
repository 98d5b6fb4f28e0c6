# SPDX-License-Identifier: GPL-2.0-or-later
"""`event_loop_gap_ms`: how long the interface stands still while the product works.

An operation is a function of the bench and a worker that prepares what it needs and returns the
gaps of `Bench.gaps_during`. A new one is a file beside this one and a line in `OPERATIONS`.
"""

from __future__ import annotations

from typing import Any, Callable

from rs_assistant.desktop.worker_process import WorkerProcess

from ..bench import Bench
from ..desk import new_worker
from . import export, long_conversation, model_load, polygons, snapshot, streaming, worker_start

NAME = "event_loop_gap_ms"
OPERATIONS: dict[str, Callable[[Bench, WorkerProcess], dict[str, Any]]] = {
    "worker_start": worker_start.measure,
    "model_load": model_load.measure,
    "snapshot_4k": snapshot.measure,
    "stream_500_tokens": streaming.measure,
    "add_5000_polygons": polygons.measure,
    "long_conversation": long_conversation.measure,
    "export": export.measure,
}


def measure(bench: Bench, report: dict[str, Any]) -> None:
    """Every operation, one after the other, as in a day's work."""
    for name in OPERATIONS:
        measure_one(name, bench, report)


def measure_one(name: str, bench: Bench, report: dict[str, Any]) -> None:
    """One operation by its name."""
    with new_worker() as worker:
        report[name] = OPERATIONS[name](bench, worker)
    print(f"{NAME}.{name}: {report[name]}", flush=True)
