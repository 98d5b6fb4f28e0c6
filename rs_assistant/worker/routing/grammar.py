# SPDX-License-Identifier: GPL-2.0-or-later
"""From what was typed to plain, corrected words: slang, typos, politeness, and phrase cleaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rs_assistant.engine.common_words import COMMON
from rs_assistant.engine.language import fold, nearest, number, ordinal, plural, singular
from rs_assistant.engine.lexicon import vocabulary
from rs_assistant.worker.routing.asides import without_asides
from rs_assistant.worker.routing.intents import cue_words

# Words that intents are recognised by; slips are corrected towards them.
INTENT_WORDS = frozenset(
    """
    describe description caption summarise summarize summary overview detailed detail sentence report
    picture image scene many count number tally total find locate detect identify spot point boxes
    bounding around circle highlight segment segmentation outline extract delineate polygon polygons
    layer vector vectorise vectorize digitise digitize trace mask shapefile geojson geopackage
    footprint boundary boundaries contour large hectare hectares acres square kilometre kilometres
    kilometer kilometers metre metres meter meters share percentage percent proportion fraction
    measure size length distance surface classify classification categorise categorize category
    class land use landuse type changed change changes difference differences different between
    dates before after since compare comparison added removed demolished disappeared appeared grew
    grown grow growth shrink shrank shrunk increase increased decrease decreased lost gained moved
    search archive indexed similar resembling heatmap likely probability similarity place city
    country history called help smaller larger biggest largest smallest keep remove delete smooth
    smoother simplify merge rural urban theme contain contains visible present there where what
    which how does region area view please instead only again shorter longer crowded colour color
    built constructed destroyed expanded dominate dominates cover covered coverage located location
    combine join dissolve union exclude discard retain erase filter undo revert generalise simpler
    straighten jagged include append without except brief detection masks features perimeter landscape environment label choose capabilities commands
    polygonise interpret lookalikes likelihood famous information collection elsewhere exactly
    whether anything something everything questions landscapes surroundings nearest closest buildings highlight population extent airport continent
    """.split()
)
# Off-topic words that must not be "mended" into ours: president is not present.
_FOREIGN = frozenset(
    """
    president universe tonight bitcoin stocks invest german french english spanish chinese poem quantum
    physics homework president minister election elections football soccer cricket champion recipe
    hamlet shakespeare einstein elon musk trump putin biden google facebook python javascript code
    excel email mail letter essay lyrics guitar piano netflix movie hollywood horoscope birthday
    wedding vacation holiday flight ticket flights tickets doctor medicine vaccine headache covid
    dinner lunch breakfast pasta pizza coffee beer wine recipe cooking restaurant hotel hotels
    math maths equation algebra derivative integral calculus chemistry biology philosophy religion
    god bible politics politician economy inflation dollar dollars euro euros currency salary taxes
    lawyer insurance mortgage bank loan iphone laptop computer keyboard password facebook internet
    wifi printer bluetooth game games chess poker lottery team player coach goal match cup league
    dance dancing painting actor actress singer band concert album novel author writer story stories
    weather forecast temperature rainy sunny hurricane celsius fahrenheit
    """.split()
)
_SLANG = {
    "u": "you", "r": "are", "ur": "your", "plz": "please", "pls": "please", "plse": "please",
    "thx": "thanks", "pic": "picture", "pics": "pictures", "img": "image", "imgs": "images",
    "wat": "what", "wut": "what", "wht": "what", "whta": "what", "waht": "what", "hwo": "how",
    "hw": "how", "mch": "much", "muhc": "much", "mcuh": "much", "hom": "how", "mny": "many", "amny": "many", "mnay": "many", "wich": "which",
    "whch": "which", "wher": "where", "whre": "where", "wehre": "where", "thre": "there",
    "ther": "there", "teh": "the", "hte": "the", "th": "the", "adn": "and", "nd": "and",
    "fo": "of", "ot": "to", "si": "is", "ist": "is", "ar": "are", "aer": "are", "aree": "are",
    "tehre": "there", "whats": "what is", "wats": "what is", "wheres": "where is", "hows": "how is",
    "whos": "who is", "theres": "there is", "thats": "that is", "dont": "do not", "cant": "cannot",
    "isnt": "is not", "arent": "are not", "didnt": "did not", "hasnt": "has not", "im": "i am",
    "lets": "let us", "gimme": "give me", "lemme": "let me", "wanna": "want to", "em": "them",
    "'em": "them", "nr": "number", "num": "number", "howmany": "how many", "heatmap": "heat map",
    "heatmaps": "heat map", "heat-map": "heat map", "hotspot": "hot spot", "hotspots": "hot spots",
    "landuse": "land use", "land-use": "land use", "landcover": "land cover",
    "land-cover": "land cover", "sqkm": "km2", "colours": "colour", "&": "and",
    "w": "with", "b4": "before", "diff": "difference", "diffs": "differences", "seg": "segment",
    "desc": "describe", "aprox": "approximately", "pct": "percent", "hectars": "hectares",
    "hectar": "hectare", "poly": "polygon", "polys": "polygons", "yep": "yes", "vec": "vector",
    "loc": "locate", "wheres'": "where is", "biger": "bigger", "ha's": "hectares", "whre's":
    "where is", "cnt": "count", "coutn": "count", "cuont": "count", "conut": "count", "fnd": "find",
    "fidn": "find", "shwo": "show", "sho": "show", "shw": "show", "seegment": "segment",
    "somethin": "something", "anythin": "anything", "anyting": "anything", "nything": "anything",
    "abt": "about", "bout": "about", "tel": "tell", "mesure": "measure", "meassure": "measure",
    "mapp": "map", "tha": "the", "thier": "their", "smth": "something", "sth": "something", "thse": "these", "grwo": "grow", "nwe": "new",
    "sum": "summarise", "lok": "look", "loking": "looking", "vew": "view", "veiw": "view",
    "viwe": "view", "imgae": "image", "iamge": "image", "piture": "picture", "tihs": "this",
    "thsi": "this", "ths": "this", "dis": "this", "hav": "have", "bnding": "bounding", "bbox":
    "bounding box", "bboxes": "bounding boxes", "shp": "shapefile", "gpkg": "geopackage",
    "arae": "area", "aera": "area", "lage": "large", "larg": "large", "bg": "big", "noof": "number of", "goin": "going", "happenin": "happening", "n": "and",
    "cont": "count", "cunt": "count", "cound": "count", "tere": "there", "thers": "there is", "sene": "scene", "scne": "scene",
    "seen's": "scene", "shre": "share", "sare": "share", "whts": "what is", "whtas": "what is", "waths": "what is", "thme": "theme",
    "suare": "square", "drwn": "drawn", "wold": "world", "bxes": "boxes", "culd": "could", "laer": "layer", "layr": "layer", "trce": "trace",
    "clas": "class", "cass": "class", "gren": "green", "chnge": "change", "chnges": "changes", "difs": "differences", "hwat": "what", "aswell": "as well", "alot": "a lot",
}  # fmt: skip
_CONTRACTIONS = (
    (r"\b(what|where|who|how|there|it|that|here|which|when)'s\b", r"\1 is"),
    (r"\b(what|where|who|how|there|they|you|we)'re\b", r"\1 are"),
    (r"\bi'm\b", "i am"), (r"\blet's\b", "let us"), (r"\bcan't\b", "cannot"),
    (r"\b(do|does|did|is|are|has|have|was|were|could|would|should)n't\b", r"\1 not"),
    (r"\b(i|we)'d\b", r"\1 would"),
    (r"\b(i|you|we|they)'(?:d|ll|ve)\b", r"\1"),
    (r"^were (?=(?:is|are|do|does|can|did|has|have|was|were|could|might|else|exactly|in|on|would)\b)", "where "),
    (r"(?:^|(?<=\s))'em\b", "them"),
    (r"\bno\. of\b|#\s*of\b|\bnumber-of\b|\bnb of\b", "number of"),
    (r"#\s?(?=[a-z])", "number of "),
    (r"\b(masks?|layers?|polygons?|outlines?|looking|search|map|boxes) 4 (?=[a-z])", r"\1 for "),
    (r"\bhow (?:may|man|mani|meny|any) (?=(?:[a-z]+ ){1,3}(?:are|is|do|can|in)\b)(?!i |we |you )", "how many "),
    (r"\s\+\s", " and "),
    (r"(\d)\s*(m2|ha|km2|m|km|sqm|px|%)(?=\W|$)", r"\1 \2"),
    (r"\bsq(?:\. ?| )(m|km)\b", r"\g<1>2"),
    (r"\b(bigger|larger|smaller|longer|shorter|wider|greater|less|more|fewer|further|farther|closer) then (?=\d|a\b|an\b|half\b|the\b|average\b|most\b)", r"\1 than "),
    (r"\b(two)-(date|view|image)s?\b", r"\1 \2s"),
)  # fmt: skip
_POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|hey there|dear assistant|ok|okay|so|well|yes|now|alright|right|um|hmm|uh|oh|great|nice"
    r"|thanks|thank you|cool|good|perfect|then|please|kindly|just|sorry|quick question|question"
    r"|(?:can|could|would|will) (?:you|we|u|someone)(?: (?:please|kindly|also|maybe|perhaps|just|quickly))*"
    r"(?! see| do\b| (?:detect|spot|notice|find) (?:a|any) (?:change|difference)s?| describe this as| call\b| say\b| consider\b| think\b| tell me what you see| spot| make out)"
    r"|i (?:want|need|wish|like|would like|would love)(?: (?:you|for you))? to(?: (?:know|see|have|get))?"
    r"(?! know)|i (?:want|need|would like|would love)(?! to\b| help)|help me(?: to)?(?= \w)|let us|let me(?: know)?|try to|please"
    r"|do you know(?= (?:where|what|how|if|which|who|when|whether)\b)|any idea|i wonder|i am wondering|is it possible to|would it be possible to"
    r"|are you able to|go ahead and|it would be (?:nice|great) (?:to|if you)|your task is to"
    r"|for (?:a|my|the) (?:report|map|study|project|thesis|work)|using this (?:image|view|picture)"
    r"|would you mind|do me a favou?r and|i am (?:looking|searching) for(?! help)) ?(?:,|:)? )+"
)
_IN_VIEW = (
    r"(?:in|on|of|within|inside|from|across|over|for) (?:(?:the|this|that|my|our|these|either|both) )?"
    r"(?:(?:whole|entire|current|visible|given|satellite|aerial|selected|drawn|same|present|first"
    r"|second|new|newer|later|old|older|earlier|recent|uploaded|attached|displayed|marked|map|canvas) )*(?:image|picture|view|scene|photo"
    r"|photograph|imagery|canvas|map|screen|frame|extent|region|tile|snapshot|selection|window"
    r"|rectangle|polygon|box|shot|screenshot|layer|area|place|map view|map canvas|view here"
    r"|display|capture|drawing|dates?|year)s?(?! (?:of|with|as|and) )"
    r"(?: (?:here|i (?:drew|selected|marked|have drawn)|below|above|please|selected|drawn|shown))?"
)
# One of them at a time (`clean_phrase` goes on): many can be read in two ways, as "in this view
# here", and reading a row of them in all ways takes forever.
_TAIL = re.compile(
    r"(?: (?:,|please|thanks|per (?:image|view|scene|tile)|in one image|thank you|for me|for us|here|right here|now|right now|at the moment|currently|today"
    r"|too|also|as well|instead|again|exactly|approximately|roughly|about|in total|total"
    r"|altogether|overall|visible|shown|present|displayed|depicted|precisely|in detail"
    r"|on the map|on screen|if (?:any|you can|possible|there are any|there is any|present)"
    r"|if you (?:see|find) (?:it|them|any)"
    r"|(?:that |which )?(?:you|i) (?:just |already )?(?:mentioned|found|described|listed|named|counted|said|told me about|talked about)"
    r"|and (?:add|put|save|load|store|export|place|show) (?:them|it|those|these|that|the result) .*"
    r"|(?:is|are) (?:there|visible|shown|present|here|located)(?: here)?|there|there are"
    r"|(?:can|could|do|did) (?:you|i|we|one) (?:see|find|count|spot|detect|identify|notice|recognise"
    r"|recognize|make out|observe)"
    r"|you (?:can )?(?:see|find)|that you (?:can )?(?:see|find)|we (?:have|see|can see)|i can see"
    r"|(?:that|which) (?:is|are) (?:visible|shown|present|there|here)|do we have|exist|exists"
    r"|(?:exported |saved |converted |stored |written |turned )?(?:as|into|to|in) (?:a |an |the )?(?:new |separate |single )?(?:vector |polygon |geojson |shape |gis )?"
    r"(?:layer|layers|lines?|polygons?|vectors?|data|features?|shapefile|mask|masks|geojson|geopackage|outlines?"
    r"|shapes?|geometr(?:y|ies)|boxes|bounding boxes)"
    r"|with (?:a )?(?:polygons?|boxes|bounding boxes|bounding box|box|rectangles?|outlines?|points?|markers?|dots?|masks?)"
    r"|in (?:hectares?|ha|acres?|percent|m2|km2|square (?:met(?:re|er)s?|kilomet(?:re|er)s?|km|m"
    r"|miles|feet)|met(?:re|er)s|kilomet(?:re|er)s|km|%)"
    r"|to (?:the|my) (?:map|project|layers?|layer tree)|to a (?:new )?layer|in qgis|from above"
    rf"|{_IN_VIEW}))$"
)
_LEAD = re.compile(
    r"^(?:(?:all|both|every|each|any|some|single|whatever|the|a|an|of|me|us|out|up|these|those|this|that|my|for|whole|entire"
    r"|only|just|exactly|is|are|please|individual|possible|visible|also|where|kinds? of|types? of"
    r"|where (?:is|are)|there|different|various) )+"
)


# "(draw polygons) round every boat": there is no round boat.
_ROUND = re.compile(r"^round (?=(?:the|all|each|every|any|these|those|this|that|my|our)\b)")
# "everything that is water", "the smallest of the tanks"
_ALL_THAT = re.compile(
    r"^(?:everything|all|anything|whatever|pixels|areas?|parts?|places?|ground|land) (?:that|which) (?:is|are|looks? like)(?: covered (?:by|with)| under)? "
)
_EXTREME_OF = re.compile(
    r"\b((?:larg|bigg|small|long|short|tall|wid|great)est|(?:north|south|east|west)ernmost|(?:left|right|top|bottom)most)(?: ones?)? of (?:all )?(?:the |these |those )"
)
_LED = re.compile(
    r"(?P<lead>(?:in|on|from|within|inside|across|near|at) [a-z\- ]{3,40}) , "
    r"(?P<rest>(?:how|what|which|where|is|are|find|count|show|outline|segment|describe|map|list|search|locate|extract|measure|do|does|did|has|have)\b.+)$"
)


# Characters of a message that are read: patterns take time by the square of it.
LONGEST = 600


@dataclass(frozen=True)
class Reading:
    """A message as words. ``text`` has no punctuation; ``listed`` keeps commas and colons."""

    original: str
    text: str
    listed: str
    question: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The corrected words."""
        return tuple(self.text.split())


