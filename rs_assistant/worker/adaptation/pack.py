# SPDX-License-Identifier: GPL-2.0-or-later
"""Collects the cards of a pack folder into its manifest: files, sizes and SHA-256 sums.

`python -m rs_assistant.worker.adaptation.pack [FOLDER]`, after each export.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

STARTER = Path(__file__).resolve().parents[3] / "resources" / "models" / "starter"


def file_entry(path: Path) -> dict[str, Any]:
    """Name, size in bytes and SHA-256 of one file."""
    return {
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def build_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of all `*.card.json` in `folder`.

    Raises:
        FileNotFoundError: a card names a file that is not there.
    """
    models = []
    for path in sorted(folder.glob("*.card.json")):
        card = json.loads(path.read_text(encoding="utf-8"))
        entry: dict[str, Any] = {
            "name": card.get("name", path.name.split(".")[0]),
            "title": card.get("title", ""),
            "card": file_entry(path),
            "files": [file_entry(folder / name) for name in card["files"]],
        }
        for key in ("capabilities", "input", "preprocessing"):
            if key in card:
                entry[key] = card[key]
        models.append(entry)
    return {
        "format": 1,
        "pack": "starter",
        "version": "1",
        "licence": "weights: research use, see the cards; code: GPL-2.0-or-later",
        "models": models,
        "bytes": sum(f["bytes"] for m in models for f in [*m["files"], m["card"]]),
    }


def write_manifest(folder: Path = STARTER) -> dict[str, Any]:
    """Build and write `manifest.json`; returns it."""
    manifest = build_manifest(folder)
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return manifest


if __name__ == "__main__":
    written = write_manifest(Path(sys.argv[1]) if len(sys.argv) > 1 else STARTER)
    for model in written["models"]:
        size = sum(f["bytes"] for f in model["files"]) / 1e6
        print(f"{model['name']:12s} {size:6.2f} MB  {', '.join(f['file'] for f in model['files'])}")
    print(f"{'all':12s} {written['bytes'] / 1e6:6.2f} MB")
