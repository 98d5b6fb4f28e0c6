# SPDX-License-Identifier: GPL-2.0-or-later
"""Change polygons along the pixel edges of a change mask, each with its transition: the class
that most of its pixels had before and have after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.results import Feature
from rs_assistant.worker.assistant.vectorise import components, rasterised

Labels = npt.NDArray[np.uint8]
DECIDED = 0.5  # share of a patch's pixels that must agree on a class
BUILT = 0.4  # share of a patch's pixels on which a building must have come or gone


@dataclass(frozen=True, eq=False)
class ClassMaps:
    """What each date shows, as positions in ``names``; (height, width) uint8 each."""

    before: Labels
    after: Labels
    names: tuple[str, ...]


def changes(
    parts: npt.NDArray[Any],
    probability: npt.NDArray[np.floating[Any]],
    maps: ClassMaps | None,
    offset: tuple[int, int] = (0, 0),
    most: int = 20000,
) -> list[Feature]:
    """The connected parts of what changed with their transitions, largest first.

    ``parts`` is 0 where nothing changed; different values are different parts.
    """
    found: list[Feature] = []
    values = np.asarray(parts, np.uint8)
    for part in components(values, values > 0)[:most]:
        ring = part.polygon[0]
        left, top = ring.min(0).astype(int).tolist()
        right, bottom = ring.max(0).astype(int).tolist()
        local = tuple(r - (left, top) for r in part.polygon)
        inside = rasterised((local,), bottom - top, right - left)
        window = (slice(top, bottom), slice(left, right))
        transition = ("", "")
        if maps is not None:
            transition = transition_of(
                maps.before[window][inside], maps.after[window][inside], maps.names
            )
        polygon = tuple(r + np.array(offset, np.float64) for r in part.polygon)
        score = float(probability[window][inside].mean()) if inside.any() else 0.0
        found.append(Feature(label_of(transition), score, (polygon,), "change", transition))
    return found


def transition_of(before: Labels, after: Labels, names: tuple[str, ...]) -> tuple[str, str]:
    """The most frequent pair of different classes below a patch, or ("", "") without majority.

    Of two covers both have a name; a building that comes or goes names itself.
    """
    count = len(names)
    joint = np.bincount(
        before.astype(np.int64) * count + after.astype(np.int64), minlength=count * count
    ).reshape(count, count)
    total = int(joint.sum())
    if not total:
        return "", ""
    moved = joint.copy()
    np.fill_diagonal(moved, 0)
    if "building" in names:
        roof = names.index("building")
        came, went = int(moved[:, roof].sum()), int(moved[roof, :].sum())
        if max(came, went) >= BUILT * total:
            other = moved[:, roof] if came >= went else moved[roof, :]
            cover = names[int(other.argmax())]
            return (cover, "building") if came >= went else ("building", cover)
    if moved.sum() < DECIDED * total:
        stays = int(joint.diagonal().argmax())
        return (names[stays], names[stays]) if joint[stays, stays] >= DECIDED * total else ("", "")
    row, column = np.unravel_index(int(moved.argmax()), moved.shape)
    return names[int(row)], names[int(column)]


def label_of(transition: tuple[str, str]) -> str:
    """The layer's class of a transition."""
    before, after = transition
    if before == after:
        return f"change in {before}" if before else "change"
    if not before:
        return f"new {after}"
    if not after:
        return f"{before} gone"
    return f"{before} to {after}"
