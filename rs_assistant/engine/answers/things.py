# SPDX-License-Identifier: GPL-2.0-or-later
"""Count, find, segment and measure: the phrase is applied to the features, then they are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rs_assistant.engine.answers.model import (
    FeatureGroup,
    MeasuredFeature,
    Part,
    Value,
    total_area,
)
from rs_assistant.engine.answers.wording import Words, link, sentence
from rs_assistant.engine.lexicon import Kind, by_label
from rs_assistant.engine.measures import Measurer, pixel_area
from rs_assistant.engine.phrases import Query, Target, parse_phrase
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.positions import CELLS, cell_of, cells_of_points
from rs_assistant.engine.refinement import squared
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature, Statement, StepResult
from rs_assistant.engine.selection import missing_references, select
from rs_assistant.engine.shapes import shape

DOUBTFUL = 0.5
FEW_PATCHES = 6


@dataclass(frozen=True)
class Context:
    """What wording needs besides the evidence."""

    views: tuple[View, ...]
    measurer: Measurer
    words: Words

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Column, row, width and height of the part that is spoken of: the region's box, or all."""
        view = self.views[0]
        rings = [polygon[0] for polygon in view.region if len(polygon)]
        if not rings:
            return 0.0, 0.0, float(view.width), float(view.height)
        left = max(min(float(ring[:, 0].min()) for ring in rings), 0.0)
        top = max(min(float(ring[:, 1].min()) for ring in rings), 0.0)
        right = min(max(float(ring[:, 0].max()) for ring in rings), float(view.width))
        bottom = min(max(float(ring[:, 1].max()) for ring in rings), float(view.height))
        return left, top, max(right - left, 1.0), max(bottom - top, 1.0)

    def cells(self, features: Sequence[MeasuredFeature]) -> tuple[str, ...]:
        """Cells that hold the centre of a feature, in reading order."""
        left, top, width, height = self.frame
        centres = [shape(item.feature).centre - (left, top) for item in features]
        return cells_of_points([(float(x), float(y)) for x, y in centres], width, height)

    def main_cells(self, features: Sequence[MeasuredFeature]) -> tuple[str, ...]:
        """Cells that hold a fair part of the features' area, so that outliers say nothing."""
        left, top, width, height = self.frame
        held = dict.fromkeys(CELLS, 0.0)
        for item in features:
            own = shape(item.feature)
            x, y = own.centre
            weight = own.area if item.feature.kind == "cover" else 1.0
            held[cell_of(float(x) - left, float(y) - top, width, height)] += weight
        total = sum(held.values())
        return tuple(cell for cell in CELLS if total and held[cell] >= 0.12 * total)


def chosen(result: StepResult, phrase: str, context: Context) -> list[MeasuredFeature]:
    """The features that a phrase means, measured."""
    view = context.views[0]
    indices = select(
        result.features,
        result.references,
        parse_phrase(phrase),
        context.measurer,
        (view.height, view.width),
    )
    query = parse_phrase(phrase)
    drawn = [result.features[i] for i in indices]
    if any("right-angled" in target.attributes for target in query.targets):
        drawn = [squared(feature) if feature.kind == "object" else feature for feature in drawn]
    return [MeasuredFeature(feature, context.measurer.area(feature.polygons)) for feature in drawn]


def grouped(features: Sequence[MeasuredFeature]) -> tuple[FeatureGroup, ...]:
    """One group per label, in the order of their first feature."""
    by_name: dict[str, list[MeasuredFeature]] = {}
    for item in features:
        by_name.setdefault(item.feature.label, []).append(item)
    return tuple(FeatureGroup(name, tuple(items)) for name, items in by_name.items())


def groups_of(result: StepResult, context: Context) -> tuple[FeatureGroup, ...]:
    """The features of a step by label, measured."""
    return grouped([MeasuredFeature(f, context.measurer.area(f.polygons)) for f in result.features])


def is_cover(features: Sequence[Feature], query: Query) -> bool:
    """Whether shares rather than counts are meant."""
    kinds = {feature.kind for feature in features}
    if kinds:
        return kinds == {"cover"}
    return all(target.kind is Kind.COVER for target in query.targets)


def things(result: StepResult, context: Context) -> Part:
    """The answer to a count, find, segment or measure step."""
    words = context.words
    step = result.step
    query = parse_phrase(step.phrase)
    features = chosen(result, step.phrase, context)
    notes = list(_notes(result, query, features, context))
    if not features:
        return _none(result, query, context, tuple(notes))
    groups = grouped(features)
    confidence = sum(item.feature.score for item in features) / len(features)
    value: Value
    if is_cover([item.feature for item in features], query):
        text, value = _covers(result, groups, query, context)
    else:
        text, value = _objects(step.name, groups, query, context)
        absent = _absent(query, features, words)
        if absent:
            text += " " + absent
    for statement in result.statements:
        if statement.subject == "declined":
            text += " " + words.tr("{things} can't be told in this image.").format(
                things=sentence(words.noun(statement.label)).rstrip(".")
            )
    return Part(text, False, value, confidence, groups, tuple(notes))


