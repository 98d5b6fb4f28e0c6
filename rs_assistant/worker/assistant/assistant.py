# SPDX-License-Identifier: GPL-2.0-or-later
"""The assistant: message → plan → evidence. Nothing is measured here and nothing worded."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.engine.language import fold
from rs_assistant.engine.phrases import Query, parse_phrase
from rs_assistant.engine.plans import KEPT, Plan, Step, StepName
from rs_assistant.engine.requests import HistoryTurn, Request
from rs_assistant.engine.results import Feature, Raster, Result, Statement, StepResult
from rs_assistant.engine.which_date import dates_named, undated
from rs_assistant.worker.assistant.abstain import Verdict, judge
from rs_assistant.worker.assistant.asked import understood
from rs_assistant.worker.assistant.change import explain
from rs_assistant.worker.assistant.comparison import Comparison
from rs_assistant.worker.assistant.cover import similarity
from rs_assistant.worker.assistant.describe import describe
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.own_words import with_own_words
from rs_assistant.worker.assistant.part import asks_what, part_of
from rs_assistant.worker.assistant.question import answer
from rs_assistant.worker.assistant.sources import label_of, sources_of
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.models.dual_encoder import ImageEvidence

Emit = Callable[[str, dict[str, Any]], None]
WITHOUT_VIEW = frozenset(
    {StepName.HELP, StepName.DECLINE, StepName.SEARCH, StepName.SIMILAR, StepName.REFINE}
)
THINGS = frozenset({StepName.COUNT, StepName.FIND, StepName.SEGMENT, StepName.MEASURE})


class Assistant:
    """Answers requests with the models of one pack (`rs_assistant.worker.models.registry.Models`,
    or anything with the same adapters)."""

    def __init__(self, models: Any) -> None:
        self.models = models

    def answer(
        self, request: Request, emit: Emit, cancelled: Callable[[], bool] = lambda: False
    ) -> Result:
        """Evidence for every step of the request's plan; a step that fails does not stop others.

        Emits ``progress``, ``partial`` with the tiles that have been read and, while a caption is
        decoded, ``token`` events.

        Raises:
            Cancelled: between two tiles.
            ViewUnusable: nothing in the view counts.
            ModelUnavailable: the only step's model is not installed.
        """
        began = time.monotonic()
        plan = request.plan or self._plan(request)
        if plan.choices:
            return Result(plan, (), self._name(), self._version())
        seconds = {"route": time.monotonic() - began}
        plan = _with_views(plan, request)
        looks = _Looks(request, self.models, emit, cancelled)
        results: list[StepResult] = []
        for number, step in enumerate(plan.steps):
            started = time.monotonic()
            looks.step = (number, len(plan.steps))
            styled = step
            if step.name is StepName.DESCRIBE and not step.style:
                styled = replace(step, style=request.options.style)
            try:
                results.append(self._step(styled, request, looks, emit))
            except ModelUnavailable:
                if len(plan.steps) == 1:
                    raise
                results.append(StepResult(step, declined="model_missing"))
            name = f"{number + 1}.{step.name.value}" if len(plan.steps) > 1 else step.name.value
            seconds[name] = time.monotonic() - started
        return Result(plan, tuple(results), self._name(), self._version(), seconds)

    def _plan(self, request: Request) -> Plan:
        from rs_assistant.worker.routing.router import Router

        text = self.models.text if self.models.has("encoder") else None
        return Router(text).plan(request.message, len(request.views), request.history)

    def _step(self, step: Step, request: Request, looks: _Looks, emit: Emit) -> StepResult:
        name, tongue = step.name, request.options.language
        if name in (StepName.SEARCH, StepName.SIMILAR):
            return StepResult(step, declined="needs_archive")
        if name is StepName.DECLINE:
            code = "unreadable_language" if step.style == "language" else "not_about_imagery"
            return StepResult(step, declined=code)
        if name in (StepName.HELP, StepName.REFINE) and not request.views:
            return StepResult(step)
        if name is StepName.HELP:
            return StepResult(step)
        if not request.views:
            return StepResult(step, declined="no_view")
        if name.needs_two_views:
            if len(request.views) < 2:
                return StepResult(step, declined="needs_two_views")
            changes = explain(looks.comparison, step)
            return with_own_words(changes, (looks.at(0), looks.at(1)), tongue, emit)
        look = looks.at(step.view)
        if name is StepName.PLACE:
            return StepResult(step)
        if name is StepName.DESCRIBE:
            return _described(look, step, tongue, emit)
        if name is StepName.ANSWER:
            # "What is on the left?" asks for a description of that part.
            open_ended = understood(step.question or step.phrase).kind in ("open", "theme")
            if open_ended and asks_what(step.question) and part_of(look.view, step.question):
                return _described(look, replace(step, name=StepName.DESCRIBE), tongue, emit)
            return with_own_words(answer(look, step), (look,), tongue, emit)
        if name is StepName.CLASSIFY:
            return _classified(look, step)
        if name is StepName.REFINE or step.style == KEPT:
            return _refined(look, step, request.history)
        if name is StepName.LOCALISE:
            return _declined(look, step) or _alike(look, step)
        if name is StepName.MEASURE and understood(step.question or step.phrase).kind == "size":
            return answer(look, step)
        return _declined(look, step) or _things(look, step, request.options.maximum_features)

    def _name(self) -> str:
        pack = getattr(self.models, "pack", None)
        return str(getattr(pack, "id", "") or "starter")

    def _version(self) -> str:
        pack = getattr(self.models, "pack", None)
        return str(getattr(pack, "version", "") or "")


class _Looks:
    """The request's views, looked at when a step first needs them."""

    def __init__(
        self, request: Request, models: Any, emit: Emit, cancelled: Callable[[], bool]
    ) -> None:
        self._request = request
        self._models = models
        self._emit = emit
        self._cancelled = cancelled
        self._looks: dict[int, Look] = {}
        self._comparison: Comparison | None = None
        self.step = (0, 1)

    def _report(self, share: float, text: str) -> None:
        number, total = self.step
        fraction = (number + min(max(share, 0.0), 1.0)) / total
        self._emit("progress", {"fraction": fraction, "text": text})

    def at(self, index: int) -> Look:
        if index not in self._looks:
            self._looks[index] = Look(
                self._request.views[index],
                self._models,
                self._report,
                self._cancelled,
                lambda text, boxes: self._emit(
                    "partial", {"view": index, "text": text, "tiles": boxes}
                ),
            )
            if not self._request.options.abstain:
                self._looks[index].verdict = Verdict()
        return self._looks[index]

    @property
    def comparison(self) -> Comparison:
        if self._comparison is None:
            self._comparison = Comparison(self.at(0), self.at(1), self._request.options)
        return self._comparison


