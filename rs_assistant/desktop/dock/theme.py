# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours and icons that follow the palette: light, dark and high-contrast themes alike."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from rs_assistant.engine.environment import resource

INK = "#232629"  # the colour in our SVG files that stands for the text colour
_SIZES = (16, 20, 24, 32, 48)


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """``share`` of the second colour in the first."""
    return QColor(
        *(round(a + (b - a) * share) for a, b in zip(first.getRgb()[:3], second.getRgb()[:3]))
    )


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than its background."""
    base = palette.color(QPalette.ColorRole.Base).lightness()
    return palette.color(QPalette.ColorRole.Text).lightness() > base


def quiet(palette: QPalette) -> QColor:
    """Secondary text: still readable (contrast above 4.5 in QGIS's themes)."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return mix(text, palette.color(QPalette.ColorRole.Window), 0.3)


def line(palette: QPalette) -> QColor:
    """Borders and rules."""
    window = palette.color(QPalette.ColorRole.Window)
    return mix(window, palette.color(QPalette.ColorRole.WindowText), 0.2)


def tint(palette: QPalette, share: float = 0.13) -> QColor:
    """Background of a question: the base with a little of the highlight."""
    base = palette.color(QPalette.ColorRole.Base)
    return mix(base, palette.color(QPalette.ColorRole.Highlight), share)


def link(palette: QPalette) -> QColor:
    """Links: the palette's link colour, made readable on dark themes whose palette forgot it."""
    colour = palette.color(QPalette.ColorRole.Link)
    if is_dark(palette) and colour.lightness() < 140:
        return mix(colour, QColor("white"), 0.55)
    return colour


def warning(palette: QPalette) -> QColor:
    """Errors and warnings: amber on dark, rust on light."""
    return QColor("#f0b35a") if is_dark(palette) else QColor("#a04a00")


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon in the palette's text colour, sharp at every size and pixel ratio."""
    path = resource("icons", f"{name}.svg")
    try:
        source = path.read_text(encoding="utf-8")
    except OSError:
        return QIcon()
    result = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, QPalette.ColorRole.ButtonText).name()
        renderer = QSvgRenderer(QByteArray(source.replace(INK, colour).encode("utf-8")))
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
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_icon(name)

    def set_icon(self, name: str) -> None:
        """Show another icon of ours."""
        self._name = name
        self.setIcon(cached_icon(name, self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.set_icon(self._name)


_icons: dict[tuple[str, int, int], QIcon] = {}


def cached_icon(name: str, palette: QPalette) -> QIcon:
    """`icon`, drawn once per colour: a transcript has hundreds of the same."""
    key = (
        name,
        palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText).rgb(),
        palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).rgb(),
    )
    if key not in _icons:
        _icons[key] = icon(name, palette)
    return _icons[key]
