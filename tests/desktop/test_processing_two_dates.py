# SPDX-License-Identifier: GPL-2.0-or-later
"""Two dates as algorithms, with the starter pack: compare, co-register, transition table."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from rs_assistant.desktop.processing import windows
from rs_assistant.desktop.processing.windows import Patchwork, windows_of
from tests.desktop.pairs import (
    BANDS,
    CAME,
    STAYS,
    WENT,
    ellipsoidal,
    land,
    place,
    rectangle,
    run,
)
from tests.desktop.support import write_raster
from tests.desktop.test_processing import qgis_process


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """A place in 2016 and 2020: one lake stays, one comes, one goes."""
    names = []
    for name, lakes, seed in (
        ("place_20160520", [STAYS, WENT], 1),
        ("place_20200606", [STAYS, CAME], 2),
    ):
        path = tmp_path / f"{name}.tif"
        write_raster(path, land(lakes, seed), place(), names=BANDS)
        names.append(str(path))
    return names[0], names[1]


@pytest.mark.parametrize("side", [1024, 200])
def test_compare_finds_the_lakes_that_came_and_went_in_one_window_or_many(
    provider: Any, pair: Any, tmp_path: Path, monkeypatch: Any, side: int
) -> None:
    monkeypatch.setattr(windows.windows_of, "__defaults__", (side, 32))
    output = str(tmp_path / "changes.gpkg")
    rasters = {name: str(tmp_path / f"{name}.tif") for name in ("PROBABILITY", "CLASSES_AFTER")}
    page = tmp_path / "report.html"
    results = run(
        "compare",
        {"BEFORE": pair[0], "AFTER": pair[1], "OUTPUT": output, "HTML": str(page), **rasters},
    )
    layer = QgsVectorLayer(output, "changes", "ogr")
    found = list(layer.getFeatures())
    came = [f for f in found if f["to_class"] == "water"]
    went = [f for f in found if f["from_class"] == "water"]
    assert len(came) == len(went) == 1  # across the borders of windows, too
    for feature, box in ((came[0], CAME), (went[0], WENT)):
        expected = rectangle(box)
        assert feature.geometry().symDifference(expected).area() <= 0.02 * expected.area()
        assert feature["area_m2"] == pytest.approx(ellipsoidal(layer, feature.geometry()), rel=1e-9)
        assert feature["area_ha"] == pytest.approx(feature["area_m2"] / 1e4)
        assert (feature["date_before"], feature["date_after"]) == ("2016-05-20", "2020-06-06")
    assert results["COUNT"] == len(found)
    assert results["AREA"] == pytest.approx(sum(f["area_m2"] for f in found))
    whole = ellipsoidal(layer, rectangle((0, 0, 300, 400)))
    assert results["COMPARED_AREA"] == pytest.approx(whole, rel=1e-6)
    assert results["SHARE"] == pytest.approx(results["AREA"] / whole)
    probability = gdal.Open(rasters["PROBABILITY"])
    assert probability.GetGeoTransform() == pytest.approx(place())
    values = probability.ReadAsArray()
    assert values.shape == (300, 400)
    assert values[130:160, 180:220].min() > 0.8
    assert values.min() >= 0
    classes = gdal.Open(rasters["CLASSES_AFTER"])
    table = classes.GetRasterBand(1).GetDefaultRAT()
    names = [table.GetValueAsString(row, 1) for row in range(table.GetRowCount())]
    water = classes.ReadAsArray() == names.index("water")
    for box in (STAYS, CAME):
        top, left, height, width = box
        assert water[top + 2 : top + height - 2, left + 2 : left + width - 2].all()
    assert not water[225:255, 305:345].any()
    assert "<table" in page.read_text(encoding="utf-8")
    assert "2016-05-20" in results["TEXT"]


def test_the_dates_decide_which_raster_is_earlier(provider: Any, pair: Any, tmp_path: Path) -> None:
    said = []

    class Listener(QgsProcessingFeedback):
        def pushWarning(self, warning: str) -> None:
            said.append(warning)

    output = str(tmp_path / "changes.gpkg")
    run("compare", {"BEFORE": pair[1], "AFTER": pair[0], "OUTPUT": output}, Listener())
    layer = QgsVectorLayer(output, "changes", "ogr")
    assert {f["date_before"] for f in layer.getFeatures()} == {"2016-05-20"}
    assert any("other way round" in text for text in said)


def test_rasters_of_two_places_fail_with_what_to_do(provider: Any, pair: Any, tmp_path: Path):
    far = write_raster(tmp_path / "far.tif", land([], 1), place(600000.0), names=BANDS)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("rs_assistant:compare")
    feedback = QgsProcessingFeedback(False)
    parameters = {"BEFORE": pair[0], "AFTER": str(far), "OUTPUT": "memory:"}
    _, fine = algorithm.run(parameters, QgsProcessingContext(), feedback)
    assert not fine
    assert re.search(r"do not overlap.*same place", feedback.textLog())


def test_what_could_not_be_compared_is_not_called_unchanged(
    provider: Any, pair: Any, tmp_path: Path
) -> None:
    empty = np.zeros((4, 300, 400), np.uint8)
    blank = write_raster(tmp_path / "blank_2016.tif", empty, place(), names=BANDS, nodata=0)
    coarse = [
        str(write_raster(tmp_path / f"{year}.tif", land([], year), place(pixel=1000.0)))
        for year in (2016, 2020)
    ]
    for before, after, why in ((str(blank), pair[1], "don't overlap"), (*coarse, "too coarse")):
        with pytest.raises(QgsProcessingException, match=why):
            run("compare", {"BEFORE": before, "AFTER": after, "OUTPUT": "memory:"})


@pytest.mark.parametrize("name", ["coregister", "compare"])
def test_a_raster_that_is_read_is_never_the_one_that_is_written(
    provider: Any, pair: Any, name: str
) -> None:
    output = {"coregister": "OUTPUT", "compare": "PROBABILITY"}[name]
    before = Path(pair[1]).read_bytes()
    parameters = {"BEFORE": pair[0], "AFTER": pair[1], "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="choose another file"):
        run(name, {**parameters, output: pair[1]})
    assert Path(pair[1]).read_bytes() == before


def test_a_report_that_cannot_be_written_is_named(provider: Any, pair: Any, tmp_path: Path) -> None:
    (tmp_path / "taken.html").mkdir()
    page = str(tmp_path / "taken.html")
    parameters = {"BEFORE": pair[0], "AFTER": pair[1], "OUTPUT": "memory:", "HTML": page}
    with pytest.raises(QgsProcessingException, match=r"taken\.html” cannot be written"):
        run("compare", parameters)


def test_a_layer_without_classes_fails_with_what_to_do(provider: Any) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:32631&field=name:string", "fields", "memory")
    QgsProject.instance().addMapLayer(layer)
    with pytest.raises(QgsProcessingException, match="choose the fields"):
        run("transition_table", {"INPUT": layer, "OUTPUT": "memory:"})


def test_a_cancelled_comparison_ends_at_the_next_window(
    provider: Any, pair: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(windows.windows_of, "__defaults__", (200, 32))
    seen: list[float] = []

    class Impatient(QgsProcessingFeedback):
        def __init__(self) -> None:
            super().__init__()
            self.progressChanged.connect(self.stop)

        def stop(self, share: float) -> None:
            seen.append(share)
            self.cancel()

    results = run(
        "compare",
        {"BEFORE": pair[0], "AFTER": pair[1], "OUTPUT": str(tmp_path / "c.gpkg")},
        Impatient(),
    )
    assert "COUNT" not in results
    assert len(seen) == 1
    assert 0 < seen[0] < 50


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_does_not_grow_with_the_windows_and_progress_is_told(
    provider: Any, tmp_path: Path
) -> None:
    side = 4096
    names = []
    for name in ("a_2016", "b_2020"):
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(tmp_path / f"{name}.tif"), side, side, 3, gdal.GDT_Byte, ["TILED=YES"]
        )
        dataset.SetGeoTransform(place(pixel=1.0))
        dataset.SetProjection(QgsCoordinateReferenceSystem("EPSG:32631").toWkt())
        rng = np.random.default_rng(len(names))
        for row in range(0, side, 512):
            values = rng.integers(0, 256, (3, 512, side), dtype=np.uint8)
            dataset.WriteArray(values, 0, row)
        del dataset
        names.append(str(tmp_path / f"{name}.tif"))
    held: list[tuple[float, float]] = []

    class Watch(QgsProcessingFeedback):
        def __init__(self) -> None:
            super().__init__()
            self.progressChanged.connect(self.note)

        def note(self, share: float) -> None:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            held.append((share, pages * os.sysconf("SC_PAGE_SIZE") / 2**20))

    cache = gdal.GetCacheMax()
    gdal.SetCacheMax(16 * 2**20)  # what GDAL keeps of files would count as ours
    try:
        run(
            "compare",
            {
                "BEFORE": names[0],
                "AFTER": names[1],
                "MODEL": "echo",
                "OUTPUT": str(tmp_path / "changes.gpkg"),
                "PROBABILITY": str(tmp_path / "probability.tif"),
            },
            Watch(),
        )
    finally:
        gdal.SetCacheMax(cache)
    shares = [share for share, _ in held]
    assert len(shares) == 25
    assert shares == sorted(shares)
    assert shares[-1] == 100
    settled = max(megabytes for _, megabytes in held[:6])
    assert max(megabytes for _, megabytes in held) < settled + 48


def test_the_transition_table_sums_up_by_pair_of_classes(provider: Any, tmp_path: Path) -> None:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:32631&field=from_class:string&field=to_class:string", "changes", "memory"
    )
    expected: dict[tuple[str, str], list[float]] = {}
    rng = np.random.default_rng(5)
    features = []
    for _ in range(40):
        pair = (str(rng.choice(["forest", "meadow"])), str(rng.choice(["water", "building"])))
        top, left, height, width = rng.integers(1, 50, 4)
        geometry = rectangle((int(top), int(left), int(height), int(width)))
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes(list(pair))
        features.append(feature)
        expected.setdefault(pair, []).append(ellipsoidal(layer, geometry))
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    output, page = tmp_path / "table.csv", tmp_path / "table.html"
    results = run(
        "transition_table",
        {"INPUT": layer, "TOTAL_AREA": 1e7, "OUTPUT": str(output), "HTML": str(page)},
    )
    with output.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {(r["from_class"], r["to_class"]) for r in rows} == set(expected)
    total = sum(sum(areas) for areas in expected.values())
    for row in rows:
        areas = expected[row["from_class"], row["to_class"]]
        assert float(row["places"]) == len(areas)
        assert float(row["area_ha"]) == pytest.approx(sum(areas) / 1e4, rel=1e-6)
        assert float(row["percent_of_change"]) == pytest.approx(100 * sum(areas) / total, rel=1e-6)
        assert float(row["percent_of_view"]) == pytest.approx(100 * sum(areas) / 1e7, rel=1e-6)
    assert results["COUNT"] == 40
    assert results["AREA"] == pytest.approx(total)
    assert page.read_text(encoding="utf-8").count("<tr") == len(expected) + 2


@pytest.mark.parametrize("seed", range(6))
def test_patches_cut_by_windows_are_the_same_as_those_of_the_whole(seed: int) -> None:
    from qgis.core import QgsRectangle

    rng = np.random.default_rng(seed)
    height, width = 90, 130
    mask = rng.random((height // 5, width // 5)) < 0.5
    mask = np.kron(mask, np.ones((5, 5), bool))
    whole, parts = pieces(mask), []
    work = Patchwork(width, height)
    done = 0
    for window in windows_of(width, height, 50, 8):
        if window.own[1] > done:
            done = window.own[1]
            parts += work.finished(done)
            # Only what reaches the next row of windows is still held.
            assert all(p.geometry.boundingBox().yMaximum() >= done for p in work.open)
        column, row, w, h = window.read
        for polygon in pieces(mask[row : row + h, column : column + w]):
            ring = [np.array([[p.x(), p.y()] for p in r]) for r in polygon.asPolygon()]
            parts += work.add(window, (tuple(ring),), ("a", "b"), "a to b", 0.5)
    parts += work.rest()
    assert sum(patch.weight for patch in parts) == mask.sum()
    assert all(patch.score == pytest.approx(0.5) for patch in parts)
    assert sorted(p.weight for p in parts) == sorted(g.area() for g in whole)
    assert QgsRectangle(0, 0, width, height).contains(
        QgsGeometry.unaryUnion([p.geometry for p in parts]).boundingBox()
    )


def pieces(mask: np.ndarray) -> list[QgsGeometry]:
    """Polygons of a mask along pixel edges, by GDAL, y down."""
    memory = gdal.GetDriverByName("MEM").Create("", mask.shape[1], mask.shape[0], 1)
    memory.SetGeoTransform((0, 1, 0, 0, 0, 1))
    memory.GetRasterBand(1).WriteArray(mask.astype(np.uint8))
    from osgeo import ogr

    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("")
    band = memory.GetRasterBand(1)
    gdal.Polygonize(band, band, layer, -1)
    return [QgsGeometry.fromWkt(f.GetGeometryRef().ExportToWkt()) for f in layer]


@pytest.mark.skipif(sys.platform == "win32", reason="profiles lie elsewhere")
def test_the_pair_is_compared_in_qgis_process(repository: Path, pair: Any, tmp_path: Path) -> None:
    program = qgis_process()
    assert program, "qgis_process comes with QGIS"
    folder = tmp_path / "profiles" / "default" / "python" / "plugins" / "rs_assistant"
    folder.mkdir(parents=True)
    for item in (repository / "rs_assistant").iterdir():
        (folder / item.name).symlink_to(item)
    (folder / "metadata.txt").symlink_to(repository / "metadata.txt")
    (folder / "resources").symlink_to(repository / "resources")

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, "--json", *arguments],
            env={**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    assert call("plugins", "enable", "rs_assistant").returncode == 0
    changes, table = tmp_path / "changes.gpkg", tmp_path / "table.csv"
    done = call(
        "run",
        "rs_assistant:compare",
        "--ellipsoid=EPSG:7030",
        "--",
        f"BEFORE={pair[0]}",
        f"AFTER={pair[1]}",
        f"OUTPUT={changes}",
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert json.loads(done.stdout)["results"]["COUNT"] >= 2
    done = call("run", "rs_assistant:transition_table", "--", f"INPUT={changes}", f"OUTPUT={table}")
    assert done.returncode == 0, done.stderr + done.stdout
    assert "water" in table.read_text(encoding="utf-8")
