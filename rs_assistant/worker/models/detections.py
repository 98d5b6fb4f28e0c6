# SPDX-License-Identifier: GPL-2.0-or-later
"""Boxes of one class from anchors to objects: suppression, seams of tiles, several readings.

A *part* is what one tile shows of a thing; a *candidate* is a thing, put together from parts and
from readings at several sizes. Boxes are x0, y0, x1, y1 in pixels of the image as it was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

SAME = 0.55  # IoU above which two tiles, or two readings, mean one object
NESTED = 0.7  # share of a part that lies in a large object, from which it belongs to it
AGREE = 0.6  # how far two cut views must agree along the seam


@dataclass(frozen=True, eq=False)
class Part:
    """A detection in one tile.

    `mask` holds logits on a grid over `frame`; `cut` says that the tile's border goes through.
    `score` is the network's probability, not calibrated.
    """

    score: float
    box: np.ndarray
    mask: np.ndarray
    frame: np.ndarray
    cut: bool = False
    tile: int = 0


@dataclass(frozen=True, eq=False)
class Candidate:
    """A thing: its score and box, and per reading the parts that show it."""

    score: float
    box: np.ndarray
    readings: tuple[tuple[Part, ...], ...] = field(default=())


def overlap(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """IoU of one box with many."""
    both = shared(box, others)
    areas = np.prod(others[:, 2:] - others[:, :2], 1)
    return np.asarray(both / (np.prod(box[2:] - box[:2]) + areas - both + 1e-9))


def shared(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Area that one box shares with each of many."""
    low, high = np.maximum(box[:2], others[:, :2]), np.minimum(box[2:], others[:, 2:])
    return np.asarray(np.prod(np.clip(high - low, 0, None), 1))


def suppressed(
    boxes: np.ndarray, scores: np.ndarray, limit: float, vote: float | None
) -> tuple[list[int], np.ndarray]:
    """Positions kept by greedy suppression, and their boxes; they come best first.

    With `vote`, a kept box becomes the mean of those that overlap it by more, weighted by score
    and overlap: several anchors together place it better than the surest one.
    """
    keep: list[int] = []
    placed: list[np.ndarray] = []
    alive = np.ones(len(boxes), bool)
    for i in range(len(boxes)):
        if not alive[i]:
            continue
        alike = overlap(boxes[i], boxes)
        keep.append(i)
        if vote is None:
            placed.append(boxes[i])
        else:
            voters = np.flatnonzero(alike > vote)
            weights = scores[voters] * alike[voters]
            placed.append(
                (boxes[voters] * weights[:, None]).sum(0) / weights.sum()
                if len(voters) and weights.sum() > 0
                else boxes[i]
            )
        alive[i + 1 :] &= alike[i + 1 :] <= limit
    return keep, np.array(placed, np.float32).reshape(-1, 4)


def joined(parts: Sequence[Part]) -> list[list[Part]]:
    """Group what different tiles saw of one object.

    Whole views of an object win over cut ones; two cut views that agree where both tiles looked
    become one object.
    """
    ordered = sorted(parts, key=lambda p: (p.cut, -p.score))
    if len({p.tile for p in ordered}) < 2:
        return [[p] for p in ordered]
    boxes = np.array([p.box for p in ordered], np.float64)
    areas = np.prod(boxes[:, 2:] - boxes[:, :2], 1)
    tiles = np.array([p.tile for p in ordered])
    cut = np.array([p.cut for p in ordered])
    home_of = np.full(len(ordered), -1)
    groups: list[list[Part]] = []
    for i, part in enumerate(ordered):
        placed = np.flatnonzero((home_of[:i] >= 0) & (tiles[:i] != tiles[i]))
        home = -1
        if len(placed):
            both = shared(boxes[i], boxes[placed])
            near = placed[both > 0]
            both = both[both > 0]
            same = both > SAME * (areas[i] + areas[near] - both)
            within = (cut[near] | part.cut) & (both > AGREE * np.minimum(areas[i], areas[near]))
            hull = np.maximum(boxes[i, 2:], boxes[near, 2:]) - np.minimum(
                boxes[i, :2], boxes[near, :2]
            )
            common = np.minimum(boxes[i, 2:], boxes[near, 2:]) - np.maximum(
                boxes[i, :2], boxes[near, :2]
            )
            # Both cut: they overlap along one axis and agree along the other.
            goes_on = cut[near] & part.cut & ((common / hull).max(1) > AGREE)
            hits = home_of[near[same | within | goes_on]]
            home = int(hits.min()) if len(hits) else -1
        if home < 0:
            home_of[i] = len(groups)
            groups.append([part])
        elif part.cut and groups[home][0].cut:
            home_of[i] = home
            groups[home].append(part)
    return groups


