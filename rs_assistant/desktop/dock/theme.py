# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours and icons that follow the palette: light, dark and high-contrast themes alike."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QApplication, QToolButton, QWidget

from rs_assistant.engine.environment import resource

INK = "#232629"  # the colour in our SVG files that stands for the text colour
USUAL_HEIGHT = 17  # pixels of a line in the usual font
_SIZES = (16, 20, 24, 32, 48)


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """``share`` of the second colour in the first."""
    return QColor(
        *(round(a + (b - a) * share) for a, b in zip(first.getRgb()[:3], second.getRgb()[:3]))
    )


def palette_of(widget: QWidget) -> QPalette:
    """The theme's palette where a widget is.

    A widget with a style sheet of its own keeps the palette of its creation, so its parent is
    asked; unless the theme is a style sheet (QGIS's dark ones), which sets that of every widget.
    """
    if themed_by_sheet():
        return widget.palette()
    while widget.styleSheet() and widget.parentWidget() is not None:
        widget = widget.parentWidget()
    return widget.palette()


def themed_by_sheet() -> bool:
    """Whether the application's theme is a style sheet."""
    application = QApplication.instance()
    return isinstance(application, QApplication) and bool(application.styleSheet())


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than its background."""
    base = palette.color(QPalette.ColorRole.Base).lightness()
    return palette.color(QPalette.ColorRole.Text).lightness() > base


def quiet(palette: QPalette) -> QColor:
    """Secondary text: still readable (contrast above 4.5 in QGIS's themes)."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return mix(text, palette.color(QPalette.ColorRole.Window), 0.3)


def veil(colour: QColor, opacity: float) -> str:
    """A style sheet colour that lets the background shine through.

    Themes made of style sheets (QGIS's dark ones) leave the palette's backgrounds as they were, so
    a colour that is mixed with them would not fit; one that is laid over them does.
    """
    red, green, blue, _ = colour.getRgb()
    return f"rgba({red}, {green}, {blue}, {round(opacity * 255)})"


def line(ink: QColor) -> str:
    """Borders and rules in this text colour, for style sheets. Text in a pure colour is that of a
    system of high contrast: its borders must be seen, too."""
    pure = ink.hsvSaturation() == 255 and ink.value() == 255
    return veil(ink, 0.7 if pure else 0.25)


def tint(palette: QPalette, opacity: float = 0.13) -> str:
    """Background of a question or of a button under the pointer, for style sheets."""
    return veil(palette.color(QPalette.ColorRole.Highlight), opacity)


def link(palette: QPalette) -> QColor:
    """Links: the palette's link colour, made readable on dark themes whose palette forgot it."""
    colour = palette.color(QPalette.ColorRole.Link)
    if is_dark(palette) and colour.lightness() < 140:
        return mix(colour, QColor("white"), 0.55)
    return colour


def warning(palette: QPalette) -> QColor:
    """Errors and warnings: amber on dark, rust on light."""
    return QColor("#f0b35a") if is_dark(palette) else QColor("#a04a00")


def icon(name: str, colour: QColor, faint: QColor) -> QIcon:
    """The icon in a colour, sharp at every size and pixel ratio; ``faint`` is for disabled ones."""
    path = resource("icons", f"{name}.svg")
    try:
        source = path.read_text(encoding="utf-8")
    except OSError:
        return QIcon()
    result = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        renderer = QSvgRenderer(QByteArray(source.replace(INK, ink.name()).encode("utf-8")))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            result.addPixmap(pixmap, mode)
    return result


class IconButton(QToolButton):
    """A flat button with an icon that follows the theme; its tooltip is its accessible name."""

    def __init__(
        self, name: str, tooltip: str, parent: QWidget | None = None, size: int = 16
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setAutoRaise(True)
        self.setToolTip(tooltip)
        self.setAccessibleName(tooltip)
        self._size = size
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scale()
        self.set_icon(name)

    def set_icon(self, name: str) -> None:
        """Show another icon of ours."""
        self._name = name
        self.setIcon(icon_for(name, self))

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.set_icon(self._name)
        elif event.type() == QEvent.Type.FontChange:
            self._scale()

    def follow_theme(self) -> None:
        """Draw the icon anew where no event tells of another theme."""
        self.set_icon(self._name)

    def _scale(self) -> None:
        """Icons grow with the font."""
        side = max(self._size, round(self._size * self.fontMetrics().height() / USUAL_HEIGHT))
        self.setIconSize(QSize(side, side))


_icons: dict[tuple[str, int], QIcon] = {}


def icon_for(name: str, widget: QWidget) -> QIcon:
    """`icon` in the text colour of a widget, drawn once per colour: a transcript has hundreds."""
    colour = palette_of(widget).color(QPalette.ColorGroup.Active, widget.foregroundRole())
    key = (name, colour.rgb())
    if key not in _icons:
        background = QColor("black") if colour.lightness() > 128 else QColor("white")
        _icons[key] = icon(name, colour, mix(colour, background, 0.6))
    return _icons[key]
