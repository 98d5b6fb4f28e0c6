# SPDX-License-Identifier: GPL-2.0-or-later
"""Is it there? Outlines first, the map for covers, the encoder for scenes."""

from __future__ import annotations

from dataclasses import replace

from rs_assistant.engine.lexicon import Kind, by_label
from rs_assistant.engine.phrase_text import wants_all
from rs_assistant.engine.phrases import Target, parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.results import Statement, StepResult
from rs_assistant.engine.selection import matching
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
    every = wants_all(asked.phrase)
    known = [target for target in query.targets if (label_of(target) or "") in TABLE]
    if not known or (every and len(known) < len(query.targets)):
        return unknown(look, step, asked)
    found = look_for(look, query)
    stated = [_stated(look, target) for target in known]
    # Of several things one that is there is enough for "or", one that is not decides "and".
    score = (min if every else max)(one.score for one in stated)
    answer = True if score >= PRESENT else False if score <= ABSENT else None
    absent = {
        i for one, t in zip(stated, known) if one.text == "no" for i in matching(found.features, t)
    }
    # What the detector would outline on request is not kept back, even where all else speaks
    # against it: the answer is a hesitant no then.
    doubted = answer is False and any(found.features[i].kind == "object" for i in absent)
    kept = [f for i, f in enumerate(found.features) if i not in absent or doubted]
    beliefs = [_belief(look, target, one.score) for one, target in zip(stated, known)]
    confidence = score if answer else 1 - score
    return StepResult(
        step,
        verdict=answer,
        confidence=min(confidence, DOUBTED) if doubted else confidence,
        statements=(
            about(asked, label_of(known[0]) or ""),
            *(stated if len(query.targets) > 1 else ()),
            *found.statements,
            *(seen for seen in beliefs if seen is not None),
        ),
        features=tuple(kept),
        references=found.references,
        notes=found.notes,
    )


def _stated(look: Look, target: Target) -> Statement:
    """How likely one of the things asked for is there; the text is its own yes or no."""
    score = believed(look, label_of(target) or "")
    text = "yes" if score >= PRESENT else "no" if score <= ABSENT else ""
    return Statement("believed", target.label or target.word, score, text=text)


def _belief(look: Look, target: Target, score: float) -> Statement | None:
    """Where the encoder sees it."""
    label = label_of(target) or ""
    seen = belief(look, label)
    if seen is None:
        return None
    return Statement("belief", label, score, seen.share, cells=seen.cells, expert="encoder")


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
