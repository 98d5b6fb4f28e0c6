# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of rasters of every kind: depth, nodata, palettes, rotation, no CRS, tiles, infrared."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsProject,
    QgsRectangle,
)

from rs_assistant.desktop.canvas.imagery import (
    NIR_PROPERTY,
    near_infrared_band,
)
from rs_assistant.desktop.canvas.planning import plan_views
from tests.desktop.pictures import CANVAS, gradient, layer_source, map_of, pixels_of, take


@pytest.fixture
def chip(raster: Any, rng: Any) -> Any:
    """A picture of 300 × 200 random colours, one metre each."""
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "chip")


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
