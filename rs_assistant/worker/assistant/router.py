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
from rs_assistant.worker.assistant.grammar import Reading, clean_phrase, is_everyday, is_known, read
from rs_assistant.worker.assistant.intent_head import IntentHead, TextEncoder
from rs_assistant.worker.assistant.intents import COMMANDS, Hit, change_hit, hits
from rs_assistant.worker.assistant.tongues import in_english

S = StepName
# Steps whose phrase is the noun phrase of the message.
_WITH_PHRASE = frozenset({S.COUNT, S.FIND, S.SEGMENT, S.MEASURE, S.LOCALISE, S.SEARCH})
_WITH_QUESTION = frozenset({S.ANSWER, S.CHANGE_QUESTION, S.PLACE, S.DESCRIBE})
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
        options = _options(reading)
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
    change = change_hit(reading.text, views, reading.question)
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
    change = change_hit(reading.text, views, reading.question)
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


def _weight(reading: Reading) -> float:
    ranked = _ranked(reading)
    change = change_hit(reading.text, 2, reading.question)
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
    r"(?:add|save|export|make|create|put|turn|convert|segment|outline|extract|map|count|delineate|mask|digiti[sz]e|trace|draw)\b"
)
_NOT_A_THING = re.compile(
    r"(?:(?:current|selected|drawn|whole|main|key|marked|entire|important) )*(?:area|view|image|picture|scene|map|region|place|"
    r"polygon|selection|photo|features?|parts?|things?|canvas|gist|details?|history|name|overview|description|summary|caption|report|"
    r"difference|result|commands?|examples?|information|something|anything|everything|best|idea)s?"
)
_DOMAIN = frozenset(
    "this that these those it they here image picture view scene map area region place site location photo layer visible see shown show "
    "colour roof roofs left right top bottom north south east west middle center centre land view tile archive ground surface any there "
    "coast city town country pixel cloud clouds crop crops vegetation landscape river trees".split()
)


def _adjusted(hit: Hit, reading: Reading) -> Hit:
    """What the thing is decides between neighbours: cars are counted, forest is measured."""
    text = reading.text
    if hit.step in _WITH_PHRASE and hit.phrase and _NOT_A_THING.fullmatch(clean_phrase(hit.phrase)):
        return replace(hit, weight=min(hit.weight, 4.5), phrase="")
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
    if hit.step is S.FIND and re.match(r"(?:highlight|mark|show|display|give|reveal)\b", text):
        if _kind(hit.phrase) is Kind.COVER:
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
        phrase = _phrase(hit, reading)
        if followups.is_pronoun(phrase):
            phrase = followups.thing(history) or ("" if phrase in ("", "it", "this") else phrase)
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


_SEARCH_PLACE = (
    r"(?:(?:in|from|within|through|of|across|over|inside|on|among|throughout|amongst) )?(?:(?:the|my|our|all|this|whole|these|any|entire|other|loaded|local|image|indexed|"
    r"index of|imagery|raster|open|tile|your|stored) )*(?:archive|archives|index|catalogue?|database|collection|library|repository|dataset|holdings|images|layers|imagery|"
    r"pictures|photos|scenes|tiles|rasters|data|files|folder|project|mosaic|chips|stack|image base|views|places|archived images)"
)
_SEARCH_HEAD = re.compile(
    rf"^(?:(?:find|show|search|get|list|give|retrieve|fetch|look|bring|display|pull|which|what|want|need|are|there|do|have|is|any|query|browse|see|locate|scan|look up|check|go|does|i|we|through|for|me|us|up|out|all|of|the|my|other|more|some|every|an?|in|from|within|through|our|archive'?s?|where|can|dig|see|indexed|loaded|for me|mine) )*"
    rf"(?:(?:{_SEARCH_PLACE}|images?|pictures?|tiles?|scenes?|photos?|rasters?|chips?|places?|views?|patches|layers?|locations?|sites?|spots?)(?: (?:in|from|within|of) {_SEARCH_PLACE})? )+"
    r"(?:(?:of|for|with|showing|shows?|that|which|contain|contains|containing|has|have|having|depict|depicts|depicting|include|includes|are|is|look|looks|looking|like|where|there|i|can|see|featuring|feature|display|similar to|to find|and|find|hold|was|were|you) )+"
)


