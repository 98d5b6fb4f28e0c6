# SPDX-License-Identifier: GPL-2.0-or-later
"""What a new conversation is called, so that a list of them tells one from the other."""

from __future__ import annotations

from typing import Sequence

from rs_assistant.desktop.dock.wording import choice_title
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.plans import Plan
from rs_assistant.engine.turns import title_of


def title_for(message: str, plan: Plan | None, layers: Sequence[str]) -> str:
    """The first question; for one that is asked of every view, the imagery's name; for a command
    what it does."""
    said = " ".join(message.split()).rstrip(".?").casefold()
    if layers and said in {text.rstrip(".?").casefold() for text in _said_of_every_view()}:
        return title_of(" → ".join(dict.fromkeys(layers)))
    if said.startswith("/") and plan is not None and plan.steps:
        return title_of(choice_title(plan.steps[0]))
    return title_of(message)


def _said_of_every_view() -> tuple[str, ...]:
    return (
        "Describe this view",
        "What kind of place is this?",
        "What has changed?",
        tr("Describe this view"),
        tr("Describe this region"),
        tr("What kind of place is this?"),
        tr("What has changed?"),
        tr("Where has it changed?"),
        tr("How much has changed?"),
        tr("How many changes are there?"),
        tr("Outline by clicking"),
    )
