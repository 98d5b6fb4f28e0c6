# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole turns through the real worker process: questions, answers, branches."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)

from rs_assistant.desktop.canvas.sources import ViewSource
from rs_assistant.engine.conversation import TurnState
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.settings import ALIGN, MASK_CLOUDS
from tests.desktop.session.conftest import Desk


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


def test_dates_decide_the_order_and_settings_the_preparation_of_a_pair(
    desk: Desk, image: Any, raster: Any, rng: Any
) -> None:
    earlier = raster(rng.integers(0, 256, (3, 200, 300), dtype=np.uint8), "harbour_20180102")
    desk.settings.values.update({ALIGN.key: False, MASK_CLOUDS.key: False})
    desk.session.set_compare(image.id(), earlier.id())
    assert desk.session.source.layer_ids == (earlier.id(), image.id())
    turn = desk.ask("what changed")
    assert turn.context.dates == ("2018-01-02", "2020-08-31")
    options = desk.requests[-1]["options"]
    assert (options["align"], options["normalise"], options["mask_clouds"]) == (False, True, False)


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


def test_tiles_are_placed_on_the_map_as_they_are_read_and_go_with_the_answer(desk: Desk) -> None:
    told: list[tuple[str, list[Any]]] = []
    desk.session.tiles_read.connect(lambda text, tiles: told.append((text, tiles)))
    desk.ask("hello")
    boxes = [tile.boundingBox() for text, tiles in told if text for tile in tiles]
    assert boxes == [
        QgsRectangle(500000, 5699800, 500150, 5700000),
        QgsRectangle(500150, 5699800, 500300, 5700000),
    ]
    assert told[-1] == ("", [])
