# SPDX-License-Identifier: GPL-2.0-or-later
"""Land cover as shares and patches, and similarity maps for words that no legend knows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.engine.positions import cells_of_mask
from rs_assistant.engine.results import Feature, Raster, Statement
from rs_assistant.engine.tile_plan import tile_side
from rs_assistant.worker.assistant.evidence import chances
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.sources import Sources, sources_of
from rs_assistant.worker.assistant.tiling import Tile, pixels_of
from rs_assistant.worker.assistant.vectorise import patches, sieved

ROUGH = 0.15  # metres per pixel below which land cover is a rough guide
LEAST_PATCH = 0.0002  # share of the view below which a patch is a speck
SHOWN = 0.01  # share from which a cover is worth a word
ALIKE = 0.35  # probability against everything known from which a similarity is shown
MOST_WINDOWS = 100
LEAST_LAND = 0.05  # share of land below which a view is water, whatever stands on the land


@dataclass(frozen=True, eq=False)
class Covered:
    """A cover's patches with its statement; ``declined`` says why it could not be mapped."""

    features: tuple[Feature, ...] = ()
    statement: Statement | None = None
    raster: Raster | None = None
    declined: str = ""
    notes: tuple[str, ...] = ()


def speck(look: Look) -> int:
    """Pixels below which a patch is taken into what surrounds it."""
    return max(4, round(LEAST_PATCH * look.pixels))


def map_cover(look: Look, label: str, most: int = 20000) -> Covered:
    """Where a class of land cover lies."""
    sources = sources_of(label)
    if sources is None or not sources.legends:
        return Covered(declined="outside_vocabulary")
    if not look.has("segmenter"):
        return Covered(declined="model_missing")
    legend = look.legend_for(sources.legends)
    if legend is None:
        return Covered(declined="wrong_scale_for")
    cover = look.cover(label, legend)
    mask = sieved(cover.mask.astype(np.uint8), speck(look)).astype(bool) & look.clear
    features = patches(
        mask.astype(np.uint8),
        mask,
        ("", label),
        cover.probability,
        offset=look.offset,
        most=most,
    )
    share = float(mask.sum() / look.pixels)
    score = (
        float(cover.probability[mask].mean())
        if mask.any()
        else float(1 - cover.probability[look.cut.counted].mean())
    )
    notes: list[str] = []
    if label not in legend.classes and legend.name == "land_cover":
        own = sources.legends[0]
        if own.name != legend.name or legend.classes == ("water",):
            notes.append("wider_class") if label not in ("vegetation",) else None
    if legend.name in ("land_cover", "gid15") and _fine(look):
        notes.append("fine_for_cover")
    statement = Statement(
        "cover",
        label,
        score,
        share,
        cells=cells_of_mask(mask),
        text=legend.classes[0] if "wider_class" in notes else "",
        expert="segmenter",
    )
    return Covered(tuple(features), statement, _raster(look, cover.probability), "", tuple(notes))


def mappable(look: Look) -> bool:
    """Whether land cover can be mapped well enough to describe a view with it."""
    scale = look.metres_per_pixel
    return look.has("segmenter") and scale is not None and scale >= ROUGH


def built_up(look: Look) -> tuple[float, float] | None:
    """Share of the view that is built up, and share of its land; None where it is not mapped."""
    if not mappable(look):
        return None
    shares = {s.label: s.share or 0.0 for s in land_cover(look)[0]}
    built, land = shares.get("built-up", 0.0), 1 - shares.get("water", 0.0)
    return built, built / land if land >= LEAST_LAND else 0.0


def _fine(look: Look) -> bool:
    return look.metres_per_pixel is not None and look.metres_per_pixel < ROUGH


def _raster(look: Look, values: npt.NDArray[np.floating]) -> Raster:
    """Values of the cutout in the frame of the whole view."""
    left, top = look.offset
    full = np.zeros((look.view.height, look.view.width), np.float16)
    full[top : top + look.cut.height, left : left + look.cut.width] = values
    return Raster("probability", full)


