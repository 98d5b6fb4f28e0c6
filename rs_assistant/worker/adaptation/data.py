# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads training folders into one flat list of examples and a cache of pixels.

The public sets are known by their folders' names; any other folder with an ``annotations.jsonl``
of captions or scenes is a user's own. Everything is read from annotation files, never from file
names. Images are decoded once and kept as uint8 arrays; a whole training set is well below 2 GB.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .vocabulary import (
    LABELS,
    SCENE_LABELS,
    SCENE_NAMES,
    SCENE_SYNONYMS,
    UCM_LABELS,
    VHR_LABELS,
    label_patterns,
    scene_vocabulary,
)

Pixels = NDArray[np.uint8]


@dataclass
class Example:
    """One training image with everything that is known about it."""

    source: str
    name: str
    split: str
    pixels: Pixels = field(repr=False)  # (H, W, 3)
    scene: str = ""  # shared scene name, "" when unknown
    captions: list[str] = field(default_factory=list)
    positives: set[str] = field(default_factory=set)  # labels known to be there
    negative_weight: float = 0.0  # how far an unnamed label counts as absent
    known: set[str] = field(default_factory=set)  # labels whose absence is certain when unnamed
    kind: str = "photograph"
    questions: list[dict[str, str]] = field(default_factory=list)
    voice: str = ""  # the captioner's manner of speaking that the captions teach, "" for none
    own: bool = False  # from a user's folder, not from a public set


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Rows of a .jsonl file; an empty list where there is no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_images(folder: Path, longest: int = 0) -> dict[str, Pixels]:
    """Every picture of `folder` and of its tar shards by name (masks left out).

    `longest` > 0 shrinks pictures whose longer side exceeds it.
    """
    images: dict[str, Pixels] = {}
    for shard in sorted(folder.glob("*.tar")):
        with tarfile.open(shard) as tar:
            for member in tar:
                if not member.isfile() or not is_picture(member.name):
                    continue
                handle = tar.extractfile(member)
                if handle is not None:
                    images[member.name] = pixels_of(handle.read(), longest)
    for path in sorted(folder.glob("*")):
        if path.is_file() and is_picture(path.name):
            images[path.name] = pixels_of(path.read_bytes(), longest)
    return images


def is_picture(name: str) -> bool:
    """Whether a file's name is that of a picture and not of a mask."""
    return ".mask." not in name and name.lower().endswith((".jpg", ".jpeg", ".webp", ".png"))


def pixels_of(data: bytes, longest: int) -> Pixels:
    """A picture file's pixels (H, W, 3); `longest` > 0 bounds its longer side."""
    image: Image.Image = Image.open(io.BytesIO(data)).convert("RGB")
    if longest and max(image.size) > longest:
        image.thumbnail((longest, longest), Image.Resampling.BICUBIC)
    return np.asarray(image, np.uint8)


def clean(caption: str) -> str:
    """A caption in lower case, full stop apart, blanks single."""
    text = caption.lower().replace(".", " ").replace(",", " , ")
    return " ".join(text.split()).strip(" ,")


def mined_labels(captions: list[str]) -> set[str]:
    """Labels that the captions assert by their words."""
    text = " . ".join(clean(c) for c in captions)
    return {
        name for name, words in zip(LABELS, label_patterns(), strict=True) if words.search(text)
    }


def scene_captions(scene: str, metres: float) -> list[str]:
    """Words for a set that carries only scene names; coarse ones say their resolution."""
    names = [scene, *SCENE_SYNONYMS.get(scene, [])]
    lines = [f"a satellite image of {n}" for n in names] + [f"{n}" for n in names]
    if metres >= 5:
        lines += [f"{n} seen by satellite at {metres:.0f} m" for n in names]
    return lines


def load_ucm(root: Path) -> list[Example]:
    images = read_images(root / "ucm")
    examples = []
    for row in read_rows(root / "ucm" / "annotations.jsonl"):
        scene = SCENE_NAMES["ucm"][row["scene"]]
        labels = {UCM_LABELS[x] for x in row["labels"] if x in UCM_LABELS}
        if "court" in row["labels"] and scene == "tennis court":
            labels.add("tennis court")
        labels |= set(SCENE_LABELS.get(scene, []))
        examples.append(
            Example(
                "ucm",
                row["image"],
                row["split"],
                images[row["image"]],
                scene,
                [clean(c) for c in row["captions"]],
                labels | mined_labels(row["captions"]),
                0.7,
                set(UCM_LABELS.values()),
                questions=row.get("qa", []),
                voice="ucm",
            )
        )
    return examples


def load_rsicd(root: Path) -> list[Example]:
    images = read_images(root / "rsicd")
    examples = []
    for row in read_rows(root / "rsicd" / "annotations.jsonl"):
        scene = SCENE_NAMES["rsicd"][row["scene"]]
        captions = [clean(c) for c in row["captions"]]
        labels = mined_labels(captions) | set(SCENE_LABELS.get(scene, []))
        examples.append(
            Example(
                "rsicd",
                row["image"],
                row["split"],
                images[row["image"]],
                scene,
                captions,
                labels,
                0.4,
                voice="rsicd",
            )
        )
    return examples


