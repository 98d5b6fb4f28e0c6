# SPDX-License-Identifier: GPL-2.0-or-later
"""Text of an answer: safe Markdown, selectable, as high as it needs, nothing ever fetched."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPalette, QResizeEvent, QTextOption, QWheelEvent
from qgis.PyQt.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from rs_assistant.desktop.dock import theme
from rs_assistant.engine.markdown import link_parts, to_html

SHOWN_CHARACTERS = 12_000  # beyond this, laying out a text would hold the interface up


class RichText(QTextBrowser):
    """Shows Markdown. Links are not opened but reported with their scheme and rest."""

    link_activated = pyqtSignal(str)
    link_hovered = pyqtSignal(str)  # "" when the pointer leaves

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._height_for = (-1, -1)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(18)
        self.viewport().setAutoFillBackground(False)
        # Themes of style sheets give text fields a border and padding, which would cut the text.
        self.setStyleSheet("QTextBrowser { border: 0; padding: 0; background: transparent; }")
        self.anchorClicked.connect(self._clicked)
        self.highlighted.connect(self._hovered)
        self._apply_theme()
        self.hide()  # an empty answer takes no room

    @property
    def markdown(self) -> str:
        """What is shown, as it was given."""
        return self._markdown

    def set_markdown(self, text: str) -> None:
        """Show a text."""
        if text == self._markdown:
            return
        self._markdown = text
        self._render()

    def loadResource(self, kind: int, url: QUrl) -> Any:
        """Nothing is loaded: the text must not be able to reach files or the network."""
        return None

    def sizeHint(self) -> QSize:
        """Any width; the height of the text."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the transcript."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font size."""
        super().changeEvent(event)
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._apply_theme()
            self._render()

    def _apply_theme(self) -> None:
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.Text)
        # Rich text knows no transparency: a grey between text and its opposite fits any theme.
        opposite = QColor("black") if text.lightness() > 128 else QColor("white")
        border = theme.mix(opposite, text, 0.3).name()
        shade = theme.mix(opposite, text, 0.25 if text.lightness() > 128 else 0.08).name()
        size = QFontMetricsF(self.font()).height() * 0.35
        self.document().setDefaultStyleSheet(
            f"a {{ color: {theme.link(palette).name()}; text-decoration: underline; }}"
            f"p {{ margin: 0 0 {size:.0f}px 0; }}"
            f"h3, h4, h5, h6 {{ font-size: medium; margin: {size:.0f}px 0; }}"
            "ul, ol { margin: 0 0 4px 0; }"
            f"pre, code {{ background-color: {shade}; }}"
            f"table {{ border-color: {border}; border-style: solid; border-collapse: collapse;"
            f" margin: {size:.0f}px 0; }}"
            f"th {{ background-color: {shade}; }}"
            f"td, th {{ padding: 2px 6px; border-color: {border}; }}"
            "blockquote { margin: 2px 12px; }"
        )

    def _render(self) -> None:
        text = self._markdown
        if len(text) > SHOWN_CHARACTERS:
            cut = text.rfind("\n", SHOWN_CHARACTERS // 2, SHOWN_CHARACTERS)
            text = text[: cut if cut > 0 else SHOWN_CHARACTERS] + "\n\n…"
        self.setHtml(to_html(text))
        self.setVisible(bool(text.strip()))
        self._height_for = (-1, -1)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        key = (width, self.document().revision())
        if key == self._height_for or width <= 0:
            return
        self._height_for = key
        document = self.document()
        document.setTextWidth(width)
        height = int(document.size().height() + 0.999)
        if document.idealWidth() > width + 1:  # a wide table
            height += self.horizontalScrollBar().sizeHint().height()
        height = max(height, 1) + max(0, self.height() - self.viewport().height())
        if height != self.height():
            self.setFixedHeight(height)

    def _clicked(self, url: QUrl) -> None:
        target = _target(url)
        if target:
            self.link_activated.emit(target)

    def _hovered(self, url: Any) -> None:
        self.link_hovered.emit(_target(url if isinstance(url, QUrl) else QUrl(str(url))))


def _target(url: QUrl) -> str:
    """``scheme:rest`` of an allowed link with the rest decoded, "" for any other."""
    parts = link_parts(bytes(url.toEncoded()).decode("ascii", "replace"))
    return ":".join(parts) if parts else ""
