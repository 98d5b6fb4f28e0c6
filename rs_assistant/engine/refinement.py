# SPDX-License-Identifier: GPL-2.0-or-later
"""Edits of the last result in words: keep, remove, add, merge, smooth, simplify, fill, square."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from rs_assistant.engine.clipping import BoxOf, Unite, cut_in_two
from rs_assistant.engine.language import fold
from rs_assistant.engine.measures import Measurer, pixel_area
from rs_assistant.engine.phrases import Query, Target, parse_phrase
from rs_assistant.engine.requests import Ring
from rs_assistant.engine.results import Feature
from rs_assistant.engine.right_angles import right_angled
from rs_assistant.engine.selection import select
from rs_assistant.engine.shapes import (
    Floats,
    gap,
    rectangle,
    shape,
    simplified,
    smoothed,
    without_holes,
)
from rs_assistant.engine.union import united


class Edit(str, Enum):
    """What a refinement does. ``UNDO`` leaves the features alone: the layers' undo stack acts."""

    KEEP = "keep"
    REMOVE = "remove"
    ADD = "add"
    MERGE = "merge"
    SMOOTH = "smooth"
    SIMPLIFY = "simplify"
    FILL = "fill"
    SQUARE = "square"
    BOX = "box"
    CLEAN = "clean"
    UNDO = "undo"


@dataclass(frozen=True, eq=False)
class Refinement:
    """The features after the edit; ``changed`` counts those kept out, added or redrawn."""

    edit: Edit
    features: tuple[Feature, ...]
    changed: int
    cut: bool = False
    """Whether patches were cut at the edge of a part, so that they can't be counted out."""


_EDITS: tuple[tuple[Edit, re.Pattern[str]], ...] = (
    (Edit.UNDO, re.compile(r"^(?:undo|revert|cancel|restore|go back|put back)\b")),
    (Edit.MERGE, re.compile(r"\b(?:merge|join|combine|dissolve|unite|union)\b")),
    (
        Edit.FILL,
        re.compile(r"\b(?:fill|close)(?: \w+)* (?:holes?|gaps?)\b|\bfill\b|\bwithout holes\b"),
    ),
    (Edit.BOX, re.compile(r"\b(?:rectangular|rectangles?|boxes|boxy|bounding box)\b")),
    (
        Edit.SQUARE,
        re.compile(
            r"\b(?:square[dr]?|right[- ]angle[sd]?|regulari[sz]e[dr]?|orthogonal\w*|rectilinear)\b"
        ),
    ),
    (
        Edit.SMOOTH,
        re.compile(r"\b(?:smooth\w*|rounder|less jagged|softer|too (?:jagged|rough|edgy))\b"),
    ),
    (
        Edit.SIMPLIFY,
        re.compile(
            r"\b(?:simplif\w+|simpler|generali[sz]e\w*|coarser|straight\w*|"
            r"(?:fewer|less) (?:points|vertices|detail\w*)|too (?:many points|detailed))\b"
        ),
    ),
    (Edit.CLEAN, re.compile(r"^(?:clean|tidy)\b")),
    (
        Edit.ADD,
        re.compile(r"^(?:and )?(?:add|include|append|also|plus)\b(?: back)?"),
    ),
    (
        Edit.REMOVE,
        re.compile(
            r"^(?:remove|delete|drop|discard|exclude|erase|hide|without|except|ignore|skip|omit|minus"
            r"|subtract|lose|kill|cut|deselect|unselect|eliminate|trim|not|no|filter out)\b"
        ),
    ),
    (Edit.KEEP, re.compile(r"^(?:keep|leave|retain|only|just|select|show|filter|limit to)\b")),
)
_UNSUPPORTED = re.compile(
    r"^(?:buffer|grow|shrink|expand|enlarge|widen|thin|tighten|split|intersect|clip|colou?r|rename|"
    r"move|rotate|sharpen|redo)\b"
)
# What stands beside the last result, said in the words that phrases know.
_OF_IT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:to|on|at) (?:its|their) (left|right)\b(?: side| hand)?"), r"\1 of it"),
    (re.compile(r"\bnext(?: one)? (?:to|on) the (left|right)\b(?! of)"), r"one \1 of it"),
    (re.compile(r"\b(above|below|beside)$"), r"\1 it"),
)
# "The patches on the left" stay whole.
_WHOLE_ONES = re.compile(r"\b(?:ones?|patch(?:es)?|polygons?|features?|pieces?)\b")
_ANY_OF_THEM = re.compile(r"\b(?:patch(?:es)?|polygons?|pieces?)\b")
# The stairs of pixels have steps of one pixel; anything below a pixel and a half is theirs.
SIMPLIFY_TOLERANCE = 1.5
COARSE_TOLERANCE = 3.0
TOUCHING = 1.5  # pixels between outlines that still touch


