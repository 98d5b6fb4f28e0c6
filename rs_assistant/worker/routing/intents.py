# SPDX-License-Identifier: GPL-2.0-or-later
"""Weighted cues compete for the step of a message; the step with the heaviest cue wins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rs_assistant.engine.plans import StepName
from rs_assistant.worker.routing.changes import CHANGE_PATTERNS
from rs_assistant.worker.routing.cues import BANK
from rs_assistant.worker.routing.hit import Hit

S = StepName


@dataclass(frozen=True)
class Cue:
    """One pattern for one step. ``style`` goes to describe steps."""

    step: StepName
    weight: float
    pattern: re.Pattern[str]
    style: str = ""


@lru_cache(maxsize=1)
def _compiled() -> tuple[Cue, ...]:
    return tuple(Cue(step, weight, re.compile(pattern)) for step, weight, pattern in BANK)


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """Every word that a cue is made of: what slips of the keyboard are mended towards."""
    sources = " ".join(pattern for _, _, pattern in BANK)
    sources = f"{sources} {CHANGE_PATTERNS}"
    plain = re.sub(r"\\[A-Za-z]|\?P<[a-z0-9]+>", " ", sources)
    words: set[str] = set()
    for word, sign in re.findall(r"(?<![a-z\])?])([a-z]{4,})(\??)(?![a-z\[(])", plain):
        words.add(word)
        if sign:
            words.add(word[:-1])
    return frozenset(words)


def hits(text: str, listed: str) -> Iterator[Hit]:
    """All cues found in a corrected message. ``listed`` is the text with commas and colons."""
    for cue in _compiled():
        match = cue.pattern.search(listed if cue.step is S.CLASSIFY else text)
        if match is None:
            continue
        groups = match.groupdict()
        parts = [groups[name] for name in sorted(groups) if name[0] == "p" and groups[name]]
        phrase = parts[0] if parts else ""
        if groups.get("s") and phrase:
            extreme = re.fullmatch(
                r"(?:(?:second|third|two|three) )?[a-z]+(?: one| ones)?", groups["s"]
            )
            phrase = f"{groups['s']} {phrase}" if extreme else f"{phrase} {groups['s']}"
        yield Hit(cue.step, cue.weight, phrase)
