# SPDX-License-Identifier: GPL-2.0-or-later
"""Land cover cut to the part of a view that a phrase names: "the water in the left half".

A patch of cover lies in many parts at once, so its centre does not say where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from rs_assistant.engine.measures import ring_area
from rs_assistant.engine.query import Position, Query
from rs_assistant.engine.requests import Polygon, Ring
from rs_assistant.engine.results import Feature
from rs_assistant.engine.selection import matching
from rs_assistant.engine.shapes import inside

Box = tuple[int, int, int, int]
BoxOf = Callable[[Position], Box]
Unite = Callable[[Sequence[Polygon]], "tuple[Polygon, ...]"]
FAR = 1 << 30  # pixels: beyond every view


def named_parts(features: Sequence[Feature], query: Query) -> dict[str, Position]:
    """The part of the view that a phrase names for each class of cover among the features.

    "All but the water on the left" and "the one on the left" choose among whole patches.
    """
    named: dict[str, set[Position | None]] = {}
    for target in query.targets:
        position = None if target.inverted or not target.word else target.position
        for index in matching(features, target):
            if features[index].kind == "cover":
                named.setdefault(features[index].label, set()).add(position)
    found: dict[str, Position] = {}
    for label, positions in named.items():
        first = next(iter(positions))
        if len(positions) == 1 and first is not None:
            found[label] = first
    return found


def cut_to_parts(
    features: Sequence[Feature], query: Query, boxes: dict[str, Box]
) -> tuple[tuple[Feature, ...], Query]:
    """The features with the named classes cut to their boxes, and the query that is left to be
    executed on them."""
    targets = []
    for target in query.targets:
        settled = {features[index].label for index in matching(features, target)} & set(boxes)
        targets.append(replace(target, position=None) if settled else target)
    cut: list[Feature] = []
    for feature in features:
        box = boxes.get(feature.label)
        cut += [feature] if box is None else clipped(feature, box)
    return tuple(cut), Query(tuple(targets))


def cut_in_two(
    features: Sequence[Feature], query: Query, box_of: BoxOf, unite: Unite
) -> tuple[tuple[Feature, ...], tuple[Feature, ...]] | None:
    """What of the features lies in the part of the view that a phrase names ("in the left half"),
    and the rest; None where the phrase says more, or where not only covers are meant."""
    target = query.targets[0]
    position = target.position
    chosen = matching(features, target)
    if len(query.targets) > 1 or position is None or not replace(target, position=None).plain:
        return None
    if not chosen or any(features[index].kind != "cover" for index in chosen):
        return None
    box = left, top, right, bottom = box_of(position)
    around = (
        (-FAR, -FAR, FAR, top),
        (-FAR, bottom, FAR, FAR),
        (-FAR, top, left, bottom),
        (right, top, FAR, bottom),
    )
    within: list[Feature] = []
    beyond: list[Feature] = []
    for index, feature in enumerate(features):
        inner = clipped(feature, box) if index in chosen else []
        within += inner
        if not inner:
            beyond.append(feature)
            continue
        parts = [polygon for one in around for p in clipped(feature, one) for polygon in p.polygons]
        beyond += [replace(feature, polygons=(polygon,)) for polygon in unite(parts)]
    return tuple(within), tuple(beyond)


def clipped(feature: Feature, box: Box) -> list[Feature]:
    """What of a feature lies in a box (left, top, right, bottom): itself, or the parts that it
    falls into, with outlines that a layer can hold."""
    left, top, right, bottom = box
    found: list[Feature] = []
    inner: list[Polygon] = []
    sides = ((0, left, 1.0), (0, right, -1.0), (1, top, 1.0), (1, bottom, -1.0))
    for polygon in feature.polygons:
        parts = [polygon]
        for axis, limit, sign in sides:
            parts = [piece for part in parts for piece in _beyond(part, axis, limit, sign)]
        if len(parts) == 1 and parts[0] is polygon:
            inner.append(polygon)
        else:
            found += [replace(feature, polygons=(part,)) for part in parts]
    if len(inner) == len(feature.polygons):
        return [feature]
    return [replace(feature, polygons=tuple(inner)), *found] if inner else found


def _beyond(polygon: Polygon, axis: int, limit: float, sign: float) -> list[Polygon]:
    """The parts of a polygon on one side of a line. What lies on the line is not beyond it, so
    that outlines along the line leave no seams."""
    values = [sign * (ring[:, axis] - limit) for ring in polygon]
    if values[0].min() >= 0:
        return [polygon]
    if values[0].max() <= 0:
        return []
    chains: list[Ring] = []
    rings: list[Ring] = []
    for index, (ring, value) in enumerate(zip(polygon, values)):
        # Outer rings and holes run in opposite directions: the ground is on one hand of all.
        forward = (ring_area(ring) > 0) == (index == 0)
        turned = ring if forward else ring[::-1]
        if value.min() > 0:
            rings.append(turned)
        elif value.max() > 0:
            chains += _chains(turned, axis, limit, sign)
    return _with_holes(_apart([*_linked(chains, 1 - axis), *rings]))


def _chains(ring: Ring, axis: int, limit: float, sign: float) -> list[Ring]:
    """The runs of a closed ring beyond a line, each from the line to the line."""
    points = ring[:-1]
    ahead = sign * (points[:, axis] - limit) > 0
    first = int(np.flatnonzero(~ahead)[0])
    points = np.roll(points, -first, axis=0)
    points, ahead = np.vstack((points, points[:1])), np.append(np.roll(ahead, -first), False)
    turns = np.flatnonzero(ahead[1:] != ahead[:-1])
    found = []
    for before, last in zip(turns[::2], turns[1::2]):
        ends = []
        for kept, gone in ((before + 1, before), (last, last + 1)):
            step = points[gone] - points[kept]
            end = points[kept] + (limit - points[kept, axis]) / step[axis] * step
            end[axis] = limit
            ends.append(end)
        found.append(np.vstack((ends[0], points[before + 1 : last + 1], ends[1])))
    return found


def _linked(chains: Sequence[Ring], along: int) -> list[Ring]:
    """Closed rings of chains that begin and end on a line: the ground lies between the first and
    the second of their ends along it, the third and the fourth, and so on."""
    ends = [
        (float(chain[at, along]), float(chain[inner, along]), number, at)
        for number, chain in enumerate(chains)
        for at, inner in ((0, 1), (-1, -2))
    ]
    ends.sort()
    following: dict[int, int] = {}
    for (_, _, one, at), (_, _, other, _) in zip(ends[::2], ends[1::2]):
        if at == -1:
            following[one] = other
        else:
            following[other] = one
    rings = []
    while following:
        number, after = following.popitem()
        linked = [chains[number]]
        while after in following:
            linked.append(chains[after])
            after = following.pop(after)
        rings.append(np.vstack((*linked, linked[0][:1])))
    return [ring for ring in rings if abs(ring_area(ring)) > 0]


def _apart(rings: Sequence[Ring]) -> list[Ring]:
    """The same ground in rings that pass no point twice: what touches itself at a corner becomes
    two rings, and ground that hung together at corners alone is parted."""
    if not rings:
        return []
    points = np.concatenate([ring[:-1] for ring in rings])
    _, number, times = np.unique(points, axis=0, return_inverse=True, return_counts=True)
    number = number.ravel()
    if times.max() == 1:
        return list(rings)
    starts = np.cumsum([0, *(len(ring) - 1 for ring in rings)])
    after = np.arange(1, len(points) + 1)
    after[starts[1:] - 1] = starts[:-1]
    before = np.empty_like(after)
    before[after] = np.arange(len(points))
    meeting: dict[int, int] = {}
    for at in np.flatnonzero(times[number] == 2).tolist():
        other = meeting.setdefault(int(number[at]), at)
        come, go = points[at] - points[before[at]], points[after[at]] - points[at]
        # Along the edges of pixels both turn at the corner that they share: towards the ground.
        if other != at and come[0] * go[1] - come[1] * go[0] < 0:
            after[at], after[other] = after[other], after[at]
    found: list[Ring] = []
    left = np.ones(len(points), bool)
    for start in range(len(points)):
        path: list[int] = []
        held: dict[int, int] = {}
        at = start
        while left[at]:
            left[at] = False
            if (place := held.get(int(number[at]))) is not None:
                found.append(points[[*path[place:], path[place]]])
                for gone in path[place:]:
                    held.pop(int(number[gone]), None)
                del path[place:]
            held[int(number[at])] = len(path)
            path.append(at)
            at = int(after[at])
        if path:
            found.append(points[[*path, path[0]]])
    return found


def _with_holes(rings: Sequence[Ring]) -> list[Polygon]:
    """Each ring that runs backwards is a hole of the smallest of the others around it."""
    areas = [ring_area(ring) for ring in rings]
    ordered = [rings[i] for i in np.argsort(areas) if areas[i] > 0]
    found: list[list[Ring]] = [[ring] for ring in ordered]
    low = np.array([ring.min(0) for ring in ordered])
    high = np.array([ring.max(0) for ring in ordered])
    for hole in (ring for ring, area in zip(rings, areas) if area < 0):
        # A little outside of the hole, at the middle of its first edge.
        step = hole[1] - hole[0]
        probe = (hole[0] + hole[1]) / 2 + np.array([-step[1], step[0]]) / np.hypot(*step) * 0.25
        near = np.flatnonzero(((low <= probe) & (high >= probe)).all(axis=1)).tolist()
        homes = (i for i in near[:-1] if inside(probe[None], ordered[i])[0])
        home = next(homes, near[-1] if near else None)
        if home is not None:
            found[home].append(hole)
    return [tuple(polygon) for polygon in found]
