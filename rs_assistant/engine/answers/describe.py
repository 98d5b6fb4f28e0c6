# SPDX-License-Identifier: GPL-2.0-or-later
"""Describing a view: first the parts with their places, then the whole, as long as was asked."""

from __future__ import annotations

from dataclasses import replace

from rs_assistant.engine.answers.context import Context
from rs_assistant.engine.answers.model import FeatureGroup, Part, measured
from rs_assistant.engine.answers.names import spoken
from rs_assistant.engine.answers.sentences import Sentences, table
from rs_assistant.engine.answers.wording import Words, sentence
from rs_assistant.engine.results import Statement, StepResult

__all__ = ["describe", "spoken", "table"]


def describe(result: StepResult, context: Context, style: str) -> Part:
    """The answer to a describe step in one of the styles."""
    by_subject: dict[str, list[Statement]] = {}
    for statement in result.statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    groups = _groups(result, context)
    where = next((context.words.where(s.cells) for s in by_subject.get("part", ())), "")
    if where:
        context = replace(context, words=Words(context.words.tr, "part"))
    say = Sentences(by_subject, groups, context)
    make = {
        "short": _short,
        "detailed": _detailed,
        "report": _report,
        "structured": _structured,
        "captions": _captions,
    }.get(style, _normal)
    text = make(say) or context.words.tr("I can't tell what this shows.")
    if where:
        said = f"\n\n{text}" if "\n" in text else text
        template = context.words.tr("{where}: {text}")
        text = template.format(where=sentence(where).rstrip("."), text=said)
    return Part(text, False, None, result.confidence, groups)


def _groups(result: StepResult, context: Context) -> tuple[FeatureGroup, ...]:
    names = list(dict.fromkeys(feature.label for feature in result.features))
    return tuple(
        FeatureGroup(
            name,
            measured([f for f in result.features if f.label == name], context.measurer),
        )
        for name in names
    )


def _joined(*lines: str, by: str = " ") -> str:
    return by.join(line for line in lines if line)


def _short(say: Sentences) -> str:
    """One sentence."""
    return say.lead(2, [say.count(s) for s in say.of("object")[:2]]) or say.caption()


def _normal(say: Sentences) -> str:
    """A paragraph: parts, things, the whole."""
    whole = "" if say.of("caption") else say.whole()
    return _joined(say.caption(), *say.parts(), say.objects(), say.others(), whole, say.clouds())


def _detailed(say: Sentences) -> str:
    """Parts as a list, then things, then the whole with its setting."""
    parts = say.parts()
    listed = ["\n".join(f"- {part}" for part in parts)] if len(parts) > 1 else parts
    return _joined(
        say.caption(),
        *listed,
        _joined(say.objects(), say.relations(), say.others()),
        _joined(say.whole(), say.measured(), say.colours(), say.setting(), say.clouds()),
        by="\n\n",
    )


def _report(say: Sentences) -> str:
    """Headed paragraphs with a table, in a neutral tone."""
    tr = say.tr
    names = say.other_names()
    # A mix is named by its parts: that they are there need not be said before.
    mixed = say.of("cover") and any(s.label == "mixed" for s in say.of("urban"))
    lead = "" if mixed else say.lead()
    blocks = (
        (tr("Imagery"), _joined(say.setting(), say.limits(), say.clouds())),
        (tr("Overview"), _joined(say.caption() or lead, say.whole())),
        (tr("Parts"), "\n".join(f"- {part}" for part in say.parts())),
        (tr("Measured"), say.table()),
        (
            tr("Also seen"),
            _joined(sentence(say.words.listing(names)) if names else "", say.relations()),
        ),
    )
    return "\n\n".join(f"**{name}**\n\n{text}" for name, text in blocks if text)


def _structured(say: Sentences) -> str:
    """Theme, objects and relations under their names."""
    tr = say.tr
    parts = say.parts()
    lie = parts if len(parts) > 1 else []
    theme = [say.caption(), *([say.lead()] if lie else parts), say.whole()]
    blocks = (
        (tr("Theme"), theme),
        (tr("Objects"), [say.objects(), say.others()]),
        (tr("Relations"), [*lie, say.relations(), say.clouds()]),
    )
    nothing = tr("Nothing that I am sure of.")
    return "\n\n".join(f"**{name}**\n\n{_joined(*lines) or nothing}" for name, lines in blocks)


def _captions(say: Sentences) -> str:
    """Several sentences as a list, with their places where they speak for a part."""
    lines = []
    for statement in say.of("caption"):
        text, where = statement.text, say.words.where(statement.cells)
        if where:
            text = say.tr("{where}: {text}").format(where=where, text=text)
        lines.append(sentence(text))
    if not lines:  # land cover is described from evidence alone
        lines = [line for line in (*say.parts(), say.objects(), say.whole(), say.clouds()) if line]
    return "\n".join(f"- {line}" for line in lines)
