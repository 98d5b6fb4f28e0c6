# SPDX-License-Identifier: GPL-2.0-or-later
"""Follow-ups that leave the thing unsaid: "where?", "how many of them?", "the second one"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rs_assistant.engine.language import singular_phrase
from rs_assistant.engine.lexicon import lookup
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import KEPT, Step, StepName
from rs_assistant.worker.routing import followups
from rs_assistant.worker.routing.grammar import Reading, clean_phrase
from rs_assistant.worker.routing.hit import Hit
from rs_assistant.worker.routing.restyling import style_of
from rs_assistant.worker.routing.unsaid_words import (
    DOUBT,
    EXTREME,
    HOW_MANY,
    HOW_MUCH,
    IN_WORDS,
    LAYER_MEANT,
    OUTLINE,
    WHERE,
    WHICH_EXTREME,
    WHICH_THOSE,
)

S = StepName


# "And the smallest?", while "the smallest" alone edits the result.
_AND_EXTREME = re.compile(
    rf"(?:and|what about|how about)(?: what about)? the (?P<e>{EXTREME})(?: one)?"
)
_TOLD = frozenset({S.COUNT, S.FIND, S.SEGMENT, S.MEASURE})
CHANGED_STEP = {
    S.COUNT: S.CHANGE_COUNT,
    S.FIND: S.CHANGE_LOCATE,
    S.SEGMENT: S.CHANGE_LOCATE,
    S.MEASURE: S.CHANGE_MEASURE,
}


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
    extreme = re.search(rf"\b(?P<e>{EXTREME})(?: ones?)? of (?:them|those|these)\b", reading.text)
    if extreme and about:
        return Step(hit.step, f"{extreme['e']} {about}", question=reading.original)
    return Step(hit.step, about or phrase, question=reading.original)


@dataclass(frozen=True)
class _Unsaid:
    """A short message after ``last``; ``about`` is the thing that it leaves unsaid."""

    text: str
    asked: str
    last: Step
    about: str
    two: bool
    """Whether it goes on from a comparison of two dates."""

    @property
    def thing(self) -> str:
        """What is meant: after a comparison, what changed."""
        if not self.two:
            return self.about
        return self.last.phrase or (self.about if self.last.name is S.CHANGE_QUESTION else "")

    def step(self, name: StepName) -> Step:
        """A step about the thing, of the changes after a comparison."""
        name = CHANGED_STEP.get(name, name) if self.two else name
        return of_the_rest(Step(name, self.thing, question=self.asked), self.last)


def of_the_rest(step: Step, last: Step) -> Step:
    """After an edit, "they" are what it has left."""
    edited = last.name is S.REFINE or last.style == KEPT
    return replace(step, style=KEPT) if edited and step.name in _TOLD else step


def elliptical(reading: Reading, last: Step, about: str, views: int, changing: bool) -> Step | None:
    """ "where?", "how many?", "by how many hectares?", "outline it": the thing is unsaid."""
    text = re.sub(r"^(?:(?:and|but|so|ok|then|now) )*(?:(?:what|how) about )?", "", reading.text)
    unsaid = _Unsaid(text, reading.original, last, about, changing and views == 2)
    extreme = _AND_EXTREME.fullmatch(reading.text)
    if extreme and about and not unsaid.two:
        phrase = f"{extreme['e']} {one_of(plainly(about))}"
        return of_the_rest(Step(S.FIND, phrase, question=unsaid.asked), last)
    if WHERE.fullmatch(text):
        return unsaid.step(S.FIND)
    if HOW_MANY.fullmatch(text):
        return unsaid.step(S.COUNT)
    if HOW_MUCH.fullmatch(text):
        return unsaid.step(S.MEASURE)
    if OUTLINE.fullmatch(text) and LAYER_MEANT.search(text):
        return unsaid.step(S.SEGMENT)
    if IN_WORDS.fullmatch(text):
        if unsaid.two:
            return Step(S.CHANGE_CAPTION, question=unsaid.asked)
        return Step(S.DESCRIBE, question=unsaid.asked, style=style_of(text))
    if DOUBT.fullmatch(text):
        return Step(S.CHANGE_QUESTION if unsaid.two else S.ANSWER, question=unsaid.asked)
    return (_of_the_changes(unsaid) if unsaid.two else None) or _of_them(unsaid)


def _of_the_changes(unsaid: _Unsaid) -> Step | None:
    """ "how many of them are buildings?", "how many roads?", "is it larger?" after a comparison."""
    text, asked = unsaid.text, unsaid.asked
    if re.match(r"how many of (?:them|those|these|the changes|the differences)\b", text):
        match = re.search(r"\b(?:are|is|were|have been|was) (?P<p>.+)$", text)
        return Step(S.CHANGE_COUNT, clean_phrase(match["p"]) if match else "", question=asked)
    short = re.fullmatch(
        r"(?:and )?how many (?P<p>(?:new )?[a-z\- ]+?)"
        r"(?: (?:then|exactly|in total|changed|were added|are new))?",
        text,
    )
    if short and not re.search(r"\b(?:are there|is there|in the|are|do|can)\b", text):
        phrase = clean_phrase(re.sub(r"^new ", "", short["p"]))
        return Step(S.CHANGE_COUNT, phrase, question=asked)
    asks = r"(?:is|are|was|were|did|do|does|has|have) (?:it|they|that|this|those|these|there)\b"
    if re.match(asks, text) and not re.search(r"\b(?:first|second) (?:date|image)\b", text):
        return Step(S.CHANGE_QUESTION, question=asked)
    return None


def _of_them(unsaid: _Unsaid) -> Step | None:
    """ "are they moored?", "which one is the largest?"."""
    text, asked, about = unsaid.text, unsaid.asked, unsaid.about
    asks = (
        r"(?:is|are|was|were|do|does|did|has|have|can) "
        r"(?:it|they|that|those|these|any of them|all of them|one of them|both|each)\b"
    )
    if re.match(asks, text) and not re.search(r"\bor\b", text):
        meant = about and followups.is_pronoun(text.split()[1])
        return Step(S.ANSWER, about if meant else "", question=asked)
    of_those = re.fullmatch(r"((?:is|are) there .+) of (?:them|those|these)", text)
    if of_those and about:
        return Step(S.ANSWER, question=f"{of_those[1]} {about}")
    coloured = re.fullmatch(r"(what colou?rs? (?:is|are)) (?:it|they|those|these)", text)
    if coloured and about:
        return Step(S.ANSWER, question=f"{coloured[1]} the {about}")
    which = WHICH_EXTREME.match(text)
    if which and about:
        several = re.search(r"\b(?:ones|are)\b", text[: which.start("e")])
        thing = plainly(about) if several else one_of(plainly(about))
        phrase = clean_phrase(f"{which['e']} {thing}{which['rest']}")
        return of_the_rest(Step(S.FIND, phrase, question=asked), unsaid.last)
    those = WHICH_THOSE.match(text)
    if those and about and of_unsaid_things(those["p"]):
        phrase = f"{plainly(about)} {clean_phrase(those['p'])}"
        return of_the_rest(Step(S.FIND, phrase, question=asked), unsaid.last)
    return None


def of_unsaid_things(phrase: str) -> bool:
    """Whether a phrase says which ones without saying of what: "larger than 1000 m2"."""
    targets = parse_phrase(phrase).targets
    return all(
        not target.word and (target.comparisons or target.position or target.relations)
        for target in targets
    )


def plainly(about: str) -> str:
    """The thing without an earlier "largest"."""
    return re.sub(rf"^(?:{EXTREME}) (?=\w)", "", about)


def one_of(about: str) -> str:
    """ "tanks near the road" → "tank near the road"."""
    noun = parse_phrase(about).targets[0].word
    return about.replace(noun, singular_phrase(noun), 1) if noun else about
