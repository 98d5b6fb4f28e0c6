# SPDX-License-Identifier: GPL-2.0-or-later
"""A conversation: turns in a tree, the branch that is shown, and its JSON form.

A turn is one question with its answer. Editing a question or asking for another answer makes a
sibling, so nothing is lost; the branch that is shown is the path from the root to `head`.

What is read back from a project file is untrusted: `Conversation.from_json` bounds every field,
drops damaged turns (counted in `dropped`) and never raises anything but `ConversationInvalid`.
Texts are shown by the dock as Markdown without HTML; nothing here is ever executed or fetched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from rs_assistant.engine.conversation_formats import VERSION, turn_upgraded
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.engine.turn_data import (
    MAXIMUM_ANSWER,
    MAXIMUM_TEXT,
    Shrink,
    as_it_is,
    clean,
    identifier,
    text_of,
    turn_from_data,
    turn_to_data,
)
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
    new_id,
    new_turn,
    now,
    title_of,
)

__all__ = [
    "MAXIMUM_ANSWER",
    "MAXIMUM_MESSAGE",
    "Conversation",
    "ConversationInvalid",
    "ConversationNewer",
    "EvidenceLine",
    "VERSION",
    "FeatureSummary",
    "LayerKind",
    "LayerRef",
    "Removal",
    "Turn",
    "TurnContext",
    "TurnError",
    "TurnState",
    "clean",
    "new_id",
    "new_turn",
    "now",
    "title_of",
    "turn_to_data",
]

MAXIMUM_TURNS = 5000
MAXIMUM_JSON = 128 * 1024 * 1024  # characters


class ConversationInvalid(AssistantError):
    """A stored conversation cannot be read."""

    code = "conversation_invalid"


class ConversationNewer(ConversationInvalid):
    """A stored conversation is of a format that a later version of the plugin has brought."""

    code = "conversation_newer"


@dataclass(frozen=True)
class Removal:
    """What `Conversation.remove` took out, so that it can be put back."""

    turn: Turn
    index: int
    followers: tuple[str, ...]


class Conversation:
    """Turns by id in the order they were asked, and the head of the branch that is shown.

    Turns are frozen; `put` replaces one. The conversation itself is changed in place by one owner
    (the session); readers take `branch()` and keep the frozen turns.
    """

    def __init__(self, title: str = "", key: str = "") -> None:
        self.id = key or new_id()
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

    def absorb(self, other: Conversation) -> bool:
        """Take in what another state of this conversation has and this one lacks.

        Turns that both have are taken from ``other``, which is shown at its head when it brings
        any turn; whether it did.
        """
        new = [turn for turn in other.turns if turn.id not in self._turns]
        for turn in other.turns:
            parent = turn.parent if turn.parent in self._turns or turn.parent in other else ""
            self._turns[turn.id] = replace(turn, parent=parent) if parent != turn.parent else turn
        if new and other.head in self._turns:
            self.head = other.head
        return bool(new)

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

    def to_json(self, shrink: Shrink = as_it_is) -> str:
        """The form that is passed on, in projects and files.

        ``shrink`` makes the pictures smaller, or leaves them out. The technical part of errors
        stays behind: it holds paths and lines of the log of this machine.
        """
        return json.dumps(self.to_data(shrink), ensure_ascii=False, allow_nan=False)

    def to_data(self, shrink: Shrink = as_it_is) -> dict[str, Any]:
        """Plain data of `to_json`."""
        return {
            "format": "rs-assistant-conversation",
            "version": VERSION,
            "id": self.id,
            "title": self.title,
            "created": self.created,
            "head": self.head,
            "turns": [turn_to_data(_without_log(turn), shrink) for turn in self._turns.values()],
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
            raise ConversationNewer(
                "The conversation was written by a newer version of RS Assistant.",
                "Update the plugin to open it.",
            )
        conversation = cls(text_of(data.get("title"), MAXIMUM_TEXT), identifier(data.get("id")))
        conversation.created = text_of(data.get("created"), 40)
        for item in data["turns"][:MAXIMUM_TURNS]:
            turn = turn_from_data(turn_upgraded(item, version))
            if turn is None or turn.id in conversation._turns:
                conversation.dropped += 1
                continue
            if turn.parent and turn.parent not in conversation._turns:
                # A parent that is missing or comes later would lose the turn, or loop.
                turn = replace(turn, parent=conversation.head)
            conversation._turns[turn.id] = turn
            conversation.head = turn.id
        conversation.dropped += max(0, len(data["turns"]) - MAXIMUM_TURNS)
        head = identifier(data.get("head"))
        if head in conversation._turns:
            conversation.head = head
        return conversation


def _without_log(turn: Turn) -> Turn:
    if turn.error is None or not turn.error.detail:
        return turn
    return replace(turn, error=replace(turn.error, detail=""))
