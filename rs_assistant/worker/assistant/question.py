# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions: what kind of question it is, and the evidence that answers it.

Outlines answer counts, shares and places; the encoder answers what a place is; what no expert
knows gets no verdict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rs_assistant.engine.language import fold
from rs_assistant.engine.lexicon import Kind, by_label, find, lookup
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step
from rs_assistant.engine.results import Feature, Statement, StepResult
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.cover import land_cover, map_cover
from rs_assistant.worker.assistant.describe import COVER_FROM
from rs_assistant.worker.assistant.evidence import (
    belief,
    colour_statements,
    scene_statements,
    thing_belief,
    urban_share,
)
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.objects import find_objects
from rs_assistant.worker.assistant.sources import TABLE, label_of, sources_of
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.assistant.thresholds import ABSENT, PRESENT
from rs_assistant.worker.assistant.vectorise import rasterised
from rs_assistant.worker.models.dual_encoder import ImageEvidence

# From this resolution on, covers are decided on the map rather than by the encoder.
MAPPED_FROM = 1.2
COVER_PRESENT = 0.012
COVER_ABSENT = 0.005

_PLACE = (
    r"(?:image|picture|view|scene|photo|photograph|map|area|region|place|tile|frame|extent|canvas)"
)
_IN_VIEW = (
    rf"(?: (?:(?:in|on|of|within|across|inside) (?:the |this )?(?:whole )?{_PLACE}|here|visible"
    r"|present|there|shown|to be seen))*"
)


@dataclass(frozen=True)
class Asked:
    """A question's kind and what it is about."""

    kind: str
    phrase: str = ""
    other: str = ""
    operator: str = ""