def refine(
    features: Sequence[Feature],
    phrase: str,
    measurer: Measurer,
    size: tuple[int, int],
    references: Sequence[Feature] = (),
    candidates: Sequence[Feature] = (),
    message: str = "",
    unite: Unite = united,
    box_of: BoxOf | None = None,
) -> Refinement | None:
    """Apply a refine step's phrase ("larger", "remove top left", "smoother") to features.

    ``candidates`` are what "add …" may choose from; ``references`` are other things that the
    phrase relates to; ``size`` is (height, width) in pixels; ``message`` is the whole sentence,
    which says whether one or several are meant; ``unite`` makes one ground of overlapping polygons;
    ``box_of`` tells the pixels of a part of the view: covers are cut to it.
    None: the edit is not understood or not possible.
    """
    text = fold(phrase)
    if _UNSUPPORTED.match(text):
        return None
    edit, rest = _edit(text)
    now = tuple(features)
    if edit is Edit.UNDO:
        return Refinement(edit, now, 0)
    if edit is Edit.MERGE:
        touching = re.search(r"\b(?:touch\w*|adjacent|adjoining|overlap\w*|neighbou?r\w*)\b", text)
        merged = _joined_up(now, unite) if touching else _merged(now, unite)
        return Refinement(edit, merged, len(now) - len(merged))
    if edit in _RESHAPES:
        return Refinement(edit, tuple(_RESHAPES[edit](f) for f in now), len(now))
    if edit is Edit.SIMPLIFY:
        tolerance = COARSE_TOLERANCE if "coarse" in text else SIMPLIFY_TOLERANCE
        after = tuple(_redrawn(f, lambda ring: simplified(ring, tolerance)) for f in now)
        return Refinement(edit, after, len(now))
    if edit is Edit.CLEAN:
        after = _cleaned(now)
        return Refinement(edit, after, len(now) - len(after))
    query = _query(rest, fold(message))
    if edit is Edit.ADD:
        boxes = [shape(feature).box for feature in now]
        fresh = [c for c in candidates if not any(_same_place(shape(c).box, b) for b in boxes)]
        added = tuple(fresh[i] for i in select(fresh, (*now, *references), query, measurer, size))
        return Refinement(edit, (*now, *added), len(added))
    if all(target == Target(plural=target.plural) for target in query.targets):
        return None
    if box_of is not None and not _WHOLE_ONES.search(fold(message)):
        parts = cut_in_two(now, query, box_of, unite)
        if parts is not None:
            after = parts[edit is Edit.REMOVE]
            return Refinement(edit, after, len(parts[edit is not Edit.REMOVE]), cut=True)
    chosen = select(now, references, query, measurer, size)
    gone = set(chosen) if edit is Edit.REMOVE else set(range(len(now))) - set(chosen)
    after = tuple(feature for i, feature in enumerate(now) if i not in gone)
    return Refinement(edit, after, len(gone))


def _edit(text: str) -> tuple[Edit, str]:
    """The edit and what it is about; a phrase without a verb says what to keep."""
    for edit, pattern in _EDITS:
        match = pattern.search(text)
        if match:
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip()
            return edit, rest
    return Edit.KEEP, text


