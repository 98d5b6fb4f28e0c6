# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlining by clicks: the view is looked at once, then every click is answered at once.

The picture is taken and sent in the background as for a question; clicks made meanwhile wait. One
request is under way at a time, always about the newest clicks: a quick one first, and where that is
only a first impression, a thorough one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rs_assistant.desktop.canvas.context import map_state
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.prompt_marks import PromptMarks
from rs_assistant.desktop.canvas.prompt_tool import PromptMark, PromptTool
from rs_assistant.desktop.canvas.sources import SourceKind, ViewPlan, ViewSource
from rs_assistant.desktop.outline_hint import looking_hint, ready_hint
from rs_assistant.desktop.outline_look import Look
from rs_assistant.desktop.outline_view import Looked, Outlined
from rs_assistant.desktop.translation import told, tr
from rs_assistant.engine.errors import AssistantError, Cancelled, ViewForgotten, WorkerLost
from rs_assistant.engine.prompts import Outline

SETTLE = 350  # milliseconds that the map must rest before it is looked at again
HOVER = 60  # milliseconds between two looks below the pointer
TRIES = 2  # times that a lost worker is told the view again


class Stage(Enum):
    """Where the tool stands."""

    OFF = "off"
    LOOKING = "looking"
    ENCODING = "encoding"
    READY = "ready"
    STUCK = "stuck"


@dataclass(frozen=True, eq=False)
class _Asked:
    """What the request under way is about."""

    marks: tuple[PromptMark, ...]
    hover: bool
    quick: bool