@lru_cache(maxsize=1)
def _targets() -> tuple[str, ...]:
    lexicon = vocabulary()
    words = INTENT_WORDS | cue_words() | lexicon | {plural(word) for word in lexicon}
    return tuple(sorted(word for word in words if len(word) > 3))


@lru_cache(maxsize=1)
def _things() -> tuple[str, ...]:
    lexicon = vocabulary()
    return tuple(sorted(lexicon | {plural(word) for word in lexicon}))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(COMMON | INTENT_WORDS | cue_words() | _FOREIGN | vocabulary())


@lru_cache(maxsize=4096)
def corrected(word: str) -> str:
    """A word with its slip mended, or as it is when known or when nothing is near."""
    if word in _SLANG:
        return _SLANG[word]
    if is_known(word) or len(word) > 24:
        return word
    if "-" in word:
        return word
    # A slip that could be a cue as well as a thing is the thing: watter is water, not wetter.
    return nearest(word, _targets()) or nearest(word, _things()) or word


def is_everyday(word: str) -> bool:
    """Whether a word is everyday English or in the lexicon, so that it is no name."""
    return word in COMMON or {word, singular(word)} & vocabulary() != set()


def is_known(word: str) -> bool:
    """Whether a word is everyday English, an intent word, in the lexicon, or a number."""
    return (
        word in _known()
        or singular(word) in _known()
        or number(word) is not None
        or ordinal(word) is not None
        or not word.isalpha()
        or not word.isascii()
    )


