# SPDX-License-Identifier: GPL-2.0-or-later
"""A chip: a fact about what will be sent, which opens the menu that changes it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QPoint, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent, QPalette
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from rs_assistant.desktop.dock import theme
from rs_assistant.desktop.plain_text import as_plain

LONGEST = 26  # characters; the tooltip has the rest


class Chip(QToolButton):
    """A small rounded button with an icon. It hides while it has nothing to say."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        """``name`` says what the chip is about, for tooltip and screen readers."""
        super().__init__(parent)
        self._icon = icon
        self._name = name
        self._warning = False
        self._painting = False
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._editor: QMenu | None = None
        self.clicked.connect(self._open)
        small = self.font()
        small.setPointSizeF(max(small.pointSizeF() * 0.92, 6.5))
        self.setFont(small)
        self._scale()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self._repaint()

    def say(self, text: str, detail: str = "", warning: bool = False) -> None:
        """Show a text; ``detail`` joins the tooltip. An empty text hides the chip."""
        self.setText(shortened(text, LONGEST).replace("&", "&&"))
        whole = "\n".join(part for part in (f"{self._name}: {text}", detail) if part)
        self.setToolTip(as_plain(whole))
        self.setAccessibleName(f"{self._name}: {text}")
        if warning != self._warning:
            self._warning = warning
            self._repaint()
        self.setVisible(bool(text))

    def set_menu(self, menu: QMenu) -> None:
        """The editor that a click opens."""
        menu.setToolTipsVisible(True)
        self._editor = menu  # not `setMenu`: that would take the room of an arrow

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._repaint()
        elif event.type() == QEvent.Type.FontChange:
            self._scale()

    def _scale(self) -> None:
        """The icon grows with the font."""
        side = max(14, round(14 * self.fontMetrics().height() / theme.USUAL_HEIGHT))
        if side != self.iconSize().width():
            self.setIconSize(QSize(side, side))

    def sizeHint(self) -> QSize:
        """Icon and text; the style would add the room of a menu arrow."""
        text = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        height = max(self.iconSize().height(), self.fontMetrics().height()) + 4
        return QSize(self.iconSize().width() + text + 17, height)

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrow down open the editor, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self, *_: object) -> None:
        if self._editor is not None:
            self._editor.popup(self.mapToGlobal(QPoint(0, self.height())))

    def follow_theme(self) -> None:
        """Draw anew where no event tells of another theme."""
        self._repaint()

    def _repaint(self) -> None:
        if not self._painting:  # setting a style sheet changes the palette in turn
            self._painting = True
            self._paint()
            self._painting = False

    def _paint(self) -> None:
        palette = theme.palette_of(self)
        ink = palette.color(self.foregroundRole())
        colour = "" if theme.themed_by_sheet() else f"color: {ink.name()}; "
        line = theme.warning(palette).name() if self._warning else theme.line(ink)
        focus = palette.color(QPalette.ColorRole.Highlight).name()
        hover = theme.tint(palette, 0.18)
        sheet = (
            f"QToolButton {{ border: 1px solid {line}; border-radius: 9px;"
            f" padding: 1px 6px 1px 4px; background: transparent; {colour}}}"
            f"QToolButton:hover, QToolButton:pressed {{ background: {hover}; }}"
            f"QToolButton:focus {{ border-color: {focus}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)  # may bring another text colour, so the icon comes after
        self.setIcon(theme.icon_for("warning" if self._warning else self._icon, self))


def shortened(text: str, longest: int) -> str:
    """The text, cut in its middle when it is long: names often differ at their ends."""
    if len(text) <= longest:
        return text
    half = (longest - 1) // 2
    return f"{text[: longest - 1 - half].rstrip()}…{text[len(text) - half :].lstrip()}"
