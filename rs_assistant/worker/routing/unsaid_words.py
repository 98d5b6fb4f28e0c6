# SPDX-License-Identifier: GPL-2.0-or-later
"""How people ask on without naming the thing again: one alternative a line."""

from __future__ import annotations

import re


def any_of(*blocks: str) -> str:
    """A pattern that matches any line of the blocks."""
    lines = [line.strip() for block in blocks for line in block.strip().splitlines()]
    return f"(?:{'|'.join(lines)})"


THEM = r"(?:it|they|them|that|this|those|these)"
_UNIT = r"(?:hectares|ha|m2|km2|acres|percent|square \w+)"

EXTREME = (
    r"(?:(?:second|third|two|three) )?(?:largest|biggest|smallest|longest|shortest|closest|nearest"
    r"|(?:north|south|east|west)ernmost|(?:left|right)most)"
)

WHERE = re.compile(
    any_of(
        rf"""
        where(?: exactly| about| at)?
        whereabouts
        where (?:is|are|was|were|did) (?:{THEM}|he|she)(?: all)?(?: (?:exactly|happen|located|then|happening|be|now|change|changed))*
        where on the (?:map|image|picture)
        where to find {THEM}
        in (?:which|what) (?:part|area|corner|side|region|direction)s?(?: (?:of .*|exactly))?
        which (?:part|area|side|corner|place)s?
        show (?:me|them|it|that|those|these)
        show (?:me where|where|it to me|them to me|me them|them on the map|me on the map|me the places|me that|me it)
        show me where.*
        (?:show (?:me |it |them )?)?on (?:the|a|my) map
        point {THEM} out
        (?:find|locate|box|mark|highlight) {THEM}
        put boxes around (?:{THEM}|each)
        zoom (?:to|in on) {THEM}
        locations?
        position
        """
    )
)

HOW_MANY = re.compile(
    any_of(
        rf"""
        how many(?: exactly| then| in total)?
        how many did (?:you|we|i) \w+
        how many do you (?:see|count|find)
        how many (?:are|were|is) (?:left|remaining|still there|kept|selected|highlighted|marked|outlined|found)
        how many (?:remain|left)
        how many (?:are|is|were) (?:there|{THEM})(?: in total| all together| altogether| exactly)?
        what (?:is|are) (?:left|remaining)
        what remains
        how many of (?:them|those|these)(?: are there)?
        count(?: {THEM}| all| how many| please)?
        (?:what |the |and the )?number
        number of them
        total
        quantity
        """
    )
)

HOW_MUCH = re.compile(
    any_of(
        rf"""
        (?:by )?how (?:much|many {_UNIT})(?: (?:is|was|are|were|does|do|did) {THEM})?(?: (?:in {_UNIT}|in total|cover|grow|shrink|change|lost|gained|of it|make|exactly|change by|occupy|of the (?:view|image|area|scene)))*
        how (?:big|large|much) is (?:what is left|what remains|the rest)
        (?:is|are) {THEM}(?: all)?(?: (?:about|roughly|of))* the same size
        how (?:big|large|long|wide|extensive|much area|much space)(?: (?:is|are|was|were) (?:{THEM}|each|each of them|each one|the area|the changes?|the difference))?(?: (?:exactly|in total|all together|altogether|in {_UNIT}))*
        (?:what|which|the|its|their|what is (?:the|its|their))? ?(?:(?:total|average|mean|combined|typical) )?(?:area|size|surface|extent|length|share|percentage|percent|proportion)(?: (?:of (?:{THEM}|each))| please| in {_UNIT}| is (?:it|that|this|covered)| covered| do they cover| does it cover| do they have)*
        how much of (?:the )?(?:view|image|area|scene|it|that|land)(?: is {THEM})?
        how much land
        what (?:area|share|percentage) (?:is|are|does|do) {THEM}(?: \w+)*
        (?:by )?what percentage
        by how much
        (?:and )?in {_UNIT}
        as a percentage
        hectares
        measure (?:{THEM}|each)
        """
    )
)

