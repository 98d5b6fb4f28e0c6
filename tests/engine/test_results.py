# SPDX-License-Identifier: GPL-2.0-or-later
"""Results cross the wire unchanged: words, polygons with holes, rasters."""

from __future__ import annotations

import json

import numpy as np
import pytest

from rs_assistant.engine.arrays import BlobWriter
from rs_assistant.engine.errors import InvalidRequest, ProtocolError
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.results import Feature, Raster, Result, Statement, StepResult

OUTER = np.array([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], float)
HOLE = np.array([[2, 2], [2, 4], [4, 4], [4, 2], [2, 2]], float)
STEP = Step(StepName.SEGMENT, "ships")


def result() -> Result:
    features = (
        Feature("ship", 0.9, ((OUTER, HOLE), (OUTER + 20,))),
        Feature("water", 0.7, ((OUTER + 5,),), "cover"),
        Feature("change", 0.5, ((OUTER,),), "change", ("meadow", "built-up")),
    )
    step = StepResult(
        STEP,
        verdict=True,
        value=3.5,
        confidence=0.8,
        statements=(
            Statement("cover", "water", 0.9, 0.4, None, ("top left", "center"), "", "segmenter"),
        ),
        features=features,
        references=(Feature("pier", 0.6, ((OUTER,),)),),
        rasters=(
            Raster("probability", np.eye(4, dtype=np.float16)),
            Raster("classes", np.arange(4, dtype=np.uint8).reshape(2, 2), ("a", "b", "c", "d")),
        ),
        notes=("upsampled",),
    )
    declined = StepResult(Step(StepName.DESCRIBE), declined="blank")
    return Result(Plan((STEP,)), (step, declined), "starter", "1", {"detector": 0.25})


def test_a_result_comes_back_with_every_part():
    sent = result()
    header, blob = sent.to_wire()
    back = Result.from_wire(json.loads(json.dumps(header)), blob)
    assert (back.plan, back.model, back.version, back.seconds) == (
        sent.plan,
        sent.model,
        sent.version,
        sent.seconds,
    )
    one, other = sent.steps[0], back.steps[0]
    for name in ("step", "declined", "verdict", "value", "confidence", "statements", "notes"):
        assert getattr(one, name) == getattr(other, name), name
    for mine, theirs in zip(one.features + one.references, other.features + other.references):
        assert (mine.label, mine.score, mine.kind, mine.transition) == (
            theirs.label,
            theirs.score,
            theirs.kind,
            theirs.transition,
        )
        rings = [[ring.tolist() for ring in polygon] for polygon in mine.polygons]
        assert [[ring.tolist() for ring in polygon] for polygon in theirs.polygons] == rings
    for mine, theirs in zip(one.rasters, other.rasters):
        assert (mine.name, mine.classes) == (theirs.name, theirs.classes)
        assert np.array_equal(mine.values, theirs.values)
    assert back.steps[1].declined == "blank"


def test_a_result_whose_blob_is_cut_off_is_refused():
    header, blob = result().to_wire()
    for size in range(0, len(blob) - 1, 37):
        with pytest.raises((InvalidRequest, ProtocolError)):
            Result.from_wire(header, blob[:size])


@pytest.mark.parametrize("key", ["plan", "steps", "model", "version", "seconds"])
def test_a_result_without_a_part_is_refused(key):
    header, blob = result().to_wire()
    del header[key]
    with pytest.raises(InvalidRequest):
        Result.from_wire(header, blob)


def test_feature_lists_that_disagree_are_refused():
    header, blob = result().to_wire()
    header["steps"][0]["features"]["label"].pop()
    with pytest.raises(InvalidRequest):
        Result.from_wire(header, blob)


@pytest.mark.parametrize("damage", ["no_plan_step", "short_lists", "negative_parts"])
def test_an_answer_with_lists_that_do_not_fit_is_refused(damage):
    polygon = (np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 4.0]]),)
    features = tuple(Feature("ship", 0.9, (polygon,)) for _ in range(2))
    step = Step(StepName.FIND, "ships")
    header, blob = Result(Plan((step,)), (StepResult(step, features=features),)).to_wire()
    given = header["steps"][0]
    if damage == "no_plan_step":
        given["plan"]["steps"] = []
    elif damage == "short_lists":
        given["features"]["kind"] = []
    else:
        writer = BlobWriter()
        given["features"]["parts"] = {
            **writer.add(np.array([-1, 3], "<i4")),
            "offset": len(blob),
        }
        blob += writer.blob
    with pytest.raises(InvalidRequest):
        Result.from_wire(header, blob)
