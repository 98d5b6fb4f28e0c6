# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers, nouns, places and lists as people write them; every template passes through ``tr``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from rs_assistant.engine.answers.model import Translate
from rs_assistant.engine.language import singular
from rs_assistant.engine.lexicon import noun
from rs_assistant.engine.phrase_words import UNITS
from rs_assistant.engine.positions import CELLS, arrangement
from rs_assistant.engine.query import Position
from rs_assistant.engine.requests import View

NBSP = "\u00a0"
UNSURE = 0.6  # confidence below which an answer says so


class Words:
    """Wording in one language, about one view or a part of it.

    ``about`` is what the evidence speaks of: ``view``, ``region``, ``selection``, ``layer``
    or a ``part`` that a message names. Templates name it by a placeholder:
    ``tr("{share} of {whole}").format(…, whole=words.whole)``.
    """

    def __init__(self, tr: Translate, about: str = "view", unit: str = "") -> None:
        """``unit`` of area is said beside the usual one: a key of `UNITS`."""
        self.tr = tr
        self.about = about
        self.unit = unit

    @property
    def whole(self) -> str:
        """``the view``, or the part of it that counts: shares are shares of this."""
        tr = self.tr
        names = {
            "region": tr("the region"),
            "selection": tr("the selected area"),
            "layer": tr("the layer"),
            "part": tr("this part"),
        }
        return names.get(self.about) or tr("the view")

    def number(self, value: float, digits: int = 3) -> str:
        """Rounded to significant digits, thousands apart; whole numbers below 10,000 stay exact."""
        if value == int(value) and abs(value) < 10_000:
            return f"{int(value):,}".replace(",", NBSP) if abs(value) >= 1000 else str(int(value))
        places = max(0, digits - 1 - math.floor(math.log10(abs(value)))) if value else 0
        rounded = round(value, digits - 1 - math.floor(math.log10(abs(value)))) if value else 0.0
        text = f"{rounded:,.{min(places, 3)}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.replace(",", NBSP)

    def area(self, square_metres: float) -> str:
        """m² below a hectare, ha below a square kilometre, km² above; beside it the unit that was
        asked for."""
        if square_metres < 10_000:
            usual = f"{self.number(square_metres)}{NBSP}m²"
        elif square_metres < 1_000_000:
            usual = f"{self.number(square_metres / 10_000)}{NBSP}ha"
        else:
            usual = f"{self.number(square_metres / 1_000_000)}{NBSP}km²"
        if not self.unit:
            return usual
        size = UNITS[self.unit][1]
        names = {
            UNITS["m2"][1]: "m²",
            UNITS["ha"][1]: "ha",
            UNITS["km2"][1]: "km²",
            UNITS["acre"][1]: self.tr("acres"),
            UNITS["sqft"][1]: self.tr("square feet"),
            UNITS["sq yd"][1]: self.tr("square yards"),
            UNITS["sq mi"][1]: self.tr("square miles"),
        }
        asked = f"{self.number(square_metres / size)}{NBSP}{names[size]}"
        return usual if usual.endswith(f"{NBSP}{names[size]}") else f"{usual} = {asked}"

    def length(self, metres: float) -> str:
        """Metres below a kilometre, km above."""
        if metres < 1000:
            return f"{self.number(metres)}{NBSP}m"
        return f"{self.number(metres / 1000)}{NBSP}km"

    def share(self, fraction: float) -> str:
        """A share in per cent: whole numbers, one decimal below ten."""
        percent = 100 * fraction
        if fraction <= 0:
            return f"0{NBSP}%"
        if percent < 0.1:
            return self.tr("less than 0.1 %")
        if percent < 9.95:
            return f"{percent:.1f}".rstrip("0").rstrip(".") + f"{NBSP}%"
        if 99.5 <= percent < 100:
            return self.tr("nearly all")
        return f"{percent:.0f}{NBSP}%"

    def listing(self, items: Sequence[str]) -> str:
        """``a``, ``a and b``, ``a, b and c``."""
        if len(items) < 2:
            return "".join(items)
        head = self.tr(", ").join(items[:-1])
        return self.tr("{first} and {last}").format(first=head, last=items[-1])

    def alternatives(self, items: Sequence[str]) -> str:
        """``a``, ``a or b``, ``a, b or c``."""
        if len(items) < 2:
            return "".join(items)
        head = self.tr(", ").join(items[:-1])
        return self.tr("{first} or {last}").format(first=head, last=items[-1])

    def noun(self, label: str, count: int | None = None) -> str:
        """A class in words: singular for one, plural otherwise; covers have no plural."""
        tr = self.tr
        # Classes whose names are no nouns, or have no plural.
        phrases = {
            "agricultural": tr("agricultural land"),
            "annual crop": tr("cropland"),
            "bare": tr("bare ground"),
            "bare land": tr("bare ground"),
            "built-up": tr("built-up land"),
            "center": tr("large public buildings"),
            "chaparral": tr("chaparral"),
            "commercial": tr("commercial areas"),
            "dense residential": tr("dense residential areas"),
            "herbaceous vegetation": tr("grassland"),
            "industrial": tr("industrial land"),
            "medium residential": tr("residential areas"),
            "paddy": tr("paddy fields"),
            "permanent crop": tr("orchards and vineyards"),
            "playfields": tr("sports fields"),
            "residential": tr("residential land"),
            "sea or lake": tr("open water"),
            "shrub": tr("shrubland"),
            "sparse residential": tr("sparse residential areas"),
        }
        return phrases[label] if label in phrases else tr(noun(label, count))

    def several(self, label: str, count: int | None = None) -> bool:
        """Whether `noun` of a class takes a plural verb in English: ``trees cover``."""
        return is_plural(Words(str).noun(label, count))

    def counted(self, label: str, count: int, name: str | None = None) -> str:
        """``12 ships`` as a link to the features, where there are any."""
        text = self.tr("{count} {things}").format(
            count=self.number(count), things=self.noun(label, count)
        )
        return link(text, "features", name or label) if count else text

    def where(self, cells: Iterable[str]) -> str:
        """``at the top left``, ``along the bottom``, ``throughout the view``; "" for no cells."""
        held = tuple(cells)
        if not held:
            return ""
        name = arrangement(held)
        if name:
            return self._place(name)
        if len(held) <= 3:
            return self.listing([self._place(cell) for cell in held])
        missing = [cell for cell in CELLS if cell not in held]
        if len(missing) <= 3:
            rest = arrangement(missing)
            where = self._place(rest) if rest else self.listing(list(map(self._place, missing)))
            return self.tr("everywhere but {where}").format(where=where)
        return self.tr("in several parts of {whole}").format(whole=self.whole)

    def placed(self, cells: Iterable[str], unless_throughout: bool = False) -> str:
        """`where` with its comma, to be put behind a statement; "" for no cells, and for all of
        them where the statement says as much."""
        held = tuple(cells)
        if not held or (unless_throughout and len(set(held)) >= len(CELLS) - 1):
            return ""
        return self.tr(", {where}").format(where=self.where(held))

    def part(self, position: Position) -> str:
        """``the left half``, ``the top right corner``: a part that a phrase names."""
        tr = self.tr
        names = {
            "top left": (tr("the top left corner"), tr("the top left quarter")),
            "top": (tr("the top third"), tr("the upper half")),
            "top right": (tr("the top right corner"), tr("the top right quarter")),
            "left": (tr("the left third"), tr("the left half")),
            "center": (tr("the middle"), tr("the middle")),
            "right": (tr("the right third"), tr("the right half")),
            "bottom left": (tr("the bottom left corner"), tr("the bottom left quarter")),
            "bottom": (tr("the bottom third"), tr("the lower half")),
            "bottom right": (tr("the bottom right corner"), tr("the bottom right quarter")),
        }
        return names[position.cell][position.half]

    def cell_link(self, cell: str) -> str:
        """The cell's name as a link that zooms there."""
        return link(self.tr(cell), "cell", cell.replace(" ", "-"))

    def _place(self, name: str) -> str:
        tr = self.tr
        places = {
            "top left": tr("at the top left"),
            "top": tr("at the top"),
            "top right": tr("at the top right"),
            "left": tr("on the left"),
            "center": tr("in the centre"),
            "right": tr("on the right"),
            "bottom left": tr("at the bottom left"),
            "bottom": tr("at the bottom"),
            "bottom right": tr("at the bottom right"),
            "top row": tr("along the top"),
            "middle row": tr("across the middle"),
            "bottom row": tr("along the bottom"),
            "left column": tr("along the left side"),
            "middle column": tr("down the middle"),
            "right column": tr("along the right side"),
            "upper part": tr("in the upper part"),
            "lower part": tr("in the lower part"),
            "left part": tr("in the left part"),
            "right part": tr("in the right part"),
            "top left part": tr("in the top left part"),
            "top right part": tr("in the top right part"),
            "bottom left part": tr("in the bottom left part"),
            "bottom right part": tr("in the bottom right part"),
            "corners": tr("in the corners"),
            "edges": tr("around the edges"),
            "throughout": tr("throughout {whole}").format(whole=self.whole),
        }
        return places[name]


