# SPDX-License-Identifier: GPL-2.0-or-later
"""What the next question will send, in a picture and a few chips; nothing is sent besides."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from rs_assistant.desktop.canvas.context import ViewContext, is_result
from rs_assistant.desktop.canvas.imagery import imagery_of
from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.canvas.wanted import is_marked
from rs_assistant.desktop.dock import wording
from rs_assistant.desktop.dock.chip import LONGEST, Chip, shortened
from rs_assistant.desktop.dock.flow_layout import FlowLayout
from rs_assistant.desktop.dock.turn_view import thumbnail
from rs_assistant.desktop.translation import told, tr

PICTURE = QSize(84, 60)
PREVIEW = QSize(320, 320)


class ContextBar(QWidget):
    """Displays a `ViewContext`; every chip opens the menu that changes what it says."""

    source_chosen = pyqtSignal(object)  # ViewSource
    compare_requested = pyqtSignal()
    region_cleared = pyqtSignal()
    region_wanted = pyqtSignal(str)  # rectangle, polygon, freehand
    zoom_requested = pyqtSignal(str)  # imagery, native, region, in, out
    style_requested = pyqtSignal()
    date_requested = pyqtSignal(int)  # index of the view

    def __init__(self, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._context = ViewContext()
        self._build()

    def show_context(self, context: ViewContext) -> None:
        """Show what would be sent now."""
        self._context = context
        self._show_picture()
        trouble = context.trouble
        if trouble is not None:
            self._source.say(self._source_text(), tr(trouble.message))
            for chip in (self._size, self._resolution, self._bands, self._region, *self._dates):
                chip.say("")
            self._trouble.setText(" ".join(told(trouble)).strip())
            self._trouble.show()
            return
        self._trouble.hide()
        sensors = ", ".join(context.sensors)
        self._source.say(self._source_text(), ", ".join(context.names))
        width, height = context.size_px
        pixels = tr("{width} × {height} pixels").format(width=width, height=height)
        if context.size_m:
            self._size.say(wording.ground_size(context.size_m), pixels)
        else:
            self._size.say(pixels)
        scale = context.metres_per_pixel
        self._resolution.say(wording.resolution(scale) if scale else tr("no scale"))
        self._bands.say(
            band_names(context.bands),
            tr(
                "Shown bands of the layer: {bands}. Colours are stretched as the layer shows them."
            ).format(bands="; ".join(context.shown))
            + (f"\n{sensors}" if sensors else ""),
        )
        for index, chip in enumerate(self._dates):
            if index >= context.views:
                chip.say("")
            elif index < len(context.dates) and context.dates[index]:
                chip.say(context.dates[index])
            else:
                chip.say(tr("no date"))
        area = context.region_m2
        self._region.say(
            (tr("Region") + (f" {wording.area(area)}" if area else ""))
            if context.has_region
            else "",
            tr("Only what is inside counts."),
        )

    def show_expected(self, text: str, detail: str, warning: bool = False) -> None:
        """Say what an answer will cost; "" while there is nothing to look at."""
        self._expected.say(text, detail, warning)

    def _source_text(self) -> str:
        context = self._context
        kind = context.source.kind
        if kind is SourceKind.COMPARE:
            return two_names(context.names) or tr("Two dates")
        if kind is SourceKind.LAYER and context.names:
            return context.names[0]
        if kind is SourceKind.SELECTION:
            return tr("Selected features")
        return tr("Map view")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._picture = QToolButton(self)
        self._picture.setAutoRaise(True)
        self._picture.setIconSize(PICTURE)
        self._picture.setFixedSize(PICTURE + QSize(4, 4))
        self._picture.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._picture.setToolTip(tr("This picture will be looked at. Click to enlarge it."))
        self._picture.setAccessibleName(tr("Picture of what will be sent"))
        self._picture.clicked.connect(self._enlarge)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        box = QWidget(self)
        flow = FlowLayout(box, 4)
        self._source = self._chip(flow, "source", tr("Looking at"), self._fill_source)
        self._region = self._chip(flow, "region", tr("Region"), self._fill_region)
        self._dates = [
            self._chip(flow, "date", tr("Date"), lambda menu: self._fill_date(menu, 0)),
            self._chip(flow, "date", tr("Second date"), lambda menu: self._fill_date(menu, 1)),
        ]
        self._size = self._chip(flow, "size", tr("Size on the ground"), self._fill_size)
        self._resolution = self._chip(
            flow, "resolution", tr("Ground resolution"), self._fill_resolution
        )
        self._bands = self._chip(flow, "bands", tr("Bands"), self._fill_bands)
        self._expected = self._chip(flow, "time", tr("Expected cost"), self._fill_expected)
        self._trouble = QLabel(self)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        column.addWidget(box)
        column.addWidget(self._trouble)
        column.addStretch(1)
        row.addLayout(column, 1)

    def _chip(self, flow: FlowLayout, icon: str, name: str, fill: Callable[[QMenu], None]) -> Chip:
        chip = Chip(icon, name, self)
        menu = QMenu(chip)
        menu.aboutToShow.connect(lambda: (menu.clear(), fill(menu)))
        chip.set_menu(menu)
        flow.addWidget(chip)
        return chip

    def _show_picture(self) -> None:
        data = self._context.thumbnail_png
        if data and self._context.trouble is None:
            picture = thumbnail(data, PICTURE, self.devicePixelRatioF())
            size = picture.size() / picture.devicePixelRatio()
            self._picture.setIcon(QIcon(picture))
            self._picture.setIconSize(size)
            self._picture.setFixedSize(size + QSize(4, 4))
            self._picture.setEnabled(True)
        else:
            self._picture.setIcon(QIcon())
            self._picture.setEnabled(False)

    def _enlarge(self) -> None:
        """A larger look at the picture, as a menu so that any click or Esc closes it."""
        menu = QMenu(self)
        label = QLabel(menu)
        label.setMargin(4)
        label.setPixmap(thumbnail(self._context.thumbnail_png, PREVIEW, self.devicePixelRatioF()))
        action = QWidgetAction(menu)
        action.setDefaultWidget(label)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._picture.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # --- menus ------------------------------------------------------------------------------

    def _fill_source(self, menu: QMenu) -> None:
        current = self._context.source

        def add(target: QMenu, title: str, source: ViewSource) -> None:
            action = target.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(source == current)
            action.triggered.connect(lambda: self.source_chosen.emit(source))

        add(menu, tr("Map view, as it is shown"), ViewSource())
        imagery = self._imagery()
        if imagery:
            layers = menu.addMenu(tr("A layer at its full resolution"))
            for layer in imagery:
                add(layers, layer.name(), ViewSource(SourceKind.LAYER, (layer.id(),)))
        for vector in self._selected():
            title = tr("Selected features of “{layer}”").format(layer=vector.name())
            add(menu, title, ViewSource(SourceKind.SELECTION, (vector.id(),)))
        if len(imagery) > 1:
            menu.addSeparator()
            menu.addAction(tr("Compare two dates…")).triggered.connect(self.compare_requested)

    def _fill_region(self, menu: QMenu) -> None:
        menu.addAction(tr("Zoom to the region")).triggered.connect(
            lambda: self.zoom_requested.emit("region")
        )
        redraw = menu.addMenu(tr("Draw another"))
        for shape, title in region_shapes():
            redraw.addAction(title).triggered.connect(
                lambda _checked=False, name=shape: self.region_wanted.emit(name)
            )
        menu.addAction(tr("Remove the region")).triggered.connect(self.region_cleared)

    def _fill_date(self, menu: QMenu, index: int) -> None:
        menu.addAction(tr("Set the date of the layer…")).triggered.connect(
            lambda: self.date_requested.emit(index)
        )
        if len(self._imagery()) > 1:
            menu.addAction(tr("Compare two dates…")).triggered.connect(self.compare_requested)

    def _fill_size(self, menu: QMenu) -> None:
        for what, title in (
            ("in", tr("Zoom in")),
            ("out", tr("Zoom out")),
            ("imagery", tr("Zoom to the imagery")),
        ):
            menu.addAction(title).triggered.connect(
                lambda _checked=False, name=what: self.zoom_requested.emit(name)
            )

    def _fill_resolution(self, menu: QMenu) -> None:
        menu.addAction(tr("Zoom to the layer's full resolution")).triggered.connect(
            lambda: self.zoom_requested.emit("native")
        )
        self._fill_layers(menu)

    def _fill_layers(self, menu: QMenu) -> None:
        imagery = self._imagery()
        if imagery:
            layers = menu.addMenu(tr("A layer at its full resolution"))
            for layer in imagery:
                source = ViewSource(SourceKind.LAYER, (layer.id(),))
                layers.addAction(layer.name().replace("&", "&&")).triggered.connect(
                    lambda _checked=False, chosen=source: self.source_chosen.emit(chosen)
                )

    def _fill_bands(self, menu: QMenu) -> None:
        menu.addAction(tr("Change bands and stretch…")).triggered.connect(self.style_requested)

    def _fill_expected(self, menu: QMenu) -> None:
        menu.addAction(tr("Zoom in")).triggered.connect(lambda: self.zoom_requested.emit("in"))
        for shape, title in region_shapes():
            menu.addAction(title).triggered.connect(
                lambda _checked=False, name=shape: self.region_wanted.emit(name)
            )

    def _imagery(self) -> list[QgsMapLayer]:
        order = self._project.layerTreeRoot().layerOrder()
        return [layer for layer in imagery_of(order) if not is_result(layer)]

    def _selected(self) -> Sequence[QgsVectorLayer]:
        return [layer for layer in self._project.mapLayers().values() if is_marked(layer)]


def two_names(names: Sequence[str]) -> str:
    """Two layers by what tells them apart: the words that both begin with are said once."""
    if len(set(names)) < 2:
        return shortened(names[0], LONGEST) if names else ""
    first, second = names[0].split(), names[1].split()
    same = 0
    while same < min(len(first), len(second)) - 1 and first[same] == second[same]:
        same += 1
    if same and first[:same] == second[:same]:
        rest = [" ".join(words[same:]) for words in (first, second)]
        if max(map(len, rest)) <= 20:
            return shortened(" ".join(first[:same]).rstrip(",;:"), LONGEST)
    return " → ".join(shortened(name, (LONGEST - 3) // 2) for name in names)


def region_shapes() -> tuple[tuple[str, str], ...]:
    """Names of the region tools, and what their buttons say."""
    return (
        ("rectangle", tr("Draw a rectangle to ask about")),
        ("polygon", tr("Draw a polygon to ask about")),
        ("freehand", tr("Draw a region by hand to ask about")),
    )


def band_names(bands: Sequence[str]) -> str:
    """The bands that are sent, in words."""
    if tuple(bands[:3]) == ("red", "green", "blue"):
        return tr("RGB + near infrared") if "nir" in bands else tr("RGB")
    return ", ".join(bands)
