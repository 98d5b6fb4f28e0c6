# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker behind QProcess, in a real Qt event loop: answers, faults, restarts, no orphans."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QThread, QTimer

from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.environment import WorkerConfiguration
from rs_assistant.engine.errors import Cancelled, ProtocolError, WorkerLost
from rs_assistant.engine.requests import Request, View
from rs_assistant.engine.results import Result
from rs_assistant.engine.worker_client import ClientState, Patience

ROOT = Path(__file__).resolve().parents[2]


class Conversation:
    """A worker and everything it said, in order."""

    def __init__(self, folder: Path, patience: Patience | None = None, **values: object) -> None:
        self.configuration = WorkerConfiguration(profile=str(folder), echo_faults=True, **values)
        self.worker = WorkerProcess(None, lambda: self.configuration, patience)
        self.finished: dict[int, tuple[dict, bytes]] = {}
        self.failed: dict[int, Exception] = {}
        self.tokens: dict[int, list[str]] = {}
        self.fractions: list[float] = []
        self.states: list[ClientState] = []
        self.threads: set[int] = set()
        self.worker.finished.connect(self._finished)
        self.worker.failed.connect(self.failed.__setitem__)
        self.worker.token.connect(lambda n, text: self.tokens.setdefault(n, []).append(text))
        self.worker.progress.connect(lambda n, fraction, text: self.fractions.append(fraction))
        self.worker.state_changed.connect(self.states.append)

    def _finished(self, number: int, body: dict, blob: bytes) -> None:
        self.threads.add(threading.get_ident())
        self.finished[number] = (body, blob)

    def ask(self, message: str, *views: View) -> int:
        return self.worker.request("ask", *Request(message, views, model="echo").to_wire())

    def until(self, condition, seconds: float = 120.0) -> None:
        loop = QEventLoop()
        poll, limit = QTimer(), QTimer()
        poll.timeout.connect(lambda: loop.quit() if condition() else None)
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        poll.start(5)
        limit.start(int(seconds * 1000))
        if not condition():
            loop.exec_()
        assert condition(), "it did not happen"

    def ended(self, number: int) -> None:
        self.until(lambda: number in self.finished or number in self.failed)

    def answer(self, message: str, *views: View) -> Result:
        number = self.ask(message, *views)
        self.ended(number)
        assert number not in self.failed, self.failed
        return Result.from_wire(*self.finished[number])

    def pid(self) -> int:
        self.until(lambda: bool(self.worker.about))
        return int(self.worker.about["pid"])


@pytest.fixture
def conversation(qgis_app, tmp_path):
    made = []

    def make(patience=None, **values):
        # As people's folders are called: with spaces and letters of every language.
        made.append(Conversation(tmp_path / "Jürgen’s 配置", patience, **values))
        return made[-1]

    yield make
    for item in made:
        item.worker.stop()


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def picture(size: int = 64) -> View:
    return View(np.zeros((size, size, 3), np.uint8), metres_per_pixel=1.0)


def test_a_question_starts_the_worker_and_is_answered_word_by_word(conversation):
    talk = conversation()
    assert talk.worker.state is ClientState.OFF
    number = talk.ask("three little words")
    talk.ended(number)
    assert talk.tokens[number] == ["three ", "little ", "words "]
    assert Result.from_wire(*talk.finished[number]).steps[0].statements[0].text
    talk.until(lambda: talk.worker.state is ClientState.READY)
    assert talk.states == [ClientState.STARTING, ClientState.BUSY, ClientState.READY]
    assert talk.worker.about["protocol"] == 1


def test_answers_arrive_on_the_thread_that_owns_the_object(conversation):
    talk = conversation()
    talk.answer("hello")
    assert talk.threads == {threading.get_ident()}


def test_a_view_of_48_megabytes_crosses_and_comes_back_as_a_polygon(conversation):
    talk = conversation()
    result = talk.answer("segment fields", picture(4096))
    ring = result.steps[0].features[0].polygons[0][0]
    assert ring.min() == 1024
    assert ring.max() == 3072


def test_questions_asked_together_are_answered_in_order(conversation):
    talk = conversation()
    numbers = [talk.ask(f"question {index}") for index in range(5)]
    talk.ended(numbers[-1])
    assert list(talk.finished) == numbers


