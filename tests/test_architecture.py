# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers: worker → engine ← desktop. Every import in the package is parsed and judged."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = "rs_assistant"
QT = {"PyQt4", "PyQt5", "PyQt6", "PySide2", "PySide6", "sip", "shiboken6"}
HEAVY = {"torch", "transformers", "open_clip", "torchvision"}


@dataclass(frozen=True)
class Import:
    """One imported module, absolute; `nested` when it happens inside a function."""

    module: str
    line: int
    nested: bool

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]

    def within(self, package: str) -> bool:
        return self.module == package or self.module.startswith(f"{package}.")


def imports_of(source: str, module: str, is_package: bool) -> list[Import]:
    """Every import of a module's source, relative ones made absolute, names included.

    `from rs_assistant import worker` counts as an import of rs_assistant.worker, and so does
    `importlib.import_module("rs_assistant.worker")`.
    """
    tree = ast.parse(source)
    nested = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for inner in ast.walk(outer)
    }
    found: list[Import] = []
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                parts = parts[: len(parts) - node.level + (1 if is_package else 0)]
                base = ".".join([*parts, base] if base else parts)
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = ast.unparse(node.func)
            if called.endswith(("import_module", "__import__")):
                names = [str(node.args[0].value)]
        found += [Import(name, getattr(node, "lineno", 0), id(node) in nested) for name in names]
    return found


def layer_of(module: str) -> str:
    """engine, worker or desktop; the top of the package belongs to the desktop."""
    part = (module.split(".") + [""])[1]
    return part if part in {"engine", "worker"} else "desktop"


def breach(module: str, imported: Import) -> str | None:
    """Why a module of a layer must not import this, or None."""
    layer = layer_of(module)
    top = imported.top
    if layer == "engine":
        ours = imported.module == PACKAGE or imported.within(f"{PACKAGE}.engine")
        if not (ours or top in {"numpy", "__future__"} or top in sys.stdlib_module_names):
            return "engine imports the standard library, numpy and engine only"
    if layer == "worker":
        if top in QT or top in {"qgis", "processing", "osgeo"}:
            return "worker imports no Qt and no QGIS"
        if imported.within(f"{PACKAGE}.desktop") or imported.within(f"{PACKAGE}.plugin"):
            return "worker imports no desktop"
        in_adaptation = module.startswith(f"{PACKAGE}.worker.adaptation")
        if top in HEAVY and not imported.nested and not in_adaptation:
            return "worker starts without torch: heavy libraries are imported where they are used"
    if layer == "desktop":
        if imported.within(f"{PACKAGE}.worker"):
            return "desktop imports no worker"
        ships = {"qgis", "osgeo", "processing", "numpy", "console", "pyplugin_installer", PACKAGE}
        if top not in ships and top not in sys.stdlib_module_names:
            return "desktop imports only what QGIS ships, Qt through qgis.PyQt"
    return None


def modules(root: Path) -> list[tuple[str, Path]]:
    """Module name and file of everything in the package."""
    found = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


def breaches_of(source: str, module: str, is_package: bool = False) -> list[str]:
    """One line per forbidden import."""
    lines = []
    for imported in imports_of(source, module, is_package):
        reason = breach(module, imported)
        if reason:
            lines.append(f"{module}:{imported.line} imports {imported.module}: {reason}")
    return lines


def test_layers_import_only_what_they_may(repository: Path) -> None:
    found: list[str] = []
    for module, path in modules(repository):
        source = path.read_text(encoding="utf-8")
        found += breaches_of(source, module, path.name == "__init__.py")
    assert not found, "\n".join(found)


def test_the_package_has_modules_in_every_layer(repository: Path) -> None:
    layers = {layer_of(module) for module, _ in modules(repository)}
    assert layers == {"engine", "worker", "desktop"}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("rs_assistant.worker.loop", "from PyQt5.QtCore import QObject"),
        ("rs_assistant.worker.loop", "from qgis.PyQt import QtCore"),
        ("rs_assistant.worker.loop", "def late():\n    import qgis.core"),
        ("rs_assistant.worker.loop", "import rs_assistant.desktop.session"),
        ("rs_assistant.worker.loop", "from rs_assistant import desktop"),
        ("rs_assistant.worker.loop", "from ..desktop import session"),
        ("rs_assistant.worker.loop", "import torch"),
        ("rs_assistant.desktop.session", "from rs_assistant.worker import loop"),
        ("rs_assistant.desktop.session", "from ..worker.loop import main"),
        ("rs_assistant.desktop.session", "import onnxruntime"),
        ("rs_assistant.desktop.session", "from PyQt5.QtWidgets import QWidget"),
        ("rs_assistant.desktop.session", 'import_module("rs_assistant.worker.loop")'),
        ("rs_assistant.plugin", "import rs_assistant.worker"),
        ("rs_assistant.engine.answers", "import scipy"),
        ("rs_assistant.engine.answers", "from qgis.core import QgsGeometry"),
        ("rs_assistant.engine.answers", "from rs_assistant.worker import loop"),
    ],
)
def test_a_breach_is_found(module: str, source: str) -> None:
    assert breaches_of(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("rs_assistant.worker.loop", "from rs_assistant.engine.protocol import Frame"),
        ("rs_assistant.worker.models.big", "def load():\n    import torch"),
        ("rs_assistant.worker.adaptation.train", "import torch"),
        ("rs_assistant.desktop.session", "from qgis.PyQt.QtCore import QObject"),
        ("rs_assistant.desktop.session", "from rs_assistant.engine import plans"),
        ("rs_assistant.engine.answers", "import numpy as np\nimport json"),
    ],
)
def test_what_is_allowed_is_no_breach(module: str, source: str) -> None:
    assert not breaches_of(source, module)


def test_the_packages_of_the_training_code_stand_on_each_other_one_way(repository: Path) -> None:
    root = f"{PACKAGE}.worker.adaptation"
    order = ["pictures", "encoder", "captioner", "pixels", "detector", "segmenter", "change"]
    upward = []
    for module, path in modules(repository):
        own = module[len(root) + 1 :].partition(".")[0]
        if not module.startswith(f"{root}.") or own not in order:
            continue
        source = path.read_text(encoding="utf-8")
        for imported in imports_of(source, module, path.name == "__init__.py"):
            other = imported.module[len(root) + 1 :].partition(".")[0]
            if imported.within(root) and other in order and order.index(other) > order.index(own):
                upward.append(f"{module}:{imported.line} imports {imported.module}")
    folders = {path.parent.name for path in (repository / root.replace(".", "/")).glob("*/*.py")}
    assert folders == set(order)
    assert upward == []
