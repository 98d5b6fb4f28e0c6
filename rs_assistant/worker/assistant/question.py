# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions about one view: each kind is answered by the evidence that suits it.

Outlines answer counts, shares and places; the encoder answers what a place is; what no expert
knows gets no verdict.
"""

from __future__ import annotations

from dataclasses import replace

from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.results import Feature, Statement, StepResult
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.asked import Asked, about, understood
from rs_assistant.worker.assistant.chip import weighed
from rs_assistant.worker.assistant.evidence import belief
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.presence import presence
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.assistant.thresholds import PRESENT
from rs_assistant.worker.assistant.whole_view import coloured, dominant, theme, unanswered, urban


def answer(look: Look, step: Step) -> StepResult:
    """Evidence for a question about one view."""
    asked = understood(step.question or step.phrase)
    if asked.kind in ("date", "resolution", "sensor", "size"):
        return StepResult(step, statements=(about(asked),))
    verdict = judge(look)
    if verdict.code == "cloud" and asked.kind == "clouds":
        clouds = Statement("clouds", share=1.0, cells=("center",), expert="encoder")
        return StepResult(step, verdict=True, statements=(about(asked), clouds), confidence=0.9)
    if verdict.code:
        return StepResult(step, declined=verdict.code, confidence=verdict.confidence)
    if asked.kind == "clouds":
        stated = (verdict.clouds,) if verdict.clouds is not None else ()
        return StepResult(
            step,
            verdict=verdict.clouds is not None,
            statements=(about(asked), *stated),
            confidence=0.8,
        )
    makers = {
        "presence": presence,
        "count": _counted,
        "share": _counted,
        "measure": _counted,
        "number": _counted,
        "portion": _counted,
        "location": _located,
        "comparison": _compared,
        "theme": theme,
        "urban": urban,
        "dominant_cover": dominant,
        "colour": coloured,
    }
    result = makers.get(asked.kind, unanswered)(look, step, asked)
    if asked.kind in ("presence", "count", "location"):
        result = weighed(look, asked, result)
    notes = ("partly_cloudy",) if verdict.clouds is not None else ()
    return replace(result, notes=tuple(dict.fromkeys((*result.notes, *notes))))


def _counted(look: Look, step: Step, asked: Asked) -> StepResult:
    found = look_for(look, parse_phrase(asked.phrase))
    step = replace(step, phrase=asked.phrase)
    if found.declined:
        return found.refusal(step)
    limits = (asked.limit,) if asked.limit is not None else ()
    return StepResult(
        step,
        confidence=found.confidence,
        statements=(about(asked), *limits, *found.statements),
        features=found.features,
        references=found.references,
        notes=found.notes,
    )


def _located(look: Look, step: Step, asked: Asked) -> StepResult:
    target = parse_phrase(asked.phrase).targets[0]
    result = _counted(look, step, asked)
    if result.declined and target.label is not None:
        result = presence(look, step, asked)
        result = replace(
            result,
            statements=tuple(
                replace(s, text="location") if s.subject == "question" else s
                for s in result.statements
            ),
        )
    elif not result.features and target.label is not None:
        stated = belief(look, target.label)
        if stated is not None and stated.probability >= PRESENT:
            said = Statement(
                "belief", target.label, stated.probability, stated.share, cells=stated.cells
            )
            result = replace(
                result, statements=(*result.statements, said), confidence=stated.probability
            )
    return result


def _compared(look: Look, step: Step, asked: Asked) -> StepResult:
    sides: list[Statement] = []
    features: list[Feature] = []
    notes: list[str] = []
    for phrase in (asked.phrase, asked.other):
        target = parse_phrase(phrase).targets[0]
        found = look_for(look, parse_phrase(phrase))
        if found.declined or target.label is None:
            return StepResult(step, statements=(about(asked),), confidence=None)
        notes += found.notes
        features += found.features
        cover = next((s for s in found.statements if s.subject == "cover"), None)
        count = None if cover is not None else len(found.features)
        sides.append(
            Statement(
                "compared",
                target.label,
                found.confidence or 0.5,
                cover.share if cover is not None else _area_share(look, found.features),
                count,
            )
        )
    first, second = sides
    by_area = (
        first.count is None
        or second.count is None
        or asked.operator
        in (
            "larger",
            "bigger",
            "smaller",
        )
    )
    one, two = (
        (first.share or 0.0, second.share or 0.0)
        if by_area
        else (float(first.count or 0), float(second.count or 0))
    )
    if by_area:
        sides = [replace(side, count=None) for side in sides]
    if "equal" in asked.operator or asked.operator in ("the same as", "as many", "as much"):
        verdict = one == two or (by_area and abs(one - two) < 0.02)
    elif any(word in asked.operator for word in ("less", "fewer", "smaller", "lower")):
        verdict = one < two
    else:
        verdict = one > two
    total = one + two
    apart = abs(one - two) / total if total else 0.0
    return StepResult(
        step,
        verdict=verdict,
        confidence=min(0.55 + 0.5 * apart, 0.95),
        statements=(about(asked), *sides),
        features=tuple(features),
        notes=tuple(dict.fromkeys(notes)),
    )


def _area_share(look: Look, features: tuple[Feature, ...]) -> float:
    return sum(pixel_area(f.polygons) for f in features) / look.pixels