_PATTERNS: tuple[tuple[str, str], ...] = (
    ("date", r"^(?:when|what (?:date|day|year|month)|how old is (?:the|this) (?:image|picture))\b"),
    (
        "resolution",
        r"\b(?:ground )?(?:resolution|pixel size|ground sampling distance|gsd)\b",
    ),
    ("sensor", r"\b(?:which|what) (?:sensor|satellite|camera|instrument)\b"),
    (
        "size",
        rf"^how (?:large|big|wide) is (?:the|this) {_PLACE}$|\bsize of (?:the|this) {_PLACE}\b",
    ),
    ("clouds", r"\bcloud(?:s|y|ed|iness)?\b|\bhaz[ey]\b|\bovercast\b"),
    (
        "comparison",
        r"(?:are|is) there (?P<operator>more|less|fewer|as many|as much) (?P<phrase>.+?) "
        r"(?:than|as) (?P<other>.+)$",
    ),
    (
        "comparison",
        r"is the (?:number|amount|count) of (?P<phrase>.+?) (?P<operator>equal to|the same as"
        r"|(?:greater|larger|higher|bigger|more) than|(?:smaller|less|lower|fewer) than) "
        r"(?:the )?(?:(?:number|amount|count) of )?(?P<other>.+)$",
    ),
    (
        "comparison",
        r"(?:does|do) (?P<phrase>.+?) (?:cover|take up|occupy) (?P<operator>more|less)"
        r"(?: (?:area|space|ground|land))? than (?P<other>.+)$",
    ),
    (
        "comparison",
        r"(?:is|are) the (?P<phrase>.+?) (?P<operator>larger|bigger|smaller) than the "
        r"(?P<other>.+)$",
    ),
    ("urban", r"\b(?:urban or (?:a )?rural|rural or (?:an )?urban)\b"),
    ("urban", rf"^is (?:this|it|the {_PLACE}) (?:an? )?(?P<phrase>urban|rural|built-up)\b"),
    (
        "dominant_cover",
        r"\b(?:dominant|predominant|main|most common|prevailing|major|largest) (?:type of )?"
        r"(?:land ?cover|cover|land ?use|surface)\b|\b(?:land ?cover|cover|land ?use|surface"
        r"|class) (?:type )?(?:dominates|prevails|is (?:the )?(?:most common|dominant|largest))"
        r"|\bwhat dominates\b|\bmostly covered (?:by|with)\b",
    ),
    (
        "colour",
        r"\bwhat colou?rs? (?:is|are|do|does|has|have) (?:the |this )?(?P<phrase>.+)$"
        r"|\b(?:dominant|main|most common) colou?rs?\b(?: of (?:the |this )?(?P<phrase2>.+))?"
        r"|\bwhat(?: is| are)? (?:the )?colou?rs? of (?:the |this )?(?P<phrase3>.+)$",
    ),
    (
        "location",
        r"\bwhich part .*?(?:is|are) (?:the )?(?P<phrase>.+?) (?:located|situated|found)\b",
    ),
    (
        "share",
        r"\b(?:share|percentage|proportion|fraction|per ?cent|percent|part) (?:of .+? )?"
        r"(?:is|are|has|belongs to|of) (?:covered (?:by|with) |occupied by |under |made up of )?"
        r"(?P<phrase>.+)$",
    ),
    ("count", r"\bhow many (?P<phrase>.+?)(?: (?:are|is|do|does|can|could|have|has)\b.*)?$"),
    ("count", r"\b(?:number|amount|count) of (?:the |all )?(?P<phrase>.+)$"),
    ("share", r"\bhow much (?P<phrase>.+?)(?: (?:is|are|do|does|can|have|has)\b.*)?$"),
    (
        "location",
        r"\b(?:location|position|place) of (?:the |a |an )?(?P<phrase>.+)$|^where(?: is| are|'s)"
        r"(?: the| a| an)? (?P<phrase2>.+)$|\bwhich (?:part|corner|side).+?(?:is|are|has|contains?"
        r"|shows?) (?:the |a |an )?(?P<phrase3>.+)$",
    ),
    (
        "measure",
        r"\b(?:how (?:large|big|long|wide)|what is the (?:size|area) of) (?:is|are)?"
        r"(?: the)? ?(?P<phrase>.+)$",
    ),
    (
        "presence",
        r"^(?:is|are|was|were) there (?:also )?(?:a |an |any |some |at least one )?(?P<phrase>.+)$"
        r"|\b(?:does|do) (?:this|the|that|it|these)(?: \w+)? (?:contain|show|have|include|feature"
        r"|depict) (?:a |an |any |some )?(?P<phrase2>.+)$"
        r"|\b(?:can|do|could|did) (?:you|we|i|one) (?:see|spot|find|make out|recogni[sz]e|notice)"
        r" (?:a |an |any |some )?(?P<phrase3>.+)$"
        r"|^(?:any|some) (?P<phrase4>.+)$"
        r"|^(?:is|are) (?:a |an |any |some )?(?P<phrase5>.+?) (?:present|visible|there|shown"
        r"|in (?:this|the) \w+)(?: or not)?$"
        r"|^(?:is|are) (?:this|it|these) (?:a |an )?(?P<phrase6>.+)$",
    ),
    (
        "theme",
        r"\b(?:theme|topic|subject|kind of (?:place|scene|area|landscape)|type of (?:place|scene"
        r"|area|landscape|land)|scene type)\b|\bwhat (?:is|'s|can be|do (?:you|i|we)|does)\b.*\b"
        r"(?:shown?|see|seen|this|here|depict|depicted|it|visible|place|area)\b"
        r"|^what (?:is|are) (?:this|that|these|it)\b|^what land ?use\b|^what am i looking at",
    ),
)


def understood(question: str) -> Asked:
    """What a question asks; kind ``open`` for what no pattern fits."""
    text = fold(question).strip(" ?.!")
    text = re.sub(
        r"^(?:please |could you |can you )?(?:tell me|say|check) (?:whether |if )?", "", text
    )
    text = re.sub(r"^(?:whether|if) there (is|are) ", r"\1 there ", text)
    for kind, pattern in _PATTERNS:
        match = re.search(pattern, text)
        if match is None:
            continue
        groups = match.groupdict()
        phrase = next((v for k, v in groups.items() if k.startswith("phrase") and v), "")
        return Asked(
            kind,
            _trimmed(phrase),
            _trimmed(groups.get("other") or ""),
            groups.get("operator") or "",
        )
    return Asked("open", "")


def _trimmed(phrase: str) -> str:
    cleaned = re.sub(rf"{_IN_VIEW}$", "", phrase).strip()
    return re.sub(r"^(?:the|a|an|any|some) ", "", cleaned)


