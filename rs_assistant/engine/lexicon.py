# SPDX-License-Identifier: GPL-2.0-or-later
"""From people's words to the classes that the models know, and an honest None for other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rs_assistant.engine.common_words import COMMON
from rs_assistant.engine.language import (
    ARTICLES,
    fold,
    nearest,
    plural,
    singular,
    singular_phrase,
    tokens,
    without_accents,
)
from rs_assistant.engine.lexicon_table import TABLE


class Kind(str, Enum):
    """What a class is: countable, a share of the view, or what a tile shows as a whole."""

    OBJECT = "object"
    COVER = "cover"
    SCENE = "scene"


@dataclass(frozen=True)
class Term:
    """A canonical class. ``parents`` are the classes that it is a kind of (car → vehicle)."""

    label: str
    kind: Kind
    parents: tuple[str, ...]
    words: tuple[str, ...]
    """English words, singular, the label first."""
    other: tuple[str, ...] = ()
    """Words of other languages."""


@dataclass(frozen=True)
class Found:
    """A term found in a text: tokens ``start`` to ``stop`` (exclusive) as they were typed."""

    term: Term
    start: int
    stop: int
    words: str
    exact: bool = True


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """All classes, in order of preference."""
    found: list[Term] = []
    for line in TABLE.strip().splitlines():
        label, kind, parents, english, french, chinese = (
            *(part.strip() for part in line.split("|")),
            "",
            "",
        )[:6]
        words = dict.fromkeys([label, *_items(english)])
        other = dict.fromkeys([*_items(french), *_items(chinese)])
        found.append(Term(label, Kind(kind), _items(parents), tuple(words), tuple(other)))
    return tuple(found)


def _items(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[Term, ...]]:
    """Compared form of every word → its terms, best first."""
    index: dict[str, list[Term]] = {}
    for term in terms():
        for word in (*term.words, *term.other):
            for key in {singular_phrase(word), without_accents(singular_phrase(word))}:
                entries = index.setdefault(key, [])
                if term not in entries:
                    entries.append(term)
    return {key: tuple(entries) for key, entries in index.items()}


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every single English word of the lexicon, singular."""
    return frozenset(
        part
        for term in terms()
        for word in term.words
        for part in singular_phrase(word).split()
        if len(part) > 2
    )


@lru_cache(maxsize=1)
def longest() -> int:
    """Words of the longest name."""
    return max(len(key.split()) for key in _index())


def meanings(word: str, kinds: Iterable[Kind] | None = None) -> tuple[Term, ...]:
    """All classes that a word or noun phrase may name, best first; no typos, no unknown words."""
    key = _key(word)
    wanted = tuple(kinds) if kinds is not None else tuple(Kind)
    return tuple(term for term in _index().get(key, ()) if term.kind in wanted)


def lookup(word: str, kinds: Iterable[Kind] | None = None, typos: bool = True) -> Term | None:
    """The class that a word or noun phrase names; None for words outside the vocabulary.

    Number, articles, spelling variants and (with ``typos``) slips of the keyboard are forgiven.
    Adjectives in front are dropped as long as a class remains: "small white boats" is ship.
    """
    wanted = tuple(kinds) if kinds is not None else tuple(Kind)
    found = meanings(word, wanted)
    if found:
        return found[0]
    parts = _key(word).split()
    # "harbor area": what kind of area it is says the class.
    if len(parts) > 1 and parts[-1] in _HOLLOW:
        found_term = lookup(" ".join(parts[:-1]), wanted, typos=False)
        if found_term is not None:
            return found_term
    for start in range(max(1, len(parts) - longest()), len(parts)):
        found = meanings(" ".join(parts[start:]), wanted)
        if found and not set(parts[:start]) & _BREAKING:
            return found[0]
    if not typos or not parts:
        return None
    words = [part for part in fold(word).replace("-", " ").split() if part not in ARTICLES]
    corrected = [
        part if singular(part) in _plain() else None if part in COMMON else nearest(part, _typed())
        for part in words
    ]
    if any(part is None for part in corrected) or corrected == words:
        return None
    return lookup(" ".join(part for part in corrected if part), wanted, typos=False)


