# SPDX-License-Identifier: GPL-2.0-or-later
"""Conversations: branches, undo, the JSON form, and hostile input."""

from __future__ import annotations

import base64
import json
import struct
from dataclasses import replace

import pytest

from rs_assistant.engine import conversation as module
from rs_assistant.engine.conversation import (
    Conversation,
    ConversationInvalid,
    EvidenceLine,
    FeatureSummary,
    LayerKind,
    LayerRef,
    Turn,
    TurnContext,
    TurnError,
    TurnState,
    new_turn,
)
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.small_pictures import MAXIMUM_BYTES, picture_format
from rs_assistant.engine.turn_data import no_picture

PNG = (
    b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", 96, 72) + b"\0" * 9
)


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG with a frame of this size."""
    comment = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
    return (
        b"\xff\xd8" + comment + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width) + b"\0" * 9
    )


def ask(conversation: Conversation, message: str, parent: str | None = None) -> Turn:
    turn = new_turn(message, conversation.head if parent is None else parent)
    conversation.add(turn)
    conversation.change(turn.id, state=TurnState.ANSWERED, answer_text=f"about {message}")
    return conversation.turn(turn.id)  # type: ignore[return-value]


def messages(conversation: Conversation) -> list[str]:
    return [turn.message for turn in conversation.branch()]


def full_turn() -> Turn:
    return Turn(
        "t1",
        "how many ships are there?",
        plan=single(StepName.COUNT, "ships"),
        state=TurnState.ANSWERED,
        answer_text="**[12 ships](features:ship)**",
        notes=("upsampled",),
        error=TurnError("message", "hint", "detail", "worker_lost"),
        context=TurnContext(
            "canvas",
            (1.0, 2.0, 3.0, 4.0),
            "ENGCRS[]",
            ("layer_1",),
            ("Harbour",),
            ("2023-05-01",),
            "POLYGON((0 0,1 0,1 1,0 0))",
            ("red", "green", "blue"),
            (1200.0, 800.0),
            0.5,
            "starter",
            PNG,
        ),
        groups=(FeatureSummary("ship", 12, 4321.5),),
        evidence=(EvidenceLine("12 ships", "instances", 0.9),),
        value=12.0,
        confidence=0.83,
        layers=(
            LayerRef("layer_2", "ships", "/tmp/a.gpkg", "ships"),
            LayerRef("layer_3", "ships", "/tmp/a.tif", "", LayerKind.HEAT_MAP),
        ),
        has_heat_map=True,
        model="starter",
        device="CPU",
        created="2026-01-01T10:00:00+00:00",
        seconds=1.5,
    )


def test_the_first_question_becomes_the_title():
    conversation = Conversation()
    ask(conversation, "what   is\nhere " + "x" * 100)
    assert conversation.title.startswith("what is here xxx")
    assert len(conversation.title) <= 60


def test_editing_a_question_makes_a_sibling_and_both_branches_can_be_shown():
    conversation = Conversation()
    ask(conversation, "one")
    two = ask(conversation, "two")
    ask(conversation, "three")
    edited = ask(conversation, "two, edited", parent=two.parent)
    assert messages(conversation) == ["one", "two, edited"]
    assert [turn.id for turn in conversation.siblings(edited.id)] == [two.id, edited.id]
    assert conversation.show(two.id)
    assert messages(conversation) == ["one", "two", "three"]
    assert not conversation.show("unknown")


def test_removing_a_turn_keeps_what_followed_and_can_be_undone_exactly():
    conversation = Conversation()
    ask(conversation, "one")
    two = ask(conversation, "two")
    ask(conversation, "three")
    before = conversation.to_json()
    removal = conversation.remove(two.id)
    assert messages(conversation) == ["one", "three"]
    assert removal is not None
    conversation.restore(removal)
    assert conversation.to_json() == before


def test_removing_the_last_turn_shows_the_one_before_and_removing_all_leaves_nothing():
    conversation = Conversation()
    one = ask(conversation, "one")
    two = ask(conversation, "two")
    conversation.remove(two.id)
    assert messages(conversation) == ["one"]
    conversation.remove(one.id)
    assert messages(conversation) == []
    assert conversation.remove(one.id) is None


def test_an_answer_for_a_removed_turn_is_dropped():
    conversation = Conversation()
    turn = ask(conversation, "one")
    conversation.remove(turn.id)
    assert conversation.change(turn.id, answer_text="late") is None
    assert not conversation.put(turn)


def test_history_holds_only_answered_turns_of_the_branch_before_the_turn():
    conversation = Conversation()
    for number, message in enumerate(["one", "two", "three"]):
        turn = ask(conversation, message)
        state = TurnState.FAILED if number == 1 else TurnState.ANSWERED
        conversation.change(turn.id, plan=single(StepName.COUNT, message), state=state)
    last = ask(conversation, "four")
    assert [item.message for item in conversation.history(last.id)] == ["one", "three"]
    assert [item.message for item in conversation.history(limit=1)] == ["three"]


def test_search_looks_at_questions_and_answers_whatever_the_case():
    conversation = Conversation()
    one = ask(conversation, "Ships?")
    two = ask(conversation, "and trees")
    assert conversation.find("SHIP") == (one.id,)
    assert conversation.find("about") == (one.id, two.id)
    assert conversation.find("  ") == ()


def test_json_brings_back_every_field_but_the_log_of_errors():
    conversation = Conversation("title")
    conversation.add(full_turn())
    again = Conversation.from_json(conversation.to_json())
    assert again.turns == (
        replace(full_turn(), error=TurnError("message", "hint", "", "worker_lost")),
    )
    assert (again.id, again.title, again.head) == (
        conversation.id,
        conversation.title,
        conversation.head,
    )
    assert again.dropped == 0


def test_json_without_thumbnails_holds_no_picture():
    conversation = Conversation()
    conversation.add(full_turn())
    text = conversation.to_json(no_picture)
    assert base64.b64encode(PNG).decode() not in text
    assert Conversation.from_json(text).turns[0].context.thumbnail == b""


@pytest.mark.parametrize("value", [True, False, 0.0, 7.0, "", "forest", None])
def test_every_kind_of_value_survives(value):
    conversation = Conversation()
    conversation.add(Turn("t", "m", value=value, state=TurnState.ANSWERED))
    assert Conversation.from_json(conversation.to_json()).turns[0].value == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        '{"turns": 3}',
        '{"turns": [], "version": "1"}',
        "[" * 100_000,
        '{"version": 99, "turns": []}',
    ],
    ids=range(9),
)
def test_what_is_not_a_conversation_is_refused_by_name(text):
    with pytest.raises(ConversationInvalid):
        Conversation.from_json(text)


def test_a_newer_version_says_to_update():
    with pytest.raises(ConversationInvalid, match="Update the plugin"):
        Conversation.from_json(json.dumps({"version": module.VERSION + 1, "turns": []}))


def stored(*turns: object) -> str:
    return json.dumps({"version": 1, "id": "c", "title": "t", "head": "", "turns": list(turns)})


def test_damaged_turns_are_left_out_and_counted():
    good = {"id": "a", "message": "fine", "state": "answered"}
    bad = [
        3,
        None,
        {},
        {"id": "b"},
        {"id": "../c", "message": "m", "state": "answered"},
        {"id": "d", "message": "m", "state": "exploded"},
        good,
    ]
    conversation = Conversation.from_json(stored(good, *bad))
    assert messages(conversation) == ["fine"]
    assert conversation.dropped == len(bad)


def test_fields_of_a_wrong_kind_become_empty():
    turn = {
        "id": "a",
        "message": "fine",
        "state": "answered",
        "plan": {"steps": [{"name": "format the disk"}]},
        "context": {"extent": [1, 2, "x", 4], "layers": "no", "metres_per_pixel": "1", "dates": 3},
        "groups": [{"count": "many"}, 3],
        "error": "no",
        "confidence": float("nan"),
        "seconds": 10**400,
        "layers": [{"layer_id": 3, "kind": "polygons"}, {"layer_id": "x", "kind": "virus"}, 7],
        "notes": {"a": 1},
    }
    read = Conversation.from_json(stored(turn)).turns[0]
    assert read == Turn("a", "fine", state=TurnState.ANSWERED, groups=(FeatureSummary("", 0),))


def test_endless_texts_are_cut_and_invisible_characters_removed():
    turn = {
        "id": "a",
        "message": "x" * 1_000_000,
        "state": "answered",
        "answer_text": "a\u202eb\x00c\r\nd" + "y" * 1_000_000,
    }
    read = Conversation.from_json(stored(turn)).turns[0]
    assert len(read.message) == module.MAXIMUM_MESSAGE
    assert len(read.answer_text) == module.MAXIMUM_ANSWER
    assert read.answer_text.startswith("abc\ndy")


def test_loops_and_missing_parents_do_not_lose_turns():
    turns = [
        {"id": "a", "parent": "b", "message": "1", "state": "answered"},
        {"id": "b", "parent": "a", "message": "2", "state": "answered"},
        {"id": "c", "parent": "c", "message": "3", "state": "answered"},
        {"id": "d", "parent": "gone", "message": "4", "state": "answered"},
    ]
    assert messages(Conversation.from_json(stored(*turns))) == ["1", "2", "3", "4"]


def test_too_many_turns_are_cut():
    turns = [
        {"id": f"t{number}", "message": "m", "state": "answered"}
        for number in range(module.MAXIMUM_TURNS + 3)
    ]
    conversation = Conversation.from_json(stored(*turns))
    assert len(conversation) == module.MAXIMUM_TURNS
    assert conversation.dropped == 3


@pytest.mark.parametrize(
    "picture",
    [
        b"GIF89a",
        PNG[:20],
        PNG.replace(struct.pack(">II", 96, 72), struct.pack(">II", 100_000, 100_000)),
        PNG.replace(struct.pack(">II", 96, 72), struct.pack(">II", 0, 72)),
        PNG + b"\0" * MAXIMUM_BYTES,
        jpeg(60_000, 60_000),
        jpeg(0, 10),
        jpeg(64, 48)[:12],
        b"\xff\xd8\xff\xe0\x00\x00" * 50,
    ],
    ids=[
        *("another format", "cut off", "huge sides", "no width", "too many bytes"),
        *("huge JPEG", "no height", "JPEG cut off", "JPEG of empty parts"),
    ],
)
def test_pictures_that_could_hurt_are_left_out(picture):
    context = {"thumbnail": base64.b64encode(picture).decode()}
    turn = {"id": "a", "message": "m", "state": "answered", "context": context}
    assert Conversation.from_json(stored(turn)).turns[0].context.thumbnail == b""


def test_a_turn_that_was_running_when_qgis_ended_comes_back_as_stopped():
    conversation = Conversation()
    conversation.add(Turn("a", "m", state=TurnState.RUNNING, answer_text="half"))
    turn = Conversation.from_json(conversation.to_json()).turns[0]
    assert (turn.state, turn.answer_text) == (TurnState.STOPPED, "half")


def test_a_file_of_the_first_format_is_read_with_everything_in_it(repository):
    text = (repository / "tests" / "data" / "conversation_format_1.json").read_text("utf-8")
    assert json.loads(text)["version"] == 1
    conversation = Conversation.from_json(text)
    assert conversation.dropped == 0
    assert messages(conversation) == [
        "How many storage tanks are there?",
        "only the two largest",
    ]
    counted, stopped, failed = conversation.turns
    assert counted.layer_ref == LayerRef(
        "Storage_tanks_0f",
        "Storage tanks",
        "/home/ana/port RS Assistant/port_b8a5c1e0.gpkg",
        "storage_tanks_11aa22bb",
    )
    assert counted.value == 5.0
    assert counted.groups[0].area_m2 == 7431.5
    assert picture_format(counted.context.thumbnail) == "PNG"
    assert (stopped.state, stopped.answer_text) == (TurnState.STOPPED, "Two of")
    assert failed.error is not None
    assert failed.error.code == "worker_lost"
    assert stopped.layers == failed.layers == ()
    again = json.loads(conversation.to_json())
    assert again["version"] == module.VERSION
    assert "layer_ref" not in again["turns"][0]
    kept = replace(failed, error=replace(failed.error, detail=""))
    assert Conversation.from_data(again).turns == (counted, stopped, kept)


def test_two_states_of_a_conversation_become_one_that_has_the_turns_of_both():
    older = Conversation()
    ask(older, "one")
    ask(older, "two")
    newer = older.copy()
    ask(newer, "three")
    newer.change(newer.turns[0].id, answer_text="better")
    older.remove(older.turns[1].id)
    ask(older, "only here", parent=older.turns[0].id)
    assert older.absorb(newer)
    assert messages(older) == ["one", "two", "three"]
    assert older.turns[0].answer_text == "better"
    assert {turn.message for turn in older.turns} == {"one", "two", "three", "only here"}
    assert not older.absorb(newer)


def test_pictures_of_either_format_are_kept():
    for picture in (PNG, jpeg(64, 48)):
        context = {"thumbnail": base64.b64encode(picture).decode()}
        turn = {"id": "a", "message": "m", "state": "answered", "context": context, "layers": []}
        assert Conversation.from_json(stored(turn)).turns[0].context.thumbnail == picture