def answer(look: Look, step: Step) -> StepResult:
    """Evidence for a question about one view."""
    asked = understood(step.question or step.phrase)
    if asked.kind == "open" and step.phrase and lookup(step.phrase) is not None:
        asked = Asked("presence", step.phrase)
    if asked.kind in ("date", "resolution", "sensor", "size"):
        return StepResult(step, statements=(_about(asked),))
    verdict = judge(look)
    if verdict.code == "cloud" and asked.kind == "clouds":
        clouds = Statement("clouds", share=1.0, cells=("center",), expert="encoder")
        return StepResult(step, verdict=True, statements=(_about(asked), clouds), confidence=0.9)
    if verdict.code:
        return StepResult(step, declined=verdict.code, confidence=verdict.confidence)
    if asked.kind == "clouds":
        stated = (verdict.clouds,) if verdict.clouds is not None else ()
        return StepResult(
            step,
            verdict=verdict.clouds is not None,
            statements=(_about(asked), *stated),
            confidence=0.8,
        )
    makers = {
        "presence": presence,
        "count": _counted,
        "share": _counted,
        "measure": _counted,
        "location": _located,
        "comparison": _compared,
        "theme": theme,
        "urban": _urban,
        "dominant_cover": _dominant,
        "colour": _coloured,
    }
    result = makers.get(asked.kind, _open)(look, step, asked)
    if asked.kind == "location":
        result = _guessed(look, step, asked, result)
    notes = ("partly_cloudy",) if verdict.clouds is not None else ()
    return replace(result, notes=tuple(dict.fromkeys((*result.notes, *notes))))


CHIP = 320  # pixels a side up to which a picture without a scale, or a fine one, is a chip
CHIP_SCALE = 0.6  # metres per pixel
GUESS = 0.2  # probability from which a guess is worth saying


def _guessed(look: Look, step: Step, asked: Asked, result: StepResult) -> StepResult:
    """A place on a single chip as the question head guesses it, beside what was outlined.

    The head learnt from chips how people say where things are; views are answered by outlines.
    """
    view, scale = look.view, look.metres_per_pixel
    small = max(view.width, view.height) <= CHIP and (scale is None or scale <= CHIP_SCALE)
    if not small or view.region or not look.has("questions"):
        return result
    seen = look.seen
    evidence = ImageEvidence(seen.embedding, seen.grid, seen.scenes, seen.labels, seen.kinds)
    guess = look.models.questions.answer(step.question or step.phrase, evidence)
    if guess is None or guess[1] < GUESS:
        return result
    said = Statement("guess", asked.phrase, guess[1], text=guess[0], expert="question head")
    about = () if not result.declined else (_about(asked),)
    statements = (*about, *result.statements, said)
    return replace(result, declined="", statements=statements, confidence=guess[1])


def _about(asked: Asked, label: str = "") -> Statement:
    return Statement("question", label, text=asked.kind)


def presence(look: Look, step: Step, asked: Asked) -> StepResult:
    """Is it there? Outlines first, the map for covers, the encoder for scenes."""
    step = replace(step, phrase=asked.phrase)
    query = parse_phrase(asked.phrase)
    target = query.targets[0]
    label = label_of(target)
    if label is None or label not in TABLE:
        return _unknown(look, step, asked)
    found = look_for(look, query)
    score = believed(look, label)
    stated = belief(look, label)
    statements: list[Statement] = [_about(asked, label), *found.statements]
    if stated is not None:
        statements.append(
            Statement("belief", label, score, stated.share, cells=stated.cells, expert="encoder")
        )
    answer = True if score >= PRESENT else False if score <= ABSENT else None
    features = found.features if answer is not False else ()
    return StepResult(
        step,
        verdict=answer,
        confidence=score if answer else 1 - score,
        statements=tuple(statements),
        features=tuple(features),
        references=found.references,
        notes=found.notes,
    )


