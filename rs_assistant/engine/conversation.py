# SPDX-License-Identifier: GPL-2.0-or-later
"""A conversation: turns in a tree, the branch that is shown, and its JSON form.

A turn is one question with its answer. Editing a question or asking for another answer makes a
sibling, so nothing is lost; the branch that is shown is the path from the root to `head`.

What is read back from a project file is untrusted: `Conversation.from_json` bounds every field,
drops damaged turns (counted in `dropped`) and never raises anything but `ConversationInvalid`.
Texts are shown by the dock as Markdown without HTML; nothing here is ever executed or fetched.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
import struct
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from enum import Enum
from typing import Any

from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.plans import Plan
from rs_assistant.engine.requests import HistoryTurn

VERSION = 1
MAXIMUM_TURNS = 5000
MAXIMUM_MESSAGE = 20_000  # characters
MAXIMUM_ANSWER = 200_000  # characters
MAXIMUM_TEXT = 2_000  # characters of a name, note or hint
MAXIMUM_WKT = 200_000  # characters of a region or CRS
MAXIMUM_ITEMS = 200  # notes, layers, evidence lines of one turn
MAXIMUM_THUMBNAIL = 512 * 1024  # bytes
MAXIMUM_THUMBNAIL_SIDE = 1024  # pixels
MAXIMUM_JSON = 128 * 1024 * 1024  # characters

# Control characters and the marks that reverse the direction of text: they can disguise a link.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_PNG = b"\x89PNG\r\n\x1a\n"


class ConversationInvalid(AssistantError):
    """A stored conversation cannot be read."""

    code = "conversation_invalid"


class TurnState(str, Enum):
    """Where a turn stands."""

    WAITING = "waiting"
    RUNNING = "running"
    ANSWERED = "answered"
    DECLINED = "declined"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def finished(self) -> bool:
        """Whether nothing more will arrive."""
        return self not in (TurnState.WAITING, TurnState.RUNNING)


@dataclass(frozen=True)
class TurnContext:
    """Where and what a question was about, enough to go there again.

    ``extent`` is (x minimum, y minimum, x maximum, y maximum) in the CRS of ``crs_wkt`` (WKT2,
    empty for a picture without one). ``layers`` are ids of map layers from top to bottom,
    ``layer_names`` their names then. ``region`` is WKT in the same CRS or empty. ``size_m`` is
    (width, height) on the ground in metres. In compare mode ``dates`` has two entries and the
    thumbnail shows both pictures side by side.
    """

    source: str = "canvas"
    extent: tuple[float, float, float, float] | None = None
    crs_wkt: str = ""
    layers: tuple[str, ...] = ()
    layer_names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    region: str = ""
    bands: tuple[str, ...] = ()
    size_m: tuple[float, float] | None = None
    metres_per_pixel: float | None = None
    model: str = ""
    thumbnail_png: bytes = b""


@dataclass(frozen=True)
class TurnError:
    """An `AssistantError` as it is kept with its turn."""

    message: str
    hint: str = ""
    detail: str = ""
    code: str = "error"

    @classmethod
    def of(cls, error: AssistantError) -> TurnError:
        """The record of an error."""
        return cls(error.message, error.hint, error.detail, error.code)


@dataclass(frozen=True)
class LayerRef:
    """The layer that was made from a turn: its id in the project, and where its data lie.

    ``source`` is the path of a GeoPackage, ``table`` the layer inside it. Both are shown, and used
    only after the project itself has opened the layer.
    """

    layer_id: str
    name: str = ""
    source: str = ""
    table: str = ""


@dataclass(frozen=True)
class FeatureSummary:
    """A group of features of an answer, as far as the transcript shows it."""

    name: str
    count: int
    area_m2: float | None = None


@dataclass(frozen=True)
class EvidenceLine:
    """A line of "why": what is stated, by which expert, how sure it is (0 to 1)."""

    text: str
    expert: str = ""
    score: float | None = None


@dataclass(frozen=True)
class Turn:
    """One question with its answer. ``parent`` is the turn before it, "" for the first.

    ``answer_text`` is Markdown with links of the schemes ``features: feature: cell: turn: help:``.
    ``created`` is ISO 8601 in UTC; ``seconds`` from sending to the full answer. ``device`` and
    ``model`` say what answered. ``value`` is what the answer states (true/false, number or word).
    """

    id: str
    message: str
    parent: str = ""
    plan: Plan | None = None
    state: TurnState = TurnState.WAITING
    answer_text: str = ""
    notes: tuple[str, ...] = ()
    error: TurnError | None = None
    context: TurnContext = field(default_factory=TurnContext)
    groups: tuple[FeatureSummary, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    value: bool | float | str | None = None
    confidence: float | None = None
    layer_ref: LayerRef | None = None
    model: str = ""
    device: str = ""
    created: str = ""
    seconds: float | None = None

    @property
    def feature_count(self) -> int:
        """Features that can be added as a layer."""
        return sum(group.count for group in self.groups)


@dataclass(frozen=True)
class Removal:
    """What `Conversation.remove` took out, so that it can be put back."""

    turn: Turn
    index: int
    followers: tuple[str, ...]


def new_id() -> str:
    """A fresh identifier."""
    return uuid.uuid4().hex


def now() -> str:
    """The present, ISO 8601 in UTC to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def new_turn(
    message: str,
    parent: str = "",
    plan: Plan | None = None,
    context: TurnContext | None = None,
) -> Turn:
    """A turn that waits for its answer."""
    return Turn(
        new_id(),
        message[:MAXIMUM_MESSAGE],
        parent,
        plan,
        context=context or TurnContext(),
        created=now(),
    )


