# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages that compare two dates: which of the change steps, and of what class."""

from __future__ import annotations

import re

from rs_assistant.engine.change_words import CAME, WENT
from rs_assistant.engine.lexicon import find
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.which_date import AT_ONE_TIME
from rs_assistant.worker.routing.cues import AREA, CHANGED, IMAGE, NOW, SHARE, UNITS
from rs_assistant.worker.routing.hit import Hit

S = StepName


_CHANGE_STRONG = re.compile(
    r"\b(?:chang(?:e|es|ed|ing)|difference|differences|differ|differs|compare|comparing|compared|comparison|contrast|between (?:the |these |both )?(?:two |2 )?"
    r"(?:dates|images|years|pictures|views|times|scenes|periods|acquisitions)|before and after|since (?:the )?(?:\d{4}|then|last|first|earlier|previous|january|february|march|april|may|june|july|august|september|october|november|december)|than (?:before|in \d{4}|it was|they were|earlier|at the first|on the first|the first|previously|back then)"
    r"|compared (?:to|with)|over time|(?:from|between) \d{4} (?:to|and|until) \d{4}|from the first (?:date|image|view|year) to|evolution|evolved|development of|developments|developed since|unchanged|what happened|both dates|(?:now|today) (?:and|vs|versus) (?:then|before)"
    r"|(?:earlier|later|newer|older|first|second|previous) (?:date|image|picture|year|view|one) (?:and|vs|versus|than)|turned into|deforestation|urban growth|land loss)\b"
)


_CHANGE_WEAK = re.compile(
    rf"\b{CHANGED}\b|\b(?:more|less|fewer|bigger|larger|smaller|longer|wider|shorter|higher|lower|greener|drier|wetter|denser|busier|emptier|fuller|closer)\b.*\b{NOW}\b"
    rf"|\b(?:no longer|anymore|any more|used to|already|still|yet|same|identical|new|newer|newly|meanwhile|additional|extra|further|now|which (?:date|year|image|view|picture)|earlier|previously|before|after|later|became|become|get|gets|got|getting)\b"
    r"|^why\b.*\b(?:first|second|earlier|later|older|newer|other)\b"
    r"|\b(?:bigger|larger|smaller|longer|wider|denser|greener|drier|wetter|more|fewer|less)(?: \w+)?$"
    r"|\b(?:in|at|on) (?:the )?(?:first|second|earlier|later) (?:and|than|but)\b|\b(?:more|less|fewer|bigger|larger|smaller|higher|lower|denser|greener)\b.*\b(?:first|second|earlier|later|older|newer|other) (?:image|date|picture|year|view|one|photo)\b|\bhow (?:many|much) .*\b(?:more|less|fewer|smaller|larger|bigger|longer|wider)\b"
)


# "New" may be one of the dates.
_CAME_OR_WENT = "|".join(sorted((CAME | WENT) - {"new"}))
_SINGLE_DATE = re.compile(
    r"\b(?:first|second|earlier|later|older|newer|left|right|latest|last|before|after|new|old|previous|1st|2nd) (?:date|image|picture|year|view|scene|photo|one|map)\b|^(?:in|on|at) \d{4}\b|\bin (?:19|20)\d\d$"
)


# What "has anything here changed" is asked about, each word once: two ways to read a word would be
# two to the power of all words for a message.
_GENERIC = (
    "everything|all|anything|something|any|nothing|things?|stuff|that|it|there|they|these|those|here|the|area"
    "|scene|images?|place|views?|site|land|landscape|region|dates?|pictures?|situation|location|terrain|scenery"
    "|spot|surroundings|ground|environment|much|a|lot|changes?|differences?|not|been|some"
    "|visible|noticeable|significant|relevant|major|big|at all|still|really|actually|since|in|exactly|look|looks"
    "|else|stay|stayed|remain|remained|happen|happened"
)


_BINARY = (
    rf"^(?:yes or no )?(?:has|have|did|is|are|was|were|does|do|(?:can|could|do) you see|there)"
    rf"(?: (?:{_GENERIC}|(?:this|two|both)(?: (?!(?:{_GENERIC}|this|two|both)\b)\w+)?))*"
    r" (?:chang(?:e|es|ed|ing)|different|differences?|differ|the same|identical|new|same|unchanged|happened|happen|alike|modified|altered|transformed|stable)\b"
)


