# SPDX-License-Identifier: GPL-2.0-or-later
"""Noun phrases are read into queries: counts, comparisons, superlatives, positions, relations.

"the two largest ships nearest to the pier" → ship, count 2, largest, nearest(pier). Nothing is
looked at here; `rs_assistant.engine.selection` executes a `Query` on features.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rs_assistant.engine.language import fold, number, ordinal, singular, singular_phrase, tokens
from rs_assistant.engine.lexicon import lookup
from rs_assistant.engine.phrase_words import (
    ATTRIBUTES,
    AXES,
    COMPARISON,
    COMPASS,
    DISTANCE,
    EXCEPT,
    HERE,
    HORIZONTAL,
    INVERTED,
    ORDERED,
    POSITION,
    QUANTIFIERS,
    RELATION,
    RELATIONS,
    SELECTED,
    SIGNED,
    SUPERLATIVES,
    UNITS,
    VERTICAL,
)
from rs_assistant.engine.query import (
    CELLS,
    EXECUTED,
    Comparison,
    Position,
    Query,
    Relation,
    Superlative,
    Target,
)

__all__ = [
    "CELLS",
    "EXECUTED",
    "Comparison",
    "Position",
    "Query",
    "Relation",
    "Superlative",
    "Target",
    "parse_phrase",
]


@lru_cache(maxsize=512)
def parse_phrase(phrase: str) -> Query:
    """Parse a noun phrase in the user's words. Any text is parsed; unknown nouns have no label."""
    text = _prepared(phrase)
    parts = _split_targets(text)
    targets = [_target(part) for part in parts]
    # "ships and harbours in the left half": where the last stands holds for those before it.
    last = targets[-1]
    if last.position or last.relations or last.selected:
        targets = [
            replace(
                target, position=last.position, relations=last.relations, selected=last.selected
            )
            if target.plain and target is not last
            else target
            for target in targets
        ]
    return Query(tuple(targets))


def _prepared(phrase: str) -> str:
    text = re.sub(r"(\d)\s*(?=(?:m2|ha|km2?|m|sqm|px|ft2?|%)\b|%)", r"\1 ", fold(phrase))
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


def _split_targets(text: str) -> list[str]:
    """Split at "and", commas and "or" where each side names a thing of its own."""
    pieces = re.split(
        r"(?:\s+(?:and|or|plus|as well as|&)\s+|\s*,(?!\d)\s*(?:and\s+|or\s+)?)", text
    )
    pieces = [" ".join(tokens(piece)) for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return [""]
    merged = [pieces[0]]
    for piece in pieces[1:]:
        head = _target(piece)
        own_noun = bool(head.word) and not _leads_with_attribute(merged[-1])
        if own_noun and not re.search(r"\bbetween\b(?!.* and )", merged[-1]):
            merged.append(piece)
        else:
            merged[-1] = f"{merged[-1]} and {piece}"
    return merged


def _leads_with_attribute(text: str) -> bool:
    """ "large and white (ships)": what stands before is no thing yet."""
    words = [word for word in text.split() if word not in QUANTIFIERS]
    return bool(words) and all(word in ATTRIBUTES for word in words)


def _target(text: str) -> Target:
    values: dict[str, object] = {}
    match = EXCEPT.search(f" {text} ")
    lead = INVERTED.match(text)
    if lead:
        inner = _target(text[lead.end() :])
        return replace(inner, inverted=True)
    if match and match.start() > 0:
        # "the ships except the smallest": the noun stands before, the exception after.
        before, after = _target(text[: match.start()].strip()), _target(text[match.end() - 1 :])
        if before.plain and (not after.word or after.word == before.word):
            return replace(
                after, word=before.word, label=before.label, kind=before.kind, inverted=True
            )
    text, values["selected"] = _cut(SELECTED, text)
    text, _ = _cut(HERE, text)
    text, having = _having(text)
    text, superlative = _ordered(text)
    text, relation = _distance(text)
    relations = [relation] if relation else []
    comparisons: list[Comparison] = []
    for pattern in (COMPARISON, SIGNED):
        while True:
            match = pattern.search(text)
            if match is None:
                break
            comparisons.append(_comparison(match))
            text = _without(text, match)
    text, values["position"] = _position(text)
    text, relation = _relation(text)
    if relation:
        relations.append(relation)
    head = [word for word in text.split() if word not in ("and", ",", "that", "who")]
    values.update(_head(head, superlative, relations))
    values["attributes"] = (*values["attributes"], *having)  # type: ignore[misc]
    values["comparisons"] = tuple(comparisons)
    return Target(**values)  # type: ignore[arg-type]


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    shorter = " ".join(pattern.sub(" ", text).split())
    return shorter, shorter != text


def _having(text: str) -> tuple[str, tuple[str, ...]]:
    """ "houses with red roofs": nothing that geometry decides, so it becomes an attribute."""
    match = re.search(r" (?:with|having|that have|without) (?!an area)(.+)$", text)
    if match is None or not text[: match.start()].strip():
        return text, ()
    return text[: match.start()], (match[0].strip(),)


def _without(text: str, match: re.Match[str]) -> str:
    return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())


