# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects, conversations and layers that go away while something runs: nothing is lost."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProject,
)

from rs_assistant.desktop.canvas.imagery import RESULT_PROPERTY
from rs_assistant.desktop.layers.results import reopened
from rs_assistant.engine.conversation import TurnState
from tests.desktop.session.conftest import Desk
from tests.desktop.support import wait_until


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


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
    assert reopened(reference, [tmp_path / "résultats 结果"]) is None
    assert reopened(turn.layer_ref, [tmp_path / "résultats 结果"]) is not None


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
