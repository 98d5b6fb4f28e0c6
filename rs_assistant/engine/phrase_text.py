# SPDX-License-Identifier: GPL-2.0-or-later
"""Spellings of a phrase made alike, and sizes and distances in any unit as numbers."""

from __future__ import annotations

import re

from rs_assistant.engine.language import fold, number, singular, singular_phrase, tokens
from rs_assistant.engine.phrase_words import UNITS
from rs_assistant.engine.query import Comparison

_SIZE = r"(?:an? )?(?:area|size|surface|length)s?"
_SIZED = re.compile(
    rf"\b(?:with|having) {_SIZE}(?: of)?(?= (?:over|above|at|more|less|larger|smaller|greater"
    r"|longer|under|below|between|up|exceeding|bigger|[<>]|\d))"
)
_AREA_UNIT = re.compile(
    r"\b(" + "|".join(unit for unit, (quantity, _) in UNITS.items() if quantity == "area") + r")\b"
)


def prepared(phrase: str) -> str:
    """A phrase folded, with one spelling for what has several."""
    text = re.sub(
        r"(\d)\s*(?=(?:m2|ha|km2?|m|sqm|px|ft2?|sqft|yd2?|mi2?|%)\b|%)", r"\1 ", fold(phrase)
    )
    text = re.sub(r"(?<![\w.,])(\d[\d.,]*) ?- ?(\d[\d.,]*)(?= ?[a-z])", r"\1 to \2", text)
    text = re.sub(r"(?<![\w.,])(\d{1,3}) (?=\d{3}\b)", r"\1", text)  # 1 000
    text = re.sub(r"\b(?:a )?(?:pair|couple) of\b", "two", text)
    text = re.sub(
        r"\b(dozen|two|three|four|five|ten|\d+) of (?=the |these |\w+est\b)", r"\1 ", text
    )
    # "with an area of over 300 m2": the unit says so.
    text = _SIZED.sub("", text)
    text = re.sub(r"\bsq\. ?(?=[a-z])", "sq ", text)
    text = re.sub(r"\b(north|south|west|east)ern[ -]?most\b", r"\1ernmost", text)
    text = re.sub(r" (?:separately|seperately|individually|respectively)\b", "", text)
    text = re.sub(r"\bnorth (west|east)", r"north\1", text)
    text = re.sub(r"\bsouth (west|east)", r"south\1", text)
    text = re.sub(
        r"\b(left|right|top|bottom|upper|lower|north|south|west|east)[ -]most\b", r"\1most", text
    )
    text = re.sub(
        r"\b(?:most (northern|southern|western|eastern)(?:ly)?)\b", lambda m: m[1] + "most", text
    )
    text = re.sub(
        r"\b(?:furthest|farthest) (?:to the )?(left|right|north|south|west|east)\b", r"\1most", text
    )
    text = re.sub(r"\b(?:most (?:certain|confident|likely)|best)\b", "surest", text)
    return " ".join(part for part in re.sub(r",(?!\d)", " , ", text).split() if part != "?")


def wants_all(phrase: str) -> bool:
    """Whether a yes needs every thing of a phrase: "ships and tanks", not "ships or tanks"."""
    words = tokens(phrase)
    return "and" in words and "or" not in words


def area_unit(text: str) -> str:
    """The unit of area that a question asks for, a key of `UNITS`; "" where it names none."""
    words = " ".join(singular(word) for word in tokens(text))
    match = _AREA_UNIT.search(words)
    return match[1] if match else ""


def quantity_of(match: re.Match[str]) -> tuple[str, float]:
    """Quantity and value of a number with its unit: m², m, pixels or a share."""
    quantity, factor = UNITS[unit_of(match["unit"])]
    return quantity, value_of(match["value"]) * factor


def unit_of(written: str) -> str:
    """The key of a unit in `UNITS`."""
    return singular_phrase(written).replace("feet", "foot")


def value_of(written: str | None) -> float:
    """A number in digits or words; none is one ("smaller than a hectare" without its article)."""
    if written is None or written in ("a", "an"):
        return 1.0
    if written.startswith("half"):
        return 0.5
    word = written.replace("a ", "")
    return float(number(word) or 0) if word.isalpha() else _decimal(word)


def _decimal(written: str) -> float:
    """ "1,000" is a thousand, "1,5" one and a half, as most people mean them."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", written):
        return float(written.replace(",", ""))
    return float(written.replace(",", ".") if written.count(",") == 1 else written.split(",")[0])


def comparison_of(match: re.Match[str]) -> Comparison:
    """What a match of `COMPARISON` or `SIGNED` compares."""
    quantity, value = quantity_of(match)
    groups = match.groupdict()
    if groups.get("sign"):
        sign = {"≤": "<=", "≥": ">="}.get(match["sign"], match["sign"])
        return Comparison(quantity, sign, value)
    operator = (
        ">" if groups["more"] else "<" if groups["less"] else ">=" if groups["least"] else "<="
    )
    return Comparison(quantity, operator, value)
