# SPDX-License-Identifier: GPL-2.0-or-later
"""A conversation as a file: Markdown, one self-contained HTML page, or JSON to read back."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path
from typing import Callable, Iterator

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
    with each answer that found something. Whatever happens, what lay at ``path`` before is replaced
    by the whole file or not at all.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind == "json":
        pieces = iter([conversation.to_json()])
    elif kind in ("html", "htm"):
        pieces = html(conversation, maps)
    else:
        pieces = markdown(conversation, maps=maps)
    part = path.with_name(f"{path.name}.part")
    try:
        # Piece by piece: pages of a hundred megabytes need not be in memory at once.
        with part.open("w", encoding="utf-8") as file:
            for piece in pieces:
                file.write(piece)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


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
) -> Iterator[str]:
    """The shown branch as Markdown in pieces, with its pictures inside, or as files in
    ``pictures``."""
    yield f"# {conversation.title}\n"
    for turn in conversation.branch():
        for part in _markdown_of(turn, pictures, maps):
            yield f"\n{part}\n"


def _markdown_of(turn: Turn, pictures: Path | None, maps: Maps) -> Iterator[str]:
    yield f"## {_one_line(turn.message)}"
    place = context_line(turn.context)
    if place:
        yield f"*{place}*"
    if turn.context.thumbnail:
        yield f"![{tr('View')}]({_picture(turn.context.thumbnail, turn.id, pictures)})"
    # Links lead to the map, which a file does not have.
    yield from (_LINK.sub(r"**\1**", line) for line in _answer_lines(turn))
    found = maps(turn)
    if found:
        yield f"![{tr('Map of the answer')}]({_picture(found, f'{turn.id}-map', pictures)})"
    if provenance(turn):
        yield f"<sub>{escape(provenance(turn))}</sub>"


def html(conversation: Conversation, maps: Maps = lambda turn: b"") -> Iterator[str]:
    """The shown branch as one page that needs nothing from outside, in pieces."""
    title = escape(conversation.title)
    yield (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " img-src data:; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>"
    )
    for turn in conversation.branch():
        yield from _html_of(turn, maps)
    yield "</body></html>\n"


def _html_of(turn: Turn, maps: Maps) -> Iterator[str]:
    picture = (
        f'<img src="{_data_uri(turn.context.thumbnail)}" alt="{escape(tr("View"))}">'
        if turn.context.thumbnail
        else ""
    )
    place = escape(context_line(turn.context))
    yield (
        f'<div class="question">{picture}<div><b>{escape(turn.message)}</b>'
        f'<div class="quiet">{place}</div></div></div>'
    )
    yield from (to_html(line) for line in _answer_lines(turn))
    found = maps(turn)
    if found:
        yield (
            f'<figure><img src="{_data_uri(found)}" alt="{escape(tr("Map of the answer"))}">'
            f"<figcaption>{escape(_caption(turn))}</figcaption></figure>"
        )
    if turn.evidence:
        yield (
            f"<details><summary>{escape(tr('Why?'))}</summary>"
            f"{to_html(evidence_markdown(turn))}</details>"
        )
    if provenance(turn):
        yield f'<p class="quiet">{escape(provenance(turn))}</p>'


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
