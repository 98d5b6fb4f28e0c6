# SPDX-License-Identifier: GPL-2.0-or-later
"""The scripted conversation: drives the dock in the real QGIS desktop as a person would.

It types questions, clicks links and buttons, draws a region with the mouse, and knows facts of the
sample project: what is there, what is not, how many. An answer that contradicts them fails the run.

`start(iface, plugin, out, finish)` returns at once; `finish(status, messages)` is called at the
end. Leaves transcript.md, layers.gpkg and screenshots in ``out``.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Callable, Iterator, Optional

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent, QTextCursor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget

POLL = 40  # milliseconds
PATIENCE = 90  # seconds for one answer
VIEW = {
    "tanks": "storage tanks, 2019",
    "ship": "quay",
    "housing": "housing",
    "utah": "Great Salt Lake",
}

Condition = Callable[[], Any]
Check = Callable[[Any], str]  # turn → what contradicts the facts, "" when nothing does


@dataclass
class Scene:
    """A question with what is known about its answer."""

    question: str
    checks: tuple[Check, ...] = ()
    picture: str = ""


@dataclass
class Record:
    """What has been found out while playing."""

    failures: list[str] = field(default_factory=list)
    asked: int = 0


def start(
    iface: Any, plugin: Any, out: Path, finish: Callable[[int, list[str]], None]
) -> Conversation:
    """Begin; keep the returned object alive until ``finish`` is called."""
    return Conversation(iface, plugin, out, finish)


# --- facts ------------------------------------------------------------------------------------


def mentions(*words: str) -> Check:
    """Any of the words must be in the answer."""
    return lambda turn: (
        ""
        if any(word in turn.answer_text.lower() for word in words)
        else f"none of {', '.join(words)} is mentioned"
    )


def never(*words: str) -> Check:
    """None of the words may be in the answer."""

    def check(turn: Any) -> str:
        found = [word for word in words if word in turn.answer_text.lower()]
        return f"{', '.join(found)}: not in this image" if found else ""

    return check


def yes(turn: Any) -> str:
    """The answer must be yes."""
    return "" if turn.value is True else f"should be yes, is {turn.value!r}"


def no(turn: Any) -> str:
    """The answer must be no."""
    return "" if turn.value is False else f"should be no, is {turn.value!r}"


def number(low: float, high: float) -> Check:
    """The stated number must lie between these."""

    def check(turn: Any) -> str:
        value = turn.value
        right = isinstance(value, (int, float)) and not isinstance(value, bool)
        if right and low <= value <= high:
            return ""
        return f"{value!r} should be between {low:g} and {high:g}"

    return check


def covers(low: float, high: float) -> Check:
    """The polygons must cover this share of the view."""

    def check(turn: Any) -> str:
        size = turn.context.size_m
        area = sum(group.area_m2 or 0 for group in turn.groups)
        share = area / (size[0] * size[1]) if size else 0
        if low <= share <= high:
            return ""
        return f"covers {share:.0%} of the view, should be {low:.0%} to {high:.0%}"

    return check


def features(low: int, high: int) -> Check:
    """The answer must come with this many polygons."""
    return lambda turn: (
        ""
        if low <= turn.feature_count <= high
        else f"{turn.feature_count} polygons, should be {low} to {high}"
    )


def declined(turn: Any) -> str:
    """Nothing may be claimed."""
    return "" if turn.state.value == "declined" else f"should be declined, is {turn.state.value}"


# --- playing ----------------------------------------------------------------------------------


class Conversation(QObject):
    """Plays the script step by step; each step waits for the one before."""

    def __init__(
        self, iface: Any, plugin: Any, out: Path, finish: Callable[[int, list[str]], None]
    ) -> None:
        super().__init__()
        self.iface = iface
        self.plugin = plugin
        self.out = out
        self.record = Record()
        self._finish = finish
        self._play = self.play()
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

    def play(self) -> Iterator[Condition]:
        """The conversation. Yields what to wait for."""
        yield lambda: self.session.context.thumbnail_png and not self.canvas.isDrawing()
        # A narrow dock, as it is on a laptop, with the layers beside it.
        self.iface.mainWindow().resizeDocks([self.dock], [400], Qt.Orientation.Horizontal)
        yield self.rested(1.0)
        self.shoot("1-empty")
        yield from self.tanks()
        yield from self.quay()
        yield from self.housing()
        yield from self.honest()
        yield from self.states()
        self.export()

    def tanks(self) -> Iterator[Condition]:
        """Storage tanks: describe, count, refine, follow a link."""
        yield from self.look_at("tanks")
        yield from self.ask(
            Scene(
                "Describe this view",
                (mentions("tank", "industr"), never("airplane", "beach", "railway", "ship ")),
                "2-described",
            )
        )
        yield from self.ask(
            Scene("How many storage tanks are there?", (number(3, 6), features(3, 6)), "3-counted")
        )
        yield from self.has_layer()
        before = self.canvas.extent()
        yield from self.click_link("features:")
        yield self.rested(0.6)
        if self.canvas.extent() == before:
            self.record.failures.append("clicking the count did not move the map")
        selected = sum(layer.selectedFeatureCount() for layer in self.results())
        if not selected:
            self.record.failures.append("clicking the count selected nothing")
        self.shoot("4-link-followed")
        for layer in self.results():
            layer.removeSelection()
        yield from self.look_at("tanks")
        yield from self.ask(Scene("only the two largest", (features(2, 2),)))
        yield from self.ask(
            Scene("What kind of place is this?", (mentions("tank", "industr", "port"),))
        )

    def quay(self) -> Iterator[Condition]:
        """A quay: presence, absence, the water, and a region of nothing but water."""
        yield from self.look_at("ship")
        yield from self.ask(Scene("Is there any water?", (yes,)))
        yield from self.ask(Scene("Are there any airplanes?", (no,)))
        yield from self.ask(Scene("Segment the water", (covers(0.44, 0.74),), "5-water"))
        yield from self.has_layer()
        yield from self.draw_region()
        yield from self.ask(
            Scene("What share of the region is water?", (number(0.8, 1.0),), "6-region")
        )
        self.session.set_region(None)

    def housing(self) -> Iterator[Condition]:
        """Houses among trees: what is there, what is not, how many."""
        yield from self.look_at("housing")
        yield from self.ask(Scene("Are there trees?", (yes,)))
        yield from self.ask(Scene("Is there an airport?", (no,)))
        yield from self.ask(Scene("Segment the buildings", (features(25, 110),), "7-buildings"))

    def honest(self) -> Iterator[Condition]:
        """What cannot be known is said."""
        yield from self.look_at("utah")
        yield from self.ask(Scene("How many ships are there?", (declined,), "8-declined"))

    def states(self) -> Iterator[Condition]:
        """Stopping, and two layers side by side."""
        yield from self.look_at("tanks")
        self.type("Describe this view in detail")
        yield lambda: self.session.busy
        QTest.keyClick(self.dock.composer, Qt.Key.Key_Escape)
        yield lambda: not self.session.busy
        last = self.session.conversation.branch()[-1]
        if last.state.value not in ("stopped", "answered"):
            self.record.failures.append(f"after Esc the turn is {last.state.value}")

    # --- what a person does -------------------------------------------------------------------

    def look_at(self, name: str) -> Iterator[Condition]:
        """Show one layer of the sample project, hide the other imagery, zoom to it."""
        layer = self.layer(VIEW[name])
        if layer is None:
            self.record.failures.append(f"the sample project has no layer “{VIEW[name]}”")
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

    def ask(self, scene: Scene) -> Iterator[Condition]:
        """Type a question, wait for its answer, hold it against the facts."""
        count = len(self.session.conversation)
        self.type(scene.question)
        yield lambda: len(self.session.conversation) > count
        yield lambda: not self.session.busy
        yield self.rested(0.4)
        self.record.asked += 1
        turn = self.session.conversation.branch()[-1]
        if turn.state.value == "failed" and turn.error is not None:
            self.record.failures.append(f"{scene.question}: {turn.error.message}")
        else:
            for check in scene.checks:
                wrong = check(turn)
                if wrong:
                    self.record.failures.append(
                        f"{scene.question}: {wrong}. The answer was: {turn.answer_text[:200]}"
                    )
        if scene.picture:
            yield lambda: not self.canvas.isDrawing()
            yield self.rested(0.4)
            self.shoot(scene.picture)

    def type(self, text: str) -> None:
        """Write into the composer and press Enter."""
        self.dock.composer.setFocus()
        QTest.keyClicks(self.dock.composer, text)
        QTest.keyClick(self.dock.composer, Qt.Key.Key_Return)

    def click_link(self, prefix: str) -> Iterator[Condition]:
        """Click the first link of the last answer that begins so."""
        turn = self.session.conversation.branch()[-1]
        view = self.dock.transcript.view(turn.id)
        answer = view.findChildren(type(view._answer))[0]
        place = link_place(answer, prefix)
        if place is None:
            self.record.failures.append(f"the answer has no link {prefix}…")
            return
        QTest.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton, pos=place)
        yield self.rested(0.3)

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
            self.record.failures.append("the polygons did not become a layer")

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

    # --- keeping ------------------------------------------------------------------------------

    def shoot(self, name: str) -> None:
        """A picture of the whole window."""
        self.iface.mainWindow().grab().save(str(self.out / f"{name}.png"))

    def export(self) -> None:
        """Write transcript.md and layers.gpkg."""
        from rs_assistant.desktop.export import markdown

        text = markdown(self.session.conversation, self.out / "views")
        (self.out / "transcript.md").write_text(text, encoding="utf-8")
        target = self.out / "layers.gpkg"
        for index, layer in enumerate(self.results()):
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
                self.record.failures.append(f"layers.gpkg: {error[1]}")
        if not target.exists():
            self.record.failures.append("no layer was made")

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


def link_place(answer: Any, prefix: str) -> Optional[QPoint]:
    """Where in the viewport of a text the first such link is."""
    block = answer.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().anchorHref().startswith(prefix):
                cursor = QTextCursor(answer.document())
                cursor.setPosition(fragment.position() + 1)
                return answer.cursorRect(cursor).center()
            iterator += 1
        block = block.next()
    return None


def drag(widget: QWidget, first: QPoint, last: QPoint) -> None:
    """Press, move and release the left button."""
    left = Qt.MouseButton.LeftButton
    for kind, place, button, buttons in (
        (QEvent.Type.MouseButtonPress, first, left, left),
        (QEvent.Type.MouseMove, (first + last) / 2, Qt.MouseButton.NoButton, left),
        (QEvent.Type.MouseMove, last, Qt.MouseButton.NoButton, left),
        (QEvent.Type.MouseButtonRelease, last, left, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind,
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            button,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