def _objects(
    name: StepName, groups: tuple[FeatureGroup, ...], query: Query, context: Context
) -> tuple[str, Value]:
    words, tr = context.words, context.words.tr
    features = [item for group in groups for item in group.features]
    counts = words.listing([words.counted(g.name, len(g.features), g.name) for g in groups])
    where = words.where(context.main_cells(features))
    plain = all(target.plain for target in query.targets)
    if name is StepName.COUNT:
        template = tr("I count {counts}, {where}.") if where else tr("I count {counts}.")
        text = template.format(counts=counts, where=where)
        text += _doubts(features, words)
        return text, len(features)
    if name is StepName.MEASURE:
        return _measures(groups, context)
    single = len(features) == 1
    if name is StepName.FIND:
        if single:
            text = tr("Here it is: {counts} {where}.").format(counts=counts, where=where)
        elif plain:
            text = tr("There are {counts}: {places}.").format(
                counts=counts, places=_places(features, context)
            )
        else:
            text = tr("These are meant: {counts}, {where}.").format(counts=counts, where=where)
        return text + _doubts(features, words), len(features)
    area = total_area(features)
    text = tr("I outlined {counts}, {where}.").format(counts=counts, where=where)
    if area is not None:
        text += " " + (
            tr("It covers {area}.") if single else tr("Together they cover {area}.")
        ).format(area=words.area(area))
    return text + _doubts(features, words), len(features)


def _places(features: Sequence[MeasuredFeature], context: Context) -> str:
    """``3 at the top left, 2 in the centre``: counted by cell, each a link."""
    words = context.words
    left, top, width, height = context.frame
    held: dict[str, int] = {}
    for item in features:
        x, y = shape(item.feature).centre
        cell = cell_of(float(x) - left, float(y) - top, width, height)
        held[cell] = held.get(cell, 0) + 1
    parts = [
        link(
            words.tr("{count} {where}").format(
                count=words.number(held[cell]), where=words.where([cell])
            ),
            "cell",
            cell.replace(" ", "-"),
        )
        for cell in CELLS
        if cell in held
    ]
    return words.listing(parts)


def _measures(groups: tuple[FeatureGroup, ...], context: Context) -> tuple[str, Value]:
    words, tr = context.words, context.words.tr
    lines: list[str] = []
    value: Value = None
    for group in groups:
        area = total_area(group.features)
        counted = words.counted(group.name, len(group.features), group.name)
        if area is None:
            template = (
                tr("{counted}; the picture has no scale, so its area can't be given.")
                if len(group.features) == 1
                else tr("{counted}; the picture has no scale, so their area can't be given.")
            )
            lines.append(template.format(counted=counted))
            continue
        value = (float(value) if isinstance(value, float) else 0.0) + area
        if len(group.features) == 1:
            lines.append(
                tr("{counted} covers {area}.").format(counted=counted, area=words.area(area))
            )
            continue
        sizes = sorted(item.area_m2 or 0.0 for item in group.features)
        lines.append(
            tr(
                "{counted} cover {area} together: {mean} each on average, the smallest {low}, "
                "the largest {high}."
            ).format(
                counted=counted,
                area=words.area(area),
                mean=words.area(area / len(sizes)),
                low=words.area(sizes[0]),
                high=words.area(sizes[-1]),
            )
        )
    return " ".join(sentence(line) for line in lines), value


def cover_share(
    statement: Statement, features: Sequence[MeasuredFeature], everything: Sequence[Feature]
) -> float:
    """Share of the view of some of a class's patches, from the share of all of them."""
    total = sum(pixel_area(f.polygons) for f in everything if f.label == statement.label)
    part = sum(pixel_area(item.feature.polygons) for item in features)
    return (statement.share or 0.0) * (part / total if total else 0.0)


