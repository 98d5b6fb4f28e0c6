# SPDX-License-Identifier: GPL-2.0-or-later
"""Vision-language models as others publish them: what their folder may hold, and a pack of it.

A folder in the layout of the library ``transformers`` (config, tokenizer, safetensors) becomes a
pack by a card and a manifest beside its files. Nothing in it may carry code: no pickled weights,
no modules, no names of code that lies elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, Final

from rs_assistant.engine.catalogue import FORMAT, Pack, read_pack
from rs_assistant.engine.errors import Cancelled, PackInvalid
from rs_assistant.engine.pack_archive import place_of, put_in_place

MODEL: Final = "vlm"
CARD: Final = "vlm.card.json"
READ: Final = frozenset({".json", ".txt", ".jinja", ".safetensors"})
"""What the library reads of a folder; chat templates (Jinja) are rendered in a sandbox."""
BESIDE: Final = frozenset({".onnx", ".json", ".jsonl", ".npz", ".txt"})
"""What other models of the same pack may read."""
TEXTS: Final = frozenset({".md", ".txt", ""})
WISHES: Final = ("title", "longest_side", "most_tokens", "processing", "limits")
MOST_BYTES: Final = 64 * 2**30
_MOST_FILES: Final = 200
_MOST_JSON: Final = 4 * 2**20
_CHUNK: Final = 2**20
# Keys by which a configuration names code: modules beside it, kernels and classes of elsewhere.
_CODE: Final = frozenset({"auto_map", "custom_pipelines", "custom_generate", "trust_remote_code"})
_ATTENTION: Final = frozenset({"attn_implementation", "_attn_implementation"})
_HINT: Final = "Packs hold config, tokenizer and .safetensors files, and nothing that carries code."


def check_files(folder: Path, listed: Collection[str], beside: Collection[str] = ()) -> None:
    """Check that a model's folder holds what the manifest lists, and nothing that carries code.

    ``listed`` are the model's files, ``beside`` those of other models in the pack. Raises
    `PackInvalid`.
    """
    for name in listed:
        _check_name(name)
    for name in beside:
        _check_name(name, BESIDE)
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        # The library opens what it comes upon: nothing may lie there that has no hash.
        known = name in listed or name in beside or name == "manifest.json"
        if not known and not _is_text(path):
            _check_name(name)
            raise PackInvalid(f"The pack {folder.name} holds a file that it does not list: {name}.")
    if not any(name.endswith(".safetensors") for name in listed):
        raise PackInvalid(f"The pack {folder.name} holds no weights as .safetensors.", _HINT)
    for name in (*listed, *beside):
        if name.endswith(".json") and "config" in name:
            _check_configuration(folder / name)


def is_language_model(folder: Path) -> bool:
    """Whether a folder looks like a published model that reads pictures and writes text."""
    try:
        path = folder / "config.json"
        if path.stat().st_size > _MOST_JSON:
            return False
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "model_type" in data and "vision_config" in data


def adopt_language_model(
    folder: Path,
    packs: Path,
    progress: Callable[[float], None] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Pack:
    """Make a pack below ``packs`` of a published model's folder; the name is the folder's.

    The hashes are those of the files as they are now. Raises `PackInvalid`, `Cancelled`; then
    ``packs`` is as before.
    """
    names = _worth_copying(folder)
    check_files(folder, names, (CARD,) if (folder / CARD).is_file() else ())
    total = sum((folder / name).stat().st_size for name in names)
    if total > MOST_BYTES:
        raise PackInvalid("The model is larger than any pack may be.")
    staging = packs / ".adopting"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir(parents=True)
        entries = []
        done = 0
        for name in names:
            digest, size = hashlib.sha256(), 0
            with (folder / name).open("rb") as source, (staging / name).open("wb") as sink:
                while chunk := source.read(_CHUNK):
                    if cancelled():
                        raise Cancelled("Adding the pack was stopped.")
                    digest.update(chunk)
                    sink.write(chunk)
                    size += len(chunk)
                    progress(min(1.0, (done + size) / max(total, 1)))
            done += size
            entries.append({"file": name, "bytes": size, "sha256": digest.hexdigest()})
        _describe(staging, folder.name, entries, _wishes(folder / CARD))
        pack = read_pack(staging)
        check_files(staging, [item.path for item in pack.files])
        target = place_of(pack, packs)
        put_in_place(staging, target)
        return read_pack(target)
    except OSError as error:
        raise PackInvalid(
            f"{folder.name} cannot be copied.", "Is there room on the disk?", str(error)
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _worth_copying(folder: Path) -> list[str]:
    """Names of the files that the library reads. Raises `PackInvalid` for weights in pickles."""
    names = []
    paths = sorted(folder.iterdir())
    if len(paths) > _MOST_FILES:
        raise PackInvalid(f"{folder.name} holds too many files.", "Choose the model's own folder.")
    for path in paths:
        if path.name.startswith(".") or path.is_dir() or path.name in (CARD, "manifest.json"):
            continue
        if path.suffix in READ:
            names.append(path.name)
        elif not _is_text(path):
            _check_name(path.name)
    return names


def _wishes(card: Path) -> dict[str, Any]:
    """What a card that lies in the published folder says of the reading; {} without one."""
    if not card.is_file():
        return {}
    try:
        data = json.loads(card.read_text(encoding="utf-8"))
        return {key: data[key] for key in WISHES if key in data}
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise PackInvalid(f"The file {CARD} cannot be read.", "", repr(error)) from error


def _describe(
    folder: Path, name: str, entries: list[dict[str, Any]], wishes: dict[str, Any]
) -> None:
    """Write card and manifest."""
    identifier = re.sub(r"[^\w.+-]+", "-", name).strip("-.") or MODEL
    card = {
        "id": MODEL,
        "title": name,
        "capabilities": [MODEL],
        "files": [entry["file"] for entry in entries],
        "limits": "Words of a general model; nothing of it is measured.",
        **wishes,
    }
    data = json.dumps(card, indent=1).encode()
    (folder / CARD).write_bytes(data)
    described = {"file": CARD, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    model = {
        "name": MODEL,
        "title": name,
        "capabilities": [MODEL],
        "card": described,
        "files": entries,
    }
    manifest = {
        "format": FORMAT,
        "pack": identifier,
        "version": "1",
        "licence": "as its publisher states",
        "models": [model],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _check_name(name: str, suffixes: Collection[str] = READ) -> None:
    path = Path(name)
    if path.suffix not in suffixes or path.name == "adapter_config.json":
        raise PackInvalid(f"The pack holds a file that may carry code: {name}.", _HINT)


def _is_text(path: Path) -> bool:
    """A text to read: licence, description."""
    words = ("readme", "license", "licence", "notice", ".gitattributes")
    plain = path.suffix.lower() in TEXTS and path.name.lower().startswith(words)
    return plain and not path.is_symlink()


def _check_configuration(path: Path) -> None:
    """Raises `PackInvalid` for a configuration that names code."""
    try:
        if path.stat().st_size > _MOST_JSON:
            raise PackInvalid(f"The file {path.name} is too large for a configuration.")
        data = json.loads(path.read_text(encoding="utf-8"))
        found = [(key, value) for key, value in _pairs(data)]
    except (OSError, ValueError, RecursionError) as error:
        raise PackInvalid(f"The file {path.name} cannot be read.", "", repr(error)) from error
    for key, value in found:
        foreign = key in _ATTENTION and value not in (None, "eager", "sdpa", "flash_attention_2")
        if (key in _CODE and value) or foreign:
            raise PackInvalid(
                f"The model wants to run code of its own ({key} in {path.name}).",
                "Such models are not run here: choose one that the library knows by itself.",
            )


def _pairs(data: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its value, at any depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key, value
            yield from _pairs(value)
    elif isinstance(data, list):
        for item in data:
            yield from _pairs(item)
