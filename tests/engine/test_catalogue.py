# SPDX-License-Identifier: GPL-2.0-or-later
"""Packs: only what the manifest lists, hashed, inside its folder, in formats without code."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from rs_assistant.engine.catalogue import read_pack, verify
from rs_assistant.engine.errors import PackInvalid


def entry(path: Path) -> dict:
    data = path.read_bytes()
    return {"file": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "see.card.json").write_text("{}")
    (tmp_path / "see.onnx").write_bytes(b"weights")
    write(tmp_path, manifest(tmp_path))
    return tmp_path


def manifest(folder: Path) -> dict:
    return {
        "format": 1,
        "pack": "starter",
        "version": "1",
        "licence": "research",
        "models": [
            {
                "name": "see",
                "capabilities": ["embed"],
                "card": entry(folder / "see.card.json"),
                "files": [entry(folder / "see.onnx")],
            }
        ],
    }


def write(folder: Path, data: object) -> None:
    (folder / "manifest.json").write_text(json.dumps(data))


def test_a_sound_pack_is_read_and_verified(folder):
    pack = read_pack(folder)
    verify(pack)
    assert (pack.id, pack.version, pack.capabilities) == ("starter", "1", ("embed",))
    assert pack.size == 9
    assert pack.summary()["models"] == [{"name": "see", "title": "see"}]


def test_a_changed_file_is_refused(folder):
    (folder / "see.onnx").write_bytes(b"Weights")
    with pytest.raises(PackInvalid, match="damaged"):
        verify(read_pack(folder))


def test_one_model_can_be_verified_alone(folder):
    pack = read_pack(folder)
    verify(pack, model="see")
    with pytest.raises(PackInvalid, match="not in the pack"):
        verify(pack, model="speak")


def test_a_file_of_another_size_and_a_missing_file_are_refused(folder):
    (folder / "see.onnx").write_bytes(b"weights and more")
    with pytest.raises(PackInvalid, match="size"):
        verify(read_pack(folder))
    (folder / "see.onnx").unlink()
    with pytest.raises(PackInvalid, match="cannot be read"):
        verify(read_pack(folder))


def test_remembered_hashes_hold_only_while_size_and_time_stay(folder, tmp_path):
    cache = tmp_path / "cache" / "hashes.json"
    verify(read_pack(folder), cache)
    assert cache.is_file()
    verify(read_pack(folder), cache)
    status = (folder / "see.onnx").stat()
    (folder / "see.onnx").write_bytes(b"WEIGHTS")
    os.utime(folder / "see.onnx", ns=(status.st_atime_ns, status.st_mtime_ns + 10))
    with pytest.raises(PackInvalid, match="damaged"):
        verify(read_pack(folder), cache)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a": 1}', "[" * 5000], ids=["empty", "list", "cut", "other", "deep"]
)
def test_a_broken_cache_is_no_error(folder, tmp_path, text):
    cache = tmp_path / "hashes.json"
    cache.write_text(text)
    verify(read_pack(folder), cache)


@pytest.mark.parametrize(
    "name",
    [
        "../see.onnx",
        "/etc/passwd.txt",
        "a/../../b.onnx",
        "C:\\weights.onnx",
        "a\\b.onnx",
        "stream:x.onnx",
        "./see.onnx",
        "",
        ".",
        "model.pkl",
        "model.pt",
        "code.py",
        "library.so",
    ],
)
def test_paths_outside_and_kinds_that_carry_code_are_refused(folder, name):
    data = manifest(folder)
    data["models"][0]["files"][0]["file"] = name
    write(folder, data)
    with pytest.raises(PackInvalid):
        read_pack(folder)


def test_a_link_that_leads_out_of_the_pack_is_refused(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "see.onnx"
    secret.write_bytes(b"weights")
    (folder / "see.onnx").unlink()
    (folder / "see.onnx").symlink_to(secret)
    with pytest.raises(PackInvalid, match="outside"):
        verify(read_pack(folder))


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"format": None},
        {"pack": ""},
        {"pack": 3},
        {"licence": None},
        {"models": None},
        {"models": [{}]},
        {"models": [3]},
        {"models": [{"name": "see", "card": {}, "files": []}]},
    ],
)
def test_a_manifest_that_is_not_understood_is_refused(folder, change):
    write(folder, {**manifest(folder), **change})
    with pytest.raises(PackInvalid):
        read_pack(folder)


@pytest.mark.parametrize("data", [[], None, "text", 3])
def test_a_manifest_that_is_no_object_is_refused(folder, data):
    write(folder, data)
    with pytest.raises(PackInvalid):
        read_pack(folder)


def test_a_folder_without_manifest_is_refused(tmp_path):
    with pytest.raises(PackInvalid):
        read_pack(tmp_path)
