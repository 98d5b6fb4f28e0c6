# SPDX-License-Identifier: GPL-2.0-or-later
"""`snapshot_4k`: a picture of 4096 × 3175 pixels of the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

from rs_assistant.desktop.canvas.context import map_state
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.snapshot import Snapshot
from rs_assistant.desktop.canvas.sources import ViewSource
from rs_assistant.desktop.worker_process import WorkerProcess

from ..bench import Bench
from ..main_loop import expect, pause
from ..pictures import large_image


def measure(bench: Bench, worker: WorkerProcess) -> dict[str, Any]:
    """The canvas grows first: its own drawing is not ours to measure."""
    bench.show(large_image(bench.folder))
    size = bench.canvas.size()
    bench.canvas.resize(4096, 3175)
    pause(0.5)
    expect(lambda: not bench.canvas.isDrawing(), "the canvas")
    gaps = bench.gaps_during(lambda: take(bench))
    bench.canvas.resize(size)
    pause(0.5)
    return gaps


def take(bench: Bench) -> None:
    """From the state of the map to the pixels of one view."""
    state = map_state(bench.canvas, QgsProject.instance())
    done: list[Any] = []
    shot = Snapshot(plan_views(ViewSource(), state, None, longest=4096))
    shot.finished.connect(done.append)
    shot.failed.connect(done.append)
    shot.start()
    expect(lambda: done, "the picture")
    if not hasattr(done[0], "views"):
        raise RuntimeError(f"no picture: {done[0]}")
    view = done[0].views[0]
    print(f"snapshot of {view.width} × {view.height}", flush=True)
