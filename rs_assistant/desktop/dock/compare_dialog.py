# SPDX-License-Identifier: GPL-2.0-or-later
"""Chooses the layers of two dates, corrects their dates, and says whether they can be compared."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rs_assistant.desktop.canvas.dates import acquisition_date, times_of
from rs_assistant.desktop.canvas.grid import project_ellipsoid
from rs_assistant.desktop.canvas.pair_check import PairCheck, check
from rs_assistant.desktop.dock import wording
from rs_assistant.desktop.dock.dialogs import DateDialog, set_layer_date
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.settings import ALIGN, MASK_CLOUDS, NORMALISE, Setting


class CompareDialog(QDialog):
    """Two layers, the earlier one first; what is done to the pair before it is compared."""

    def __init__(
        self,
        layers: list[QgsRasterLayer],
        settings: SettingsStore,
        parent: QWidget | None = None,
        chosen: tuple[str, ...] = (),
    ) -> None:
        """``chosen`` are the ids of the layers that are compared now."""
        super().__init__(parent)
        self.setWindowTitle(tr("Compare two dates"))
        self._settings = settings
        self._layers = {layer.id(): layer for layer in layers}
        self._dates: list[QPushButton] = []
        self._times: list[str] = ["", ""]
        self._boxes: list[QComboBox] = []
        form = QFormLayout()
        dated = sorted(layers, key=lambda layer: acquisition_date(layer) or "9999")
        for index, title in enumerate((tr("Earlier"), tr("Later"))):
            box = QComboBox(self)
            for layer in dated:
                box.addItem(layer.name(), layer.id())
            box.setCurrentIndex(min(index, len(dated) - 1))
            if index < len(chosen) and box.findData(chosen[index]) >= 0:
                box.setCurrentIndex(box.findData(chosen[index]))
            box.setAccessibleName(title)
            box.currentIndexChanged.connect(self._check)
            date = QPushButton(self)
            date.setAutoDefault(False)
            date.setToolTip(tr("Correct the day of acquisition"))
            date.clicked.connect(lambda _checked=False, which=index: self._edit_date(which))
            row = QHBoxLayout()
            row.addWidget(box, 1)
            row.addWidget(date)
            form.addRow(title, row)
            self._boxes.append(box)
            self._dates.append(date)
        column = QVBoxLayout(self)
        column.addLayout(form)
        self._swap = QPushButton(tr("Swap"), self)
        self._swap.setAutoDefault(False)
        self._swap.clicked.connect(self._exchange)
        column.addWidget(self._swap, 0, Qt.AlignmentFlag.AlignRight)
        self._facts = QLabel(self)
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._facts)
        column.addWidget(self._preparation())
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self._check()

    @property
    def layer_ids(self) -> tuple[str, str]:
        """The chosen layers, in the order of the boxes."""
        return str(self._boxes[0].currentData()), str(self._boxes[1].currentData())

    @property
    def times(self) -> tuple[str, ...]:
        """The days at which one temporal layer is compared with itself, else empty."""
        return tuple(self._times) if self._temporal() is not None else ()

    def _temporal(self) -> tuple[str, str] | None:
        """First and last day of the layer, where both boxes name the same temporal one."""
        first, second = self.layer_ids
        return times_of(self._layers[first]) if first == second else None

    @property
    def facts(self) -> str:
        """What the dialog says about the pair."""
        return self._facts.text()

    def accept(self) -> None:
        """Keep how pairs are prepared."""
        for setting, box in self._switches:
            self._settings.set_value(setting, box.isChecked())
        super().accept()

    def _preparation(self) -> QWidget:
        group = QGroupBox(tr("Before they are compared"), self)
        column = QVBoxLayout(group)
        self._switches: list[tuple[Setting, QCheckBox]] = []
        for setting, title in (
            (ALIGN, tr("Correct a shift between them")),
            (NORMALISE, tr("Match colours that are foreign to each other")),
            (MASK_CLOUDS, tr("Leave out clouds and their shadows")),
        ):
            box = QCheckBox(title, group)
            box.setToolTip(tr(setting.help))
            box.setChecked(bool(self._settings.value(setting)))
            column.addWidget(box)
            self._switches.append((setting, box))
        return group

    def _exchange(self) -> None:
        first, second = (box.currentIndex() for box in self._boxes)
        self._boxes[0].setCurrentIndex(second)
        self._boxes[1].setCurrentIndex(first)

    def _edit_date(self, which: int) -> None:
        layer = self._layers[self.layer_ids[which]]
        temporal = self._temporal()
        dialog = DateDialog(layer, self, self._times[which] if temporal else "")

        def accepted() -> None:
            if temporal:
                self._times[which] = dialog.date.toString("yyyy-MM-dd")
            else:
                set_layer_date(layer, dialog.date)
            self._check()

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _check(self) -> None:
        pair = [self._layers[key] for key in self.layer_ids]
        temporal = self._temporal()
        if temporal is not None:
            self._times = [own or end for own, end in zip(self._times, temporal)]
        for index, (layer, button) in enumerate(zip(pair, self._dates)):
            date = self._times[index] if temporal else acquisition_date(layer)
            button.setText(date or tr("no date"))
            button.setAccessibleName(
                tr("Date of “{layer}”: {date}").format(
                    layer=layer.name(), date=date or tr("no date")
                )
            )
        project = QgsProject.instance()
        found = check(*pair, project.transformContext(), project_ellipsoid(project))
        several = temporal is not None and self._times[0] != self._times[1]
        if several:
            found = replace(found, same=False, in_order=self._times[0] < self._times[1])
        self._facts.setText(_said(found))
        if hasattr(self, "_buttons"):
            ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
            ok.setEnabled(not found.same and found.overlap != 0.0)


def _said(pair: PairCheck) -> str:
    """The check in a few sentences."""
    if pair.same:
        return tr("Choose two different layers.")
    if pair.overlap == 0.0:
        return tr("These layers show different places: they do not overlap.")
    lines = []
    if not pair.in_order:
        lines.append(tr("By their dates the second is earlier; they will be taken in that order."))
    if pair.overlap is not None and pair.overlap < 0.95:
        share = f"{pair.overlap * 100:.0f}"
        lines.append(tr("They overlap by {share} % of the smaller one.").format(share=share))
    first, second = pair.resolutions
    if first and second and max(first, second) > 1.05 * min(first, second):
        template = tr("Ground resolutions {first} and {second}; compared at {coarser}.")
        if pair.far_apart:
            template = tr(
                "Ground resolutions {first} and {second}: compared at {coarser}, so much of the "
                "finer one's detail will not count."
            )
        lines.append(
            template.format(
                first=wording.resolution(first),
                second=wording.resolution(second),
                coarser=wording.resolution(pair.coarser),
            )
        )
    elif pair.coarser:
        lines.append(tr("Compared at {coarser}.").format(coarser=wording.resolution(pair.coarser)))
    if pair.near_infrared:
        lines.append(tr("Both have near infrared: water and vegetation indices are compared, too."))
    return " ".join(lines)
