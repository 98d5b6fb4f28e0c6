# SPDX-License-Identifier: GPL-2.0-or-later
"""The words and patterns that noun phrases are read with: superlatives, units, relations …"""

from __future__ import annotations

import re

# Patterns of a picture as people call it, of a side of it, and of a part: "upper left corner".
PICTURE = (
    r"(?:image|picture|view|scene|photo|photograph|map|area|region|place|tile|frame|extent|canvas)"
)
SIDE = (
    r"(?:top|upper|bottom|lower|left|right|middle|cent(?:er|re)|(?:north|south)(?:-?(?:east|west))?"
    r"(?:ern)?|(?:east|west)(?:ern)?)"
)
SIDES = rf"{SIDE}(?:[ -]{SIDE})?(?: (?:half|side|part|corner|third|quarter))?"
SUPERLATIVES = {
    "largest": ("area", True),
    "biggest": ("area", True),
    "greatest": ("area", True),
    "smallest": ("area", False),
    "tiniest": ("area", False),
    "littlest": ("area", False),
    "longest": ("length", True),
    "shortest": ("length", False),
    "leftmost": ("x", False),
    "westernmost": ("x", False),
    "westmost": ("x", False),
    "rightmost": ("x", True),
    "easternmost": ("x", True),
    "eastmost": ("x", True),
    "northernmost": ("y", False),
    "northmost": ("y", False),
    "topmost": ("y", False),
    "uppermost": ("y", False),
    "highest": ("y", False),
    "southernmost": ("y", True),
    "southmost": ("y", True),
    "bottommost": ("y", True),
    "lowermost": ("y", True),
    "lowest": ("y", True),
    "surest": ("score", True),
}
AXES = {
    "left": ("x", False),
    "west": ("x", False),
    "right": ("x", True),
    "east": ("x", True),
    "top": ("y", False),
    "north": ("y", False),
    "bottom": ("y", True),
    "south": ("y", True),
}
ATTRIBUTES = {
    **dict.fromkeys("large larger big bigger huge greater major".split(), "large"),
    **dict.fromkeys("small smaller tiny little tinier minor".split(), "small"),
    **dict.fromkeys("long longer elongated".split(), "long"),
    **dict.fromkeys("short shorter compact".split(), "short"),
    **dict.fromkeys("round circular".split(), "round"),
    **{
        word: word
        for word in (
            "white black red green blue yellow grey gray brown orange dark bright new old empty "
            "moored parked rectangular square flat isolated crowded busy narrow wide paved"
        ).split()
    },
}
VERTICAL = {
    **dict.fromkeys("top upper north northern".split(), "top"),
    **dict.fromkeys("bottom lower south southern".split(), "bottom"),
    **dict.fromkeys("middle center centre central".split(), "center"),
}
HORIZONTAL = {
    **dict.fromkeys("left west western lefthand left-hand".split(), "left"),
    **dict.fromkeys("right east eastern righthand right-hand".split(), "right"),
    **dict.fromkeys("middle center centre central".split(), "center"),
}
COMPASS = {
    f"{vertical}{joint}{horizontal}{tail}": f"{cell_v} {cell_h}"
    for vertical, cell_v in (("north", "top"), ("south", "bottom"))
    for horizontal, cell_h in (("west", "left"), ("east", "right"))
    for joint in ("", "-")
    for tail in ("", "ern")
}
UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(
        ("m2", "sqm", "sq m", "square metre", "square meter", "sq metre", "sq meter"), ("area", 1.0)
    ),
    **dict.fromkeys(("ha", "hectare"), ("area", 10_000.0)),
    **dict.fromkeys(
        ("km2", "sqkm", "sq km", "square kilometre", "square kilometer", "square km"),
        ("area", 1_000_000.0),
    ),
    **dict.fromkeys(("acre",), ("area", 4046.8564224)),
    **dict.fromkeys(("ft2", "sq ft", "square foot", "sqft"), ("area", 0.09290304)),
    **dict.fromkeys(("yd2", "sq yd", "square yard", "sq yard"), ("area", 0.83612736)),
    **dict.fromkeys(
        ("sq mi", "sq mile", "square mile", "mi2"),
        ("area", 2_589_988.110336),
    ),
    **dict.fromkeys(("m", "metre", "meter"), ("length", 1.0)),
    **dict.fromkeys(("km", "kilometre", "kilometer"), ("length", 1000.0)),
    **dict.fromkeys(("ft", "foot"), ("length", 0.3048)),
    **dict.fromkeys(("yd", "yard"), ("length", 0.9144)),
    **dict.fromkeys(("mi", "mile"), ("length", 1609.344)),
    **dict.fromkeys(("pixel", "px"), ("pixels", 1.0)),
    **dict.fromkeys(("%", "percent", "per cent"), ("percent", 0.01)),
}
_MORE = r"larger|bigger|greater|more|above|over|longer|wider|exceeding|beyond|>"
_LESS = r"smaller|less|fewer|below|under|shorter|narrower|tinier|<"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|(?:a )?(?:hundred|thousand)"
_VALUE = rf"(?P<value>\d+(?:[.,]\d+)*|{_WORDS}|an?|half(?: an?)?)"
_UNIT = (
    r"(?P<unit>m2|sqm|sqkm|sq km|sq (?:met(?:er|re)s?|miles?|mi|m|ft|yards?|yd)"
    r"|square (?:met(?:er|re)s?|km|kilomet(?:er|re)s?|feet|foot|yards?|miles?)"
    r"|ha|hectares?|km2|acres?|ft2|sqft|yd2|mi2|m|met(?:er|re)s?|km"
    r"|kilomet(?:er|re)s?|ft|feet|foot|yards?|yd|miles?|mi|px|pixels?|%|percent|per cent)"
)
COMPARISON = re.compile(
    rf"\b(?:(?:that|which) (?:is|are|measures?) |measuring |with (?:an? )?(?:area|size|surface|length)(?: of)? )?"
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<least>at least|min(?:imum)?|no less than|>=|≥)"
    rf"|(?P<most>at most|up to|max(?:imum)?|no more than|<=|≤))"
    rf"(?: (?:than|then|of|or equal to))*(?: {_VALUE})? {_UNIT}(?= |$)"
    r"(?: (?:in area|in size|in length|long|of area|wide|across))?"
)
# "between 100 and 200 m2", "of 100 to 200 m2": two comparisons.
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|{_WORDS})"
RANGE = re.compile(
    rf"(?:^|(?<= ))(?:(?:measuring|with (?:an )?area) )?(?:between|from|of)? ?(?P<low>{_NUMBER})"
    rf"(?: (?:m2|m|ha|km2|metres|meters|feet))? (?:and|to) (?P<value>{_NUMBER}) {_UNIT}(?= |$)"
    r"(?: (?:in area|in size|in length|long|of area|wide|across))?"
)
# Heights and ages: pictures from above don't show them, so they are left aside and said to be.
UNSEEN = re.compile(
    r"(?:(?:that|which) (?:is|are) )?(?:taller|higher|deeper|heavier|older|newer|younger|cheaper"
    r"|faster) (?:than|then) \S+(?: (?:m|met(?:er|re)s?|ft|feet|floors?|store?ys?|stories|years?))?(?= |$)"
)
UNSEEN_WORDS = frozenset(
    "tallest oldest newest youngest busiest deepest heaviest richest fastest cheapest".split()
)
# "larger than average", "than most", "than the others": compared among themselves.
THAN_OTHERS = re.compile(
    r"\b(?:(?P<more>larger|bigger|greater)|(?P<less>smaller|tinier)|(?P<long>longer)"
    r"|(?P<short>shorter)) (?:than|then) (?:the )?(?:average|usual|most|others?|rest|normal"
    r"|typical)(?: (?:ones?|of them))?(?= |$)"
)
SIGNED = re.compile(rf"(?P<sign>[<>]=?|[≤≥]) ?{_VALUE} ?{_UNIT}(?= |$)")
DISTANCE = re.compile(
    r"\b(?:(?P<less>within|less (?:than|then)|at most|closer than|no more than|up to|not more than)"
    r"|(?P<more>more (?:than|then)|further (?:than|then)|farther than|at least|over))"
    rf" {_VALUE} {_UNIT} (?:away )?(?:of|from|to) (?P<reference>.+)$"
)
# "50 m from the road": about there and closer.
DISTANCE_ALONE = re.compile(
    rf"(?:^|(?<= ))(?:about |around |some )?{_VALUE} {_UNIT} (?:away )?from (?P<reference>.+)$"
)
RELATIONS: tuple[tuple[str, str], ...] = (
    ("nearest", r"(?:(?:which|that) (?:is|are|lies?) )?(?:the )?(?:nearest|closest) to"),
    ("nearest", r"(?:nearest|closest)"),
    ("farthest", r"(?:the )?(?:farthest|furthest)(?: away)? from"),
    ("left", r"(?:(?:to|on) the )?(?:left|west)(?: hand)?(?: side)? of|left from"),
    ("right", r"(?:(?:to|on) the )?(?:right|east)(?: hand)?(?: side)? of|right from"),
    ("above", r"(?:to the )?north of|above|on top of"),
    ("below", r"(?:to the )?south of|below|underneath|beneath"),
    ("between", r"(?:in )?between"),
    (
        "along",
        r"(?:along|alongside|lining|following|on both sides of|bordering|on the (?:banks?|edge"
        r"|side) of)",
    ),
    (
        "along",
        r"(?:that|which) (?:borders?|touch(?:es)?|lines?|surrounds?|faces?|follows?|adjoins?)",
    ),
    ("outside", r"(?:outside(?: of)?|not (?:in|on|inside|within|at|touching|crossing))"),
    (
        "far",
        r"(?:far(?: away)? from|away from|not (?:near(?: to)?|next to|close to|along|beside|around"
        r"|by|bordering|lining))",
    ),
    (
        "near",
        r"(?:near(?: to)?|next to|close to|closer to|nearer to|beside|besides|adjacent to"
        r"|touching|around|surrounding|surrounded by|by|at|opposite|moored (?:at|to)|docked at"
        r"|tied (?:up )?(?:at|to)|connected to|beneath)",
    ),
    ("inside", r"(?:inside(?: of)?|within|in|on|onto|over|crossing|across|of|from|belonging to)"),
)
RELATION = re.compile(
    r"(?:^|(?<= ))(?:(?:that|which) (?:is|are|lies?|stands?) |located |lying |standing |situated |"
    r"parked |moored |docked |anchored |tied up |berthed |sitting |placed |built |growing |sailing "
    r"|waiting )?(?:"
    + "|".join(f"(?P<r{index}>{pattern})" for index, (_, pattern) in enumerate(RELATIONS))
    + r")(?= |$)"
)
_PLACE = r"(?:image|picture|view|scene|map|photo|frame|canvas|screen|area|region|tile|extent)"
_WHERE = (
    r"(?:top|upper|bottom|lower|north(?:ern)?|south(?:ern)?|left(?:-?hand)?|right(?:-?hand)?"
    r"|west(?:ern)?|east(?:ern)?|middle|cent(?:er|re)|central"
    r"|(?:north|south)-?(?:west|east)(?:ern)?)"
)
POSITION = re.compile(
    rf"(?:^|(?<= ))(?:(?:(?:that|which) (?:is|are) )?(?:located )?(?P<lead>at|in|on|from|to|towards?"
    rf"|near|along|by) )?(?:the )?(?:very |far |extreme )?(?P<first>{_WHERE})(?:(?: |-)(?P<second>{_WHERE}))?"
    rf"(?: (?P<what>half|side|part|corner|edge|quarter|quadrant|third|area|section|end))?"
    rf"(?: of (?:the |this )?{_PLACE})?(?= |$)(?! (?:of|from) )"
)
# "nearest to the bottom left corner", "closest to the middle": an order, not a part of the view.
NEAR_PLACE = re.compile(
    rf"(?:^|(?<= ))(?:(?:that|which) (?:is|are) )?(?:the )?(?:nearest|closest)(?: to)? (?:the )?"
    rf"(?P<first>{_WHERE})(?:(?: |-)(?P<second>{_WHERE}))?(?: (?:corner|edge|side|part|border))?"
    rf"(?: of (?:the |this )?{_PLACE})?(?= |$)(?! (?:of|from) )"
)
HERE = re.compile(
    rf"(?:^|(?<= ))(?:(?:in|on|of|within|inside|from|across|for|over) )?(?:the |this |my |our |that )"
    rf"?(?:whole |entire |current |visible |given |satellite |aerial )?{_PLACE}(?= |$)"
    r"|(?:^|(?<= ))(?:here|please|pls|visible|shown|there|in sight|in total|total|altogether)(?= |$)"
)
SELECTED = re.compile(
    r"(?:^|(?<= ))(?:in|on|inside|within|of|from) (?:the |my |this |these |that )?"
    r"(?:selected|drawn|marked|chosen|highlighted|outlined)"
    r"(?: (?:parcels?|features?|polygons?|regions?|areas?|shapes?|box|rectangle|part|places?))?(?= |$)"
    r"|(?:^|(?<= ))(?:in|inside|within) (?:the |my |this )?(?:selection|polygon|rectangle|region|"
    r"selected area)(?: i drew)?(?= |$)"
)
INVERTED = re.compile(
    r"^(?:all|everything|every one|each|any|anything|them all|all of them|all the ones|all ones)? ?"
    r"(?:but(?: not)?|except(?: for)?|excluding|without|other than|apart from|save for|not|no) "
)
EXCEPT = re.compile(
    r" (?:but(?: not| for)?|except(?: for)?|excluding|without|other than|apart from) "
)
QUANTIFIERS = frozenset(
    "a an the all every each any some of those these that this them they it its ones one thing "
    "things only just both which is are do does can you see there other others with".split()
)
# "with right angles", "as right-angled polygons": how a building is drawn, not which one.
RIGHT_ANGLED = re.compile(
    r"(?:^|(?<= ))(?:(?:with|having|as|in|into|that have) )?(?:right[- ]angle[sd]?|squared(?: off)?"
    r"|rectilinear|orthogonal(?:i[sz]ed)?|regulari[sz]ed)(?: (?:polygons?|outlines?|corners?|shapes?"
    r"|footprints?|walls?|edges?))?(?= |$)|(?:^|(?<= ))with square (?:corners|edges)(?= |$)"
)
ORDERED = re.compile(
    r"(?:^|(?<= ))(?:the )?(?P<rank>[a-z]+|\d+(?:st|nd|rd|th))(?P<noun> .*?)? (?:counting )?from"
    r" (?:the )?(?P<axis>left|right|top|bottom|north|south|west|east)(?= |$)"
)
