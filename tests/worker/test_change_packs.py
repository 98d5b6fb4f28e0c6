# SPDX-License-Identifier: GPL-2.0-or-later
"""A change model of somebody else, alone in a pack: two pictures in, logits out, the same answers.

The model is written here byte by byte: the mean absolute difference of both dates.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rs_assistant.engine.answers import compose
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import Options, Request, View
from rs_assistant.engine.results import Result
from rs_assistant.worker.assistant.assistant import Assistant
from rs_assistant.worker.models.registry import Registry
from tests.worker.protobuf import field


def node(kind: str, inputs: tuple[str, ...], output: str, *attributes: bytes) -> bytes:
    names = b"".join(field(1, name) for name in inputs)
    held = b"".join(field(5, attribute) for attribute in attributes)
    return field(1, names + field(2, output) + field(4, kind) + held)


def difference_model() -> bytes:
    """ONNX: ``logits`` [1, 1, H, W] = mean over the bands of |``before`` - ``after``|."""
    shape = b"".join(field(1, field(2, name)) for name in ("n", "c", "h", "w"))
    floats = field(2, field(1, field(1, 1) + field(2, shape)))
    bands = field(1, "axes") + field(8, 1) + field(20, 7)
    kept = field(1, "keepdims") + field(3, 1) + field(20, 2)
    graph = (
        node("Sub", ("before", "after"), "d")
        + node("Abs", ("d",), "a")
        + node("ReduceMean", ("a",), "logits", bands, kept)
        + field(2, "g")
        + field(11, field(1, "before") + floats)
        + field(11, field(1, "after") + floats)
        + field(12, field(1, "logits") + floats)
    )
    return field(1, 8) + field(8, field(2, 13)) + field(7, graph)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    """An assistant whose pack holds this change model and nothing else."""
    card = {
        "id": "change",
        "capabilities": ["change"],
        "files": ["difference.onnx"],
        "preprocessing": {"mean": [0.5] * 3, "std": [0.5] * 3, "multiple_of": 32},
        "reading": {"native_from": 0.1, "native_to": 100.0, "most_enlarged": 1.0},
        "threshold": 0.6,
        "least_pixels": 4,
    }
    (tmp_path / "change.card.json").write_text(json.dumps(card))
    (tmp_path / "difference.onnx").write_bytes(difference_model())

    def described(name: str) -> dict[str, Any]:
        data = (tmp_path / name).read_bytes()
        return {
            "file": name,
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }

    model = {
        "name": "change",
        "capabilities": ["change"],
        "card": described("change.card.json"),
        "files": [described("difference.onnx")],
    }
    manifest = {
        "format": 1,
        "pack": "theirs",
        "version": "7",
        "licence": "none",
        "models": [model],
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    return Assistant(Registry([tmp_path], 1).models("theirs"))


@pytest.fixture
def views() -> tuple[View, View]:
    """A place with two new bright plots."""
    before = np.random.default_rng(2).integers(80, 110, (96, 120, 3)).astype(np.uint8)
    after = before.copy()
    after[8:28, 10:40] = 250
    after[70:90, 90:110] = 250
    return (
        View(before, metres_per_pixel=10.0, date="2016-05-01"),
        View(after, metres_per_pixel=10.0, date="2020-05-01"),
    )


EXPECTED = {
    StepName.CHANGE_BINARY: True,
    StepName.CHANGE_COUNT: 2,
    StepName.CHANGE_LOCATE: "top left, bottom right",
    StepName.CHANGE_MEASURE: pytest.approx(1000 / (96 * 120)),
    StepName.CHANGE_CAPTION: None,
}


@pytest.mark.parametrize("step", EXPECTED)
def test_any_bitemporal_model_answers_every_kind_of_question(
    assistant: Assistant, views: tuple[View, View], step: StepName
) -> None:
    request = Request("", views, plan=Plan((Step(step),)), options=Options(align=False))
    result = Result.from_wire(*assistant.answer(request, lambda name, body: None).to_wire())
    answer = compose(result, views, PlanarMeasurer)
    assert not answer.declined
    assert answer.value == EXPECTED[step]
    assert "10\u00a0ha" in answer.text or step in (StepName.CHANGE_COUNT, StepName.CHANGE_LOCATE)
    assert {raster.name for raster in result.steps[0].rasters} == {"probability"}
