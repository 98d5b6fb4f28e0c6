# SPDX-License-Identifier: GPL-2.0-or-later
"""One run of *Compare two dates*: reads, asks and writes window by window."""

from __future__ import annotations

from typing import Any

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingException,
    QgsUnitTypes,
    QgsWkbTypes,
)

from rs_assistant.desktop.canvas.grid import distance_area
from rs_assistant.desktop.layers.geopackage import CHANGE_FIELDS, FIELDS
from rs_assistant.desktop.layers.place import geometry_of
from rs_assistant.desktop.processing.pages import write_page
from rs_assistant.desktop.processing.pairs import DAY, PairAlgorithm
from rs_assistant.desktop.processing.rasters import RasterSink
from rs_assistant.desktop.processing.transitions import Tally
from rs_assistant.desktop.processing.windows import Patch, Patchwork, Window, placed, windows_of
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.answers.decline import declined
from rs_assistant.engine.answers.wording import Words
from rs_assistant.engine.errors import AssistantError, Cancelled
from rs_assistant.engine.markdown import plain
from rs_assistant.engine.plans import Step, StepName, single
from rs_assistant.engine.requests import Options, Request, View
from rs_assistant.engine.results import Result, StepResult
from rs_assistant.engine.worker_pipe import Worker

ALIGN, NORMALISE, CLOUDS, THRESHOLD = "ALIGN", "NORMALISE", "MASK_CLOUDS", "THRESHOLD"
MODEL_NAME, OUTPUT, PROBABILITY = "MODEL", "OUTPUT", "PROBABILITY"
CLASSES_BEFORE, CLASSES_AFTER, HTML = "CLASSES_BEFORE", "CLASSES_AFTER", "HTML"
TEXT, COUNT, AREA, SHARE = "TEXT", "COUNT", "AREA", "SHARE"
COMPARED, SHIFT_X, SHIFT_Y = "COMPARED_AREA", "SHIFT_X", "SHIFT_Y"
KEPT = tuple(name for name, _ in FIELDS if name not in ("prompt", "turn"))


