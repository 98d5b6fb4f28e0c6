# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks the desktop code against PyQt6, which QGIS 4 will bring and no Debian has yet.

Two checks. Every chain of names that begins at something imported from `qgis.PyQt` (such as
`Qt.MouseButton.LeftButton`) must resolve in PyQt6: unscoped enums, moved classes and removed
methods are found without running anything. Then every module that imports nothing of QGIS but
`qgis.PyQt` is imported, with PyQt6 standing in for it.
"""

from __future__ import annotations

import ast
import importlib
import sys
import types
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = [ROOT / "rs_assistant" / "plugin.py", ROOT / "rs_assistant" / "desktop"]
QT_MODULES = (
    "QtCore",
    "QtGui",
    "QtNetwork",
    "QtPrintSupport",
    "QtSvg",
    "QtTest",
    "QtWidgets",
    "QtXml",
)
# Classes that Qt 6 moved from QtWidgets to QtGui; qgis.PyQt offers them in the old place as well.
MOVED_TO_GUI = (
    "QAction",
    "QActionGroup",
    "QFileSystemModel",
    "QShortcut",
    "QUndoCommand",
    "QUndoStack",
)


def install_stand_in() -> None:
    """Let `qgis.PyQt.X` mean PyQt6.X."""
    qgis = types.ModuleType("qgis")
    pyqt = types.ModuleType("qgis.PyQt")
    qgis.__path__ = []  # type: ignore[attr-defined]
    pyqt.__path__ = []  # type: ignore[attr-defined]
    qgis.PyQt = pyqt  # type: ignore[attr-defined]
    sys.modules.update({"qgis": qgis, "qgis.PyQt": pyqt})
    for name in QT_MODULES:
        module = importlib.import_module(f"PyQt6.{name}")
        setattr(pyqt, name, module)
        sys.modules[f"qgis.PyQt.{name}"] = module
    gui, widgets = sys.modules["qgis.PyQt.QtGui"], sys.modules["qgis.PyQt.QtWidgets"]
    for name in MOVED_TO_GUI:
        if not hasattr(widgets, name):
            setattr(widgets, name, getattr(gui, name))
    sip = importlib.import_module("PyQt6.sip")
    pyqt.sip = sip  # type: ignore[attr-defined]
    sys.modules["qgis.PyQt.sip"] = sip


def sources() -> list[Path]:
    """Every file of the desktop layer."""
    found: list[Path] = []
    for path in DESKTOP:
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []
    return found


def qt_names(tree: ast.Module) -> tuple[dict[str, object], list[str]]:
    """What names mean in PyQt6, and complaints about those that it lacks."""
    meaning: dict[str, object] = {}
    missing: list[str] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        if node.module == "qgis.PyQt":
            for alias in node.names:
                meaning[alias.asname or alias.name] = sys.modules[f"qgis.PyQt.{alias.name}"]
        elif node.module.startswith("qgis.PyQt."):
            module = sys.modules.get(node.module)
            for alias in node.names:
                if module is None or not hasattr(module, alias.name):
                    missing.append(f"{node.lineno}: {node.module}.{alias.name}")
                else:
                    meaning[alias.asname or alias.name] = getattr(module, alias.name)
    return meaning, missing


def chain(node: ast.Attribute) -> list[str] | None:
    """["Qt", "MouseButton", "LeftButton"] of such an expression; None of any other."""
    parts = [node.attr]
    inner: ast.expr = node.value
    while isinstance(inner, ast.Attribute):
        parts.append(inner.attr)
        inner = inner.value
    return [inner.id, *reversed(parts)] if isinstance(inner, ast.Name) else None


def unresolved(path: Path) -> tuple[int, list[str]]:
    """How many chains were checked in a file, and those that PyQt6 doesn't know."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    meaning, found = qt_names(tree)
    # Where a version is asked for first, the branch for the old one says so at the line's end.
    old = {n for n, line in enumerate(source.splitlines(), 1) if line.endswith("# Qt 5 only")}
    checked = 0
    for node in ast.walk(tree):
        parts = chain(node) if isinstance(node, ast.Attribute) else None
        if not parts or parts[0] not in meaning or node.lineno in old:
            continue
        checked += 1
        value = meaning[parts[0]]
        for index, name in enumerate(parts[1:], start=2):
            if not hasattr(value, name):
                found.append(f"{node.lineno}: {'.'.join(parts[:index])}")
                break
            value = getattr(value, name)
            if not isinstance(value, type):
                break  # methods and enum members: what follows belongs to an instance
    relative = path.relative_to(ROOT)
    return checked, [f"{relative}:{line} is not in PyQt6" for line in sorted(set(found))]


def imports_qgis(path: Path, seen: dict[Path, bool]) -> bool:
    """Whether a file needs QGIS itself when imported, directly or through our modules."""
    if path in seen:
        return seen[path]
    seen[path] = False
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            top = name.split(".")[0]
            if (top == "qgis" and not name.startswith("qgis.PyQt") and name != "qgis") or (
                top in {"osgeo", "processing"}
            ):
                seen[path] = True
            elif top == "rs_assistant":
                stem = ROOT / Path(*name.split("."))
                for file in (stem.with_suffix(".py"), stem / "__init__.py"):
                    if file.exists() and imports_qgis(file, seen):
                        seen[path] = True
    return seen[path]


def import_widgets() -> tuple[int, list[str]]:
    """Import every module that runs without QGIS; how many, and what went wrong."""
    sys.path.insert(0, str(ROOT))
    sys.dont_write_bytecode = True
    seen: dict[Path, bool] = {}
    imported, complaints = 0, []
    for path in sources():
        if imports_qgis(path, seen):
            continue
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        try:
            importlib.import_module(name)
            imported += 1
        except Exception as error:
            complaints.append(f"{name} cannot be imported with PyQt6: {error!r}")
    return imported, complaints


def main() -> int:
    """0 when PyQt6 knows every name and every module could be imported."""
    install_stand_in()
    checked, complaints = 0, []
    for path in sources():
        count, found = unresolved(path)
        checked += count
        complaints += found
    imported, failed = import_widgets()
    complaints += failed
    print("\n".join(complaints), end="\n" if complaints else "")
    print(f"PyQt6: {checked} names checked, {imported} modules imported, {len(complaints)} wrong")
    return 1 if complaints or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
