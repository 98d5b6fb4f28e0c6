# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing words: numbers as words, phrases without articles and plurals, names by their terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ARTICLES = frozenset({"a", "an", "the"})


def number_word(value: int) -> str:
    """31 → ``thirty-one``; three digits and more stay digits."""
    if 0 <= value < 20:
        return _ONES[value]
    if 20 <= value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    return str(value)


def phrase_key(phrase: str) -> str:
    """Lower-case words without articles and plural endings."""
    words = re.findall(r"[\w²³.%/-]+", phrase.lower())
    return " ".join(_singular(word) for word in words if word not in _ARTICLES)


def mentions(text: str, terms: Sequence[str]) -> bool:
    """Whether any of the terms stands in the text as whole words."""
    lowered = text.lower()
    return any(
        re.search(rf"(?<![\w-]){re.escape(term.lower())}(?![\w-])", lowered) for term in terms
    )


def terms_of(name: str, table: Mapping[str, Sequence[str]] | None) -> list[str]:
    """The words that count for a name; the name itself among them."""
    return [name, *((table or {}).get(name) or ())]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses", "uses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
