# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cue found in a message."""

from __future__ import annotations

from dataclasses import dataclass

from rs_assistant.engine.plans import StepName


@dataclass(frozen=True)
class Hit:
    """A cue that was found in a message."""

    step: StepName
    weight: float
    phrase: str = ""
    style: str = ""
