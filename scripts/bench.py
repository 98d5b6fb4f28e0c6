# SPDX-License-Identifier: GPL-2.0-or-later
"""Speed figures in QGIS's real main loop: ``make bench`` writes build/bench.json.

A heartbeat of 5 ms runs in the main thread while the product works; the gaps between its beats are
how long the interface could not react. Each operation stands beside an idle run of the same
machine, because what else runs there shows in both.

    bench.py [--out build/bench.json] [--only start,event_loop_gap_ms,cancel_s,geometry]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from osgeo import gdal, osr  # noqa: E402
from qgis.core import QgsApplication, QgsGeometry, QgsProject, QgsRasterLayer  # noqa: E402
from qgis.gui import QgsMapCanvas, QgsMessageBar  # noqa: E402
from qgis.PyQt.QtCore import (  # noqa: E402
    QCoreApplication,
    QEvent,
    QEventLoop,
    QSettings,
    QSize,
    Qt,
    QTimer,
)
from qgis.PyQt.QtWidgets import QMainWindow  # noqa: E402

BEAT_MS = 5
LATE_MS = 40
IDLE_S = 2.0
PATIENCE_S = 120.0
EPSG = 32631


class Heartbeat:
    """Gaps between beats of the main loop, in milliseconds beyond the beat itself.

    A thread beside it looks at what the main thread is doing whenever a beat is late, so that a
    long gap can be given the name of the call that made it.
    """

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self.named: list[tuple[float, str]] = []
        self._last = 0.0
        self._seen = ""
        self._watching = False
        self._main = threading.get_ident()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        gap = (now - self._last) * 1000 - BEAT_MS
        self.gaps.append(gap)
        if gap > LATE_MS:
            self.named.append((round(gap, 1), self._seen))
        self._seen = ""
        self._last = now

    def _watch(self) -> None:
        while self._watching:
            time.sleep(0.01)
            late = (time.perf_counter() - self._last) * 1000 > LATE_MS
            frame = sys._current_frames().get(self._main) if late else None
            if frame is not None and not self._seen:
                self._seen = _place(frame)

    @contextmanager
    def running(self) -> Iterator[list[float]]:
        """Collect gaps while the block runs; what stalls at its end counts too."""
        self.gaps, self.named = [], []
        self._last = time.perf_counter()
        self._watching = True
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        self._timer.start(BEAT_MS)
        try:
            yield self.gaps
            wait(lambda: False, 0.1)
        finally:
            self._timer.stop()
            self._watching = False
            watcher.join()


def _place(frame: Any) -> str:
    """Where the main thread is: the innermost lines of the product and of this file."""
    places = []
    while frame is not None and len(places) < 3:
        path = Path(frame.f_code.co_filename)
        if "rs_assistant" in path.parts[:-1] or path.stem == "bench":
            places.append(f"{path.stem}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places) or "QGIS, outside of our code"


def wait(condition: Callable[[], Any], seconds: float = PATIENCE_S) -> bool:
    """Run the event loop, nothing else, until the condition holds."""
    if condition():
        return True
    loop = QEventLoop()
    poll, limit = QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if condition() else None)
    poll.start(10)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(int(seconds * 1000))
    loop.exec_()
    return bool(condition())


def expect(condition: Callable[[], Any], what: str, seconds: float = PATIENCE_S) -> None:
    """`wait`, but what never happens ends the measurement."""
    if not wait(condition, seconds):
        raise RuntimeError(f"waited in vain for {what}")


class Bench:
    """The window, the map and the figures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.heart = Heartbeat()
        self.gaps: dict[str, Any] = {}
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.window.resize(QSize(1400, 900))
        self.window.show()

    def measure(self, name: str, operation: Callable[[], None]) -> None:
        """Gaps of an operation beside an idle run just before it."""
        wait(lambda: False, 0.2)
        with self.heart.running() as idle:
            wait(lambda: False, IDLE_S)
        idle_max = max(idle)
        with self.heart.running() as gaps:
            operation()
        values = np.array(gaps)
        self.gaps[name] = {
            "p99": round(float(np.percentile(values, 99)), 1),
            "max": round(float(values.max()), 1),
            "idle_max": round(float(idle_max), 1),
            "beats": len(values),
        }
        slowest = sorted(self.heart.named, reverse=True)[:3]
        if slowest:
            self.gaps[name]["longest"] = [{"ms": gap, "where": where} for gap, where in slowest]
        print(f"event_loop_gap_ms.{name}: {self.gaps[name]}", flush=True)

    def show(self, layer: QgsRasterLayer) -> None:
        """Put a layer on the map."""
        QgsProject.instance().addMapLayer(layer)
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setLayers([layer])
        self.canvas.setExtent(layer.extent())
        wait(lambda: not self.canvas.isDrawing(), 10)


