# SPDX-License-Identifier: GPL-2.0-or-later
"""Packs come from archives, from folders, and from the packages of known models."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from rs_assistant.engine.errors import Cancelled, PackInvalid
from rs_assistant.engine.pack_sources import install


def _pack(folder: Path, name: str = "tiny") -> Path:
    data = b"{}"
    described = {"file": "in/a.json", "bytes": 2, "sha256": hashlib.sha256(data).hexdigest()}
    manifest = {
        "format": 1,
        "pack": name,
        "version": "1",
        "licence": "test",
        "models": [{"name": "a", "capabilities": [], "card": described, "files": []}],
    }
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.json").write_bytes(data)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "stray.exe").write_bytes(b"stray")
    return folder


def test_a_folder_is_copied_without_what_its_manifest_does_not_list(tmp_path: Path) -> None:
    pack = install(_pack(tmp_path / "here"), tmp_path / "packs")
    assert pack.folder == tmp_path / "packs" / "tiny"
    names = sorted(str(p.relative_to(pack.folder)) for p in pack.folder.rglob("*") if p.is_file())
    assert names == ["in/a.json", "manifest.json"]


def test_a_pack_that_is_installed_already_stays_as_it_is(tmp_path: Path) -> None:
    folder = _pack(tmp_path / "packs" / "tiny")
    assert install(folder, tmp_path / "packs").folder == folder
    assert (folder / "in" / "a.json").is_file()


def test_a_damaged_folder_is_refused(tmp_path: Path) -> None:
    folder = _pack(tmp_path / "here")
    (folder / "in" / "a.json").write_bytes(b"[]")
    with pytest.raises(PackInvalid, match="damaged"):
        install(folder, tmp_path / "packs")


@pytest.mark.parametrize("name", ["..", "a/b", ".hidden"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackInvalid, match="plain name"):
        install(_pack(tmp_path / "here", name), tmp_path / "packs")


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    with pytest.raises(Cancelled):
        install(_pack(tmp_path / "here"), tmp_path / "packs", cancelled=lambda: True)
    assert not list((tmp_path / "packs").iterdir())


def test_an_archive_of_ours_is_unpacked(tmp_path: Path) -> None:
    folder = _pack(tmp_path / "here")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("manifest.json", "in/a.json"):
            archive.write(folder / name, name)
    assert install(tmp_path / "a.zip", tmp_path / "packs").id == "tiny"


def test_an_archive_without_a_manifest_is_searched_for_known_models(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    with pytest.raises(PackInvalid, match="no model that is known"):
        install(tmp_path / "a.zip", tmp_path / "packs")