def change_hit(text: str, views: int) -> Hit | None:
    """The change step that a message asks for, when it compares two dates at all."""
    if views == 2 and re.fullmatch(r"(?:where|where exactly|whereabouts)", text):
        return Hit(S.CHANGE_LOCATE, 10)
    strong = _CHANGE_STRONG.search(text) is not None
    # With two dates, the past tense asks what happened between them.
    weak = _CHANGE_WEAK.search(text) or re.match(
        r"(?:(?:what|when|how|why|where|who|which \w+) )?(?:did|has|have|had|was|were)\b|(?:and )?how (?:much|many) (?:more|fewer|less)\b",
        text,
    )
    if not strong and not (views == 2 and weak is not None):
        return None
    if views < 2 and not _two_dates_meant(text):
        return None
    dated = _SINGLE_DATE.search(text) or AT_ONE_TIME.search(text)
    if views == 2 and not strong and dated and not _verb_of_change(text):
        return None
    return _change_step(text)


def _two_dates_meant(text: str) -> bool:
    """With one view, only words that can't mean anything else ask for a comparison."""
    return (
        re.search(
            r"\b(?:chang(?:ed|es|e)|differences?|between (?:the |these )?(?:two |2 )?(?:dates|images|years)|before and after"
            r"|since \d{4}|than before|compared (?:to|with) (?:before|\d{4}|the)|over time)\b",
            text,
        )
        is not None
        and re.search(r"\b(?:climate|colou?r|style|model|layer|name) change\b", text) is None
        and re.match(r"change\b", text) is None
    )


def _verb_of_change(text: str) -> bool:
    return (
        re.search(
            rf"\b(?:{_CAME_OR_WENT}|chang\w+|differ\w*|grew|grown|shrunk|shrank|moved|new (?!image|date|picture|view|one|photo|scene|year)|only in|more|fewer|less|bigger|larger|smaller|already|still|greener|drier|wetter|denser|fuller|emptier)\b",
            text,
        )
        is not None
    )


