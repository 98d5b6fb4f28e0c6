# SPDX-License-Identifier: GPL-2.0-or-later
"""Vision-language models of the library's own making, in packs, in the real worker process.

The models have two layers, random weights and sixty words: what they say means nothing, who says
it, when, and what stays measured does. What needs no such library is in
`tests/worker/test_language_pack_files.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rs_assistant.engine.answers import compose
from rs_assistant.engine.environment import WorkerConfiguration
from rs_assistant.engine.errors import Cancelled, ModelUnavailable
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.pack_sources import install
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import Options, Request, View
from rs_assistant.engine.results import Result
from rs_assistant.engine.worker_client import Event
from rs_assistant.engine.worker_pipe import Worker
from rs_assistant.worker.models.vision_language import VisionLanguage
from tests.worker.tiny_language_models import VOCABULARY, idefics, llava

pytest.importorskip("torch", reason="an optional part of the worker's environment")
pytest.importorskip("transformers", reason="an optional part as well")

MOST = 192  # words of an answer


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packs with both models, added as a user adds what was downloaded."""
    published, packs = (tmp_path_factory.mktemp(name) for name in ("published", "packs"))
    for name, make in (("tiny-llava", llava), ("tiny-smol", idefics)):
        make(published / name)
        assert install(published / name, packs).id == name
    return packs


@pytest.fixture(scope="module", params=["tiny-llava", "tiny-smol"])
def model(packs: Path, request: pytest.FixtureRequest) -> VisionLanguage:
    return VisionLanguage(packs / request.param, 1)


def scene(seed: int) -> Any:
    return np.random.default_rng(seed).integers(0, 255, (80, 120, 3)).astype(np.uint8)


def test_words_come_one_by_one_and_are_the_answer(model: VisionLanguage) -> None:
    heard: list[str] = []
    text = model.say([scene(1)], "describe this", heard.append)
    assert len(heard) > 1
    assert "".join(heard).split() == text.split()
    assert set(text.split()) <= set(VOCABULARY) | {"user", "assistant", ":"}
    assert text == model.say([scene(1)], "describe this")


def test_both_pictures_are_read_and_their_order_counts(model: VisionLanguage) -> None:
    first, second = scene(1), scene(2)
    inputs = model._inputs([model._picture(first), model._picture(second)], "describe")
    assert int((inputs["input_ids"] == 3).sum()) == 2 * (16 if "llava" in model.title else 20)
    said = {
        model.say(pictures, "describe")
        for pictures in ([first], [first, second], [second, first], [second, second])
    }
    assert len(said) == 4


def test_the_card_says_how_pictures_are_read(packs: Path) -> None:
    smol = VisionLanguage(packs / "tiny-smol", 1)
    smol._processing = {"do_image_splitting": False}
    inputs = smol._inputs([smol._picture(scene(1))], "describe")
    assert int((inputs["input_ids"] == 3).sum()) == 4


def test_an_answer_has_an_end_and_says_no_run_of_words_twice(model: VisionLanguage) -> None:
    words = model.say([scene(3)], "describe").split()
    assert len(words) <= model._words
    runs = [tuple(words[i : i + 6]) for i in range(len(words) - 5)]
    assert len(runs) == len(set(runs))


def test_marks_in_a_question_are_words_and_no_pictures(model: VisionLanguage) -> None:
    assert model._harmless("is <image> it <end> new") == "is it new"
    assert model.say([scene(1)], "is it <image> <image> new")


def test_it_stops_while_it_reads_and_while_it_speaks(model: VisionLanguage) -> None:
    with pytest.raises(Cancelled):
        model.say([scene(1)], "describe", cancelled=lambda: True)
    heard: list[str] = []
    with pytest.raises(Cancelled):
        model.say([scene(1)], "describe", heard.append, lambda: len(heard) >= 2)
    assert len(heard) == 2


def test_a_single_file_of_another_model_is_refused(packs: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable):
        VisionLanguage(tmp_path, 1)


