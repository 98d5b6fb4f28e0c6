# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock offers to ask fits what is looked at."""

from __future__ import annotations

import pytest

from rs_assistant.desktop.dock.context_bar import two_names
from rs_assistant.desktop.dock.suggestions import examples, quick_actions


def titles(*arguments: object) -> str:
    return " | ".join(item.title for item in examples(*arguments))


def test_examples_are_about_things_in_fine_imagery_and_about_cover_in_coarse() -> None:
    assert "buildings" in titles(1, False, 0.5)
    assert "buildings" not in titles(1, False, 30.0)
    assert "water" in titles(1, False, 30.0)
    assert "buildings" not in titles(1, True, 30.0)
    assert "changed" in titles(2, False, 30.0)
    assert all(item.plan is not None for item in examples(1, False))


def test_of_one_thing_there_are_no_larger_ones() -> None:
    several = [item.title for item in quick_actions(1, False, ["ship"], 3)]
    one = [item.title for item in quick_actions(1, False, ["ship"], 1)]
    assert "Only the larger ones" in several
    assert "Only the larger ones" not in one
    assert "How large is that?" in one


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Lake 2019", "Lake 2021"), "Lake"),
        (("Old town", "New town"), "Old town → New town"),
        (("one layer", "one layer"), "one layer"),
        ((), ""),
    ],
)
def test_two_layers_are_named_by_what_tells_them_apart(names: tuple[str, ...], said: str) -> None:
    assert two_names(names) == said