@pytest.mark.parametrize("fault", ["/crash", "/garbage", "/wrongid"])
def test_a_broken_worker_fails_the_question_and_the_next_one_works(conversation, fault):
    talk = conversation()
    first = talk.ask(fault)
    talk.ended(first)
    assert isinstance(talk.failed[first], (WorkerLost, ProtocolError))
    assert talk.failed[first].hint
    assert talk.answer("still there?").model == "echo"


def test_kill_9_between_questions_is_noticed_and_the_next_question_works(conversation):
    talk = conversation()
    talk.answer("hello")
    os.kill(talk.pid(), signal.SIGKILL)
    talk.until(lambda: talk.worker.state is ClientState.LOST)
    assert talk.answer("again").model == "echo"


def test_kill_9_between_questions_does_not_cost_a_question_that_is_asked_at_once(conversation):
    talk = conversation()
    talk.answer("hello")
    os.kill(talk.pid(), signal.SIGKILL)
    number = talk.ask("again")
    talk.ended(number)
    # Written to a dying pipe it may be lost, but it is told, and nothing is stuck.
    assert number in talk.finished or isinstance(talk.failed[number], WorkerLost)
    assert talk.answer("once more").model == "echo"


def test_kill_9_while_streaming_tells_what_happened(conversation):
    talk = conversation()
    number = talk.ask("/slow 20")
    talk.until(lambda: number in talk.tokens)
    os.kill(talk.pid(), signal.SIGKILL)
    talk.ended(number)
    assert isinstance(talk.failed[number], WorkerLost)
    assert talk.answer("again").model == "echo"


def test_kill_9_while_loading_tells_what_happened(conversation):
    talk = conversation()
    number = talk.worker.request("load", {"model": "echo", "message": "/slow 20"})
    talk.until(lambda: bool(talk.fractions))
    os.kill(talk.pid(), signal.SIGKILL)
    talk.ended(number)
    assert isinstance(talk.failed[number], WorkerLost)
    assert talk.answer("again").model == "echo"


def test_a_worker_that_stands_still_is_ended(conversation):
    talk = conversation(Patience(silence=8.0))
    number = talk.ask("/freeze")
    talk.ended(number)
    assert isinstance(talk.failed[number], WorkerLost)
    assert talk.answer("again").model == "echo"


@pytest.mark.parametrize("message", ["/slow 20", "/deaf 20", "/hang"])
def test_stop_ends_a_question_whether_the_model_listens_or_not(conversation, message):
    talk = conversation()
    talk.answer("warm")
    number = talk.ask(message)
    talk.until(lambda: message == "/hang" or number in talk.tokens)
    talk.worker.cancel(number)
    talk.ended(number)
    assert isinstance(talk.failed[number], Cancelled)
    talk.until(lambda: talk.worker.state is not ClientState.BUSY)
    assert talk.answer("again").model == "echo"


def test_stop_before_the_worker_is_ready_ends_the_question(conversation):
    talk = conversation()
    number = talk.ask("/slow 20")
    talk.worker.cancel(number)
    talk.ended(number)
    assert isinstance(talk.failed[number], Cancelled)
    assert talk.answer("again").model == "echo"


def test_stop_of_a_waiting_question_leaves_the_running_one_alone(conversation):
    talk = conversation()
    running, waiting = talk.ask("/slow 1.5"), talk.ask("never said")
    talk.until(lambda: running in talk.tokens)
    talk.worker.cancel(waiting)
    talk.ended(waiting)
    assert isinstance(talk.failed[waiting], Cancelled)
    talk.ended(running)
    assert running in talk.finished
    assert waiting not in talk.tokens


def test_stopping_the_process_fails_what_is_open_and_leaves_no_process(conversation):
    talk = conversation()
    number = talk.ask("/deaf 20")
    talk.until(lambda: number in talk.tokens)
    pid = talk.pid()
    talk.worker.stop()
    assert isinstance(talk.failed[number], WorkerLost)
    talk.until(lambda: not alive(pid))
    assert talk.worker.state is ClientState.OFF


