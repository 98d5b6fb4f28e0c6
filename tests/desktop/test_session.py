# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole turns through the real worker process: answers, faults, stops; nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterator

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

from rs_assistant.desktop import turn_map
from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY
from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.layers import adding
from rs_assistant.desktop.layers.results import reopened
from rs_assistant.desktop.session import Session, SessionState
from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.conversation import LayerKind, Turn, TurnState
from rs_assistant.engine.environment import WorkerConfiguration
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.settings import ADD_LAYERS, MODEL
from tests.desktop.support import Settings, wait_until


class Desk:
    """A map with an image, a session, and what it said."""

    def __init__(self, canvas: QgsMapCanvas, folder: Path) -> None:
        self.canvas = canvas
        self.settings = Settings({MODEL.key: "echo"})
        self.store = ConversationStore(folder / "conversations.sqlite")
        self.worker = WorkerProcess(
            configuration=lambda: WorkerConfiguration(
                profile=str(folder / "profile"), echo_faults=True
            )
        )
        self.notices: list[tuple[str, str, str]] = []
        self.tokens: list[str] = []
        self.states: list[SessionState] = []
        self.requests: list[dict[str, Any]] = []
        self.blobs: list[bytes] = []
        self.operations: list[str] = []
        self._watch()
        self.open()

    def open(self) -> None:
        self.session = Session(
            self.canvas, QgsProject.instance(), self.worker, self.settings, self.store
        )
        self.session.set_watching(False)
        self.session.notice.connect(lambda *words: self.notices.append(words))
        self.session.token_received.connect(lambda _, text: self.tokens.append(text))
        self.session.state_changed.connect(self.states.append)

    def _watch(self) -> None:
        request = self.worker.request

        def watched(op: str, body: dict[str, Any], blob: bytes = b"") -> int:
            self.operations.append(op)
            self.requests.append(body)
            self.blobs.append(blob)
            return request(op, body, blob)

        self.worker.request = watched

    def ask(self, message: str, plan: Any = None) -> Turn:
        """Ask and wait for the answer and its layer."""
        self.session.ask(message, plan)
        self.wait()
        return self.last

    def wait(self) -> None:
        wait_until(lambda: not self.session.busy and not self.session.map.busy, 60)

    @property
    def last(self) -> Turn:
        return self.session.conversation.branch()[-1]

    def worker_pid(self) -> int:
        return int(self.worker.about["pid"])

    def close(self) -> None:
        self.session.close()
        self.worker.stop()


@pytest.fixture
def image(raster: Any, rng: Any) -> Any:
    return raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "harbour_20200831")


@pytest.fixture
def desk(image: Any, project: Any, tmp_path: Path, monkeypatch: Any) -> Iterator[Desk]:
    for module in (adding, turn_map):
        monkeypatch.setattr(module, "result_folders", lambda _: [tmp_path / "results"])
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    project.setEllipsoid("EPSG:7030")
    canvas = QgsMapCanvas()
    canvas.resize(400, 300)
    canvas.setDestinationCrs(image.crs())
    canvas.setLayers([image])
    canvas.setExtent(image.extent())
    desk = Desk(canvas, tmp_path)
    yield desk
    desk.close()
    canvas.setLayers([])
    canvas.deleteLater()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# A good turn


def test_a_question_becomes_an_answer_with_a_measured_layer(desk: Desk, image: Any) -> None:
    turn = desk.ask("segment ship")
    assert turn.state is TurnState.ANSWERED
    assert turn.answer_text
    assert "".join(desk.tokens).split() == ["segment", "ship"]
    assert turn.context.dates == ("2020-08-31",)
    assert turn.context.layers == (image.id(),)
    assert turn.context.thumbnail_png.startswith(b"\x89PNG")
    assert turn.seconds is not None
    layer = QgsProject.instance().mapLayer(turn.layer_ref.layer_id)
    feature = next(layer.getFeatures())
    # The echo model answers with the middle half of the view: 150 × 100 pixels of 1 m².
    assert feature.geometry().area() == pytest.approx(15000.0, rel=1e-9)
    from rs_assistant.desktop.canvas.grid import distance_area

    reference = distance_area(layer.crs(), QgsProject.instance().transformContext(), "EPSG:7030")
    assert feature["area_m2"] == pytest.approx(reference.measureArea(feature.geometry()), rel=1e-9)
    assert turn.groups[0].count == 1
    assert turn.groups[0].area_m2 == pytest.approx(feature["area_m2"])
    assert desk.session.state is SessionState.IDLE
    assert desk.states[0] is SessionState.LOOKING


