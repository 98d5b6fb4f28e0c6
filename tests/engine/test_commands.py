# SPDX-License-Identifier: GPL-2.0-or-later
"""Slash commands and quick actions make plans."""

from __future__ import annotations

import pytest

from rs_assistant.engine.commands import (
    Situation,
    commands,
    matching,
    parse_command,
    quick_actions,
)
from rs_assistant.engine.plans import StepName


@pytest.mark.parametrize(
    ("text", "step", "phrase"),
    [
        ("/count the ships", StepName.COUNT, "ships"),
        ("/segment water", StepName.SEGMENT, "water"),
        ("  /find  storage   tanks ", StepName.FIND, "storage tanks"),
        ("/measure forest", StepName.MEASURE, "forest"),
        ("/where a parking lot", StepName.LOCALISE, "parking lot"),
        ("/outline buildings", StepName.SEGMENT, "buildings"),
        ("/segmant lake", StepName.SEGMENT, "lake"),
        ("/compter bateaux", StepName.COUNT, "bateaux"),
        ("/计数 船", StepName.COUNT, "船"),
        ("/compare", StepName.CHANGE_CAPTION, ""),
        ("/place", StepName.PLACE, ""),
        ("/help", StepName.HELP, ""),
    ],
)
def test_a_command_makes_its_step(text: str, step: StepName, phrase: str) -> None:
    plan = parse_command(text)
    assert plan is not None
    assert (plan.steps[0].name, plan.steps[0].phrase) == (step, phrase)


def test_labels_of_a_classification_are_split() -> None:
    plan = parse_command("/classify port, airport or stadium")
    assert plan is not None
    assert plan.steps[0].labels == ("port", "airport", "stadium")


def test_the_style_of_a_description_is_a_word() -> None:
    plan = parse_command("/describe detailed")
    assert plan is not None
    assert plan.steps[0].style == "detailed"


def test_a_command_without_its_object_asks_for_help_about_itself() -> None:
    plan = parse_command("/count")
    assert plan is not None
    assert (plan.steps[0].name, plan.steps[0].phrase) == (StepName.HELP, "count")


@pytest.mark.parametrize("text", ["/qwerty x", "count ships", "", "/"])
def test_other_text_is_no_command(text: str) -> None:
    assert parse_command(text) is None


def test_every_text_passes_the_translator() -> None:
    seen: list[str] = []

    def tr(text: str) -> str:
        seen.append(text)
        return text.upper()

    for command in commands(tr):
        assert command.help.isupper()
        assert command.usage.isupper()
    for situation in Situation:
        for action in quick_actions(situation, tr):
            assert action.label.isupper()
    assert seen


def test_typing_narrows_the_list() -> None:
    assert [command.name for command in matching("/seg")] == ["segment"]
    assert matching("/") == commands()


def test_actions_fit_the_situation() -> None:
    assert all(
        action.plan.steps[0].name.needs_two_views for action in quick_actions(Situation.TWO_DATES)
    )
    assert not any(
        action.plan.steps[0].name.needs_two_views for action in quick_actions(Situation.ONE_VIEW)
    )
    after = quick_actions(Situation.AFTER_RESULT, labels=("ships",))
    assert any(
        action.plan.steps[0].name is StepName.MEASURE and action.plan.steps[0].phrase == "ships"
        for action in after
    )


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("/describe detailed", "detailed"),
        ("/décrire détaillé", "detailed"),
        ("/描述 报告", "report"),
        ("/describe", ""),
    ],
)
def test_the_length_of_a_description_is_understood_in_every_language(text: str, style: str) -> None:
    plan = parse_command(text)
    assert plan is not None
    assert (plan.steps[0].name, plan.steps[0].style) == (StepName.DESCRIBE, style)