# "solar farm" is no farm and "wind turbine field" no field: the noun before changes the thing.
_BREAKING = frozenset(
    "solar wind fish space toy swimming photovoltaic pv cemetery burial electric power airport "
    "mine landing rocket missile water sewage garbage oil gas fire phone cell".split()
)
# In running text these are positions and shapes before they are scenes.
_ELSEWHERE = frozenset({"center", "centre", "square"})
_HOLLOW = frozenset("area zone region land surface patch polygon cover district site".split())


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return vocabulary() | frozenset("of and or in on at with large small white red".split())


@lru_cache(maxsize=1)
def _typed() -> tuple[str, ...]:
    """What a slip of the keyboard is compared with: both numbers of every word."""
    return tuple(sorted(vocabulary() | {plural(word) for word in vocabulary()}))


def _key(word: str) -> str:
    parts = [part for part in singular_phrase(word).split() if part not in ARTICLES]
    key = " ".join(parts)
    # French plurals: bateaux.
    return key[:-1] if key.endswith("eaux") else key


def find(text: str | Sequence[str], kinds: Iterable[Kind] | None = None) -> tuple[Found, ...]:
    """The classes that a text names, left to right, the longest words first; nothing overlaps."""
    parts = list(tokens(text)) if isinstance(text, str) else list(text)
    single = [[singular(piece) for piece in part.split("-")] for part in parts]
    wanted = tuple(kinds) if kinds is not None else tuple(Kind)
    found: list[Found] = []
    start = 0
    while start < len(parts):
        for stop in range(min(len(parts), start + longest()), start, -1):
            key = " ".join(piece for pieces in single[start:stop] for piece in pieces)
            candidates = [term for term in _index().get(key, ()) if term.kind in wanted]
            if key in _ELSEWHERE:
                continue
            if candidates and not (start and single[start - 1][-1] in _BREAKING):
                found.append(Found(candidates[0], start, stop, " ".join(parts[start:stop])))
                start = stop
                break
        else:
            start += 1
    return tuple(found)


@lru_cache(maxsize=256)
def by_label(label: str) -> Term | None:
    """The term of a canonical label (or of any word that names one)."""
    for term in terms():
        if term.label == label:
            return term
    return lookup(label.replace("_", " "), typos=False)


def children(label: str) -> tuple[str, ...]:
    """The label and everything that is a kind of it: vehicle → vehicle, car, truck, bus."""
    return (label, *(term.label for term in terms() if label in term.parents))


def covers(asked: str, given: str) -> bool:
    """Whether a feature labelled ``given`` counts when ``asked`` is asked for.

    Both may be labels or words; "vehicles" covers a car, "boats" covers a ship, but "cars" do not
    cover a vehicle of unknown kind.
    """
    wanted, offered = fold(asked).replace("_", " "), fold(given).replace("_", " ")
    if singular_phrase(wanted) == singular_phrase(offered):
        return True
    first, second = by_label(wanted), by_label(offered)
    if first is None or second is None:
        return False
    return second.label in children(first.label)


def noun(label: str, count: int | None = None) -> str:
    """The English noun of a label for a sentence: ``2, ship`` → ``ships``; covers stay."""
    term = by_label(label)
    if term is not None and term.kind is Kind.COVER and term.label not in _COUNTED_COVERS:
        return label
    if term is not None and term.kind is Kind.SCENE and re.search("[^s]s$", label):
        return label  # named in the plural: "buildings", "playfields"
    return label if count == 1 else plural(label)


_COUNTED_COVERS = frozenset({"river", "lake", "pond", "reservoir", "road", "garden plot"})