def _with_views(plan: Plan, request: Request) -> Plan:
    """The plan with the views that its steps look at: those of the dates that the message names,
    else those that were spoken of last, else the first. The views of a pair share a grid, so
    features are placed alike."""
    if len(request.views) < 2:
        if not any(step.view for step in plan.steps):
            return plan
        # A plan for two dates is run again where there is one.
        return replace(plan, steps=tuple(dict.fromkeys(replace(s, view=0) for s in plan.steps)))
    # Of a message in another language the question may keep less than was said.
    said = request.message if len(plan.steps) == 1 else ""
    spoken_of = _looked_at(request.history) if request.plan is None else ()
    steps: list[Step] = []
    for step in plan.steps:
        if not _looks_at_one(step):
            steps.append(step)
            continue
        named = dates_named(said or step.question, [view.date for view in request.views])
        dated = [replace(step, view=index) for index in named or spoken_of or (step.view,)]
        # A plan that is run again says both dates already.
        steps += [one for one in dated if len(dated) == 1 or one not in steps]
    return replace(plan, steps=tuple(steps))


def _looks_at_one(step: Step) -> bool:
    """Whether a step looks at a single view."""
    return not (
        step.name in WITHOUT_VIEW or step.name is StepName.PLACE or step.name.needs_two_views
    )


def _looked_at(history: Sequence[HistoryTurn]) -> tuple[int, ...]:
    """The views that the conversation was about last; () where it was about both together."""
    for turn in reversed(history):
        looked = [step for step in turn.plan.steps if step.name not in WITHOUT_VIEW]
        if looked:
            return tuple(dict.fromkeys(step.view for step in looked if _looks_at_one(step)))
    return ()


