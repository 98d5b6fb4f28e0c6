# SPDX-License-Identifier: GPL-2.0-or-later
"""Noun phrases are read into queries: counts, comparisons, superlatives, positions, relations.

"the two largest ships nearest to the pier" → ship, count 2, largest, nearest(pier). Nothing is
looked at here; `rs_assistant.engine.selection` executes a `Query` on features.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rs_assistant.engine.language import number, ordinal, singular, singular_phrase, tokens
from rs_assistant.engine.lexicon import find, longest, lookup
from rs_assistant.engine.phrase_text import comparison_of, prepared, quantity_of, unit_of, value_of
from rs_assistant.engine.phrase_words import (
    ATTRIBUTES,
    AXES,
    COMPARISON,
    COMPASS,
    DISTANCE,
    DISTANCE_ALONE,
    EXCEPT,
    HERE,
    HORIZONTAL,
    INVERTED,
    NEAR_PLACE,
    ORDERED,
    POSITION,
    QUANTIFIERS,
    RANGE,
    RELATION,
    RELATIONS,
    RIGHT_ANGLED,
    SELECTED,
    SIGNED,
    SUPERLATIVES,
    THAN_OTHERS,
    UNITS,
    UNSEEN,
    UNSEEN_WORDS,
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
    text = prepared(phrase)
    parts = _split_targets(text)
    targets = [_target(part) for part in parts]
    targets = _with_nouns(targets)
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


_HAVING = re.compile(
    r" (?:with|having|that have|without) (?!(?:an? )?(?:area|size|length|surface)\b)(.+)$"
)


def _with_nouns(targets: list[Target]) -> list[Target]:
    """ "the largest and the second largest ship": what is told apart has one noun."""
    named = [target for target in targets if target.word]
    if not named or len(named) == len(targets):
        return targets
    noun, found = named[0], []
    for target in targets:
        if not target.word and (target.superlative or target.position):
            target = replace(target, word=noun.word, label=noun.label, kind=noun.kind)
        elif target.word:
            noun = target
        found.append(target)
    return found


def _split_targets(text: str) -> list[str]:
    """Split at "and", commas and "or" where each side names a thing of its own."""
    pieces = re.split(
        r"(?:\s+(?:and|or|plus|as well as|&)\s+|\s*,(?!\d)\s*(?:and\s+|or\s+)?)", text
    )
    pieces = [" ".join(tokens(piece)) for piece in pieces]
    pieces = [part for piece in pieces if piece for part in _side_by_side(piece)]
    if not pieces:
        return [""]
    merged = [pieces[0]]
    for piece in pieces[1:]:
        head = _target(piece)
        own_noun = bool(head.word) and not _leads_with_attribute(merged[-1])
        if head.superlative and not head.word and _target(merged[-1]).superlative:
            own_noun = True  # "the biggest ship and the smallest": both are meant
        if own_noun and not re.search(r"\bbetween\b(?!.* and )", merged[-1]):
            merged.append(piece)
        else:
            merged[-1] = f"{merged[-1]} and {piece}"
    return merged


def _side_by_side(piece: str) -> list[str]:
    """ "lorries buses" (commas get lost in speech): plurals beside each other are two things."""
    words = piece.split()
    if len(words) > 1 and words[0] in SUPERLATIVES and words[1] in SUPERLATIVES:
        return [words[0], *_side_by_side(" ".join(words[1:]))]
    found = find(words) if len(words) > 1 else ()
    if len(found) < 2 or sum(item.stop - item.start for item in found) != len(words):
        return [piece]
    if any(singular(words[item.stop - 1]) == words[item.stop - 1] for item in found[:-1]):
        return [piece]
    return [item.words for item in found]


def _leads_with_attribute(text: str) -> bool:
    """ "large and white (ships)": what stands before is no thing yet."""
    words = [word for word in text.split() if word not in QUANTIFIERS]
    return bool(words) and all(word in ATTRIBUTES for word in words)


# Words of one thing with all that is said of it. Each relation in it is a level of recursion.
MOST_WORDS = 40


@lru_cache(maxsize=512)  # an exception is read twice, and so is each one in it
def _target(text: str) -> Target:
    text = " ".join(text.split()[:MOST_WORDS])
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
    text, squared = _cut(RIGHT_ANGLED, text)
    text, unseen = _unseen(text)
    text, having = _having(text)
    text, superlative = _ordered(text)
    if superlative is None:
        text, superlative = _near_place(text)
    text, relation = _distance(text)
    relations = [relation] if relation else []
    comparisons: list[Comparison] = []
    match = RANGE.search(text)
    if match is not None:
        quantity, highest = quantity_of(match)
        lowest = value_of(match["low"]) * UNITS[unit_of(match["unit"])][1]
        comparisons += [Comparison(quantity, ">=", lowest), Comparison(quantity, "<=", highest)]
        text = _without(text, match)
    for pattern in (COMPARISON, SIGNED):
        while True:
            match = pattern.search(text)
            if match is None:
                break
            comparisons.append(comparison_of(match))
            text = _without(text, match)
    text, values["position"] = _position(text)
    text, relation = _relation(text)
    if relation:
        relations.append(relation)
    head = [word for word in text.split() if word not in ("and", ",", "that", "who")]
    values.update(_head(head, superlative, relations))
    drawn = ("right-angled",) if squared else ()
    values["attributes"] = (*values["attributes"], *unseen, *having, *drawn)  # type: ignore[misc]
    values["comparisons"] = tuple(comparisons)
    return Target(**values)  # type: ignore[arg-type]


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    shorter = " ".join(pattern.sub(" ", text).split())
    return shorter, shorter != text


def _having(text: str) -> tuple[str, tuple[str, ...]]:
    """ "houses with red roofs": nothing that geometry decides, so it becomes an attribute."""
    match = _HAVING.search(text)
    if match is None or not text[: match.start()].strip():
        return text, ()
    return text[: match.start()], (match[0].strip(),)


def _unseen(text: str) -> tuple[str, tuple[str, ...]]:
    """Comparisons that geometry decides only among the things themselves, or not at all."""
    found: list[str] = []
    match = UNSEEN.search(text)
    if match is not None:
        found.append(match[0].strip())
        text = _without(text, match)
    match = THAN_OTHERS.search(text)
    if match is not None:
        names = {"more": "large", "less": "small", "long": "long", "short": "short"}
        found += [name for group, name in names.items() if match[group]]
        text = _without(text, match)
    return text, tuple(found)


def _near_place(text: str) -> tuple[str, Superlative | None]:
    """ "nearest to the top right corner" orders by the way to it."""
    match = NEAR_PLACE.search(text)
    if match is None:
        return text, None
    cell = _cell(match["first"], match["second"])
    if cell is None:
        return text, None
    return _without(text, match), Superlative("middle" if cell == "center" else f"to {cell}", False)


def _without(text: str, match: re.Match[str]) -> str:
    return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())


def _ordered(text: str) -> tuple[str, Superlative | None]:
    match = ORDERED.search(text)
    if match is None:
        return text, None
    last = match["rank"] == "last"
    rank = 1 if last else ordinal(match["rank"])
    if rank is None:
        return text, None
    key, descending = AXES[match["axis"]]
    descending = descending != last
    rest = f"{text[: match.start()]} {match['noun'] or ''} {text[match.end() :]}"
    return " ".join(rest.split()), Superlative(key, descending, rank)


def _distance(text: str) -> tuple[str, Relation | None]:
    match = DISTANCE.search(text) or DISTANCE_ALONE.search(text)
    if match is None:
        return text, None
    quantity, value = quantity_of(match)
    if quantity != "length":
        return text, None
    kind = "far" if match.groupdict().get("more") else "near"
    references = tuple(_target(part) for part in _split_targets(match["reference"]))
    return text[: match.start()].strip(), Relation(kind, references, value)


def _position(text: str) -> tuple[str, Position | None]:
    for match in POSITION.finditer(text):
        cell = _cell(match["first"], match["second"])
        if cell is not None:
            return _without(text, match), Position(cell, match["what"] in ("half", "side"))
    return text, None


def _cell(first: str, second: str | None) -> str | None:
    """The cell of "top left" or "left"; None for words that name none together."""
    if first in COMPASS:
        return COMPASS[first]
    if not second:
        return VERTICAL.get(first) or HORIZONTAL[first]
    if first in VERTICAL and second in HORIZONTAL:
        down, across = VERTICAL[first], HORIZONTAL[second]
    elif first in HORIZONTAL and second in VERTICAL:
        down, across = VERTICAL[second], HORIZONTAL[first]
    else:
        return None
    cell = " ".join(dict.fromkeys(part for part in (down, across) if part != "center"))
    return cell or "center"


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
        if word in UNSEEN_WORDS:
            attributes.append(word)
        elif word in SUPERLATIVES:
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
    for stop in range(min(len(words), longest()), 1, -1):
        term = lookup(" ".join(words[:stop]), typos=False)
        if term is not None and singular_phrase(" ".join(words[:stop])) in term.words:
            return True
    return False
