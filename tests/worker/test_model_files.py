# SPDX-License-Identifier: GPL-2.0-or-later
"""A model's file is opened in its pack's folder, and brings nothing along from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.external_data import external_files
from rs_assistant.worker.models.onnx_session import open_session
from rs_assistant.worker.models.pixel_session import PixelSession
from rs_assistant.worker.models.promptable import Promptable
from tests.worker.protobuf import field

WEIGHTS = np.arange(4, dtype="<f4")


def tensor(location: str) -> bytes:
    """Four floats "w" that lie in another file."""
    entries = {"location": location, "offset": "0", "length": "16"}
    outside = [field(13, field(1, k) + field(2, v)) for k, v in entries.items()]
    return field(1, 4) + field(2, 1) + field(8, "w") + b"".join(outside) + field(14, 1)


def model(location: str, within: str = "initializer") -> bytes:
    """An ONNX file that adds ``w`` to its input ``x``; ``within`` says where ``w`` stands."""
    floats = field(2, field(1, field(1, 1) + field(2, field(1, field(1, 4)))))
    ends = [field(key, field(1, name) + floats) for key, name in ((11, "x"), (12, "y"))]
    add = field(1, field(1, "x") + field(1, "w") + field(2, "y") + field(4, "Add"))
    if within == "initializer":
        holder = field(5, tensor(location))
    elif within == "constant":
        attribute = field(5, field(1, "value") + field(5, tensor(location)) + field(20, 4))
        holder = field(1, field(2, "w") + field(4, "Constant") + attribute)
    else:  # a branch of a condition
        branch = field(5, field(1, "then_branch") + field(6, field(5, tensor(location))))
        holder = field(1, field(4, "If") + branch)
    graph = holder + add + field(2, "g") + b"".join(ends)
    return field(1, 8) + field(8, field(2, 17)) + field(7, graph)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "secret.bin").write_bytes(WEIGHTS.tobytes())
    folder = tmp_path / "a pack – 包"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("within", ["initializer", "constant", "branch"])
def test_files_that_hold_weights_are_found_wherever_they_are_named(pack: Path, within: str) -> None:
    (pack / "m.onnx").write_bytes(model("weights.bin", within))
    assert external_files(pack / "m.onnx") == {"weights.bin"}


def test_weights_beside_the_model_are_read(pack: Path) -> None:
    (pack / "m.onnx").write_bytes(model("weights.bin"))
    (pack / "weights.bin").write_bytes(WEIGHTS.tobytes())
    (y,) = open_session(pack, "m.onnx", 1).run(None, {"x": np.ones(4, np.float32)})
    assert y.tolist() == (WEIGHTS + 1).tolist()


@pytest.mark.parametrize("within", ["initializer", "constant"])
@pytest.mark.parametrize("place", ["../secret.bin", "sub/../../secret.bin", "absolute", "link"])
def test_weights_outside_of_the_pack_are_refused(pack: Path, within: str, place: str) -> None:
    location = place
    if place == "absolute":
        location = str(pack.parent / "secret.bin")
    if place == "link":
        location = "inside.bin"
        (pack / location).symlink_to(pack.parent / "secret.bin")
    (pack / "m.onnx").write_bytes(model(location, within))
    with pytest.raises(ModelUnavailable) as caught:
        open_session(pack, "m.onnx", 1)
    assert "outside of the pack" in caught.value.detail


@pytest.mark.parametrize("kind", [PixelSession, Promptable])
def test_a_card_cannot_name_a_file_outside_of_its_pack(pack: Path, kind: type) -> None:
    (pack.parent / "m.onnx").write_bytes(model("secret.bin"))
    card = {"files": ["../m.onnx", "../m.onnx"]}
    (pack / "promptable.card.json").write_text(json.dumps(card))
    with pytest.raises(ModelUnavailable) as caught:
        kind(pack, *(["promptable"] if kind is PixelSession else []), 1)
    assert "outside of the pack" in caught.value.detail


@pytest.mark.parametrize(
    "data", [b"", b"<html>not found</html>", b"\xff" * 40, field(7, b"x" * 9)[:6], bytes([0x0B])]
)
def test_what_is_no_model_is_refused_with_a_hint(pack: Path, data: bytes) -> None:
    (pack / "m.onnx").write_bytes(data)
    with pytest.raises(ModelUnavailable) as caught:
        open_session(pack, "m.onnx", 1)
    assert caught.value.hint


def test_the_starter_models_bring_nothing_along(repository: Path) -> None:
    files = sorted((repository / "resources/models/starter").glob("*.onnx"))
    assert files
    assert {name for path in files for name in external_files(path)} == set()
