# SPDX-License-Identifier: GPL-2.0-or-later
"""A worker process driven by calls that wait: for scripts, evaluation and Processing's threads.

The dock uses `QProcess` and signals for the same; both leave all understanding to `WorkerClient`.
"""

from __future__ import annotations

import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from rs_assistant.engine.environment import (
    INSTALL_HINT,
    WorkerConfiguration,
    scrub_environment,
    worker_command,
)
from rs_assistant.engine.errors import AssistantError, WorkerLost, from_wire
from rs_assistant.engine.protocol import FINAL_EVENTS
from rs_assistant.engine.worker_client import (
    Action,
    ClientState,
    Event,
    Patience,
    WorkerClient,
)

STEP = 0.02


class Worker:
    """A worker that is started by the first request, and again after it was lost.

    ``python`` is the interpreter; stderr goes to ``log`` (a file) or nowhere.
    """

    def __init__(
        self,
        python: Path,
        configuration: WorkerConfiguration | None = None,
        *,
        patience: Patience | None = None,
        log: Path | None = None,
    ) -> None:
        self.client = WorkerClient(patience)
        self.process: subprocess.Popen[bytes] | None = None
        self.events: list[Event] = []
        """Everything that was received and not waited for."""
        self._command = worker_command(configuration or WorkerConfiguration(), python)
        self._log = log
        self._incoming: queue.Queue[bytes | None] = queue.Queue()

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process unless it runs. Raises `WorkerLost`."""
        if self.client.state not in (ClientState.OFF, ClientState.LOST):
            return
        log = self._log.open("ab") if self._log else subprocess.DEVNULL
        try:
            self.process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=scrub_environment(os.environ),
                # On Windows a console program would open a window of its own.
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise WorkerLost(
                "The worker could not be started.", INSTALL_HINT, str(error)
            ) from error
        finally:
            if not isinstance(log, int):
                log.close()
        self._incoming = queue.Queue()
        threading.Thread(
            target=_read, args=(self.process, self._incoming), name="worker pipe", daemon=True
        ).start()
        self._write(self.client.started(time.monotonic()))

    def ready(self, timeout: float = 60.0) -> dict[str, Any]:
        """Wait for ``ready`` and return its body. Raises `WorkerLost`, `ProtocolError`."""
        self.start()
        self._pump_until(
            lambda: self.client.state in (ClientState.READY, ClientState.BUSY), timeout
        )
        return self.client.about

    def send(self, op: str, body: dict[str, Any], blob: bytes = b"") -> int:
        """Send a request and return its id."""
        self._catch_up()
        self.start()
        identifier, data = self.client.request(op, body, blob, now=time.monotonic())
        self._write(data, blob)
        return identifier

    def wait(
        self,
        identifier: int,
        on_event: Callable[[Event], None] | None = None,
        timeout: float = 600.0,
        stop: Callable[[], bool] = lambda: False,
    ) -> Event:
        """The result of a request. Raises the error that ended it instead, if one did.

        The request is cancelled when ``stop()`` says so; it is asked all the time.
        """
        found: list[Event] = []
        stopped = False

        def ended() -> bool:
            nonlocal stopped
            if not stopped and stop():
                stopped = True
                self.cancel(identifier)
            kept = []
            for event in self.events:
                if event.id != identifier:
                    kept.append(event)
                elif event.name in FINAL_EVENTS:
                    found.append(event)
                elif on_event is not None:
                    on_event(event)
            self.events = kept
            return bool(found)

        self._pump_until(ended, timeout)
        if found[0].name == "error":
            raise from_wire(found[0].body)
        return found[0]

    def call(
        self,
        op: str,
        body: dict[str, Any],
        blob: bytes = b"",
        on_event: Callable[[Event], None] | None = None,
        timeout: float = 600.0,
    ) -> Event:
        """`send` and `wait`."""
        return self.wait(self.send(op, body, blob), on_event, timeout)

    def cancel(self, identifier: int) -> None:
        """Ask a request to stop; `wait` then raises `Cancelled`."""
        self._write(self.client.cancel(identifier, time.monotonic()))

    def pump(self, seconds: float) -> None:
        """Receive for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._step()

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None:
            self.process.kill()

    def close(self) -> None:
        """End the process: by its own will, or not."""
        if self.process is None:
            return
        self._write(self.client.shutdown())
        try:
            self.process.wait(2.0)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._end()

    def _pump_until(self, condition: Callable[[], bool], timeout: float) -> None:
        end = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > end:
                self.kill()
                raise WorkerLost("The worker did not answer in time.", detail=f"{timeout} s")
            if self.process is None:
                raise self._start_error()
            self._step()

    def _catch_up(self) -> None:
        """Understand what came while nobody listened: heartbeats of then do not know the request
        that is sent now, and must not be held against it."""
        while self.process is not None:
            try:
                data = self._incoming.get_nowait()
            except queue.Empty:
                return
            self._take(data)

    def _take(self, data: bytes | None) -> None:
        if data is None:
            self._end()
        else:
            self.events += self.client.receive(data, time.monotonic())

    def _step(self) -> None:
        try:
            data = self._incoming.get(timeout=STEP)
        except queue.Empty:
            pass
        else:
            self._take(data)
            if data is None:
                return
        if Action.KILL in self.client.tick(time.monotonic()):
            self.kill()
            self._end()

    def _end(self) -> None:
        """The process is over: errors for what it owed, and the pipes closed."""
        if self.process is not None:
            code = self.process.wait()
            self.events += self.client.lost(f"exit code {code}")
            if self.process.stdin is not None:
                try:
                    self.process.stdin.close()
                except OSError:
                    pass
            self.process = None

    def _start_error(self) -> AssistantError:
        return WorkerLost("The worker ended before it was ready.", "See its log.")

    def _write(self, *parts: bytes) -> None:
        if self.process is None or self.process.stdin is None:
            return
        try:
            for part in parts:
                self.process.stdin.write(part)
            self.process.stdin.flush()
        except (OSError, ValueError):  # broken, or closed by us
            return  # the reader sees the end of the pipe and says what happened


def _read(process: subprocess.Popen[bytes], incoming: queue.Queue[bytes | None]) -> None:
    """Who reads the pipe closes it: closed by another, its number could by then be that of the
    next worker's pipe, from which this thread would take the first words."""
    assert process.stdout is not None
    with process.stdout:
        descriptor = process.stdout.fileno()
        try:
            while data := os.read(descriptor, 2**20):
                incoming.put(data)
        except OSError:
            pass
    incoming.put(None)
