# SPDX-License-Identifier: GPL-2.0-or-later
"""From what to what, how often and how much: the transition table of change polygons."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QIcon

from rs_assistant.desktop.canvas.grid import distance_area
from rs_assistant.desktop.layers.geopackage import CHANGE_FIELDS
from rs_assistant.desktop.processing.pages import write_page
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.answers.names import spoken
from rs_assistant.engine.answers.sentences import table
from rs_assistant.engine.answers.wording import Words
from rs_assistant.engine.environment import resource
from rs_assistant.engine.markdown import plain

INPUT, FROM, TO, TOTAL = "INPUT", "FROM", "TO", "TOTAL_AREA"
OUTPUT, HTML, TEXT, COUNT, AREA = "OUTPUT", "HTML", "TEXT", "COUNT", "AREA"
MOST_ROWS = 40  # of the table in words; the layer has them all


class Tally:
    """Counts and areas by transition, and the table in words."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[int, float]] = {}

    def add(self, before: str, after: str, area: float) -> None:
        """One more change of so many square metres; "" is a class that is not known."""
        count, total = self._held.get((before, after), (0, 0.0))
        self._held[before, after] = (count + 1, total + area)

    @property
    def places(self) -> int:
        """How many changes there are."""
        return sum(count for count, _ in self._held.values())

    @property
    def area(self) -> float:
        """Square metres that changed."""
        return sum(area for _, area in self._held.values())

    def rows(self) -> list[tuple[str, str, int, float]]:
        """From, to, places and square metres, largest first."""
        rows = [(*pair, *held) for pair, held in self._held.items()]
        return sorted(rows, key=lambda row: (-row[3], row[:2]))

    def text(self, compared: float = 0.0, dates: tuple[str, ...] = ()) -> str:
        """A sentence and the table in Markdown; shares are of ``compared`` where it is given."""
        words = Words(tr)
        if not self._held:
            return tr("Nothing has changed that I can see.")
        whole = compared or self.area
        when = ""
        if len(dates) == 2 and all(dates):
            when = tr("Between {first} and {second}").format(first=dates[0], second=dates[1]) + ": "
        head = when + tr("{count} places changed, {area}").format(
            count=words.number(self.places), area=words.area(self.area)
        )
        if compared:
            head += tr(" ({share} of what was compared)").format(
                share=words.share(self.area / compared)
            )
        rows = [
            (
                _named(before, words),
                _named(after, words),
                words.number(count),
                words.area(area),
                words.share(area / whole if whole else 0.0),
            )
            for before, after, count, area in self.rows()[:MOST_ROWS]
        ]
        sums = (words.number(self.places), words.area(self.area))
        rows.append((f"**{tr('all')}**", "", *sums, words.share(self.area / whole if whole else 0)))
        titles = (tr("from"), tr("to"), tr("places"), tr("area"), tr("share"))
        return f"{head}.\n\n{table(titles, rows, 'llrrr')}"


def _named(label: str, words: Words) -> str:
    if not label:
        return tr("unknown")
    return words.noun(label) if label == "building" else spoken(label, words)


