# SPDX-License-Identifier: GPL-2.0-or-later
"""What the context bar shows: the plan of the next question, with a thumbnail of its picture.

The plan comes from the same function as the question's own, so nothing is sent that is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable

from qgis.core import QgsGeometry, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rs_assistant.desktop.canvas.grid import distance_area, project_ellipsoid
from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY, shown_bands
from rs_assistant.desktop.canvas.pixels import THUMBNAIL
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import MapState, ViewPlan, ViewSource
from rs_assistant.engine.errors import AssistantError

SETTLE_MS = 250


@dataclass(frozen=True, eq=False)
class ViewContext:
    """What would be sent now. ``trouble`` says why nothing can be (then the rest is empty).

    ``size_m`` is (width, height) on the ground in metres, ``size_px`` in pixels, ``region_m2`` the
    area of the region if there is one. ``names``, ``shown`` and ``dates`` have an entry per view
    (an unknown date is "").
    ``shown`` lists the band numbers that the layer shows. ``thumbnail_png`` is empty until it is
    rendered.
    """

    source: ViewSource = field(default_factory=ViewSource)
    names: tuple[str, ...] = ()
    size_px: tuple[int, int] = (0, 0)
    size_m: tuple[float, float] | None = None
    metres_per_pixel: float | None = None
    bands: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    sensors: tuple[str, ...] = ()
    has_region: bool = False
    region_m2: float | None = None
    trouble: AssistantError | None = None
    thumbnail_png: bytes = b""

    @property
    def views(self) -> int:
        """How many pictures would be sent."""
        return len(self.names)


def map_state(canvas: QgsMapCanvas, project: QgsProject) -> MapState:
    """The canvas as it is now."""
    return MapState.of(canvas.mapSettings(), project.mapLayers(), project_ellipsoid(project))


def context_of(source: ViewSource, plans: tuple[ViewPlan, ...], state: MapState) -> ViewContext:
    """The chips of planned views."""
    plan = plans[0]
    scale, region = plan.metres_per_pixel, plan.chosen_region
    area = None
    if region is not None and plan.grid.crs.isValid():
        measurer = distance_area(plan.grid.crs, state.transform_context, state.ellipsoid)
        area = float(measurer.measureArea(region))
    return ViewContext(
        source,
        tuple(item.name for item in plans),
        (plan.grid.width, plan.grid.height),
        (plan.grid.width * scale, plan.grid.height * scale) if scale else None,
        scale,
        plan.bands,
        tuple(shown_bands(item.layers[0]) for item in plans),
        tuple(item.date or "" for item in plans),
        tuple(item.sensor for item in plans if item.sensor),
        region is not None,
        area,
    )


class ContextWatcher(QObject):
    """Follows the map and says what would be sent, first in words, then with a thumbnail."""

    changed = pyqtSignal(object)  # ViewContext

    def __init__(
        self,
        canvas: QgsMapCanvas,
        project: QgsProject,
        chosen: Callable[[], tuple[ViewSource, QgsGeometry | None]],
        parent: QObject | None = None,
    ) -> None:
        """``chosen`` gives the source and the region (in the CRS of the canvas)."""
        super().__init__(parent)
        self._canvas = canvas
        self._project = project
        self._chosen = chosen
        self._context = ViewContext()
        self._snapshot: Snapshot | None = None
        self._active = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.refresh)
        self._connections = [
            (canvas.extentsChanged, self.schedule),
            (canvas.layersChanged, self.schedule),
            (canvas.destinationCrsChanged, self.schedule),
            (canvas.selectionChanged, self.schedule),
            # Bands, stretch and colours tell of their change by a new picture only.
            (canvas.mapCanvasRefreshed, self.schedule),
            (project.layersRemoved, self.schedule),
            (project.ellipsoidChanged, self.schedule),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    @property
    def context(self) -> ViewContext:
        """The newest context."""
        return self._context

    def set_active(self, active: bool) -> None:
        """Pause while nobody looks (the dock is hidden)."""
        self._active = active
        if active:
            self.schedule()

    def schedule(self, *_: object) -> None:
        """Refresh when the map has settled."""
        if self._active:
            self._timer.start()

    def refresh(self) -> None:
        """Plan now, then render the thumbnail."""
        self._timer.stop()
        self._drop_snapshot()
        source, region = self._chosen()
        try:
            state = map_state(self._canvas, self._project)
            plans = plan_views(source, state, region)
            context = context_of(source, plans, state)
            # The same place and layers at the size of a thumbnail.
            small = plan_views(source, state, region, THUMBNAIL)
        except AssistantError as trouble:
            self._show(ViewContext(source, trouble=trouble))
            return
        old = self._context
        if (context.source, context.names) == (old.source, old.names):
            # The same imagery, moved a little: its old picture until the new one is there. A
            # picture of anything else would be a lie.
            context = replace(context, thumbnail_png=old.thumbnail_png)
        self._show(context)
        self._snapshot = Snapshot(small, parent=self)
        self._snapshot.finished.connect(self._pictured)
        self._snapshot.failed.connect(self._not_pictured)
        self._snapshot.start()

    def stop(self) -> None:
        """Disconnect from the map; nothing follows."""
        self._timer.stop()
        self._drop_snapshot()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections = []

    def _pictured(self, shot: Shot) -> None:
        self._drop_snapshot()
        self._show(replace(self._context, thumbnail_png=shot.thumbnail_png))

    def _not_pictured(self, error: AssistantError) -> None:
        self._drop_snapshot()
        self._show(ViewContext(self._context.source, trouble=error))

    def _drop_snapshot(self) -> None:
        if self._snapshot is not None:
            self._snapshot.abandon()
            self._snapshot.deleteLater()
            self._snapshot = None

    def _show(self, context: ViewContext) -> None:
        self._context = context
        self.changed.emit(context)


def is_result(layer: object) -> bool:
    """Whether a map layer was made by this plugin."""
    return bool(getattr(layer, "customProperty", lambda _: False)(RESULT_PROPERTY))
