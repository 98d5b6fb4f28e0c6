# SPDX-License-Identifier: GPL-2.0-or-later
"""The names the starter models can tell apart: scenes, labels (things and covers) and kinds.

One place, because training, export and the worker must agree on names and on their order.
"""

from __future__ import annotations

import re

# data set scene -> the name shown to people; sets that mean the same thing share a name
SCENE_NAMES: dict[str, dict[str, str]] = {
    "ucm": {
        "agricultural": "farmland",
        "airplane": "airplane",
        "baseballdiamond": "baseball field",
        "beach": "beach",
        "buildings": "buildings",
        "chaparral": "chaparral",
        "denseresidential": "dense residential",
        "forest": "forest",
        "freeway": "freeway",
        "golfcourse": "golf course",
        "harbor": "harbor",
        "intersection": "intersection",
        "mediumresidential": "medium residential",
        "mobilehomepark": "mobile home park",
        "overpass": "overpass",
        "parkinglot": "parking lot",
        "river": "river",
        "runway": "runway",
        "sparseresidential": "sparse residential",
        "storagetanks": "storage tanks",
        "tenniscourt": "tennis court",
    },
    "rsicd": {
        "airport": "airport",
        "bareland": "bare land",
        "baseballfield": "baseball field",
        "beach": "beach",
        "bridge": "bridge",
        "center": "center",
        "church": "church",
        "commercial": "commercial",
        "denseresidential": "dense residential",
        "desert": "desert",
        "farmland": "farmland",
        "forest": "forest",
        "industrial": "industrial",
        "meadow": "meadow",
        "mediumresidential": "medium residential",
        "mountain": "mountain",
        "park": "park",
        "parking": "parking lot",
        "playfields": "football field",
        "pond": "pond",
        "port": "harbor",
        "railwaystation": "railway station",
        "resort": "resort",
        "river": "river",
        "school": "school",
        "sparseresidential": "sparse residential",
        "square": "square",
        "stadium": "stadium",
        "storagetanks": "storage tanks",
        "viaduct": "overpass",
    },
    "eurosat": {
        "annual crop": "annual crop",
        "forest": "forest",
        "herbaceous vegetation": "herbaceous vegetation",
        "highway": "freeway",
        "industrial buildings": "industrial",
        "pasture": "pasture",
        "permanent crop": "permanent crop",
        "residential buildings": "residential buildings",
        "river": "river",
        "sea or lake": "sea or lake",
    },
    "gid": {
        "water": "sea or lake",
        "farmland": "farmland",
        "builtup": "residential buildings",
        "forest": "forest",
        "meadow": "meadow",
        "dry_cropland": "farmland",
        "artificial_grassland": "meadow",
        "industrial_land": "industrial",
        "arbor_woodland": "forest",
        "traffic_land": "freeway",
        "paddy_field": "farmland",
        "urban_residential": "dense residential",
        "irrigated_land": "farmland",
        "river": "river",
        "shrub_land": "chaparral",
        "natural_grassland": "meadow",
        "garden_plot": "farmland",
        "pond": "pond",
        "lake": "sea or lake",
        "rural_residential": "medium residential",
    },
}

# other words for a scene, used when prompts are made during training
SCENE_SYNONYMS: dict[str, list[str]] = {
    "farmland": ["agricultural land", "cropland", "farm fields"],
    "airplane": ["airplanes", "parked aircraft"],
    "airport": ["airport with terminals and runways"],
    "baseball field": ["baseball diamond"],
    "football field": ["playground", "playing fields", "soccer field", "ground track field"],
    "bare land": ["bareland", "bare soil"],
    "buildings": ["large buildings", "city blocks"],
    "center": ["civic center", "large central building"],
    "chaparral": ["shrubland", "scrub"],
    "commercial": ["commercial area", "business district"],
    "dense residential": ["dense residential area", "crowded houses"],
    "medium residential": ["medium residential area", "residential area", "suburb"],
    "sparse residential": ["sparse residential area", "a single house"],
    "freeway": ["highway", "motorway"],
    "golf course": ["fairway and bunkers"],
    "harbor": ["port", "harbour", "marina", "docks"],
    "industrial": ["industrial area", "factories", "industrial buildings"],
    "intersection": ["crossroads", "road junction"],
    "meadow": ["grassland", "grass"],
    "mobile home park": ["trailer park", "mobile homes"],
    "overpass": ["viaduct", "flyover", "interchange"],
    "parking lot": ["parking", "car park"],
    "pond": ["small lake", "pool of water"],
    "railway station": ["train station", "railway"],
    "resort": ["holiday resort", "hotel with swimming pools"],
    "runway": ["airstrip"],
    "school": ["campus"],
    "sea or lake": ["water", "open water", "lake", "sea"],
    "square": ["plaza", "city square"],
    "storage tanks": ["storage tank", "oil tanks"],
    "tennis court": ["tennis courts"],
    "desert": ["sand dunes"],
    "mountain": ["mountains", "ridges"],
    "forest": ["woodland", "trees"],
    "residential buildings": ["residential", "town", "built-up area"],
    "annual crop": ["arable fields"],
    "permanent crop": ["orchards and vineyards"],
    "pasture": ["grazing land"],
    "herbaceous vegetation": ["natural grass and herbs"],
}

