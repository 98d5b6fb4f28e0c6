# SPDX-License-Identifier: GPL-2.0-or-later
"""One question from the map to the answer: picture, worker, words. Never waits."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from rs_assistant.desktop.answering import Asked, Outcome, answer_of
from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import MapState, ViewPlan
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import tr, tr_into
from rs_assistant.engine.errors import AssistantError, Cancelled, WorkerLost
from rs_assistant.engine.plans import Plan, StepName
from rs_assistant.engine.requests import HistoryTurn, Options, Request, View

LOST_BEFORE = 1.0  # seconds within which a lost worker was lost before it was asked
WITHOUT_VIEW = frozenset({StepName.HELP, StepName.PLACE, StepName.DECLINE})


class Stage(Enum):
    """Where a question stands."""

    WAITING = "waiting"
    LOOKING = "looking"
    SENDING = "sending"
    THINKING = "thinking"
    WORDING = "wording"
    ENDED = "ended"


@dataclass(frozen=True, eq=False)
class Question:
    """Everything that a question needs, taken when it was asked. ``plans`` is empty for questions
    that are not about a picture. ``trouble`` says why there is no picture: then only a question
    that needs none is answered, and any other ends with it."""

    turn: str
    message: str
    plans: tuple[ViewPlan, ...]
    state: MapState
    plan: Plan | None = None
    history: tuple[HistoryTurn, ...] = ()
    options: Options = field(default_factory=Options)
    model: str = "starter"
    previous: Outcome | None = None
    trouble: AssistantError | None = None


class TurnRunner(QObject):
    """Runs one question. Ends with exactly one of `answered` and `failed`, unless abandoned."""

    pictured = pyqtSignal(object)  # Shot
    token_received = pyqtSignal(str)
    progress_changed = pyqtSignal(object, str)  # fraction or None, text
    tiles_read = pyqtSignal(str, object, object)  # what for, boxes in pixels, the View they are of
    stage_changed = pyqtSignal(object)
    answered = pyqtSignal(object, float)  # Outcome, seconds
    failed = pyqtSignal(object)  # AssistantError

    def __init__(self, question: Question, worker: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.stage = Stage.WAITING
        self._worker = worker
        self._request: int | None = None
        self._unheard: tuple[dict[str, Any], bytes] | None = None
        self._sent = 0.0
        self._began = 0.0
        self._views: tuple[View, ...] = ()
        self._snapshot: Snapshot | None = None
        self._work: Work | None = None
        self._connections: list[tuple[Any, Any]] = []

    def start(self) -> None:
        """Take the picture, or go straight to the worker when none is needed."""
        self._began = time.monotonic()
        if self.question.trouble is not None:
            self._ask_what_it_is_about(self.question.trouble)
            return
        if not self.question.plans:
            self._send(())
            return
        if not self._enter(Stage.LOOKING):
            return
        self._snapshot = Snapshot(self.question.plans, parent=self)
        self._snapshot.finished.connect(self._seen)
        self._snapshot.failed.connect(self._fail)
        self._snapshot.progressed.connect(
            lambda share: self.progress_changed.emit(share, tr("Looking at the view…"))
        )
        self._snapshot.start()

    def stop(self) -> None:
        """The user has seen enough; `failed` follows at once with `Cancelled`."""
        if self.stage is not Stage.ENDED:
            self._fail(Cancelled(tr("Stopped.")))

    def abandon(self) -> None:
        """Stop and stay silent: everything is being dismantled."""
        self._end()

    def _ask_what_it_is_about(self, trouble: AssistantError) -> None:
        """There is nothing to look at. "What can you do?" deserves an answer all the same."""
        question = self.question
        if question.plan is not None:
            self._fail(trouble)
            return
        if not self._enter(Stage.SENDING):
            return

        def routed(request: int, body: dict[str, Any], _blob: Any) -> None:
            if request != self._request:
                return
            self._request = None
            self._disconnect()
            try:
                plan = Plan.from_wire(body["plan"])
            except (AssistantError, KeyError):
                self._fail(trouble)
                return
            if plan.steps and all(step.name in WITHOUT_VIEW for step in plan.steps):
                self.question = replace(question, plan=plan, trouble=None)
                self._send(())
            else:
                self._fail(trouble)

        def not_routed(request: int, _error: AssistantError) -> None:
            if request == self._request:
                self._request = None
                self._fail(trouble)

        self._listen((self._worker.finished, routed), (self._worker.failed, not_routed))
        history = [
            {"message": item.message, "plan": item.plan.to_wire()} for item in question.history
        ]
        body = {"message": question.message, "views": 0, "history": history}
        self._request = self._worker.request("route", body)

    def _listen(self, *connections: tuple[Any, Any]) -> None:
        self._connections = list(connections)
        for signal, slot in self._connections:
            signal.connect(slot)

    def _enter(self, stage: Stage) -> bool:
        """Tell everybody; False when somebody stopped the question in return."""
        self.stage = stage
        self.stage_changed.emit(stage)
        return self.stage is stage

    def _seen(self, shot: Shot) -> None:
        self.pictured.emit(shot)
        self._send(shot.views)

    def _send(self, views: tuple[View, ...]) -> None:
        self._views = views
        question = self.question
        if not self._enter(Stage.SENDING):
            return

        def operation(_: Work) -> tuple[dict[str, Any], bytes]:
            return Request(
                question.message,
                views,
                question.history,
                question.plan,
                question.options,
                question.model,
            ).to_wire()

        self._work = run_in_background(
            tr("Sending the view"), operation, self._ask_worker, self._fail
        )

    def _ask_worker(self, wire: tuple[dict[str, Any], bytes]) -> None:
        if self.stage is not Stage.SENDING:
            return
        self._work = None
        if not self._enter(Stage.THINKING):
            return
        self._listen(
            (self._worker.progress, self._on_progress),
            (self._worker.partial, self._on_partial),
            (self._worker.token, self._on_token),
            (self._worker.finished, self._on_finished),
            (self._worker.failed, self._on_failed),
        )
        self._unheard = wire
        self._sent = time.monotonic()
        self._request = self._worker.request("ask", *wire)

    def _on_progress(self, request: int, fraction: object, text: str) -> None:
        if request == self._request:
            self._unheard = None
            self.progress_changed.emit(fraction, text)

    def _on_partial(self, request: int, body: Any) -> None:
        if request != self._request or not isinstance(body, dict):
            return
        self._unheard = None
        index = body.get("view")
        if isinstance(index, int) and 0 <= index < len(self._views) and "tiles" in body:
            text = str(body.get("text") or "")
            self.tiles_read.emit(text, body["tiles"], self._views[index])

    def _on_token(self, request: int, text: str) -> None:
        if request == self._request:
            self._unheard = None
            self.token_received.emit(text)

    def _on_failed(self, request: int, error: AssistantError) -> None:
        if request != self._request:
            return
        self._request = None
        wire, self._unheard = self._unheard, None
        soon = time.monotonic() - self._sent < LOST_BEFORE
        if wire is not None and soon and isinstance(error, WorkerLost):
            # It was lost before it was asked, and nobody had noticed: a new one is asked, once.
            self._request = self._worker.request("ask", *wire)
        else:
            self._fail(error)

    def _on_finished(self, request: int, body: dict[str, Any], blob: Any) -> None:
        if request != self._request:
            return
        self._request = None
        self._disconnect()
        if not self._enter(Stage.WORDING):
            return
        question, state = self.question, self.question.state
        asked = Asked(
            question.turn,
            question.message,
            self._views,
            state.transform_context,
            state.ellipsoid,
            question.previous,
        )
        words = tr_into(question.options.language)
        self._work = run_in_background(
            tr("Measuring"),
            lambda _: answer_of(body, blob, asked, words),
            self._succeed,
            self._fail,
        )

    def _succeed(self, outcome: Outcome) -> None:
        if self.stage is Stage.ENDED:
            return
        self._end()
        self.answered.emit(outcome, time.monotonic() - self._began)

    def _fail(self, error: AssistantError) -> None:
        if self.stage is Stage.ENDED:
            return
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self.stage = Stage.ENDED
        self._disconnect()
        request, self._request = self._request, None
        if request is not None:
            self._worker.cancel(request)
        if self._snapshot is not None:
            self._snapshot.abandon()
            self._snapshot.deleteLater()
            self._snapshot = None
        if self._work is not None:
            self._work.forget()
            self._work = None
        self._views = ()
        self._unheard = None

    def _disconnect(self) -> None:
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections = []
