# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures against values computed by hand: ranks, words, answers, masks, average precision."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from rs_assistant.engine.answers.model import Answer
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature, Result, StepResult
from rs_assistant.worker.assistant.vectorise import polygons_of
from rs_assistant.worker.evaluation import ground, things
from rs_assistant.worker.evaluation.asking import Asked, Product, drawn, plain, view_of
from rs_assistant.worker.evaluation.intervals import interval, mean_interval
from rs_assistant.worker.evaluation.see import image_ranks, text_ranks
from rs_assistant.worker.evaluation.talk import correct, in_words
from rs_assistant.worker.evaluation.words import mentions, number_word, phrase_key


def said(value, declined=False, text=""):
    return Asked(Answer(text, declined, value), None, 0.0)


def test_ranks_count_others_that_score_higher_and_half_of_the_ties():
    # Two texts of picture 0, one of picture 1.
    scores = np.array([[0.9, 0.1], [0.5, 0.5], [0.8, 0.2]], np.float32)
    owner = np.array([0, 0, 1])
    assert text_ranks(scores, owner).tolist() == [0.0, 0.5, 1.0]
    # Picture 0: its best text 0.9 beats 0.8. Picture 1: its text 0.2 loses to 0.5 alone.
    assert image_ranks(scores, owner).tolist() == [0.0, 1.0]


@pytest.mark.parametrize(
    "value, word", [(0, "zero"), (12, "twelve"), (20, "twenty"), (31, "thirty-one"), (140, "140")]
)
def test_numbers_as_words(value, word):
    assert number_word(value) == word


@pytest.mark.parametrize(
    "one, other",
    [
        ("the ships", "ship"),
        ("a Storage Tank", "storage tanks"),
        ("bushes and buses", "bush and bus"),
        ("cities", "city"),
        ("grass", "the grass"),
    ],
)
def test_phrases_are_the_same_without_articles_and_plurals(one, other):
    assert phrase_key(one) == phrase_key(other)


def test_phrases_of_other_words_differ():
    assert phrase_key("larger") != phrase_key("largest")
    assert phrase_key("bus") != phrase_key("bu")


def test_a_term_is_mentioned_as_a_whole_word():
    assert mentions("Two ships, moored.", ["ship", "ships"])
    assert not mentions("A township", ["ship"])
    assert mentions("A STORAGE tank", ["storage tank"])


def test_answers_in_the_words_of_the_data():
    assert in_words(said(True), True) == "yes"
    assert in_words(said(3), True) == "three"
    assert in_words(said(3.0), False) == "3"
    assert in_words(said("Forest"), True) == "forest"
    assert in_words(said(None), True) == "unsure"
    assert in_words(said(True, declined=True), True) == "unsure"


@pytest.mark.parametrize(
    "kind, answer, value, held",
    [
        ("presence", "yes", True, True),
        ("presence", "no", True, False),
        ("presence", "no", None, False),
        ("presence", "yes", 1, False),
        ("count", 10, 12, True),
        ("count", 10, 13, False),
        ("count", 2, 3, True),
        ("count", 2, 4, False),
        ("count", 1, True, False),
        ("share", 0.3, 0.39, True),
        ("share", 0.3, 0.45, False),
    ],
)
def test_answers_count_by_the_rule_of_their_type(kind, answer, value, held):
    question = {"type": kind, "answer": answer}
    assert correct(question, said(value), None) is held
    assert not correct(question, said(value, declined=True), None)


def test_a_share_is_allowed_half_of_what_the_truth_does_not_know():
    question = {"type": "share", "answer": 0.3, "uncertain": 0.2}
    assert correct(question, said(0.49), None)
    assert not correct(question, said(0.51), None)


def test_a_theme_is_right_in_any_of_its_words():
    question = {"type": "theme", "answer": "farmland"}
    assert correct(question, said(None, text="Mostly cropland."), {"farmland": ["cropland"]})
    assert correct(question, said("farmland"), None)
    assert not correct(question, said("forest"), None)


def test_markdown_is_read_without_its_links():
    assert plain("**[12 ships](features:ship)** at [top left](cell:top-left)") == (
        "12 ships at top left"
    )


def test_polygons_drawn_again_are_the_mask_they_came_from():
    mask = np.random.default_rng(3).random((60, 90)) < 0.6
    feature = Feature("x", 1.0, polygons_of(mask))
    assert np.array_equal(drawn([feature], 60, 90), mask)
    assert not drawn([], 60, 90).any()


def test_a_region_and_a_scale_go_with_the_view():
    view = view_of(np.zeros((9, 9, 3), np.uint8), {"metres_per_pixel": 2}, [0, 0, 4, 4])
    assert view.metres_per_pixel == 2.0
    assert view.region[0][0].max() == 4


