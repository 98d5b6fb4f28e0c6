# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads training folders into one flat list of examples.

The public sets are known by their folders' names; any other folder with an ``annotations.jsonl``
of captions or scenes is a user's own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rs_assistant.worker.adaptation.pictures.examples import (
    Example,
    clean,
    mined_labels,
    read_images,
    read_rows,
    scene_captions,
)
from rs_assistant.worker.adaptation.pictures.public_sets import (
    load_clouds,
    load_eurosat,
    load_gid,
    load_rsicd,
    load_ucm,
    load_vhr10,
    load_worldcover,
)
from rs_assistant.worker.adaptation.pictures.vocabulary import (
    SCENE_LABELS,
    scene_vocabulary,
)


def load_own(folder: Path) -> list[Example]:
    """A user's folder: rows with `image` and `captions` or `scene`; `split`, where there is one.

    Without splits every tenth row is for validation. Captions teach the manner of speaking that
    the product uses for views. What captions leave out says little, as nobody lists everything.
    """
    rows = [
        r for r in read_rows(folder / "annotations.jsonl") if r.get("captions") or r.get("scene")
    ]
    images = read_images(folder, 1024) if rows else {}
    known = set(scene_vocabulary())
    examples = []
    for index, row in enumerate(rows):
        if row["image"] not in images:
            raise FileNotFoundError(f"{folder}: annotations.jsonl names {row['image']}")
        words = str(row.get("scene") or "").replace("_", " ").lower()
        scene = words if words in known else ""
        captions = [clean(c) for c in row.get("captions", [])]
        examples.append(
            Example(
                folder.name,
                row["image"],
                row.get("split") or ("val" if index % 10 == 9 else "train"),
                images[row["image"]],
                scene,
                captions or scene_captions(words, float(row.get("metres_per_pixel") or 0)),
                mined_labels(captions) | set(SCENE_LABELS.get(scene, [])),
                0.2,
                voice="rsicd" if captions else "",
                own=True,
            )
        )
    return examples


LOADERS: dict[str, Callable[[Path], list[Example]]] = {
    "ucm": load_ucm,
    "rsicd": load_rsicd,
    "eurosat": load_eurosat,
    "worldcover": load_worldcover,
    "gid": load_gid,
    "clouds": load_clouds,
    "vhr10": load_vhr10,
}


def load_examples(root: Path, sources: list[str] | None = None) -> list[Example]:
    """All examples of the folders that exist below `root`, the user's own after the public sets."""
    wanted = sources or list(LOADERS)
    examples = [e for s in wanted if (root / s).is_dir() for e in LOADERS[s](root)]
    if sources is None:
        own = [
            path for path in sorted(root.iterdir()) if path.is_dir() and path.name not in LOADERS
        ]
        examples += [e for folder in own for e in load_own(folder)]
    return examples