class Outlining(QObject):
    """Runs one `PromptTool` on the map of a session."""

    outlined = pyqtSignal(object)  # Outlined, accepted by the user
    left = pyqtSignal()  # the user has finished
    stage_changed = pyqtSignal(object)  # Stage
    previewed = pyqtSignal(object)  # Outlined or None, as it is shown

    def __init__(
        self,
        canvas: QgsMapCanvas,
        project: QgsProject,
        worker: Any,
        source: Any,
        model: Any,
        parent: QObject | None = None,
    ) -> None:
        """``source`` gives the `ViewSource` that questions are about, ``model`` the pack's id."""
        super().__init__(parent)
        self._canvas = canvas
        self._project = project
        self._worker = worker
        self._source = source
        self._model = model
        self.tool = PromptTool(canvas)
        self.marks = PromptMarks(canvas)
        self.stage = Stage.OFF
        self.current: Outlined | None = None
        self._look: Look | None = None  # under way
        self._looked: Looked | None = None
        self._request: int | None = None
        self._asked: _Asked | None = None
        self._hover: QgsPointXY | None = None
        self._dragging: QgsRectangle | None = None
        self._accepting = False
        self._tries = 0
        self._trouble = ""
        self._progress: float | None = None
        self._settle = _timer(self, SETTLE, self._settled)
        self._hovering = _timer(self, HOVER, self._ask)
        self.tool.activated_changed.connect(self._activated)
        self.tool.changed.connect(self._marks_changed)
        self.tool.dragged.connect(self._dragged)
        self.tool.hovered.connect(self._hovered)
        self.tool.accepted.connect(self.accept)
        self.tool.left.connect(self.left)

    @property
    def active(self) -> bool:
        """Whether the tool is on the map."""
        return self.stage is not Stage.OFF

    def dispose(self) -> None:
        """Take everything off the map for good."""
        if self.active:
            self._activated(False)
        self.marks.dispose()
        self.tool.deleteLater()

    def accept(self) -> None:
        """Keep what is outlined; while it is still being drawn, as soon as it is there."""
        if not self.tool.marks:
            return
        if self._asked is not None or self.stage is not Stage.READY:
            self._accepting = True
            self._say()
            return
        self._accepting = False
        current = self.current
        if current is None:
            self._say()
            return
        self.current = None
        self.tool.clear()
        self.outlined.emit(current)
        self.look_again_if_worth_it()

    # The tool

    def _activated(self, active: bool) -> None:
        if active == self.active:
            return
        canvas, worker = self._canvas, self._worker
        pairs = [
            (canvas.extentsChanged, self._settle.start),
            (canvas.layersChanged, self._settle.start),  # an accepted outline adds a layer, too
            (canvas.destinationCrsChanged, self._settle.start),
            (canvas.temporalRangeChanged, self._settle.start),
            (worker.finished, self._finished),
            (worker.failed, self._failed),
        ]
        for signal, slot in pairs:
            signal.connect(slot) if active else signal.disconnect(slot)
        if active:
            self._tries = 0
            self._look_anew()
            return
        self._settle.stop()
        self._hovering.stop()
        self._drop_look()
        # A request under way is answered into the void: cancelling would cost the worker.
        self._request = self._asked = self._looked = self.current = None
        self._hover = self._dragging = None
        self._accepting = False
        self.marks.clear()
        self._enter(Stage.OFF)

    def _marks_changed(self) -> None:
        self._trouble = ""
        marks = self.tool.marks
        self.marks.clicks.show_points([(m.point, m.positive) for m in marks if m.point is not None])
        self._show_boxes()
        if not marks:
            self._accepting = False
            self._show(None, False)
            self.look_again_if_worth_it()
        elif self.stage is Stage.READY and not self._sees(marks):
            self._look_anew()
        self._say()
        self._ask()

    def _dragged(self, box: QgsRectangle | None) -> None:
        self._dragging = box
        self._show_boxes()

    def _show_boxes(self) -> None:
        boxes = [mark.box for mark in self.tool.marks if mark.box is not None]
        self.marks.show_boxes(boxes + ([self._dragging] if self._dragging is not None else []))

    def _hovered(self, point: QgsPointXY) -> None:
        self._hover = point
        if not self.tool.marks and self.stage is Stage.READY and not self._hovering.isActive():
            self._hovering.start()

    # Looking

    def _settled(self) -> None:
        self.marks.hint.place()
        self.look_again_if_worth_it()

    def _plan(self) -> ViewPlan:
        source = self._source()
        if source.kind not in (SourceKind.CANVAS, SourceKind.LAYER):
            source = ViewSource()
        return plan_views(source, map_state(self._canvas, self._project))[0]

    def look_again_if_worth_it(self) -> None:
        """Look at the map as it is now, unless clicks are open or the view at hand will do."""
        under_way, model = self._look, str(self._model())
        if not self.active or self.tool.marks:
            return
        if under_way is not None and under_way.looked is None and under_way.model == model:
            return  # its picture is being taken
        try:
            plan = self._plan()
        except AssistantError as error:
            self._stuck(error)
            return
        at_hand = under_way.looked if under_way is not None else self._looked
        if at_hand is None or not at_hand.will_do_for(plan, model):
            self._look_anew()

    def _look_anew(self) -> None:
        self._drop_look()
        self._looked = None
        self._progress = None
        self._enter(Stage.LOOKING)
        try:
            plan = self._plan()
            state = map_state(self._canvas, self._project)
        except AssistantError as error:
            self._stuck(error)
            return
        self._say()
        model = str(self._model())
        look = Look(plan, self._project, state.ellipsoid, self._worker, model, self)
        self._look = look
        look.sent.connect(lambda: self._enter(Stage.ENCODING))
        look.progressed.connect(self._progressed)
        look.ready.connect(self._made_ready)
        look.failed.connect(self._refused)
        look.start()

    def _progressed(self, share: float | None) -> None:
        self._progress = share
        self._say()

    def _made_ready(self, looked: Looked) -> None:
        self._drop_look()
        self._looked = looked
        self._progress = None
        self._tries = 0
        self._enter(Stage.READY)
        if self.tool.marks and not self._sees(self.tool.marks):
            self._trouble = tr("There is no imagery here.")
        self._say()
        self._ask()

    def _drop_look(self) -> None:
        look, self._look = self._look, None
        if look is not None:
            look.abandon()
            look.deleteLater()
        self._request = self._asked = None

    # Asking

    def _ask(self) -> None:
        """Ask about the newest clicks, or about what lies below the pointer."""
        looked = self._looked
        if self.stage is not Stage.READY or self._asked is not None or looked is None:
            return
        marks = tuple(self.tool.marks)
        hover = not marks
        if hover:
            if self._hover is None:
                return
            marks = (PromptMark(self._hover),)
            if not self._sees(marks):
                self._show(None, True)
                return
        self._put(_Asked(marks, hover, True))

    def _put(self, asked: _Asked) -> None:
        assert self._looked is not None
        prompt = self._looked.prompt(asked.marks, self._canvas_crs())
        if prompt is None or not prompt:
            self._show(None, asked.hover)
            return
        body = {"handle": self._looked.handle, "quick": asked.quick, **prompt.to_wire()}
        self._asked = asked
        self._request = self._worker.request("prompt", body)
        self._say()

    def _sees(self, marks: Sequence[PromptMark]) -> bool:
        """Whether the view at hand shows what is pointed at."""
        return self._looked is not None and self._looked.shows(marks, self._canvas_crs())

    def _canvas_crs(self) -> QgsCoordinateReferenceSystem:
        return self._canvas.mapSettings().destinationCrs()

    # What the worker says

    def _finished(self, request: int, body: Any, _blob: Any) -> None:
        if request != self._request or self._looked is None:
            return
        self._request = None
        asked, self._asked = self._asked, None
        if asked is None:
            return
        try:
            outline = Outline.from_wire(body)
        except AssistantError as error:
            self._stuck(error)
            return
        self._answered(asked, outline)

    def _answered(self, asked: _Asked, outline: Outline) -> None:
        newest = tuple(self.tool.marks)
        current = newest == asked.marks if not asked.hover else not newest
        if current:
            placed = self._looked.placed(outline) if self._looked is not None else None
            self._show(placed, asked.hover, outline.final)
            if not outline.final and not asked.hover:
                self._put(replace(asked, quick=False))
                return
            self._say()
            if self._accepting:
                self.accept()
                return
        if newest and not current:
            self._ask()

    def _failed(self, request: int, error: AssistantError) -> None:
        if request == self._request:
            self._refused(error)

    def _refused(self, error: AssistantError) -> None:
        """The worker will not look, or not say what a click means."""
        self._drop_look()
        if isinstance(error, (ViewForgotten, WorkerLost)) and self._tries < TRIES:
            # The clicks are kept: they are asked again when the view has been looked at again.
            self._tries += 1
            self._look_anew()
            return
        if isinstance(error, Cancelled):
            return
        self._stuck(error)

    def _stuck(self, error: AssistantError) -> None:
        self._drop_look()
        self._looked = None
        self._trouble = " ".join(told(error)).strip()
        self._enter(Stage.STUCK)
        self._say()

    # Showing

    def _show(self, found: Outlined | None, hover: bool, final: bool = True) -> None:
        self.current = None if hover else found
        geometry = found.on_map(self._canvas_crs()) if found is not None else None
        self.marks.show_outline(geometry, final, hover)
        self.previewed.emit(found)

    def _enter(self, stage: Stage) -> None:
        if stage is not self.stage:
            self.stage = stage
            self.stage_changed.emit(stage)
            self._say()

    def _say(self) -> None:
        self.marks.hint.say(self._text())

    def _text(self) -> str:
        """What to do next, in one line."""
        if self.stage is Stage.OFF:
            return ""
        if self._trouble:
            return self._trouble
        clicked, asking = bool(self.tool.marks), self._asked is not None
        if self.stage is not Stage.READY:
            return looking_hint(self._progress, clicked)
        return ready_hint(self.current, clicked, asking)


def _timer(parent: QObject, milliseconds: int, slot: Any) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
