# SPDX-License-Identifier: GPL-2.0-or-later
"""A person at the dock: looks at layers, types, clicks, draws, and waits for what follows."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Callable, Iterator, Optional

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from demo.facts import Check
from demo.mouse import agree, drag, link_place

POLL = 40  # milliseconds
PATIENCE = 90  # seconds for one answer

Condition = Callable[[], Any]


@dataclass
class Record:
    """What has been found out while playing."""

    failures: list[str] = field(default_factory=list)
    asked: int = 0


class Player(QObject):
    """Plays the script step by step; each step waits for the one before."""

    def __init__(
        self,
        iface: Any,
        plugin: Any,
        out: Path,
        finish: Callable[[int, list[str]], None],
        play: Callable[[Player], Iterator[Condition]],
    ) -> None:
        super().__init__()
        self.iface = iface
        self.plugin = plugin
        self.out = out
        self.record = Record()
        self._finish = finish
        self._play = play(self)
        self._condition: Optional[Condition] = None
        self._deadline = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(POLL)

    @property
    def dock(self) -> Any:
        return self.plugin.dock

    @property
    def session(self) -> Any:
        return self.plugin.session

    @property
    def canvas(self) -> Any:
        return self.iface.mapCanvas()

    # --- what a person does -------------------------------------------------------------------

    def look_at(self, name: str) -> Iterator[Condition]:
        """Show one layer (by a part of its name), hide the other imagery, zoom to it."""
        layer = self.layer(name)
        if layer is None:
            self.contradict(f"the sample project has no layer “{name}”")
            return
        root = QgsProject.instance().layerTreeRoot()
        for node in root.findLayers():
            if isinstance(node.layer(), QgsRasterLayer):
                node.setItemVisibilityChecked(node.layerId() == layer.id())
            elif node.layer() is not None:
                node.setItemVisibilityChecked(False)  # what was found so far
        self.iface.setActiveLayer(layer)
        self.iface.zoomToActiveLayer()
        yield self.rested(0.4)
        yield lambda: not self.canvas.isDrawing() and self.session.context.thumbnail_png

    def say(self, question: str) -> Iterator[Condition]:
        """Ask and wait; words that no keyboard has are put in as an input method would."""
        count = len(self.session.conversation)
        self.dock.composer.setFocus()
        self.dock.composer.setPlainText(question)
        self.dock.composer.submit()
        yield lambda: len(self.session.conversation) > count
        yield lambda: not self.session.busy and not self.session.map.busy
        yield lambda: not self.canvas.isDrawing()
        yield self.rested(0.8)

    def ask(self, question: str, *checks: Check, picture: str = "") -> Iterator[Condition]:
        """Type a question, wait for its answer, hold it against the facts."""
        count = len(self.session.conversation)
        self.type(question)
        yield lambda: len(self.session.conversation) > count
        yield lambda: not self.session.busy
        yield self.rested(0.4)
        self.record.asked += 1
        turn = self.session.conversation.branch()[-1]
        if turn.state.value == "failed" and turn.error is not None:
            self.contradict(f"{question}: {turn.error.message}")
        else:
            for wrong in filter(None, (check(turn) for check in checks)):
                self.contradict(f"{question}: {wrong}. The answer was: {turn.answer_text[:200]}")
        if picture:
            yield lambda: not self.canvas.isDrawing()
            yield self.rested(0.4)
            self.shoot(picture)

    def contradict(self, trouble: str) -> None:
        """Note what is not as it should be; the run goes on and fails in the end."""
        self.record.failures.append(trouble)

    def type(self, text: str) -> None:
        """Write into the composer and press Enter; a warning that it takes long is agreed to."""
        self.dock.composer.setFocus()
        QTest.keyClicks(self.dock.composer, text)
        # The box holds this call up, not other timers.
        agreeing = QTimer()
        agreeing.timeout.connect(agree)
        agreeing.start(200)
        QTest.keyClick(self.dock.composer, Qt.Key.Key_Return)
        agreeing.stop()

    def click_link(self, prefix: str) -> Iterator[Condition]:
        """Click the first link of the last answer that begins so."""
        turn = self.session.conversation.branch()[-1]
        view = self.dock.transcript.view(turn.id)
        answer = view.findChildren(type(view._answer))[0]
        place = link_place(answer, prefix)
        if place is None:
            self.contradict(f"the answer has no link {prefix}…")
            return
        QTest.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton, pos=place)
        yield self.rested(0.3)

    def compare(self, first: QgsRasterLayer, second: QgsRasterLayer) -> Iterator[Condition]:
        """Set two layers side by side."""
        self.session.set_compare(first.id(), second.id())
        yield self.rested(0.4)
        yield lambda: self.session.context.views == 2 and self.session.context.thumbnail_png

    def draw_region(self) -> Iterator[Condition]:
        """Press the rectangle button and drag over the upper middle of the map."""
        button = self.dock.findChild(QWidget, "region-rectangle")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        port = self.canvas.viewport()
        size = port.size()
        first = QPoint(round(size.width() * 0.35), round(size.height() * 0.25))
        last = QPoint(round(size.width() * 0.65), round(size.height() * 0.45))
        drag(port, first, last)
        yield lambda: self.session.context.has_region

    def has_layer(self) -> Iterator[Condition]:
        """Wait for the layer of the last answer."""
        end = monotonic() + 20
        yield (
            lambda: (
                self.session.conversation.branch()[-1].layer_ref is not None or monotonic() > end
            )
        )
        if self.session.conversation.branch()[-1].layer_ref is None:
            self.contradict("the polygons did not become a layer")

    def layer(self, part: str) -> Optional[QgsRasterLayer]:
        """A sample layer by a part of its name."""
        for layer in QgsProject.instance().mapLayers().values():
            if isinstance(layer, QgsRasterLayer) and part.lower() in layer.name().lower():
                return layer
        return None

    def results(self) -> list[QgsVectorLayer]:
        """The layers that the conversation made."""
        ids = [
            turn.layer_ref.layer_id for turn in self.session.conversation.turns if turn.layer_ref
        ]
        layers = [QgsProject.instance().mapLayer(layer_id) for layer_id in ids]
        return [layer for layer in layers if isinstance(layer, QgsVectorLayer)]

    def is_shown(self, layer: QgsVectorLayer) -> bool:
        """Whether a layer is switched on."""
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        return node is not None and bool(node.isVisible())

    def shoot(self, name: str) -> None:
        """A picture of the whole window."""
        self.iface.mainWindow().grab().save(str(self.out / f"{name}.png"))

    def rested(self, seconds: float) -> Condition:
        """True after some time."""
        end = monotonic() + seconds
        return lambda: monotonic() >= end

    def _step(self) -> None:
        try:
            if self._condition is not None:
                if not self._condition():
                    if monotonic() > self._deadline:
                        self.shoot("stuck")
                        self._end([f"nothing happened for {PATIENCE} s; see stuck.png"])
                    return
                self._condition = None
            self._condition = next(self._play)
            self._deadline = monotonic() + PATIENCE
        except StopIteration:
            self._end([])
        except Exception:
            self._end(traceback.format_exc().splitlines())

    def _end(self, trouble: list[str]) -> None:
        self._timer.stop()
        messages = self.record.failures + trouble
        summary = f"{self.record.asked} questions asked, {len(messages)} facts contradicted"
        self._finish(1 if messages else 0, [*messages, summary])
