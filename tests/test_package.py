# SPDX-License-Identifier: GPL-2.0-or-later
"""The conventions of the repository and the rules of the official QGIS plugin repository."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from rs_assistant.engine.pack_archive import unpack

REQUIRED = [
    "name",
    "description",
    "version",
    "qgisMinimumVersion",
    "author",
    "about",
    "license",
]
FORBIDDEN = (".pyc", ".sh", ".bat", ".ps1", ".so", ".dll", ".dylib", ".exe", ".onnx", ".ts")


@pytest.fixture(scope="module")
def package(repository: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("package", repository / "scripts/package.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def archive(package: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package.build_plugin(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def metadata(repository: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(repository / "metadata.txt", encoding="utf-8")
    return parser["general"]


def python_files(repository: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    files = [repository / name for name in listed] or [
        path
        for folder in ("rs_assistant", "scripts", "tests")
        for path in (repository / folder).rglob("*.py")
    ]
    return [path for path in files if path.exists()]


def test_metadata_states_what_qgis_needs(metadata: configparser.SectionProxy) -> None:
    assert [key for key in REQUIRED if not metadata.get(key, "").strip()] == []


def test_metadata_invents_no_addresses(metadata: configparser.SectionProxy) -> None:
    reserved = ("example.", ".invalid", ".test", "localhost")
    assert [key for key in metadata if any(part in metadata[key] for part in reserved)] == []


def test_packaging_tells_what_the_official_repository_would_still_ask_for(
    package: ModuleType, metadata: configparser.SectionProxy
) -> None:
    missing = package.missing_for_upload()
    assert missing == [key for key in package.ASKED_ON_UPLOAD if key not in metadata]


def test_metadata_spans_qgis_3_22_to_4_and_offers_processing(
    metadata: configparser.SectionProxy,
) -> None:
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert metadata["hasProcessingProvider"] == "yes"
    assert "supportsQt6" not in metadata


def test_metadata_names_external_dependencies(
    metadata: configparser.SectionProxy, repository: Path
) -> None:
    base = repository / "rs_assistant/worker/requirements/base.txt"
    names = [
        line.split(">=")[0].strip()
        for line in base.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert names
    assert [name for name in names if name not in metadata["about"]] == []


def test_zip_has_one_top_folder_that_is_an_identifier(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        tops = {name.split("/")[0] for name in opened.namelist()}
    assert tops == {"rs_assistant"}


def test_zip_has_what_qgis_and_the_repository_look_for(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
    wanted = ["__init__.py", "metadata.txt", "LICENSE", "resources/icons/rs_assistant.svg"]
    assert {f"rs_assistant/{name}" for name in wanted} <= names


def test_zip_has_every_module_of_the_package(archive: Path, repository: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
    modules = {
        path.relative_to(repository).as_posix()
        for path in (repository / "rs_assistant").rglob("*.py")
    }
    assert modules <= names


def test_zip_has_nothing_that_the_repository_refuses(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    refused = [
        name
        for name in names
        if name.endswith(FORBIDDEN)
        or any(part.startswith((".", "__pycache__", "__MACOSX")) for part in name.split("/"))
    ]
    assert refused == []


def test_zip_is_small_enough_and_carries_no_models(archive: Path) -> None:
    assert archive.stat().st_size <= 25_000_000
    with zipfile.ZipFile(archive) as opened:
        assert [name for name in opened.namelist() if "resources/models" in name] == []


def test_same_sources_make_the_same_zip(package: ModuleType, tmp_path: Path) -> None:
    first = package.build_plugin(tmp_path / "a")
    second = package.build_plugin(tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_a_zip_above_the_limit_is_refused(
    package: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MAX_BYTES", 10)
    with pytest.raises(package.PackagingError, match="more than"):
        package.build_plugin(tmp_path)


def test_staging_replaces_what_was_there(package: ModuleType, tmp_path: Path) -> None:
    stale = tmp_path / "rs_assistant" / "stale.py"
    stale.parent.mkdir()
    stale.write_text("")
    package.stage(tmp_path)
    assert not stale.exists()
    assert (tmp_path / "rs_assistant" / "metadata.txt").exists()


def test_starter_pack_travels_alone(package: ModuleType, tmp_path: Path, repository: Path) -> None:
    archive = package.build_starter_pack(tmp_path)
    if archive is None:
        assert not (repository / "resources/models/starter").exists()
        return
    assert archive.stat().st_size <= 40_000_000
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    assert any(name.endswith("manifest.json") for name in names)
    assert not any(name.endswith(".py") for name in names)


def test_starter_pack_passes_the_products_own_installer(
    package: ModuleType, tmp_path: Path
) -> None:
    archive = package.build_starter_pack(tmp_path)
    if archive is None:
        pytest.skip("the repository holds no starter pack")
    assert unpack(archive, tmp_path / "packs").id == "starter"


def test_every_python_file_states_its_licence_and_what_it_is(repository: Path) -> None:
    files = python_files(repository)
    assert files
    lacking = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        if not text.strip():
            continue
        if text.splitlines()[0] != "# SPDX-License-Identifier: GPL-2.0-or-later":
            lacking.append(f"{path.relative_to(repository)}: no SPDX line")
        elif not ast.get_docstring(ast.parse(text)):
            lacking.append(f"{path.relative_to(repository)}: no docstring")
    assert lacking == []


def test_importing_the_package_imports_nothing_else(repository: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); before = set(sys.modules); "
        "import rs_assistant; "
        "print(' '.join(m for m in set(sys.modules) - before if m.startswith('rs_assistant.')))"
    )
    answer = subprocess.run(
        [sys.executable, "-I", "-c", code, str(repository)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == ""


def test_every_test_module_has_a_test(repository: Path) -> None:
    empty = [
        path.relative_to(repository).as_posix()
        for path in (repository / "tests").rglob("test_*.py")
        if "def test_" not in path.read_text(encoding="utf-8")
    ]
    assert empty == []
