# SPDX-License-Identifier: GPL-2.0-or-later
"""What an answer rests on is said in words that a person knows, in every language."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.desktop.evidence import evidence_lines
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Result, Statement, StepResult

VIEW = View(np.zeros((4, 4, 3), np.uint8))


def said(*statements: Statement, view: View = VIEW) -> list[tuple[str, str, float | None]]:
    plan = single(StepName.DESCRIBE)
    result = Result(plan, (StepResult(plan.steps[0], statements=statements),), "starter")
    lines = evidence_lines(result, (view,), lambda text: text)
    return [(line.text.replace("\u00a0", " "), line.expert, line.score) for line in lines]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (
            Statement("scene", "storage tanks", 0.9, 0.5, cells=("right",)),
            "Kind of place: storage tanks, 50 % of the view, on the right",
        ),
        (
            Statement("object", "storage tank", 0.9, count=4, cells=("top left",)),
            "Found: [4 storage tanks](features:storage%20tank), at the top left",
        ),
        (
            Statement("label", "building", 0.98, 1.0, cells=("top",)),
            "Visible: buildings, at the top",
        ),
        (Statement("cover", "water", 0.8, 0.43), "Land cover: water, 43 % of the view"),
        (Statement("relation", "ship", text="in harbor"), "Arrangement: ships in harbor"),
        (Statement("relation", "ship", text="together"), "Arrangement: ships close together"),
        (Statement("caption", text="a quay"), "Description: “a quay”"),
        (Statement("urban", "mixed", 0.1, 0.4), "Setting: urban and rural, 40 % of the view"),
        (Statement("clouds", share=0.2, cells=("top",)), "Clouds: 20 % of the view, at the top"),
        (Statement("index", "NDVI", -0.12), "Mean difference: NDVI -0.12"),
        (Statement("shift", "0.4, 0.3", 0.5), "Shift between the dates: 0.5 pixels"),
        (
            Statement("shift", "4, 3", 5.0, count=1),
            "Shift between the dates: 5 pixels, corrected",
        ),
        (Statement("prepared", "colours", 3.0, count=1), "Preparation: colours matched"),
        (
            Statement("prepared", "left out", share=0.1),
            "Preparation: not compared, 10 % of the view",
        ),
        (Statement("guess", "ship", 0.7, count=3), "Estimate: 3 ships"),
    ],
)
def test_every_kind_of_statement_is_said_in_words(statement: Statement, text: str) -> None:
    ((words, _, _),) = said(statement)
    assert words == text


def test_experts_are_named_and_doubts_are_told_where_there_are_any() -> None:
    lines = said(
        Statement("scene", "port", 0.8, expert="encoder"),
        Statement("relation", "ship", 1.0, text="together", expert="outlines"),
        Statement("index", "NDWI", 0.2, expert="bands"),
        Statement("label", "crane", 0.6, expert="a pack of others"),
    )
    assert [line[1:] for line in lines] == [
        ("image encoder", 0.8),
        ("outlines", None),
        ("spectral bands", None),
        ("a pack of others", 0.6),
    ]


def test_what_only_steers_the_answer_is_not_shown() -> None:
    assert said(Statement("question", "ship"), Statement("known", "car")) == []


def test_shares_are_of_the_region_where_one_was_asked_about() -> None:
    corners = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]])
    region = View(VIEW.pixels, region=((corners,),))
    ((text, _, _),) = said(Statement("cover", "water", 0.8, 0.43), view=region)
    assert text == "Land cover: water, 43 % of the region"