def believed(look: Look, label: str) -> float:
    """Probability that a class is there, by all the experts that know it."""
    stated = belief(look, label)
    encoder = stated.probability if stated is not None else 0.0
    sources = sources_of(label)
    term = by_label(label)
    scale = look.metres_per_pixel
    if sources is not None and sources.legends and look.has("segmenter"):
        mapped = scale is not None and scale >= MAPPED_FROM
        legend = look.legend_for(sources.legends)
        if mapped and legend is not None and term is not None and term.kind is Kind.COVER:
            stated_cover = map_cover(look, label).statement
            if stated_cover is None:
                return encoder
            share = stated_cover.share or 0.0
            return cover_belief(share, stated_cover.score if share else 1.0)
    if sources is not None and sources.objects and look.has("detector"):
        known = set(look.models.detector.known_at(scale)) & set(sources.objects)
        if known:
            return thing_belief(look, label, tuple(sorted(known)))
    if label == "building" and look.has("segmenter"):
        outlined = find_objects(look, label).features
        if outlined and encoder >= 0.2:
            return max(encoder, 0.9)
    return encoder


def cover_belief(share: float, score: float = 1.0) -> float:
    """Belief in a cover from its share of the view and the mean probability of its pixels."""
    # A patch that hardly won its pixels weighs less.
    share = share * min(max((score - 0.25) / 0.3, 0.0), 1.0)
    if share >= COVER_PRESENT:
        return min(0.6 + 4 * share, 0.97)
    if share <= COVER_ABSENT:
        return 0.1
    return 0.45


def _unknown(look: Look, step: Step, asked: Asked) -> StepResult:
    known = ("ship", "building", "road", "forest")
    return StepResult(
        replace(step, phrase=asked.phrase),
        declined="outside_vocabulary",
        statements=(_about(asked), *(Statement("known", name) for name in known)),
    )


def _counted(look: Look, step: Step, asked: Asked) -> StepResult:
    found = look_for(look, parse_phrase(asked.phrase))
    step = replace(step, phrase=asked.phrase)
    if found.declined:
        return found.refusal(step)
    return StepResult(
        step,
        confidence=found.confidence,
        statements=(_about(asked), *found.statements),
        features=found.features,
        references=found.references,
        notes=found.notes,
    )


def _located(look: Look, step: Step, asked: Asked) -> StepResult:
    target = parse_phrase(asked.phrase).targets[0]
    result = _counted(look, step, asked)
    if result.declined and target.label is not None:
        result = presence(look, step, asked)
        result = replace(
            result,
            statements=tuple(
                replace(s, text="location") if s.subject == "question" else s
                for s in result.statements
            ),
        )
    elif not result.features and target.label is not None:
        stated = belief(look, target.label)
        if stated is not None and stated.probability >= PRESENT:
            said = Statement(
                "belief", target.label, stated.probability, stated.share, cells=stated.cells
            )
            result = replace(
                result, statements=(*result.statements, said), confidence=stated.probability
            )
    return result


def _compared(look: Look, step: Step, asked: Asked) -> StepResult:
    sides: list[Statement] = []
    features: list[Feature] = []
    notes: list[str] = []
    for phrase in (asked.phrase, asked.other):
        target = parse_phrase(phrase).targets[0]
        found = look_for(look, parse_phrase(phrase))
        if found.declined or target.label is None:
            return StepResult(step, statements=(_about(asked),), confidence=None)
        notes += found.notes
        features += found.features
        cover = next((s for s in found.statements if s.subject == "cover"), None)
        count = None if cover is not None else len(found.features)
        sides.append(
            Statement(
                "compared",
                target.label,
                found.confidence or 0.5,
                cover.share if cover is not None else _area_share(look, found.features),
                count,
            )
        )
    first, second = sides
    by_area = (
        first.count is None
        or second.count is None
        or asked.operator
        in (
            "larger",
            "bigger",
            "smaller",
        )
    )
    one, two = (
        (first.share or 0.0, second.share or 0.0)
        if by_area
        else (float(first.count or 0), float(second.count or 0))
    )
    if by_area:
        sides = [replace(side, count=None) for side in sides]
    if "equal" in asked.operator or asked.operator in ("the same as", "as many", "as much"):
        verdict = one == two or (by_area and abs(one - two) < 0.02)
    elif any(word in asked.operator for word in ("less", "fewer", "smaller", "lower")):
        verdict = one < two
    else:
        verdict = one > two
    total = one + two
    apart = abs(one - two) / total if total else 0.0
    return StepResult(
        step,
        verdict=verdict,
        confidence=min(0.55 + 0.5 * apart, 0.95),
        statements=(_about(asked), *sides),
        features=tuple(features),
        notes=tuple(dict.fromkeys(notes)),
    )


