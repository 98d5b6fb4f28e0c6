# SPDX-License-Identifier: GPL-2.0-or-later
"""What a turn remembers of the views it was about, and how to look at them again."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProject

from rs_assistant.desktop.canvas.snapshot import wkt_of
from rs_assistant.desktop.canvas.sources import SourceKind, ViewPlan, ViewSource
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.engine.conversation import Turn, TurnContext
from rs_assistant.engine.requests import Options
from rs_assistant.engine.settings import ALIGN, LANGUAGE, MASK_CLOUDS, NORMALISE, STYLE


def context_of(plans: tuple[ViewPlan, ...], source: str, model: str) -> TurnContext:
    """The record of planned views; ``source`` is a `SourceKind`'s value or ``region``."""
    if not plans:
        return TurnContext(source="none")
    grid, scale = plans[0].grid, plans[0].metres_per_pixel
    box, region = grid.extent, plans[0].chosen_region
    return TurnContext(
        source,
        (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()),
        wkt_of(plans[0]),
        tuple(layer.id() for plan in plans for layer in plan.layers),
        tuple(layer.name() for plan in plans for layer in plan.layers),
        tuple(plan.date for plan in plans if plan.date),
        region.asWkt(6) if region is not None else "",
        plans[0].bands,
        (grid.width * scale, grid.height * scale) if scale else None,
        scale,
        model,
    )


def source_of(turn: Turn, project: QgsProject) -> ViewSource:
    """How a question looked at the map, as far as its layers are still there."""
    layers = turn.context.layers
    there = all(project.mapLayer(layer_id) is not None for layer_id in layers)
    if there and turn.context.views == 2 and len(layers) == 2:
        pair = (layers[0], layers[1])
        if layers[0] == layers[1]:  # one temporal layer at two days
            return ViewSource(SourceKind.COMPARE, pair, turn.context.dates)
        return ViewSource(SourceKind.COMPARE, pair)
    if there and turn.context.source == SourceKind.LAYER.value and len(layers) == 1:
        return ViewSource(SourceKind.LAYER, (layers[0],))
    return ViewSource()


def options_of(settings: SettingsStore) -> Options:
    """How a question asked now is to be answered."""
    language = str(settings.value(LANGUAGE)) or QgsApplication.locale()
    return Options(
        str(settings.value(STYLE)),
        language.split("_")[0] or "en",
        align=bool(settings.value(ALIGN)),
        normalise=bool(settings.value(NORMALISE)),
        mask_clouds=bool(settings.value(MASK_CLOUDS)),
    )
