# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers to questions: yes or no, how many, where, which, what colour, or "I can't tell".

The worker states what kind of question it understood in a statement ``question`` whose ``text`` is
the kind and whose ``label`` is the class that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rs_assistant.engine.answers.about_view import (
    clouds,
    colour,
    dominant,
    metadata,
    open_question,
    theme,
    urban,
)
from rs_assistant.engine.answers.context import Context, chosen, grouped, groups_of
from rs_assistant.engine.answers.model import Part
from rs_assistant.engine.answers.presence import named, presence
from rs_assistant.engine.answers.quantified import numbered, portioned
from rs_assistant.engine.answers.things import counts_of, things
from rs_assistant.engine.answers.wording import link, quiet, sentence
from rs_assistant.engine.language import singular_phrase
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.results import Statement, StepResult


def question(result: StepResult, context: Context) -> Part:
    """The answer to an ``answer`` step."""
    asked = next((s for s in result.statements if s.subject == "question"), None)
    kind = asked.text if asked else ""
    makers: dict[str, Maker] = {
        "presence": presence,
        "number": numbered,
        "portion": portioned,
        "count": _as_step(StepName.COUNT),
        "share": _as_step(StepName.MEASURE),
        "measure": _as_step(StepName.MEASURE),
        "location": _location,
        "comparison": _comparison,
        "theme": theme,
        "urban": urban,
        "dominant_cover": dominant,
        "colour": colour,
        "clouds": clouds,
        "date": metadata,
        "resolution": metadata,
        "sensor": metadata,
        "size": metadata,
    }
    maker = makers.get(kind, open_question)
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


def _location(result: StepResult, asked: Statement, context: Context) -> Part:
    words, tr = context.words, context.words.tr
    phrase = result.step.phrase or asked.label
    query = parse_phrase(phrase)
    features = chosen(result, query, context) if result.features else []
    belief = next((s for s in result.statements if s.subject in ("belief", "cover")), None)
    noun = named(query.targets[0], phrase, words)
    guess = next((s for s in result.statements if s.subject == "guess"), None)
    if guess is not None:
        seen = counts_of(features, words) if features else words.noun(asked.label or phrase)
        text = tr("{thing}: probably {where}.").format(thing=seen, where=guess.text)
        return Part(sentence(text), False, guess.text, guess.score, grouped(features))
    if features:
        cells = context.main_cells(features)
        if all(item.feature.kind == "cover" for item in features):
            names = [link(words.noun(g.name), "features", g.name) for g in grouped(features)]
            said = words.listing(names)
        else:
            said = counts_of(features, words)
        text = tr("{counts}: {where}.").format(counts=said, where=words.where(cells))
        return Part(sentence(text), False, ", ".join(cells), result.confidence, grouped(features))
    if belief is not None and belief.cells:
        text = tr("I see {thing} {where}.").format(thing=noun, where=words.where(belief.cells))
        return Part(
            text + quiet(result.confidence, words),
            False,
            ", ".join(belief.cells),
            result.confidence,
        )
    return Part(tr("I can't see any {thing} here.").format(thing=words.noun(asked.label or phrase)))


def _comparison(result: StepResult, asked: Statement, context: Context) -> Part:
    words, tr = context.words, context.words.tr
    sides = [s for s in result.statements if s.subject == "compared"]
    groups = groups_of(result, context)
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
    which = re.match(r"\s*(?:which|what)\b", result.step.question, re.IGNORECASE)
    template = (
        tr("I find {first} and {second}.")
        if which
        else tr("{answer}: I find {first} and {second}.")
    )
    text = template.format(answer=answer, first=said[0], second=said[1])
    return Part(
        text + quiet(result.confidence, words), False, result.verdict, result.confidence, groups
    )