def large_image(folder: Path) -> QgsRasterLayer:
    """8000 × 8000 pixels of made-up ground."""
    side = 8000
    path = folder / "ground.tif"
    random = np.random.default_rng(1)
    coarse = random.integers(0, 255, (3, side // 40, side // 40)).astype(np.uint8)
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), side, side, 3, gdal.GDT_Byte, ["TILED=YES"])
    dataset.SetGeoTransform((500000, 1, 0, 5700000, 0, -1))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    dataset.SetProjection(reference.ExportToWkt())
    for index in range(3):
        dataset.GetRasterBand(index + 1).WriteArray(coarse[index].repeat(40, 0).repeat(40, 1))
    dataset.FlushCache()
    return QgsRasterLayer(str(path), "ground")


def sample() -> QgsRasterLayer:
    """A sample picture if there is one."""
    path = ROOT / "build" / "samples" / "rotterdam_tanks.tif"
    layer = QgsRasterLayer(str(path), "tanks")
    if not layer.isValid():
        raise RuntimeError("build/samples is missing: run `make samples` first")
    return layer


class Interface:
    """What the dock uses of QGIS's own interface."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._bar = QgsMessageBar(bench.window)

    def mapCanvas(self) -> QgsMapCanvas:
        return self._bench.canvas

    def mainWindow(self) -> QMainWindow:
        return self._bench.window

    def messageBar(self) -> QgsMessageBar:
        return self._bar


@contextmanager
def desk(bench: Bench, worker: Any, model: str, name: str) -> Iterator[tuple[Any, Any]]:
    """Session and dock as the plugin assembles them, with a model chosen."""
    from rs_assistant.desktop.conversation_store import ConversationStore
    from rs_assistant.desktop.dock.dock import AssistantDock
    from rs_assistant.desktop.session import Session
    from rs_assistant.desktop.settings_store import SettingsStore
    from rs_assistant.engine.settings import MODEL

    settings = SettingsStore()
    settings.set_value(MODEL, model)
    store = ConversationStore(bench.folder / f"{name}.sqlite")
    session = Session(bench.canvas, QgsProject.instance(), worker, settings, store)
    dock = AssistantDock(session, Interface(bench))
    bench.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.show()
    wait(lambda: False, 0.5)
    try:
        yield session, dock
    finally:
        dock.stop_listening()
        session.close()
        bench.window.removeDockWidget(dock)
        dock.deleteLater()
        session.deleteLater()
        wait(lambda: False, 0.1)


def answered(session: Any, message: str) -> Any:
    """Ask in the dock's session and wait for the end of the turn."""
    count = len(session.conversation)
    session.ask(message)
    expect(lambda: len(session.conversation) > count and not session.busy, message)
    expect(lambda: not session._layers.busy, "the layer")
    return session.conversation.branch()[-1]


@contextmanager
def new_worker() -> Iterator[Any]:
    """A worker as the plugin starts it, with echo's faults allowed; stopped in the end."""
    from dataclasses import replace

    from rs_assistant.desktop.worker_process import WorkerProcess, configuration_from_settings

    worker = WorkerProcess(None, lambda: replace(configuration_from_settings(), echo_faults=True))
    try:
        yield worker
    finally:
        worker.stop()


def ended(worker: Any, number: int) -> Callable[[], bool]:
    """Whether a request has ended."""
    return lambda: number not in worker.open_requests


