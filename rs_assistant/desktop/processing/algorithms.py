# SPDX-License-Identifier: GPL-2.0-or-later
"""Describe, answer, segment and count as Processing algorithms.

Each run has a worker of its own, so models, batch runs and `qgis_process` need no dock.
"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QIcon

from rs_assistant.desktop.answering import Asked, Outcome, answer_of
from rs_assistant.desktop.device_name import device_detail, device_name
from rs_assistant.desktop.layers.geopackage import attributes, fields
from rs_assistant.desktop.processing.dressing import by_label, dress
from rs_assistant.desktop.processing.looking import Look
from rs_assistant.desktop.processing.pages import write_page
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.translation import told, tr
from rs_assistant.desktop.worker_process import configuration_from_settings
from rs_assistant.engine.conversation import new_id
from rs_assistant.engine.environment import find_interpreter, resource
from rs_assistant.engine.errors import AssistantError, Cancelled
from rs_assistant.engine.markdown import plain
from rs_assistant.engine.plans import Plan, StepName, single
from rs_assistant.engine.protocol import Message
from rs_assistant.engine.requests import STYLES, Options, Request
from rs_assistant.engine.settings import MODEL
from rs_assistant.engine.worker_pipe import Worker

LAYER, EXTENT, PROMPT, MODEL_NAME, LONGEST = "INPUT", "EXTENT", "PROMPT", "MODEL", "MAXIMUM_SIDE"
RIGHT_ANGLES = "RIGHT_ANGLES"
STYLE, THRESHOLD = "STYLE", "THRESHOLD"
OUTPUT, HTML, TEXT, COUNT, AREA = "OUTPUT", "HTML", "TEXT", "COUNT", "AREA"


class AssistantAlgorithm(QgsProcessingAlgorithm):
    """What all have in common: a raster layer, an extent, a worker, an answer in words."""

    NAME = ""
    WITH_FEATURES = False
    FEATURES_OPTIONAL = False

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._configuration: Any = None
        self._ellipsoid = ""

    def createInstance(self) -> QgsProcessingAlgorithm:
        """A fresh instance for one run."""
        return type(self)()

    def name(self) -> str:
        """The identifier."""
        return self.NAME

    def group(self) -> str:
        """All are in one list."""
        return ""

    def groupId(self) -> str:
        """All are in one list."""
        return ""

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(resource("icons", "rs_assistant.svg")))

    def plan_of(self, parameters: dict[str, Any], context: Any) -> Plan | None:
        """The plan of the run; None lets the router read the message."""
        raise NotImplementedError

    def message_of(self, parameters: dict[str, Any], context: Any) -> str:
        """The message of the run."""
        return self.parameterAsString(parameters, PROMPT, context)

    def prompt_parameter(self) -> QgsProcessingParameterDefinition | None:
        """The parameter for what is asked, if there is one."""
        return None

    def initAlgorithm(self, configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.addParameter(QgsProcessingParameterRasterLayer(LAYER, tr("Imagery")))
        prompt = self.prompt_parameter()
        if prompt is not None:
            self.addParameter(prompt)
        self.addParameter(
            QgsProcessingParameterExtent(EXTENT, tr("Extent (default: the layer's)"), None, True)
        )
        advanced = [
            QgsProcessingParameterString(
                MODEL_NAME, tr("Model (default: the one of the settings)"), None, False, True
            ),
            QgsProcessingParameterNumber(
                LONGEST,
                tr("Longest side in pixels; larger views are thinned out"),
                QgsProcessingParameterNumber.Type.Integer,
                4096,
                False,
                64,
                16384,
            ),
        ]
        for parameter in advanced:
            parameter.setFlags(
                parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced
            )
            self.addParameter(parameter)
        if self.WITH_FEATURES:
            self.addParameter(
                QgsProcessingParameterFeatureSink(
                    OUTPUT,
                    tr("Polygons"),
                    QgsProcessing.SourceType.TypeVectorPolygon,
                    None,
                    self.FEATURES_OPTIONAL,
                    not self.FEATURES_OPTIONAL,
                )
            )
            self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Number of polygons")))
            self.addOutput(QgsProcessingOutputNumber(AREA, tr("Area in square metres")))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                HTML, tr("Answer as a page"), "HTML (*.html)", None, True, False
            )
        )
        self.addOutput(QgsProcessingOutputString(TEXT, tr("Answer")))

    def prepareAlgorithm(self, parameters: dict[str, Any], context: Any, feedback: Any) -> bool:
        """Plan the picture and clone what the run needs; on the main thread."""
        layer = self.parameterAsRasterLayer(parameters, LAYER, context)
        if layer is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, LAYER))
        extent = self.parameterAsExtent(parameters, EXTENT, context, layer.crs())
        if extent.isNull() or extent.isEmpty():
            extent = layer.extent()
        longest = self.parameterAsInt(parameters, LONGEST, context)
        try:
            self._look = Look(layer, extent, context, longest, min(1024, longest))
        except AssistantError as error:
            raise QgsProcessingException(" ".join(told(error)).strip()) from error
        self._configuration = configuration_from_settings()
        self._ellipsoid = context.ellipsoid() or ""
        model = self.parameterAsString(parameters, MODEL_NAME, context)
        self._model = model or str(SettingsStore().value(MODEL))
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        """Read, ask, word, write; on the algorithm's thread."""
        try:
            outcome = self._answer(parameters, context, feedback)
        except Cancelled:
            return {}
        except AssistantError as error:
            if error.detail:
                feedback.pushDebugInfo(error.detail)
            raise QgsProcessingException(" ".join(told(error)).strip()) from error
        return self._results(outcome, parameters, context, feedback)

    def _answer(self, parameters: dict[str, Any], context: Any, feedback: Any) -> Outcome:
        assert self._look is not None
        view = self._look.view(feedback)
        self._look = None
        scale = f", {view.metres_per_pixel:.3g} m" if view.metres_per_pixel else ""
        feedback.pushInfo(f"{view.name}: {view.width} × {view.height}{scale}")
        message = self.message_of(parameters, context)
        options = Options(style=self._style(parameters, context))
        request = Request(
            message, (view,), (), self.plan_of(parameters, context), options, self._model
        )
        with Worker(find_interpreter(self._configuration), self._configuration) as worker:
            about = worker.ready()
            feedback.pushInfo(" · ".join(filter(None, (device_name(about), device_detail(about)))))
            identifier = worker.send("ask", *request.to_wire())
            event = worker.wait(
                identifier,
                lambda item: _report(item, feedback),
                timeout=24 * 3600.0,
                stop=feedback.isCanceled,
            )
        asked = Asked(new_id(), message, (view,), context.transformContext(), self._ellipsoid)
        return answer_of(event.body, event.blob, asked, tr)

    def _style(self, parameters: dict[str, Any], context: Any) -> str:
        return "normal"

    def _results(
        self, outcome: Outcome, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        text = outcome.answer.text
        feedback.pushInfo(plain(text))
        results: dict[str, Any] = {TEXT: plain(text)}
        page = self.parameterAsFileOutput(parameters, HTML, context)
        if page:
            write_page(page, outcome.placed.prompt, text)
            results[HTML] = page
        if self.WITH_FEATURES:
            results.update(self._write(outcome, parameters, context, feedback))
            dress(context, str(results.get(OUTPUT) or ""), by_label)
        if outcome.answer.declined:
            # Not seen is not none: models and batches must not take it for a number.
            feedback.pushWarning(plain(text))
            results.pop(COUNT, None)
            results.pop(AREA, None)
        return results

    def _write(
        self, outcome: Outcome, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        crs = QgsCoordinateReferenceSystem.fromWkt(outcome.placed.crs_wkt)
        columns = fields(outcome.placed.is_change)
        sink, destination = self.parameterAsSink(
            parameters, OUTPUT, context, columns, QgsWkbTypes.Type.MultiPolygon, crs
        )
        if sink is None:
            if not self.FEATURES_OPTIONAL:
                raise QgsProcessingException(self.invalidSinkError(parameters, OUTPUT))
            areas = [item.area_m2 or 0.0 for item in outcome.placed.features]
            return {COUNT: len(areas), AREA: sum(areas)}
        area = 0.0
        for item in outcome.placed.features:
            if feedback.isCanceled():
                break
            feature = QgsFeature(columns)
            feature.setGeometry(item.geometry)
            feature.setAttributes(attributes(item, outcome.placed)[: columns.count()])
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, OUTPUT))
            area += item.area_m2 or 0.0
        return {OUTPUT: destination, COUNT: len(outcome.placed.features), AREA: area}


