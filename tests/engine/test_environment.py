# SPDX-License-Identifier: GPL-2.0-or-later
"""The world that the worker is born into."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rs_assistant.engine import settings
from rs_assistant.engine.environment import (
    INTERPRETER_VARIABLE,
    STAMP,
    WorkerConfiguration,
    environment_python,
    find_interpreter,
    managed_environment,
    pack_folders,
    package_folder,
    resource,
    scrub_environment,
    worker_command,
)
from rs_assistant.engine.errors import WorkerLost


def test_what_the_libraries_of_qgis_listen_to_is_not_inherited():
    inherited = {
        "HOME": "/home/me",
        "PATH": "/bin",
        "PYTHONPATH": "x",
        "PYTHONHOME": "x",
        "GDAL_DATA": "x",
        "PROJ_LIB": "x",
        "PROJ_DATA": "x",
        "QT_PLUGIN_PATH": "x",
        "LD_LIBRARY_PATH": "x",
        "LD_PRELOAD": "x",
        "DYLD_LIBRARY_PATH": "x",
        "proj_network": "x",
        "SystemRoot": "C:\\Windows",
    }
    assert sorted(scrub_environment(inherited)) == ["HOME", "PATH", "SystemRoot"]


def test_passwords_and_keys_stay_with_qgis():
    inherited = dict.fromkeys(
        [
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "GITHUB_TOKEN",
            "MAPBOX_API_KEY",
            "PGPASSWORD",
            "QGIS_AUTH_PASSWORD_FILE",
            "GOOGLE_APPLICATION_CREDENTIALS",
            "XAUTHORITY",
            "HTTPS_PROXY",
            "PIP_INDEX_URL",
            "KEYBOARD",
        ],
        "x",
    )
    passed = ["HTTPS_PROXY", "KEYBOARD", "PIP_INDEX_URL", "XAUTHORITY"]
    assert sorted(scrub_environment(inherited)) == passed


def test_the_setting_comes_before_the_variable_and_the_managed_environment_last(tmp_path):
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    managed = environment_python(managed_environment(tmp_path))
    managed.parent.mkdir(parents=True)
    for path in (mine, theirs, managed):
        path.write_text("")
    (managed_environment(tmp_path) / STAMP).write_text("")
    variables = {INTERPRETER_VARIABLE: str(theirs)}
    both = WorkerConfiguration(interpreter=str(mine), profile=str(tmp_path))
    plain = WorkerConfiguration(profile=str(tmp_path))
    assert find_interpreter(both, variables) == mine
    assert find_interpreter(plain, variables) == theirs
    assert find_interpreter(plain, {}) == managed


def test_an_environment_whose_making_was_interrupted_is_none(tmp_path):
    managed = environment_python(managed_environment(tmp_path))
    managed.parent.mkdir(parents=True)
    managed.write_text("")
    with pytest.raises(WorkerLost, match="not installed"):
        find_interpreter(WorkerConfiguration(profile=str(tmp_path)), {})


def test_an_interpreter_that_is_gone_is_named_and_not_replaced_silently(tmp_path):
    configuration = WorkerConfiguration(interpreter=str(tmp_path / "gone"), profile=str(tmp_path))
    with pytest.raises(WorkerLost) as caught:
        find_interpreter(configuration, {INTERPRETER_VARIABLE: sys.executable})
    assert "gone" in caught.value.message
    assert caught.value.hint


def test_a_path_that_windows_copied_in_quotes_is_understood(tmp_path):
    python = tmp_path / "my python.exe"
    python.touch()
    assert find_interpreter(WorkerConfiguration(interpreter=f' "{python}"'), {}) == python


def test_without_any_interpreter_the_error_says_what_to_do(tmp_path):
    with pytest.raises(WorkerLost) as caught:
        find_interpreter(WorkerConfiguration(profile=str(tmp_path)), {})
    assert "Settings" in caught.value.hint


def test_the_command_isolates_the_worker_and_names_only_our_package():
    configuration = WorkerConfiguration(threads=3)
    command = worker_command(configuration, Path("/env/bin/python"))
    assert command[:2] == ["/env/bin/python", "-I"]
    assert "-B" in command
    assert command[command.index("--package") + 1] == str(package_folder())
    assert command[command.index("--threads") + 1] == "3"
    assert "--echo-faults" not in command
    assert str(package_folder().parent) not in command


def test_packs_are_found_by_their_manifest_the_users_first(tmp_path):
    for name in ("one", "many/two", "many/three", "packs/four", "many/none"):
        (tmp_path / name).mkdir(parents=True)
        if name != "many/none":
            (tmp_path / name / "manifest.json").write_text("{}")
    found = pack_folders([tmp_path / "one", tmp_path / "many", tmp_path / "gone"], tmp_path)
    names = [folder.name for folder in found]
    assert names[:4] == ["one", "three", "two", "four"]
    assert "none" not in names


def test_a_pack_that_is_being_unpacked_is_no_pack_yet(tmp_path):
    half = tmp_path / "packs" / ".unpacking"
    half.mkdir(parents=True)
    (half / "manifest.json").write_text("{}")
    assert half.resolve() not in pack_folders([], tmp_path)


def test_resources_are_found_in_the_repository(repository):
    assert resource("styles") == repository / "resources" / "styles"


def test_the_environment_module_needs_no_numpy_at_start():
    """`ready` must come before numpy is loaded."""
    import subprocess

    code = (
        "import sys; import rs_assistant.engine.protocol, rs_assistant.engine.worker_client,"
        " rs_assistant.engine.environment, rs_assistant.engine.catalogue,"
        " rs_assistant.worker.loop, rs_assistant.worker.operations, rs_assistant.worker.device;"
        " sys.exit('numpy' in sys.modules)"
    )
    root = package_folder().parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


@pytest.mark.parametrize("item", settings.SETTINGS, ids=lambda item: item.key)
def test_every_setting_has_words_and_keeps_its_default(item):
    assert item.label
    assert item.help
    assert item.coerce(item.default) == item.default
    assert item.coerce(None) == item.default
    assert settings.setting(item.key) is item


@pytest.mark.parametrize(
    "item, raw, value",
    [
        (settings.THREADS, "4", 4),
        (settings.THREADS, "-1", 0),
        (settings.THREADS, "many", 0),
        (settings.THUMBNAILS, "false", False),
        (settings.THUMBNAILS, "true", True),
        (settings.THUMBNAILS, 0, False),
        (settings.PACK_FOLDERS, "/packs", ("/packs",)),
        (settings.PACK_FOLDERS, ["/a", "", "/b"], ("/a", "/b")),
        (settings.PACK_FOLDERS, "", ()),
        (settings.STYLE, "report", "report"),
        (settings.STYLE, "baroque", "normal"),
        (settings.STYLE, ["short"], "normal"),
    ],
)
def test_what_a_store_returns_becomes_a_valid_value(item, raw, value):
    assert item.coerce(raw) == value


def test_keys_of_settings_are_unique():
    keys = [item.key for item in settings.SETTINGS]
    assert len(set(keys)) == len(keys)
