# SPDX-License-Identifier: GPL-2.0-or-later
"""Translations: complete, and no placeholder lost on the way."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

LANGUAGES = ("fr", "zh")


@pytest.fixture(scope="module")
def tool(repository: Path) -> ModuleType:
    """scripts/translations.py as a module."""
    path = repository / "scripts" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_damaged_or_too_long(tool: ModuleType, language: str):
    problems = tool.problems(tool.FOLDER / f"rs_assistant_{language}.ts")
    bad = [line for line in problems if "not translated" not in line and "any more" not in line]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(tool: ModuleType, language: str):
    known = tool.read(tool.FOLDER / f"rs_assistant_{language}.ts")
    missing = [text for text in tool.sources() if not known.get(text)]
    assert missing == []


def test_one_context_holds_every_string(repository: Path):
    """`QObject.tr` looks in a context of its own, in which nothing is translated."""
    package = repository / "rs_assistant" / "desktop"
    wrong = [path for path in package.rglob("*.py") if "self.tr(" in path.read_text("utf-8")]
    assert wrong == []


def test_strings_of_every_kind_are_found(tool: ModuleType):
    import ast

    code = """
tr("plain"); self._tr("method"); words.tr("attribute"); tr(variable)
InvalidRequest("message", "hint", detail="detail")
MODEL = Setting("key", "text", "default", "label", "help", choices=(("a", "choice"),))
emit("progress", {"fraction": 0.5, "text": "doing"}); emit("token", {"text": "no"})
"""
    found = {text for _, text in tool.strings(ast.parse(code))}
    assert found == {
        *("plain", "method", "attribute", "message", "hint"),
        *("label", "help", "choice", "doing"),
    }
