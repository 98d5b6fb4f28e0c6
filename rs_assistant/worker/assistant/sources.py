# SPDX-License-Identifier: GPL-2.0-or-later
"""Which expert can say something about which class of the lexicon.

Names of the encoder's scenes and labels, of the detector's labels and of the segmenter's legends
are the pack's; canonical names are the lexicon's. Names that a pack lacks are simply not asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from rs_assistant.engine.language import singular_phrase
from rs_assistant.engine.lexicon import children
from rs_assistant.engine.phrases import Target


@dataclass(frozen=True)
class Legend:
    """Classes of one of the segmenter's legends, and the ground resolutions it is trusted at."""

    name: str
    classes: tuple[str, ...]
    finest: float = 0.0
    coarsest: float = 1000.0


@dataclass(frozen=True)
class Sources:
    """Where evidence for a class comes from; legends in order of preference."""

    labels: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    legends: tuple[Legend, ...] = ()

    @property
    def countable(self) -> bool:
        """Whether single things can be outlined."""
        return bool(self.objects)


def _cover(five: str, *fifteen: str, coarse: tuple[str, ...] = ()) -> tuple[Legend, ...]:
    found = []
    if five:
        found.append(Legend("land_cover", (five,), 0.0))
    if fifteen:
        found.append(Legend("gid15", fifteen, 1.2, 15.0))
    if coarse:
        found.append(Legend("worldcover", coarse, 8.0))
    return tuple(found)


_RESIDENTIAL = (
    "dense residential",
    "medium residential",
    "sparse residential",
    "residential buildings",
)
_ROADS = (Legend("roads", ("road",), 0.0, 2.6),)
_BUILDINGS = (Legend("buildings", ("building",), 0.0, 2.0),)

