# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages that edit the last result: "only the larger ones", "remove the one at the top left"."""

from __future__ import annotations

import re

from rs_assistant.engine.plans import Step, StepName
from rs_assistant.worker.routing.followups import WITH_FEATURES
from rs_assistant.worker.routing.grammar import Reading

S = StepName

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
    rf"{_SUPERLATIVE}(?: (?:two|three|four|five|\d+|one|ones|of them|half|only|part|hand|side|corner|please|and|{_SUPERLATIVE}))*$"
    r"|^(?:smaller|larger|bigger|less|more|greater|longer|shorter|above|below|over|under|at least|at most|within|closer|near|nearest|closest|inside|outside|next to|left of|right of|along|north of|south of|east of|west of|between) (?:than |to )?.+$"
    r"|^make (?:them|it|the|these|those|all|edges|outlines|polygons)\b"
    r"|\b(?:you (?:have )?(?:missed|forgot|forgotten|overlooked)|is missing|are missing|missing one|one missing|is wrong|are wrong|is not (?:a|an|one)|are not|was wrong|is no|false positive|isn't (?:a|an))\b"
    r"|\b(?:the )?(?:one|ones|those|polygon|polygons|feature|features) (?:at|in|on|near|next|left|right|above|below|along|larger|smaller|bigger|with|by|close|within|inside|outside)\b"
)
_QUESTION = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|can|could|how|what|where|who|why|when|which (?:one|of them|is|are|date|year))\b"
)


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


_REWRITTEN = (
    # What leads in.
    (r"^(?:now|then|and|but|also|ok|no)(?= )", r""),
    # "You missed …" adds, "… is wrong" removes.
    (r"\b(?:you (?:have )?(?:missed|forgot|forgotten|overlooked))\b", r"add"),
    (r"^(?:there is |there are )?(.*?)\b(?:is|are) missing\b", r"add \1"),
    (r"^(?:there is )?(?:one missing|missing one)\b", r"add"),
    (r"^(.*?)\b(?:is|are|was) (?:wrong|not (?:a|an|one)\b.*|no \w+|a false positive)\b.*", r"remove \1"),
    # Several verbs for one.
    (r"^(?:get rid of|leave (?:out|off|away)|throw out|throw away|take away|take out|take off)\b", r"remove"),
    (r"^(square|round|clean|smooth)(?: (?:them|it|those|these|all))? (?:off|out|up)\b", r"\1"),
    (r"^not\b(?! (?:smaller|larger|bigger|more|less)\b)", r"remove"),
    # What a selection is worded with says nothing: "show only the larger" → "larger".
    (r"^(?:show|select|filter|limit|restrict|narrow|reduce|filter out)(?: (?:me|it|them|down|this|that|to|for|by))*(?: (?:only|just))?(?= |$)", r""),
    # "remove the one nearest the pier": to the pier, while "the nearest pier" is one of the piers.
    (r"\b(nearest|closest) (?=(?:the|this|that|these|those|my)\b)", r"\1 to "),
    # "make the outlines smoother" → "smoother"
    (r"^make (?:them|it|the \w+|these \w+|those \w+|all of them|edges|outlines|polygons|these|those|all)(?: (?:a bit|a little|more|much|bit|all|look))*", r""),
    # Verbs that need no object.
    (r"^(undo|revert|cancel|redo|merge|join|combine|dissolve|simplify|smooth|generali[sz]e|straighten|refine|clean|unite)\b(?: (?:up|that|this|it|them|these|those|all|the last (?:step|one|change|edit)|the (?:outlines?|polygons?|edges?|shapes?|features?|results?|boundar(?:y|ies)|borders?|contours?|masks?|ones?|geometr(?:y|ies))|of|together|into one|last|everything|please|a bit|a little|edges|outlines|polygons|outline|lines|boundaries))+$", r"\1"),
    # Words without weight.
    (r"\b(?:the|a|an|only|just|please|ones|those|these|them|everything|every|anything|of them|show|all of|that are|which are|that is|which is|instead|again|any|all the|too|as well)(?= |$)", r" "),
    (r"\b(?:one|polygons?|features?|all)(?= (?:at|in|on|next|near|left|right|above|below|along|smaller|larger|bigger|closest|nearest|with|by|close|within|inside|outside|$)|$)", r" "),
    # "at the top left" → "top left"
    (r"\b(?:at|in|on|from|to)(?: (?:far|very))? (?=(?:top|bottom|left|right|upper|lower|north|south|east|west|middle|cent(?:er|re)|northern|southern|eastern|western)\b)", r""),
    (r"\b(?:a (?:bit|little)|bit)(?: |$)|\bmuch (?=smooth|simpl)", r""),
    (r"^(smoother|simpler|rounder|coarser|finer) (?:outlines?|edges?|polygons?|shapes?|boundaries|borders|lines|contours)$", r"\1"),
    (r"(?<=\w) one$|^one (?=\w)", r""),
    (r"^(?:be|look|with|where|is|are|to)\b", r""),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), short) for pattern, short in _REWRITTEN)


def refine_phrase(text: str) -> str:
    """ "remove the one at the top left" → "remove top left"; "only the larger ones" → "larger"."""
    for pattern, short in _COMPILED:
        text = " ".join(pattern.sub(short, text).split())
    return text
