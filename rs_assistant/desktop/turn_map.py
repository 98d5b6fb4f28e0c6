# SPDX-License-Identifier: GPL-2.0-or-later
"""What the turns of a conversation have put on the map: layers, and features in others."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Callable, Sequence

from qgis.core import (
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoStack

from rs_assistant.desktop.answering import Outcome
from rs_assistant.desktop.canvas import links
from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY
from rs_assistant.desktop.layers.adding import LayerAdder, Order
from rs_assistant.desktop.layers.appending import AppendFeatures, features_for, takes_polygons
from rs_assistant.desktop.layers.class_map import style_class_map, write_class_map
from rs_assistant.desktop.layers.geopackage import (
    NotWritableError,
    OpenedLayer,
    raster_name,
    result_folders,
)
from rs_assistant.desktop.layers.placed import PlacedAnswer
from rs_assistant.desktop.layers.results import distinct_name, layer_name, provenance, reopened
from rs_assistant.desktop.layers.undo import AddLayer
from rs_assistant.desktop.settings_store import SettingsStore
from rs_assistant.desktop.tasks.background import Work, run_in_background
from rs_assistant.desktop.translation import tr
from rs_assistant.desktop.turn_runner import WITHOUT_VIEW
from rs_assistant.engine.conversation import Conversation, LayerKind, LayerRef, Turn
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.settings import ADD_LAYERS, CONFIRM

# Descriptions and yes/no answers have features too, but nobody asked for a layer of them.
MAPPED = frozenset(StepName) - WITHOUT_VIEW - {StepName.DESCRIBE, StepName.ANSWER}
REMEMBERED = 60  # answers whose geometries stay in memory
REMEMBERED_HEAT_MAPS = 6  # they are large


class TurnMap(QObject):
    """Keeps the geometries of this session's answers and puts them on the map."""

    notice = pyqtSignal(str, str, str)  # level, text, hint
    failed = pyqtSignal(object)  # AssistantError
    # conversation id (the one shown, or one that was left), turn id, its layers (LayerRefs)
    layers_changed = pyqtSignal(str, str, object)

    def __init__(
        self,
        project: QgsProject,
        stack: QUndoStack,
        current: Callable[[], Conversation],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._stack = stack
        self._current = current
        self._outcomes: OrderedDict[str, Outcome] = OrderedDict()
        self._places: dict[str, links.Places] = {}  # turn id → feature ids in a layer of others
        self._adder = LayerAdder(project, self._do, self)
        self._work: Work | None = None
        self._adder.failed.connect(self.failed)
        self._adder.memory_used.connect(self._warn_of_memory)

    @property
    def busy(self) -> bool:
        """Whether a layer is still being written."""
        return self._adder.busy

    def stop(self) -> None:
        """Drop what is queued; nothing follows."""
        self._adder.stop()
        if self._work is not None:
            self._work.forget()
            self._work = None

    def forget(self) -> None:
        """Another conversation is shown: its answers are not of this session."""
        self._outcomes.clear()
        self._places.clear()

    def remember(self, turn_id: str, outcome: Outcome) -> None:
        """Keep what an answer leaves behind."""
        self._outcomes[turn_id] = outcome
        while len(self._outcomes) > REMEMBERED:
            self._outcomes.popitem(last=False)
        large = [key for key, item in self._outcomes.items() if item.heat_map or item.class_maps]
        for key in large[:-REMEMBERED_HEAT_MAPS]:
            self._outcomes[key] = replace(self._outcomes[key], heat_map=None, class_maps=())

    def outcome(self, turn_id: str) -> Outcome | None:
        """What an answer has left behind, None for one of another session."""
        return self._outcomes.get(turn_id)

    def features_in_others(self, turn_id: str) -> links.Places:
        """Where the features of an answer are in a layer that was there before, as far as known."""
        return self._places.get(turn_id, {})

    def previous(self, parent: str) -> Outcome | None:
        """The nearest earlier answer of the branch that had features."""
        for turn in reversed(self._current().path(parent)):
            outcome = self._outcomes.get(turn.id)
            if outcome is not None and outcome.measured:
                return outcome
        return None

    def shows_the_same(self, outcome: Outcome) -> bool:
        """Whether an earlier answer's layer on the map has the very polygons of this one."""
        shapes = _shapes(outcome)
        for turn in self._current().branch():
            earlier = self._outcomes.get(turn.id)
            reference = turn.layer_of(LayerKind.POLYGONS)
            if earlier is None or earlier is outcome or reference is None:
                continue
            on_map = self._project.mapLayer(reference.layer_id) is not None
            same_crs = earlier.placed.crs_wkt == outcome.placed.crs_wkt
            if on_map and same_crs and _shapes(earlier) == shapes:
                return True
        return False

    # Layers

    def show_found(self, turn_id: str, outcome: Outcome, settings: SettingsStore) -> None:
        """Add what a question asked for, if the user wants that at once."""
        steps = outcome.result.plan.steps
        if not bool(settings.value(ADD_LAYERS)):
            return
        if any(step.name is StepName.LOCALISE for step in steps) and outcome.heat_map is not None:
            self.add_heat_map(turn_id)
            return
        count = len(outcome.placed.features)
        if not count or not any(step.name in MAPPED for step in steps):
            return
        if outcome.placed.is_change and self.shows_the_same(outcome):
            return  # a conversation about one comparison speaks of the same changes again
        if count <= int(settings.value(CONFIRM)):
            self.add_layer(turn_id)
            return
        self.notice.emit(
            "info",
            tr("The answer has {count} polygons.").format(count=count),
            tr("Add them to the map with the layer button of the answer."),
        )

    def add_layer(self, turn_id: str) -> None:
        """Show the turn's polygons as a layer: from their file, else written into a GeoPackage."""
        turn, outcome = self._current().turn(turn_id), self._outcomes.get(turn_id)
        if turn is None or self._shown_already(turn, LayerKind.POLYGONS):
            return
        if self._reopen(turn, LayerKind.POLYGONS):
            return
        if outcome is None or not outcome.placed.features:
            self.notice.emit(
                "warning",
                tr("The polygons of this answer are not at hand any more."),
                tr("Ask again; the result file is kept beside the project."),
            )
            return
        self._order(turn, outcome, LayerKind.POLYGONS)

    def add_heat_map(self, turn_id: str) -> None:
        """Show how likely the asked thing is at each pixel as a raster layer."""
        turn, outcome = self._current().turn(turn_id), self._outcomes.get(turn_id)
        if turn is None or self._shown_already(turn, LayerKind.HEAT_MAP):
            return
        if self._reopen(turn, LayerKind.HEAT_MAP):
            return
        if outcome is None or outcome.heat_map is None:
            self.notice.emit("warning", tr("This answer has no heat map."), tr("Ask again."))
            return
        self._order(turn, outcome, LayerKind.HEAT_MAP)

    def has_class_maps(self, turn_id: str) -> bool:
        """Whether the land cover of both dates of a comparison can be shown."""
        outcome = self._outcomes.get(turn_id)
        return outcome is not None and bool(outcome.class_maps)

    def add_class_maps(self, turn_id: str) -> None:
        """Show the land cover of both dates as raster layers."""
        turn, outcome = self._current().turn(turn_id), self._outcomes.get(turn_id)
        if turn is None or outcome is None or not outcome.class_maps:
            self.notice.emit("warning", tr("This answer has no land cover maps."), tr("Ask again."))
            return
        conversation, folders = self._current(), result_folders(self._project)

        def operation(work: Work) -> list[OpenedLayer]:
            opened = []
            for number, given in enumerate(outcome.class_maps):
                base = raster_name(conversation.title, conversation.id, f"{turn_id}")
                file = f"{base.rsplit('.', 1)[0]}_{given.which}.tif"
                when = given.date or (tr("earlier date") if number == 0 else tr("later date"))
                name = tr("Land cover, {date}").format(date=when)
                opened.append(write_class_map(given, name, folders, file, work.feedback))
            return opened

        def succeeded(opened: list[OpenedLayer]) -> None:
            for given, layer in zip(outcome.class_maps, opened):
                style_class_map(layer.layer, given.names)
                layer.layer.setCustomProperty(RESULT_PROPERTY, turn_id)
                self._do(
                    AddLayer(
                        self._project, layer, conversation.id, conversation.title, lambda _: None
                    )
                )

        self._work = run_in_background(
            tr("Writing the layer"), operation, succeeded, self.failed.emit
        )

    def append_to(self, turn_id: str, layer_id: str) -> None:
        """Add the turn's polygons to a layer of the project; one step of undo takes them out."""
        turn, outcome = self._current().turn(turn_id), self._outcomes.get(turn_id)
        layer = self._project.mapLayer(layer_id)
        if turn is None or not takes_polygons(layer):
            return
        if outcome is None or not outcome.placed.features:
            self.notice.emit(
                "warning",
                tr("The polygons of this answer are not at hand any more."),
                tr("Ask again; the result file is kept beside the project."),
            )
            return
        try:
            features, owners = features_for(layer, outcome.placed, self._project)
        except NotWritableError as error:
            self.failed.emit(error)
            return
        tell = self._teller(turn.id, LayerKind.APPENDED)

        def placed(fids: Sequence[int]) -> None:
            places: dict[int, tuple[int, ...]] = {}
            for owner, fid in zip(owners, fids):
                places[owner] = (*places.get(owner, ()), fid)
            self._places[turn_id] = places

        def changed(reference: LayerRef | None, fids: Sequence[int]) -> None:
            placed(fids)
            tell(reference)

        self._stack.push(AppendFeatures(layer, features, changed, self.failed.emit, placed))

    def write_layer(self, outcome: Outcome, changed: Callable[[LayerRef | None], None]) -> None:
        """Write a layer of an answer that tells only ``changed`` when it comes and goes, for as
        long as its conversation is shown."""
        conversation, placed = self._current(), outcome.placed
        tell = self._teller(placed.turn, LayerKind.POLYGONS)

        def told(reference: LayerRef | None) -> None:
            (changed if self._shows(conversation.id) else tell)(reference)

        name = layer_name(placed)
        self._adder.add(Order(placed, name, conversation.id, conversation.title, told))

    def layer_for_more(self, turn: Turn) -> QgsVectorLayer | None:
        """The turn's own layer, if it is on the map and takes more polygons."""
        reference = turn.layer_of(LayerKind.POLYGONS)
        layer = self._project.mapLayer(reference.layer_id) if reference else None
        return layer if takes_polygons(layer) else None

    def push_features(
        self,
        layer: QgsVectorLayer,
        addition: PlacedAnswer,
        changed: Callable[[LayerRef | None, Sequence[int]], None],
    ) -> None:
        """Add features to a turn's own layer as one step of undo."""
        try:
            features, _ = features_for(layer, addition, self._project)
        except NotWritableError as error:
            self.failed.emit(error)
            return
        self._stack.push(AppendFeatures(layer, features, changed, self.failed.emit))

    def _shows(self, conversation: str) -> bool:
        return self._current().id == conversation

    def _do(self, step: AddLayer) -> None:
        """Show a layer, as a step of undo unless its conversation has been left meanwhile."""
        if self._shows(step.conversation):
            self._stack.push(step)
        else:
            step.redo()

    def _order(self, turn: Turn, outcome: Outcome, kind: LayerKind) -> None:
        conversation = self._current()
        heat_map, instead_of, name = None, self._refined(turn, outcome), layer_name(outcome.placed)
        if kind is LayerKind.HEAT_MAP and outcome.heat_map is not None:
            heat_map, instead_of = outcome.heat_map, ()
            name = tr("Heat map: {subject}").format(subject=heat_map.subject[:60])
        self._adder.add(
            Order(
                outcome.placed,
                distinct_name(self._project, conversation.id, name, turn.message),
                conversation.id,
                conversation.title,
                self._teller(turn.id, kind),
                heat_map,
                instead_of,
            )
        )

    def _refined(self, turn: Turn, outcome: Outcome) -> tuple[str, ...]:
        """The layer whose polygons an answer has edited: on the map it takes its place."""
        if all(step.name is not StepName.REFINE for step in outcome.result.plan.steps):
            return ()
        for earlier in reversed(self._current().path(turn.parent)):
            known = self._outcomes.get(earlier.id)
            if known is not None and known.measured:
                reference = earlier.layer_of(LayerKind.POLYGONS)
                return (reference.layer_id,) if reference else ()
        return ()

    def _teller(self, turn_id: str, kind: LayerKind) -> Callable[[LayerRef | None], None]:
        """Tells a turn of this conversation that its layer of a kind has come or gone."""
        then = self._current()

        def tell(reference: LayerRef | None) -> None:
            conversation = self._current() if self._shows(then.id) else then
            turn = conversation.turn(turn_id)
            if turn is None:
                return
            rest = tuple(item for item in turn.layers if item.kind is not kind)
            layers = (*rest, reference) if reference else rest
            self.layers_changed.emit(conversation.id, turn_id, layers)

        return tell

    def _shown_already(self, turn: Turn, kind: LayerKind) -> bool:
        reference = turn.layer_of(kind)
        if reference is None or self._project.mapLayer(reference.layer_id) is None:
            return False
        self.notice.emit("info", tr("The layer is on the map already."), "")
        return True

    def _reopen(self, turn: Turn, kind: LayerKind) -> bool:
        """Show the turn's layer from its file, with what the user has made of it since."""
        reference = turn.layer_of(kind)
        layer = reopened(reference, result_folders(self._project)) if reference else None
        if reference is None or layer is None:
            return False
        outcome = self._outcomes.get(turn.id)
        if outcome is not None:
            layer.setMetadata(provenance(layer, outcome.placed))
        conversation, tell = self._current(), self._teller(turn.id, kind)
        self._do(
            AddLayer(
                self._project,
                OpenedLayer(layer, reference.source, reference.table),
                conversation.id,
                conversation.title,
                # Undone, it is off the map as before: its file is still known.
                lambda now: tell(now or reference),
            )
        )
        return True

    def _warn_of_memory(self, detail: str) -> None:
        self.notice.emit(
            "warning",
            tr("No folder could be written, so the result is a temporary layer."),
            tr("Save it before you close QGIS.") + (f"\n{detail}" if detail else ""),
        )


def _shapes(outcome: Outcome) -> set[tuple[str, bytes]]:
    """Labels and outlines of an answer's polygons."""
    return {(item.label, bytes(item.geometry.asWkb())) for item in outcome.placed.features}
