# SPDX-License-Identifier: GPL-2.0-or-later
"""The step of a message that leans on what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.change_words import place_said, side_meant
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.routing import followups
from rs_assistant.worker.routing.after_search import after_search
from rs_assistant.worker.routing.changes import change_hit
from rs_assistant.worker.routing.ellipsis import (
    CHANGED_STEP,
    elliptical,
    of_the_rest,
    of_unsaid_things,
    one_of,
    plainly,
    resolved,
)
from rs_assistant.worker.routing.finishing import finished
from rs_assistant.worker.routing.grammar import Reading, clean_phrase, read
from rs_assistant.worker.routing.phrasing import phrase_of
from rs_assistant.worker.routing.ranking import SURE, WITH_PHRASE, ranked
from rs_assistant.worker.routing.refining import refine_step
from rs_assistant.worker.routing.restyling import restyled
from rs_assistant.worker.routing.unsaid_words import EXTREME

S = StepName
_SIDES = {"came": "new", "went": "gone"}


def step_in_context(reading: Reading, views: int, history: Sequence[HistoryTurn]) -> Step | None:
    """The step of a message that leans on history; None when it stands on its own."""
    last = followups.last_step(history)
    if last is None:
        return None
    text = reading.text
    about = followups.thing(history)
    cues = ranked(reading)
    best = cues[0] if cues else None
    changing = last.name.needs_two_views
    own = best is not None and best.weight >= 11
    if own and not (best and best.step is S.SIMILAR):
        return None
    if last.name in (S.SEARCH, S.SIMILAR):
        found = after_search(reading, last)
        if found is not None:
            return found
    if (
        best is not None
        and best.step is S.SEGMENT
        and best.weight >= 9.5
        and not followups.is_pronoun(clean_phrase(best.phrase))
    ):
        return None
    again = restyled(reading, last)
    if again is not None:
        return again
    short = elliptical(reading, last, about, views, changing)
    if short is not None:
        return _of_the_same(short, last) if changing else short
    refined = refine_step(reading, last)
    if refined is not None:
        return refined
    further = followups.continued(reading, last, history, alone=best is None or best.weight < SURE)
    if further is not None:
        return further
    inner = re.sub(r"^(?:(?:and|or|but|so|then|now|ok|also|what about|how about) )+", "", text)
    if inner != text and inner:
        return step_in_context(read(inner), views, history) or _of_its_own(
            read(inner), reading, views, history, changing
        )
    if best is not None and best.step in WITH_PHRASE and best.weight >= SURE:
        phrase = phrase_of(best, reading)
        far = re.match(rf"(?:(?P<e>{EXTREME})|it|they|these|those) and (?P<other>.+)$", phrase)
        if about and far:  # "how far is it from the road?"
            named = f"{far['e'] or ''} {about} and {far['other']}".strip()
            return Step(best.step, named, question=reading.original)
        if about and re.fullmatch(EXTREME, phrase):
            two = changing and views == 2
            name = CHANGED_STEP.get(best.step, best.step) if two else best.step
            thing = one_of(plainly(about)) if re.search(r"\b(?:is|was)\b", text) else plainly(about)
            step = Step(name, f"{phrase} {thing}", question=reading.original)
            return of_the_rest(step, last)
        if followups.is_pronoun(phrase) or re.search(r"\bof (?:them|those|these)\b", text):
            step = resolved(best, phrase, reading, last, about, changing and views == 2)
            return of_the_rest(step, last)
        if about and not changing and of_unsaid_things(phrase):
            where = parse_phrase(phrase).targets[0].position
            thing = about if where is None else followups.without_place(about)
            step = Step(best.step, f"{thing} {phrase}", question=reading.original)
            return of_the_rest(step, last)
    if best is not None and changing and views == 2 and _of_the_change(best.step, reading, views):
        return replace(finished(best, reading, history), name=CHANGED_STEP[best.step])
    return None


def _of_the_same(step: Step, last: Step) -> Step:
    """A question that leaves the place or the side (new, gone) unsaid means those of the last."""
    asked, before = step.question, last.question
    if step.name not in CHANGED_STEP.values():
        return step
    side = "" if side_meant(asked) else _SIDES.get(side_meant(before), "")
    place = "" if place_said(f"{step.phrase} {asked}") else place_said(before)
    said = " ".join(filter(None, (re.sub(r"[?!. ]+$", "", asked), side, place)))
    return replace(step, question=said) if side or place else step


def _of_the_change(name: StepName, reading: Reading, views: int) -> bool:
    """ "buildings: how many?" after a comparison counts what changed, not what is there."""
    there = re.search(
        r"\b(?:there|see|visible|now|today|first|second|earlier|later)\b", reading.text
    )
    own = change_hit(reading.text, views) is None and there is None
    return name in (S.COUNT, S.MEASURE) and len(reading.words) < 6 and own


def _of_its_own(
    inner: Reading, whole: Reading, views: int, history: Sequence[HistoryTurn], changing: bool
) -> Step | None:
    change = change_hit(inner.text, views)
    if change is not None:
        return finished(change, whole, history)
    cues = ranked(inner)
    if not cues or cues[0].weight < SURE:
        return None
    step = finished(cues[0], inner, history)
    if changing and views == 2 and step.name in (S.COUNT, S.MEASURE) and len(inner.words) < 5:
        return replace(step, name=CHANGED_STEP[step.name])
    return step
