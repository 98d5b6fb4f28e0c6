# SPDX-License-Identifier: GPL-2.0-or-later
"""Yes/no questions with a number: "are there more than 5 tanks", "is half of the view water"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rs_assistant.engine.language import NUMBERS
from rs_assistant.engine.lexicon import Kind, lookup
from rs_assistant.engine.phrase_text import value_of
from rs_assistant.engine.phrase_words import PICTURE, SIDES
from rs_assistant.engine.results import Statement

_SIGNS = (
    ("<=", r"at most|no more than|not more than|up to"),
    (">=", r"at least|no fewer than|no less than|not less than|a minimum of"),
    (">", r"more than|over|above|in excess of"),
    ("<", r"fewer than|less than|under|below"),
    ("=", r"exactly|precisely|only|just"),
)
_SIGN = "(?P<sign>" + "|".join(words for _, words in _SIGNS) + ")"
_NUMBER = r"(?P<number>\d+|" + "|".join(word for word in NUMBERS if word != "both") + ")"
_PARTS = {
    "most": 0.5,
    "half": 0.5,
    "a half": 0.5,
    "one half": 0.5,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 0.25,
    "one quarter": 0.25,
    "three quarters": 0.75,
}
_SHARE = (
    rf"(?:(?P<percent>\d+(?:[.,]\d+)?|{'|'.join(NUMBERS)}) ?(?:%|per ?cent)"
    rf"|(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))}))"
)
# "of the view", or "of the left half", which is said with what is looked for.
_OF = (
    rf"(?: of)?(?: (?:the|this|that) (?:(?:whole |entire )?{PICTURE}"
    rf"|(?P<where>{SIDES})"
    rf"(?: of (?:the|this) {PICTURE})?))?"
)
_COVERED = r"(?:(?:covered (?:by|with)|under|occupied by|taken up by|made up of) )?"
_PATTERNS = (
    re.compile(rf"^(?:is|are) (?:there )?(?:{_SIGN} )?{_SHARE}{_OF} {_COVERED}(?P<phrase>.+)$"),
    re.compile(
        r"^(?:does|do) (?P<phrase>.+?) (?:cover|take up|occupy|make up|fill) "
        rf"(?:{_SIGN} )?{_SHARE}{_OF}$"
    ),
    # "Is the left half water?" asks whether most of it is.
    re.compile(
        rf"^(?:is|are) (?:the|this|that) (?P<where>{SIDES})(?: of (?:the|this) {PICTURE})? "
        rf"(?:mostly |mainly |largely )?{_COVERED}(?P<cover>[\w -]+)$"
    ),
    re.compile(rf"^(?:is|are)(?: there)? {_SIGN} {_NUMBER} (?P<phrase>.+)$"),
    # "Are there 4 tanks", but not "are there 3 m wide roads".
    re.compile(rf"^are there {_NUMBER} (?!(?:m|m2|met\w+|ha|hect\w+|km2?|sq\w*)\b)(?P<phrase>.+)$"),
)


@dataclass(frozen=True)
class Quantity:
    """A number that something is compared with: of things, or as a share of the view."""

    phrase: str
    sign: str
    count: int | None = None
    share: float | None = None

    @property
    def limit(self) -> Statement:
        """The statement that carries it to whoever compares."""
        return Statement("limit", text=self.sign, share=self.share, count=self.count)


def quantity(text: str) -> Quantity | None:
    """The number that a folded question asks about; None for other questions."""
    match = next((found for p in _PATTERNS if (found := p.match(text))), None)
    if match is None:
        return None
    groups = match.groupdict()
    if groups.get("cover"):
        return _mostly(groups["cover"], groups["where"])
    sign = next((s for s, words in _SIGNS if re.fullmatch(words, groups.get("sign") or "")), "")
    phrase = match["phrase"]
    if groups.get("number"):
        return Quantity(phrase, sign or "=", count=int(value_of(match["number"])))
    share = _PARTS.get(match["part"] or "")
    if share is None:
        share = value_of(match["percent"]) / 100
    if groups.get("where"):
        phrase = f"{phrase} in the {match['where']}"
    # "Is most of it water?" means more than half; "does it cover a quarter?" that much at least.
    return Quantity(phrase, sign or (">" if match["part"] == "most" else ">="), share=share)


def _mostly(cover: str, where: str) -> Quantity | None:
    """Whether a part of the view is mainly of a cover; None for "is the left half greener?"."""
    term = lookup(cover, typos=False)  # "greener" is no greenery
    if term is None or term.kind is Kind.SCENE:
        return None
    return Quantity(f"{cover} in the {where}", ">", share=0.5)
