# SPDX-License-Identifier: GPL-2.0-or-later
"""Background work: a function runs on a thread of our own pool, then one callback follows.

Not QGIS's task manager: in 3.22 it may take a waiting task for one that has just ended (it looks
for runnables by an address that is used again) and then never starts it, and it deletes a task
that is cancelled while a thread takes it up. Rare, but a question must not hang on it.
"""

from __future__ import annotations

import logging
import threading
import traceback
from typing import Any, Callable, Optional

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, pyqtSignal

from rs_assistant.engine.errors import AssistantError, Cancelled

logger = logging.getLogger(__name__)
Operation = Callable[["Work"], Any]
THREADS = 2
LEAVING_MS = 5000  # how long QGIS waits for work in progress when it is closed


class Work(QObject):
    """One operation off the main thread.

    ``operation(work)`` runs on a thread; it should look at ``work.isCanceled()`` and may hand
    ``work.feedback`` to QGIS. Exactly one of the callbacks follows on the main thread, unless
    `forget` was called: ``succeeded(value)`` or ``failed(AssistantError)``, with `Cancelled` when
    the work was cancelled.
    """

    progressChanged = pyqtSignal(float)  # per cent
    _ended = pyqtSignal()

    def __init__(
        self,
        description: str,
        operation: Operation,
        succeeded: Callable[[Any], None],
        failed: Callable[[AssistantError], None],
    ) -> None:
        super().__init__()
        self.description = description
        self.feedback = QgsFeedback()
        self._operation: Optional[Operation] = operation
        self._succeeded: Optional[Callable[[Any], None]] = succeeded
        self._failed: Optional[Callable[[AssistantError], None]] = failed
        self._value: Any = None
        self._error: Optional[AssistantError] = None
        self._cancelled = False
        self._over = threading.Event()
        self.job = _Job(self)
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def isCanceled(self) -> bool:
        """Whether the operation should end."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the operation to end; one that has not begun never will."""
        self._cancelled = True
        self.feedback.cancel()

    def setProgress(self, percent: float) -> None:
        """How far the operation has come; told on the main thread."""
        self.progressChanged.emit(percent)

    def forget(self) -> None:
        """Cancel, and call nobody back: the asker is going away."""
        self._succeeded = self._failed = None
        self.cancel()

    def waitForFinished(self, milliseconds: int) -> bool:
        """Wait for the operation, not for its callback; whether it has ended."""
        return self._over.wait(milliseconds / 1000)

    def run(self) -> None:
        """Called on a thread of the pool."""
        assert self._operation is not None
        try:
            if not self._cancelled:
                self._value = self._operation(self)
        except AssistantError as error:
            self._error = error
        except Exception as error:  # the boundary of a task
            logger.exception("background work failed: %s", self.description)
            self._error = AssistantError(
                "Something went wrong inside RS Assistant.",
                "Ask again; if it happens again, please report it.",
                "".join(traceback.format_exception(type(error), error, error.__traceback__)),
            )
        finally:
            self._operation = None  # closures hold large pictures
            self._over.set()
            self._ended.emit()

    def _finish(self) -> None:
        """On the main thread, once."""
        _alive.discard(self)
        succeeded, failed = self._succeeded, self._failed
        self._succeeded = self._failed = None
        value, self._value = self._value, None
        if self._error is None and not self._cancelled:
            if succeeded is not None:
                succeeded(value)
        elif failed is not None:
            failed(self._error or Cancelled("Stopped."))


class _Job(QRunnable):
    """What the pool runs. Its work keeps it; the pool must not delete it."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.setAutoDelete(False)

    def run(self) -> None:
        """Called by the pool."""
        self._work.run()


_alive: set[Work] = set()  # keeps work whose asker does not
_pools: list[QThreadPool] = []  # the one pool, made when it is first needed


def run_in_background(
    description: str,
    operation: Operation,
    succeeded: Callable[[Any], None],
    failed: Callable[[AssistantError], None],
) -> Work:
    """Start an operation now; keep the returned work to cancel or forget it."""
    work = Work(description, operation, succeeded, failed)
    _alive.add(work)
    _pool().start(work.job)
    return work


def end_all() -> None:
    """Cancel everything and wait a moment: QGIS is being closed."""
    for work in list(_alive):
        work.forget()
    for pool in _pools:
        pool.waitForDone(LEAVING_MS)


def _pool() -> QThreadPool:
    if not _pools:
        pool = QThreadPool()
        pool.setMaxThreadCount(THREADS)
        _pools.append(pool)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(end_all)
    return _pools[0]
