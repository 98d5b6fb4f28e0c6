# SPDX-License-Identifier: GPL-2.0-or-later
"""The one door to Qt's translations for code that is no widget."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from rs_assistant.engine.environment import package_folder
from rs_assistant.engine.errors import AssistantError

CONTEXT = "RSAssistant"


def tr(text: str) -> str:
    """The text in the user's language; placeholders in braces are kept."""
    return QCoreApplication.translate(CONTEXT, text)


def told(error: AssistantError) -> tuple[str, str]:
    """What happened and what to do next, in the user's language."""
    return tr(error.message), tr(error.hint) if error.hint else ""


def tr_into(language: str) -> Callable[[str], str]:
    """`tr` for another language than that of QGIS, given by its code; English where there is none.

    May be called on any thread once it is made.
    """
    if _base(language) == _base(QgsApplication.locale()):
        return tr
    translator = _loaded(language)
    if translator is None:
        return lambda text: text
    return lambda text: translator.translate(CONTEXT, text) or text


def install_translator() -> QTranslator | None:
    """Load our translation for QGIS's language, if there is one; keep it to remove it again."""
    translator = _loaded(QgsApplication.locale())
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    return translator


def _base(language: str) -> str:
    """``zh-Hans`` and ``zh_CN`` are ``zh``."""
    return (language or "en").replace("-", "_").split("_")[0].lower()


def _loaded(language: str) -> QTranslator | None:
    package = package_folder()
    for folder in (package / "i18n", package.parent / "i18n", package.parent / "build" / "i18n"):
        for name in (language or "en", _base(language)):
            path = folder / f"rs_assistant_{name}.qm"
            translator = QTranslator()
            if path.is_file() and translator.load(str(path)):
                return translator
    return None


def remove_translator(translator: QTranslator) -> None:
    """Undo `install_translator`."""
    QCoreApplication.removeTranslator(translator)
