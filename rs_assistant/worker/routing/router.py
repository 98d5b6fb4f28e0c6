# SPDX-License-Identifier: GPL-2.0-or-later
"""From a message to a plan: follow-ups first, then competing cues, then the nearest known intent.

Nothing here looks at pixels. A message is data: whatever it says, the result is a plan made of the
steps of `rs_assistant.engine.plans`, and text about anything but imagery is declined.
"""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.routing.changes import change_hit
from rs_assistant.worker.routing.finishing import finished, of_kind
from rs_assistant.worker.routing.grammar import Reading, read
from rs_assistant.worker.routing.hit import Hit, Proposal
from rs_assistant.worker.routing.in_context import step_in_context
from rs_assistant.worker.routing.intent_head import IntentHead, TextEncoder
from rs_assistant.worker.routing.options import options
from rs_assistant.worker.routing.parts import parts_of
from rs_assistant.worker.routing.ranking import SURE, ranked
from rs_assistant.worker.routing.tongues import in_english
from rs_assistant.worker.routing.two_dates import about_two_dates
from rs_assistant.worker.routing.unclear import (
    UNDERSTOOD,
    names_a_place,
    not_understood,
    only_a_number,
    only_a_thing,
    particular_things,
    tells_which,
)

S = StepName
# Below this confidence of the cues the intent head is asked. Above the second it has its way, above
# the third without asking back.
DOUBTFUL, CONVINCED, CERTAIN = 0.82, 0.65, 0.8
# "larger than" alone asks for a comparison; with a unit or a thing behind it, it picks things.
COMPARING = 6.65


class Router:
    """Plans for messages; ``text_encoder`` None works with the grammar alone."""

    def __init__(self, text_encoder: TextEncoder | None = None) -> None:
        self._head = IntentHead.of(text_encoder) if text_encoder is not None else None

    def plan(self, message: str, views: int = 1, history: Sequence[HistoryTurn] = ()) -> Plan:
        """What to do about a message. Never raises; never an empty plan."""
        english = in_english(message)
        if english is None:
            # A language that the models don't know gets an honest sentence.
            return Plan((Step(S.DECLINE, question=message, style="language"),))
        reading = read(english)
        if not reading.text:
            return Plan((Step(S.HELP, question=message),), 0.5)
        # Where choices were offered, nothing was done that a message could lean on.
        past = [turn for turn in history if not turn.plan.choices]
        steps: list[Step] = []
        confidence = 1.0
        choices: tuple[Step, ...] = ()
        for part in parts_of(reading):
            proposal = self._proposal(part, views, past)
            step = proposal.step
            if not steps or steps[-1].name is S.DECLINE:
                # "I don't get it, explain": what is no wish gives way to what is one.
                steps.clear()
                confidence, choices = proposal.confidence, proposal.choices
            elif _same(step, steps[-1]) or step.name in (S.DECLINE, S.HELP):
                continue
            steps.append(step)
            past.append(HistoryTurn(part.text, Plan((step,))))
        return Plan(tuple(steps), confidence, choices)

    def _proposal(self, reading: Reading, views: int, history: Sequence[HistoryTurn]) -> Proposal:
        proposal = self._meant(reading, views, history)
        step = proposal.step
        if step.name in (S.COUNT, S.FIND, S.SEGMENT, S.MEASURE) and only_a_number(step.phrase):
            # "I see 5": of what, and what of it?
            return Proposal(Step(S.HELP, question=reading.original), 0.5)
        return proposal

    def _meant(self, reading: Reading, views: int, history: Sequence[HistoryTurn]) -> Proposal:
        if views == 2:
            step = about_two_dates(reading, history)
            if step is not None:
                return Proposal(step, 0.9)
        if history:
            step = step_in_context(reading, views, history)
            if step is not None:
                return Proposal(step, 0.9)
        if names_a_place(reading):
            return Proposal(Step(S.PLACE, question=reading.original), 0.8)
        labels = options(reading)
        if labels:
            return Proposal(Step(S.CLASSIFY, labels=labels, question=reading.original), 0.95)
        by_cues = _by_cues(reading, views, history)
        if self._head is None or by_cues.confidence >= DOUBTFUL:
            return by_cues
        name, probability = self._head.guess(reading.text, views)
        if name is by_cues.step.name or probability < CONVINCED:
            return by_cues
        if name is S.DECLINE and probability < CERTAIN:
            return by_cues  # a doubt is no reason to decline
        step = of_kind(name, reading, views, history)
        if probability >= CERTAIN or by_cues.step.name is S.DECLINE:
            return Proposal(step, probability)
        return Proposal(step, probability, (step, by_cues.step))


def _by_cues(reading: Reading, views: int, history: Sequence[HistoryTurn]) -> Proposal:
    """The step that the cues speak for."""
    change = change_hit(reading.text, views)
    cues = ranked(reading)
    if change is not None and not _outweighs(cues, views):
        return Proposal(finished(change, reading, history), min(1.0, change.weight / 10))
    if not cues or cues[0].weight < COMPARING:
        thing = particular_things(reading)
        if thing is not None:
            return thing
    if not cues or cues[0].weight < SURE:
        thing = only_a_thing(reading)
        if thing is not None:
            return thing
    if not cues:
        return not_understood(reading)
    step = finished(cues[0], reading, history)
    sure = min(1.0, cues[0].weight / 9)
    if step.name in (S.FIND, S.SEGMENT, S.COUNT) and tells_which(step.phrase):
        sure = max(sure, UNDERSTOOD)
    return Proposal(step, sure)


def _same(step: Step, other: Step) -> bool:
    """ "extract the roads and add them to the map" wishes for one layer."""
    return (step.name, step.phrase, step.labels) == (other.name, other.phrase, other.labels)


def _outweighs(cues: list[Hit], views: int) -> bool:
    """Whether another cue is so strong that "new" or "difference" was not about two dates."""
    if not cues:
        return False
    best = cues[0]
    limit = 10.5 if views == 2 else 9.5
    return best.weight >= limit and best.step in (
        S.DECLINE,
        S.HELP,
        S.SEARCH,
        S.SIMILAR,
        S.LOCALISE,
        S.PLACE,
    )
