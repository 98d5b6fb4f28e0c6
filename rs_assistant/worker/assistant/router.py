# SPDX-License-Identifier: GPL-2.0-or-later
"""From a message to a plan: follow-ups first, then competing cues, then the nearest known intent.

Nothing here looks at pixels. A message is data: whatever it says, the result is a plan made of the
steps below, and text about anything but imagery is declined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.language import fold, nearest
from rs_assistant.engine.lexicon import Kind, find, lookup, vocabulary
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.assistant import followups
from rs_assistant.worker.assistant.changes import change_hit
from rs_assistant.worker.assistant.cues import COMMANDS
from rs_assistant.worker.assistant.ellipsis import CHANGED_STEP, after_search, elliptical, resolved
from rs_assistant.worker.assistant.grammar import Reading, clean_phrase, is_everyday, is_known, read
from rs_assistant.worker.assistant.hit import Hit
from rs_assistant.worker.assistant.intent_head import IntentHead, TextEncoder
from rs_assistant.worker.assistant.intents import hits
from rs_assistant.worker.assistant.options import options as offered
from rs_assistant.worker.assistant.phrasing import phrase_of
from rs_assistant.worker.assistant.tongues import in_english

S = StepName
# Steps whose phrase is the noun phrase of the message.
_WITH_PHRASE = frozenset({S.COUNT, S.FIND, S.SEGMENT, S.MEASURE, S.LOCALISE, S.SEARCH})
SURE = 6.0
# Below this confidence of the cues the intent head is asked, and has its way above the other.
DOUBTFUL, CONVINCED = 0.82, 0.65


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
        past = list(history)
        steps: list[Step] = []
        confidence = 1.0
        choices: tuple[Step, ...] = ()
        for part in _parts(reading):
            step, sure, offered = self._step(part, views, past)
            if not steps:
                confidence, choices = sure, offered
            elif step == steps[-1] or step.name in (S.DECLINE, S.HELP):
                continue
            steps.append(step)
            past.append(HistoryTurn(part.text, Plan((step,))))
        return Plan(tuple(steps), confidence, choices)

    def _step(
        self, reading: Reading, views: int, history: Sequence[HistoryTurn]
    ) -> tuple[Step, float, tuple[Step, ...]]:
        if history:
            step = _follow_up(reading, views, history)
            if step is not None:
                return step, 0.9, ()
        if _names_a_place(reading):
            return Step(S.PLACE, question=reading.original), 0.8, ()
        options = offered(reading)
        if options:
            return Step(S.CLASSIFY, labels=options, question=reading.original), 0.95, ()
        planned = _by_cues(reading, views, history)
        if self._head is None or planned[1] >= DOUBTFUL:
            return planned
        name, probability = self._head.guess(reading.text, views)
        if name is planned[0].name or probability < CONVINCED:
            return planned
        return _of_kind(name, reading, views, history), probability, (planned[0],)


def _by_cues(
    reading: Reading, views: int, history: Sequence[HistoryTurn]
) -> tuple[Step, float, tuple[Step, ...]]:
    """The step that the cues speak for, how sure that is, and choices where it is not."""
    change = change_hit(reading.text, views)
    ranked = _ranked(reading)
    if change is not None and not _outweighs(ranked, views):
        return _finished(change, reading, history), min(1.0, change.weight / 10), ()
    best = ranked[0] if ranked else None
    bare = _bare(reading)
    if bare is not None and (best is None or best.weight < SURE):
        return bare
    if best is None:
        return _unknown(reading)
    return _finished(best, reading, history), min(1.0, best.weight / 9), ()


def _of_kind(name: StepName, reading: Reading, views: int, history: Sequence[HistoryTurn]) -> Step:
    """A step of a given name, with the phrase that its own cues or the lexicon find."""
    for hit in _ranked(reading):
        if hit.step is name:
            return _finished(hit, reading, history)
    change = change_hit(reading.text, views)
    if change is not None and name.needs_two_views:
        return _finished(Hit(name, SURE, change.phrase), reading, history)
    if name in _WITH_PHRASE or name in (S.CHANGE_COUNT, S.CHANGE_LOCATE, S.CHANGE_MEASURE):
        named = find(list(reading.words))
        return _finished(Hit(name, SURE, named[0].words if named else ""), reading, history)
    return _finished(Hit(name, SURE), reading, history)


def _parts(reading: Reading) -> list[Reading]:
    """ "describe this and count the ships" → two messages; a single one stays whole."""
    pieces = re.split(
        rf" ?[;] ?| ?,? (?:and then|then|and also|and|also|,) (?=(?:{COMMANDS})\b)", reading.listed
    )
    pieces = [piece.strip(" ,;") for piece in pieces if piece and piece.strip(" ,;")]
    if len(pieces) < 2:
        return [reading]
    parts = [read(piece) for piece in pieces]
    if any(not part.text for part in parts):
        return [reading]
    if any(_ELLIPSIS.fullmatch(part.text) for part in parts[1:]):
        return [reading]
    strong = [_weight(part) for part in parts]
    if re.fullmatch(
        r"(?:in|with) (?:\w+ ){1,3}(?:sentences?|words?|lines?|detail|terms|paragraphs?)",
        parts[0].text,
    ):
        return [reading]
    if strong[0] < SURE or ":" in reading.listed:
        # "please. describe": the first piece alone says nothing.
        return [reading]
    kept = [parts[0]]
    for part, weight in zip(parts[1:], strong[1:]):
        if weight >= SURE:
            kept.append(part)
        else:
            return [reading] if " ; " not in reading.listed else kept
    # The shares of one question: "is there water and is it clean" stay one answer.
    return [replace(part, original=part.listed) for part in kept] if len(kept) > 1 else kept


# "new buildings, how many?": the second piece asks about the first.
_ELLIPSIS = re.compile(
    r"(?:how (?:many|much|big|large|long)|where|which|why)(?: (?:is|are) (?:it|they|there))?"
)


def _weight(reading: Reading) -> float:
    ranked = _ranked(reading)
    change = change_hit(reading.text, 2)
    return max([hit.weight for hit in ranked] + ([change.weight] if change else []), default=0.0)


def _ranked(reading: Reading) -> list[Hit]:
    """Cues of a message, the best of each step, heaviest first."""
    best: dict[StepName, Hit] = {}
    for hit in hits(reading.text, reading.listed):
        hit = _adjusted(hit, reading)
        if hit.step not in best or hit.weight > best[hit.step].weight:
            best[hit.step] = hit
    return sorted(best.values(), key=lambda hit: -hit.weight)


def _kind(phrase: str) -> Kind | None:
    noun = clean_phrase(phrase)
    if not noun:
        return None
    target = parse_phrase(noun).targets[0]
    return target.kind


_EDITING = re.compile(
    r"(?:add|save|export|make|create|put|turn|convert|segment|outline|extract|map|count|delineate|"
    r"mask|digiti[sz]e|trace|draw)\b"
)
_YES_NO = re.compile(
    r"(?:is|are|was|were|does|do|did|has|have)\b(?! (?:it|you) (?:possible|able)\b)"
)
_NOT_A_THING = re.compile(
    r"(?:(?:current|selected|drawn|whole|main|key|marked|entire|important) )*(?:area|view|image|"
    r"picture|scene|map|region|place|"
    r"polygon|selection|photo|features?|parts?|things?|canvas|gist|details?|history|name|overview|"
    r"description|summary|caption|report|"
    r"difference|result|commands?|examples?|information|something|anything|everything|best|idea)s?"
)
_DOMAIN = frozenset(
    "this that these those it they here image picture view scene map area region place site "
    "location photo layer visible see shown show "
    "colour roof roofs left right top bottom north south east west middle center centre land view "
    "tile archive ground surface any there "
    "coast city town country pixel cloud clouds crop crops vegetation landscape river trees".split()
)


def _adjusted(hit: Hit, reading: Reading) -> Hit:
    """What the thing is decides between neighbours: cars are counted, forest is measured."""
    text = reading.text
    if hit.step in _WITH_PHRASE and hit.phrase and _NOT_A_THING.fullmatch(clean_phrase(hit.phrase)):
        return replace(hit, weight=min(hit.weight, 4.5), phrase="")
    if hit.step in (S.MEASURE, S.SEGMENT, S.FIND, S.COUNT) and _YES_NO.match(text):
        return replace(hit, weight=min(hit.weight, 7.3))
    if hit.step is S.SEARCH and _EDITING.match(text):
        return replace(hit, weight=5.0)
    if hit.step is S.FIND and hit.weight == 6.5 and _kind(hit.phrase) is None:
        return replace(hit, weight=3.0)
    if hit.step is S.MEASURE and hit.weight == 8.9 and lookup(clean_phrase(hit.phrase)) is None:
        return replace(hit, weight=3.0)
    if (
        hit.step is S.ANSWER
        and hit.weight < 8
        and not (set(reading.words) & _DOMAIN)
        and not find(text)
    ):
        # A question about nothing that could be on a map.
        return Hit(S.DECLINE, 6.6)
    if hit.step is S.COUNT and re.search(r"\b(?:how much|amount of)\b", text):
        return replace(hit, weight=hit.weight if _kind(hit.phrase) is Kind.OBJECT else 4.0)
    if hit.step is S.MEASURE and re.search(r"\bhow much\b", text) and hit.weight < 8.4:
        return replace(hit, weight=7.0 if _kind(hit.phrase) is Kind.OBJECT else hit.weight)
    shown = hit.step is S.FIND and re.match(r"(?:highlight|mark|show|display|reveal)\b", text)
    if shown and _kind(hit.phrase) is Kind.COVER:
        # Cover has no boxes: showing it is outlining it.
        return Hit(S.SEGMENT, hit.weight + 0.5, hit.phrase)
    return hit


def _outweighs(ranked: list[Hit], views: int) -> bool:
    """Whether another cue is so strong that "new" or "difference" was not about two dates."""
    if not ranked:
        return False
    best = ranked[0]
    limit = 10.5 if views == 2 else 9.5
    return best.weight >= limit and best.step in (
        S.DECLINE,
        S.HELP,
        S.SEARCH,
        S.SIMILAR,
        S.LOCALISE,
        S.PLACE,
    )


def _finished(hit: Hit, reading: Reading, history: Sequence[HistoryTurn]) -> Step:
    """The step with its phrase cleaned, pronouns resolved, question and style filled in."""
    phrase = ""
    if hit.step in _WITH_PHRASE:
        phrase = phrase_of(hit, reading)
        if followups.is_pronoun(phrase):
            named = find(reading.text, (Kind.OBJECT, Kind.COVER))
            phrase = (
                followups.thing(history)
                or (named[0].words if named else "")
                or ("" if phrase in ("", "it", "this") else phrase)
            )
    elif hit.step in (S.CHANGE_COUNT, S.CHANGE_LOCATE, S.CHANGE_MEASURE):
        phrase = clean_phrase(hit.phrase)
        if followups.is_pronoun(phrase):
            last = followups.last_step(history)
            back = re.search(r"\b(?:it|they|them|those|these)\b", reading.text)
            phrase = last.phrase if back and last and last.name.needs_two_views else ""
    elif hit.step is S.SIMILAR:
        match = re.search(
            r"\b(?:but|only|except|this time|just) (?P<p>with(?:out)? .+|in .+|near .+)$",
            reading.text,
        )
        phrase = clean_phrase(match["p"]) if match else ""
    style = followups.style_of(reading.text) if hit.step is S.DESCRIBE else ""
    return Step(hit.step, phrase, question=reading.original.strip(), style=style)


def _follow_up(reading: Reading, views: int, history: Sequence[HistoryTurn]) -> Step | None:
    """The step of a message that leans on history; None when it stands on its own."""
    last = followups.last_step(history)
    if last is None:
        return None
    text = reading.text
    about = followups.thing(history)
    ranked = _ranked(reading)
    best = ranked[0] if ranked else None
    changing = last.name.needs_two_views
    own = best is not None and best.weight >= 11
    if own and not (best and best.step is S.SIMILAR):
        return None
    if last.name in (S.SEARCH, S.SIMILAR):
        found = after_search(reading, last)
        if found is not None:
            return found
    if (
        best is not None
        and best.step is S.SEGMENT
        and best.weight >= 9.5
        and not followups.is_pronoun(clean_phrase(best.phrase))
    ):
        return None
    restyled = followups.restyled(reading, last)
    if restyled is not None:
        return restyled
    short = elliptical(reading, last, about, views, changing)
    if short is not None:
        return short
    refined = followups.refine_step(reading, last)
    if refined is not None:
        return refined
    further = followups.continued(reading, last, history, alone=best is None or best.weight < SURE)
    if further is not None:
        return further
    inner = re.sub(r"^(?:(?:and|or|but|so|then|now|ok|also|what about|how about) )+", "", text)
    if inner != text and inner:
        return _follow_up(read(inner), views, history) or _of_its_own(
            read(inner), reading, views, history, changing
        )
    if best is not None and best.step in _WITH_PHRASE and best.weight >= SURE:
        phrase = phrase_of(best, reading)
        if followups.is_pronoun(phrase) or re.search(r"\bof (?:them|those|these)\b", text):
            return resolved(best, phrase, reading, last, about, changing and views == 2)
    return None


def _of_its_own(
    inner: Reading, whole: Reading, views: int, history: Sequence[HistoryTurn], changing: bool
) -> Step | None:
    change = change_hit(inner.text, views)
    if change is not None:
        return _finished(change, whole, history)
    ranked = _ranked(inner)
    if not ranked or ranked[0].weight < SURE:
        return None
    step = _finished(ranked[0], inner, history)
    if changing and views == 2 and step.name in (S.COUNT, S.MEASURE) and len(inner.words) < 5:
        return replace(step, name=CHANGED_STEP[step.name])
    return step


def _names_a_place(reading: Reading) -> bool:
    """A name that no lexicon knows: "is this Rotterdam?"."""
    asked = fold(re.sub(r"[?!.]", "", reading.original)).strip()
    match = re.fullmatch(
        r"is (?:this|that|it)(?: (?:in|near|the city of))? (?P<name>[^\W\d_]+(?:[ \-][^\W\d_]+)?)",
        asked,
    )
    if match is None:
        return False
    words = re.split(r"[ \-]", match["name"])
    return not any(is_everyday(word) or nearest(word, vocabulary()) for word in words)


def _bare(reading: Reading) -> tuple[Step, float, tuple[Step, ...]] | None:
    """Only a thing is named ("tanks pls"): the likeliest step, and the others to choose from."""
    noun = clean_phrase(reading.text)
    asking = r"(?:wh\w+|how|is|are|do|does|did|can|could|write|tell|give|compute)\b"
    if not noun or len(noun.split()) > 6 or re.match(asking, reading.text):
        return None
    target = parse_phrase(noun).targets[0]
    if target.label is None:
        return None
    names = [S.FIND, S.COUNT, S.SEGMENT] if target.kind is Kind.OBJECT else [S.SEGMENT, S.MEASURE]
    if target.kind is Kind.SCENE:
        names = [S.FIND, S.SEARCH]
    steps = [Step(name, noun, question=reading.original) for name in names]
    if reading.question:
        steps.insert(0, Step(S.ANSWER, question=reading.original))
    return steps[0], 0.5, tuple(steps)


def _unknown(reading: Reading) -> tuple[Step, float, tuple[Step, ...]]:
    """Nothing matched: off-topic when nothing in it belongs to imagery, otherwise a choice."""
    original = reading.original
    words = reading.words
    named = find(list(words))
    if named:
        noun = named[0].words
        offered = (
            Step(S.ANSWER, question=original),
            Step(S.FIND, noun, question=original),
            Step(S.SEGMENT, noun, question=original),
        )
        return offered[0], 0.4, offered
    if re.match(r"(?:what|describe|tell|explain|how does)\b", reading.text) and set(words) & {
        "image",
        "view",
        "picture",
        "scene",
        "region",
        "polygon",
        "rectangle",
        "selected",
        "map",
        "here",
    }:
        return (
            Step(S.DESCRIBE, question=original),
            0.4,
            (
                Step(S.DESCRIBE, question=original),
                Step(S.ANSWER, question=original),
            ),
        )
    if len(words) <= 3 and not all(is_known(word) for word in words):
        return (
            Step(S.DECLINE, question=original),
            0.4,
            (
                Step(S.DESCRIBE, question=original),
                Step(S.HELP, question=original),
            ),
        )
    return Step(S.DECLINE, question=original), 0.5, ()