KINDS = ["photograph", "map", "hillshade", "cloud", "blank"]

# label -> pattern of the words that assert it in a caption (lower case, word bounds added)
LABEL_WORDS: dict[str, str] = {
    "airplane": r"air ?planes?|planes?|aircrafts?|jets?",
    "ship": r"ships?|boats?|vessels?|yachts?",
    "storage tank": r"storage ?tanks?|storagetanks?|oil tanks?|tanks?",
    "baseball diamond": r"baseball( diamonds?| fields?| courts?)?",
    "tennis court": r"tennis( courts?)?",
    "basketball court": r"basketball( courts?| fields?)?",
    "ground track field": r"track fields?|running tracks?|tracks?|playgrounds?|stadiums?",
    "football field": r"football( fields?)?|soccer( fields?)?|playgrounds?",
    "harbor": r"harbou?rs?|ports?|docks?|piers?|wharfs?|wharves|marinas?",
    "bridge": r"bridges?",
    "vehicle": r"vehicles?|cars?|trucks?|bus(es)?",
    "building": r"buildings?|houses?|villas?|factory|factories|church|school|terminals?",
    "trees": r"trees?|woods?|forests?|woodland",
    "grass": r"grass|lawns?|meadows?|grassland|grasslands",
    "pavement": r"pavements?|roads?|streets?|runways?|parking lots?|parking|highways?|freeways?",
    "road": r"roads?|streets?|highways?|freeways?|motorways?|avenues?|lanes?",
    "bare soil": r"bare ?lands?|bare soil|barelands|bare ground|soil",
    "sand": r"sands?|sandy|beach(es)?|deserts?|dunes?",
    "water": r"water|waters|rivers?|lakes?|ponds?|seas?|ocean|oceans|pools?|reservoirs?|streams?",
    "sea": r"seas?|oceans?|waves?|sea water",
    "river": r"rivers?|streams?|creeks?|brooks?",
    "lake": r"lakes?|ponds?|reservoirs?",
    "beach": r"beach(es)?|coast|shore",
    "farmland": r"farmlands?|croplands?|farms?|crops?|agricultural|paddy|farm lands?",
    "chaparral": r"chaparrals?|shrubs?|bushes|scrub",
    "forest": r"forests?|woods|woodland",
    "meadow": r"meadows?|grasslands?|pastures?",
    "mobile home park": r"mobile homes?( park)?|mobile-homes?",
    "swimming pool": r"swimming ?pools?",
    "parking lot": r"parking( lots?| spaces?| area)?|car parks?",
    "freeway": r"freeways?|highways?|motorways?",
    "overpass": r"overpass(es)?|viaducts?|interchanges?",
    "intersection": r"intersections?|crossroads?|junctions?",
    "runway": r"runways?|airports?|airstrips?",
    "golf course": r"golf( courses?)?",
    "dense residential": r"dense(ly)? (residential|populated|built|houses|buildings)",
    "medium residential": r"medium residential",
    "sparse residential": r"sparse(ly)? (residential|populated)",
    "built-up": r"residential|urban|city|town|downtown|commercial|industrial|houses",
    "industrial": r"industrial|factory|factories|workshops?|plant area",
    "commercial": r"commercial|business|downtown",
    "railway": r"railways?|railroads?|trains?|rails?",
    "mountain": r"mountains?|hills?|ridges?|valleys?",
    "snow": r"snows?|snowy|snow-capped",
    "desert": r"deserts?|dunes?",
    "stadium": r"stadiums?",
    "church": r"church(es)?|cathedral",
    "school": r"schools?|campus",
    "park": r"parks?|gardens?",
    "square": r"squares?|plazas?",
    "island": r"islands?|islets?",
    "cloud": r"clouds?|cloudy|haze",
}
LABELS = list(LABEL_WORDS)