_AMOUNT_IN_UNITS = re.compile(rf"\bhow (?:many|much) {UNITS}\b|\bby (?:how (?:much|many)|what)\b")
_AMOUNT = re.compile(
    r"\bchanged (?:area|surface|extent)\b|\bhow much\b|\bhow (?:large|big|extensive)\b|(?<!which )(?<!this )(?<!the )(?<!what )\barea (?:of|lost|gained|that|in)\b|\bthe area (?:of|lost|gained|that)\b|\bwhat area (?:was|has|of|did)\b|\b(?:size|extent|surface|amount|hectares?|ha|acres?|km2|m2|percent|percentage|share|proportion|fraction|rate|magnitude|square \w+|growth|loss|gain|increase|decrease|expansion|reduction)\b(?: (?:of|that|which|did|was|were|has|have|is|are|lost|gained|in|by|covered|the|changed|new))+|\bin (?:hectares?|ha|km2|m2|acres|percent|square \w+)\b|\bwhat (?:area|share|percentage|proportion|percent|fraction)\b|^(?:measure|quantify|calculate|compute)\b|\bhow far (?:did|has|have)\b"
)
_YES_NO = re.compile(r"^(?:(?:did|has|have|had|is|are|was|were|does|do)\b)")
_NUMBER = re.compile(
    r"\bhow many\b|^count\b|\bcount (?:the|all|how|of|new)\b|\bnumber of\b|\bhow much (?:more|fewer)\b|\bcounts?$"
)
_PLACES = re.compile(
    r"\bwhere(?:abouts)?\b|\b(?:which|what|in which|in what) (?:\w+ )?(?:parts?|areas?|regions?|corners?|sides?|places?|sections?|zones?|quadrants?|spots?|locations?|pixels|cells?|half|portions?)\b"
    r"|^(?:locate|find|highlight|mark|outline|segment|extract|map|box|show|point|circle|draw|put|mask|delineate|detect|pinpoint|trace|digiti[sz]e|vectori[sz]e|make|create|add|indicate|spot|flag|identify|get|give)\b(?!.*\b(?:how|sentence|summary|description|overview|report|list|text|words|caption|explanation|paragraph)\b)(?!(?:show|tell|give|make|identify|find|spot|list|get)\b.*\bwhat\b)"
    r"|\b(?:changes? (?:as|on|in|into) (?:a |an |the )?(?:new )?(?:vector )?(?:layer|polygons?|map|vectors?)|change map|change mask|change detection|changes? (?:layer|polygons?|mask|map)|location of (?:the )?changes?|mask of|layer of|polygons? of|map of)\b"
)
_CAN_YOU = re.compile(
    r"^(?:can|could|do) (?:you|i|we) (?:see|detect|spot|notice|find) (?:an?|any|some) (?:changes?|differences?)\b"
)
_NOT_PLACES = re.compile(
    r"^(?:what (?:used|was|were|did|stood)|when|why|who)\b|^(?:(?:spot|find|give|get|identify)(?: me)?(?: the| a| all)* (?:differences?|comparison)\b)"
)
_WHICH_CHANGES = re.compile(
    r"^(?:which (?:changes|differences)\b|how (?:is|are) (?:the|this|these|both|they|it) ?.*\bdifferent\b|how (?:does|do|did) (?:the|these|those|both) (?:first|images|dates|pictures|views|second|two|earlier|later|older|newer|old|new) \w+ (?:differ|compare))"
)
_NOT_BINARY = re.compile(
    r"\bwhich\b|\bmore\b|\bless\b|\bfewer\b|\bnew (?!things?\b|since\b|here\b|between\b|in\b|changes?\b|at\b|on\b|now\b|compared\b|stuff\b)\w+"
)
_ANY_CHANGE = re.compile(
    r"^(?:(?:any(?:thing|where)?|some(?:thing)?)(?: (?:visible|big|significant|major|noticeable|obvious|at all|else|sign of|signs of|much))* ?(?:changes?|differences?|different|new|changed|happened|happening)\b(?! (?:building|road|ship|house|tree|field|water|construction|forest|car|tank|plane|vehicle|settlement)\w*))"
)
_SAME_OR_NOT = re.compile(
    r"\b(?:changed or not|yes or no$)|^no (?:visible |big |real )?(?:changes?|differences?)(?: at all| here)?$|^(?:same or different|different or (?:the )?same|changed|same|different|identical|any difference|unchanged|no change)\b(?! \w+ \w+)|^(?:check|tell me|verify|say|see|confirm)(?: me)? (?:if|whether|for)(?: there (?:is|are|was|were|has been))? ?(?:any |a )?(?:changes?|differences?|anything|something|it|this \w+|the (?:area|place|scene|site) )"
)
_OF_ONE_THING = re.compile(
    r"\b(?:did|has|have|is|are|was|were) (?:the|any|this|that) (?!place|area|scene|site|view|image|images|two|landscape|region|land|changes?|differences?|dates|location|spot|pictures?|situation)\w+"
)
_QUESTION = re.compile(
    r"^(?:(?:has|have|had|did|does|do|is|are|was|were|will|can|could|any|which|who|why|when|how come|been|still|am)\b|how (?:did|has|have|is|are|does|do)\b|what (?:replaced|was|did|used|were|caused|is (?:at|on|in|standing|left|now|there|built|the reason)|has (?:the|been)|became|happened to (?:the|this|that) (?!place|area|scene|site|view|region|landscape)))"
)
_OPEN_QUESTION = re.compile(
    r"^(?:(?:what (?:was|has|is|were|did|have)|how (?:did|has|have|does|do)|which)(?: (?:been|it|there|here|the (?:area|scene|place|site|view|landscape|region|land|situation|city)|this (?:area|scene|place|site|view|region|landscape)|things|all|else))* ?(?:chang\w+|going on|been going on|new|different|added|happened|evolved?|differ\w*|develop\w*|transformed|removed|built|constructed|the (?:changes?|differences?)|compare|look)\b(?: (?:here|over time|between.*|since.*|from.*|in this.*|in the.*|there|now|compared.*|on the.*|at the.*|and what.*|or .*|during.*|things?|changes?|differences?|after.*|over .*))?$)"
)
_TELL = re.compile(
    r"\b(?:describe|explain|summari[sz]e|list|compare|tell|report|caption|comparison|overview|summary|differences?|changes?|what|happened|evolution|changed|contrast)\b"
)
_COMPARES = re.compile(
    r"\b(?:bigger|larger|smaller|grown|grew|moved|gone|more|fewer|less|lost|longer|wider|closer|still|same|shrunk)\b"
)


