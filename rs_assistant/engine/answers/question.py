# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers to questions: yes or no, how many, where, which, what colour, or "I can't tell".

The worker states what kind of question it understood in a statement ``question`` whose ``text`` is
the kind and whose ``label`` is the class that it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rs_assistant.engine.answers.model import FeatureGroup, MeasuredFeature, Part, Value
from rs_assistant.engine.answers.names import several, spoken
from rs_assistant.engine.answers.things import Context, chosen, cover_share, grouped, things
from rs_assistant.engine.answers.wording import Words, link, sentence
from rs_assistant.engine.language import singular_phrase
from rs_assistant.engine.lexicon import Kind, by_label
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.results import Statement, StepResult

UNSURE = 0.6


def question(result: StepResult, context: Context) -> Part:
    """The answer to an ``answer`` step."""
    asked = next((s for s in result.statements if s.subject == "question"), None)
    kind = asked.text if asked else ""
    makers: dict[str, Maker] = {
        "presence": _presence,
        "count": _as_step(StepName.COUNT),
        "share": _as_step(StepName.MEASURE),
        "measure": _as_step(StepName.MEASURE),
        "location": _location,
        "comparison": _comparison,
        "theme": _theme,
        "urban": _urban,
        "dominant_cover": _dominant,
        "colour": _colour,
        "clouds": _clouds,
        "date": _metadata,
        "resolution": _metadata,
        "sensor": _metadata,
        "size": _metadata,
    }
    maker = makers.get(kind, _open)
    return maker(result, asked or Statement("question"), context)


Maker = Callable[[StepResult, Statement, Context], Part]


def _as_step(name: StepName) -> Maker:
    """The question is a count or a measurement in other words."""

    def make(result: StepResult, asked: Statement, context: Context) -> Part:
        step = Step(name, result.step.phrase or asked.label, question=result.step.question)
        part = things(replace(result, step=step), context)
        guess = next((s for s in result.statements if s.subject == "guess"), None)
        return part if guess is None or guess.count is None else _corrected(part, guess, context)

    return make


def _corrected(part: Part, guess: Statement, context: Context) -> Part:
    """A count of outlines, and how many there probably are: on a chip both are known."""
    words, tr = context.words, context.words.tr
    if part.value == guess.count:
        return part
    number = words.number(guess.count or 0)
    text = tr("There are probably {count} {things}.").format(
        count=number, things=words.noun(singular_phrase(guess.label), guess.count)
    )
    if part.groups:
        outlined = sum(len(group.features) for group in part.groups)
        text += " " + tr("I could outline {count}.").format(count=words.number(outlined))
    return replace(part, text=text, declined=False, value=guess.count, confidence=guess.score)


def _quiet(confidence: float | None, words: Words) -> str:
    """How sure, said quietly, and only where it matters."""
    if confidence is None or confidence >= 0.75:
        return ""
    if confidence >= UNSURE:
        return " " + words.tr("I'm fairly, not entirely, sure.")
    return " " + words.tr("I'm not very sure of this.")


def _presence(result: StepResult, asked: Statement, context: Context) -> Part:
    words, tr = context.words, context.words.tr
    phrase = result.step.phrase or asked.label
    query = parse_phrase(phrase)
    features = chosen(result, phrase, context) if result.features else []
    plain = all(target.plain for target in query.targets)
    verdict = result.verdict
    if result.features and not plain:
        # Relations, sizes and positions are decided on the outlines.
        verdict = bool(features)
    noun = words.alternatives(
        list(dict.fromkeys(words.noun(t.label or t.word or asked.label) for t in query.targets))
    )
    belief = next((s for s in result.statements if s.subject == "belief"), None)
    cover = next((s for s in result.statements if s.subject == "cover"), None)
    quiet = _quiet(result.confidence, words)
    if verdict is None:
        text = tr("I'm not sure about {thing} here: the evidence is weak.").format(thing=noun)
        if features and cover is not None:
            share = words.share(cover_share(cover, features, result.features))
            template = (
                tr("They would cover {share} of {whole}{where}.")
                if words.several(cover.label)
                else tr("It would cover {share} of {whole}{where}.")
            )
            text += " " + template.format(
                share=share,
                whole=words.whole,
                where=words.placed(cover.cells, unless_throughout=(cover.share or 0.0) > 0.5),
            )
        elif features:
            text += " " + tr("These might be some: {counts}.").format(
                counts=_counts(features, words)
            )
        return Part(text, False, None, result.confidence, grouped(features))
    if not verdict:
        text = tr("No, I don't see any {thing} here.").format(thing=noun)
        if result.features and not plain:
            everything = [
                MeasuredFeature(f, context.measurer.area(f.polygons)) for f in result.features
            ]
            text = tr("No. There are {counts} in {whole}, but none like that.").format(
                counts=_counts(everything, words), whole=words.whole
            )
            return Part(text, False, False, result.confidence, grouped(everything))
        if features:
            text = tr(
                "Probably not. {counts} might be meant, but all else speaks against it."
            ).format(counts=_counts(features, words))
            return Part(sentence(text), False, False, result.confidence, grouped(features))
        return Part(text + quiet, False, False, result.confidence)
    if features and cover is not None:
        share = words.share(cover_share(cover, features, result.features))
        name = link(words.noun(cover.label), "features", cover.label)
        text = (
            tr("Yes: {name} cover {share} of {whole}{where}.")
            if words.several(cover.label)
            else tr("Yes: {name} covers {share} of {whole}{where}.")
        ).format(
            name=name,
            share=share,
            whole=words.whole,
            where=words.placed(cover.cells, unless_throughout=(cover.share or 0.0) > 0.5),
        )
    elif features:
        where = words.where(context.main_cells(features))
        template = tr("Yes, I see {counts} {where}.") if where else tr("Yes, I see {counts}.")
        text = template.format(counts=_counts(features, words), where=where)
    elif belief is not None and belief.cells and len(belief.cells) < 8:
        text = tr("Yes, I see {thing} {where}.").format(
            thing=_some(phrase, words), where=words.where(belief.cells)
        )
    else:
        text = tr("Yes, I see {thing}.").format(thing=_some(phrase, words))
    return Part(text + quiet, False, True, result.confidence, grouped(features))


