# SPDX-License-Identifier: GPL-2.0-or-later
"""Yes or no against a number: "more than 5 tanks", "at least half of the view".

What is seen decides, and the answer says it; the worker's statement ``limit`` carries the number
(``count``, or ``share`` of the view or of the part that is named) and the sign (``text``).
"""

from __future__ import annotations

from dataclasses import replace

from rs_assistant.engine.answers.context import Context, chosen, grouped
from rs_assistant.engine.answers.covers import extent
from rs_assistant.engine.answers.model import Part, measured
from rs_assistant.engine.answers.things import (
    DOUBTFUL,
    asked_noun,
    counts_of,
    doubts,
    in_all,
    things,
)
from rs_assistant.engine.answers.wording import Words, link, quiet
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import Query, parse_phrase
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.query import HOLDS
from rs_assistant.engine.results import Statement, StepResult

HALF_SURE = 0.5  # confidence where doubtful ones decide
SAME = 0.01  # between shares that pass for equal


def _limit(result: StepResult) -> Statement:
    found = [s for s in result.statements if s.subject == "limit" and s.text in HOLDS]
    return found[0] if found else Statement("limit", count=1, text=">=")


def numbered(result: StepResult, asked: Statement, context: Context) -> Part:
    """Whether there are as many things as asked; of land cover, how much there is, as its patches
    are no things to count."""
    words, tr = context.words, context.words.tr
    query = parse_phrase(result.step.phrase)
    features = chosen(result, query, context)
    if any(item.feature.kind == "cover" for item in features):
        return things(replace(result, step=replace(result.step, name=StepName.COUNT)), context)
    limit = _limit(result)
    least, holds = float(limit.count or 0), HOLDS[limit.text]
    verdict = holds(len(features), least)
    confidence = result.confidence
    sure = sum(item.feature.score >= DOUBTFUL for item in features)
    if confidence is not None and holds(sure, least) is not verdict:
        confidence = min(confidence, HALF_SURE)
    answer = tr("Yes") if verdict else tr("No")
    text = _none(answer, query, words)
    if result.features and not features:
        said = in_all(result, grouped(measured(result.features, context.measurer)), context)
        text = tr("{answer}: I see none like that.").format(answer=answer) + " " + said
    elif features:
        counts = counts_of(features, words)
        text = tr("{answer}: I count {counts}.").format(answer=answer, counts=counts)
    text += doubts(features, words) + quiet(confidence, words)
    return Part(text, False, verdict, confidence, grouped(features))


def portioned(result: StepResult, asked: Statement, context: Context) -> Part:
    """Whether things cover as much of the view, or of the part that is named, as asked."""
    words, tr = context.words, context.words.tr
    query = parse_phrase(result.step.phrase)
    groups = grouped(chosen(result, query, context))
    total, said = 0.0, []
    for group in groups:
        found = extent(result, group, query, context)
        share = found.share
        if share is None:
            pixels = sum(pixel_area(item.feature.polygons) for item in group.features)
            share = context.share_of_view(pixels)
        total += share
        said.append(
            tr("{thing} on {share} of {whole}").format(
                thing=link(words.noun(group.name), "features", group.name),
                share=words.share(share),
                whole=words.whole if found.position is None else words.part(found.position),
            )
        )
    limit = _limit(result)
    least = limit.share or 0.0
    verdict = abs(total - least) < SAME if limit.text == "=" else HOLDS[limit.text](total, least)
    answer = tr("Yes") if verdict else tr("No")
    if not said:
        return Part(_none(answer, query, words), False, verdict, result.confidence)
    text = tr("{answer}: I find {things}.").format(answer=answer, things=words.listing(said))
    text += quiet(result.confidence, words)
    return Part(text, False, verdict, result.confidence, groups)


def _none(answer: str, query: Query, words: Words) -> str:
    nouns = list(dict.fromkeys(asked_noun(target, words) for target in query.targets))
    template = words.tr("{answer}: I don't see any {things}.")
    return template.format(answer=answer, things=words.alternatives(nouns))
