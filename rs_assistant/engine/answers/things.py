# SPDX-License-Identifier: GPL-2.0-or-later
"""Count, find, segment and measure: the phrase is applied to the features, then they are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.answers.context import Context, chosen, grouped, groups_of
from rs_assistant.engine.answers.covers import covered
from rs_assistant.engine.answers.decline import declined
from rs_assistant.engine.answers.lengths import apart, asks_share, quantity, sides
from rs_assistant.engine.answers.model import (
    FeatureGroup,
    MeasuredFeature,
    Part,
    Value,
    measured,
    total_area,
)
from rs_assistant.engine.answers.wording import Words, link, sentence
from rs_assistant.engine.lexicon import Kind, by_label
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrase_text import area_unit
from rs_assistant.engine.phrases import Query, Target, parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.positions import CELLS, cell_of
from rs_assistant.engine.results import Feature, StepResult
from rs_assistant.engine.selection import matching, missing_references
from rs_assistant.engine.shapes import shape

DOUBTFUL = 0.5
FEW_PATCHES = 6


def is_cover(features: Sequence[Feature], query: Query) -> bool:
    """Whether shares rather than counts are meant."""
    kinds = {feature.kind for feature in features}
    if kinds:
        return kinds == {"cover"}
    return all(target.kind is Kind.COVER for target in query.targets)


def things(result: StepResult, context: Context) -> Part:
    """The answer to a count, find, segment or measure step."""
    step = result.step
    if step.name is StepName.MEASURE:
        usual = context.words
        asked = Words(usual.tr, usual.about, area_unit(step.question))
        context = replace(context, words=asked)
    words = context.words
    query = parse_phrase(step.phrase)
    features = chosen(result, query, context)
    notes = list(_notes(result, query, features, context))
    if not features:
        return _none(result, query, context, tuple(notes))
    groups = grouped(features)
    confidence = sum(item.feature.score for item in features) / len(features)
    if quantity(step) in ("length", "distance"):
        return _lengths(result, groups, confidence, tuple(notes), context)
    ground = tuple(group for group in groups if group.features[0].feature.kind == "cover")
    countable = tuple(group for group in groups if group not in ground)
    text, value = covered(result, ground, query, context)
    if countable:
        counted, number = _objects(step, countable, query, context)
        text, value = (f"{text} {counted}", value) if ground else (counted, number)
        absent = _absent(result, query, features, context)
        if absent:
            text += " " + absent
    for statement in result.statements:
        if statement.subject == "declined":
            text += " " + words.tr("{things} can't be told in this image.").format(
                things=sentence(words.noun(statement.label)).rstrip(".")
            )
    return Part(text, False, value, confidence, groups, tuple(notes))


def _lengths(
    result: StepResult,
    groups: tuple[FeatureGroup, ...],
    confidence: float,
    notes: tuple[str, ...],
    context: Context,
) -> Part:
    """How long and wide things are, or how far apart."""
    if quantity(result.step) == "distance":
        features = [item for group in groups for item in group.features]
        absent = _absent(result, parse_phrase(result.step.phrase), features, context)
        text, metres = (absent, None) if absent else apart(groups, context)
        return Part(text, False, metres, confidence, groups, notes)
    if any(group.features[0].feature.kind == "cover" for group in groups):
        return declined(replace(result, declined="length"), context.words)
    text, metres = sides(groups, context)
    return Part(text, False, metres, confidence, groups, notes)


def _objects(
    step: Step, groups: tuple[FeatureGroup, ...], query: Query, context: Context
) -> tuple[str, Value]:
    name = step.name
    words, tr = context.words, context.words.tr
    features = [item for group in groups for item in group.features]
    counts = counts_of(features, words)
    where = words.where(context.main_cells(features))
    plain = all(target.plain for target in query.targets)
    if name is StepName.COUNT:
        template = tr("I count {counts}, {where}.") if where else tr("I count {counts}.")
        text = template.format(counts=counts, where=where)
        text += doubts(features, words)
        return text, len(features)
    if name is StepName.MEASURE:
        text, value = _measures(groups, context)
        return (
            (f"{text} {_share(features, query, context)}", value)
            if asks_share(step.question)
            else (text, value)
        )
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
        return text + doubts(features, words), len(features)
    area = total_area(features)
    text = tr("I outlined {counts}, {where}.").format(counts=counts, where=where)
    if area is not None:
        text += " " + (
            tr("It covers {area}.") if single else tr("Together they cover {area}.")
        ).format(area=words.area(area))
    return text + doubts(features, words), len(features)


def _share(features: Sequence[MeasuredFeature], query: Query, context: Context) -> str:
    """What share of the view things cover, or of the part that the phrase names."""
    words = context.words
    share = context.share_of_view(sum(pixel_area(item.feature.polygons) for item in features))
    positions = {target.position for target in query.targets}
    position = positions.pop() if len(positions) == 1 else None
    if position is not None:
        share = context.share_of(position, share)
    whole = words.whole if position is None else words.part(position)
    return words.tr("That is {share} of {whole}.").format(share=words.share(share), whole=whole)


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


def doubts(features: Sequence[MeasuredFeature], words: Words) -> str:
    """How many of the features are doubtful, as a sentence after a blank; "" where none is."""
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


def _absent(
    result: StepResult, query: Query, features: Sequence[MeasuredFeature], context: Context
) -> str:
    """What else was asked for and not found, or found but not where or how it was asked for."""
    words, tr = context.words, context.words.tr
    found = [item.feature for item in features]
    missing = [target for target in query.targets if target.word and not matching(found, target)]
    others = {i for target in missing for i in matching(result.features, target)}
    elsewhere = [target for target in missing if matching(result.features, target)]
    said = []
    for targets, template in (
        (
            [target for target in missing if target not in elsewhere],
            tr("I don't see any {things}."),
        ),
        (elsewhere, tr("I don't see any {things} like that.")),
    ):
        nouns = [words.noun(target.label or target.word) for target in targets]
        if nouns:
            said.append(template.format(things=words.alternatives(nouns)))
    if others:
        rest = measured([result.features[i] for i in sorted(others)], context.measurer)
        said.append(in_all(result, grouped(rest), context))
    return " ".join(said)


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
        groups = groups_of(result, context)
        text = tr("Nothing fits that.") + " " + in_all(result, groups, context)
        if query.needs_scale and context.views and context.views[0].metres_per_pixel is None:
            text += " " + tr("The picture has no scale, so sizes in metres can't be compared.")
        return Part(text, False, value, result.confidence, groups, notes)
    elif cover:
        text = tr("I don't see any {things} here.").format(things=nouns)
        value = 0.0
    else:
        text = tr("I can't see any {things} here.").format(things=nouns)
    if result.confidence is not None and result.confidence < 0.6:
        text += " " + tr("I'm not quite sure, though.")
    return Part(text, False, value, result.confidence, (), notes)


def counts_of(features: Sequence[MeasuredFeature], words: Words) -> str:
    """``4 storage tanks and 2 ships``, each a link."""
    groups = grouped(features)
    return words.listing([words.counted(g.name, len(g.features), g.name) for g in groups])


def in_all(result: StepResult, groups: Sequence[FeatureGroup], context: Context) -> str:
    """What there is of the kinds that were asked for, where none of it is meant."""
    words, tr = context.words, context.words.tr
    ground = [group for group in groups if group.features[0].feature.kind == "cover"]
    said = [covered(result, ground, Query(()), context)[0]] if ground else []
    countable = [group for group in groups if group not in ground]
    if countable:
        features = [item for group in countable for item in group.features]
        template = (
            tr("In all there is {counts} in {whole}.")
            if len(features) == 1
            else tr("In all there are {counts} in {whole}.")
        )
        said.append(template.format(counts=counts_of(features, words), whole=words.whole))
    return " ".join(said)


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
