# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels that a message offers to choose from."""

from __future__ import annotations

import re

from rs_assistant.engine.lexicon import Kind, lookup
from rs_assistant.worker.routing.grammar import Reading, clean_phrase

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


def options(reading: Reading) -> tuple[str, ...]:
    """The labels of "is this an airport, a port or a stadium?"; empty when nothing is offered."""
    lettered = tuple(clean_phrase(name.lower()) for name in _LETTERED.findall(reading.original))
    if len(lettered) >= 2 and all(lettered):
        return lettered
    text = reading.listed
    match = (
        re.match(
            r"(?:is|was|could|would|does)(?: (?:this|that|it|the (?:image|scene|view|place|area|picture|site|region)|here))(?: (?:image|scene|view|place|area|picture|site|region|here|be|show|rather|more|look like|more like|of|showing|depict|show me|likely|look more like))* (?P<o>.+(?: or | vs |,).+)$",
            text,
        )
        or re.match(
            r"(?:would you say|do you think|could it be|i think|maybe|say)(?: (?:it is|this is|that it is|that is|it))*(?: an?)? (?P<o>.+ or .+)$",
            text,
        )
        or re.match(r"(?P<o>(?:[a-z\- ]+? ?, )+[a-z\- ]+?) ?[:;,] (?:which|what)\b.*$", text)
        or re.match(
            r".*\b(?:which|what|choose|pick|classify|categori[sz]e|label|decide|select|assign|best|options?|labels?|class|classes|category|categories|types?|fits?|tag)\b[^:]*: (?P<o>.+)$",
            text,
        )
        or re.match(
            r"(?:choose|pick|decide|select|classify|categori[sz]e|label|tag)(?: \w+){0,5}? (?:between|from|as|into|among|of|one) (?:either )?(?P<o>.+(?:,| or | and | vs ).+)$",
            text,
        )
        or re.match(
            r"(?:which|what)(?: \w+){0,7}? (?:best|better|fits?|is it|this|these|it|matches|applies|view|scene|image|likely)(?: \w+){0,2}? ?, (?P<o>.+(?:,| or ).+)$",
            text,
        )
        or re.match(
            r"(?P<o>(?:(?:an? )?[a-z\-]+(?: [a-z]+)? ?(?:,|/|or|vs) )+(?:or )?(?:an? )?[a-z\-]+(?: [a-z]+)?)$",
            text,
        )
        or re.match(r"what is (?:this|it|that|here|shown)(?: \w+)? ?[,:] (?P<o>.+ or .+)$", text)
        or re.match(
            r"(?P<o>(?:[a-z\-]+(?: [a-z]+)? ?, )*[a-z\-]+(?: [a-z]+)? or [a-z\-]+(?: [a-z]+)?)(?: ,)? which(?: one)?(?: is it)?$",
            text,
        )
        or re.match(
            r"(?P<o>[a-z\- ]+(?:, [a-z\- ]+)*,? or [a-z\- ]+) ?[,;:] (?:which|what|choose|pick|decide)\b.*$",
            text,
        )
    )
    if match is None:
        return ()
    given = match["o"].replace(" ; ", " , ")
    given = re.sub(r" ?, (?:which|what|choose|pick)\b.*$", "", given)
    given = re.sub(r"^(?:(?:more|rather|likely|either) )+", "", given)
    names = re.split(r" ?, ?(?:or |and )?| or | vs | and ", given)
    labels = tuple(
        name
        for name in (
            clean_phrase(re.sub(r"^(?:rather|more like|like|of|is it|is this|it|maybe) ", "", name))
            for name in names
        )
        if name
    )
    if len(labels) < 2 or any(len(label.split()) > 4 for label in labels):
        return ()
    words = {word for label in labels for word in label.split()}
    if words & _RELATIONS:
        # "is that a road or a railway next to the canal?" asks about one thing, not the scene.
        return ()
    if words & _NO_CHOICE and not all(lookup(label, typos=False) for label in labels):
        return ()
    if words <= (_NO_CHOICE | {"area", "areas", "region", "setting"}):
        return ()
    if re.search(
        r"\b(?:bigger|larger|smaller|longer|wider|more(?! like| of a)|less|fewer|closer|larger|greener|older|newer)\b",
        text,
    ):
        return ()
    explicit = ":" in text or re.match(
        r"(?:choose|pick|decide|select|classify|categori[sz]e|label|which|what|tag)\b", text
    )
    known = [lookup(label) for label in labels]
    if explicit:
        return labels if sum(term is not None for term in known) * 3 >= len(labels) else ()
    if re.match(r"(?:is|was) that\b", text) and not any(
        term and term.kind is Kind.SCENE for term in known
    ):
        # "is that smoke or cloud?" asks about one thing, not for the kind of scene.
        return ()
    if re.match(r"(?:is|was|could|would|does)\b", text):
        if len(labels) > 2 and len(_ARTICLE.findall(match["o"])) == len(labels):
            return labels  # "a mine, a landfill or a quarry": offered, known or not
        return labels if sum(term is not None for term in known) * 2 >= len(labels) else ()
    between = " or " in text or " vs " in text or "/" in reading.original
    enough = sum(term is not None for term in known) * 3 >= len(labels) * 2
    return labels if between and (all(known) or (len(labels) > 2 and enough)) else ()
