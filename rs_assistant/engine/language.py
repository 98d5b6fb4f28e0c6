# SPDX-License-Identifier: GPL-2.0-or-later
"""Words: folding, tokens, singular and plural, numbers, and the nearest known word of a typo.

English only where grammar matters; folding and tokens work for every script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ARTICLES = frozenset({"a", "an", "the"})
NUMBERS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "twenty": 20,
    "fifty": 50,
    "hundred": 100,
    "thousand": 1000,
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "leaves": "leaf",
    "geese": "goose",
    "feet": "foot",
    "wharves": "wharf",
    "quays": "quay",
    "buses": "bus",
    "busses": "bus",
    "viaducts": "viaduct",
    "gases": "gas",
    "lorries": "lorry",
    "movies": "movie",
    "axes": "axis",
}
_UNCHANGED = frozenset(
    "aircraft grass gas bus canvas campus this is was has its us yes plus less across always "
    "various glass class express address process access pass terminus isthmus axis series "
    "species news athletics sports oasis atlas christmas paris does as unless perhaps "
    "cross moss bias lens compass tennis business darkness".split()
)
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?!\w)|[^\W_]+(?:['\-][^\W_]+)*|%|\?|[<>]=?|[≤≥]"
)


def fold(text: str) -> str:
    """Lower case, compatibility forms, straight quotes and dashes, single blanks."""
    text = unicodedata.normalize("NFKC", text.replace("²", "2").replace("³", "3")).lower()
    text = re.sub(r"[‘’‛´`]", "'", text)
    text = re.sub(r"[“”„«»]", '"', text)
    text = re.sub(r"[‐‑‒–—]", "-", text)
    return re.sub(r"\s+", " ", text).strip()


def without_accents(text: str) -> str:
    """``forêt`` → ``foret``; letters of other scripts stay."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def tokens(text: str) -> list[str]:
    """Words, numbers and the few signs that mean something, of folded text."""
    return _TOKEN.findall(fold(text))


def singular(word: str) -> str:
    """The singular of one English word, in lower case; a word that has none stays."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGED or len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def singular_phrase(phrase: str) -> str:
    """Folded phrase with every word in the singular: the key under which words are compared."""
    return " ".join(singular(word) for word in re.split(r"[\s\-]+", fold(phrase)) if word)


def plural(noun: str) -> str:
    """The English plural of a noun phrase (its last word changes)."""
    head, _, word = noun.rpartition(" ")
    for many, one in _IRREGULAR.items():
        if word == one:
            return f"{head} {many}".strip()
    if word in ("aircraft", "person"):
        return noun
    if re.search(r"[^aeiou]y$", word):
        word = word[:-1] + "ies"
    elif word.endswith(("s", "x", "ch", "sh", "z")):
        word += "es"
    else:
        word += "s"
    return f"{head} {word}".strip()


def number(word: str) -> int | None:
    """Value of a number word or of digits; None for anything else."""
    if word.isdecimal() and word.isascii() and len(word) <= 9:
        return int(word)
    return NUMBERS.get(word)


def ordinal(word: str) -> int | None:
    """``second`` and ``2nd`` → 2; None for anything else."""
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", word)
    return int(match[1]) if match else ORDINALS.get(word)


def distance(first: str, second: str, limit: int) -> int:
    """Edits between two words (insert, delete, replace, swap of neighbours), at most limit + 1."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before_last, last = last, row
    return last[-1]


def allowed_edits(word: str) -> int:
    """How many typing mistakes are forgiven: none in short words, where they make other words."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest of the known words within `allowed_edits`, None when there is none or a tie.

    A wrong first letter is rare in typing, so it counts as one edit more.
    """
    limit = allowed_edits(word)
    best: tuple[float, str] | None = None
    tie = False
    for candidate in known:
        # "Situation" is no mistyped "station": two slips rarely change the length by two.
        if limit == 0 or abs(len(candidate) - len(word)) > 1 or len(candidate) < 4:
            continue
        edits: float = distance(word, candidate, limit)
        if edits > limit:
            continue
        if candidate[0] != word[0]:
            edits += 0.6
        if sorted(candidate) == sorted(word):  # swapped letters are the commonest slip
            edits -= 0.3
        if best is None or edits < best[0]:
            best, tie = (edits, candidate), False
        elif edits == best[0] and singular(candidate) != singular(best[1]):
            tie = True
    if best is None or tie or best[0] > limit + 0.3:
        return None
    return best[1]
