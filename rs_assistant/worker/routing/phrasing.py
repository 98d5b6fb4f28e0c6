# SPDX-License-Identifier: GPL-2.0-or-later
"""The noun phrase of a step, cut out of the message: "planes on the apron" counts planes."""

from __future__ import annotations

import re

from rs_assistant.engine.phrase_words import POSITION, SIDE, SIDES
from rs_assistant.engine.plans import StepName
from rs_assistant.worker.routing.cues import UNITS
from rs_assistant.worker.routing.grammar import Reading, clean_phrase
from rs_assistant.worker.routing.hit import Hit

S = StepName

_THROUGH = "in|from|within|through|of|across|over|inside|on|among|throughout|amongst"
_MINE = (
    "the|my|our|all|this|whole|these|any|entire|other|loaded|local|image|indexed|imagery|raster|open"
    "|tile|your|stored|archived"
)
_HELD = (
    "archive|archives|index|catalog|catalogue|database|collection|library|repository|dataset|holdings"
    "|images|layers|imagery|pictures|photos|scenes|tiles|rasters|data|files|folder|project|mosaic"
    "|chips|stack|views|places"
)
_ARCHIVE = rf"(?:(?:any of|some of|each of|{_MINE}) )*(?:{_HELD}|image base)"
_SEARCH_PLACE = rf"(?:(?:{_THROUGH}) )?{_ARCHIVE}"
_LOOKED_IN = (
    f"{_HELD}|image|picture|tile|scene|photo|raster|chip|place|view|patches|layer|location|locations"
    "|site|sites|spot|spots"
)
_ASKED_FOR = (
    "find|show|search|get|list|give|retrieve|fetch|look|bring|display|pull|which|what|want|need|are"
    "|there|do|have|is|any|query|browse|see|locate|scan|check|go|does|i|we|for|me|us|up|out|more|some"
    "|each|every|a|an|archive's|where|can|dig|mine"
)
# Each word once: two ways to read a word would be two to the power of all words for a message.
_LEADING = "|".join(sorted({*f"{_ASKED_FOR}|{_THROUGH}|{_MINE}|{_LOOKED_IN}".split("|")}))
_SEARCH_HEAD = re.compile(
    rf"^(?:(?:{_LEADING}) )*(?:{_LOOKED_IN}|image base) "
    r"(?:(?:of|for|with|showing|shows?|that|which|contain|contains|containing|has|have|having|depict|depicts|depicting|include|includes|are|is|look|looks|looking|like|where|there|i|can|see|featuring|feature|display|similar to|to find|and|find|hold|was|were|you) )+"
)


Cuts = tuple[tuple[re.Pattern[str], str], ...]


def _cuts(*pairs: tuple[str, str]) -> Cuts:
    return tuple((re.compile(pattern), instead) for pattern, instead in pairs)


# What is cut off a message around the phrase of a step, in this order.
_LOCALISED = _cuts(
    (
        r"^(?: ?(?:in|on|within|of) (?:this|the|that|my) \w+)? ?(?:(?:is|are|would|could|might|may|should|can) )?(?:there )?",
        "",
    ),
    (r"^ +| +$", ""),
    (r"^(?:of|for|showing|where|is|are|be) ", ""),
    (r" (?:heat map|likelihood map|probability map|similarity map|most likely)$", ""),
)
_ASKED_FOR_MAP = re.compile(
    r"\b(?:heat map|hot spots?|likelihood map|probability map|similarity map|make|show|create|me|a|for)\b"
)
_LIKELY = re.compile(
    r" (?:is|are|be|could be|might be|may be) (?:most )?(?:likely|probable|possible|expected)$"
)
_MEASURED = _cuts(
    # "of the left half do trees cover"
    (
        rf"^(?:of )?(?:the )?(?P<part>{SIDES})(?: of (?:the|this) \w+)? (?:do|does|did|is|are) "
        r"(?:the )?(?P<thing>.+?) (?:cover|take up|occupy|fill|make up)(?:ing)?$",
        r"\g<thing> in the \g<part>",
    ),
    # "of the left half is covered by water", "water is in the left half": the part is kept.
    (
        rf"^(?:of )?(?:the )?(?P<part>{SIDES})"
        r"(?: of (?:the|this) \w+)? (?:is|are) (?:(?:covered|occupied) (?:by|with) |under )?"
        r"(?!(?:there|in|covered|here)\b)(?P<thing>.+)$",
        r"\g<thing> in the \g<part>",
    ),
    (rf"(?<=\w) (?:is|are) (?:there )?(?=(?:in|on|at) the {SIDE}\b)", " "),
    (
        r"\b(water|forest|farmland|meadow|vegetation|grass|lake|river|ice|snow|tree|trees) "
        r"(?:area|surface|cover|coverage)\b",
        r"\1",
    ),
    (
        r"^(?:(?:do|does|give|tell|show|me|what|compute|calculate|the|this|total|whole|combined|amount|area|size|extent|surface|length|of|covered|by|is|are|distance|between|under|there|in|land|view|image|as|its|their)(?: |$))+",
        "",
    ),
    (r"^ +| +$", ""),
    (
        r" (?:is there|are there|do we have|does it have|take up|takes up|cover|covers|occupy|occupies|covered|occupied|have|has|make up|in size|measure|extend|here|visible|fill|fills|spread|stretch|reach|grow|altogether)(?: .*)?$",
        "",
    ),
    (r" (?:does|do|did) .*$", ""),
    (rf" in (?:{UNITS}|feet|foot|ft|yards?|miles?)$", ""),
    (r"^(?:with|by) ", ""),
    (r" (?:together|combined|all in all|put together|what)$", ""),
    (r" (?:vs|versus|relative to|compared (?:to|with)) .*$", ""),
    (r" (?:is|are) (?:there|visible|shown|in|covered|on|present|here)(?: .*)?$", ""),
)
_FOUND = _cuts(
    (
        r"^(?:out )?(?:where )?(?:(?:the|all|any|some|are|is|there|can|i|you|we|find|see) )+",
        "",
    ),
    (
        r" (?:be|be found|be seen|run|runs|go|flow|flows|end|start|lie|lies|can be (?:found|seen)|to be found|located|hiding|situated|found|parked|lying|moored)$",
        "",
    ),
    (r" (?:is|are|lies?|stands?)$", ""),
)
_SEGMENTED = _cuts(
    (r" (?:make|draw|create|get)$", ""),
    (r"(?<=\w) (?:outlines?|polygons?|contours?)(?= as | into |$)", ""),
    (r"(?<=\w) (?:out|from (?:the )?(?:rest|background|others))$", ""),
    (r" (?:exported|saved|converted|stored|written|turned)$", ""),
    (
        r"^(?:(?:cut|cut out|clip out|make|create|give|me|i|need|draw|get|generate|produce|show|want|do|build|add|a|an|the|new|layer|mask|map|polygons?|outlines?|of|for|with|around|from|to|shapes?|out|segmentation|vector) )+(?=\w)",
        "",
    ),
)


