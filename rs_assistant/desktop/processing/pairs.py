# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms about two dates share: two rasters on one grid, read window by window."""

from __future__ import annotations

import os
from statistics import median
from typing import Any, Iterator

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterExtent,
    QgsProcessingParameterRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QIcon

from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewPlan, ViewSource
from rs_assistant.desktop.processing.looking import Look
from rs_assistant.desktop.processing.windows import Window, windows_of
from rs_assistant.desktop.translation import told, tr
from rs_assistant.engine.environment import resource
from rs_assistant.engine.errors import AssistantError, ViewUnusable
from rs_assistant.engine.requests import Request, View
from rs_assistant.engine.worker_pipe import Worker

BEFORE, AFTER, EXTENT = "BEFORE", "AFTER", "EXTENT"
UNBOUNDED = 10**7  # pixels of a side: nothing is thinned out
DRAWN = 1024  # pixels of a side for layers without pixels of their own
SAMPLED = 9  # windows in which the shift is measured
DAY = 24 * 3600.0


class PairAlgorithm(QgsProcessingAlgorithm):
    """Two raster layers, an extent, and views of both."""

    NAME = ""

    def __init__(self) -> None:
        super().__init__()
        self.looks: tuple[Look, Look] | None = None
        self.sources: tuple[str, ...] = ()  # of both rasters, as they are given
        self.configuration: Any = None

    def createInstance(self) -> QgsProcessingAlgorithm:
        """A fresh instance for one run."""
        return type(self)()

    def name(self) -> str:
        """The identifier."""
        return self.NAME

    def group(self) -> str:
        """The heading in the Toolbox."""
        return tr("Two dates")

    def groupId(self) -> str:
        """The identifier of the heading."""
        return "two_dates"

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(resource("icons", "rs_assistant.svg")))

    def add_pair(self) -> None:
        """Declare the two rasters and the extent."""
        self.addParameter(QgsProcessingParameterRasterLayer(BEFORE, tr("Earlier imagery")))
        self.addParameter(QgsProcessingParameterRasterLayer(AFTER, tr("Later imagery")))
        self.addParameter(
            QgsProcessingParameterExtent(
                EXTENT, tr("Extent (default: what both layers show)"), None, True
            )
        )

    def prepare_pair(self, parameters: dict[str, Any], context: Any, in_order: bool = True) -> None:
        """Plan both pictures; on the main thread. ``in_order`` lets dates decide which is first."""
        pair = []
        for name in (BEFORE, AFTER):
            layer = self.parameterAsRasterLayer(parameters, name, context)
            if layer is None:
                raise QgsProcessingException(self.invalidRasterError(parameters, name))
            pair.append(layer)
        self.sources = tuple(layer.source() for layer in pair)
        crs = pair[0].crs()
        extent = self.parameterAsExtent(parameters, EXTENT, context, crs)
        if extent.isNull() or extent.isEmpty():
            extent = QgsRectangle(pair[0].extent())
        state = MapState(
            extent,
            crs,
            DRAWN,
            tuple(pair),
            context.transformContext(),
            {layer.id(): layer for layer in pair},
            context.ellipsoid() or "",
        )
        source = ViewSource(SourceKind.COMPARE, tuple(layer.id() for layer in pair))
        try:
            plans = plan_views(source, state, longest=UNBOUNDED)
        except AssistantError as error:
            raise QgsProcessingException(" ".join(told(error)).strip()) from error
        if not in_order and plans[0].layers[0].id() != pair[0].id():
            plans = (plans[1], plans[0])
        self.looks = (Look.of(plans[0]), Look.of(plans[1]))

    def raster_path(self, parameters: dict[str, Any], name: str, context: Any) -> str:
        """Where a raster is to be written, "" for nowhere. Raises `QgsProcessingException` for one
        of the two that are read: it would be gone after a failure, or when the run is stopped."""
        path = str(self.parameterAsOutputLayer(parameters, name, context))
        if path and _file(path) in map(_file, self.sources):
            raise QgsProcessingException(
                tr("“{path}” is what is read; choose another file for the result.").format(
                    path=path
                )
            )
        return path

    @property
    def plan(self) -> ViewPlan:
        """The plan of the earlier picture."""
        assert self.looks is not None
        return self.looks[0].plan

    def views(self, window: Window, feedback: Any) -> tuple[View, View] | None:
        """Both pictures of a window; None where one of them shows nothing."""
        assert self.looks is not None
        grid = window.grid(self.plan.grid)
        try:
            first, second = (look.view(feedback, grid) for look in self.looks)
        except ViewUnusable as error:
            if error.detail:  # not blank: QGIS could not read it
                feedback.pushWarning(" ".join(told(error)).strip())
            return None
        return first, second

    def shift(self, worker: Worker, feedback: Any) -> tuple[tuple[float, float], float] | None:
        """What the later picture has to be moved by (columns, rows), the median over windows all
        over the pair, and how far it stood out; None where it could not be measured."""
        found: list[tuple[float, float, float]] = []
        for window in self._sampled():
            views = self.views(window, feedback)
            if views is None:
                continue
            identifier = worker.send("register", *Request("", views).to_wire())
            body = worker.wait(identifier, timeout=DAY, stop=feedback.isCanceled).body
            if body["trusted"]:
                found.append((*body["shift"], body["peak"]))
        if not found:
            return None
        columns, rows, peaks = zip(*found)
        return (median(columns), median(rows)), median(peaks)

    def _sampled(self) -> Iterator[Window]:
        grid = self.plan.grid
        every = windows_of(grid.width, grid.height)
        step = max(1, len(every) // SAMPLED)
        # From the middle of each stretch: first and last rows are often half empty.
        yield from every[step // 2 :: step][:SAMPLED]


def _file(source: str) -> str:
    """A file's path, in one spelling."""
    return os.path.normcase(os.path.realpath(source.split("|")[0]))
