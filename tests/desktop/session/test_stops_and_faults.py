# SPDX-License-Identifier: GPL-2.0-or-later
"""Stopped answers and workers that break: nothing is lost, the next question works."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from rs_assistant.desktop.session import SessionState
from rs_assistant.engine.conversation import TurnState
from tests.desktop.session.conftest import Desk
from tests.desktop.support import wait_until


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_stopped_answer_keeps_what_has_arrived(desk: Desk) -> None:
    desk.session.ask("/slow 20")
    wait_until(lambda: desk.tokens)
    desk.session.stop()
    assert desk.session.state is SessionState.IDLE
    assert desk.last.state is TurnState.STOPPED
    assert "slow" in desk.last.answer_text
    assert desk.ask("and now").state is TurnState.ANSWERED


@pytest.mark.parametrize("stage", ["looking", "sending", "thinking", "wording"])
def test_a_question_can_be_stopped_at_every_stage(desk: Desk, stage: str) -> None:
    stopped: list[str] = []

    def stop_at(entered: Any) -> None:
        if entered.value == stage and not stopped:
            stopped.append(stage)
            desk.session.stop()

    from rs_assistant.desktop import session as module

    class Watched(module.TurnRunner):
        def start(self) -> None:
            self.stage_changed.connect(stop_at)
            super().start()

    original, module.TurnRunner = module.TurnRunner, Watched
    try:
        desk.session.ask("segment ship")
        wait_until(lambda: stopped)
    finally:
        module.TurnRunner = original
    assert desk.session.state is SessionState.IDLE
    assert desk.last.state is TurnState.STOPPED
    assert desk.ask("segment tank").state is TurnState.ANSWERED


def test_a_worker_that_does_not_listen_is_replaced(desk: Desk) -> None:
    desk.ask("hello")
    first = desk.worker_pid()
    desk.session.ask("/deaf 30")
    wait_until(lambda: "slow " in desk.tokens)
    desk.session.stop()
    assert desk.session.state is SessionState.IDLE
    turn = desk.ask("hello again")
    assert turn.state is TurnState.ANSWERED, turn.error
    assert desk.worker_pid() != first
    assert not alive(first)


def test_only_one_question_runs_at_a_time(desk: Desk) -> None:
    desk.session.ask("/slow 20")
    desk.session.ask("segment ship")
    assert len(desk.session.conversation) == 1
    assert desk.notices[0][0] == "info"
    desk.session.stop()


@pytest.mark.parametrize("fault", ["/crash", "/garbage", "/raise", "/memory"])
def test_a_fault_is_told_and_the_next_question_works(desk: Desk, fault: str) -> None:
    turn = desk.ask(fault)
    assert turn.state is TurnState.FAILED
    assert turn.error.message
    assert desk.ask("segment ship").state is TurnState.ANSWERED
    assert len(desk.session.conversation) == 2


def test_an_answer_to_another_request_is_not_taken_for_ours(desk: Desk) -> None:
    turn = desk.ask("/wrongid")
    assert turn.state is TurnState.FAILED
    assert desk.ask("segment ship").state is TurnState.ANSWERED


def test_killed_while_it_streams(desk: Desk) -> None:
    desk.session.ask("/slow 20")
    wait_until(lambda: desk.tokens)
    os.kill(desk.worker_pid(), signal.SIGKILL)
    desk.wait()
    assert desk.last.state is TurnState.FAILED
    assert "slow" in desk.last.answer_text
    assert desk.ask("segment ship").state is TurnState.ANSWERED


def test_killed_between_questions(desk: Desk) -> None:
    desk.ask("hello")
    os.kill(desk.worker_pid(), signal.SIGKILL)
    assert desk.ask("segment ship").state is TurnState.ANSWERED


def test_a_missing_interpreter_is_told_with_a_hint(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setenv("RS_ASSISTANT_WORKER_PYTHON", "/nowhere/python")
    turn = desk.ask("segment ship")
    assert turn.state is TurnState.FAILED
    assert turn.error.code == "worker_lost"
    assert turn.error.hint
