# SPDX-License-Identifier: GPL-2.0-or-later
"""How results look: one colour per label over the symbol of ``resources/styles/results.qml``."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from rs_assistant.desktop.translation import tr
from rs_assistant.engine.lexicon import noun

# Colours that people expect; everything else takes one of the distinct colours below.
_EXPECTED = {
    "water": "#2b83ba",
    "river": "#2b83ba",
    "lake": "#2b83ba",
    "sea": "#2b83ba",
    "forest": "#1a9641",
    "trees": "#1a9641",
    "tree": "#1a9641",
    "meadow": "#a6d96a",
    "grass": "#a6d96a",
    "farmland": "#e6c229",
    "building": "#d7191c",
    "buildings": "#d7191c",
    "built-up": "#d7191c",
    "road": "#525252",
    "roads": "#525252",
    "bare": "#b08968",
    "flood": "#08519c",
}
_DISTINCT = (
    "#e6194b", "#f58231", "#ffd92f", "#911eb4", "#42d4f4", "#f032e6", "#bfef45", "#469990",
    "#9a6324", "#800000", "#808000", "#000075", "#fabed4", "#3cb44b", "#4363d8",
)  # fmt: skip
_LABELS_ONLY = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)


def colour_of(label: str, taken: set[str]) -> QColor:
    """A colour for a label: the expected one, else a distinct one that is always the same unless
    another label of the layer has it."""
    expected = _EXPECTED.get(label.casefold()) or _EXPECTED.get(_became(label))
    if expected is not None and expected not in taken:
        taken.add(expected)
        return QColor(expected)
    start = zlib.crc32(label.encode("utf-8"))
    for step in range(len(_DISTINCT)):
        colour = _DISTINCT[(start + step) % len(_DISTINCT)]
        if colour not in taken:
            taken.add(colour)
            return QColor(colour)
    return QColor(_DISTINCT[start % len(_DISTINCT)])


def _became(label: str) -> str:
    """What a change led to: ``forest to water`` and ``new water`` look like water."""
    _, found, after = label.casefold().rpartition(" to ")
    return after if found else label.casefold().removeprefix("new ")


def style(layer: QgsVectorLayer, labels: list[str], counts: dict[str, int], base: Path) -> None:
    """Categories for the labels in a legend that counts them; ``base`` is a .qml file."""
    symbol = None
    if base.is_file():
        layer.loadNamedStyle(str(base))
        renderer = layer.renderer()
        symbol = renderer.symbol() if hasattr(renderer, "symbol") else None
    if symbol is None:
        symbol = QgsFillSymbol.createSimple({"outline_width": "0.4"})
    taken: set[str] = set()
    categories = [_category(label, counts.get(label, 0), symbol, taken) for label in labels]
    layer.setRenderer(QgsCategorizedSymbolRenderer("label", categories))


def labels_in(layer: QgsVectorLayer) -> Counter[str]:
    """How many features of each label a result layer holds."""
    labels = (feature["label"] for feature in layer.getFeatures(_LABELS_ONLY))
    return Counter(label for label in labels if isinstance(label, str))


def recount(layer: QgsVectorLayer) -> None:
    """Bring the legend up to date with the labels that a result layer holds now.

    The user may have changed it: only the numbers that we wrote are written anew, and labels
    without a category get one that looks like the first. Any other renderer is left as it is.
    """
    shown = layer.renderer()
    if not isinstance(shown, QgsCategorizedSymbolRenderer):
        return
    before = shown.categories()
    if shown.classAttribute().strip('"') != "label" or not before:
        return
    counts, renderer = labels_in(layer), shown.clone()
    for index, category in reversed(list(enumerate(before))):
        if _is_ours(category):
            label = category.value()
            if label in counts or not counts:  # an empty layer keeps its looks
                renderer.updateCategoryLabel(index, _title(label, counts[label]))
            else:
                renderer.deleteCategory(index)
    known = [value for category in before for value in _values(category)]
    taken = {category.symbol().symbolLayer(0).strokeColor().name() for category in before}
    for label, count in counts.items():
        if label not in known:
            renderer.addCategory(_category(label, count, before[0].symbol(), taken))
    layer.setRenderer(renderer)


def _values(category: QgsRendererCategory) -> list[object]:
    """Several where the user has merged categories."""
    value = category.value()
    return value if isinstance(value, list) else [value]


def _category(
    label: str, count: int, symbol: QgsFillSymbol, taken: set[str]
) -> QgsRendererCategory:
    """A category with the symbol in the label's colour."""
    one = symbol.clone()
    colour = colour_of(label, taken)
    fill = one.symbolLayer(0)
    inside = QColor(colour)
    inside.setAlpha(fill.fillColor().alpha() if fill.fillColor().alpha() < 255 else 80)
    fill.setFillColor(inside)
    fill.setStrokeColor(colour)
    return QgsRendererCategory(label, one, _title(label, count))


def _title(label: str, count: int | str) -> str:
    return tr("{label} ({count})").format(label=tr(noun(label, 1)), count=count)


def _is_ours(category: QgsRendererCategory) -> bool:
    """Whether the legend still has our words for it, with whatever number."""
    if not isinstance(category.value(), str):
        return False
    pattern = re.escape(_title(category.value(), "\n")).replace(re.escape("\n"), r"\d+")
    return re.fullmatch(pattern, category.label()) is not None
