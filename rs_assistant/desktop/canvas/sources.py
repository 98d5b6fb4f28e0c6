# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question looks at: the user's choice, the state of the map, the plan of each picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsMapLayer,
    QgsMapSettings,
    QgsPointXY,
    QgsRasterLayer,
    QgsRectangle,
)

from rs_assistant.desktop.canvas.grid import Grid


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

    def draws(self, layer: QgsMapLayer) -> bool:
        """Whether the layer is drawn at the scale of the map."""
        return self.map_settings is None or layer.isInScaleRange(self.map_settings.scale())

    def is_in_time(self, layer: QgsMapLayer) -> bool:
        """Whether the layer is drawn at the time that the temporal controller is at."""
        settings, temporal = self.map_settings, layer.temporalProperties()
        if settings is None or temporal is None or not settings.isTemporal():
            return True
        return bool(temporal.isVisibleInTemporalRange(settings.temporalRange()))


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
    def chosen_region(self) -> QgsGeometry | None:
        """The region that the user drew or selected; what is visible of a rotated map is none."""
        return self.region if self.about in ("region", "selection") else None

    @property
    def bands(self) -> tuple[str, ...]:
        """Names of the bands that will be sent."""
        cloud = ("cloud",) if self.quality else ()
        if not self.nir_band:
            return ("red", "green", "blue", *cloud)
        indices = ("ndvi", "ndwi") if self.spectral else ()
        return ("red", "green", "blue", "nir", *indices, *cloud)