def phrase_of(hit: Hit, reading: Reading) -> str:
    """The phrase of a cue in the user's words, without articles, politeness and context."""
    text = hit.phrase or reading.text
    if hit.step is S.SEARCH:
        return _search_phrase(reading.text)
    if hit.step is S.LOCALISE:
        return _localised(text, reading)
    if hit.step is S.MEASURE:
        return _measured(text, hit, reading)
    if hit.step is S.COUNT:
        text = _counted(text)
    if hit.step is S.FIND:
        text = _cut(text, _FOUND)
    if hit.step is S.SEGMENT:
        text = _cut(text, _SEGMENTED)
    return clean_phrase(text)


def _cut(text: str, cuts: Cuts) -> str:
    for pattern, instead in cuts:
        text = pattern.sub(instead, text)
    return text


def _localised(text: str, reading: Reading) -> str:
    """ "a heat map of where airports are likely" → "airports"."""
    text = _cut(text, _LOCALISED)
    if not text:
        text = " ".join(_ASKED_FOR_MAP.sub(" ", reading.text).split())
    text = re.sub(r"\b(?:the|a|an) ", "", clean_phrase(_LIKELY.sub("", text)))
    return re.sub(r" (?:(?:could|might|may|would|should|can)(?: be)?|be)$", "", text)


def _measured(text: str, hit: Hit, reading: Reading) -> str:
    """ "how much of the view is covered by forest" → "forest"."""
    if not hit.phrase:
        lead = re.match(
            r"(?P<p>(?!how|what|by).+?) (?:how (?:many|much)|in|what) \S+$", reading.text
        )
        text = lead["p"] if lead else text
    text = clean_phrase(_cut(text, _MEASURED))
    part = _OF_PART.search(reading.text)
    if part and POSITION.search(text) is None:
        # "How much of the left part do trees cover?" spoke of a part, not of the whole picture.
        text = f"{text} in the {part['part']}"
    if _DISTANCE.search(reading.text):
        text = _apart(text)
    described = re.search(rf"\b{_OF_AREAS} (?:area|land|surface)s?\b", reading.text)
    return described[0] if described and text == described[1] else text


_OF_PART = re.compile(rf"\bof (?:the )?(?P<part>{SIDE}(?:[ -]{SIDE})? part)\b")
_DISTANCE = re.compile(r"\b(?:how (?:far|close|distant)|distances?)\b")


def _apart(text: str) -> str:
    """ "the ship from the quay" → "ship and quay": both are looked for. "The two" of whom? All."""
    text = re.sub(r"^(?:apart|away|between)(?: (?:is|are))? ", "", text)
    text = re.sub(r"^(?:the )?two (?!\w+est\b)", "", clean_phrase(text))
    return clean_phrase(re.sub(r" (?:away )?(?:from|to) (?:the )?", " and ", text, count=1))


