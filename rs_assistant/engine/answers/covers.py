# SPDX-License-Identifier: GPL-2.0-or-later
"""Land cover in words: its share of the view or of the part that is named, its area, its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rs_assistant.engine.answers.context import Context
from rs_assistant.engine.answers.lengths import asks_share
from rs_assistant.engine.answers.model import FeatureGroup, MeasuredFeature, Value, total_area
from rs_assistant.engine.answers.wording import link, sentence
from rs_assistant.engine.clipping import named_parts
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import Position, Query
from rs_assistant.engine.results import Feature, Statement, StepResult


def cover_share(
    statement: Statement, features: Sequence[MeasuredFeature], everything: Sequence[Feature]
) -> float:
    """Share of the view of some of a class's patches, from the share of all of them."""
    total = sum(pixel_area(f.polygons) for f in everything if f.label == statement.label)
    part = sum(pixel_area(item.feature.polygons) for item in features)
    return (statement.share or 0.0) * (part / total if total else 0.0)


@dataclass(frozen=True)
class Extent:
    """How much a cover takes up: ``share`` of the part that a phrase names, which is ``position``,
    or else of the view; ``of_view`` of the view. None where nothing is stated."""

    share: float | None = None
    of_view: float | None = None
    position: Position | None = None


def extent(result: StepResult, group: FeatureGroup, query: Query, context: Context) -> Extent:
    """The shares of the features of one class that a phrase means."""
    stated = [s for s in result.statements if s.subject == "cover" and s.label == group.name]
    if not stated:
        return Extent()
    share = cover_share(stated[0], group.features, result.features)
    position = named_parts(result.features, query).get(group.name)
    if position is None:
        return Extent(share, share)
    return Extent(context.share_of(position, share), share, position)


def covered(
    result: StepResult, groups: Sequence[FeatureGroup], query: Query, context: Context
) -> tuple[str, Value]:
    """What each class covers, and the share of all of them: of the view, or of the part of it that
    the phrase names."""
    words = context.words
    lines: list[str] = []
    value: Value = None
    for group in groups:
        found = extent(result, group, query, context)
        if found.share is None and asks_share(result.step.question):
            # What an edit has left comes without shares: its outlines have them.
            pixels = sum(pixel_area(item.feature.polygons) for item in group.features)
            found = Extent(context.share_of_view(pixels))
        if found.share is not None:
            value = (float(value) if isinstance(value, float) else 0.0) + found.share
        lines += _lines(group, found, covered_cells(result, group, context), context)
        if found.position is not None:
            share = words.share(found.of_view or 0.0)
            lines.append(
                words.tr("That is {share} of {whole}.").format(share=share, whole=words.whole)
            )
    return " ".join(lines), value


def covered_cells(result: StepResult, group: FeatureGroup, context: Context) -> tuple[str, ...]:
    """Where the features of a cover lie: as the mask says of all of them."""
    everything = sum(feature.label == group.name for feature in result.features)
    for statement in result.statements:
        whole = len(group.features) == everything and statement.cells
        if statement.subject == "cover" and statement.label == group.name and whole:
            return statement.cells
    return context.main_cells(group.features)


def _lines(group: FeatureGroup, found: Extent, cells: Sequence[str], context: Context) -> list[str]:
    words, tr = context.words, context.words.tr
    share, position = found.share, found.position
    area, count = total_area(group.features), len(group.features)
    patches = link(
        tr("{count} patches").format(count=words.number(count)) if count > 1 else tr("one patch"),
        "features",
        group.name,
    )
    several = words.several(group.name)
    if share is not None and area is not None:
        line = (
            tr("{name} cover {share} of {whole} ({area}, {patches}){where}.")
            if several
            else tr("{name} covers {share} of {whole} ({area}, {patches}){where}.")
        )
    elif share is not None:
        line = (
            tr("{name} cover {share} of {whole} ({patches}){where}.")
            if several
            else tr("{name} covers {share} of {whole} ({patches}){where}.")
        )
    else:
        line = tr("{name}: {area} in {patches}{where}.")
    lines = [
        sentence(
            line.format(
                name=words.noun(group.name),
                share=words.share(share or 0.0),
                whole=words.whole if position is None else words.part(position),
                area=words.area(area) if area is not None else "",
                patches=patches,
                where=""
                if position is not None
                else words.placed(cells, unless_throughout=(share or 0.0) > 0.5),
            )
        )
    ]
    largest = max((item.area_m2 or 0.0 for item in group.features), default=0.0)
    if area and 1 < count <= 400 and largest < 0.95 * area:
        lines.append(tr("The largest patch measures {area}.").format(area=words.area(largest)))
    return lines
