# SPDX-License-Identifier: GPL-2.0-or-later
"""What the map hides at its scale or time is not sent; what it shows is, at any scale."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsGeometry,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QDate

from rs_assistant.desktop.canvas import planning
from rs_assistant.desktop.canvas.dates import whole_day
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.sources import MapState
from rs_assistant.desktop.dock.dialogs import set_layer_date
from rs_assistant.engine.errors import ViewUnusable
from tests.desktop.pictures import CANVAS, gradient, layer_source, map_of, pixels_of, take


@pytest.fixture
def chip(raster: Any, rng: Any) -> Any:
    """A picture of 300 × 200 random colours, one metre each."""
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "chip")


def scale_of(state: MapState) -> float:
    return state.map_settings.scale()


def draw_between(layer: Any, near: float, far: float) -> None:
    """Have a layer drawn from 1:near to 1:far, 0 for without end."""
    layer.setScaleBasedVisibility(True)
    layer.setMaximumScale(near)
    layer.setMinimumScale(far)


def test_what_the_map_hides_at_its_scale_is_not_planned(chip: Any, raster: Any) -> None:
    below = raster(gradient("uint8", 0, 255, 3), "below")
    scale = scale_of(map_of([chip, below]))
    draw_between(chip, 0, scale / 2)
    (plan,) = plan_views(CANVAS, map_of([chip, below]))
    assert (plan.name, plan.layers) == ("below", (below,))
    draw_between(chip, 0, scale * 2)
    assert plan_views(CANVAS, map_of([chip, below]))[0].layers == (chip, below)
    draw_between(chip, scale * 2, 0)
    with pytest.raises(ViewUnusable, match="hidden at this scale"):
        plan_views(CANVAS, map_of([chip]))


@pytest.mark.parametrize("tile", [1024, 64])
@pytest.mark.parametrize("region", [False, True])
@pytest.mark.parametrize("crs", ["EPSG:32631", "EPSG:4326"])
def test_what_the_map_shows_is_in_a_picture_of_any_scale(
    chip: Any, crs: str, region: bool, tile: int
) -> None:
    extent = QgsRectangle(chip.extent())
    if crs == "EPSG:4326":
        extent = QgsRectangle(3.0, 51.4494, 3.0043, 51.4511)
    box = QgsGeometry.fromRect(extent.scaled(0.5)) if region else None
    coarse = map_of([chip], extent, crs, size=(40, 30))
    fine = map_of([chip], extent, crs, size=(4000, 3000))
    for state, longest in ((coarse, 2048), (fine, 100)):
        chip.setScaleBasedVisibility(False)
        expected = take(plan_views(CANVAS, state, box, longest), tile).views[0]
        draw_between(chip, scale_of(state) * 0.9, scale_of(state) * 1.1)
        view = take(plan_views(CANVAS, state, box, longest), tile).views[0]
        assert np.array_equal(view.pixels, expected.pixels)
        assert view.geotransform == expected.geotransform
        assert (view.valid is None) == (expected.valid is None)


@pytest.mark.parametrize("region", [False, True])
def test_a_layer_at_its_own_resolution_is_read_at_any_scale(chip: Any, region: bool) -> None:
    state = map_of([chip])
    draw_between(chip, scale_of(state) * 2, 0)
    box = QgsGeometry.fromRect(QgsRectangle(500050, 5699900, 500150, 5699950)) if region else None
    view = take(plan_views(layer_source(chip), state, box), 64).views[0]
    expected = pixels_of(chip)[50:100, 50:150] if region else pixels_of(chip)
    assert np.array_equal(view.pixels, expected)


@pytest.mark.parametrize("near, far", [(2.0, 0), (0, 0.5), (1.2, 1.4)])
def test_what_was_chosen_by_itself_is_drawn_at_any_scale(
    project: Any, raster: Any, near: float, far: float, monkeypatch: Any
) -> None:
    chip = raster(gradient("uint8", 0, 255, 3))
    monkeypatch.setattr(planning, "has_own_pixels", lambda _: False)  # as tiles from the web
    state = map_of([chip])
    expected = take(plan_views(layer_source(chip), state), 64).views[0]
    draw_between(chip, near * scale_of(state), far * scale_of(state))
    view = take(plan_views(layer_source(chip), state), 64).views[0]
    assert np.array_equal(view.pixels, expected.pixels)
    assert view.geotransform == expected.geotransform


def test_what_the_temporal_controller_hides_is_not_planned(chip: Any, raster: Any) -> None:
    below = raster(gradient("uint8", 0, 255, 3), "below")
    set_layer_date(chip, QDate(2020, 6, 1))
    set_layer_date(below, QDate(2016, 6, 1))

    def at(day: str) -> MapState:
        state = map_of([chip, below])
        state.map_settings.setIsTemporal(True)
        state.map_settings.setTemporalRange(whole_day(day))
        return state

    for day, layer in (("2016-06-01", below), ("2020-06-01", chip)):
        (plan,) = plan_views(CANVAS, at(day))
        assert (plan.layers, plan.date, plan.name) == ((layer,), day, layer.name())
    with pytest.raises(ViewUnusable, match="hidden at this time"):
        plan_views(CANVAS, at("2018-06-01"))
    # What is chosen by itself is looked at at any time.
    view = take(plan_views(layer_source(chip), at("2018-06-01"))).views[0]
    assert np.array_equal(view.pixels, pixels_of(chip))


# What cannot be seen
