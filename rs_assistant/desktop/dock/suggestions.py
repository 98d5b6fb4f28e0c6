# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock offers to ask: commands, buttons and examples for one view, a region, two dates."""

from __future__ import annotations

from rs_assistant.desktop.dock.quick_actions import QuickAction
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.plans import StepName, single


def examples(views: int, region: bool) -> tuple[str, ...]:
    """Three questions for the empty conversation."""
    if views == 2:
        return (
            tr("What has changed?"),
            tr("Are there new buildings?"),
            tr("How much has changed?"),
        )
    if region:
        return (
            tr("Describe this region"),
            tr("How much of this region is built up?"),
            tr("Segment the buildings"),
        )
    return (tr("Describe this view"), tr("How many ships are there?"), tr("Segment the water"))


def quick_actions(views: int, region: bool) -> tuple[QuickAction, ...]:
    """Buttons that fit what is looked at."""
    if views == 2:
        return (
            _plain(tr("What changed?"), tr("What has changed?"), StepName.CHANGE_CAPTION),
            _plain(tr("Where?"), tr("Where has it changed?"), StepName.CHANGE_LOCATE),
            _plain(tr("How much?"), tr("How much has changed?"), StepName.CHANGE_MEASURE),
            _plain(tr("How many?"), tr("How many changes are there?"), StepName.CHANGE_COUNT),
        )
    describe = tr("Describe this region") if region else tr("Describe this view")
    return (
        _plain(tr("Describe"), describe, StepName.DESCRIBE),
        _plain(tr("Place"), tr("What kind of place is this?"), StepName.CLASSIFY),
        QuickAction(tr("Count…"), "/count ", finish=True),
        QuickAction(tr("Outline…"), "/segment ", finish=True),
        QuickAction(tr("Measure…"), "/measure ", finish=True),
    )


def _plain(title: str, message: str, name: StepName) -> QuickAction:
    question = message if name is StepName.CHANGE_QUESTION else ""
    return QuickAction(title, message, single(name, question=question))


def commands() -> tuple[tuple[str, str], ...]:
    """Slash commands and what they do."""
    return (
        ("/describe", tr("what is in the view")),
        ("/count", tr("how many, e.g. /count ships")),
        ("/segment", tr("outlines, e.g. /segment water")),
        ("/find", tr("where, e.g. /find storage tanks")),
        ("/measure", tr("areas, e.g. /measure forest")),
        ("/classify", tr("which of these, e.g. port, farmland")),
        ("/compare", tr("what changed between two dates")),
        ("/help", tr("what can be asked")),
    )
