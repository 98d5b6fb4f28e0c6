# SPDX-License-Identifier: GPL-2.0-or-later
"""The composer in its frame, with the region tools, the model and the send button."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rs_assistant.desktop.device_name import device_detail, device_name
from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.dock.command_list import CommandList
from rs_assistant.desktop.dock.composer import Composer
from rs_assistant.desktop.dock.context_bar import region_shapes
from rs_assistant.desktop.plain_text import as_plain
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.settings import MODEL


class ComposerFrame(QFrame):
    """The rounded frame around composer and buttons; its border shows the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._focused = False
        self._painting = False
        if parent is not None:
            parent.installEventFilter(self)  # which hears of the theme; we have a sheet of our own
        self.paint()

    def watch(self, widget: QWidget) -> None:
        """Show the focus of this widget."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """Focus in and out, and the theme."""
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.PaletteChange:
                self.paint()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._focused = event.type() == QEvent.Type.FocusIn
            self.paint()
        return bool(super().eventFilter(watched, event))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.paint()

    def paint(self) -> None:
        """Set the border."""
        if self._painting:  # setting a style sheet changes the palette in turn
            return
        self._painting = True
        palette = theme.palette_of(self)
        highlight = palette.color(QPalette.ColorRole.Highlight)
        quiet = theme.line(palette.color(QPalette.ColorRole.WindowText))
        border = highlight.name() if self._focused else quiet
        base = palette.color(QPalette.ColorRole.Base).name()
        sheet = (
            f"#composer {{ background: {base}; border: 1px solid {border}; border-radius: 7px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        if not theme.themed_by_sheet():  # below a style sheet, palettes are not handed on
            for child in (*self.findChildren(QLabel), *self.findChildren(Composer)):
                child.setPalette(palette)
        self._painting = False


class ComposerBox(ComposerFrame):
    """Where a question is written and sent, or its answer stopped."""

    region_wanted = pyqtSignal(str)  # rectangle, polygon, freehand
    compare_toggled = pyqtSignal(bool)
    swipe_wanted = pyqtSignal()
    outline_wanted = pyqtSignal()
    sent = pyqtSignal()

    def __init__(self, commands: CommandList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composer = Composer(commands, self)
        self.watch(self.composer)
        self.shapes: dict[str, theme.IconButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 4, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(0)
        for shape, title in region_shapes():
            button = theme.IconButton(f"region-{shape}", title, self, 18)
            button.setObjectName(f"region-{shape}")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, name=shape: self._want(name))
            row.addWidget(button)
            self.shapes[shape] = button
        self.outline = theme.IconButton(
            "outline",
            tr("Click to outline (right click: what does not belong)"),
            self,
            18,
        )
        self.outline.setObjectName("outline")
        self.outline.setCheckable(True)
        self.outline.clicked.connect(lambda: self.outline_wanted.emit())
        row.addWidget(self.outline)
        self.compare = theme.IconButton("compare", tr("Compare two dates"), self, 18)
        self.compare.setCheckable(True)
        self.compare.clicked.connect(self.compare_toggled)
        row.addWidget(self.compare)
        self.swipe = theme.IconButton(
            "swipe",
            tr("Swipe between the two dates on the map (Space or right click flickers)"),
            self,
            18,
        )
        self.swipe.setCheckable(True)
        self.swipe.clicked.connect(lambda: self.swipe_wanted.emit())
        self.swipe.hide()
        row.addWidget(self.swipe)
        row.addStretch(1)
        self.model = QLabel(self)
        self.model.setTextFormat(Qt.TextFormat.PlainText)
        self.model.setAccessibleName(tr("Model and device"))
        small = self.model.font()
        small.setPointSizeF(max(small.pointSizeF() * 0.85, 6.5))
        self.model.setFont(small)
        row.addWidget(self.model)
        row.addSpacing(6)
        self.send = theme.IconButton("send", tr("Send (Enter)"), self, 20)
        self.send.clicked.connect(self.sent)
        row.addWidget(self.send)
        column.addWidget(self.composer)
        column.addLayout(row)

    def show_running(self, running: bool) -> None:
        """Turn the send button into a stop button, or back."""
        self.send.set_icon("stop" if running else "send")
        title = tr("Stop (Esc)") if running else tr("Send (Enter)")
        self.send.setToolTip(title)
        self.send.setAccessibleName(title)

    def show_comparing(self, comparing: bool) -> None:
        """Whether two dates are looked at."""
        self.compare.setChecked(comparing)
        self.swipe.setVisible(comparing)

    def show_tool(self, shape: str) -> None:
        """Mark the map tool that is active; "" for none."""
        for name, button in (
            *self.shapes.items(),
            ("swipe", self.swipe),
            ("outline", self.outline),
        ):
            button.setChecked(name == shape)

    def show_model(self, session: Session) -> None:
        """Say which model answers, and on what."""
        model = str(session.settings.value(MODEL))
        about = session.worker.about
        device = device_name(about)
        self.model.setText(" · ".join(part for part in (model, device) if part))
        if device:
            text = tr("Model “{model}”, running on this computer: {device}").format(
                model=model, device=device_detail(about) or device
            )
        else:
            text = tr("Model “{model}”; it starts with the first question").format(model=model)
        self.model.setToolTip(as_plain(text))

    def _want(self, shape: str) -> None:
        self.region_wanted.emit(shape)