def _area_share(look: Look, features: tuple[Feature, ...]) -> float:
    from rs_assistant.engine.measures import pixel_area

    return sum(pixel_area(f.polygons) for f in features) / look.pixels


# The lexicon's name where the encoder learnt the scene under another.
CALLED = {"baseball field": "baseball diamond"}


def theme(look: Look, step: Step, asked: Asked) -> StepResult:
    """What the view shows as a whole."""
    coarse = look.metres_per_pixel is not None and look.metres_per_pixel >= COVER_FROM
    if coarse and look.has("segmenter"):
        covers, _, _ = land_cover(look)
        said = [s for s in covers if (s.share or 0.0) >= 0.1][:3]
        if said:
            return StepResult(
                step,
                value=said[0].label,
                confidence=said[0].score,
                statements=(_about(asked), *said),
            )
    scenes = scene_statements(look, 0.0)
    return StepResult(
        step,
        value=CALLED.get(scenes[0].label, scenes[0].label) if scenes else None,
        confidence=scenes[0].score if scenes else None,
        statements=(_about(asked), *_worth(scenes)),
    )


def _worth(scenes: list[Statement]) -> list[Statement]:
    """The first, and others that are sure and not tiny."""
    return [
        s for i, s in enumerate(scenes[:3]) if i == 0 or (s.score >= 0.5 and (s.share or 0) >= 0.15)
    ]


def _urban(look: Look, step: Step, asked: Asked) -> StepResult:
    coarse = look.metres_per_pixel is not None and look.metres_per_pixel >= COVER_FROM
    if coarse and look.has("segmenter"):
        covers, _, _ = land_cover(look)
        share = sum(s.share or 0.0 for s in covers if s.label == "built-up")
        limit = 0.3
    else:
        share, limit = urban_share(look), 0.5
    value = "urban" if share >= limit else "rural"
    verdict = None
    if asked.phrase:
        verdict = (value == "urban") == (asked.phrase != "rural")
    return StepResult(
        step,
        verdict=verdict,
        value=value,
        confidence=min(0.55 + abs(share - limit), 0.97),
        statements=(_about(asked), Statement("urban", value, share=share, expert="encoder")),
    )


def _dominant(look: Look, step: Step, asked: Asked) -> StepResult:
    coarse = look.metres_per_pixel is None or look.metres_per_pixel >= 1.0
    if not (coarse and look.has("segmenter")):
        return theme(look, step, asked)
    covers, features, raster = land_cover(look)
    said = [s for s in covers if (s.share or 0.0) >= 0.02]
    names = {s.label for s in said}
    return StepResult(
        step,
        value=said[0].label if said else None,
        confidence=said[0].score if said else None,
        statements=(_about(asked), *said),
        features=tuple(f for f in features if f.label in names),
        rasters=(raster,),
    )


def _coloured(look: Look, step: Step, asked: Asked) -> StepResult:
    """Colours of the view, or of the pixels inside of what the phrase means."""
    target = parse_phrase(asked.phrase).targets[0] if asked.phrase else None
    if target is None or target.label is None:
        pixels = look.cut.rgb[look.cut.counted]
        return StepResult(step, statements=(_about(asked), *colour_statements(pixels)))
    found = look_for(look, parse_phrase(asked.phrase))
    if not found.features:
        return _open(look, step, asked)
    polygons = [polygon for feature in found.features for polygon in feature.polygons]
    mask = rasterised(polygons, look.view.height, look.view.width)
    return StepResult(
        replace(step, phrase=asked.phrase),
        statements=(_about(asked, target.label), *colour_statements(look.view.rgb[mask])),
        features=found.features,
        notes=("untold_colour",),
        confidence=0.7,
    )


def _open(look: Look, step: Step, asked: Asked) -> StepResult:
    """No expert answers this: what is known of the things that the question names."""
    named = [
        hit.term.label
        for hit in find(step.question or step.phrase)
        if hit.term.kind is Kind.OBJECT and hit.term.label in TABLE
    ]
    features: list[Feature] = []
    for label in dict.fromkeys(named[:2]):
        features += find_objects(look, label).features
    scenes = _worth(scene_statements(look)) if look.has("encoder") else []
    return StepResult(
        step, statements=(_about(asked), *scenes), features=tuple(features), confidence=None
    )