def _covers(
    result: StepResult, groups: tuple[FeatureGroup, ...], query: Query, context: Context
) -> tuple[str, Value]:
    words, tr = context.words, context.words.tr
    stated = {s.label: s for s in result.statements if s.subject == "cover"}
    lines: list[str] = []
    value: Value = None
    for group in groups:
        statement = stated.get(group.name)
        area = total_area(group.features)
        share = cover_share(statement, group.features, result.features) if statement else None
        if share is not None:
            value = (float(value) if isinstance(value, float) else 0.0) + share
        whole = statement is not None and len(group.features) == sum(
            f.label == group.name for f in result.features
        )
        cells = statement.cells if statement and whole else context.main_cells(group.features)
        count = len(group.features)
        patches = link(
            words.tr("{count} patches").format(count=words.number(count))
            if count > 1
            else words.tr("one patch"),
            "features",
            group.name,
        )
        name = words.noun(group.name)
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
        lines.append(
            sentence(
                line.format(
                    name=name,
                    share=words.share(share or 0.0),
                    whole=words.whole,
                    area=words.area(area) if area is not None else "",
                    patches=patches,
                    where=words.placed(cells, unless_throughout=(share or 0.0) > 0.5),
                )
            )
        )
        if area and 1 < count <= 400:
            largest = max(group.features, key=lambda item: item.area_m2 or 0.0)
            if (largest.area_m2 or 0.0) < 0.95 * area:
                lines.append(
                    tr("The largest patch measures {area}.").format(
                        area=words.area(largest.area_m2 or 0.0)
                    )
                )
    return " ".join(lines), value


def _doubts(features: Sequence[MeasuredFeature], words: Words) -> str:
    doubtful = sum(item.feature.score < DOUBTFUL for item in features)
    if not doubtful or len(features) == 0:
        return ""
    if doubtful == len(features):
        if len(features) == 1:
            return " " + words.tr("I'm not sure of it, though.")
        return " " + words.tr("I'm not sure of any of them, though.")
    if doubtful == 1:
        return " " + words.tr("One of them is doubtful.")
    return " " + words.tr("{count} of them are doubtful.").format(count=words.number(doubtful))


def _absent(query: Query, features: Sequence[MeasuredFeature], words: Words) -> str:
    """What else was asked for and not found."""
    from rs_assistant.engine.selection import matching

    found = [item.feature for item in features]
    missing = [
        words.noun(target.label or target.word)
        for target in query.targets
        if target.word and not matching(found, target)
    ]
    if not missing:
        return ""
    return words.tr("I don't see any {things}.").format(things=words.alternatives(missing))


def asked_noun(target: Target, words: Words) -> str:
    """The plural noun of a target, in the user's own word where it is outside the lexicon."""
    label = target.label or target.word
    return words.noun(label) if label else words.tr("such things")


def _none(result: StepResult, query: Query, context: Context, notes: tuple[str, ...]) -> Part:
    """Nothing is meant by the phrase: say which part of it fits nothing."""
    words, tr = context.words, context.words.tr
    nouns = words.alternatives(
        list(dict.fromkeys(asked_noun(target, words) for target in query.targets))
    )
    value: Value = 0
    missing = missing_references(result.features, result.references, query)
    labels = [target.label or "" for target in query.targets]
    cover = is_cover(result.features, query) and any(
        (term := by_label(label)) is not None and term.kind is Kind.COVER for label in labels
    )
    if result.features and missing:
        text = tr("I can't see any {reference} to relate the {things} to.").format(
            reference=words.alternatives([words.noun(word) for word in missing]), things=nouns
        )
    elif result.features and not all(target.plain for target in query.targets):
        counts = words.listing(
            [
                words.counted(group.name, len(group.features), group.name)
                for group in grouped(_all(result, context))
            ]
        )
        text = tr("Nothing fits that. In all there are {counts} in {whole}.").format(
            counts=counts, whole=words.whole
        )
        if query.needs_scale and context.views and context.views[0].metres_per_pixel is None:
            text += " " + tr("The picture has no scale, so sizes in metres can't be compared.")
        groups = grouped(_all(result, context))
        return Part(text, False, value, result.confidence, groups, notes)
    elif cover:
        text = tr("I don't see any {things} here.").format(things=nouns)
        value = 0.0
    else:
        text = tr("I can't see any {things} here.").format(things=nouns)
    if result.confidence is not None and result.confidence < 0.6:
        text += " " + tr("I'm not quite sure, though.")
    return Part(text, False, value, result.confidence, (), notes)


def _all(result: StepResult, context: Context) -> list[MeasuredFeature]:
    return [
        MeasuredFeature(feature, context.measurer.area(feature.polygons))
        for feature in result.features
    ]


def _notes(
    result: StepResult, query: Query, features: Sequence[MeasuredFeature], context: Context
) -> Sequence[str]:
    words = context.words
    found: list[str] = []
    if query.ignored and "colour_filtered" not in result.notes:
        found.append(
            words.tr("“{word}” was left aside: outlines don't show it.").format(
                word=words.listing(query.ignored)
            )
        )
    return found
