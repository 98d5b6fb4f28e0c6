# SPDX-License-Identifier: GPL-2.0-or-later
"""After a crash, after closing without saving, and after *Save as*: nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import Any

from qgis.core import QgsProject

from rs_assistant.desktop.conversation_store import ConversationStore
from rs_assistant.desktop.project_conversation import (
    ATTACHED,
    ENTRY,
    NEWER,
    SCOPE,
    attached_file,
    read_from_project,
)
from rs_assistant.engine.conversation import TurnState
from tests.desktop.session.conftest import Desk
from tests.desktop.support import wait_until


def messages(desk: Desk) -> list[str]:
    return [turn.message for turn in desk.session.conversation.branch()]


def kept(desk: Desk, turns: int) -> None:
    """Wait until the profile holds so many turns."""
    identifier = desk.session.conversation.id

    def there() -> bool:
        stored = desk.store.load(identifier)
        return stored is not None and len(stored) == turns

    wait_until(there)


def reopen(desk: Desk, path: str) -> None:
    desk.canvas.setLayers([])
    QgsProject.instance().clear()
    assert len(desk.session.conversation) == 0
    assert QgsProject.instance().read(path)


def test_what_was_asked_after_the_project_was_saved_comes_back_with_it(
    desk: Desk, tmp_path: Path
) -> None:
    project, path = QgsProject.instance(), str(tmp_path / "harbour.qgz")
    desk.ask("hello")
    assert project.write(path)
    assert not project.isDirty()
    desk.ask("hello again")
    assert project.isDirty()
    kept(desk, 2)
    reopen(desk, path)
    assert messages(desk) == ["hello", "hello again"]
    wait_until(project.isDirty)
    assert any("brought back" in text for _, text, _ in desk.notices)
    desk.ask("and again")
    kept(desk, 3)


def test_a_conversation_of_a_project_that_was_never_saved_with_it_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    path = str(tmp_path / "harbour.qgz")
    assert QgsProject.instance().write(path)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    desk.ask("hello")
    kept(desk, 1)
    reopen(desk, path)
    assert messages(desk) == ["hello"]


def test_a_plugin_that_is_loaded_again_takes_up_the_conversation_of_the_open_project(
    desk: Desk, tmp_path: Path
) -> None:
    project, path = QgsProject.instance(), str(tmp_path / "harbour.qgz")
    desk.ask("hello")
    assert project.write(path)
    desk.session.close()
    desk.open()
    assert messages(desk) == ["hello"]
    assert project.write(path)
    assert len(read_from_project(project)) == 1
    desk.ask("hello again")
    desk.session.close()
    desk.open()
    assert messages(desk) == ["hello", "hello again"]
    wait_until(lambda: any("brought back" in text for _, text, _ in desk.notices))


def test_what_is_asked_while_its_project_is_closed_comes_back_with_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = str(tmp_path / "harbour.qgz")
    assert QgsProject.instance().write(path)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    desk.session.ask("/slow 20")
    wait_until(lambda: desk.tokens)
    reopen(desk, path)
    assert messages(desk) == ["/slow 20"]
    assert desk.last.state is TurnState.STOPPED


def test_a_removed_question_does_not_come_back_once_the_project_is_saved(
    desk: Desk, tmp_path: Path
) -> None:
    project, path = QgsProject.instance(), str(tmp_path / "harbour.qgz")
    first = desk.ask("hello")
    desk.ask("hello again")
    assert project.write(path)
    desk.session.remove(first.id)
    assert project.write(path)
    reopen(desk, path)
    assert messages(desk) == ["hello again"]
    assert not any("brought back" in text for _, text, _ in desk.notices)


def test_save_as_takes_the_conversation_along_and_leaves_the_old_project_its_own(
    desk: Desk, tmp_path: Path
) -> None:
    project = QgsProject.instance()
    first, second = str(tmp_path / "first.qgz"), str(tmp_path / "second.qgz")
    desk.ask("hello")
    assert project.write(first)
    assert project.write(second)
    desk.ask("only in the second")
    assert project.write(second)
    identifier = desk.session.conversation.id
    reopen(desk, first)
    assert messages(desk) == ["hello"]
    assert desk.session.conversation.id != identifier
    desk.ask("only in the first")
    assert project.write(first)
    reopen(desk, second)
    assert messages(desk) == ["hello", "only in the second"]
    reopen(desk, first)
    assert messages(desk) == ["hello", "only in the first"]


def test_a_conversation_of_a_newer_version_is_kept_in_the_project(
    desk: Desk, tmp_path: Path
) -> None:
    project, path = QgsProject.instance(), str(tmp_path / "newer.qgz")
    newer = json.dumps({"version": 99, "turns": []})
    other = QgsProject()
    with zipfile.ZipFile(other.createAttachedFile(ATTACHED), "w") as archive:
        archive.writestr("conversation.json", newer)
    assert other.write(path)
    assert project.read(path)
    wait_until(lambda: any("newer version" in text for _, text, _ in desk.notices))
    desk.ask("hello")
    assert project.write(path)
    reopen(desk, path)
    assert messages(desk) == ["hello"]
    with zipfile.ZipFile(attached_file(project, NEWER)) as archive:
        assert archive.read("conversation.json").decode() == newer


def store_entry(path: str, text: str) -> None:
    """A project file with the custom entry of the first version, written past the plugin."""
    other = QgsProject()
    other.writeEntry(SCOPE, ENTRY, text)
    assert other.write(path)


def test_a_project_of_an_older_version_opens_with_its_conversation(
    desk: Desk, tmp_path: Path, repository: Path
) -> None:
    text = (repository / "tests" / "data" / "conversation_format_1.json").read_text("utf-8")
    path = str(tmp_path / "older.qgz")
    store_entry(path, text)
    assert QgsProject.instance().read(path)
    assert messages(desk) == ["How many storage tanks are there?", "only the two largest"]
    assert desk.session.conversation.turns[0].layer_ref.name == "Storage tanks"
    assert QgsProject.instance().write(path)
    assert not QgsProject.instance().readEntry(SCOPE, ENTRY, "")[1]
    with zipfile.ZipFile(attached_file(QgsProject.instance())) as archive:
        assert json.loads(archive.read("conversation.json"))["version"] > 1
    assert len(read_from_project(QgsProject.instance())) == 3


def test_qgis_that_is_killed_has_lost_nothing(tmp_path: Path, repository: Path) -> None:
    """A QGIS of its own asks, gets an answer, streams the next one, and is killed with -9."""
    script = textwrap.dedent(
        """
        import os, signal, sys, time
        from pathlib import Path
        from qgis.core import QgsApplication, QgsProject
        from qgis.PyQt.QtCore import QCoreApplication
        application = QgsApplication([], True)
        application.initQgis()
        from qgis.gui import QgsMapCanvas
        from rs_assistant.desktop.conversation_store import ConversationStore
        from rs_assistant.desktop.session import Session
        from rs_assistant.desktop.worker_process import WorkerProcess
        from rs_assistant.engine.environment import WorkerConfiguration
        from rs_assistant.engine.plans import StepName, single
        from rs_assistant.engine.settings import MODEL
        from tests.desktop.support import Settings
        folder = Path(sys.argv[1])
        store = ConversationStore(folder / "conversations.sqlite")
        faulty = WorkerConfiguration(profile=str(folder), echo_faults=True)
        worker = WorkerProcess(configuration=lambda: faulty)
        settings = Settings({MODEL.key: "echo"})
        session = Session(QgsMapCanvas(), QgsProject.instance(), worker, settings, store)
        tokens = []
        session.token_received.connect(lambda _, text: tokens.append(text))
        def run(condition):
            end = time.monotonic() + 60
            while not condition() and time.monotonic() < end:
                QCoreApplication.processEvents()
                time.sleep(0.005)
        session.ask("hello", single(StepName.HELP))
        run(lambda: not session.busy)
        session.ask("/slow 30", single(StepName.HELP))
        run(lambda: len(tokens) > 40)
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(repository),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"),
    }
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env=environment,
        cwd=repository,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()[-2000:]
    store = ConversationStore(tmp_path / "conversations.sqlite")
    conversation = store.load(store.list()[0].id)
    assert [turn.message for turn in conversation.turns] == ["hello", "/slow 30"]
    answered, interrupted = conversation.turns
    assert answered.state is TurnState.ANSWERED
    assert answered.answer_text
    assert interrupted.state is TurnState.STOPPED


