# SPDX-License-Identifier: GPL-2.0-or-later
"""Executes phrases on features: which of them are meant.

Everything is decided by centres (positions, order), areas, and gaps between outlines; what was
asked in metres is measured by the `Measurer`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.language import singular_phrase
from rs_assistant.engine.lexicon import Kind, by_label, children, covers
from rs_assistant.engine.measures import Measurer
from rs_assistant.engine.phrases import (
    CELLS,
    Comparison,
    Position,
    Query,
    Relation,
    Superlative,
    Target,
)
from rs_assistant.engine.results import Feature
from rs_assistant.engine.shapes import Shape, contains, gap, nearest_point, segments, shape

Indices = tuple[int, ...]
# "Near" without a number: closer than this share of the view's diagonal, or the thing's own size.
NEAR = 0.06
ALONG = 0.04
SCRAP = 0.05  # share of a cover's area below which a patch of it gives no direction
# "The airplane" where several are seen: scores this much below the best are not meant.
DOUBT = 0.2


def select(
    features: Sequence[Feature],
    references: Sequence[Feature],
    query: Query,
    measurer: Measurer,
    size: tuple[int, int],
) -> Indices:
    """Indices of the features that the query means, ascending.

    ``references`` are further features that relations may refer to (the features themselves count
    as well). ``size`` is (height, width) of the view in pixels. A relation to something that is
    not there, or a comparison in metres without a scale, selects nothing.
    """
    scene = _Scene(features, references, measurer, size)
    chosen: set[int] = set()
    for target in query.targets:
        chosen.update(scene.select(target))
    return tuple(sorted(chosen))


def matching(features: Sequence[Feature], target: Target) -> Indices:
    """Indices of the features of the target's kind, whatever else is asked of them.

    A detector that knows only vehicles answers for cars, and water for a lake.
    """
    if not target.word and target.label is None:
        return tuple(range(len(features)))
    asked = target.label or target.word
    exact = tuple(i for i, feature in enumerate(features) if covers(asked, feature.label))
    if exact:
        return exact
    word = singular_phrase(target.word)
    named = tuple(i for i, f in enumerate(features) if singular_phrase(f.label) == word)
    term = by_label(asked) if target.label else None
    if named or term is None:
        return named
    related = {label for parent in term.parents for label in children(parent)[:1]}
    return tuple(i for i, f in enumerate(features) if f.label.replace("_", " ") in related)


def missing_references(
    features: Sequence[Feature], references: Sequence[Feature], query: Query
) -> tuple[str, ...]:
    """Words of the relations' references that nothing at hand answers to."""
    at_hand = (*features, *references)
    return tuple(
        reference.word
        for reference in query.references
        if reference.word and not matching(at_hand, reference)
    )