def _phrase(hit: Hit, reading: Reading) -> str:
    text = hit.phrase or reading.text
    if hit.step is S.SEARCH:
        return _search_phrase(reading.text)
    if hit.step is S.LOCALISE:
        text = re.sub(
            rf"^(?: ?(?:in|on|within|of) (?:this|the|that|my) \w+)?(?: (?:is|are|would|could|might) )?(?:there )?",
            "",
            f"{text}",
        ).strip()
        text = re.sub(r"^(?:of|for|showing|where|is|are|be) ", "", text)
        text = re.sub(
            r" (?:heat map|likelihood map|probability map|similarity map|most likely)$", "", text
        )
        if not text:
            before = re.sub(
                r"\b(?:heat map|hot spots?|likelihood map|probability map|similarity map|make|show|create|me|a|for)\b",
                " ",
                reading.text,
            )
            text = " ".join(before.split())
        return re.sub(r" be$", "", re.sub(r"\b(?:the|a|an) ", "", clean_tail(text)))
    if hit.step is S.MEASURE and not hit.phrase:
        lead = re.match(r"(?P<p>(?!how|what|by).+?) (?:how (?:many|much)|in) \S+$", reading.text)
        text = lead["p"] if lead else text
    if hit.step is S.MEASURE:
        text = re.sub(
            r"^(?:(?:the|this|total|whole|combined|area|size|extent|surface|length|of|covered|by|is|are|distance|between|under|there|in|land|view|image|as) )+",
            "",
            f"{text} ",
        ).strip()
        text = re.sub(
            r" (?:is there|are there|do we have|does it have|take up|takes up|cover|covers|occupy|occupies|covered|occupied|have|has|make up|in size|measure|extend|here|visible|fill|fills|spread|stretch|reach|grow|altogether)(?: .*)?$",
            "",
            text,
        )
        text = re.sub(r" (?:does|do|did) .*$", "", text)
        text = re.sub(
            r" (?:is|are) (?:there|visible|shown|in|covered|on|present|here)(?: .*)?$", "", text
        )
    if hit.step is S.COUNT:
        text = _counted(text)
    if hit.step is S.FIND:
        text = re.sub(
            r"^(?:out )?(?:where )?(?:(?:the|all|any|some|are|is|there|can|i|you|we|find|see) )+",
            "",
            text,
        )
        text = re.sub(
            r" (?:is|are|lies?|stands?)$",
            "",
            re.sub(
                r" (?:run|runs|go|flow|flows|end|start|lie|lies|can be (?:found|seen)|to be found|located|hiding|situated|found|parked|lying|moored)$",
                "",
                text,
            ),
        )
    if hit.step is S.SEGMENT:
        text = re.sub(
            r"^(?:(?:make|create|give|me|i|need|draw|get|generate|produce|show|want|do|build|add|a|an|the|new|layer|mask|map|polygons?|outlines?|of|for|with|around|from|to|shapes?|out|segmentation|vector) )+(?=\w)",
            "",
            text,
        )
    text = clean_phrase(text)
    return text


def clean_tail(text: str) -> str:
    """Like `clean_phrase`, but what stands in front stays."""
    return clean_phrase(text)


