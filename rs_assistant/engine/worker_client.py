# SPDX-License-Identifier: GPL-2.0-or-later
"""The asking side of the wire as a state machine: bytes in, events out, no I/O, no clock.

Whoever owns the process (QProcess on the desktop, `subprocess` in evaluation) tells the client
what happened and when (``now``: seconds of a monotonic clock) and does what it asks for. Every
request ends in exactly one event: ``result``, ``pong`` or ``error``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from rs_assistant.engine import protocol
from rs_assistant.engine.errors import (
    AssistantError,
    Cancelled,
    InvalidRequest,
    ProtocolError,
    WorkerLost,
)
from rs_assistant.engine.protocol import Buffer, FrameReader, Message

Event = Message
"""What the client reports: ``name`` is one of `protocol.EVENTS`."""

LOST_HINT: Final = "Ask again: a new worker is started. The worker's log says more."


class ClientState(Enum):
    """Where the worker is, as far as this side knows."""

    OFF = "off"
    STARTING = "starting"
    READY = "ready"
    BUSY = "busy"
    STOPPING = "stopping"
    LOST = "lost"


class Action(Enum):
    """What the owner of the process must do now."""

    KILL = "kill"


@dataclass(frozen=True)
class Patience:
    """Seconds to wait before the worker counts as lost.

    ``grace`` after a cancel; ``start`` until ``ready``; ``silence`` without any byte (heartbeats
    come every two seconds); ``stall`` without an event for a running request; ``pause``: a longer
    gap between two ticks means that this side slept, and that nobody is to blame.
    """

    grace: float = 0.3
    start: float = 60.0
    silence: float = 20.0
    stall: float = 600.0
    pause: float = 10.0


@dataclass
class _Flight:
    """A request under way."""

    touched: float
    missed: int = 0
    """Heartbeats in a row that did not know the request."""
    deadline: float | None = None
    """When the process is killed because the request was cancelled and did not stop."""


class WorkerClient:
    """One worker after another: a new process is announced with `started`."""

    def __init__(self, patience: Patience | None = None, language: str = "en") -> None:
        self.state = ClientState.OFF
        self.about: dict[str, Any] = {}
        """The body of the last ``ready``."""
        self._patience = patience or Patience()
        self._language = language
        self._reader = FrameReader()
        self._flights: dict[int, _Flight] = {}
        self._last_id = 0
        self._heard = 0.0
        self._ticked = 0.0
        self._reason: AssistantError | None = None

    @property
    def in_flight(self) -> tuple[int, ...]:
        """Requests that have no final event yet, oldest first."""
        return tuple(self._flights)

    @property
    def urgent(self) -> bool:
        """Whether a cancel is running out of time, so that ticks should come often."""
        return any(flight.deadline is not None for flight in self._flights.values())

    def started(self, now: float) -> bytes:
        """A process was started; what to write to it first."""
        self._reader = FrameReader()
        self._reason = None
        self._heard = self._ticked = now
        self.about = {}
        self.state = ClientState.STARTING
        return protocol.command(
            "hello", 0, {"protocol": protocol.PROTOCOL, "language": self._language}
        )

    def request(
        self,
        op: str,
        body: dict[str, Any],
        blob: Buffer = b"",
        *,
        now: float = 0.0,
        identifier: int | None = None,
    ) -> tuple[int, bytes]:
        """A new request: its id, and what to write (the blob follows, written by the caller).

        It may be written before the worker is ready: it waits in the pipe. ``identifier`` lets
        the caller number requests itself, ever rising. Raises `InvalidRequest` when no process
        is running or the number was used; `ProtocolError` when the message cannot be sent.
        """
        if self.state not in (ClientState.STARTING, ClientState.READY, ClientState.BUSY):
            raise InvalidRequest("The worker is not running.")
        chosen = self._last_id + 1 if identifier is None else identifier
        if chosen <= self._last_id:
            raise InvalidRequest(f"The request number {chosen} was used before.")
        data = protocol.command(op, chosen, body, blob)
        self._last_id = chosen
        self._flights[chosen] = _Flight(touched=now)
        if self.state is ClientState.READY:
            self.state = ClientState.BUSY
        return chosen, data

    def cancel(self, identifier: int, now: float) -> bytes:
        """What to write so that the request stops; nothing when it has ended already."""
        flight = self._flights.get(identifier)
        if flight is None or flight.deadline is not None:
            return b""
        flight.deadline = now + self._patience.grace
        return protocol.command("cancel", 0, {"target": identifier})

    def shutdown(self) -> bytes:
        """What to write so that the worker leaves by itself."""
        if self.state in (ClientState.OFF, ClientState.LOST):
            return b""
        self.state = ClientState.STOPPING
        return protocol.command("shutdown", 0, {})

    def receive(self, data: Buffer, now: float) -> list[Event]:
        """Events in the bytes that came. Garbage ends all requests; the next tick says KILL."""
        if self._reason is not None or self.state in (ClientState.OFF, ClientState.LOST):
            return []
        self._heard = now
        events: list[Event] = []
        try:
            for frame in self._reader.feed(data):
                events += self._understand(protocol.as_event(frame), now)
            if self._reader.damage is not None:
                raise self._reader.damage
        except ProtocolError as error:
            events += self._give_up(error)
        return events

    def tick(self, now: float) -> list[Action]:
        """Call a few times a second, more often while `urgent`, and after every `receive`.

        After KILL nothing more is understood: end the process and call `lost`.
        """
        if self._reason is not None:
            return [Action.KILL]
        if self.state in (ClientState.OFF, ClientState.LOST):
            return []
        if now - self._ticked > self._patience.pause:
            self._forgive(now)
        self._ticked = now
        self._reason = self._overdue(now)
        return [] if self._reason is None else [Action.KILL]

    def lost(self, reason: str = "", cause: AssistantError | None = None) -> list[Event]:
        """The process has ended; errors for everything in flight.

        ``reason`` is for a report; ``cause`` is told where the owner of the process knows more
        than that it ended.
        """
        wanted = self.state is ClientState.STOPPING
        error = (
            self._reason
            or cause
            or (
                WorkerLost("The worker was stopped.", "Ask again to start it.")
                if wanted
                else WorkerLost("The worker ended unexpectedly.", LOST_HINT)
            )
        )
        if reason:
            error = type(error)(
                error.message, error.hint, "\n".join((error.detail, reason)).strip()
            )
        events = self._fail_all(error)
        self._reason = None
        self.state = ClientState.OFF if wanted else ClientState.LOST
        return events

    def _understand(self, event: Event, now: float) -> Iterable[Event]:
        if event.name not in protocol.EVENTS:
            raise ProtocolError("The worker said something unknown.", detail=event.name)
        if event.name == "ready":
            return self._ready(event)
        if event.name == "heartbeat":
            return self._heartbeat(event, now)
        if event.id == 0:
            if event.name == "error":
                raise ProtocolError(*_words(event.body))
            return [event]
        flight = self._flights.get(event.id)
        if flight is None:
            return self._stray(event)
        flight.touched, flight.missed = now, 0
        _check(event)
        if event.name in protocol.FINAL_EVENTS:
            self._end(event.id)
        if flight.deadline is None:
            return [event]
        # After Stop nothing more is shown, even if the answer was just ready.
        if event.name in protocol.FINAL_EVENTS:
            return [Event("error", event.id, Cancelled("Stopped.").to_wire())]
        return []

    def _ready(self, event: Event) -> list[Event]:
        protocol.check_version(event.body.get("protocol"))
        self.about = event.body
        if self.state is ClientState.STARTING:
            self.state = ClientState.BUSY if self._flights else ClientState.READY
        return [event]

    def _heartbeat(self, event: Event, now: float) -> list[Event]:
        """A request that the worker does not know, twice in a row, will never be answered."""
        known, receiving = event.body.get("requests"), event.body.get("receiving")
        if not isinstance(known, list):
            raise ProtocolError("A message is malformed.", detail="heartbeat without requests")
        events: list[Event] = []
        for identifier, flight in list(self._flights.items()):
            if identifier in known or receiving:
                flight.missed = 0
                continue
            flight.missed += 1
            if flight.missed >= 3:
                self._end(identifier)
                lost = WorkerLost("The worker lost track of the question.", "Ask again.")
                events.append(Event("error", identifier, lost.to_wire()))
        return events

    def _stray(self, event: Event) -> list[Event]:
        if event.id > self._last_id or event.id < 0:
            raise ProtocolError(
                "The worker answered a question that nobody asked.",
                LOST_HINT,
                f"{event.name} for request {event.id}, the last one was {self._last_id}",
            )
        # A late word about a request that has ended: nobody waits for it.
        text = f"{event.name} for request {event.id}, which has ended, was dropped"
        return [Event("log", 0, {"level": "debug", "text": text})]

    def _end(self, identifier: int) -> None:
        del self._flights[identifier]
        if self.state is ClientState.BUSY and not self._flights:
            self.state = ClientState.READY

    def _give_up(self, error: AssistantError) -> list[Event]:
        """End all requests now; the owner of the process learns it from `tick`."""
        self._reason = error
        self.state = ClientState.LOST
        return self._fail_all(error)

    def _fail_all(self, error: AssistantError) -> list[Event]:
        events = []
        for identifier, flight in self._flights.items():
            stopped = Cancelled("Stopped.") if flight.deadline is not None else error
            events.append(Event("error", identifier, stopped.to_wire()))
        self._flights.clear()
        return events

    def _forgive(self, now: float) -> None:
        pause = now - self._ticked
        self._heard += pause
        for flight in self._flights.values():
            flight.touched += pause

    def _overdue(self, now: float) -> AssistantError | None:
        patience = self._patience
        for flight in self._flights.values():
            if flight.deadline is not None and now >= flight.deadline:
                return WorkerLost(
                    "The worker was restarted to stop a request.",
                    "Ask again.",
                    f"no reply to cancel within {patience.grace} s",
                )
        silent = now - self._heard
        if silent > (patience.start if self.state is ClientState.STARTING else patience.silence):
            return WorkerLost(
                "The worker did not respond any more and was ended.",
                LOST_HINT,
                f"silent for {silent:.0f} s while {self.state.value}",
            )
        # Requests wait for each other: only when none of them moves does the worker hang.
        touched = max((flight.touched for flight in self._flights.values()), default=now)
        if now - touched > patience.stall:
            return WorkerLost(
                "The model made no progress any more and was ended.",
                LOST_HINT,
                f"no event for {now - touched:.0f} s",
            )
        return None


def _check(event: Event) -> None:
    """What the desktop will rely on. Raises `ProtocolError`."""
    body = event.body
    if event.name == "token" and not isinstance(body.get("text"), str):
        raise ProtocolError("A message is malformed.", detail="token without text")
    if event.name == "progress":
        fraction = body.get("fraction")
        fits = fraction is None or (
            isinstance(fraction, (int, float)) and not isinstance(fraction, bool)
        )
        if not fits or not isinstance(body.get("text", ""), str):
            raise ProtocolError("A message is malformed.", detail="progress of another type")
    if event.name == "error" and not isinstance(body.get("message"), str):
        raise ProtocolError("A message is malformed.", detail="error without message")


def _words(body: dict[str, Any]) -> tuple[str, str, str]:
    return (
        str(body.get("message") or "The worker refused the conversation."),
        str(body.get("hint") or ""),
        str(body.get("detail") or ""),
    )
