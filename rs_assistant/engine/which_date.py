# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of two dates a message speaks of: "the later image", "in 2021", "both"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rs_assistant.engine.language import fold, without_accents

_FIRST = (
    "first|1st|earlier|earliest|older|oldest|old|before|previous|initial"
    "|premiere?|ancienne?|precedente?"
)
_SECOND = (
    "second|2nd|later|latest|newer|newest|new|most recent|recent|after|last"
    "|seconde|deuxieme|derniere?|nouvelle|recente"
)
_PICTURES = "image|picture|photo|photograph|date|year|view|scene|snapshot|acquisition|vue|annee"
# "The first one" may as well be a thing: it is a date behind these words only.
_SPEAKING_OF = "describe|caption|summari[sz]e|explain|about|in|on|at|of|for"
_NAMED = re.compile(
    rf"\b(?:(?P<first>{_FIRST})|(?P<second>{_SECOND}))"
    rf"(?P<joined> (?:and|or) (?:(?:in|on|at|for) )?(?:the )?(?:{_FIRST}|{_SECOND}))?"
    rf" (?:satellite |aerial )?(?:{_PICTURES})s?\b"
    rf"|\b(?P<lead>(?:{_SPEAKING_OF}) )the "
    rf"(?:(?P<first_one>{_FIRST})|(?P<second_one>{_SECOND})) one\b"
    rf"|\b(?:{_PICTURES}) (?:la )?(?:plus )?(?:(?P<first_after>ancienne|precedente)|recente)\b"
    r"|(?P<first_cjk>第一|前一|较早|旧的?(?=[图影照]))|(?:第二|后一|较新|较晚|最新|新的?(?=[图影照]))"
)
# "How many are there now?", "were there any before?": what there is, at one of the dates.
_LATE = "now|nowadays|today|currently|presently|by now|maintenant|aujourd'hui"
_EARLY = "before|earlier|previously|formerly|originally|back then|at first|avant|auparavant"
TIMES = rf"(?:{_LATE}|{_EARLY})"
AT_ONE_TIME = re.compile(
    r"^(?!what\b|who\b|why\b)"
    r".*\b(?:is|are|was|were|(?:do|can) (?:you|we|i)|y a-t-il|y avait-il)\b"
    rf".* (?:(?P<late>{_LATE})|(?P<early>{_EARLY}))\W*$"
)
# "And the first?"
_ALONE = re.compile(
    r"^(?:(?:and|or|but|now|what about|how about|in|on|at|of|for) )*the "
    rf"(?:(?P<first>{_FIRST})|(?P<second>{_SECOND}))(?: one)?\W*$"
    rf"|^(?:and|et) (?:(?P<early>{_EARLY})|(?:{_LATE}))\W*$"
)
_BOTH = re.compile(
    rf"\bboth(?: of)?(?: the| these| my)?(?: (?:{_PICTURES})s|(?= and)|\W*$)"
    rf"|\b(?:each|either|every)(?: of the)?(?: two)? (?:{_PICTURES})s?\b"
    rf"|\b(?:in|on|at|of|for|describe|caption) (?:the|these|my) two (?:{_PICTURES})s\b"
    rf"|\bles deux (?:{_PICTURES})s\b|两(?:个|张|幅|期|者)"
)
_DAY = re.compile(
    r"(?<![A-Za-z0-9.,-])(?P<day>(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)(?:(?=年)|(?![\w-]|[.,]\d))"
    r"(?! ?(?:m2|m|km2?|ha|hectares?|acres?|square|met(?:re|er)s?|pixels?|px|%))"
)


def dates_named(message: str, dates: Sequence[str | None]) -> tuple[int, ...]:
    """Positions of the views that a message names, of two with these dates; () where it names none.

    In English, French or Chinese, as the routers' English may have lost it.
    Dates are ISO, as far as they are known: ``2021-06-15``, ``2021``, None.
    """
    if len(dates) != 2:
        return ()
    text = without_accents(fold(message))
    if _BOTH.search(text):
        return 0, 1
    alone = _ALONE.match(text)
    if alone is not None:
        return (0,) if alone["first"] or alone["early"] else (1,)
    named: set[int] = set()
    at_one_time = AT_ONE_TIME.match(text)
    if at_one_time is not None:
        named.add(0 if at_one_time["early"] else 1)
    for match in _NAMED.finditer(text):
        firsts = ("first", "first_one", "first_after", "first_cjk")
        named.add(0 if any(match[name] for name in firsts) else 1)
        if match["joined"]:
            return 0, 1
    for match in _DAY.finditer(text):
        of_day = [i for i, date in enumerate(dates) if date and date.startswith(match["day"])]
        # A year that both have tells nothing.
        named.update(of_day if len(of_day) == 1 else ())
    return tuple(sorted(named))


def undated(message: str) -> str:
    """A folded message without the words that say which date: "in the new image" → "in the image",
    so that "new" speaks of things."""
    text = _NAMED.sub(lambda match: f"{match['lead'] or ''}the image", fold(message))
    return text.replace("the the ", "the ")
