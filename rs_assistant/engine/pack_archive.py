# SPDX-License-Identifier: GPL-2.0-or-later
"""Unpack a model pack from a zip file: nothing leaves the folder, nothing grows without bound."""

from __future__ import annotations

import itertools
import lzma
import re
import shutil
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

from rs_assistant.engine.catalogue import SUFFIXES, UNSAFE, Pack, read_pack, verify
from rs_assistant.engine.errors import Cancelled, PackInvalid

MAXIMUM_BYTES: Final = 8 * 2**30
MAXIMUM_ENTRIES: Final = 4096
TEXTS: Final = (".md", ".txt")
_CHUNK: Final = 2**20
PAUSES: Final = (0.1, 0.2, 0.4, 0.8, 1.6) if sys.platform == "win32" else ()
"""Seconds between tries to rename a folder."""
# A password and an unknown compression are RuntimeErrors.
DAMAGE: Final = (zipfile.BadZipFile, EOFError, RuntimeError, zlib.error, lzma.LZMAError)


def unpack(
    archive: Path,
    packs: Path,
    progress: Callable[[float], None] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Pack:
    """Unpack, check every hash, and move the pack to ``packs/<id>``, replacing an older one.

    The archive holds ``manifest.json`` at its top or in one folder. Sizes are counted while
    unpacking, not believed; of files without a hash only texts to read are kept.
    Raises `PackInvalid`, `Cancelled`; then ``packs`` is as before.
    """
    staging = packs / ".unpacking"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir(parents=True)
        with zipfile.ZipFile(archive) as zipped:
            _extract(zipped, staging, progress, cancelled)
        pack = read_pack(staging)
        verify(pack)
        _keep_what_is_listed(pack)
        target = place_of(pack, packs)
        put_in_place(staging, target)
        return read_pack(target)
    except DAMAGE as error:
        raise PackInvalid(
            f"{archive.name} cannot be unpacked.", "Download it again.", str(error)
        ) from error
    except OSError as error:
        raise PackInvalid(
            f"{archive.name} cannot be unpacked.",
            "Is there room on the disk, and is no other QGIS using the pack?",
            str(error),
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def place_of(pack: Pack, packs: Path) -> Path:
    """The folder of a pack below ``packs``. Raises `PackInvalid` for an id that is a path."""
    if re.fullmatch(r"\w[\w.+-]*", pack.id) is None:
        raise PackInvalid(f"The pack's name {pack.id!r} is not a plain name.")
    return packs / pack.id


def put_in_place(fresh: Path, target: Path) -> None:
    """Move a folder to the place of another, which stays where that fails (open files, Windows).

    Raises `OSError`.
    """
    for left in target.parent.glob(f".{target.name}.*.old"):
        shutil.rmtree(left, ignore_errors=True)
    # What is still open cannot go yet, and must not be in the way.
    names = (target.with_name(f".{target.name}.{number}.old") for number in itertools.count())
    old = next(name for name in names if not name.exists())
    if target.exists():
        _rename(target, old)
    try:
        _rename(fresh, target)
    except OSError:
        if old.exists():
            _rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _rename(folder: Path, name: Path) -> None:
    """What was just written may be held by a virus scanner (Windows): that takes a moment.

    Raises `OSError`.
    """
    for pause in PAUSES:
        try:
            folder.rename(name)
            return
        except PermissionError:
            time.sleep(pause)
    folder.rename(name)


def _keep_what_is_listed(pack: Pack) -> None:
    """What has no hash must not lie where a model could come upon it."""
    listed = {"manifest.json", *(item.path for item in pack.files)}
    for path in list(pack.folder.rglob("*")):
        inner = path.relative_to(pack.folder).as_posix()
        if path.is_file() and inner not in listed and path.suffix.lower() not in TEXTS:
            path.unlink()


def _extract(
    zipped: zipfile.ZipFile,
    target: Path,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
    manifests = [e.filename for e in entries if PurePosixPath(e.filename).name == "manifest.json"]
    if len(manifests) != 1 or len(entries) > MAXIMUM_ENTRIES:
        raise PackInvalid("The file is not a model pack.", "A pack holds one manifest.json.")
    top = PurePosixPath(manifests[0]).parent
    written = 0
    total = max(1, sum(entry.file_size for entry in entries))
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or set(entry.filename) & UNSAFE:
            raise PackInvalid(f"The pack points outside of its folder: {entry.filename}.")
        if top not in path.parents or path.suffix.lower() not in SUFFIXES:
            raise PackInvalid(f"The pack holds a file that no pack needs: {entry.filename}.")
        destination = target.joinpath(*path.relative_to(top).parts)
        destination.parent.mkdir(parents=True, exist_ok=True)
        with zipped.open(entry) as source, destination.open("wb") as sink:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                if written > MAXIMUM_BYTES:
                    raise PackInvalid("The pack is larger than any pack may be.")
                if cancelled():
                    raise Cancelled("Adding the pack was stopped.")
                sink.write(chunk)
                progress(min(1.0, written / total))
