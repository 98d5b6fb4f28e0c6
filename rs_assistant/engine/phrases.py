# SPDX-License-Identifier: GPL-2.0-or-later
"""What a noun phrase asks for: targets with counts, comparisons, superlatives, positions, relations.

"the two largest ships nearest to the pier" → ship, count 2, largest, nearest(pier). Nothing is
looked at here; `rs_assistant.engine.selection` executes a `Query` on features.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rs_assistant.engine.language import fold, number, ordinal, singular, singular_phrase, tokens
from rs_assistant.engine.lexicon import Kind, lookup

CELLS = (
    ("top left", "top", "top right"),
    ("left", "center", "right"),
    ("bottom left", "bottom", "bottom right"),
)


@dataclass(frozen=True)
class Comparison:
    """``area`` in m² or ``length`` in m (longest side) against a value; ``percent`` of the view."""

    quantity: str  # area, length, percent, pixels
    operator: str  # <, <=, >, >=
    value: float


@dataclass(frozen=True)
class Superlative:
    """The extreme ones by ``key`` (area, length, x, y, score); rank 2 is "the second largest"."""

    key: str
    descending: bool
    rank: int = 1
    count: int | None = None
    """How many; None: one, or the upper third where the noun is plural."""


@dataclass(frozen=True)
class Position:
    """A cell of the 3×3 grid, or the half of the view that the word names."""

    cell: str
    half: bool = False


@dataclass(frozen=True)
class Relation:
    """How the target lies to other things. ``metres`` limits near, far and within."""

    kind: str
    """nearest farthest near far along inside outside left right above below between."""
    references: tuple[Target, ...]
    metres: float | None = None


@dataclass(frozen=True)
class Target:
    """One kind of thing and which of them. ``label`` is None for words outside the lexicon.

    An empty ``word`` means whatever is at hand ("the largest one").
    """

    word: str = ""
    label: str | None = None
    kind: Kind | None = None
    plural: bool = True
    count: int | None = None
    superlative: Superlative | None = None
    comparisons: tuple[Comparison, ...] = ()
    position: Position | None = None
    relations: tuple[Relation, ...] = ()
    attributes: tuple[str, ...] = ()
    """``large small long round`` are executed, colours and others are only reported."""
    selected: bool = False
    """"in the selected parcels": the view's region does it."""
    definite: bool = False
    """"the airplane": one is expected, so doubtful others are not meant."""
    inverted: bool = False
    """"all but …": everything except what this target selects."""

    @property
    def plain(self) -> bool:
        """Whether every thing of the kind is meant."""
        return not (
            self.count
            or self.superlative
            or self.comparisons
            or self.position
            or self.relations
            or self.attributes
            or self.inverted
        )


@dataclass(frozen=True)
class Query:
    """A whole phrase: what any of the targets selects is selected."""

    targets: tuple[Target, ...]

    @property
    def references(self) -> tuple[Target, ...]:
        """Everything that relations need to be looked for, nested ones included."""
        found: list[Target] = []
        for target in self.targets:
            for relation in target.relations:
                for reference in relation.references:
                    found.append(reference)
                    found.extend(Query((reference,)).references)
        return tuple(found)

    @property
    def needs_scale(self) -> bool:
        """Whether metres decide: a picture without ground resolution can't answer."""
        return any(
            any(c.quantity in ("area", "length") for c in target.comparisons)
            or any(relation.metres is not None for relation in target.relations)
            for target in self.targets
        )

    @property
    def ignored(self) -> tuple[str, ...]:
        """Attributes that no geometry can decide (colours …): the answer should say so."""
        return tuple(
            name for target in self.targets for name in target.attributes if name not in EXECUTED
        )


