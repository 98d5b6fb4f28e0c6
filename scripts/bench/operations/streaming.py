# SPDX-License-Identifier: GPL-2.0-or-later
"""`stream_500_tokens`: an answer of 500 words, as fast as the pipe carries them."""

from __future__ import annotations

from typing import Any

from rs_assistant.desktop.session import Session
from rs_assistant.desktop.worker_process import WorkerProcess

from ..bench import Bench
from ..desk import answered, desk
from ..pictures import large_image


def measure(bench: Bench, worker: WorkerProcess) -> dict[str, Any]:
    """Asked in the dock, of the model that repeats what it is told."""
    bench.show(large_image(bench.folder))
    with desk(bench, worker, "echo", "stream") as (session, _):
        answered(session, "warm up")
        return bench.gaps_during(lambda: stream(session))


def stream(session: Session) -> None:
    """One turn; an answer without words is no measurement."""
    turn = answered(session, "/tokens 500")
    if not turn.answer_text:
        raise RuntimeError(f"no answer: {turn.error}")