# what a scene name implies, beyond what its captions say
SCENE_LABELS: dict[str, list[str]] = {
    "farmland": ["farmland"],
    "airplane": ["airplane", "pavement"],
    "airport": ["runway", "pavement", "built-up"],
    "baseball field": ["baseball diamond", "grass"],
    "beach": ["beach", "sand", "water", "sea"],
    "bridge": ["bridge", "road", "pavement"],
    "buildings": ["building", "built-up"],
    "center": ["building", "built-up"],
    "chaparral": ["chaparral"],
    "church": ["church", "building"],
    "commercial": ["commercial", "building", "built-up"],
    "dense residential": ["dense residential", "building", "built-up"],
    "medium residential": ["medium residential", "building", "built-up"],
    "sparse residential": ["sparse residential", "building"],
    "residential buildings": ["built-up", "building"],
    "desert": ["desert", "sand"],
    "forest": ["forest", "trees"],
    "freeway": ["freeway", "road", "pavement"],
    "golf course": ["golf course", "grass"],
    "harbor": ["harbor", "ship", "water"],
    "industrial": ["industrial", "building", "built-up"],
    "intersection": ["intersection", "road", "pavement"],
    "meadow": ["meadow", "grass"],
    "mobile home park": ["mobile home park", "building", "built-up"],
    "mountain": ["mountain"],
    "overpass": ["overpass", "road", "pavement"],
    "park": ["park"],
    "parking lot": ["parking lot", "vehicle", "pavement"],
    "football field": ["football field"],
    "pond": ["lake", "water"],
    "railway station": ["railway"],
    "resort": ["building"],
    "river": ["river", "water"],
    "runway": ["runway", "pavement"],
    "school": ["school", "building", "built-up"],
    "square": ["square"],
    "stadium": ["stadium"],
    "storage tanks": ["storage tank"],
    "tennis court": ["tennis court"],
    "sea or lake": ["water"],
    "annual crop": ["farmland"],
    "permanent crop": ["farmland"],
    "pasture": ["meadow", "grass"],
    "herbaceous vegetation": ["grass"],
    "bare land": ["bare soil"],
}

UCM_LABELS: dict[str, str] = {
    "pavement": "pavement",
    "trees": "trees",
    "grass": "grass",
    "cars": "vehicle",
    "bare-soil": "bare soil",
    "buildings": "building",
    "sand": "sand",
    "water": "water",
    "chaparral": "chaparral",
    "field": "farmland",
    "mobile-home": "mobile home park",
    "airplane": "airplane",
    "sea": "sea",
    "dock": "harbor",
    "ship": "ship",
    "tanks": "storage tank",
}

VHR_LABELS: dict[str, str] = {
    "airplane": "airplane",
    "ship": "ship",
    "storage_tank": "storage tank",
    "baseball_diamond": "baseball diamond",
    "tennis_court": "tennis court",
    "basketball_court": "basketball court",
    "ground_track_field": "ground track field",
    "harbor": "harbor",
    "bridge": "bridge",
    "vehicle": "vehicle",
}


# scenes that one image may show at once: between data sets these are no negatives of each other
CONFUSABLE: list[set[str]] = [
    {"buildings", "commercial", "center", "square", "school", "church", "industrial", "resort"},
    {"dense residential", "medium residential", "residential buildings", "buildings", "school"},
    {"sparse residential", "medium residential", "mobile home park", "residential buildings"},
    {"commercial", "dense residential", "industrial", "residential buildings", "buildings"},
    {"football field", "stadium", "school", "tennis court", "baseball field", "park"},
    {"airport", "airplane", "runway"},
    {"farmland", "annual crop", "permanent crop", "pasture", "meadow"},
    {"meadow", "pasture", "herbaceous vegetation", "golf course", "park"},
    {"river", "bridge", "sea or lake", "pond", "harbor", "beach"},
    {"freeway", "overpass", "intersection", "bridge"},
    {"desert", "bare land", "mountain", "beach", "chaparral", "herbaceous vegetation"},
    {"forest", "mountain", "chaparral", "park", "sparse residential"},
    {"parking lot", "buildings", "commercial", "industrial"},
    {"pond", "park", "resort"},
]


