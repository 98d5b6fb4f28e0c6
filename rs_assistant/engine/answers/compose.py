# SPDX-License-Identifier: GPL-2.0-or-later
"""Puts the parts of an answer together: one part per step, features grouped once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from rs_assistant.engine.answers.change import change
from rs_assistant.engine.answers.context import Context
from rs_assistant.engine.answers.decline import declined
from rs_assistant.engine.answers.describe import describe
from rs_assistant.engine.answers.lengths import quantity
from rs_assistant.engine.answers.model import (
    Answer,
    FeatureGroup,
    MeasuredFeature,
    MeasurerFactory,
    Part,
    Translate,
)
from rs_assistant.engine.answers.notes import note_sentences
from rs_assistant.engine.answers.own_words import in_own_words
from rs_assistant.engine.answers.question import question
from rs_assistant.engine.answers.refine import refined, told
from rs_assistant.engine.answers.things import things
from rs_assistant.engine.answers.wording import Words, link, spoken_of
from rs_assistant.engine.plans import KEPT, StepName
from rs_assistant.engine.requests import Polygon, View
from rs_assistant.engine.results import Feature, Result, StepResult

CERTAIN = 0.99  # nobody is surer than that
UNSEEN = 0.01  # share of a region without imagery from which answers say so
UNLOOKED = (StepName.HELP, StepName.DECLINE, StepName.PLACE, StepName.REFINE)


class _Unmeasured:
    """Stands in where there is no view: everything is of unknown size."""

    def area(self, polygons: tuple[Polygon, ...]) -> float | None:
        return None

    def distance(self, start: tuple[float, float], end: tuple[float, float]) -> float | None:
        return None


def _same(text: str) -> str:
    return text


def compose(
    result: Result,
    views: Sequence[View],
    measurer_factory: MeasurerFactory,
    previous: Sequence[MeasuredFeature] = (),
    tr: Translate = _same,
) -> Answer:
    """Word and measure the evidence of a whole plan.

    ``views`` are those of the request, ``measurer_factory`` gives a measurer for one of them,
    ``previous`` are the features of the answer that refinements refer to (in pixels of the first
    view), ``tr`` translates a template. Never raises on odd evidence: what is missing is not said.
    """
    words = Words(tr, spoken_of(views))
    measurer = measurer_factory(views[0]) if views else _Unmeasured()
    context = Context(tuple(views), measurer, words)
    if result.plan.choices:
        return _choices(result, words)
    looked_at = {step.step.view for step in result.steps if _about_one(step)}
    parts = []
    for step in result.steps:
        part = in_own_words(step, _part(step, _seen_by(step, context), previous), words)
        dated = len(looked_at) > 1 and _about_one(step)
        parts.append(_dated(part, _date_of(views, step.step.view)) if dated else part)
    text = "\n\n".join(part.text for part in parts if part.text)
    notes = [note for part in parts for note in part.notes]
    for step in result.steps:
        notes += note_sentences(step.notes, words)
    if len(views) > 1 and len(looked_at) == 1:
        view = looked_at.pop()
        template = (
            tr("This is about the second of the two dates ({date}).")
            if view
            else tr("This is about the first of the two dates ({date}).")
        )
        notes.append(template.format(date=_date_of(views, view)))
    if any(not step.declined and step.step.name not in UNLOOKED for step in result.steps):
        notes += _unseen(views, words)
    confidences = [part.confidence for part in parts if part.confidence is not None]
    values = [part.value for part in parts if part.value is not None]
    return Answer(
        text or tr("I can't answer that from this image."),
        bool(parts) and all(part.declined for part in parts),
        values[0] if values else None,
        min((*confidences, CERTAIN)) if confidences else None,
        _merged(parts),
        tuple(dict.fromkeys(notes)),
    )


def _unseen(views: Sequence[View], words: Words) -> list[str]:
    """That shares and counts are those of the part with imagery, where that is not all."""
    unseen = max((view.unseen for view in views), default=0.0)
    if unseen < UNSEEN:
        return []
    text = words.tr("Imagery covers only {share} of {whole}: the rest was not looked at.")
    return [text.format(share=words.share(1 - unseen), whole=words.whole)]


def _about_one(result: StepResult) -> bool:
    """Whether a step looked at a single picture."""
    return bool(result.statements or result.features) and not result.step.name.needs_two_views


def _seen_by(result: StepResult, context: Context) -> Context:
    """The context of a step that looked at a single picture begins with that one."""
    one = result.step.view and not result.step.name.needs_two_views
    views = context.views[1:] if one else ()
    return replace(context, views=views) if views else context


def _date_of(views: Sequence[View], index: int) -> str:
    view = views[min(index, len(views) - 1)]
    return view.date or view.name or str(index + 1)


def _dated(part: Part, date: str) -> Part:
    """A part of an answer about both dates, under the date that it is about."""
    apart = "\n\n" if part.text.startswith(("-", "**", "|", "#")) else " "
    return replace(part, text=f"**{date}:**{apart}{part.text}")


def _part(result: StepResult, context: Context, previous: Sequence[MeasuredFeature]) -> Part:
    words, tr = context.words, context.words.tr
    step = result.step
    if step.name is StepName.HELP:
        return Part(_help(words))
    if step.name is StepName.REFINE and not result.declined:
        return refined(step, result, context, previous)
    if step.style == KEPT and not result.declined:
        return told(result, context, previous)
    if step.name is StepName.DECLINE and not result.declined:
        return declined(_decline_of(result), words)
    if quantity(step) in ("height", "people"):
        return declined(replace(result, declined=quantity(step)), words)
    if result.declined:
        return declined(result, words)
    if step.name.needs_two_views:
        return change(result, context)
    if step.name is StepName.DESCRIBE:
        return describe(result, context, step.style or "normal")
    if step.name is StepName.ANSWER:
        return question(result, context)
    if step.name is StepName.CLASSIFY:
        return _classes(result, context)
    if step.name is StepName.PLACE:
        return _place(context)
    if step.name is StepName.LOCALISE or "similarity_only" in result.notes:
        return _similar(result, context)
    if any(statement.subject == "question" for statement in result.statements):
        return question(result, context)
    if step.name in (StepName.COUNT, StepName.FIND, StepName.SEGMENT, StepName.MEASURE):
        return things(result, context)
    return Part(tr("I can't answer that from this image."), declined=True)


def _decline_of(result: StepResult) -> StepResult:
    return StepResult(result.step, declined="not_about_imagery")


def _merged(parts: Sequence[Part]) -> tuple[FeatureGroup, ...]:
    """Groups of the same name become one; what two steps have found is kept once."""
    by_name: dict[str, dict[Hashable, MeasuredFeature]] = {}
    for part in parts:
        for group in part.groups:
            held = by_name.setdefault(group.name, {})
            for item in group.features:
                held.setdefault(_outline(item.feature), item)
    return tuple(FeatureGroup(name, tuple(held.values())) for name, held in by_name.items())


def _outline(feature: Feature) -> Hashable:
    """Equal for equal outlines of the same thing: each step brings its own copies of them."""
    rings = [ring.tobytes() for polygon in feature.polygons for ring in polygon]
    return feature.label, *rings


def _classes(result: StepResult, context: Context) -> Part:
    """The best of the classes, with the runners-up."""
    words, tr = context.words, context.words.tr
    ranked = [s for s in result.statements if s.subject == "class"]
    if not ranked:
        return Part(tr("I can't tell which class this is."), declined=True)
    best = ranked[0]
    text = tr("Most likely {name} ({score}).").format(
        name=f"**{tr(best.label)}**", score=words.share(best.score)
    )
    others = [
        tr("{name} {score}").format(name=tr(s.label), score=words.share(s.score))
        for s in ranked[1:4]
        if s.score >= 0.01
    ]
    if others:
        text += " " + tr("Then {others}.").format(others=words.listing(others))
    if best.score < 0.5:
        text += " " + tr("None of them fits well.")
    return Part(text, False, best.label, best.score)


def _similar(result: StepResult, context: Context) -> Part:
    """Places that look like the words."""
    words, tr = context.words, context.words.tr
    phrase = result.step.phrase
    features = tuple(MeasuredFeature(f, context.measurer.area(f.polygons)) for f in result.features)
    if not features:
        text = tr("Nothing here looks clearly like “{phrase}”.").format(phrase=phrase)
        return Part(text, False, 0, result.confidence)
    places = link(
        tr("one place")
        if len(features) == 1
        else tr("{count} places").format(count=words.number(len(features))),
        "features",
        features[0].feature.label,
    )
    text = tr("By likeness alone, {places} might be “{phrase}”, {where}.").format(
        places=places,
        phrase=phrase,
        where=words.where(context.main_cells(features)) or words.where(["center"]),
    )
    group = FeatureGroup(features[0].feature.label, features)
    return Part(text, False, None, result.confidence, (group,))


def _place(context: Context) -> Part:
    """Where this is, as far as coordinates tell."""
    tr = context.words.tr
    if not context.views or context.views[0].geotransform is None:
        return Part(
            tr("The picture has no georeference, so I can't say where this is."), declined=True
        )
    view = context.views[0]
    assert view.geotransform is not None
    left, top, width, height = context.frame
    x, y = view.geotransform.to_map([[left + width / 2, top + height / 2]])[0].tolist()
    degrees = abs(x) <= 180 and abs(y) <= 90 and "GEOG" in view.crs_wkt[:5].upper()
    where = (
        tr("latitude {y}, longitude {x}").format(x=f"{x:.5f}", y=f"{y:.5f}")
        if degrees
        else tr("x {x}, y {y} in the CRS of the layer").format(x=f"{x:.1f}", y=f"{y:.1f}")
    )
    text = tr(
        "The middle of {whole} lies at {where}. To name the place I would need a knowledge pack "
        "with places, and none is installed."
    ).format(whole=context.words.whole, where=where)
    return Part(text)


def _choices(result: Result, words: Words) -> Answer:
    tr = words.tr
    offered = []
    for step in result.plan.choices:
        about = step.phrase or ", ".join(step.labels)
        name = tr(step.name.value.replace("_", " "))
        offered.append(f"- {name} {about}".rstrip())
    text = tr("I'm not sure what you would like. Do you mean:") + "\n\n" + "\n".join(offered)
    return Answer(text, False, None, result.plan.confidence)


def _help(words: Words) -> str:
    tr = words.tr
    lines = [
        tr("I look at the imagery that the map shows, on this computer. You can ask, for example:"),
        "",
        f"- *{tr('Describe this view')}* · *{tr('in detail')}* · *{tr('for a report')}*",
        f"- *{tr('How many ships are there?')}* · *{tr('Find the storage tanks')}*",
        f"- *{tr('Segment the water')}* · *{tr('Outline the buildings larger than 500 m²')}*",
        f"- *{tr('What share of the view is farmland?')}* · *{tr('Is there a bridge?')}*",
        f"- *{tr('What has changed?')}* · *{tr('How much forest was lost?')}* "
        + tr("(choose two dates first)"),
        "",
        tr(
            "Draw a region to speak about a part of the view. Answers can be added to the map as "
            "layers. Type **/** for all commands."
        ),
    ]
    return "\n".join(lines)