EXECUTED = frozenset({"large", "small", "long", "short", "round"})
_SUPERLATIVES = {
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
_AXES = {
    "left": ("x", False),
    "west": ("x", False),
    "right": ("x", True),
    "east": ("x", True),
    "top": ("y", False),
    "north": ("y", False),
    "bottom": ("y", True),
    "south": ("y", True),
}
_ATTRIBUTES = {
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
_VERTICAL = {
    **dict.fromkeys("top upper north northern".split(), "top"),
    **dict.fromkeys("bottom lower south southern".split(), "bottom"),
    **dict.fromkeys("middle center centre central".split(), "center"),
}
_HORIZONTAL = {
    **dict.fromkeys("left west western lefthand left-hand".split(), "left"),
    **dict.fromkeys("right east eastern righthand right-hand".split(), "right"),
    **dict.fromkeys("middle center centre central".split(), "center"),
}
_COMPASS = {
    f"{vertical}{joint}{horizontal}{tail}": f"{cell_v} {cell_h}"
    for vertical, cell_v in (("north", "top"), ("south", "bottom"))
    for horizontal, cell_h in (("west", "left"), ("east", "right"))
    for joint in ("", "-")
    for tail in ("", "ern")
}
_UNITS: dict[str, tuple[str, float]] = {
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
    **dict.fromkeys(("m", "metre", "meter"), ("length", 1.0)),
    **dict.fromkeys(("km", "kilometre", "kilometer"), ("length", 1000.0)),
    **dict.fromkeys(("ft", "foot"), ("length", 0.3048)),
    **dict.fromkeys(("pixel", "px"), ("pixels", 1.0)),
    **dict.fromkeys(("%", "percent", "per cent"), ("percent", 0.01)),
}
_MORE = r"larger|bigger|greater|more|above|over|longer|wider|exceeding|beyond|>"
_LESS = r"smaller|less|fewer|below|under|shorter|narrower|tinier|<"
_VALUE = r"(?P<value>\d+(?:[.,]\d+)*|a|an|one|two|three|four|five|ten|half a|half an)"
_UNIT = (
    r"(?P<unit>m2|sqm|sqkm|sq km|sq (?:m|met(?:er|re)s?|ft)|square (?:met(?:er|re)s?|km"
    r"|kilomet(?:er|re)s?|feet|foot)|ha|hectares?|km2|acres?|ft2|sqft|m|met(?:er|re)s?|km"
    r"|kilomet(?:er|re)s?|ft|feet|px|pixels?|%|percent|per cent)"
)
_COMPARISON = re.compile(
    rf"\b(?:(?:that|which) (?:is|are|measures?) |measuring |with (?:an )?area )?"
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<least>at least|min(?:imum)?|no less than|>=|≥)"
    rf"|(?P<most>at most|up to|max(?:imum)?|no more than|<=|≤))"
    rf"(?: (?:than|of|or equal to))* {_VALUE} {_UNIT}(?= |$)(?: (?:in area|in size|long|of area))?"
)
_SIGNED = re.compile(rf"(?P<sign>[<>]=?|[≤≥]) ?{_VALUE} ?{_UNIT}(?= |$)")
_DISTANCE = re.compile(
    rf"\b(?:(?P<less>within|less than|at most|closer than|no more than|up to|not more than)"
    rf"|(?P<more>more than|further than|farther than|at least|over)) {_VALUE} {_UNIT} "
    r"(?:away )?(?:of|from|to) (?P<reference>.+)$"
)
_RELATIONS: tuple[tuple[str, str], ...] = (
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
    ("outside", r"(?:outside(?: of)?|not (?:in|on|inside|within|at))"),
    ("far", r"(?:far(?: away)? from|away from|not near(?: to)?)"),
    (
        "near",
        r"(?:near(?: to)?|next to|close to|closer to|nearer to|beside|besides|adjacent to"
        r"|touching|around|surrounding|by|at|opposite|moored at|docked at|connected to|beneath)",
    ),
    ("inside", r"(?:inside(?: of)?|within|in|on|onto|over|crossing|across|of|from|belonging to)"),
)
_RELATION = re.compile(
    r"(?:^|(?<= ))(?:(?:that|which) (?:is|are|lies?|stands?) |located |lying |standing |situated |"
    r"parked |moored |docked |anchored )?(?:"
    + "|".join(f"(?P<r{index}>{pattern})" for index, (_, pattern) in enumerate(_RELATIONS))
    + r")(?= |$)"
)
_PLACE = r"(?:image|picture|view|scene|map|photo|frame|canvas|screen|area|region|tile|extent)"
_WHERE = (
    r"(?:top|upper|bottom|lower|north(?:ern)?|south(?:ern)?|left(?:-?hand)?|right(?:-?hand)?"
    r"|west(?:ern)?|east(?:ern)?|middle|cent(?:er|re)|central"
    r"|(?:north|south)-?(?:west|east)(?:ern)?)"
)
_POSITION = re.compile(
    rf"(?:^|(?<= ))(?:(?:(?:that|which) (?:is|are) )?(?:located )?(?P<lead>at|in|on|from|to|towards?"
    rf"|near) )?(?:the )?(?:very |far |extreme )?(?P<first>{_WHERE})(?:(?: |-)(?P<second>{_WHERE}))?"
    rf"(?: (?P<what>half|side|part|corner|edge|quarter|quadrant|third|area|section|end))?"
    rf"(?: of (?:the |this )?{_PLACE})?(?= |$)(?! (?:of|from) )"
)
_HERE = re.compile(
    rf"(?:^|(?<= ))(?:(?:in|on|of|within|inside|from|across|for|over) )?(?:the |this |my |our |that )"
    rf"?(?:whole |entire |current |visible |given |satellite |aerial )?{_PLACE}(?= |$)"
    r"|(?:^|(?<= ))(?:here|please|pls|visible|shown|there|in sight|in total|total|altogether)(?= |$)"
)
_SELECTED = re.compile(
    r"(?:^|(?<= ))(?:in|on|inside|within|of|from) (?:the |my |this |these |that )?"
    r"(?:selected|drawn|marked|chosen|highlighted|outlined)"
    r"(?: (?:parcels?|features?|polygons?|regions?|areas?|shapes?|box|rectangle|part|places?))?(?= |$)"
    r"|(?:^|(?<= ))(?:in|inside|within) (?:the |my |this )?(?:selection|polygon|rectangle|region|"
    r"selected area)(?: i drew)?(?= |$)"
)
_INVERTED = re.compile(
    r"^(?:all|everything|every one|each|any|anything|them all|all of them|all the ones|all ones)? ?"
    r"(?:but(?: not)?|except(?: for)?|excluding|without|other than|apart from|save for|not|no) "
)
_EXCEPT = re.compile(r" (?:but not|except(?: for)?|excluding|without|other than|apart from) ")
_QUANTIFIERS = frozenset(
    "a an the all every each any some of those these that this them they it its ones one thing "
    "things only just both which is are do does can you see there other others with".split()
)
_ORDERED = re.compile(
    r"(?:^|(?<= ))(?:the )?(?P<rank>[a-z]+|\d+(?:st|nd|rd|th))(?P<noun> .*?)? (?:from|counting from)"
    r" (?:the )?(?P<axis>left|right|top|bottom|north|south|west|east)(?= |$)"
)


@lru_cache(maxsize=512)
def parse_phrase(phrase: str) -> Query:
    """Parse a noun phrase in the user's words. Any text is parsed; unknown nouns have no label."""
    text = _prepared(phrase)
    parts = _split_targets(text)
    targets = [_target(part) for part in parts]
    # "ships and harbours in the left half": where the last stands holds for those before it.
    last = targets[-1]
    if last.position or last.relations or last.selected:
        targets = [
            replace(
                target, position=last.position, relations=last.relations, selected=last.selected
            )
            if target.plain and target is not last
            else target
            for target in targets
        ]
    return Query(tuple(targets))


def _prepared(phrase: str) -> str:
    text = re.sub(r"(\d)\s*(?=(?:m2|ha|km2?|m|sqm|px|ft2?|%)\b|%)", r"\1 ", fold(phrase))
    text = re.sub(r"\bnorth (west|east)", r"north\1", text)
    text = re.sub(r"\bsouth (west|east)", r"south\1", text)
    text = re.sub(
        r"\b(left|right|top|bottom|upper|lower|north|south|west|east)[ -]most\b", r"\1most", text
    )
    text = re.sub(
        r"\b(?:most (northern|southern|western|eastern)(?:ly)?)\b", lambda m: m[1] + "most", text
    )
    text = re.sub(
        r"\b(?:furthest|farthest) (?:to the )?(left|right|north|south|west|east)\b", r"\1most", text
    )
    text = re.sub(r"\b(?:most (?:certain|confident|likely)|best)\b", "surest", text)
    return " ".join(part for part in re.sub(r",(?!\d)", " , ", text).split() if part != "?")


def _split_targets(text: str) -> list[str]:
    """Split at "and", commas and "or" where each side names a thing of its own."""
    pieces = re.split(
        r"(?:\s+(?:and|or|plus|as well as|&)\s+|\s*,(?!\d)\s*(?:and\s+|or\s+)?)", text
    )
    pieces = [" ".join(tokens(piece)) for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return [""]
    merged = [pieces[0]]
    for piece in pieces[1:]:
        head = _target(piece)
        own_noun = bool(head.word) and not _leads_with_attribute(merged[-1])
        if own_noun and not re.search(r"\bbetween\b(?!.* and )", merged[-1]):
            merged.append(piece)
        else:
            merged[-1] = f"{merged[-1]} and {piece}"
    return merged


def _leads_with_attribute(text: str) -> bool:
    """ "large and white (ships)": what stands before is no thing yet."""
    words = [word for word in text.split() if word not in _QUANTIFIERS]
    return bool(words) and all(word in _ATTRIBUTES for word in words)


def _target(text: str) -> Target:
    values: dict[str, object] = {}
    match = _EXCEPT.search(f" {text} ")
    lead = _INVERTED.match(text)
    if lead:
        inner = _target(text[lead.end() :])
        return replace(inner, inverted=True)
    if match and match.start() > 0:
        # "the ships except the smallest": the noun stands before, the exception after.
        before, after = _target(text[: match.start()].strip()), _target(text[match.end() - 1 :])
        if before.plain and (not after.word or after.word == before.word):
            return replace(
                after, word=before.word, label=before.label, kind=before.kind, inverted=True
            )
    text, values["selected"] = _cut(_SELECTED, text)
    text, _ = _cut(_HERE, text)
    text, having = _having(text)
    text, superlative = _ordered(text)
    text, relation = _distance(text)
    relations = [relation] if relation else []
    comparisons: list[Comparison] = []
    for pattern in (_COMPARISON, _SIGNED):
        while True:
            match = pattern.search(text)
            if match is None:
                break
            comparisons.append(_comparison(match))
            text = _without(text, match)
    text, values["position"] = _position(text)
    text, relation = _relation(text)
    if relation:
        relations.append(relation)
    head = [word for word in text.split() if word not in ("and", ",", "that", "who")]
    values.update(_head(head, superlative, relations))
    values["attributes"] = (*values["attributes"], *having)  # type: ignore[misc]
    values["comparisons"] = tuple(comparisons)
    return Target(**values)  # type: ignore[arg-type]


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    shorter = " ".join(pattern.sub(" ", text).split())
    return shorter, shorter != text


def _having(text: str) -> tuple[str, tuple[str, ...]]:
    """ "houses with red roofs": nothing that geometry decides, so it becomes an attribute."""
    match = re.search(r" (?:with|having|that have|without) (?!an area)(.+)$", text)
    if match is None or not text[: match.start()].strip():
        return text, ()
    return text[: match.start()], (match[0].strip(),)


def _without(text: str, match: re.Match[str]) -> str:
    return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())


def _ordered(text: str) -> tuple[str, Superlative | None]:
    match = _ORDERED.search(text)
    rank = ordinal(match["rank"]) if match else None
    if match is None or rank is None:
        return text, None
    key, descending = _AXES[match["axis"]]
    rest = f"{text[: match.start()]} {match['noun'] or ''} {text[match.end() :]}"
    return " ".join(rest.split()), Superlative(key, descending, rank)


def _quantity(match: re.Match[str]) -> tuple[str, float]:
    written = match["value"]
    value = (
        0.5
        if written.startswith("half")
        else 1.0
        if written in ("a", "an")
        else float(number(written) or 0)
        if written.isalpha()
        else _decimal(written)
    )
    quantity, factor = _UNITS[singular_phrase(match["unit"]).replace("feet", "foot")]
    return quantity, value * factor


def _decimal(written: str) -> float:
    """ "1,000" is a thousand, "1,5" one and a half, as most people mean them."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", written):
        return float(written.replace(",", ""))
    return float(written.replace(",", ".") if written.count(",") == 1 else written.split(",")[0])


def _comparison(match: re.Match[str]) -> Comparison:
    quantity, value = _quantity(match)
    groups = match.groupdict()
    if groups.get("sign"):
        sign = {"≤": "<=", "≥": ">="}.get(match["sign"], match["sign"])
        return Comparison(quantity, sign, value)
    operator = (
        ">" if groups["more"] else "<" if groups["less"] else ">=" if groups["least"] else "<="
    )
    return Comparison(quantity, operator, value)


def _distance(text: str) -> tuple[str, Relation | None]:
    match = _DISTANCE.search(text)
    if match is None:
        return text, None
    quantity, value = _quantity(match)
    if quantity != "length":
        return text, None
    kind = "near" if match["less"] else "far"
    references = tuple(_target(part) for part in _split_targets(match["reference"]))
    return text[: match.start()].strip(), Relation(kind, references, value)


def _position(text: str) -> tuple[str, Position | None]:
    for match in _POSITION.finditer(text):
        first, second = match["first"], match["second"]
        if first in _COMPASS:
            cell = _COMPASS[first]
        elif second and first in _VERTICAL and second in _HORIZONTAL:
            down, across = _VERTICAL[first], _HORIZONTAL[second]
            cell = " ".join(dict.fromkeys(part for part in (down, across) if part != "center"))
            cell = cell or "center"
        elif second and first in _HORIZONTAL and second in _VERTICAL:
            down, across = _VERTICAL[second], _HORIZONTAL[first]
            cell = " ".join(dict.fromkeys(part for part in (down, across) if part != "center"))
            cell = cell or "center"
        elif second:
            continue
        else:
            cell = _VERTICAL.get(first) or _HORIZONTAL[first]
        return _without(text, match), Position(cell, match["what"] in ("half", "side"))
    return text, None


def _relation(text: str) -> tuple[str, Relation | None]:
    for match in _RELATION.finditer(text):
        kind = _RELATIONS[next(i for i in range(len(_RELATIONS)) if match[f"r{i}"])][0]
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        word = match[0].strip()
        if word == "of" and re.fullmatch(
            r"(?:.*\b)?(?:all|one|two|three|both|some|any|most)", before
        ):
            continue  # "two of them"
        if word in ("nearest", "closest"):
            inner = re.match(r"(?P<noun>.+?) to (?P<reference>.+)$", after)
            if inner is None:
                # "the nearest ship": to what? The middle of the view is what people look at.
                continue
            before, after = f"{before} {inner['noun']}", inner["reference"]
        if not after or (word == "by" and after.startswith(("hand", "eye"))):
            continue
        if kind == "inside" and not re.sub(r"\b(?:the|a|an)\b", "", after).strip():
            continue
        parts = after.split(" and ") if kind == "between" else _split_targets(after)
        references = tuple(_target(part) for part in parts)
        return before, Relation(kind, references)
    return text, None


def _head(
    words: list[str], superlative: Superlative | None, relations: list[Relation]
) -> dict[str, object]:
    """Counts, superlatives and attributes in front of the noun, and the noun."""
    count: int | None = None
    rank: int | None = None
    attributes: list[str] = []
    nouns: list[str] = []
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if word in _SUPERLATIVES:
            key, descending = _SUPERLATIVES[word]
            superlative = Superlative(key, descending, rank or 1)
            rank = None
        elif ordinal(word) is not None and (not nouns or not following):
            rank = ordinal(word)
        elif number(word) is not None and word != "one" and not nouns:
            count = number(word)
        elif number(word) is not None and word != "one" and superlative and not following:
            count = number(word)  # "the largest three"
        elif word in ("one", "single") and not nouns and not following:
            count = 1 if superlative is None else None
        elif (
            word in _ATTRIBUTES
            and not _part_of_name(words[index:])
            and (not nouns or following == "")
        ):
            attributes.append(_ATTRIBUTES[word])
        elif word in _QUANTIFIERS or (word == "top" and number(following) is not None):
            continue
        elif word in ("nearest", "closest") and not relations:
            superlative = Superlative("middle", False, rank or 1)
        else:
            nouns.append(word)
    if rank is not None and superlative is None:
        superlative = Superlative("order", False, rank)
    nearest = any(relation.kind in ("nearest", "farthest") for relation in relations)
    plural_noun = bool(nouns) and singular(nouns[-1]) != nouns[-1]
    plural_noun = plural_noun or any(word in ("ones", "all", "those", "these") for word in words)
    if superlative is not None:
        superlative = replace(superlative, count=count)
    noun = " ".join(nouns)
    term = lookup(noun) if noun else None
    return {
        "word": noun,
        "label": term.label if term else None,
        "kind": term.kind if term else None,
        "plural": plural_noun,
        "definite": not plural_noun and bool(words) and words[0] in ("the", "this", "that"),
        "count": count if count is not None else (1 if nearest and not plural_noun else None),
        "superlative": superlative,
        "relations": tuple(relations),
        "attributes": tuple(dict.fromkeys(attributes)),
    }


def _part_of_name(words: list[str]) -> bool:
    """ "green space" and "short grass": does the adjective belong to a class name?"""
    for stop in range(len(words), 1, -1):
        term = lookup(" ".join(words[:stop]), typos=False)
        if term is not None and singular_phrase(" ".join(words[:stop])) in term.words:
            return True
    return False
