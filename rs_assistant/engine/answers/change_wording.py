# SPDX-License-Identifier: GPL-2.0-or-later
"""Kinds of change in words, and how a pair of dates was made comparable."""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.engine.answers.names import spoken
from rs_assistant.engine.answers.wording import Words, sentence
from rs_assistant.engine.results import Statement

UNKNOWN = ""
LEAST_SHIFT = 0.1  # pixels: less cannot be measured
LEFT_OUT = 0.005  # share of the view from which what was not compared is said


def said_class(label: str, words: Words) -> str:
    """A class of a transition in words."""
    return spoken(label, words) if label != "building" else words.noun(label)


def said_transition(transition: tuple[str, str] | None, words: Words) -> str:
    """``farmland to built-up land``, ``new buildings``: a kind of change in words."""
    tr = words.tr
    if transition is None or transition == (UNKNOWN, UNKNOWN):
        return tr("change of another kind")
    before, after = transition
    if before == after:
        return tr("change within {cover}").format(cover=said_class(before, words))
    if not before:
        return tr("new {things}").format(things=said_class(after, words))
    if not after:
        return tr("{things} gone").format(things=said_class(before, words))
    return tr("{before} to {after}").format(
        before=said_class(before, words), after=said_class(after, words)
    )


def counted_changes(transition: tuple[str, str] | None, count: int, words: Words) -> str:
    """``3 new buildings``, ``one building gone``, ``4 changes (forest to water)``."""
    tr = words.tr
    number = words.number(count)
    if transition is not None and transition != (UNKNOWN, UNKNOWN):
        before, after = transition
        if after == "building" and before != after:
            if count == 1:
                return tr("one new building")
            return tr("{count} new buildings").format(count=number)
        if before == "building" and before != after:
            if count == 1:
                return tr("one building gone")
            return tr("{count} buildings gone").format(count=number)
    kind = said_transition(transition, words)
    if count == 1:
        return tr("one change ({kind})").format(kind=kind)
    return tr("{count} changes ({kind})").format(count=number, kind=kind)


def none_of(things: str, side: str, words: Words) -> str:
    """``no new buildings``, ``nothing gone``, ``no change of water``: what was asked for and is not
    there; ``things`` may be empty, ``side`` is ``came``, ``went`` or empty."""
    tr = words.tr
    if not things:
        return {"came": tr("nothing new"), "went": tr("nothing gone")}.get(side) or tr("no change")
    template = {"came": tr("no new {things}"), "went": tr("no {things} gone")}.get(side)
    return (template or tr("no change of {things}")).format(things=things)


def unchanged(things: str, denied: bool, words: Words) -> str:
    """That nothing at all changed; ``denied`` where that is a yes to the question."""
    tr = words.tr
    if things:
        template = (
            tr("Yes: I see no change of {things} between the two dates.")
            if denied
            else tr("No: I see no change of {things} between the two dates.")
        )
        return template.format(things=things)
    if denied:
        return tr(
            "Yes, nothing has changed that I can see; differences of light, season and colour "
            "don't count."
        )
    return tr(
        "No, nothing has changed that I can see; differences of light, season and colour "
        "don't count."
    )


def left_out(statements: Sequence[Statement]) -> float:
    """Share of the view, or of its region, that could not be compared."""
    return next(
        (s.share or 0.0 for s in statements if (s.subject, s.label) == ("prepared", "left out")),
        0.0,
    )


def prepared(statements: Sequence[Statement], scale: float | None, words: Words) -> str:
    """How the pair was made comparable, in one small line; ``scale`` is metres per pixel."""
    tr = words.tr
    lines = []
    for statement in statements:
        if statement.subject == "shift":
            template = (
                tr("the second date was moved by {shift} to fit")
                if statement.count
                else tr("the dates fit to within {shift}")
            )
            lines.append(template.format(shift=_length(statement.score, scale, words)))
        elif statement.subject == "prepared" and statement.label == "colours":
            if statement.count:
                lines.append(tr("colours were matched on ground that looks unchanged"))
        elif statement.subject == "prepared" and statement.label == "clouds":
            lines.append(
                tr("clouds and their shadows ({share}) were left out").format(
                    share=words.share(statement.share or 0.0)
                )
            )
        elif statement.subject == "prepared" and (statement.share or 0.0) >= LEFT_OUT:
            lines.append(
                tr("{share} of {whole} was not compared").format(
                    share=words.share(statement.share or 0.0), whole=words.whole
                )
            )
        elif statement.subject == "index":
            lines.append(
                tr("{index} changed by {value} on average").format(
                    index=statement.label,
                    value=("+" if statement.score > 0 else "−")
                    + words.number(abs(statement.score), 2),
                )
            )
    return f"*{sentence(words.listing(lines))}*" if lines else ""


def _length(pixels: float, scale: float | None, words: Words) -> str:
    pixels = max(pixels, LEAST_SHIFT)
    if scale is None:
        return words.tr("{pixels} pixels").format(pixels=words.number(pixels, 2))
    return words.length(float(f"{pixels * scale:.2g}"))
