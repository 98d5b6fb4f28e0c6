# SPDX-License-Identifier: GPL-2.0-or-later
"""From the worker's evidence to an answer in words and on the map. Runs on any thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Callable, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
)

from rs_assistant.desktop.evidence import evidence_lines
from rs_assistant.desktop.layers.measure import QgsMeasurer
from rs_assistant.desktop.layers.place import geometry_of, polygons_of
from rs_assistant.desktop.layers.placed import (
    PlacedAnswer,
    PlacedClasses,
    PlacedFeature,
    PlacedGroup,
    PlacedRaster,
)
from rs_assistant.engine.answers import Answer, MeasuredFeature, compose
from rs_assistant.engine.answers.model import total_area
from rs_assistant.engine.conversation import (
    EvidenceLine,
    FeatureSummary,
    TurnState,
    now,
)
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Result

HEAT_MAPS = frozenset({"probability", "similarity"})


@dataclass(frozen=True, eq=False)
class Frame:
    """Where an earlier answer's pixels are, so that a follow-up in another view can use them."""

    geotransform: GeoTransform | None
    crs_wkt: str


@dataclass(frozen=True, eq=False)
class Outcome:
    """Everything that an answered turn leaves behind. No pixels of the picture."""

    result: Result
    answer: Answer
    placed: PlacedAnswer
    frame: Frame
    heat_map: PlacedRaster | None = None
    class_maps: tuple[PlacedClasses, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()

    @property
    def measured(self) -> tuple[MeasuredFeature, ...]:
        """The features of all groups, for follow-ups."""
        return tuple(feature for group in self.answer.groups for feature in group.features)


@dataclass(frozen=True, eq=False)
class Asked:
    """What the words and layers of an answer need to know of its question."""

    turn: str
    message: str
    views: tuple[View, ...]
    transform_context: QgsCoordinateTransformContext
    ellipsoid: str = ""
    previous: Outcome | None = None


def answer_of(body: dict[str, Any], blob: Any, asked: Asked, tr: Callable[[str], str]) -> Outcome:
    """Read the evidence, measure it, word it and place it. Raises `AssistantError`."""
    result = Result.from_wire(body, blob)
    frame = _frame_of(asked.views)

    def measurer(view: View) -> QgsMeasurer:
        return QgsMeasurer(view, asked.transform_context, asked.ellipsoid)

    previous = carried_over(asked.previous, frame, asked.transform_context)
    answer = compose(result, asked.views, measurer, previous, tr)
    placed = _placed(answer, result, asked, frame)
    heat_map, class_maps = _heat_map(result, asked, frame), _class_maps(result, asked, frame)
    # What is kept for long must be small: rasters live on in these two alone.
    result = replace(result, steps=tuple(replace(step, rasters=()) for step in result.steps))
    evidence = evidence_lines(result, asked.views, tr)
    return Outcome(result, answer, placed, frame, heat_map, class_maps, evidence)


def recorded(outcome: Outcome, seconds: float, device: str) -> dict[str, Any]:
    """What its turn remembers of an answer: values for fields of `Turn`."""
    answer, result = outcome.answer, outcome.result
    return {
        "plan": result.plan,
        "state": TurnState.DECLINED if answer.declined else TurnState.ANSWERED,
        "answer_text": answer.text,
        "notes": tuple(answer.notes),
        "groups": tuple(
            FeatureSummary(
                group.name,
                len(group.features),
                total_area(group.features) if group.features else None,
            )
            for group in answer.groups
        ),
        "evidence": outcome.evidence,
        "value": answer.value,
        "confidence": answer.confidence,
        "has_heat_map": outcome.heat_map is not None,
        "model": f"{result.model} {result.version}".strip(),
        "device": device,
        "seconds": seconds,
    }


def carried_over(
    previous: Outcome | None, frame: Frame, context: QgsCoordinateTransformContext
) -> Sequence[MeasuredFeature]:
    """The features of the answer before, in the pixels of the new view."""
    if previous is None:
        return ()
    old = previous.frame
    if old.geotransform is None or frame.geotransform is None:
        return previous.measured if old.geotransform is frame.geotransform else ()
    if old.crs_wkt == frame.crs_wkt and old.geotransform == frame.geotransform:
        return previous.measured
    move = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem.fromWkt(old.crs_wkt),
        QgsCoordinateReferenceSystem.fromWkt(frame.crs_wkt),
        context,
    )
    moved = []
    for item in previous.measured:
        geometry = geometry_of(item.feature.polygons, old.geotransform)
        try:
            geometry.transform(move)
        except QgsCsException:
            continue
        polygons = polygons_of(geometry, frame.geotransform)
        moved.append(replace(item, feature=replace(item.feature, polygons=polygons)))
    return moved


def _frame_of(views: tuple[View, ...]) -> Frame:
    return Frame(views[0].geotransform, views[0].crs_wkt) if views else Frame(None, "")


def _placed(answer: Answer, result: Result, asked: Asked, frame: Frame) -> PlacedAnswer:
    # A picture without georeference is placed in its own pixels, y up as QGIS shows such files.
    transform = frame.geotransform or GeoTransform(0, 1, 0, 0, 0, -1)
    groups = tuple(
        PlacedGroup(
            group.name,
            tuple(
                PlacedFeature(
                    item.feature.label,
                    item.feature.score,
                    item.area_m2,
                    geometry_of(item.feature.polygons, transform),
                    item.feature.transition,
                )
                for item in group.features
            ),
        )
        for group in answer.groups
    )
    return PlacedAnswer(
        groups,
        frame.crs_wkt,
        asked.turn,
        asked.message,
        result.model,
        result.version,
        " → ".join(dict.fromkeys(view.name for view in asked.views)),
        " → ".join(view.date for view in asked.views if view.date),
        now(),
        tuple(view.date or "" for view in asked.views),
    )


def _heat_map(result: Result, asked: Asked, frame: Frame) -> PlacedRaster | None:
    """How likely the asked thing is, of the first step that says so for every pixel."""
    for step in result.steps:
        for raster in step.rasters:
            view = asked.views[0] if asked.views else None
            shape = (view.height, view.width) if view is not None else ()
            if view is None or raster.name not in HEAT_MAPS or raster.values.shape != shape:
                continue
            values = raster.values
            if view.valid is not None:
                values = np.where(view.valid, values, np.float16(np.nan))
            transform = frame.geotransform or GeoTransform(0, 1, 0, 0, 0, -1)
            subject = step.step.phrase or step.step.question or asked.message
            return PlacedRaster(subject, values.astype(np.float16), transform, frame.crs_wkt)
    return None


def _class_maps(result: Result, asked: Asked, frame: Frame) -> tuple[PlacedClasses, ...]:
    """The land cover of both dates, of the first step that maps them."""
    transform = frame.geotransform or GeoTransform(0, 1, 0, 0, 0, -1)
    for step in result.steps:
        rasters = {raster.name: raster for raster in step.rasters if raster.classes}
        if {"before", "after"} <= set(rasters) and len(asked.views) == 2:
            return tuple(
                PlacedClasses(
                    name,
                    view.date or "",
                    np.asarray(rasters[name].values, np.uint8),
                    rasters[name].classes,
                    transform,
                    frame.crs_wkt,
                )
                for name, view in zip(("before", "after"), asked.views)
            )
    return ()
