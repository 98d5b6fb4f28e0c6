# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages without a cue: a place is guessed at, a thing is named, or nothing is understood."""

from __future__ import annotations

import re

from rs_assistant.engine.language import fold, nearest
from rs_assistant.engine.lexicon import Kind, find, vocabulary
from rs_assistant.engine.phrases import parse_phrase
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


def only_a_thing(reading: Reading) -> Proposal | None:
    """Only a thing is named ("tanks pls"): the likeliest step, and the others to choose from."""
    noun = clean_phrase(reading.text)
    asking = r"(?:wh\w+|how|is|are|do|does|did|can|could|write|tell|give|compute)\b"
    if not noun or len(noun.split()) > 6 or re.match(asking, reading.text):
        return None
    target = parse_phrase(noun).targets[0]
    if target.label is None:
        return None
    names = [S.FIND, S.COUNT, S.SEGMENT] if target.kind is Kind.OBJECT else [S.SEGMENT, S.MEASURE]
    if target.kind is Kind.SCENE:
        names = [S.FIND, S.SEARCH]
    steps = [Step(name, noun, question=reading.original) for name in names]
    if reading.question:
        steps.insert(0, Step(S.ANSWER, question=reading.original))
    return Proposal(steps[0], 0.5, tuple(steps))


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
