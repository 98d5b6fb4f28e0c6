# SPDX-License-Identifier: GPL-2.0-or-later
"""Is it there: yes, no or perhaps, of one thing or of several at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rs_assistant.engine.answers.context import Context, chosen, grouped
from rs_assistant.engine.answers.covers import covered, covered_cells, extent
from rs_assistant.engine.answers.model import FeatureGroup, MeasuredFeature, Part, measured
from rs_assistant.engine.answers.names import spoken
from rs_assistant.engine.answers.things import counts_of, in_all
from rs_assistant.engine.answers.wording import Words, link, quiet, sentence
from rs_assistant.engine.lexicon import Kind, by_label
from rs_assistant.engine.phrase_text import wants_all
from rs_assistant.engine.phrases import Query, Target, parse_phrase
from rs_assistant.engine.results import Statement, StepResult
from rs_assistant.engine.selection import matching

HARDLY = 0.005  # share of a named part below which a cover only reaches into it


@dataclass(frozen=True, eq=False)
class _Asked:
    """One of the things that are asked for, what is meant of it, and whether it is there."""

    target: Target
    verdict: bool | None
    features: list[MeasuredFeature]


def presence(result: StepResult, asked: Statement, context: Context) -> Part:
    """Of "ships or tanks" any is enough; of "ships and tanks" each must be there."""
    words = context.words
    phrase = result.step.phrase or asked.label
    each = [_asked(result, target, context) for target in parse_phrase(phrase).targets]
    verdict = _together([one.verdict for one in each], wants_all(phrase))
    there = [one for one in each if one.verdict]
    absent = [one for one in each if one.verdict is False]
    unsure = [one for one in each if one.verdict is None]
    features = [item for one in (*there, *unsure) for item in one.features]
    if verdict:
        text = _there(result, there, context, yes=True)
        if absent:
            nouns = words.alternatives(_nouns(absent, asked, words))
            text += " " + words.tr("I don't see any {things}.").format(things=nouns)
        return Part(
            text + quiet(result.confidence, words),
            False,
            verdict,
            result.confidence,
            grouped(features),
        )
    if verdict is None:
        text = _perhaps(result, unsure, asked, context)
    else:
        text, others = _absent(result, absent, asked, context)
        features += others
    if there:
        text += " " + _there(result, there, context)
    return Part(text, False, verdict, result.confidence, grouped(features))


def _together(verdicts: Sequence[bool | None], every: bool) -> bool | None:
    """One verdict of several: a no decides where each must be there, else a yes."""
    if (not every) in verdicts:
        return not every
    return None if None in verdicts else every


def _asked(result: StepResult, target: Target, context: Context) -> _Asked:
    stated = {s.label: s.text for s in result.statements if s.subject == "believed"}
    verdict = result.verdict
    if stated:
        verdict = {"yes": True, "no": False}.get(stated.get(target.label or target.word, ""))
    query = Query((target,))
    of_kind = matching(result.features, target)
    features = chosen(result, query, context) if of_kind else []
    if of_kind and not target.plain:
        # Relations, sizes and positions are decided on the outlines.
        shares = [extent(result, group, query, context).share for group in grouped(features)]
        verdict = any(share is None or share >= HARDLY for share in shares)
    return _Asked(target, verdict, features)


def _perhaps(
    result: StepResult, unsure: Sequence[_Asked], asked: Statement, context: Context
) -> str:
    """The evidence is weak: say so, and what there is."""
    words, tr = context.words, context.words.tr
    nouns = words.alternatives(_nouns(unsure, asked, words))
    text = tr("I'm not sure about {thing} here: the evidence is weak.").format(thing=nouns)
    features = [item for one in unsure for item in one.features]
    ground, countable = _apart(features)
    for group in ground:
        template = (
            tr("They would cover {share} of {whole}{where}.")
            if words.several(group.name)
            else tr("It would cover {share} of {whole}{where}.")
        )
        text += " " + _covering(template, result, group, _query(unsure), context)
    if countable:
        counts = counts_of(countable, words)
        text += " " + tr("These might be some: {counts}.").format(counts=counts)
    return text


def _absent(
    result: StepResult, absent: Sequence[_Asked], asked: Statement, context: Context
) -> tuple[str, list[MeasuredFeature]]:
    """No, and what there is instead: others of the kind, or what hardly passes for it."""
    words, tr = context.words, context.words.tr
    doubted = [item for one in absent if one.target.plain for item in one.features]
    if doubted:
        text = tr("Probably not. {counts} might be meant, but all else speaks against it.")
        return sentence(text.format(counts=counts_of(doubted, words))), doubted
    indices = {
        i for one in absent if not one.target.plain for i in matching(result.features, one.target)
    }
    others = [result.features[i] for i in sorted(indices)]
    if others:
        found = list(measured(others, context.measurer))
        said = in_all(result, grouped(found), context)
        return tr("No, none like that.") + " " + said, found
    nouns = words.alternatives(_nouns(absent, asked, words))
    text = tr("No, I don't see any {thing} here.").format(thing=nouns)
    return text + quiet(result.confidence, words), []


def _there(result: StepResult, there: Sequence[_Asked], context: Context, yes: bool = False) -> str:
    """What is there, with what is known best of it: outlines, the place, the share of a cover."""
    words = context.words
    ground, countable = _apart([item for one in there for item in one.features])
    lines: list[str] = []
    if countable:
        where = words.where(context.main_cells(countable))
        lines.append(_see(counts_of(countable, words), where, words, yes))
    for one in there:
        if not one.features:
            where = words.where(_believed_cells(result, one.target))
            thing = named(one.target, one.target.word or result.step.phrase, words)
            lines.append(_see(thing, where, words, yes and not lines))
    if yes and ground and not lines:
        template = (
            words.tr("Yes: {name} cover {share} of {whole}{where}.")
            if words.several(ground[0].name)
            else words.tr("Yes: {name} covers {share} of {whole}{where}.")
        )
        lines.append(_covering(template, result, ground.pop(0), _query(there), context))
    if ground:
        lines.append(covered(result, ground, _query(there), context)[0])
    return " ".join(lines)


def _see(thing: str, where: str, words: Words, yes: bool) -> str:
    tr = words.tr
    if yes:
        template = tr("Yes, I see {thing} {where}.") if where else tr("Yes, I see {thing}.")
    else:
        template = tr("I see {thing} {where}.") if where else tr("I see {thing}.")
    return template.format(thing=thing, where=where)


def _believed_cells(result: StepResult, target: Target) -> tuple[str, ...]:
    """Where the encoder sees a thing, unless that is nearly everywhere."""
    stated = [s for s in result.statements if s.subject == "belief"]
    own = [s for s in stated if s.label == target.label] or stated
    return own[0].cells if own and len(own[0].cells) < 8 else ()


def _covering(
    template: str, result: StepResult, group: FeatureGroup, query: Query, context: Context
) -> str:
    """A sentence on how much of the view, or of the named part, a cover takes up, and where."""
    words = context.words
    found = extent(result, group, query, context)
    share, position = found.share or 0.0, found.position
    cells = () if position is not None else covered_cells(result, group, context)
    return template.format(
        name=link(words.noun(group.name), "features", group.name),
        share=words.share(share),
        whole=words.whole if position is None else words.part(position),
        where=words.placed(cells, unless_throughout=share > 0.5),
    )


def _apart(
    features: Sequence[MeasuredFeature],
) -> tuple[list[FeatureGroup], list[MeasuredFeature]]:
    """Covers by class, and the things that are counted."""
    ground = [item for item in features if item.feature.kind == "cover"]
    return list(grouped(ground)), [item for item in features if item.feature.kind != "cover"]


def _query(each: Sequence[_Asked]) -> Query:
    return Query(tuple(one.target for one in each))


def _nouns(each: Sequence[_Asked], asked: Statement, words: Words) -> list[str]:
    labels = [one.target.label or one.target.word or asked.label for one in each]
    return list(dict.fromkeys(words.noun(label) for label in labels))


def named(target: Target, phrase: str, words: Words) -> str:
    """What a target is called: a scene as people speak of it, a thing in the plural."""
    label = target.label or target.word or phrase
    term = by_label(label)
    if term is not None and term.kind is Kind.SCENE:
        return spoken(label, words)
    return words.noun(label)