def test_after_stop_the_same_object_starts_again(conversation):
    talk = conversation()
    for _ in range(3):
        assert talk.answer("hello").model == "echo"
        talk.worker.stop()


def test_objects_that_are_made_and_dropped_leave_no_threads(conversation):
    talk = conversation()
    talk.answer("hello")
    before = threading.active_count()
    for _ in range(3):
        other = conversation()
        other.answer("hello")
        other.worker.stop()
    gc.collect()
    QCoreApplication.processEvents()
    assert threading.active_count() <= before
    assert QThread.currentThread() is QCoreApplication.instance().thread()


def test_two_workers_side_by_side_do_not_disturb_each_other(conversation):
    one, two = conversation(), conversation()
    one.answer("hello")
    number = one.ask("/slow 2")
    assert two.answer("hello").model == "echo"
    assert one.pid() != two.pid()
    os.kill(two.pid(), signal.SIGKILL)
    one.ended(number)
    assert number in one.finished


def test_a_missing_interpreter_fails_the_question_with_a_hint(conversation):
    talk = conversation(interpreter="/nowhere/python")
    number = talk.ask("hello")
    assert number not in talk.failed
    talk.ended(number)
    assert "/nowhere/python" in talk.failed[number].message
    assert talk.failed[number].hint


def test_an_interpreter_that_is_none_fails_the_question(conversation, tmp_path):
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho no models here >&2\nexit 3\n")
    program.chmod(0o755)
    talk = conversation(interpreter=str(program))
    number = talk.ask("hello")
    talk.ended(number)
    assert isinstance(talk.failed[number], WorkerLost)
    assert "no models here" in talk.failed[number].detail


@pytest.mark.parametrize("executable", [False, True])
def test_a_file_that_cannot_run_fails_the_question_and_says_what_to_do(
    conversation, tmp_path, executable
):
    program = tmp_path / "python"
    program.write_text("no program")
    program.chmod(0o755 if executable else 0o644)
    talk = conversation(interpreter=str(program))
    for _ in range(2):
        number = talk.ask("hello")
        talk.ended(number)
        error = talk.failed[number]
        assert isinstance(error, WorkerLost)
        assert "could not be started" in error.message
        assert "Set up" in error.hint
        assert error.detail


def test_chatter_of_libraries_ends_in_the_log_and_not_in_the_answer(conversation):
    talk = conversation()
    assert talk.answer("/chatter").model == "echo"
    text = talk.worker.log_path.read_text()
    assert "a library prints to stdout" in text
    assert "another one below Python" in text


def test_a_bug_in_a_model_is_told_and_the_same_worker_goes_on(conversation):
    talk = conversation()
    talk.answer("hello")
    pid = talk.pid()
    number = talk.ask("/raise")
    talk.ended(number)
    assert "a bug in a model" in talk.failed[number].detail
    talk.answer("again")
    assert talk.pid() == pid


def test_no_worker_outlives_its_desktop(tmp_path):
    script = tmp_path / "desktop.py"
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from qgis.PyQt.QtCore import QCoreApplication\n"
        "from rs_assistant.desktop.worker_process import WorkerProcess\n"
        "from rs_assistant.engine.environment import WorkerConfiguration\n"
        "from rs_assistant.engine.requests import Request\n"
        "app = QCoreApplication([])\n"
        f"settings = WorkerConfiguration(profile={str(tmp_path)!r}, echo_faults=True)\n"
        "worker = WorkerProcess(None, lambda: settings)\n"
        "worker.token.connect(lambda n, t: print(worker.about['pid'], flush=True))\n"
        "worker.request('ask', *Request('/deaf 60', model='echo').to_wire())\n"
        "app.exec_()\n"
    )
    desktop = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)
    pid = int(desktop.stdout.readline())
    assert alive(pid)
    desktop.kill()
    desktop.wait()
    desktop.stdout.close()
    end = time.monotonic() + 60
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(pid)


def test_a_log_that_cannot_be_written_does_not_keep_the_worker_from_starting(
    conversation, tmp_path
):
    talk = conversation()
    folder = Path(talk.configuration.profile) / "logs"
    folder.mkdir(parents=True)
    (folder / f"worker-{os.getpid()}.log").mkdir()  # even root cannot write into that
    assert talk.answer("hello").steps
