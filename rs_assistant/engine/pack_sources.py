# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a model pack comes from: our archive, its folder, the package of a known model, or the
folder of a vision-language model as it is published."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from rs_assistant.engine.catalogue import Pack, read_pack, verify
from rs_assistant.engine.errors import Cancelled, PackInvalid
from rs_assistant.engine.foreign_packs import adopt
from rs_assistant.engine.language_packs import adopt_language_model, is_language_model
from rs_assistant.engine.pack_archive import place_of, put_in_place, unpack

Progress = Callable[[float], None]
Stop = Callable[[], bool]


def install(
    place: Path,
    packs: Path,
    progress: Progress = lambda fraction: None,
    cancelled: Stop = lambda: False,
) -> Pack:
    """Check what a file or folder holds and put it below ``packs``, replacing an older version.

    Raises `PackInvalid`, `Cancelled`; then ``packs`` is as before.
    """
    if place.is_dir():
        if (place / "manifest.json").is_file():
            return _copy(place, packs, progress, cancelled)
        if is_language_model(place):
            return adopt_language_model(place, packs, progress, cancelled)
        return adopt(place, packs, progress, cancelled)
    if _has_manifest(place):
        return unpack(place, packs, progress, cancelled)
    return adopt(place, packs, progress, cancelled)


def _has_manifest(archive: Path) -> bool:
    try:
        with zipfile.ZipFile(archive) as zipped:
            names = zipped.namelist()
    except (zipfile.BadZipFile, OSError):
        return False
    return any(PurePosixPath(name).name == "manifest.json" for name in names)


def _copy(folder: Path, packs: Path, progress: Progress, cancelled: Stop) -> Pack:
    """Only what the manifest lists, once its hashes are right."""
    pack = read_pack(folder)
    verify(pack)
    target = place_of(pack, packs)
    if target.resolve() == folder.resolve():
        return pack
    staging = packs / ".copying"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        done = 0
        for item in pack.files:
            if cancelled():
                raise Cancelled("Adding the pack was stopped.")
            path = staging.joinpath(*PurePosixPath(item.path).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / item.path, path)
            done += item.size
            progress(done / max(pack.size, 1))
        shutil.copyfile(folder / "manifest.json", staging / "manifest.json")
        verify(read_pack(staging))
        put_in_place(staging, target)
    except OSError as error:
        raise PackInvalid(f"{folder.name} cannot be copied.", "", str(error)) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return read_pack(target)