class Conversation:
    """Turns by id in the order they were asked, and the head of the branch that is shown.

    Turns are frozen; `put` replaces one. The conversation itself is changed in place by one owner
    (the session); readers take `branch()` and keep the frozen turns.
    """

    def __init__(self, title: str = "", identifier: str = "") -> None:
        self.id = identifier or new_id()
        self.title = title
        self.created = now()
        self.head = ""
        self.dropped = 0
        """Damaged turns that were left out when this was read."""
        self._turns: dict[str, Turn] = {}

    def __len__(self) -> int:
        return len(self._turns)

    def __contains__(self, turn_id: object) -> bool:
        return turn_id in self._turns

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns of all branches, in the order they were asked."""
        return tuple(self._turns.values())

    def copy(self) -> Conversation:
        """A snapshot that stays as it is; the frozen turns are shared."""
        twin = Conversation(self.title, self.id)
        twin.created, twin.head, twin.dropped = self.created, self.head, self.dropped
        twin._turns = dict(self._turns)
        return twin

    def turn(self, turn_id: str) -> Turn | None:
        """One turn, None when it is not (or no longer) here."""
        return self._turns.get(turn_id)

    def add(self, turn: Turn) -> None:
        """Append a turn and show its branch. An empty title becomes the first question."""
        self._turns[turn.id] = turn
        self.head = turn.id
        if not self.title:
            self.title = title_of(turn.message)

    def put(self, turn: Turn) -> bool:
        """Replace the turn of the same id; False when it has been removed meanwhile."""
        if turn.id not in self._turns:
            return False
        self._turns[turn.id] = turn
        return True

    def change(self, turn_id: str, **values: Any) -> Turn | None:
        """Replace fields of a turn and return it; None when it has been removed meanwhile."""
        turn = self._turns.get(turn_id)
        if turn is None:
            return None
        changed = replace(turn, **values)
        self._turns[turn_id] = changed
        return changed

    def branch(self) -> tuple[Turn, ...]:
        """The turns that are shown, first question first."""
        return self.path(self.head)

    def path(self, turn_id: str) -> tuple[Turn, ...]:
        """The turns from the root to this one."""
        path: list[Turn] = []
        turn = self._turns.get(turn_id)
        while turn is not None:
            path.append(turn)
            turn = self._turns.get(turn.parent)
        return tuple(reversed(path))

    def siblings(self, turn_id: str) -> tuple[Turn, ...]:
        """The versions of this question (itself included), oldest first."""
        turn = self._turns.get(turn_id)
        if turn is None:
            return ()
        return tuple(other for other in self._turns.values() if other.parent == turn.parent)

    def show(self, turn_id: str) -> bool:
        """Switch to the branch through this turn, at its newest leaf; False when it is unknown."""
        if turn_id not in self._turns:
            return False
        self.head = self._newest_leaf(turn_id)
        return True

    def _newest_leaf(self, turn_id: str) -> str:
        newest: dict[str, str] = {}
        for turn in self._turns.values():
            newest[turn.parent] = turn.id
        while turn_id in newest:
            turn_id = newest[turn_id]
        return turn_id

    def remove(self, turn_id: str) -> Removal | None:
        """Take a turn out; what followed it now follows its parent. None when it is unknown."""
        turn = self._turns.get(turn_id)
        if turn is None:
            return None
        index = list(self._turns).index(turn_id)
        followers = tuple(item.id for item in self._turns.values() if item.parent == turn_id)
        removal = Removal(turn, index, followers)
        del self._turns[turn_id]
        for follower in followers:
            self._turns[follower] = replace(self._turns[follower], parent=turn.parent)
        if self.head == turn_id:
            self.head = self._newest_leaf(turn.parent)
        return removal

    def restore(self, removal: Removal) -> None:
        """Undo `remove`: the turn goes back to its place, its followers follow it again."""
        order = list(self._turns.values())
        order.insert(removal.index, removal.turn)
        self._turns = {turn.id: turn for turn in order}
        for follower in removal.followers:
            if follower in self._turns:
                self._turns[follower] = replace(self._turns[follower], parent=removal.turn.id)
        self.head = self._newest_leaf(removal.turn.id)

    def history(self, before: str | None = None, limit: int = 8) -> tuple[HistoryTurn, ...]:
        """What follow-ups may refer to: answered turns of the branch, oldest first."""
        path = self.branch() if before is None else self.path(before)
        turns = [
            HistoryTurn(turn.message, turn.plan)
            for turn in path
            if turn.plan is not None and turn.state is TurnState.ANSWERED
        ]
        return tuple(turns[-limit:])

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the shown turns whose question or answer contains the text (case ignored)."""
        needle = text.strip().casefold()
        if not needle:
            return ()
        return tuple(
            turn.id
            for turn in self.branch()
            if needle in turn.message.casefold() or needle in turn.answer_text.casefold()
        )

    def to_json(self, thumbnails: bool = True) -> str:
        """The stored form. ``thumbnails`` False leaves the pictures out."""
        return json.dumps(self.to_data(thumbnails), ensure_ascii=False, allow_nan=False)

    def to_data(self, thumbnails: bool = True) -> dict[str, Any]:
        """Plain data of `to_json`."""
        return {
            "format": "rs-assistant-conversation",
            "version": VERSION,
            "id": self.id,
            "title": self.title,
            "created": self.created,
            "head": self.head,
            "turns": [turn_to_data(turn, thumbnails) for turn in self._turns.values()],
        }

    @classmethod
    def from_json(cls, text: str) -> Conversation:
        """Read a stored conversation. Raises `ConversationInvalid`."""
        if len(text) > MAXIMUM_JSON:
            raise ConversationInvalid("The stored conversation is too large to be read.")
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ConversationInvalid(
                "The stored conversation is damaged.",
                "It was left out; your layers are not affected.",
                repr(error)[:MAXIMUM_TEXT],
            ) from error
        return cls.from_data(data)

    @classmethod
    def from_data(cls, data: Any) -> Conversation:
        """Read plain data of any origin. Raises `ConversationInvalid`."""
        if not isinstance(data, dict) or not isinstance(data.get("turns"), list):
            raise ConversationInvalid("This is not a conversation of RS Assistant.")
        version = data.get("version")
        if not isinstance(version, int) or version < 1:
            raise ConversationInvalid("This is not a conversation of RS Assistant.")
        if version > VERSION:
            raise ConversationInvalid(
                "The conversation was written by a newer version of RS Assistant.",
                "Update the plugin to open it.",
            )
        conversation = cls(_text(data.get("title"), MAXIMUM_TEXT), _identifier(data.get("id")))
        conversation.created = _text(data.get("created"), 40)
        for item in data["turns"][:MAXIMUM_TURNS]:
            turn = _turn_from_data(item)
            if turn is None or turn.id in conversation._turns:
                conversation.dropped += 1
                continue
            if turn.parent and turn.parent not in conversation._turns:
                # A parent that is missing or comes later would lose the turn, or loop.
                turn = replace(turn, parent=conversation.head)
            conversation._turns[turn.id] = turn
            conversation.head = turn.id
        conversation.dropped += max(0, len(data["turns"]) - MAXIMUM_TURNS)
        head = _identifier(data.get("head"))
        if head in conversation._turns:
            conversation.head = head
        return conversation


