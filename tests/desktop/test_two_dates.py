# SPDX-License-Identifier: GPL-2.0-or-later
"""Two layers as a pair: one grid as coarse as the coarser, in order of their dates, checked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QDate, QSize
from qgis.PyQt.QtWidgets import QDialogButtonBox

from rs_assistant.desktop.canvas.pair_check import check
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewSource
from rs_assistant.desktop.dock.compare_dialog import CompareDialog
from rs_assistant.desktop.dock.dialogs import set_layer_date
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.engine.errors import AssistantError, ViewUnusable
from rs_assistant.engine.settings import ALIGN, NORMALISE
from tests.desktop.support import wait_until

NAMES = ("red", "green", "blue", "nir")


def map_of(layers: list[Any], extent: QgsRectangle | None = None, crs: Any = None) -> MapState:
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs or layers[0].crs())
    settings.setOutputSize(QSize(400, 300))
    settings.setExtent(extent or layers[0].extent())
    settings.setTransformContext(QgsProject.instance().transformContext())
    return MapState.of(settings, QgsProject.instance().mapLayers(), "EPSG:7030")


def views_of(*layers: Any, **how: Any) -> Any:
    outcome: list[Any] = []
    source = ViewSource(SourceKind.COMPARE, tuple(layer.id() for layer in layers))
    snapshot = Snapshot(plan_views(source, map_of(list(layers), **how)))
    snapshot.finished.connect(outcome.append)
    snapshot.failed.connect(outcome.append)
    snapshot.start()
    wait_until(lambda: outcome)
    if isinstance(outcome[0], AssistantError):
        raise outcome[0]
    assert isinstance(outcome[0], Shot)
    return outcome[0].views


def at(pixel: float, left: float = 500000.0, top: float = 5700000.0) -> tuple[float, ...]:
    return (left, pixel, 0.0, top, 0.0, -pixel)


def test_the_earlier_date_comes_first_however_the_layers_were_chosen(raster: Any, rng: Any) -> None:
    bands = rng.integers(0, 256, (3, 60, 80), dtype=np.uint8)
    late, early = raster(bands, "place_20210704"), raster(bands[:, ::-1], "place_20190702")
    views = views_of(late, early)
    assert [view.date for view in views] == ["2019-07-02", "2021-07-04"]
    assert [view.name for view in views] == ["place_20190702", "place_20210704"]


def test_dates_of_different_precision_are_left_as_they_were_chosen(raster: Any, rng: Any) -> None:
    bands = rng.integers(0, 256, (3, 60, 80), dtype=np.uint8)
    one, other = raster(bands, "place_20210704"), raster(bands[:, ::-1], "place 2021")
    assert [view.date for view in views_of(one, other)] == ["2021-07-04", "2021"]


def test_the_finer_picture_is_averaged_to_the_grid_of_the_coarser(raster: Any, rng: Any) -> None:
    fine = rng.integers(0, 256, (3, 120, 160), dtype=np.uint8)
    coarse = rng.integers(0, 256, (3, 30, 40), dtype=np.uint8)
    one = raster(fine, "fine_2019", geotransform=at(1.0))
    two = raster(coarse, "coarse_2021", geotransform=at(4.0))
    first, second = views_of(one, two)
    assert first.geotransform == second.geotransform
    assert first.pixels.shape == second.pixels.shape == (30, 40, 3)
    assert np.array_equal(second.pixels, np.moveaxis(coarse, 0, -1))
    means = np.moveaxis(fine, 0, -1).reshape(30, 4, 40, 4, 3).mean((1, 3))
    inner = np.abs(first.pixels.astype(float) - means)[2:-2, 2:-2]
    assert inner.mean() < 12  # of random values: mean of sixteen, give or take GDAL's kernel
    assert first.own_resolution == pytest.approx(1.0, rel=0.01)
    assert second.own_resolution == pytest.approx(4.0, rel=0.01)
    assert first.metres_per_pixel == pytest.approx(4.0, rel=0.01)


def test_near_infrared_of_both_comes_as_indices_of_the_files_own_values(
    raster: Any, rng: Any
) -> None:
    one, two = (rng.integers(100, 3000, (4, 40, 50)).astype(np.uint16) for _ in range(2))
    first, second = views_of(raster(one, "a_2019", names=NAMES), raster(two, "b_2021", names=NAMES))
    for view, values in ((first, one), (second, two)):
        red, green, _, nir = values.astype(float)
        assert view.bands == ("red", "green", "blue", "nir", "ndvi", "ndwi")
        ndvi, ndwi = (view.band(name) / 127.5 - 1 for name in ("ndvi", "ndwi"))
        assert np.abs(ndvi - (nir - red) / (nir + red)).max() <= 0.5 / 127.5 + 1e-6
        assert np.abs(ndwi - (green - nir) / (green + nir)).max() <= 0.5 / 127.5 + 1e-6


def test_layers_in_two_projections_keep_their_near_infrared(raster: Any, project: Any) -> None:
    utm = QgsCoordinateReferenceSystem("EPSG:32631")
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    to_degrees = QgsCoordinateTransform(utm, degrees, project)
    values = np.zeros((4, 100, 100), np.uint8)
    values[:3], values[3] = 60, 180
    values[3, :, 50:] = 20  # water in the east
    one = raster(values, "a_2019", names=NAMES, geotransform=at(10.0))
    box = to_degrees.transformBoundingBox(one.extent())
    step = max(box.width(), box.height()) / 100
    place = (box.xMinimum(), step, 0.0, box.yMaximum(), 0.0, -step)
    two = raster(values, "b_2021", names=NAMES, geotransform=place, epsg=4326)
    first, second = views_of(one, two)
    assert first.geotransform == second.geotransform
    for view in (first, second):
        ndwi = view.band("ndwi") / 127.5 - 1
        row, columns = ndwi.shape[0] // 2, ndwi.shape[1]
        assert ndwi[row, columns // 5] == pytest.approx(-0.5, abs=0.02)
        assert ndwi[row, columns * 2 // 5] == pytest.approx(-0.5, abs=0.02)
    assert (first.band("ndwi")[ndwi.shape[0] // 2, ndwi.shape[1] * 4 // 5]) / 127.5 - 1 > 0.4


@pytest.mark.parametrize(
    ("name", "clear", "hidden"),
    [("SCL", (4, 5, 6, 11), (3, 8, 9, 10)), ("QA_PIXEL", (21824, 21952), (22280, 23888)),
     ("Fmask", (0, 1, 3), (2, 4)), ("cloud mask", (0,), (1, 255))],
)  # fmt: skip
def test_a_quality_band_tells_the_clouds(
    raster: Any, rng: Any, name: str, clear: tuple[int, ...], hidden: tuple[int, ...]
) -> None:
    layers, expected = [], []
    for layer in ("a_2019", "b_2021"):
        bands = rng.integers(1, 3000, (4, 40, 60)).astype(np.uint16)
        where = rng.random((40, 60)) < 0.3
        bands[3] = np.where(where, rng.choice(hidden, (40, 60)), rng.choice(clear, (40, 60)))
        layers.append(raster(bands, layer, names=("red", "green", "blue", name)))
        expected.append(where)
    for view, where in zip(views_of(*layers), expected):
        assert view.bands == ("red", "green", "blue", "cloud")
        assert np.array_equal(view.band("cloud") == 255, where)


def test_layers_of_different_places_are_told_apart_from_a_wrong_view(raster: Any, rng: Any) -> None:
    bands = rng.integers(0, 256, (3, 60, 80), dtype=np.uint8)
    here, there = raster(bands, "here"), raster(bands, "there", geotransform=at(1.0, 600000))
    beside = raster(bands, "beside", geotransform=at(1.0, 500060))
    with pytest.raises(ViewUnusable, match="different places") as caught:
        views_of(here, there)
    assert "same place" in caught.value.hint
    with pytest.raises(ViewUnusable, match="in this view") as caught:
        views_of(here, beside, extent=QgsRectangle(500000, 5699950, 500040, 5699990))
    assert "Zoom" in caught.value.hint


def test_a_layer_is_not_compared_with_itself(raster: Any, rng: Any) -> None:
    layer = raster(rng.integers(0, 256, (3, 60, 80), dtype=np.uint8), "only")
    with pytest.raises(ViewUnusable, match="same layer"):
        views_of(layer, layer)


def test_a_pair_is_checked_before_anybody_asks(raster: Any, rng: Any) -> None:
    bands = rng.integers(0, 256, (4, 60, 80), dtype=np.uint8)
    old = raster(bands, "place_2016", names=NAMES)
    new = raster(bands[:, ::4, ::4], "place_2020", names=NAMES, geotransform=at(4.0))
    far = raster(bands[:3], "far_2018", geotransform=at(1.0, 600000))
    beside = raster(bands[:3], "beside", geotransform=at(1.0, 500060))
    context = QgsProject.instance().transformContext()
    found = check(old, new, context, "EPSG:7030")
    assert found.overlap == pytest.approx(1.0)
    assert found.coarser == pytest.approx(4.0, rel=0.01)
    assert found.in_order
    assert found.near_infrared
    assert not check(new, old, context).in_order
    assert check(old, far, context).overlap == 0
    assert check(old, beside, context).overlap == pytest.approx(0.25)
    assert not check(old, beside, context).near_infrared
    assert check(old, old, context).same


class Keeper(SettingsStore):
    """Settings that do not leave the test."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}

    def value(self, setting: Any) -> Any:
        return self.values.get(setting.key, setting.default)

    def set_value(self, setting: Any, value: Any) -> None:
        self.values[setting.key] = value


def test_the_dialog_says_what_is_wrong_with_a_pair_and_keeps_how_it_is_prepared(
    raster: Any, rng: Any, qgis_app: Any
) -> None:
    bands = rng.integers(0, 256, (3, 60, 80), dtype=np.uint8)
    late, early = raster(bands, "late_2020"), raster(bands, "early_2016")
    far = raster(bands, "far_2018", geotransform=at(1.0, 600000))
    settings = Keeper()
    dialog = CompareDialog([late, early, far], settings)
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.layer_ids == (early.id(), far.id())  # sorted by date
    assert "do not overlap" in dialog.facts
    assert not ok.isEnabled()
    dialog._boxes[1].setCurrentIndex(dialog._boxes[1].findData(late.id()))
    assert ok.isEnabled()
    dialog._exchange()
    assert "second is earlier" in dialog.facts
    set_layer_date(late, QDate(2010, 5, 1))
    dialog._check()
    assert "second is earlier" not in dialog.facts
    assert dialog._dates[0].text() == "2010-05-01"
    {s.key: box for s, box in dialog._switches}[ALIGN.key].setChecked(False)
    dialog.accept()
    assert settings.value(ALIGN) is False
    assert settings.value(NORMALISE) is True
    dialog.deleteLater()
