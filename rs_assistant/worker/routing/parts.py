# SPDX-License-Identifier: GPL-2.0-or-later
"""A message that asks for several things one after the other."""

from __future__ import annotations

import re
from dataclasses import replace

from rs_assistant.worker.routing.cues import COMMANDS
from rs_assistant.worker.routing.grammar import Reading, read
from rs_assistant.worker.routing.ranking import SURE, WITH_PHRASE, ranked, weight

# "new buildings, how many?": the second piece asks about the first.
_ELLIPSIS = re.compile(
    r"(?:how (?:many|much|big|large|long)|where|which|why)(?: (?:is|are) (?P<them>it|they|there))?"
)
# "in two sentences, describe this": how, before what.
_MANNER = re.compile(
    r"(?:in|with) (?:\w+ ){1,3}(?:sentences?|words?|lines?|detail|terms|paragraphs?)"
)


def parts_of(reading: Reading) -> list[Reading]:
    """ "describe this and count the ships" → two messages; a single one stays whole."""
    pieces = re.split(
        rf" ?[;] ?| ?,? (?:and then|then|and also|and|also|,) (?=(?:{COMMANDS})\b)", reading.listed
    )
    pieces = [piece.strip(" ,;") for piece in pieces if piece and piece.strip(" ,;")]
    parts = [read(piece) for piece in pieces]
    if len(parts) < 2 or any(not part.text for part in parts):
        return [reading]
    if any(_belongs(part, parts[0]) for part in parts[1:]):
        return [reading]
    if _MANNER.fullmatch(parts[0].text):
        return [reading]
    if weight(parts[0]) < SURE or ":" in reading.listed:
        # "please. describe": the first piece alone says nothing.
        return [reading]
    kept = [part for part in parts if part is parts[0] or weight(part) >= SURE]
    # The shares of one question: "is there water and is it clean" stay one answer.
    if len(kept) < len(parts) and " ; " not in reading.listed:
        return [reading]
    return [replace(part, original=part.listed) for part in kept] if len(kept) > 1 else kept


def _belongs(part: Reading, first: Reading) -> bool:
    """Whether a piece says only how the first is meant. "Find the roads and how long are they?"
    asks twice: the roads are to be found, and "they" are these."""
    ellipsis = _ELLIPSIS.fullmatch(part.text)
    if ellipsis is None:
        return False
    cues = ranked(first)
    wishes = bool(cues) and cues[0].weight >= SURE and cues[0].step in WITH_PHRASE
    return not (wishes and ellipsis["them"] in ("it", "they"))
