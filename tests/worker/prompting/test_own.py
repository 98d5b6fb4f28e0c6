# SPDX-License-Identifier: GPL-2.0-or-later
"""The starter pack's prompter, with the shipped models on the sample imagery."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from rs_assistant.engine.prompts import Point, Prompt
from rs_assistant.worker.models.registry import Models, Registry
from rs_assistant.worker.prompting.covers import Cover
from rs_assistant.worker.prompting.own import OwnScene
from rs_assistant.worker.prompting.patch import Patch, overlap
from rs_assistant.worker.prompting.preparing import OwnPrompter

PACK = Path(__file__).parents[3] / "resources" / "models" / "starter"
PIXEL = 0.25  # square metres of a pixel of the tanks


@pytest.fixture(scope="module")
def models() -> Models:
    return Registry([PACK], 1).models("starter")


@pytest.fixture(scope="module")
def tanks(models: Models, samples: Path) -> OwnScene:
    with rasterio.open(samples / "rotterdam_tanks.tif") as source:
        rgb = np.moveaxis(source.read((1, 2, 3)), 0, -1)
    return OwnPrompter(models).encode(rgb, 0.5)


def at(scene: OwnScene, x: float, y: float, positive: bool = True) -> Point:
    height, width = scene.rgb.shape[:2]
    return Point(x * width, y * height, positive)


def square(left: int, top: int, side: int, label: str = "", score: float = 0.8) -> Patch:
    return Patch(np.ones((side, side), bool), (left, top), score, label, "object", "starter")


def grey(side: int = 120) -> np.ndarray:
    return np.random.default_rng(4).integers(95, 105, (side, side, 3)).astype(np.uint8)


@pytest.mark.parametrize(("x", "y"), [(0.74, 0.85), (0.90, 0.81)])
def test_a_click_on_a_storage_tank_outlines_it(tanks: OwnScene, x: float, y: float) -> None:
    found = tanks.outline(Prompt((at(tanks, x, y),)))
    assert found is not None
    assert found.label == "storage tank"
    assert 600 < found.area * PIXEL < 1300  # a disc of 35 m has 960 square metres
    assert found.holds(at(tanks, x, y))


def test_a_click_on_a_roof_outlines_the_building_not_the_neighbourhood(tanks: OwnScene) -> None:
    found = tanks.outline(Prompt((at(tanks, 0.36, 0.55),)))
    assert found is not None
    assert found.label == "building"
    assert 100 < found.area * PIXEL < 6000  # the shed is about 75 by 40 metres


def test_a_box_outlines_what_fills_it(tanks: OwnScene) -> None:
    middle = at(tanks, 0.74, 0.85)
    box = (middle.x - 42, middle.y - 42, middle.x + 42, middle.y + 42)
    found = tanks.outline(Prompt((), (box,)))
    assert found is not None
    assert 600 < found.area * PIXEL < 1300


def test_a_second_click_adds_the_second_tank(tanks: OwnScene) -> None:
    both = Prompt((at(tanks, 0.74, 0.85), at(tanks, 0.90, 0.81)))
    found = tanks.outline(both)
    assert found is not None
    assert all(found.holds(point) for point in both.points)
    assert 1200 < found.area * PIXEL < 2600


def test_clicks_after_the_encode_need_no_model(tanks: OwnScene, monkeypatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a click ran a model")

    from rs_assistant.worker.models import pixel_session

    monkeypatch.setattr(pixel_session.PixelSession, "run", never)
    assert tanks.outline(Prompt((at(tanks, 0.5, 0.3),))) is not None


def test_of_things_that_lie_in_one_another_the_surer_one_is_meant() -> None:
    scene = OwnScene(
        grey(), [square(10, 10, 80, "harbor", 0.7), square(30, 30, 9, "ship", 0.8)], []
    )
    found = scene.outline(Prompt((Point(34, 34),)))
    assert found is not None
    assert found.label == "ship"


def test_a_negative_click_chooses_the_thing_that_leaves_it_out() -> None:
    scene = OwnScene(
        grey(), [square(10, 10, 80, "harbor", 0.8), square(30, 30, 9, "ship", 0.7)], []
    )
    prompt = Prompt((Point(34, 34), Point(70, 70, False)))
    found = scene.outline(prompt)
    assert found is not None
    assert found.label == "ship"


@pytest.mark.parametrize("corner", [(22, 22, False), (33, 92, True)])
def test_a_click_at_the_edge_mends_a_sure_thing_and_means_no_other(corner) -> None:
    image = grey()
    image[40:60, 40:60] = 200
    image[20:30, 20:30] = 60
    sure, other = square(20, 20, 70, "harbor", 0.9), square(40, 40, 20, "ship", 0.6)
    scene = OwnScene(image, [sure, other, square(0, 0, 118, "", 0.8)], [])
    x, y, positive = corner
    found = scene.outline(Prompt((Point(50, 50), Point(x, y, positive))))
    assert found is not None
    assert found.label == "harbor"
    assert found.holds(Point(x, y)) == positive
    assert overlap(found, sure) > 0.9


def test_a_negative_click_takes_away_what_is_alike_around_it() -> None:
    image = grey()
    image[20:60, 20:40] = 220
    image[20:60, 40:60] = 40
    scene = OwnScene(image, [square(20, 20, 40, "ship", 0.9)], [])
    found = scene.outline(Prompt((Point(30, 40), Point(50, 40, False))))
    assert found is not None
    assert not found.holds(Point(50, 40))
    assert overlap(found, Patch(np.ones((40, 20), bool), (20, 20), 1.0)) > 0.8


def test_a_positive_click_beside_adds_a_piece_and_keeps_the_rest() -> None:
    image = grey()
    image[30:50, 30:50] = 200
    image[30:50, 50:60] = 160
    scene = OwnScene(image, [square(30, 30, 20, "ship", 0.9)], [])
    found = scene.outline(Prompt((Point(40, 40), Point(55, 40))))
    assert found is not None
    assert found.holds(Point(40, 40))
    assert found.holds(Point(55, 40))
    assert found.area < 900


def test_where_no_model_sees_anything_alike_pixels_are_outlined() -> None:
    image = grey(200)
    image[80:120, 60:110] = (40, 90, 160)
    found = OwnScene(image, [], []).outline(Prompt((Point(85, 100),)))
    assert found is not None
    truth = Patch(np.ones((40, 50), bool), (60, 80), 1.0)
    assert overlap(found, truth) > 0.9


def test_a_patch_of_land_cover_is_outlined_whole() -> None:
    parts = np.zeros((120, 120), np.int32)
    parts[:, 70:] = 1
    cover = Cover(parts, ("water",), (0.9,), ((70, 0, 120, 120),))
    found = OwnScene(grey(), [], [cover]).outline(Prompt((Point(100, 60),)))
    assert found is not None
    assert (found.label, found.kind, found.area) == ("water", "cover", 120 * 50)


@pytest.mark.parametrize(
    "prompt",
    [
        Prompt(),
        Prompt((Point(500, 500),)),
        Prompt((Point(5, 5, False),)),
        Prompt((), ((300, 300, 400, 400),)),
    ],
)
def test_pointing_at_nothing_outlines_nothing(prompt: Prompt) -> None:
    assert OwnScene(grey(), [square(0, 0, 50)], []).outline(prompt) is None


@pytest.mark.parametrize("shape", [(1, 1), (2, 300), (300, 3), (7, 7)])
def test_the_smallest_views_are_outlined_without_trouble(shape: tuple[int, int]) -> None:
    image = np.full((*shape, 3), 90, np.uint8)
    found = OwnScene(image, [], []).outline(Prompt((Point(0.5, 0.5),)))
    assert found is None or found.area <= shape[0] * shape[1]


def test_any_mixture_of_clicks_is_answered(tanks: OwnScene) -> None:
    random = np.random.default_rng(5)
    points = tuple(
        Point(float(x), float(y), bool(p))
        for x, y, p in zip(
            random.uniform(0, 600, 12), random.uniform(0, 360, 12), random.integers(0, 2, 12)
        )
    )
    found = tanks.outline(Prompt(points))
    assert found is None or found.mask.any()
