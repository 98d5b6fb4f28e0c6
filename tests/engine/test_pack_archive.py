# SPDX-License-Identifier: GPL-2.0-or-later
"""Packs from zip files are untrusted."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from rs_assistant.engine import pack_archive
from rs_assistant.engine.errors import Cancelled, PackInvalid
from rs_assistant.engine.pack_archive import put_in_place, unpack


def _described(name: str, data: bytes) -> dict[str, object]:
    return {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _archive(path: Path, top: str = "", extra: dict[str, bytes] | None = None, **manifest) -> Path:
    card, model = b'{"labels": []}', bytes(range(256)) * 40
    content = {
        "format": 1,
        "pack": "tiny",
        "version": "1",
        "licence": "test",
        "models": [
            {
                "name": "see",
                "capabilities": ["embed"],
                "card": _described("see.card.json", card),
                "files": [_described("see.onnx", model)],
            }
        ],
        **manifest,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(f"{top}manifest.json", json.dumps(content))
        zipped.writestr(f"{top}see.card.json", card)
        zipped.writestr(f"{top}see.onnx", model)
        for name, data in (extra or {}).items():
            zipped.writestr(name, data)
    return path


@pytest.mark.parametrize("top", ["", "starter/"])
def test_a_sound_pack_lands_under_its_name(tmp_path: Path, top: str) -> None:
    steps: list[float] = []
    pack = unpack(_archive(tmp_path / "a.zip", top), tmp_path / "packs", steps.append)
    assert pack.folder == tmp_path / "packs" / "tiny"
    assert sorted(p.name for p in pack.folder.iterdir()) == [
        "manifest.json",
        "see.card.json",
        "see.onnx",
    ]
    assert steps[-1] == 1.0


def test_a_second_version_replaces_the_first(tmp_path: Path) -> None:
    unpack(_archive(tmp_path / "a.zip"), tmp_path / "packs")
    pack = unpack(_archive(tmp_path / "b.zip", version="2"), tmp_path / "packs")
    assert pack.version == "2"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.json",
        "/etc/evil.json",
        "sub/../../evil.json",
        "run.py",
        "lib.so",
        "a\\b.json",
        "C:x.json",
    ],
)
def test_a_pack_with_a_hostile_entry_is_refused_whole(tmp_path: Path, name: str) -> None:
    archive = _archive(tmp_path / "a.zip", extra={name: b"{}"})
    with pytest.raises(PackInvalid):
        unpack(archive, tmp_path / "packs")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "packs"]


def test_of_files_without_a_hash_only_texts_are_kept(tmp_path: Path) -> None:
    extra = {"README.md": b"read me", "sub/other.onnx": b"?", "weights.bin": b"?"}
    pack = unpack(_archive(tmp_path / "a.zip", extra=extra), tmp_path / "packs")
    kept = {p.relative_to(pack.folder).as_posix() for p in pack.folder.rglob("*") if p.is_file()}
    assert kept == {"manifest.json", "see.card.json", "see.onnx", "README.md"}


def test_a_link_in_an_archive_becomes_no_link(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "a.zip")
    info = zipfile.ZipInfo("notes.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(archive, "a") as zipped:
        zipped.writestr(info, "/etc/passwd")
    pack = unpack(archive, tmp_path / "packs")
    assert not [path for path in pack.folder.rglob("*") if path.is_symlink()]


def test_what_unpacks_to_more_than_it_claims_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_archive, "MAXIMUM_BYTES", 20_000)
    archive = _archive(tmp_path / "a.zip", extra={"bomb.bin": bytes(30_000_000)})
    assert archive.stat().st_size < 100_000
    with pytest.raises(PackInvalid, match="larger than any pack"):
        unpack(archive, tmp_path / "packs")
    assert list((tmp_path / "packs").iterdir()) == []


def test_a_wrong_hash_leaves_the_older_version_in_place(tmp_path: Path) -> None:
    unpack(_archive(tmp_path / "a.zip"), tmp_path / "packs")
    broken = _archive(tmp_path / "b.zip", version="2")
    with zipfile.ZipFile(broken, "a") as zipped:
        zipped.writestr("see.onnx", b"something else")
    with pytest.raises(PackInvalid):
        unpack(broken, tmp_path / "packs")
    manifest = json.loads((tmp_path / "packs" / "tiny" / "manifest.json").read_text())
    assert manifest["version"] == "1"


@pytest.mark.parametrize("identifier", ["../x", ".hidden", "a/b", "", "..\\x", "C:x", "a b"])
def test_a_pack_cannot_choose_its_place(tmp_path: Path, identifier: str) -> None:
    archive = _archive(tmp_path / "a.zip", pack=identifier)
    with pytest.raises(PackInvalid):
        unpack(archive, tmp_path / "packs")


def test_a_file_that_is_no_zip_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"not a zip")
    with pytest.raises(PackInvalid, match="cannot be unpacked"):
        unpack(tmp_path / "a.zip", tmp_path / "packs")


def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        unpack(_archive(tmp_path / "a.zip"), tmp_path / "packs", cancelled=lambda: True)
    assert list((tmp_path / "packs").iterdir()) == []


def test_a_pack_behind_a_password_is_refused_with_a_sentence(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "a.zip")
    data = bytearray(archive.read_bytes())
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    archive.write_bytes(bytes(data))
    with pytest.raises(PackInvalid, match="cannot be unpacked"):
        unpack(archive, tmp_path / "packs")


def test_a_damaged_stream_is_refused_with_a_sentence(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "a.zip")
    data = bytearray(archive.read_bytes())
    begin = data.find(b"manifest.json") + len("manifest.json")
    data[begin : begin + 12] = b"\xff" * 12
    archive.write_bytes(bytes(data))
    with pytest.raises(PackInvalid, match="cannot be unpacked"):
        unpack(archive, tmp_path / "packs")


def test_what_is_left_of_an_older_version_is_not_in_the_way_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = tmp_path / "packs"
    rmtree = pack_archive.shutil.rmtree

    def keeps_open(path: Path, ignore_errors: bool = False) -> None:
        if path.suffix != ".old":  # as Windows does with files that a program reads
            rmtree(path, ignore_errors=ignore_errors)

    with monkeypatch.context() as patched:
        patched.setattr(pack_archive.shutil, "rmtree", keeps_open)
        for number in range(3):
            unpack(_archive(tmp_path / "a.zip", version=str(number)), packs)
    assert json.loads((packs / "tiny" / "manifest.json").read_text())["version"] == "2"
    unpack(_archive(tmp_path / "a.zip", version="3"), packs)
    assert [path.name for path in packs.iterdir()] == ["tiny"]


def test_a_version_that_cannot_be_put_in_place_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpack(_archive(tmp_path / "a.zip"), tmp_path / "packs")
    rename = Path.rename

    def refuses_fresh(path: Path, target: Path) -> Path:
        if path.name == ".unpacking":
            raise PermissionError("in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuses_fresh)
    with pytest.raises(PackInvalid):
        unpack(_archive(tmp_path / "b.zip", version="2"), tmp_path / "packs")
    assert sorted(path.name for path in (tmp_path / "packs").iterdir()) == ["tiny"]
    manifest = json.loads((tmp_path / "packs" / "tiny" / "manifest.json").read_text())
    assert manifest["version"] == "1"


def test_a_folder_that_is_held_for_a_moment_is_put_in_place_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, target = tmp_path / "fresh", tmp_path / "target"
    fresh.mkdir()
    rename, tries = Path.rename, []

    def held(path: Path, name: Path) -> Path:
        tries.append(path)
        if len(tries) < 3:
            raise PermissionError("a virus scanner looks at it")
        return rename(path, name)

    monkeypatch.setattr(Path, "rename", held)
    monkeypatch.setattr(pack_archive, "PAUSES", (0, 0, 0))
    put_in_place(fresh, target)
    assert target.is_dir()
    assert tries == [fresh] * 3
