# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels that a message offers to choose from."""

from __future__ import annotations

import re

from rs_assistant.engine.lexicon import Kind, lookup
from rs_assistant.worker.routing.grammar import LONGEST, Reading, clean_phrase

_NO_CHOICE = frozenset(
    "rural urban day night summer winter wet dry empty full city countryside yes no true false flat hilly not "
    "old new more less left right clean dirty crowded natural artificial man-made open closed big small dense sparse "
    "busy quiet light dark morning evening".split()
)
# "is it A) forest B) meadow or C) farmland"
_LETTERED = re.compile(
    r"(?:^|[\s,(])[A-Ea-e1-5]\)\s*(.+?)(?=\s*(?:[,;?]|\bor\b|\band\b|\(|$|\s[A-Ea-e1-5]\)))"
)
_ARTICLE = re.compile(r"\ban? ")
_RELATIONS = frozenset(
    "next near beside along behind left right top bottom upper lower middle center centre between at by around".split()
)
_COMPARED = re.compile(
    r"\b(?:bigger|larger|smaller|longer|wider|more(?! like| of a)|less|fewer|closer|larger|greener|older|newer)\b"
)
_EXPLICIT = re.compile(
    r"(?:choose|pick|decide|select|classify|categori[sz]e|label|which|what|tag)\b"
)
_VIEW = r"image|scene|view|place|area|picture|site|region"
# A label of one or two words. Neither an article nor what separates labels is one of them: a
# pattern that may read a word either way takes twice as long for every further word.
_NAME = r"(?:an? )?(?!(?:an?|or|vs)\b)[a-z\-]+(?: (?!(?:or|vs)\b)[a-z]+)?"
# How labels are offered; ``o`` are the labels. The first that fits counts.
_OFFERS = tuple(
    re.compile(pattern)
    for pattern in (
        # "is this scene more like a port or a lake"
        rf"(?:is|was|could|would|does)(?: (?:this|that|it|the (?:{_VIEW})|here))(?: (?:{_VIEW}|here|be|show|rather|more|look like|more like|of|showing|depict|show me|likely|look more like))* (?P<o>.+(?: or | vs |,).+)$",
        # "would you say it is a school or a church"
        r"(?:would you say|do you think|could it be|i think|maybe|say)(?: (?:it is|this is|that it is|that is|it))*(?: an?)? (?P<o>.+ or .+)$",
        # "forest, meadow, farmland: which"
        r"(?P<o>(?:[a-z\-]+(?: [a-z\-]+)* ?, )+[a-z\- ]+?) ?[:;,] (?:which|what)\b.*$",
        # "which fits best: forest, meadow"
        r".*\b(?:which|what|choose|pick|classify|categori[sz]e|label|decide|select|assign|best|options?|labels?|class|classes|category|categories|types?|fits?|tag)\b[^:]*: (?P<o>.+)$",
        # "choose between forest and meadow"
        r"(?:choose|pick|decide|select|classify|categori[sz]e|label|tag)(?: \w+){0,5}? (?:between|from|as|into|among|of|one) (?:either )?(?P<o>.+(?:,| or | and | vs ).+)$",
        # "which is it, forest or meadow"
        r"(?:which|what)(?: \w+){0,7}? (?:best|better|fits?|is it|this|these|it|matches|applies|view|scene|image|likely)(?: \w+){0,2}? ?, (?P<o>.+(?:,| or ).+)$",
        # "a port, a lake or a river"
        rf"(?P<o>(?:{_NAME} (?:,|/|or|vs) )+(?:or )?{_NAME})$",
        # "what is this, a port or a lake"
        r"what is (?:this|it|that|here|shown)(?: \w+)? ?[,:] (?P<o>.+ or .+)$",
        # "port or lake, which one"
        rf"(?P<o>(?:{_NAME} , )*{_NAME} or {_NAME})(?: ,)? which(?: one)?(?: is it)?$",
        # "a large port or a lake: choose"
        r"(?P<o>[a-z\- ]+(?:, [a-z\- ]+)*,? or [a-z\- ]+) ?[,;:] (?:which|what|choose|pick|decide)\b.*$",
    )
)


def options(reading: Reading) -> tuple[str, ...]:
    """The labels of "is this an airport, a port or a stadium?"; empty when nothing is offered."""
    lettered = tuple(
        clean_phrase(name.lower()) for name in _LETTERED.findall(reading.original[:LONGEST])
    )
    if len(lettered) >= 2 and all(lettered):
        return lettered
    text = reading.listed
    match = next((found for offer in _OFFERS if (found := offer.match(text))), None)
    if match is None or text.startswith("any "):
        # "any trees or tanks?" asks whether there are some.
        return ()
    labels = _labels(match["o"])
    if len(labels) < 2 or any(len(label.split()) > 4 for label in labels):
        return ()
    if _about_other_things(text, labels):
        return ()
    every = len(labels) > 2 and len(_ARTICLE.findall(match["o"])) == len(labels)
    return labels if _known_well(text, reading.original, labels, every) else ()


def _labels(given: str) -> tuple[str, ...]:
    """The single labels of an enumeration."""
    given = given.replace(" ; ", " , ")
    given = re.sub(r" ?, (?:which|what|choose|pick)\b.*$", "", given)
    given = re.sub(r"^(?:(?:more|rather|likely|either) )+", "", given)
    names = re.split(r" ?, ?(?:or |and )?| or | vs | and ", given)
    lead = r"^(?:rather|more like|like|of|is it|is this|it|maybe) "
    cleaned = (clean_phrase(re.sub(lead, "", name)) for name in names)
    return tuple(name for name in cleaned if name)


def _about_other_things(text: str, labels: tuple[str, ...]) -> bool:
    """Whether the alternatives are places, qualities or sizes rather than kinds of scene."""
    words = {word for label in labels for word in label.split()}
    if words & _RELATIONS:
        # "is that a road or a railway next to the canal?" asks about one thing, not the scene.
        return True
    if words & _NO_CHOICE and not all(lookup(label, typos=False) for label in labels):
        return True
    if words <= (_NO_CHOICE | {"area", "areas", "region", "setting"}):
        return True
    return _COMPARED.search(text) is not None


def _known_well(text: str, original: str, labels: tuple[str, ...], every: bool) -> bool:
    """Whether enough of the labels are known, the more the less the message says that it offers
    them; with ``every`` one of three or more has its article: "a mine, a landfill or a quarry"."""
    terms = [lookup(label) for label in labels]
    known = sum(term is not None for term in terms)
    if ":" in text or _EXPLICIT.match(text):
        return known * 3 >= len(labels)
    if re.match(r"(?:is|was) that\b", text) and not any(
        term and term.kind is Kind.SCENE for term in terms
    ):
        # "is that smoke or cloud?" asks about one thing, not for the kind of scene.
        return False
    if re.match(r"(?:is|was|could|would|does)\b", text):
        return every or known * 2 >= len(labels)
    between = " or " in text or " vs " in text or "/" in original
    return between and (all(terms) or (len(labels) > 2 and known * 3 >= len(labels) * 2))