class Run:
    """One run: what is written, and what has been found so far."""

    def __init__(
        self,
        algorithm: PairAlgorithm,
        model: str,
        options: Options,
        parameters: dict[str, Any],
        context: Any,
        feedback: Any,
    ) -> None:
        self._algorithm = algorithm
        self._model = model
        self._wanted = options
        self._feedback = feedback
        assert algorithm.looks is not None
        self._plans = tuple(look.plan for look in algorithm.looks)
        self._grid = self._plans[0].grid
        self._columns = _columns()
        self._sink, self._destination = algorithm.parameterAsSink(
            parameters,
            OUTPUT,
            context,
            self._columns,
            QgsWkbTypes.Type.MultiPolygon,
            self._grid.crs,
        )
        if self._sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, OUTPUT))
        self._rasters: dict[str, RasterSink] = {}
        for name in (PROBABILITY, CLASSES_BEFORE, CLASSES_AFTER):
            path = algorithm.raster_path(parameters, name, context)
            if path:
                kind = gdal.GDT_Float32 if name == PROBABILITY else gdal.GDT_Byte
                self._rasters[name] = RasterSink(path, self._grid, kind)
        threshold = parameters.get(THRESHOLD)
        self._threshold = (
            None
            if threshold is None
            else algorithm.parameterAsDouble(parameters, THRESHOLD, context)
        )
        self._align = algorithm.parameterAsBoolean(parameters, ALIGN, context)
        self._page = algorithm.parameterAsFileOutput(parameters, HTML, context)
        self._measurer = distance_area(
            self._grid.crs, context.transformContext(), context.ellipsoid() or ""
        )
        self.classes: list[str] = [""]
        self._patches = Patchwork(self._grid.width, self._grid.height)
        self._shift = (0.0, 0.0)
        self._version = ""
        self._compared = 0.0
        self._declined = StepResult(Step(StepName.CHANGE_LOCATE), declined="no_overlap")
        self._tally = Tally()

    def compare(self, worker: Worker) -> None:
        """Compare everything. Raises `Cancelled`, and `AssistantError` when nothing could be."""
        grid, feedback = self._grid, self._feedback
        scale = self._plans[0].metres_per_pixel
        feedback.pushInfo(f"{grid.width} × {grid.height}" + (f", {scale:.3g} m" if scale else ""))
        for plan in self._plans:
            feedback.pushInfo(f"{plan.name}: {plan.date or tr('no date')}")
        options = self._options(worker)
        windows = windows_of(grid.width, grid.height)
        for number, window in enumerate(windows):
            if feedback.isCanceled():
                raise Cancelled("Stopped.")
            self._window(window, worker, options)
            following = windows[number + 1] if number + 1 < len(windows) else None
            if following is not None and following.own[1] > window.own[1]:
                for patch in self._patches.finished(following.own[1]):
                    self._write(patch)
            feedback.setProgress(100.0 * (number + 1) / len(windows))
        for patch in self._patches.rest():
            self._write(patch)
        if not self._compared:
            # Not seen is not unchanged.
            raise AssistantError(plain(declined(self._declined, Words(tr)).text))

    def close(self) -> None:
        """Finish the rasters."""
        for name, raster in self._rasters.items():
            raster.close() if name == PROBABILITY else raster.close(self.classes)
        self._rasters = {}

    def results(self) -> dict[str, Any]:
        """Everything that the algorithm gives."""
        found: dict[str, Any] = {name: sink.path for name, sink in self._rasters.items()}
        self.close()
        text = self._tally.text(self._compared, tuple(plan.date or "" for plan in self._plans))
        self._feedback.pushInfo(plain(text))
        if self._page:
            title = " → ".join(plan.name for plan in self._plans)
            write_page(self._page, title, text)
            found[HTML] = self._page
        area = self._tally.area
        found.update(
            {
                OUTPUT: self._destination,
                TEXT: plain(text),
                COUNT: self._tally.places,
                AREA: area,
                COMPARED: self._compared,
                SHARE: area / self._compared if self._compared else 0.0,
                SHIFT_X: self._shift[0],
                SHIFT_Y: self._shift[1],
            }
        )
        return found

    def _options(self, worker: Worker) -> Options:
        base = self._wanted
        shift = None
        if self._align:
            self._feedback.setProgressText(tr("Measuring the shift between the dates"))
            measured = self._algorithm.shift(worker, self._feedback)
            if measured is None:
                self._feedback.pushWarning(
                    tr("The two dates could not be aligned with confidence.")
                )
            else:
                shift = self._shift = measured[0]
                self._feedback.pushInfo(
                    tr("Shift: {columns} columns, {rows} rows").format(
                        columns=f"{shift[0]:.2f}", rows=f"{shift[1]:.2f}"
                    )
                )
        return Options(
            align=False,
            normalise=base.normalise,
            mask_clouds=base.mask_clouds,
            threshold=self._threshold,
            shift=shift,
            class_maps=any(name != PROBABILITY for name in self._rasters),
        )

    def _window(self, window: Window, worker: Worker, options: Options) -> None:
        views = self._algorithm.views(window, self._feedback)
        if views is None:
            return
        request = Request(
            "", views, plan=single(StepName.CHANGE_LOCATE), options=options,
            model=self._model,
        )  # fmt: skip
        identifier = worker.send("ask", *request.to_wire())
        event = worker.wait(identifier, timeout=DAY, stop=self._feedback.isCanceled)
        result = Result.from_wire(event.body, event.blob)
        self._version = f"{result.model} {result.version}".strip()
        step = result.steps[0]
        if step.declined:
            self._declined = step
            return
        self._compared += self._area_of(views, window)
        for feature in step.features:
            transition = feature.transition or ("", "")
            for patch in self._patches.add(
                window, feature.polygons, transition, feature.label, feature.score
            ):
                self._write(patch)
        self._write_rasters(step, window)

    def _area_of(self, views: tuple[View, View], window: Window) -> float:
        """Square metres of the window's own part that both dates show."""
        inner = window.inner
        shown = 1.0
        masks = [view.valid[inner] for view in views if view.valid is not None]
        if masks:
            shown = float(np.logical_and.reduce(masks).mean())
        column, row, width, height = window.own
        corners = [[column, row], [column + width, row], [column + width, row + height]]
        ring = np.array([*corners, [column, row + height], [column, row]], np.float64)
        return shown * self._square_metres(geometry_of(((ring,),), self._grid.geotransform))

    def _square_metres(self, geometry: Any) -> float:
        area = self._measurer.measureArea(geometry)
        unit = QgsUnitTypes.AreaUnit.AreaSquareMeters
        return float(self._measurer.convertAreaMeasurement(area, unit))

    def _write(self, patch: Patch) -> None:
        geometry = placed(patch.geometry, self._grid.geotransform)
        area = self._square_metres(geometry)
        before, after = patch.transition
        feature = QgsFeature(self._columns)
        feature.setGeometry(geometry)
        values = {
            "label": patch.label,
            "score": patch.score,
            "area_m2": area,
            "model": self._version.partition(" ")[0],
            "version": self._version.partition(" ")[2],
            "source": " → ".join(plan.name for plan in self._plans),
            "date": " → ".join(plan.date for plan in self._plans if plan.date),
            "from_class": before or None,
            "to_class": after or None,
            "date_before": self._plans[0].date,
            "date_after": self._plans[1].date,
            "area_ha": area / 1e4,
        }
        feature.setAttributes([values[field.name()] for field in self._columns])
        self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
        self._tally.add(before, after, area)

    def _write_rasters(self, step: StepResult, window: Window) -> None:
        column, row = window.own[:2]
        by_name = {raster.name: raster for raster in step.rasters}
        for output, name in (
            (PROBABILITY, "probability"),
            (CLASSES_BEFORE, "before"),
            (CLASSES_AFTER, "after"),
        ):
            sink, raster = self._rasters.get(output), by_name.get(name)
            if sink is None or raster is None:
                continue
            values = raster.values[window.inner]
            if output == PROBABILITY:
                # Three digits say all there is to say, and pack well.
                values = np.round(values.astype(np.float32), 3)
            else:
                values = self._numbered(raster.classes)[values]
            sink.write(values, column, row)

    def _numbered(self, classes: tuple[str, ...]) -> np.ndarray:
        """From a window's class numbers to those of the whole raster; names come as they occur."""
        for name in classes:
            if name not in self.classes:
                self.classes.append(name)
        return np.array([self.classes.index(name) for name in classes], np.uint8)


def _columns() -> QgsFields:
    columns = QgsFields()
    for name, kind in (*FIELDS, *CHANGE_FIELDS):
        if name in KEPT or name in dict(CHANGE_FIELDS):
            columns.append(QgsField(name, kind))
    return columns
