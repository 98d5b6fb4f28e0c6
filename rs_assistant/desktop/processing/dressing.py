# SPDX-License-Identifier: GPL-2.0-or-later
"""How the results of an algorithm look once QGIS has opened them: as the dock's own layers do."""

from __future__ import annotations

from collections import Counter
from typing import Any, Callable, Sequence

from qgis.core import (
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
    QgsVectorLayer,
)

from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY
from rs_assistant.desktop.layers.class_map import style_class_map
from rs_assistant.desktop.layers.heat_map import style_heat_map
from rs_assistant.desktop.layers.styling import style
from rs_assistant.engine.environment import resource

_alive: list[Dresser] = []


class Dresser(QgsProcessingLayerPostProcessorInterface):
    """Dresses one layer when it is loaded."""

    def __init__(self, dress: Callable[[Any], None]) -> None:
        super().__init__()
        self._dress = dress

    def postProcessLayer(self, layer: Any, context: Any, feedback: Any) -> None:
        """Called by QGIS on the main thread."""
        layer.setCustomProperty(RESULT_PROPERTY, "processing")
        self._dress(layer)


def dress(context: Any, destination: str, how: Callable[[Any], None]) -> None:
    """Have a result dressed, if it will be loaded."""
    if not destination or not context.willLoadLayerOnCompletion(destination):
        return
    # QGIS does not keep the Python half of what it is given.
    _alive.append(Dresser(how))
    del _alive[:-50]
    context.layerToLoadOnCompletionDetails(destination).setPostProcessor(_alive[-1])


def by_label(layer: QgsVectorLayer) -> None:
    """Categories by label (of changes: by transition), with their numbers."""
    counts = Counter(str(feature["label"]) for feature in layer.getFeatures())
    style(
        layer, [name for name, _ in counts.most_common()], counts, resource("styles", "results.qml")
    )


def probability(layer: QgsRasterLayer) -> None:
    """Transparent where nothing changed."""
    style_heat_map(layer)


def classes(names: Sequence[str]) -> Callable[[QgsRasterLayer], None]:
    """The land cover of one date in its colours."""

    def how(layer: QgsRasterLayer) -> None:
        style_class_map(layer, names)

    return how
