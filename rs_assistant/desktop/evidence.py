# SPDX-License-Identifier: GPL-2.0-or-later
"""What an answer rests on, in the user's words: a line for each thing that an expert stated."""

from __future__ import annotations

from typing import Callable, Sequence

from rs_assistant.engine.answers.names import spoken
from rs_assistant.engine.answers.wording import NBSP, Words, spoken_of
from rs_assistant.engine.conversation import EvidenceLine
from rs_assistant.engine.markdown import literal
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Result, Statement

MOST = 40  # lines of one step
# Their score says how sure the expert is; elsewhere it is a measure, or there is no doubt.
_DOUBTED = frozenset(
    {"scene", "class", "label", "object", "cover", "belief", "guess", "compared", "change"}
)

# Their share is that of the tiles in which they are seen: on the ground it is less.
_SEEN = frozenset({"label", "belief"})


def evidence_lines(
    result: Result, views: Sequence[View], tr: Callable[[str], str]
) -> tuple[EvidenceLine, ...]:
    """Every statement of a result in words, but those that only steer the answer."""
    words = Words(tr, spoken_of(views))
    return tuple(
        EvidenceLine(
            text,
            expert_name(item.expert, tr),
            item.score if item.subject in _DOUBTED else None,
        )
        for step in result.steps
        for item in step.statements[:MOST]
        if (text := _line(item, words))
    )


def expert_name(expert: str, tr: Callable[[str], str]) -> str:
    """Who stated it; a name that is not ours stays as it is."""
    return {
        "encoder": tr("image encoder"),
        "detector": tr("object detector"),
        "segmenter": tr("segmentation"),
        "captioner": tr("caption model"),
        "question head": tr("question model"),
        "change": tr("change model"),
        "outlines": tr("outlines"),
        "pixels": tr("pixel values"),
        "bands": tr("spectral bands"),
        "vlm": tr("vision-language model"),
    }.get(expert, expert)


def _line(item: Statement, words: Words) -> str:
    """``Land cover: water, 43 % of the view, at the top``; "" for what is not for people."""
    tr = words.tr
    titles = {
        "scene": tr("Kind of place"),
        "class": tr("Kind of place"),
        "label": tr("Visible"),
        "object": tr("Found"),
        "relation": tr("Arrangement"),
        "cover": tr("Land cover"),
        "belief": tr("Likely there"),
        "guess": tr("Estimate"),
        "compared": tr("Compared"),
        "caption": tr("Description"),
        "words": tr("In its own words"),
        "colour": tr("Colour"),
        "urban": tr("Setting"),
        "clouds": tr("Clouds"),
        "change": tr("Changed"),
        "before": tr("Before"),
        "after": tr("After"),
        "index": tr("Mean difference"),
        "shift": tr("Shift between the dates"),
        "prepared": tr("Preparation"),
    }
    title = titles.get(item.subject)
    if title is None:
        return ""
    facts = [_what(item, words)]
    if item.share is not None and item.subject not in _SEEN:
        facts.append(
            tr("{share} of {whole}").format(share=words.share(item.share), whole=words.whole)
        )
    facts.append(words.where(item.cells))
    return tr("{title}: {facts}").format(
        title=title, facts=tr(", ").join(fact for fact in facts if fact)
    )


def _what(item: Statement, words: Words) -> str:
    """What is stated, without its share and place; "" where those say everything."""
    tr, label = words.tr, item.label
    if item.subject == "caption":
        return tr("“{text}”").format(text=item.text)
    if item.subject == "words":
        return tr("“{text}”").format(text=literal(item.text))
    if item.subject == "relation":
        return _relation(item, words)
    if item.subject == "urban":
        return {"urban": tr("urban"), "rural": tr("rural")}.get(label, tr("urban and rural"))
    if item.subject == "index":
        return f"{label}{NBSP}{item.score:+.2f}"
    if item.subject == "shift":
        pixels = tr("{number} pixels").format(number=words.number(round(item.score, 2)))
        return tr("{pixels}, corrected").format(pixels=pixels) if item.count else pixels
    if item.subject == "prepared":
        return _prepared(item, words)
    if item.subject == "object" and item.count:
        return words.counted(label, item.count)  # a link to the outlines
    if item.count is not None:
        return tr("{count} {things}").format(
            count=words.number(item.count), things=words.noun(label, item.count)
        )
    if item.subject in ("scene", "class"):
        return spoken(label, words)
    return words.noun(label) if label else item.text


def _relation(item: Statement, words: Words) -> str:
    things = words.noun(item.label)
    if item.text.startswith("in "):
        return words.tr("{things} in {place}").format(
            things=things, place=words.noun(item.text[3:], 1)
        )
    return words.tr("{things} close together").format(things=things)


def _prepared(item: Statement, words: Words) -> str:
    tr = words.tr
    if item.label == "colours":
        return tr("colours matched") if item.count else tr("colours fit as they are")
    return {
        "clouds": tr("clouds and shadows left out"),
        "left out": tr("not compared"),
    }.get(item.label, item.label)