def measure_start(bench: Bench, report: dict[str, Any]) -> None:
    """Cold: process, models, and the first description from pressing Return."""
    with new_worker() as worker:
        began = time.perf_counter()
        worker.start()
        expect(lambda: worker.about, "the worker")
        report["worker_s"] = round(time.perf_counter() - began, 3)
        began = time.perf_counter()
        number = worker.request("load", {"model": "starter"})
        expect(ended(worker, number), "the models")
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


def measure_gaps(bench: Bench, report: dict[str, Any]) -> None:
    """How long the interface stands still while the product works."""
    with new_worker() as worker:

        def start() -> None:
            worker.start()
            expect(lambda: worker.about, "the worker")

        def load() -> None:
            number = worker.request("load", {"model": "starter"})
            expect(ended(worker, number), "the models")

        # The modules are imported once per QGIS session, before any of this.
        expect(ended(worker, worker.request("ping", {})), "the first ping")
        worker.stop()
        bench.measure("worker_start", start)
        bench.measure("model_load", load)
        bench.show(large_image(bench.folder))
        size = bench.canvas.size()
        bench.canvas.resize(4096, 3175)  # the canvas's own drawing is not ours to measure
        wait(lambda: False, 0.5)
        expect(lambda: not bench.canvas.isDrawing(), "the canvas")
        bench.measure("snapshot_4k", lambda: snapshot(bench))
        bench.canvas.resize(size)
        wait(lambda: False, 0.5)
        with desk(bench, worker, "echo", "stream") as (session, _):
            answered(session, "warm up")
            bench.measure("stream_500_tokens", lambda: stream(session))
        squares = placed_squares(5000)
        bench.measure("add_5000_polygons", lambda: add_polygons(bench, squares))
        with desk(bench, worker, "echo", "long") as (session, dock):
            bench.measure("long_conversation", lambda: converse(session, dock))
    report.update(bench.gaps)


def snapshot(bench: Bench) -> None:
    """A picture of 4096 × 3175 pixels of the map."""
    from rs_assistant.desktop.canvas.context import map_state
    from rs_assistant.desktop.canvas.snapshot import Snapshot
    from rs_assistant.desktop.canvas.sources import ViewSource, plan_views

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


def stream(session: Any) -> None:
    """500 words, as fast as the pipe carries them."""
    turn = answered(session, "/tokens 500")
    if not turn.answer_text:
        raise RuntimeError(f"no answer: {turn.error}")


def placed_squares(count: int) -> Any:
    """An answer of many polygons; in the product it is placed off the main thread."""
    from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedFeature, PlacedGroup

    layers = QgsProject.instance().mapLayers()
    wkt = next(iter(layers.values())).crs().toWkt()
    side = int(np.ceil(np.sqrt(count)))
    features = []
    for index in range(count):
        x, y = 500000 + index % side * 20, 5692000 + index // side * 20
        box = f"MULTIPOLYGON((({x} {y},{x + 12} {y},{x + 12} {y + 12},{x} {y + 12},{x} {y})))"
        features.append(PlacedFeature("ship", 0.9, 144.0, QgsGeometry.fromWkt(box)))
    return PlacedAnswer((PlacedGroup("ship", tuple(features)),), wkt, "turn", "ships", "bench")


def add_polygons(bench: Bench, answer: Any) -> None:
    """A layer of polygons, written, styled and shown."""
    from qgis.PyQt.QtWidgets import QUndoStack

    from rs_assistant.desktop.layers.adding import LayerAdder, Order

    stack = QUndoStack()
    adder = LayerAdder(QgsProject.instance(), stack)
    added: list[Any] = []
    adder.added.connect(added.append)
    adder.failed.connect(added.append)
    adder.add(Order(answer, "ships", "bench", "bench", lambda reference: None))
    expect(lambda: added, "the layer")
    bench.canvas.setLayers([added[0], *bench.canvas.layers()])
    expect(lambda: not bench.canvas.isDrawing(), "the drawing")
    wait(lambda: False, 0.3)


