# SPDX-License-Identifier: GPL-2.0-or-later
"""Turns answers into layers, one after another: written on a task thread, shown on the main one."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rs_assistant.desktop.layers.geopackage import (
    NotWritableError,
    OpenedLayer,
    file_name,
    raster_name,
    result_folders,
    write,
)
from rs_assistant.desktop.layers.heat_map import write_heat_map
from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedRaster
from rs_assistant.desktop.layers.results import dress
from rs_assistant.desktop.layers.undo import AddLayer
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import LayerRef
from rs_assistant.engine.errors import AssistantError


@dataclass(frozen=True, eq=False)
class Order:
    """A layer to be made: of the answer's polygons, or of a raster that came with it.

    ``changed(LayerRef | None)`` tells its turn when the layer comes and goes; ``instead_of`` names
    layers (by id) that are switched off while it is there.
    """

    answer: PlacedAnswer
    name: str
    conversation: str
    title: str
    changed: Callable[[LayerRef | None], None]
    heat_map: PlacedRaster | None = None
    instead_of: tuple[str, ...] = ()


class LayerAdder(QObject):
    """Writes result layers; ``do`` shows them, each as a step that can be undone."""

    added = pyqtSignal(object)  # QgsMapLayer
    failed = pyqtSignal(object)  # AssistantError
    memory_used = pyqtSignal(str)  # why no file could be written

    def __init__(
        self, project: QgsProject, do: Callable[[AddLayer], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._do = do
        self._orders: deque[Order] = deque()
        self._work: Work | None = None

    @property
    def busy(self) -> bool:
        """Whether a layer is still being written."""
        return self._work is not None or bool(self._orders)

    def add(self, order: Order) -> None:
        """Queue a layer; two writers in one GeoPackage would lock each other out."""
        self._orders.append(order)
        if self._work is None:
            self._next()

    def stop(self) -> None:
        """Drop what is queued; nothing follows."""
        self._orders.clear()
        work, self._work = self._work, None
        if work is not None:
            work.forget()

    def _next(self) -> None:
        if not self._orders:
            return
        order = self._orders.popleft()
        folders = result_folders(self._project)
        file = file_name(order.title, order.conversation)
        raster = raster_name(order.title, order.conversation, order.answer.turn)
        context = self._project.transformContext()

        def operation(work: Work) -> tuple[OpenedLayer, list[str]]:
            if order.heat_map is not None:
                return write_heat_map(order.heat_map, order.name, folders, raster, work.feedback)
            opened, troubles = write(
                order.answer, order.name, folders, file, context, work.feedback
            )
            return opened, troubles

        def succeeded(value: tuple[OpenedLayer, list[str]]) -> None:
            self._work = None
            self._show(order, *value)
            self._next()

        def failed(error: AssistantError) -> None:
            self._work = None
            self.failed.emit(error)
            self._next()

        self._work = run_in_background(tr("Writing the layer"), operation, succeeded, failed)

    def _show(self, order: Order, opened: OpenedLayer, troubles: list[str]) -> None:
        if not opened.layer.isValid():
            self.failed.emit(
                NotWritableError(tr("The layer could not be opened."), "", str(troubles))
            )
            return
        dress(opened.layer, order.answer, order.conversation)
        self._do(
            AddLayer(
                self._project,
                opened,
                order.conversation,
                order.title,
                order.changed,
                order.instead_of,
            )
        )
        self.added.emit(opened.layer)
        if not opened.path:
            self.memory_used.emit("\n".join(troubles))
