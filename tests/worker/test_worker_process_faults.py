# SPDX-License-Identifier: GPL-2.0-or-later
"""The real worker process, driven without Qt: what it says, and how it breaks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine import protocol
from rs_assistant.engine.environment import WorkerConfiguration, worker_command
from rs_assistant.engine.errors import (
    AssistantError,
    Cancelled,
    InvalidRequest,
    ModelUnavailable,
    OutOfMemory,
    ProtocolError,
    WorkerLost,
)
from rs_assistant.engine.requests import Request, View
from rs_assistant.engine.results import Result
from rs_assistant.engine.worker_client import ClientState, Patience
from rs_assistant.engine.worker_pipe import Worker

PYTHON = Path(sys.executable)
ROOT = Path(__file__).resolve().parents[2]
# When waiting for something counts as waiting in vain, in seconds.
LIMIT = 60.0


@pytest.fixture
def worker(tmp_path):
    with Worker(
        PYTHON, WorkerConfiguration(echo_faults=True), log=tmp_path / "worker.log"
    ) as running:
        yield running


def ask(worker: Worker, message: str, *views: View) -> int:
    return worker.send("ask", *Request(message, views, model="echo").to_wire())


def answer(worker: Worker, message: str, *views: View) -> Result:
    event = worker.wait(ask(worker, message, *views))
    return Result.from_wire(event.body, event.blob)


def until_heard(worker: Worker, number: int, *names: str) -> None:
    """Wait for an event of a request; on a busy machine it takes as long as it takes."""
    end = time.monotonic() + LIMIT
    while not any(event.id == number and event.name in names for event in worker.events):
        assert time.monotonic() < end, f"no {names} of request {number}"
        worker.pump(0.02)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone(pid: int) -> bool:
    end = time.monotonic() + LIMIT
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def test_ready_describes_the_worker(worker):
    about = worker.ready()
    assert about["protocol"] == protocol.PROTOCOL
    assert about["pid"] == worker.process.pid
    assert about["device"]["threads"] >= 1
    assert about["packages"]["numpy"]
    assert {"id": "echo", "version": "1", "capabilities": []} in about["models"]
    assert "ask" in about["operations"]


def test_ready_comes_before_numpy_is_loaded(worker):
    worker.ready()
    maps = Path(f"/proc/{worker.process.pid}/maps").read_text()
    assert "numpy" not in maps
    answer(worker, "hello")
    assert "numpy" in Path(f"/proc/{worker.process.pid}/maps").read_text()


def test_echo_streams_the_message_and_returns_it(worker):
    said: list[str] = []
    number = ask(worker, "three little words")
    event = worker.wait(number, lambda e: said.append(e.body["text"]))
    assert said == ["three ", "little ", "words "]
    assert Result.from_wire(event.body, event.blob).model == "echo"


def test_echo_segments_a_square_along_pixel_edges(worker):
    view = View(np.zeros((80, 40, 3), np.uint8))
    feature = answer(worker, "segment fields", view).steps[0].features[0]
    assert feature.label == "fields"
    assert feature.polygons[0][0].tolist() == [[10, 20], [30, 20], [30, 60], [10, 60], [10, 20]]


def test_faults_need_the_switch(tmp_path):
    with Worker(PYTHON) as plain:
        assert answer(plain, "/crash").steps[0].statements[0].text == "/crash"


@pytest.mark.parametrize(
    "fault, kind",
    [("/crash", WorkerLost), ("/garbage", ProtocolError), ("/wrongid", ProtocolError)],
)
def test_a_worker_that_breaks_is_replaced_by_the_next_question(worker, fault, kind):
    first = worker.ready()["pid"]
    with pytest.raises(kind):
        answer(worker, fault)
    assert gone(first)
    assert answer(worker, "again").model == "echo"
    assert worker.ready()["pid"] != first


def test_an_answer_to_another_question_is_not_taken_for_this_one(worker):
    answer(worker, "first")
    with pytest.raises(WorkerLost, match="lost track"):
        answer(worker, "/oldid")
    assert answer(worker, "again").model == "echo"


@pytest.mark.parametrize(
    "fault, kind", [("/raise", AssistantError), ("/memory", OutOfMemory), ("/typo", InvalidRequest)]
)
def test_an_error_of_a_model_is_told_and_the_worker_lives_on(worker, fault, kind):
    pid = worker.ready()["pid"]
    with pytest.raises(kind) as caught:
        answer(worker, fault)
    assert caught.value.message
    answer(worker, "again")
    assert worker.ready()["pid"] == pid


def test_prints_of_libraries_go_to_the_log(worker, tmp_path):
    answer(worker, "/chatter")
    text = (tmp_path / "worker.log").read_text()
    assert "a library prints to stdout" in text
    assert "another one below Python" in text


def test_a_frozen_process_is_noticed_by_its_silence(tmp_path):
    with Worker(
        PYTHON, WorkerConfiguration(echo_faults=True), patience=Patience(silence=8.0)
    ) as worker:
        with pytest.raises(WorkerLost, match="respond"):
            answer(worker, "/freeze")
        assert answer(worker, "again").model == "echo"


def test_a_model_that_hangs_is_noticed_by_its_lack_of_progress(tmp_path):
    with Worker(
        PYTHON, WorkerConfiguration(echo_faults=True), patience=Patience(stall=8.0)
    ) as worker:
        with pytest.raises(WorkerLost, match="progress"):
            answer(worker, "/hang")
        assert answer(worker, "again").model == "echo"


@pytest.mark.parametrize("when", ["starting", "loading", "streaming", "between"])
def test_kill_9_at_any_moment_is_told_and_the_next_question_works(worker, when):
    if when == "starting":
        number = ask(worker, "hello")
    elif when == "loading":
        number = worker.send("load", {"model": "echo", "message": "/slow 30"})
        until_heard(worker, number, "progress")
    elif when == "streaming":
        number = ask(worker, "/slow 30")
        until_heard(worker, number, "token")
    else:
        answer(worker, "hello")
        number = 0
    worker.kill()
    if number:
        with pytest.raises(WorkerLost):
            worker.wait(number)
    else:
        end = time.monotonic() + LIMIT
        while worker.client.state is not ClientState.LOST and time.monotonic() < end:
            worker.pump(0.02)
        assert worker.client.state is ClientState.LOST
    assert answer(worker, "again").model == "echo"


@pytest.mark.parametrize("message", ["/slow 30", "/deaf 30", "/hang"])
@pytest.mark.parametrize("pause", [0.0, 0.5])
def test_cancel_ends_a_request_at_once_or_by_the_kill(worker, message, pause):
    number = ask(worker, message)
    worker.pump(pause)
    worker.cancel(number)
    with pytest.raises(Cancelled):
        worker.wait(number)
    assert worker.client.in_flight == ()
    assert answer(worker, "again").model == "echo"


def test_cancel_of_loading_ends_it(worker):
    number = worker.send("load", {"model": "echo", "message": "/slow 30"})
    until_heard(worker, number, "progress")
    worker.cancel(number)
    with pytest.raises(Cancelled):
        worker.wait(number)


def test_cancel_of_a_waiting_request_answers_at_once_and_never_runs_it(worker):
    running, waiting = ask(worker, "/slow 30"), ask(worker, "never said")
    until_heard(worker, running, "token")
    worker.cancel(waiting)
    with pytest.raises(Cancelled):
        worker.wait(waiting)
    assert worker.client.in_flight == (running,)
    worker.cancel(running)
    with pytest.raises(Cancelled):
        worker.wait(running)
    answer(worker, "next")
    assert not any(event.id == waiting for event in worker.events)


def test_a_question_is_answered_while_models_load(worker):
    loading = worker.send("load", {"model": "echo", "message": "/slow 30"})
    assert answer(worker, "hello").model == "echo"
    assert loading in worker.client.in_flight
    worker.cancel(loading)


def test_two_workers_side_by_side_do_not_disturb_each_other(worker):
    with Worker(PYTHON, WorkerConfiguration(echo_faults=True)) as other:
        number = ask(worker, "/slow 1")
        with pytest.raises(WorkerLost):
            answer(other, "/crash")
        assert answer(other, "hello").model == "echo"
        assert worker.wait(number).name == "result"


def test_a_worker_leaves_when_its_stdin_closes_even_if_a_model_hangs(worker):
    ask(worker, "/hang")
    worker.ready()
    pid = worker.process.pid
    worker.process.stdin.close()
    assert gone(pid)


def test_no_worker_outlives_a_parent_that_is_killed(tmp_path):
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from rs_assistant.engine.environment import WorkerConfiguration\n"
        "from rs_assistant.engine.requests import Request\n"
        "from rs_assistant.engine.worker_pipe import Worker\n"
        "worker = Worker(Path(sys.executable), WorkerConfiguration(echo_faults=True))\n"
        "worker.send('ask', *Request('/hang', model='echo').to_wire())\n"
        "print(worker.ready()['pid'], flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([PYTHON, "-c", script], cwd=ROOT, stdout=subprocess.PIPE)
    pid = int(parent.stdout.readline())
    assert alive(pid)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert gone(pid)


def test_another_version_is_refused_in_words(tmp_path):
    process = subprocess.Popen(
        worker_command(WorkerConfiguration(), PYTHON),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    said, _ = process.communicate(protocol.command("hello", 0, {"protocol": 999}))
    (frame,) = [
        f for f in protocol.FrameReader().feed(said) if f.header["event"] not in ("heartbeat",)
    ]
    assert frame.header["event"] == "error"
    assert "Restart QGIS" in frame.header["body"]["hint"]
    assert process.returncode == 1


def test_garbage_on_stdin_ends_the_worker_with_a_message():
    process = subprocess.Popen(
        worker_command(WorkerConfiguration(), PYTHON),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    said, log = process.communicate(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b'"code":"protocol"' in said
    assert b"expected a frame" in log
    assert process.returncode == 1


def test_an_unknown_operation_is_refused_and_the_worker_lives_on(worker):
    with pytest.raises(InvalidRequest):
        worker.call("dance", {})
    assert worker.call("ping", {}).name == "pong"


def test_a_malformed_request_is_refused_and_the_worker_lives_on(worker):
    with pytest.raises(InvalidRequest):
        worker.call("ask", {"message": "hello"})
    assert answer(worker, "again").model == "echo"


def test_a_model_that_is_not_installed_is_named(worker):
    with pytest.raises(ModelUnavailable) as caught:
        worker.call("load", {"model": "gigantic"})
    assert caught.value.hint


def test_the_worker_sees_neither_other_plugins_nor_the_users_packages(tmp_path):
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "rs_assistant").symlink_to(ROOT / "rs_assistant")
    (plugins / "numpy.py").write_text("raise SystemExit('imported another plugin')")
    command = worker_command(WorkerConfiguration(), PYTHON)
    command[command.index("--package") + 1] = str(plugins / "rs_assistant")
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=plugins,
        env={**os.environ, "PYTHONPATH": str(plugins)},
    )
    hello = protocol.command("hello", 0, {"protocol": protocol.PROTOCOL})
    body, blob = Request("hello", model="echo").to_wire()
    process.stdin.write(hello + protocol.command("ask", 1, body, blob) + blob)
    process.stdin.flush()
    reader, events = protocol.FrameReader(), []
    while "result" not in events and (data := os.read(process.stdout.fileno(), 65536)):
        events += [frame.header["event"] for frame in reader.feed(data)]
    process.stdin.close()
    process.wait()
    process.stdout.close()
    assert "result" in events


def test_heartbeats_from_before_a_request_are_not_held_against_it(worker):
    # Whoever reads the next window for long lets them pile up.
    assert answer(worker, "hello")
    for _ in range(5):
        worker._incoming.put(protocol.event("heartbeat", 0, {"requests": []}))
    assert answer(worker, "are you still there?")
