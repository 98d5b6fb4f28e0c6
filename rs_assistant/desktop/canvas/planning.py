# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan of a question's picture: which layers, which grid, which region.

Planning is cheap and reads only properties, so the context bar shows the very plan that a question
will use.
"""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsGeometry, QgsRasterLayer, QgsRectangle

from rs_assistant.desktop.canvas.compare_plan import compare_plans
from rs_assistant.desktop.canvas.dates import acquisition_date
from rs_assistant.desktop.canvas.footprint import file_of
from rs_assistant.desktop.canvas.grid import ground_resolution, transformed_extent
from rs_assistant.desktop.canvas.imagery import (
    has_own_pixels,
    imagery_of,
    near_infrared_band,
    sensor_of,
    spectral_bands,
)
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewPlan, ViewSource
from rs_assistant.desktop.canvas.view_grids import (
    map_crs,
    native_grid,
    overlap_of,
    rendered_grid,
)
from rs_assistant.desktop.canvas.wanted import layer_by_id, region_in, selected_region
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import ViewUnusable

LONGEST_SIDE = 2048


def plan_views(
    source: ViewSource,
    state: MapState,
    region: QgsGeometry | None = None,
    longest: int = LONGEST_SIDE,
) -> tuple[ViewPlan, ...]:
    """The pictures that a question will be about: one, or two on a common grid.

    ``region`` is in the CRS of the map and restricts the view. Raises `ViewUnusable` with what to
    do when there is nothing to look at.
    """
    if source.kind is SourceKind.SELECTION:
        region = selected_region(source, state)
    if region is not None and (region.isNull() or region.isEmpty() or region.area() <= 0):
        raise ViewUnusable(tr("The region is empty."), tr("Draw it again, or remove it."))
    outline = region if region is not None else state.outline
    extent = outline.boundingBox() if outline is not None else state.extent
    if extent.isEmpty() or not extent.isFinite():
        raise ViewUnusable(tr("The map shows nothing."), tr("Zoom to the imagery and ask again."))
    if source.kind is SourceKind.LAYER:
        layer = layer_by_id(source.layer_ids, 0, state)
        plans: tuple[ViewPlan, ...] = (_layer_plan(layer, state, extent, outline, longest),)
    elif source.kind is SourceKind.COMPARE:
        plans = compare_plans(source, state, extent, outline, longest)
    else:
        plans = (_canvas_plan(state, extent, outline, longest),)
    for plan in plans:
        _check_region(plan, region is not None)
    return tuple(
        replace(
            plan,
            file=file_of(plan.layers[0], plan.grid) if len(plan.layers) == 1 else "",
            about=_about(source, region, plan),
        )
        for plan in plans
    )


def _check_region(plan: ViewPlan, chosen: bool) -> None:
    """Raise `ViewUnusable` when the picture shows nothing of the region: boxes that meet say little
    about what is in them."""
    shown = QgsGeometry.fromRect(plan.grid.extent)
    if plan.region is None or plan.region.intersection(shown).area() > 0:
        return
    if chosen:
        raise ViewUnusable(
            tr("The region lies outside of the imagery."),
            tr("Draw it where there is imagery, or remove it."),
        )
    raise ViewUnusable(
        tr("The view lies outside of the imagery."),
        tr("Zoom to one of the imagery layers and ask again."),
    )


def _about(source: ViewSource, region: QgsGeometry | None, plan: ViewPlan) -> str:
    if source.kind is SourceKind.SELECTION:
        return "selection"
    if region is not None:
        return "region"
    whole = plan.native and plan.grid.extent.contains(plan.layers[0].extent())
    return "layer" if source.kind is SourceKind.LAYER and whole else "view"


def _canvas_plan(
    state: MapState, extent: QgsRectangle, region: QgsGeometry | None, longest: int
) -> ViewPlan:
    imagery = imagery_of(state.layers)
    if not imagery:
        raise ViewUnusable(
            tr("There is no imagery on the map."),
            tr("Add a raster layer, or switch one on, and ask again."),
        )
    imagery = [layer for layer in imagery if state.draws(layer)]
    if not imagery:
        raise ViewUnusable(
            tr("The imagery is hidden at this scale of the map."),
            tr("Zoom in or out until it shows, and ask again."),
        )
    imagery = [layer for layer in imagery if state.is_in_time(layer)]
    if not imagery:
        raise ViewUnusable(
            tr("The imagery is hidden at this time of the map."),
            tr("Choose another time in the temporal controller, or switch it off, and ask again."),
        )
    crs = map_crs(state, imagery)
    inside = [(layer, box) for layer in imagery if (box := overlap_of(layer, extent, crs, state))]
    if not inside:
        raise ViewUnusable(
            tr("The view lies outside of the imagery."),
            tr("Zoom to one of the imagery layers and ask again."),
        )
    covered = QgsRectangle(inside[0][1])
    for _, box in inside[1:]:
        covered.combineExtentWith(box)
    layers = tuple(layer for layer, _ in inside)
    grid = rendered_grid(layers, covered, crs, state, longest)
    return ViewPlan(
        grid,
        layers,
        layers[0].name(),
        region=region,
        date=_common([acquisition_date(layer) for layer in layers]),
        sensor=sensor_of(layers[0]),
        metres_per_pixel=ground_resolution(grid, state.transform_context, state.ellipsoid),
        transform_context=state.transform_context,
        map_settings=state.map_settings,
    )


def _layer_plan(
    layer: QgsRasterLayer,
    state: MapState,
    extent: QgsRectangle,
    region: QgsGeometry | None,
    longest: int,
) -> ViewPlan:
    own_crs = map_crs(state, [layer])
    if not has_own_pixels(layer):
        overlap = overlap_of(layer, extent, own_crs, state)
        if overlap is None:
            raise _outside(layer)
        grid = rendered_grid((layer,), overlap, own_crs, state, longest)
        native, nir, spectral = False, None, None
    else:
        wanted = transformed_extent(extent, own_crs, layer.crs(), state.transform_context)
        wanted = wanted.intersect(layer.extent()) if wanted is not None else layer.extent()
        if wanted.isEmpty():
            raise _outside(layer)
        grid = native_grid(layer, wanted, longest)
        region = region_in(region, own_crs, layer.crs(), state.transform_context)
        spectral = spectral_bands(layer)
        native, nir = True, spectral[2] if spectral else near_infrared_band(layer)
    return ViewPlan(
        grid,
        (layer,),
        layer.name(),
        native,
        nir,
        region,
        acquisition_date(layer),
        sensor_of(layer),
        ground_resolution(grid, state.transform_context, state.ellipsoid),
        state.transform_context,
        state.map_settings,
        spectral=spectral,
    )


def _outside(layer: QgsRasterLayer) -> ViewUnusable:
    return ViewUnusable(
        tr("The view lies outside of “{layer}”.").format(layer=layer.name()),
        tr("Zoom to the layer and ask again."),
    )


def _common(dates: list[str | None]) -> str | None:
    known = {date for date in dates if date}
    return known.pop() if len(known) == 1 else None
