# SPDX-License-Identifier: GPL-2.0-or-later
"""`click_s`: from a click to its outline, once the view has been looked at."""

from __future__ import annotations

import statistics
import time
from typing import Any

import numpy as np
from osgeo import gdal

from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.prompts import Point, Prompt
from rs_assistant.engine.requests import Request, View

from ..bench import Bench
from ..desk import new_worker, result_of
from ..pictures import sample

# Fractions of the picture's width and height: tanks, roofs, a road, grass.
PLACES = ((0.74, 0.85), (0.9, 0.81), (0.83, 0.05), (0.38, 0.52), (0.86, 0.4), (0.1, 0.62))


def measure(bench: Bench, report: dict[str, Any]) -> None:
    """Over the pipe, as the map tool does it: each place once cold, then again."""
    pixels = gdal.Open(sample().source()).ReadAsArray()[:3].transpose(1, 2, 0)
    view = View(np.ascontiguousarray(pixels), metres_per_pixel=0.5)
    height, width = view.height, view.width
    with new_worker() as worker:
        result_of(worker, "load", {"model": "starter"})
        began = time.perf_counter()
        ready = result_of(worker, "encode", *Request("", (view,)).to_wire())
        report["encode_s"] = round(time.perf_counter() - began, 3)
        report["prompter"] = ready["prompter"]
        handle = str(ready["handle"])
        points = [Point(x * width, y * height) for x, y in PLACES]
        first = [clicked(worker, handle, point) for point in points]
        again = [clicked(worker, handle, point) for point in points]
    report["first_s"] = round(statistics.median(first), 3)
    report["warm_s"] = round(statistics.median(again), 3)
    report["slowest_s"] = round(max(first + again), 3)
    print(f"click_s: {report}", flush=True)


def clicked(worker: WorkerProcess, handle: str, point: Point) -> float:
    """Seconds until the outline is there."""
    began = time.perf_counter()
    result_of(worker, "prompt", {"handle": handle, **Prompt((point,)).to_wire()})
    return time.perf_counter() - began
