# SPDX-License-Identifier: GPL-2.0-or-later
"""Describing a view: which parts, things and covers are sure enough to be said, and where they are.

Small things are said when the detector outlines them, or when the encoder is sure and the detector
does not contradict it; a description that invents nothing is worth more than a long one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.lexicon import Kind, find
from rs_assistant.engine.plans import Step
from rs_assistant.engine.positions import cells_of_boxes, cells_of_points
from rs_assistant.engine.results import Feature, Raster, Statement, StepResult
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.cover import land_cover, mappable
from rs_assistant.worker.assistant.evidence import (
    SAME_THING,
    belief,
    colour_statements,
    label_statements,
    scene_statements,
    settled,
    thing_belief,
    urban_share,
)
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.own_words import speaks
from rs_assistant.worker.assistant.relations import relations
from rs_assistant.worker.assistant.thresholds import (
    LABEL_DEFAULT,
    LABELS,
    SAID,
    SCENE,
    SCENE_BESIDE,
)

Emit = Callable[[str, dict[str, Any]], None]
Floats = npt.NDArray[np.float32]
KINDS_OF_VEHICLE_FROM = 0.25  # metres per pixel: coarser, a car is only a vehicle
COVER_FROM = 1.6  # metres per pixel from which land cover describes a view better than scenes
ENLARGED = 1.3  # times that a view may be enlarged for a description's objects
HOMOGENEOUS = 0.8  # share of one scene from which the caption decoder speaks
COVER_SAID = 0.05
# What a place is used for is hardly seen from above: beside the main scene only when it is sure.
USES = frozenset(
    ("center", "church", "golf course", "park", "resort", "school", "square", "stadium")
)
SURELY_USED = 0.75  # mean probability
SEVERAL = 3  # sentences where several are asked for
CONTRADICTED = 0.25  # belief below which a thing in a caption is taken for invented
# Kinds of place that are not taken for one another: a caption that names one must be backed.
UNMISTAKABLE = frozenset(
    ("airport", "beach", "desert", "golf course", "mountain", "railway station", "stadium")
)
HARDLY_SEEN = 0.1  # belief below which they are taken for invented
MOSTLY_HIDDEN = 0.5  # share of clouds from which nothing is said of a view as a whole
MEASURED = 0.03  # share of a cover from which a detailed description measures it


# What goes without saying once something else was said.
_BUILT = ("building", "built-up")
IMPLIED = {
    "building": ("built-up",),
    "buildings": _BUILT,
    "commercial": _BUILT,
    "industrial": _BUILT,
    "dense residential": _BUILT,
    "medium residential": (*_BUILT, "sparse residential"),
    "residential buildings": _BUILT,
    "sparse residential": ("building",),
    "beach": ("sand",),
    "desert": ("sand", "bare soil"),
    "river": ("water",),
    "lake": ("water",),
    "sea": ("water",),
    "pond": ("water", "lake"),
    "sea or lake": ("water", "sea", "lake"),
    "harbor": ("water",),
    "ship": ("water",),
    "forest": ("trees",),
    "meadow": ("grass",),
    "pasture": ("grass", "meadow"),
    "golf course": ("grass",),
    "freeway": ("road",),
    "intersection": ("road",),
    "overpass": ("road", "freeway"),
    "airport": ("runway",),
    "stadium": ("ground track field",),
    "mobile home park": ("mobile home park", *_BUILT),
    "storage tanks": ("storage tank", "industrial"),
    "railway station": ("railway",),
    "chaparral": ("chaparral",),
}
FIGURES = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty".split()
)


def describe(look: Look, step: Step, emit: Emit) -> StepResult:
    """Evidence for a description in the step's style."""
    verdict = judge(look)
    if verdict.code:
        return StepResult(step, declined=verdict.code, confidence=verdict.confidence)
    coarse = look.metres_per_pixel is not None and look.metres_per_pixel >= COVER_FROM
    statements: list[Statement] = []
    features: list[Feature] = []
    rasters: list[Raster] = []
    scenes = supported(look, scene_statements(look, SCENE)) if look.has("encoder") else []
    scenes = [
        s
        for i, s in enumerate(scenes)
        if i == 0 or s.score >= (SURELY_USED if s.label in USES else SCENE_BESIDE)
    ]
    if coarse and look.has("segmenter"):
        covers, patches, raster = land_cover(look)
        said = [s for s in covers if (s.share or 0.0) >= COVER_SAID]
        names = {s.label for s in said}
        statements += said
        features += [f for f in patches if f.label in names]
        rasters.append(raster)
    if not coarse:
        # First, so that words appear soon: the detector is waited for only where they need it.
        statements[:0] = captions(look, step, scenes, emit)
    objects, found = described_objects(look)
    statements += [*scenes, *objects]
    features += found
    statements += _others(look, scenes, objects, coarse)
    if verdict.clouds is None or (verdict.clouds.share or 0.0) < MOSTLY_HIDDEN:
        statements += _whole(look, coarse, statements)
    if step.style in ("detailed", "report"):
        statements += colour_statements(look.cut.rgb[look.cut.counted])
        if not coarse and mappable(look):
            covers, patches, raster = land_cover(look)
            said = [s for s in covers if (s.share or 0.0) >= MEASURED]
            statements += [replace(s, subject="measured") for s in said]
            names = {s.label for s in said}
            features += [f for f in patches if f.label in names]
            rasters.append(raster)
    if verdict.clouds is not None:
        statements.append(verdict.clouds)
    notes = ("partly_cloudy",) if verdict.clouds is not None else ()
    confidence = max((s.score for s in statements if s.subject in ("scene", "cover")), default=None)
    return StepResult(
        step,
        confidence=confidence,
        statements=tuple(statements),
        features=tuple(features),
        rasters=tuple(rasters),
        notes=notes,
    )


