# SPDX-License-Identifier: GPL-2.0-or-later
"""Co-registering two rasters: what it measures, moves and resamples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

from tests.desktop.pairs import (
    BANDS,
    CAME,
    PIXEL,
    STAYS,
    WENT,
    land,
    place,
    run,
)
from tests.desktop.support import write_raster


@pytest.mark.parametrize("resample", [False, True])
def test_coregister_moves_a_raster_by_what_it_lies_off(
    provider: Any, tmp_path: Path, resample: bool
) -> None:
    # The very picture, but said to lie 2.4 pixels east and 1.3 pixels north of where it is.
    lakes = [STAYS, CAME, WENT, (20, 330, 30, 30), (250, 60, 35, 70)]
    straight = write_raster(tmp_path / "reference.tif", land(lakes, 1), place(), names=BANDS)
    off = place(500000 + 2.4 * PIXEL, 5700000 + 1.3 * PIXEL)
    moved = write_raster(tmp_path / "moved.tif", land(lakes, 2), off, names=BANDS)
    output = str(tmp_path / "fitted.tif")
    results = run(
        "coregister",
        {
            "BEFORE": str(straight),
            "AFTER": str(moved),
            "RESAMPLE": resample,
            "OUTPUT": output,
        },
    )
    assert results["SHIFT_X"] == pytest.approx(-2.4 * PIXEL, abs=0.3 * PIXEL)
    assert results["SHIFT_Y"] == pytest.approx(-1.3 * PIXEL, abs=0.3 * PIXEL)
    assert results["CONFIDENCE"] >= 4
    fitted = gdal.Open(output)
    left, _, _, top, _, _ = fitted.GetGeoTransform()
    if resample:
        assert fitted.GetGeoTransform() == pytest.approx(place())
        assert (fitted.RasterXSize, fitted.RasterYSize) == (400, 300)
    else:
        assert (left, top) == pytest.approx((500000, 5700000), abs=0.3 * PIXEL)
        assert np.array_equal(fitted.ReadAsArray(), gdal.Open(str(moved)).ReadAsArray())


@pytest.mark.parametrize("turned", ["south-up", "rotated"])
def test_a_raster_is_resampled_to_the_grid_of_a_turned_reference(
    provider: Any, tmp_path: Path, turned: str
) -> None:
    lakes = [STAYS, CAME, WENT, (20, 330, 30, 30), (250, 60, 35, 70)]
    values = land(lakes, 1)
    grid = (500000.0, PIXEL, 0.0, 5700000.0 - 300 * PIXEL, 0.0, PIXEL)
    if turned == "rotated":
        turn = np.deg2rad(20.0)
        across, down = PIXEL * np.cos(turn), PIXEL * np.sin(turn)
        grid = (500000.0, across, -down, 5700000.0, -down, -across)
    shown = np.ascontiguousarray(values[:, ::-1] if turned == "south-up" else values)
    reference = write_raster(tmp_path / "reference.tif", shown, grid, names=BANDS)
    # The same ground as it lies on a straight grid, said to be 10 m further east.
    straight = tmp_path / "straight.tif"
    gdal.Warp(str(straight), str(reference), xRes=PIXEL, yRes=PIXEL, resampleAlg="bilinear")
    moved = gdal.Open(str(straight), gdal.GA_Update)
    left, *rest = moved.GetGeoTransform()
    moved.SetGeoTransform((left + 2 * PIXEL, *rest))
    moved = None
    output = str(tmp_path / "fitted.tif")
    results = run(
        "coregister",
        {"BEFORE": str(reference), "AFTER": str(straight), "RESAMPLE": True, "OUTPUT": output},
    )
    assert results["SHIFT_X"] == pytest.approx(-2 * PIXEL, abs=0.3 * PIXEL)
    fitted = gdal.Open(output)
    assert fitted.GetGeoTransform() == pytest.approx(grid)
    assert (fitted.RasterXSize, fitted.RasterYSize) == (400, 300)
    assert [fitted.GetRasterBand(i).GetDescription() for i in (1, 4)] == ["red", "nir"]
    inner = np.s_[:, 20:-20, 20:-20]
    apart = np.abs(fitted.ReadAsArray()[inner].astype(int) - shown[inner])
    assert apart.mean() < 4
    assert np.quantile(apart, 0.95) < 12


def test_pictures_of_nothing_in_common_are_not_moved(provider: Any, tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    names = []
    for name in ("a", "b"):
        values = rng.integers(0, 256, (4, 200, 200), dtype=np.uint8)
        path = write_raster(tmp_path / f"{name}.tif", values, place(), names=BANDS)
        names.append(str(path))
    output = str(tmp_path / "same.tif")
    results = run("coregister", {"BEFORE": names[0], "AFTER": names[1], "OUTPUT": output})
    assert (results["SHIFT_X"], results["SHIFT_Y"]) == (0, 0)
    assert "not be measured" in results["TEXT"]
    assert gdal.Open(output).GetGeoTransform() == pytest.approx(place())
