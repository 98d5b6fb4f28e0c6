# SPDX-License-Identifier: GPL-2.0-or-later
"""`large_pair`: two rasters of 10,000 × 10,000 pixels compared in Processing by the starter pack.

What both processes hold after each window, how long it takes, and how long a stop takes. Minutes
to an hour, so it only runs when it is asked for: ``--only large_pair``.
"""

from __future__ import annotations

import os
import re
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)

from rs_assistant.desktop.processing.provider import Provider

from ..bench import Bench
from ..pictures import EPSG, ROOT

SIDE = int(os.environ.get("RS_ASSISTANT_BENCH_SIDE", "10000"))
STOPPED_AFTER = 3  # windows, and half a second into the next
CACHE_MB = 64  # of file blocks that GDAL keeps: it would take a twentieth of the memory
# Roofs in the sample and the ground that covers them in the first year: top, left, height, width.
ROOFS = (
    ((366, 398, 92, 112), (255, 440, 92, 70)),
    ((300, 216, 60, 60), (90, 300, 60, 25)),
    ((88, 242, 60, 66), (150, 300, 60, 60)),
)


def measure(bench: Bench, report: dict[str, Any]) -> None:
    """Compare once to the end, and once until the stop."""
    names = write_pair(bench.folder)
    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    gdal.SetCacheMax(CACHE_MB * 2**20)
    try:
        watch = _Watch(report)
        results = _run(bench.folder, names, watch)
        report["changes"] = results["COUNT"]
        report["built_over"] = _covered(SIDE)
        stop = _Stop()
        _run(bench.folder, names, stop)
        report["cancel_s"] = round(time.perf_counter() - stop.pressed, 2)
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)
    print(f"large_pair: { {k: v for k, v in report.items() if k != 'windows'} }", flush=True)


def write_pair(folder: Path) -> tuple[str, str]:
    """Housing without end, and the same some years before, where roofs are lawn in every third
    tile, in another light and with grain of its own."""
    source = ROOT / "build" / "samples" / "rotterdam_housing.tif"
    now = gdal.Open(str(source)).ReadAsArray()[:3]
    before = now.copy()
    for (top, left, height, width), (t, l, h, w) in ROOFS:
        ground = now[:, t : t + h, l : l + w]
        both = np.concatenate([ground, ground[:, :, ::-1]], 2)
        tiled = np.tile(np.concatenate([both, both[:, ::-1]], 1), (1, 3, 3))
        before[:, top : top + height, left : left + width] = tiled[:, :height, :width]
    names = []
    for name, built in (("housing_2014-06-01", before), ("housing_2019-08-31", now)):
        random = np.random.default_rng(len(names))
        dataset = _created(folder / f"{name}.tif")
        for row in range(0, SIDE, now.shape[1]):
            for column in range(0, SIDE, now.shape[2]):
                changed = _changed(row // now.shape[1], column // now.shape[2])
                tile = _turned(built if changed else now, row + column)
                if not names:
                    grain = random.integers(-3, 4, tile.shape)
                    tile = np.clip(tile * 0.93 + 6 + grain, 0, 255).astype(np.uint8)
                fits = tile[:, : SIDE - row, : SIDE - column]
                dataset.WriteArray(np.ascontiguousarray(fits), column, row)
        dataset.FlushCache()
        names.append(str(folder / f"{name}.tif"))
    return names[0], names[1]


def _changed(row: int, column: int) -> bool:
    return (row + 2 * column) % 3 == 0


def _turned(tile: np.ndarray, number: int) -> np.ndarray:
    """A tile and its mirror images by turns, so that the ground does not repeat all over."""
    rows, columns = (slice(None, None, -1 if number // 600 % k == 0 else 1) for k in (2, 3))
    return tile[:, rows, columns]


def _covered(side: int) -> int:
    """How many whole roofs were covered."""
    tiles = side // 600
    held = sum(_changed(row, column) for row in range(tiles) for column in range(tiles))
    return held * len(ROOFS)


def _created(path: Path) -> Any:
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), SIDE, SIDE, 3, gdal.GDT_Byte, ["TILED=YES"])
    dataset.SetGeoTransform((500000, 0.5, 0, 5700000, 0, -0.5))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    dataset.SetProjection(reference.ExportToWkt())
    return dataset


def _run(folder: Path, names: tuple[str, str], feedback: QgsProcessingFeedback) -> dict[str, Any]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("rs_assistant:compare")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.setEllipsoid("EPSG:7030")
    parameters = {
        "BEFORE": names[0],
        "AFTER": names[1],
        "MODEL": "starter",
        "OUTPUT": str(folder / f"changes_{type(feedback).__name__}.gpkg"),
        "PROBABILITY": str(folder / f"probability_{type(feedback).__name__}.tif"),
    }
    results, fine = algorithm.run(parameters, context, feedback, {}, False)
    if not fine:
        raise RuntimeError(feedback.textLog())
    return dict(results)


class _Watch(QgsProcessingFeedback):
    """Writes down what both processes hold after each window."""

    def __init__(self, report: dict[str, Any]) -> None:
        super().__init__(False)
        self._report = report
        self._windows: list[dict[str, float]] = []
        self._began = time.perf_counter()
        self.progressChanged.connect(self.note)

    def note(self, share: float) -> None:
        """One more window is done."""
        worker = _children()
        held = {
            "percent": round(share, 1),
            "s": round(time.perf_counter() - self._began),
            "qgis_mb": _resident("self"),
            "worker_mb": sum(_resident(number) for number in worker),
        }
        self._windows.append(held)
        print(f"large_pair: {held}", flush=True)
        every = max(1, len(self._windows) // 12)
        self._report["windows"] = self._windows[::every]
        half = self._windows[len(self._windows) // 2 :]
        for side in ("qgis_mb", "worker_mb"):
            self._report[side] = {
                "peak": max(item[side] for item in self._windows),
                "second_half": [min(w[side] for w in half), max(w[side] for w in half)],
            }
        self._report["total_s"] = held["s"]


class _Stop(QgsProcessingFeedback):
    """Presses Stop in the middle of a window."""

    def __init__(self) -> None:
        super().__init__(False)
        self.pressed = 0.0
        self._seen = 0
        self.progressChanged.connect(self.note)

    def note(self, share: float) -> None:
        """One more window is done."""
        self._seen += 1
        if self._seen == STOPPED_AFTER:
            threading.Timer(0.5, self.press).start()

    def press(self) -> None:
        """Stop."""
        self.pressed = time.perf_counter()
        self.cancel()


def _resident(process: str) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)


def _children() -> list[str]:
    """Processes that this one started and that still run."""
    own = str(os.getpid())
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue
        if re.sub(r".*\) ", "", stat).split()[1] == own:
            found.append(folder.name)
    return found