def converse(session: Any, dock: Any) -> None:
    """500 turns are opened, scrolled through, streamed into at 200 tokens/s, and go on."""
    from rs_assistant.engine.conversation import Conversation, TurnState, new_turn

    conversation = Conversation("long")
    text = "A harbour with [12 ships](features:ship) at [the top left](cell:top-left).\n\n- a\n- b"
    for number in range(500):
        turn = new_turn(f"question {number}", conversation.head)
        conversation.add(turn)
        conversation.change(turn.id, state=TurnState.ANSWERED, answer_text=text)
    session.show_conversation(conversation)
    wait(lambda: False, 0.5)
    bar = dock.transcript.verticalScrollBar()
    for step in range(20):
        bar.setValue(bar.maximum() * (20 - step) // 20)
        wait(lambda: False, 0.03)
    bar.setValue(bar.maximum())
    for _ in range(300):
        dock.transcript.add_token(conversation.head, "word word ")
        wait(lambda: False, 0.01)
    for _ in range(3):
        answered(session, "and now?")


def measure_cancel(bench: Bench, report: dict[str, Any]) -> None:
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


def cancelled(worker: Any, stage: str, message: str) -> float:
    """Seconds until idle for one stage."""
    from rs_assistant.engine.requests import Request
    from rs_assistant.engine.worker_client import ClientState

    idle = (ClientState.READY, ClientState.LOST, ClientState.OFF)
    progressed: list[int] = []
    worker.progress.connect(lambda number, share, text: progressed.append(number))
    if stage != "starting":
        expect(ended(worker, worker.request("ping", {})), "the worker")
    if message:
        number = worker.request("ask", *Request(message, model="echo").to_wire())
    else:
        number = worker.request("load", {"model": "echo", "message": "/slow 30"})
    if stage in ("loading", "streaming", "not_listening"):
        expect(lambda: number in progressed, "progress")
    elif stage == "hanging":
        wait(lambda: False, 1.0)
    began = time.perf_counter()
    worker.cancel(number)
    expect(ended(worker, number), "the end of the request")
    expect(lambda: worker.state in idle, "an idle worker")
    return round(time.perf_counter() - began, 3)


def measure_geometry(bench: Bench, report: dict[str, Any]) -> None:
    """Polygons of random label rasters, checked where they are made: in the worker."""
    python = os.environ.get("RS_ASSISTANT_WORKER_PYTHON", str(ROOT / ".venv/worker/bin/python"))
    command = [python, "-m", "rs_assistant.worker.evaluation.geometry"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    report.update(json.loads(said))
    print(f"geometry: {report}", flush=True)


PARTS: dict[str, Callable[[Bench, dict[str, Any]], None]] = {
    "start": measure_start,
    "event_loop_gap_ms": measure_gaps,
    "cancel_s": measure_cancel,
    "geometry": measure_geometry,
}


def about() -> dict[str, Any]:
    """The machine and what ran."""
    from qgis.core import Qgis
    from qgis.PyQt.QtCore import QT_VERSION_STR

    model = ""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "threads": len(os.sched_getaffinity(0)),
        "load": [round(value, 2) for value in os.getloadavg()],
        "versions": {
            "qgis": Qgis.QGIS_VERSION,
            "qt": QT_VERSION_STR,
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "gdal": gdal.__version__,
        },
    }


def main(arguments: list[str]) -> int:
    """Run the parts; one that fails is told and costs the exit status, not the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    chosen = [name for name in options.only.split(",") if name] or list(PARTS)
    out = options.out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    failures = 0
    with tempfile.TemporaryDirectory() as temporary:
        # Settings of its own: a developer's QGIS must neither change nor be changed.
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = temporary
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, f"{temporary}/settings"
        )
        application = QgsApplication([], True)
        QgsApplication.initQgis()
        report: dict[str, Any] = {"about": about()}
        if out.exists() and options.only:
            report = {**json.loads(out.read_text(encoding="utf-8")), **report}
        bench = Bench(Path(temporary))
        for name in chosen:
            part: dict[str, Any] = {}
            try:
                PARTS[name](bench, part)
            except Exception as error:  # the boundary of a part
                failures += 1
                print(f"{name}: {error!r}", flush=True)
                if os.environ.get("RS_ASSISTANT_BENCH_TRACE"):
                    raise
            part = part or dict(bench.gaps if name == "event_loop_gap_ms" else {})
            report[name] = part
            out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        bench.window.close()
        bench.window.deleteLater()
        QgsProject.instance().clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        del bench
        application.exitQgis()
    print(f"{out} written")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