def spoken_of(views: Sequence[View]) -> str:
    """What the evidence about some views speaks of, for `Words`: the first says it, as the others
    share its frame; a view with a region that says nothing else is spoken of as the region."""
    if not views:
        return "view"
    return views[0].about or ("region" if views[0].region else "view")


def is_plural(phrase: str) -> bool:
    """Whether an English noun phrase is a plural: ``large buildings``, ``snow and ice``."""
    if phrase.startswith(("a ", "an ", "the ")):
        return False
    head = phrase.partition(" (")[0].split()[-1]
    return " and " in phrase or singular(head) != head


def link(text: str, scheme: str, target: str) -> str:
    """A Markdown link that the dock handles; brackets in the text are dropped."""
    clean = text.replace("[", "").replace("]", "")
    return f"[{clean}]({scheme}:{quote(target, safe='-')})"


def sentence(text: str) -> str:
    """With a capital letter and one full stop."""
    stripped = text.strip()
    if not stripped:
        return ""
    # The first letter may stand inside a link.
    index = 1 if stripped[0] == "[" and len(stripped) > 1 else 0
    stripped = stripped[:index] + stripped[index].upper() + stripped[index + 1 :]
    return stripped if stripped[-1] in ".!?:…。！？：" else stripped + "."


def quiet(confidence: float | None, words: Words) -> str:
    """How sure, said quietly, and only where it matters."""
    if confidence is None or confidence >= 0.75:
        return ""
    if confidence >= UNSURE:
        return " " + words.tr("I'm fairly, not entirely, sure.")
    return " " + words.tr("I'm not very sure of this.")
