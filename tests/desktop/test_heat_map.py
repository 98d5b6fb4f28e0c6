# SPDX-License-Identifier: GPL-2.0-or-later
"""Heat maps as raster layers: values where they belong, a style, provenance, one step of undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeedback,
    QgsPointXY,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtWidgets import QUndoStack

from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY, is_imagery
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.layers.adding import LayerAdder, Order
from rs_assistant.desktop.layers.geopackage import NotWritableError
from rs_assistant.desktop.layers.heat_map import NODATA, write_heat_map
from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedRaster
from rs_assistant.engine.conversation import LayerKind
from rs_assistant.engine.georeference import GeoTransform
from tests.desktop.support import wait_until


@pytest.fixture
def ramp(qgis_app: Any) -> PlacedRaster:
    """From 0 in the west to 0.8 in the east; the last row was not looked at."""
    values = np.tile(np.linspace(0, 0.8, 9, dtype=np.float16), (5, 1))
    values[-1] = np.nan
    wkt = QgsCoordinateReferenceSystem("EPSG:32631").toWkt()
    return PlacedRaster("ships", values, GeoTransform(500000, 2, 0, 5700000, 0, -2), wkt)


def written(ramp: PlacedRaster, *folders: Path) -> QgsRasterLayer:
    opened, _ = write_heat_map(ramp, "ships", list(folders), "a.tif", QgsFeedback())
    assert opened.path == str(folders[-1] / "a.tif")
    return opened.layer


def test_values_lie_where_they_belong_and_nothing_where_nothing_was_seen(
    ramp: PlacedRaster, tmp_path: Path
) -> None:
    layer = written(ramp, tmp_path)
    assert layer.crs().authid() == "EPSG:32631"
    assert (layer.width(), layer.height()) == (9, 5)
    provider = layer.dataProvider()
    east, known = provider.sample(QgsPointXY(500017, 5699999), 1)
    assert known
    assert east == pytest.approx(0.8, abs=1e-3)
    _, known = provider.sample(QgsPointXY(500001, 5699991), 1)
    assert not known
    dataset = gdal.Open(str(tmp_path / "a.tif"))
    assert dataset.GetRasterBand(1).GetNoDataValue() == NODATA


def test_a_folder_that_cannot_be_written_leads_to_the_next_and_none_is_told(
    ramp: PlacedRaster, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    written(ramp, blocked / "results", tmp_path / "good")
    with pytest.raises(NotWritableError):
        write_heat_map(ramp, "ships", [blocked / "results"], "a.tif", QgsFeedback())


def test_the_layer_is_styled_marked_described_and_undone_in_one_step(
    ramp: PlacedRaster, project: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(adding, "result_folders", lambda _: [tmp_path])
    stack = QUndoStack()
    adder = LayerAdder(project, stack.push)
    told: list[Any] = []
    answer = PlacedAnswer((), ramp.crs_wkt, "turn1", "where are ships?", "starter", "1", "harbour")
    adder.add(Order(answer, "Heat map: ships", "c0ffee", "Harbour", told.append, ramp))
    wait_until(lambda: told)
    reference = told[0]
    assert reference.kind is LayerKind.HEAT_MAP
    layer = project.mapLayer(reference.layer_id)
    assert not is_imagery(layer)
    assert layer.customProperty(RESULT_PROPERTY) == "turn1"
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandPseudoColorRenderer)
    items = renderer.shader().rasterShaderFunction().colorRampItemList()
    assert items[0].color.alpha() == 0
    assert items[-1].color.alpha() > 150
    assert items[-1].label == "80 %"
    assert "where are ships?" in layer.metadata().abstract()
    stack.undo()
    assert project.mapLayer(reference.layer_id) is None
    assert told[-1] is None
    stack.redo()
    assert project.mapLayer(reference.layer_id) is not None
    adder.stop()
    stack.clear()
