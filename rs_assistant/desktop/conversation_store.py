# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations in a database in the user's profile: every change at once, so that a crash of QGIS
loses nothing."""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from qgis.core import QgsApplication

from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import VERSION, Conversation, Turn, now, turn_to_data
from rs_assistant.engine.conversation_formats import turn_upgraded
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.markdown import plain

logger = logging.getLogger(__name__)
_SCHEMA = 1
_ENTRIES = (
    "SELECT id, title, changed, (SELECT count(*) FROM turn WHERE conversation ="
    " conversation.id), project FROM conversation"
)


@dataclass(frozen=True)
class StoredConversation:
    """A line of the list of conversations. ``changed`` is ISO 8601 in UTC."""

    id: str
    title: str
    changed: str
    turns: int
    project: str


class ConversationStore:
    """The database. Every method opens and closes it: several QGIS may use it side by side.

    Every method raises `AssistantError` where the profile cannot be read or written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        # Turns are frozen: one that is still the same object need not be written again.
        self._written: tuple[str, dict[str, Turn]] = ("", {})

    def save(self, conversation: Conversation, project: str = "") -> None:
        """Keep a conversation as it is now; an empty one is forgotten. May run on any thread."""
        if not len(conversation):
            self.delete(conversation.id)
            return
        written = self._written[1] if self._written[0] == conversation.id else {}
        head = (
            conversation.id,
            conversation.title,
            conversation.created,
            conversation.head,
            now(),
            project,
        )
        with self._database() as database:
            database.execute(
                "INSERT INTO conversation (id, title, created, head, changed, project)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " title = excluded.title, head = excluded.head, changed = excluded.changed,"
                " project = excluded.project",
                head,
            )
            stored = {
                row[0]
                for row in database.execute(
                    "SELECT id FROM turn WHERE conversation = ?", (conversation.id,)
                )
            }
            gone = [(conversation.id, key) for key in stored if key not in conversation]
            database.executemany("DELETE FROM turn WHERE conversation = ? AND id = ?", gone)
            rows = [
                (conversation.id, turn.id, place, json.dumps(turn_to_data(turn)), _words(turn))
                for place, turn in enumerate(conversation.turns)
                if written.get(turn.id) is not turn or turn.id not in stored
            ]
            database.executemany(
                "INSERT INTO turn (conversation, id, place, data, words) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (conversation, id) DO UPDATE SET place = excluded.place,"
                " data = excluded.data, words = excluded.words",
                rows,
            )
        self._written = (conversation.id, {turn.id: turn for turn in conversation.turns})

    def adopt(self, conversation: Conversation) -> None:
        """Take a conversation that was read elsewhere for what is stored: the same turns, perhaps
        with smaller pictures, are not written again."""
        self._written = (conversation.id, {turn.id: turn for turn in conversation.turns})

    def load(self, identifier: str) -> Conversation | None:
        """A stored conversation, None when it is not there. Raises `ConversationInvalid`."""
        with self._database() as database:
            row = database.execute(
                "SELECT id, title, created, head FROM conversation WHERE id = ?", (identifier,)
            ).fetchone()
            turns = database.execute(
                "SELECT data FROM turn WHERE conversation = ? ORDER BY place", (identifier,)
            ).fetchall()
        if row is None:
            return None
        data = dict(zip(("id", "title", "created", "head"), row))
        # Rows may have been written by several versions: each is brought up to date by itself.
        rows = [turn_upgraded(_parsed(turn[0])) for turn in turns]
        return Conversation.from_data({**data, "version": VERSION, "turns": rows})

    def entry(self, identifier: str) -> StoredConversation | None:
        """The line of the list for one conversation, None when it is not there."""
        with self._database() as database:
            row = database.execute(f"{_ENTRIES} WHERE id = ?", (identifier,)).fetchone()
        return StoredConversation(*row) if row else None

    def newest_of(self, project: str) -> StoredConversation | None:
        """The conversation that was last held in a project (given by its file name)."""
        with self._database() as database:
            row = database.execute(
                f"{_ENTRIES} WHERE project = ? ORDER BY changed DESC, rowid DESC LIMIT 1",
                (project,),
            ).fetchone()
        return StoredConversation(*row) if row else None

    def list(self, text: str = "", limit: int = 200) -> list[StoredConversation]:
        """Stored conversations, newest first; only those that contain ``text``."""
        query = _ENTRIES
        values: tuple[object, ...] = (limit,)
        if text.strip():
            query += (
                " WHERE instr(lower(title), ?) > 0 OR EXISTS (SELECT 1 FROM turn WHERE"
                " conversation = conversation.id AND instr(words, ?) > 0)"
            )
            values = (text.strip().lower(), text.strip().casefold(), limit)
        with self._database() as database:
            rows = database.execute(
                query + " ORDER BY changed DESC, rowid DESC LIMIT ?", values
            ).fetchall()
        return [StoredConversation(*row) for row in rows]

    def rename(self, identifier: str, title: str) -> None:
        """Give a stored conversation another title."""
        with self._database() as database:
            database.execute(
                "UPDATE conversation SET title = ?, changed = ? WHERE id = ?",
                (title, now(), identifier),
            )

    def delete(self, identifier: str) -> None:
        """Forget a stored conversation."""
        with self._database() as database:
            database.execute("DELETE FROM turn WHERE conversation = ?", (identifier,))
            database.execute("DELETE FROM conversation WHERE id = ?", (identifier,))

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """The database for one transaction."""
        try:
            with closing(self._open()) as database, database:
                yield database
        except (sqlite3.Error, OSError) as error:
            raise AssistantError(
                tr("The conversations in your QGIS profile cannot be read or written."),
                tr("Is there room on the disk, and may you write into your profile's folder?"),
                f"{self.path}: {error}",
            ) from error

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.OperationalError:  # locked, read-only, disk full: not the file's fault
            raise
        except sqlite3.DatabaseError:
            # A damaged file must not stop the dock: keep it aside for a rescue and begin anew.
            logger.exception("the database of conversations is damaged")
            self._put_aside()
            return self._connect()

    def _put_aside(self) -> None:
        """With its journal: replayed into a new database, that would damage it too."""
        for tail in ("", "-wal", "-shm"):
            part = self.path.with_name(f"{self.path.name}{tail}")
            if part.exists():
                part.replace(self.path.with_name(f"{self.path.stem}.damaged{tail}"))

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(str(self.path), timeout=5)
        try:
            # Without waiting for the disk at every turn; a crash of QGIS still loses nothing.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            if database.execute("PRAGMA user_version").fetchone()[0] < _SCHEMA:
                with database:
                    database.execute(
                        "CREATE TABLE IF NOT EXISTS conversation (id TEXT PRIMARY KEY,"
                        " title TEXT NOT NULL, created TEXT NOT NULL, head TEXT NOT NULL,"
                        " changed TEXT NOT NULL, project TEXT NOT NULL)"
                    )
                    database.execute(
                        "CREATE TABLE IF NOT EXISTS turn (conversation TEXT NOT NULL,"
                        " id TEXT NOT NULL, place INTEGER NOT NULL, data TEXT NOT NULL,"
                        " words TEXT NOT NULL, PRIMARY KEY (conversation, id))"
                    )
                    database.execute(f"PRAGMA user_version = {_SCHEMA}")
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database


def default_path() -> Path:
    """The database in the profile of this user."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "rs_assistant" / "conversations.sqlite"


def _words(turn: Turn) -> str:
    return f"{turn.message}\n{plain(turn.answer_text)}".casefold()


def _parsed(data: str) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return None
