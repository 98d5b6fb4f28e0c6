# SPDX-License-Identifier: GPL-2.0-or-later
"""The change polygons that a question means, by kind of change and by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.answers.change_wording import left_out
from rs_assistant.engine.answers.context import Context
from rs_assistant.engine.answers.model import FeatureGroup, MeasuredFeature, measured, total_area
from rs_assistant.engine.change_words import amount_meant, asks_rate, denies, on_side, side_meant
from rs_assistant.engine.clipping import clipped
from rs_assistant.engine.lexicon import covers
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.positions import CELLS, cell_edges
from rs_assistant.engine.query import Position, Query
from rs_assistant.engine.results import Feature, StepResult
from rs_assistant.engine.selection import select
from rs_assistant.engine.shapes import cut_by_cells

HARDLY = 1e-6  # pixels: less of a place in a cell is rounding


class Meant:
    """One set of change polygons, restricted to what the question and the step's phrase name.

    ``everything`` are all changes, ``of_kind`` those of the classes and of the side (come or gone)
    that are meant, ``within`` what of these lies in the ``part`` of the view that is meant,
    ``features`` those that are like what is asked, ``groups`` these by kind of change, largest
    first; ``labels`` are the classes that the phrase names. All of them are measured.
    """

    def __init__(self, result: StepResult, context: Context) -> None:
        self.result = result
        self.context = context
        phrase = result.step.phrase
        self._targets = parse_phrase(phrase).targets if phrase else ()
        self.labels = [target.label for target in self._targets if target.label]
        self.side = side_meant(result.step.question)
        self.part = self._part()
        self.everything = list(measured(result.features, context.measurer))
        self.of_kind = self._of_kind()
        self.within = self._within()
        self.features = self._picked()
        self.groups = self._grouped()
        stated = next((s for s in result.statements if s.subject == "change"), None)
        pixels = pixels_of(self.everything)
        self._share_of_pixel = (stated.share or 0.0) / pixels if stated and pixels else 0.0

    def share(self, items: Sequence[MeasuredFeature] | None = None) -> float:
        """Share of what was compared that some changes cover, or all that are meant."""
        return self.share_of(pixels_of(self.features if items is None else items))

    def share_of(self, pixels: float) -> float:
        """Share of what was compared that so many pixels are; of the part where one is meant."""
        share = pixels * self._share_of_pixel
        if self.part is None:
            return share
        compared = 1 - left_out(self.result.statements)
        return self.context.share_of(self.part, share * compared)

    def amount(self, quantity: str) -> float | None:
        """How much of it changed: ``area`` in m², ``percent`` as a share; None where that is
        unknown, as for the share of a class."""
        if quantity == "area":
            return total_area(self.features)
        return self.share() if quantity == "percent" and not self.labels else None

    def _part(self) -> Position | None:
        """The part of the view that the phrase names, the same for all that it names."""
        named = {None if target.inverted else target.position for target in self._targets}
        return named.pop() if len(named) == 1 else None

    def _of_kind(self) -> list[MeasuredFeature]:
        """Changes that involve the classes that are named, on the side that is meant."""
        transitions = [item.feature.transition for item in self.everything]
        if not self.labels:
            fits = on_side(transitions, self.result.step.question)
        else:
            sides = {"came": slice(1, 2), "went": slice(0, 1)}.get(self.side, slice(0, 2))
            fits = [
                any(
                    covers(label, name) or covers(name, label)
                    for label in self.labels
                    for name in (transition or ("", ""))[sides]
                    if name
                )
                for transition in transitions
            ]
        return [item for item, yes in zip(self.everything, fits) if yes]

    def _within(self) -> list[MeasuredFeature]:
        """What of these lies in the part that is meant: of one that reaches beyond, its piece."""
        if self.part is None:
            return self.of_kind
        box = self.context.box_of(self.part)
        pieces = []
        for item in self.of_kind:
            polygons = [one for piece in clipped(item.feature, box) for one in piece.polygons]
            if polygons:  # however many pieces: one house stays one
                pieces.append(replace(item.feature, polygons=tuple(polygons)))
        return list(measured(pieces, self.context.measurer))

    def _picked(self) -> list[MeasuredFeature]:
        """Those that are like what the phrase asks."""
        kept = self.within
        targets = self._targets
        if self.part is not None:
            targets = tuple(replace(target, position=None) for target in targets)
        if kept and not all(target.plain for target in targets):
            # "only the ones near the road": decided on outlines, whatever they are called.
            view = self.context.views[0]
            renamed = [_called(item, self.labels[0] if self.labels else "") for item in kept]
            # "changes larger than 1 ha" are changes of any kind.
            targets = tuple(t if t.label else replace(t, word="") for t in targets)
            indices = select(
                renamed,
                self.result.references,
                Query(targets),
                self.context.measurer,
                (view.height, view.width),
            )
            kept = [kept[i] for i in indices]
        return kept

    def _grouped(self) -> tuple[FeatureGroup, ...]:
        by_name: dict[str, list[MeasuredFeature]] = {}
        for item in self.features:
            by_name.setdefault(item.feature.label, []).append(item)
        ordered = sorted(by_name.items(), key=lambda pair: -pixels_of(pair[1]))
        return tuple(FeatureGroup(name, tuple(items)) for name, items in ordered)

    def places(self, items: Sequence[MeasuredFeature] | None = None) -> tuple[str, ...]:
        """Cells that hold any of the ground of some changes, or of the meant ones."""
        held = self.by_cell(items)
        return tuple(cell for cell in CELLS if cell in held)

    def by_cell(
        self, items: Sequence[MeasuredFeature] | None = None
    ) -> dict[str, tuple[int, float, float | None]]:
        """For each cell with changed ground: how many places reach into it, pixels, and m²."""
        left, top, width, height = (round(value) for value in self.context.frame)
        columns = [left + edge for edge in cell_edges(width)]
        rows = [top + edge for edge in cell_edges(height)]
        held: dict[str, tuple[int, float, float | None]] = {}
        for item in self.features if items is None else items:
            for cell, parts in zip(CELLS, cut_by_cells(item.feature.polygons, columns, rows)):
                pixels = pixel_area(parts)
                if pixels <= HARDLY:
                    continue
                count, area, metres = held.get(cell, (0, 0.0, 0.0))
                whole = len(parts) == len(item.feature.polygons) and all(
                    one is other for one, other in zip(parts, item.feature.polygons)
                )
                own = item.area_m2 if whole else self.context.measurer.area(parts)
                total = None if metres is None or own is None else metres + own
                held[cell] = (count + 1, area + pixels, total)
        return held


def pixels_of(items: Sequence[MeasuredFeature]) -> float:
    """Pixels of the view that some changes cover."""
    return sum(pixel_area(item.feature.polygons) for item in items)


def _called(item: MeasuredFeature, label: str) -> Feature:
    return replace(item.feature, label=label or item.feature.label)


def verdict_on(meant: Meant) -> bool | None:
    """Yes or no to a question, by the changes that are meant; None where it is not that kind.

    The worker tells whether it is, and how the shares of classes went in the whole view.
    """
    said = meant.result.verdict
    amount = amount_meant(meant.result.step.question)
    if said is None or asks_rate(meant.result.step.question):
        return None
    if amount is not None:
        value = meant.amount(amount.quantity)
        return None if value is None else amount.holds(value)
    if meant.features and meant.labels and not meant.part:
        return said
    return bool(meant.features) is not denies(meant.result.step.question)