_COUNT_TAIL = re.compile(
    r" (?:(?:are|is|were|was|do|does|did|can|could|have|has|exist|exists|appear|appears|stand|lie|you|we|i|in total|there|that are|which are|that|which|currently|would|should|might|may|must|cross|crosses|fit|fits|contain|contains|lie|lies|live|lead|leads|connect|connects|float|grow|belong|surround|surrounds|line|show|shows|say|make|makes|be) ?)+(?:\b.*)?$"
)
_KEPT_RELATION = re.compile(
    r"\b(?:near(?:est)?|next to|close to|closest|along|beside|left of|right of|above|below|between|north of|south of|east of|west of|within \d+|smaller than|larger than|bigger than|longer than|adjacent|around|in the (?:top|bottom|left|right|upper|lower|north|south|east|west|middle|cent)\w*|at the (?:top|bottom|left|right)|on the (?:left|right|top|bottom)|by the|outside|less than \d|more than \d)\b.*$"
)
_DROPPED_RELATION = re.compile(
    r" (?:on|in|at|inside|within|across|over|from|of|parked|moored|docked|anchored|standing|sailing|lying|floating|growing|driving|visible|flying|located|throughout|sitting|waiting|around here)\b(?: .*)?$"
)


def _counted(text: str) -> str:
    """ "planes on the apron" → "planes"; a relation that geometry can decide stays."""
    related = _KEPT_RELATION.search(text)
    head = text[: related.start()] if related else text
    relation = related[0] if related else ""
    head = re.sub(r"^(?:of the |of |the )", "", head)
    of_them = re.match(
        r"^(?:of )?(?:them|those|these|they)(?: all)? (?:are|is|were|look|have|lie|stand) (?P<p>.+)$",
        text,
    )
    if of_them:
        return clean_phrase(of_them["p"])
    head = _COUNT_TAIL.sub("", f"{head} ".replace("  ", " ")).strip()
    head = _DROPPED_RELATION.sub("", head)
    return f"{head} {relation}".strip()


def _search_phrase(text: str) -> str:
    place = re.sub(
        rf"(?: (?:in|from|within|through|of|across|over|inside|on|among|throughout|amongst) {_SEARCH_PLACE[_SEARCH_PLACE.index('(?:(?:the|my') :]})+$",
        "",
        f" {text}",
    ).strip()
    rest = _SEARCH_HEAD.sub("", f"{place} ").strip()
    rest = re.sub(
        r"^(?:search|find|retrieve|query|browse|look|fetch|show|get|list|give|locate|display|see|scan|bring|pull|want|need|look up)(?: (?:me|us|for|up|out|through|all|any|some|in|of|other|where|we|have|can|i|see))*(?= |$)",
        "",
        rest,
    ).strip()
    rest = re.sub(rf"^{_SEARCH_PLACE}(?: (?:for|with|of|showing|that))*(?= )", "", rest).strip()
    rest = re.sub(
        r"^(?:for|of|with|showing|that look like|looking like|like|containing|is there|are there) ",
        "",
        rest,
    )
    return clean_phrase(rest)


_NO_CHOICE = frozenset(
    "rural urban day night summer winter wet dry empty full city countryside yes no true false flat hilly not "
    "old new more less left right clean dirty crowded natural artificial man-made open closed big small dense sparse "
    "busy quiet light dark morning evening".split()
)


