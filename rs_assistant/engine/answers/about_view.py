# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers about a view as a whole: theme, urban or rural, covers, colours, clouds, its layer."""

from __future__ import annotations

from rs_assistant.engine.answers.context import Context, groups_of
from rs_assistant.engine.answers.model import Part, Value
from rs_assistant.engine.answers.names import several, spoken
from rs_assistant.engine.answers.wording import link, quiet, sentence
from rs_assistant.engine.results import Statement, StepResult


def theme(result: StepResult, asked: Statement, context: Context) -> Part:
    """What the view shows."""
    words, tr = context.words, context.words.tr
    stated = [s for s in result.statements if s.subject in ("scene", "cover")]
    if not stated:
        return Part(tr("I can't tell what this shows."), confidence=result.confidence)
    names = [spoken(s.label, words) for s in stated[:3]]
    first = stated[0]
    if len(names) == 1:
        template = tr("This shows {thing}.") if several(first.label) else tr("This is {thing}.")
        text = template.format(thing=names[0])
    else:
        text = tr("Mainly {thing}, together with {others}.").format(
            thing=names[0], others=words.listing(names[1:])
        )
    value: Value = str(result.value) if result.value is not None else first.label
    return Part(text + quiet(result.confidence, words), False, value, result.confidence)


def urban(result: StepResult, asked: Statement, context: Context) -> Part:
    """Urban or rural, with the share that is built up."""
    words, tr = context.words, context.words.tr
    stated = next((s for s in result.statements if s.subject == "urban"), None)
    if stated is None or result.value is None:
        return Part(
            tr("I can't tell whether this is urban or rural."), confidence=result.confidence
        )
    share = words.share(stated.share or 0.0)
    if result.value == "rural" and (stated.share or 0.0) < 0.03:
        text = tr("This is a rural area: hardly any of it is built up.")
    elif result.value == "urban":
        text = tr("This is an urban area: about {share} of {whole} is built up.")
    else:
        text = tr("This is a rural area: only about {share} of {whole} is built up.")
    return Part(
        text.format(share=share, whole=words.whole) + quiet(result.confidence, words),
        False,
        result.verdict if result.verdict is not None else str(result.value),
        result.confidence,
    )


def dominant(result: StepResult, asked: Statement, context: Context) -> Part:
    """Which land cover takes up most of the view."""
    words, tr = context.words, context.words.tr
    covers = [s for s in result.statements if s.subject == "cover"]
    groups = groups_of(result, context)
    if not covers:
        return theme(result, asked, context)
    parts = [
        tr("{thing} ({share})").format(
            thing=link(spoken(s.label, words), "features", s.label)
            if any(g.name == s.label for g in groups)
            else spoken(s.label, words),
            share=words.share(s.share or 0.0),
        )
        for s in covers[:4]
    ]
    many = several(covers[0].label)
    if len(parts) == 1:
        template = tr("{first} dominate.") if many else tr("{first} dominates.")
    else:
        template = (
            tr("{first} dominate, followed by {others}.")
            if many
            else tr("{first} dominates, followed by {others}.")
        )
    text = template.format(first=parts[0], others=words.listing(parts[1:]))
    return Part(sentence(text), False, covers[0].label, result.confidence, groups)


def colour(result: StepResult, asked: Statement, context: Context) -> Part:
    """Colours of the view, or of a thing in it."""
    words, tr = context.words, context.words.tr
    colours = [s for s in result.statements if s.subject == "colour"]
    groups = groups_of(result, context)
    if not colours:
        return open_question(result, asked, context)
    names = words.listing([tr(s.label) for s in colours[:2]])
    if asked.label:
        text = (
            tr("The {thing} are mainly {colours}.")
            if words.several(asked.label, len(result.features))
            else tr("The {thing} is mainly {colours}.")
        ).format(thing=words.noun(asked.label, len(result.features)), colours=names)
    else:
        text = sentence(tr("{whole} is mainly {colours}.").format(whole=words.whole, colours=names))
    return Part(text, False, colours[0].label, result.confidence, groups)


def clouds(result: StepResult, asked: Statement, context: Context) -> Part:
    """Whether there are clouds, how many and where."""
    words, tr = context.words, context.words.tr
    stated = next((s for s in result.statements if s.subject == "clouds"), None)
    if stated is None:
        return Part(tr("No, I don't see any clouds."), False, False, result.confidence)
    where = words.placed(stated.cells, unless_throughout=True)
    if stated.share is None:
        text = tr("Yes, clouds lie over part of {whole}{where}.").format(
            whole=words.whole, where=where
        )
    else:
        text = tr("Yes, clouds hide about {share} of {whole}{where}.").format(
            share=words.share(stated.share), whole=words.whole, where=where
        )
    return Part(text, False, True, result.confidence)


def metadata(result: StepResult, asked: Statement, context: Context) -> Part:
    """What the layer itself says; nothing is guessed from the picture."""
    words, tr = context.words, context.words.tr
    view = context.views[0]
    scale = view.metres_per_pixel
    value: Value = None
    if asked.text == "date":
        value = view.date
        text = (
            tr("The layer is dated {date}.").format(date=view.date)
            if view.date
            else tr("The layer carries no date, and a date can't be read from the picture.")
        )
    elif asked.text == "sensor":
        value = view.sensor
        text = (
            tr("The layer names {sensor} as its sensor.").format(sensor=view.sensor)
            if view.sensor
            else tr("The layer doesn't say which sensor took it.")
        )
    elif scale is None:
        text = tr("The picture has no scale, so neither its resolution nor its size is known.")
    elif asked.text == "resolution":
        value = scale
        text = tr("A pixel measures {size} on the ground.").format(size=words.length(scale))
    else:
        _, _, width, height = context.frame
        # A region is rarely its bounding box.
        area = context.measurer.area(view.region) if view.region else width * height * scale**2
        value = area
        text = sentence(
            tr("{whole} measures {width} by {height}, {area} in all.").format(
                whole=words.whole,
                width=words.length(width * scale),
                height=words.length(height * scale),
                area=words.area(area or 0.0),
            )
        )
    return Part(text, value is None, value, 1.0 if value is not None else None)


def open_question(result: StepResult, asked: Statement, context: Context) -> Part:
    """A question that no expert answers: say so, and what is known of the things it names."""
    words, tr = context.words, context.words.tr
    text = tr("I can't tell that from this image.")
    groups = groups_of(result, context)
    if groups:
        counts = words.listing([words.counted(g.name, len(g.features), g.name) for g in groups])
        template = (
            tr("What I can say: there is {counts}.")
            if len(groups[0].features) == 1
            else tr("What I can say: there are {counts}.")
        )
        text += " " + template.format(counts=counts)
    else:
        scenes = [s for s in result.statements if s.subject in ("scene", "cover")]
        if scenes:
            text += " " + tr("What I can say: it shows {things}.").format(
                things=words.listing([spoken(s.label, words) for s in scenes[:3]])
            )
    return Part(text, False, None, result.confidence, groups)
