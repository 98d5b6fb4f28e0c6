# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages that lean on an earlier turn: "and the roads?", "where?", "only the larger ones"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rs_assistant.engine.lexicon import Kind, find, lookup
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.requests import HistoryTurn
from rs_assistant.worker.routing.grammar import Reading, clean_phrase, read

S = StepName
WITH_FEATURES = frozenset(
    {S.FIND, S.COUNT, S.SEGMENT, S.MEASURE, S.REFINE, S.CHANGE_LOCATE, S.LOCALISE}
)
_IDLE = frozenset({S.HELP, S.DECLINE})
PRONOUN = re.compile(
    r"^(?:(?:all|each|both|any|some|many|most|how many|the rest|one|two|three) (?:of )?)?(?:the )?(?:they|them|it|its|those|these|that|this|"
    r"ones?|theirs?|all|the same|same|there|here|those ones|these ones|that one|this one|the whole|things?|everything|each one|each|he|she|thing"
    r"|the others?|shapes?|polygons?|features?|objects?|instances?|detections?|results?|them all|all of them|they all|one of them|of them)$"
)
_SUPERLATIVE = (
    r"(?:largest|biggest|smallest|longest|shortest|closest|nearest|northernmost|southernmost|leftmost|rightmost|easternmost|westernmost|"
    r"topmost|bottommost|tiniest|widest|greatest|first|second|third|fourth|last|left|right|top|bottom|upper|lower|larger|smaller|bigger|"
    r"big|small|large|tiny|long|short|round|white|red|blue|green|dark|bright|northern|southern|eastern|western|middle|central|outer|inner)"
)
_REFINE_VERB = (
    r"keep|leave|retain|remove|delete|drop|discard|exclude|erase|get rid of|take away|take out|take off|throw out|throw away|hide|filter|"
    r"without|except|ignore|skip|omit|add|include|append|merge|join|combine|dissolve|unite|union|split|smooth|simplify|generali[sz]e|clean|"
    r"fill|close|buffer|grow|shrink|expand|enlarge|tighten|refine|straighten|undo|revert|restore|redo|subtract|intersect|lose|kill|cut|"
    r"sharpen|round off|round|deselect|unselect|select|limit|restrict|narrow|reduce|clip|thin|widen|trim|eliminate|square|regulari[sz]e|cancel|put back|bring back"
)
_REFINE = re.compile(
    rf"^(?:now |then |and |but |also |ok |no )*(?:{_REFINE_VERB})\b"
    r"|^(?:now |then |and |but |no )*(?:only|just|not|all but|all except|everything but|everything except|but not|but only|except|excluding|apart from|minus|plus)\b"
    r"|\b(?:only|instead)$|\bsmoother\b|\b(?:simpler|rounder|coarser|finer|tighter|looser|cleaner|straighter|less jagged|less detailed|fewer points|less points|fewer vertices|right-angled|right angles|rectangular)\b"
    r"|\btoo (?:rough|jagged|coarse|many points|detailed|big|small|edgy|angular|wobbly|blocky|pixelated)\b"
    r"|^(?:those|the ones?|ones?|these|which are|that are|which ones are|which of them are) (?!are\b)(?!is\b)\w+"
    r"|^(?:the )?(?:\d+ |two |three |four |five |ten |second |third )?(?:most )?"
    rf"{_SUPERLATIVE}(?: (?:left|right|two|three|four|five|\d+|largest|biggest|smallest|one|ones|of them|half|only|part|hand|side|corner|please|and|{_SUPERLATIVE}))*$"
    r"|^(?:smaller|larger|bigger|less|more|greater|longer|shorter|above|below|over|under|at least|at most|within|closer|near|nearest|closest|inside|outside|next to|left of|right of|along|north of|south of|east of|west of|between) (?:than |to )?.+$"
    r"|^make (?:them|it|the|these|those|all|edges|outlines|polygons)\b"
    r"|\b(?:you (?:have )?(?:missed|forgot|forgotten|overlooked)|is missing|are missing|missing one|one missing|is wrong|are wrong|is not (?:a|an|one)|are not|was wrong|is no|false positive|isn't (?:a|an))\b"
    r"|\b(?:the )?(?:one|ones|those|polygon|polygons|feature|features) (?:at|in|on|near|next|left|right|above|below|along|larger|smaller|bigger|with|by|close|within|inside|outside)\b"
)
_QUESTION = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|can|could|how|what|where|who|why|when|which (?:one|of them|is|are|date|year))\b"
)


