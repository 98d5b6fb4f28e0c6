# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock offers to ask: commands, buttons and examples for one view, a region, two dates."""

from __future__ import annotations

from typing import Sequence

from rs_assistant.desktop.dock.command_list import SlashCommand
from rs_assistant.desktop.dock.quick_actions import QuickAction
from rs_assistant.desktop.translation import tr
from rs_assistant.engine import commands as engine
from rs_assistant.engine.plans import StepName, single

COARSE = 2.5  # metres per pixel from which on single buildings cannot be told
# Known to the router, but answered only once an index or a knowledge base is there.
_LATER = frozenset({StepName.SEARCH, StepName.SIMILAR, StepName.PLACE})


def examples(
    views: int, region: bool, metres_per_pixel: float | None = None
) -> tuple[QuickAction, ...]:
    """Three questions for the empty conversation, with their plans: they work in any language.

    Where pixels are large, they are about land cover; where they are small, about things.
    """
    if views == 2:
        return (
            _example(tr("What has changed?"), StepName.CHANGE_CAPTION),
            _example(tr("Where has it changed?"), StepName.CHANGE_LOCATE),
            _example(tr("How much has changed?"), StepName.CHANGE_MEASURE),
        )
    if region:
        return (
            _example(tr("Describe this region"), StepName.DESCRIBE),
            _example(tr("What kind of place is this?"), StepName.CLASSIFY),
            _cover_or_things(metres_per_pixel),
        )
    if metres_per_pixel is not None and metres_per_pixel > COARSE:
        return (
            _example(tr("Describe this view"), StepName.DESCRIBE),
            _example(tr("What share of the view is forest?"), StepName.MEASURE, "forest"),
            _example(tr("Segment the water"), StepName.SEGMENT, "water"),
        )
    return (
        _example(tr("Describe this view"), StepName.DESCRIBE),
        _example(tr("How many buildings are there?"), StepName.COUNT, "buildings"),
        _example(tr("Segment the trees"), StepName.SEGMENT, "trees"),
    )


def _cover_or_things(metres_per_pixel: float | None) -> QuickAction:
    if metres_per_pixel is not None and metres_per_pixel > COARSE:
        return _example(tr("Segment the water"), StepName.SEGMENT, "water")
    return _example(tr("Segment the buildings"), StepName.SEGMENT, "buildings")


def quick_actions(
    views: int, region: bool, found: Sequence[str] = (), count: int = 2
) -> tuple[QuickAction, ...]:
    """Buttons that fit what is looked at; ``found`` names the ``count`` features of the last
    answer."""
    if views == 2:
        return (
            _plain(tr("What changed?"), tr("What has changed?"), StepName.CHANGE_CAPTION),
            _plain(tr("Where?"), tr("Where has it changed?"), StepName.CHANGE_LOCATE),
            _plain(tr("How much?"), tr("How much has changed?"), StepName.CHANGE_MEASURE),
            _plain(tr("How many?"), tr("How many changes are there?"), StepName.CHANGE_COUNT),
        )
    finish = (
        QuickAction(tr("Count…"), _slash(StepName.COUNT), finish=True),
        QuickAction(tr("Outline…"), _slash(StepName.SEGMENT), finish=True),
        QuickAction(tr("Measure…"), _slash(StepName.MEASURE), finish=True),
        QuickAction(tr("Heat map…"), _slash(StepName.LOCALISE), finish=True),
    )
    if found:
        after = engine.quick_actions(engine.Situation.AFTER_RESULT, tr, found)[:3]
        if count == 1:
            after = after[1:]  # there is no larger one among one
        follow = tuple(QuickAction(item.label, item.message, item.plan) for item in after)
        return (*follow, *finish[:2])
    describe = tr("Describe this region") if region else tr("Describe this view")
    return (
        _plain(tr("Describe"), describe, StepName.DESCRIBE),
        _plain(tr("Place"), tr("What kind of place is this?"), StepName.CLASSIFY),
        *finish,
    )


def _plain(title: str, message: str, name: StepName) -> QuickAction:
    return QuickAction(title, message, single(name))


def _example(message: str, name: StepName, phrase: str = "") -> QuickAction:
    return QuickAction(message, message, single(name, phrase))


def commands() -> tuple[SlashCommand, ...]:
    """Slash commands in the user's language; the English names complete to them, too."""
    return tuple(
        SlashCommand(command.slash, command.help, tuple(f"/{name}" for name in command.names))
        for command in engine.commands(tr)
        if command.step not in _LATER
    )


def _slash(step: StepName) -> str:
    """The command of a step in the user's language, ready to be written on."""
    return next(item.slash for item in engine.commands(tr) if item.step is step) + " "