def described_objects(look: Look) -> tuple[list[Statement], list[Feature]]:
    """Countable things that are surely there, most first, with their outlines."""
    if not look.has("detector"):
        return [], []
    names = quick_labels(look)
    instances = look.instances(names)
    statements: list[Statement] = []
    features: list[Feature] = []
    boxes: dict[str, list[tuple[float, float, float, float]]] = {}
    for name in names:
        mine = [instance for instance in instances if instance.label == name]
        if not mine or thing_belief(look, name, (name,)) < SAID:
            continue
        centres = [((i.box[0] + i.box[2]) / 2, (i.box[1] + i.box[3]) / 2) for i in mine]
        statements.append(
            Statement(
                "object",
                name,
                float(max(i.score for i in mine)),
                count=len(mine),
                cells=cells_of_points(centres, look.cut.width, look.cut.height),
                expert="detector",
            )
        )
        features += [look.feature(instance) for instance in mine]
        boxes[name] = [i.box for i in mine]
    statements.sort(key=lambda s: -(s.count or 0))
    return [*statements, *relations(boxes)], features


def supported(look: Look, statements: list[Statement]) -> list[Statement]:
    """Without the small things that the detector, having looked for them, speaks against."""
    quick = quick_labels(look) if look.has("detector") else []
    things = {word: label for label in quick for word in SAME_THING.get(label, ())}
    if any(s.label in things for s in statements):
        look.instances(quick)  # all at once: one pass of the detector serves everything
    return [
        s
        for s in statements
        if s.label not in things or thing_belief(look, things[s.label], (things[s.label],)) >= SAID
    ]


def quick_labels(look: Look) -> list[str]:
    """Labels that the detector reads without enlarging the view much: a description is quick.

    Where single cars can be told, they are said instead of vehicles.
    """
    detector = look.models.detector
    scale = look.metres_per_pixel
    names = [n for n in detector.known_at(scale) if n not in ("minibus", "truck", "bus")]
    if scale is None:
        return [name for name in names if name not in ("car", "tree")]
    names = [n for n in names if detector.enlargement(n, scale) <= ENLARGED]
    if "car" in names and scale <= KINDS_OF_VEHICLE_FROM:
        return [name for name in names if name != "vehicle"]
    return [name for name in names if name != "car"]


def _others(
    look: Look, scenes: list[Statement], objects: list[Statement], coarse: bool
) -> list[Statement]:
    """Labels that add something to the scenes and the counted things."""
    if not look.has("encoder") or coarse:
        return []
    counted = {word for s in objects for word in SAME_THING.get(s.label, (s.label,))}
    said = {s.label for s in scenes} | counted
    found = []
    said |= {word for name in said for word in IMPLIED.get(name, ())}
    stated = supported(look, label_statements(look, LABELS, LABEL_DEFAULT))
    said |= {word for s in stated for word in IMPLIED.get(s.label, ())}
    for statement in stated:
        if statement.label in said or statement.label == "cloud":
            continue
        found.append(statement)
    return found[:6]


