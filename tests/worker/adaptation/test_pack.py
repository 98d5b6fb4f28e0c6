# SPDX-License-Identifier: GPL-2.0-or-later
"""The manifest of a pack, as the worker reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rs_assistant.engine.catalogue import read_pack, verify
from rs_assistant.engine.errors import PackInvalid
from rs_assistant.worker.adaptation.pack import write_manifest


def test_the_manifest_is_what_the_worker_reads_and_verifies(tmp_path: Path) -> None:
    (tmp_path / "see.onnx").write_bytes(b"weights")
    card = {"name": "see", "title": "Sees", "files": ["see.onnx"], "capabilities": ["embed"]}
    (tmp_path / "see.card.json").write_text(json.dumps(card))
    write_manifest(tmp_path)
    pack = read_pack(tmp_path)
    verify(pack)
    assert [m.name for m in pack.models] == ["see"]
    (tmp_path / "see.onnx").write_bytes(b"weighty")
    with pytest.raises(PackInvalid):
        verify(pack)


def test_a_card_that_names_a_missing_file_makes_no_manifest(tmp_path: Path) -> None:
    (tmp_path / "see.card.json").write_text(json.dumps({"files": ["gone.onnx"]}))
    with pytest.raises(FileNotFoundError):
        write_manifest(tmp_path)