# "built-up area in km2" measures the built-up area; "forest area" measures the forest.
_OF_AREAS = (
    r"(built-up|built up|urban|rural|residential|industrial|commercial|agricultural|burnt|burned|green|paved|sealed|"
    r"impervious|forested|wooded|vegetated|flooded|parking|open|bare|natural|wet)"
)


# "search everything I indexed for marinas"
_ALL_OF_MINE = re.compile(
    r"\b(?:everything|anything|all|whatever)(?: that| which)? (?:i|we|you)(?: have)?"
    r" (?:indexed|loaded|stored|saved|got|have|own|opened)\b"
)


_COUNT_TAIL = re.compile(
    r" (?:(?:are|is|were|was|do|does|did|can|could|have|has|exist|exists|appear|appears|stand|lie|you|we|i|in total|there|that are|which are|that|which|currently|would|should|might|may|must|cross|crosses|fit|fits|contain|contains|lie|lies|live|lead|leads|connect|connects|float|grow|belong|surround|surrounds|line|show|shows|say|make|makes|be|drive|drives|sail|fly|swim|go|play|run|come|leave|enter|pass|use|look|grow|sit|hang|wait) ?)+(?:\b.*)?$"
)


_KEPT_RELATION = re.compile(
    r"\b(?:near(?:est)?|next to|close to|closest|along|beside|left of|right of|above|below|between|north of|south of|east of|west of|within \d+|smaller than|larger than|bigger than|longer than|adjacent|around|in (?:the )?(?:top|bottom|left|right|upper|lower|north|south|east|west|middle|cent)\w*|at the (?:top|bottom|left|right)|on the (?:left|right|top|bottom)|by the|outside|less than \d|more than \d)\b.*$"
)


_ALL_THAT_DO = re.compile(
    r"(?:everything|anything|all|those) (?:that|which) (?!is\b|are\b)\w+(?: \w+)?$"
)


_DROPPED_RELATION = re.compile(
    r" (?:on|in|at|inside|within|across|over|from|of|parked|moored|docked|anchored|standing|sailing|lying|floating|growing|driving|visible|flying|located|throughout|sitting|waiting|around here)\b(?: .*)?$"
)


def _counted(text: str) -> str:
    """ "planes on the apron" → "planes"; a relation that geometry can decide stays."""
    if _ALL_THAT_DO.fullmatch(text.strip()):
        return text.strip()
    related = _KEPT_RELATION.search(text)
    head = text[: related.start()] if related else text
    relation = related[0] if related else ""
    head = re.sub(r"^(?:of the |of |the )", "", head)
    head = re.sub(
        r"^(?:do|can|did|could|would) (?:you|i|we|one) (?:see|find|count|detect|spot|make out|get|have)(?: of(?: the)?)?(?: |$)",
        "",
        head,
    )
    painted = re.fullmatch(
        r"(?P<n>.+?) (?:are|is|look) (?P<a>white|red|blue|green|black|yellow|grey|gray|brown|orange|dark|bright|large|small|big|round|long|new|old|empty|full)",
        head.strip(),
    )
    if painted:
        return f"{painted['a']} {painted['n']}"
    of_them = re.match(
        r"^(?:of )?(?:them|those|these|they)(?: all)? (?:are|is|were|look|have|lie|stand) (?P<p>.+)$",
        text,
    )
    if of_them:
        return clean_phrase(of_them["p"])
    head = _COUNT_TAIL.sub("", f"{head} ".replace("  ", " ")).strip()
    head = _DROPPED_RELATION.sub("", head)
    return f"{head} {relation}".strip()


def _search_phrase(text: str) -> str:
    text = _ALL_OF_MINE.sub("my archive", text)
    place = re.sub(
        rf"(?: (?:{_THROUGH}) {_ARCHIVE})+$",
        "",
        f" {text}",
    ).strip()
    rest = _SEARCH_HEAD.sub("", f"{place} ").strip()
    rest = re.sub(
        r"^(?:search|find|retrieve|query|browse|look|fetch|show|get|list|give|locate|display|see|scan|bring|pull|want|need|look up)(?: (?:me|us|for|up|out|through|all|any|some|in|of|other|where|we|have|can|i|see))*(?= |$)",
        "",
        rest,
    ).strip()
    rest = re.sub(rf"^{_SEARCH_PLACE}(?: (?:for|with|of|showing|that))*(?= )", "", rest).strip()
    rest = re.sub(
        r"^(?:(?:an?|the|some|any|other) )*(?:area|place|spot|location|region|site|somewhere|anywhere|image)s? (?:with|of|showing|containing|that (?:has|have|shows?)) ",
        "",
        rest,
    )
    rest = re.sub(r" (?:in|on|inside|within) (?:them|it)$", "", rest)
    rest = re.sub(
        r"^(?:for|of|with|showing|that look like|looking like|like|containing|is there|are there) ",
        "",
        rest,
    )
    return clean_phrase(rest)