# "new buildings near the tanks": who names them wants to see them.
_ONLY_NAMED = re.compile(r"(?:the )?(?:new|newly built|lost|demolished|removed|added) \w+")


def _change_step(text: str) -> Hit:
    yes_no = _YES_NO.search(text) is not None
    if _AMOUNT_IN_UNITS.search(text) or (_AMOUNT.search(text) and not yes_no):
        return Hit(S.CHANGE_MEASURE, 10, change_phrase(text))
    if _NUMBER.search(text) and not yes_no:
        return Hit(S.CHANGE_COUNT, 10, change_phrase(text))
    if _CAN_YOU.search(text):
        return Hit(S.CHANGE_BINARY, 10)
    if _PLACES.search(text) and not _NOT_PLACES.search(text):
        return Hit(S.CHANGE_LOCATE, 10, change_phrase(text))
    if _WHICH_CHANGES.search(text):
        return Hit(S.CHANGE_CAPTION, 10)
    if re.search(_BINARY, text) and not _NOT_BINARY.search(text):
        return Hit(S.CHANGE_BINARY, 10)
    if (_ANY_CHANGE.search(text) or _SAME_OR_NOT.search(text)) and not _OF_ONE_THING.search(text):
        return Hit(S.CHANGE_BINARY, 10)
    if _QUESTION.search(text) and not _OPEN_QUESTION.search(text):
        return Hit(S.CHANGE_QUESTION, 9.5)
    if _TELL.search(text):
        return Hit(S.CHANGE_CAPTION, 9)
    if _COMPARES.search(text):
        return Hit(S.CHANGE_QUESTION, 8)
    if _ONLY_NAMED.match(text):
        return Hit(S.CHANGE_LOCATE, 9, _without_change_words(text))
    return Hit(S.CHANGE_CAPTION, 6)


_CHANGE_TAIL = re.compile(
    rf" (?:(?:that|which|who|have|has|had|did|do|does|was|were|is|are|been|being|got|get|there|more|fewer|less|newly) )*"
    rf"(?:{CHANGED}|added|new|{NOW}|there|visible|between .*|from \d{{4}}.*|since .*|compared .*|in (?:the )?(?:second|first|later|earlier|newer|older).*|on (?:the )?(?:second|first|later|earlier|newer|older).*|on both .*|in total|during .*|over .*|in (?:hectares?|ha|km2|m2|acres|percent|square \w+)|happen|occur|occurred|take place|took place|here|as (?:a |an )?(?:new )?(?:vector )?(?:layer|polygons?|mask)s?|in between)(?: .*)?$"
)


