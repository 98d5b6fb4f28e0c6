# SPDX-License-Identifier: GPL-2.0-or-later
"""What an answer is: Markdown, a value for machines, and groups of measured features."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Union

from rs_assistant.engine.measures import Measurer
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature

Value = Union[bool, float, int, str, None]
MeasurerFactory = Callable[[View], Measurer]
Translate = Callable[[str], str]


@dataclass(frozen=True, eq=False)
class MeasuredFeature:
    """A feature with its area in m² (None where the view has no scale)."""

    feature: Feature
    area_m2: float | None = None


@dataclass(frozen=True, eq=False)
class FeatureGroup:
    """Features that one sentence counts; ``name`` is what ``features:`` links say."""

    name: str
    features: tuple[MeasuredFeature, ...]


@dataclass(frozen=True, eq=False)
class Part:
    """The answer to one step, before the parts are put together.

    ``text`` is Markdown. ``value`` is true or false, a number, a fraction of the view, a word, or
    None when the question was declined or the evidence is not clear. ``notes`` are short sentences
    about how the answer came about.
    """

    text: str
    declined: bool = False
    value: Value = None
    confidence: float | None = None
    groups: tuple[FeatureGroup, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Answer(Part):
    """An answer to read, to compute with, and to put on the map: its parts as one.

    ``feature:N`` links count through the groups in order, from 0.
    """


def measured(features: Sequence[Feature], measurer: Measurer) -> tuple[MeasuredFeature, ...]:
    """Features with their areas."""
    return tuple(MeasuredFeature(feature, measurer.area(feature.polygons)) for feature in features)


def total_area(features: Sequence[MeasuredFeature]) -> float | None:
    """Sum of the areas in m²; None as soon as one has none."""
    total = 0.0
    for feature in features:
        if feature.area_m2 is None:
            return None
        total += feature.area_m2
    return total