def _options(reading: Reading) -> tuple[str, ...]:
    """The labels of "is this an airport, a port or a stadium?"; empty when nothing is offered."""
    text = reading.listed
    match = (
        re.match(
            r"(?:is|was|could|would|does)(?: (?:this|that|it|the (?:image|scene|view|place|area|picture|site|region)|here))(?: (?:image|scene|view|place|area|picture|site|region|here|be|show|rather|more|look like|more like|of|showing|depict|show me|likely|look more like))* (?P<o>.+(?: or | vs |,).+)$",
            text,
        )
        or re.match(
            r".*\b(?:which|what|choose|pick|classify|categori[sz]e|label|decide|select|assign|best|options?|labels?|classes|categories|fits?|tag)\b[^:]*: (?P<o>.+)$",
            text,
        )
        or re.match(
            r"(?:choose|pick|decide|select|classify|categori[sz]e|label|tag)(?: \w+){0,5}? (?:between|from|as|into|among|of|one) (?:either )?(?P<o>.+(?:,| or | and | vs ).+)$",
            text,
        )
        or re.match(
            r"(?:which|what)(?: \w+){0,7}? (?:best|better|fits?|is it|this|these|it|matches|applies|view|scene|image|likely)(?: \w+){0,2}? ?, (?P<o>.+(?:,| or ).+)$",
            text,
        )
        or re.match(
            r"(?P<o>(?:(?:an? )?[a-z\-]+(?: [a-z]+)? ?(?:,|/|or|vs) )+(?:or )?(?:an? )?[a-z\-]+(?: [a-z]+)?)$",
            text,
        )
        or re.match(r"what is (?:this|it|that|here|shown)(?: \w+)? ?[,:] (?P<o>.+ or .+)$", text)
        or re.match(
            r"(?P<o>[a-z\- ]+(?:, [a-z\- ]+)*,? or [a-z\- ]+) ?[,;:] (?:which|what|choose|pick|decide)\b.*$",
            text,
        )
    )
    if match is None:
        return ()
    given = match["o"].replace(" ; ", " , ")
    given = re.sub(r" ?, (?:which|what|choose|pick)\b.*$", "", given)
    given = re.sub(r"^(?:(?:more|rather|likely|either) )+", "", given)
    names = re.split(r" ?, ?(?:or |and )?| or | vs | and ", given)
    labels = tuple(
        name
        for name in (
            clean_phrase(re.sub(r"^(?:rather|more like|like|of) ", "", name)) for name in names
        )
        if name
    )
    if len(labels) < 2 or any(len(label.split()) > 4 for label in labels):
        return ()
    words = {word for label in labels for word in label.split()}
    if words & _NO_CHOICE and not all(lookup(label, typos=False) for label in labels):
        return ()
    if words <= (_NO_CHOICE | {"area", "areas", "region", "setting"}):
        return ()
    explicit = ":" in text or re.match(
        r"(?:choose|pick|decide|select|classify|categori[sz]e|label|which|what|tag)\b", text
    )
    known = [lookup(label) for label in labels]
    if explicit:
        return labels if sum(term is not None for term in known) * 3 >= len(labels) else ()
    if re.match(r"(?:is|was|could|would|does)\b", text):
        return labels if sum(term is not None for term in known) * 2 >= len(labels) else ()
    between = " or " in text or " vs " in text or "/" in reading.original
    return labels if all(known) and between else ()


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
        found = _after_search(reading, last)
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
    short = _elliptical(reading, last, about, views, changing)
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
        phrase = _phrase(best, reading)
        if followups.is_pronoun(phrase) or re.search(r"\bof (?:them|those|these)\b", text):
            return _resolved(best, phrase, reading, last, about, changing and views == 2)
    return None


def _of_its_own(
    inner: Reading, whole: Reading, views: int, history: Sequence[HistoryTurn], changing: bool
) -> Step | None:
    change = change_hit(inner.text, views, inner.question)
    if change is not None:
        return _finished(change, whole, history)
    ranked = _ranked(inner)
    if not ranked or ranked[0].weight < SURE:
        return None
    step = _finished(ranked[0], inner, history)
    if changing and views == 2 and step.name in (S.COUNT, S.MEASURE) and len(inner.words) < 5:
        return replace(step, name=_CHANGED_STEP[step.name])
    return step


_CHANGED_STEP = {
    S.COUNT: S.CHANGE_COUNT,
    S.FIND: S.CHANGE_LOCATE,
    S.SEGMENT: S.CHANGE_LOCATE,
    S.MEASURE: S.CHANGE_MEASURE,
}


