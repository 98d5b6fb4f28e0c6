# SPDX-License-Identifier: GPL-2.0-or-later
"""Markdown to a small, safe HTML: what an answer may contain and nothing else.

Everything is escaped first; HTML in the source shows as text. There are no images. Links keep only
the schemes of `LINK_SCHEMES`, which the dock handles itself; the target of any other link is shown
as text. Understood: paragraphs, headings, bold, italic, code, lists (two levels), quotes, rules,
fenced code and tables. Running time is linear in the length of the text, whatever it holds, and
unfinished Markdown (while tokens arrive) shows as it stands.

Qt 5.15's own Markdown reader lets HTML and pictures through, hence this one.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, unquote

LINK_SCHEMES = ("features", "feature", "cell", "turn", "help")
MAXIMUM_LINK = 300  # characters

_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\(([^()\n<>\"]{1,300})\)")
_INLINE = re.compile(r"\\([!-/:-@\[-`{-~])|(`+)|(\*\*|__|\*|_|~~)|(\[)|([ ]{2,}\n|\\\n)|(\n)")
_ITEM = re.compile(r"^( *)(?:[-*+]|(\d{1,6})[.)])[ \t]+(.*)$")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$")
_RULE = re.compile(r"^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_TAGS = {"**": "b", "__": "b", "*": "i", "_": "i", "~~": "s"}


def link_parts(target: str) -> tuple[str, str] | None:
    """Scheme and decoded rest of an allowed link, None for any other.

    >>> link_parts("cell:top-left")
    ('cell', 'top-left')
    """
    scheme, colon, rest = target.partition(":")
    if not colon or scheme not in LINK_SCHEMES or len(target) > MAXIMUM_LINK:
        return None
    return scheme, unquote(rest)


def to_html(text: str) -> str:
    """The safe HTML of a Markdown text (a fragment, no head or body)."""
    out: list[str] = []
    lines = text.replace("\t", "    ").split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            index += 1
        elif line.lstrip().startswith("```"):
            index = _fence(lines, index, out)
        elif _HEADING.match(line):
            level, words = _HEADING.match(line).groups()  # type: ignore[union-attr]
            tag = f"h{min(6, len(level) + 2)}"
            out.append(f"<{tag}>{inline(words.rstrip('# '))}</{tag}>")
            index += 1
        elif _RULE.match(line):
            out.append("<hr/>")
            index += 1
        elif line.lstrip().startswith(">"):
            index = _quote(lines, index, out)
        elif _starts_table(lines, index):
            index = _table(lines, index, out)
        elif _ITEM.match(line):
            index = _list(lines, index, out)
        else:
            index = _paragraph(lines, index, out)
    return "".join(out)


def inline(text: str) -> str:
    """Safe HTML of text within a block."""
    out: list[str] = []
    opened: list[tuple[str, int]] = []  # delimiter and its place in `out`
    position = 0
    while position < len(text):
        match = _INLINE.search(text, position)
        if match is None:
            break
        out.append(escape(text[position : match.start()]))
        position = match.end()
        escaped, ticks, mark, bracket, hard_break, soft_break = match.groups()
        if escaped:
            out.append(escape(escaped))
        elif ticks:
            end = text.find(ticks, position, position + 2000)
            if end < 0:
                out.append(ticks)
            else:
                out.append(f"<code>{escape(text[position:end].strip())}</code>")
                position = end + len(ticks)
        elif mark:
            _emphasis(mark, text, match.start(), position, out, opened)
        elif bracket:
            link = _LINK.match(text, match.start())
            if link is None:
                out.append("[")
            else:
                out.append(_link(link.group(1), link.group(2).strip()))
                position = link.end()
        elif hard_break:
            out.append("<br/>")
        elif soft_break:
            out.append(" ")
    out.append(escape(text[position:]))
    return "".join(out)


def literal(text: str) -> str:
    r"""Words of others on one line, so that `inline` shows them as they are.

    >>> literal("*two* ships [here](turn:1)")
    '\\*two\\* ships \\[here\\](turn:1)'
    """
    return re.sub(r"([\\`*_~\[\]|<])", r"\\\1", re.sub(r"\s", " ", text))


def plain(text: str) -> str:
    """The text without its marks, for titles, tooltips and screen readers."""
    without_links = re.sub(r"(?<!\\)" + _LINK.pattern, r"\1", text)
    marks = r"(?m)^\s{0,3}(?:#{1,6}|>|[-*+])\s+|\*\*|__|~~|(?<!\\)`+|^\s*\|"
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(marks, "", without_links))


def _emphasis(
    mark: str, text: str, start: int, end: int, out: list[str], opened: list[tuple[str, int]]
) -> None:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    inside_word = mark in ("_", "__") and before.isalnum() and after.isalnum()
    if opened and opened[-1][0] == mark and not before.isspace() and not inside_word:
        _, place = opened.pop()
        out[place] = f"<{_TAGS[mark]}>"
        out.append(f"</{_TAGS[mark]}>")
        return
    out.append(mark)  # stays a plain character unless its partner comes
    if not after.isspace() and not inside_word and len(opened) < 50:
        opened.append((mark, len(out) - 1))


def _link(words: str, target: str) -> str:
    parts = link_parts(target)
    label = inline(words)
    if parts is None:
        return f"{label} ({escape(target)})"
    return f'<a href="{parts[0]}:{quote(parts[1], safe="")}">{label}</a>'


def _fence(lines: list[str], index: int, out: list[str]) -> int:
    body: list[str] = []
    index += 1
    while index < len(lines) and not lines[index].lstrip().startswith("```"):
        body.append(lines[index])
        index += 1
    out.append(f"<pre>{escape(chr(10).join(body))}</pre>")
    return index + 1


def _quote(lines: list[str], index: int, out: list[str]) -> int:
    body: list[str] = []
    while index < len(lines) and lines[index].lstrip().startswith(">"):
        body.append(lines[index].lstrip()[1:].lstrip())
        index += 1
    out.append(f"<blockquote>{inline(chr(10).join(body))}</blockquote>")
    return index


def _paragraph(lines: list[str], index: int, out: list[str]) -> int:
    body = [lines[index]]
    index += 1
    while index < len(lines) and lines[index].strip() and not _starts_block(lines, index):
        body.append(lines[index])
        index += 1
    out.append(f"<p>{inline(chr(10).join(body).strip())}</p>")
    return index


def _starts_block(lines: list[str], index: int) -> bool:
    line = lines[index]
    stripped = line.lstrip()
    return (
        stripped.startswith(("```", ">"))
        or bool(_HEADING.match(line) or _RULE.match(line) or _ITEM.match(line))
        or _starts_table(lines, index)
    )


def _list(lines: list[str], index: int, out: list[str]) -> int:
    match = _ITEM.match(lines[index])
    indents: list[tuple[int, str]] = []
    while match is not None:
        indent, number, words = len(match.group(1)), match.group(2), match.group(3)
        index += 1
        # Lines that follow without a mark belong to the item.
        while index < len(lines) and lines[index].strip() and not _starts_block(lines, index):
            words += "\n" + lines[index].strip()
            index += 1
        while len(indents) > 1 and indent < indents[-1][0]:
            out.append(f"</li></{indents.pop()[1]}>")
        if not indents or (indent >= indents[-1][0] + 2 and len(indents) < 2):
            tag = "ol" if number else "ul"
            start = f' start="{int(number)}"' if number and int(number) != 1 else ""
            out.append(f"<{tag}{start}>")
            indents.append((indent, tag))
        else:
            out.append("</li>")
        out.append(f"<li>{inline(words)}")
        following = index
        if following < len(lines) and not lines[following].strip():
            following += 1
        match = _ITEM.match(lines[following]) if following < len(lines) else None
        if match is not None:
            index = following
    while indents:
        out.append(f"</li></{indents.pop()[1]}>")
    return index


def _starts_table(lines: list[str], index: int) -> bool:
    return (
        "|" in lines[index]
        and index + 1 < len(lines)
        and "|" in lines[index + 1]
        and bool(_TABLE_RULE.match(lines[index + 1]))
    )


def _cells(line: str) -> list[str]:
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)][:30]


def _table(lines: list[str], index: int, out: list[str]) -> int:
    heads = _cells(lines[index])
    sides = [
        "right"
        if rule.endswith(":") and not rule.startswith(":")
        else "" or ("center" if rule.startswith(":") and rule.endswith(":") else "left")
        for rule in _cells(lines[index + 1])
    ]
    sides = (sides + ["left"] * len(heads))[: len(heads)]
    row = "".join(f'<th align="{s}">{inline(h)}</th>' for s, h in zip(sides, heads))
    out.append(f'<table border="1" cellspacing="0" cellpadding="4"><tr>{row}</tr>')
    index += 2
    while index < len(lines) and "|" in lines[index]:
        cells = (_cells(lines[index]) + [""] * len(heads))[: len(heads)]
        row = "".join(f'<td align="{s}">{inline(c)}</td>' for s, c in zip(sides, cells))
        out.append(f"<tr>{row}</tr>")
        index += 1
    out.append("</table>")
    return index
