# SPDX-License-Identifier: GPL-2.0-or-later
"""Translations as Qt loads them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from rs_assistant.desktop import translation
from rs_assistant.desktop.dock.suggestions import commands, examples
from rs_assistant.desktop.translation import told, tr, tr_into
from rs_assistant.engine.commands import parse_command
from rs_assistant.engine.errors import AssistantError


@pytest.fixture
def lrelease() -> str:
    for name in ("/usr/lib/qt5/bin/lrelease", "lrelease"):
        found = shutil.which(name)
        if found:
            return found
    pytest.fail("Qt's lrelease is missing: scripts/setup.sh installs it")


@pytest.mark.parametrize(("language", "send"), [("fr", "Envoyer (Entrée)"), ("zh", "发送（回车）")])
def test_a_compiled_translation_reaches_the_dock(
    qgis_app: Any, repository: Path, lrelease: str, tmp_path: Path, language: str, send: str
):
    compiled = tmp_path / f"{language}.qm"
    source = repository / "i18n" / f"rs_assistant_{language}.ts"
    subprocess.run([lrelease, "-silent", str(source), "-qm", str(compiled)], check=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    assert tr("Send (Enter)") == "Send (Enter)"
    QCoreApplication.installTranslator(translator)
    try:
        assert tr("Send (Enter)") == send
        assert tr("{number} km").format(number=3) != ""
        stopped = told(AssistantError("The worker was stopped."))
        assert stopped[0] not in ("", "The worker was stopped.")
        assert stopped[1] == ""
        assert all(item.title != "" for item in examples(1, region=False))
        assert examples(1, region=False)[0].title != "Describe this view"
        for command in commands():
            assert command.slash.startswith("/")
            assert command.meaning
            plan = parse_command(f"{command.slash} x")
            english = parse_command(f"{command.names[1]} x")
            assert plan is not None
            assert plan.steps[0].name is english.steps[0].name
        assert "/segment" not in [command.slash for command in commands()]
    finally:
        QCoreApplication.removeTranslator(translator)


def test_answers_can_be_in_another_language_than_qgis(
    qgis_app: Any, repository: Path, lrelease: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "i18n").mkdir()
    compiled = tmp_path / "i18n" / "rs_assistant_fr.qm"
    source = repository / "i18n" / "rs_assistant_fr.ts"
    subprocess.run([lrelease, "-silent", str(source), "-qm", str(compiled)], check=True)
    monkeypatch.setattr(translation, "package_folder", lambda: tmp_path / "package")
    assert tr_into("fr")("Send (Enter)") == "Envoyer (Entrée)"
    assert tr_into("fr")("not a string of ours") == "not a string of ours"
    assert tr("Send (Enter)") == "Send (Enter)"
    assert tr_into(QgsApplication.locale()) is tr
    assert tr_into("en")("Send (Enter)") == "Send (Enter)"
    assert tr_into("")("Send (Enter)") == "Send (Enter)"
    assert tr_into("de")("Send (Enter)") == "Send (Enter)"