class Describe(AssistantAlgorithm):
    """What does the imagery show?"""

    NAME = "describe"

    def displayName(self) -> str:
        """The name in the Toolbox."""
        return tr("Describe imagery")

    def shortHelpString(self) -> str:
        """What it does."""
        return tr("Describes what an extent of a raster layer shows, in words.")

    def prompt_parameter(self) -> QgsProcessingParameterDefinition | None:
        """How long the description is."""
        return QgsProcessingParameterString(
            STYLE, tr("Length: short, normal, detailed or report"), "normal", False, True
        )

    def plan_of(self, parameters: dict[str, Any], context: Any) -> Plan | None:
        """Always the same step."""
        return single(StepName.DESCRIBE, style=self._style(parameters, context))

    def message_of(self, parameters: dict[str, Any], context: Any) -> str:
        """What a person would ask."""
        return tr("Describe this view")

    def _style(self, parameters: dict[str, Any], context: Any) -> str:
        style = self.parameterAsString(parameters, STYLE, context).strip().lower() or "normal"
        if style not in STYLES:
            raise QgsProcessingException(
                tr("“{style}” is no length; choose short, normal, detailed or report.").format(
                    style=style
                )
            )
        return style


class AnswerQuestion(AssistantAlgorithm):
    """A free question."""

    NAME = "answer"
    WITH_FEATURES = True
    FEATURES_OPTIONAL = True

    def displayName(self) -> str:
        """The name in the Toolbox."""
        return tr("Answer a question about imagery")

    def shortHelpString(self) -> str:
        """What it does."""
        return tr(
            "Answers a question about an extent of a raster layer. What the answer counts or "
            "measures comes as polygons."
        )

    def prompt_parameter(self) -> QgsProcessingParameterDefinition | None:
        """The question."""
        return QgsProcessingParameterString(PROMPT, tr("Question"))

    def plan_of(self, parameters: dict[str, Any], context: Any) -> Plan | None:
        """The router decides."""
        return None


