# SPDX-License-Identifier: GPL-2.0-or-later
"""From a parsed phrase to features: every target and every reference, each by its own expert."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rs_assistant.engine.phrases import Query, Target, parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.results import Feature, Raster, Statement, StepResult
from rs_assistant.worker.assistant.asked import understood
from rs_assistant.worker.assistant.cover import map_cover
from rs_assistant.worker.assistant.evidence import belief, colour_shares
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.objects import find_objects
from rs_assistant.worker.assistant.sources import label_of, sources_of
from rs_assistant.worker.assistant.vectorise import rasterised

KNOWN = ("ship", "airplane", "storage tank", "building", "road", "water", "forest")
# Scene words that are mapped or outlined through another class.
INSTEAD = {
    "port": "harbor",
    "buildings": "building",
    "agricultural": "farmland",
    "annual crop": "farmland",
    "permanent crop": "garden plot",
    "pasture": "meadow",
    "herbaceous vegetation": "meadow",
    "chaparral": "shrub",
    "freeway": "road",
    "highway": "road",
    "bare land": "bare",
    "industrial buildings": "industrial",
    "residential buildings": "residential",
    "dense residential": "residential",
    "medium residential": "residential",
    "sparse residential": "residential",
    "desert": "bare",
    "viaduct": "bridge",
}
SAME = frozenset({"port", "buildings", "agricultural", "bare land", "chaparral", "viaduct"})
COLOUR_FAMILIES = {
    "white": ("white", "light grey"),
    "grey": ("grey", "light grey", "dark grey"),
    "gray": ("grey", "light grey", "dark grey"),
    "black": ("black", "dark grey", "dark blue"),
    "dark": ("black", "dark grey", "dark blue", "dark green"),
    "bright": ("white", "light grey", "beige", "yellow"),
    "red": ("red", "orange", "brown"),
    "orange": ("orange",),
    "yellow": ("yellow", "beige"),
    "green": ("green", "dark green", "light green"),
    "blue": ("blue", "dark blue", "turquoise"),
    "brown": ("brown", "beige"),
}


@dataclass(frozen=True, eq=False)
class Outlined:
    """What was found for a phrase. ``declined`` is set where no target could be looked for."""

    features: tuple[Feature, ...] = ()
    references: tuple[Feature, ...] = ()
    statements: tuple[Statement, ...] = ()
    rasters: tuple[Raster, ...] = ()
    notes: tuple[str, ...] = ()
    declined: str = ""
    readable: float | None = None
    """Metres per pixel at which it could be told."""
    confidence: float | None = None

    def refusal(self, step: Step) -> StepResult:
        """The step's result where nothing could be looked for."""
        declined = self.declined
        if declined == "no_previous" and not step.phrase:
            # "What percentage is land?" points back to nothing: its noun is what is not known.
            phrase = understood(step.question).phrase
            if any(target.word for target in parse_phrase(phrase).targets):
                step, declined = replace(step, phrase=phrase), "outside_vocabulary"
        known = tuple(Statement("known", name) for name in KNOWN)
        return StepResult(
            step,
            declined=declined,
            value=self.readable,
            statements=known if declined == "outside_vocabulary" else (),
        )


def look_for(look: Look, query: Query, most: int = 20000) -> Outlined:
    """Features of all the targets of a phrase, and of what its relations refer to."""
    parts = [_one(look, target, most) for target in query.targets]
    if parts and all(part.declined for part in parts):
        return parts[0]
    references: list[Feature] = []
    for target in query.references:
        references += _one(look, target, most).features
    statements = [statement for part in parts for statement in part.statements]
    for target, part in zip(query.targets, parts):
        if part.declined:
            word = target.label or target.word
            statements.append(Statement("declined", word, text=part.declined))
    confidences = [part.confidence for part in parts if part.confidence is not None]
    return Outlined(
        tuple(feature for part in parts for feature in part.features),
        tuple(references),
        tuple(statements),
        tuple(raster for part in parts for raster in part.rasters),
        tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        confidence=min(confidences, default=None),
    )


def _one(look: Look, target: Target, most: int) -> Outlined:
    own = label_of(target)
    if own is None:
        # "the largest one" means what the last answer found: nothing to look for here.
        return Outlined(declined="outside_vocabulary" if target.word else "no_previous")
    label = INSTEAD.get(own, own)
    found = _known(look, label, target, most)
    if label == own:
        return found
    # The phrase is applied to the features later on: they answer to the user's word.
    notes = found.notes if own in SAME else (*found.notes, "wider_class")
    return replace(
        found,
        features=tuple(replace(f, label=own) for f in found.features),
        statements=tuple(
            replace(s, label=own) if s.label == label else s for s in found.statements
        ),
        notes=notes,
    )


def _known(look: Look, label: str, target: Target, most: int) -> Outlined:
    """Features of a class by the expert that knows it."""
    sources = sources_of(label)
    if sources is None:
        return Outlined(declined="outside_vocabulary")
    if sources.objects:
        found = find_objects(look, label, most)
        if found.declined in ("too_coarse_for", "too_fine_for") and sources.legends:
            # Single ones can't be told any more, but the ground that they cover can.
            covered = _covered(look, label, most)
            if not covered.declined:
                return replace(covered, notes=(*covered.notes, "as_cover"))
        if found.declined:
            return Outlined(declined=found.declined, readable=found.readable)
        features = found.features
        notes = found.notes
        colours = [name for name in target.attributes if name in COLOUR_FAMILIES]
        if colours and features:
            features = tuple(f for f in features if _has_colour(look, f, colours))
            notes = (*notes, "colour_filtered")
        confidence = _surely_none(look, label)
        if features:
            confidence = float(np.mean([f.score for f in features]))
        return Outlined(features, notes=notes, confidence=confidence)
    if sources.legends:
        return _covered(look, label, most)
    return Outlined(declined="scene_only")


def _covered(look: Look, label: str, most: int) -> Outlined:
    """Where a class of land cover lies."""
    cover = map_cover(look, label, most)
    if cover.declined or cover.statement is None:
        return Outlined(declined=cover.declined or "wrong_scale_for")
    return Outlined(
        cover.features,
        statements=(cover.statement,),
        rasters=(cover.raster,) if cover.raster is not None else (),
        notes=cover.notes,
        confidence=cover.statement.score,
    )


def _surely_none(look: Look, label: str) -> float:
    """How sure it is that nothing is there, given that nothing was outlined."""
    stated = belief(look, label)
    return 0.8 if stated is None else 1 - 0.7 * stated.probability


def _has_colour(look: Look, feature: Feature, colours: list[str]) -> bool:
    """Whether the pixels inside a feature are mostly of one of the colours' families."""
    wanted = {name for colour in colours for name in COLOUR_FAMILIES[colour]}
    points = np.concatenate([polygon[0] for polygon in feature.polygons])
    left, top = np.floor(points.min(0)).astype(int).clip(0).tolist()
    right, bottom = np.ceil(points.max(0)).astype(int).tolist()
    window = look.view.rgb[top:bottom, left:right]
    moved = [tuple(ring - (left, top) for ring in polygon) for polygon in feature.polygons]
    mask = rasterised(moved, *window.shape[:2])
    if not mask.any():
        return False
    return sum(share for name, share in colour_shares(window[mask]) if name in wanted) >= 0.4
