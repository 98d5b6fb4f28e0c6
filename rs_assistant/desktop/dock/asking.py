# SPDX-License-Identifier: GPL-2.0-or-later
"""Every way to ask goes through here: one question at a time, and costly ones only on request."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from rs_assistant.desktop.dock.expected_cost import ExpectedCost
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.plans import Plan, Step


class Asking(QObject):
    """Sends questions of the composer, of buttons, of choices, and those that are asked again."""

    def __init__(self, session: Session, expected: ExpectedCost, dock: QWidget) -> None:
        super().__init__(dock)
        self._session = session
        self._expected = expected
        self._dock = dock

    def ask(self, message: str, plan: Plan | None = None) -> str:
        """Send a question; what is in the way, "" when it has been sent or given up."""
        if self._session.busy:
            return tr("Wait for the answer, or stop it with Esc.")
        if not self._patient():
            return tr("Not sent.")
        self._session.ask(message, plan)
        return ""

    def retry(self, turn_id: str) -> None:
        """The same again, as another version."""
        if self._session.busy or self._patient():
            self._session.retry(turn_id)

    def edit(self, turn_id: str, message: str) -> None:
        """Something else in the place of a turn."""
        if self._session.busy or self._patient():
            self._session.edit(turn_id, message)

    def choose(self, turn_id: str, step: Step) -> str:
        """One of the meanings that an unclear question was offered; what is in the way, or ""."""
        turn = self._session.conversation.turn(turn_id)
        return self.ask(turn.message, Plan((step,))) if turn is not None else ""

    def _patient(self) -> bool:
        """Whether the user wants to pay what the answer costs, asked only where that is much."""
        warning = self._expected.warning()
        if not warning:
            return True
        title = tr("This will take a while")
        answer = QMessageBox.question(self._dock, title, warning)
        return bool(answer == QMessageBox.StandardButton.Yes)