class TransitionTable(QgsProcessingAlgorithm):
    """The table of change polygons."""

    def createInstance(self) -> QgsProcessingAlgorithm:
        """A fresh instance for one run."""
        return TransitionTable()

    def name(self) -> str:
        """The identifier."""
        return "transition_table"

    def displayName(self) -> str:
        """The name in the Toolbox."""
        return tr("Transition table")

    def group(self) -> str:
        """The heading in the Toolbox."""
        return tr("Two dates")

    def groupId(self) -> str:
        """The identifier of the heading."""
        return "two_dates"

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(resource("icons", "rs_assistant.svg")))

    def shortHelpString(self) -> str:
        """What it does."""
        return tr(
            "Sums up change polygons by what they were and what they became: number, ellipsoidal "
            "area in hectares, and share. Save the table as CSV, spreadsheet or any other format, "
            "or as a page."
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(QgsProcessingParameterFeatureSource(INPUT, tr("Changes"), polygons))
        names = [name for name, _ in CHANGE_FIELDS[:2]]
        for parameter, title, default in (
            (FROM, tr("Field with the class before"), names[0]),
            (TO, tr("Field with the class after"), names[1]),
        ):
            self.addParameter(
                QgsProcessingParameterField(parameter, title, default, INPUT, optional=True)
            )
        self.addParameter(
            QgsProcessingParameterNumber(
                TOTAL,
                tr("Compared area in square metres (default: what changed)"),
                QgsProcessingParameterNumber.Type.Double,
                None,
                True,
                0.0,
            )
        )
        tables = QgsProcessing.SourceType.TypeVector
        self.addParameter(QgsProcessingParameterFeatureSink(OUTPUT, tr("Transition table"), tables))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                HTML, tr("Table as a page"), "HTML (*.html)", None, True, False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Number of changes")))
        self.addOutput(QgsProcessingOutputNumber(AREA, tr("Changed area in square metres")))
        self.addOutput(QgsProcessingOutputString(TEXT, tr("Table in words")))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        """Sum up and write."""
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        before = self.parameterAsString(parameters, FROM, context) or CHANGE_FIELDS[0][0]
        after = self.parameterAsString(parameters, TO, context) or CHANGE_FIELDS[1][0]
        for name in (before, after):
            if source.fields().lookupField(name) < 0:
                raise QgsProcessingException(
                    tr(
                        "The layer has no field “{name}”; choose the fields with the classes."
                    ).format(name=name)
                )
        measurer = distance_area(
            source.sourceCrs(), context.transformContext(), context.ellipsoid() or ""
        )
        tally = Tally()
        total = max(1, source.featureCount())
        for number, feature in enumerate(source.getFeatures()):
            if feedback.isCanceled():
                return {}
            area = measurer.convertAreaMeasurement(
                measurer.measureArea(feature.geometry()), QgsUnitTypes.AreaUnit.AreaSquareMeters
            )
            tally.add(_text(feature[before]), _text(feature[after]), float(area))
            feedback.setProgress(100.0 * (number + 1) / total)
        compared = self.parameterAsDouble(parameters, TOTAL, context)
        return self._write(tally, compared, parameters, context, feedback)

    def _write(
        self,
        tally: Tally,
        compared: float,
        parameters: dict[str, Any],
        context: Any,
        feedback: Any,
    ) -> dict[str, Any]:
        columns = _columns()
        sink, destination = self.parameterAsSink(
            parameters,
            OUTPUT,
            context,
            columns,
            QgsWkbTypes.Type.NoGeometry,
            QgsCoordinateReferenceSystem(),
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, OUTPUT))
        for before, after, places, area in tally.rows():
            row = QgsFeature(columns)
            row.setAttributes(
                [
                    before or None,
                    after or None,
                    float(places),
                    area,
                    area / 1e4,
                    100.0 * area / tally.area if tally.area else 0.0,
                    100.0 * area / compared if compared else None,
                ]
            )
            sink.addFeature(row, QgsFeatureSink.Flag.FastInsert)
        text = tally.text(compared)
        feedback.pushInfo(plain(text))
        results: dict[str, Any] = {
            OUTPUT: destination,
            TEXT: plain(text),
            COUNT: tally.places,
            AREA: tally.area,
        }
        page = self.parameterAsFileOutput(parameters, HTML, context)
        if page:
            write_page(page, tr("Transition table"), text)
            results[HTML] = page
        return results


def _columns() -> QgsFields:
    text, real = CHANGE_FIELDS[0][1], CHANGE_FIELDS[-1][1]
    columns = QgsFields()
    for name, kind in (
        ("from_class", text),
        ("to_class", text),
        ("places", real),
        ("area_m2", real),
        ("area_ha", real),
        ("percent_of_change", real),
        ("percent_of_view", real),
    ):
        columns.append(QgsField(name, kind))
    return columns


def _text(value: Any) -> str:
    """An attribute as text; QGIS's NULL is none."""
    return "" if value is None or not str(value) or str(value) == "NULL" else str(value)
