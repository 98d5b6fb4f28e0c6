# SPDX-License-Identifier: GPL-2.0-or-later
"""The public sets of pictures with captions, scenes or labels, each read into examples."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

from rs_assistant.worker.adaptation.pictures.examples import (
    Example,
    clean,
    mined_labels,
    read_images,
    read_rows,
    scene_captions,
)
from rs_assistant.worker.adaptation.pictures.vocabulary import (
    SCENE_LABELS,
    SCENE_NAMES,
    UCM_LABELS,
    VHR_LABELS,
)


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
