# SPDX-License-Identifier: GPL-2.0-or-later
"""Follow-ups that leave the thing unsaid: "where?", "how many of them?", "the second one"."""

from __future__ import annotations

import re

from rs_assistant.engine.lexicon import Kind, find, lookup
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.worker.routing import followups
from rs_assistant.worker.routing.grammar import Reading, clean_phrase
from rs_assistant.worker.routing.hit import Hit

S = StepName


CHANGED_STEP = {
    S.COUNT: S.CHANGE_COUNT,
    S.FIND: S.CHANGE_LOCATE,
    S.SEGMENT: S.CHANGE_LOCATE,
    S.MEASURE: S.CHANGE_MEASURE,
}

_EXTREME = r"(?:(?:second|third|two|three) )?(?:largest|biggest|smallest|longest|shortest|(?:north|south|east|west)ernmost|(?:left|right)most)"


def resolved(
    hit: Hit, phrase: str, reading: Reading, last: Step, about: str, changing: bool
) -> Step:
    """A step about "them": the last thing; after a comparison, what changed."""
    of_them = re.search(
        r"\bof (?:them|those|these) (?:are|is|were|have been) (?P<p>.+)$", reading.text
    )
    if changing:
        name = CHANGED_STEP.get(hit.step, hit.step)
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
    extreme = re.search(rf"\b(?P<e>{_EXTREME})(?: ones?)? of (?:them|those|these)\b", reading.text)
    if extreme and about:
        return Step(hit.step, f"{extreme['e']} {about}", question=reading.original)
    return Step(hit.step, about or phrase, question=reading.original)


_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|last|next|previous|1st|2nd|3rd|4th|5th|top|best|other|number \d+|no \d+|#?\d+)"


def after_search(reading: Reading, last: Step) -> Step | None:
    """A message about the hits of a search, or None."""
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
        r"(?:more|next|(?:show|give|see|get)(?: me)? (?:the )?next (?:results|ones|hits|page|matches)|more results|show more|further|next page|other ones|others|any more|show me more|more please|keep searching|next ones|more of them|the next \w+|anything else|what else)(?: results| ones| hits| matches| please| of them)*$",
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
    nearby = re.match(r"(?:with|without|near|next to|along|beside|by) .+$", text)
    if nearby:
        return Step(S.SEARCH, clean_phrase(f"{last.phrase} {nearby[0]}"), question=reading.original)
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


def elliptical(reading: Reading, last: Step, about: str, views: int, changing: bool) -> Step | None:
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
        r"(?:how many|how many did (?:you|we|i) \w+|how many (?:are|were|is) (?:left|remaining|still there|kept|selected|highlighted|marked|outlined|found)|how many (?:remain|left)|how many (?:are|is|were) (?:there|they|it|these|those|that)(?: in total| all together| altogether| exactly)?|how many of (?:them|those|these)(?: are there)?|count(?: them| it| those| these| all)?|number|the number|how many exactly|what number|how many in total|how many then|count how many|how many do you (?:see|count|find)|and the number|total|quantity|number of them|count please)",
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
        r"\b(?:segment|outlines?|extract|mask|masks|delineate|digiti[sz]e|vectori[sz]e|trace|map|polygoni[sz]e|polygons?|layers?|shapefile|geojson|contour|export|vector|cut out|isolate|shapes?|draw|geopackage|save)\b|\b(?:to|into|in) (?:the |my )?(?:project|map|qgis|canvas)\b",
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
    if re.match(r"how many of (?:them|those|these|the changes|the differences)\b", text) and two:
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