class Segment(AssistantAlgorithm):
    """Polygons of what a phrase names."""

    NAME = "segment"
    WITH_FEATURES = True
    STEP = StepName.SEGMENT

    def displayName(self) -> str:
        """The name in the Toolbox."""
        return tr("Segment imagery by words")

    def shortHelpString(self) -> str:
        """What it does."""
        return tr(
            "Outlines what a phrase names (“ships”, “buildings larger than 200 m²”, “water”) in "
            "an extent of a raster layer, with score and ellipsoidal area of each polygon."
        )

    def prompt_parameter(self) -> QgsProcessingParameterDefinition | None:
        """The phrase."""
        return QgsProcessingParameterString(PROMPT, tr("What to look for"))

    def initAlgorithm(self, configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        super().initAlgorithm(configuration)
        if self.STEP is StepName.SEGMENT:
            self.addParameter(
                QgsProcessingParameterBoolean(
                    RIGHT_ANGLES, tr("Right angles where they fit (buildings)"), False
                )
            )

    def message_of(self, parameters: dict[str, Any], context: Any) -> str:
        """The phrase; right angles are asked for in the words that it may say itself."""
        phrase = self.parameterAsString(parameters, PROMPT, context).strip()
        squared = self.STEP is StepName.SEGMENT and self.parameterAsBool(
            parameters, RIGHT_ANGLES, context
        )
        return f"{phrase} with right angles" if squared else phrase

    def plan_of(self, parameters: dict[str, Any], context: Any) -> Plan | None:
        """One step with the phrase."""
        return single(self.STEP, self.message_of(parameters, context))


class CountObjects(Segment):
    """How many there are."""

    NAME = "count"
    STEP = StepName.COUNT

    def displayName(self) -> str:
        """The name in the Toolbox."""
        return tr("Count objects in imagery")

    def shortHelpString(self) -> str:
        """What it does."""
        return tr("Counts what a phrase names in an extent of a raster layer, and outlines it.")


ALGORITHMS = (Describe, AnswerQuestion, Segment, CountObjects)


def _report(event: Message, feedback: Any) -> None:
    if event.name == "progress":
        fraction = event.body.get("fraction")
        if isinstance(fraction, (int, float)):
            feedback.setProgress(100.0 * fraction)
        text = event.body.get("text")
        if text:
            feedback.setProgressText(str(text))
