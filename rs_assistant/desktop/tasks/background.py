# SPDX-License-Identifier: GPL-2.0-or-later
"""Background work: a function runs on a thread of QGIS's tasks, then one callback follows."""

from __future__ import annotations

import logging
import traceback
from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsFeedback, QgsTask

from rs_assistant.engine.errors import AssistantError, Cancelled

logger = logging.getLogger(__name__)
Operation = Callable[["Work"], Any]


class Work(QgsTask):
    """One operation off the main thread.

    ``operation(work)`` runs on a task thread; it should look at ``work.isCanceled()`` and may hand
    ``work.feedback`` to QGIS. Exactly one of the callbacks follows on the main thread, unless
    `forget` was called: ``succeeded(value)`` or ``failed(AssistantError)``, with `Cancelled` when
    the work was cancelled.
    """

    def __init__(
        self,
        description: str,
        operation: Operation,
        succeeded: Callable[[Any], None],
        failed: Callable[[AssistantError], None],
    ) -> None:
        super().__init__(description, _flags())
        self.feedback = QgsFeedback()
        self._operation: Optional[Operation] = operation
        self._succeeded: Optional[Callable[[Any], None]] = succeeded
        self._failed: Optional[Callable[[AssistantError], None]] = failed
        self._value: Any = None
        self._error: Optional[AssistantError] = None
        self._cancelled = False

    def run(self) -> bool:
        """Called by the task manager on its thread."""
        assert self._operation is not None
        try:
            if not self._cancelled:
                self._value = self._operation(self)
        except AssistantError as error:
            self._error = error
        except Exception as error:
            logger.exception("background work failed: %s", self.description())
            self._error = AssistantError(
                "Something went wrong inside RS Assistant.",
                "Ask again; if it happens again, please report it.",
                "".join(traceback.format_exception(type(error), error, error.__traceback__)),
            )
        finally:
            self._operation = None  # closures hold large pictures
        return self._error is None and not self._cancelled

    def isCanceled(self) -> bool:
        """Whether the operation should end."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the operation to end; one that has not begun never will.

        `QgsTask.cancel` would end a task that still waits at once, and the manager would delete it
        even if a thread is just taking it up (seen as crashes and lost callbacks). So the task is
        left to run, to nothing.
        """
        self._cancelled = True
        self.feedback.cancel()

    def forget(self) -> None:
        """Cancel, and call nobody back: the asker is going away."""
        self._succeeded = self._failed = None
        self.cancel()

    def finished(self, result: bool) -> None:
        """Called by the task manager on the main thread."""
        succeeded, failed = self._succeeded, self._failed
        self._succeeded = self._failed = None
        value, self._value = self._value, None
        if result and succeeded is not None:
            succeeded(value)
        elif not result and failed is not None:
            failed(self._error or Cancelled("Stopped."))


def _flags() -> Any:
    """Cancellable, and where QGIS can (3.26), not shown among the user's own tasks."""
    hidden = getattr(QgsTask.Flag, "Hidden", None)
    shown = QgsTask.Flag.CanCancel
    return shown if hidden is None else shown | hidden


def run_in_background(
    description: str,
    operation: Operation,
    succeeded: Callable[[Any], None],
    failed: Callable[[AssistantError], None],
) -> Work:
    """Start an operation now; keep the returned work to cancel or forget it."""
    work = Work(description, operation, succeeded, failed)
    QgsApplication.taskManager().addTask(work)
    return work
