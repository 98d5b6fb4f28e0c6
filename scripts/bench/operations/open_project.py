# SPDX-License-Identifier: GPL-2.0-or-later
"""`open_project_s`: what a conversation of 500 turns adds to the time that a project opens in.

With pictures, as they are saved with a project, and in the database that a user's profile has.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QBuffer, QIODevice
from qgis.PyQt.QtGui import QImage

from rs_assistant.desktop.session import Session
from rs_assistant.engine.conversation import Conversation, TurnContext

from ..bench import Bench
from ..desk import desk, new_worker
from ..main_loop import expect, pause
from .long_conversation import long_conversation

TIMES = 5


def measure(bench: Bench, report: dict[str, Any]) -> None:
    """Medians of some openings of an empty project and of one with the conversation."""
    paths = {name: bench.folder / f"{name}.qgz" for name in ("empty", "turns_500")}
    with new_worker() as worker, desk(bench, worker, "echo", "open") as (session, dock):
        session.new_conversation()
        save(session, paths["empty"])
        session.show_conversation(with_pictures(long_conversation()))
        save(session, paths["turns_500"])
        for name, path in paths.items():
            seconds = []
            for _ in range(TIMES):
                QgsProject.instance().clear()
                pause(0.2)
                began = time.perf_counter()
                QgsProject.instance().read(str(path))
                if name == "turns_500":
                    expect(lambda: len(dock.transcript.shown_turns) > 0, "the last turn")
                seconds.append(time.perf_counter() - began)
            report[name] = round(median(seconds), 3)
            report[f"{name}_megabytes"] = round(path.stat().st_size / 1e6, 2)
    QgsProject.instance().clear()
    report["added"] = round(report["turns_500"] - report["empty"], 3)
    print(f"open_project_s: {report}", flush=True)


def save(session: Session, path: Path) -> None:
    """Write the project with its conversation."""
    session._keeper.changed()
    if not QgsProject.instance().write(str(path)):
        raise RuntimeError(f"{path} could not be written")


def with_pictures(conversation: Conversation) -> Conversation:
    """A picture of a view with each turn, as detailed as imagery is."""
    rng = np.random.default_rng(3)
    for turn in conversation.turns:
        coarse = rng.integers(40, 200, (60, 80, 3))
        fine = coarse.repeat(4, 0).repeat(4, 1) + rng.integers(-25, 25, (240, 320, 3))
        rgb = np.ascontiguousarray(fine.clip(0, 255), np.uint8)
        image = QImage(rgb.tobytes(), 320, 240, 960, QImage.Format.Format_RGB888)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        context = replace(TurnContext(), thumbnail=bytes(buffer.data()), size_m=(160.0, 120.0))
        conversation.change(turn.id, context=context)
    return conversation
