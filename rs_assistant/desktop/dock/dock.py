# SPDX-License-Identifier: GPL-2.0-or-later
"""The chat dock: assembles its parts, shows what the session says, forwards what the user does."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QKeyEvent, QTextCursor
from qgis.PyQt.QtWidgets import QWidget

from rs_assistant.desktop.canvas.context import ViewContext
from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.dock.asking import Asking
from rs_assistant.desktop.dock.body import Body
from rs_assistant.desktop.dock.composer import Composer
from rs_assistant.desktop.dock.context_bar import ContextBar
from rs_assistant.desktop.dock.expected_cost import ExpectedCost
from rs_assistant.desktop.dock.exporting import Exporting
from rs_assistant.desktop.dock.keyboard import Keyboard
from rs_assistant.desktop.dock.last_turn import LastTurn
from rs_assistant.desktop.dock.layer_menu import fill_layer_menu
from rs_assistant.desktop.dock.map_actions import MapActions
from rs_assistant.desktop.dock.quick_actions import QuickAction
from rs_assistant.desktop.dock.shortcuts import ShortcutsDialog, keys
from rs_assistant.desktop.dock.suggestions import examples, quick_actions
from rs_assistant.desktop.dock.tab_order import TabOrder
from rs_assistant.desktop.dock.transcript import Transcript
from rs_assistant.desktop.session import Session, SessionState
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.commands import commands as all_commands
from rs_assistant.engine.commands import parse_command
from rs_assistant.engine.conversation import Conversation, Turn

OBJECT_NAME = "RSAssistantDock"


class AssistantDock(QgsDockWidget):
    """The product's face. It owns no state but what is being written."""

    settings_requested = pyqtSignal()
    setup_requested = pyqtSignal()
    log_requested = pyqtSignal()

    def __init__(
        self,
        session: Session,
        iface: QgisInterface,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("RS Assistant"), parent)
        self.setObjectName(OBJECT_NAME)
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        self._session = session
        self._map = MapActions(session, iface, QgsProject.instance(), self)
        self.exporting = Exporting(session, iface.messageBar(), self)
        self._running: Optional[str] = None  # turn that is being answered
        self._shown = ""  # id of the conversation that is shown
        self._connections: list[tuple[Any, Any]] = []
        self._build()
        self._connect()
        self._show_conversation(session.conversation)
        self._show_context(session.context)

    @property
    def composer(self) -> Composer:
        """Where questions are written."""
        return self._composer

    @property
    def transcript(self) -> Transcript:
        """The conversation."""
        return self._transcript

    @property
    def context_bar(self) -> ContextBar:
        """What will be sent."""
        return self._context_bar

    def stop_listening(self) -> None:
        """Disconnect from the session; the dock is going away."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections = []
        self._map.stop()
        self.exporting.stop()

    # --- actions, named by `shortcuts.keys` ---------------------------------------------------

    def stop(self) -> None:
        """Stop the answer that is coming; what has arrived stays."""
        if self._running is not None:
            self._session.stop()

    def open_search(self) -> None:
        """Search this conversation."""
        self._search.open()

    def new_conversation(self) -> None:
        """Begin a new conversation; this one stays in the list."""
        self._session.new_conversation()
        self._composer.setFocus()

    def undo(self) -> None:
        """Take the last turn's layers back."""
        self._session.undo()

    def redo(self) -> None:
        """Bring them again."""
        self._session.redo()

    def show_missing(self, missing: bool) -> None:
        """Say in an empty conversation whether the models must be set up first."""
        self._empty.show_missing(missing)

    def show_shortcuts(self) -> None:
        """List the keys."""
        dialog = ShortcutsDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        body = Body(self._session, QgsProject.instance(), self)
        self._header, self._search, self._notice = body.header, body.search, body.notice
        self._stack, self._transcript, self._empty = body.stack, body.transcript, body.empty
        self._progress, self._context_bar, self._quick = body.progress, body.context_bar, body.quick
        self._command_list, self._box = body.command_list, body.box
        self._composer = body.box.composer
        self._expected = ExpectedCost(self._session, self._context_bar)
        self._asking = Asking(self._session, self._expected, self)
        self._last = LastTurn(self._session, self._transcript, self._asking, self)
        self._tab_order = TabOrder(body.sections, self)
        self.setWidget(body)
        self.setFocusProxy(self._composer)
        acts = {
            key.sequence: getattr(self if hasattr(self, key.action) else self._last, key.action)
            for key in keys()
            # These two would be taken from the text fields: see keyPressEvent.
            if key.action and key.sequence not in ("?", "Escape")
        }
        self._keyboard = Keyboard(acts, self)

    def _connect(self) -> None:
        session = self._session
        self._connections = [
            (session.turn_added, self._turn_added),
            (session.turn_changed, self._turn_changed),
            (session.token_received, self._transcript.add_token),
            (session.progress_changed, self._progress_changed),
            (session.state_changed, self._state_changed),
            (session.context_changed, self._show_context),
            (session.conversation_changed, self._show_conversation),
            (session.notice, self.show_notice),
            (session.worker.ready, self._worker_ready),
            (session.settings.changed, self._model_changed),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)
        self._transcript.action_requested.connect(self._act)
        self._transcript.link_activated.connect(self._follow_link)
        self._transcript.link_hovered.connect(self._map.hover)
        self._transcript.edit_submitted.connect(self._asking.edit)
        self._transcript.choice_made.connect(lambda *meant: self._tell(self._asking.choose(*meant)))
        self._transcript.layer_menu_opening.connect(
            lambda turn_id, menu: fill_layer_menu(menu, turn_id, session, QgsProject.instance())
        )
        self._transcript.version_chosen.connect(self._show_version)
        self._transcript.shown_changed.connect(self._tab_order.schedule)
        self._map.notice.connect(self.show_notice)
        self._map.turns_selected.connect(self._mark_selected)
        self._empty.example_chosen.connect(self._quick_action)
        self._empty.setup_requested.connect(self.setup_requested)
        self._quick.chosen.connect(self._quick_action)
        self._search.searched.connect(self._find)
        self._search.result_chosen.connect(self._transcript.go_to)
        self._search.closed.connect(self._end_search)
        self._box.region_wanted.connect(self._map.draw)
        self._box.compare_toggled.connect(self._toggle_compare)
        self._box.swipe_wanted.connect(self._map.swipe)
        self._box.outline_wanted.connect(self._map.outline)
        self._box.sent.connect(self._send_or_stop)
        self._composer.submitted.connect(self._submit)
        self._composer.stop_requested.connect(self.stop)
        self._composer.shortcuts_requested.connect(self.show_shortcuts)
        self._composer.layers_given.connect(self._map.look_at)
        self._composer.picture_given.connect(self._add_picture)
        bar = self._context_bar
        bar.source_chosen.connect(session.set_source)
        bar.compare_requested.connect(self._map.choose_dates)
        bar.region_cleared.connect(lambda: session.set_region(None))
        bar.region_wanted.connect(self._map.draw)
        bar.zoom_requested.connect(self._map.zoom)
        bar.style_requested.connect(self._map.edit_style)
        bar.date_requested.connect(self._map.edit_date)
        self._map.tool_changed.connect(self._box.show_tool)
        header = self._header
        header.search_requested.connect(self.open_search)
        header.new_requested.connect(self.new_conversation)
        header.shortcuts_requested.connect(self.show_shortcuts)
        header.settings_requested.connect(self.settings_requested)
        header.setup_requested.connect(self.setup_requested)
        header.log_requested.connect(self.log_requested)
        header.notice.connect(self.show_notice)
        header.export_requested.connect(self.exporting.start)
        self.exporting.notice.connect(self.show_notice)

    # --- what the session says --------------------------------------------------------------

    def show_notice(self, level: str, text: str, hint: str = "") -> None:
        """A line above the conversation, until the next question."""
        self._notice.say(level, f"{text} {hint}".strip())

    def _show_conversation(self, conversation: Conversation) -> None:
        if conversation.id != self._shown:
            self._shown = conversation.id
            self._notice.hide()
        self._transcript.show_conversation(conversation)
        self._composer.set_history([turn.message for turn in conversation.turns])
        self._header.show_title(conversation.title)
        self._running = next(
            (turn.id for turn in conversation.branch() if not turn.state.finished), None
        )
        self._show_running()
        self._stack.setCurrentWidget(self._transcript if len(conversation) else self._empty)

    def _turn_added(self, turn: Turn) -> None:
        self._notice.hide()
        self._stack.setCurrentWidget(self._transcript)
        self._transcript.add_turn(turn)
        self._header.show_title(self._session.conversation.title)
        if not turn.state.finished:
            self._running = turn.id
        self._show_running()

    def _turn_changed(self, turn: Turn) -> None:
        self._transcript.change_turn(turn)
        if not turn.state.finished:
            self._running = turn.id
        elif turn.id == self._running:
            self._running = None
            self._expected.learn(turn)
        self._show_running()

    def _progress_changed(self, turn_id: str, fraction: Any, text: str) -> None:
        if turn_id != self._running:
            return
        self._progress.show_share(fraction)
        if text:
            self._transcript.show_progress(turn_id, tr(text))

    def _state_changed(self, state: object) -> None:
        if state is SessionState.THINKING:  # the share was that of the picture
            self._progress.show_share(None)

    def _worker_ready(self, *_: object) -> None:
        self._expected.worker_started()
        self._box.show_model(self._session)

    def _model_changed(self, *_: object) -> None:
        self._box.show_model(self._session)

    def _show_running(self) -> None:
        running = self._running is not None
        self._progress.setVisible(running)
        if not running:
            self._progress.show_share(None)
        self._box.show_running(running)
        self._box.show_model(self._session)
        self._show_quick_actions()
        self._tab_order.schedule()

    def _show_context(self, context: ViewContext) -> None:
        self._context_bar.show_context(context)
        self._expected.show()
        comparing = context.source.kind is SourceKind.COMPARE
        self._box.show_comparing(comparing)
        if not comparing:
            self._map.end_swipe()
        self._show_quick_actions()
        self._empty.set_examples(
            examples(context.views, context.has_region, context.metres_per_pixel)
        )
        if comparing:
            self._composer.set_placeholder(tr("Ask what changed"))
        elif context.has_region:
            self._composer.set_placeholder(tr("Ask about the region"))
        else:
            self._composer.set_placeholder(tr("Ask about this view"))

    def _show_quick_actions(self) -> None:
        context = self._session.context
        branch = self._session.conversation.branch()
        groups = [group for group in branch[-1].groups if group.count] if branch else []
        found, count = [group.name for group in groups], sum(group.count for group in groups)
        self._quick.set_actions(quick_actions(context.views, context.has_region, found, count))
        self._tab_order.schedule()

    # --- what the user does -----------------------------------------------------------------

    def _submit(self, message: str) -> None:
        trouble = self._asking.ask(message, parse_command(message))
        if trouble:  # the question waits in the composer
            self._composer.setPlainText(message)
        self._tell(trouble)

    def _tell(self, trouble: str) -> None:
        if trouble:
            self.show_notice("info", trouble)

    def _send_or_stop(self) -> None:
        if self._running is not None:
            self.stop()
        else:
            self._composer.submit()
        self._composer.setFocus()

    def _quick_action(self, action: QuickAction) -> None:
        if action.finish:
            self._composer.setPlainText(action.message)
            self._composer.moveCursor(QTextCursor.MoveOperation.End)
            self._composer.setFocus()
        else:
            self._tell(self._asking.ask(action.message, action.plan))

    def _act(self, turn_id: str, action: str) -> None:
        acts = {
            "retry": self._asking.retry,
            "layer-add": self._session.add_layer,
            "go-there": self._session.go_there,
            "remove": self._session.remove,
        }
        if action in acts:
            acts[action](turn_id)
        elif action == "open-log":
            self.log_requested.emit()
        elif action == "settings":
            self.settings_requested.emit()
        elif action == "setup":
            self.setup_requested.emit()

    def _follow_link(self, turn_id: str, link: str) -> None:
        scheme, _, rest = link.partition(":")
        if scheme == "turn":
            self._transcript.go_to(rest)
        elif scheme == "help":
            self._composer.setPlainText(f"{in_words(rest)} " if rest else "/")
            self._composer.moveCursor(QTextCursor.MoveOperation.End)
            self._composer.setFocus()
        else:
            self._session.zoom_to(turn_id, link)

    def _show_version(self, turn_id: str) -> None:
        if self._running is None:
            self._session.show_branch(turn_id)
            self._transcript.go_to(turn_id)

    def _find(self, text: str) -> None:
        found = self._session.conversation.find(text)
        self._transcript.mark(found)
        self._search.set_results(found)

    def _mark_selected(self, turn_ids: tuple[str, ...]) -> None:
        """Features were selected on the map: show the answers that made them."""
        if self._search.isHidden():
            self._transcript.mark(turn_ids)
            if turn_ids:
                self._transcript.reveal(turn_ids[-1])

    def _end_search(self) -> None:
        self._transcript.mark(())
        self._composer.setFocus()

    def _toggle_compare(self, on: bool) -> None:
        self._box.compare.setChecked(self._session.context.source.kind is SourceKind.COMPARE)
        if on:
            self._map.choose_dates()
        else:
            self._session.set_source(ViewSource())

    def _add_picture(self, given: Any) -> None:
        """A dropped file or pasted picture becomes a layer of the project, and is looked at."""
        if isinstance(given, (str, QImage)):
            self._map.add_picture(given)

    def event(self, event: QEvent) -> bool:
        """Keys are asked for here first, wherever in the dock the focus is."""
        if event.type() == QEvent.Type.ShortcutOverride and self._keyboard.claims(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no part of the dock wanted: Esc stops, ? lists the keys."""
        if event.key() == Qt.Key.Key_Escape and self._running is not None:
            self.stop()
        elif event.text() == "?":
            self.show_shortcuts()
        else:
            super().keyPressEvent(event)


def in_words(name: str) -> str:
    """A command, known by its English name, as the user's language writes it."""
    return next((item.slash for item in all_commands(tr) if item.name == name), f"/{name}")
