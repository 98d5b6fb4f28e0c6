# SPDX-License-Identifier: GPL-2.0-or-later
"""What users type, from the message to the things that are meant, over one small scene.

Router and selection are real; only the outlines are drawn by hand (one metre a pixel).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.refinement import refine
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.engine.results import Feature
from rs_assistant.engine.selection import select
from rs_assistant.worker.models.dual_encoder import DualEncoder
from rs_assistant.worker.routing.router import Router

SIZE = (200, 200)
# name: label, left, top, width, height
PLACES = {
    "short ship": ("ship", 10, 10, 20, 6),
    "long ship": ("ship", 120, 20, 60, 12),
    "southern ship": ("ship", 20, 180, 30, 8),
    "pier": ("harbor", 115, 36, 70, 10),
    "hut": ("building", 60, 60, 10, 10),
    "house": ("building", 80, 60, 20, 20),
    "hall": ("building", 150, 120, 40, 30),
    "farm": ("building", 62, 150, 12, 12),
    "road": ("road", 0, 100, 200, 8),
    "street tree": ("tree", 58, 112, 6, 6),
    "forest tree": ("tree", 110, 140, 4, 4),
    "tank": ("storage tank", 20, 60, 10, 10),
    "big tank": ("storage tank", 40, 60, 14, 14),
    "little tank": ("storage tank", 20, 80, 6, 6),
    "lake": ("water", 0, 0, 200, 34),
    "wood": ("forest", 100, 130, 40, 40),
    "driving car": ("car", 90, 102, 4, 2),
    "parked car": ("car", 160, 155, 4, 2),
    "jet": ("airplane", 30, 120, 20, 20),
    "jumbo": ("airplane", 5, 140, 30, 30),
}


class Metres:
    def area(self, polygons: tuple[tuple[np.ndarray, ...], ...]) -> float:
        return pixel_area(polygons)

    def distance(self, start: tuple[float, float], end: tuple[float, float]) -> float:
        return float(np.hypot(end[0] - start[0], end[1] - start[1]))


def feature(name: str) -> Feature:
    label, x, y, width, height = PLACES[name]
    ring = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]])
    kind = "cover" if label in ("road", "water", "forest") else "object"
    return Feature(label, 0.9, ((ring.astype(float),),), kind)


NAMES = tuple(PLACES)
SCENE = tuple(feature(name) for name in NAMES)
SHIPS = {"short ship", "long ship", "southern ship"}
HOUSES = {"hut", "house", "hall", "farm"}
TANKS = {"tank", "big tank", "little tank"}

MESSAGES = [
    ("wich plane is closest to the road", "find", {"jet"}),
    ("draw polygons round every boat tied up at the jetty", "segment", {"long ship"}),
    ("the 3 biggest biuldings plz", "find", {"house", "hall", "farm"}),
    ("outline houses over 2,000 sq ft", "segment", {"house", "hall"}),
    ("buildings bigger than half an acre", "find", set()),
    ("show me the ships longer than 90 feet", "find", {"long ship", "southern ship"}),
    ("ships shorter than 30 yards", "find", {"short ship"}),
    ("ships bigger then 200 m2", "find", {"long ship", "southern ship"}),
    ("ship > 50m", "find", {"long ship"}),
    ("id like to see only the boats longer than fifty metres", "find", {"long ship"}),
    ("ships between 20 and 50 m long", "find", {"short ship", "southern ship"}),
    ("building between 100 and 200 m²", "find", {"hut", "farm"}),
    ("houses of 100 to 400 square metres", "find", {"hut", "house", "farm"}),
    ("buildings 100-400 m2", "find", {"hut", "house", "farm"}),
    ("roofs above 1 000 m²", "find", {"hall"}),
    ("roofs with an area of over 300 m2", "find", {"house", "hall"}),
    ("ships w/ length over 40 m", "find", {"long ship"}),
    ("show buildings that are larger than 0.03 hectares and smaller than 0.1 hectares", "find",
     {"house"}),
    ("trees within 20 ft of a road", "find", {"street tree"}),
    ("houses further than 50 yards from the pier", "find", {"hut", "hall", "farm"}),
    ("cars 50 feet from the warehouse", "find", {"parked car"}),
    ("boats which are less than 10 yards from the pier", "find", {"long ship"}),
    ("buildings bigger than average", "find", {"house", "hall"}),
    ("the northern most two tanks", "find", {"tank", "big tank"}),
    ("leftmost plane", "find", {"jumbo"}),
    ("the northmost, the southmost and the biggest ship", "find",
     {"short ship", "southern ship", "long ship"}),
    ("largest and second largest ship", "find", {"long ship", "southern ship"}),
    ("biggest ship and the smallest", "find", {"long ship", "short ship"}),
    ("three of the largest buildings", "find", {"house", "hall", "farm"}),
    ("find a couple of the biggest tanks", "find", {"tank", "big tank"}),
    ("the last tank from the left", "find", {"big tank"}),
    ("second ship from the top", "find", {"long ship"}),
    ("boat nearest the bottom left corner", "find", {"southern ship"}),
    ("where is the house closest to the middle", "find", {"house"}),
    ("the building closest to the right edge", "find", {"hall"}),
    ("the third biggest building in the top half", "find", set()),
    ("planes in the lower-left quadrant", "find", {"jumbo"}),
    ("how many planes are in the lower left corner?", "count", {"jumbo"}),
    ("small ships along the left edge", "find", {"short ship"}),
    ("vehicles not on the road", "find", {"parked car"}),
    ("how many cars are parked along the road", "count", {"driving car"}),
    ("segment houses not touching the road", "segment", HOUSES),
    ("trees that are not in the forest", "find", {"street tree"}),
    ("buildings between the lake and the road", "find", {"hut", "house"}),
    ("houses left of the forest", "find", {"hut", "house", "farm"}),
    ("fields that border the lake", "segment", set()),
    ("outline the two westernmost buildngs", "segment", {"hut", "farm"}),
    ("get me all ships but the biggest two", "find", {"short ship"}),
    ("all buildings except the largest one", "find", {"hut", "house", "farm"}),
    ("outline all the ships except the small ones", "segment", {"long ship", "southern ship"}),
    ("count the lorries, tanks and cars seperately", "count",
     {*TANKS, "driving car", "parked car"}),
    ("give me polygons for tanks, ships and planes", "segment", {*TANKS, *SHIPS, "jet", "jumbo"}),
    ("segmnt the wter and the forrest", "segment", {"lake", "wood"}),
    ("the nearest house to the lake", "find", {"hut", "house"}),
    ("two cars closest to the tree", "find", {"driving car", "parked car"}),
    ("largest building next to the road", "find", {"hall"}),
    ("pick out the tanks at the left", "find", {"tank", "little tank", "big tank"}),
    ("the tallest building", "find", HOUSES),
    ("every tree taller than 10 m", "find", {"street tree", "forest tree"}),
    ("right-angled building polygons please", "segment", HOUSES),
    ("buildings smaller than 1% of the view", "find", {"hut", "farm"}),
    ("swimming pools bigger than 20 m2", "find", set()),
    ("outline the zebras", "segment", set()),
]  # fmt: skip


@pytest.fixture(scope="module", params=["cues", "cues and text encoder"])
def router(request: pytest.FixtureRequest) -> Router:
    if request.param == "cues":
        return Router(None)
    return Router(DualEncoder(Path(__file__).parents[3] / "resources" / "models" / "starter"))


@pytest.mark.parametrize(("message", "step", "names"), MESSAGES)
def test_a_message_means_what_its_writer_sees(
    router: Router, message: str, step: str, names: set[str]
) -> None:
    plan = router.plan(message)
    assert [one.name.value for one in plan.steps] == [step]
    query = parse_phrase(plan.steps[0].phrase)
    meant = {NAMES[i] for i in select(SCENE, (), query, Metres(), SIZE)}
    if message == "the nearest house to the lake":
        assert len(meant) == 1  # two are as near: one of them
        assert meant <= names
    else:
        assert meant == names


@pytest.mark.parametrize(
    ("message", "left_aside"),
    [
        ("the tallest building", ("tallest",)),
        ("every tree taller than 10 m", ("taller than 10 m",)),
        ("outline the red roofs with right angles", ("red",)),
        ("houses with solar panels", ("with solar panels",)),
        ("buildings in the selected parcels", ()),
    ],
)
def test_what_outlines_do_not_show_is_said_to_be_left_aside(
    message: str, left_aside: tuple[str, ...]
) -> None:
    step = Router(None).plan(message).steps[0]
    assert parse_phrase(step.phrase).ignored == left_aside


BEFORE = [name for name in NAMES if PLACES[name][0] in ("ship", "building", "storage tank")]
REFINED = [
    ("only those bigger than 200 m2", {"long ship", "southern ship", "house", "hall"}),
    ("drop the smallest two", {*BEFORE} - {"little tank", "hut", "tank"} | {"tank"}),
    ("now only the left half", {*BEFORE} - {"long ship", "hall"}),
    ("remove the one nearest the pier", {*BEFORE} - {"long ship"}),
    ("keep the 3 largest", {"hall", "long ship", "house"}),
    ("not the little ones", {"long ship", "southern ship", "house", "hall", "big tank"}),
    ("only the ships", SHIPS),
    ("everything but the ships", {*HOUSES, *TANKS}),
    ("just the ones below the road", {"southern ship", "hall", "farm"}),
    ("leave out the tanks", {*SHIPS, *HOUSES}),
    ("get rid of anything smaller than 1000 sq ft", {*BEFORE} - {"little tank"}),
]


@pytest.mark.parametrize(("message", "names"), REFINED)
def test_an_edit_keeps_what_its_writer_means(message: str, names: set[str]) -> None:
    history = [HistoryTurn("outline them", Plan((Step(StepName.SEGMENT, "ships"),)))]
    step = Router(None).plan(message, 1, history).steps[0]
    assert step.name is StepName.REFINE
    features = [feature(name) for name in BEFORE]
    references = [feature("pier"), feature("road")]
    edit = refine(features, step.phrase, Metres(), SIZE, references, (), message)
    assert edit is not None
    kept = {BEFORE[i] for i, own in enumerate(features) if any(own is f for f in edit.features)}
    assert kept == names


def test_only_what_touches_is_merged_when_that_is_asked() -> None:
    history = [HistoryTurn("outline them", Plan((Step(StepName.SEGMENT, "buildings"),)))]
    step = Router(None).plan("merge touching ones", 1, history).steps[0]
    left, right, apart = (
        Feature("building", 0.9, ((np.array([[x, 0], [x + 9, 0], [x + 9, 9], [x, 9], [x, 0.0]]),),))
        for x in (0, 9, 30)
    )
    edit = refine([left, right, apart], step.phrase, Metres(), SIZE, message="merge touching ones")
    assert edit is not None
    assert sorted(pixel_area(f.polygons) for f in edit.features) == [81, 162]
