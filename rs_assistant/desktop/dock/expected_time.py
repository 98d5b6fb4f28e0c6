# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the next answer will take: learnt from the session's answers, shown as a chip."""

from __future__ import annotations

from rs_assistant.desktop.device_name import device_name
from rs_assistant.desktop.dock.context_bar import ContextBar
from rs_assistant.desktop.session import Session
from rs_assistant.engine.conversation import Turn, TurnState
from rs_assistant.engine.pace import Pace


class ExpectedTime:
    """Learns from every answer but the first of a worker, which loads the models."""

    def __init__(self, session: Session, bar: ContextBar) -> None:
        self.pace = Pace()
        self._session = session
        self._bar = bar
        self._cold = not session.worker.about

    def worker_started(self) -> None:
        """The next answer loads the models first."""
        self._cold = True

    def learn(self, turn: Turn) -> None:
        """An answer has come."""
        context = turn.context
        if self._cold:
            self._cold = False
        elif turn.seconds and turn.state is TurnState.ANSWERED and context.size_m:
            scale = context.metres_per_pixel or 1.0
            views = max(1, len(context.layer_names)) if context.source == "compare" else 1
            self.pace.note(views * context.size_m[0] * context.size_m[1] / scale**2, turn.seconds)
            self.show()

    def seconds(self) -> float | None:
        """For what is looked at now; None when nothing is known yet."""
        context = self._session.context
        width, height = context.size_px
        return self.pace.expected(max(1, context.views) * width * height)

    def show(self) -> None:
        """Say it in the context bar."""
        self._bar.show_expected(self.seconds(), device_name(self._session.worker.about))
