# SPDX-License-Identifier: GPL-2.0-or-later
"""The session decides: what a question is about, who answers, what becomes of the answer.

Widgets call its slots and listen to its signals; they know nothing of workers, views or layers.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoStack

from rs_assistant.desktop.answering import Outcome, recorded
from rs_assistant.desktop.canvas import links
from rs_assistant.desktop.canvas.compare_plan import in_order
from rs_assistant.desktop.canvas.context import ContextWatcher, ViewContext, map_state
from rs_assistant.desktop.canvas.drawn_region import DrawnRegion
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.reading_mark import boxes_on_map
from rs_assistant.desktop.canvas.snapshot import Shot
from rs_assistant.desktop.canvas.sources import SourceKind, ViewPlan, ViewSource
from rs_assistant.desktop.conversation_keeper import ConversationKeeper, settled
from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.conversation_title import title_for
from rs_assistant.desktop.device_name import device_name
from rs_assistant.desktop.layers.undo import RemoveTurn
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.translation import told, tr
from rs_assistant.desktop.turn_context import context_of, options_of, source_of
from rs_assistant.desktop.turn_map import TurnMap
from rs_assistant.desktop.turn_places import TurnPlaces
from rs_assistant.desktop.turn_runner import WITHOUT_VIEW, Question, Stage, TurnRunner
from rs_assistant.engine.conversation import (
    Conversation,
    LayerRef,
    Removal,
    Turn,
    TurnContext,
    TurnError,
    TurnState,
    new_turn,
)
from rs_assistant.engine.errors import AssistantError, Cancelled, ViewUnusable
from rs_assistant.engine.plans import Plan
from rs_assistant.engine.requests import View
from rs_assistant.engine.settings import (
    MODEL,
    UNDO_DEPTH,
)


class SessionState(Enum):
    """What the session is busy with."""

    IDLE = "idle"
    LOOKING = "looking"
    THINKING = "thinking"


class Session(QObject):
    """One dock's conversation with one worker about one map."""

    turn_added = pyqtSignal(object)  # Turn
    turn_changed = pyqtSignal(object)  # Turn
    token_received = pyqtSignal(str, str)  # turn id, text
    progress_changed = pyqtSignal(str, object, str)  # turn id, fraction or None, text
    tiles_read = pyqtSignal(str, object)  # what for ("": done), polygons in the CRS of the canvas
    state_changed = pyqtSignal(object)  # SessionState
    context_changed = pyqtSignal(object)  # ViewContext
    conversation_changed = pyqtSignal(object)  # Conversation, when turns come, go or change place
    region_changed = pyqtSignal(object)  # QgsGeometry in the CRS of the canvas, or None
    notice = pyqtSignal(str, str, str)  # level (info, warning, error), text, hint

    def __init__(
        self,
        canvas: QgsMapCanvas,
        project: QgsProject,
        worker: Any,
        settings: SettingsStore,
        store: ConversationStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.worker = worker
        self.settings = settings
        self.store = store
        self.state = SessionState.IDLE
        self.conversation = Conversation()
        self.source = ViewSource()
        self._region = DrawnRegion(canvas, project, self)
        self._region.changed.connect(self._region_changed)
        self._region.lost.connect(self._tell_of_lost_region)
        self._project = project
        self._runner: TurnRunner | None = None
        self._partial = ""
        self._device = ""
        self._closed = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(int(settings.value(UNDO_DEPTH)))
        self.map = TurnMap(project, self.undo_stack, lambda: self.conversation, self)
        self.places = TurnPlaces(canvas, project, self.map, lambda: self.conversation, self)
        self.places.notice.connect(self.notice)
        self.map.failed.connect(self._tell)
        self.map.notice.connect(self.notice)
        self.map.layers_changed.connect(self._layers_changed)
        self._watcher = ContextWatcher(canvas, project, lambda: (self.source, self.region), self)
        self._watcher.changed.connect(self.context_changed)
        self._keeper = ConversationKeeper(project, store, settings, lambda: self.conversation, self)
        self._keeper.opened.connect(self.show_conversation)
        self._keeper.closed.connect(self._project_closed)
        # Later: at the beginning nobody listens to the session yet.
        self._keeper.failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._keeper.recovered.connect(self._tell_of_recovery, Qt.ConnectionType.QueuedConnection)
        worker.ready.connect(self._worker_ready)
        self._watcher.schedule()
        self._keeper.read()  # the plugin may be switched on while a project is open

    @property
    def region(self) -> QgsGeometry | None:
        """What questions are restricted to, in the CRS of the canvas."""
        return self._region.geometry

    @property
    def context(self) -> ViewContext:
        """What would be sent now."""
        return self._watcher.context

    @property
    def busy(self) -> bool:
        """Whether a question is being answered."""
        return self._runner is not None

    def set_watching(self, watching: bool) -> None:
        """Whether somebody looks at the context bar."""
        self._watcher.set_active(watching)

    # Asking

    def ask(self, message: str, plan: Plan | None = None) -> None:
        """Ask about what the context shows, following the branch that is shown."""
        self._ask(message, plan, self.conversation.head)

    def retry(self, turn_id: str) -> None:
        """Ask the same again about what the context shows now, as another version."""
        turn = self.conversation.turn(turn_id)
        if turn is not None:
            self._ask(turn.message, turn.plan, turn.parent)

    def edit(self, turn_id: str, message: str) -> None:
        """Ask something else in the place of a turn; the old version stays on its branch."""
        turn = self.conversation.turn(turn_id)
        if turn is not None:
            self._ask(message, None, turn.parent)

    def stop(self) -> None:
        """Stop the answer; what has arrived stays."""
        if self._runner is not None:
            self._runner.stop()

    def _ask(self, message: str, plan: Plan | None, parent: str) -> None:
        message = message.strip()
        if not message:
            return
        if self._runner is not None:
            self.notice.emit(
                "info", tr("One question at a time."), tr("Stop the answer, or wait for it.")
            )
            return
        turn = new_turn(message, parent, plan)
        state = map_state(self.canvas, self._project)
        plans: tuple[ViewPlan, ...] = ()
        trouble: AssistantError | None = None
        try:
            plans = self._plans(state, plan, message)
            turn = replace(turn, context=self.context_of(plans))
        except AssistantError as error:
            trouble = error
        previous = self.map.previous(parent)
        history = self.conversation.history(parent) if parent else ()
        self.add_turn(turn)
        question = Question(
            turn.id,
            message,
            plans,
            state,
            plan,
            history,
            options_of(self.settings),
            str(self.settings.value(MODEL)),
            previous,
            trouble,
        )
        self._run(question)

    def _run(self, question: Question) -> None:
        turn_id = question.turn
        runner = TurnRunner(question, self.worker, self)
        self._runner = runner
        self._partial = ""
        runner.pictured.connect(lambda shot: self._pictured(turn_id, shot))
        runner.token_received.connect(lambda text: self._token(turn_id, text))
        runner.progress_changed.connect(
            lambda share, text: self.progress_changed.emit(turn_id, share, text)
        )
        runner.tiles_read.connect(self._tiles_read)
        runner.stage_changed.connect(lambda stage: self._staged(turn_id, stage))
        runner.answered.connect(lambda outcome, s: self._answered(turn_id, outcome, s))
        runner.failed.connect(lambda error: self._end_turn(turn_id, error))
        runner.start()

    def _plans(self, state: Any, plan: Plan | None, message: str) -> tuple[ViewPlan, ...]:
        about_views = plan is None or any(step.name not in WITHOUT_VIEW for step in plan.steps)
        if not about_views or message.casefold().startswith("/help"):
            return ()
        return plan_views(self.source, state, self.region)

    # While a question runs

    def _staged(self, turn_id: str, stage: Stage) -> None:
        if stage is Stage.LOOKING:
            self._enter(SessionState.LOOKING)
        elif stage is Stage.THINKING:
            self._enter(SessionState.THINKING)
            self._change(turn_id, state=TurnState.RUNNING)

    def _pictured(self, turn_id: str, shot: Shot) -> None:
        turn = self.conversation.turn(turn_id)
        if turn is not None:
            self._change(turn_id, context=replace(turn.context, thumbnail=shot.thumbnail_png))

    def _token(self, turn_id: str, text: str) -> None:
        self._partial += text
        self.token_received.emit(turn_id, text)

    def _tiles_read(self, text: str, boxes: Any, view: View) -> None:
        if view.geotransform is None:
            return
        crs = QgsCoordinateReferenceSystem.fromWkt(view.crs_wkt)
        placed = (
            links.in_canvas_crs(box, crs, self.canvas, self._project)
            for box in boxes_on_map(boxes, view.geotransform)
        )
        self.tiles_read.emit(text, [box for box in placed if box is not None])

    def _answered(self, turn_id: str, outcome: Outcome, seconds: float) -> None:
        self.map.remember(turn_id, outcome)
        self._drop_runner()
        self._change(turn_id, **recorded(outcome, seconds, self._device))
        self.map.show_found(turn_id, outcome, self.settings)
        self._enter(SessionState.IDLE)

    def _end_turn(self, turn_id: str, error: AssistantError) -> None:
        self._drop_runner()
        values: dict[str, Any] = {"answer_text": self._partial}
        if isinstance(error, Cancelled):
            values["state"] = TurnState.STOPPED
        else:
            values["state"] = TurnState.FAILED
            values["error"] = TurnError.of(error)
        self._partial = ""
        self._change(turn_id, **values)
        self._enter(SessionState.IDLE)

    def _drop_runner(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            self.tiles_read.emit("", [])
            runner.deleteLater()

    def _change(self, turn_id: str, **values: Any) -> Turn | None:
        turn = self.conversation.change(turn_id, **values)
        if turn is not None:
            self.turn_changed.emit(turn)
            self._keep()
        return turn

    def _layers_changed(
        self, conversation: str, turn_id: str, layers: tuple[LayerRef, ...]
    ) -> None:
        if conversation == self.conversation.id:
            self._change(turn_id, layers=layers)
        else:
            self._keeper.change_other(conversation, turn_id, layers=layers)

    def _enter(self, state: SessionState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _worker_ready(self, greeting: dict[str, Any]) -> None:
        self._device = device_name(greeting)

    # What a turn can do

    def add_layer(self, turn_id: str) -> None:
        """Show what the turn found as a layer: its polygons or, where it has none, its heat map."""
        turn = self.conversation.turn(turn_id)
        if turn is not None and turn.has_heat_map and not turn.feature_count:
            self.map.add_heat_map(turn_id)
        else:
            self.map.add_layer(turn_id)

    def zoom_to(self, turn_id: str, link: str) -> None:
        """Show what a link of an answer points at, and select its features in the layer."""
        self.places.zoom_to(turn_id, link)

    def flash(self, turn_id: str, link: str) -> None:
        """Light up what a link points at, without moving the map."""
        self.places.flash(turn_id, link)

    def go_there(self, turn_id: str) -> None:
        """Show the view of a question again: extent, imagery, region, one layer or two dates."""
        turn = self.conversation.turn(turn_id)
        if turn is None or turn.context.extent is None:
            return
        region = self.places.go_to(turn)
        self.set_source(source_of(turn, self._project))
        self.set_region(region)

    def add_turn(self, turn: Turn) -> None:
        """Append a turn: a question, or something that was made without asking."""
        if not self.conversation.title:
            names = turn.context.layer_names
            self.conversation.title = title_for(turn.message, turn.plan, names)
        self.conversation.add(turn)
        self.turn_added.emit(turn)
        self.conversation_changed.emit(self.conversation)
        self._keep()

    def change_turn(self, turn_id: str, **values: Any) -> Turn | None:
        """Replace fields of a turn; None when it is not here any more."""
        return self._change(turn_id, **values)

    def take_turn(self, turn_id: str) -> Removal | None:
        """Take a turn out without a step of undo; `return_turn` puts it back."""
        removal = self.conversation.remove(turn_id)
        self._reordered()
        return removal

    def return_turn(self, removal: Removal) -> None:
        """Undo `take_turn`."""
        self.conversation.restore(removal)
        self.conversation.show(removal.turn.id)
        self._reordered()

    def context_of(self, plans: tuple[ViewPlan, ...]) -> TurnContext:
        """What a turn about these views remembers of them."""
        source = "region" if self.region is not None else self.source.kind.value
        return context_of(plans, source, str(self.settings.value(MODEL)))

    @property
    def device(self) -> str:
        """What the worker runs on, "" until it has said so."""
        return self._device

    def remove(self, turn_id: str) -> None:
        """Take a turn out of the conversation; `undo` brings it back."""
        if self._runner is not None and self._runner.question.turn == turn_id:
            self.stop()
        if turn_id in self.conversation:
            self.undo_stack.push(RemoveTurn(self.conversation, turn_id, self._reordered))

    def undo(self) -> None:
        """Take back the newest layer or removal."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do it again."""
        self.undo_stack.redo()

    # What to look at

    def set_source(self, source: ViewSource) -> None:
        """Choose what questions are about."""
        self.source = source
        self._watcher.refresh()

    def set_region(self, region: QgsGeometry | None) -> None:
        """Restrict questions to a region in the CRS of the canvas, or lift that."""
        self._region.set(region)

    def _region_changed(self) -> None:
        self.region_changed.emit(self.region)
        self._watcher.refresh()

    def set_compare(self, layer_a: str, layer_b: str | None, times: tuple[str, ...] = ()) -> None:
        """Compare two layers, given by id (the earlier first, unless their dates say otherwise), or
        one temporal layer at two days; None goes back to one view."""
        if layer_b is None:
            self.set_source(ViewSource())
            return
        pair = tuple(self._project.mapLayer(key) for key in (layer_a, layer_b))
        if None not in pair and not times and not in_order(pair):
            layer_a, layer_b = layer_b, layer_a
        self.set_source(ViewSource(SourceKind.COMPARE, (layer_a, layer_b), tuple(sorted(times))))

    # Conversations

    def new_conversation(self) -> None:
        """Begin anew; the old conversation stays in the list."""
        self.show_conversation(Conversation())

    def open_conversation(self, identifier: str) -> None:
        """Show a stored conversation."""
        self._halt()
        self._keeper.flush()  # the one that is shown may be the one to open
        try:
            conversation = self.store.load(identifier)
        except AssistantError as error:
            self._tell(error)
            return
        if conversation is not None:
            self.show_conversation(settled(conversation))

    def show_conversation(self, conversation: Conversation) -> None:
        """Make a conversation the current one."""
        self._halt()
        self._keeper.flush()
        self.conversation = conversation
        self.undo_stack.clear()
        # Qt takes another limit on an empty stack only.
        self.undo_stack.setUndoLimit(int(self.settings.value(UNDO_DEPTH)))
        self.map.forget()
        self.conversation_changed.emit(conversation)
        self._keeper.prepare()

    def rename(self, title: str) -> None:
        """Give the conversation another title."""
        self.conversation.title = title
        self._keep()

    def show_branch(self, turn_id: str) -> None:
        """Switch to the branch through a turn."""
        if self.conversation.show(turn_id):
            self._reordered()

    def close(self) -> None:
        """Stop everything and save; the session is not used after this. May come twice."""
        if self._closed:
            return
        self._closed = True
        self._halt()
        self.map.stop()
        self._watcher.stop()
        self._keeper.stop()
        self.undo_stack.clear()
        self.worker.ready.disconnect(self._worker_ready)
        self._region.stop()

    def _halt(self) -> None:
        """End a running question, keeping what has arrived."""
        if self._runner is not None:
            self._runner.stop()

    def _project_closed(self) -> None:
        self.map.stop()
        self.source = ViewSource()
        self._region.set(None)
        self.show_conversation(Conversation())

    def _keep(self) -> None:
        """Save soon, and with the project when that is saved."""
        self._keeper.changed()
        if self._project.fileName():
            self._project.setDirty(True)

    def _reordered(self) -> None:
        self._keep()
        self.conversation_changed.emit(self.conversation)

    def _tell_of_recovery(self) -> None:
        self.notice.emit(
            "info",
            tr("Questions that the project had not been saved with were brought back."),
            tr("Save the project to keep them with it."),
        )

    def _tell_of_lost_region(self) -> None:
        self.notice.emit(
            "warning",
            tr("The region cannot be shown in the map's CRS and was removed."),
            tr("Draw it again."),
        )

    def _tell(self, error: AssistantError) -> None:
        self.notice.emit("error", *told(error))


__all__ = ["Session", "SessionState", "ViewUnusable"]
