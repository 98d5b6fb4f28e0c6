# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages that lean on an earlier turn: "and the roads?", "where?", "only the larger ones"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.lexicon import Kind, find, lookup
from rs_assistant.engine.phrase_words import POSITION
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.engine.which_date import TIMES
from rs_assistant.worker.assistant.asked import understood
from rs_assistant.worker.routing.grammar import Reading, clean_phrase, read

S = StepName
WITH_FEATURES = frozenset(
    {S.FIND, S.COUNT, S.SEGMENT, S.MEASURE, S.REFINE, S.CHANGE_LOCATE, S.LOCALISE}
)
_IDLE = frozenset({S.HELP, S.DECLINE})
PRONOUN = re.compile(
    r"^(?:(?:all|each|both|any|some|many|most|how many|the rest|one|two|three) (?:of )?)?(?:the )?(?:they|them|it|its|those|these|that|this|"
    r"ones?|theirs?|all|the same|same|there|here|those ones|these ones|that one|this one|the whole|things?|everything|each one|each|he|she|thing"
    r"|the others?|shapes?|polygons?|features?|objects?|instances?|detections?|results?|them all|all of them|they all|one of them|of them)$"
)


def last_step(history: Sequence[HistoryTurn]) -> Step | None:
    """The latest step that was about imagery."""
    for turn in reversed(history):
        for step in reversed(turn.plan.steps):
            if step.name not in _IDLE:
                return step
    return None


def thing(history: Sequence[HistoryTurn]) -> str:
    """What "it" and "them" mean: the latest phrase, or the class named in the latest message."""
    for turn in reversed(history):
        for step in reversed(turn.plan.steps):
            if step.phrase and step.name is not S.REFINE:
                return step.phrase
            if step.name in (S.ANSWER, S.CHANGE_QUESTION, S.DESCRIBE, S.CHANGE_CAPTION, S.CLASSIFY):
                named = find(read(turn.message).text)
                objects = [item for item in named if item.term.kind is not Kind.SCENE] or list(
                    named
                )
                if objects:
                    return objects[0].words
    return ""


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase points back instead of naming something."""
    return not phrase or PRONOUN.match(phrase) is not None


_AND = re.compile(
    r"^(?:(?:ok|now|then|so|and|or|but|also)\b ?)*(?:(?:and|or|plus|also|what about|how about|what of|same (?:for|with|question for|thing for|thing with)|the same (?:for|with)|"
    r"do (?:the same|it|that|this)(?: again)? (?:for|with)|now|now do|now the|then|repeat (?:for|with|that for|this for)|again (?:for|with)|and for|try|next|next up|likewise for|ditto for|as well as|with|for|do|"
    r"and what about|and how about|this time|instead|rather|i mean|i meant|sorry|no i mean|actually)\b ?)+(?P<p>.*)$"
)
_REGION = re.compile(
    r"^(?:the |in |on |at |to )*(?:the )?(?:(?:far|very) )?(?:(?:(?:top|bottom|upper|lower)(?:left|right)?|left|right|north\w*|south\w*|east\w*|west\w*|middle|cent(?:er|re)|other|first|second|drawn|selected|whole|entire|new)\b ?)+"
    r"(?:part|side|half|corner|area|region|image|view|date|picture|edge|quarter|one|third|end|bank|hand)?s?(?: of .*)?$"
)


def continued(
    reading: Reading, last: Step, history: Sequence[HistoryTurn], alone: bool
) -> Step | None:
    """The last step again for something else: "and the roads?".

    ``alone`` says that no cue claims the message, so that a bare "roads?" may be meant so too.
    """
    match = _AND.match(reading.text)
    bare = match is None
    phrase = reading.text if match is None else match["p"]
    tail = re.match(r"^(?P<p>.+?) (?:too|as well|also|instead|next|then)$", phrase)
    if tail:
        phrase, bare = tail["p"], False
    if not phrase:
        return None
    if re.fullmatch(TIMES, phrase) and not bare and not last.name.needs_two_views:
        asked = re.sub(rf" (?:{TIMES})\W*$", "", last.question.rstrip(" ?!."))
        return replace(last, question=f"{asked} {phrase}")
    if _REGION.match(phrase):
        return None if bare else _elsewhere(phrase.strip(), reading, history)
    noun = clean_phrase(phrase)
    if re.match(
        r"(?:where|how|what|why|when|which|who|is|are|was|were|do|does|did|has|have|can)\b", phrase
    ):
        return None
    if bare and (not alone or lookup(noun) is None or len(noun.split()) > 4):
        return None
    if not bare and (
        len(noun.split()) > 6
        or re.match(
            r"(?:where|how|what|why|when|which|who|is|are|was|were|do|does|did|has|have|can)\b",
            phrase,
        )
    ):
        return None
    if not noun or is_pronoun(noun):
        return None
    name = last.name
    if name in (S.DESCRIBE, S.CLASSIFY, S.PLACE, S.SIMILAR):
        name = S.ANSWER
    elif name in (S.CHANGE_CAPTION, S.CHANGE_BINARY):
        name = S.CHANGE_QUESTION
    elif name is S.REFINE:
        name = S.SEGMENT
        for turn in reversed(history):
            for step in reversed(turn.plan.steps):
                if step.name in WITH_FEATURES and step.name is not S.REFINE:
                    name = step.name
                    return Step(name, noun, question=reading.original)
    if name.needs_two_views:
        noun = re.sub(r"^(?:new|newly built|additional|lost|demolished|changed) ", "", noun)
    if name is S.ANSWER and (last.name is not S.ANSWER or _whether_there_is(last)):
        # "Are there tanks?", "and cars?"
        return Step(name, noun, question=f"is there any {noun}?")
    wordless = name in (S.ANSWER, S.CHANGE_QUESTION)
    return Step(name, "" if wordless else noun, question=reading.original)


def _elsewhere(place: str, reading: Reading, history: Sequence[HistoryTurn]) -> Step:
    """ "And in the right half?": the last question of another part; of an edit, what it edited."""
    asked = [s for turn in history for s in turn.plan.steps if s.name not in _IDLE]
    last = next((step for step in reversed(asked) if step.name is not S.REFINE), asked[-1])
    phrase = f"{without_place(last.phrase)} {place}".strip()
    return Step(last.name, phrase, last.labels, reading.original, last.style)


def without_place(phrase: str) -> str:
    """ "water in the left half" → "water"."""
    return POSITION.sub(lambda m: " " if m["lead"] or m["what"] else m[0], phrase).strip()


def _whether_there_is(step: Step) -> bool:
    return understood(step.question).kind == "presence"
