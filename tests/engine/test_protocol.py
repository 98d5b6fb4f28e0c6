# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames: any split of the bytes gives the same messages, and nothing else passes."""

from __future__ import annotations

import json
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rs_assistant.engine import protocol
from rs_assistant.engine.errors import ProtocolError
from rs_assistant.engine.protocol import Frame, FrameReader, as_event, command, encode, event

FRAMES = [
    ({"event": "token", "id": 1, "body": {"text": "größer 漢字 \U0001f6f0"}}, b""),
    ({"event": "result", "id": 1, "body": {}}, bytes(range(256))),
    ({}, b"RSAF"),
]
STREAM = b"".join(encode(header, blob) + blob for header, blob in FRAMES)


def raw(header: bytes, blob: bytes = b"") -> bytes:
    return struct.pack("<4sIQ", b"RSAF", len(header), len(blob)) + header + blob


def as_pairs(frames: list[Frame]) -> list[tuple[dict, bytes]]:
    return [(frame.header, frame.blob) for frame in frames]


def test_a_stream_split_at_every_position_gives_the_same_frames():
    for position in range(len(STREAM) + 1):
        reader = FrameReader()
        frames = reader.feed(STREAM[:position]) + reader.feed(STREAM[position:])
        assert as_pairs(frames) == FRAMES
        assert not reader.within_frame


def test_a_stream_byte_by_byte_gives_the_same_frames():
    reader = FrameReader()
    frames = [frame for byte in STREAM for frame in reader.feed(bytes([byte]))]
    assert as_pairs(frames) == FRAMES


@given(st.lists(st.integers(0, len(STREAM)), max_size=8))
def test_a_stream_in_pieces_of_any_size_gives_the_same_frames(cuts):
    reader = FrameReader()
    edges = [0, *sorted(cuts), len(STREAM)]
    frames = [f for a, b in zip(edges, edges[1:]) for f in reader.feed(memoryview(STREAM)[a:b])]
    assert as_pairs(frames) == FRAMES


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers(-(2**53), 2**53)
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.text(max_size=10),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=8,
        ),
        max_size=4,
    ),
    st.binary(max_size=50),
)
def test_what_is_encoded_comes_back(header, blob):
    assert as_pairs(FrameReader().feed(encode(header, blob) + blob)) == [(header, blob)]


@settings(max_examples=300)
@given(st.binary(min_size=16, max_size=200))
def test_garbage_is_refused_and_never_crashes_the_reader(data):
    if data[:4] == b"RSAF":
        return
    reader = FrameReader()
    with pytest.raises(ProtocolError):
        reader.feed(data)
    assert reader.damage is not None


@given(st.integers(0, len(STREAM) - 1), st.integers(0, 255))
def test_a_flipped_byte_is_an_error_or_another_message_but_no_crash(position, value):
    damaged = bytearray(STREAM)
    damaged[position] = value
    reader = FrameReader()
    try:
        frames = reader.feed(bytes(damaged))
    except ProtocolError:
        frames = []
    assert len(frames) == len(FRAMES) or reader.damage is not None or reader.within_frame


def test_frames_before_garbage_are_delivered_and_the_damage_is_remembered():
    reader = FrameReader()
    assert as_pairs(reader.feed(STREAM + b"Traceback (most recent call last)")) == FRAMES
    assert reader.damage is not None
    with pytest.raises(ProtocolError):
        reader.feed(STREAM)


@pytest.mark.parametrize(
    "prefix",
    [
        struct.pack("<4sIQ", b"RSAF", protocol.MAXIMUM_HEADER + 1, 0),
        struct.pack("<4sIQ", b"RSAF", 2, protocol.MAXIMUM_BLOB + 1),
        struct.pack("<4sIQ", b"RSAF", 2**32 - 1, 2**64 - 1),
    ],
)
def test_an_oversize_frame_is_refused_before_its_bytes_come(prefix):
    with pytest.raises(ProtocolError, match="larger than allowed"):
        FrameReader().feed(prefix)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{",
        b'{"event": "token", "id": 1, "body": {"text": "cut o',
        b"[1, 2]",
        b"null",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a": ' + b"9" * 10_000 + b"}",
    ],
    ids=lambda header: repr(header[:20]),
)
def test_a_header_that_is_no_json_object_is_refused(header):
    with pytest.raises(ProtocolError):
        FrameReader().feed(raw(header))


def test_a_truncated_frame_is_waited_for():
    reader = FrameReader()
    assert reader.feed(STREAM[:-1])[:1]
    assert reader.within_frame
    assert reader.damage is None


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"event": "token", "id": 1},
        {"event": "token", "body": {}},
        {"id": 1, "body": {}},
        {"event": 3, "id": 1, "body": {}},
        {"event": "token", "id": "1", "body": {}},
        {"event": "token", "id": True, "body": {}},
        {"event": "token", "id": 1.0, "body": {}},
        {"event": "token", "id": 1, "body": []},
        {"event": "token", "id": 1, "body": None},
        {"op": "ask", "id": 1, "body": {}},
    ],
)
def test_a_message_with_missing_or_wrong_parts_is_refused(header):
    with pytest.raises(ProtocolError):
        as_event(Frame(header))


@pytest.mark.parametrize("body", [{"x": float("nan")}, {"x": object()}, {"x": b"bytes"}])
def test_what_json_cannot_say_is_not_sent(body):
    with pytest.raises(ProtocolError):
        command("ask", 1, body)


def test_scalars_of_numpy_are_sent_as_numbers():
    body = {"a": np.float32(0.5), "b": np.int64(3), "c": np.bool_(True)}
    (frame,) = FrameReader().feed(event("result", 1, body))
    assert frame.header["body"] == {"a": 0.5, "b": 3, "c": True}


def test_another_version_is_refused_with_what_to_do():
    protocol.check_version(protocol.PROTOCOL)
    for other in (protocol.PROTOCOL + 1, str(protocol.PROTOCOL), None):
        with pytest.raises(ProtocolError) as caught:
            protocol.check_version(other)
        assert "Restart QGIS" in caught.value.hint


def test_the_documented_layout_is_the_layout():
    header = json.dumps({"op": "ping", "id": 7, "body": {}}, separators=(",", ":")).encode()
    expected = b"RSAF" + len(header).to_bytes(4, "little") + (3).to_bytes(8, "little") + header
    assert command("ping", 7, {}, b"abc") == expected
