# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers read as if a person had written them: number, agreement, capitals, no word twice.

Evidence is drawn at random over every class of the lexicon, every kind of question and every style
of description; the rules hold for all of it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import numpy as np
import pytest

from rs_assistant.engine.answers import Answer, compose
from rs_assistant.engine.answers.names import SPOKEN, several
from rs_assistant.engine.answers.wording import is_plural
from rs_assistant.engine.lexicon import Kind, Term, noun, terms
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.positions import CELLS
from rs_assistant.engine.requests import STYLES, View
from rs_assistant.engine.results import Feature, Result, Statement, StepResult

PIXELS = np.zeros((300, 300, 3), np.uint8)
MAY_REPEAT = frozenset({"that"})
NOUNS = {noun(term.label, count) for term in terms() for count in (1, 2)}
COUNTED = "|".join(sorted(NOUNS, key=len, reverse=True))


class Evidence:
    """Made-up evidence of one seed."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)

    def view(self) -> View:
        ring = np.array([[0, 0], [200, 0], [200, 200], [0, 200], [0, 0]], float)
        return View(
            PIXELS,
            metres_per_pixel=self.pick.choice([0.5, 0.5, 10.0, None]),
            date=self.pick.choice([None, "2019-08-31"]),
            sensor=self.pick.choice([None, "Landsat 7"]),
            region=((ring,),) if self.pick.random() < 0.4 else (),
            about=self.pick.choice(["", "", "selection", "layer"]),
        )

    def cells(self) -> tuple[str, ...]:
        return tuple(self.pick.sample(CELLS, self.pick.choice([0, 1, 2, 3, 4, 6, 8, 9])))

    def features(self, label: str, kind: str) -> tuple[Feature, ...]:
        found = []
        for _ in range(self.pick.choice([1, 2, 5, 12])):
            x, y = self.pick.randint(0, 180), self.pick.randint(0, 180)
            side = self.pick.randint(4, 20)
            ring = np.array([[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]])
            score = self.pick.choice([0.9, 0.4])
            found.append(Feature(label, score, ((ring.astype(float),),), kind))
        return tuple(found)

    def say(self, name: StepName, phrase: str = "", style: str = "", **evidence: object) -> Answer:
        step = Step(name, phrase, style=style)
        result = StepResult(step, confidence=self.pick.choice([0.9, 0.65, 0.5]), **evidence)  # type: ignore[arg-type]
        return compose(Result(Plan((step,)), (result,)), (self.view(),), PlanarMeasurer, (), str)

    def answers(self, term: Term) -> Iterator[Answer]:
        """Every kind of question about one class."""
        label, pick = term.label, self.pick

        def asked(kind: str) -> Statement:
            return Statement("question", label, text=kind)

        cover = Statement("cover", label, 0.9, pick.choice([0.004, 0.03, 0.3, 0.6, 0.99, 1.0]))
        cover = Statement(**{**vars(cover), "cells": self.cells()})
        water = Statement("cover", "water", 0.9, 0.1, cells=self.cells())
        belief = Statement("belief", label, cells=self.cells())
        colour = Statement("colour", "dark green")
        kind = "cover" if term.kind is Kind.COVER else "object"
        mine = self.features(label, kind)
        stated = (cover,) if kind == "cover" else ()
        answer = StepName.ANSWER
        if term.kind is not Kind.SCENE:
            for name in (StepName.COUNT, StepName.FIND, StepName.SEGMENT, StepName.MEASURE):
                yield self.say(name, label, features=mine, statements=stated)
            for verdict in (True, None):
                statements = (asked("presence"), *stated)
                yield self.say(answer, label, verdict=verdict, features=mine, statements=statements)
            yield self.say(answer, label, features=mine, statements=(asked("colour"), colour))
            yield self.say(answer, label, features=mine, statements=(asked("location"),))
            sides = (
                Statement("compared", label, share=0.2)
                if kind == "cover"
                else Statement("compared", label, count=len(mine)),
                Statement("compared", "building", count=1),
            )
            yield self.say(
                answer,
                label,
                verdict=False,
                features=mine,
                statements=(asked("comparison"), *sides),
            )
            yield self.say(answer, statements=(asked("dominant_cover"), cover, water))
        yield self.say(answer, label, verdict=True, statements=(asked("presence"), belief))
        yield self.say(answer, label, verdict=False, statements=(asked("presence"),))
        yield self.say(StepName.COUNT, label)
        yield self.say(StepName.COUNT, label, declined="scene_only")
        yield self.say(StepName.COUNT, label, declined="too_coarse_for", value=0.5)
        yield self.say(StepName.COUNT, label, declined="too_fine_for", value=0.05)
        scene = Statement("scene", label, 0.9, pick.choice([0.2, 0.6, 1.0]), cells=self.cells())
        yield self.say(answer, statements=(asked("theme"), scene, Statement("scene", "beach")))

    def description(self, style: str) -> Answer:
        """A description of something that may never have been seen."""
        pick = self.pick
        names = [term.label for term in terms()] + list(SPOKEN)
        statements, features = [], []
        coarse = pick.random() < 0.5
        for _ in range(pick.choice([0, 1, 2, 4])):
            kind = Kind.COVER if coarse else Kind.SCENE
            label = pick.choice([term.label for term in terms() if term.kind is kind])
            share = pick.choice([0.05, 0.3, 0.6, 1.0])
            subject = "cover" if coarse else "scene"
            statements.append(Statement(subject, label, 0.8, share, cells=self.cells()))
            if coarse:
                features += self.features(label, "cover")
        for label in pick.sample(["ship", "car", "storage tank", "bus"], pick.choice([0, 1, 3])):
            mine = self.features(label, "object")
            features += mine
            statements.append(Statement("object", label, count=len(mine), cells=self.cells()))
            if pick.random() < 0.5:
                relation = pick.choice(["together", "in harbor", "in bridge"])
                statements.append(Statement("relation", label, text=relation))
        for label in pick.sample(names, pick.choice([0, 1, 3])):
            statements.append(Statement("label", label, 0.9))
        if pick.random() < 0.5:
            statements.append(Statement("urban", pick.choice(["urban", "rural", "mixed"])))
        if pick.random() < 0.5:
            hidden = pick.choice([None, 0.2])
            statements.append(Statement("clouds", share=hidden, cells=self.cells()))
        if pick.random() < 0.3 and not coarse:
            statements.append(Statement("caption", text="many ships are in a harbor"))
        statements += [Statement("colour", c) for c in pick.sample(["grey", "green"], 1)]
        return self.say(
            StepName.DESCRIBE, "", style, statements=tuple(statements), features=tuple(features)
        )


def _bare(phrase: str) -> str:
    """A subject without its article."""
    return phrase.lower().strip().removeprefix("the ")


def faults(text: str) -> list[str]:
    """What is wrong with an answer as English."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("\u00a0", " ")
    found = []
    for line in plain.splitlines():
        said = re.sub(r"^- |\*\*", "", line).strip()
        if not said or "|" in said:
            continue
        heading = line.startswith("**")
        if said[0].islower():
            found.append(f"no capital: {said}")
        if not heading and said[-1] not in ".?!:":
            found.append(f"no stop: {said}")
        if re.search(r"[,:;.]{2}|\s[,.;:]|\(\)|  ", said):
            found.append(f"punctuation: {said}")
        for first, second in zip(said.lower().split(), said.lower().split()[1:]):
            if first == second and first.strip(",.") not in MAY_REPEAT:
                found.append(f"twice {first!r}: {said}")
        for phrase in re.findall(
            r"(?:^|\. |: )([A-Za-z -]+?) (?:covers|dominates|is mainly)\b", said
        ):
            if is_plural(_bare(phrase)):
                found.append(f"singular verb: {said}")
        for phrase in re.findall(
            r"(?:^|\. |: )([A-Za-z -]+?) (?:cover|dominate|are mainly)\b", said
        ):
            if not is_plural(_bare(phrase)) and not phrase.lower().endswith(("would", "they")):
                found.append(f"plural verb: {said}")
        for number, word in re.findall(rf"(?<![\d.,])(\d+) ({COUNTED})\b", said):
            if (number == "1") == is_plural(word):
                found.append(f"number: {said}")
        if re.search(r"\b(any|of|some|a) (a|an|the) (a|an|the)\b|\bany an? |\{|None|\bnan\b", said):
            found.append(f"words: {said}")
        if re.search(r"\b(\w+(?: \w+)?) or \1\b", said):
            found.append(f"offered twice: {said}")
    return found


