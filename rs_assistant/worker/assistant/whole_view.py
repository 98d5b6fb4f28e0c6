# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions about a view as a whole: its theme, urban or rural, its cover, its colours."""

from __future__ import annotations

from dataclasses import replace

from rs_assistant.engine.lexicon import Kind, find
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.results import Feature, Statement, StepResult
from rs_assistant.worker.assistant.asked import Asked, about
from rs_assistant.worker.assistant.cover import built_up, land_cover, mappable
from rs_assistant.worker.assistant.describe import COVER_FROM
from rs_assistant.worker.assistant.evidence import (
    colour_statements,
    scene_statements,
    urban_share,
)
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.objects import find_objects
from rs_assistant.worker.assistant.sources import TABLE
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.assistant.vectorise import rasterised

BUILT, BUILT_CLOSE_BY = 0.3, 0.45  # share of the land from which a view is urban
# The lexicon's name where the encoder learnt the scene under another.
CALLED = {"baseball field": "baseball diamond"}


def theme(look: Look, step: Step, asked: Asked) -> StepResult:
    """What the view shows as a whole."""
    coarse = look.metres_per_pixel is not None and look.metres_per_pixel >= COVER_FROM
    if coarse and look.has("segmenter"):
        covers, _, _ = land_cover(look)
        said = [s for s in covers if (s.share or 0.0) >= 0.1][:3]
        if said:
            return StepResult(
                step,
                value=said[0].label,
                confidence=said[0].score,
                statements=(about(asked), *said),
            )
    scenes = scene_statements(look, 0.0)
    return StepResult(
        step,
        value=CALLED.get(scenes[0].label, scenes[0].label) if scenes else None,
        confidence=scenes[0].score if scenes else None,
        statements=(about(asked), *_worth(scenes)),
    )


def _worth(scenes: list[Statement]) -> list[Statement]:
    """The first, and others that are sure and not tiny."""
    return [
        s for i, s in enumerate(scenes[:3]) if i == 0 or (s.score >= 0.5 and (s.share or 0) >= 0.15)
    ]


def urban(look: Look, step: Step, asked: Asked) -> StepResult:
    """Whether the land in a view is a town's: water says nothing about it."""
    coarse = look.metres_per_pixel is not None and look.metres_per_pixel >= COVER_FROM
    mapped = built_up(look)
    if mapped is not None:
        # Close by, gardens and streets lie between the houses of a town.
        share, of_land = mapped
        limit = BUILT if coarse else BUILT_CLOSE_BY
    else:
        share = of_land = urban_share(look)
        limit = 0.5
    value = "urban" if of_land >= limit else "rural"
    verdict = None
    if asked.phrase:
        verdict = (value == "urban") == (asked.phrase != "rural")
    return StepResult(
        step,
        verdict=verdict,
        value=value,
        confidence=min(0.55 + abs(of_land - limit), 0.97),
        statements=(about(asked), Statement("urban", value, share=share, expert="encoder")),
    )


def dominant(look: Look, step: Step, asked: Asked) -> StepResult:
    """Which land cover takes up most of the view."""
    unknown = look.metres_per_pixel is None and look.has("segmenter")
    if not (unknown or mappable(look)):
        return theme(look, step, asked)
    covers, features, raster = land_cover(look)
    said = [s for s in covers if (s.share or 0.0) >= 0.02]
    names = {s.label for s in said}
    return StepResult(
        step,
        value=said[0].label if said else None,
        confidence=said[0].score if said else None,
        statements=(about(asked), *said),
        features=tuple(f for f in features if f.label in names),
        rasters=(raster,),
    )


def coloured(look: Look, step: Step, asked: Asked) -> StepResult:
    """Colours of the view, or of the pixels inside of what the phrase means."""
    target = parse_phrase(asked.phrase).targets[0] if asked.phrase else None
    if target is None or target.label is None:
        pixels = look.cut.rgb[look.cut.counted]
        return StepResult(step, statements=(about(asked), *colour_statements(pixels)))
    found = look_for(look, parse_phrase(asked.phrase))
    if not found.features:
        return unanswered(look, step, asked)
    polygons = [polygon for feature in found.features for polygon in feature.polygons]
    mask = rasterised(polygons, look.view.height, look.view.width)
    return StepResult(
        replace(step, phrase=asked.phrase),
        statements=(about(asked, target.label), *colour_statements(look.view.rgb[mask])),
        features=found.features,
        notes=("untold_colour",),
        confidence=0.7,
    )


def unanswered(look: Look, step: Step, asked: Asked) -> StepResult:
    """No expert answers this: what is known of the things that the question names."""
    named = [
        hit.term.label
        for hit in find(f"{step.question} {step.phrase}")
        if hit.term.kind is Kind.OBJECT and hit.term.label in TABLE
    ]
    features: list[Feature] = []
    for label in dict.fromkeys(named[:2]):
        features += find_objects(look, label).features
    scenes = _worth(scene_statements(look)) if look.has("encoder") else []
    return StepResult(
        step, statements=(about(asked), *scenes), features=tuple(features), confidence=None
    )