def land_cover(look: Look, most: int = 20000) -> tuple[list[Statement], list[Feature], Raster]:
    """All classes of the five-class legend that are worth a word, largest first."""
    result = look.segmented("land_cover")
    labels = np.asarray(result.labels(), np.uint8)
    labels = sieved(labels, speck(look))
    counted = look.clear
    names = tuple(result.classes)
    statements = []
    for index, name in enumerate(names):
        mask = (labels == index) & counted
        share = float(mask.sum() / look.pixels)
        if share == 0:
            continue
        probability = np.asarray(result.probabilities[index], np.float32)
        statements.append(
            Statement(
                "cover",
                name,
                float(probability[mask].mean()),
                share,
                cells=cells_of_mask(mask),
                expert="segmenter",
            )
        )
    statements.sort(key=lambda statement: -(statement.share or 0.0))
    shown = {s.label for s in statements if (s.share or 0.0) >= SHOWN}
    features = patches(
        labels,
        counted,
        tuple(name if name in shown else "" for name in names),
        np.asarray(result.confidence(), np.float32),
        offset=look.offset,
        most=most,
    )
    left, top = look.offset
    full = np.full((look.view.height, look.view.width), 255, np.uint8)
    full[top : top + look.cut.height, left : left + look.cut.width] = np.where(counted, labels, 255)
    return statements, features, Raster("classes", full, names)


@dataclass(frozen=True, eq=False)
class Similarity:
    """How much each place looks like a phrase, 0..1 over the view, and what stands out."""

    values: npt.NDArray[np.float16]
    features: tuple[Feature, ...]
    best: float


def similarity(look: Look, phrase: str, sources: Sources | None = None) -> Similarity:
    """Sliding windows compared with a phrase, against everything that the encoder knows by name.

    With ``sources`` the encoder's own scenes and labels decide, which is surer than words. A hint
    where to look, no outline and no proof.
    """
    encoder = look.models.encoder
    names = [phrase, *(n for n in encoder.scenes if n != phrase)]
    side = max(48, round(tile_side(look.metres_per_pixel) / 2))
    height, width = look.cut.height, look.cut.width
    while True:
        step = max(16, side // 2)
        tops = _positions(height, side, step)
        lefts = _positions(width, side, step)
        if len(tops) * len(lefts) <= MOST_WINDOWS:
            break
        side = round(side * 1.3)
    grid = np.zeros((len(tops), len(lefts)), np.float32)
    places = [(r, c) for r in range(len(tops)) for c in range(len(lefts))]
    for at in range(0, len(places), 16):
        look.check()
        batch = places[at : at + 16]
        windows = [
            pixels_of(
                look.cut,
                Tile(
                    tops[r], lefts[c], min(side, height - tops[r]), min(side, width - lefts[c]), 1
                ),
            )
            for r, c in batch
        ]
        seen = encoder.encode_images(np.stack(windows))
        if sources is not None:
            scores = chances(look, sources, seen.scene_probabilities, seen.label_probabilities)
        else:
            scores = encoder.classify(seen.embedding, names)[:, 0]
        for (r, c), value in zip(batch, scores.tolist()):
            grid[r, c] = value
        look.report(min((at + 16) / len(places), 1.0), "Comparing places with the words")
    picture = Image.fromarray(grid).resize((width, height), Image.Resampling.BILINEAR)
    values = np.where(look.cut.counted, np.asarray(picture, np.float32), 0.0)
    best = float(values.max())
    features: list[Feature] = []
    if best >= ALIKE:
        mask = sieved((values >= max(ALIKE, 0.5 * best)).astype(np.uint8), speck(look)).astype(bool)
        mask &= look.cut.counted
        features = patches(
            mask.astype(np.uint8), mask, ("", phrase), values, offset=look.offset, most=200
        )
    left, top = look.offset
    full = np.zeros((look.view.height, look.view.width), np.float16)
    full[top : top + height, left : left + width] = values
    return Similarity(full, tuple(features), best)


def _positions(extent: int, side: int, step: int) -> list[int]:
    if extent <= side:
        return [0]
    count = -(-(extent - side) // step) + 1
    return [round(i * (extent - side) / (count - 1)) for i in range(count)]
