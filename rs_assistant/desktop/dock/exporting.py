# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports of the conversation: written in the background, told in QGIS's message bar."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtWidgets import QProgressBar, QPushButton

from rs_assistant.desktop.answer_maps import AnswerMaps
from rs_assistant.desktop.export import export
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import told, tr
from rs_assistant.engine.conversation import Conversation, Turn
from rs_assistant.engine.errors import AssistantError, Cancelled

SHOWN_AFTER = 700  # milliseconds; what is ready sooner needs no progress bar


class Exporting(QObject):
    """Writes files of the conversation as it is when it is asked to, several at once if need be."""

    notice = pyqtSignal(str, str, str)  # level, text, hint

    def __init__(self, session: Session, bar: Any, parent: QObject | None = None) -> None:
        """``bar`` is QGIS's message bar."""
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self._running: list[_Export] = []

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return bool(self._running)

    def start(self, path: Path) -> None:
        """Write the shown conversation as the ending of ``path`` says."""
        conversation = self._session.conversation.copy()
        maps = self._session.places.maps(conversation.branch())
        running = _Export(self._bar, path, self)
        self._running.append(running)

        def written(_: Any) -> None:
            self._end(running)
            link = QUrl.fromLocalFile(str(path)).toString(
                QUrl.ComponentFormattingOption.FullyEncoded
            )
            place = f'<a href="{escape(link)}">{escape(str(path))}</a>'
            text = tr("Saved as {path}.").format(path=place)
            self._bar.pushMessage(tr("RS Assistant"), text, Qgis.MessageLevel.Success, 0)

        def failed(error: AssistantError) -> None:
            self._end(running)
            if isinstance(error, Cancelled):
                self.notice.emit("info", tr("The export was stopped; no file was written."), "")
            else:
                self.notice.emit("error", *told(error))

        running.work = run_in_background(
            tr("Export the conversation"),
            lambda work: _write(work, conversation, path, maps),
            written,
            failed,
        )
        running.work.progressChanged.connect(running.show_progress)

    def stop(self) -> None:
        """Drop what is being written; nothing follows."""
        for running in list(self._running):
            if running.work is not None:
                running.work.forget()
            self._end(running)

    def _end(self, running: _Export) -> None:
        if running in self._running:
            self._running.remove(running)
            running.hide()
            running.deleteLater()


class _Export(QObject):
    """One file under way, and its line in the message bar once it takes a while."""

    def __init__(self, bar: Any, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.work: Optional[Work] = None
        self._bar = bar
        self._path = path
        self._item: Any = None
        self._progress: Optional[QProgressBar] = None
        self._percent = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)
        self._timer.start(SHOWN_AFTER)

    def show_progress(self, percent: float) -> None:
        """How far it has come."""
        self._percent = percent
        if self._progress is not None:
            self._progress.setValue(round(percent))

    def hide(self) -> None:
        """Take the line away."""
        self._timer.stop()
        item, self._item, self._progress = self._item, None, None
        if item is not None:
            self._bar.popWidget(item)

    def _show(self) -> None:
        text = escape(tr("Writing {file}…").format(file=self._path.name))
        item = self._bar.createMessage(tr("RS Assistant"), text)
        self._progress = QProgressBar(item)
        self._progress.setRange(0, 100)
        self._progress.setAccessibleName(tr("Progress of the export"))
        self._progress.setValue(round(self._percent))
        button = QPushButton(tr("Cancel"), item)
        button.clicked.connect(self._cancel)
        item.layout().addWidget(self._progress)
        item.layout().addWidget(button)
        item.destroyed.connect(self._gone)  # the user may close the line; writing goes on
        self._item = item
        self._bar.pushWidget(item, Qgis.MessageLevel.Info)

    def _gone(self) -> None:
        self._item = self._progress = None

    def _cancel(self) -> None:
        if self.work is not None:
            self.work.cancel()


def _write(work: Work, conversation: Conversation, path: Path, maps: AnswerMaps) -> None:
    """On a thread: the whole file or none."""
    turns = max(len(conversation.branch()), 1)
    drawn = 0

    def map_of(turn: Turn) -> bytes:
        nonlocal drawn
        if work.isCanceled():
            raise Cancelled("Stopped.")
        found = maps(turn)
        drawn += 1
        work.setProgress(100 * drawn / turns)
        return found

    try:
        export(conversation, path, map_of)
    except OSError as error:
        raise AssistantError("The file could not be written.", str(error)) from error
