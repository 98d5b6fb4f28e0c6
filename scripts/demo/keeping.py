# SPDX-License-Identifier: GPL-2.0-or-later
"""What the demo leaves behind: transcript.md and layers.gpkg beside the screenshots."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorFileWriter

from demo.player import Player
from rs_assistant.desktop.export import markdown


def export(player: Player) -> None:
    """Write transcript.md and layers.gpkg."""
    text = "".join(markdown(player.session.conversation, player.out / "views"))
    (player.out / "transcript.md").write_text(text, encoding="utf-8")
    target = player.out / "layers.gpkg"
    for index, layer in enumerate(player.results()):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = f"{index + 1} {layer.name()}"
        if target.exists():
            options.actionOnExistingFile = (
                QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
            )
        context = QgsProject.instance().transformContext()
        error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(target), context, options)
        if error[0] != QgsVectorFileWriter.WriterError.NoError:
            player.contradict(f"layers.gpkg: {error[1]}")
    if not target.exists():
        player.contradict("no layer was made")
