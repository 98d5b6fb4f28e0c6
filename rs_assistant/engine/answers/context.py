# SPDX-License-Identifier: GPL-2.0-or-later
"""What wording needs besides the evidence, and which features a phrase means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rs_assistant.engine.answers.model import FeatureGroup, MeasuredFeature, measured
from rs_assistant.engine.answers.wording import Words
from rs_assistant.engine.clipping import Box, cut_to_parts, named_parts
from rs_assistant.engine.measures import Measurer, pixel_area
from rs_assistant.engine.phrases import Position, Query
from rs_assistant.engine.positions import CELLS, cell_edges, cell_of, cells_of_shares, part_edges
from rs_assistant.engine.refinement import squared
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import StepResult
from rs_assistant.engine.selection import select
from rs_assistant.engine.shapes import cut_by_cells, shape
from rs_assistant.engine.union import filled


@dataclass(frozen=True)
class Context:
    """What wording needs besides the evidence."""

    views: tuple[View, ...]
    measurer: Measurer
    words: Words

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Column, row, width and height of the part that is spoken of: the region's box, or all."""
        view = self.views[0]
        rings = [polygon[0] for polygon in view.region if len(polygon)]
        if not rings:
            return 0.0, 0.0, float(view.width), float(view.height)
        left = max(min(float(ring[:, 0].min()) for ring in rings), 0.0)
        top = max(min(float(ring[:, 1].min()) for ring in rings), 0.0)
        right = min(max(float(ring[:, 0].max()) for ring in rings), float(view.width))
        bottom = min(max(float(ring[:, 1].max()) for ring in rings), float(view.height))
        return left, top, max(right - left, 1.0), max(bottom - top, 1.0)

    def main_cells(self, features: Sequence[MeasuredFeature]) -> tuple[str, ...]:
        """Cells that hold a fair part of the features, so that outliers say nothing: of covers by
        their area in each cell, of things by their centres."""
        if features and all(item.feature.kind == "cover" for item in features):
            return self._covered_cells(features)
        left, top, width, height = self.frame
        held = dict.fromkeys(CELLS, 0.0)
        for item in features:
            x, y = shape(item.feature).centre
            held[cell_of(float(x) - left, float(y) - top, width, height)] += 1.0
        total = sum(held.values())
        return tuple(cell for cell in CELLS if total and held[cell] >= 0.12 * total)

    def _covered_cells(self, features: Sequence[MeasuredFeature]) -> tuple[str, ...]:
        left, top, width, height = (round(value) for value in self.frame)
        columns = [left + edge for edge in cell_edges(width)]
        rows = [top + edge for edge in cell_edges(height)]
        sizes = np.outer(np.diff(rows), np.diff(columns)).ravel()
        held = np.zeros(len(CELLS))
        for item in features:
            parts = cut_by_cells(item.feature.polygons, columns, rows)
            held += [pixel_area(part) for part in parts]
        return cells_of_shares(held / np.maximum(sizes, 1))

    def box_of(self, position: Position) -> Box:
        """The pixels of the part that a phrase names."""
        left, top, width, height = (round(value) for value in self.frame)
        edges = part_edges(position.cell, position.half, width, height)
        return left + edges[0], top + edges[1], left + edges[2], top + edges[3]

    def share_of(self, position: Position, share: float) -> float:
        """Share of a named part, from the share of the view that the same ground is."""
        part = self._counted(self.box_of(position))
        return min(share * self._counted(self._whole) / max(part, 1), 1.0)

    def share_of_view(self, pixels: float) -> float:
        """Share of what counts, of some pixels."""
        return min(pixels / max(self._counted(self._whole), 1), 1.0)

    @property
    def _whole(self) -> Box:
        left, top, width, height = (round(value) for value in self.frame)
        return left, top, left + width, top + height

    def _counted(self, box: Box) -> int:
        """How many pixels of a box have data and lie in the region."""
        view = self.views[0]
        left, top, right, bottom = box
        counted = np.ones((bottom - top, right - left), bool)
        if view.region:
            counted[:] = False
            for polygon in view.region:
                counted |= filled([ring - (left, top) for ring in polygon], *counted.shape)
        if view.valid is not None:
            counted &= view.valid[top:bottom, left:right]
        return int(counted.sum())


def chosen(result: StepResult, query: Query, context: Context) -> list[MeasuredFeature]:
    """The features that a phrase means, measured; of covers what lies in the part that it names."""
    view = context.views[0]
    parts = named_parts(result.features, query)
    boxes = {label: context.box_of(position) for label, position in parts.items()}
    features, left = cut_to_parts(result.features, query, boxes)
    size = view.height, view.width
    indices = select(features, result.references, left, context.measurer, size)
    drawn = [features[i] for i in indices]
    if any("right-angled" in target.attributes for target in query.targets):
        drawn = [squared(feature) if feature.kind == "object" else feature for feature in drawn]
    return list(measured(drawn, context.measurer))


def grouped(features: Sequence[MeasuredFeature]) -> tuple[FeatureGroup, ...]:
    """One group per label, in the order of their first feature."""
    by_name: dict[str, list[MeasuredFeature]] = {}
    for item in features:
        by_name.setdefault(item.feature.label, []).append(item)
    return tuple(FeatureGroup(name, tuple(items)) for name, items in by_name.items())


def groups_of(result: StepResult, context: Context) -> tuple[FeatureGroup, ...]:
    """The features of a step by label, measured."""
    return grouped(measured(result.features, context.measurer))
