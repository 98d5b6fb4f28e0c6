# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages that go on and on: patterns that can read a word in two ways would never end."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from rs_assistant.engine.lexicon import terms
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.turns import MAXIMUM_MESSAGE
from rs_assistant.worker.routing.grammar import read
from rs_assistant.worker.routing.options import options

ROOT = Path(__file__).resolve().parents[3]
# Far more than they take, far less than forever.
SECONDS = 300
REPEATED = """
forest, | a port or a lake | a port , | or | zz | , | 1.5 m2 | a- | a) | ? | new | extended | right
northern | near the | in this view here | on the map | images in the images | index of | for me
see the archive | here this | and what about | ships except | how many of them | the | is it
combien de | 多少
""".replace("\n", "|").split("|")
HEADS = ("", "is this ", "find images of ")
TAILS = (" zz", ": which?")
ASKED = """
import sys
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.assistant.asked import understood
from rs_assistant.worker.routing.router import Router

router = Router(None)
turn = HistoryTurn("find the ships", Plan((Step(StepName.FIND, "ships"),)))
for message in sys.stdin.read().split("\\0"):
    understood(message)
    for views, history in ((1, ()), (2, ()), (1, (turn,))):
        assert router.plan(message, views, history).steps
"""


def plan_all(messages: list[str]) -> None:
    """In a process of its own: nothing stops a pattern from outside."""
    command = [sys.executable, "-c", ASKED]
    subprocess.run(
        command, input="\0".join(messages), text=True, cwd=ROOT, timeout=SECONDS, check=True
    )


def test_a_long_list_of_things_is_read_in_no_time() -> None:
    names = [term.words[0] for term in terms()][:80]
    plan_all([f"outline {', '.join(names)}.", f"{', '.join(names)}", "forest, " * 60 + "zz"])


@pytest.mark.parametrize("length", [1000, MAXIMUM_MESSAGE])
def test_whatever_is_repeated_is_read_in_no_time(length: int) -> None:
    heads = HEADS if length < MAXIMUM_MESSAGE else HEADS[:1]
    units = [unit.strip() for unit in REPEATED if unit.strip()]
    plan_all(
        [
            (head + (unit + " ") * (length // (len(unit) + 1)))[: length - len(tail)] + tail
            for unit, head, tail in product(units, heads, TAILS)
        ]
    )


def test_a_phrase_of_endless_relations_is_a_phrase() -> None:
    assert parse_phrase("ships " + "near the " * 500).targets[0].word == "ships"


def test_a_list_is_still_offered_to_choose_from() -> None:
    for message in (
        "forest, golf course, parking lot: which one?",
        "a forest, a golf course or a parking lot",
        "a forest, a golf course or a parking lot, which is it?",
    ):
        assert options(read(message)) == ("forest", "golf course", "parking lot"), message
