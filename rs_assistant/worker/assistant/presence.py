# SPDX-License-Identifier: GPL-2.0-or-later
"""Is it there? Outlines first, the map for covers, the encoder for scenes."""

from __future__ import annotations

from dataclasses import replace

from rs_assistant.engine.lexicon import Kind, by_label
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.results import Statement, StepResult
from rs_assistant.worker.assistant.asked import Asked, about
from rs_assistant.worker.assistant.cover import map_cover
from rs_assistant.worker.assistant.evidence import belief, thing_belief
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.objects import find_objects
from rs_assistant.worker.assistant.sources import TABLE, label_of, sources_of
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.assistant.thresholds import ABSENT, PRESENT

# From this resolution on, covers are decided on the map rather than by the encoder.
MAPPED_FROM = 1.2
COVER_PRESENT = 0.012
COVER_ABSENT = 0.005
DOUBTED = 0.65  # confidence of a no although something was outlined


def presence(look: Look, step: Step, asked: Asked) -> StepResult:
    """Is it there? Outlines first, the map for covers, the encoder for scenes."""
    step = replace(step, phrase=asked.phrase)
    query = parse_phrase(asked.phrase)
    target = query.targets[0]
    label = label_of(target)
    if label is None or label not in TABLE:
        return unknown(look, step, asked)
    found = look_for(look, query)
    score = believed(look, label)
    stated = belief(look, label)
    statements: list[Statement] = [about(asked, label), *found.statements]
    if stated is not None:
        statements.append(
            Statement("belief", label, score, stated.share, cells=stated.cells, expert="encoder")
        )
    answer = True if score >= PRESENT else False if score <= ABSENT else None
    # What the detector would outline on request is not kept back, even where all else speaks
    # against it: the answer is a hesitant no then.
    doubted = answer is False and any(f.kind == "object" for f in found.features)
    features = found.features if answer is not False or doubted else ()
    confidence = score if answer else 1 - score
    return StepResult(
        step,
        verdict=answer,
        confidence=min(confidence, DOUBTED) if doubted else confidence,
        statements=tuple(statements),
        features=tuple(features),
        references=found.references,
        notes=found.notes,
    )


def believed(look: Look, label: str) -> float:
    """Probability that a class is there, by all the experts that know it."""
    stated = belief(look, label)
    encoder = stated.probability if stated is not None else 0.0
    sources = sources_of(label)
    term = by_label(label)
    scale = look.metres_per_pixel
    if sources is not None and sources.legends and look.has("segmenter"):
        mapped = scale is not None and scale >= MAPPED_FROM
        legend = look.legend_for(sources.legends)
        if mapped and legend is not None and term is not None and term.kind is Kind.COVER:
            stated_cover = map_cover(look, label).statement
            if stated_cover is None:
                return encoder
            share = stated_cover.share or 0.0
            return cover_belief(share, stated_cover.score if share else 1.0)
    if sources is not None and sources.objects and look.has("detector"):
        known = set(look.models.detector.known_at(scale)) & set(sources.objects)
        if known:
            return thing_belief(look, label, tuple(sorted(known)))
    if label == "building" and look.has("segmenter"):
        outlined = find_objects(look, label).features
        if outlined and encoder >= 0.2:
            return max(encoder, 0.9)
    return encoder


def cover_belief(share: float, score: float = 1.0) -> float:
    """Belief in a cover from its share of the view and the mean probability of its pixels."""
    # A patch that hardly won its pixels weighs less.
    share = share * min(max((score - 0.25) / 0.3, 0.0), 1.0)
    if share >= COVER_PRESENT:
        return min(0.6 + 4 * share, 0.97)
    if share <= COVER_ABSENT:
        return 0.1
    return 0.45


def unknown(look: Look, step: Step, asked: Asked) -> StepResult:
    known = ("ship", "building", "road", "forest")
    return StepResult(
        replace(step, phrase=asked.phrase),
        declined="outside_vocabulary",
        statements=(about(asked), *(Statement("known", name) for name in known)),
    )
