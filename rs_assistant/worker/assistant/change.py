# SPDX-License-Identifier: GPL-2.0-or-later
"""The change steps: what a comparison of two dates says about a question."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.change_words import (
    denies,
    on_side,
    place_said,
    side_meant,
    size_said,
    trend_meant,
)
from rs_assistant.engine.language import fold
from rs_assistant.engine.lexicon import Kind, covers, find
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.positions import CELLS, cell_shares
from rs_assistant.engine.results import Feature, Raster, Statement, StepResult
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.comparison import Comparison, Evidence
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.assistant.transitions import ClassMaps, changes
from rs_assistant.worker.assistant.vectorise import Mask


def explain(comparison: Comparison, step: Step) -> StepResult:
    """Evidence for one of the change steps."""
    for look in (comparison.first, comparison.second):
        verdict = judge(look)
        if verdict.code:
            return StepResult(step, declined=verdict.code, confidence=verdict.confidence)
    evidence = comparison.evidence()
    pair, maps = evidence.pair, evidence.maps
    if pair.declined == "same_picture":
        same = Statement("change", share=0.0, score=1.0, expert="pixels")
        return StepResult(step, verdict=False, confidence=1.0, statements=(same,))
    if pair.declined:
        return StepResult(step, declined=pair.declined)
    mask, probability = evidence.mask, evidence.probability
    found = changes(
        evidence.parts, probability, maps, pair.offset, comparison.options.maximum_features
    )
    step = _about(step)
    statements = [*structured(mask, pair.counted, probability), *pair.statements]
    statements += _balance(maps, mask, pair.counted)
    references = _references(comparison.second, step)
    verdict_of_step = _verdict(step, found, statements)
    notes = [*pair.notes] + ([] if maps is not None or not found else ["no_cover_maps"])
    return StepResult(
        step,
        verdict=verdict_of_step,
        confidence=_confidence(found, probability, pair.counted),
        statements=tuple(statements),
        features=tuple(found),
        references=references,
        rasters=_rasters(comparison.first, evidence),
        notes=tuple(notes),
    )


def _rasters(look: Look, evidence: Evidence) -> tuple[Raster, ...]:
    """Probability of change and, where there are any, the class maps, in the whole view's frame."""
    left, top = evidence.pair.offset
    height, width = evidence.pair.size

    def placed(values: npt.NDArray[Any], kind: Any) -> npt.NDArray[Any]:
        full = np.zeros((look.view.height, look.view.width), kind)
        full[top : top + height, left : left + width] = values
        return full

    counted = evidence.pair.counted
    found = [Raster("probability", placed(np.where(counted, evidence.probability, 0), np.float16))]
    if evidence.maps is not None:
        for name, labels in (("before", evidence.maps.before), ("after", evidence.maps.after)):
            values = placed(np.where(counted, labels, 0), np.uint8)
            found.append(Raster(name, values, evidence.maps.names))
    return tuple(found)


def structured(
    mask: Mask, counted: Mask, probability: npt.NDArray[np.floating[Any]]
) -> list[Statement]:
    """Share and cells of the change mask, exactly: every cell that holds a changed pixel."""
    total = int(counted.sum())
    share = float(mask.sum() / total) if total else 0.0
    score = float(probability[mask].mean()) if mask.any() else 1.0
    cells = tuple(cell for cell, held in zip(CELLS, cell_shares(mask).tolist()) if held > 0)
    return [Statement("change", share=share, score=score, cells=cells, expert="change")]


def _balance(maps: ClassMaps | None, mask: Mask, counted: Mask) -> list[Statement]:
    """Shares of each class at both dates, where only what lies in the change mask may differ.

    Class maps of two dates also differ by light and season; those differences are no change.
    """
    if maps is None:
        return []
    total = int(counted.sum())
    after = np.where(mask, maps.after, maps.before)
    found = []
    for subject, values in (("before", maps.before), ("after", after)):
        counts = np.bincount(values[counted], minlength=len(maps.names))
        for name, pixels in zip(maps.names, counts.tolist()):
            if name and name != "building" and pixels:  # buildings are read near changes only
                found.append(Statement(subject, name, share=pixels / total, expert="segmenter"))
    return found


def _about(step: Step) -> Step:
    """The step with the things that its question names as phrase, and which of them: where they
    lie, how large they are."""
    if not step.question:
        return step
    things = (Kind.OBJECT, Kind.COVER)
    named = [hit.words for hit in find(step.question) if hit.term.kind in things]
    phrase = step.phrase or " and ".join(dict.fromkeys(named))
    targets = parse_phrase(phrase).targets
    size = "" if any(target.comparisons for target in targets) else size_said(step.question)
    placed = any(target.position or target.relations for target in targets)
    place = "" if placed else place_said(step.question)
    if size or place:
        phrase = " ".join(filter(None, (phrase or "changes", size, place)))
    return replace(step, phrase=phrase)


_YES_NO = ("is ", "are ", "has ", "have ", "had ", "did ", "was ", "were ", "does ", "do ", "any ")


def _verdict(step: Step, found: list[Feature], statements: list[Statement]) -> bool | None:
    """Yes or no, where the step asks for it."""
    if step.name is StepName.CHANGE_BINARY:
        return bool(found) is not denies(step.question)
    if step.name is not StepName.CHANGE_QUESTION or not _asks_yes_or_no(step.question):
        return None
    return _happened(step, found, statements) is not denies(step.question)


def _asks_yes_or_no(question: str) -> bool:
    """ "Was any added?", "and were any removed?"."""
    return re.sub(r"^(?:(?:and|but|so|ok) )+", "", fold(question)).startswith(_YES_NO)


def _happened(step: Step, found: list[Feature], statements: list[Statement]) -> bool:
    """Whether what the question names changed in the way that it names."""
    question = step.question
    target = parse_phrase(step.phrase).targets[0] if step.phrase else None
    if target is None or target.label is None:
        return any(on_side([feature.transition for feature in found], question))
    label = target.label

    def about(name: str) -> bool:
        return bool(name) and (covers(label, name) or covers(name, label))

    before = sum(s.share or 0 for s in statements if s.subject == "before" and about(s.label))
    after = sum(s.share or 0 for s in statements if s.subject == "after" and about(s.label))
    came = sum(f.transition is not None and about(f.transition[1]) for f in found)
    went = sum(f.transition is not None and about(f.transition[0]) for f in found)
    side, trend = side_meant(question), trend_meant(question)
    if side:
        return (came if side == "came" else went) > 0
    if trend:
        return went > 0 and before >= after if trend < 0 else came > 0 and after >= before
    return came + went > 0


def _references(look: Look, step: Step) -> tuple[Feature, ...]:
    """What relations in the phrase refer to, looked for at the second date."""
    query = parse_phrase(step.phrase) if step.phrase else None
    if query is None or not query.references:
        return ()
    found: list[Feature] = []
    for target in query.references:
        found += look_for(look, replace(query, targets=(target,))).features
    return tuple(found)


def _confidence(
    found: list[Feature], probability: npt.NDArray[np.floating[Any]], counted: Mask
) -> float:
    if found:
        return max(feature.score for feature in found)
    return float(1 - np.quantile(probability[counted], 0.999)) if counted.any() else 0.5
