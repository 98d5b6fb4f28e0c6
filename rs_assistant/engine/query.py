# SPDX-License-Identifier: GPL-2.0-or-later
"""A noun phrase as data: which kinds of thing, and which of them.

`rs_assistant.engine.phrases` reads a `Query` from words, `rs_assistant.engine.selection` executes
it on features.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass

from rs_assistant.engine.lexicon import Kind

CELLS = (
    ("top left", "top", "top right"),
    ("left", "center", "right"),
    ("bottom left", "bottom", "bottom right"),
)
EXECUTED = frozenset({"large", "small", "long", "short", "round", "right-angled"})
"""Attributes that geometry decides, or that say how it is drawn."""


HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}
"""Whether a value is as asked for, by the sign."""


@dataclass(frozen=True)
class Comparison:
    """``area`` in m² or ``length`` in m (longest side) against a value; ``percent`` of the view."""

    quantity: str  # area, length, percent, pixels
    operator: str  # <, <=, >, >=
    value: float

    def holds(self, value: float) -> bool:
        """Whether a value is what is asked for."""
        return HOLDS[self.operator](value, self.value)


@dataclass(frozen=True)
class Superlative:
    """The extreme ones by ``key``; rank 2 is "the second largest".

    Keys: area, length, x, y, score, middle (the way to it), ``to CELL`` (the way to that corner or
    edge), order (as they come).
    """

    key: str
    descending: bool
    rank: int = 1
    count: int | None = None
    """How many; None: one, or the upper third where the noun is plural."""


@dataclass(frozen=True)
class Position:
    """A cell of the 3×3 grid, or the half of the view that the word names."""

    cell: str
    half: bool = False


@dataclass(frozen=True)
class Relation:
    """How the target lies to other things. ``metres`` limits near, far and within."""

    kind: str
    """nearest farthest near far along inside outside left right above below between."""
    references: tuple[Target, ...]
    metres: float | None = None


@dataclass(frozen=True)
class Target:
    """One kind of thing and which of them. ``label`` is None for words outside the lexicon.

    An empty ``word`` means whatever is at hand ("the largest one").
    """

    word: str = ""
    label: str | None = None
    kind: Kind | None = None
    plural: bool = True
    count: int | None = None
    superlative: Superlative | None = None
    comparisons: tuple[Comparison, ...] = ()
    position: Position | None = None
    relations: tuple[Relation, ...] = ()
    attributes: tuple[str, ...] = ()
    """``large small long round`` are executed, colours and others are only reported."""
    selected: bool = False
    """"in the selected parcels": the view's region does it."""
    definite: bool = False
    """"the airplane": one is expected, so doubtful others are not meant."""
    inverted: bool = False
    """"all but …": everything except what this target selects."""

    @property
    def plain(self) -> bool:
        """Whether every thing of the kind is meant."""
        return not (
            self.count
            or self.superlative
            or self.comparisons
            or self.position
            or self.relations
            or self.attributes
            or self.inverted
        )


@dataclass(frozen=True)
class Query:
    """A whole phrase: what any of the targets selects is selected."""

    targets: tuple[Target, ...]

    @property
    def references(self) -> tuple[Target, ...]:
        """Everything that relations need to be looked for, nested ones included."""
        found: list[Target] = []
        for target in self.targets:
            for relation in target.relations:
                for reference in relation.references:
                    found.append(reference)
                    found.extend(Query((reference,)).references)
        return tuple(found)

    @property
    def needs_scale(self) -> bool:
        """Whether metres decide: a picture without ground resolution can't answer."""
        return any(
            any(c.quantity in ("area", "length") for c in target.comparisons)
            or any(relation.metres is not None for relation in target.relations)
            for target in self.targets
        )

    @property
    def ignored(self) -> tuple[str, ...]:
        """Attributes that no geometry can decide (colours …): the answer should say so."""
        return tuple(
            name for target in self.targets for name in target.attributes if name not in EXECUTED
        )
