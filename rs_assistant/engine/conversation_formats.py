# SPDX-License-Identifier: GPL-2.0-or-later
"""Older formats of stored conversations, brought up to date step by step.

A step takes a turn of its format and returns one of the next; it trusts nothing, as the data may
come from anywhere, and leaves a turn alone that is of a newer format already. So rows of a database
that were written by several versions can be read side by side.

- 1: the first format.
- 2: a turn has ``layers`` (polygons, features in another layer, a heat map) where it had one
  ``layer_ref``; its context has a ``thumbnail`` of either format where it had ``thumbnail_png``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

VERSION: Final = 2


def turn_upgraded(data: Any, version: int = 1) -> Any:
    """A stored turn of any format from ``version`` on, as the newest format has it."""
    if not isinstance(data, dict):
        return data
    for step in _STEPS[max(version, 1) - 1 :]:
        data = step(data)
    return data


def _second(data: dict[str, Any]) -> dict[str, Any]:
    if "layers" in data:
        return data
    rest = {key: value for key, value in data.items() if key != "layer_ref"}
    layer, context = data.get("layer_ref"), data.get("context")
    rest["layers"] = [{**layer, "kind": "polygons"}] if isinstance(layer, dict) else []
    if isinstance(context, dict) and "thumbnail_png" in context:
        others = {key: value for key, value in context.items() if key != "thumbnail_png"}
        rest["context"] = {**others, "thumbnail": context["thumbnail_png"]}
    return rest


_STEPS: Final[tuple[Callable[[dict[str, Any]], dict[str, Any]], ...]] = (_second,)