def scene_vocabulary() -> list[str]:
    """All scene names, sorted: the order of `scene_logits`."""
    return sorted({name for names in SCENE_NAMES.values() for name in names.values()})


def label_patterns() -> list[re.Pattern[str]]:
    """One compiled pattern per entry of LABELS."""
    return [re.compile(rf"\b(?:{words})\b") for words in LABEL_WORDS.values()]


# names that mean several scenes at once
SCENE_GROUPS: dict[str, list[str]] = {
    "residential": [
        "dense residential",
        "medium residential",
        "sparse residential",
        "residential buildings",
    ],
    "residential area": [
        "dense residential",
        "medium residential",
        "sparse residential",
        "residential buildings",
    ],
    "lake": ["sea or lake", "pond"],
    "sea": ["sea or lake"],
    "water": ["sea or lake"],
}


def scene_groups() -> dict[str, list[str]]:
    """Names in plain words -> the scenes they mean."""
    groups = {s: [s] for s in scene_vocabulary()}
    for shared, words in SCENE_SYNONYMS.items():
        groups.update({w: [shared] for w in words})
    for names in SCENE_NAMES.values():
        groups.update({spaced(raw): [shared] for raw, shared in names.items()})
    return {**groups, **SCENE_GROUPS}


def prompt_synonyms() -> dict[str, list[str]]:
    """Names in plain words -> other words for the same, used in prompts."""
    out = {"residential": ["residential area", "houses"], "parking": ["parking lot", "car park"]}
    for names in SCENE_NAMES.values():
        for raw, shared in names.items():
            words = [shared, *SCENE_SYNONYMS.get(shared, [])]
            for name in (spaced(raw), shared):
                out.setdefault(name, [w for w in words if w != name])
    return out


RUN_TOGETHER = {
    "baseballdiamond": "baseball diamond",
    "baseballfield": "baseball field",
    "bareland": "bare land",
    "denseresidential": "dense residential",
    "golfcourse": "golf course",
    "mediumresidential": "medium residential",
    "mobilehomepark": "mobile home park",
    "parkinglot": "parking lot",
    "playfields": "playing fields",
    "railwaystation": "railway station",
    "sparseresidential": "sparse residential",
    "storagetanks": "storage tanks",
    "tenniscourt": "tennis court",
    "builtup": "built up",
}


def spaced(raw: str) -> str:
    """A data set's class name in plain words, as the worker's `plain_name` writes it."""
    return RUN_TOGETHER.get(raw, raw.replace("_", " "))


# class names of aerial imagery in general, so that pruning spares their words
COMMON_WORDS = """
airfield aqueduct arch avenue backyard badlands barn barren basin bay boulevard breakwater brook
burnt bushland campsite canal cape cargo castle cave cemetery chimney circular city cliff cloud
coast coastal coastline compound construction container convention cooling corn court crane
crop crosswalk cycle dam delta dike dirt ditch dock driveway dry dune earthquake estuary
expressway factory ferry fish fishpond fjord flood fountain garden geyser glacier gravel graveyard
greenhouse ground gulf hangar hay hedge helicopter helipad hill hospital hotel iceberg ice
inlet institution interchange irrigated island isthmus jetty junction kiln lagoon lake landfill
landslide lawn levee lighthouse logging lot mangrove marina marsh mast military mill mine mineral
mobile moor mosque mud nursery oasis ocean office oil olive orchard overgrown paddy palace parking
path pavement peninsula pier pipeline plantation plateau playground plaza plow polder pond pool
port power prairie prison quarry quay race rail railroad railway ranch rapids rectangular reef
refinery reservoir residential rice ridge river road rock rooftop roundabout ruins runway rural
salt sand savanna school scrubland sea sediment sewage shack shed ship shipping shipyard shopping
shore shrub silo ski slum smoke snow snowberg soccer solar spring square stable stadium station
steel storage stream street suburb substation swamp swimming tank temple tennis terminal terrace
terraced thermal toll tower town track trail transformer truck tundra tunnel turbine university
urban valley vegetable viaduct villa village vineyard volcano volcanic warehouse waste wastewater
water waterfall waterway weir wetland wharf wheat wildfire wind windmill wood works yacht yard
"""
