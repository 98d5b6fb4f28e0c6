# SPDX-License-Identifier: GPL-2.0-or-later
"""What the assistant is going to do: a short list of typed steps.

Slash commands and buttons make plans directly; free text goes through the worker's router.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any

from rs_assistant.engine.errors import InvalidRequest


class StepName(str, Enum):
    """The vocabulary of plans."""

    DESCRIBE = "describe"
    ANSWER = "answer"
    COUNT = "count"
    FIND = "find"
    SEGMENT = "segment"
    MEASURE = "measure"
    CLASSIFY = "classify"
    CHANGE_CAPTION = "change_caption"
    CHANGE_BINARY = "change_binary"
    CHANGE_COUNT = "change_count"
    CHANGE_LOCATE = "change_locate"
    CHANGE_QUESTION = "change_question"
    CHANGE_MEASURE = "change_measure"
    SEARCH = "search"
    SIMILAR = "similar"
    LOCALISE = "localise"
    PLACE = "place"
    REFINE = "refine"
    HELP = "help"
    DECLINE = "decline"

    @property
    def needs_two_views(self) -> bool:
        """Whether the step compares two dates."""
        return self.value.startswith("change_")


KEPT = "kept"
"""Style of a step about what the last edit has left: nothing is looked for again."""


@dataclass(frozen=True)
class Step:
    """One step: ``phrase`` is what it is about, in the user's words without articles."""

    name: StepName
    phrase: str = ""
    labels: tuple[str, ...] = ()
    """Choices of a ``classify`` step; empty: all the scenes that the model knows."""
    question: str = ""
    """Whole question of ``answer`` and ``change_question`` steps."""
    style: str = ""
    """One of ``engine.requests.STYLES`` for ``describe``; ``KEPT`` for steps about things."""
    view: int = 0
    """Which of two views a step looks at that looks at one: 0 or 1."""


@dataclass(frozen=True)
class Plan:
    """Steps in order. ``choices`` is not empty when the router is unsure and offers them."""

    steps: tuple[Step, ...]
    confidence: float = 1.0
    choices: tuple[Step, ...] = field(default=())

    def to_wire(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)

    @classmethod
    def from_wire(cls, data: dict[str, Any]) -> Plan:
        """Rebuild and check a plan. Raises `InvalidRequest`."""
        try:
            return cls(
                tuple(_step(item) for item in data["steps"]),
                float(data.get("confidence", 1.0)),
                tuple(_step(item) for item in data.get("choices", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InvalidRequest("The plan is not understood.", detail=repr(error)) from error


def _step(data: dict[str, Any]) -> Step:
    return Step(
        StepName(data["name"]),
        str(data.get("phrase", "")),
        tuple(str(label) for label in data.get("labels", ())),
        str(data.get("question", "")),
        str(data.get("style", "")),
        int(bool(data.get("view", 0))),
    )


def single(name: StepName, phrase: str = "", **values: Any) -> Plan:
    """A plan of one step, as slash commands and buttons make it."""
    return Plan((Step(name, phrase, **values),))
