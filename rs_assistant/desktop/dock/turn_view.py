# SPDX-License-Identifier: GPL-2.0-or-later
"""One turn of the transcript: the question with its view, the answer, and what can be done."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QByteArray, QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFocusEvent, QGuiApplication, QImage, QPalette, QPixmap
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.dock.error_bar import ErrorBar
from rs_assistant.desktop.dock.flow_layout import FlowLayout
from rs_assistant.desktop.dock.question_edit import QuestionEdit
from rs_assistant.desktop.dock.rich_text import RichText
from rs_assistant.desktop.dock.wording import (
    action_name,
    choice_title,
    context_line,
    evidence_markdown,
    note_text,
    provenance,
    state_text,
    was_clicked,
)
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import Turn, TurnState
from rs_assistant.engine.markdown import plain
from rs_assistant.engine.small_pictures import picture_format

THUMBNAIL = QSize(72, 54)
SHOWN_QUESTION = 2_000  # characters
ACTIONS = ("copy", "retry", "edit", "layer-add", "go-there", "remove")


class TurnView(QFrame):
    """Displays a `Turn` and reports what the user wants done with it; it decides nothing."""

    action_requested = pyqtSignal(str, str)  # turn id, one of ACTIONS, "open-log", "settings"…
    link_activated = pyqtSignal(str, str)  # turn id, link
    link_hovered = pyqtSignal(str, str)  # turn id, link or ""
    edit_submitted = pyqtSignal(str, str)  # turn id, message
    choice_made = pyqtSignal(str, object)  # turn id, Step
    layer_menu_opening = pyqtSignal(str, object)  # turn id, QMenu to fill
    version_requested = pyqtSignal(str, int)  # turn id, -1 or 1

    def __init__(self, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turn = turn
        self._editor: Optional[QuestionEdit] = None
        self._evidence: Optional[RichText] = None
        self._error_bar: Optional[ErrorBar] = None
        self._choices: Optional[QWidget] = None
        self._versions: Optional[QWidget] = None
        self._version = (1, 1)
        self._shown = False
        self._build()
        self.show_turn(turn)

    def show_turn(self, turn: Turn, versions: tuple[int, int] | None = None) -> None:
        """Show this state of the turn. ``versions`` is (which, of how many) of an edited one."""
        if versions is not None and versions != self._version:
            self._version = versions
            self._show_versions(*versions)
        if turn is self.turn and self._shown:
            return  # turns are frozen: nothing has changed
        self.turn = turn
        self._shown = True
        self._show_question()
        self._answer.set_markdown(self._answer_text())
        self._show_error()
        self._show_choices()
        self._show_actions()

    def show_text(self, text: str) -> None:
        """Show the part of the answer that has arrived."""
        self._answer.set_markdown(text)

    def show_progress(self, text: str) -> None:
        """Say what is being done, below an answer that is still coming."""
        self._status.setText(text)
        self._status.setVisible(bool(text))

    def set_found(self, found: bool) -> None:
        """Mark as a search result."""
        self.setProperty("found", found)
        self._paint()

    def start_edit(self) -> None:
        """Let the question be changed."""
        if self._editor is not None:
            self._editor.setFocus()
            return
        self._editor = QuestionEdit(self._question_box)
        self._editor.setPlainText(self.turn.message)
        self._editor.setAccessibleName(tr("Change the question"))
        self._editor.setToolTip(tr("Enter asks again, Esc keeps the question as it was"))
        self._editor.setMaximumHeight(self.fontMetrics().lineSpacing() * 5)
        self._editor.submitted.connect(self._submit_edit)
        self._editor.abandoned.connect(self._end_edit)
        self._question_column.insertWidget(0, self._editor)
        self._question.hide()
        self._editor.selectAll()
        self._editor.setFocus()

    def copy_answer(self) -> None:
        """Put the answer on the clipboard, without marks."""
        QGuiApplication.clipboard().setText(plain(self.turn.answer_text))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_answer"):
            self._paint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A turn that is reached with the keyboard shows where the focus is."""
        super().focusInEvent(event)
        self._answer.setFocus(event.reason())

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(6)
        self._question_box = QFrame(self)
        self._question_box.setObjectName("question")
        row = QHBoxLayout(self._question_box)
        row.setContentsMargins(8, 7, 8, 7)
        row.setSpacing(8)
        self._picture = QLabel(self._question_box)
        self._picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._picture.installEventFilter(self)
        self._question_column = QVBoxLayout()
        self._question_column.setSpacing(2)
        self._question = QLabel(self._question_box)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setWordWrap(True)
        self._question.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._question.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._question.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._place = QLabel(self._question_box)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setWordWrap(True)
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._question_column.addWidget(self._question)
        self._question_column.addWidget(self._place)
        self._question_column.addStretch(1)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._question_column, 1)
        self._answer = RichText(self)
        self._answer.setAccessibleName(tr("Answer"))
        self._answer.link_activated.connect(self._follow)
        self._answer.link_hovered.connect(self._hover)
        self._status = QLabel(self)
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setWordWrap(True)
        self._status.hide()
        column.addWidget(self._question_box)
        column.addWidget(self._answer)
        column.addWidget(self._status)
        self._extras = QVBoxLayout()
        self._extras.setSpacing(4)
        column.addLayout(self._extras)
        self._foot = QLabel(self)
        self._foot.setTextFormat(Qt.TextFormat.PlainText)
        self._foot.setWordWrap(True)
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._actions = self._build_actions()
        column.addWidget(self._actions)
        column.addWidget(self._foot)
        self._paint()

    def _build_actions(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, theme.IconButton] = {}
        for name in ACTIONS:
            button = theme.IconButton(name, action_name(name), self)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, action=name: self._act(action))
            row.addWidget(button)
            self._buttons[name] = button
        add = self._buttons["layer-add"]
        self._layer_menu = QMenu(add)
        self._layer_menu.aboutToShow.connect(
            lambda: self.layer_menu_opening.emit(self.turn.id, self._layer_menu)
        )
        add.setMenu(self._layer_menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._why = QPushButton(tr("Why?"), self)
        self._why.setFlat(True)
        self._why.setCheckable(True)
        self._why.setToolTip(tr("Show what the answer rests on"))
        self._why.toggled.connect(self._toggle_evidence)
        row.addStretch(1)
        self._version_row = row
        row.addWidget(self._why)
        return box

    def _paint(self) -> None:
        palette = self.palette()
        tint = theme.tint(palette)
        edge = palette.color(QPalette.ColorRole.Highlight).name()
        border = edge if self.property("found") else "transparent"
        self._question_box.setStyleSheet(
            f"#question {{ background: {tint}; border: 1px solid {border}; border-radius: 6px; }}"
        )
        quiet = QPalette(palette)
        quiet.setColor(QPalette.ColorRole.WindowText, theme.quiet(palette))
        small = self.font()
        small.setPointSizeF(max(small.pointSizeF() * 0.88, 6.5))
        for label in (self._place, self._foot, self._status):
            label.setPalette(quiet)
            label.setFont(small)
        self._why.setFont(small)
        if not theme.themed_by_sheet():  # below a style sheet, palettes are not handed on
            self._question.setPalette(palette)
        if self._error_bar is not None:
            self._error_bar.paint(palette)

    # --- showing ----------------------------------------------------------------------------

    def _show_question(self) -> None:
        message = self.turn.message
        if len(message) > SHOWN_QUESTION:
            message = message[:SHOWN_QUESTION] + "…"
        self._question.setText(message)
        self._question.setAccessibleName(tr("Question: {text}").format(text=message[:200]))
        place = context_line(self.turn.context)
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._picture.setToolTip(tr("Go back to this view"))
        data = self.turn.context.thumbnail
        if picture_format(data):
            self._picture.setPixmap(thumbnail(data, THUMBNAIL, self.devicePixelRatioF()))
            self._picture.setAccessibleName(tr("Picture of the view: {place}").format(place=place))
            self._picture.show()
        else:
            self._picture.hide()

    def _answer_text(self) -> str:
        turn = self.turn
        text = turn.answer_text
        if turn.plan is not None and turn.plan.choices:
            text = text.split("\n\n- ")[0]  # the choices follow as buttons
        lines = [text] if text else []
        lines += [f"*{note}*" for note in map(note_text, turn.notes) if note]
        return "\n\n".join(lines)

    def _show_error(self) -> None:
        if self._error_bar is not None:
            self._error_bar.deleteLater()
            self._error_bar = None
        error = self.turn.error
        if error is None or self.turn.state is not TurnState.FAILED:
            return
        bar = ErrorBar(error, self)
        bar.chosen.connect(self._act)
        self._extras.addWidget(bar)
        self._error_bar = bar

    def _show_choices(self) -> None:
        if self._choices is not None:
            self._choices.deleteLater()
            self._choices = None
        plan = self.turn.plan
        if plan is None or not plan.choices or not self.turn.state.finished:
            return
        box = QWidget(self)
        flow = FlowLayout(box, 6)
        for step in plan.choices[:6]:
            button = QPushButton(choice_title(step), box)
            button.clicked.connect(
                lambda _checked=False, chosen=step: self.choice_made.emit(self.turn.id, chosen)
            )
            flow.addWidget(button)
        self._extras.addWidget(box)
        self._choices = box

    def _show_actions(self) -> None:
        turn = self.turn
        finished = turn.state.finished
        self._buttons["copy"].setEnabled(bool(turn.answer_text))
        self._actions.setVisible(finished)
        self._buttons["layer-add"].setVisible(bool(turn.feature_count) or turn.has_heat_map)
        for name in ("retry", "edit"):  # clicks were no question that could be asked again
            self._buttons[name].setVisible(not was_clicked(turn))
        self._buttons["go-there"].setEnabled(turn.context.extent is not None)
        self._why.setVisible(bool(turn.evidence))
        self._foot.setText(provenance(turn))
        self._foot.setVisible(finished and bool(self._foot.text()))
        self.show_progress(state_text(turn.state))

    def _show_versions(self, which: int, count: int) -> None:
        if self._versions is not None:
            self._versions.deleteLater()
            self._versions = None
        if count < 2:
            return
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        back = theme.IconButton("previous", tr("Earlier version of this question"), box)
        forth = theme.IconButton("next", tr("Later version of this question"), box)
        back.setEnabled(which > 1)
        forth.setEnabled(which < count)
        back.clicked.connect(lambda: self.version_requested.emit(self.turn.id, -1))
        forth.clicked.connect(lambda: self.version_requested.emit(self.turn.id, 1))
        label = QLabel(f"{which}/{count}", box)
        label.setFont(self._foot.font())
        for widget in (back, label, forth):
            row.addWidget(widget)
        self._version_row.insertWidget(self._version_row.count() - 1, box)
        self._versions = box

    def _toggle_evidence(self, shown: bool) -> None:
        if self._evidence is None:
            self._evidence = RichText(self)
            self._evidence.setAccessibleName(tr("What the answer rests on"))
            self._evidence.link_activated.connect(self._follow)
            self._evidence.link_hovered.connect(self._hover)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.addWidget(self._evidence)
        self._evidence.set_markdown(evidence_markdown(self.turn))
        self._evidence.setVisible(shown)

    # --- acting -----------------------------------------------------------------------------

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """A click on the picture goes back to the view."""
        if watched is self._picture and event.type() == QEvent.Type.MouseButtonRelease:
            self._act("go-there")
            return True
        return bool(super().eventFilter(watched, event))

    def _act(self, action: str) -> None:
        if action == "copy":
            self.copy_answer()
        elif action == "edit":
            self.start_edit()
        else:
            self.action_requested.emit(self.turn.id, action)

    def _submit_edit(self, message: str) -> None:
        self._end_edit()
        if message.strip():
            self.edit_submitted.emit(self.turn.id, message.strip())

    def _end_edit(self) -> None:
        if self._editor is not None:
            self._editor.deleteLater()
            self._editor = None
            self._question.show()

    def _follow(self, link: str) -> None:
        self.link_activated.emit(self.turn.id, link)

    def _hover(self, link: str) -> None:
        self.link_hovered.emit(self.turn.id, link)


def thumbnail(data: bytes, size: QSize, ratio: float) -> QPixmap:
    """The picture of a view, fitted into ``size`` (logical pixels)."""
    image = QImage.fromData(QByteArray(data), picture_format(data) or "PNG")
    if image.isNull():
        return QPixmap()
    scaled = image.scaled(
        size * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(scaled)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
