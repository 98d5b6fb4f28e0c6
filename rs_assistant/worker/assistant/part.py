# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a view that a message names: "what do you see on the left?"."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from rs_assistant.engine.positions import cells_of_boxes
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Statement

_ROWS = {"top": (0.0, 0.5), "upper": (0.0, 0.5), "north": (0.0, 0.5)}
_ROWS |= {"bottom": (0.5, 1.0), "lower": (0.5, 1.0), "south": (0.5, 1.0)}
_COLUMNS = {"left": (0.0, 0.5), "west": (0.0, 0.5), "right": (0.5, 1.0), "east": (0.5, 1.0)}
_MIDDLE = (0.25, 0.75)
_NAMED = re.compile(
    r"\b(?:in|on|at|of|to|towards|describe|caption|summari[sz]e|about|only|just|and|now) the "
    r"(?:far |very |extreme )?"
    r"(?:(?P<row>top|upper|bottom|lower|north|south)(?:ern)?)?[ -]?"
    r"(?:(?P<column>left|right|west|east|middle|cent(?:er|re))(?:ern)?)?(?:[ -]hand)?"
    r"(?: (?:part|side|half|corner|third|quarter|area|edge|section|bit|portion))?"
    r"(?: of (?:the|this|my) (?:view|image|picture|scene|map|region|area|screen|canvas))?"
    r"\s*[.?!]*$",
    re.IGNORECASE,
)


_WHAT = re.compile(
    r"(?:and |so )?what(?:'s|’s| is| are| lies| stands| can| do| does)\b", re.IGNORECASE
)


def asks_what(message: str) -> bool:
    """Whether a message asks what there is, rather than which, whether or how many."""
    return _WHAT.match(message.strip()) is not None


def part_of(view: View, message: str) -> tuple[View, Statement] | None:
    """The view with the named part as its region, and a statement ``part`` with its cells.

    None where no part is named, or where a region was drawn: that is what is meant then.
    """
    named = _NAMED.search(message.strip())
    if named is None or view.region or not (named["row"] or named["column"]):
        return None
    column = (named["column"] or "").lower()
    middle = column.startswith(("middle", "cent"))
    down = _ROWS.get((named["row"] or "").lower(), _MIDDLE if middle else (0.0, 1.0))
    across = _MIDDLE if middle else _COLUMNS.get(column, (0.0, 1.0))
    left, right = (round(view.width * share) for share in across)
    top, bottom = (round(view.height * share) for share in down)
    box = (float(left), float(top), float(right), float(bottom))
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    said = Statement("part", cells=cells_of_boxes([box], view.width, view.height))
    return replace(view, region=((np.array(corners, float),),)), said
