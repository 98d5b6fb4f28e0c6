# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes back from the worker: evidence in pixels of the view, never measured, never worded.

`rs_assistant.engine.answers` turns it into measured sentences on the asking side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.arrays import BlobWriter, read_array
from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.engine.plans import Plan, Step
from rs_assistant.engine.requests import Polygon, polygons_from_wire, polygons_to_wire


@dataclass(frozen=True, eq=False)
class Feature:
    """A thing or a patch of cover: one or more polygons along pixel edges, in pixel coordinates.

    ``kind`` is ``object`` (countable), ``cover`` (a share of the view) or ``change``;
    ``transition`` is (from, to) class names for changes.
    """

    label: str
    score: float
    polygons: tuple[Polygon, ...]
    kind: str = "object"
    transition: tuple[str, str] | None = None


@dataclass(frozen=True)
class Statement:
    """One piece of evidence about the view, with the expert that gave it.

    ``subject`` says what is stated: ``scene``, ``cover``, ``object``, ``relation``, ``caption``,
    ``clouds``, ``colour``, ``urban``… ; ``cells`` are names of the 3×3 grid (``top left`` …
    ``center`` … ``bottom right``); ``share`` is of the valid (region's) pixels; ``text`` holds
    a model's own words (captions) or a free value.
    """

    subject: str
    label: str = ""
    score: float = 1.0
    share: float | None = None
    count: int | None = None
    cells: tuple[str, ...] = ()
    text: str = ""
    expert: str = ""


@dataclass(frozen=True, eq=False)
class Raster:
    """A map over the view: ``probability``, ``similarity`` (float16) or ``classes`` (uint8)."""

    name: str
    values: npt.NDArray[Any]  # (height, width)
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class StepResult:
    """Evidence for one step of the plan.

    ``declined`` is empty or a reason code: ``map hillshade cloud blank too_coarse too_small
    outside_vocabulary needs_two_views not_about_imagery no_overlap …``. ``verdict`` answers
    yes/no, None when unsure. ``value`` is a number or word that the model itself states.
    ``features`` holds the targets first; ``references`` are features that relations in the phrase
    need ("nearest to the pier").
    """

    step: Step
    declined: str = ""
    verdict: bool | None = None
    value: float | str | None = None
    confidence: float | None = None
    statements: tuple[Statement, ...] = ()
    features: tuple[Feature, ...] = ()
    references: tuple[Feature, ...] = ()
    rasters: tuple[Raster, ...] = ()
    notes: tuple[str, ...] = ()
    """Codes of things to tell the user: ``similarity_only``, ``partly_cloudy``, ``upsampled``…"""


@dataclass(frozen=True, eq=False)
class Result:
    """The evidence for a whole plan, the models that gave it, and how long each part took (s)."""

    plan: Plan
    steps: tuple[StepResult, ...]
    model: str = ""
    version: str = ""
    seconds: dict[str, float] = field(default_factory=dict)

    def to_wire(self) -> tuple[dict[str, Any], bytes]:
        """Header data and blob."""
        blob = BlobWriter()
        header = {
            "plan": self.plan.to_wire(),
            "steps": [_step_to_wire(step, blob) for step in self.steps],
            "model": self.model,
            "version": self.version,
            "seconds": self.seconds,
        }
        return header, blob.blob

    @classmethod
    def from_wire(cls, data: dict[str, Any], blob: bytes | memoryview) -> Result:
        """Rebuild and check. Raises `InvalidRequest`, `ProtocolError`."""
        try:
            return cls(
                Plan.from_wire(data["plan"]),
                tuple(_step_from_wire(item, blob) for item in data["steps"]),
                str(data["model"]),
                str(data["version"]),
                {str(key): float(value) for key, value in data["seconds"].items()},
            )
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise InvalidRequest("The answer is not understood.", detail=repr(error)) from error


def features_to_wire(features: tuple[Feature, ...], blob: BlobWriter) -> dict[str, Any]:
    """Labels and scores in the header, coordinates in the blob."""
    polygons = tuple(polygon for feature in features for polygon in feature.polygons)
    return {
        "label": [feature.label for feature in features],
        "kind": [feature.kind for feature in features],
        "transition": [list(f.transition) if f.transition else None for f in features],
        "score": blob.add(np.array([feature.score for feature in features], "<f8")),
        "parts": blob.add(np.array([len(feature.polygons) for feature in features], "<i4")),
        "polygons": polygons_to_wire(polygons, blob),
    }


def features_from_wire(data: dict[str, Any], blob: bytes | memoryview) -> tuple[Feature, ...]:
    """Inverse of `features_to_wire`."""
    polygons = polygons_from_wire(data["polygons"], blob)
    scores = read_array(data["score"], blob)
    parts = read_array(data["parts"], blob)
    fits = len(data["label"]) == len(scores) == len(parts) and parts.min(initial=0) >= 0
    if not fits or int(parts.sum()) != len(polygons):
        raise InvalidRequest("A feature list is damaged.")
    features: list[Feature] = []
    start = 0
    for index, count in enumerate(parts.tolist()):
        transition = data["transition"][index]
        features.append(
            Feature(
                str(data["label"][index]),
                float(scores[index]),
                polygons[start : start + count],
                str(data["kind"][index]),
                (str(transition[0]), str(transition[1])) if transition else None,
            )
        )
        start += count
    return tuple(features)


def _step_to_wire(result: StepResult, blob: BlobWriter) -> dict[str, Any]:
    return {
        "plan": Plan((result.step,)).to_wire(),
        "declined": result.declined,
        "verdict": result.verdict,
        "value": result.value,
        "confidence": result.confidence,
        "statements": [vars(statement) for statement in result.statements],
        "features": features_to_wire(result.features, blob),
        "references": features_to_wire(result.references, blob),
        "rasters": [
            {
                "name": raster.name,
                "values": blob.add(raster.values),
                "classes": list(raster.classes),
            }
            for raster in result.rasters
        ],
        "notes": list(result.notes),
    }


def _step_from_wire(data: dict[str, Any], blob: bytes | memoryview) -> StepResult:
    return StepResult(
        Plan.from_wire(data["plan"]).steps[0],
        str(data["declined"]),
        data["verdict"],
        data["value"],
        data["confidence"],
        tuple(Statement(**{**item, "cells": tuple(item["cells"])}) for item in data["statements"]),
        features_from_wire(data["features"], blob),
        features_from_wire(data["references"], blob),
        tuple(
            Raster(str(item["name"]), read_array(item["values"], blob), tuple(item["classes"]))
            for item in data["rasters"]
        ),
        tuple(str(note) for note in data["notes"]),
    )
