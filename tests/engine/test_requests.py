# SPDX-License-Identifier: GPL-2.0-or-later
"""Requests cross the wire unchanged, and broken ones are refused in words."""

from __future__ import annotations

import copy
import json

import numpy as np
import pytest

from rs_assistant.engine.errors import InvalidRequest, ProtocolError
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.plans import Plan, Step, StepName, single
from rs_assistant.engine.requests import HistoryTurn, Options, Request, View

PIXELS = np.random.default_rng(0).integers(0, 255, (20, 30, 4), dtype=np.uint8)
OUTER = np.array([[1, 1], [9, 1], [9, 9], [1, 9], [1, 1]], float)
HOLE = np.array([[3, 3], [5, 3], [5, 5], [3, 3]], float)


def view(**values) -> View:
    given = {
        "pixels": PIXELS,
        "geotransform": GeoTransform(1, 0.5, 0.1, 2, 0.1, -0.5),
        "crs_wkt": 'PROJCRS["größer"]',
        "metres_per_pixel": 0.5,
        "name": "Hafen",
        "date": "2020-07-01",
        "sensor": "aerial",
        "bands": ("red", "green", "blue", "nir"),
        "valid": PIXELS[:, :, 0] > 9,
        "region": ((OUTER, HOLE), (OUTER + 10.25,)),
        "unseen": 0.25,
    }
    return View(**{**given, **values})


def request() -> Request:
    return Request(
        "how many ships?",
        (view(), view(geotransform=None, crs_wkt="", valid=None, region=())),
        (HistoryTurn("show ships", single(StepName.FIND, "ships")),),
        Plan((Step(StepName.COUNT, "ships"),), 0.7, (Step(StepName.FIND, "ships"),)),
        Options(style="detailed", threshold=0.4, align=False),
        "starter",
    )


def crossed(value: Request) -> Request:
    header, blob = value.to_wire()
    return Request.from_wire(json.loads(json.dumps(header)), blob)


def test_a_request_comes_back_with_every_part():
    sent, back = request(), crossed(request())
    assert (back.message, back.history, back.plan, back.options, back.model) == (
        sent.message,
        sent.history,
        sent.plan,
        sent.options,
        sent.model,
    )
    for one, other in zip(sent.views, back.views):
        assert np.array_equal(one.pixels, other.pixels)
        plain = ("geotransform", "crs_wkt", "metres_per_pixel", "name", "date", "sensor", "bands")
        plain = (*plain, "own_resolution", "about", "unseen")
        for name in plain:
            assert getattr(one, name) == getattr(other, name), name
        assert (one.valid is None) == (other.valid is None)
        assert one.valid is None or np.array_equal(one.valid, other.valid)
        rings = [[ring.tolist() for ring in polygon] for polygon in one.region]
        assert [[ring.tolist() for ring in polygon] for polygon in other.region] == rings


def test_a_band_is_found_by_its_name():
    assert np.array_equal(view().band("nir"), PIXELS[:, :, 3])
    assert view().band("swir") is None
    assert view().rgb.shape == (20, 30, 3)


@pytest.mark.parametrize(
    "values",
    [
        {"pixels": PIXELS.astype(float)},
        {"pixels": PIXELS[:, :, 0]},
        {"bands": ("red", "green", "blue")},
        {"pixels": PIXELS[:, :, :2], "bands": ("red", "green")},
        {"pixels": PIXELS[:0], "valid": None},
        {"valid": np.ones((3, 3), bool)},
        {"metres_per_pixel": 0.0},
        {"metres_per_pixel": float("nan")},
    ],
)
def test_a_view_that_contradicts_itself_is_refused(values):
    with pytest.raises(InvalidRequest):
        view(**values)


def test_three_views_and_unknown_styles_are_refused():
    with pytest.raises(InvalidRequest):
        Request("compare", (view(), view(), view()))
    with pytest.raises(InvalidRequest):
        Request("describe", options=Options(style="baroque"))


@pytest.mark.parametrize("key", ["message", "views", "history", "plan", "options", "model"])
def test_a_request_without_a_part_is_refused(key):
    header, blob = request().to_wire()
    del header[key]
    with pytest.raises(InvalidRequest):
        Request.from_wire(header, blob)


def test_a_request_whose_blob_is_cut_off_is_refused():
    header, blob = request().to_wire()
    for size in (0, 10, len(blob) // 2, len(blob) - 1):
        with pytest.raises((InvalidRequest, ProtocolError)):
            Request.from_wire(header, blob[:size])


def test_wrong_types_anywhere_are_refused_and_not_crashed_on():
    header, blob = request().to_wire()
    wrong = [None, 3, "text", [], {}, True]
    places = [(k,) for k in header] + [("views", 0, k) for k in header["views"][0]]
    places += [("plan", "steps"), ("history", 0, "plan")]
    for place in places:
        for value in wrong:
            damaged = copy.deepcopy(header)
            target = damaged
            for part in place[:-1]:
                target = target[part]
            target[place[-1]] = value
            try:
                Request.from_wire(damaged, blob)
            except (InvalidRequest, ProtocolError):
                continue
