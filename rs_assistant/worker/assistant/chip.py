# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions about a single chip, as collections of chips ask them.

A chip is read like a small picture of its collection: the question head weighs what the experts
found. Its words stand beside what was outlined; views are answered by their outlines alone.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rs_assistant.engine.results import Statement, StepResult
from rs_assistant.worker.assistant.asked import Asked, about
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.objects import find_objects
from rs_assistant.worker.assistant.sources import Legend
from rs_assistant.worker.models.dual_encoder import Floats
from rs_assistant.worker.models.question_head import CELLS, ChipEvidence

SIDE = 320  # pixels a side up to which a picture without a scale, or a fine one, is a chip
FINEST, COARSEST = 0.2, 0.6  # metres per pixel of a chip
ASSUMED = 0.3  # metres per pixel of a chip that says nothing of it
GUESS = 0.2  # probability from which a guess of a place is worth saying


def is_chip(look: Look) -> bool:
    """Whether a view is a single chip at a resolution that the question head knows."""
    view, scale = look.view, look.metres_per_pixel
    small = max(view.width, view.height) <= SIDE and not view.region
    return small and (scale is None or FINEST <= scale <= COARSEST) and len(look.seen.tiles) == 1


def chip_evidence(look: Look, presence_only: bool = False) -> ChipEvidence:
    """What all experts find on a chip; the encoder's word alone suffices for presence."""
    seen = look.seen
    scenes, labels, embedding = seen.scenes[0], seen.labels[0], seen.embedding[0]
    if presence_only:
        return ChipEvidence(embedding, scenes, labels, {}, {}, 0)
    if look.metres_per_pixel is None:
        look = Look(
            replace(look.view, metres_per_pixel=ASSUMED), look.models, look.report, look.cancelled
        )
    scores: dict[str, Floats] = {}
    maps: dict[str, Floats] = {}
    for name in ("ship", "vehicle"):
        scores[name] = np.zeros(0, np.float32)
        maps[name] = np.zeros((CELLS, CELLS), np.float32)
        if not look.has("detector") or name not in look.models.detector.labels:
            continue
        look.enlarge((name,))
        found = look.candidates((name,))
        scores[name] = np.array([thing.score for thing in found], np.float32)
        for thing in found:
            x, y = (thing.box[0] + thing.box[2]) / 2, (thing.box[1] + thing.box[3]) / 2
            row, column = (
                min(int(CELLS * at / size), CELLS - 1)
                for at, size in ((y, look.cut.height), (x, look.cut.width))
            )
            maps[name][row, column] += thing.score
    for name, legend in (("building", "buildings"), ("road", "roads")):
        maps[name] = np.zeros((CELLS, CELLS), np.float32)
        if look.has("segmenter"):
            maps[name] = in_cells(look.cover(name, Legend(legend, (name,))).probability)
    # As the question head has learnt to count them.
    buildings = len(find_objects(look, "building", apart=False).features)
    return ChipEvidence(embedding, scenes, labels, scores, maps, buildings)


def in_cells(values: Floats) -> Floats:
    """Means over CELLS x CELLS parts of a map (H, W) of at least as many pixels a side."""
    rows, columns = (np.linspace(0, size, CELLS + 1).astype(int) for size in values.shape)
    sums = np.add.reduceat(np.add.reduceat(values, rows[:-1], 0), columns[:-1], 1)
    return np.asarray(sums / np.outer(np.diff(rows), np.diff(columns)), np.float32)


def weighed(look: Look, asked: Asked, result: StepResult) -> StepResult:
    """The result of a question with the question head's word, where the view is a chip."""
    thing = asked.phrase
    kind = asked.kind
    if not look.has("questions") or not look.models.questions.knows(kind, thing):
        return result
    if not is_chip(look):
        return result
    head = look.models.questions
    seen = chip_evidence(look, kind == "presence")
    if kind == "presence":
        there, probability = head.presence(thing, seen)
        if result.verdict is there:
            return result
        features = result.features if there else ()
        return replace(
            result, declined="", verdict=there, confidence=probability, features=features
        )
    asks = (about(asked),) if result.declined else ()
    if kind == "count":
        count, probability = head.count(thing, seen)
        said = Statement("guess", thing, probability, count=count, expert="question head")
    else:
        where, probability = head.location(thing, seen)
        if probability < GUESS:
            return result
        said = Statement("guess", thing, probability, text=where, expert="question head")
    statements = (*asks, *result.statements, said)
    return replace(result, declined="", statements=statements, confidence=probability)
