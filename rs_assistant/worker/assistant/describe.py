# SPDX-License-Identifier: GPL-2.0-or-later
"""Describing a view: which parts, things and covers are sure enough to be said, and where they are.

Small things are said when the detector outlines them, or when the encoder is sure and the detector
does not contradict it; a description that invents nothing is worth more than a long one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rs_assistant.engine.lexicon import Kind, find
from rs_assistant.engine.plans import Step
from rs_assistant.engine.positions import cells_of_points
from rs_assistant.engine.results import Feature, Raster, Statement, StepResult
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.cover import land_cover
from rs_assistant.worker.assistant.evidence import (
    SAME_THING,
    colour_statements,
    label_statements,
    scene_statements,
    thing_belief,
    urban_share,
)
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.relations import relations
from rs_assistant.worker.assistant.thresholds import (
    LABEL_DEFAULT,
    LABELS,
    SAID,
    SCENE,
    SCENE_BESIDE,
)

Emit = Callable[[str, dict[str, Any]], None]
KINDS_OF_VEHICLE_FROM = 0.25  # metres per pixel: coarser, a car is only a vehicle
COVER_FROM = 1.6  # metres per pixel from which land cover describes a view better than scenes
ENLARGED = 1.05  # times that a view may be enlarged for a description's objects
HOMOGENEOUS = 0.8  # share of one scene from which the caption decoder speaks
COVER_SAID = 0.05
CONTRADICTED = 0.25  # belief below which a thing in a caption is taken for invented


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
    if look.has("detector"):
        # All labels at once: one pass of the detector serves everything below.
        look.instances(quick_labels(look))
    scenes = supported(look, scene_statements(look, SCENE)) if look.has("encoder") else []
    scenes = [s for i, s in enumerate(scenes) if i == 0 or s.score >= SCENE_BESIDE]
    if coarse and look.has("segmenter"):
        covers, patches, raster = land_cover(look)
        said = [s for s in covers if (s.share or 0.0) >= COVER_SAID]
        names = {s.label for s in said}
        statements += said
        features += [f for f in patches if f.label in names]
        rasters.append(raster)
    objects, found = described_objects(look)
    captioned = caption(look, scenes, emit) if not coarse else None
    if captioned is not None:
        statements.insert(0, captioned)
    statements += [*scenes, *objects]
    features += found
    statements += _others(look, scenes, objects, coarse)
    statements += _whole(look, coarse, statements)
    if step.style in ("detailed", "report"):
        statements += colour_statements(look.cut.rgb[look.cut.counted])
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
    reading = detector.card["reading"]
    names = [n for n in names if scale <= ENLARGED * float(reading[n]["native_to"])]
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
    named = {hit.term.label for hit in find(text, (Kind.OBJECT,))}
    return all(thing_belief(look, label, (label,)) >= CONTRADICTED for label in named & set(quick))


def caption(look: Look, scenes: list[Statement], emit: Emit) -> Statement | None:
    """The decoder's sentence for a homogeneous view, word by word as it is decoded."""
    if not scenes or (scenes[0].share or 0.0) < HOMOGENEOUS or not look.has("captioner"):
        return None
    seen = look.seen
    captioner = look.models.captioner
    if len(seen.tiles) > 4:
        return None
    grid, embedding = seen.whole[4], seen.whole[3]
    style = captioner.styles[0] if "rsicd" not in captioner.styles else "rsicd"
    words: list[str] = []
    for word in captioner.stream(grid, style, embedding=embedding):
        look.check()
        if word in FIGURES:
            continue  # figures come from outlines, never from the decoder
        text = word if words else word[:1].upper() + word[1:]
        emit("token", {"text": text if not words else f" {word}"})
        words.append(text)
    if not words:
        return None
    emit("token", {"text": ". "})
    if not _believable(look, " ".join(words)):
        return None
    return Statement("caption", text=" ".join(words), expert="captioner")
