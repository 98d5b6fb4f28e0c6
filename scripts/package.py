# SPDX-License-Identifier: GPL-2.0-or-later
"""Stages the installable plugin and zips it; `make run` and `make package` share the staging.

    package.py                  build/rs_assistant.zip and build/rs_assistant_starter_pack.zip
    package.py --stage FOLDER   only the staged folder, FOLDER/rs_assistant

The repository keeps `metadata.txt`, `resources/` and `i18n/` beside the package; an installed
plugin is one folder. Only kinds of files that are known to belong are taken, so nothing that the
official repository refuses (byte code, shell scripts, libraries) can slip in.
"""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from rs_assistant.engine.catalogue import SUFFIXES  # noqa: E402

NAME = "rs_assistant"
# The official plugin repository's limit.
MAX_BYTES = 25_000_000
# What the official repository asks for beyond what QGIS needs: they follow from where it lives.
ASKED_ON_UPLOAD = ("email", "homepage", "repository", "tracker")
# Kinds of files that a plugin consists of.
KINDS = frozenset(
    [".py", ".txt", ".json", ".csv", ".sql", ".ui", ".qml", ".svg", ".png", ".css", ".html"]
    + [".md", ".qm"]
)
# Not for the plugin: models are a file of their own, samples are fetched by the repository only.
LEFT_OUT = ("resources/models", "resources/samples")
# Zip entries of the same content get the same bytes, whenever and wherever they are made.
EPOCH = (2020, 1, 1, 0, 0, 0)


class PackagingError(RuntimeError):
    """The package cannot be made; the message says why."""


def copy_tree(source: Path, target: Path, kinds: frozenset[str]) -> None:
    """Copy files of the given kinds, leaving out caches and hidden files."""
    for path in sorted(source.rglob("*")):
        inner = path.relative_to(source)
        if any(part == "__pycache__" or part.startswith(".") for part in inner.parts):
            continue
        in_repository = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
        if any(in_repository.startswith(f"{left}/") for left in LEFT_OUT):
            continue
        if path.is_file() and (path.suffix in kinds or path.name == "LICENSE"):
            (target / inner).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / inner)


def lrelease() -> str:
    """Qt's translation compiler.

    Raises:
        PackagingError: when it is not installed.
    """
    candidates = ("/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease", "lrelease")
    for candidate in candidates:
        found = shutil.which(candidate)
        if found:
            return found
    raise PackagingError("lrelease is missing: install qttools5-dev-tools")


def compile_translations(sources: Path, target: Path) -> None:
    """Compile every .ts below `sources` into `target`."""
    files = sorted(sources.glob("*.ts"))
    if not files:
        return
    target.mkdir(parents=True, exist_ok=True)
    for file in files:
        subprocess.run(
            [lrelease(), "-silent", str(file), "-qm", str(target / f"{file.stem}.qm")], check=True
        )


def stage(target: Path) -> Path:
    """Make TARGET/rs_assistant, the folder that QGIS loads; what was there is replaced."""
    folder = target / NAME
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    copy_tree(ROOT / NAME, folder, KINDS)
    copy_tree(ROOT / "resources", folder / "resources", KINDS)
    for name in ("metadata.txt", "LICENSE"):
        shutil.copyfile(ROOT / name, folder / name)
    compile_translations(ROOT / "i18n", folder / "i18n")
    return folder


def write_zip(folder: Path, archive: Path) -> None:
    """Zip `folder` under its own name."""
    archive.unlink(missing_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o100644 << 16
                target.writestr(info, path.read_bytes())


def build_plugin(out: Path) -> Path:
    """OUT/rs_assistant.zip.

    Raises:
        PackagingError: when it is larger than the official repository takes.
    """
    folder = stage(out / "stage")
    archive = out / f"{NAME}.zip"
    write_zip(folder, archive)
    size = archive.stat().st_size
    if size > MAX_BYTES:
        raise PackagingError(f"{archive} has {size:,} bytes, more than {MAX_BYTES:,}")
    return archive


def missing_for_upload() -> list[str]:
    """What the official repository would ask for and metadata.txt does not state yet."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return [key for key in ASKED_ON_UPLOAD if not parser["general"].get(key, "").strip()]


def build_starter_pack(out: Path) -> Path | None:
    """OUT/rs_assistant_starter_pack.zip, or None while the repository holds no starter pack."""
    source = ROOT / "resources" / "models" / "starter"
    if not source.is_dir():
        return None
    folder = out / "stage" / "starter"
    shutil.rmtree(folder, ignore_errors=True)
    copy_pack(source, folder)
    archive = out / f"{NAME}_starter_pack.zip"
    write_zip(folder, archive)
    return archive


def copy_pack(source: Path, target: Path) -> None:
    """Copy the files that a pack may hold."""
    for path in sorted(source.rglob("*")):
        if path.is_file() and path.suffix in SUFFIXES:
            inner = path.relative_to(source)
            (target / inner).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / inner)


def main(arguments: list[str]) -> int:
    """Stage or package; 0 when it worked."""
    try:
        if arguments[:1] == ["--stage"]:
            print(stage(Path(arguments[1])))
            return 0
        out = ROOT / "build"
        out.mkdir(exist_ok=True)
        for archive in (build_plugin(out), build_starter_pack(out)):
            if archive is None:
                print("resources/models/starter is not there: no starter pack was made")
            else:
                print(f"{archive.relative_to(ROOT)}  {archive.stat().st_size / 1e6:.1f} MB")
        missing = missing_for_upload()
        if missing:
            print(f"For the official repository, metadata.txt still needs: {', '.join(missing)}")
    except PackagingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