def _resolved(
    hit: Hit, phrase: str, reading: Reading, last: Step, about: str, changing: bool
) -> Step:
    """A step about "them": the last thing; after a comparison, what changed."""
    of_them = re.search(
        r"\bof (?:them|those|these) (?:are|is|were|have been) (?P<p>.+)$", reading.text
    )
    if changing:
        name = _CHANGED_STEP.get(hit.step, hit.step)
        named = (
            of_them["p"] if of_them else phrase if not followups.is_pronoun(phrase) else last.phrase
        )
        return Step(name, clean_phrase(re.sub(r"^new$", "", named)), question=reading.original)
    if of_them:
        named = clean_phrase(of_them["p"])
        if lookup(named, typos=False) is None:
            named = (
                f"{named} {about}".strip()
                if len(named.split()) == 1
                else f"{about} {named}".strip()
            )
        return Step(hit.step, named, question=reading.original)
    return Step(hit.step, about or phrase, question=reading.original)


_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|last|next|previous|1st|2nd|3rd|4th|5th|top|best|other|number \d+|no \d+|#?\d+)"


def _after_search(reading: Reading, last: Step) -> Step | None:
    text = reading.text
    which = re.search(
        rf"\b{_ORDINAL}(?: (?:one|result|hit|match|image|picture|place|tile|view))?\b", text
    )
    if re.match(
        r"(?:more|others?|similar|find|show|something|anything|ones?|like)\b.*\b(?:like|similar to|similar)\b|^like the\b",
        text,
    ) or re.search(
        r"\bmore (?:like|of) (?:the|this|that|these|number|it)\b|\bsimilar (?:to )?", text
    ):
        match = re.search(
            r"\b(?:but|only|just|and) (?P<p>with(?:out)? .+|in .+|near .+|at .+|on .+|next .+|larger.*|smaller.*|bigger.*|no .+|more .+|less .+|greener.*|closer.*)$",
            text,
        )
        return Step(S.SIMILAR, clean_phrase(match["p"]) if match else "", question=reading.original)
    if re.match(
        r"(?:more|next|more results|show more|further|next page|other ones|others|any more|show me more|more please|keep searching|next ones|more of them|the next \w+|anything else|what else)(?: results| ones| hits| matches| please| of them)*$",
        text,
    ):
        return Step(last.name, last.phrase, question=reading.original)
    if which and re.match(
        rf"(?:and |then |now |ok )*(?:the )?{_ORDINAL}(?: (?:one|result|hit|match|image|picture|place|tile|view))?(?: please)?$",
        text,
    ):
        return Step(S.DESCRIBE, question=reading.original)
    if (
        which
        and re.match(
            r"(?:what is (?:in|on|at|shown in|visible in|the)|show(?: me)?|open|describe|tell me about|what about|and what about|look at|explain|more about|what does|zoom to|go to|see|and)\b",
            text,
        )
        and not find(text, (Kind.OBJECT, Kind.COVER))
    ):
        return Step(S.DESCRIBE, question=reading.original)
    noun = re.match(
        r"^(?:(?:and|what about|how about|now|or|also|same for|only|just|then|try|instead) )+(?P<p>.+)$",
        text,
    )
    if noun and not re.match(r"(?:where|how|what|why|is|are|does|do)\b", noun["p"]):
        with_thing = re.match(
            r"(?:those |the ones? |these )?(?P<p>(?:with|near|in|at|on|without|along) .+)$",
            noun["p"],
        )
        if with_thing:
            return Step(
                S.SEARCH,
                clean_phrase(f"{last.phrase} {with_thing['p']}"),
                question=reading.original,
            )
        return Step(S.SEARCH, clean_phrase(noun["p"]), question=reading.original)
    return None