def _described(look: Look, step: Step, tongue: str, emit: Emit) -> StepResult:
    """The description of a view, or of the part of it that the message names."""
    named = part_of(look.view, undated(step.question))
    if named is None:
        return with_own_words(describe(look, step, emit), (look,), tongue, emit)
    part, said = named
    look = Look(part, look.models, look.report, look.cancelled, look.located)
    result = with_own_words(describe(look, step, emit), (look,), tongue, emit)
    # Places are those of the whole view: within a part, only the part is named.
    statements = tuple(replace(statement, cells=()) for statement in result.statements)
    return replace(result, statements=(said, *statements))


def _declined(look: Look, step: Step) -> StepResult | None:
    verdict = judge(look)
    if verdict.code:
        return StepResult(step, declined=verdict.code, confidence=verdict.confidence)
    return None


def _things(look: Look, step: Step, most: int) -> StepResult:
    """Outlines for a count, find, segment or measure step."""
    found = look_for(look, parse_phrase(step.phrase), most)
    outline = step.name in (StepName.FIND, StepName.SEGMENT)
    if found.declined in ("outside_vocabulary", "scene_only"):
        if outline and look.has("encoder"):
            return _alike(look, step)
        if found.declined == "scene_only":
            return StepResult(step, declined="scene_only")
    if found.declined:
        return found.refusal(step)
    verdict = judge(look)
    notes = found.notes if verdict.clouds is None else (*found.notes, "partly_cloudy")
    return StepResult(
        step,
        confidence=found.confidence,
        statements=found.statements,
        features=found.features,
        references=found.references,
        rasters=found.rasters if outline else (),
        notes=notes,
    )


def _alike(look: Look, step: Step) -> StepResult:
    """Places that look like the words, said to be no more than that."""
    if not look.has("encoder"):
        return StepResult(step, declined="outside_vocabulary")
    target = parse_phrase(step.phrase).targets[0]
    word = target.word or step.phrase
    label = label_of(target)
    sources = sources_of(label) if label else None
    told = sources is not None and (sources.scenes or sources.labels)
    found = similarity(look, word, sources if told else None)
    return StepResult(
        step,
        confidence=found.best,
        features=found.features,
        rasters=(Raster("similarity", found.values),),
        notes=("similarity_only",),
    )


def _classified(look: Look, step: Step) -> StepResult:
    """Scores of the step's labels (or of all scenes) for the view as a whole."""
    refused = _declined(look, step)
    if refused is not None:
        return refused
    encoder, seen = look.models.encoder, look.seen
    if step.labels:
        names = list(step.labels)
        pairs = zip(
            (seen.embedding, seen.grid, seen.scenes, seen.labels, seen.kinds),
            (seen.whole[3], seen.whole[4], *seen.whole[:3]),
        )
        every = ImageEvidence(*(np.concatenate([tiles, one[None]]) for tiles, one in pairs))
        scores = np.asarray(encoder.classify(every, names))
    else:
        names = list(encoder.scenes)
        scores = np.concatenate([seen.scenes, seen.whole[0][None]])
    tiles = seen.weights @ scores[:-1]
    mean = (tiles + scores[-1]) / 2 if len(seen.tiles) > 1 else tiles
    order = np.argsort(-mean, kind="stable")
    statements = tuple(
        Statement("class", names[i], float(mean[i]), expert="encoder") for i in order.tolist()
    )
    best = statements[0]
    return StepResult(step, value=best.label, confidence=best.score, statements=statements[:10])


def _refined(look: Look, step: Step, history: Sequence[HistoryTurn]) -> StepResult:
    """What the refinement's relations refer to, and what it may add."""
    query = parse_phrase(step.phrase)
    references = []
    for target in query.references:
        references += list(look_for(look, replace(query, targets=(target,))).features)
    candidates: tuple[Feature, ...] = ()
    if fold(step.phrase).startswith(("add", "include", "also", "plus", "append")):
        named = tuple(target for target in query.targets if target.label)
        # "Only the larger one" in between says nothing of what is looked for.
        run = [turn.plan for turn in reversed(history) if not turn.plan.choices]
        steps = [s for plan in run for s in plan.steps]
        phrase = next((s.phrase for s in steps if s.phrase and s.name is not StepName.REFINE), "")
        wanted = Query(named) if named else parse_phrase(phrase)
        candidates = look_for(look, wanted).features
    return StepResult(step, features=candidates, references=tuple(references))
