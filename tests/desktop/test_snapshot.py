# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of the map: the right pixels, at the right place, of the right layers."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from rs_assistant.desktop.canvas.imagery import (
    RESULT_PROPERTY,
)
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewSource
from rs_assistant.engine.errors import Cancelled, ViewUnusable
from tests.desktop.pictures import CANVAS, gradient, layer_source, map_of, pixels_of, take
from tests.desktop.support import wait_until


@pytest.fixture
def chip(raster: Any, rng: Any) -> Any:
    """A picture of 300 × 200 random colours, one metre each."""
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "chip")


@pytest.mark.parametrize("tile", [1024, 64])
@pytest.mark.parametrize("native", [True, False])
def test_pixels_are_those_of_the_file(chip: Any, native: bool, tile: int) -> None:
    source = layer_source(chip) if native else CANVAS
    view = take(plan_views(source, map_of([chip])), tile).views[0]
    assert view.pixels.shape == (200, 300, 3)
    assert np.array_equal(view.pixels, pixels_of(chip))
    assert view.valid is None
    assert view.geotransform.coefficients == (500000.0, 1.0, 0.0, 5700000.0, 0.0, -1.0)


@pytest.mark.parametrize("native", [True, False])
def test_a_window_is_georeferenced_by_what_was_read(chip: Any, native: bool) -> None:
    extent = QgsRectangle(500050.3, 5699850.2, 500150.7, 5699930.9)
    source = layer_source(chip) if native else CANVAS
    state = map_of([chip], extent, size=(1004, 807))
    view = take(plan_views(source, state)).views[0]
    column, row = view.geotransform.x_origin - 500000, 5700000 - view.geotransform.y_origin
    assert (column, row) == (50, 69)
    expected = pixels_of(chip)[69 : 69 + view.height, 50 : 50 + view.width]
    assert np.array_equal(view.pixels, expected)
    assert view.metres_per_pixel == pytest.approx(1.0, rel=2e-3)
    assert "32631" in view.crs_wkt
    assert "PROJCRS" in view.crs_wkt


def test_a_layer_in_another_crs_is_rendered_in_the_crs_of_the_map(chip: Any) -> None:
    state = map_of([chip], QgsRectangle(3.0, 51.4494, 3.0043, 51.4511), "EPSG:4326")
    view = take(plan_views(CANVAS, state)).views[0]
    assert "4326" in view.crs_wkt
    x, y = view.geotransform.to_map([[view.width / 2, view.height / 2]])[0]
    assert 3.0 < x < 3.0043
    assert 51.4494 < y < 51.4511
    assert view.metres_per_pixel == pytest.approx(1.0, rel=0.3)


def test_a_layer_at_its_own_resolution_keeps_its_own_crs(chip: Any) -> None:
    state = map_of([chip], QgsRectangle(3.0, 51.45, 3.002, 51.451), "EPSG:4326")
    view = take(plan_views(layer_source(chip), state)).views[0]
    assert "32631" in view.crs_wkt
    first = view.geotransform
    column, row = int(first.x_origin - 500000), int(5700000 - first.y_origin)
    expected = pixels_of(chip)[row : row + view.height, column : column + view.width]
    assert np.array_equal(view.pixels, expected)


def test_views_larger_than_the_limit_are_thinned_out_and_say_so(chip: Any) -> None:
    for source in (CANVAS, layer_source(chip)):
        view = take(plan_views(source, map_of([chip]), longest=100)).views[0]
        assert max(view.width, view.height) == 100
        assert view.metres_per_pixel == pytest.approx(3.0, rel=0.02)


def test_a_rotated_map_is_sent_upright_with_what_is_visible_as_region(chip: Any) -> None:
    state = map_of([chip], QgsRectangle(500100, 5699870, 500200, 5699930), rotation=30)
    view = take(plan_views(CANVAS, state)).views[0]
    assert len(view.region) == 1
    corner = pixels_of(chip)
    first = view.geotransform
    column, row = round(first.x_origin - 500000), round(5700000 - first.y_origin)
    assert np.array_equal(
        view.pixels, corner[row : row + view.height, column : column + view.width]
    )


