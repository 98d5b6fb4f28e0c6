# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers, sizes and facts as the dock writes them."""

from __future__ import annotations

from typing import Any, Iterator

import pytest
from qgis.PyQt.QtCore import QLocale

from rs_assistant.desktop.dock import wording
from rs_assistant.engine.conversation import (
    EvidenceLine,
    LayerRef,
    Turn,
    TurnContext,
    TurnState,
)


@pytest.fixture(autouse=True)
def english(qgis_app: Any) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("metres", "text"),
    [(1234, "1.23 km"), (300, "300 m"), (70.53, "70.5 m"), (0.5, "50 cm"), (0, "0 cm")],
)
def test_lengths_have_a_fitting_unit(metres: float, text: str):
    assert wording.length(metres) == text


@pytest.mark.parametrize(
    ("square_metres", "text"),
    [(400, "400 m²"), (11_100, "1.11 ha"), (2_500_000, "2.5 km²"), (12.345, "12.3 m²")],
)
def test_areas_have_a_fitting_unit(square_metres: float, text: str):
    assert wording.area(square_metres) == text


def test_numbers_follow_the_locale():
    QLocale.setDefault(QLocale("fr_FR"))
    assert wording.number(1.25) == "1,25"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "about 0.1 s"), (2.4, "about 2 s"), (42, "about 42 s"), (180, "about 3 min")],
)
def test_times_are_said_roundly(seconds: float, text: str):
    assert wording.duration(seconds) == text


def test_the_line_below_a_question_says_where_and_when_without_breaking_facts():
    context = TurnContext(
        layer_names=("Harbour",),
        region="POLYGON EMPTY",
        size_m=(300.0, 181.0),
        dates=("2019-08-31", "2021-08-31"),
    )
    line = wording.context_line(context)
    assert line == (
        "Harbour · region · 300\u00a0×\u00a0181\u00a0m · 2019-08-31\u00a0→\u00a02021-08-31"
    )


def test_the_quiet_line_says_who_answered_how_surely_and_how_fast():
    turn = Turn(
        "t",
        "m",
        state=TurnState.ANSWERED,
        model="starter 1",
        device="CPU",
        confidence=0.826,
        seconds=1.04,
        layers=(LayerRef("id", "ships"),),
    )
    text = wording.provenance(turn).replace("\u00a0", " ")
    assert text == "starter 1 · CPU · 83 % sure · 1 s · layer “ships”"


def test_evidence_is_a_list_with_experts_and_scores():
    turn = Turn("t", "m", evidence=(EvidenceLine("12 ships", "detector", 0.874), EvidenceLine("x")))
    assert wording.evidence_markdown(turn) == "- 12 ships *(detector, 87\u00a0%)*\n- x"


def test_a_note_that_is_a_sentence_is_shown_and_an_unknown_code_is_not():
    assert wording.note_text("Buildings that touch count as one.").startswith("Buildings")
    assert wording.note_text("some_code") == ""
