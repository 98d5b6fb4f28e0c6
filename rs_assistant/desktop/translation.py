# SPDX-License-Identifier: GPL-2.0-or-later
"""The one door to Qt's translations for code that is no widget."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from rs_assistant.engine.environment import package_folder

CONTEXT = "RSAssistant"


def tr(text: str) -> str:
    """The text in the user's language; placeholders in braces are kept."""
    return QCoreApplication.translate(CONTEXT, text)


def install_translator() -> QTranslator | None:
    """Load our translation for QGIS's language, if there is one; keep it to remove it again."""
    language = QgsApplication.locale() or "en"
    package = package_folder()
    for folder in (package / "i18n", package.parent / "i18n", package.parent / "build" / "i18n"):
        for name in (language, language.replace("-", "_").split("_")[0]):
            path = folder / f"rs_assistant_{name}.qm"
            translator = QTranslator()
            if path.is_file() and translator.load(str(path)):
                QCoreApplication.installTranslator(translator)
                return translator
    return None


def remove_translator(translator: QTranslator) -> None:
    """Undo `install_translator`."""
    QCoreApplication.removeTranslator(translator)
