# SPDX-License-Identifier: GPL-2.0-or-later
"""The change polygons that a question means, by kind of change and by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.answers.model import FeatureGroup, MeasuredFeature
from rs_assistant.engine.answers.things import Context
from rs_assistant.engine.language import fold
from rs_assistant.engine.lexicon import covers
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.positions import CELLS, cell_edges
from rs_assistant.engine.results import Feature, StepResult
from rs_assistant.engine.selection import select
from rs_assistant.engine.shapes import cut_by_cells

# Words of a question by which only what came, or only what went, is meant.
CAME = frozenset("new newly built added constructed appeared appear gained planted erected".split())
WENT = frozenset(
    "lost gone demolished removed destroyed disappeared disappear vanished missing cleared cut "
    "felled".split()
)
HARDLY = 1e-6  # pixels: less of a place in a cell is rounding


class Meant:
    """One set of change polygons, restricted to what the phrase of the step names.

    ``everything`` are all changes, ``features`` the meant ones, ``groups`` these by kind of change,
    largest first; ``labels`` are the classes that the phrase names. All of them are measured.
    """

    def __init__(self, result: StepResult, context: Context) -> None:
        self.result = result
        self.context = context
        phrase = result.step.phrase
        self._targets = parse_phrase(phrase).targets if phrase else ()
        self.labels = [target.label for target in self._targets if target.label]
        self.everything = [
            MeasuredFeature(f, context.measurer.area(f.polygons)) for f in result.features
        ]
        self.features = self._picked()
        self.groups = self._grouped()
        stated = next((s for s in result.statements if s.subject == "change"), None)
        pixels = sum(pixel_area(item.feature.polygons) for item in self.everything)
        self._share_of_pixel = (stated.share or 0.0) / pixels if stated and pixels else 0.0

    def share(self, items: Sequence[MeasuredFeature] | None = None) -> float:
        """Share of what was compared that some changes cover, or all that are meant."""
        return self.share_of(pixels_of(self.features if items is None else items))

    def share_of(self, pixels: float) -> float:
        """Share of what was compared that so many pixels are."""
        return pixels * self._share_of_pixel

    def _picked(self) -> list[MeasuredFeature]:
        """Changes that involve what the phrase names, where it names something."""
        labels, kept = self.labels, self.everything
        if labels:
            sides = self._sides_meant()
            kept = [
                item
                for item in self.everything
                if any(
                    covers(label, side) or covers(side, label)
                    for label in labels
                    for side in (item.feature.transition or ("", ""))[sides]
                    if side
                )
            ]
        if kept and not all(target.plain for target in self._targets):
            # "only the ones near the road": decided on outlines, whatever they are called.
            view = self.context.views[0]
            renamed = [_called(item, labels[0] if labels else "") for item in kept]
            query = parse_phrase(self.result.step.phrase)
            # "changes larger than 1 ha" are changes of any kind.
            targets = tuple(t if t.label else replace(t, word="") for t in query.targets)
            indices = select(
                renamed,
                self.result.references,
                replace(query, targets=targets),
                self.context.measurer,
                (view.height, view.width),
            )
            kept = [kept[i] for i in indices]
        return kept

    def _sides_meant(self) -> slice:
        """Which side of a transition a class must be on: "new buildings" are those that came."""
        said = set(fold(self.result.step.question).split())
        came, went = bool(said & CAME), bool(said & WENT)
        if came == went:
            return slice(0, 2)
        return slice(1, 2) if came else slice(0, 1)

    def _grouped(self) -> tuple[FeatureGroup, ...]:
        by_name: dict[str, list[MeasuredFeature]] = {}
        for item in self.features:
            by_name.setdefault(item.feature.label, []).append(item)
        ordered = sorted(by_name.items(), key=lambda pair: -pixels_of(pair[1]))
        return tuple(FeatureGroup(name, tuple(items)) for name, items in ordered)

    def places(self) -> tuple[str, ...]:
        """Cells that hold any of the changed ground, in reading order."""
        held = self.by_cell()
        return tuple(cell for cell in CELLS if cell in held)

    def by_cell(self) -> dict[str, tuple[int, float, float | None]]:
        """For each cell with changed ground: how many places reach into it, pixels, and m²."""
        left, top, width, height = (round(value) for value in self.context.frame)
        columns = [left + edge for edge in cell_edges(width)]
        rows = [top + edge for edge in cell_edges(height)]
        held: dict[str, tuple[int, float, float | None]] = {}
        for item in self.features:
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
