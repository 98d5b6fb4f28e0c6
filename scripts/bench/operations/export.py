# SPDX-License-Identifier: GPL-2.0-or-later
"""`export`: a conversation of 500 turns with pictures becomes one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QBuffer, QIODevice
from qgis.PyQt.QtGui import QImage

from rs_assistant.desktop.dock.dock import AssistantDock
from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.conversation import Conversation, LayerKind, LayerRef, TurnContext

from ..bench import Bench
from ..desk import desk
from ..main_loop import expect, pause
from ..pictures import EPSG, large_image
from .long_conversation import long_conversation

FOUND = 20  # outlines of an answer
EXTENT = (500000.0, 5692000.0, 500400.0, 5692300.0)


def measure(bench: Bench, worker: WorkerProcess) -> dict[str, Any]:
    """The page with the picture of each view and the map of each answer."""
    image = large_image(bench.folder)
    bench.show(image)
    conversation = illustrated(image.crs().toWkt())
    path = bench.folder / "export.html"
    with desk(bench, worker, "echo", "export") as (session, dock):
        session.show_conversation(conversation)
        pause(1)
        figures = bench.gaps_during(lambda: export(dock, path))
    return {**figures, "megabytes": round(path.stat().st_size / 1e6, 1)}


def illustrated(crs_wkt: str) -> Conversation:
    """Every turn has a picture, and outlines in one layer that all of them share."""
    conversation = long_conversation()
    layer = QgsVectorLayer(
        f"MultiPolygon?crs=EPSG:{EPSG}&field=label:string&field=turn:string", "found", "memory"
    )
    features = []
    for turn in conversation.turns:
        for index in range(FOUND):
            x, y = EXTENT[0] + index * 19, EXTENT[1] + index * 14
            feature = QgsFeature(layer.fields())
            feature.setAttributes(["ship", turn.id])
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + 12, y + 12)))
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    reference = LayerRef(layer.id(), "found", kind=LayerKind.APPENDED)
    context = TurnContext(
        extent=EXTENT, crs_wkt=crs_wkt, size_m=(400.0, 300.0), thumbnail=thumbnail()
    )
    for turn in conversation.turns:
        conversation.change(turn.id, context=context, layers=(reference,))
    return conversation


def thumbnail() -> bytes:
    """A small picture as questions keep it."""
    image = QImage(256, 192, QImage.Format.Format_RGB32)
    for row in range(192):
        for column in range(256):
            image.setPixel(column, row, (row * 7919 + column * 104729) % 0xFFFFFF)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def export(dock: AssistantDock, path: Path) -> None:
    """As the menu does it, to the last byte."""
    path.unlink(missing_ok=True)
    dock.exporting.start(path)
    expect(path.exists, "the page", 600)
    pause(0.3)