def load_eurosat(root: Path) -> list[Example]:
    images = read_images(root / "eurosat")
    examples = []
    for row in read_rows(root / "eurosat" / "annotations.jsonl"):
        scene = SCENE_NAMES["eurosat"][row["scene"]]
        captions = sorted({*scene_captions(scene, 10), *scene_captions(row["scene"], 10)})
        labels = set(SCENE_LABELS.get(scene, []))
        examples.append(
            Example(
                "eurosat",
                row["image"],
                row["split"],
                images[row["image"]],
                scene,
                captions,
                labels,
                0.15,
            )
        )
    return examples


COVER_LABELS = {
    "tree cover": ["trees", "forest"],
    "grassland": ["grass"],
    "cropland": ["farmland"],
    "built-up": ["built-up"],
    "permanent water": ["water"],
    "shrubland": ["chaparral"],
    "bare or sparse vegetation": ["bare soil"],
}


def load_worldcover(root: Path) -> list[Example]:
    images = read_images(root / "worldcover")
    examples = []
    for row in read_rows(root / "worldcover" / "annotations.jsonl"):
        shares = sorted(row["land_cover_percent"].items(), key=lambda kv: -kv[1])
        names = [n.split(" (")[0] for n, share in shares if share >= 12]
        labels = {x for n, share in shares if share >= 15 for x in COVER_LABELS.get(n, [])}
        text = " and ".join(names)
        captions = [f"a satellite image at 30 m of {text}", f"{text} seen from space"]
        examples.append(
            Example(
                "worldcover",
                row["image"],
                row["split"],
                images[row["image"]],
                "",
                captions,
                labels,
                0.1,
            )
        )
    return examples


def load_gid(root: Path) -> list[Example]:
    images = read_images(root / "gid", 256)
    examples = []
    rows = read_rows(root / "gid" / "annotations.jsonl")
    for index, row in enumerate(rows):
        scene = SCENE_NAMES["gid"].get(row["scene"], "")
        labels = set(SCENE_LABELS.get(scene, []))
        words = row["scene"].replace("_", " ").replace("builtup", "built-up")
        captions = scene_captions(scene, 4) + scene_captions(words, 4)
        split = row.get("split") or ("val" if index % 12 == 0 else "train")
        examples.append(
            Example("gid", row["image"], split, images[row["image"]], scene, captions, labels, 0.15)
        )
    return examples


def load_clouds(root: Path) -> list[Example]:
    images = read_images(root / "clouds", 256)
    examples = []
    for row in read_rows(root / "clouds" / "annotations.jsonl"):
        covered = "full" in row["scene"]
        captions = (
            ["the view is covered with cloud", "cloud or haze hides the ground"]
            if covered
            else ["clouds over land", "a satellite image with clouds", "partly cloudy"]
        )
        kind = "cloud" if covered else "photograph"
        examples.append(
            Example(
                "clouds",
                row["image"],
                row["split"],
                images[row["image"]],
                "",
                captions,
                {"cloud"},
                0.0,
                {"airplane", "tennis court", "storage tank"},
                kind,
            )
        )
    return examples


def load_vhr10(root: Path, seed: int = 7, crops: int = 5) -> list[Example]:
    """Crops around objects of the detection set: words for things no scene is named after."""
    path = root / "vhr10" / "instances.json"
    if not path.exists():
        return []
    data = json.loads(path.read_text("utf-8"))
    names = {c["id"]: VHR_LABELS[c["name"]] for c in data["categories"]}
    by_image: dict[int, list[tuple[str, list[float]]]] = {}
    for a in data["annotations"]:
        by_image.setdefault(a["image_id"], []).append((names[a["category_id"]], a["bbox"]))
    images = read_images(root / "vhr10")
    rng = np.random.default_rng(seed)
    examples = []
    for index, row in enumerate(data["images"]):
        pixels, boxes = images[row["file_name"]], by_image.get(row["id"], [])
        height, width = pixels.shape[:2]
        split = "val" if index % 10 == 0 else "train"
        for crop in range(crops if boxes else 0):
            size = int(min(rng.uniform(200, 560), height, width))
            _, (bx, by, bw, bh) = boxes[rng.integers(len(boxes))]
            x = int(np.clip(bx + bw / 2 - size * rng.uniform(0.25, 0.75), 0, width - size))
            y = int(np.clip(by + bh / 2 - size * rng.uniform(0.25, 0.75), 0, height - size))
            counts: dict[str, int] = {}
            cut: set[str] = set()
            for name, (ox, oy, ow, oh) in boxes:
                iw = min(ox + ow, x + size) - max(ox, x)
                ih = min(oy + oh, y + size) - max(oy, y)
                if iw <= 0 or ih <= 0:
                    continue
                if iw * ih >= 0.5 * ow * oh:
                    counts[name] = counts.get(name, 0) + 1
                else:
                    cut.add(name)
            if not counts:
                continue
            patch = Image.fromarray(pixels[y : y + size, x : x + size])
            patch = patch.resize((224, 224), Image.Resampling.BICUBIC)
            words = " and ".join(f"{n} {k}s" if n > 1 else f"a {k}" for k, n in counts.items())
            plain = " and ".join(k for k in counts)
            captions = [
                f"an aerial image with {words}",
                f"there are {words}" if len(words) > 20 else words,
                plain,
            ]
            known = set(VHR_LABELS.values()) - cut - {"vehicle", "bridge"}
            examples.append(
                Example(
                    "vhr10",
                    f"{row['file_name']}#{crop}",
                    split,
                    np.asarray(patch, np.uint8),
                    "",
                    captions,
                    set(counts),
                    0.0,
                    known,
                )
            )
    return examples


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
