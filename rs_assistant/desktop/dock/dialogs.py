# SPDX-License-Identifier: GPL-2.0-or-later
"""Small dialogs of the dock: the date of a layer, stored conversations."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject, QgsRasterLayer, QgsRasterLayerTemporalProperties
from qgis.PyQt.QtCore import QDate, QDateTime, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rs_assistant.desktop.canvas.dates import acquisition_date, whole_day
from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.plain_text import as_plain
from rs_assistant.desktop.translation import tr


class DateDialog(QDialog):
    """Sets the day on which a layer's imagery was acquired (its fixed temporal range in QGIS)."""

    def __init__(
        self, layer: QgsRasterLayer, parent: QWidget | None = None, shown: str = ""
    ) -> None:
        """``shown`` is the day to begin with instead of the layer's own."""
        super().__init__(parent)
        self.setWindowTitle(tr("Date of “{layer}”").format(layer=layer.name()))
        self._edit = QDateEdit(self)
        self._edit.setCalendarPopup(True)
        self._edit.setCalendarWidget(QCalendarWidget(self._edit))
        known = QDate.fromString((shown or acquisition_date(layer) or "")[:10], "yyyy-MM-dd")
        self._edit.setDate(known if known.isValid() else QDate.currentDate())
        self._edit.setAccessibleName(tr("Day of acquisition"))
        form = QFormLayout()
        form.addRow(tr("Day of acquisition"), self._edit)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(_ok_cancel(self))

    @property
    def date(self) -> QDate:
        """The chosen day."""
        return self._edit.date()


def set_layer_date(layer: QgsRasterLayer, day: QDate) -> None:
    """Keep the day with the layer, where QGIS's temporal controller sees it too."""
    temporal = layer.temporalProperties()
    temporal.setMode(QgsRasterLayerTemporalProperties.ModeFixedTemporalRange)
    temporal.setFixedTemporalRange(whole_day(day.toString("yyyy-MM-dd")))
    temporal.setIsActive(True)
    QgsProject.instance().setDirty(True)  # which QGIS leaves to whoever changes the properties


class ConversationsDialog(QDialog):
    """Stored conversations: search, open, rename, delete."""

    opened = pyqtSignal(str)  # conversation id
    renamed = pyqtSignal(str, str)
    deleted = pyqtSignal(str)

    def __init__(self, store: ConversationStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(tr("Conversations"))
        self.resize(440, 420)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(tr("Search all conversations"))
        self._search.setAccessibleName(tr("Search all conversations"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.refresh)
        self._list = QListWidget(self)
        self._list.setAccessibleName(tr("Conversations"))
        self._list.itemActivated.connect(self._open)
        self._list.currentItemChanged.connect(self._check)
        row = QHBoxLayout()
        self._open_button = QPushButton(tr("Open"), self)
        self._rename_button = QPushButton(tr("Rename…"), self)
        self._delete_button = QPushButton(tr("Delete"), self)
        self._open_button.clicked.connect(self._open)
        self._rename_button.clicked.connect(self._rename)
        self._delete_button.clicked.connect(self._delete)
        for button in (self._open_button, self._rename_button, self._delete_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._list.clear()
        for entry in self._store.list(self._search.text()):
            item = QListWidgetItem(f"{entry.title}\n{local_time(entry.changed)}", self._list)
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            item.setData(Qt.ItemDataRole.UserRole + 1, entry.title)
            if entry.project:
                item.setToolTip(as_plain(entry.project))
        self._list.setCurrentRow(0)
        self._check()

    def _chosen(self) -> Optional[QListWidgetItem]:
        return self._list.currentItem()

    def _check(self, *_: object) -> None:
        chosen = self._chosen() is not None
        for button in (self._open_button, self._rename_button, self._delete_button):
            button.setEnabled(chosen)

    def _open(self, *_: object) -> None:
        item = self._chosen()
        if item is not None:
            self.opened.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    def _rename(self) -> None:
        item = self._chosen()
        if item is None:
            return
        title, accepted = QInputDialog.getText(
            self,
            tr("Rename the conversation"),
            tr("Title"),
            text=item.data(Qt.ItemDataRole.UserRole + 1),
        )
        if accepted and title.strip():
            identifier = item.data(Qt.ItemDataRole.UserRole)
            self._store.rename(identifier, title.strip())
            self.renamed.emit(identifier, title.strip())
            self.refresh()

    def _delete(self) -> None:
        item = self._chosen()
        if item is None:
            return
        title = item.data(Qt.ItemDataRole.UserRole + 1)
        if sure_to_delete(title, self):
            identifier = item.data(Qt.ItemDataRole.UserRole)
            self._store.delete(identifier)
            self.deleted.emit(identifier)
            self.refresh()


def sure_to_delete(title: str, parent: QWidget) -> bool:
    """Whether a conversation is to go for good, asked in a dialog."""
    answer = QMessageBox.question(
        parent,
        tr("Delete the conversation"),
        as_plain(tr("Delete “{title}”? Its layers stay on the map.").format(title=title)),
    )
    return bool(answer == QMessageBox.StandardButton.Yes)


def local_time(moment: str) -> str:
    """ISO 8601 in UTC as the user's locale writes local time."""
    parsed = QDateTime.fromString(moment, Qt.DateFormat.ISODate)
    if not parsed.isValid():
        return ""
    return QLocale().toString(parsed.toLocalTime(), QLocale.FormatType.ShortFormat)


def _ok_cancel(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