TABLE: dict[str, Sources] = {
    "airplane": Sources(("airplane",), ("airplane",), ("airplane",)),
    "ship": Sources(("ship",), (), ("ship",)),
    "storage tank": Sources(("storage tank",), ("storage tanks",), ("storage tank",)),
    "baseball diamond": Sources(("baseball diamond",), ("baseball field",), ("baseball diamond",)),
    "tennis court": Sources(("tennis court",), ("tennis court",), ("tennis court",)),
    "basketball court": Sources(("basketball court",), (), ("basketball court",)),
    "ground track field": Sources(("ground track field",), ("stadium",), ("ground track field",)),
    "harbor": Sources(("harbor",), ("harbor",), ("harbor",)),
    "bridge": Sources(("bridge",), ("bridge",), ("bridge",)),
    "vehicle": Sources(
        ("vehicle",), ("parking lot",), ("vehicle", "car", "truck", "bus", "minibus")
    ),
    "car": Sources(("vehicle",), ("parking lot",), ("car", "vehicle")),
    "truck": Sources((), (), ("truck",)),
    "bus": Sources((), (), ("bus", "minibus")),
    "tree": Sources(
        ("trees",), ("forest",), ("tree",), (Legend("land_cover", ("forest",), 0.0, 1.3),)
    ),
    "building": Sources(
        ("building",), ("buildings", "commercial", *_RESIDENTIAL), ("building",), _BUILDINGS
    ),
    "water": Sources(
        ("water", "river", "lake", "sea"),
        ("river", "sea or lake", "pond", "harbor", "beach"),
        legends=_cover("water", "river", "lake", "pond"),
    ),
    "river": Sources(
        ("river",), ("river",), legends=(Legend("gid15", ("river",), 1.2, 15.0), *_cover("water"))
    ),
    "lake": Sources(
        ("lake",),
        ("sea or lake", "pond"),
        legends=(Legend("gid15", ("lake",), 1.2, 15.0), *_cover("water")),
    ),
    "pond": Sources(
        ("lake",), ("pond",), legends=(Legend("gid15", ("pond",), 1.2, 15.0), *_cover("water"))
    ),
    "sea": Sources(("sea",), ("sea or lake", "beach"), legends=_cover("water")),
    "reservoir": Sources(("lake",), ("sea or lake", "pond"), legends=_cover("water")),
    "forest": Sources(
        ("forest",), ("forest",), legends=_cover("forest", "arbor woodland", coarse=("tree cover",))
    ),
    "meadow": Sources(
        ("meadow", "grass"),
        ("meadow", "pasture", "herbaceous vegetation", "golf course"),
        legends=_cover(
            "meadow", "natural grassland", "artificial grassland", coarse=("grassland",)
        ),
    ),
    "shrub": Sources(
        ("chaparral",),
        ("chaparral",),
        legends=(
            Legend("gid15", ("shrub",), 1.2, 15.0),
            Legend("worldcover", ("shrubland",), 8.0),
        ),
    ),
    "farmland": Sources(
        ("farmland",),
        ("farmland", "annual crop", "permanent crop"),
        legends=_cover(
            "farmland",
            "paddy",
            "irrigated cropland",
            "dry cropland",
            "garden plot",
            coarse=("cropland",),
        ),
    ),
    "paddy": Sources((), (), legends=(Legend("gid15", ("paddy",), 1.2, 15.0),)),
    "irrigated cropland": Sources(
        (), (), legends=(Legend("gid15", ("irrigated cropland",), 1.2, 15.0),)
    ),
    "garden plot": Sources(
        (), ("permanent crop",), legends=(Legend("gid15", ("garden plot",), 1.2, 15.0),)
    ),
    "built-up": Sources(
        ("built-up",),
        (*_RESIDENTIAL, "buildings", "commercial", "industrial", "center", "school", "church"),
        legends=_cover("built-up", coarse=("built-up",)),
    ),
    "industrial": Sources(
        ("industrial",), ("industrial",), legends=(Legend("gid15", ("industrial",), 1.2, 15.0),)
    ),
    "residential": Sources(
        ("dense residential", "medium residential", "sparse residential"),
        (*_RESIDENTIAL, "mobile home park"),
        legends=(Legend("gid15", ("urban residential", "rural residential"), 1.2, 15.0),),
    ),
    "road": Sources(
        ("road", "freeway"),
        ("freeway", "intersection", "overpass", "parking lot"),
        legends=(*_ROADS, Legend("gid15", ("traffic",), 2.6, 15.0)),
    ),
    "bare": Sources(
        ("bare soil", "sand"),
        ("bare land", "desert", "beach"),
        legends=(
            Legend("land_cover", ("bare",), 0.0, 1.3),
            Legend("worldcover", ("bare or sparse vegetation",), 8.0),
        ),
    ),
    "vegetation": Sources(
        ("trees", "grass", "forest", "meadow", "chaparral"),
        ("forest", "meadow", "chaparral", "park"),
        legends=(Legend("land_cover", ("forest", "meadow", "farmland")),),
    ),
    "snow and ice": Sources(("snow",), (), legends=(Legend("worldcover", ("snow and ice",), 8.0),)),
    "agricultural": Sources(("farmland",), ("farmland", "annual crop", "permanent crop")),
    "beach": Sources(("beach",), ("beach",)),
    "buildings": Sources(("building",), ("buildings",)),
    "chaparral": Sources(("chaparral",), ("chaparral",)),
    "dense residential": Sources(("dense residential",), ("dense residential",)),
    "medium residential": Sources(("medium residential",), ("medium residential",)),
    "sparse residential": Sources(("sparse residential",), ("sparse residential",)),
    "freeway": Sources(("freeway",), ("freeway",)),
    "highway": Sources(("freeway",), ("freeway",)),
    "golf course": Sources(("golf course",), ("golf course",)),
    "intersection": Sources(("intersection",), ("intersection",)),
    "mobile home park": Sources(("mobile home park",), ("mobile home park",)),
    "overpass": Sources(("overpass",), ("overpass",)),
    "viaduct": Sources(("overpass",), ("overpass",)),
    "parking lot": Sources(("parking lot",), ("parking lot",)),
    "runway": Sources(("runway",), ("runway", "airport")),
    "airport": Sources((), ("airport", "airplane", "runway")),
    "bare land": Sources(("bare soil",), ("bare land",)),
    "center": Sources((), ("center",)),
    "church": Sources(("church",), ("church",)),
    "commercial": Sources(("commercial",), ("commercial",)),
    "desert": Sources(("desert",), ("desert",)),
    "mountain": Sources(("mountain",), ("mountain",)),
    "park": Sources(("park",), ("park",)),
    "playfields": Sources(("football field",), ("football field",)),
    "railway station": Sources(("railway",), ("railway station",)),
    "resort": Sources((), ("resort",)),
    "school": Sources(("school",), ("school",)),
    "square": Sources(("square",), ("square",)),
    "stadium": Sources(("stadium",), ("stadium",)),
    "swimming pool": Sources(("swimming pool",)),
    "island": Sources(("island",)),
    "railway": Sources(("railway",), ("railway station",)),
    "port": Sources(("harbor",), ("harbor",), ("harbor",)),
    "pasture": Sources((), ("pasture",)),
    "permanent crop": Sources((), ("permanent crop",)),
    "annual crop": Sources((), ("annual crop",)),
    "herbaceous vegetation": Sources((), ("herbaceous vegetation",)),
    "industrial buildings": Sources(("industrial",), ("industrial",)),
    "residential buildings": Sources((), ("residential buildings",)),
}


def sources_of(label: str) -> Sources | None:
    """Evidence for a canonical class, or None when no expert knows it."""
    return TABLE.get(label)


def label_of(target: Target) -> str | None:
    """The class that a phrase's target names: the lexicon's, or one that only the encoder knows."""
    if target.label is not None:
        return target.label
    word = singular_phrase(target.word)
    return word if word in TABLE else None


def kinds_of(label: str) -> tuple[str, ...]:
    """The class and everything that is a kind of it, as far as an expert knows them."""
    return tuple(name for name in children(label) if name in TABLE)
