# SPDX-License-Identifier: GPL-2.0-or-later
"""A conversation about two dates: what goes on from a comparison, and how others word the tasks.

"Has it changed?" → "How many buildings?" → "Where?" → "Only the ones near the road" → "Summarise
for a report": each turn builds on the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rs_assistant.engine.lexicon import Kind, find
from rs_assistant.engine.plans import KEPT, Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.routing import followups
from rs_assistant.worker.routing.changes import change_hit
from rs_assistant.worker.routing.finishing import finished
from rs_assistant.worker.routing.grammar import Reading
from rs_assistant.worker.routing.refining import refine_phrase
from rs_assistant.worker.routing.restyling import style_of

S = StepName
_TABLE = re.compile(
    r"\b(?:transition|change) (?:table|matrix)\b|\bfrom what (?:in)?to what\b"
    r"|\bwhat (?:turned|changed|became|was converted) (?:in)?to what\b|\bwhat became (?:of )?what\b"
)
_AS_TABLE = re.compile(
    r"^(?:and |now |please )*(?:as|in|show|make|give)(?: me)?(?: it| that)?(?: as| in)?"
    r" (?:a|the) table$"
)
_JUDGE = re.compile(
    r"\b(?:judge|decide|determine|tell|say|check)(?: me)? (?:whether|if) (?:these|the|both|this)\b"
    r".*\b(?:changed|differ|different|changes?)\b"
)
_GRID = re.compile(r"\b(?:3 ?x ?3|three by three|nine) ?-?(?:grid|cells?|parts|ninths)\b|\b3x3\b")
_REPORT = re.compile(
    r"^(?:(?:and|now|ok|then|please|can you|could you) )*"
    r"(?:(?:summari[sz]e|sum|describe|write|make|give|create|put|turn|prepare|draft)\b.*\breport\b"
    r"|(?:as |for |in )?(?:a |the |my )?report$|report (?:it|this|that)\b)"
)
_SUMMARY = re.compile(
    r"^(?:(?:and|now|ok|then|please) )*(?:summari[sz]e|sum (?:it |that |this |them )?up)\b"
)
_WHICH_ONE = re.compile(
    r"^(?:and )?(?:which|what|where)(?: one| of them| of these)? (?:is|are|was|were) (?:the )?"
    r"(?P<how>(?:(?:\d+|two|three|four|five) )?"
    r"(?:largest|biggest|smallest|longest|northernmost|southernmost|easternmost|westernmost))"
    r"(?: ones?| of them| changes?)?$"
)
_WHERE_THEY = re.compile(
    r"^(?:and )?where (?:exactly )?(?:is|are|was|were) (?:it|they|those|these|that|this)$"
)
_EDIT = re.compile(
    r"^(?:(?:now|then|and|but|ok|no) )*"
    r"(?:only|just|keep|leave|remove|drop|without|except|discard|exclude|not)\b"
)
_OTHER_WAY = re.compile(
    r"^(?:and |what about |how about )+(?:the )?"
    r"(?:lost|gone|demolished|removed|destroyed|disappeared|vanished|new|built|added|missing)"
    r"(?: ones?)?$"
)
_UNITS = re.compile(r"\bhow (?:many|much) (?:hectares?|ha|km2|m2|acres?|square \w+|percent)\b")


def about_two_dates(reading: Reading, history: Sequence[HistoryTurn]) -> Step | None:
    """The step of a message about two dates that says so in one of these ways, else None."""
    text = reading.text
    if _GRID.search(text) and re.search(r"\b(?:chang\w+|differ\w*|new|happened|occurred)\b", text):
        return Step(S.CHANGE_LOCATE, _named(text), question=reading.original)
    if _JUDGE.search(text):
        return Step(S.CHANGE_BINARY, question=reading.original)
    if _TABLE.search(text):
        return Step(S.CHANGE_MEASURE, _named(text), question=reading.original)
    if not _compared(history):
        return None
    return _after_comparison(reading, history)


def _after_comparison(reading: Reading, history: Sequence[HistoryTurn]) -> Step | None:
    text, about = reading.text, followups.thing(history)
    if _UNITS.search(text):
        hit = change_hit(text, 2)
        return finished(hit, reading, history) if hit is not None else None
    if _REPORT.search(text):
        # The report is about all of them, whichever was spoken of last.
        about = _named(about) or about
        return Step(S.CHANGE_CAPTION, about, question=reading.original, style="report")
    if _SUMMARY.search(text):
        style = style_of(text)
        return Step(S.CHANGE_CAPTION, question=reading.original, style=style)
    if _AS_TABLE.search(text):
        return Step(S.CHANGE_MEASURE, about, question=reading.original)
    which = _WHICH_ONE.match(text)
    if which:
        phrase = f"{which['how']} {about}".strip()
        return Step(S.CHANGE_LOCATE, phrase, question=reading.original)
    if _WHERE_THEY.match(text) and not edited(history):
        return Step(S.CHANGE_LOCATE, _last_phrase(history) or about, question=reading.original)
    if _OTHER_WAY.match(text) and about:
        return Step(S.CHANGE_COUNT, about, question=reading.original)
    if _EDIT.match(text):
        return Step(S.REFINE, refine_phrase(text), question=reading.original)
    return None


def _compared(history: Sequence[HistoryTurn]) -> bool:
    """Whether the last thing looked at was change, perhaps edited since."""
    for turn in reversed(history):
        for step in reversed(turn.plan.steps):
            if step.name.needs_two_views:
                return True
            if step.name is not S.REFINE:
                return False
    return False


def edited(history: Sequence[HistoryTurn]) -> bool:
    """Whether what was found has been edited since."""
    last = followups.last_step(history)
    return last is not None and (last.name is S.REFINE or last.style == KEPT)


def _last_phrase(history: Sequence[HistoryTurn]) -> str:
    step = followups.last_step(history)
    return step.phrase if step is not None and step.name.needs_two_views else ""


def _named(text: str) -> str:
    """Things and covers that a message names, as one phrase."""
    wanted = (Kind.OBJECT, Kind.COVER)
    words = [hit.words for hit in find(text) if hit.term.kind in wanted]
    return " and ".join(dict.fromkeys(words))
