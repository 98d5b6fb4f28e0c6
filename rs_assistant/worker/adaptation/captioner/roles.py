# SPDX-License-Identifier: GPL-2.0-or-later
"""Which expert a word of a caption belongs to: theme, objects or relations.

Nobody labelled captions so; they are parsed by rule. The theme is what the picture as a whole is
called (its scene's name, and words such as "area"), relations are positions, arrangements and
what holds things together, objects are the other words that mean something. Words without a
meaning of their own belong to nobody, and the router is free there.
"""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.worker.adaptation.pictures.vocabulary import SCENE_SYNONYMS

ROLES = ("theme", "objects", "relations")
NOBODY = -1

RELATIONS = frozenset(
    "in on at near nearby beside besides next between along around across over under above below "
    "behind inside outside within among amid through by with without to from into onto off beyond "
    "against opposite close adjacent side sides both edge edges end ends corner corners middle "
    "center centre top bottom left right upper lower north south east west front back row rows "
    "line lines surrounded surround surrounding surrounds semisurrounded encircled encircle "
    "located situated lies lie lying stands stand standing sits arranged arrange distributed "
    "scattered dotted parked docked planted connected connecting connects crosses cross crossing "
    "crossed divided divides separated separates passes passing pass goes go runs run running "
    "covered covers cover lined placed stopped neatly orderly densely closely sparsely tightly "
    "regularly together other each different forms formed".split()
)
WHOLES = frozenset(
    "area areas zone region place scene land landscape district residential commercial industrial "
    "urban rural piece part".split()
)
EMPTY = frozenset(
    "a an the is are was were be been there it its this that these those here and or of which can "
    "we see has have as very some".split()
)


def roles_of(words: Sequence[str], scene: str) -> list[int]:
    """Position in `ROLES` of each word of a caption about `scene`, or `NOBODY`."""
    named = scene_words(scene)
    found: list[int] = []
    for word in words:
        if word in EMPTY:
            found.append(NOBODY)
        elif word in WHOLES or stem(word) in named:
            found.append(0)
        elif word in RELATIONS:
            found.append(2)
        else:
            found.append(1)
    return found


def scene_words(scene: str) -> set[str]:
    """Stems of the words that a scene is called by."""
    names = [scene, *SCENE_SYNONYMS.get(scene, [])]
    return {stem(w) for name in names for w in name.split()} - EMPTY - RELATIONS


def stem(word: str) -> str:
    """Without the ending of a plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
