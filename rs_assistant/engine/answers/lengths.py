# SPDX-License-Identifier: GPL-2.0-or-later
"""What a measure step is asked for besides area: how long, how wide, how far apart things are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rs_assistant.engine.answers.context import Context
from rs_assistant.engine.answers.model import FeatureGroup
from rs_assistant.engine.answers.wording import Words
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.shapes import Shape, box_gap, gap, rectangle_sides, shape

# All pairs are looked at: of more things than this it would take too long.
MOST_APART = 200
TOUCHING = 0.05  # metres
_AREA = re.compile(r"\b(?:areas?|sizes?|surfaces?|large|big|hectares?|much)\b")
_SHARE = re.compile(r"%|\b(?:shares?|per ?cent|percentage|proportion|fraction|how much of)\b")
_QUANTITIES = {
    "people": re.compile(r"\b(?:people|inhabitants|persons|residents|population)\b"),
    "height": re.compile(r"\b(?:how (?:tall|high|deep)|heights?|depths?)\b"),
    "length": re.compile(r"\b(?:how (?:long|wide|broad)|lengths?|widths?|diameters?)\b"),
    "distance": re.compile(r"\b(?:how (?:far|close|distant)|distances?)\b"),
}


def quantity(step: Step) -> str:
    """What is to be measured, by the question's words: ``people``, ``height``, ``length`` (and
    width), ``distance``; "" is the area."""
    text = step.question.lower()
    if step.name not in (StepName.MEASURE, StepName.PLACE) or _AREA.search(text):
        return ""
    return next((name for name, words in _QUANTITIES.items() if words.search(text)), "")


def asks_share(question: str) -> bool:
    """Whether the share of the view is asked for."""
    return _SHARE.search(question.lower()) is not None


def sides(groups: Sequence[FeatureGroup], context: Context) -> tuple[str, float | None]:
    """How long and wide things are: the sides of the smallest rectangles around them."""
    words, tr = context.words, context.words.tr
    lines, longest = [], None
    for group in groups:
        found = [_sides(shape(item.feature), context) for item in group.features]
        lengths = [side[0] for side in found if side is not None]
        widths = [side[1] for side in found if side is not None]
        if not lengths:
            return tr("The picture has no scale, so lengths can't be given."), None
        counted = words.counted(group.name, len(group.features), group.name)
        longest = max(lengths) if longest is None else max(longest, *lengths)
        template = (
            tr("{counted}: {length} long and {width} wide.")
            if len(lengths) == 1
            else tr("{counted}: {shortest} to {length} long and {narrowest} to {width} wide.")
        )
        lines.append(
            template.format(
                counted=counted,
                length=words.length(max(lengths)),
                width=words.length(max(widths)),
                shortest=words.length(min(lengths)),
                narrowest=words.length(min(widths)),
            )
        )
    return " ".join(lines), longest


def _sides(own: Shape, context: Context) -> tuple[float, float] | None:
    long, wide = (_metres(own, side, context) for side in rectangle_sides(own.points))
    return None if long is None or wide is None else (long, wide)


def _metres(own: Shape, pixels: float, context: Context) -> float | None:
    x, y = (float(value) for value in own.centre)
    return context.measurer.distance((x - pixels / 2, y), (x + pixels / 2, y))


def apart(groups: Sequence[FeatureGroup], context: Context) -> tuple[str, float | None]:
    """The gap between things of two kinds, or among those of one: that of the closest two."""
    words, tr = context.words, context.words.tr
    counted = words.listing([_named(group, words) for group in groups])
    number = sum(len(group.features) for group in groups)
    if number < 2:
        text = tr("I see only {counted}; a distance needs two things.")
        return text.format(counted=counted), None
    if number > MOST_APART:
        text = tr("These are too many for a distance: {counted}. Ask about two of them.")
        return text.format(counted=counted), None
    own, pixels = _closest(groups)
    metres = _metres(own, pixels, context)
    if metres is None:
        return tr("The picture has no scale, so lengths can't be given."), None
    if metres < TOUCHING:
        return tr("{counted}: the closest two touch.").format(counted=counted), 0.0
    template = (
        tr("{counted}: {distance} from edge to edge.")
        if number == 2
        else tr("{counted}: {distance} from edge to edge between the closest two.")
    )
    return template.format(counted=counted, distance=words.length(metres)), metres


def _named(group: FeatureGroup, words: Words) -> str:
    if group.features[0].feature.kind == "cover":
        return words.noun(group.name)
    return words.counted(group.name, len(group.features), group.name)


def _closest(groups: Sequence[FeatureGroup]) -> tuple[Shape, float]:
    """One of the closest two, and the pixels between them."""
    shapes = [[shape(item.feature) for item in group.features] for group in groups]
    own, others = shapes[0], [other for rest in shapes[1:] for other in rest]
    pairs = [(a, b) for i, a in enumerate(own) for b in others or own[:i]]
    closest, best = own[0], float("inf")
    # Outlines are no closer than their boxes: most pairs need no second look.
    for first, second in sorted(pairs, key=lambda pair: box_gap(*pair)):
        if box_gap(first, second) >= best:
            break
        pixels = gap(first, second)
        if pixels < best:
            closest, best = first, pixels
    return closest, best
