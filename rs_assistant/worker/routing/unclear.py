# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages without a cue: a place is guessed at, a thing is named, or nothing is understood."""

from __future__ import annotations

import re

from rs_assistant.engine.language import fold, nearest, singular_phrase
from rs_assistant.engine.lexicon import Kind, find, lookup, vocabulary
from rs_assistant.engine.phrases import Query, parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.worker.routing.grammar import Reading, clean_phrase, is_everyday, is_known
from rs_assistant.worker.routing.hit import Proposal

S = StepName


def names_a_place(reading: Reading) -> bool:
    """A name that no lexicon knows: "is this Rotterdam?"."""
    asked = fold(re.sub(r"[?!.]", "", reading.original)).strip()
    match = re.fullmatch(
        r"is (?:this|that|it)(?: (?:in|near|the city of))? (?P<name>[^\W\d_]+(?:[ \-][^\W\d_]+)?)",
        asked,
    )
    if match is None:
        return False
    words = re.split(r"[ \-]", match["name"])
    return not any(is_everyday(word) or nearest(word, vocabulary()) for word in words)


_ASKING = re.compile(
    r"(?:wh\w+|how|is|are|do|does|did|can|could|write|tell|give|compute|has|have|was|were)\b"
)
UNDERSTOOD = 0.85
"""Confidence where every word of a phrase is accounted for and it says which ones."""


def only_a_thing(reading: Reading) -> Proposal | None:
    """Only a thing is named ("tanks pls"): the likeliest step, and the others to choose from."""
    noun = clean_phrase(reading.text)
    if not noun or _ASKING.match(reading.text):
        return None
    query = parse_phrase(noun)
    target = query.targets[0]
    several = len(query.targets) > 1 and _understood(query)
    if target.label is None or (len(noun.split()) > 6 and not several):
        return None
    names = [S.FIND, S.COUNT, S.SEGMENT] if target.kind is Kind.OBJECT else [S.SEGMENT, S.MEASURE]
    if target.kind is Kind.SCENE:
        names = [S.FIND, S.SEARCH]
    steps = [Step(name, noun, question=reading.original) for name in names]
    if reading.question:
        steps.insert(0, Step(S.ANSWER, question=reading.original))
    return Proposal(steps[0], 0.5, tuple(steps))


def particular_things(reading: Reading) -> Proposal | None:
    """Things are named and which of them: "buildings bigger than half an acre", with no verb.

    Nobody says that without wanting to see them, and nothing has to be asked back.
    """
    noun = clean_phrase(reading.text)
    if not noun or reading.question or _ASKING.match(reading.text):
        return None
    query = parse_phrase(noun)
    if query.needs_scale and not find(noun) and len(noun.split()) < 10:
        # "swimming pools bigger than 20 m2": things all the same, if unknown ones.
        return Proposal(Step(S.FIND, noun, question=reading.original), UNDERSTOOD)
    if not tells_which(noun):
        return None
    kind = query.targets[0].kind
    name = S.SEGMENT if kind is Kind.COVER else S.FIND
    return Proposal(Step(name, noun, question=reading.original), UNDERSTOOD)


def tells_which(phrase: str) -> bool:
    """Whether a phrase says which ones of its things are meant, all of them with names."""
    query = parse_phrase(phrase)
    return _understood(query) and any(
        not target.plain or target.selected for target in query.targets
    )


def _understood(query: Query) -> bool:
    """Whether every noun of a phrase is a thing that has a name here, with nothing left over."""
    for target in (*query.targets, *query.references):
        word = re.sub(r"(?<=\w) (?:patch(?:es)?|areas?|parts?|surfaces?)$", "", target.word)
        term = lookup(word, typos=False) if word else None
        if term is None or term.kind is Kind.SCENE:
            return False
        if singular_phrase(word) not in {singular_phrase(w) for w in term.words}:
            return False
    return True


def not_understood(reading: Reading) -> Proposal:
    """Nothing matched: off-topic when nothing in it belongs to imagery, otherwise a choice."""
    original = reading.original
    words = reading.words
    named = find(list(words))
    if named:
        noun = named[0].words
        offered = (
            Step(S.ANSWER, question=original),
            Step(S.FIND, noun, question=original),
            Step(S.SEGMENT, noun, question=original),
        )
        return Proposal(offered[0], 0.4, offered)
    if re.match(r"(?:what|describe|tell|explain|how does)\b", reading.text) and set(words) & {
        "image",
        "view",
        "picture",
        "scene",
        "region",
        "polygon",
        "rectangle",
        "selected",
        "map",
        "here",
    }:
        describe = Step(S.DESCRIBE, question=original)
        return Proposal(describe, 0.4, (describe, Step(S.ANSWER, question=original)))
    if len(words) <= 3 and not all(is_known(word) for word in words):
        choices = (Step(S.DESCRIBE, question=original), Step(S.HELP, question=original))
        return Proposal(Step(S.DECLINE, question=original), 0.4, choices)
    return Proposal(Step(S.DECLINE, question=original), 0.5)


def only_a_number(phrase: str) -> bool:
    """Whether a phrase says how many, but nothing of what: "i see 5"."""
    return (
        re.fullmatch(r"(?:(?:i|we|you) (?:can )?(?:see|count|find|get|have) )?\d+", phrase)
        is not None
    )
