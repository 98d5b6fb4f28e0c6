# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of the map: the right pixels, at the right place, of the right layers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from rs_assistant.desktop.canvas.imagery import (
    NIR_PROPERTY,
    RESULT_PROPERTY,
    near_infrared_band,
)
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewSource
from rs_assistant.engine.errors import AssistantError, Cancelled, ViewUnusable
from tests.desktop.support import wait_until


def map_of(
    layers: list[Any],
    extent: QgsRectangle | None = None,
    crs: str = "EPSG:32631",
    size: tuple[int, int] = (400, 300),
    rotation: float = 0.0,
) -> MapState:
    """The state of a map that shows these layers."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    settings.setOutputSize(QSize(*size))
    settings.setRotation(rotation)
    settings.setExtent(extent or layers[0].extent())
    settings.setTransformContext(QgsProject.instance().transformContext())
    return MapState.of(settings, QgsProject.instance().mapLayers(), "EPSG:7030")


def take(plans: Any, tile: int = 1024) -> Shot:
    """Make the pictures now."""
    outcome: list[Any] = []
    snapshot = Snapshot(plans, tile)
    snapshot.finished.connect(outcome.append)
    snapshot.failed.connect(outcome.append)
    snapshot.start()
    wait_until(lambda: outcome)
    if isinstance(outcome[0], AssistantError):
        raise outcome[0]
    return outcome[0]


CANVAS = ViewSource()


def layer_source(layer: Any) -> ViewSource:
    return ViewSource(SourceKind.LAYER, (layer.id(),))


@pytest.fixture
def chip(raster: Any, rng: Any) -> Any:
    """A picture of 300 × 200 random colours, one metre each."""
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "chip")


def pixels_of(layer: Any) -> np.ndarray:
    from osgeo import gdal

    return np.moveaxis(gdal.Open(layer.source()).ReadAsArray(), 0, -1)


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


def gradient(dtype: Any, low: float, high: float, bands: int = 1) -> np.ndarray:
    row = np.linspace(low, high, 120)
    return np.broadcast_to(row, (bands, 80, 120)).astype(dtype)


@pytest.mark.parametrize("native", [True, False], ids=["native", "rendered"])
class TestKindsOfRaster:
    def view(self, layer: Any, native: bool, crs: str = "EPSG:32631") -> Any:
        source = layer_source(layer) if native else CANVAS
        return take(plan_views(source, map_of([layer], crs=crs))).views[0]

    def test_sixteen_bit_bands_are_stretched_as_the_layer_shows_them(
        self, raster: Any, native: bool
    ) -> None:
        layer = raster(gradient("uint16", 200, 3000, 3), "sixteen")
        view = self.view(layer, native)
        assert view.pixels[..., 0].min() < 10
        assert view.pixels[..., 0].max() > 245
        assert np.all(np.diff(view.pixels[40, :, 0].astype(int)) >= 0)

    def test_nan_is_not_valid(self, raster: Any, native: bool) -> None:
        values = gradient("float32", 0.0, 1.0)
        holes = values.copy()
        holes[0, 10:20, 30:50] = np.nan
        view = self.view(raster(holes, "float"), native)
        assert view.valid is not None
        assert not view.valid[10:20, 30:50].any()
        assert view.valid.sum() == 80 * 120 - 200

    def test_nodata_is_not_valid(self, raster: Any, native: bool) -> None:
        values = gradient("uint8", 1, 250, 3).copy()
        values[:, :5] = 0
        view = self.view(raster(values, "nodata", nodata=0), native)
        assert view.valid is not None
        assert not view.valid[:5].any()
        assert view.valid[5:].all()

    def test_a_palette_gives_its_colours(self, raster: Any, native: bool) -> None:
        values = np.zeros((80, 120), np.uint8)
        values[:, 60:] = 1
        layer = raster(values, "palette", palette={0: (10, 20, 30), 1: (200, 100, 50)})
        view = self.view(layer, native)
        assert view.pixels[40, 10].tolist() == [10, 20, 30]
        assert view.pixels[40, 110].tolist() == [200, 100, 50]

    def test_a_single_band_is_grey(self, raster: Any, native: bool) -> None:
        view = self.view(raster(gradient("uint8", 0, 255), "grey"), native)
        assert np.array_equal(view.pixels[..., 0], view.pixels[..., 2])

    def test_a_rotated_raster_lies_where_its_geotransform_says(
        self, raster: Any, native: bool
    ) -> None:
        values = np.full((3, 200, 200), 40, np.uint8)
        values[0, 90:110, 90:110] = 250  # a red square in the very middle
        c = 0.5
        layer = raster(values, "rotated", geotransform=(500000, c, c, 5700000, c, -c))
        view = self.view(layer, native)
        red = np.argwhere(view.pixels[..., 0].astype(int) - view.pixels[..., 1] > 100)
        middle = view.geotransform.to_map([red.mean(axis=0)[::-1] + 0.5])[0]
        assert middle[0] == pytest.approx(500000 + 100 * c + 100 * c, abs=1.0)
        assert middle[1] == pytest.approx(5700000, abs=1.0)
        # Half of the upright picture is corners that QGIS fills with black.
        assert view.valid is not None
        assert view.valid.mean() == pytest.approx(0.5, abs=0.02)
        assert not view.valid[0, 0]
        assert view.valid[view.height // 2, view.width // 2]

    def test_a_south_up_raster_is_turned_over(self, raster: Any, native: bool) -> None:
        values = np.full((3, 100, 100), 40, np.uint8)
        values[0, :10] = 250  # the first rows lie in the south
        layer = raster(values, "south", geotransform=(500000, 1, 0, 5700000, 0, 1))
        view = self.view(layer, native)
        red = np.argwhere(view.pixels[..., 0].astype(int) - view.pixels[..., 1] > 100)
        middle = view.geotransform.to_map([red.mean(axis=0)[::-1] + 0.5])[0]
        assert middle[1] == pytest.approx(5700005, abs=0.6)

    def test_a_picture_without_crs_has_pixels_and_no_scale(self, raster: Any, native: bool) -> None:
        layer = raster(gradient("uint8", 0, 255, 3), "plain", geotransform=None, epsg=None)
        view = self.view(layer, native, crs="")
        assert view.pixels.shape == (80, 120, 3)
        assert view.crs_wkt == ""
        assert view.metres_per_pixel is None

    def test_a_virtual_raster_is_read(self, raster: Any, native: bool, tmp_path: Any) -> None:
        from osgeo import gdal
        from qgis.core import QgsRasterLayer

        source = raster(gradient("uint8", 0, 255, 3), "source")
        path = str(tmp_path / "mosaic.vrt")
        gdal.BuildVRT(path, [source.source()]).FlushCache()
        layer = QgsRasterLayer(path, "mosaic")
        QgsProject.instance().addMapLayer(layer)
        view = self.view(layer, native)
        assert np.array_equal(view.pixels, pixels_of(source))

    def test_degrees_give_metres_per_pixel(self, raster: Any, native: bool) -> None:
        layer = raster(
            gradient("uint8", 0, 255, 3),
            "degrees",
            geotransform=(10.0, 1e-4, 0, 60.0, 0, -1e-4),
            epsg=4326,
        )
        view = self.view(layer, native, crs="EPSG:4326")
        # 1e-4° is 11.1 m of latitude and half of that in longitude at 60° north.
        assert view.metres_per_pixel == pytest.approx((11.14 * 5.59) ** 0.5, rel=0.01)


def test_tiles_of_the_web_are_drawn_at_the_resolution_of_the_map(
    project: Any, tmp_path: Any
) -> None:
    from qgis.core import QgsRasterLayer
    from qgis.PyQt.QtGui import QColor, QImage

    for zoom in range(3):
        for x in range(2**zoom):
            for y in range(2**zoom):
                tile = QImage(256, 256, QImage.Format.Format_RGB32)
                tile.fill(QColor(30, 120 + 20 * zoom, 60))
                path = tmp_path / str(zoom) / str(x)
                path.mkdir(parents=True, exist_ok=True)
                tile.save(str(path / f"{y}.png"))
    url = f"file://{tmp_path}/{{z}}/{{x}}/{{y}}.png"
    layer = QgsRasterLayer(f"type=xyz&url={url}&zmax=2&zmin=0", "tiles", "wms")
    assert layer.isValid()
    project.addMapLayer(layer)
    extent = QgsRectangle(-1e7, -1e7, 1e7, 1e7)
    state = map_of([layer], extent, "EPSG:3857", (400, 400))
    for source in (CANVAS, layer_source(layer)):
        view = take(plan_views(source, state)).views[0]
        assert (view.width, view.height) == (400, 400)
        assert view.pixels[200, 200, 1] >= 120


def test_near_infrared_comes_along_at_the_layers_own_resolution(raster: Any) -> None:
    values = gradient("uint16", 100, 2000, 4)
    layer = raster(values, "bands", names=("blue", "green", "red", "nir"))
    view = take(plan_views(layer_source(layer), map_of([layer]))).views[0]
    assert view.bands == ("red", "green", "blue", "nir", "ndvi", "ndwi")
    assert np.all(np.diff(view.pixels[40, :, 3].astype(int)) >= 0)
    assert int(view.pixels[40, -1, 3]) - int(view.pixels[40, 0, 3]) > 240
    layer.setCustomProperty(NIR_PROPERTY, 0)
    view = take(plan_views(layer_source(layer), map_of([layer]))).views[0]
    assert view.bands == ("red", "green", "blue")


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [("Landsat 7 scene", 7, 4), ("LC08_L1TP_1", 11, 5), ("S2A_MSIL2A", 12, 8), ("scene", 7, None)],
)
def test_the_order_of_a_sensors_bands_is_known(
    raster: Any, name: str, count: int, expected: int | None
) -> None:
    layer = raster(gradient("uint16", 0, 100, count), name)
    assert near_infrared_band(layer) == expected


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
