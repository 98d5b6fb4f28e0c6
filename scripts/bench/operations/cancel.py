# SPDX-License-Identifier: GPL-2.0-or-later
"""`cancel_s`: from Stop to idle, at each stage of a request."""

from __future__ import annotations

import time
from typing import Any

from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.requests import Request
from rs_assistant.engine.worker_client import ClientState

from ..bench import Bench
from ..desk import finished, new_worker
from ..main_loop import expect, pause


def measure(bench: Bench, report: dict[str, Any]) -> None:
    """From the click on Stop to a worker that is idle or gone, ready for the next question."""
    stages = {
        "starting": "/slow 30",
        "loading": "",
        "streaming": "/slow 30",
        "not_listening": "/deaf 30",
        "hanging": "/hang",
    }
    for stage, message in stages.items():
        with new_worker() as worker:
            report[stage] = cancelled(worker, stage, message)
    print(f"cancel_s: {report}", flush=True)


def cancelled(worker: WorkerProcess, stage: str, message: str) -> float:
    """Seconds until idle for one stage."""
    idle = (ClientState.READY, ClientState.LOST, ClientState.OFF)
    progressed: list[int] = []
    worker.progress.connect(lambda number, share, text: progressed.append(number))
    if stage != "starting":
        expect(finished(worker, worker.request("ping", {})), "the worker")
    if message:
        number = worker.request("ask", *Request(message, model="echo").to_wire())
    else:
        number = worker.request("load", {"model": "echo", "message": "/slow 30"})
    if stage in ("loading", "streaming", "not_listening"):
        expect(lambda: number in progressed, "progress")
    elif stage == "hanging":
        pause(1.0)
    began = time.perf_counter()
    worker.cancel(number)
    expect(finished(worker, number), "the end of the request")
    expect(lambda: worker.state in idle, "an idle worker")
    return round(time.perf_counter() - began, 3)
