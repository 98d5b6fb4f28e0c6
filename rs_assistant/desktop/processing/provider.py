# SPDX-License-Identifier: GPL-2.0-or-later
"""The provider that brings the algorithms into Toolbox, Model Builder and qgis_process."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from rs_assistant.desktop.processing.algorithms import ALGORITHMS
from rs_assistant.desktop.processing.compare import Compare
from rs_assistant.desktop.processing.coregister import CoRegister
from rs_assistant.desktop.processing.transitions import TransitionTable
from rs_assistant.engine.environment import resource


class Provider(QgsProcessingProvider):
    """RS Assistant's algorithms."""

    def id(self) -> str:
        """Prefix of the algorithms' identifiers."""
        return "rs_assistant"

    def name(self) -> str:
        """The name in the Toolbox."""
        return "RS Assistant"

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(resource("icons", "rs_assistant.svg")))

    def loadAlgorithms(self) -> None:
        """Called by QGIS."""
        for algorithm in (*ALGORITHMS, Compare, CoRegister, TransitionTable):
            self.addAlgorithm(algorithm())