def _query(phrase: str, message: str) -> Query:
    """The phrase's query; "the one" in the message makes it a single feature."""
    phrase = _ANY_OF_THEM.sub("", phrase).strip()
    for pattern, plain in _OF_IT:
        phrase = pattern.sub(plain, phrase)
    query = parse_phrase(phrase)
    single = re.search(r"\b(?:the|that|this|just|only|an?(?:other)?) one\b(?! of)", message)
    if not single or re.search(r"\b(?:ones|all|those|every)\b", message):
        return query
    return Query(
        tuple(
            replace(target, count=1, plural=False)
            if target.count is None and (target.position or target.relations)
            else target
            for target in query.targets
        )
    )


def _same_place(first: Floats, second: Floats) -> bool:
    """Whether two boxes share more than half of what they cover: the same thing seen again."""
    sides = np.minimum(first[2:], second[2:]) - np.maximum(first[:2], second[:2])
    shared = float(np.prod(np.maximum(sides, 0.0)))
    total = float(np.prod(first[2:] - first[:2]) + np.prod(second[2:] - second[:2])) - shared
    return shared > 0.5 * total


def _redrawn(feature: Feature, change: Callable[[Ring], Ring]) -> Feature:
    polygons = tuple(tuple(change(ring) for ring in polygon) for polygon in feature.polygons)
    return replace(feature, polygons=polygons)


def squared(feature: Feature) -> Feature:
    """Right angles where they fit what was outlined; anything round stays round."""
    return replace(feature, polygons=tuple(right_angled(part) for part in feature.polygons))


def _boxed(feature: Feature) -> Feature:
    """Every part becomes its smallest rectangle, closed."""
    parts = []
    for polygon in feature.polygons:
        corners = rectangle(np.asarray(polygon[0], dtype=np.float64))
        parts.append((np.vstack((corners, corners[:1])),))
    return replace(feature, polygons=tuple(parts))


_RESHAPES: dict[Edit, Callable[[Feature], Feature]] = {
    Edit.SMOOTH: lambda feature: _redrawn(feature, smoothed),
    Edit.FILL: lambda feature: replace(feature, polygons=without_holes(feature.polygons)),
    Edit.SQUARE: squared,
    Edit.BOX: _boxed,
}


def _merged(features: Sequence[Feature], unite: Unite) -> tuple[Feature, ...]:
    """One feature per label, as sure as its surest part; no ground is in it twice."""
    groups: dict[str, list[Feature]] = {}
    for feature in features:
        groups.setdefault(feature.label, []).append(feature)
    return tuple(
        replace(
            members[0],
            score=max(member.score for member in members),
            polygons=unite([polygon for member in members for polygon in member.polygons]),
        )
        for members in groups.values()
    )


def _joined_up(features: Sequence[Feature], unite: Unite) -> tuple[Feature, ...]:
    """Only what touches becomes one, within a label."""
    shapes = [shape(feature) for feature in features]
    home = list(range(len(features)))

    def root(index: int) -> int:
        while home[index] != index:
            index = home[index]
        return index

    for i, first in enumerate(features):
        for j in range(i):
            apart = np.maximum(shapes[i].box[:2], shapes[j].box[:2]) - np.minimum(
                shapes[i].box[2:], shapes[j].box[2:]
            )
            if first.label != features[j].label or apart.max() > TOUCHING or root(i) == root(j):
                continue
            if gap(shapes[i], shapes[j]) <= TOUCHING:
                home[root(i)] = root(j)
    groups: dict[int, list[Feature]] = {}
    for index, feature in enumerate(features):
        groups.setdefault(root(index), []).append(feature)
    merged: list[Feature] = []
    for members in groups.values():
        merged += members if len(members) == 1 else _merged(members, unite)
    return tuple(merged)


def _cleaned(features: Sequence[Feature]) -> tuple[Feature, ...]:
    """Crumbs (under a twentieth of the median area) go, holes are filled."""
    if not features:
        return ()
    areas = [pixel_area(feature.polygons) for feature in features]
    limit = float(np.median(areas)) / 20
    return tuple(
        _RESHAPES[Edit.FILL](feature) for feature, area in zip(features, areas) if area >= limit
    )
