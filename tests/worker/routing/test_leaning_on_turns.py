# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations: what a message leans on is the last result, after an edit what it has left."""

from __future__ import annotations

import pytest

from rs_assistant.engine.plans import KEPT, Plan, Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.assistant.asked import understood
from rs_assistant.worker.routing.router import Router

CONVERSATIONS = [
    # After an edit, "they" are what it has left.
    ("Segment the buildings > keep the 3 largest > and how many are left?", "count buildings kept"),
    ("Segment the buildings > keep the 3 largest > how many are left? > what is their total area?",
     "measure buildings kept"),
    ("count the tanks > only the leftmost one > how large is it?", "measure tanks kept"),
    ("count the tanks > only the leftmost one > where is it?", "find tanks kept"),
    ("segment the tanks > only the largest two > which is the smallest?",
     "find smallest tank kept"),
    ("segment the tanks > only the largest two > how many are near the road?",
     "count tanks near road kept"),
    ("segment the tanks > only the largest > outline it", "segment tanks kept"),
    ("count the tanks > larger than 100 m2 > and the smallest?", "find smallest tank kept"),
    ("count the tanks > larger than 100 m2 > what is the average size?", "measure tanks kept"),
    ("segment the roads > only in the left half > what is left?", "count roads kept"),
    # Another part takes the place of the last, also where that was an edit.
    ("how many trees in the top half > and in the bottom half?", "count trees in the bottom half"),
    ("segment trees > only in the top half > and at the bottom?", "segment trees at the bottom"),
    ("count the tanks > are they all the same size?", "measure tanks"),
    ("count the buildings > how large is the largest?", "measure largest building"),
    ("segment trees > remove the top half > how large is what is left?", "measure trees kept"),
    ("où sont les bâtiments ? > et dans la moitié droite ?", "find buildings in the right half"),
    ("有多少汽车？ > 右半部分呢？", "count cars in the right half"),
    ("有多少汽车？ > 最大的", "refine largest"),
    ("combien de réservoirs ? > où sont-ils ?", "find storage tanks"),
    ("combien de réservoirs ? > quelle est leur surface ?", "measure storage tanks"),
    # Who names the thing asks anew.
    ("count the tanks > only the leftmost one > how many tanks are there?", "count tanks"),
    ("count the tanks > only the leftmost one > and the roads?", "count roads"),
    # What is said of them has its thing in front.
    ("count the tanks > how many are larger than 1000 m2?", "count tanks larger than 1000 m2"),
    ("segment the buildings > which are smaller than 50 m2?", "find buildings smaller than 50 m2"),
    ("count the buildings > how many are in the left half?", "count buildings in left half"),
    # One of them is one, and the largest is no longer asked for.
    ("count the tanks > how many are larger than 1000 m2? > which is the largest?",
     "find largest tank larger than 1000 m2"),
    ("count the tanks > which is the largest? > which one is the smallest?", "find smallest tank"),
    ("count the tanks > which ones are the largest?", "find largest tanks"),
]  # fmt: skip


def last_plan(conversation: str, views: int = 1) -> Plan:
    router, history = Router(None), []
    for message in conversation.split(" > "):
        plan = router.plan(message, views, history)
        history.append(HistoryTurn(message, plan))
    return plan


def said(step: Step) -> str:
    return " ".join(part for part in (step.name.value, step.phrase, step.style) if part)


@pytest.mark.parametrize(("conversation", "step"), CONVERSATIONS)
def test_a_message_leans_on_the_last_result(conversation: str, step: str) -> None:
    assert [said(one) for one in last_plan(conversation).steps] == [step]


def test_after_an_edit_of_changes_they_are_those_that_are_left() -> None:
    history = [
        HistoryTurn("where?", Plan((Step(StepName.CHANGE_LOCATE, "buildings"),))),
        HistoryTurn("only the largest", Plan((Step(StepName.REFINE, "largest"),))),
    ]
    for message, name in (
        ("how big is it?", StepName.MEASURE),
        ("how many are left?", StepName.COUNT),
        ("where is it?", StepName.FIND),
    ):
        step = Router(None).plan(message, 2, history).steps[0]
        assert (step.name, step.style) == (name, KEPT), message


@pytest.mark.parametrize(
    ("message", "steps"),
    [
        ("how many tanks are there and how large are they?", ["count tanks", "measure tanks"]),
        ("Where are the tanks and how big are they?", ["find tanks", "measure tanks"]),
        ("find the roads and how long are they?", ["find roads", "measure roads"]),
        (
            "segment the buildings and measure their area",
            ["segment buildings", "measure buildings"],
        ),
        ("count the ships and where are they", ["count ships", "find ships"]),
        ("ships, where are they?", ["find ships"]),
        ("how many hectares office buildings", ["measure office buildings"]),
    ],
)
def test_they_are_the_things_of_the_first_wish(message: str, steps: list[str]) -> None:
    assert [said(step) for step in Router(None).plan(message).steps] == steps


def test_they_without_a_thing_are_still_a_word() -> None:
    for message in ("how tall are they?", "how large are they?"):
        assert Router(None).plan(message).steps[0].phrase in ("", "they")


@pytest.mark.parametrize(
    ("conversation", "noun"),
    [
        ("Is there any forest? > what about grass?", "grass"),
        ("Are there tanks? > and cars?", "cars"),
        ("Describe this view > what about the tanks?", "tanks"),
    ],
)
def test_after_a_yes_or_no_another_noun_asks_whether_there_is_any(
    conversation: str, noun: str
) -> None:
    step = last_plan(conversation).steps[0]
    assert (step.name, step.phrase) == (StepName.ANSWER, noun)
    asked = understood(step.question)
    assert (asked.kind, asked.phrase) == ("presence", noun)


def test_after_another_question_the_words_stay_as_they_are() -> None:
    step = last_plan("what colour are the tanks? > and the buildings?").steps[0]
    assert step.question == "and the buildings?"


def test_any_of_two_is_no_choice_between_them() -> None:
    assert last_plan("any trees or tanks?").steps[0].name is StepName.ANSWER


@pytest.mark.parametrize(
    ("conversation", "phrase"),
    [
        ("how far is the ship from the quay?", "ship and quay"),
        ("what is the distance between the two tanks", "tanks"),
        ("how far apart are the two largest tanks?", "two largest tanks"),
        ("distance from the tanks to the road", "tanks and road"),
        ("count the tanks > how far is the largest from the road?", "largest tanks and road"),
        ("count the tanks > how far are they from the road?", "tanks and road"),
    ],
)
def test_a_distance_is_between_two_things(conversation: str, phrase: str) -> None:
    step = last_plan(conversation).steps[0]
    assert (step.name, step.phrase) == (StepName.MEASURE, phrase)


def test_each_of_two_parts_has_its_own_count() -> None:
    message = "how many buildings are in the top half and how many in the bottom half?"
    steps = [said(step) for step in Router(None).plan(message).steps]
    assert steps == ["count buildings in top half", "count buildings in bottom half"]


@pytest.mark.parametrize(
    ("conversation", "question"),
    [
        ("count the tanks > are there more than 3 of them?", "are there more than 3 tanks"),
        ("count the tanks > what colour are they?", "what colour are the tanks"),
        ("r there any cars on teh left", "are there any cars on the left"),
    ],
)
def test_a_question_says_its_thing(conversation: str, question: str) -> None:
    step = last_plan(conversation).steps[0]
    assert (step.name, step.question) == (StepName.ANSWER, question)
