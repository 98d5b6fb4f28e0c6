# SPDX-License-Identifier: GPL-2.0-or-later
"""Co-register two rasters: measure how far one lies off the other, and take it out.

Only the georeference is moved, by fractions of a pixel, so no value is resampled; on request the
raster is brought to the reference's grid as well.
"""

from __future__ import annotations

from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterRasterDestination,
)

from rs_assistant.desktop.processing.pairs import AFTER, BEFORE, PairAlgorithm
from rs_assistant.desktop.translation import told, tr
from rs_assistant.desktop.worker_process import configuration_from_settings
from rs_assistant.engine.environment import find_interpreter
from rs_assistant.engine.errors import AssistantError, Cancelled
from rs_assistant.engine.worker_pipe import Worker

RESAMPLE, OUTPUT, TEXT = "RESAMPLE", "OUTPUT", "TEXT"
CREATION = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"]
SHIFT_X, SHIFT_Y, PIXELS, CONFIDENCE = "SHIFT_X", "SHIFT_Y", "PIXELS", "CONFIDENCE"


class CoRegister(PairAlgorithm):
    """The later raster, moved to fit the earlier one."""

    NAME = "coregister"

    def displayName(self) -> str:
        """The name in the Toolbox."""
        return tr("Co-register two rasters")

    def shortHelpString(self) -> str:
        """What it does."""
        return tr(
            "Measures how far the second raster lies off the first, to a fraction of a pixel, and "
            "moves it. Values are not resampled, unless you ask for the grid of the first. A shift "
            "that cannot be measured with confidence is not applied, and said."
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_pair()
        self.parameterDefinition(BEFORE).setDescription(tr("Reference"))
        self.parameterDefinition(AFTER).setDescription(tr("Raster to move"))
        self.addParameter(
            QgsProcessingParameterBoolean(
                RESAMPLE, tr("Resample to the grid of the reference"), False
            )
        )
        self.addParameter(QgsProcessingParameterRasterDestination(OUTPUT, tr("Moved raster")))
        for name, title in (
            (SHIFT_X, tr("Shift to the right in map units")),
            (SHIFT_Y, tr("Shift upwards in map units")),
            (PIXELS, tr("Length of the shift in pixels of the coarser raster")),
            (CONFIDENCE, tr("How far the shift stands out (4 and more is sure)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString(TEXT, tr("Result in words")))

    def prepareAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> bool:
        """Plan the pictures; on the main thread."""
        self.prepare_pair(parameters, context, in_order=False)
        assert self.looks is not None
        first, second = (look.plan.layers[0] for look in self.looks)
        if any(layer.providerType() != "gdal" for layer in (first, second)):
            raise QgsProcessingException(
                tr("Only raster files can be moved. Save the layer as a raster file first.")
            )
        if first.crs() != second.crs():
            raise QgsProcessingException(
                tr("The two rasters have different CRSs. Warp one of them first.")
            )
        self.configuration = configuration_from_settings()
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        """Measure, move, write."""
        path = self.raster_path(parameters, OUTPUT, context)
        try:
            with Worker(find_interpreter(self.configuration), self.configuration) as worker:
                worker.ready()
                measured = self.shift(worker, feedback)
        except Cancelled:
            return {}
        except AssistantError as error:
            raise QgsProcessingException(" ".join(told(error)).strip()) from error
        grid = self.plan.grid
        (columns, rows), peak = measured or ((0.0, 0.0), 0.0)
        right = columns * grid.extent.width() / grid.width
        up = -rows * grid.extent.height() / grid.height
        pixels = (columns**2 + rows**2) ** 0.5
        if measured is None:
            text = tr("The shift could not be measured with confidence; nothing was moved.")
            feedback.pushWarning(text)
        else:
            text = tr("Moved by {columns} columns and {rows} rows ({pixels} pixels).").format(
                columns=f"{columns:.2f}", rows=f"{rows:.2f}", pixels=f"{pixels:.2f}"
            )
            feedback.pushInfo(text)
        resample = self.parameterAsBoolean(parameters, RESAMPLE, context)
        self._write(path, right, up, resample, feedback)
        return {
            OUTPUT: path,
            SHIFT_X: right,
            SHIFT_Y: up,
            PIXELS: pixels,
            CONFIDENCE: peak,
            TEXT: text,
        }

    def _write(self, path: str, right: float, up: float, resample: bool, feedback: Any) -> None:
        def progress(share: float, _message: str, _data: object) -> int:
            feedback.setProgress(100.0 * share)
            return 0 if feedback.isCanceled() else 1

        reference, source = (gdal.Open(name) for name in self.sources)
        if reference is None or source is None:
            raise QgsProcessingException(gdal.GetLastErrorMsg() or tr("A file cannot be opened."))
        a, b, c, d, e, f = source.GetGeoTransform()
        moved = gdal.GetDriverByName("VRT").CreateCopy("", source)
        moved.SetGeoTransform((a + right, b, c, d + up, e, f))
        if resample:
            result = _on_grid(path, reference, moved)
            fits = result is not None and gdal.Warp(
                result, moved, resampleAlg="cubic", callback=progress
            )
            result = result if fits else None
        else:
            result = gdal.Translate(
                path,
                moved,
                format="GTiff",
                creationOptions=CREATION,
                callback=progress,
            )
        if result is None and not feedback.isCanceled():
            raise QgsProcessingException(
                gdal.GetLastErrorMsg() or tr("“{path}” cannot be written.").format(path=path)
            )
        if result is not None:
            result.FlushCache()


def _on_grid(path: str, reference: Any, source: Any) -> Any:
    """An empty raster on the grid of the reference, rotated or south-up as that may be, with the
    bands of the source; None where it cannot be written."""
    size = (reference.RasterXSize, reference.RasterYSize)
    first = source.GetRasterBand(1)
    result = gdal.GetDriverByName("GTiff").Create(
        path, *size, source.RasterCount, first.DataType, CREATION
    )
    if result is None:
        return None
    result.SetGeoTransform(reference.GetGeoTransform())
    result.SetProjection(reference.GetProjection())
    result.SetMetadata(source.GetMetadata())
    for number in range(1, source.RasterCount + 1):
        band, other = result.GetRasterBand(number), source.GetRasterBand(number)
        band.SetDescription(other.GetDescription())
        band.SetColorInterpretation(other.GetColorInterpretation())
        if other.GetNoDataValue() is not None:
            band.SetNoDataValue(other.GetNoDataValue())
            band.Fill(other.GetNoDataValue())
    return result
