# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the pictures of planned views without stalling the interface.

Maps are rendered tile by tile by QGIS's parallel renderer, one tile after another; layers with
pixels of their own are read on a task thread. All copying into arrays happens on that thread too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from qgis.core import (
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterBlockFeedback,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QImage

from rs_assistant.desktop.canvas.coverage import unseen_share
from rs_assistant.desktop.canvas.dates import whole_day
from rs_assistant.desktop.canvas.footprint import footprint
from rs_assistant.desktop.canvas.grid import TILE, Grid, Tile
from rs_assistant.desktop.canvas.pixels import (
    Canvas,
    NativePipe,
    Picture,
    image_bgra,
    png_of,
    region_pixels,
)
from rs_assistant.desktop.canvas.render_jobs import end_quietly
from rs_assistant.desktop.canvas.sources import ViewPlan
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import AssistantError, Cancelled, ViewUnusable
from rs_assistant.engine.requests import View


@dataclass(frozen=True, eq=False)
class Shot:
    """The views of a question and a PNG thumbnail of exactly what is in them."""

    views: tuple[View, ...]
    thumbnail_png: bytes


def render_settings(plan: ViewPlan) -> QgsMapSettings:
    """Settings that draw the plan's imagery and nothing else on transparency.

    Selections, labels, annotations and the canvas's rotation are left out; the time range stays.
    """
    settings = QgsMapSettings(plan.map_settings) if plan.map_settings else QgsMapSettings()
    settings.setLayers(list(plan.layers))
    settings.setRotation(0)
    settings.setDevicePixelRatio(1)
    settings.setMagnificationFactor(1.0)
    settings.setOutputDpi(96)
    settings.setDestinationCrs(plan.grid.crs)
    settings.setTransformContext(plan.transform_context)
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    settings.setOutputImageFormat(QImage.Format.Format_ARGB32_Premultiplied)
    settings.setExtentBuffer(0)
    settings.setFlag(QgsMapSettings.Flag.DrawLabeling, False)
    settings.setFlag(QgsMapSettings.Flag.DrawSelection, False)
    settings.setFlag(QgsMapSettings.Flag.RenderPartialOutput, False)
    settings.setFlag(QgsMapSettings.Flag.RenderPreviewJob, False)
    if plan.time:
        settings.setIsTemporal(True)
        settings.setTemporalRange(whole_day(plan.time))
    return settings


def show_at_any_scale(settings: QgsMapSettings, plan: ViewPlan) -> None:
    """Draw what has a range of scales within its range: a picture has pixels of another size than
    the screen, and so another scale, at which QGIS would leave out what the map shows, or what was
    chosen by itself."""
    on_map = plan.map_settings.scale() if plan.map_settings is not None else settings.scale()
    for layer in plan.layers:
        if not layer.isInScaleRange(settings.scale()):
            share = _nearest_scale(layer, on_map) / settings.scale()
            settings.setOutputDpi(settings.outputDpi() * share)


def _nearest_scale(layer: QgsRasterLayer, scale: float) -> float:
    """The scale nearest to a given one at which a layer is drawn."""
    if layer.isInScaleRange(scale):
        return scale
    closest, farthest = layer.maximumScale(), layer.minimumScale()
    # A little within the range: scales are not exact.
    return farthest * 0.999 if farthest and scale >= farthest else closest * 1.001


class Snapshot(QObject):
    """Makes the pictures of one question; `finished` or `failed` follows `start` exactly once."""

    finished = pyqtSignal(object)  # Shot
    failed = pyqtSignal(object)  # AssistantError
    progressed = pyqtSignal(float)  # 0 to 1

    def __init__(
        self, plans: tuple[ViewPlan, ...], tile: int = TILE, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self._tile = tile
        self._done = False
        self._job: QgsMapRendererParallelJob | None = None
        self._work: Work | None = None
        self._images: list[list[tuple[Tile, QImage]]] = [[] for _ in plans]
        self._pipes: list[NativePipe | None] = [None for _ in plans]
        self._errors: list[list[str]] = [[] for _ in plans]  # what QGIS's renderer said
        self._queue: list[tuple[int, Tile]] = []
        self._total = 1

    def start(self) -> None:
        """Begin; must be called on the main thread."""
        try:
            for index, plan in enumerate(self._plans):
                if plan.native:
                    self._pipes[index] = pipe_of(plan)
                else:
                    self._queue += [(index, tile) for tile in plan.grid.tiles(self._tile)]
        except RuntimeError as error:  # the C++ layer is gone
            self._fail(_layer_gone(str(error)))
            return
        self._total = len(self._queue) + 1
        self._render_next()

    def cancel(self) -> None:
        """Stop; `failed` follows at once with `Cancelled`."""
        self._fail(Cancelled(tr("Stopped.")))

    def abandon(self) -> None:
        """Stop and stay silent: the asker is going away."""
        self._done = True
        self._release()

    def _render_next(self) -> None:
        if self._done:
            return
        if not self._queue:
            self._assemble()
            return
        index, tile = self._queue[0]
        plan = self._plans[index]
        try:
            settings = render_settings(plan)
        except (RuntimeError, TypeError) as error:
            self._fail(_layer_gone(str(error)))
            return
        if len(settings.layers()) != len(plan.layers):
            self._fail(_layer_gone())
            return
        settings.setOutputSize(QSize(tile.width, tile.height))
        settings.setExtent(tile.extent)
        show_at_any_scale(settings, plan)
        shown = settings.visibleExtent()
        slack = 0.01 * plan.grid.extent.width() / plan.grid.width
        if (
            max(
                abs(shown.xMinimum() - tile.extent.xMinimum()),
                abs(shown.yMaximum() - tile.extent.yMaximum()),
            )
            > slack
        ):
            # The georeference must be that of what is rendered, never of what was asked for.
            self._fail(AssistantError(tr("The map could not be rendered at this place.")))
            return
        job = QgsMapRendererParallelJob(settings)
        self._job = job
        job.finished.connect(self._tile_rendered, Qt.ConnectionType.QueuedConnection)
        job.start()

    def _tile_rendered(self) -> None:
        job = self._job
        if self._done or job is None or self.sender() not in (None, job):
            return
        self._job = None
        index, tile = self._queue.pop(0)
        self._images[index].append((tile, job.renderedImage()))
        self._errors[index] += [error.message for error in job.errors()]
        job.deleteLater()
        self.progressed.emit(1 - (len(self._queue) + 1) / (self._total + 1))
        self._render_next()

    def _assemble(self) -> None:
        plans, images, pipes = self._plans, self._images, self._pipes
        errors, tile = self._errors, self._tile

        def operation(work: Work) -> Shot:
            canvases = [
                _read(plan.grid, pipe, work, tile) if pipe else _pasted(plan.grid, parts, said)
                for plan, pipe, parts, said in zip(plans, pipes, images, errors)
            ]
            if work.isCanceled():
                raise Cancelled("Stopped.")
            views = tuple(map(view_of, plans, canvases))
            pictures = [Picture(view.pixels, view.valid, view.region) for view in views]
            return Shot(views, png_of(pictures))

        self._images, self._pipes = [], []
        self._work = run_in_background(
            tr("Taking a picture of the map"), operation, self._succeed, self._fail
        )

    def _succeed(self, shot: Shot) -> None:
        if not self._done:
            self._done = True
            self._work = None
            self.progressed.emit(1.0)
            self.finished.emit(shot)

    def _fail(self, error: AssistantError) -> None:
        if not self._done:
            self._done = True
            self._release()
            self.failed.emit(error)

    def _release(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            end_quietly(job)
        work, self._work = self._work, None
        if work is not None:
            work.forget()
        self._queue, self._images = [], []


def pipe_of(plan: ViewPlan) -> NativePipe:
    """The way to the pixels of a native plan; on the main thread."""
    return NativePipe(
        plan.layers[0],
        plan.nir_band,
        plan.spectral,
        plan.grid,
        plan.transform_context,
        plan.quality,
    )


def _pasted(grid: Grid, parts: list[tuple[Tile, QImage]], errors: list[str]) -> Canvas:
    canvas = Canvas(grid.width, grid.height)
    canvas.errors = errors
    for tile, image in parts:
        canvas.paste(image_bgra(image), tile.column, tile.row)
    return canvas


def _read(grid: Grid, pipe: NativePipe, work: Work, tile: int) -> Canvas:
    feedback = QgsRasterBlockFeedback()
    work.feedback.canceled.connect(feedback.cancel, Qt.ConnectionType.DirectConnection)
    if work.isCanceled():
        feedback.cancel()
    return pipe.read(grid, feedback, tile)


def view_of(plan: ViewPlan, canvas: Canvas) -> View:
    """The finished picture with its place. Raises `ViewUnusable` when it is blank, or when a part
    of its one layer could not be had: what is not seen there would be taken for not being there."""
    if canvas.errors and len(plan.layers) == 1:
        raise blank(plan, canvas.errors)
    if plan.file:
        inside = footprint(plan.file, plan.grid)
        if inside is not None:
            canvas.valid &= inside
            canvas.pixels[~canvas.valid] = 0
    if not canvas.valid.any():
        raise blank(plan, canvas.errors)
    valid = None if canvas.valid.all() else canvas.valid
    region = region_pixels(plan.region, plan.grid) if plan.region is not None else ()
    chosen = plan.chosen_region
    return View(
        canvas.pixels,
        plan.grid.geotransform,
        wkt_of(plan),
        plan.metres_per_pixel,
        plan.name,
        plan.date,
        plan.sensor,
        plan.bands,
        valid,
        region,
        plan.own_resolution,
        plan.about,
        unseen_share(chosen, plan.grid, region, canvas.valid) if chosen is not None else 0.0,
    )


def wkt_of(plan: ViewPlan) -> str:
    """WKT2 of the picture's CRS, "" when it has none."""
    crs = plan.grid.crs
    return crs.toWkt(crs.WktVariant.WKT_PREFERRED) if crs.isValid() else ""


def _layer_gone(detail: str = "") -> ViewUnusable:
    return ViewUnusable(
        tr("A layer was removed while its picture was taken."),
        tr("Ask again with the layers that are there now."),
        detail,
    )


def blank(plan: ViewPlan, errors: Sequence[str]) -> ViewUnusable:
    """The sentence for a picture without data; ``errors`` are what QGIS's renderer said."""
    if errors:
        return ViewUnusable(
            tr("“{layer}” could not be drawn.").format(layer=plan.name),
            tr("Check the layer and its connection, then ask again."),
            "\n".join(errors[:10]),
        )
    return ViewUnusable(
        tr("There are no pixels with data in this view."),
        tr("Zoom to the imagery and ask again."),
    )
