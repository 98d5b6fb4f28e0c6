# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps a conversation safe: in the profile after every change, in the project when it is saved.

When a project is read, its conversation is compared with what the profile knows of it: what came
after the project was last saved (QGIS crashed, or was closed without saving) is taken in.
"""

from __future__ import annotations

import logging
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rs_assistant.desktop.conversation_store import ConversationStore, StoredConversation
from rs_assistant.desktop.project_conversation import (
    read_from_project,
    set_newer_aside,
    small_picture,
    write_to_project,
)
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import (
    Conversation,
    ConversationInvalid,
    ConversationNewer,
    TurnState,
    new_id,
)
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.settings import THUMBNAILS

logger = logging.getLogger(__name__)
SAVE_AFTER_MS = 400
PATIENCE_MS = 3000


class ConversationKeeper(QObject):
    """Saves what ``current()`` returns and tells when a project brings another conversation."""

    opened = pyqtSignal(object)  # Conversation of the project that was just read
    closed = pyqtSignal()  # the project was closed or replaced
    failed = pyqtSignal(object)  # AssistantError
    recovered = pyqtSignal()  # `opened` brings turns that the project had not been saved with

    def __init__(
        self,
        project: QgsProject,
        store: ConversationStore,
        settings: SettingsStore,
        current: Callable[[], Conversation],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._store = store
        self._settings = settings
        self._current = current
        self._file = ""  # of the project that the conversation belongs to, even while it is closed
        self._dirty = False
        self._work: Work | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)
        self._connections = [
            (project.cleared, self._cleared),
            (project.readProject, self.read),
            (project.writeProject, self._written),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def changed(self) -> None:
        """Save soon: the conversation is not what it was."""
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def change_other(self, identifier: str, turn_id: str, **values: Any) -> None:
        """Replace fields of a turn of a conversation that was left while something was made."""
        try:
            entry, conversation = self._store.entry(identifier), self._store.load(identifier)
            if entry is not None and conversation is not None:
                conversation.change(turn_id, **values)
                self._store.save(conversation, entry.project)
        except Exception:  # a boundary: the conversation that is shown goes on
            logger.exception("a conversation that was left could not be changed")

    def prepare(self) -> None:
        """Another conversation is shown: make ready what saving its project will need."""
        pictures = [turn.context.thumbnail for turn in self._current().turns]
        if bool(self._settings.value(THUMBNAILS)) and any(pictures):
            run_in_background(
                tr("Preparing pictures"),
                lambda work: _shrink(pictures, work),
                lambda _: None,
                lambda _: None,
            )

    def flush(self) -> None:
        """Save now, on this thread, before the conversation or QGIS goes away."""
        self._timer.stop()
        if self._work is not None and self._dirty:
            # An older state that is just being written must not come last.
            self._work.waitForFinished(PATIENCE_MS)
        if self._dirty:
            self._dirty = False
            try:
                self._store.save(self._current(), self._file)
            except Exception:
                logger.exception("the conversation could not be saved")

    def stop(self) -> None:
        """Save and disconnect from the project."""
        self.flush()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections = []

    def _save(self) -> None:
        if self._work is not None:  # the newest state is saved when this one is done
            self._timer.start()
            return
        self._dirty = False
        # Turns are frozen: a shallow copy is a snapshot that another thread may read.
        copy = self._current().copy()
        project = self._file
        self._work = run_in_background(
            tr("Saving the conversation"),
            lambda work: self._store_and_shrink(copy, project, work),
            self._saved,
            self._not_saved,
        )

    def _store_and_shrink(self, copy: Conversation, project: str, work: Work) -> None:
        self._store.save(copy, project)
        if bool(self._settings.value(THUMBNAILS)):
            _shrink([turn.context.thumbnail for turn in copy.turns], work)

    def _saved(self, _: object) -> None:
        self._work = None

    def _not_saved(self, error: AssistantError) -> None:
        self._work = None
        self._dirty = True
        self.failed.emit(error)

    def _cleared(self) -> None:
        self.flush()
        self.closed.emit()  # whatever is still running ends, and belongs to the project that it had
        self._file = ""

    def read(self, *_: object) -> None:
        """Take up the conversation of the project that is open."""
        self._file = self._project.fileName()
        try:
            conversation = read_from_project(self._project)
        except AssistantError as error:
            if isinstance(error, ConversationNewer):
                set_newer_aside(self._project)
            self.failed.emit(error)
            return
        conversation, recovered = self._with_the_profiles(conversation)
        if conversation is None:
            return
        self.opened.emit(settled(conversation))
        if recovered:
            # Once reading has ended, which marks the project as unchanged.
            QTimer.singleShot(0, lambda: self._project.setDirty(True))
            self.recovered.emit()

    def _with_the_profiles(
        self, conversation: Conversation | None
    ) -> tuple[Conversation | None, bool]:
        """A project's conversation with what this profile knows besides, and whether it did."""
        file = self._project.fileName()
        try:
            if conversation is None:
                entry = self._store.newest_of(file) if file else None
                if entry is None or not _changed_after(entry.changed, file):
                    return None, False
                conversation = self._store.load(entry.id)
                return conversation, conversation is not None
            entry = self._store.entry(conversation.id)
            if entry is None:
                return conversation, False
            if self._same(entry, conversation, file):
                self._store.adopt(conversation)  # with larger pictures than the project has
                return conversation, False
            stored = self._store.load(conversation.id)
        except Exception:  # a boundary: the project's own conversation is good enough
            logger.exception("the stored conversation could not be read")
            return conversation, False
        if stored is None:
            return conversation, False
        if entry.project in ("", file):
            if stored.title and _changed_after(entry.changed, file):
                conversation.title = stored.title
            return conversation, conversation.absorb(stored)
        if any(turn.id not in conversation for turn in stored.turns):
            # It goes on in another project, a copy of this one: from here on there are two.
            conversation.id = new_id()
        return conversation, False

    @staticmethod
    def _same(entry: StoredConversation, conversation: Conversation, file: str) -> bool:
        """Whether the profile's state is the one that the project was saved with."""
        return entry.turns == len(conversation) and not _changed_after(entry.changed, file)

    def _written(self, *_: object) -> None:
        # Before the file, so that the profile's state is newer only where something was added.
        self._file = self._project.fileName()
        self._dirty = True
        self.flush()
        thumbnails = bool(self._settings.value(THUMBNAILS))
        try:
            write_to_project(self._project, self._current(), thumbnails)
        except OSError as error:
            logger.exception("the conversation could not be written into the project")
            self.failed.emit(
                ConversationInvalid(
                    tr("The conversation could not be saved with the project."),
                    tr("It is kept in your profile; save the project again."),
                    str(error),
                )
            )


def _changed_after(moment: str, file: str) -> bool:
    """Whether an ISO moment in UTC is later than the last change of a file."""
    try:
        written = datetime.fromtimestamp(Path(file).stat().st_mtime, timezone.utc)
        return datetime.fromisoformat(moment) > written
    except (OSError, ValueError, TypeError):
        return False


def _shrink(pictures: list[bytes], work: Work) -> None:
    """Make and remember the small pictures that a project gets."""
    for picture in pictures:
        if work.feedback.isCanceled():
            return
        small_picture(picture)


def settled(conversation: Conversation) -> Conversation:
    """A conversation that was read back: nothing in it is still running."""
    for turn in conversation.turns:
        if not turn.state.finished:
            conversation.change(turn.id, state=TurnState.STOPPED)
    return conversation
