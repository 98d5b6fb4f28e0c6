# SPDX-License-Identifier: GPL-2.0-or-later
"""A conversation as a file: Markdown, one self-contained HTML page, or JSON to read back."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path
from typing import Callable

from rs_assistant.desktop.dock.wording import context_line, evidence_markdown, note_text, provenance
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import (
    MAXIMUM_JSON,
    Conversation,
    ConversationInvalid,
    Turn,
    TurnState,
)
from rs_assistant.engine.lexicon import noun
from rs_assistant.engine.markdown import to_html
from rs_assistant.engine.small_pictures import picture_format

_LINK = re.compile(r"\[([^\[\]]*)\]\((?:features|feature|cell|turn|help):[^()]*\)")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
.question { display: flex; gap: .8rem; padding: .7rem .9rem; border-radius: .5rem;
  background: color-mix(in srgb, Highlight 12%, Canvas); margin-top: 1.6rem; }
.question img { width: 96px; height: auto; align-self: flex-start; }
.question b { white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: .6rem 0; } figure img { max-width: 100%; border-radius: .4rem; }
figcaption { opacity: .7; font-size: .85em; }
.quiet { opacity: .7; font-size: .85em; }
.error { border: 1px solid; border-radius: .5rem; padding: .4rem .8rem; }
table { border-collapse: collapse; } td, th { padding: .2rem .7rem; }
a { pointer-events: none; color: inherit; text-decoration: none; font-weight: 600; }
"""


Maps = Callable[[Turn], bytes]
"""Gives the small map of an answer as PNG, empty for one without."""


def export(conversation: Conversation, path: Path, maps: Maps = lambda turn: b"") -> None:
    """Write the shown branch as the ending of ``path`` says. Raises `OSError`.

    JSON holds all branches, so that it can be imported again; the other formats show a small map
    with each answer that found something.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind == "json":
        text = conversation.to_json()
    elif kind in ("html", "htm"):
        text = html(conversation, maps)
    else:
        text = markdown(conversation, maps=maps)
    path.write_text(text, encoding="utf-8")


def read(path: Path) -> Conversation:
    """Import a conversation that was exported as JSON. Raises `ConversationInvalid`."""
    try:
        # Four bytes hold any character; what is longer is not even read.
        if path.stat().st_size > 4 * MAXIMUM_JSON:
            raise OSError(f"{path.stat().st_size} bytes")
        return Conversation.from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConversationInvalid(
            tr("The file cannot be read."),
            tr("Choose a JSON file that was exported here."),
            str(error),
        ) from error


def markdown(
    conversation: Conversation, pictures: Path | None = None, maps: Maps = lambda turn: b""
) -> str:
    """The shown branch as Markdown, with its pictures inside, or as files in ``pictures``."""
    parts = [f"# {conversation.title}"]
    for turn in conversation.branch():
        parts.append(f"## {_one_line(turn.message)}")
        place = context_line(turn.context)
        if place:
            parts.append(f"*{place}*")
        if turn.context.thumbnail:
            view = _picture(turn.context.thumbnail, turn.id, pictures)
            parts.append(f"![{tr('View')}]({view})")
        # Links lead to the map, which a file does not have.
        parts += [_LINK.sub(r"**\1**", line) for line in _answer_lines(turn)]
        found = maps(turn)
        if found:
            place = _picture(found, f"{turn.id}-map", pictures)
            parts.append(f"![{tr('Map of the answer')}]({place})")
        if provenance(turn):
            parts.append(f"<sub>{escape(provenance(turn))}</sub>")
    return "\n\n".join(parts) + "\n"


def html(conversation: Conversation, maps: Maps = lambda turn: b"") -> str:
    """The shown branch as one page that needs nothing from outside."""
    parts = []
    for turn in conversation.branch():
        picture = (
            f'<img src="{_data_uri(turn.context.thumbnail)}" alt="{escape(tr("View"))}">'
            if turn.context.thumbnail
            else ""
        )
        place = escape(context_line(turn.context))
        parts.append(
            f'<div class="question">{picture}<div><b>{escape(turn.message)}</b>'
            f'<div class="quiet">{place}</div></div></div>'
        )
        parts += [to_html(line) for line in _answer_lines(turn)]
        found = maps(turn)
        if found:
            parts.append(
                f'<figure><img src="{_data_uri(found)}" alt="{escape(tr("Map of the answer"))}">'
                f"<figcaption>{escape(_caption(turn))}</figcaption></figure>"
            )
        if turn.evidence:
            parts.append(
                f"<details><summary>{escape(tr('Why?'))}</summary>"
                f"{to_html(evidence_markdown(turn))}</details>"
            )
        if provenance(turn):
            parts.append(f'<p class="quiet">{escape(provenance(turn))}</p>')
    title = escape(conversation.title)
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " img-src data:; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{title}</h1>{''.join(parts)}</body></html>\n"
    )


def _answer_lines(turn: Turn) -> list[str]:
    lines = [turn.answer_text] if turn.answer_text else []
    lines += [f"*{note}*" for note in map(note_text, turn.notes) if note]
    if turn.error is not None and turn.state is TurnState.FAILED:
        lines.append(
            f"**{tr(turn.error.message)}** {tr(turn.error.hint) if turn.error.hint else ''}"
        )
    if turn.state is TurnState.STOPPED:
        lines.append(f"*{tr('Stopped.')}*")
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _caption(turn: Turn) -> str:
    """What a map shows, in one line."""
    found = [f"{tr(noun(group.name))}: {group.count}" for group in turn.groups if group.count]
    return " · ".join([*found, context_line(turn.context)])


def _picture(data: bytes, name: str, folder: Path | None) -> str:
    if folder is None:
        return _data_uri(data)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.{_kind(data)}"
    path.write_bytes(data)
    return f"{folder.name}/{path.name}"


def _data_uri(data: bytes) -> str:
    return f"data:image/{_kind(data)};base64,{base64.b64encode(data).decode('ascii')}"


def _kind(data: bytes) -> str:
    return picture_format(data).lower() or "png"
