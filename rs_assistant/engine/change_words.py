# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question about two dates asks of the changes, in its own words.

Those that came or went, those of a part of the view or of a size, more or less of them, more than
an amount, or whether nothing changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rs_assistant.engine.language import tokens
from rs_assistant.engine.phrase_text import comparison_of, prepared
from rs_assistant.engine.phrase_words import COMPARISON, POSITION
from rs_assistant.engine.query import Comparison
from rs_assistant.engine.which_date import undated

CAME = frozenset(
    "new newly built erected constructed added opened planted appear appears appeared emerged "
    "arrived gain gained".split()
)
WENT = frozenset(
    "lost lose gone demolished removed destroyed disappear disappears disappeared vanish vanished "
    "missing cleared cut felled torn pulled knocked razed burnt burned bulldozed "
    "dismantled".split()
)
CAME_OR_WENT = "|".join(sorted(CAME | WENT))  # of a pattern
_NO_MORE = re.compile(
    r"\bno longer\b|\b(?:not|\w+n't)\b.*\bany ?more\b|\bonly in the (?:first|earl)"
)
_STILL_THERE = re.compile(
    r"\b(?:is|are) there still\b(?!.*\b(?:that|which)\b)"
    r"|\bstill (?:there|here|standing|present|visible|around|intact|in place|exists?)\b"
)
_BUILT_OVER = re.compile(r"\b(?:built|paved) (?:over|upon)\b")
_ALREADY_THERE = re.compile(r"\balready (?:there|here|standing|present|visible|built|exist\w*)\b")
_UNCHANGED = re.compile(
    r"\b(?:same|identical|alike|unchanged|unaltered|untouched|stable|intact|nothing|none)\b"
    r"|\bno (?!longer\b|more\b)"
)
# Covers that are built: a forest that became built-up land was built upon.
_BUILT = frozenset({"building", "built-up", "road", "pavement"})
_BUILDING = frozenset("built erected constructed demolished torn razed bulldozed".split())

MORE = tuple(
    "more grow grew increas expan gain new built larger bigger wider appear spread rise rose risen "
    "swell swollen enlarg flood added extend higher".split()
)
LESS = tuple(
    "less fewer shrink shrank shrunk decreas lost loss lose smaller disappear gone demolish "
    "removed cut cleared declin reduc retreat reced dried dry drain drop fell fallen diminish "
    "dwindl narrower vanish lower".split()
)


def side_meant(question: str) -> str:
    """``came`` or ``went`` where only what is new, or only what is gone, is meant; else ""."""
    text = undated(question).replace("built up", "built-up")
    text = _BUILT_OVER.sub("lost", text)
    said = set(tokens(text))
    came = bool(said & CAME or _ALREADY_THERE.search(text))
    went = bool(said & WENT or _NO_MORE.search(text) or _STILL_THERE.search(text))
    if came == went:
        return ""
    return "came" if came else "went"


def on_side(transitions: Sequence[tuple[str, str] | None], question: str) -> list[bool]:
    """Which changes of any class are of the side that a question means, by their transitions.

    A building that came upon meadow is one that came; of two covers one went and the other came.
    All are, where no side is meant or no transition is known.
    """
    side = side_meant(question)
    if not side or not any(any(transition or ()) for transition in transitions):
        return [True] * len(transitions)
    building = bool(set(tokens(question)) & _BUILDING)
    found = []
    for before, after in (transition or ("", "") for transition in transitions):
        own, other = (after, before) if side == "came" else (before, after)
        fits = bool(own) and own != other and other != "building"
        found.append(fits and (not building or not other or own in _BUILT))
    return found


def trend_meant(question: str) -> int:
    """-1 where a question asks for less, 1 where it asks for more, else 0."""
    words = tokens(undated(question))
    if any(word.startswith(LESS) for word in words):
        return -1
    return int(any(word.startswith(MORE) for word in words))


def denies(question: str) -> bool:
    """Whether a yes says that nothing changed: "is it the same?", "are they still there?"."""
    text = undated(question)
    if re.search(r"\bor\b", text):
        return False
    return any(said.search(text) for said in (_UNCHANGED, _STILL_THERE, _ALREADY_THERE))


_ELSEWHERE = re.compile(r"\b(?:outside(?: of)?|except|but not|not|other than|apart from) ?$")


def place_said(question: str) -> str:
    """The part of the view that a question names, in its words: "in the upper left corner",
    "except in the left half"."""
    text = prepared(_plain(question))
    for match in POSITION.finditer(text):
        # "How many trees are left?" names no place.
        if match["lead"] or match["what"]:
            place = match[0].strip()
            return f"except {place}" if _ELSEWHERE.search(text[: match.start()]) else place
    return ""


_OF_EACH = re.compile(
    r"\b(?:changes?|differences?|anything|something|thing|place|patch"
    r"|(?!(?:is|was|has|does|less|this|its)\b)\w+s)"
    r"(?: (?:that|which) (?:is|are))?(?: of| with an? (?:area|size) of| covering| measuring)? $"
)
_ASKED = re.compile(r"^(?:has|have|had|did|does|do|is|are|was|were)(?: there)?(?: been)? ")
_PARTS = {"half": "50 % ", "third": "33.3 % ", "quarter": "25 % "}


def size_said(question: str) -> str:
    """The size of each change that is meant, in the question's words: "larger than 1 ha"."""
    text = prepared(_plain(question))
    for match in COMPARISON.finditer(text):
        if _OF_EACH.search(text[: match.start()]):
            return match[0].strip()
    return ""


def amount_meant(question: str) -> Comparison | None:
    """What all changes together are compared with: "did more than 10 % of it change?"."""
    text = re.sub(
        r"\b(?:an? |one )?(half|third|quarter) (?=(?:of|the)\b)",
        lambda match: _PARTS[match[1]],
        _plain(question),
    )
    text = prepared(text)
    asked = _ASKED.match(text)
    match = COMPARISON.match(text, asked.end()) if asked else None
    return comparison_of(match) if match else None


def asks_rate(question: str) -> bool:
    """Whether a question compares how much something grew or shrank: "by more than 10 %"."""
    text = prepared(_plain(question))
    return any(text[: match.start()].endswith("by ") for match in COMPARISON.finditer(text))


def _plain(question: str) -> str:
    return re.sub(r"[?!.]+$", "", undated(question).strip()).strip()