def test_f1_and_iou_are_pooled_over_the_images():
    counts = np.array([[10, 0, 10], [10, 20, 0]])  # hit, false, missed
    assert ground._f1(counts) == pytest.approx(40 / (40 + 20 + 10))
    assert ground._iou(counts) == pytest.approx(20 / 50)


def test_iou_of_classes_ignores_those_that_never_occur():
    confusion = np.array([[8, 2, 0], [0, 5, 0], [0, 0, 0]])
    ious = ground._ious(confusion)
    assert ious[:2].tolist() == [0.8, 5 / 7]
    assert np.isnan(ious[2])


def test_the_plain_difference_gets_its_best_threshold():
    difference = np.array([[0, 0, 9, 9]], np.uint8)
    truth = np.array([[False, False, True, True]])
    assert ground._baseline([difference], [truth]) == 1.0


COCO = {
    "images": [{"id": 1, "width": 100, "height": 100}, {"id": 2, "width": 100, "height": 100}],
    "categories": [{"id": 1, "name": "storage_tank"}],
    "annotations": [
        {"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20], "area": 400},
        {"id": 2, "image_id": 2, "category_id": 1, "bbox": [50, 50, 20, 20], "area": 400},
    ],
}


def box(image, x, y, score, mask=False):
    row = {"image_id": image, "category_id": 1, "bbox": [x, y, 20, 20], "score": score}
    if mask:
        pixels = np.zeros((100, 100), bool)
        pixels[y : y + 20, x : x + 20] = True
        row["segmentation"] = things.run_length(pixels)
    return row


def test_average_precision_of_boxes_by_hand():
    perfect = [box(1, 10, 10, 0.9), box(2, 50, 50, 0.8)]
    report = things._precisions(COCO, perfect, False)
    assert report["box_AP50"] == 1.0
    assert report["per_class"]["storage tank"]["box_AP50"] == 1.0
    # A false box between two right ones: precision 1 up to recall 0.5, then 2/3.
    mixed = [box(1, 10, 10, 0.9), box(1, 70, 70, 0.85), box(2, 50, 50, 0.8)]
    expected = (51 * 1.0 + 50 * 2 / 3) / 101
    assert things._precisions(COCO, mixed, False)["box_AP50"] == pytest.approx(expected, abs=1e-4)
    assert things._precisions(COCO, [], False)["box_AP50"] == 0.0


def test_average_precision_of_masks_and_its_interval():
    square = [[10, 10, 30, 10, 30, 30, 10, 30]]
    other = [[50, 50, 70, 50, 70, 70, 50, 70]]
    coco = {
        **COCO,
        "annotations": [
            {**COCO["annotations"][0], "segmentation": square},
            {**COCO["annotations"][1], "segmentation": other},
        ],
    }
    found = [box(1, 10, 10, 0.9, True), box(2, 20, 20, 0.8, True)]
    report = things._precisions(coco, found, True)
    assert report["mask_AP50"] == pytest.approx(51 / 101, abs=1e-4)
    low, high = report["mask_AP50_ci"]
    assert low == 0.0
    assert high == 1.0


def test_annotation_masks_are_polygons_codes_or_boxes():
    assert things.annotation_mask(COCO["annotations"][0], 100, 100).sum() == 400
    code = things.run_length(np.eye(100, dtype=bool))
    assert things.annotation_mask({"segmentation": code}, 100, 100).sum() == 100
    square = {"segmentation": [[10, 10, 30, 10, 30, 30, 10, 30]]}
    assert things.annotation_mask(square, 100, 100).sum() == 400


def test_intervals_hold_the_mean_and_are_left_out_for_large_sets():
    values = [0, 1] * 50
    low, high = mean_interval(values)
    assert low < 0.5 < high
    assert interval(500, lambda picked: 0.0) is None
    assert interval(1, lambda picked: 0.0) is None


def test_a_question_about_both_dates_is_two_steps_of_a_batch():
    both, one = Step(StepName.COUNT, "tanks"), Step(StepName.ANSWER, question="is there water?")
    plans = (Plan((both,)), Plan((one,)))
    run = Plan((both, replace(both, view=1), one))

    class Worker:
        def call(self, op, body, blob):
            body, blob = Result(run, tuple(StepResult(step) for step in run.steps)).to_wire()
            return SimpleNamespace(body=body, blob=blob)

    views = [View(np.zeros((20, 20, 3), np.uint8), date=day) for day in ("2019", "2021")]
    said = Product(Worker()).run_together(plans, views)
    assert [asked.result.plan.steps for asked in said] == [run.steps[:2], (one,)]
    assert [len(asked.result.steps) for asked in said] == [2, 1]
