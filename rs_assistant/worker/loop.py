# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker's loop: frames in, one request after another, frames out.

Three threads. The reader takes frames from the pipe and handles at once what must not wait
(``hello``, ``cancel``, ``ping``, ``shutdown``, the end of the pipe). The main thread runs the
models. The heart says every two seconds that the process lives and what it knows of. ``load`` has
a thread of its own, so that the first question waits for nothing but the models it needs.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from typing import Any, Final

from rs_assistant.engine import protocol
from rs_assistant.engine.errors import (
    AssistantError,
    Cancelled,
    InvalidRequest,
    OutOfMemory,
    ProtocolError,
)
from rs_assistant.worker.device import give_back_memory

_log = logging.getLogger(__name__)

HEARTBEAT: Final = 2.0
# Python itself stands still (a library holds the interpreter): leave, with a trace in the log.
STANDSTILL: Final = 300.0
CHUNK: Final = 2**20

Handler = Callable[[Any], "tuple[dict[str, Any], bytes]"]


class Output:
    """The writing end of the pipe; whole frames, from any thread."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()

    def send(self, name: str, identifier: int, body: dict[str, Any], blob: bytes = b"") -> None:
        """Write an event. A closed pipe ends the process: nobody is left to answer."""
        self.write(protocol.event(name, identifier, body, blob), blob)

    def write(self, *parts: bytes) -> None:
        """Write bytes, undivided by other threads."""
        with self._lock:
            try:
                for part in parts:
                    view = memoryview(part)
                    while view:
                        view = view[os.write(self._descriptor, view) :]
            except OSError:
                leave(0)


class Job:
    """One request: what was asked, and the way back."""

    def __init__(self, message: protocol.Message, output: Output) -> None:
        self.id = message.id
        self.name = message.name
        self.body = message.body
        self.blob = message.blob
        self._output = output
        self._given_up = threading.Event()
        self._muted = False
        self.begun = False
        """Whether a thread has taken it up; guarded by the loop's lock."""

    def emit(self, name: str, body: dict[str, Any]) -> None:
        """Send an event of this request, unless it was given up."""
        if not self._given_up.is_set() and not self._muted:
            self._output.send(name, self.id, body)

    def cancelled(self) -> bool:
        """Whether the other side gave it up."""
        return self._given_up.is_set()

    def give_up(self) -> None:
        """The other side does not want it any more."""
        self._given_up.set()

    def mute(self) -> None:
        """Send nothing more."""
        self._muted = True

    def run(self, handler: Handler) -> None:
        """Run the handler and send its one final event."""
        try:
            body, blob = handler(self)
            if self.cancelled():
                raise Cancelled("Stopped.")
            if not self._muted:
                self._output.send("result", self.id, body, blob)
        except AssistantError as error:
            self._fail(error)
        except MemoryError:
            self._fail(_no_memory(traceback.format_exc()))
        except Exception as error:  # noqa: BLE001 - the boundary of a request
            _log.exception("request %s (%s) failed", self.id, self.name)
            self._fail(_as_error(error))

    def _fail(self, error: AssistantError) -> None:
        if not self._muted:
            self._output.send("error", self.id, error.to_wire())


class Loop:
    """Runs until the pipe closes. ``about`` is the body of ``ready``."""

    def __init__(
        self,
        descriptor: int,
        output: Output,
        handlers: Mapping[str, Handler],
        about: Callable[[], dict[str, Any]],
        condition: Callable[[], dict[str, Any]] = dict,
    ) -> None:
        self._descriptor = descriptor
        self._output = output
        self._handlers = handlers
        self._about = about
        self._condition = condition
        self._reader = protocol.FrameReader()
        self._waiting: queue.Queue[Job] = queue.Queue()
        self._jobs: dict[int, Job] = {}
        self._lock = threading.Lock()

    def run(self) -> None:
        """Serve for ever; the reader ends the process."""
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        threading.Thread(target=self._beat, name="heart", daemon=True).start()
        while True:
            self._run(self._waiting.get())

    def _run(self, job: Job) -> None:
        with self._lock:
            if job.cancelled():
                return  # answered by `_cancel`
            job.begun = True
        job.run(self._handlers[job.name])
        with self._lock:
            self._jobs.pop(job.id, None)
        give_back_memory()

    def _read(self) -> None:
        try:
            while data := os.read(self._descriptor, CHUNK):
                for frame in self._reader.feed(data):
                    self._take(protocol.as_command(frame))
                if self._reader.damage is not None:
                    raise self._reader.damage
        except ProtocolError as error:
            _log.error("%s %s", error, error.detail)
            self._output.send("error", 0, error.to_wire())
            leave(1)
        except OSError as error:
            _log.error("the pipe broke: %s", error)
        except Exception:  # noqa: BLE001 - a worker that beats but cannot hear would never answer
            _log.exception("the reader failed")
            leave(1)
        # The other side has gone, whatever is still running: an orphan would keep the memory.
        leave(0)

    def _take(self, message: protocol.Message) -> None:
        if message.name == "hello":
            protocol.check_version(message.body.get("protocol"))
            self._output.send("ready", 0, self._about())
        elif message.name == "ping":
            self._output.send("pong", message.id, {})
        elif message.name == "shutdown":
            leave(0)
        elif message.name == "cancel":
            self._cancel(message.body.get("target"))
        else:
            self._queue(Job(message, self._output))

    def _queue(self, job: Job) -> None:
        if job.name not in self._handlers:
            unknown = InvalidRequest(f"The worker does not know the operation {job.name}.")
            self._output.send("error", job.id, unknown.to_wire())
            return
        with self._lock:
            self._jobs[job.id] = job
        if job.name == "load":
            threading.Thread(target=self._run, args=(job,), name="load", daemon=True).start()
        else:
            self._waiting.put(job)

    def _cancel(self, target: Any) -> None:
        with self._lock:
            job = self._jobs.get(target) if isinstance(target, int) else None
            if job is None:
                return
            job.give_up()
            if job.begun:
                return  # it stops at its next look
            del self._jobs[job.id]
        self._output.send("error", job.id, Cancelled("Stopped.").to_wire())

    def _beat(self) -> None:
        while True:
            faulthandler.dump_traceback_later(STANDSTILL, exit=True)
            with self._lock:
                known = list(self._jobs)
            receiving = self._reader.within_frame
            self._output.send(
                "heartbeat",
                0,
                {"requests": known, "receiving": receiving, **self._condition()},
            )
            time.sleep(HEARTBEAT)


def leave(status: int) -> None:
    """End the process at once, models or no models."""
    try:
        sys.stderr.flush()
    finally:
        os._exit(status)


def _as_error(error: Exception) -> AssistantError:
    detail = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    text = str(error).lower()
    if "failed to allocate" in text or "bad_alloc" in text or "bad allocation" in text:
        return _no_memory(detail)
    return AssistantError(
        "The model failed on this request.",
        "The worker's log says more; a smaller view may work.",
        detail,
    )


def _no_memory(detail: str) -> OutOfMemory:
    return OutOfMemory(
        "There is not enough memory for this request.",
        "Zoom in, draw a smaller region, or close other programs.",
        detail,
    )
