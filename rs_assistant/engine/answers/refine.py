# SPDX-License-Identifier: GPL-2.0-or-later
"""Refinements in dialogue: keep, drop, merge, smooth, simplify or filter the last result."""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.engine.answers.model import MeasuredFeature, Part, total_area
from rs_assistant.engine.answers.things import Context, grouped
from rs_assistant.engine.plans import Step
from rs_assistant.engine.refinement import refine
from rs_assistant.engine.results import Feature, StepResult


def refined(
    step: Step, result: StepResult, context: Context, previous: Sequence[MeasuredFeature]
) -> Part:
    """The features of the last answer after the phrase was applied to them."""
    words, tr = context.words, context.words.tr
    if not previous and not result.features:
        return Part(
            tr(
                "There is no earlier result to change. Ask me to find, count or segment something "
                "first."
            ),
            declined=True,
        )
    before = [item.feature for item in previous] or list(result.features)
    after = _apply(before, step, result, context)
    if after is None:
        return Part(tr("I don't know how to change the last result like that."), declined=True)
    kept = [MeasuredFeature(f, context.measurer.area(f.polygons)) for f in after]
    if not kept:
        return Part(
            tr("None of the {count} features fits that, so nothing is left.").format(
                count=words.number(len(before))
            ),
            False,
            0,
        )
    counts = words.listing([words.counted(g.name, len(g.features), g.name) for g in grouped(kept)])
    if len(kept) == len(before):
        text = tr("Done: {counts}.").format(counts=counts)
    else:
        text = tr("That leaves {counts} of {all}.").format(
            counts=counts, all=words.number(len(before))
        )
    area = total_area(kept)
    if area is not None:
        text += " " + tr("Together they cover {area}.").format(area=words.area(area))
    return Part(text, False, len(kept), None, grouped(kept))


def _apply(
    features: Sequence[Feature], step: Step, result: StepResult, context: Context
) -> Sequence[Feature] | None:
    """The features after the edit, or None when the phrase is not understood."""
    size = (context.views[0].height, context.views[0].width) if context.views else (1, 1)
    edited = refine(
        features,
        step.phrase,
        context.measurer,
        size,
        result.references,
        result.features,
        step.question,
    )
    return None if edited is None else edited.features