def test_asking_again_with_the_masks_shown_sends_identical_pixels(desk: Desk, image: Any) -> None:
    first = desk.ask("segment ship")
    masks = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    desk.canvas.setLayers([masks, image])
    desk.ask("segment ship")
    assert len(desk.blobs) == 2
    assert desk.blobs[0] == desk.blobs[1]
    assert desk.requests[0]["views"] == desk.requests[1]["views"]


def test_a_region_restricts_the_view_and_is_kept_with_the_turn(desk: Desk) -> None:
    desk.session.set_region(QgsGeometry.fromRect(QgsRectangle(500100, 5699850, 500200, 5699950)))
    turn = desk.ask("segment ship")
    assert turn.context.source == "region"
    assert turn.context.extent == (500100, 5699850, 500200, 5699950)
    layer = QgsProject.instance().mapLayer(turn.layer_ref.layer_id)
    assert layer.extent().width() == pytest.approx(50)
    desk.session.set_region(None)
    desk.canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    desk.session.go_there(turn.id)
    assert desk.canvas.extent().contains(QgsRectangle(500100, 5699850, 500200, 5699950))
    assert desk.session.region is not None


def test_history_of_the_branch_goes_along(desk: Desk) -> None:
    desk.ask("segment ship")
    desk.ask("describe")
    assert [item["message"] for item in desk.requests[1]["history"]] == ["segment ship"]


def test_an_edited_question_is_a_branch_beside_the_old_one(desk: Desk) -> None:
    first = desk.ask("segment ship")
    desk.session.edit(first.id, "segment tank")
    desk.wait()
    conversation = desk.session.conversation
    assert [turn.message for turn in conversation.branch()] == ["segment tank"]
    assert len(conversation.siblings(first.id)) == 2
    desk.session.show_branch(first.id)
    assert [turn.message for turn in conversation.branch()] == ["segment ship"]


def test_retry_asks_the_same_as_another_version(desk: Desk) -> None:
    first = desk.ask("segment ship")
    desk.session.retry(first.id)
    desk.wait()
    assert desk.last.message == "segment ship"
    assert desk.last.id != first.id
    assert len(desk.session.conversation.siblings(first.id)) == 2


def test_two_dates_send_two_views(desk: Desk, image: Any, raster: Any, rng: Any) -> None:
    later = raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "harbour_20210831")
    desk.session.set_compare(image.id(), later.id())
    turn = desk.ask("what changed")
    assert len(desk.requests[0]["views"]) == 2
    assert turn.context.dates == ("2020-08-31", "2021-08-31")
    desk.session.set_compare("", None)
    assert desk.session.source == ViewSource()


def test_links_zoom_to_features_and_cells(desk: Desk) -> None:
    turn = desk.ask("segment ship")
    desk.session.zoom_to(turn.id, "feature:0")
    centre = desk.canvas.extent().center()
    assert centre.x() == pytest.approx(500150, abs=1)
    assert centre.y() == pytest.approx(5699900, abs=1)
    layer = QgsProject.instance().mapLayer(turn.layer_ref.layer_id)
    assert layer.selectedFeatureCount() == 1
    desk.session.zoom_to(turn.id, "cell:top-left")
    centre = desk.canvas.extent().center()
    assert (centre.x(), centre.y()) == (
        pytest.approx(500050, abs=1),
        pytest.approx(5700000 - 200 / 6, abs=1),
    )
    for link in ("feature:7", "feature:x", "features:nothing", "cell:everywhere", "http://x"):
        before = desk.canvas.extent()
        desk.session.zoom_to(turn.id, link)
        assert desk.canvas.extent() == before


def test_layers_wait_for_a_click_when_the_setting_says_so(desk: Desk) -> None:
    desk.settings.values[ADD_LAYERS.key] = False
    turn = desk.ask("segment ship")
    assert turn.layer_ref is None
    desk.session.add_layer(turn.id)
    wait_until(lambda: desk.last.layer_ref)
    desk.session.undo()
    assert desk.last.layer_ref is None
    desk.session.redo()
    assert desk.last.layer_ref is not None


