# SPDX-License-Identifier: GPL-2.0-or-later
"""Compare two dates as a Processing algorithm: change polygons, probability and class rasters.

The pair is read, compared and written window by window, so memory does not grow with the rasters.
The shift between the dates is measured once, for all of it.
"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from rs_assistant.desktop.processing.compare_run import (
    ALIGN,
    AREA,
    CLASSES_AFTER,
    CLASSES_BEFORE,
    CLOUDS,
    COMPARED,
    COUNT,
    HTML,
    MODEL_NAME,
    NORMALISE,
    OUTPUT,
    PROBABILITY,
    SHARE,
    SHIFT_X,
    SHIFT_Y,
    TEXT,
    THRESHOLD,
    Run,
)
from rs_assistant.desktop.processing.dressing import by_label, classes, dress, probability
from rs_assistant.desktop.processing.pairs import BEFORE, PairAlgorithm
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.translation import told, tr
from rs_assistant.desktop.worker_process import configuration_from_settings
from rs_assistant.engine.environment import find_interpreter
from rs_assistant.engine.errors import AssistantError, Cancelled
from rs_assistant.engine.requests import Options
from rs_assistant.engine.settings import MODEL
from rs_assistant.engine.worker_pipe import Worker


class Compare(PairAlgorithm):
    """What changed between two rasters?"""

    NAME = "compare"

    def displayName(self) -> str:
        """The name in the Toolbox."""
        return tr("Compare two dates")

    def shortHelpString(self) -> str:
        """What it does."""
        return tr(
            "Finds what changed between two rasters of the same place: polygons with the "
            "transition (from what to what), dates and ellipsoidal areas and, on request, the "
            "probability of change and the land cover of both dates as rasters. Rasters of any "
            "size are read in windows. Both are brought to the coarser one's grid, shifts are "
            "corrected and colours matched before they are compared."
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_pair()
        for name, title in (
            (ALIGN, tr("Correct a shift between the dates")),
            (NORMALISE, tr("Match colours where they are foreign to each other")),
            (CLOUDS, tr("Leave out clouds and their shadows")),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, title, True))
        advanced = [
            QgsProcessingParameterNumber(
                THRESHOLD,
                tr("Probability from which a pixel counts as changed (default: the model's)"),
                QgsProcessingParameterNumber.Type.Double,
                None,
                True,
                0.01,
                0.99,
            ),
            QgsProcessingParameterString(
                MODEL_NAME, tr("Model (default: the one of the settings)"), None, False, True
            ),
        ]
        for parameter in advanced:
            parameter.setFlags(
                parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced
            )
            self.addParameter(parameter)
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(QgsProcessingParameterFeatureSink(OUTPUT, tr("Changes"), polygons))
        for name, title in (
            (PROBABILITY, tr("Probability of change")),
            (CLASSES_BEFORE, tr("Land cover at the earlier date")),
            (CLASSES_AFTER, tr("Land cover at the later date")),
        ):
            self.addParameter(
                QgsProcessingParameterRasterDestination(name, title, None, True, False)
            )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                HTML, tr("Report with transition table"), "HTML (*.html)", None, True, False
            )
        )
        for name, title in (
            (COUNT, tr("Number of changes")),
            (AREA, tr("Changed area in square metres")),
            (COMPARED, tr("Compared area in square metres")),
            (SHARE, tr("Changed share of what was compared")),
            (SHIFT_X, tr("Corrected shift in columns")),
            (SHIFT_Y, tr("Corrected shift in rows")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString(TEXT, tr("Answer")))

    def prepareAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> bool:
        """Plan the pictures; on the main thread."""
        self.prepare_pair(parameters, context)
        assert self.looks is not None
        given = self.parameterAsRasterLayer(parameters, BEFORE, context)
        if self.looks[0].plan.layers[0].id() != given.id():
            feedback.pushWarning(
                tr("By their dates, the layers are the other way round; the earlier one is first.")
            )
        self.configuration = configuration_from_settings()
        model = self.parameterAsString(parameters, MODEL_NAME, context)
        self._model = model or str(SettingsStore().value(MODEL))
        self._options = Options(
            align=False,
            normalise=self.parameterAsBoolean(parameters, NORMALISE, context),
            mask_clouds=self.parameterAsBoolean(parameters, CLOUDS, context),
        )
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        """Window by window; on the algorithm's thread."""
        run = Run(self, self._model, self._options, parameters, context, feedback)
        try:
            with Worker(find_interpreter(self.configuration), self.configuration) as worker:
                worker.ready()
                run.compare(worker)
        except Cancelled:
            run.close()
            return {}
        except AssistantError as error:
            run.close()
            if error.detail:
                feedback.pushDebugInfo(error.detail)
            raise QgsProcessingException(" ".join(told(error)).strip()) from error
        results = run.results()
        dress(context, str(results.get(OUTPUT) or ""), by_label)
        dress(context, str(results.get(PROBABILITY) or ""), probability)
        for name in (CLASSES_BEFORE, CLASSES_AFTER):
            dress(context, str(results.get(name) or ""), classes(run.classes))
        return results
