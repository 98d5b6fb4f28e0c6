# SPDX-License-Identifier: GPL-2.0-or-later
"""What the documents name exists: files, links, headings, commands."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from rs_assistant.engine.protocol import EVENTS
from rs_assistant.worker.models.registry import Registry
from rs_assistant.worker.operations import Operations

# Where a path in a document may begin.
ROOTS = (".", "rs_assistant", "rs_assistant/worker", "rs_assistant/worker/adaptation", "scripts")
# Made by commands, places on a user's machine, files of other people's products.
ELSEWHERE = ("build/", ".venv", "wheels", "packs/", "dist/", "MTL.txt")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"(?:\.ci/run|[\w.*-]+/[\w./*-]*|[\w*-]+\.(?:py|sh|md|txt|toml|qml|ts|yaml))")


def documents(repository: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "*.md"], cwd=repository, capture_output=True, text=True, check=False
    ).stdout.split()
    found = [repository / name for name in listed]
    return found or [*repository.glob("*.md"), *(repository / "docs").rglob("*.md")]


def named_paths(text: str) -> set[str]:
    """What looks like a path of this repository among the code in a text."""
    codes = [code for code in _CODE.findall(_FENCE.sub("", text)) if not re.search(r"[~%]", code)]
    pieces = {part.rstrip(".,;:") for code in codes for part in code.split()}
    return {piece for piece in pieces if _PATH.fullmatch(piece) and re.search("[A-Za-z]", piece)}


def headings(text: str) -> set[str]:
    """Their anchors, as hosts of repositories make them."""
    titles = re.findall(r"^#+ +(.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def exists(repository: Path, document: Path, name: str) -> bool:
    """A bare name may stand for a file or folder anywhere; its folder was named just before."""
    name = name.rstrip("/")
    roots = [repository / root for root in ROOTS] + [document.parent]
    if any(any(root.glob(name)) for root in roots):
        return True
    code = (repository / part for part in ("rs_assistant", "scripts", "tests", "docs"))
    return "/" not in name and any(any(folder.rglob(name)) for folder in code)


def test_every_link_leads_somewhere(repository: Path) -> None:
    broken = []
    for document in documents(repository):
        for target in _LINK.findall(document.read_text(encoding="utf-8")):
            if "://" in target or target.startswith("mailto:"):
                continue
            file, _, anchor = target.partition("#")
            path = (document.parent / file).resolve() if file else document
            known = path.suffix == ".md" and path.is_file()
            if not path.exists():
                broken.append(f"{document.name}: {target}")
            elif anchor and known and anchor not in headings(path.read_text(encoding="utf-8")):
                broken.append(f"{document.name}: no heading {target}")
    assert broken == []


def test_every_path_that_a_document_names_exists(repository: Path) -> None:
    missing = []
    for document in documents(repository):
        for name in sorted(named_paths(document.read_text(encoding="utf-8"))):
            # A card's `buildings/` is a folder of the training data.
            if document.parent.name == "models" and re.fullmatch(r"\w+/", name):
                continue
            if not name.startswith(ELSEWHERE) and not exists(repository, document, name):
                missing.append(f"{document.relative_to(repository)}: {name}")
    assert missing == []


def test_every_make_command_that_is_named_exists(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {
        (document.name, command)
        for document in documents(repository)
        for command in re.findall(r"\bmake ([a-z][a-z-]+)", code(document))
    }
    assert {command for _, command in named} >= {"run", "test", "train", "evaluate"}
    assert [found for found in sorted(named) if found[1] not in targets] == []


def test_every_module_that_is_started_exists(repository: Path) -> None:
    named = {
        (document.name, module)
        for document in documents(repository)
        for module in re.findall(r"-m ((?:rs_assistant|scripts)[\w.]*)", code(document))
    }
    assert named
    missing = [
        (name, module)
        for name, module in sorted(named)
        if not any(
            (repository / part).exists()
            for part in (
                f"{module.replace('.', '/')}.py",
                f"{module.replace('.', '/')}/__main__.py",
            )
        )
    ]
    assert missing == []


def test_the_architecture_names_every_module_of_the_engine_once(repository: Path) -> None:
    text = (repository / "docs/architecture.md").read_text(encoding="utf-8")
    table = text.partition("What is in `engine`")[2].partition("\nWhat is in")[0]
    named = re.findall(r"`(\w+)`", table)
    parts = (repository / "rs_assistant/engine").iterdir()
    modules = {part.stem for part in parts if not part.name.startswith("__")}
    assert sorted(named[1:] if named[0] == "engine" else named) == sorted(modules)


def test_the_wire_is_documented_as_it_is(repository: Path) -> None:
    text = (repository / "docs/protocol.md").read_text(encoding="utf-8")

    def names(section: str) -> list[str]:
        part = text.partition(f"\n## {section}")[2].partition("\n## ")[0]
        return sorted(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE))

    operations = Operations(Registry([], 1), lambda data: None).table()
    assert names("Commands") == sorted([*operations, "hello", "cancel", "ping", "shutdown"])
    assert names("Events") == sorted(EVENTS)


def code(document: Path) -> str:
    """Fenced and inline code of a document."""
    text = document.read_text(encoding="utf-8")
    return "\n".join([*_FENCE.findall(text), *_CODE.findall(_FENCE.sub("", text))])


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("see `engine/selection.py` and `docs/`.", {"engine/selection.py", "docs/"}),
        ("`make run`, `QgsTask`, `[x, y]`, `2 / 3`", set()),
        ("```\nnot/looked/at.py\n```", set()),
    ],
)
def test_paths_are_recognised(text: str, paths: set[str]) -> None:
    assert named_paths(text) == paths