def test_the_thumbnail_is_a_small_png_of_the_picture(chip: Any) -> None:
    shot = take(plan_views(CANVAS, map_of([chip])))
    assert shot.thumbnail_png.startswith(b"\x89PNG")


# Every kind of raster


def test_opacity_of_the_layer_does_not_fade_its_colours(chip: Any) -> None:
    chip.setOpacity(0.5)
    for source in (CANVAS, layer_source(chip)):
        view = take(plan_views(source, map_of([chip]))).views[0]
        difference = np.abs(view.pixels.astype(int) - pixels_of(chip))
        assert difference.max() <= 2


# Imagery only


def red_square(extent: QgsRectangle, crs: str = "EPSG:32631") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "masks", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(extent))
    layer.dataProvider().addFeature(feature)
    layer.renderer().setSymbol(QgsFillSymbol.createSimple({"color": "red"}))
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_vectors_and_own_results_are_not_in_the_picture(chip: Any, raster: Any) -> None:
    before = take(plan_views(CANVAS, map_of([chip])))
    masks = red_square(chip.extent())
    heat = raster(np.full((3, 200, 300), 255, np.uint8), "heat")
    heat.setCustomProperty(RESULT_PROPERTY, "turn")
    after = take(plan_views(CANVAS, map_of([masks, heat, chip])))
    assert np.array_equal(before.views[0].pixels, after.views[0].pixels)
    assert before.thumbnail_png == after.thumbnail_png


# Regions


@pytest.fixture
def pair(raster: Any, rng: Any) -> tuple[Any, np.ndarray, np.ndarray]:
    """Two contrasting chips side by side in one layer, and each alone."""
    dark = rng.integers(0, 60, (3, 128, 128), dtype=np.uint8)
    light = rng.integers(190, 256, (3, 128, 128), dtype=np.uint8)
    both = raster(np.concatenate([dark, light], axis=2), "both")
    return both, np.moveaxis(dark, 0, -1), np.moveaxis(light, 0, -1)


@pytest.mark.parametrize("native", [True, False])
def test_a_region_sends_exactly_the_chip_that_it_encloses(pair: Any, native: bool) -> None:
    layer, dark, light = pair
    source = layer_source(layer) if native else CANVAS
    for left, chip_alone in ((500000, dark), (500128, light)):
        box = QgsGeometry.fromRect(QgsRectangle(left, 5699872, left + 128, 5700000))
        view = take(plan_views(source, map_of([layer]), box)).views[0]
        assert np.array_equal(view.pixels, chip_alone)
        ring = view.region[0][0]
        assert ring.min() == pytest.approx(0, abs=1e-6)
        assert ring.max() == pytest.approx(128, abs=1e-6)


def test_a_polygon_keeps_its_holes_and_its_place(pair: Any) -> None:
    layer, *_ = pair
    region = QgsGeometry.fromWkt(
        "POLYGON((500010 5699990, 500110 5699990, 500110 5699890, 500010 5699890, 500010 5699990),"
        "(500050 5699950, 500060 5699950, 500060 5699940, 500050 5699940, 500050 5699950))"
    )
    view = take(plan_views(layer_source(layer), map_of([layer]), region)).views[0]
    assert (view.width, view.height) == (100, 100)
    outer, hole = view.region[0]
    assert sorted(map(tuple, hole.round(6).tolist()))[0] == (40.0, 40.0)
    assert outer.min() == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("native", [True, False])
def test_the_part_of_a_region_without_imagery_is_known(pair: Any, native: bool) -> None:
    layer, *_ = pair
    source = layer_source(layer) if native else CANVAS

    def unseen(left: float, top: float, right: float, bottom: float) -> float:
        box = QgsGeometry.fromRect(QgsRectangle(left, bottom, right, top))
        return take(plan_views(source, map_of([layer]), box)).views[0].unseen

    assert unseen(500010, 5699990, 500110, 5699900) == 0
    # a quarter of its width lies left of the layer
    assert unseen(499975, 5699990, 500075, 5699900) == pytest.approx(0.25, abs=1e-6)
    # half of its width and half of its height
    assert unseen(500206, 5700050, 500306, 5699950) == pytest.approx(0.75, abs=1e-6)
    assert take(plan_views(source, map_of([layer]))).views[0].unseen == 0


