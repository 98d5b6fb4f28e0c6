# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps a conversation safe: in the profile after every change, in the project when it is saved."""

from __future__ import annotations

import logging
from typing import Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rs_assistant.desktop.conversation_store import (
    ConversationStore,
    read_from_project,
    write_to_project,
)
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import Conversation, TurnState
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
        self._dirty = False
        self._work: Work | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)
        self._connections = [
            (project.cleared, self._cleared),
            (project.readProject, self._read),
            (project.writeProject, self._written),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def changed(self) -> None:
        """Save soon: the conversation is not what it was."""
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save now, on this thread, before the conversation or QGIS goes away."""
        self._timer.stop()
        if self._work is not None and self._dirty:
            # An older state that is just being written must not come last.
            self._work.waitForFinished(PATIENCE_MS)
        if self._dirty:
            self._dirty = False
            try:
                self._store.save(self._current(), self._project.fileName())
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
        project = self._project.fileName()
        self._work = run_in_background(
            tr("Saving the conversation"),
            lambda _: self._store.save(copy, project),
            self._saved,
            self._not_saved,
        )

    def _saved(self, _: object) -> None:
        self._work = None

    def _not_saved(self, error: AssistantError) -> None:
        self._work = None
        self._dirty = True
        self.failed.emit(error)

    def _cleared(self) -> None:
        self.flush()
        self.closed.emit()

    def _read(self, *_: object) -> None:
        try:
            conversation = read_from_project(self._project)
        except AssistantError as error:
            self.failed.emit(error)
            return
        if conversation is not None:
            self.opened.emit(settled(conversation))

    def _written(self, *_: object) -> None:
        thumbnails = bool(self._settings.value(THUMBNAILS))
        write_to_project(self._project, self._current(), thumbnails)


def settled(conversation: Conversation) -> Conversation:
    """A conversation that was read back: nothing in it is still running."""
    for turn in conversation.turns:
        if not turn.state.finished:
            conversation.change(turn.id, state=TurnState.STOPPED)
    return conversation
