# SPDX-License-Identifier: GPL-2.0-or-later
"""Turns as plain data, and back from data of any origin: bounded, checked, never executed.

What does not fit becomes empty; a turn without id, question or state is None.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.plans import Plan
from rs_assistant.engine.small_pictures import MAXIMUM_BYTES, picture_format
from rs_assistant.engine.turns import (
    MAXIMUM_MESSAGE,
    EvidenceLine,
    FeatureSummary,
    LayerKind,
    LayerRef,
    Turn,
    TurnContext,
    TurnError,
    TurnState,
)

MAXIMUM_ANSWER = 200_000  # characters
MAXIMUM_TEXT = 2_000  # characters of a name, note or hint
MAXIMUM_WKT = 200_000  # characters of a region or CRS
MAXIMUM_ITEMS = 200  # notes, layers, evidence lines of one turn

# Control characters and the marks that reverse the direction of text: they can disguise a link.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str, limit: int = MAXIMUM_ANSWER) -> str:
    """Without control characters and direction marks, cut to ``limit`` characters."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:limit]


Shrink = Callable[[bytes], bytes]
"""Makes a smaller picture of a picture, or none: b""."""


def as_it_is(picture: bytes) -> bytes:
    """The picture itself."""
    return picture


def no_picture(picture: bytes) -> bytes:
    """None."""
    return b""


def turn_to_data(turn: Turn, shrink: Shrink = as_it_is) -> dict[str, Any]:
    """Plain data of one turn, as it stands in the stored form of its conversation."""
    context = dict(vars(turn.context))
    picture = shrink(context.pop("thumbnail"))
    if picture:
        context["thumbnail"] = base64.b64encode(picture).decode("ascii")
    data = dict(vars(turn))
    data["state"] = turn.state.value
    data["value"] = _value(turn.value)  # a number that is not finite would make the JSON unreadable
    data["confidence"] = _number(turn.confidence)
    data["seconds"] = _number(turn.seconds)
    data["plan"] = turn.plan.to_wire() if turn.plan else None
    data["error"] = dict(vars(turn.error)) if turn.error else None
    data["layers"] = [{**vars(item), "kind": item.kind.value} for item in turn.layers]
    data["context"] = context
    data["groups"] = [dict(vars(group)) for group in turn.groups]
    data["evidence"] = [dict(vars(line)) for line in turn.evidence]
    return data


def with_thumbnail(turn: Turn, picture: bytes) -> Turn:
    """The turn with this picture of its view, without one if the picture could do harm."""
    picture = picture if picture_format(picture) else b""
    return replace(turn, context=replace(turn.context, thumbnail=picture))


def turn_from_data(data: Any) -> Turn | None:
    """A turn, None when it is damaged beyond use."""
    if not isinstance(data, dict) or not isinstance(data.get("message"), str):
        return None
    key = identifier(data.get("id"))
    if not key:
        return None
    try:
        state = TurnState(data.get("state"))
    except ValueError:
        return None
    if not state.finished:  # QGIS ended while it was being answered
        state = TurnState.STOPPED
    return Turn(
        id=key,
        message=text_of(data["message"], MAXIMUM_MESSAGE),
        parent=identifier(data.get("parent")),
        plan=_plan(data.get("plan")),
        state=state,
        answer_text=text_of(data.get("answer_text"), MAXIMUM_ANSWER),
        notes=_texts(data.get("notes")),
        error=_error(data.get("error")),
        context=_context(data.get("context")),
        groups=tuple(_summary(item) for item in _dicts(data.get("groups"))),
        evidence=tuple(_evidence(item) for item in _dicts(data.get("evidence"))),
        value=_value(data.get("value")),
        confidence=_number(data.get("confidence")),
        layers=_layers(data.get("layers")),
        has_heat_map=data.get("has_heat_map") is True,
        model=text_of(data.get("model"), 200),
        device=text_of(data.get("device"), 200),
        created=text_of(data.get("created"), 40),
        seconds=_number(data.get("seconds")),
    )


def _context(data: Any) -> TurnContext:
    if not isinstance(data, dict):
        return TurnContext()
    extent = _numbers(data.get("extent"), 4)
    size = _numbers(data.get("size_m"), 2)
    return TurnContext(
        source=text_of(data.get("source"), 200) or "canvas",
        extent=(extent[0], extent[1], extent[2], extent[3]) if extent else None,
        crs_wkt=text_of(data.get("crs_wkt"), MAXIMUM_WKT),
        layers=_texts(data.get("layers")),
        layer_names=_texts(data.get("layer_names")),
        dates=_texts(data.get("dates"))[:2],
        region=text_of(data.get("region"), MAXIMUM_WKT),
        bands=_texts(data.get("bands")),
        size_m=(size[0], size[1]) if size else None,
        metres_per_pixel=_number(data.get("metres_per_pixel")),
        model=text_of(data.get("model"), 200),
        thumbnail=_picture(data.get("thumbnail")),
    )


def _picture(value: Any) -> bytes:
    if not isinstance(value, str) or len(value) > MAXIMUM_BYTES * 2:
        return b""
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if picture_format(data) else b""


def _plan(data: Any) -> Plan | None:
    if not isinstance(data, dict):
        return None
    try:
        return Plan.from_wire(data)
    except AssistantError:
        return None


def _error(data: Any) -> TurnError | None:
    if not isinstance(data, dict):
        return None
    return TurnError(
        text_of(data.get("message"), MAXIMUM_TEXT),
        text_of(data.get("hint"), MAXIMUM_TEXT),
        text_of(data.get("detail"), MAXIMUM_MESSAGE),
        text_of(data.get("code"), 40),
    )


def _layers(data: Any) -> tuple[LayerRef, ...]:
    found: dict[LayerKind, LayerRef] = {}
    for item in _dicts(data):
        try:
            kind = LayerKind(item.get("kind"))
        except ValueError:
            continue
        if isinstance(item.get("layer_id"), str):
            found[kind] = LayerRef(
                text_of(item["layer_id"], 200),
                text_of(item.get("name"), MAXIMUM_TEXT),
                text_of(item.get("source"), MAXIMUM_TEXT),
                text_of(item.get("table"), 200),
                kind,
            )
    return tuple(found.values())


def _summary(data: dict[str, Any]) -> FeatureSummary:
    count = _number(data.get("count")) or 0
    return FeatureSummary(
        text_of(data.get("name"), 200), max(0, int(count)), _number(data.get("area_m2"))
    )


def _evidence(data: dict[str, Any]) -> EvidenceLine:
    return EvidenceLine(
        text_of(data.get("text"), MAXIMUM_TEXT),
        text_of(data.get("expert"), 200),
        _number(data.get("score")),
    )


def _value(value: Any) -> bool | float | str | None:
    if isinstance(value, bool):
        return value
    return text_of(value, 200) if isinstance(value, str) else _number(value)


def text_of(value: Any, limit: int) -> str:
    """A cleaned text, "" for anything else."""
    return clean(value, limit) if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(text_of(item, MAXIMUM_TEXT) for item in value[:MAXIMUM_ITEMS] if item)


def _dicts(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return []
    return [item for item in value[:MAXIMUM_ITEMS] if isinstance(item, dict)]


def identifier(value: Any) -> str:
    """Ids end up in link targets and file names: letters, digits, - and _ only."""
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", value):
        return value
    return ""


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) and abs(number) < 1e15 else None


def _numbers(value: Any, count: int) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != count:
        return ()
    numbers = [_number(item) for item in value]
    return tuple(number for number in numbers if number is not None) if None not in numbers else ()