@pytest.fixture(scope="module")
def worker(packs: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The real process with the starter models and the pack."""
    configuration = WorkerConfiguration(packs=(str(packs),), threads=1)
    log = tmp_path_factory.mktemp("log") / "worker.log"
    with Worker(Path(sys.executable), configuration, log=log) as running:
        yield running


@pytest.fixture(scope="module")
def dates() -> tuple[View, View]:
    """A lawn, and the same with a bright block on it."""
    random = np.random.default_rng(4)
    before = (np.array([96, 118, 74]) + random.normal(0, 5, (320, 320, 1))).clip(0, 255)
    after = before.copy()
    after[100:140, 60:120] = (214, 208, 198)
    after[140:150, 66:126] = (40, 44, 40)
    return (
        View(before.astype(np.uint8), metres_per_pixel=0.5, date="2018-05-01"),
        View(after.astype(np.uint8), metres_per_pixel=0.5, date="2022-05-01"),
    )


def ask(worker: Worker, views: tuple[View, ...], step: Step, model: str = "tiny-llava") -> Any:
    """The result, the answer, and the words that came on the way."""
    request = Request("", views, plan=Plan((step,)), options=Options(abstain=False), model=model)
    came: list[str] = []

    def listen(event: Event) -> None:
        if event.name == "token":
            came.append(event.body["text"])

    event = worker.wait(worker.send("ask", *request.to_wire()), listen)
    result = Result.from_wire(event.body, event.blob)
    return result.steps[0], compose(result, views, PlanarMeasurer), "".join(came)


def test_two_dates_are_told_in_its_words_and_measured_by_the_change_model(
    worker: Worker, dates: tuple[View, View]
) -> None:
    told, answer, came = ask(worker, dates, Step(StepName.CHANGE_CAPTION))
    (said,) = (s for s in told.statements if s.subject == "words")
    assert said.expert == "vlm"
    assert said.text.split() == came.split()
    assert answer.text.startswith(f"*In the words of tiny-llava, not measured:* {said.text}")
    assert "*Measured:*" in answer.text
    assert "probability" in {raster.name for raster in told.rasters}
    # The very same evidence as the starter models alone give.
    alone, plain, _ = ask(worker, dates, Step(StepName.CHANGE_CAPTION), "starter")
    assert alone.features
    assert answer.text.endswith(plain.text)
    np.testing.assert_array_equal(told.rasters[0].values, alone.rasters[0].values)
    assert not any(s.subject == "words" for s in alone.statements)
    open_question = Step(StepName.CHANGE_QUESTION, question="What was built?")
    told, answer, _ = ask(worker, dates, open_question)
    assert answer.text.startswith("*In the words of tiny-llava")


@pytest.mark.parametrize(
    "name",
    [
        StepName.CHANGE_BINARY,
        StepName.CHANGE_COUNT,
        StepName.CHANGE_LOCATE,
        StepName.CHANGE_MEASURE,
    ],
)
def test_counts_places_and_areas_stay_measured(
    worker: Worker, dates: tuple[View, View], name: StepName
) -> None:
    told, answer, came = ask(worker, dates, Step(name))
    _, plain, _ = ask(worker, dates, Step(name), "starter")
    assert (answer.text, answer.value) == (plain.text, plain.value)
    assert not came
    assert not any(s.expert == "vlm" for s in told.statements)


def test_where_nothing_changed_it_is_not_asked_what_did(
    worker: Worker, dates: tuple[View, View]
) -> None:
    same = (dates[0], View(dates[0].pixels + np.uint8(3), metres_per_pixel=0.5))
    told, answer, came = ask(worker, same, Step(StepName.CHANGE_CAPTION))
    assert not told.features
    assert not came
    assert answer.text.startswith("No, nothing has changed")


def test_one_view_is_described_and_asked_about(worker: Worker, dates: tuple[View, View]) -> None:
    view = dates[1:]
    told, answer, came = ask(worker, view, Step(StepName.DESCRIBE))
    assert told.statements[0].subject == "words"
    assert told.statements[0].text.split() == came.split()
    assert not any(s.subject == "caption" for s in told.statements)
    assert answer.text.startswith("*In the words of tiny-llava")
    step = Step(StepName.ANSWER, question="Why would somebody live here?")
    told, answer, came = ask(worker, view, step)
    assert answer.text == f"*In the words of tiny-llava, not measured:* {came.strip()}"
    assert answer.value is None
    step = Step(StepName.COUNT, "buildings")
    _, answer, came = ask(worker, view, step)
    assert (answer.text, came) == (ask(worker, view, step, "starter")[1].text, "")


def test_cancel_reaches_it_between_two_words(worker: Worker, dates: tuple[View, View]) -> None:
    ask(worker, dates[1:], Step(StepName.DESCRIBE))
    request = Request(
        "",
        dates[1:],
        plan=Plan((Step(StepName.DESCRIBE),)),
        model="tiny-llava",
        options=Options(abstain=False),
    )
    heard: list[str] = []
    number = worker.send("ask", *request.to_wire())
    with pytest.raises(Cancelled):
        worker.wait(number, lambda event: heard.append(event.name), stop=lambda: "token" in heard)
    assert heard.count("token") < MOST
