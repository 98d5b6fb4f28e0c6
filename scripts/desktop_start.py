# SPDX-License-Identifier: GPL-2.0-or-later
"""The first lines that run inside the QGIS desktop opened by run_desktop.py (`qgis --code`).

Opens the dock. In the demo it sizes the window (there is no window manager under Xvfb), then calls
`start(iface, plugin, out, finish)` of scripts/demo/script.py, or of the module that
RS_ASSISTANT_SCRIPT names. `finish(status, messages)` is called once, by the script or by an error
here, writes the result file and closes QGIS. The script returns at once and goes on by timers and
signals: the main loop must not be held.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Sequence

import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget

NAME = "rs_assistant"


class Start:
    """Waits for the plugin and the project, then opens the dock and, in the demo, the script."""

    def __init__(self, root: Path, result: Path, out: Path | None) -> None:
        self.root = root
        self.result = result
        self.out = out
        self.attempts = 0
        self.script: object = None  # what the script wants kept alive
        self.finished = False

    def attempt(self) -> None:
        """Go on when everything is there; look again a little later otherwise."""
        try:
            self.attempts += 1
            plugin = qgis.utils.plugins.get(NAME)
            project_open = bool(QgsProject.instance().mapLayers())
            if plugin is None or not project_open:
                if self.attempts > 100:
                    what = "the plugin is not loaded" if plugin is None else "no project is open"
                    raise RuntimeError(f"after 10 s {what}")
                QTimer.singleShot(100, self.attempt)
                return
            self.begin(plugin)
        except Exception:
            self.finish(1, traceback.format_exc().splitlines())

    def begin(self, plugin: Any) -> None:
        """Everything is there."""
        iface = qgis.utils.iface
        if self.out is None and os.environ.get("RS_ASSISTANT_FIRST"):
            iface.mainWindow().showMaximized()
        plugin.show_dock()
        self.write({"started": True})
        if self.out is None:
            return
        window = iface.mainWindow()
        window.setGeometry(0, 0, 1400, 900)
        # Room for map and dock on a small screen.
        for name in ("Browser", "Browser2"):
            panel = window.findChild(QDockWidget, name)
            if panel is not None:
                panel.hide()
        sys.path.insert(0, str(self.root / "scripts"))
        script = importlib.import_module(os.environ.get("RS_ASSISTANT_SCRIPT", "demo.script"))
        self.script = script.start(iface, plugin, self.out, self.finish)

    def finish(self, status: int, messages: Sequence[str] = ()) -> None:
        """Write the result and close QGIS; later calls do nothing."""
        if self.finished:
            return
        self.finished = True
        self.write({"status": status, "messages": list(messages)})
        if self.out is not None:
            QTimer.singleShot(200, self.close)

    def write(self, content: dict[str, object]) -> None:
        """Tell run_desktop.py; renamed into place, so that it never reads half a file."""
        partial = self.result.with_suffix(".partial")
        partial.write_text(json.dumps(content), encoding="utf-8")
        partial.replace(self.result)

    def close(self) -> None:
        """Leave as a person would, with nothing to be asked about."""
        QgsProject.instance().setDirty(False)
        qgis.utils.iface.actionExit().trigger()


def main() -> None:
    """Read what run_desktop.py wants, and begin when the main loop runs."""
    out = os.environ.get("RS_ASSISTANT_DEMO")
    start = Start(
        Path(os.environ["RS_ASSISTANT_ROOT"]),
        Path(os.environ["RS_ASSISTANT_RESULT"]),
        Path(out) if out else None,
    )
    # Timers call it back: something must keep it until then.
    qgis.utils.rs_assistant_start = start
    QTimer.singleShot(0, start.attempt)


main()
