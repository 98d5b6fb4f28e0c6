# SPDX-License-Identifier: GPL-2.0-or-later
"""The conversation as widgets: only the last turns exist, only the last one is drawn again.

Tokens are gathered for `COALESCE` milliseconds. Turns that scroll in from above are made a few at
a time so that a long conversation never holds the event loop up.
"""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPalette, QShowEvent, QWheelEvent
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.dock.turn_view import TurnView
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import Conversation, Turn

COALESCE = 40  # milliseconds
FIRST_SHOWN = 12  # turns made when a conversation is opened
MORE = 12  # turns made when the user asks for earlier ones
MOST_SHOWN = 60  # turns kept while new ones arrive
_AT_ONCE = 1  # turns made per round of the event loop
_SLACK = 24  # pixels from the end that still count as the end


class _Column(QWidget):
    """As high as its turns are at its width. The sum of their least heights, which a scroll area
    asks for, is that of a column one word wide."""

    def minimumSizeHint(self) -> QSize:
        """Any width, the height at the present one."""
        return QSize(0, self.layout().totalHeightForWidth(self.width()))

    sizeHint = minimumSizeHint


class Transcript(QScrollArea):
    """Displays the branch of a conversation; forwards what is done with its turns."""

    action_requested = pyqtSignal(str, str)
    link_activated = pyqtSignal(str, str)
    link_hovered = pyqtSignal(str, str)
    edit_submitted = pyqtSignal(str, str)
    choice_made = pyqtSignal(str, object)
    layer_menu_opening = pyqtSignal(str, object)
    version_chosen = pyqtSignal(str)
    shown_changed = pyqtSignal()  # turns were made or let go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation: Optional[Conversation] = None
        self._branch: list[str] = []
        self._views: dict[str, TurnView] = {}
        self._first = 0  # index in the branch of the first turn that is shown
        self._wanted_first = 0
        self._arriving: dict[str, str] = {}  # turn id → text so far
        self._dirty: set[str] = set()
        self._marked: frozenset[str] = frozenset()
        self._follow = True
        self._keep_place: Optional[int] = None
        self._build()

    @property
    def shown_turns(self) -> tuple[str, ...]:
        """Ids of the turns that exist as widgets, top to bottom."""
        return tuple(turn_id for turn_id in self._branch if turn_id in self._views)

    @property
    def parts(self) -> list[QWidget]:
        """What Tab goes through: the button for earlier turns, then each turn that exists."""
        return [self._earlier, *(self._views[turn_id] for turn_id in self.shown_turns)]

    def view(self, turn_id: str) -> TurnView | None:
        """The widget of a turn, None when it is not materialised."""
        return self._views.get(turn_id)

    def show_conversation(self, conversation: Conversation) -> None:
        """Show another conversation, or another branch of the same one, at its end."""
        same = self._conversation is conversation
        self._conversation = conversation
        branch = [turn.id for turn in conversation.branch()]
        if same and branch == self._branch:  # only turns may have changed
            for turn_id in self.shown_turns:
                self._show(turn_id)
            return
        kept = 0
        if self._views:  # keep what both branches share: nothing is made twice
            while kept < min(len(branch), len(self._branch)) and branch[kept] == self._branch[kept]:
                kept += 1
        for turn_id in self._branch[kept:]:
            self._drop(turn_id)
        if kept <= self._first:
            for turn_id in list(self._views):
                self._drop(turn_id)
            kept = 0
        self._branch = branch
        self._arriving.clear()
        self._dirty.clear()
        self._follow = True
        if not kept:
            self._first = len(branch)
            self._wanted_first = max(0, len(branch) - FIRST_SHOWN)
            if branch:  # the last turn at once, the ones above while the loop is idle
                self._make_one()
        else:
            for turn_id in branch[kept:]:
                self._append(turn_id)
        for turn_id in self.shown_turns:
            self._show(turn_id)
        self._update_earlier()
        self._continue()
        self.shown_changed.emit()

    def add_turn(self, turn: Turn) -> None:
        """A question was asked at the end of the branch."""
        assert self._conversation is not None
        if turn.id in self._branch:
            self.change_turn(turn)
            return
        branch = [item.id for item in self._conversation.branch()]
        if branch[:-1] != self._branch:  # asked elsewhere in the tree: another branch
            self.show_conversation(self._conversation)
            return
        self._branch.append(turn.id)
        self._append(turn.id)
        self._follow = True
        self._let_go()
        self._update_earlier()
        self.shown_changed.emit()

    def change_turn(self, turn: Turn) -> None:
        """A turn has changed; what was arriving is replaced by what it says."""
        if turn.state.finished:
            self._arriving.pop(turn.id, None)
            self._dirty.discard(turn.id)
        self._show(turn.id)

    def add_token(self, turn_id: str, text: str) -> None:
        """A piece of an answer arrived; it is shown with the next batch."""
        if turn_id not in self._branch:
            return
        self._arriving[turn_id] = self._arriving.get(turn_id, "") + text
        self._dirty.add(turn_id)
        if not self._batch.isActive():
            self._batch.start(COALESCE)

    def show_progress(self, turn_id: str, text: str) -> None:
        """What is being done for a turn."""
        view = self._views.get(turn_id)
        if view is not None:
            view.show_progress(text)

    def go_to(self, turn_id: str) -> None:
        """Scroll to a turn, making it first when needed."""
        if turn_id not in self._branch:
            return
        index = self._branch.index(turn_id)
        while self._first > index:
            self._make_one()
        self._wanted_first = min(self._wanted_first, self._first)
        self._follow = False
        self._update_earlier()
        view = self._views[turn_id]
        self._content.layout().activate()
        self.verticalScrollBar().setValue(max(0, view.y() - 8))
        self.shown_changed.emit()

    def reveal(self, turn_id: str) -> None:
        """Scroll to a turn unless a part of it can be seen already."""
        view = self._views.get(turn_id)
        if view is None or view.visibleRegion().isEmpty():
            self.go_to(turn_id)

    def mark(self, turn_ids: tuple[str, ...]) -> None:
        """Mark search results, those too that are made later."""
        self._marked = frozenset(turn_ids)
        for turn_id, view in self._views.items():
            view.set_found(turn_id in self._marked)

    def show_earlier(self) -> None:
        """Make some more of the earlier turns."""
        self._wanted_first = max(0, self._first - MORE)
        self._follow = False
        self._continue()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Conversation"))
        self._content = _Column(self)
        self._content.setAutoFillBackground(True)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(8, 6, 8, 2)
        self._column.setSpacing(4)
        self._earlier = QPushButton(self._content)
        self._earlier.setFlat(True)
        self._earlier.clicked.connect(self.show_earlier)
        self._column.addWidget(self._earlier)
        self._column.addStretch(1)
        self._earlier.hide()
        self.setWidget(self._content)
        self._paint()
        self._batch = QTimer(self)
        self._batch.setSingleShot(True)
        self._batch.timeout.connect(self._show_batch)
        self._making = QTimer(self)
        self._making.setSingleShot(True)
        self._making.timeout.connect(self._make_some)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._range_changed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel at the top brings earlier turns."""
        super().wheelEvent(event)
        bar = self.verticalScrollBar()
        if event.angleDelta().y() > 0 and bar.value() == bar.minimum() and self._first > 0:
            self.show_earlier()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_content"):
            self._paint()

    def showEvent(self, event: QShowEvent) -> None:
        """A dock that was hidden comes back at the end of the conversation."""
        super().showEvent(event)
        if self._follow:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _paint(self) -> None:
        palette = QPalette(self.palette())
        same = palette.color(QPalette.ColorRole.Window) == palette.color(QPalette.ColorRole.Base)
        if same and theme.themed_by_sheet():
            return
        palette.setColor(QPalette.ColorRole.Window, palette.color(QPalette.ColorRole.Base))
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.Text))
        if palette != self._content.palette():
            self._content.setPalette(palette)

    # --- turns ------------------------------------------------------------------------------

    def _make(self, turn_id: str) -> TurnView | None:
        assert self._conversation is not None
        turn = self._conversation.turn(turn_id)
        if turn is None:
            return None
        view = TurnView(turn, self._content)
        view.action_requested.connect(self.action_requested)
        view.link_activated.connect(self.link_activated)
        view.link_hovered.connect(self.link_hovered)
        view.edit_submitted.connect(self.edit_submitted)
        view.choice_made.connect(self.choice_made)
        view.layer_menu_opening.connect(self.layer_menu_opening)
        view.version_requested.connect(self._choose_version)
        self._views[turn_id] = view
        if turn_id in self._marked:
            view.set_found(True)
        self._show(turn_id)
        return view

    def _append(self, turn_id: str) -> None:
        view = self._make(turn_id)
        if view is not None:
            self._column.insertWidget(self._column.count() - 1, view)

    def _make_one(self) -> None:
        """Make the turn above the first one that is shown."""
        self._first -= 1
        view = self._make(self._branch[self._first])
        if view is not None:
            self._column.insertWidget(1, view)

    def _make_some(self) -> None:
        bar = self.verticalScrollBar()
        self._keep_place = None if self._follow else bar.maximum() - bar.value()
        for _ in range(_AT_ONCE):
            if self._first > self._wanted_first:
                self._make_one()
        self._update_earlier()
        self._continue()
        self.shown_changed.emit()

    def _continue(self) -> None:
        if self._first > self._wanted_first:
            self._making.start(0)

    def _let_go(self) -> None:
        """Forget the widgets of the oldest turns when there are many."""
        while len(self._branch) - self._first > MOST_SHOWN:
            self._drop(self._branch[self._first])
            self._first += 1
        self._wanted_first = max(self._wanted_first, self._first)

    def _drop(self, turn_id: str) -> None:
        view = self._views.pop(turn_id, None)
        if view is not None:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()

    def _show(self, turn_id: str) -> None:
        view = self._views.get(turn_id)
        turn = self._conversation.turn(turn_id) if self._conversation else None
        if view is None or turn is None or self._conversation is None:
            return
        siblings = [item.id for item in self._conversation.siblings(turn_id)]
        view.show_turn(turn, (siblings.index(turn_id) + 1, len(siblings)))
        if self._arriving.get(turn_id):
            view.show_text(self._arriving[turn_id])

    def _choose_version(self, turn_id: str, step: int) -> None:
        assert self._conversation is not None
        siblings = [item.id for item in self._conversation.siblings(turn_id)]
        index = siblings.index(turn_id) + step
        if 0 <= index < len(siblings):
            self.version_chosen.emit(siblings[index])

    def _show_batch(self) -> None:
        dirty, self._dirty = self._dirty, set()
        for turn_id in dirty:
            view = self._views.get(turn_id)
            if view is not None:
                view.show_text(self._arriving.get(turn_id, ""))

    def _update_earlier(self) -> None:
        self._earlier.setText(tr("Show {count} earlier").format(count=self._first))
        self._earlier.setVisible(self._first > 0)

    # --- scrolling --------------------------------------------------------------------------

    def _scrolled(self, value: int) -> None:
        self._follow = value >= self.verticalScrollBar().maximum() - _SLACK

    def _range_changed(self, _minimum: int, maximum: int) -> None:
        if self._follow:
            self.verticalScrollBar().setValue(maximum)
        elif self._keep_place is not None:
            place, self._keep_place = self._keep_place, None
            self.verticalScrollBar().setValue(maximum - place)
