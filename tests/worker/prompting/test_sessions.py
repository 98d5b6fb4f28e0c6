# SPDX-License-Identifier: GPL-2.0-or-later
"""Views that wait for clicks, and the operations of the wire."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rs_assistant.engine.errors import InvalidRequest, ModelUnavailable, ViewForgotten
from rs_assistant.engine.prompts import Outline, Point, Prompt
from rs_assistant.engine.requests import Request, View
from rs_assistant.worker.models.registry import Registry
from rs_assistant.worker.operations import Operations
from rs_assistant.worker.prompting import sessions as module
from rs_assistant.worker.prompting.sessions import PromptSessions

PACK = Path(__file__).parents[3] / "resources" / "models" / "starter"


def view(seed: int = 0, side: int = 80) -> View:
    pixels = np.random.default_rng(seed).integers(0, 255, (side, side, 3)).astype(np.uint8)
    return View(pixels, metres_per_pixel=0.5)


class Job:
    """A request as the loop gives it."""

    id = 1

    def __init__(self, body: dict[str, Any], blob: bytes = b"") -> None:
        self.body, self.blob = body, blob
        self.events: list[tuple[str, dict[str, Any]]] = []

    def emit(self, name: str, body: dict[str, Any]) -> None:
        self.events.append((name, body))

    def cancelled(self) -> bool:
        return False

    def mute(self) -> None:
        raise AssertionError


@pytest.fixture
def echo() -> PromptSessions:
    return PromptSessions(Registry([], 1))


def test_a_click_and_a_box_give_polygons_along_pixel_edges(echo: PromptSessions) -> None:
    handle, name = echo.encode(view(), "echo")
    assert name == "echo"
    found = echo.prompt(handle, Prompt((Point(40, 40),)))
    assert found.polygons[0][0].min(0).tolist() == [30, 30]
    assert found.polygons[0][0].max(0).tolist() == [50, 50]
    found = echo.prompt(handle, Prompt((), ((3, 4, 20, 30),)))
    assert found.polygons[0][0].max(0).tolist() == [20, 30]


def test_nothing_pointed_at_is_an_outline_without_polygons(echo: PromptSessions) -> None:
    handle, _ = echo.encode(view(), "echo")
    assert echo.prompt(handle, Prompt((Point(1, 1, False),))).polygons == ()


def test_the_same_view_is_encoded_once(echo: PromptSessions) -> None:
    first, _ = echo.encode(view(1), "echo")
    again, _ = echo.encode(view(1), "echo")
    other, _ = echo.encode(view(2), "echo")
    assert first == again != other
    assert len(echo.handles) == 2


def test_old_views_make_room_and_say_so(echo: PromptSessions) -> None:
    handles = [echo.encode(view(seed), "echo")[0] for seed in range(module.MOST_VIEWS + 1)]
    assert len(echo.handles) == module.MOST_VIEWS
    with pytest.raises(ViewForgotten):
        echo.prompt(handles[0], Prompt((Point(1, 1),)))
    assert echo.prompt(handles[-1], Prompt((Point(30, 30),))).polygons


def test_memory_is_bounded_but_the_newest_view_stays(
    echo: PromptSessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1)
    echo.encode(view(1), "echo")
    handle, _ = echo.encode(view(2), "echo")
    assert echo.handles == (handle,)


def test_without_a_pack_for_clicks_our_own_prompter_answers() -> None:
    sessions = PromptSessions(Registry([PACK], 1))
    handle, name = sessions.encode(view(3))
    assert name == "starter"
    assert sessions.prompt(handle, Prompt((Point(40, 40),)), quick=True).final


def test_another_pack_of_models_looks_at_the_same_view_anew(tmp_path: Path) -> None:
    manifest = json.loads((PACK / "manifest.json").read_text(encoding="utf-8"))
    cover = next(m for m in manifest["models"] if m["name"] == "segmenter")
    for item in (cover["card"], *cover["files"]):
        shutil.copy(PACK / item["file"], tmp_path)
    manifest.update(pack="only land cover", models=[cover])
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    sessions = PromptSessions(Registry([PACK, tmp_path], 1))
    starter, _ = sessions.encode(view(3))
    other, name = sessions.encode(view(3), model="only land cover")
    assert name == "starter"
    assert starter != other
    assert sessions.encode(view(3))[0] == starter
    assert sessions.encode(view(3), model="only land cover")[0] == other
    assert len(sessions.handles) == 2


def test_an_unknown_prompter_is_refused() -> None:
    with pytest.raises(ModelUnavailable, match="nothing-like-that"):
        PromptSessions(Registry([PACK], 1)).encode(view(), "nothing-like-that")


def test_the_operations_encode_prompt_and_forget() -> None:
    table = Operations(Registry([], 1), lambda _: None).table()
    body, blob = Request("", (view(),), model="echo").to_wire()
    job = Job(body, blob)
    ready, _ = table["encode"](job)
    assert ("progress", {"fraction": 1.0, "text": "Ready"}) in job.events
    prompt = {"handle": ready["handle"], **Prompt((Point(40, 40),)).to_wire()}
    reply, _ = table["prompt"](Job(prompt))
    assert Outline.from_wire(reply).label == "square"
    table["forget"](Job({"handle": ready["handle"]}))
    with pytest.raises(ViewForgotten):
        table["prompt"](Job(prompt))


def test_clicks_need_exactly_one_view() -> None:
    table = Operations(Registry([], 1), lambda _: None).table()
    body, blob = Request("", (view(), view(1)), model="echo").to_wire()
    with pytest.raises(InvalidRequest):
        table["encode"](Job(body, blob))
