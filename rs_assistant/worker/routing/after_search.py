# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages about the hits of a search: "the second one", "more like it", "only with water"."""

from __future__ import annotations

import re

from rs_assistant.engine.lexicon import Kind, find
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.worker.routing.grammar import Reading, clean_phrase
from rs_assistant.worker.routing.unsaid_words import BUT, HIT, LIKE_HIT, LOOK_AT_HIT, MORE_HITS

S = StepName


def after_search(reading: Reading, last: Step) -> Step | None:
    """The step of a message that goes on from the search ``last``, or None."""
    text, asked = reading.text, reading.original
    if LIKE_HIT.search(text):
        match = BUT.search(text)
        return Step(S.SIMILAR, clean_phrase(match["p"]) if match else "", question=asked)
    if MORE_HITS.fullmatch(text):
        return Step(last.name, last.phrase, question=asked)
    if _means_a_hit(text):
        return Step(S.DESCRIBE, question=asked)
    if re.match(r"(?:with|without|near|next to|along|beside|by) .+$", text):
        return Step(S.SEARCH, clean_phrase(f"{last.phrase} {text}"), question=asked)
    return _searched_anew(text, asked, last)


def _means_a_hit(text: str) -> bool:
    """ "the second one", "show me the third"."""
    if re.fullmatch(rf"(?:and |then |now |ok )*(?:the )?{HIT}(?: please)?", text):
        return True
    named = find(text, (Kind.OBJECT, Kind.COVER))
    return bool(re.search(rf"\b{HIT}\b", text) and LOOK_AT_HIT.match(text) and not named)


def _searched_anew(text: str, asked: str, last: Step) -> Step | None:
    """ "and the stadiums?" searches for them; "only those with water" adds to what was sought."""
    noun = re.match(
        r"^(?:(?:and|what about|how about|now|or|also|same for|only|just|then|try|instead) )+(?P<p>.+)$",
        text,
    )
    if noun is None or re.match(r"(?:where|how|what|why|is|are|does|do)\b", noun["p"]):
        return None
    added = re.match(
        r"(?:those |the ones? |these )?(?P<p>(?:with|near|in|at|on|without|along) .+)$", noun["p"]
    )
    phrase = f"{last.phrase} {added['p']}" if added else noun["p"]
    return Step(S.SEARCH, clean_phrase(phrase), question=asked)