def test_nodata_in_a_region_counts_as_without_imagery(raster: Any, rng: Any) -> None:
    pixels = rng.integers(1, 256, (3, 100, 100), dtype=np.uint8)
    pixels[:, :, :50] = 0
    layer = raster(pixels, "half", nodata=0)
    # 40 of 70 columns are without data, 30 of 130 rows beyond the layer
    box = QgsGeometry.fromRect(QgsRectangle(500010, 5699900, 500080, 5700030))
    view = take(plan_views(layer_source(layer), map_of([layer]), box)).views[0]
    assert view.unseen == pytest.approx(1 - 100 / 130 * 30 / 70, abs=0.01)


def test_selected_polygons_are_a_region(pair: Any) -> None:
    layer, dark, _ = pair
    box = red_square(QgsRectangle(500000, 5699872, 500128, 5700000))
    source = ViewSource(SourceKind.SELECTION, (box.id(),))
    with pytest.raises(ViewUnusable, match="selected"):
        plan_views(source, map_of([layer]))
    box.selectAll()
    view = take(plan_views(source, map_of([layer]))).views[0]
    assert np.array_equal(view.pixels, dark)
    assert len(view.region) == 1


# Layers that are drawn at some scales only


@pytest.mark.parametrize("native", [True, False])
def test_a_file_of_which_a_part_cannot_be_read_is_not_taken_for_whole(
    raster: Any, rng: Any, project: Any, native: bool
) -> None:
    layer = raster(rng.integers(1, 256, (3, 600, 200), dtype=np.uint8), "cut")
    path = layer.source()
    project.removeMapLayer(layer.id())
    os.truncate(path, os.path.getsize(path) // 2)  # a copy that was broken off
    layer = QgsRasterLayer(path, "cut")
    project.addMapLayer(layer)
    source = layer_source(layer) if native else CANVAS
    with pytest.raises(ViewUnusable, match="could not be drawn") as failure:
        take(plan_views(source, map_of([layer])), 200)
    assert "cut.tif" in failure.value.detail or "reading" in failure.value.detail
    # The part that can be read can be asked about.
    whole = QgsRectangle(layer.extent())
    upper = QgsRectangle(
        whole.xMinimum(), whole.yMaximum() - 100, whole.xMaximum(), whole.yMaximum()
    )
    assert take(plan_views(source, map_of([layer], upper)), 200).views[0].valid is None


@pytest.mark.parametrize("native", [True, False])
def test_a_region_beside_the_imagery_is_not_taken_for_the_whole_view(
    chip: Any, native: bool
) -> None:
    box = chip.extent()
    around = QgsGeometry.fromRect(box.buffered(50)).difference(
        QgsGeometry.fromRect(box.buffered(5))
    )
    source = layer_source(chip) if native else CANVAS
    with pytest.raises(ViewUnusable, match="region lies outside"):
        plan_views(source, map_of([chip]), around)


# Two dates


def test_two_layers_come_on_one_grid(raster: Any, rng: Any) -> None:
    first = rng.integers(0, 256, (3, 100, 100), dtype=np.uint8)
    second = rng.integers(0, 256, (3, 80, 120), dtype=np.uint8)
    a = raster(first, "before_20200101")
    b = raster(second, "after_20210101", geotransform=(500020, 1, 0, 5699990, 0, -1))
    source = ViewSource(SourceKind.COMPARE, (a.id(), b.id()))
    wide = QgsRectangle(499900, 5699800, 500300, 5700100)
    views = take(plan_views(source, map_of([a, b], wide))).views
    assert [view.date for view in views] == ["2020-01-01", "2021-01-01"]
    assert views[0].geotransform == views[1].geotransform
    assert views[0].pixels.shape == (80, 80, 3)
    assert np.array_equal(views[0].pixels, np.moveaxis(first, 0, -1)[10:90, 20:100])
    assert np.array_equal(views[1].pixels, np.moveaxis(second, 0, -1)[:, :80])


def test_two_layers_apart_cannot_be_compared(raster: Any, chip: Any) -> None:
    far = raster(gradient("uint8", 0, 255, 3), "far", geotransform=(600000, 1, 0, 5700000, 0, -1))
    source = ViewSource(SourceKind.COMPARE, (chip.id(), far.id()))
    with pytest.raises(ViewUnusable, match="overlap"):
        plan_views(source, map_of([chip, far]))


# Views that cannot be used


def test_a_map_without_imagery_says_what_to_do(project: Any) -> None:
    box = red_square(QgsRectangle(0, 0, 10, 10))
    with pytest.raises(ViewUnusable) as caught:
        plan_views(CANVAS, map_of([box]))
    assert "Add a raster layer" in caught.value.hint


@pytest.mark.parametrize("native", [True, False])
def test_a_view_beside_the_imagery_says_so(chip: Any, native: bool) -> None:
    source = layer_source(chip) if native else CANVAS
    with pytest.raises(ViewUnusable, match="outside"):
        plan_views(source, map_of([chip], QgsRectangle(0, 0, 100, 100)))


@pytest.mark.parametrize("native", [True, False])
def test_a_view_of_nothing_but_nodata_says_so(raster: Any, native: bool) -> None:
    layer = raster(np.zeros((3, 50, 50), np.uint8), "void", nodata=0)
    source = layer_source(layer) if native else CANVAS
    with pytest.raises(ViewUnusable, match="no pixels with data"):
        take(plan_views(source, map_of([layer])))


def test_a_layer_that_is_gone_says_so(chip: Any, project: Any) -> None:
    source = layer_source(chip)
    project.removeMapLayer(chip.id())
    settings = QgsMapSettings()
    settings.setExtent(QgsRectangle(0, 0, 1, 1))
    settings.setOutputSize(QSize(10, 10))
    with pytest.raises(ViewUnusable, match="not there any more"):
        plan_views(source, MapState.of(settings, project.mapLayers(), ""))


@pytest.mark.parametrize("native", [True, False])
def test_a_layer_removed_while_its_picture_is_taken_fails_with_a_sentence(
    chip: Any, project: Any, native: bool
) -> None:
    source = layer_source(chip) if native else CANVAS
    plans = plan_views(source, map_of([chip]))
    outcome: list[Any] = []
    snapshot = Snapshot(plans, tile=64)
    snapshot.finished.connect(outcome.append)
    snapshot.failed.connect(outcome.append)
    snapshot.start()
    project.removeMapLayer(chip.id())
    wait_until(lambda: outcome)
    # A native read works on clones and may well finish; a rendering has to say what happened.
    assert isinstance(outcome[0], (ViewUnusable, Shot))
    assert native or isinstance(outcome[0], ViewUnusable)


@pytest.mark.parametrize("native", [True, False])
def test_a_cancelled_snapshot_ends_at_once(chip: Any, native: bool) -> None:
    source = layer_source(chip) if native else CANVAS
    snapshot = Snapshot(plan_views(source, map_of([chip])), tile=16)
    outcome: list[Any] = []
    snapshot.finished.connect(outcome.append)
    snapshot.failed.connect(outcome.append)
    snapshot.start()
    snapshot.cancel()
    assert isinstance(outcome[0], Cancelled)
    assert len(outcome) == 1


def test_answers_know_what_they_speak_of(chip: Any, pair: Any) -> None:
    whole, part = chip.extent(), QgsRectangle(chip.extent())
    part.scale(0.5)

    def about(source: ViewSource, extent: QgsRectangle, region: QgsGeometry | None = None) -> str:
        return take(plan_views(source, map_of([chip], extent), region)).views[0].about

    assert about(CANVAS, whole) == "view"
    assert about(CANVAS, whole, QgsGeometry.fromRect(part)) == "region"
    assert about(layer_source(chip), whole) == "layer"
    assert about(layer_source(chip), part) == "view"
    marked = red_square(part)
    QgsProject.instance().addMapLayer(marked)
    marked.selectAll()
    assert about(ViewSource(SourceKind.SELECTION, (marked.id(),)), whole) == "selection"