def read(message: str) -> Reading:
    """Fold, expand, correct. Long pastes are cut: an intent stands at the beginning or the end."""
    folded = fold(message)
    if len(folded) > LONGEST:
        folded = f"{folded[: LONGEST * 2 // 3]} {folded[-LONGEST // 3 :]}"
    for pattern, replacement in _CONTRACTIONS:
        folded = re.sub(pattern, replacement, folded)
    question = "?" in folded or "？" in folded
    pieces = re.findall(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['\-][^\W_]+)*|[,:;.!?%/&]|[<>]=?", folded)
    words: list[str] = []
    for piece in pieces:
        if piece in (",", ":", ";", "/"):
            words.append("," if piece == "/" else piece)
        elif piece in (".", "!", "?"):
            words.append(";")
        else:
            words.extend(corrected(piece).split())
    listed = without_asides(" ".join(words).strip(" ;,:"))
    plain = " ".join(word for word in listed.split() if word not in (",", ":", ";"))
    polite = _POLITE.sub("", plain + " ").strip()
    listed = re.sub(r"^(?:[\s,;:]+)", "", _POLITE.sub("", listed + " ").strip())
    text = polite or plain
    led = _LED.match(listed)
    if led:
        # "in the harbour, how many ships": where it is asked comes last in the grammar.
        text = f"{led['rest']} {led['lead']}".replace(" ,", "")
        listed = f"{led['rest']} {led['lead']}"
    text = re.sub(r"(?: (?:please|thanks|thank you|thank you very much|ok|okay|asap))+$", "", text)
    return Reading(message, text, listed or plain, question)


def clean_phrase(phrase: str) -> str:
    """The noun phrase alone: no articles in front, no politeness, no "in this view" behind."""
    text = " ".join(phrase.split())
    text = re.sub(r"'s?$", "", text)
    text = _ROUND.sub("", text)
    text = _ALL_THAT.sub("", text)
    text = _EXTREME_OF.sub(r"\1 ", text)
    before = None
    while before != text:
        before = text
        text = _LEAD.sub("", f"{text} ").strip()
        text = _TAIL.sub("", f" {text}").strip()
        text = re.sub(
            r"(?: (?:and|or|of|in|on|the|a|to|for|with|by|that|is|are|at|as|into|,))+$", "", text
        )
    return re.sub(r"\b(?:the|a|an) ", "", text).strip(" ,;:")
