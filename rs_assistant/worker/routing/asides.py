# SPDX-License-Identifier: GPL-2.0-or-later
"""What people say around a wish: reasons before it, afterthoughts behind it, second thoughts."""

from __future__ import annotations

import re

from rs_assistant.engine.lexicon import find
from rs_assistant.worker.routing.cues import COMMANDS

_POLITELY = r"(?:(?:so|please|now|then|just|can|could|would|will|you|we|i) )*"
# "I'm writing a site report, can you describe …": only what follows is asked.
_REASON = re.compile(
    r"^(?P<why>(?P<own>i am|i was|i work|we are|my \w+ (?:is|are|wants?|needs?))|i have|i got|i need|we have|we need|this is|here is|for (?:a|my|our|the)|since|because|as)\b"
    rf"(?!.*\b(?:how|what|where|which)\b.* [,;] )(?P<rest>[^,;:]{{4,80}}) [,;:] (?={_POLITELY}(?:{COMMANDS})\b)"
)
# "trace the shoreline, no wait, outline the beach": the second thought counts.
_SECOND_THOUGHT = re.compile(
    r"^.+?(?:\b(?:no wait|wait no|oh no wait|scratch that|forget (?:that|it)|no sorry|never mind|on second thought|i meant?)\b|[,;] (?:wait|sorry|actually|no)\b)"
    rf"[ ,;:]*(?={_POLITELY}(?:{COMMANDS})\b)"
)
_AFTERTHOUGHT = re.compile(
    r"(?: [,;])?(?: (?:or|and) (?:something|anything|so|whatever|similar|the like|stuff)(?: (?:like|similar to) (?:it|that|this)"
    r"| similar| of (?:that|the) (?:kind|sort))?"
    r"| (?:approximately|approx|roughly|more or less|give or take|at a guess|on average|in your opinion|would you say|do you think|if i may ask"
    r"|if you do not mind|if that is ok|by any chance|or not|lol|haha|mate|buddy|dude|man|bro))+$"
)
# "detect and box the buses": the last verb says what to do.
_TWO_VERBS = re.compile(
    rf"^(?:find|detect|locate|identify|spot|recogni[sz]e|look for|search for|get|select|take) (?:and|then|and then) (?=(?:{COMMANDS})\b)"
)
# "are there any wind turbines, and if so where?": the second question holds the first.
_THEN = re.compile(
    r"^(?:is|are|got|have|do you (?:see|have|find)|can you (?:see|find|spot)|any(?= ))(?: there)?"
    r"(?: any| some| an?| the)? (?P<p>[^,;]{3,60}?)(?: [,;])? "
    r"(?:and )?(?:if (?:so|yes|there (?:are|is)|any) )?(?:[,;] )?(?:please )?"
    r"(?P<how>where|how many|what size|how large|how big|show (?:me|them|it|us)(?: where)?"
    r"|(?:point|pick) (?:them|it) out|(?:mark|highlight|locate|box|outline|segment|trace) (?:them|it))"
    r"(?: (?:are|is) (?:they|it|there))?(?: please)?$"
)


def without_asides(listed: str) -> str:
    """The wish alone; words as `rs_assistant.worker.routing.grammar.read` has corrected them."""
    text = _SECOND_THOUGHT.sub("", listed)
    reason = _REASON.match(text)
    if reason and (reason["own"] or not find(reason["rest"])):
        # "I need the roads, count the ships" is no reason: it names a thing.
        text = text[reason.end() :]
    text = _TWO_VERBS.sub("", text)
    text = _AFTERTHOUGHT.sub("", text)
    then = _THEN.match(text)
    if then:
        how = then["how"]
        if how.startswith("how") and "many" not in how:
            how = "how large"
        if how.startswith(("outline", "segment", "trace")):
            return f"outline {then['p']}"
        if not how.startswith(("how", "what")):
            how = "where"
        joint = {"where": "where are", "how many": "how many", "how large": "how large are"}
        return f"{joint.get(how, 'how large are')} {then['p']}"
    return text.strip(" ,;:") or listed
