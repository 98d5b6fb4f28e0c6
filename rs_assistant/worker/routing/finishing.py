# SPDX-License-Identifier: GPL-2.0-or-later
"""From a cue to a step: phrase cleaned, pronouns resolved, question and style filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rs_assistant.engine.lexicon import Kind, find
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.assistant.asked import understood
from rs_assistant.worker.routing import followups
from rs_assistant.worker.routing.changes import change_hit
from rs_assistant.worker.routing.grammar import Reading, clean_phrase
from rs_assistant.worker.routing.hit import Hit
from rs_assistant.worker.routing.phrasing import phrase_of
from rs_assistant.worker.routing.ranking import SURE, WITH_PHRASE, ranked
from rs_assistant.worker.routing.restyling import style_of

S = StepName


def finished(hit: Hit, reading: Reading, history: Sequence[HistoryTurn]) -> Step:
    """The step with its phrase cleaned, pronouns resolved, question and style filled in."""
    phrase = ""
    if hit.step in WITH_PHRASE:
        phrase = phrase_of(hit, reading)
        if followups.is_pronoun(phrase):
            named = find(reading.text, (Kind.OBJECT, Kind.COVER))
            phrase = (
                followups.thing(history)
                or (named[0].words if named else "")
                or ("" if phrase in ("", "it", "this") else phrase)
            )
    elif hit.step in (S.CHANGE_COUNT, S.CHANGE_LOCATE, S.CHANGE_MEASURE):
        phrase = clean_phrase(hit.phrase)
        if followups.is_pronoun(phrase):
            last = followups.last_step(history)
            back = re.search(r"\b(?:it|they|them|those|these)\b", reading.text)
            phrase = last.phrase if back and last and last.name.needs_two_views else ""
    elif hit.step is S.SIMILAR:
        match = re.search(
            r"\b(?:but|only|except|this time|just) (?P<p>with(?:out)? .+|in .+|near .+)$",
            reading.text,
        )
        phrase = clean_phrase(match["p"]) if match else ""
    style = style_of(reading.text) if hit.step is S.DESCRIBE else ""
    question = reading.original.strip()
    if hit.step is S.ANSWER and understood(question).kind == "open":
        # "r there any cars": what was typed in haste is asked as mended.
        question = reading.text if understood(reading.text).kind != "open" else question
    return Step(hit.step, phrase, question=question, style=style)


def of_kind(name: StepName, reading: Reading, views: int, history: Sequence[HistoryTurn]) -> Step:
    """A step of a given name, with the phrase that its own cues or the lexicon find."""
    for hit in ranked(reading):
        if hit.step is name:
            return finished(hit, reading, history)
    change = change_hit(reading.text, views)
    if change is not None and name.needs_two_views:
        return finished(Hit(name, SURE, change.phrase), reading, history)
    if name in WITH_PHRASE or name in (S.CHANGE_COUNT, S.CHANGE_LOCATE, S.CHANGE_MEASURE):
        named = find(list(reading.words))
        return finished(Hit(name, SURE, named[0].words if named else ""), reading, history)
    return finished(Hit(name, SURE), reading, history)
