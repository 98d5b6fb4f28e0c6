# SPDX-License-Identifier: GPL-2.0-or-later
"""What keys do with the last question; `shortcuts.keys` names these methods."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject

from rs_assistant.desktop.dock.asking import Asking
from rs_assistant.desktop.dock.transcript import Transcript
from rs_assistant.desktop.dock.turn_view import TurnView
from rs_assistant.desktop.session import Session
from rs_assistant.engine.conversation import Turn


class LastTurn(QObject):
    """Acts on the end of the branch that is shown; nothing happens in an empty conversation."""

    def __init__(
        self, session: Session, transcript: Transcript, asking: Asking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._transcript = transcript
        self._asking = asking

    def retry_last(self) -> None:
        """Ask the last question again."""
        turn = self._turn()
        if turn is not None:
            self._asking.retry(turn.id)

    def edit_last(self) -> None:
        """Change the last question."""
        view = self._view()
        if view is not None:
            view.start_edit()

    def copy_last(self) -> None:
        """Copy the last answer."""
        view = self._view()
        if view is not None:
            view.copy_answer()

    def add_last_layer(self) -> None:
        """Add what the last answer that found something has found."""
        for turn in reversed(self._session.conversation.branch()):
            if turn.feature_count or turn.has_heat_map:
                self._session.add_layer(turn.id)
                return

    def go_to_last(self) -> None:
        """Go back to the view of the last question."""
        turn = self._turn()
        if turn is not None:
            self._session.go_there(turn.id)

    def _turn(self) -> Turn | None:
        branch = self._session.conversation.branch()
        return branch[-1] if branch else None

    def _view(self) -> TurnView | None:
        turn = self._turn()
        return self._transcript.view(turn.id) if turn is not None else None
