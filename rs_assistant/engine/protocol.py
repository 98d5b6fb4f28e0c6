# SPDX-License-Identifier: GPL-2.0-or-later
"""How messages become bytes and bytes become messages; the meaning is in ``docs/protocol.md``.

A frame is a prefix of 16 bytes (the magic ``RSAF``, the header's length as little-endian uint32,
the blob's length as little-endian uint64), the header (a JSON object in UTF-8) and the blob.
Nothing here does I/O and nothing here needs numpy: the worker says ``ready`` before it loads it.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any, Callable, Final, Union

from rs_assistant.engine.errors import ProtocolError

PROTOCOL: Final = 1
"""Raised whenever old and new sides would misunderstand each other."""
MAGIC: Final = b"RSAF"
PREFIX: Final = struct.Struct("<4sIQ")
MAXIMUM_HEADER: Final = 64 * 2**20
MAXIMUM_BLOB: Final = 2**30

FINAL_EVENTS: Final = frozenset({"result", "error", "pong"})
EVENTS: Final = FINAL_EVENTS | {"ready", "progress", "token", "partial", "log", "heartbeat"}

Buffer = Union[bytes, bytearray, memoryview]


@dataclass(frozen=True)
class Frame:
    """One message as it travelled: the JSON object and the bytes behind it."""

    header: dict[str, Any]
    blob: bytes = b""


@dataclass(frozen=True)
class Message:
    """A frame that is understood: ``name`` is the operation or the event, ``id`` the request's."""

    name: str
    id: int
    body: dict[str, Any]
    blob: bytes = b""


def encode(header: dict[str, Any], blob: Buffer = b"") -> bytes:
    """Prefix and header, ready to be followed by the blob itself on the pipe.

    The blob is left out so that large pictures are not copied once more.
    Raises `ProtocolError` when the message is too large or holds what JSON cannot say.
    """
    try:
        text = json.dumps(header, allow_nan=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise ProtocolError("A message cannot be sent.", detail=repr(error)) from error
    data = text.encode("ascii")
    size = memoryview(blob).nbytes
    if len(data) > MAXIMUM_HEADER or size > MAXIMUM_BLOB:
        raise ProtocolError(
            "The picture is too large to be sent.",
            "Zoom in or draw a smaller region.",
            f"header {len(data)}, blob {size} bytes",
        )
    return PREFIX.pack(MAGIC, len(data), size) + data


def command(op: str, identifier: int, body: dict[str, Any], blob: Buffer = b"") -> bytes:
    """What the asking side writes, up to the blob."""
    return encode({"op": op, "id": identifier, "body": body}, blob)


def event(name: str, identifier: int, body: dict[str, Any], blob: Buffer = b"") -> bytes:
    """What the worker writes, up to the blob."""
    return encode({"event": name, "id": identifier, "body": body}, blob)


def as_command(frame: Frame) -> Message:
    """The command that a frame holds. Unknown operations pass: the loop answers them by id.

    Raises `ProtocolError` when name, id or body are missing or of another type.
    """
    return _message(frame, "op")


def as_event(frame: Frame) -> Message:
    """The event that a frame holds. Raises `ProtocolError` as `as_command` does."""
    return _message(frame, "event")


class FrameReader:
    """Takes bytes as they arrive, in pieces of any size, and returns the frames they complete.

    After garbage the stream has no known position any more: `damage` says what was wrong, and
    every later call raises it.
    """

    def __init__(self) -> None:
        self._wanted = PREFIX.size
        self._take: Callable[[bytes], Frame | None] = self._prefix
        self._parts: list[bytes] = []
        self._held = 0
        self._blob_size = 0
        self._header: dict[str, Any] = {}
        self.damage: ProtocolError | None = None
        """Why the stream cannot be read any further."""

    @property
    def within_frame(self) -> bool:
        """Whether a frame has begun and is not complete."""
        return self._held > 0 or self._take != self._prefix

    def feed(self, data: Buffer) -> list[Frame]:
        """Frames completed by ``data``, in order. Raises `ProtocolError`."""
        if self.damage is not None:
            raise self.damage
        view = memoryview(data)
        frames: list[Frame] = []
        try:
            while len(view) or self._wanted == self._held:
                part = view[: self._wanted - self._held]
                view = view[len(part) :]
                # Copies, because the caller may reuse its buffer; joined once, when complete, so
                # that nothing is allocated for a length that is only claimed.
                self._parts.append(bytes(part))
                self._held += len(part)
                if self._held < self._wanted:
                    break
                whole = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
                self._parts, self._held = [], 0
                frame = self._take(whole)
                if frame is not None:
                    frames.append(frame)
        except ProtocolError as error:
            self.damage = error
            if not frames:
                raise
            # What was understood before the damage still counts; `damage` tells of the rest.
        return frames

    def _prefix(self, data: bytes) -> None:
        magic, header_size, blob_size = PREFIX.unpack(data)
        if magic != MAGIC:
            raise ProtocolError(
                "The worker and QGIS lost each other's thread.",
                "Ask again; the worker is restarted. If it happens again, see the worker's log.",
                f"expected a frame, got {data!r}",
            )
        if header_size > MAXIMUM_HEADER or blob_size > MAXIMUM_BLOB:
            raise ProtocolError(
                "A message is larger than allowed.",
                "Ask about a smaller view.",
                f"header {header_size}, blob {blob_size} bytes",
            )
        self._blob_size = blob_size
        self._wanted, self._take = header_size, self._json

    def _json(self, data: bytes) -> Frame | None:
        try:
            header = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise ProtocolError("A message is damaged.", detail=repr(error)) from error
        if not isinstance(header, dict):
            raise ProtocolError("A message is damaged.", detail="the header is no JSON object")
        if self._blob_size == 0:
            self._wanted, self._take = PREFIX.size, self._prefix
            return Frame(header)
        self._header = header
        self._wanted, self._take = self._blob_size, self._blob
        return None

    def _blob(self, data: bytes) -> Frame:
        self._wanted, self._take = PREFIX.size, self._prefix
        header, self._header = self._header, {}
        return Frame(header, data)


def check_version(spoken: Any) -> None:
    """Raises `ProtocolError` when the other side speaks another version of the protocol."""
    if spoken != PROTOCOL:
        raise ProtocolError(
            "The plugin and its worker are of different versions.",
            "Restart QGIS after updating the plugin.",
            f"protocol {PROTOCOL} here, {spoken!r} there",
        )


def _message(frame: Frame, key: str) -> Message:
    name, identifier = frame.header.get(key), frame.header.get("id")
    body = frame.header.get("body")
    # bool is an int to isinstance, but True is no request's number.
    numbered = isinstance(identifier, int) and not isinstance(identifier, bool)
    if not isinstance(name, str) or not numbered or not isinstance(body, dict):
        shown = {name: type(value).__name__ for name, value in frame.header.items()}
        raise ProtocolError("A message is malformed.", detail=f"{key} expected, got {shown}")
    return Message(name, int(identifier or 0), body, frame.blob)


def _plain(value: Any) -> Any:
    """Numpy's scalars as Python's, without importing numpy."""
    item = getattr(value, "item", None)
    if callable(item) and getattr(value, "ndim", None) == 0:
        return item()
    raise TypeError(f"{type(value).__name__} is not JSON")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