@pytest.mark.parametrize("seed", range(3))
def test_answers_about_every_class_are_grammatical(seed: int):
    evidence = Evidence(seed)
    wrong = [fault for term in terms() for a in evidence.answers(term) for fault in faults(a.text)]
    assert wrong == []


@pytest.mark.parametrize("style", STYLES)
def test_descriptions_of_every_style_are_grammatical(style: str):
    evidence = Evidence(len(style))
    wrong = [f for _ in range(60) for f in faults(evidence.description(style).text)]
    assert wrong == []


def test_names_know_their_number():
    assert several("storage tanks")
    assert several("road")
    assert not several("harbor")
    assert not several("forest")
    assert is_plural("snow and ice")
    assert not is_plural("a residential area with houses")
    assert is_plural("large buildings")
    assert all(not is_plural(noun(term.label, 1)) for term in terms() if term.kind is Kind.OBJECT)


def test_a_region_is_spoken_of_as_the_region():
    ring = np.array([[0, 0], [200, 0], [200, 200], [0, 200], [0, 0]], float)
    stated = (Statement("cover", "water", 0.9, 0.25, cells=("top left",)),)
    step = Step(StepName.DESCRIBE)
    result = Result(Plan((step,)), (StepResult(step, statements=stated),))
    for about, said in (
        ("", "the region"),
        ("region", "the region"),
        ("view", "the view"),  # a rotated canvas has an outline, too
        ("selection", "the selected area"),
        ("layer", "the layer"),
    ):
        view = View(PIXELS, metres_per_pixel=1.0, region=((ring,),), about=about)
        text = compose(result, (view,), PlanarMeasurer, (), str).text
        assert f"25\u00a0% of {said}" in text