_OUTLINED = r"(?:segment|outline|extract|mask|delineate|digiti[sz]e|vectori[sz]e|trace|map|polygoni[sz]e|draw|contour|cut out|isolate)"
_MADE = (
    r"(?:make|create|add|draw|give me|export|save|turn|put|get|show|convert|load|store|want|need)"
)
_LAYERS = r"(?:outlines?|polygons?|layers?|masks?|shapefile|geojson|geopackage|map|project|features|vector)"
OUTLINE = re.compile(
    any_of(
        rf"""
        {_OUTLINED}(?: (?:{THEM}|all|all of them|each|each one|each of them|them all|out|outlines|please|polygons|as polygons|their outlines?|its outline))*
        {_MADE}(?: me)?(?: (?:{THEM}|all of them|a|an|the|as|to|into|on|in|around|of|for|with|new|my|each|all|from|now|{_LAYERS}))+
        (?:as|polygons?|outlines?|layer|masks?|shapes?)(?: (?:a|layer|polygons?|please|vector|too|of|new|{THEM}))*
        """
    )
)
# Of what fits `OUTLINE`, only what speaks of layers or maps is meant so: "show them" is not.
LAYER_MEANT = re.compile(
    r"\b(?:segment|outlines?|extract|masks?|delineate|digiti[sz]e|vectori[sz]e|trace|map|polygoni[sz]e|polygons?|layers?"
    r"|shapefile|geojson|contour|export|vector|cut out|isolate|shapes?|draw|geopackage|save)\b"
    r"|\b(?:to|into|in) (?:the |my )?(?:project|map|qgis|canvas)\b"
)

IN_WORDS = re.compile(
    rf"(?:describe|explain|caption|summari[sz]e)(?: (?:{THEM}|what changed))?"
    r"(?: (?:again|too|please|as well|in detail|in words))*"
)
DOUBT = re.compile(
    r"(?:why|really|sure|(?:are you|how) (?:sure|certain|confident)(?: are you)?|is that (?:right|correct)"
    r"|how do you know|how come|when|since when)(?: .{0,20})?"
)
WHICH_EXTREME = re.compile(
    rf"(?:which|what) (?:one|of them|ones|of those|of these|is|are)?(?: (?:is|are))?(?: the)? ?(?P<e>{EXTREME})\b"
    r"(?: (?:ones?|of them)\b)?(?P<rest>.*)$"
)

# "which are smaller than 50 m2?"
WHICH_THOSE = re.compile(
    r"(?:which|what)(?: ones?| of (?:them|those|these))? (?:is|are) (?P<p>.+)$"
)

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|last|next|previous|1st|2nd|3rd|4th|5th|top|best|other"
    r"|number \d+|no \d+|#?\d+)"
)
HIT = rf"{_ORDINAL}(?: (?:one|result|hit|match|image|picture|place|tile|view))?"
MORE_HITS = re.compile(
    any_of(
        r"""
        (?:more|next|any more|further|others|keep searching)
        (?:show|give|see|get)(?: me)? (?:the )?next (?:results|ones|hits|page|matches)
        (?:show(?: me)? )?more(?: results| please| of them)?
        next (?:page|ones)
        the next \w+
        other ones
        (?:anything|what) else
        """
    )
    + r"(?: (?:results|ones|hits|matches|please|of them))*"
)
LOOK_AT_HIT = re.compile(
    r"(?:what is (?:in|on|at|shown in|visible in|the)|show(?: me)?|open|describe|tell me about|(?:and )?what about|look at"
    r"|explain|more about|what does|zoom to|go to|see|and)\b"
)
LIKE_HIT = re.compile(
    r"^(?:more|others?|similar|find|show|something|anything|ones?|like)\b.*\b(?:like|similar to|similar)\b|^like the\b"
    r"|\bmore (?:like|of) (?:the|this|that|these|number|it)\b|\bsimilar\b"
)
BUT = re.compile(
    r"\b(?:but|only|just|and) (?P<p>(?:with(?:out)?|in|near|at|on|next|no|more|less) .+"
    r"|(?:larger|smaller|bigger|greener|closer).*)$"
)
