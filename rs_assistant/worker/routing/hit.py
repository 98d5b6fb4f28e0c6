# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cue found in a message, and the step that is proposed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rs_assistant.engine.plans import Step, StepName


@dataclass(frozen=True)
class Hit:
    """A cue that was found in a message."""

    step: StepName
    weight: float
    phrase: str = ""
    style: str = ""


class Proposal(NamedTuple):
    """A step for a message, how sure that is (0…1), and choices to offer where it is not."""

    step: Step
    confidence: float
    choices: tuple[Step, ...] = ()
