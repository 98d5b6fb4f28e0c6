# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations get names by which a list of them can be read."""

from __future__ import annotations

import pytest

from rs_assistant.desktop.conversation_title import title_for
from rs_assistant.engine.commands import parse_command

HARBOUR = ("Harbour, 2021-05-03",)


@pytest.mark.parametrize(
    ("message", "layers", "title"),
    [
        ("How many ships are there?", HARBOUR, "How many ships are there?"),
        ("Describe this view", HARBOUR, "Harbour, 2021-05-03"),
        ("describe this  view.", HARBOUR, "Harbour, 2021-05-03"),
        ("Describe this view", (), "Describe this view"),
        ("What has changed?", ("2019", "2021"), "2019 → 2021"),
        ("Outline by clicking", HARBOUR, "Harbour, 2021-05-03"),
        ("/count ships", HARBOUR, "Count: ships"),
        ("/where storage tanks", HARBOUR, "Heat map: storage tanks"),
        ("/describe", HARBOUR, "Describe the view"),
    ],
)
def test_a_conversation_is_called_after_what_tells_it_from_others(
    message: str, layers: tuple[str, ...], title: str
) -> None:
    assert title_for(message, parse_command(message), layers) == title


def test_endless_names_are_cut() -> None:
    assert len(title_for("Describe this view", None, ("x" * 500,))) <= 60
