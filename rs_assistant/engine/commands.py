# SPDX-License-Identifier: GPL-2.0-or-later
"""Slash commands and quick actions: plans that need no router."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from rs_assistant.engine.language import fold, nearest
from rs_assistant.engine.plans import Plan, Step, StepName, single
from rs_assistant.engine.requests import STYLES

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Command:
    """A slash command. ``usage`` and ``help`` are translated; ``name`` answers to aliases too.

    The first word of a translated ``usage`` is the command in that language; it must be among the
    aliases, as whoever reads a message need not know the language.
    """

    name: str
    step: StepName
    usage: str
    help: str
    aliases: tuple[str, ...] = ()
    needs_phrase: bool = False
    two_views: bool = False

    @property
    def slash(self) -> str:
        """The command with its slash as the user's language has it."""
        return self.usage.split()[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it answers to, without slashes, its name in the user's language first."""
        return tuple(dict.fromkeys((self.slash.lstrip("/"), self.name, *self.aliases)))


# How a description's length is asked for in the other languages of the interface.
_STYLES = {
    **{style: style for style in STYLES},
    "court": "short",
    "normale": "normal",
    "détaillé": "detailed",
    "rapport": "report",
    "简短": "short",
    "普通": "normal",
    "详细": "detailed",
    "报告": "report",
}


class Situation(Enum):
    """What a person has in front of them, for the buttons that make sense there."""

    ONE_VIEW = "one view"
    REGION = "region"
    TWO_DATES = "two dates"
    AFTER_RESULT = "after result"


@dataclass(frozen=True)
class QuickAction:
    """A button: its translated label, and the plan and message that it sends."""

    label: str
    message: str
    plan: Plan


def _same(text: str) -> str:
    return text


def commands(tr: Translate = _same) -> tuple[Command, ...]:
    """All slash commands, in the order of the list that opens at "/"."""
    return (
        Command(
            "describe",
            StepName.DESCRIBE,
            tr("/describe [short | detailed | report]"),
            tr("Describe the view: what it is, its parts and where they are"),
            ("caption", "décrire", "描述"),
        ),
        Command(
            "ask",
            StepName.ANSWER,
            tr("/ask QUESTION"),
            tr("Answer a question about the view"),
            ("answer", "question", "demander", "提问"),
            True,
        ),
        Command(
            "count",
            StepName.COUNT,
            tr("/count THINGS"),
            tr("Count things, for example /count ships"),
            ("compter", "计数"),
            True,
        ),
        Command(
            "find",
            StepName.FIND,
            tr("/find THINGS"),
            tr("Find things and show where they are"),
            ("locate", "detect", "trouver", "查找"),
            True,
        ),
        Command(
            "segment",
            StepName.SEGMENT,
            tr("/segment THINGS"),
            tr("Outline things or land cover as a layer, for example /segment water"),
            ("outline", "map", "extract", "segmenter", "分割"),
            True,
        ),
        Command(
            "measure",
            StepName.MEASURE,
            tr("/measure THINGS"),
            tr("Measure the area and the share of something, for example /measure forest"),
            ("area", "mesurer", "测量"),
            True,
        ),
        Command(
            "classify",
            StepName.CLASSIFY,
            tr("/classify [A, B, …]"),
            tr("Say which kind of scene this is, of your own choices if you give some"),
            ("scene", "classer", "分类"),
        ),
        Command(
            "where",
            StepName.LOCALISE,
            tr("/where ANYTHING"),
            tr("Show a heat map of where something is most likely"),
            ("heatmap", "localise", "où", "热力图"),
            True,
        ),
        Command(
            "compare",
            StepName.CHANGE_CAPTION,
            tr("/compare"),
            tr("Say what changed between the two dates"),
            ("changes", "change", "comparer", "比较"),
            two_views=True,
        ),
        Command(
            "changed",
            StepName.CHANGE_LOCATE,
            tr("/changed [THINGS]"),
            tr("Outline what changed between the two dates"),
            ("difference", "changé", "变化"),
            two_views=True,
        ),
        Command(
            "search",
            StepName.SEARCH,
            tr("/search ANYTHING"),
            tr("Search the indexed images"),
            ("chercher", "搜索"),
            True,
        ),
        Command(
            "similar",
            StepName.SIMILAR,
            tr("/similar"),
            tr("Find places that look like this one"),
            ("semblable", "相似"),
        ),
        Command(
            "place",
            StepName.PLACE,
            tr("/place"),
            tr("Say what is known about this place, with sources"),
            ("lieu", "地点"),
        ),
        Command(
            "refine",
            StepName.REFINE,
            tr("/refine CHANGE"),
            tr("Change the last result, for example /refine only the larger ones"),
            ("only", "keep", "affiner", "修改"),
            True,
        ),
        Command(
            "help", StepName.HELP, tr("/help"), tr("Show what can be asked"), ("?", "aide", "帮助")
        ),
    )


def matching(text: str, tr: Translate = _same) -> tuple[Command, ...]:
    """Commands whose name or alias begins with what was typed after the slash."""
    typed = fold(text).lstrip("/").split(" ")[0]
    return tuple(
        command for command in commands(tr) if any(name.startswith(typed) for name in command.names)
    )


def parse_command(text: str) -> Plan | None:
    """The plan of a message that begins with a slash; None when it is no known command.

    Mistyped names find the nearest command. A command that needs a phrase and has none asks for
    help about itself.
    """
    match = re.match(r"\s*/\s*(?P<name>[^\s]+)\s*(?P<rest>.*)$", text, re.DOTALL)
    if match is None:
        return None
    command = _named(fold(match["name"]))
    if command is None:
        return None
    rest = " ".join(match["rest"].split())
    if command.needs_phrase and not rest:
        return single(StepName.HELP, command.name, question=text.strip())
    if command.step is StepName.CLASSIFY:
        labels = tuple(part.strip() for part in re.split(r"[,;，、]|\bor\b", rest) if part.strip())
        return single(StepName.CLASSIFY, labels=labels, question=text.strip())
    if command.step is StepName.DESCRIBE:
        style = next((_STYLES[word] for word in fold(rest).split() if word in _STYLES), "")
        return single(StepName.DESCRIBE, question=text.strip(), style=style)
    if command.step in (StepName.ANSWER, StepName.PLACE):
        return single(command.step, question=rest)
    return single(command.step, _without_article(rest), question=text.strip())


def _named(name: str) -> Command | None:
    every = commands()
    names = {known: c for c in every for known in (c.name, *c.aliases)}
    if name in names:
        return names[name]
    close = nearest(name, names)
    return names[close] if close else None


def _without_article(phrase: str) -> str:
    return re.sub(r"^(?:the|a|an|all|all the)\s+", "", phrase, flags=re.IGNORECASE)


def quick_actions(
    situation: Situation, tr: Translate = _same, labels: Sequence[str] = ()
) -> tuple[QuickAction, ...]:
    """Buttons for a situation. ``labels`` are the names of the last result's features."""
    name = StepName
    if situation is Situation.TWO_DATES:
        return (
            _action(tr("What changed?"), Step(name.CHANGE_CAPTION)),
            _action(tr("Has anything changed?"), Step(name.CHANGE_BINARY)),
            _action(tr("Where did it change?"), Step(name.CHANGE_LOCATE)),
            _action(tr("How much changed?"), Step(name.CHANGE_MEASURE)),
            _action(tr("How many buildings are new?"), Step(name.CHANGE_COUNT, "buildings")),
        )
    if situation is Situation.AFTER_RESULT:
        thing = labels[0] if labels else ""
        return (
            _action(tr("Only the larger ones"), Step(name.REFINE, "larger")),
            _action(tr("Make the outlines smoother"), Step(name.REFINE, "smoother")),
            _action(tr("How large is that?"), Step(name.MEASURE, thing)),
            _action(tr("Describe the view"), Step(name.DESCRIBE)),
        )
    described = (
        tr("Describe the region") if situation is Situation.REGION else tr("Describe the view")
    )
    return (
        _action(described, Step(name.DESCRIBE)),
        _action(tr("What kind of place is this?"), Step(name.CLASSIFY)),
        _action(tr("Outline the buildings"), Step(name.SEGMENT, "buildings")),
        _action(tr("Outline the water"), Step(name.SEGMENT, "water")),
        _action(tr("Count the vehicles"), Step(name.COUNT, "vehicles")),
    )


def _action(label: str, step: Step) -> QuickAction:
    asked = step if step.question else Step(step.name, step.phrase, step.labels, label, step.style)
    return QuickAction(label, label, Plan((asked,)))