class _Scene:
    """The features of one view with their shapes, computed once."""

    def __init__(
        self,
        features: Sequence[Feature],
        references: Sequence[Feature],
        measurer: Measurer,
        size: tuple[int, int],
    ) -> None:
        self.features = (*features, *references)
        self.count = len(features)
        self.measurer = measurer
        self.height, self.width = size
        self.shapes = [shape(feature) for feature in self.features]
        self.diagonal = float(np.hypot(self.height, self.width))

    def select(self, target: Target, among: Indices | None = None) -> Indices:
        pool = range(self.count) if among is None else among
        members = [pool[i] for i in matching([self.features[i] for i in pool], target)]
        kept = [i for i in members if all(self._compares(i, c) for c in target.comparisons)]
        kept = self._with_attributes(kept, members, target.attributes)
        if target.position is not None:
            kept = self._at(kept, target.position, single=target.count == 1 and not target.word)
        for relation in target.relations:
            kept = self._related(kept, relation, target)
        if target.superlative is not None:
            kept = self._extreme(kept, target.superlative, target.plural)
        elif target.count is not None and not _ranks(target):
            ordered = sorted(kept, key=lambda i: -self.features[i].score)
            kept = ordered[: target.count]
        elif target.definite and target.plain and target.kind is Kind.OBJECT and kept:
            best = max(self.features[i].score for i in kept)
            kept = [i for i in kept if self.features[i].score >= best - DOUBT]
        if target.inverted:
            # "all but the pier": of everything at hand; "all but the smallest ship": of the ships.
            plain = not (
                target.superlative
                or target.comparisons
                or target.position
                or target.relations
                or target.attributes
            )
            base = list(pool) if plain else members
            kept = [i for i in base if i not in set(kept)]
        return tuple(sorted(kept))

    def _area(self, index: int) -> float | None:
        return self.measurer.area(self.features[index].polygons)

    def _length(self, index: int) -> float | None:
        long = self.shapes[index].length
        x, y = (float(v) for v in self.shapes[index].centre)
        return self.measurer.distance((x - long / 2, y), (x + long / 2, y))

    def _compares(self, index: int, comparison: Comparison) -> bool:
        if comparison.quantity == "area":
            value = self._area(index)
        elif comparison.quantity == "length":
            value = self._length(index)
        elif comparison.quantity == "percent":
            value = self.shapes[index].area / (self.height * self.width)
        else:
            value = self.shapes[index].area
        return value is not None and comparison.holds(value)

    def _with_attributes(
        self, kept: list[int], members: list[int], attributes: Sequence[str]
    ) -> list[int]:
        for name in attributes:
            if len(members) < 2:
                break
            if name in ("large", "small"):
                values = {i: self.shapes[i].area for i in members}
            elif name in ("long", "short"):
                values = {i: self.shapes[i].length for i in members}
            elif name == "round":
                values = {i: _roundness(self.shapes[i]) for i in members}
                kept = [i for i in kept if values[i] > 0.7]
                continue
            else:
                continue
            middle = float(np.median(list(values.values())))
            sign = 1.0 if name in ("large", "long") else -1.0
            kept = [i for i in kept if sign * (values[i] - middle) > 1e-9]
        return kept

    def _at(self, kept: list[int], position: Position, single: bool) -> list[int]:
        if not kept:
            return kept
        centres = np.array([self.shapes[i].centre for i in kept]) / (self.width, self.height)
        across, down = centres[:, 0], centres[:, 1]
        if single:
            anchor = _anchor(position.cell)
            return [kept[int(np.hypot(across - anchor[0], down - anchor[1]).argmin())]]
        hit = _in_cell(position.cell, across, down, 1 / 2 if position.half else 1 / 3)
        if not hit.any() and position.cell != "center":
            hit = _in_cell(position.cell, across, down, 1 / 2)
        return [index for index, yes in zip(kept, hit) if yes]

    def _related(self, kept: list[int], relation: Relation, target: Target) -> list[int]:
        groups = [self._references(reference, kept) for reference in relation.references]
        if not kept or not groups or not all(groups):
            return []
        others = [index for group in groups for index in group]
        if relation.kind in ("left", "right", "above", "below"):
            axis = 0 if relation.kind in ("left", "right") else 1
            sign = 1.0 if relation.kind in ("left", "above") else -1.0
            found = self._towards(kept, others, axis, sign)
            if target.count is None or target.superlative is not None:
                return found
            # "The one to its left" is the next one in that direction, not the farthest.
            found.sort(key=lambda i: self._aside(i, others, axis, sign))
            return found[: target.count]
        if relation.kind == "between" and len(groups) == 2:
            return [i for i in kept if self._between(i, groups[0], groups[1])]
        if relation.kind in ("inside", "outside"):
            within = {i for i in kept if self._is_inside(i, others)}
            return [i for i in kept if (i in within) == (relation.kind == "inside")]
        gaps = {i: self._gap(i, others) for i in kept}
        if relation.kind in ("nearest", "farthest"):
            count = target.count or (1 if target.superlative is None else len(kept))
            if target.superlative is not None:
                return kept
            sign = 1.0 if relation.kind == "nearest" else -1.0
            return sorted(kept, key=lambda i: (sign * gaps[i][0], sign * gaps[i][1]))[:count]
        near = {i for i in kept if self._is_near(i, gaps[i][0], relation)}
        if not near and relation.metres is None and not target.plural and relation.kind == "near":
            near = {min(kept, key=lambda i: gaps[i])}
        return [i for i in kept if (i in near) == (relation.kind != "far")]

    def _towards(
        self, kept: Sequence[int], others: Sequence[int], axis: int, sign: float
    ) -> list[int]:
        """Those to which the nearest point of the others lies in a direction: a river runs north of
        some things and south of others, wherever its middle is."""
        covers = [self.shapes[o].area for o in others if self.features[o].kind == "cover"]
        least = SCRAP * sum(covers)
        main = [
            o for o in others if self.features[o].kind != "cover" or self.shapes[o].area >= least
        ]
        lines = [segments(self.features[o]) for o in main]
        start, stop = (np.concatenate([line[end] for line in lines]) for end in (0, 1))
        owner = np.repeat(main, [len(line[0]) for line in lines])
        boxes = np.array([self.shapes[o].box for o in main])
        found = []
        for i in kept:
            centre = self.shapes[i].centre
            around = ((boxes[:, :2] <= centre) & (boxes[:, 2:] >= centre)).all(axis=1)
            hosts = [main[k] for k in np.flatnonzero(around) if main[k] != i]
            if any(contains(self.features[o], centre[None])[0] for o in hosts):
                continue
            near = nearest_point(centre, start[owner != i], stop[owner != i])
            if near is not None and sign * float(near[axis] - centre[axis]) > 0:
                found.append(i)
        return found

    def _aside(self, index: int, others: Sequence[int], axis: int, sign: float) -> float:
        """How far a feature lies in a direction from the closest of the others; what lies off the
        direction counts three times."""
        steps = [self.shapes[o].centre - self.shapes[index].centre for o in others if o != index]
        ahead = [(sign * float(step[axis]), abs(float(step[1 - axis]))) for step in steps]
        return min((along + 3 * off for along, off in ahead if along > 0), default=np.inf)

    def _references(self, reference: Target, kept: list[int]) -> Indices:
        if not reference.word:
            return tuple(range(self.count, len(self.features))) or tuple(range(self.count))
        return self.select(reference, tuple(range(len(self.features))))

    def _gap(self, index: int, others: Sequence[int]) -> tuple[float, float]:
        """Gap to the closest of the others, and distance of the centres to break ties."""
        own = self.shapes[index]
        pairs = [
            (gap(own, self.shapes[o]), float(np.hypot(*(own.centre - self.shapes[o].centre))))
            for o in others
            if o != index
        ]
        return min(pairs, default=(np.inf, np.inf))

    def _is_near(self, index: int, pixels: float, relation: Relation) -> bool:
        if relation.metres is not None:
            x, y = (float(v) for v in self.shapes[index].centre)
            metres = self.measurer.distance((x, y), (x + pixels, y)) if pixels < np.inf else np.inf
            return metres is not None and metres <= relation.metres
        own = float(np.sqrt(max(self.shapes[index].area, 0.0)))
        share = ALONG if relation.kind == "along" else NEAR
        return pixels <= max(own, share * self.diagonal)

    def _is_inside(self, index: int, others: Sequence[int]) -> bool:
        own = self.shapes[index]
        for other in others:
            if other == index:
                continue
            host = self.features[other]
            probes = np.vstack((own.centre[None], own.points[:: max(1, len(own.points) // 32)]))
            if contains(host, probes).mean() >= 0.5 or gap(own, self.shapes[other]) <= 1.0:
                return True
        return False

    def _between(self, index: int, first: Indices, second: Indices) -> bool:
        centre = self.shapes[index].centre
        for a in first:
            for b in second:
                start, stop = self.shapes[a].centre, self.shapes[b].centre
                step = stop - start
                length = float(np.hypot(*step))
                if index in (a, b) or length == 0:
                    continue
                along = float(((centre - start) * step).sum()) / length**2
                off = abs(float((centre - start)[0] * step[1] - (centre - start)[1] * step[0]))
                if 0 < along < 1 and off / length <= length / 2:
                    return True
        return False

    def _extreme(self, kept: list[int], superlative: Superlative, plural: bool) -> list[int]:
        if superlative.key == "order":
            ordered = list(kept)
        else:
            sign = -1.0 if superlative.descending else 1.0
            ordered = sorted(kept, key=lambda i: sign * self._key(i, superlative.key))
        count = superlative.count
        if count is None:
            count = max(2, -(-len(ordered) // 3)) if plural and superlative.rank == 1 else 1
        return ordered[superlative.rank - 1 : superlative.rank - 1 + count]

    def _key(self, index: int, key: str) -> float:
        own: Shape = self.shapes[index]
        if key == "area":
            return own.area
        if key == "length":
            return own.length
        if key == "score":
            return self.features[index].score
        if key == "middle" or key.startswith("to "):
            x, y = _anchor(key[3:])
            off = own.centre - (x * self.width, y * self.height)
            if key in ("to left", "to right"):
                return abs(float(off[0]))
            if key in ("to top", "to bottom"):
                return abs(float(off[1]))
            return float(np.hypot(*off))
        return float(own.centre[0 if key == "x" else 1])


def _ranks(target: Target) -> bool:
    """Whether the count is already used up by "the two nearest" or "the one at the top left"."""
    ranking = ("nearest", "farthest", "left", "right", "above", "below")
    return any(r.kind in ranking for r in target.relations) or (
        target.position is not None and target.count == 1 and not target.word
    )


def _roundness(own: Shape) -> float:
    """1 for a disc: area against that of the circle over the longest side."""
    return own.area / max(np.pi / 4 * own.length**2, 1e-9)


def _anchor(cell: str) -> tuple[float, float]:
    x = 0.0 if "left" in cell else 1.0 if "right" in cell else 0.5
    y = 0.0 if "top" in cell else 1.0 if "bottom" in cell else 0.5
    return x, y


def _in_cell(
    cell: str, across: npt.NDArray[np.float64], down: npt.NDArray[np.float64], part: float
) -> npt.NDArray[np.bool_]:
    """Which centres (fractions of the view) lie in the named cell, row or column."""
    assert any(cell in row for row in CELLS)
    hit = np.ones(len(across), dtype=bool)
    if cell == "center":
        return np.asarray((np.abs(across - 0.5) <= 1 / 6) & (np.abs(down - 0.5) <= 1 / 6))
    for name, values, low in (
        ("left", across, True),
        ("right", across, False),
        ("top", down, True),
        ("bottom", down, False),
    ):
        if name in cell:
            hit &= values < part if low else values >= 1 - part
    return hit