def test_where_something_is_likely_becomes_a_heat_map_that_can_be_undone(desk: Desk) -> None:
    turn = desk.ask("where ships")
    reference = turn.layer_of(LayerKind.HEAT_MAP)
    layer = QgsProject.instance().mapLayer(reference.layer_id)
    assert layer.name() == "Heat map: ships"
    assert layer.extent() == QgsRectangle(500000, 5699800, 500300, 5700000)
    east, _ = layer.dataProvider().sample(QgsPointXY(500299, 5699900), 1)
    assert east == pytest.approx(1.0, abs=0.01)
    desk.session.undo()
    assert desk.last.layers == ()
    assert QgsProject.instance().mapLayer(reference.layer_id) is None
    desk.session.map.add_heat_map(turn.id)
    wait_until(lambda: desk.last.layers)


def test_a_heat_map_comes_back_from_its_file(desk: Desk) -> None:
    turn = desk.ask("where ships")
    identifier = desk.session.conversation.id
    QgsProject.instance().removeMapLayer(turn.layers[0].layer_id)
    desk.session.new_conversation()
    desk.session.open_conversation(identifier)
    desk.session.map.add_heat_map(turn.id)
    layer = QgsProject.instance().mapLayer(desk.last.layers[0].layer_id)
    assert (layer.width(), layer.height()) == (300, 200)


def test_polygons_are_added_to_an_earlier_layer_and_links_find_them_there(desk: Desk) -> None:
    first = desk.ask("segment ship")
    desk.settings.values[ADD_LAYERS.key] = False
    second = desk.ask("segment tank")
    layer = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    desk.session.map.append_to(second.id, layer.id())
    assert layer.featureCount() == 2
    labels = [category.label() for category in layer.renderer().categories()]
    assert labels == ["ship (1)", "tank (1)"]
    assert desk.last.layer_ref.kind is LayerKind.APPENDED
    desk.session.zoom_to(second.id, "feature:0")
    assert [feature["label"] for feature in layer.selectedFeatures()] == ["tank"]
    assert desk.session.map.selected_turns() == (second.id,)
    desk.session.zoom_to(first.id, "feature:0")
    assert [feature["label"] for feature in layer.selectedFeatures()] == ["ship"]
    assert desk.session.map.selected_turns() == (first.id,)
    # The same from the layer alone, when the conversation is opened again.
    desk.session.open_conversation(desk.session.conversation.id)
    desk.session.zoom_to(second.id, "features:tank")
    assert [feature["label"] for feature in layer.selectedFeatures()] == ["tank"]


def test_undo_takes_appended_polygons_out_of_their_layer(desk: Desk) -> None:
    first = desk.ask("segment ship")
    desk.settings.values[ADD_LAYERS.key] = False
    second = desk.ask("segment tank")
    layer = QgsProject.instance().mapLayer(first.layer_ref.layer_id)
    desk.session.map.append_to(second.id, layer.id())
    desk.session.undo()
    assert [feature["label"] for feature in layer.getFeatures()] == ["ship"]
    assert desk.last.layers == ()
    desk.session.redo()
    assert layer.featureCount() == 2


def test_going_back_shows_the_imagery_of_then_and_no_other(
    desk: Desk, image: Any, raster: Any
) -> None:
    turn = desk.ask("segment ship")
    other = raster(np.zeros((3, 50, 50), np.uint8), "other")
    root = QgsProject.instance().layerTreeRoot()
    root.findLayer(image.id()).setItemVisibilityChecked(False)
    desk.canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    desk.session.set_source(ViewSource(SourceKind.LAYER, (other.id(),)))
    desk.session.go_there(turn.id)
    assert root.findLayer(image.id()).isVisible()
    assert not root.findLayer(other.id()).isVisible()
    assert root.findLayer(turn.layer_ref.layer_id).isVisible()
    assert desk.session.source == ViewSource()
    assert desk.canvas.extent().contains(image.extent())


def test_going_back_to_a_comparison_compares_again(
    desk: Desk, image: Any, raster: Any, rng: Any
) -> None:
    later = raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "harbour_20210831")
    desk.session.set_compare(image.id(), later.id())
    turn = desk.ask("what changed")
    desk.session.set_compare("", None)
    desk.session.go_there(turn.id)
    assert desk.session.source == ViewSource(SourceKind.COMPARE, (image.id(), later.id()))


def test_a_removed_turn_comes_back_with_undo(desk: Desk) -> None:
    first = desk.ask("hello")
    second = desk.ask("hello again")
    desk.session.remove(first.id)
    assert [turn.id for turn in desk.session.conversation.branch()] == [second.id]
    desk.session.undo()
    assert [turn.id for turn in desk.session.conversation.branch()] == [first.id, second.id]


def test_a_view_without_imagery_gets_a_sentence(desk: Desk) -> None:
    desk.canvas.setLayers([])
    turn = desk.ask("segment ship")
    assert turn.state is TurnState.FAILED
    assert turn.error.code == "view_unusable"
    assert turn.error.hint
    assert "ask" not in desk.operations


