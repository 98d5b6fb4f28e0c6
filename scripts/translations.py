# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps the translation sources in i18n/ in step with the code.

    translations.py update          add new strings to every i18n/*.ts, drop those that are gone
    translations.py check           fail on missing, over-long or damaged translations

Qt's own tool knows only methods named ``tr`` of widgets and puts each class into a context of its
own; our strings go through one function (`rs_assistant.desktop.translation.tr`) and one context.
Collected are: literal arguments of ``tr``, labels and helps of settings, messages and hints of
errors, and what the worker says about its progress. A new language is a copy of a .ts file.
"""

from __future__ import annotations

import ast
import re
import string
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "i18n"
CONTEXT = "RSAssistant"
SHORT = 24  # characters: up to here a string is probably a button or chip
TOO_LONG = 2.2  # times the length of a short English string
# Of rs_assistant/worker/assistant/evidence.py, which cannot be imported without numpy.
COLOURS = (
    *("black", "dark grey", "grey", "light grey", "white", "red", "orange", "yellow", "beige"),
    *("brown", "dark green", "green", "light green", "turquoise", "blue", "dark blue", "purple"),
)
ERRORS = re.compile(
    r"(Error|Lost|Cancelled|Request|Unusable|Unavailable|Invalid|OutOfMemory|CannotWrite)$"
)


@dataclass(frozen=True)
class Source:
    """A string to translate and where it first stands."""

    text: str
    place: str


def sources() -> dict[str, Source]:
    """Every string of the package that a user may see, in the order of files and lines."""
    found: dict[str, Source] = {}
    for path in sorted((ROOT / "rs_assistant").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if "/adaptation/" in name or "/evaluation" in name:
            continue
        for line, text in strings(ast.parse(path.read_text(encoding="utf-8"))):
            if re.search(r"[^\W\d_]{2}", text):
                found.setdefault(text, Source(text, f"{name}:{line}"))
    for word in nouns():
        found.setdefault(word, Source(word, "rs_assistant/engine/lexicon.py:1"))
    return found


def nouns() -> list[str]:
    """What classes are called in answers, one of them and several."""
    sys.path.insert(0, str(ROOT))
    from rs_assistant.engine import lexicon

    found = [lexicon.noun(term.label, count) for term in lexicon.terms() for count in (1, 2)]
    found += [value.value for value in table("engine/answers/names.py", "SPOKEN").values]
    found += [key.value for key in table("worker/assistant/thresholds.py", "LABELS").keys]
    return list(dict.fromkeys(found + list(COLOURS)))


def table(file: str, name: str) -> ast.Dict:
    """A dictionary of literals that a module declares; read, as importing it needs numpy."""
    tree = ast.parse((ROOT / "rs_assistant" / file).read_text(encoding="utf-8"))
    for node in tree.body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        if any(getattr(target, "id", "") == name for target in targets):
            value = node.value  # type: ignore[attr-defined]
            if isinstance(value, ast.Dict):
                return value
    raise SystemExit(f"{file} has no dictionary {name}")


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string in a module that is translated."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in ("tr", "_tr") and node.args:
            wanted: list[ast.AST] = [node.args[0]]
        elif name == "Setting":
            wanted = [*node.args[3:5]]
            wanted += [
                item for key in node.keywords if key.arg == "choices" for item in _labels(key)
            ]
        elif ERRORS.search(name):
            wanted = [*node.args[:2], *(k.value for k in node.keywords if k.arg == "hint")]
        elif name == "emit" and len(node.args) == 2 and _text(node.args[0]) == "progress":
            wanted = _progress(node.args[1])
        else:
            continue
        for item in wanted:
            text = _text(item)
            if text:
                yield node.lineno, text


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _labels(keyword: ast.keyword) -> list[ast.AST]:
    return [
        pair.elts[1] for pair in getattr(keyword.value, "elts", ()) if isinstance(pair, ast.Tuple)
    ]


def _progress(node: ast.AST) -> list[ast.AST]:
    if not isinstance(node, ast.Dict):
        return []
    return [v for k, v in zip(node.keys, node.values) if k is not None and _text(k) == "text"]


def read(path: Path) -> dict[str, str]:
    """Translations of a .ts file by source string; an unfinished one is empty."""
    translations: dict[str, str] = {}
    for message in ElementTree.parse(path).iter("message"):
        node = message.find("translation")
        finished = node is not None and node.get("type") is None
        translations[message.findtext("source") or ""] = (node.text or "") if finished else ""
    return translations


def write(path: Path, language: str, found: dict[str, Source], known: dict[str, str]) -> None:
    """A .ts file with every source string."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language={quoteattr(language)} sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for source in found.values():
        text = known.get(source.text, "")
        unfinished = "" if text else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <location filename={quoteattr('../' + source.place.rsplit(':', 1)[0])}/>",
            f"        <source>{escape(source.text)}</source>",
            f"        <translation{unfinished}>{escape(text)}</translation>",
            "    </message>",
        ]
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def update() -> None:
    """Bring every .ts file up to date."""
    found = sources()
    for path in sorted(FOLDER.glob("*.ts")):
        known = read(path)
        language = ElementTree.parse(path).getroot().get("language") or path.stem.split("_")[-1]
        write(path, language, found, known)
        missing = sum(not known.get(text) for text in found)
        print(f"{path.name}: {len(found)} strings, {missing} to translate")


def problems(path: Path) -> list[str]:
    """What is wrong with a .ts file."""
    found, known = sources(), read(path)
    wrong = []
    for text, source in found.items():
        translation = known.get(text, "")
        if not translation:
            wrong.append(f"{source.place}: not translated: {text}")
        elif placeholders(text) != placeholders(translation):
            wrong.append(f"{source.place}: other placeholders: {translation}")
        elif (
            "lexicon" not in source.place  # nouns stand in sentences
            and len(text) <= SHORT
            and len(translation) > max(12, TOO_LONG * len(text))
        ):
            wrong.append(f"{source.place}: too long for a button: {translation}")
    wrong += [f"not in the code any more: {text}" for text in known if text not in found]
    return [f"{path.name}: {line}" for line in wrong]


def placeholders(text: str) -> list[str]:
    """Names in braces, sorted; a damaged one counts as itself."""
    try:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return [text]


def main(arguments: list[str]) -> int:
    """Entry point."""
    if arguments == ["update"]:
        update()
        return 0
    if arguments == ["check"]:
        wrong = [line for path in sorted(FOLDER.glob("*.ts")) for line in problems(path)]
        print("\n".join(wrong) or "translations are complete")
        return 1 if wrong else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
