# SPDX-License-Identifier: GPL-2.0-or-later
"""The picture of an algorithm: planned on the main thread, made on the algorithm's own."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsFeedback,
    QgsMapRendererCustomPainterJob,
    QgsRasterBlockFeedback,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize, Qt, QThread
from qgis.PyQt.QtGui import QImage, QPainter

from rs_assistant.desktop.canvas.grid import TILE, Grid
from rs_assistant.desktop.canvas.pixels import Canvas, image_bgra
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.snapshot import (
    pipe_of,
    render_settings,
    show_at_any_scale,
    view_of,
)
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewPlan, ViewSource
from rs_assistant.engine.errors import Cancelled
from rs_assistant.engine.requests import View


class Look:
    """One view of a raster layer: made in ``prepareAlgorithm``, used in ``processAlgorithm``."""

    def __init__(
        self, layer: QgsRasterLayer, extent: QgsRectangle, context, longest: int, pixels: int
    ) -> None:
        """``extent`` is in the layer's CRS; ``pixels`` is the width at which a layer without
        pixels of its own is drawn. Raises `ViewUnusable`."""
        state = MapState(
            extent,
            layer.crs(),
            pixels,
            (layer,),
            context.transformContext(),
            {layer.id(): layer},
            context.ellipsoid() or "",
        )
        source = ViewSource(SourceKind.LAYER, (layer.id(),))
        self._take(plan_views(source, state, longest=longest)[0])

    def _take(self, plan: ViewPlan) -> None:
        self.plan = plan
        self._pipe = pipe_of(plan) if plan.native else None
        self._clone: QgsRasterLayer | None = None
        if self._pipe is None:
            self._clone = plan.layers[0].clone()
            self._clone.moveToThread(None)

    @classmethod
    def of(cls, plan: ViewPlan) -> Look:
        """A look at what is planned already; on the main thread."""
        look = cls.__new__(cls)
        look._take(plan)
        return look

    def view(self, feedback: QgsFeedback, grid: Grid | None = None) -> View:
        """The picture, or a part of it on a ``grid`` within the planned one, read or rendered on
        this thread. Raises `ViewUnusable`, `Cancelled`."""
        plan = self.plan if grid is None else replace(self.plan, grid=grid)
        blocks = QgsRasterBlockFeedback()
        feedback.canceled.connect(blocks.cancel, Qt.ConnectionType.DirectConnection)
        if self._pipe:
            canvas = self._pipe.read(plan.grid, blocks, TILE)
        else:
            canvas = self._rendered(plan, feedback)
        feedback.canceled.disconnect(blocks.cancel)
        if feedback.isCanceled():
            raise Cancelled("Stopped.")
        return view_of(plan, canvas)

    def _rendered(self, plan: ViewPlan, feedback: QgsFeedback) -> Canvas:
        assert self._clone is not None
        if self._clone.thread() != QThread.currentThread():
            self._clone.moveToThread(QThread.currentThread())
        grid = plan.grid
        settings = render_settings(plan)
        settings.setLayers([self._clone])
        canvas = Canvas(grid.width, grid.height)
        for tile in grid.tiles(TILE):
            if feedback.isCanceled():
                break
            settings.setOutputSize(QSize(tile.width, tile.height))
            settings.setExtent(tile.extent)
            show_at_any_scale(settings, plan)
            image = QImage(tile.width, tile.height, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            job = QgsMapRendererCustomPainterJob(settings, painter)
            # A server may take minutes to answer, or never do.
            feedback.canceled.connect(job.cancelWithoutBlocking, Qt.ConnectionType.DirectConnection)
            job.renderSynchronously()
            feedback.canceled.disconnect(job.cancelWithoutBlocking)
            painter.end()
            canvas.errors += [error.message for error in job.errors()]
            canvas.paste(image_bgra(image), tile.column, tile.row)
        return canvas
