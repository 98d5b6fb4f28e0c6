# SPDX-License-Identifier: GPL-2.0-or-later
"""`long_conversation`: 500 turns are open, are scrolled through, and go on."""

from __future__ import annotations

from typing import Any

from rs_assistant.desktop.dock.dock import AssistantDock
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.worker_process import WorkerProcess
from rs_assistant.engine.conversation import Conversation, TurnState, new_turn

from ..bench import Bench
from ..desk import answered, desk
from ..main_loop import pause
from ..pictures import large_image

TURNS = 500
TEXT = "A harbour with [12 ships](features:ship) at [the top left](cell:top-left).\n\n- a\n- b"


def measure(bench: Bench, worker: WorkerProcess) -> dict[str, Any]:
    """In the dock, beside a map that shows a picture."""
    bench.show(large_image(bench.folder))
    with desk(bench, worker, "echo", "long") as (session, dock):
        answered(session, "warm up")
        return bench.gaps_during(lambda: converse(session, dock))


def long_conversation() -> Conversation:
    """As many answered turns as a project collects in a season."""
    conversation = Conversation("long")
    for number in range(TURNS):
        turn = new_turn(f"question {number}", conversation.head)
        conversation.add(turn)
        conversation.change(turn.id, state=TurnState.ANSWERED, answer_text=TEXT)
    return conversation


def converse(session: Session, dock: AssistantDock) -> None:
    """Open, scroll, stream at 200 tokens/s, and ask three times more."""
    conversation = long_conversation()
    session.show_conversation(conversation)
    pause(0.5)
    bar = dock.transcript.verticalScrollBar()
    for step in range(20):
        bar.setValue(bar.maximum() * (20 - step) // 20)
        pause(0.03)
    bar.setValue(bar.maximum())
    for _ in range(300):
        dock.transcript.add_token(conversation.head, "word word ")
        pause(0.01)
    for _ in range(3):
        answered(session, "and now?")
