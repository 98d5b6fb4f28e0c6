# SPDX-License-Identifier: GPL-2.0-or-later
"""A model without weights: says the message back, so that everything around it can be tried.

It streams word by word, counts one square in the middle of the view, makes a heat map that rises
from left to right, and, when the worker was
started with ``--echo-faults``, breaks in the ways that real models and machines do:

``/slow S``  works for S seconds and stops when asked · ``/deaf S``  the same, but does not listen
· ``/hang``  never ends · ``/freeze``  the whole process stands still · ``/crash``  dies at once
· ``/raise``  a bug in a model · ``/memory``  no memory left · ``/garbage``  bytes that are no frame
· ``/wrongid``  answers a request that nobody made · ``/oldid``  answers the request before
· ``/chatter``  a library prints to stdout · ``/tokens N``  N words without a pause
"""

from __future__ import annotations

import os
import signal
import time
from typing import Any, Callable

import numpy as np

from rs_assistant.engine import protocol
from rs_assistant.engine.errors import Cancelled, InvalidRequest
from rs_assistant.engine.plans import Plan, StepName, single
from rs_assistant.engine.requests import Request
from rs_assistant.engine.results import Feature, Raster, Result, Statement, StepResult

Emit = Callable[[str, dict[str, Any]], None]
WORD = 0.01


class Echo:
    """The echo model. For the faults, ``write`` reaches the pipe past the protocol and ``mute``
    keeps the loop from replying."""

    def __init__(
        self,
        faults: bool = False,
        write: Callable[[bytes], None] = lambda data: None,
        mute: Callable[[], None] = lambda: None,
    ) -> None:
        self._faults = faults
        self._write = write
        self._mute = mute

    def answer(
        self, request: Request, emit: Emit, cancelled: Callable[[], bool], identifier: int = 0
    ) -> Result:
        """The message as tokens and as evidence. Raises `Cancelled`."""
        began = time.monotonic()
        plan = request.plan or self.plan(request.message)
        if self._faults and request.message.startswith("/"):
            self.misbehave(request.message, emit, cancelled, identifier)
        self._read(request, emit)
        self._say(request.message.split(), WORD, emit, cancelled)
        steps = tuple(self._step(step, request) for step in plan.steps)
        return Result(plan, steps, "echo", "1", {"answer": time.monotonic() - began})

    def plan(self, message: str) -> Plan:
        """``segment …`` makes polygons, ``count …`` counts them, ``where …`` makes a heat map, the
        rest describes."""
        word, _, phrase = message.strip().partition(" ")
        if word == "where":
            return single(StepName.LOCALISE, phrase)
        if word in ("segment", "count", "find"):
            return single(StepName(word), phrase)
        return single(StepName.DESCRIBE)

    def misbehave(
        self, message: str, emit: Emit, cancelled: Callable[[], bool], identifier: int
    ) -> None:
        """Do what the first word says; returns when the fault lets the answer go on."""
        word, _, rest = message.partition(" ")
        if word in ("/slow", "/deaf"):
            seconds = float(rest or 5)
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                if word == "/slow" and cancelled():
                    raise Cancelled("Stopped.")
                done = 1 - (end - time.monotonic()) / seconds
                emit("progress", {"fraction": min(max(done, 0.0), 1.0), "text": "working slowly"})
                emit("token", {"text": "slow "})
                time.sleep(0.02)
        elif word == "/tokens":
            self._say(["word"] * int(rest or 500), 0.0, emit, cancelled)
        elif word == "/hang":
            while True:
                time.sleep(60)
        elif word == "/freeze":
            os.kill(os.getpid(), signal.SIGSTOP)
        elif word == "/crash":
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "/raise":
            raise RuntimeError("a bug in a model")
        elif word == "/memory":
            raise MemoryError
        elif word == "/garbage":
            self._write(b"Loading checkpoint shards: 100%|##########| 2/2\n" * 3)
        elif word in ("/wrongid", "/oldid"):
            other = identifier + 1000 if word == "/wrongid" else identifier - 1
            self._write(protocol.event("result", other, {}))
            self._mute()
        elif word == "/chatter":
            print("a library prints to stdout", flush=True)
            os.write(1, b"and another one below Python\n")
        else:
            raise InvalidRequest(f"The echo model knows no fault {word}.")

    def _read(self, request: Request, emit: Emit) -> None:
        """Tell of the left and of the right half of each view as if they had been looked at."""
        for index, view in enumerate(request.views):
            middle = view.width // 2
            for left, right in ((0, middle), (middle, view.width)):
                box = [left, 0, right, view.height]
                emit("partial", {"view": index, "text": "Looking at the tiles", "tiles": [box]})

    def _say(
        self, words: list[str], pause: float, emit: Emit, cancelled: Callable[[], bool]
    ) -> None:
        for word in words:
            if cancelled():
                raise Cancelled("Stopped.")
            emit("token", {"text": word + " "})
            if pause:
                time.sleep(pause)

    def _step(self, step: Any, request: Request) -> StepResult:
        said = Statement("caption", text=request.message, expert="echo")
        if request.views and step.name is StepName.LOCALISE:
            height, width = request.views[0].height, request.views[0].width
            ramp = np.tile(np.linspace(0, 1, width, dtype=np.float16), (height, 1))
            rasters = (Raster("similarity", ramp),)
            return StepResult(step, rasters=rasters, notes=("similarity_only",), confidence=1.0)
        if not request.views or step.name not in (
            StepName.SEGMENT,
            StepName.COUNT,
            StepName.FIND,
        ):
            return StepResult(step, statements=(said,), confidence=1.0)
        view = request.views[0]
        left, top = view.width // 4, view.height // 4
        right, bottom = max(view.width * 3 // 4, left + 1), max(view.height * 3 // 4, top + 1)
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        square = Feature(step.phrase or "square", 1.0, ((np.array(corners, float),),))
        return StepResult(step, statements=(said,), features=(square,), confidence=1.0)
