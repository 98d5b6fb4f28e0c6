# SPDX-License-Identifier: GPL-2.0-or-later
"""Model packs: reading a manifest, and trusting a folder only as far as its hashes go.

``manifest.json`` of a pack (written by ``python -m rs_assistant.worker.adaptation.pack``)::

    {"format": 1, "pack": "starter", "version": "1", "licence": "...",
     "models": [{"name": "see", "title": "...", "capabilities": ["embed"],
                 "card": {"file": "see.card.json", "bytes": 123, "sha256": "..."},
                 "files": [{"file": "see.onnx", "bytes": 123, "sha256": "..."}]}]}

Every file that a model reads must be listed; keys beyond these are for the model manager.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from rs_assistant.engine.errors import PackInvalid

FORMAT: Final = 1
# Formats that cannot carry code. Pickles (.pt, .pkl, .npy with objects) are not among them; chat
# templates (.jinja) are rendered in a sandbox.
SUFFIXES: Final = frozenset(
    {".onnx", ".json", ".jsonl", ".npz", ".npy", ".txt", ".md", ".safetensors", ".gguf", ".bin"}
    | {".jinja"}
)
# A colon would be a drive or a stream on Windows, a backslash a separator.
UNSAFE: Final = frozenset('\\:*?"<>|\0')
MAXIMUM_MANIFEST: Final = 4 * 2**20
MAXIMUM_FILES: Final = 4096
_SHIPPED_AGAIN: Final = "Remove the folder and install the pack again."


@dataclass(frozen=True)
class PackFile:
    """A file of a pack: relative path with forward slashes, bytes, hash in lower case."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class PackModel:
    """One model of a pack; ``files`` are its card and what the card names."""

    name: str
    title: str
    capabilities: tuple[str, ...]
    files: tuple[PackFile, ...]


@dataclass(frozen=True)
class Pack:
    """A folder whose manifest is understood; `verify` says whether its files are what it lists."""

    folder: Path
    id: str
    version: str
    licence: str
    models: tuple[PackModel, ...]
    manifest: dict[str, Any] = field(repr=False, default_factory=dict)

    @property
    def files(self) -> tuple[PackFile, ...]:
        """The files of all models."""
        return tuple(item for model in self.models for item in model.files)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(item.size for item in self.files)

    @property
    def capabilities(self) -> tuple[str, ...]:
        """What its models can do, together."""
        return tuple(sorted({item for model in self.models for item in model.capabilities}))

    def summary(self) -> dict[str, Any]:
        """What a ``ready`` event says about the pack."""
        return {
            "id": self.id,
            "version": self.version,
            "licence": self.licence,
            "capabilities": list(self.capabilities),
            "models": [{"name": model.name, "title": model.title} for model in self.models],
            "megabytes": round(self.size / 2**20, 1),
        }


def read_pack(folder: Path) -> Pack:
    """Parse and check a manifest; the files are only looked at by `verify`.

    Raises `PackInvalid`.
    """
    path = folder / "manifest.json"
    try:
        if path.stat().st_size > MAXIMUM_MANIFEST:
            raise PackInvalid(f"The manifest of the pack {folder.name} is too large.")
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise TypeError("the manifest is no JSON object")
        if data["format"] != FORMAT:
            raise PackInvalid(
                f"The model pack {folder.name} is of an unknown format.",
                "A newer version of the plugin may know it.",
                f"format {data['format']!r}",
            )
        models = []
        for item in data["models"]:
            models.append(
                PackModel(
                    _text(item, "name"),
                    str(item.get("title") or item["name"]),
                    tuple(str(capability) for capability in item.get("capabilities", ())),
                    tuple(_file(entry) for entry in (item["card"], *item["files"])),
                )
            )
        if sum(len(model.files) for model in models) > MAXIMUM_FILES:
            raise ValueError("too many files")
        names = _text(data, "pack"), _text(data, "version"), _text(data, "licence")
        return Pack(folder, *names, tuple(models), data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PackInvalid(
            f"The model pack {folder.name} has no usable manifest.", _SHIPPED_AGAIN, repr(error)
        ) from error


def verify(pack: Pack, cache: Path | None = None, model: str | None = None) -> None:
    """Check that the files of a model (None: of all) are there, in size and hash.

    Raises `PackInvalid`, also for a model that the manifest does not name.

    Hashing 40 MB takes a tenth of a second; ``cache`` (a JSON file) remembers hashes by size and
    modification time, so that a start does not repeat it. An unwritable cache is no error.
    """
    files = [item for found in pack.models if model in (None, found.name) for item in found.files]
    if model is not None and not files:
        raise PackInvalid(f"The model '{model}' is not in the pack {pack.id}.", _SHIPPED_AGAIN)
    known = _read_cache(cache)
    fresh: dict[str, str] = {}
    root = pack.folder.resolve()
    for item in files:
        path = (pack.folder / item.path).resolve()
        if root not in path.parents:
            raise PackInvalid(f"The pack {pack.id} points outside of its folder: {item.path}.")
        try:
            status = path.stat()
            key = f"{path}|{status.st_size}|{status.st_mtime_ns}"
            if status.st_size != item.size:
                raise PackInvalid(
                    f"The file {item.path} of the pack {pack.id} has a wrong size.",
                    _SHIPPED_AGAIN,
                    f"{status.st_size} bytes, {item.size} expected",
                )
            digest = known.get(key) or _digest(path)
        except OSError as error:
            raise PackInvalid(
                f"The file {item.path} of the pack {pack.id} cannot be read.",
                _SHIPPED_AGAIN,
                str(error),
            ) from error
        if digest != item.sha256:
            raise PackInvalid(
                f"The file {item.path} of the pack {pack.id} is damaged.", _SHIPPED_AGAIN
            )
        fresh[key] = digest
    if cache is not None and any(key not in known for key in fresh):
        _write_cache(cache, {**known, **fresh})


def _file(item: Any) -> PackFile:
    path, size, digest = str(item["file"]), int(item["bytes"]), str(item["sha256"]).lower()
    pure = PurePosixPath(path)
    inside = not pure.is_absolute() and ".." not in pure.parts and str(pure) == path
    if not inside or set(path) & UNSAFE or path in ("", "."):
        raise ValueError(f"unsafe path {path!r}")
    if pure.suffix.lower() not in SUFFIXES:
        raise ValueError(f"unsafe kind of file {path!r}")
    if size < 0 or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ValueError(f"size or hash of {path!r}")
    return PackFile(path, size, digest)


def _text(data: dict[str, Any], key: str) -> str:
    value = data[key]
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{key} is no text")
    return value


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(2**20):
            digest.update(block)
    return digest.hexdigest()


def _read_cache(cache: Path | None) -> dict[str, str]:
    if cache is None:
        return {}
    try:
        data = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _write_cache(cache: Path, hashes: dict[str, str]) -> None:
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        temporary = cache.with_suffix(".part")
        temporary.write_text(json.dumps(hashes), encoding="utf-8")
        temporary.replace(cache)
    except OSError:
        return