def candidate_of(group: Sequence[Part]) -> Candidate:
    """A thing from what the tiles of one reading show of it."""
    low = np.min([p.box[:2] for p in group], 0)
    high = np.max([p.box[2:] for p in group], 0)
    return Candidate(
        max(p.score for p in group), np.concatenate([low, high]).astype(np.float64), (tuple(group),)
    )


def fused(readings: Sequence[Sequence[Candidate]], limit: float) -> list[Candidate]:
    """Things from readings of one image at several sizes, best first.

    Scores are averaged, so that what only one reading shows counts less; boxes are averaged by
    score; masks are drawn from all readings later on.
    """
    if len(readings) == 1:
        return distinct(readings[0])
    members: list[list[Candidate]] = []
    for reading in readings:
        anchors = np.array([_mean_box(group) for group in members]).reshape(-1, 4)
        free = np.ones(len(members), bool)
        fresh: list[list[Candidate]] = []
        for candidate in sorted(reading, key=lambda c: -c.score):
            if len(anchors):
                alike = overlap(candidate.box, anchors) * free
                best = int(alike.argmax())
                if alike[best] > limit:
                    free[best] = False
                    members[best].append(candidate)
                    continue
            fresh.append([candidate])
        members += fresh
    found = [
        Candidate(
            sum(c.score for c in group) / len(readings),
            _mean_box(group),
            tuple(parts for c in group for parts in c.readings),
        )
        for group in members
    ]
    return distinct(found)


def distinct(things: Sequence[Candidate]) -> list[Candidate]:
    """Things without doubles, best first: averaged boxes may have come to lie on each other."""
    ordered = sorted(things, key=lambda c: -c.score)
    boxes = np.array([c.box for c in ordered]).reshape(-1, 4)
    kept: list[int] = []
    for i, box in enumerate(boxes):
        if not kept or overlap(box, boxes[kept]).max() <= SAME:
            kept.append(i)
    return [ordered[i] for i in kept]


def _mean_box(group: Sequence[Candidate]) -> np.ndarray:
    weights = np.array([c.score for c in group]) + 1e-9
    boxes = np.array([c.box for c in group])
    return np.asarray((boxes * weights[:, None]).sum(0) / weights.sum())


def with_large(
    found: Sequence[Candidate], large: Sequence[Candidate], limit: float
) -> list[Candidate]:
    """Things of the usual readings and large ones of a coarse reading, best first.

    Of two that mean the same the surer one stays; what a surer large thing holds is its part.
    """
    if not large:
        return list(found)
    every = [(c, False) for c in found] + [(c, True) for c in large]
    every.sort(key=lambda item: -item[0].score)
    boxes = np.array([c.box for c, _ in every])
    areas = np.prod(boxes[:, 2:] - boxes[:, :2], 1)
    big = np.array([is_large for _, is_large in every])
    kept: list[int] = []
    for i in range(len(every)):
        if kept:
            others = np.array(kept)
            both = shared(boxes[i], boxes[others])
            # Only a large thing and a usual one can be seen twice here.
            crossing = big[others] | big[i]
            same = both > limit * (areas[i] + areas[others] - both)
            part = big[others] & (both > NESTED * areas[i])
            if ((same & crossing) | part).any():
                continue
        kept.append(i)
    return [every[i][0] for i in kept]
