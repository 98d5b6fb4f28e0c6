# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock's own undo: one step per turn. QGIS projects have none, and the map keeps its Ctrl+Z."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QUndoCommand

from rs_assistant.desktop.layers.geopackage import OpenedLayer
from rs_assistant.desktop.layers.results import hide_layer, layer_ref, show_layer
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import Conversation, LayerRef, Removal


class AddLayer(QUndoCommand):
    """Adds a turn's layer; undone, the layer leaves the project and its file stays.

    ``changed(LayerRef | None)`` tells the turn. Layers named by id in ``instead_of`` are switched
    off while this one is there.
    """

    def __init__(
        self,
        project: QgsProject,
        opened: OpenedLayer,
        conversation: str,
        title: str,
        changed: Callable[[LayerRef | None], None],
        instead_of: Sequence[str] = (),
    ) -> None:
        super().__init__(tr("Add layer “{name}”").format(name=opened.layer.name()))
        self._project = project
        self._opened = opened
        self.conversation = conversation
        self._title = title
        self._changed = changed
        self._instead_of = tuple(instead_of)
        self._hidden: list[str] = []

    def redo(self) -> None:
        """Show the layer."""
        if not sip.isdeleted(self._opened.layer):
            root = self._project.layerTreeRoot()
            nodes = [node for key in self._instead_of if (node := root.findLayer(key))]
            self._hidden = [node.layerId() for node in nodes if node.itemVisibilityChecked()]
            self._switch(False)
            show_layer(self._project, self._opened.layer, self.conversation, self._title)
            self._changed(layer_ref(self._opened))

    def undo(self) -> None:
        """Take it back. A layer that the user has removed is gone already."""
        if not sip.isdeleted(self._opened.layer):
            hide_layer(self._project, self._opened.layer)
            self._switch(True)
        self._changed(None)

    def _switch(self, on: bool) -> None:
        for key in self._hidden:
            node = self._project.layerTreeRoot().findLayer(key)
            if node is not None:
                node.setItemVisibilityChecked(on)


class RemoveTurn(QUndoCommand):
    """Removes a turn from the conversation; its layer stays on the map."""

    def __init__(
        self, conversation: Conversation, turn_id: str, changed: Callable[[], None]
    ) -> None:
        super().__init__(tr("Remove a question"))
        self._conversation = conversation
        self._turn_id = turn_id
        self._changed = changed
        self._removal: Removal | None = None

    def redo(self) -> None:
        """Remove."""
        self._removal = self._conversation.remove(self._turn_id)
        self._changed()

    def undo(self) -> None:
        """Put it back."""
        if self._removal is not None:
            self._conversation.restore(self._removal)
            self._removal = None
            self._changed()