def title_of(message: str) -> str:
    """A short title from a question."""
    line = " ".join(message.split())
    return line if len(line) <= 60 else line[:57].rstrip() + "…"


def clean(text: str, limit: int = MAXIMUM_ANSWER) -> str:
    """Without control characters and direction marks, cut to ``limit`` characters."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:limit]


def is_small_png(data: bytes) -> bool:
    """Whether the bytes claim to be a PNG whose sides are small enough to decode without fear."""
    if len(data) > MAXIMUM_THUMBNAIL or not data.startswith(_PNG) or len(data) < 33:
        return False
    if data[12:16] != b"IHDR":
        return False
    width, height = struct.unpack(">II", data[16:24])
    return bool(0 < width <= MAXIMUM_THUMBNAIL_SIDE and 0 < height <= MAXIMUM_THUMBNAIL_SIDE)


def turn_to_data(turn: Turn, thumbnails: bool = True) -> dict[str, Any]:
    """Plain data of one turn, as it stands in the stored form of its conversation."""
    context = dict(vars(turn.context))
    picture = context.pop("thumbnail_png")
    if thumbnails and picture:
        context["thumbnail_png"] = base64.b64encode(picture).decode("ascii")
    data = dict(vars(turn))
    data["state"] = turn.state.value
    data["value"] = _value(turn.value)  # a number that is not finite would make the JSON unreadable
    data["confidence"] = _number(turn.confidence)
    data["seconds"] = _number(turn.seconds)
    data["plan"] = turn.plan.to_wire() if turn.plan else None
    data["error"] = dict(vars(turn.error)) if turn.error else None
    data["layer_ref"] = dict(vars(turn.layer_ref)) if turn.layer_ref else None
    data["context"] = context
    data["groups"] = [dict(vars(group)) for group in turn.groups]
    data["evidence"] = [dict(vars(line)) for line in turn.evidence]
    return data


def _turn_from_data(data: Any) -> Turn | None:
    if not isinstance(data, dict) or not isinstance(data.get("message"), str):
        return None
    identifier = _identifier(data.get("id"))
    if not identifier:
        return None
    try:
        state = TurnState(data.get("state"))
    except ValueError:
        return None
    if not state.finished:  # QGIS ended while it was being answered
        state = TurnState.STOPPED
    return Turn(
        id=identifier,
        message=_text(data["message"], MAXIMUM_MESSAGE),
        parent=_identifier(data.get("parent")),
        plan=_plan(data.get("plan")),
        state=state,
        answer_text=_text(data.get("answer_text"), MAXIMUM_ANSWER),
        notes=_texts(data.get("notes")),
        error=_error(data.get("error")),
        context=_context(data.get("context")),
        groups=tuple(_summary(item) for item in _dicts(data.get("groups"))),
        evidence=tuple(_evidence(item) for item in _dicts(data.get("evidence"))),
        value=_value(data.get("value")),
        confidence=_number(data.get("confidence")),
        layer_ref=_layer_ref(data.get("layer_ref")),
        model=_text(data.get("model"), 200),
        device=_text(data.get("device"), 200),
        created=_text(data.get("created"), 40),
        seconds=_number(data.get("seconds")),
    )


def _context(data: Any) -> TurnContext:
    if not isinstance(data, dict):
        return TurnContext()
    extent = _numbers(data.get("extent"), 4)
    size = _numbers(data.get("size_m"), 2)
    return TurnContext(
        source=_text(data.get("source"), 200) or "canvas",
        extent=(extent[0], extent[1], extent[2], extent[3]) if extent else None,
        crs_wkt=_text(data.get("crs_wkt"), MAXIMUM_WKT),
        layers=_texts(data.get("layers")),
        layer_names=_texts(data.get("layer_names")),
        dates=_texts(data.get("dates"))[:2],
        region=_text(data.get("region"), MAXIMUM_WKT),
        bands=_texts(data.get("bands")),
        size_m=(size[0], size[1]) if size else None,
        metres_per_pixel=_number(data.get("metres_per_pixel")),
        model=_text(data.get("model"), 200),
        thumbnail_png=_picture(data.get("thumbnail_png")),
    )


def _picture(value: Any) -> bytes:
    if not isinstance(value, str) or len(value) > MAXIMUM_THUMBNAIL * 2:
        return b""
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if is_small_png(data) else b""


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
        _text(data.get("message"), MAXIMUM_TEXT),
        _text(data.get("hint"), MAXIMUM_TEXT),
        _text(data.get("detail"), MAXIMUM_MESSAGE),
        _text(data.get("code"), 40),
    )


def _layer_ref(data: Any) -> LayerRef | None:
    if not isinstance(data, dict) or not isinstance(data.get("layer_id"), str):
        return None
    return LayerRef(
        _text(data["layer_id"], 200),
        _text(data.get("name"), MAXIMUM_TEXT),
        _text(data.get("source"), MAXIMUM_TEXT),
        _text(data.get("table"), 200),
    )


def _summary(data: dict[str, Any]) -> FeatureSummary:
    count = _number(data.get("count")) or 0
    return FeatureSummary(
        _text(data.get("name"), 200), max(0, int(count)), _number(data.get("area_m2"))
    )


def _evidence(data: dict[str, Any]) -> EvidenceLine:
    return EvidenceLine(
        _text(data.get("text"), MAXIMUM_TEXT),
        _text(data.get("expert"), 200),
        _number(data.get("score")),
    )


def _value(value: Any) -> bool | float | str | None:
    if isinstance(value, bool):
        return value
    return _text(value, 200) if isinstance(value, str) else _number(value)


def _text(value: Any, limit: int) -> str:
    return clean(value, limit) if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(_text(item, MAXIMUM_TEXT) for item in value[:MAXIMUM_ITEMS] if item)


def _dicts(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return []
    return [item for item in value[:MAXIMUM_ITEMS] if isinstance(item, dict)]


def _identifier(value: Any) -> str:
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