def last_step(history: Sequence[HistoryTurn]) -> Step | None:
    """The latest step that was about imagery."""
    for turn in reversed(history):
        for step in reversed(turn.plan.steps):
            if step.name not in _IDLE:
                return step
    return None


def thing(history: Sequence[HistoryTurn]) -> str:
    """What "it" and "them" mean: the latest phrase, or the class named in the latest message."""
    for turn in reversed(history):
        for step in reversed(turn.plan.steps):
            if step.phrase and step.name is not S.REFINE:
                return step.phrase
            if step.name in (S.ANSWER, S.CHANGE_QUESTION, S.DESCRIBE, S.CHANGE_CAPTION, S.CLASSIFY):
                named = find(read(turn.message).text)
                objects = [item for item in named if item.term.kind is not Kind.SCENE] or list(
                    named
                )
                if objects:
                    return objects[0].words
    return ""


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase points back instead of naming something."""
    return not phrase or PRONOUN.match(phrase) is not None


def refine_step(reading: Reading, last: Step) -> Step | None:
    """An edit of the last result, or None."""
    text = reading.text
    if last.name not in WITH_FEATURES or _QUESTION.match(text) or not _REFINE.search(text):
        return None
    if (
        re.match(r"(?:more|less|shorter|longer|simpler|further)(?: \w+)?$", text)
        and last.name is S.DESCRIBE
    ):
        return None
    if re.match(r"more (?:like|of)\b", text):
        return None
    return Step(S.REFINE, refine_phrase(text), question=reading.original)


def refine_phrase(text: str) -> str:
    """ "remove the one at the top left" → "remove top left"; "only the larger ones" → "larger"."""
    text = re.sub(r"^(?:now|then|and|but|also|ok|no)(?= )", "", text).strip()
    text = re.sub(r"\b(?:you (?:have )?(?:missed|forgot|forgotten|overlooked))\b", "add", text)
    text = re.sub(r"^(?:there is |there are )?(.*?)\b(?:is|are) missing\b", r"add \1", text)
    text = re.sub(r"^(?:there is )?(?:one missing|missing one)\b", "add", text)
    text = re.sub(
        r"^(.*?)\b(?:is|are|was) (?:wrong|not (?:a|an|one)\b.*|no \w+|a false positive)\b.*",
        r"remove \1",
        text,
    )
    text = re.sub(
        r"^(?:get rid of|throw out|throw away|take away|take out|take off)\b", "remove", text
    )
    text = re.sub(
        r"^(square|round|clean|smooth)(?: (?:them|it|those|these|all))? (?:off|out|up)\b",
        r"\1",
        text,
    )
    text = re.sub(r"^not\b(?! (?:smaller|larger|bigger|more|less)\b)", "remove", text)
    text = re.sub(
        r"^(?:show|select|filter|limit|restrict|narrow|reduce|filter out)(?: (?:me|it|them|down|this|that|to|for|by))*(?: (?:only|just))?(?= |$)",
        "",
        text,
    ).strip()
    text = re.sub(
        r"^make (?:them|it|the \w+|these \w+|those \w+|all of them|edges|outlines|polygons|these|those|all)(?: (?:a bit|a little|more|much|bit|all|look))*",
        "",
        text,
    )
    text = re.sub(
        r"^(undo|revert|cancel|redo|merge|join|combine|dissolve|simplify|smooth|generali[sz]e|straighten|refine|clean|unite)\b(?: (?:up|that|this|it|them|these|those|all|the last (?:step|one|change|edit)|the (?:outlines?|polygons?|edges?|shapes?|features?|results?|boundar(?:y|ies)|borders?|contours?|masks?|ones?|geometr(?:y|ies))|of|together|into one|last|everything|please|a bit|a little|edges|outlines|polygons|outline|lines|boundaries))+$",
        r"\1",
        text,
    )
    text = re.sub(
        r"\b(?:the|a|an|only|just|please|ones|those|these|them|everything|every|anything|of them|show|all of|that are|which are|that is|which is|instead|again|any|all the)(?= |$)",
        " ",
        text,
    )
    text = re.sub(
        r"\b(?:one|polygons?|features?|all)(?= (?:at|in|on|next|near|left|right|above|below|along|smaller|larger|bigger|closest|nearest|with|by|close|within|inside|outside|$)|$)",
        " ",
        text,
    )
    text = re.sub(
        r"\b(?:at|in|on|from|to)(?: (?:far|very))? (?=(?:top|bottom|left|right|upper|lower|north|south|east|west|middle|cent(?:er|re)|northern|southern|eastern|western)\b)",
        "",
        " ".join(text.split()),
    )
    text = re.sub(r"\b(?:a )?(?:bit|little) |\b(?:much )(?=smooth|simpl)", "", f"{text} ").strip()
    text = re.sub(
        r"^(smoother|simpler|rounder|coarser|finer) (?:outlines?|edges?|polygons?|shapes?|boundaries|borders|lines|contours)$",
        r"\1",
        text,
    )
    text = re.sub(r"(?<=\w) one$|^one (?=\w)", "", " ".join(text.split()))
    text = re.sub(r"^(?:be|look|with|where|is|are|to)\b", "", " ".join(text.split()))
    return " ".join(text.split())


_AND = re.compile(
    r"^(?:(?:ok|now|then|so|and|or|but|also)\b ?)*(?:(?:and|or|plus|also|what about|how about|what of|same (?:for|with|question for|thing for|thing with)|the same (?:for|with)|"
    r"do (?:the same|it|that|this)(?: again)? (?:for|with)|now|now do|now the|then|repeat (?:for|with|that for|this for)|again (?:for|with)|and for|try|next|next up|likewise for|ditto for|as well as|with|for|do|"
    r"and what about|and how about|this time|instead|rather|i mean|i meant|sorry|no i mean|actually)\b ?)+(?P<p>.*)$"
)
_REGION = re.compile(
    r"^(?:the |in |on |at |to )*(?:the )?(?:(?:far|very) )?(?:(?:top|bottom|left|right|upper|lower|north\w*|south\w*|east\w*|west\w*|middle|cent(?:er|re)|other|first|second|drawn|selected|whole|entire|new|northern|southern) ?)+"
    r"(?:part|side|half|corner|area|region|image|view|date|picture|edge|quarter|one|third|end|bank|hand)?s?(?: of .*)?$"
)


def continued(
    reading: Reading, last: Step, history: Sequence[HistoryTurn], alone: bool
) -> Step | None:
    """The last step again for something else: "and the roads?".

    ``alone`` says that no cue claims the message, so that a bare "roads?" may be meant so too.
    """
    match = _AND.match(reading.text)
    bare = match is None
    phrase = reading.text if match is None else match["p"]
    tail = re.match(r"^(?P<p>.+?) (?:too|as well|also|instead|next|then)$", phrase)
    if tail:
        phrase, bare = tail["p"], False
    if not phrase:
        return None
    if _REGION.match(phrase):
        if bare:
            return None
        place = phrase.strip()
        about = last.phrase or ""
        return Step(
            last.name, f"{about} {place}".strip(), last.labels, reading.original, last.style
        )
    noun = clean_phrase(phrase)
    if re.match(
        r"(?:where|how|what|why|when|which|who|is|are|was|were|do|does|did|has|have|can)\b", phrase
    ):
        return None
    if bare and (not alone or lookup(noun) is None or len(noun.split()) > 4):
        return None
    if not bare and (
        len(noun.split()) > 6
        or re.match(
            r"(?:where|how|what|why|when|which|who|is|are|was|were|do|does|did|has|have|can)\b",
            phrase,
        )
    ):
        return None
    if not noun or is_pronoun(noun):
        return None
    name = last.name
    if name in (S.DESCRIBE, S.CLASSIFY, S.PLACE, S.SIMILAR):
        name = S.ANSWER
    elif name in (S.CHANGE_CAPTION, S.CHANGE_BINARY):
        name = S.CHANGE_QUESTION
    elif name is S.REFINE:
        name = S.SEGMENT
        for turn in reversed(history):
            for step in reversed(turn.plan.steps):
                if step.name in WITH_FEATURES and step.name is not S.REFINE:
                    name = step.name
                    return Step(name, noun, question=reading.original)
    if name.needs_two_views:
        noun = re.sub(r"^(?:new|newly built|additional|lost|demolished|changed) ", "", noun)
    wordless = name in (S.ANSWER, S.CHANGE_QUESTION)
    return Step(name, "" if wordless else noun, question=reading.original)


_STYLE = re.compile(
    r"\b(?:shorter|longer|briefer|brief|briefly|shorten|lengthen|more (?:detail(?:s|ed)?|precise(?:ly)?|specific|info|information|concise|words|text|depth)|less (?:detail(?:s|ed)?|words|text|wordy|verbose|technical)|(?:too|very|so) (?:long|short|detailed|vague|brief|wordy)|"
    r"in (?:one|two|three|a few|1|2|3|fewer|more|other|simple|simpler|plain|your own) (?:sentences?|words?|lines?|terms|detail|paragraphs?)|simpler|rephrase|reword|rewrite|say (?:it|that|this)|expand on|elaborate|once more|again|"
    r"summari[sz]e (?:it|that|this)$|for a report|as a report|go on|tell me more|continue|as bullet|bullets?|bullet points?|more|in detail|detailed|one sentence|simplify|like i am five|make it|condense|tl dr|extend it|try again|details|shorten it|describe it (?:again|better|shorter|in more detail|differently)|differently|keep going|what else|anything else|formal\w*|for children|one line)\b"
)


def restyled(reading: Reading, last: Step) -> Step | None:
    """ "shorter please", "say it in more detail": the last description in other words."""
    if last.name not in (
        S.DESCRIBE,
        S.CHANGE_CAPTION,
        S.PLACE,
        S.ANSWER,
        S.CHANGE_QUESTION,
        S.SIMILAR,
        S.SEARCH,
    ):
        return None
    text = reading.text
    if len(text.split()) > 9 or not _STYLE.search(text):
        return None
    if re.search(
        r"\b(?:like (?:this|that|the)|of (?:this|that|these|those)|than|with|but|how|where|many|archive)\b",
        text,
    ) and last.name in (
        S.SIMILAR,
        S.SEARCH,
    ):
        return None
    if re.match(
        r"(?:is|are|was|were|how many|how much|how|where|did|has|have|which|do|does)\b", text
    ):
        return None
    if find(text) and not re.search(r"\b(?:describe|say|tell|in|more detail)\b", text):
        return None
    return Step(last.name, last.phrase, last.labels, reading.original, style_of(text))


def style_of(text: str) -> str:
    """Which of the description styles a message asks for; empty when none."""
    if re.search(r"\b(?:structured|structure|themes?,? (?:and )?objects?|by theme)\b", text):
        return "structured"
    if re.search(
        r"\b(?:captions|(?:different|alternative|several|other|various|two|three|four|[2-4]) "
        r"(?:different |distinct |possible |alternative )?(?:captions?|wordings?|descriptions))\b"
        r"|\b(?:several|different|various|distinct) (?:different |distinct )?sentences\b",
        text,
    ):
        return "captions"
    if re.search(r"\breport\b", text):
        return "report"
    if re.search(
        r"\b(?:detail(?:ed|s)?|longer|thorough(?:ly)?|in depth|comprehensive|elaborate|extensive(?:ly)?|full|complete(?:ly)?|everything|long|more|expand|at length|precisely|exhaustive|careful(?:ly)?|lengthen|closely)\b",
        text,
    ) and not re.search(r"\bless detail", text):
        return "detailed"
    if re.search(
        r"\b(?:short|shorter|brief|briefly|briefer|one sentence|single sentence|a sentence|one line|concise|quick|quickly|caption|few words|in a word|summary|gist|tl dr|condense|shorten|less detail(?:ed|s)?|1 sentence|headline|title)\b",
        text,
    ):
        return "short"
    return ""
