# SPDX-License-Identifier: GPL-2.0-or-later
"""Refinements in dialogue: what an edit of the last result left, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.answers.change_wording import counted_changes
from rs_assistant.engine.answers.context import Context, grouped
from rs_assistant.engine.answers.model import FeatureGroup, MeasuredFeature, Part, total_area
from rs_assistant.engine.answers.things import things
from rs_assistant.engine.answers.wording import Words, link
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.refinement import Edit, Refinement, refine
from rs_assistant.engine.results import StepResult
from rs_assistant.engine.union import united


def refined(
    step: Step, result: StepResult, context: Context, previous: Sequence[MeasuredFeature]
) -> Part:
    """The features of the last answer after the edit; those of the step are what may be added."""
    words, tr = context.words, context.words.tr
    before = [item.feature for item in previous]
    if not before:
        return _nothing_yet(words)
    size = (context.views[0].height, context.views[0].width) if context.views else (1, 1)
    edit = refine(
        before,
        step.phrase,
        context.measurer,
        size,
        result.references,
        result.features,
        step.question,
        # QGIS unites any outlines exactly; without it, pixel edges are.
        getattr(context.measurer, "united", united),
        context.box_of,
    )
    if edit is None:
        return Part(
            tr(
                "I don't know how to change the last result like that. Try “only the larger "
                "ones”, “remove the one at the top left”, “merge them” or “smoother outlines”."
            ),
            declined=True,
        )
    kept = [MeasuredFeature(f, context.measurer.area(f.polygons)) for f in edit.features]
    if not kept:
        text = tr("None of the {count} features fits that, so nothing is left.").format(
            count=words.number(len(before))
        )
        return Part(text, False, 0)
    text = _said(edit, len(before), kept, words)
    if edit.edit is not Edit.UNDO:
        text += _covering(kept, words)
    return Part(text, False, len(kept), None, grouped(kept))


def told(result: StepResult, context: Context, previous: Sequence[MeasuredFeature]) -> Part:
    """What is left of the last answer, counted, found or measured as the step says."""
    if not previous:
        return _nothing_yet(context.words)
    features = tuple(item.feature for item in previous)
    if features[0].kind == "change":
        return _left(previous, context)
    step = result.step
    if all(target.plain for target in parse_phrase(step.phrase).targets):
        step = replace(step, phrase="")  # among the ships may be what has been added to them
    return things(StepResult(step, features=features, references=result.references), context)


def _left(previous: Sequence[MeasuredFeature], context: Context) -> Part:
    """Changes: how many, where, how large."""
    words, groups = context.words, grouped(previous)
    counts = words.listing([_counted(group, words) for group in groups])
    where = words.where(context.main_cells(previous))
    template = words.tr("I count {counts}, {where}.") if where else words.tr("I count {counts}.")
    text = template.format(counts=counts, where=where)
    return Part(text + _covering(previous, words), False, len(previous), None, groups)


def _nothing_yet(words: Words) -> Part:
    text = words.tr(
        "There is no earlier result to change. Ask me to find, count or segment something first."
    )
    return Part(text, declined=True)


def _covering(features: Sequence[MeasuredFeature], words: Words) -> str:
    area, tr = total_area(features), words.tr
    if area is None:
        return ""
    template = tr("It covers {area}.") if len(features) == 1 else tr("Together they cover {area}.")
    return " " + template.format(area=words.area(area))


def _counted(group: FeatureGroup, words: Words) -> str:
    """``12 ships``; changes are counted by what became of what."""
    first = group.features[0].feature
    if first.kind == "cover":
        count = len(group.features)
        patches = (
            words.tr("{count} patches").format(count=words.number(count))
            if count > 1
            else words.tr("one patch")
        )
        text = words.tr("{name} ({patches})").format(name=words.noun(group.name), patches=patches)
        return link(text, "features", group.name)
    if first.kind != "change":
        return words.counted(group.name, len(group.features), group.name)
    text = counted_changes(first.transition, len(group.features), words)
    return link(text, "features", group.name)


def _said(edit: Refinement, before: int, kept: Sequence[MeasuredFeature], words: Words) -> str:
    tr = words.tr
    counts = words.listing([_counted(group, words) for group in grouped(kept)])
    changed = words.number(edit.changed)
    if edit.edit in (Edit.KEEP, Edit.REMOVE, Edit.CLEAN):
        if edit.cut and edit.changed:
            return tr("That leaves {counts}.").format(counts=counts)
        if not edit.changed:
            return tr("That changes nothing: all {counts} stay.").format(counts=counts)
        return tr("That leaves {counts} of {before}.").format(
            counts=counts, before=words.number(before)
        )
    if edit.edit is Edit.ADD:
        if not edit.changed:
            return tr("I found nothing more to add; {counts} as before.").format(counts=counts)
        return tr("I added {changed}; now there are {counts}.").format(
            changed=changed, counts=counts
        )
    templates = {
        Edit.MERGE: tr("Merged into {counts}."),
        Edit.SMOOTH: tr("I smoothed the outlines of {counts}."),
        Edit.SIMPLIFY: tr("I simplified the outlines of {counts}."),
        Edit.FILL: tr("I filled the holes in {counts}."),
        Edit.SQUARE: tr("I gave {counts} right angles."),
        Edit.BOX: tr("I drew rectangles around {counts}."),
        Edit.UNDO: tr("To take back the last result, use the dock's undo; {counts} are as before."),
    }
    return templates[edit.edit].format(counts=counts)
