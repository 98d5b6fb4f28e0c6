# SPDX-License-Identifier: GPL-2.0-or-later
"""The cues of a message, heaviest first: what the thing is decides between neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from rs_assistant.engine.lexicon import Kind, find, lookup
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import StepName
from rs_assistant.worker.routing.changes import change_hit
from rs_assistant.worker.routing.grammar import Reading, clean_phrase
from rs_assistant.worker.routing.hit import Hit
from rs_assistant.worker.routing.intents import hits

S = StepName
WITH_PHRASE = frozenset({S.COUNT, S.FIND, S.SEGMENT, S.MEASURE, S.LOCALISE, S.SEARCH})
"""Steps whose phrase is the noun phrase of the message."""
SURE = 6.0
"""A cue of this weight decides alone."""


def ranked(reading: Reading) -> list[Hit]:
    """Cues of a message, the best of each step, heaviest first."""
    best: dict[StepName, Hit] = {}
    for hit in hits(reading.text, reading.listed):
        hit = _adjusted(hit, reading)
        if hit.step not in best or hit.weight > best[hit.step].weight:
            best[hit.step] = hit
    return sorted(best.values(), key=lambda hit: -hit.weight)


def weight(reading: Reading) -> float:
    cues = ranked(reading)
    change = change_hit(reading.text, 2)
    return max([hit.weight for hit in cues] + ([change.weight] if change else []), default=0.0)


def _kind(phrase: str) -> Kind | None:
    noun = clean_phrase(phrase)
    if not noun:
        return None
    target = parse_phrase(noun).targets[0]
    return target.kind


_EDITING = re.compile(
    r"(?:add|save|export|make|create|put|turn|convert|segment|outline|extract|map|count|delineate|"
    r"mask|digiti[sz]e|trace|draw)\b"
)
_AS_LAYER = re.compile(
    r"\bas (?:an? |the )?(?:new |separate )?(?:vector |polygon )?(?:layers?|polygons?|vectors?|shapefile|geojson|masks?|outlines?)\b"
)
# "roofs with an area of over 300 m2" are not to be measured.
_OF_A_SIZE = re.compile(
    r"\b(?:with|having) (?:an? )?(?:area|size|surface|length)s? (?:of )?\S+ ?\S* \d"
)
_YES_NO = re.compile(
    r"(?:is|are|was|were|does|do|did|has|have)\b(?! (?:it|you) (?:possible|able)\b)(?! an? )"
)
_NOT_A_THING = re.compile(
    r"(?:(?:current|selected|drawn|whole|main|key|marked|entire|important) )*(?:area|view|image|"
    r"picture|scene|map|region|place|"
    r"polygon|selection|photo|features?|parts?|things?|canvas|gist|details?|history|name|overview|"
    r"description|summary|caption|report|"
    r"difference|result|commands?|examples?|information|something|anything|everything|best|idea)s?"
)
_DOMAIN = frozenset(
    "this that these those it they here image picture view scene map area region place site "
    "location photo layer visible see shown show "
    "colour roof roofs left right top bottom north south east west middle center centre land view "
    "tile archive ground surface any there "
    "coast city town country pixel cloud clouds crop crops vegetation landscape river trees".split()
)


def _adjusted(hit: Hit, reading: Reading) -> Hit:
    """What the thing is decides between neighbours: cars are counted, forest is measured."""
    text = reading.text
    if hit.step in WITH_PHRASE and hit.phrase and _NOT_A_THING.fullmatch(clean_phrase(hit.phrase)):
        return replace(hit, weight=min(hit.weight, 4.5), phrase="")
    if hit.step in (S.MEASURE, S.SEGMENT, S.FIND, S.COUNT) and _YES_NO.match(text):
        return replace(hit, weight=min(hit.weight, 7.3))
    if hit.step is S.MEASURE and _OF_A_SIZE.search(text):
        return replace(hit, weight=4.0)
    if hit.step is S.SEARCH and (_EDITING.match(text) or _AS_LAYER.search(text)):
        return replace(hit, weight=5.0)
    if hit.step is S.FIND and hit.weight == 6.5 and _kind(hit.phrase) is None:
        return replace(hit, weight=3.0)
    if hit.step is S.MEASURE and hit.weight == 8.9 and lookup(clean_phrase(hit.phrase)) is None:
        return replace(hit, weight=3.0)
    if (
        hit.step is S.ANSWER
        and hit.weight < 8
        and not (set(reading.words) & _DOMAIN)
        and not find(text)
    ):
        # A question about nothing that could be on a map.
        return Hit(S.DECLINE, 6.6)
    if hit.step is S.COUNT and re.search(r"\b(?:how much|amount of)\b", text):
        return replace(hit, weight=hit.weight if _kind(hit.phrase) is Kind.OBJECT else 4.0)
    if hit.step is S.MEASURE and re.search(r"\bhow much\b", text) and hit.weight < 8.4:
        return replace(hit, weight=7.0 if _kind(hit.phrase) is Kind.OBJECT else hit.weight)
    shown = hit.step is S.FIND and re.match(r"(?:highlight|mark|show|display|reveal)\b", text)
    if shown and _kind(hit.phrase) is Kind.COVER:
        # Cover has no boxes: showing it is outlining it.
        return Hit(S.SEGMENT, hit.weight + 0.5, hit.phrase)
    return hit
