# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan of two pictures of the same ground: on one grid, as coarse as the coarser layer."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsRasterLayer,
    QgsRectangle,
)

from rs_assistant.desktop.canvas.dates import acquisition_date
from rs_assistant.desktop.canvas.grid import Grid, ground_resolution, transformed_extent
from rs_assistant.desktop.canvas.imagery import (
    has_own_pixels,
    quality_band,
    sensor_of,
    spectral_bands,
)
from rs_assistant.desktop.canvas.sources import MapState, ViewPlan, ViewSource
from rs_assistant.desktop.canvas.view_grids import map_crs, overlap_of, pixel_in, rendered_grid
from rs_assistant.desktop.canvas.wanted import layer_by_id, region_in
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import ViewUnusable


def in_order(layers: tuple[QgsRasterLayer, QgsRasterLayer]) -> bool:
    """Whether two layers are given with the earlier one first, as far as their dates tell."""
    first, second = (acquisition_date(layer) for layer in layers)
    if not first or not second:
        return True
    length = min(len(first), len(second))
    return first[:length] <= second[:length]


def compare_plans(
    source: ViewSource,
    state: MapState,
    extent: QgsRectangle,
    region: QgsGeometry | None,
    longest: int,
) -> tuple[ViewPlan, ...]:
    """Two pictures of the same ground on one grid, as coarse as the coarser layer."""
    pair = (layer_by_id(source.layer_ids, 0, state), layer_by_id(source.layer_ids, 1, state))
    times = sorted(source.times) if len(set(source.times)) == 2 else []
    if pair[0].id() == pair[1].id() and not times:
        raise ViewUnusable(
            tr("Both dates are the same layer."), tr("Choose two layers in the context bar.")
        )
    if pair[0].id() != pair[1].id():
        times = []
        if not in_order(pair):
            pair = (pair[1], pair[0])
    crs = map_crs(state, list(pair))
    _check_overlap(pair, crs, state)
    common = QgsRectangle(extent)
    for layer in pair:
        overlap = overlap_of(layer, common, crs, state)
        if overlap is None:
            raise ViewUnusable(
                tr("The two layers do not overlap in this view."),
                tr("Zoom to a place that both layers show and ask again."),
            )
        common = overlap
    # In the layers' own CRS nothing is resampled that need not be.
    coarse = pair[1] if _is_coarser(pair[1], pair[0], common, crs, state) else pair[0]
    if has_own_pixels(coarse) and coarse.crs().isValid() and coarse.crs() != crs:
        moved = transformed_extent(common, crs, coarse.crs(), state.transform_context)
        if moved is not None:
            region = region_in(region, crs, coarse.crs(), state.transform_context)
            common, crs = moved, coarse.crs()
            for layer in pair:
                common = overlap_of(layer, common, crs, state) or common
    grid = rendered_grid(pair, common, crs, state, longest, coarsest=True)
    resolution = ground_resolution(grid, state.transform_context, state.ellipsoid)
    plans = []
    for layer, time in zip(pair, times or ("", "")):
        native = has_own_pixels(layer) and not time
        spectral = spectral_bands(layer) if native else None
        plans.append(
            ViewPlan(
                grid,
                (layer,),
                layer.name(),
                native,
                spectral[2] if spectral else None,
                region,
                time or acquisition_date(layer),
                sensor_of(layer),
                resolution,
                state.transform_context,
                state.map_settings,
                time=time,
                quality=quality_band(layer) if native else None,
                spectral=spectral,
                own_resolution=_own_resolution(layer, state),
            )
        )
    return tuple(plans)


def _check_overlap(
    pair: tuple[QgsRasterLayer, QgsRasterLayer],
    crs: QgsCoordinateReferenceSystem,
    state: MapState,
) -> None:
    """Raise `ViewUnusable` when the layers show different places, wherever the map is."""
    boxes = [
        transformed_extent(layer.extent(), layer.crs(), crs, state.transform_context)
        for layer in pair
    ]
    if None not in boxes and boxes[0].intersect(boxes[1]).isEmpty():
        raise ViewUnusable(
            tr("“{first}” and “{second}” show different places: they do not overlap.").format(
                first=pair[0].name(), second=pair[1].name()
            ),
            tr("Choose two layers of the same place to compare."),
        )


def _is_coarser(
    one: QgsRasterLayer,
    other: QgsRasterLayer,
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    state: MapState,
) -> bool:
    """Whether a layer has larger pixels than another; tiles from the web have none."""
    if not has_own_pixels(one) or not has_own_pixels(other):
        return has_own_pixels(one)
    return pixel_in(one, extent, crs, state) > pixel_in(other, extent, crs, state) * (1 + 1e-6)


def _own_resolution(layer: QgsRasterLayer, state: MapState) -> float | None:
    if not has_own_pixels(layer):
        return None
    provider = layer.dataProvider()
    whole = Grid(layer.extent(), layer.crs(), provider.xSize(), provider.ySize())
    return ground_resolution(whole, state.transform_context, state.ellipsoid)
