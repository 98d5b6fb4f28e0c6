# SPDX-License-Identifier: GPL-2.0-or-later
"""What scenes and labels of the models are called in a sentence, and whether that is a plural."""

from __future__ import annotations

from rs_assistant.engine.answers.wording import Words, is_plural
from rs_assistant.engine.lexicon import Kind, by_label

# What the encoder's names are called when they are said.
SPOKEN = {
    "airplane": "parked airplanes",
    "baseball field": "baseball diamonds",
    "football field": "sports fields",
    "buildings": "large buildings",
    "center": "a large public building",
    "medium residential": "a residential area with houses",
    "dense residential": "a dense residential area",
    "sparse residential": "a sparse residential area with single houses",
    "residential buildings": "a residential area",
    "sea or lake": "open water",
    "commercial": "a commercial area",
    "industrial": "an industrial area",
    "tennis court": "tennis courts",
    "annual crop": "cropland",
    "permanent crop": "orchards or vineyards",
    "herbaceous vegetation": "grassland",
    "bridge": "a bridge",
    "golf course": "a golf course",
    "harbor": "a harbor",
    "airport": "an airport",
    "runway": "a runway",
    "freeway": "a freeway",
    "intersection": "a road intersection",
    "overpass": "an overpass",
    "parking lot": "a parking lot",
    "mobile home park": "a mobile home park",
    "river": "a river",
    "pond": "a pond",
    "beach": "a beach",
    "church": "a church",
    "school": "a school",
    "square": "a square",
    "stadium": "a stadium",
    "park": "a park",
    "resort": "a resort",
    "railway station": "a railway station",
    "mountain": "mountains",
    "meadow": "meadow",
    "vehicle": "vehicles",
    "building": "buildings",
    "ship": "ships",
    "storage tank": "storage tanks",
    "baseball diamond": "a baseball diamond",
    "basketball court": "a basketball court",
    "ground track field": "a running track",
    "swimming pool": "a swimming pool",
    "island": "an island",
    "railway": "railway tracks",
    "road": "roads",
    "pavement": "paved ground",
    "lake": "a lake",
    "sea": "the sea",
    "built-up": "built-up land",
    "bare soil": "bare soil",
    "chaparral": "chaparral (shrubs)",
    "snow": "snow",
    "agricultural": "farmland",
    "highway": "a highway",
    "playfields": "sports fields",
    "port": "a port",
    "viaduct": "a viaduct",
}


def spoken(name: str, words: Words) -> str:
    """The noun phrase for a scene, label or class."""
    if name in SPOKEN:
        return words.tr(SPOKEN[name])
    term = by_label(name)
    if term is not None and term.label == name and term.kind is not Kind.SCENE:
        return words.noun(name)
    return words.tr(name)


def several(name: str) -> bool:
    """Whether what a scene or label is called takes a plural verb: ``storage tanks are``."""
    return is_plural(spoken(name, Words(str)))
