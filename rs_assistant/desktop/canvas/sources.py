# SPDX-License-Identifier: GPL-2.0-or-later
"""What to look at, and the plan of its picture: which layers, which grid, which region.

Planning is cheap and reads only properties, so the context bar shows the very plan that a question
will use.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import Enum

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsMapLayer,
    QgsMapSettings,
    QgsPointXY,
    QgsRasterLayer,
    QgsRectangle,
)

from rs_assistant.desktop.canvas.dates import acquisition_date
from rs_assistant.desktop.canvas.footprint import file_of
from rs_assistant.desktop.canvas.grid import (
    Grid,
    ground_resolution,
    square_grid,
    transformed_extent,
    whole_pixels,
)
from rs_assistant.desktop.canvas.imagery import (
    has_own_pixels,
    imagery_of,
    is_imagery,
    near_infrared_band,
    pixel_size,
    quality_band,
    sensor_of,
    spectral_bands,
)
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import ViewUnusable

LONGEST_SIDE = 2048


class SourceKind(str, Enum):
    """Where the picture comes from."""

    CANVAS = "canvas"
    LAYER = "layer"
    SELECTION = "selection"
    COMPARE = "compare"


@dataclass(frozen=True)
class ViewSource:
    """The user's choice: the canvas as seen, one layer at its own resolution (``layer_ids[0]``),
    the canvas within the selected features of a layer, or two dated layers. ``times`` are two days
    (ISO) at which one temporal layer, given twice, is compared with itself."""

    kind: SourceKind = SourceKind.CANVAS
    layer_ids: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class MapState:
    """What planning needs to know of the map, taken on the main thread.

    ``layers`` are the visible ones from top to bottom, ``project_layers`` finds any by id.
    ``outline`` is what is visible of a rotated canvas, else None. ``ellipsoid`` is the project's,
    "" for none.
    """

    extent: QgsRectangle
    crs: QgsCoordinateReferenceSystem
    width: int
    layers: tuple[QgsMapLayer, ...]
    transform_context: QgsCoordinateTransformContext
    project_layers: dict[str, QgsMapLayer] = field(default_factory=dict)
    ellipsoid: str = ""
    outline: QgsGeometry | None = None
    map_settings: QgsMapSettings | None = None

    @classmethod
    def of(
        cls, settings: QgsMapSettings, layers: dict[str, QgsMapLayer], ellipsoid: str
    ) -> MapState:
        """The state of a map with these settings."""
        extent, outline = settings.visibleExtent(), None
        if settings.rotation():
            corners = [QgsPointXY(point) for point in settings.visiblePolygon()]
            outline = QgsGeometry.fromPolygonXY([corners])
            extent = outline.boundingBox()
        return cls(
            extent,
            settings.destinationCrs(),
            max(1, settings.outputSize().width()),
            tuple(settings.layers()),
            settings.transformContext(),
            layers,
            ellipsoid,
            outline,
            QgsMapSettings(settings),
        )


@dataclass(frozen=True, eq=False)
class ViewPlan:
    """One picture to be made. ``native`` reads ``layers[0]`` through its own renderer instead of
    rendering a map; ``region`` is in the grid's CRS; ``nir_band`` is read besides when native, and
    with ``spectral`` (red, green and near-infrared band) the indices of the layer's own values.
    ``own_resolution`` is the layer's ground resolution in metres, whatever the grid's."""

    grid: Grid
    layers: tuple[QgsRasterLayer, ...]
    name: str
    native: bool = False
    nir_band: int | None = None
    region: QgsGeometry | None = None
    date: str | None = None
    sensor: str | None = None
    metres_per_pixel: float | None = None
    transform_context: QgsCoordinateTransformContext = field(
        default_factory=QgsCoordinateTransformContext
    )
    map_settings: QgsMapSettings | None = None
    file: str = ""
    """The file that alone fills the picture, "" when there is none or it is reprojected."""
    spectral: tuple[int, int, int] | None = None
    own_resolution: float | None = None
    quality: tuple[int, str] | None = None
    """Band that tells clouds, and how; becomes the view's last band, ``cloud``."""
    time: str = ""
    """The day (ISO) that a temporal layer is drawn at, "" for the map's own time range."""
    about: str = ""
    """What answers call it: ``view``, ``region``, ``selection`` or ``layer``."""

    @property
    def bands(self) -> tuple[str, ...]:
        """Names of the bands that will be sent."""
        cloud = ("cloud",) if self.quality else ()
        if not self.nir_band:
            return ("red", "green", "blue", *cloud)
        indices = ("ndvi", "ndwi") if self.spectral else ()
        return ("red", "green", "blue", "nir", *indices, *cloud)


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
        region = _selection(source, state)
    if region is not None and (region.isNull() or region.isEmpty() or region.area() <= 0):
        raise ViewUnusable(tr("The region is empty."), tr("Draw it again, or remove it."))
    outline = region if region is not None else state.outline
    extent = outline.boundingBox() if outline is not None else state.extent
    if extent.isEmpty() or not extent.isFinite():
        raise ViewUnusable(tr("The map shows nothing."), tr("Zoom to the imagery and ask again."))
    if source.kind is SourceKind.LAYER:
        layer = _layer(source.layer_ids, 0, state)
        plans: tuple[ViewPlan, ...] = (_layer_plan(layer, state, extent, outline, longest),)
    elif source.kind is SourceKind.COMPARE:
        plans = _compare_plans(source, state, extent, outline, longest)
    else:
        plans = (_canvas_plan(state, extent, outline, longest),)
    return tuple(
        replace(
            plan,
            file=file_of(plan.layers[0], plan.grid) if len(plan.layers) == 1 else "",
            about=_about(source, region, plan),
        )
        for plan in plans
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
    crs = _map_crs(state, imagery)
    inside = [(layer, box) for layer in imagery if (box := _overlap(layer, extent, crs, state))]
    if not inside:
        raise ViewUnusable(
            tr("The view lies outside of the imagery."),
            tr("Zoom to one of the imagery layers and ask again."),
        )
    covered = QgsRectangle(inside[0][1])
    for _, box in inside[1:]:
        covered.combineExtentWith(box)
    layers = tuple(layer for layer, _ in inside)
    grid = _rendered_grid(layers, covered, crs, state, longest)
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
    map_crs = _map_crs(state, [layer])
    if not has_own_pixels(layer):
        overlap = _overlap(layer, extent, map_crs, state)
        if overlap is None:
            raise _outside(layer)
        grid = _rendered_grid((layer,), overlap, map_crs, state, longest)
        native, nir, spectral = False, None, None
    else:
        wanted = transformed_extent(extent, map_crs, layer.crs(), state.transform_context)
        wanted = wanted.intersect(layer.extent()) if wanted is not None else layer.extent()
        if wanted.isEmpty():
            raise _outside(layer)
        grid = _native_grid(layer, wanted, longest)
        region = _transformed(region, map_crs, layer.crs(), state.transform_context)
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


def in_order(layers: tuple[QgsRasterLayer, QgsRasterLayer]) -> bool:
    """Whether two layers are given with the earlier one first, as far as their dates tell."""
    first, second = (acquisition_date(layer) for layer in layers)
    if not first or not second:
        return True
    length = min(len(first), len(second))
    return first[:length] <= second[:length]


def _compare_plans(
    source: ViewSource,
    state: MapState,
    extent: QgsRectangle,
    region: QgsGeometry | None,
    longest: int,
) -> tuple[ViewPlan, ...]:
    """Two pictures of the same ground on one grid, as coarse as the coarser layer."""
    pair = (_layer(source.layer_ids, 0, state), _layer(source.layer_ids, 1, state))
    times = sorted(source.times) if len(set(source.times)) == 2 else []
    if pair[0].id() == pair[1].id() and not times:
        raise ViewUnusable(
            tr("Both dates are the same layer."), tr("Choose two layers in the context bar.")
        )
    if pair[0].id() != pair[1].id():
        times = []
        if not in_order(pair):
            pair = (pair[1], pair[0])
    crs = _map_crs(state, list(pair))
    _check_overlap(pair, crs, state)
    common = QgsRectangle(extent)
    for layer in pair:
        overlap = _overlap(layer, common, crs, state)
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
            region = _transformed(region, crs, coarse.crs(), state.transform_context)
            common, crs = moved, coarse.crs()
            for layer in pair:
                common = _overlap(layer, common, crs, state) or common
    grid = _rendered_grid(pair, common, crs, state, longest, coarsest=True)
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
    return _pixel_in(one, extent, crs, state) > _pixel_in(other, extent, crs, state) * (1 + 1e-6)


def _own_resolution(layer: QgsRasterLayer, state: MapState) -> float | None:
    if not has_own_pixels(layer):
        return None
    provider = layer.dataProvider()
    whole = Grid(layer.extent(), layer.crs(), provider.xSize(), provider.ySize())
    return ground_resolution(whole, state.transform_context, state.ellipsoid)


def _rendered_grid(
    layers: tuple[QgsRasterLayer, ...],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    state: MapState,
    longest: int,
    coarsest: bool = False,
) -> Grid:
    """The grid on which a map is rendered: as fine as the finest layer, not finer.

    Enlarging pixels adds nothing that a model could see; where a layer has no pixels of its own
    (tiles from the web), the canvas decides. Aligned with the finest layer where CRSs agree.
    ``coarsest`` takes the coarsest layer instead: what is compared must show the same detail.
    """
    finest, origin = 0.0 if coarsest else math.inf, None
    for layer in layers:
        if has_own_pixels(layer):
            size = _pixel_in(layer, extent, crs, state)
        else:
            size = state.extent.width() / state.width
        if (size > finest * (1 + 1e-6)) if coarsest else (size < finest):
            finest, origin = size, None
            width, height = pixel_size(layer) if has_own_pixels(layer) else (0.0, 1.0)
            square = abs(width - height) <= 1e-9 * height
            if square and (layer.crs() == crs or not layer.crs().isValid()):
                origin = QgsPointXY(layer.extent().xMinimum(), layer.extent().yMaximum())
    aligned = max(extent.width(), extent.height()) / finest <= longest - 2
    if origin is not None and aligned:
        extent = whole_pixels(extent, finest, origin)
    return square_grid(extent, crs, finest, longest)


def _native_grid(layer: QgsRasterLayer, wanted: QgsRectangle, longest: int) -> Grid:
    """Whole pixels of the layer around the wanted extent, thinned out above ``longest``."""
    width, height = pixel_size(layer)
    whole, provider = layer.extent(), layer.dataProvider()
    first_column = max(0, math.floor((wanted.xMinimum() - whole.xMinimum()) / width + 1e-6))
    first_row = max(0, math.floor((whole.yMaximum() - wanted.yMaximum()) / height + 1e-6))
    columns = math.ceil((wanted.xMaximum() - whole.xMinimum()) / width - 1e-6)
    rows = math.ceil((whole.yMaximum() - wanted.yMinimum()) / height - 1e-6)
    columns = max(min(columns, provider.xSize()) - first_column, 1)
    rows = max(min(rows, provider.ySize()) - first_row, 1)
    extent = QgsRectangle(
        whole.xMinimum() + first_column * width,
        whole.yMaximum() - (first_row + rows) * height,
        whole.xMinimum() + (first_column + columns) * width,
        whole.yMaximum() - first_row * height,
    )
    thin = max(1.0, max(columns, rows) / longest)
    return Grid(extent, layer.crs(), max(1, round(columns / thin)), max(1, round(rows / thin)))


def _pixel_in(
    layer: QgsRasterLayer, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, state: MapState
) -> float:
    """Side of the layer's pixels at the middle of the extent, in units of the CRS."""
    width, height = pixel_size(layer)
    if not crs.isValid() or not layer.crs().isValid() or layer.crs() == crs:
        return min(width, height)
    to_layer = QgsCoordinateTransform(crs, layer.crs(), state.transform_context)
    try:
        centre = to_layer.transform(extent.center())
        box = QgsRectangle(
            centre.x() - width / 2,
            centre.y() - height / 2,
            centre.x() + width / 2,
            centre.y() + height / 2,
        )
        back = QgsCoordinateTransform(layer.crs(), crs, state.transform_context)
        corners = [
            back.transform(QgsPointXY(x, y))
            for x, y in (
                (box.xMinimum(), box.yMinimum()),
                (box.xMaximum(), box.yMinimum()),
                (box.xMinimum(), box.yMaximum()),
            )
        ]
    except QgsCsException:
        return state.extent.width() / state.width
    first, second = corners[0].distance(corners[1]), corners[0].distance(corners[2])
    size = math.sqrt(first * second)
    return size if math.isfinite(size) and size > 0 else state.extent.width() / state.width


def _overlap(
    layer: QgsRasterLayer, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, state: MapState
) -> QgsRectangle | None:
    """The part of the extent that the layer covers, in the CRS of the map."""
    box = transformed_extent(layer.extent(), layer.crs(), crs, state.transform_context)
    if box is None:  # too wide to be said in this CRS: it covers everything
        return QgsRectangle(extent)
    part = box.intersect(extent)
    return None if part.isEmpty() else part


def _map_crs(state: MapState, imagery: list[QgsRasterLayer]) -> QgsCoordinateReferenceSystem:
    """The map's CRS; for a map without one, the CRS that all its imagery shares, if any."""
    if state.crs.isValid() or any(layer.crs() != imagery[0].crs() for layer in imagery):
        return state.crs
    return imagery[0].crs()


def _layer(ids: tuple[str, ...], index: int, state: MapState) -> QgsRasterLayer:
    layer = state.project_layers.get(ids[index]) if index < len(ids) else None
    if not is_imagery(layer):
        raise ViewUnusable(
            tr("The layer that was chosen is not there any more."),
            tr("Choose what to look at in the context bar."),
        )
    return layer


def _selection(source: ViewSource, state: MapState) -> QgsGeometry:
    """The selected polygons of a vector layer as one region in the CRS of the map."""
    layer = state.project_layers.get(source.layer_ids[0]) if source.layer_ids else None
    features = layer.selectedFeatures() if layer is not None else []
    shapes = [feature.geometry() for feature in features if feature.hasGeometry()]
    shapes = [shape for shape in shapes if shape.area() > 0]
    if not shapes:
        raise ViewUnusable(
            tr("No polygon is selected."), tr("Select polygons on the map and ask again.")
        )
    merged = QgsGeometry.unaryUnion(shapes)
    region = _transformed(merged, layer.crs(), state.crs, state.transform_context)
    assert region is not None
    return region


def _transformed(
    region: QgsGeometry | None,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> QgsGeometry | None:
    if region is None or not source.isValid() or not target.isValid() or source == target:
        return region
    # Straight on the map is curved in the layer's CRS: a few points more keep the shape.
    moved = (
        region.densifyByCount(8) if region.constGet().nCoordinates() < 64 else QgsGeometry(region)
    )
    try:
        moved.transform(QgsCoordinateTransform(source, target, context))
    except QgsCsException as error:
        raise ViewUnusable(
            tr("The region cannot be expressed in the CRS of the imagery."),
            tr("Draw it closer to the imagery."),
            str(error),
        ) from error
    return moved


def _outside(layer: QgsRasterLayer) -> ViewUnusable:
    return ViewUnusable(
        tr("The view lies outside of “{layer}”.").format(layer=layer.name()),
        tr("Zoom to the layer and ask again."),
    )


def _common(dates: list[str | None]) -> str | None:
    known = {date for date in dates if date}
    return known.pop() if len(known) == 1 else None
