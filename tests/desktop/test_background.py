# SPDX-License-Identifier: GPL-2.0-or-later
"""Work on task threads: one callback each, whatever is cancelled meanwhile."""

from __future__ import annotations

import time
from typing import Any

from qgis.PyQt.QtTest import QTest

from rs_assistant.desktop.tasks.background import end_all, run_in_background
from rs_assistant.engine.errors import AssistantError, Cancelled, InvalidRequest


def wait_for(condition: Any, seconds: float = 120) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QTest.qWait(5)
    return bool(condition())


def test_a_value_comes_back_on_the_main_thread(qgis_app: Any):
    values: list[int] = []
    work = run_in_background("adding", lambda _: 1 + 1, values.append, lambda error: None)
    assert wait_for(lambda: values)
    assert values == [2]
    del work


def test_a_named_error_comes_back_as_it_is_and_any_other_with_its_trace(qgis_app: Any):
    errors: list[AssistantError] = []

    def named(_: Any) -> None:
        raise InvalidRequest("The view is empty.")

    def bug(_: Any) -> None:
        raise ZeroDivisionError

    works = [run_in_background("w", task, errors.append, errors.append) for task in (named, bug)]
    assert wait_for(lambda: len(errors) == 2)
    messages = {error.code: error for error in errors}
    assert messages["invalid_request"].message == "The view is empty."
    assert "ZeroDivisionError" in messages["error"].detail
    del works


def test_cancelled_work_ends_with_cancelled_and_forgotten_work_in_silence(qgis_app: Any):
    told: list[Any] = []

    def slow(work: Any) -> str:
        while not work.isCanceled():
            time.sleep(0.005)
        return "late"

    cancelled = run_in_background("w", slow, told.append, told.append)
    forgotten = run_in_background("w", slow, told.append, told.append)
    QTest.qWait(50)
    cancelled.cancel()
    forgotten.forget()
    assert wait_for(lambda: told)
    QTest.qWait(50)
    assert [type(item) for item in told] == [Cancelled]


def test_no_callback_is_lost_while_other_work_is_forgotten_at_once(qgis_app: Any):
    # With QGIS's task manager about one in a thousand never began, or was deleted while it ran.
    done: list[int] = []
    kept = []
    for number in range(400):
        kept.append(
            run_in_background("kept", lambda _, n=number: n, done.append, lambda error: None)
        )
        run_in_background("gone", lambda _: time.sleep(0.001), done.append, done.append).forget()
        if number % 10 == 0:
            QTest.qWait(1)
    assert wait_for(lambda: len(done) == 400)
    assert sorted(done) == list(range(400))


def test_closing_waits_for_work_in_progress_and_calls_nobody(qgis_app: Any):
    told: list[Any] = []

    def slow(work: Any) -> None:
        while not work.isCanceled():
            time.sleep(0.005)

    works = [run_in_background("w", slow, told.append, told.append) for _ in range(4)]
    QTest.qWait(30)
    end_all()
    assert all(work.waitForFinished(0) for work in works)
    QTest.qWait(30)
    assert told == []
