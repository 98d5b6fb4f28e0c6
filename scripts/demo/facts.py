# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of an answer: checks that name what contradicts the facts, "" when nothing does."""

from __future__ import annotations

from typing import Any, Callable

Check = Callable[[Any], str]


def mentions(*words: str) -> Check:
    """Any of the words must be in the answer."""
    return lambda turn: (
        ""
        if any(word in turn.answer_text.lower() for word in words)
        else f"none of {', '.join(words)} is mentioned"
    )


def never(*words: str) -> Check:
    """None of the words may be in the answer."""

    def check(turn: Any) -> str:
        found = [word for word in words if word in turn.answer_text.lower()]
        return f"{', '.join(found)}: not in this image" if found else ""

    return check


def yes(turn: Any) -> str:
    """The answer must be yes."""
    return "" if turn.value is True else f"should be yes, is {turn.value!r}"


def no(turn: Any) -> str:
    """The answer must be no."""
    return "" if turn.value is False else f"should be no, is {turn.value!r}"


def number(low: float, high: float) -> Check:
    """The stated number must lie between these."""

    def check(turn: Any) -> str:
        value = turn.value
        right = isinstance(value, (int, float)) and not isinstance(value, bool)
        if right and low <= value <= high:
            return ""
        return f"{value!r} should be between {low:g} and {high:g}"

    return check


def covers(low: float, high: float) -> Check:
    """The polygons must cover this share of the view."""

    def check(turn: Any) -> str:
        size = turn.context.size_m
        area = sum(group.area_m2 or 0 for group in turn.groups)
        share = area / (size[0] * size[1]) if size else 0
        if low <= share <= high:
            return ""
        return f"covers {share:.0%} of the view, should be {low:.0%} to {high:.0%}"

    return check


def features(low: int, high: int) -> Check:
    """The answer must come with this many polygons."""
    return lambda turn: (
        ""
        if low <= turn.feature_count <= high
        else f"{turn.feature_count} polygons, should be {low} to {high}"
    )


def declined(turn: Any) -> str:
    """Nothing may be claimed."""
    return "" if turn.state.value == "declined" else f"should be declined, is {turn.state.value}"
