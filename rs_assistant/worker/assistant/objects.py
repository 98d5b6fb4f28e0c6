# SPDX-License-Identifier: GPL-2.0-or-later
"""Countable things as features: instances of the detector, buildings from the segmenter's mask."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rs_assistant.engine.results import Feature
from rs_assistant.worker.assistant.apart import taken_apart
from rs_assistant.worker.assistant.evidence import belief, thing_belief
from rs_assistant.worker.assistant.instances import TINY_TO
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.sources import Sources, kinds_of, sources_of
from rs_assistant.worker.assistant.thresholds import ABSENT, PRESENT
from rs_assistant.worker.assistant.vectorise import Mask, patches, sieved

LEAST_BUILDING = 12.0  # square metres
# Bright, even and sharply bounded as roofs are, but none; looked for where the encoder sees what
# stands beside each.
NO_ROOFS = {
    "storage tank": "storage tank",
    "ship": "water",
    "airplane": "airplane",
    "tennis court": "tennis court",
    "basketball court": "tennis court",
}
LOOKED_FOR_FROM = 0.3  # the encoder's probability of that
HESITANT = 0.5  # factor on the detector's thresholds where the encoder is sure
DOUBTED = 0.45


@dataclass(frozen=True, eq=False)
class Found:
    """Features of one class; ``declined`` says why it could not be looked for."""

    features: tuple[Feature, ...] = ()
    declined: str = ""
    notes: tuple[str, ...] = ()
    readable: float | None = None
    """Metres per pixel at which the class could be told, where the view is too coarse or fine."""


def find_objects(look: Look, label: str, most: int = 20000, *, apart: bool = True) -> Found:
    """Everything of a countable class in the view, surest first.

    Without ``apart``, roofs that grew together stay one building.
    """
    sources = sources_of(label)
    if sources is None or not sources.countable:
        return Found(declined="outside_vocabulary")
    if label == "building":
        return _buildings(look, sources, most, apart)
    if not look.has("detector"):
        return Found(declined="model_missing")
    detector = look.models.detector
    wanted = tuple(
        dict.fromkeys(
            name
            for kind in kinds_of(label)
            for name in (sources_of(kind) or Sources()).objects
            if name in detector.labels
        )
    )
    scale = look.metres_per_pixel
    if label in ("vehicle", "car") and (scale is None or scale > TINY_TO):
        # Kinds of vehicle were learnt at a tenth of a metre: elsewhere one head tells them all.
        wanted = ("vehicle",)
    elif label == "vehicle":
        wanted = ("vehicle", "car")
    known = [name for name in wanted if name in detector.known_at(scale)]
    if not known:
        finest = _reading(detector, wanted, "finest")
        if scale is not None and finest and scale < min(finest):
            return Found(declined="too_fine_for", readable=min(finest))
        coarsest = max(_reading(detector, wanted, "coarsest"), default=None)
        return Found(declined="too_coarse_for", readable=coarsest)
    look.enlarge(known)
    instances = look.instances(known)[:most]
    sure = thing_belief(look, label, tuple(known))
    if not instances and sure >= PRESENT:
        # The encoder sees what the detector hardly dares to say.
        instances = look.instances(known, HESITANT)[:most]
    features = [look.feature(instance) for instance in instances]
    if sure < ABSENT:
        # The encoder speaks against it: outlined all the same, and said to be doubtful.
        features = [replace(f, score=min(f.score, DOUBTED)) for f in features]
    notes = ("scale_unknown",) if scale is None else ()
    return Found(tuple(features), notes=notes)


def _reading(detector: object, labels: tuple[str, ...], limit: str) -> list[float]:
    """The ``finest`` or ``coarsest`` metres per pixel at which the detector reads some labels."""
    reading = getattr(detector, "card", {}).get("reading", {})
    return [float(reading[label].get(limit, 0.0)) for label in labels if label in reading]


def _buildings(look: Look, sources: Sources, most: int, apart: bool) -> Found:
    if not look.has("segmenter"):
        return Found(declined="model_missing")
    legend = look.legend_for(sources.legends)
    if legend is None:
        return Found(declined="too_coarse_for", readable=sources.legends[0].coarsest)
    cover = look.cover("building", legend)
    scale = look.metres_per_pixel or 0.5
    least = max(6, round(LEAST_BUILDING / scale**2))
    # Sieving both ways: specks of roof vanish, pinholes in roofs close.
    roofs = cover.mask & ~_no_roofs(look)
    mask = sieved(roofs.astype(np.uint8), least).astype(bool) & look.cut.counted
    features = patches(
        taken_apart(cover.probability, mask, scale) if apart else mask.astype(np.uint8),
        mask,
        "building" if apart else ("", "building"),
        cover.probability,
        kind="object",
        offset=look.offset,
        most=most,
    )
    return Found(tuple(features), notes=("joined_buildings",) if features else ())


def _no_roofs(look: Look) -> Mask:
    """Where the detector sees what passes for a roof to the segmenter, (height, width)."""
    there = np.zeros(look.cut.counted.shape, bool)
    if not look.has("detector"):
        return there
    known = look.models.detector.known_at(look.metres_per_pixel)
    wanted = [
        thing for thing, beside in NO_ROOFS.items() if thing in known and _shows(look, beside)
    ]
    for instance in look.instances(wanted):
        left, top = instance.offset
        height, width = instance.mask.shape
        there[top : top + height, left : left + width] |= instance.mask
    return there


def _shows(look: Look, label: str) -> bool:
    seen = belief(look, label)
    return seen is not None and seen.probability >= LOOKED_FOR_FROM
