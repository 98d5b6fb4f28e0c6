# SPDX-License-Identifier: GPL-2.0-or-later
"""`start`: from nothing to the first description, and the second."""

from __future__ import annotations

import time
from typing import Any

from ..bench import Bench
from ..desk import answered, desk, finished, new_worker
from ..main_loop import expect, wait
from ..pictures import sample


def measure(bench: Bench, report: dict[str, Any]) -> None:
    """Cold: process, models, and the first description from pressing Return."""
    with new_worker() as worker:
        began = time.perf_counter()
        worker.start()
        expect(lambda: worker.about, "the worker")
        report["worker_s"] = round(time.perf_counter() - began, 3)
        began = time.perf_counter()
        number = worker.request("load", {"model": "starter"})
        expect(finished(worker, number), "the models")
        report["model_s"] = round(time.perf_counter() - began, 3)
    bench.show(sample())
    with new_worker() as worker, desk(bench, worker, "starter", "start") as (session, _):
        wait(lambda: session.context.thumbnail_png, 10)
        worker.stop()  # whatever the dock started ahead: this one is cold
        began = time.perf_counter()
        turn = answered(session, "Describe this view")
        report["first_caption_s"] = round(time.perf_counter() - began, 3)
        report["first_caption"] = turn.answer_text or str(turn.error)
        began = time.perf_counter()
        answered(session, "Describe this view")
        report["warm_caption_s"] = round(time.perf_counter() - began, 3)
    print(f"start: {report}", flush=True)
