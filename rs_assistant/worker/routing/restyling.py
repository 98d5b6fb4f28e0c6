# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages that ask for the last words again in another manner: "shorter please", "for a report"."""

from __future__ import annotations

import re

from rs_assistant.engine.lexicon import find
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.worker.routing.grammar import Reading

S = StepName

_STYLE = re.compile(
    r"\b(?:shorter|longer|briefer|brief|briefly|shorten|lengthen|more (?:detail(?:s|ed)?|precise(?:ly)?|specific|info|information|concise|words|text|depth)|less (?:detail(?:s|ed)?|words|text|wordy|verbose|technical)|(?:too|very|so) (?:long|short|detailed|vague|brief|wordy)|"
    r"in (?:one|two|three|a few|1|2|3|fewer|more|other|simple|simpler|plain|your own) (?:sentences?|words?|lines?|terms|detail|paragraphs?)|simpler|rephrase|reword|rewrite|say (?:it|that|this)|expand on|elaborate|once more|again|"
    r"summari[sz]e (?:it|that|this)$|for a report|as a report|go on|tell me more|continue|as bullet|bullets?|bullet points?|more|in detail|detailed|one sentence|simplify|like i am five|make it|condense|tl dr|extend it|try again|details|shorten it|describe it (?:again|better|shorter|in more detail|differently)|differently|keep going|what else|anything else|formal\w*|for children|one line)\b"
)


def restyled(reading: Reading, last: Step) -> Step | None:
    """ "shorter please", "say it in more detail": the last description in other words."""
    if last.name not in (
        S.DESCRIBE,
        S.CHANGE_CAPTION,
        S.PLACE,
        S.ANSWER,
        S.CHANGE_QUESTION,
        S.SIMILAR,
        S.SEARCH,
    ):
        return None
    text = reading.text
    if len(text.split()) > 9 or not _STYLE.search(text):
        return None
    if re.search(
        r"\b(?:like (?:this|that|the)|of (?:this|that|these|those)|than|with|but|how|where|many|archive)\b",
        text,
    ) and last.name in (
        S.SIMILAR,
        S.SEARCH,
    ):
        return None
    if re.match(
        r"(?:is|are|was|were|how many|how much|how|where|did|has|have|which|do|does)\b", text
    ):
        return None
    if find(text) and not re.search(r"\b(?:describe|say|tell|in|more detail)\b", text):
        return None
    return Step(last.name, last.phrase, last.labels, reading.original, style_of(text))


def style_of(text: str) -> str:
    """Which of the description styles a message asks for; empty when none."""
    if re.search(r"\b(?:structured|structure|themes?,? (?:and )?objects?|by theme)\b", text):
        return "structured"
    if re.search(
        r"\b(?:captions|(?:different|alternative|several|other|various|two|three|four|[2-4]) "
        r"(?:different |distinct |possible |alternative )?(?:captions?|wordings?|descriptions))\b"
        r"|\b(?:several|different|various|distinct) (?:different |distinct )?sentences\b",
        text,
    ):
        return "captions"
    if re.search(r"\breport\b", text):
        return "report"
    if re.search(
        r"\b(?:detail(?:ed|s)?|longer|thorough(?:ly)?|in depth|comprehensive|elaborate|extensive(?:ly)?|full|complete(?:ly)?|everything|long|more|expand|at length|precisely|exhaustive|careful(?:ly)?|lengthen|closely)\b",
        text,
    ) and not re.search(r"\bless detail", text):
        return "detailed"
    if re.search(
        r"\b(?:short|shorter|brief|briefly|briefer|one sentence|single sentence|a sentence|one line|concise|quick|quickly|caption|few words|in a word|summary|gist|tl dr|condense|shorten|less detail(?:ed|s)?|1 sentence|headline|title)\b",
        text,
    ):
        return "short"
    return ""
