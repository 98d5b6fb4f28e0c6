# SPDX-License-Identifier: GPL-2.0-or-later
"""The top line of the dock: title with the list of conversations, new, search, more."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsFileUtils, QgsProject
from qgis.PyQt.QtCore import QStandardPaths, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAction,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from rs_assistant.desktop import export
from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.dock.dialogs import ConversationsDialog, local_time, sure_to_delete
from rs_assistant.desktop.dock.theme import IconButton
from rs_assistant.desktop.plain_text import as_plain
from rs_assistant.desktop.project_conversation import strip_from_project
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.translation import told, tr
from rs_assistant.engine.conversation import Conversation, new_id
from rs_assistant.engine.errors import AssistantError

RECENT = 12
FILTERS = {
    "md": "Markdown (*.md)",
    "html": "HTML (*.html)",
    "json": "JSON (*.json)",
}


class Header(QWidget):
    """Displays the title, forwards the rest; the conversation itself is the session's."""

    search_requested = pyqtSignal()
    new_requested = pyqtSignal()
    shortcuts_requested = pyqtSignal()
    settings_requested = pyqtSignal()
    setup_requested = pyqtSignal()
    log_requested = pyqtSignal()
    export_requested = pyqtSignal(object)  # Path of the file to write
    notice = pyqtSignal(str, str, str)  # level, text, hint

    def __init__(self, session: Session, project: QgsProject, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._project = project
        self._whole_title = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 0)
        row.setSpacing(0)
        self._title = QPushButton(self)
        self._title.setFlat(True)
        self._title.setAutoDefault(False)
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title.setStyleSheet("QPushButton { text-align: left; padding: 3px 4px; }")
        menu = QMenu(self._title)
        menu.aboutToShow.connect(lambda: self._fill_conversations(menu))
        self._title.setMenu(menu)
        row.addWidget(self._title, 1)
        for icon, title, signal in (
            ("new", tr("New conversation"), self.new_requested),
            ("search", tr("Search this conversation"), self.search_requested),
        ):
            button = IconButton(icon, title, self, 18)
            button.clicked.connect(signal)
            row.addWidget(button)
        more = IconButton("more", tr("More"), self, 18)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        more_menu = QMenu(more)
        more_menu.aboutToShow.connect(lambda: self._fill_more(more_menu))
        more.setMenu(more_menu)
        row.addWidget(more)
        self.show_title("")

    def follow_theme(self) -> None:
        """The title has a style sheet, so it keeps the colours of its creation unless told."""
        if not theme.themed_by_sheet():
            self._title.setPalette(self.palette())

    def show_title(self, title: str) -> None:
        """Show the title of the conversation."""
        text = title or tr("New conversation")
        self._whole_title = text
        self._fit_title()
        self._title.setToolTip(as_plain(text))
        self._title.setAccessibleName(tr("Conversation: {title}").format(title=text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title takes the room that there is."""
        super().resizeEvent(event)
        self.layout().activate()
        self._fit_title()

    def _fit_title(self) -> None:
        metrics = self._title.fontMetrics()
        room = self._title.width() - 12 - 2 * metrics.height()  # padding and the arrow
        short = metrics.elidedText(
            self._whole_title, Qt.TextElideMode.ElideRight, max(room, 6 * metrics.height())
        )
        self._title.setText(short.replace("&", "&&"))

    # --- menus ------------------------------------------------------------------------------

    def _fill_conversations(self, menu: QMenu) -> None:
        menu.clear()
        for entry in self._tried(lambda: self._session.store.list(limit=RECENT)) or ():
            title = entry.title.replace("&", "&&")
            action = menu.addAction(f"{title[:48]}\t{local_time(entry.changed)}")
            action.setCheckable(True)
            action.setChecked(entry.id == self._session.conversation.id)
            action.triggered.connect(
                lambda _checked=False, key=entry.id: self._session.open_conversation(key)
            )
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(tr("All conversations…")).triggered.connect(self._show_all)

    def _fill_more(self, menu: QMenu) -> None:
        menu.clear()
        full = len(self._session.conversation) > 0
        stack = self._session.undo_stack
        undo = tr("Undo {step}").format(step=stack.undoText()).strip()
        undo = self._add(menu, undo.replace("&", "&&"), self._session.undo)
        undo.setEnabled(stack.canUndo())
        redo = tr("Redo {step}").format(step=stack.redoText()).strip()
        redo = self._add(menu, redo.replace("&", "&&"), self._session.redo)
        redo.setEnabled(stack.canRedo())
        menu.addSeparator()
        self._add(menu, tr("Rename the conversation…"), self._rename).setEnabled(full)
        out = menu.addMenu(tr("Export"))
        out.setEnabled(full)
        for kind, title in (("md", "Markdown…"), ("html", "HTML…"), ("json", "JSON…")):
            self._add(out, title, lambda chosen=kind: self._export(chosen))
        self._add(menu, tr("Import…"), self._import)
        self._add(menu, tr("Delete this conversation…"), self._ask_to_delete).setEnabled(full)
        self._add(menu, tr("Strip conversations from this project"), self._strip)
        menu.addSeparator()
        self._add(menu, tr("Settings…"), self.settings_requested.emit)
        self._add(menu, tr("Set up models…"), self.setup_requested.emit)
        self._add(menu, tr("Open the log"), self.log_requested.emit)
        self._add(menu, tr("Keyboard shortcuts"), self.shortcuts_requested.emit)

    def _add(self, menu: QMenu, title: str, act: object) -> QAction:
        action = menu.addAction(title)
        action.triggered.connect(lambda _checked=False: act())  # type: ignore[operator]
        return action

    # --- acting -----------------------------------------------------------------------------

    def _show_all(self) -> None:
        dialog = self._tried(lambda: ConversationsDialog(self._session.store, self))
        if dialog is None:
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self._session.open_conversation)
        dialog.renamed.connect(self._renamed)
        dialog.deleted.connect(self._deleted)
        dialog.open()

    def _rename(self) -> None:
        title, accepted = QInputDialog.getText(
            self,
            tr("Rename the conversation"),
            tr("Title"),
            text=self._session.conversation.title,
        )
        if accepted and title.strip():
            self._renamed(self._session.conversation.id, title.strip())

    def _renamed(self, identifier: str, title: str) -> None:
        if identifier == self._session.conversation.id:
            self._session.rename(title)
            self.show_title(title)

    def _ask_to_delete(self) -> None:
        if sure_to_delete(self._session.conversation.title, self):
            self._delete()

    def _delete(self) -> None:
        identifier = self._session.conversation.id
        self._session.new_conversation()
        self._tried(lambda: self._session.store.delete(identifier))

    def _tried(self, act: Callable[[], Any]) -> Any:
        """What the store gives; None, and a notice, where the profile cannot be used."""
        try:
            return act()
        except AssistantError as error:
            self.notice.emit("error", *told(error))
            return None

    def _deleted(self, identifier: str) -> None:
        if identifier == self._session.conversation.id:
            self._delete()

    def _strip(self) -> None:
        self._session.new_conversation()
        if strip_from_project(self._project):
            self._project.setDirty(True)
        self.notice.emit(
            "info",
            tr("The project holds no conversation any more."),
            tr("Save it to make that last. Your profile keeps its own list."),
        )

    def _export(self, kind: str) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export the conversation"),
            str(self._export_folder() / f"{self._file_name()}.{kind}"),
            FILTERS[kind],
        )
        if path:
            # Not every system adds the ending that was chosen.
            self.export_requested.emit(Path(QgsFileUtils.ensureFileNameHasExtension(path, [kind])))

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Import a conversation"), "", FILTERS["json"]
        )
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Read an exported conversation, keep it and show it."""
        self._tried(lambda: self._take_in(export.read(path)))

    def _take_in(self, conversation: Conversation) -> None:
        known = self._session.conversation.id == conversation.id
        if known or self._session.store.load(conversation.id) is not None:
            conversation.id = new_id()  # the stored one may have gone on since the export
        self._session.store.save(conversation)
        self._session.open_conversation(conversation.id)

    def _export_folder(self) -> Path:
        """Beside the project, or among the user's documents: the folder that a program was started
        in is nobody's."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(
            self._project.absolutePath()
            or QStandardPaths.writableLocation(documents)
            or Path.home()
        )

    def _file_name(self) -> str:
        title = self._session.conversation.title
        name = "".join(c if c.isalnum() else "-" for c in title).strip("-")[:40]
        # On Windows the names of devices are no names of files.
        taken = re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", name, re.IGNORECASE)
        return f"{name}-" if taken else name or "conversation"