def _ordered(text: str) -> tuple[str, Superlative | None]:
    match = ORDERED.search(text)
    rank = ordinal(match["rank"]) if match else None
    if match is None or rank is None:
        return text, None
    key, descending = AXES[match["axis"]]
    rest = f"{text[: match.start()]} {match['noun'] or ''} {text[match.end() :]}"
    return " ".join(rest.split()), Superlative(key, descending, rank)


def _quantity(match: re.Match[str]) -> tuple[str, float]:
    written = match["value"]
    value = (
        0.5
        if written.startswith("half")
        else 1.0
        if written in ("a", "an")
        else float(number(written) or 0)
        if written.isalpha()
        else _decimal(written)
    )
    quantity, factor = UNITS[singular_phrase(match["unit"]).replace("feet", "foot")]
    return quantity, value * factor


def _decimal(written: str) -> float:
    """ "1,000" is a thousand, "1,5" one and a half, as most people mean them."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", written):
        return float(written.replace(",", ""))
    return float(written.replace(",", ".") if written.count(",") == 1 else written.split(",")[0])


def _comparison(match: re.Match[str]) -> Comparison:
    quantity, value = _quantity(match)
    groups = match.groupdict()
    if groups.get("sign"):
        sign = {"≤": "<=", "≥": ">="}.get(match["sign"], match["sign"])
        return Comparison(quantity, sign, value)
    operator = (
        ">" if groups["more"] else "<" if groups["less"] else ">=" if groups["least"] else "<="
    )
    return Comparison(quantity, operator, value)


def _distance(text: str) -> tuple[str, Relation | None]:
    match = DISTANCE.search(text)
    if match is None:
        return text, None
    quantity, value = _quantity(match)
    if quantity != "length":
        return text, None
    kind = "near" if match["less"] else "far"
    references = tuple(_target(part) for part in _split_targets(match["reference"]))
    return text[: match.start()].strip(), Relation(kind, references, value)


def _position(text: str) -> tuple[str, Position | None]:
    for match in POSITION.finditer(text):
        first, second = match["first"], match["second"]
        if first in COMPASS:
            cell = COMPASS[first]
        elif second and first in VERTICAL and second in HORIZONTAL:
            down, across = VERTICAL[first], HORIZONTAL[second]
            cell = " ".join(dict.fromkeys(part for part in (down, across) if part != "center"))
            cell = cell or "center"
        elif second and first in HORIZONTAL and second in VERTICAL:
            down, across = VERTICAL[second], HORIZONTAL[first]
            cell = " ".join(dict.fromkeys(part for part in (down, across) if part != "center"))
            cell = cell or "center"
        elif second:
            continue
        else:
            cell = VERTICAL.get(first) or HORIZONTAL[first]
        return _without(text, match), Position(cell, match["what"] in ("half", "side"))
    return text, None


def _relation(text: str) -> tuple[str, Relation | None]:
    for match in RELATION.finditer(text):
        kind = RELATIONS[next(i for i in range(len(RELATIONS)) if match[f"r{i}"])][0]
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        word = match[0].strip()
        if word == "of" and re.fullmatch(
            r"(?:.*\b)?(?:all|one|two|three|both|some|any|most)", before
        ):
            continue  # "two of them"
        if word in ("nearest", "closest"):
            inner = re.match(r"(?P<noun>.+?) to (?P<reference>.+)$", after)
            if inner is not None:
                before, after = f"{before} {inner['noun']}", inner["reference"]
            elif not _ends_with_thing(before):
                # "the nearest ship": to what? The middle of the view is what people look at.
                continue
        if not after or (word == "by" and after.startswith(("hand", "eye"))):
            continue
        if kind == "inside" and not re.sub(r"\b(?:the|a|an)\b", "", after).strip():
            continue
        parts = after.split(" and ") if kind == "between" else _split_targets(after)
        references = tuple(_target(part) for part in parts)
        return before, Relation(kind, references)
    return text, None


def _ends_with_thing(text: str) -> bool:
    """ "two ships (nearest the pier)", but not "the two (nearest ships)"."""
    last = text.split()[-1:]
    return bool(last) and (last[0] in ("one", "ones") or lookup(last[0], typos=False) is not None)


def _head(
    words: list[str], superlative: Superlative | None, relations: list[Relation]
) -> dict[str, object]:
    """Counts, superlatives and attributes in front of the noun, and the noun."""
    count: int | None = None
    rank: int | None = None
    attributes: list[str] = []
    nouns: list[str] = []
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if word in SUPERLATIVES:
            key, descending = SUPERLATIVES[word]
            superlative = Superlative(key, descending, rank or 1)
            rank = None
        elif ordinal(word) is not None and (not nouns or not following):
            rank = ordinal(word)
        elif number(word) is not None and word != "one" and not nouns:
            count = number(word)
        elif number(word) is not None and word != "one" and superlative and not following:
            count = number(word)  # "the largest three"
        elif word in ("one", "single") and not nouns and not following:
            count = 1 if superlative is None else None
        elif (
            word in ATTRIBUTES
            and not _part_of_name(words[index:])
            and (not nouns or following == "")
        ):
            attributes.append(ATTRIBUTES[word])
        elif word in QUANTIFIERS or (word == "top" and number(following) is not None):
            continue
        elif word in ("nearest", "closest") and not relations:
            superlative = Superlative("middle", False, rank or 1)
        else:
            nouns.append(word)
    if rank is not None and superlative is None:
        superlative = Superlative("order", False, rank)
    nearest = any(relation.kind in ("nearest", "farthest") for relation in relations)
    plural_noun = bool(nouns) and singular(nouns[-1]) != nouns[-1]
    plural_noun = plural_noun or any(word in ("ones", "all", "those", "these") for word in words)
    if superlative is not None:
        superlative = replace(superlative, count=count)
    noun = " ".join(nouns)
    term = lookup(noun) if noun else None
    return {
        "word": noun,
        "label": term.label if term else None,
        "kind": term.kind if term else None,
        "plural": plural_noun,
        "definite": not plural_noun and bool(words) and words[0] in ("the", "this", "that"),
        "count": count if count is not None else (1 if nearest and not plural_noun else None),
        "superlative": superlative,
        "relations": tuple(relations),
        "attributes": tuple(dict.fromkeys(attributes)),
    }


def _part_of_name(words: list[str]) -> bool:
    """ "green space" and "short grass": does the adjective belong to a class name?"""
    for stop in range(len(words), 1, -1):
        term = lookup(" ".join(words[:stop]), typos=False)
        if term is not None and singular_phrase(" ".join(words[:stop])) in term.words:
            return True
    return False
