# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu of an answer's layer button: a new layer, a layer that is there, the heat map."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QMenu

from rs_assistant.desktop.layers.appending import takers
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.translation import tr

MOST = 15  # layers that are offered


def fill_layer_menu(menu: QMenu, turn_id: str, session: Session, project: QgsProject) -> None:
    """Offer what can be done with what a turn found."""
    menu.clear()
    turn = session.conversation.turn(turn_id)
    if turn is None:
        return
    if turn.feature_count:
        new = menu.addAction(tr("Add as a new layer"))
        new.triggered.connect(lambda _checked=False: session.map.add_layer(turn_id))
        holding = {reference.layer_id for reference in turn.layers}  # have these polygons already
        layers = [layer for layer in takers(project) if layer.id() not in holding][:MOST]
        target = menu.addMenu(tr("Add to the layer"))
        target.setEnabled(bool(layers))
        for layer in layers:
            action = target.addAction(layer.name().replace("&", "&&"))
            action.setData(layer.id())
        target.triggered.connect(lambda chosen: session.map.append_to(turn_id, chosen.data()))
    if session.map.has_class_maps(turn_id):
        covers = menu.addAction(tr("Add the land cover of both dates"))
        covers.triggered.connect(lambda _checked=False: session.map.add_class_maps(turn_id))
    if turn.has_heat_map:
        heat = menu.addAction(tr("Add the heat map"))
        heat.triggered.connect(lambda _checked=False: session.map.add_heat_map(turn_id))