def test_help_needs_no_imagery(desk: Desk) -> None:
    desk.canvas.setLayers([])
    turn = desk.ask("what can you do?")
    assert turn.state is TurnState.ANSWERED, turn.error
    assert desk.operations == ["route", "ask"]
    assert desk.ask("help", single(StepName.HELP)).state is TurnState.ANSWERED
    assert desk.operations == ["route", "ask", "ask"]


def test_a_layer_is_read_at_its_own_resolution_when_chosen(desk: Desk, image: Any) -> None:
    desk.session.set_source(ViewSource(SourceKind.LAYER, (image.id(),)))
    turn = desk.ask("segment ship")
    assert turn.context.source == "layer"
    assert turn.state is TurnState.ANSWERED


# Stops


def test_a_stopped_answer_keeps_what_has_arrived(desk: Desk) -> None:
    desk.session.ask("/slow 20")
    wait_until(lambda: desk.tokens)
    began = time.monotonic()
    desk.session.stop()
    assert desk.session.state is SessionState.IDLE
    assert time.monotonic() - began < 0.5
    assert desk.last.state is TurnState.STOPPED
    assert "slow" in desk.last.answer_text
    assert desk.ask("and now").state is TurnState.ANSWERED


@pytest.mark.parametrize("stage", ["looking", "sending", "thinking", "wording"])
def test_a_question_can_be_stopped_at_every_stage(desk: Desk, stage: str) -> None:
    stopped: list[str] = []

    def stop_at(entered: Any) -> None:
        if entered.value == stage and not stopped:
            stopped.append(stage)
            desk.session.stop()

    from rs_assistant.desktop import session as module

    class Watched(module.TurnRunner):
        def start(self) -> None:
            self.stage_changed.connect(stop_at)
            super().start()

    original, module.TurnRunner = module.TurnRunner, Watched
    try:
        desk.session.ask("segment ship")
        wait_until(lambda: stopped)
    finally:
        module.TurnRunner = original
    assert desk.session.state is SessionState.IDLE
    assert desk.last.state is TurnState.STOPPED
    assert desk.ask("segment tank").state is TurnState.ANSWERED


def test_a_worker_that_does_not_listen_is_replaced(desk: Desk) -> None:
    desk.ask("hello")
    first = desk.worker_pid()
    desk.session.ask("/deaf 30")
    wait_until(lambda: "slow " in desk.tokens)
    desk.session.stop()
    assert desk.session.state is SessionState.IDLE
    turn = desk.ask("hello again")
    assert turn.state is TurnState.ANSWERED, turn.error
    assert desk.worker_pid() != first
    assert not alive(first)


def test_only_one_question_runs_at_a_time(desk: Desk) -> None:
    desk.session.ask("/slow 20")
    desk.session.ask("segment ship")
    assert len(desk.session.conversation) == 1
    assert desk.notices[0][0] == "info"
    desk.session.stop()


# Faults of the worker


@pytest.mark.parametrize("fault", ["/crash", "/garbage", "/raise", "/memory"])
def test_a_fault_is_told_and_the_next_question_works(desk: Desk, fault: str) -> None:
    turn = desk.ask(fault)
    assert turn.state is TurnState.FAILED
    assert turn.error.message
    assert desk.ask("segment ship").state is TurnState.ANSWERED
    assert len(desk.session.conversation) == 2


def test_an_answer_to_another_request_is_not_taken_for_ours(desk: Desk) -> None:
    turn = desk.ask("/wrongid")
    assert turn.state is TurnState.FAILED
    assert desk.ask("segment ship").state is TurnState.ANSWERED


def test_killed_while_it_streams(desk: Desk) -> None:
    desk.session.ask("/slow 20")
    wait_until(lambda: desk.tokens)
    os.kill(desk.worker_pid(), signal.SIGKILL)
    desk.wait()
    assert desk.last.state is TurnState.FAILED
    assert "slow" in desk.last.answer_text
    assert desk.ask("segment ship").state is TurnState.ANSWERED


def test_killed_between_questions(desk: Desk) -> None:
    desk.ask("hello")
    os.kill(desk.worker_pid(), signal.SIGKILL)
    assert desk.ask("segment ship").state is TurnState.ANSWERED