def _some(phrase: str, words: Words) -> str:
    target = parse_phrase(phrase).targets[0]
    label = target.label or target.word or phrase
    term = by_label(label)
    if term is not None and term.kind is Kind.SCENE:
        return spoken(label, words)
    return words.noun(label)


def _counts(features: list[MeasuredFeature], words: Words) -> str:
    return words.listing(
        [words.counted(g.name, len(g.features), g.name) for g in grouped(features)]
    )


def _location(result: StepResult, asked: Statement, context: Context) -> Part:
    words, tr = context.words, context.words.tr
    phrase = result.step.phrase or asked.label
    features = chosen(result, phrase, context) if result.features else []
    belief = next((s for s in result.statements if s.subject in ("belief", "cover")), None)
    noun = _some(phrase, words)
    guess = next((s for s in result.statements if s.subject == "guess"), None)
    if guess is not None:
        seen = _counts(features, words) if features else words.noun(asked.label or phrase)
        text = tr("{thing}: probably {where}.").format(thing=seen, where=guess.text)
        return Part(sentence(text), False, guess.text, guess.score, grouped(features))
    if features:
        cells = context.main_cells(features)
        if all(item.feature.kind == "cover" for item in features):
            names = [link(words.noun(g.name), "features", g.name) for g in grouped(features)]
            said = words.listing(names)
        else:
            said = _counts(features, words)
        text = tr("{counts}: {where}.").format(counts=said, where=words.where(cells))
        return Part(sentence(text), False, ", ".join(cells), result.confidence, grouped(features))
    if belief is not None and belief.cells:
        text = tr("I see {thing} {where}.").format(thing=noun, where=words.where(belief.cells))
        return Part(
            text + _quiet(result.confidence, words),
            False,
            ", ".join(belief.cells),
            result.confidence,
        )
    return Part(tr("I can't see any {thing} here.").format(thing=words.noun(asked.label or phrase)))


def _comparison(result: StepResult, asked: Statement, context: Context) -> Part:
    words, tr = context.words, context.words.tr
    sides = [s for s in result.statements if s.subject == "compared"]
    groups = _groups_of(result, context)
    if len(sides) != 2 or result.verdict is None:
        return Part(
            tr("I can't compare these in this image."), False, None, result.confidence, groups
        )
    said = []
    for side in sides:
        if side.count is not None:
            said.append(
                words.counted(side.label, side.count)
                if any(group.name == side.label for group in groups)
                else tr("{count} {things}").format(
                    count=words.number(side.count), things=words.noun(side.label, side.count)
                )
            )
        else:
            said.append(
                tr("{thing} on {share} of {whole}").format(
                    thing=words.noun(side.label),
                    share=words.share(side.share or 0.0),
                    whole=words.whole,
                )
            )
    answer = tr("Yes") if result.verdict else tr("No")
    text = tr("{answer}: I find {first} and {second}.").format(
        answer=answer, first=said[0], second=said[1]
    )
    return Part(
        text + _quiet(result.confidence, words), False, result.verdict, result.confidence, groups
    )


def _groups_of(result: StepResult, context: Context) -> tuple[FeatureGroup, ...]:
    return grouped([MeasuredFeature(f, context.measurer.area(f.polygons)) for f in result.features])


def _theme(result: StepResult, asked: Statement, context: Context) -> Part:
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
    return Part(text + _quiet(result.confidence, words), False, value, result.confidence)


def _urban(result: StepResult, asked: Statement, context: Context) -> Part:
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
        text.format(share=share, whole=words.whole) + _quiet(result.confidence, words),
        False,
        result.verdict if result.verdict is not None else str(result.value),
        result.confidence,
    )


def _dominant(result: StepResult, asked: Statement, context: Context) -> Part:
    words, tr = context.words, context.words.tr
    covers = [s for s in result.statements if s.subject == "cover"]
    groups = _groups_of(result, context)
    if not covers:
        return _theme(result, asked, context)
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


def _colour(result: StepResult, asked: Statement, context: Context) -> Part:
    words, tr = context.words, context.words.tr
    colours = [s for s in result.statements if s.subject == "colour"]
    groups = _groups_of(result, context)
    if not colours:
        return _open(result, asked, context)
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


def _clouds(result: StepResult, asked: Statement, context: Context) -> Part:
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


def _metadata(result: StepResult, asked: Statement, context: Context) -> Part:
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


def _open(result: StepResult, asked: Statement, context: Context) -> Part:
    """A question that no expert answers: say so, and what is known of the things it names."""
    words, tr = context.words, context.words.tr
    text = tr("I can't tell that from this image.")
    groups = _groups_of(result, context)
    if groups:
        counts = words.listing([words.counted(g.name, len(g.features), g.name) for g in groups])
        text += " " + tr("What I can say: there are {counts}.").format(counts=counts)
    else:
        scenes = [s for s in result.statements if s.subject in ("scene", "cover")]
        if scenes:
            text += " " + tr("What I can say: it shows {things}.").format(
                things=words.listing([spoken(s.label, words) for s in scenes[:3]])
            )
    return Part(text, False, None, result.confidence, groups)