def test_a_database_of_the_first_version_is_read(tmp_path: Path, repository: Path) -> None:
    text = (repository / "tests" / "data" / "conversation_format_1.json").read_text("utf-8")
    data = json.loads(text)
    store = ConversationStore(tmp_path / "conversations.sqlite")
    from contextlib import closing

    with closing(store._open()) as database, database:
        database.execute(
            "INSERT INTO conversation VALUES (?, ?, ?, ?, ?, '')",
            (data["id"], data["title"], data["created"], data["head"], data["created"]),
        )
        rows: list[tuple[Any, ...]] = [
            (data["id"], turn["id"], place, json.dumps(turn), turn["message"])
            for place, turn in enumerate(data["turns"])
        ]
        database.executemany("INSERT INTO turn VALUES (?, ?, ?, ?, ?)", rows)
    conversation = store.load(data["id"])
    assert conversation.dropped == 0
    assert conversation.turns[0].layer_ref.table == "storage_tanks_11aa22bb"


def test_every_change_of_the_conversation_is_one_of_the_project(desk: Desk, tmp_path: Path) -> None:
    project, path = QgsProject.instance(), str(tmp_path / "harbour.qgz")
    first = desk.ask("hello")
    second = desk.ask("hello again")

    def saved_then(act: Any) -> bool:
        assert project.write(path)
        assert not project.isDirty()
        act()
        return bool(project.isDirty())

    assert saved_then(lambda: desk.session.remove(second.id))
    assert saved_then(desk.session.undo)
    desk.session.edit(second.id, "something else")
    desk.wait()
    assert saved_then(lambda: desk.session.show_branch(second.id))
    assert first.id in desk.session.conversation

    desk.session.ask("/slow 20")
    wait_until(lambda: "slow " in desk.tokens)

    def stop() -> None:  # saved while it was answered: the end of the answer is news
        desk.session.stop()
        desk.wait()

    assert saved_then(stop)
