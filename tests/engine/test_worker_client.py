# SPDX-License-Identifier: GPL-2.0-or-later
"""The client's state machine: every request ends once, whatever the worker does."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rs_assistant.engine import protocol
from rs_assistant.engine.errors import InvalidRequest, from_wire
from rs_assistant.engine.protocol import PROTOCOL, FrameReader, event
from rs_assistant.engine.worker_client import Action, ClientState, Patience, WorkerClient

READY = event("ready", 0, {"protocol": PROTOCOL})
PATIENCE = Patience(grace=0.3, start=60, silence=20, stall=100, pause=10)


def frame(name: str, number: int, body: dict, blob: bytes = b"") -> bytes:
    return event(name, number, body, blob) + blob


def started() -> WorkerClient:
    client = WorkerClient(PATIENCE)
    client.started(0.0)
    return client


def ready() -> WorkerClient:
    client = started()
    client.receive(READY, 0.0)
    assert client.state is ClientState.READY
    return client


def asked(count: int = 1) -> WorkerClient:
    client = ready()
    for _ in range(count):
        client.request("ask", {}, now=0.0)
    return client


def errors(events) -> dict[int, str]:
    return {e.id: e.body["code"] for e in events if e.name == "error"}


def beat(client: WorkerClient, now: float, *known: int, receiving: bool = False):
    body = {"requests": list(known), "receiving": receiving}
    return client.receive(event("heartbeat", 0, body), now)


def test_the_first_words_name_the_version():
    client = WorkerClient(language="de")
    (said,) = FrameReader().feed(client.started(0.0))
    assert said.header == {
        "op": "hello",
        "id": 0,
        "body": {"protocol": PROTOCOL, "language": "de"},
    }
    assert client.state is ClientState.STARTING


def test_states_follow_the_conversation():
    client = WorkerClient(PATIENCE)
    assert client.state is ClientState.OFF
    client.started(0.0)
    assert client.state is ClientState.STARTING
    client.receive(READY, 0.1)
    assert client.state is ClientState.READY
    number, _ = client.request("ask", {}, now=0.2)
    assert client.state is ClientState.BUSY
    client.receive(frame("result", number, {}), 0.3)
    assert client.state is ClientState.READY
    client.shutdown()
    assert client.state is ClientState.STOPPING
    assert client.lost() == []
    assert client.state is ClientState.OFF


def test_a_request_may_be_made_before_the_worker_is_ready():
    client = started()
    client.request("ask", {}, now=0.0)
    client.receive(READY, 0.1)
    assert client.state is ClientState.BUSY


def test_a_request_without_a_process_is_refused():
    client = WorkerClient()
    with pytest.raises(InvalidRequest):
        client.request("ask", {})
    client.started(0.0)
    client.lost("crash")
    with pytest.raises(InvalidRequest):
        client.request("ask", {})


def test_numbers_rise_across_restarts_and_cannot_be_used_twice():
    client = ready()
    assert client.request("ask", {})[0] == 1
    client.lost()
    client.started(1.0)
    assert client.request("ask", {})[0] == 2
    assert client.request("ask", {}, identifier=10)[0] == 10
    with pytest.raises(InvalidRequest):
        client.request("ask", {}, identifier=10)


def test_a_conversation_split_at_every_position_means_the_same():
    stream = (
        READY
        + frame("progress", 1, {"fraction": 0.5, "text": "half"})
        + frame("token", 1, {"text": "wörd "})
        + frame("result", 1, {"value": 3}, b"\x00\x01RSAF")
        + frame("error", 2, {"code": "view_unusable", "message": "blank"})
    )
    expected = None
    for position in range(len(stream) + 1):
        client = started()
        client.request("ask", {}, now=0.0)
        client.request("ask", {}, now=0.0)
        events = client.receive(stream[:position], 0.1) + client.receive(stream[position:], 0.2)
        told = [(e.name, e.id, e.body, e.blob) for e in events]
        expected = expected or told
        assert told == expected
        assert client.state is ClientState.READY
    assert [name for name, *_ in expected] == ["ready", "progress", "token", "result", "error"]


def test_events_keep_their_request():
    client = asked(2)
    events = client.receive(frame("token", 2, {"text": "b"}) + frame("token", 1, {"text": "a"}), 1)
    assert [(e.id, e.body["text"]) for e in events] == [(2, "b"), (1, "a")]
    assert client.in_flight == (1, 2)


@pytest.mark.parametrize(
    "garbage",
    [
        b"Loading checkpoint shards: 100%",
        struct.pack("<4sIQ", b"RSAF", 2**31, 0),
        struct.pack("<4sIQ", b"RSAF", 5, 0) + b'{"a":',
        event("singing", 1, {}),
        event("token", 1, {}),
        event("token", 1, {"text": 3}),
        event("progress", 1, {"fraction": "half"}),
        event("progress", 1, {"fraction": True}),
        event("error", 1, {}),
        event("heartbeat", 0, {}),
        event("ready", 0, {}),
        event("ready", 0, {"protocol": PROTOCOL + 1}),
        event("error", 0, {"message": "I do not speak your version."}),
        event("result", 99, {}),
        event("result", -1, {}),
        protocol.command("ask", 1, {}),
    ],
)
def test_what_is_not_the_protocol_fails_all_requests_and_asks_for_the_kill(garbage):
    client = asked(2)
    events = client.receive(garbage, 1.0)
    assert errors(events) == {1: "protocol", 2: "protocol"}
    assert client.tick(1.0) == [Action.KILL]
    assert client.receive(READY, 1.1) == [], "nothing is believed any more"
    assert client.lost("killed") == []
    client.started(2.0)
    client.receive(READY, 2.1)
    assert client.request("ask", {}, now=2.1)[0] == 3


@given(st.binary(max_size=300), st.integers(0, 100))
def test_no_bytes_can_break_the_client_or_leave_a_request_open(data, cut):
    client = asked(2)
    events = client.receive(data[:cut], 1.0) + client.receive(data[cut:], 1.1)
    events += client.lost("end")
    assert sorted(errors(events)) == [1, 2]


def test_what_came_before_the_garbage_counts():
    client = asked(2)
    events = client.receive(frame("result", 1, {"value": 1}) + b"Segmentation fault (core du", 1)
    assert [e.name for e in events if e.id == 1] == ["result"]
    assert errors(events) == {2: "protocol"}


def test_a_late_word_about_an_ended_request_is_dropped_with_a_note():
    client = asked(2)
    client.receive(frame("result", 1, {}), 1.0)
    (note,) = client.receive(frame("token", 1, {"text": "late"}), 1.1)
    assert note.name == "log"
    assert client.in_flight == (2,)
    assert client.tick(1.2) == []


def test_a_request_that_the_worker_forgot_fails_after_three_heartbeats():
    client = asked(2)
    for now in (2.0, 4.0):
        assert beat(client, now, 2) == []
    assert errors(beat(client, 6.0, 2)) == {1: "worker_lost"}
    assert client.in_flight == (2,)
    assert client.tick(6.0) == []


def test_a_request_that_is_still_on_its_way_is_not_forgotten():
    client = asked()
    for now in range(2, 40, 2):
        assert beat(client, now, receiving=True) == []
    assert client.in_flight == (1,)


def test_losing_the_process_fails_everything_in_flight_with_a_reason():
    client = asked(2)
    events = client.lost("exit code -9")
    assert errors(events) == {1: "worker_lost", 2: "worker_lost"}
    error = from_wire(events[0].body)
    assert error.hint
    assert "-9" in error.detail
    assert client.state is ClientState.LOST
    assert client.lost("again") == []


def test_cancel_is_written_once_and_only_for_what_runs():
    client = asked()
    (said,) = FrameReader().feed(client.cancel(1, 1.0))
    assert said.header["op"] == "cancel"
    assert said.header["body"] == {"target": 1}
    assert client.cancel(1, 1.1) == b""
    assert client.cancel(7, 1.1) == b""


def test_a_worker_that_stops_in_time_is_not_killed():
    client = asked()
    client.cancel(1, 1.0)
    assert client.urgent
    assert client.tick(1.2) == []
    events = client.receive(frame("error", 1, {"code": "cancelled", "message": "Stopped."}), 1.25)
    assert errors(events) == {1: "cancelled"}
    assert client.tick(2.0) == []
    assert client.state is ClientState.READY


def test_a_worker_that_does_not_stop_is_killed_and_others_are_told_why():
    client = asked(2)
    client.cancel(1, 1.0)
    assert client.tick(1.29) == []
    assert client.tick(1.31) == [Action.KILL]
    events = client.lost("killed")
    assert errors(events) == {1: "cancelled", 2: "worker_lost"}
    assert "to stop" in events[1].body["message"]


def test_after_cancel_nothing_more_is_shown_even_if_the_answer_was_ready():
    client = asked()
    client.cancel(1, 1.0)
    assert client.receive(frame("token", 1, {"text": "x"}), 1.05) == []
    assert errors(client.receive(frame("result", 1, {}), 1.1)) == {1: "cancelled"}


def test_a_worker_that_never_gets_ready_is_killed():
    client = started()
    for now in range(1, 60):
        assert client.tick(float(now)) == []
    assert client.tick(61.0) == [Action.KILL]


def test_a_silent_worker_is_killed_and_one_that_beats_is_not():
    client = asked()
    for now in range(1, 40):
        if now % 2 == 0:
            beat(client, float(now), 1)
        assert client.tick(float(now)) == []
    for now in range(40, 59):
        assert client.tick(float(now)) == [], now
    assert client.tick(59.5) == [Action.KILL]


def test_a_model_that_makes_no_progress_for_long_is_ended():
    client = asked(2)
    for now in range(2, 100, 2):
        beat(client, float(now), 1, 2)
        assert client.tick(float(now)) == []
    beat(client, 101.0, 1, 2)
    assert client.tick(101.0) == [Action.KILL]
    assert errors(client.lost()) == {1: "worker_lost", 2: "worker_lost"}


def test_progress_of_one_request_keeps_those_behind_it_waiting_patiently():
    client = asked(2)
    for now in range(2, 300, 2):
        client.receive(frame("progress", 1, {"fraction": None, "text": ""}), float(now))
        assert client.tick(float(now)) == []


def test_a_computer_that_slept_blames_nobody():
    client = asked()
    client.tick(1.0)
    assert client.tick(8000.0) == []
    assert client.tick(8001.0) == []


def test_shutdown_before_any_process_says_nothing():
    assert WorkerClient().shutdown() == b""


def test_a_request_open_at_shutdown_is_told():
    client = asked()
    assert client.shutdown()
    assert errors(client.lost()) == {1: "worker_lost"}
