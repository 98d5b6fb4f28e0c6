# SPDX-License-Identifier: GPL-2.0-or-later
"""Contact sheets of what the pixel models outline in validation images: made to be looked at.

`python -m rs_assistant.worker.adaptation.overlays --data <folder> --out <folder>` writes one sheet
per set: instances as outlines with their scores and true boxes in white, covers as tints beside the
truth; and one of the sample project (`make samples`): things, roofs and roads, land cover. Five
pictures of each set, `--most 40` for more. They are research data: for the eye, not for publishing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from rs_assistant.worker.adaptation.detector import instances
from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter.measure import segmenter_values
from rs_assistant.worker.models.detector import Detector, Instance
from rs_assistant.worker.models.segmenter import Segmenter

SIDE = 420
ROOFS_TO = 2.0  # metres per pixel up to which roofs and roads are drawn
# Sheets of covers, and the tasks whose chips are on them.
DENSE = {
    "buildings": ("buildings",),
    "gid": ("gid5",),
    "roads": ("roads",),
    "urban": ("dubai", "drone"),
    "worldcover": ("worldcover",),
}
COLOURS = ((230, 60, 60), (240, 200, 60), (60, 200, 90), (70, 140, 250), (230, 120, 240))
TINTS = np.array(
    [
        *((200, 60, 60), (230, 210, 90), (30, 110, 40), (140, 200, 90), (60, 110, 220)),
        *((190, 150, 110), (255, 255, 255), (230, 120, 240), (90, 90, 90), (0, 200, 200)),
    ],
    np.uint8,
)


def outlined(image: np.ndarray, found: Sequence[Instance], true: np.ndarray) -> Image.Image:
    """The image with masks of instances as coloured edges, scores, and true boxes in white."""
    height, width = image.shape[:2]
    canvas = image.copy()
    for number, item in enumerate(found):
        left, top = item.offset
        mask = np.pad(item.mask, 1)
        inner = mask[1:-1, 1:-1].copy()
        for shift in ((0, 1), (2, 1), (1, 0), (1, 2)):
            rows, columns = shift
            inner &= mask[rows : rows + item.mask.shape[0], columns : columns + item.mask.shape[1]]
        edge = item.mask & ~inner
        part = canvas[top : top + mask.shape[0] - 2, left : left + mask.shape[1] - 2]
        part[edge] = COLOURS[number % len(COLOURS)]
    scale = SIDE / max(height, width)
    picture = Image.fromarray(canvas).resize(
        (max(1, round(width * scale)), max(1, round(height * scale))), Image.Resampling.LANCZOS
    )
    pen = ImageDraw.Draw(picture)
    for box in true:
        pen.rectangle([float(v) * scale for v in box], outline=(255, 255, 255))
    for item in found:
        x0, y0, _, _ = (v * scale for v in item.box)
        pen.text((x0 + 1, y0 + 1), f"{item.label[:4]} {item.score:.2f}", fill=(255, 255, 0))
    return picture


def tinted(image: np.ndarray, labels: np.ndarray, plain: bool) -> Image.Image:
    """The image under the colours of a label map; with `plain`, value 0 stays clear."""
    colours = (
        TINTS[np.minimum(labels, len(TINTS) - 1)] if not plain else TINTS[np.zeros_like(labels)]
    )
    shown = (0.5 * image + 0.5 * colours).astype(np.uint8)
    shown[labels == covers.IGNORED] = 0
    if plain:
        shown = np.where((labels == 1)[..., None], shown, image)
    picture = Image.fromarray(shown)
    picture.thumbnail((SIDE, SIDE))
    return picture


def sheet(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """Pictures in rows, each in a square cell."""
    rows = -(-len(pictures) // columns)
    page = Image.new("RGB", (columns * SIDE, rows * SIDE), (30, 30, 30))
    for number, picture in enumerate(pictures):
        page.paste(picture, (number % columns * SIDE, number // columns * SIDE))
    return page


def spread(items: Sequence[object], most: int) -> list[int]:
    """Positions of at most so many items, evenly spread."""
    return sorted({round(i) for i in np.linspace(0, len(items) - 1, min(most, len(items)))})


def instance_sheet(detector: Detector, folder: Path, most: int) -> list[Image.Image]:
    """Validation images of an instance set with what is found of the classes that it labels."""
    samples = [s for s in instances.load_instances(folder) if not s.training]
    pictures = []
    for i in spread(samples, most):
        sample = samples[i]
        labels = {instances.LABELS[c] for c in sample.searched}
        found = detector.detect(sample.image, sample.record.get("metres_per_pixel"), labels)
        pictures.append(outlined(sample.image, found, sample.boxes))
    return pictures


def cover_sheet(segmenter: Segmenter, chips: list[covers.Chip], most: int) -> list[Image.Image]:
    """Validation chips as the segmenter labels them, each followed by the truth."""
    pictures = []
    for i in spread(chips, most):
        chip = chips[i]
        legend = {"gid5": "land_cover"}.get(chip.task, chip.task)
        result = segmenter.segment(chip.image, chip.metres_per_pixel, legend)
        plain = result.threshold is not None
        truth = chip.mask
        if chip.task in ("dubai", "drone"):
            lookup = np.full(256, covers.IGNORED, np.uint8)
            values = segmenter_values(chip.task)
            lookup[values] = np.arange(len(values))
            truth = lookup[truth]
        pictures += [
            tinted(chip.image, result.labels(), plain),
            tinted(chip.image, truth, plain),
        ]
    return pictures


def sample_sheet(detector: Detector, segmenter: Segmenter, folder: Path) -> list[Image.Image]:
    """The sample project's colour images: things, roofs (red) and roads (yellow), land cover."""
    import rasterio

    pictures = []
    for path in sorted(folder.glob("*.tif")):
        with rasterio.open(path) as source:
            if source.count < 3 or source.dtypes[0] != "uint8" or source.crs.is_geographic:
                continue
            scale = float(abs(source.transform.a))
            rgb = np.ascontiguousarray(np.moveaxis(source.read((1, 2, 3)), 0, -1))
        if scale > 5:
            continue
        found = detector.detect(rgb, scale, set(detector.known_at(scale)))
        pictures.append(outlined(rgb, found, np.zeros((0, 4))))
        plain = rgb.copy()
        for legend, colour in (("roads", TINTS[1]), ("buildings", TINTS[0])):
            if scale <= ROOFS_TO:
                there = segmenter.segment(rgb, scale, legend).labels() == 1
                plain[there] = (0.5 * rgb[there] + 0.5 * colour).astype(np.uint8)
        picture = Image.fromarray(plain)
        picture.thumbnail((SIDE, SIDE))
        cover = segmenter.segment(rgb, scale, "land_cover")
        pictures += [picture, tinted(rgb, cover.labels(), False)]
    return pictures


