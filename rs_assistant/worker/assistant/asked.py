# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question asks: its kind and what it is about, by patterns over the folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rs_assistant.engine.language import fold
from rs_assistant.engine.phrase_words import PICTURE, SIDES
from rs_assistant.engine.results import Statement
from rs_assistant.engine.which_date import TIMES
from rs_assistant.worker.assistant.quantities import quantity

_IN_VIEW = (
    rf"(?: (?:(?:in|on|of|within|across|inside) (?:the |this )?(?:whole )?{PICTURE}|here|visible"
    rf"|present|there|shown|to be seen|{TIMES}))*"
)


@dataclass(frozen=True)
class Asked:
    """A question's kind and what it is about."""

    kind: str
    phrase: str = ""
    other: str = ""
    operator: str = ""
    limit: Statement | None = None
    """The number that is asked about, of a ``number`` of things or a ``portion`` of the view."""


_PATTERNS: tuple[tuple[str, str], ...] = (
    ("date", r"^(?:when|what (?:date|day|year|month)|how old is (?:the|this) (?:image|picture))\b"),
    (
        "resolution",
        r"\b(?:ground )?(?:resolution|pixel size|ground sampling distance|gsd)\b",
    ),
    ("sensor", r"\b(?:which|what) (?:sensor|satellite|camera|instrument)\b"),
    (
        "size",
        rf"^how (?:large|big|wide) is (?:the|this) {PICTURE}$|\bsize of (?:the|this) {PICTURE}\b",
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
    (
        "comparison",
        r"^(?:what|which) (?:is|are|covers?|takes? up|occup(?:y|ies))(?: there)? "
        r"(?P<operator>more|less|bigger|larger|smaller)"
        r"(?: (?:of|space|area|ground|land|common|widespread))*(?: here)?"
        r"[,:;]? (?P<phrase>[\w -]+?) or (?P<other>[\w -]+)$",
    ),
    ("urban", r"\b(?:urban or (?:a )?rural|rural or (?:an )?urban)\b"),
    ("urban", rf"^is (?:this|it|the {PICTURE}) (?:an? )?(?P<phrase>urban|rural|built-up)\b"),
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
        r"\b(?:share|percentage|proportion|fraction|per ?cent|percent"
        r"|(?<=what )part|(?<=which )part) (?:of .+? )?"
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
        r"(?: the\b)? ?(?P<phrase>.+)$",
    ),
    (
        "presence",
        # "Is the ship longer than 50 m?": whether there is one like that.
        r"^is the (?P<phrase0>[a-z -]+? (?:longer|larger|bigger|smaller|shorter) than \d.*)$|"
        # "Are there no ships?" is answered as "are there ships?": "no, I see none".
        r"^(?:is|are|was|were)(?: not)? there (?:also )?(?:not )?"
        r"(?:a |an |any |some |no |at least one )?(?P<phrase>.+)$"
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
    text = re.sub(r"\b(is|are|was|were)n['’]?t\b", r"\1 not", text)
    text = re.sub(r"\bneither (.+?) nor ", r"\1 or ", text)
    text = re.sub(
        rf"^does the (?P<part>{SIDES}) (?:have|contain|hold|show) (?P<what>.+)$",
        r"is there \g<what> in the \g<part>",
        text,
    )
    text = re.sub(r"^(?:whether|if) there (is|are) ", r"\1 there ", text)
    number = quantity(text)
    if number is not None:
        kind = "portion" if number.count is None else "number"
        return Asked(kind, _trimmed(number.phrase), limit=number.limit)
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


def about(asked: Asked, label: str = "") -> Statement:
    """The statement that carries a question's kind to whoever words the answer."""
    return Statement("question", label, text=asked.kind)