def change_phrase(text: str) -> str:
    """The class that changed, or nothing where the message is about change as a whole."""
    patterns = (
        r"\b(?:turned|turns|converted|changed|become|became)(?: in)?to (?P<p>.+)$",
        rf"\bhow (?:many|much) {UNITS} (?:of )?(?P<p>.+)$",
        rf"\bby (?:how (?:much|many)(?: {UNITS})?|what (?:\w+)) (?:did |has |have |was |were )?(?P<p>.+)$",
        rf"\b(?:{SHARE}|{AREA}|amount|rate|number|count|magnitude|growth|loss|gain|increase|decrease|expansion|reduction|shrinkage|change) (?:of|for|in) (?P<p>(?!hectares|ha|percent|km2|m2).+)$",
        r"^(?:(?:measure|calculate|compute|quantify|estimate|the|what is|give me) )*(?:total |overall )?(?P<p>(?!(?:describe|caption|what|which|how|is|are|where|who|tell|explain|summari[sz]e|compare|classify|count|find|show|does|do|can|in|and|give)\b)[a-z\- ]+?) (?:loss|gain|growth|increase|decrease|expansion|reduction|shrinkage|change)\b(?: in .*)?$",
        r"^(?P<p>.+?) (?:how many|how much|where)$",
        rf"^{UNITS} of (?P<p>.+)$",
        r"^(?P<p>(?!(?:what|which|how|where|is|are|did|has|was|were|why|when|show|describe|compare|in|on|at|count|measure|find|locate|mark|highlight|outline|segment|map|calculate|the)\b)[a-z\- ]+?) (?:lost|gained|cleared|added|removed|disappeared|destroyed)\b",
        r"\bhow (?:many|much|large|big|extensive)(?: of)? (?:more |fewer |less |smaller |larger |bigger |longer |additional |extra |new |newly |of the |has |have |did |is |are |was |were |area |)*(?P<p>.+)$",
        r"^(?:count|measure|quantify|calculate|compute)(?: (?:up|all|the|how many|number of))* (?P<p>.+)$",
        r"\bwhere(?:abouts)? (?:exactly )?(?:was|were|is|are|did|do|does|has|have|can|could)(?: (?:i|you|we) (?:see|find)| (?:they|people|someone|somebody|we|developers|farmers) (?:build|construct|add|cut|cut down|clear|remove|demolish|plant|put|expand|extend|lose|pave|log))? (?P<p>.+)$",
        r"\b(?:parts?|areas?|regions?|corners?|sides?|places?|sections?|zones?|quadrants?|spots?|locations?|half|portion)(?: of (?:the |this |these )?\w+)? (?:was|were|is|are|did|do|does|has|have|can you see|show|shows|with|of) (?P<p>.+)$",
        r"^(?:locate|find|highlight|mark|outline|segment|extract|map|box|show|point(?: me)?(?: to| out)?|circle|mask|delineate|detect|pinpoint|trace|digiti[sz]e|vectori[sz]e|indicate|spot|flag|identify|draw|put|make|create|add|get|give)(?: (?:me|out|all|where|the|boxes|polygons?|box|around|a|an|layer|mask|map|of|for|outlines?|with|on|as))* (?P<p>.+)$",
    )
    text = re.sub(rf" (?:in|on|of|within) (?:the|this|these|both|that) {IMAGE}\b", "", text)
    for pattern in patterns:
        match = re.search(pattern, text)
        if match:
            return _without_change_words(match["p"])
    return ""


def _without_change_words(phrase: str) -> str:
    text = f" {phrase.strip()}"
    text = re.sub(
        r"^(?: (?:the|do|does|any|all|new|newly|additional|extra|smaller|larger|bigger|longer|built|constructed|added|more|fewer|less|of|a|an|some|did|has|have|was|were|is|are|lost|demolished|removed|destroyed|changed|disappeared|appeared|gained|vanished|missing|cleared|flooded|them|these|those|there|total|up|been))+(?= |$)",
        "",
        text,
    )
    text = _CHANGE_TAIL.sub("", text)
    text = re.sub(
        rf"(?: (?:{CHANGED}|have|has|had|did|was|were|is|are|been|cover|occupy|take up|there|now|more|by|to|in|on|of|the|that|which))+$",
        "",
        text,
    ).strip()
    named = find(text)
    tail = " ".join(text.split()[named[-1].stop :]) if named else ""
    if (
        named
        and 0 < len(tail.split()) <= 2
        and not re.search(r"\b(?:near|next|left|right|along|at|in|on|by|and|or)\b", tail)
    ):
        # "where did the water spread": the verb goes.
        text = " ".join(text.split()[: named[-1].stop])
    if re.fullmatch(
        r"(?:the |any |all |these |those |this )?(?:changes?|differences?|things?|stuff|something|anything|it|they|them|area|place|scene|image|images|view|land|pixels|what|here|dates|surface|happened|landscape|site|hot spots?|hectares?|ha|km2|m2|percent|difference|)",
        text,
    ):
        return ""
    return text


CHANGE_PATTERNS = f"{_CHANGE_STRONG.pattern} {_CHANGE_WEAK.pattern} {_BINARY} {_GENERIC}"