def test_a_missing_interpreter_is_told_with_a_hint(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setenv("RS_ASSISTANT_WORKER_PYTHON", "/nowhere/python")
    turn = desk.ask("segment ship")
    assert turn.state is TurnState.FAILED
    assert turn.error.code == "worker_lost"
    assert turn.error.hint


# Things that go away


def test_a_layer_removed_while_the_worker_thinks_does_no_harm(desk: Desk, image: Any) -> None:
    desk.session.ask("/slow 1")
    wait_until(lambda: desk.tokens)
    desk.canvas.setLayers([])
    QgsProject.instance().removeMapLayer(image.id())
    desk.wait()
    assert desk.last.state is TurnState.ANSWERED


def test_a_project_closed_while_the_worker_thinks_loses_nothing(desk: Desk) -> None:
    desk.session.ask("/slow 20")
    wait_until(lambda: desk.tokens)
    old = desk.session.conversation.id
    desk.canvas.setLayers([])
    QgsProject.instance().clear()
    assert not desk.session.busy
    assert len(desk.session.conversation) == 0
    kept = desk.store.load(old)
    assert [turn.message for turn in kept.turns] == ["/slow 20"]
    assert kept.turns[0].state is TurnState.STOPPED
    assert "slow" in kept.turns[0].answer_text


def test_a_session_closed_while_the_worker_thinks_loses_nothing(desk: Desk) -> None:
    desk.ask("segment ship")
    pid = desk.worker_pid()
    desk.session.ask("/slow 20")
    wait_until(lambda: "slow " in desk.tokens)
    old = desk.session.conversation.id
    desk.close()
    kept = desk.store.load(old)
    assert [turn.state for turn in kept.turns] == [TurnState.ANSWERED, TurnState.STOPPED]
    wait_until(lambda: not alive(pid))
    desk.open()


def test_every_change_is_in_the_profile_within_a_moment(desk: Desk) -> None:
    turn = desk.ask("segment ship")

    def kept() -> bool:
        stored = desk.store.load(desk.session.conversation.id)
        return bool(stored and stored.turn(turn.id).answer_text == turn.answer_text)

    wait_until(kept)


def test_an_older_state_never_overwrites_a_newer_one(desk: Desk, monkeypatch: Any) -> None:
    save = desk.store.save
    order: list[int] = []

    def slow(conversation: Any, project: str = "") -> None:
        turns = len(conversation)
        if not order:
            order.append(0)
            time.sleep(0.3)
        save(conversation, project)
        order.append(turns)

    monkeypatch.setattr(desk.store, "save", slow)
    desk.ask("hello")
    wait_until(lambda: order)  # the first state is being written
    desk.session.ask("hello again")
    desk.session.stop()
    identifier = desk.session.conversation.id
    desk.session.new_conversation()
    assert len(desk.store.load(identifier)) == 2
    assert order[-1] == 2


def test_a_reopened_answer_shows_its_layer_again_from_its_file(desk: Desk, image: Any) -> None:
    project = QgsProject.instance()
    turn = desk.ask("segment ship")
    identifier = desk.session.conversation.id
    project.removeMapLayer(turn.layer_ref.layer_id)
    desk.session.new_conversation()
    desk.session.open_conversation(identifier)
    desk.session.add_layer(turn.id)
    layer = project.mapLayer(desk.last.layer_ref.layer_id)
    assert layer.featureCount() == 1
    assert layer.customProperty(RESULT_PROPERTY)


def test_a_file_outside_of_our_folders_is_not_opened(desk: Desk, tmp_path: Path) -> None:
    turn = desk.ask("segment ship")
    other = tmp_path / "elsewhere.gpkg"
    shutil.copy(turn.layer_ref.source, other)
    reference = replace(turn.layer_ref, source=str(other), layer_id="gone")
    assert reopened(reference, [tmp_path / "results"]) is None
    assert reopened(turn.layer_ref, [tmp_path / "results"]) is not None


def test_a_saved_project_brings_its_conversation_back(desk: Desk, tmp_path: Path) -> None:
    project = QgsProject.instance()
    turn = desk.ask("segment ship")
    path = str(tmp_path / "harbour.qgz")
    assert project.write(path)
    desk.canvas.setLayers([])
    project.clear()
    assert len(desk.session.conversation) == 0
    assert project.read(path)
    again = desk.session.conversation.turn(turn.id)
    assert again.answer_text == turn.answer_text
    assert project.mapLayer(again.layer_ref.layer_id) is not None
    # Links work from the layer, as the geometries of that session are gone.
    desk.session.zoom_to(turn.id, "feature:0")
    assert desk.canvas.extent().center().x() == pytest.approx(500150, abs=1)
