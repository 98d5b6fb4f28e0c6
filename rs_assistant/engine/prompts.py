# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlining by clicks and boxes: what is pointed at in a view, and the outline that comes back.

Two operations of the wire. ``encode`` takes a `View` and leaves a session in the worker, named by a
handle; ``prompt`` takes the handle with all points and boxes so far and gives one outline. The
asking side sends the whole list every time: undoing a click is sending a shorter one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.engine.requests import Polygon

MOST_PROMPTS = 200
Box = tuple[float, float, float, float]  # x_min, y_min, x_max, y_max


@dataclass(frozen=True)
class Point:
    """A click in pixels of the view (edges are whole numbers); negative: this does not belong."""

    x: float
    y: float
    positive: bool = True


@dataclass(frozen=True)
class Prompt:
    """Everything that points at one thing, in the order it was given."""

    points: tuple[Point, ...] = ()
    boxes: tuple[Box, ...] = ()

    def __post_init__(self) -> None:
        if len(self.points) + len(self.boxes) > MOST_PROMPTS:
            raise InvalidRequest("These are too many clicks for one outline.", "Accept it first.")
        numbers = [v for point in self.points for v in (point.x, point.y)]
        numbers += [value for box in self.boxes for value in box]
        if not all(math.isfinite(value) for value in numbers):
            raise InvalidRequest("A click lies nowhere.")
        if any(box[0] >= box[2] or box[1] >= box[3] for box in self.boxes):
            raise InvalidRequest("A box is empty.")

    def __bool__(self) -> bool:
        """Whether something is pointed at; negative points alone point at nothing."""
        return bool(self.boxes) or any(point.positive for point in self.points)

    @property
    def positive(self) -> tuple[Point, ...]:
        """What belongs to the thing."""
        return tuple(point for point in self.points if point.positive)

    @property
    def negative(self) -> tuple[Point, ...]:
        """What does not."""
        return tuple(point for point in self.points if not point.positive)

    @property
    def extent(self) -> Box:
        """The box around all points and boxes. Only for a prompt that points at something."""
        xs = [point.x for point in self.points] + [b[i] for b in self.boxes for i in (0, 2)]
        ys = [point.y for point in self.points] + [b[i] for b in self.boxes for i in (1, 3)]
        return min(xs), min(ys), max(xs), max(ys)

    def to_wire(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "points": [[point.x, point.y, point.positive] for point in self.points],
            "boxes": [list(box) for box in self.boxes],
        }

    @classmethod
    def from_wire(cls, data: dict[str, Any]) -> Prompt:
        """Rebuild and check. Raises `InvalidRequest`."""
        try:
            points = tuple(Point(float(x), float(y), bool(p)) for x, y, p in data["points"])
            boxes = tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in data["boxes"])
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidRequest("The clicks are not understood.", detail=repr(error)) from error
        return cls(points, boxes)


@dataclass(frozen=True, eq=False)
class Outline:
    """What a prompt outlines: polygons along pixel edges of the view, none when nothing is found.

    ``score`` is how sure the model is (0 to 1), ``label`` the class if one is known ("" else),
    ``kind`` as in `Feature`. ``prompter`` names who drew it. ``final`` is False for a quick
    outline that a slower look will better.
    """

    polygons: tuple[Polygon, ...]
    score: float = 0.0
    label: str = ""
    kind: str = "object"
    prompter: str = ""
    final: bool = True

    def to_wire(self) -> dict[str, Any]:
        """Plain data: outlines are small."""
        return {
            "polygons": [[ring.tolist() for ring in polygon] for polygon in self.polygons],
            "score": self.score,
            "label": self.label,
            "kind": self.kind,
            "prompter": self.prompter,
            "final": self.final,
        }

    @classmethod
    def from_wire(cls, data: dict[str, Any]) -> Outline:
        """Rebuild and check. Raises `InvalidRequest`."""
        try:
            polygons = tuple(
                tuple(np.array(ring, np.float64).reshape(-1, 2) for ring in polygon)
                for polygon in data["polygons"]
            )
            if any(not polygon or min(map(len, polygon)) < 3 for polygon in polygons):
                raise ValueError("a ring of fewer than three points")
            return cls(
                polygons,
                float(data["score"]),
                str(data["label"]),
                str(data["kind"]),
                str(data["prompter"]),
                bool(data["final"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidRequest("The outline is not understood.", detail=repr(error)) from error
