# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithms: in this process and through qgis_process, each with a worker of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Iterator

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from rs_assistant.desktop.canvas.grid import distance_area
from rs_assistant.desktop.processing.provider import Provider
from tests.desktop.support import write_raster


@pytest.fixture
def provider(project: Any) -> Iterator[Provider]:
    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def image(raster: Any, rng: Any) -> Any:
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "harbour_20200831")


def run(name: str, parameters: dict[str, Any], feedback: Any = None) -> dict[str, Any]:
    """The algorithm as QGIS runs it."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"rs_assistant:{name}")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.setEllipsoid("EPSG:7030")
    feedback = feedback or QgsProcessingFeedback()
    results, fine = algorithm.run(parameters, context, feedback, {}, False)
    assert fine
    return results


def test_segment_writes_measured_polygons(provider: Any, image: Any, tmp_path: Path) -> None:
    output = str(tmp_path / "ships.gpkg")
    results = run("segment", {"INPUT": image, "PROMPT": "ship", "MODEL": "echo", "OUTPUT": output})
    layer = QgsVectorLayer(output, "ships", "ogr")
    assert results["COUNT"] == layer.featureCount() == 1
    feature = next(layer.getFeatures())
    assert feature["label"] == "ship"
    assert feature["date"] == "2020-08-31"
    # The echo model answers with the middle half of the view.
    assert feature.geometry().area() == pytest.approx(150 * 100, rel=1e-9)
    context = QgsProject.instance().transformContext()
    expected = distance_area(image.crs(), context, "EPSG:7030").measureArea(feature.geometry())
    assert feature["area_m2"] == pytest.approx(expected, rel=1e-9)
    assert results["AREA"] == pytest.approx(expected, rel=1e-9)
    assert results["TEXT"]


def test_what_could_not_be_looked_for_is_not_counted_as_none(provider: Any, raster: Any) -> None:
    grey = raster(np.full((3, 200, 300), 90, np.uint8), "nothing")
    said: list[str] = []

    class Listener(QgsProcessingFeedback):
        def pushWarning(self, warning: str) -> None:
            said.append(warning)

    results = run("count", {"INPUT": grey, "PROMPT": "ship", "OUTPUT": "memory:"}, Listener())
    assert "COUNT" not in results
    assert said == [results["TEXT"]]


def test_polygons_look_like_those_of_the_dock(provider: Any, image: Any, tmp_path: Path) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("rs_assistant:segment")
    context = QgsProcessingContext()
    project = QgsProject.instance()
    context.setProject(project)
    output = str(tmp_path / "ships.gpkg")
    into = QgsProcessingOutputLayerDefinition(output, project)
    parameters = {"INPUT": image, "PROMPT": "ship", "MODEL": "echo", "OUTPUT": into}
    results, fine = algorithm.run(parameters, context, QgsProcessingFeedback(), {}, False)
    assert fine
    layer = QgsVectorLayer(output, "ships", "ogr")
    dresser = context.layerToLoadOnCompletionDetails(results["OUTPUT"]).postProcessor()
    dresser.postProcessLayer(layer, context, QgsProcessingFeedback())
    assert [category.value() for category in layer.renderer().categories()] == ["ship"]


def test_right_angles_can_be_asked_for_in_the_toolbox(
    provider: Any, image: Any, tmp_path: Path
) -> None:
    output = str(tmp_path / "roofs.gpkg")
    parameters = {"INPUT": image, "PROMPT": "building", "MODEL": "echo", "RIGHT_ANGLES": True}
    run("segment", {**parameters, "OUTPUT": output})
    feature = next(QgsVectorLayer(output, "roofs", "ogr").getFeatures())
    assert feature["prompt"] == "building with right angles"
    # What is a rectangle already stays one.
    assert feature.geometry().area() == pytest.approx(150 * 100, rel=1e-9)


def test_an_extent_restricts_the_view(provider: Any, image: Any, tmp_path: Path) -> None:
    output = str(tmp_path / "ships.gpkg")
    run(
        "segment",
        {
            "INPUT": image,
            "PROMPT": "ship",
            "MODEL": "echo",
            "EXTENT": QgsRectangle(500100, 5699900, 500200, 5700000),
            "OUTPUT": output,
        },
    )
    box = QgsVectorLayer(output, "ships", "ogr").extent()
    assert (box.xMinimum(), box.xMaximum()) == (500125, 500175)
    assert (box.yMinimum(), box.yMaximum()) == (5699925, 5699975)


def test_describe_answers_in_words_and_as_a_page(provider: Any, image: Any, tmp_path: Path) -> None:
    page = str(tmp_path / "answer.html")
    results = run("describe", {"INPUT": image, "MODEL": "echo", "HTML": page})
    assert results["TEXT"]
    text = Path(page).read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "<script" not in text


def test_a_page_that_cannot_be_written_is_named(provider: Any, image: Any, tmp_path: Path) -> None:
    (tmp_path / "taken.html").mkdir()
    with pytest.raises(QgsProcessingException, match=r"taken\.html"):
        run("describe", {"INPUT": image, "MODEL": "echo", "HTML": str(tmp_path / "taken.html")})


def test_answer_leaves_the_plan_to_the_router(provider: Any, image: Any, tmp_path: Path) -> None:
    results = run(
        "answer",
        {
            "INPUT": image,
            "PROMPT": "count ships",
            "MODEL": "echo",
            "OUTPUT": str(tmp_path / "ships.gpkg"),
        },
    )
    assert results["COUNT"] == 1
    without_layer = run("answer", {"INPUT": image, "PROMPT": "count ships", "MODEL": "echo"})
    assert without_layer["COUNT"] == 1
    assert without_layer["AREA"] == results["AREA"]
    assert "OUTPUT" not in without_layer


def test_an_extent_beside_the_layer_fails_with_a_sentence(provider: Any, image: Any) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("rs_assistant:describe")
    feedback = QgsProcessingFeedback(False)
    parameters = {"INPUT": image, "MODEL": "echo", "EXTENT": QgsRectangle(0, 0, 10, 10)}
    _, fine = algorithm.run(parameters, QgsProcessingContext(), feedback)
    assert not fine
    assert "outside" in feedback.textLog()


def test_a_style_that_does_not_exist_fails_with_a_sentence(provider: Any, image: Any) -> None:
    with pytest.raises(QgsProcessingException, match="no length"):
        run("describe", {"INPUT": image, "MODEL": "echo", "STYLE": "endless"})


def test_a_cancelled_run_ends_and_leaves_no_worker(
    provider: Any, image: Any, tmp_path: Path
) -> None:
    class Impatient(QgsProcessingFeedback):
        def pushInfo(self, info: str) -> None:
            super().pushInfo(info)
            self.cancel()

    results = run(
        "segment",
        {
            "INPUT": image,
            "PROMPT": "a b c d e f g h",
            "MODEL": "echo",
            "OUTPUT": str(tmp_path / "ships.gpkg"),
        },
        Impatient(),
    )
    assert "COUNT" not in results


def test_a_layer_without_pixels_of_its_own_is_drawn(
    provider: Any, project: Any, tmp_path: Path
) -> None:
    from qgis.core import QgsRasterLayer
    from qgis.PyQt.QtGui import QColor, QImage

    tile = QImage(256, 256, QImage.Format.Format_RGB32)
    tile.fill(QColor(30, 120, 60))
    (tmp_path / "0" / "0").mkdir(parents=True)
    tile.save(str(tmp_path / "0" / "0" / "0.png"))
    url = f"type=xyz&url=file://{tmp_path}/{{z}}/{{x}}/{{y}}.png&zmax=0&zmin=0"
    layer = QgsRasterLayer(url, "tiles", "wms")
    project.addMapLayer(layer)
    output = str(tmp_path / "x.gpkg")
    results = run(
        "segment",
        {
            "INPUT": layer,
            "PROMPT": "sea",
            "MODEL": "echo",
            "EXTENT": QgsRectangle(-1e6, -1e6, 1e6, 1e6),
            "MAXIMUM_SIDE": 400,
            "OUTPUT": output,
        },
    )
    assert results["COUNT"] == 1
    assert QgsVectorLayer(output, "x", "ogr").extent().width() == pytest.approx(1e6, rel=0.01)


def qgis_process() -> str | None:
    # Debian's wrapper of QGIS 3.22 passes an option that the program does not know.
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


@pytest.mark.skipif(sys.platform == "win32", reason="profiles lie elsewhere")
def test_the_algorithms_run_in_qgis_process(repository: Path, tmp_path: Path, rng: Any) -> None:
    program = qgis_process()
    assert program, "qgis_process comes with QGIS"
    plugins = tmp_path / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    folder = plugins / "rs_assistant"
    folder.mkdir()
    for item in (repository / "rs_assistant").iterdir():
        (folder / item.name).symlink_to(item)
    (folder / "metadata.txt").symlink_to(repository / "metadata.txt")
    (folder / "resources").symlink_to(repository / "resources")
    image = write_raster(
        tmp_path / "harbour_20200831.tif", rng.integers(0, 256, (3, 200, 300), dtype=np.uint8)
    )
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, "--json", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )

    enabled = call("plugins", "enable", "rs_assistant")
    assert enabled.returncode == 0, enabled.stderr
    output = tmp_path / "ships.gpkg"
    done = call(
        "run",
        "rs_assistant:segment",
        "--ellipsoid=EPSG:7030",
        "--",
        f"INPUT={image}",
        "PROMPT=ship",
        "MODEL=echo",
        f"OUTPUT={output}",
    )
    assert done.returncode == 0, done.stderr + done.stdout
    results = json.loads(done.stdout)["results"]
    assert results["COUNT"] == 1
    assert results["TEXT"]
    layer = QgsVectorLayer(str(output), "ships", "ogr")
    assert next(layer.getFeatures())["area_m2"] > 0