def _elliptical(
    reading: Reading, last: Step, about: str, views: int, changing: bool
) -> Step | None:
    """ "where?", "how many?", "by how many hectares?", "outline it": the thing is unsaid."""
    text = re.sub(r"^(?:and|but|so|ok|then|now) ", "", reading.text)
    asked = reading.original
    two = changing and views == 2
    changed = last.phrase or (about if last.name is S.CHANGE_QUESTION else "")
    if re.fullmatch(
        r"(?:where|where exactly|whereabouts|where about|where (?:is|are|was|were|did) (?:it|they|that|this|those|these|them|he|she)(?: all)?(?: (?:exactly|happen|located|then|happening|be|now|change|changed))*|in (?:which|what) (?:part|area|corner|side|region|direction)s?(?: (?:of .*|exactly))?|which (?:part|area|side|corner|place|parts|areas)s?|show (?:me|them|it|me where|where|it to me|them to me|me them|them on the map|me on the map|that|those|these|me the places|me that|me it)|show me where.*|(?:show (?:me |it |them )?)?on (?:the|a|my) map|point (?:them|it) out|locations?|find (?:them|it|those|these)|locate (?:them|it)|box (?:them|it)|put boxes around (?:them|it|those|these|each)|where on the (?:map|image|picture)|where to find (?:them|it)|where at|position|mark (?:them|it)|highlight (?:them|it|those|these)|zoom (?:to|in on) (?:them|it))",
        text,
    ):
        name = S.CHANGE_LOCATE if two else S.FIND
        return Step(name, changed if two else about, question=asked)
    if re.fullmatch(
        r"(?:how many|how many (?:are|is|were) (?:there|they|it|these|those|that)(?: in total| all together| altogether| exactly)?|how many of (?:them|those|these)(?: are there)?|count(?: them| it| those| these| all)?|number|the number|how many exactly|what number|how many in total|how many then|count how many|how many do you (?:see|count|find)|and the number|total|quantity|number of them|count please)",
        text,
    ):
        return Step(S.CHANGE_COUNT if two else S.COUNT, changed if two else about, question=asked)
    if re.fullmatch(
        r"(?:(?:by )?how (?:much|many (?:hectares|ha|m2|km2|acres|square \w+|percent))(?: (?:is|was|are|were|does|do|did) (?:that|it|this|they|those|these))?(?: (?:in (?:hectares|ha|m2|km2|percent|total|square \w+)|cover|grow|shrink|change|lost|gained|of it|make|exactly|change by|occupy|of the (?:view|image|area|scene)))*|how (?:big|large|long|wide|extensive|much area|much space)(?: (?:is|are|was|were) (?:it|they|that|this|those|these|each|each of them|each one|them|the area|the change|the changes|the difference))?(?: (?:exactly|in total|all together|altogether|in (?:hectares|ha|m2|km2|acres|square \w+|total)))*|(?:what|which|the|its|their|what is (?:the|its|their))? ?(?:total )?(?:area|size|surface|extent|length|share|percentage|percent|proportion)(?: (?:of (?:it|them|that|this|those|these|each))| please| in (?:hectares|ha|m2|km2|acres|percent|square \w+)| is (?:it|that|this|covered)| covered| do they cover| does it cover| do they have)*|in (?:hectares|ha|m2|km2|acres|percent|square \w+)|measure (?:it|them|that|those|these|this|each)|what (?:area|share|percentage) (?:is|are|does|do) (?:it|that|they|this)(?: \w+)*|by how much|by what percentage|what percentage|hectares|how much land|and in hectares|as a percentage|how much of (?:the )?(?:view|image|area|scene|it|that|land)(?: is (?:that|it|this))?)",
        text,
    ):
        return Step(
            S.CHANGE_MEASURE if two else S.MEASURE, changed if two else about, question=asked
        )
    outline = re.fullmatch(
        r"(?:segment|outline|extract|mask|delineate|digiti[sz]e|vectori[sz]e|trace|map|polygoni[sz]e|draw|contour|cut out|isolate)(?: (?:it|them|that|those|these|this|all|all of them|each|each one|each of them|them all|out|outlines|please|polygons|as polygons|their outlines?|its outline))*|(?:make|create|add|draw|give me|export|save|turn|put|get|show|convert|load|store|want|need)(?: me)?(?: (?:it|them|that|those|these|this|all of them|a|an|the|as|to|into|on|in|around|of|for|with|new|vector|outlines?|polygons?|layer|layers|mask|masks|shapefile|geojson|map|project|my|each|all|from|geopackage|features|now))+|(?:as|polygons?|outlines?|layer|mask|shapes?|masks)(?: (?:a|layer|polygons?|please|vector|too|of|them|it|those|that|new))*",
        text,
    )
    if outline and re.search(
        r"\b(?:segment|outlines?|extract|mask|masks|delineate|digiti[sz]e|vectori[sz]e|trace|map|polygoni[sz]e|polygons?|layers?|shapefile|geojson|contour|export|vector|cut out|isolate|shapes?|draw|geopackage|save)\b",
        text,
    ):
        return Step(
            S.CHANGE_LOCATE if two else S.SEGMENT, changed if two else about, question=asked
        )
    if re.fullmatch(
        r"(?:describe|explain|caption|summari[sz]e)(?: (?:it|them|that|this|those|these|what changed))?(?: (?:again|too|please|as well|in detail|in words))*",
        text,
    ):
        if two:
            return Step(S.CHANGE_CAPTION, question=asked)
        return Step(S.DESCRIBE, question=asked, style=followups.style_of(text))
    if re.fullmatch(
        r"(?:why|are you sure|really|sure|is that right|is that correct|how sure are you|how certain are you|how do you know|how come|are you certain|how confident are you|when|since when)(?: .{0,20})?",
        text,
    ):
        return Step(S.CHANGE_QUESTION if two else S.ANSWER, question=asked)
    if re.match(r"how many of (?:them|those|these)\b", text) and two:
        match = re.search(r"\b(?:are|is|were|have been|was) (?P<p>.+)$", text)
        return Step(S.CHANGE_COUNT, clean_phrase(match["p"]) if match else "", question=asked)
    if two:
        short = re.fullmatch(
            r"(?:and )?how many (?P<p>(?:new )?[a-z\- ]+?)(?: (?:then|exactly|in total|changed|were added|are new))?",
            text,
        )
        if short and not re.search(r"\b(?:are there|is there|in the|are|do|can)\b", text):
            return Step(
                S.CHANGE_COUNT, clean_phrase(re.sub(r"^new ", "", short["p"])), question=asked
            )
        if re.match(
            r"(?:is|are|was|were|did|do|does|has|have) (?:it|they|that|this|those|these|there)\b",
            text,
        ) and not re.search(r"\b(?:first|second) (?:date|image)\b", text):
            return Step(S.CHANGE_QUESTION, question=asked)
    if re.match(
        r"(?:is|are|was|were|do|does|did|has|have|can) (?:it|they|that|those|these|any of them|all of them|one of them|both|each)\b",
        text,
    ) and not re.search(r"\bor\b", text):
        return Step(
            S.ANSWER,
            about if about and followups.is_pronoun(text.split()[1]) else "",
            question=asked,
        )
    if (
        re.match(
            r"(?:which|what) (?:one|of them|ones|of those|of these|is|are)?(?: (?:is|are))?(?: the)? ?(?:(?:second|third|two|three) )?(?:largest|biggest|smallest|longest|closest|nearest|northernmost|southernmost|leftmost|rightmost|easternmost|westernmost)\b",
            text,
        )
        and about
    ):
        match = re.search(
            r"(?P<p>(?:(?:second|third|two|three) )?(?:largest|biggest|smallest|longest|closest|nearest|northernmost|southernmost|leftmost|rightmost|easternmost|westernmost))(?P<r>.*)$",
            text,
        )
        assert match is not None
        rest = re.sub(r"^ (?:one|ones|of them)", "", match["r"])
        return Step(S.FIND, clean_phrase(f"{match['p']} {about}{rest}"), question=asked)
    return None


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


def _bare_phrase(reading: Reading) -> str:
    return clean_phrase(reading.text)


def _bare(reading: Reading) -> tuple[Step, float, tuple[Step, ...]] | None:
    """ "tanks pls", "ships?": only a thing is named, so the likeliest step and the others to choose."""
    noun = clean_phrase(reading.text)
    asking = r"(?:what|which|who|how|why|when|where|is|are|do|does|did|can|could|write|tell|give|compute)\b"
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
