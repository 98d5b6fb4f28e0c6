# SPDX-License-Identifier: GPL-2.0-or-later
"""Where conversations are kept: a database in the user's profile, and the project they belong to.

The database gets every change at once, so a crash of QGIS loses nothing. A project carries its
conversation as a custom entry that QGIS keeps even where the plugin is missing.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication, QgsProject

from rs_assistant.engine.conversation import Conversation, ConversationInvalid, Turn, now
from rs_assistant.engine.markdown import plain

logger = logging.getLogger(__name__)
SCOPE = "rs_assistant"
ENTRY = "/conversation"
_SCHEMA = 1


@dataclass(frozen=True)
class StoredConversation:
    """A line of the list of conversations. ``changed`` is ISO 8601 in UTC."""

    id: str
    title: str
    changed: str
    turns: int
    project: str


class ConversationStore:
    """The database. Every method opens and closes it: several QGIS may use it side by side."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()

    def save(self, conversation: Conversation, project: str = "") -> None:
        """Keep a conversation as it is now. An empty one is not kept."""
        if not len(conversation):
            return
        text = "\n".join(_searchable(turn) for turn in conversation.turns)
        row = (
            conversation.id,
            conversation.title,
            now(),
            len(conversation),
            project,
            conversation.to_json(),
            text.casefold(),
        )
        with closing(self._open()) as database, database:
            database.execute(
                "INSERT INTO conversation (id, title, changed, turns, project, data, words)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " title = excluded.title, changed = excluded.changed, turns = excluded.turns,"
                " project = excluded.project, data = excluded.data, words = excluded.words",
                row,
            )

    def load(self, identifier: str) -> Conversation | None:
        """A stored conversation, None when it is not there. Raises `ConversationInvalid`."""
        with closing(self._open()) as database:
            row = database.execute(
                "SELECT data FROM conversation WHERE id = ?", (identifier,)
            ).fetchone()
        return Conversation.from_json(row[0]) if row else None

    def list(self, text: str = "", limit: int = 200) -> list[StoredConversation]:
        """Stored conversations, newest first; only those that contain ``text``."""
        query = "SELECT id, title, changed, turns, project FROM conversation"
        values: tuple[object, ...] = (limit,)
        if text.strip():
            query += " WHERE instr(words, ?) > 0 OR instr(lower(title), ?) > 0"
            values = (text.strip().casefold(), text.strip().lower(), limit)
        with closing(self._open()) as database:
            rows = database.execute(
                query + " ORDER BY changed DESC, rowid DESC LIMIT ?", values
            ).fetchall()
        return [StoredConversation(*row) for row in rows]

    def rename(self, identifier: str, title: str) -> None:
        """Give a stored conversation another title."""
        conversation = self.load(identifier)
        if conversation is None:
            return
        conversation.title = title
        with closing(self._open()) as database, database:
            database.execute(
                "UPDATE conversation SET title = ?, data = ? WHERE id = ?",
                (title, conversation.to_json(), identifier),
            )

    def delete(self, identifier: str) -> None:
        """Forget a stored conversation."""
        with closing(self._open()) as database, database:
            database.execute("DELETE FROM conversation WHERE id = ?", (identifier,))

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            # A damaged file must not stop the dock: keep it aside for a rescue and begin anew.
            logger.exception("the database of conversations is damaged")
            damaged = self.path.with_suffix(".damaged")
            if self.path.exists():
                self.path.replace(damaged)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(str(self.path), timeout=5)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] < _SCHEMA:
                with database:
                    database.execute(
                        "CREATE TABLE IF NOT EXISTS conversation (id TEXT PRIMARY KEY,"
                        " title TEXT NOT NULL, changed TEXT NOT NULL, turns INTEGER NOT NULL,"
                        " project TEXT NOT NULL, data TEXT NOT NULL, words TEXT NOT NULL)"
                    )
                    database.execute(f"PRAGMA user_version = {_SCHEMA}")
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database


def default_path() -> Path:
    """The database in the profile of this user."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "rs_assistant" / "conversations.sqlite"


def write_to_project(project: QgsProject, conversation: Conversation, thumbnails: bool) -> None:
    """Put the conversation into the project; call it while the project is being written.

    ``thumbnails`` says whether the pictures of the views go along. An empty conversation leaves no
    trace.
    """
    if len(conversation):
        project.writeEntry(SCOPE, ENTRY, conversation.to_json(thumbnails))
    else:
        strip_from_project(project)


def read_from_project(project: QgsProject) -> Conversation | None:
    """The project's conversation; None when there is none. Raises `ConversationInvalid`."""
    text, found = project.readEntry(SCOPE, ENTRY, "")
    return Conversation.from_json(text) if found and text else None


def strip_from_project(project: QgsProject) -> bool:
    """Remove every trace of a conversation from the project; whether there was one."""
    return bool(project.removeEntry(SCOPE, ENTRY))


def _searchable(turn: Turn) -> str:
    return f"{turn.message}\n{plain(turn.answer_text)}"


__all__ = [
    "ConversationInvalid",
    "ConversationStore",
    "StoredConversation",
    "default_path",
    "read_from_project",
    "strip_from_project",
    "write_to_project",
]