def main(argv: list[str]) -> int:
    p = argparse.ArgumentParser(prog="overlays", description=__doc__)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--sets", nargs="*", default=[*instances.SHARE, *DENSE, "samples"])
    p.add_argument("--most", type=int, default=5, help="pictures of each set")
    p.add_argument("--samples", type=Path, default=Path("build/samples"))
    p.add_argument("--threads", type=int, default=1)
    arguments = p.parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    detector = Detector(arguments.pack, arguments.threads)
    segmenter = Segmenter(arguments.pack, arguments.threads)
    dense = [n for n in arguments.sets if n in DENSE]
    chips = [c for c in covers.load_chips(arguments.data) if not c.training] if dense else []
    for name in arguments.sets:
        if name == "samples":
            pictures = sample_sheet(detector, segmenter, arguments.samples)
        elif name in instances.SHARE:
            pictures = instance_sheet(detector, arguments.data / name, arguments.most)
        else:
            part = [c for c in chips if c.task in DENSE[name]]
            pictures = cover_sheet(segmenter, part, arguments.most)
        columns = {"samples": 3}.get(name, 4 if name in DENSE else 3)
        sheet(pictures, columns).save(arguments.out / f"{name}.jpg", quality=88)
        print(name, len(pictures), flush=True)
    return 0


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
