# SPDX-License-Identifier: GPL-2.0-or-later
"""One look at a view for outlining: its picture, the way to the worker, and until it is ready."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rs_assistant.desktop.canvas.snapshot import Shot, Snapshot
from rs_assistant.desktop.canvas.sources import ViewPlan
from rs_assistant.desktop.outline_view import Looked
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.requests import Request


class Look(QObject):
    """Takes the picture of a planned view and has a worker make it ready for clicks.

    `ready` or `failed` ends it; after `abandon` nothing follows.
    """

    sent = pyqtSignal()  # the worker has it
    progressed = pyqtSignal(object)  # share that is done, None where nobody knows
    ready = pyqtSignal(object)  # Looked, with the worker's handle
    failed = pyqtSignal(object)  # AssistantError

    def __init__(
        self,
        plan: ViewPlan,
        project: QgsProject,
        ellipsoid: str,
        worker: Any,
        model: str,
        parent: QObject,
    ) -> None:
        """``model`` is the id of the pack that is to look."""
        super().__init__(parent)
        self.looked: Looked | None = None
        """What is looked at, from when its picture is there."""
        self._plan = plan
        self._project = project
        self._ellipsoid = ellipsoid
        self._worker = worker
        self.model = model
        self._work: Work | None = None
        self._request: int | None = None
        self._snapshot = Snapshot((plan,), parent=self)
        self._snapshot.finished.connect(self._seen)
        self._snapshot.failed.connect(self._fail)
        self._pairs = [
            (worker.finished, self._finished),
            (worker.failed, self._refused),
            (worker.progress, self._progressed),
        ]
        self._listening = False

    def start(self) -> None:
        """Begin with the picture."""
        self._snapshot.start()

    def abandon(self) -> None:
        """Nobody waits for it any more. What the worker has begun is answered into the void:
        cancelling would cost the worker."""
        self._end()
        self._snapshot.abandon()
        work, self._work = self._work, None
        if work is not None:
            work.forget()

    def _seen(self, shot: Shot) -> None:
        looked = Looked(self._plan, shot, self._project, self._ellipsoid, model=self.model)
        self.looked = looked

        def wire(_: Work) -> tuple[dict[str, Any], bytes]:
            return Request("", (looked.view,), model=self.model).to_wire()

        self._work = run_in_background(tr("Sending the view"), wire, self._send, self._fail)

    def _send(self, value: tuple[dict[str, Any], bytes]) -> None:
        self._work = None
        for signal, slot in self._pairs:
            signal.connect(slot)
        self._listening = True
        self._request = self._worker.request("encode", *value)
        self.sent.emit()

    def _progressed(self, request: int, fraction: object, _text: str) -> None:
        if request == self._request:
            known = isinstance(fraction, (int, float)) and not isinstance(fraction, bool)
            self.progressed.emit(float(fraction) if known else None)  # type: ignore[arg-type]

    def _finished(self, request: int, body: Any, _blob: Any) -> None:
        if request != self._request or self.looked is None:
            return
        self._end()
        handle, prompter = str(body.get("handle", "")), str(body.get("prompter", ""))
        self.looked = replace(self.looked, handle=handle, prompter=prompter)
        self.ready.emit(self.looked)

    def _refused(self, request: int, error: AssistantError) -> None:
        if request == self._request:
            self._fail(error)

    def _fail(self, error: AssistantError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._request = None
        if self._listening:
            self._listening = False
            for signal, slot in self._pairs:
                signal.disconnect(slot)