def _whole(look: Look, coarse: bool, statements: list[Statement]) -> list[Statement]:
    """Urban, rural or mixed, where the view is wide enough to say so."""
    if coarse:
        covers = {s.label: s.share or 0.0 for s in statements if s.subject == "cover"}
        if not covers:
            return []
        share = covers.get("built-up", 0.0)
    elif look.has("encoder"):
        share = urban_share(look)
    else:
        return []
    label = "urban" if share >= 0.6 else "rural" if share <= 0.15 else "mixed"
    return [Statement("urban", label, abs(share - 0.4) / 0.6, share, expert="encoder")]


def _believable(look: Look, text: str) -> bool:
    """Whether the other experts don't contradict the small things that a caption names."""
    if not look.has("detector"):
        return True
    quick = quick_labels(look)
    named = {hit.term.label for hit in find(text, (Kind.OBJECT,))} & set(quick)
    if named:
        look.instances(quick)
    return all(thing_belief(look, label, (label,)) >= CONTRADICTED for label in named)


def _seen_by_encoder(look: Look, text: str) -> bool:
    """Whether the encoder has seen the unmistakable kinds of place that a caption names."""
    for hit in find(text, (Kind.SCENE,)):
        stated = belief(look, hit.term.label) if hit.term.label in UNMISTAKABLE else None
        if stated is not None and stated.probability < HARDLY_SEEN:
            return False
    return True


def captions(look: Look, step: Step, scenes: list[Statement], emit: Emit) -> list[Statement]:
    """The decoder's sentences: one for a homogeneous view, several where they were asked for.

    A mixed view gets a sentence for each of its main parts then, with the place of that part.
    """
    if not scenes or speaks(look.models) or not look.has("captioner"):
        return []
    several = step.style == "captions"
    if (scenes[0].share or 0.0) >= HOMOGENEOUS and len(look.seen.tiles) <= 4:
        found = spoken(look, look.seen.whole[4], look.seen.whole[3], SEVERAL if several else 1)
    elif several:
        found = [s for scene in scenes[:SEVERAL] for s in _spoken_of(look, scene)]
    else:
        return []
    for sentence in found:
        stream(sentence.text, emit)
    return found


def spoken(look: Look, grid: Floats, embedding: Floats, count: int) -> list[Statement]:
    """Up to `count` sentences for one window that no other expert contradicts, best first."""
    captioner, encoder = look.models.captioner, look.models.encoder
    style = "rsicd" if "rsicd" in captioner.styles else captioner.styles[0]
    look.check()
    best = captioner.best(
        grid, embedding, lambda texts: encoder.encode_texts(texts).embedding, style, count + 2
    )
    found: list[Statement] = []
    for candidate in best:
        text = uncounted(candidate.text)
        if not text or len(found) >= count or not _seen_by_encoder(look, text):
            continue
        if _believable(look, text):
            found.append(Statement("caption", text=text, expert="captioner"))
    return found


def uncounted(text: str) -> str:
    """A caption without its figures: those come from outlines, never from the decoder."""
    words = text.split()
    for at, word in enumerate(words):
        if word not in FIGURES:
            continue
        if word == "two" and words[at + 1 : at + 2] in (["sides"], ["ends"], ["banks"]):
            words[at] = "both"
            if at and words[at - 1] == "in":
                words[at - 1] = "on"
        else:
            words[at] = "some"
    return " ".join(words)


def _spoken_of(look: Look, scene: Statement) -> list[Statement]:
    """A sentence for the tile that shows a scene most clearly, with the place of that tile."""
    seen, names = look.seen, list(look.models.encoder.scenes)
    row = int(settled(look)[:, names.index(scene.label)].argmax())
    cells = cells_of_boxes([seen.tiles[row].box], look.cut.width, look.cut.height)
    return [replace(s, cells=cells) for s in spoken(look, seen.grid[row], seen.embedding[row], 1)]


def stream(text: str, emit: Emit) -> None:
    """Word by word, as a sentence."""
    for number, word in enumerate(text.split()):
        emit("token", {"text": f" {word}" if number else word[:1].upper() + word[1:]})
    emit("token", {"text": ". "})
