# SPDX-License-Identifier: GPL-2.0-or-later
"""The detector adapter: reading scales, tiles, masks, and the shipped model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine.errors import Cancelled, ModelUnavailable
from rs_assistant.worker.models import detector as module
from rs_assistant.worker.models.detections import (
    SAME,
    Candidate,
    Part,
    candidate_of,
    distinct,
    fused,
    joined,
    overlap,
    suppressed,
    with_large,
)
from rs_assistant.worker.models.detector import Detector
from rs_assistant.worker.models.instance_masks import (
    drawn,
    ellipse_logits,
    mask_logits,
    values_at,
)
from rs_assistant.worker.models.pixel_session import interpolation, windows

PACK = Path(__file__).parents[2] / "resources" / "models" / "starter"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(PACK, 1)


def view(height: int = 96, width: int = 160) -> np.ndarray:
    """A grey field with a bright rectangle; noise so that nothing is exactly flat."""
    image = np.random.default_rng(3).integers(90, 110, (height, width, 3)).astype(np.uint8)
    image[30:50, 40:80] = 240
    return image


def part(box: tuple[float, ...], cut: bool = False, tile: int = 0, score: float = 0.9) -> Part:
    frame = np.array(box, np.float32)
    return Part(score, frame, np.ones((4, 4), np.float32), frame, cut, tile)


def thing(*box: float, score: float) -> Candidate:
    return candidate_of([part(box, score=score)])


@pytest.mark.parametrize("tight", [False, True])
@pytest.mark.parametrize("extent", [(1, 1), (1024, 1024), (1025, 1400), (5000, 700)])
def test_windows_cover_the_image_and_share_the_overlap(
    extent: tuple[int, int], tight: bool
) -> None:
    height, width = extent
    plan = windows(height, width, 1024, 192, tight=tight)
    seen = np.zeros(extent, bool)
    for window in plan:
        assert window.height <= 1024
        assert window.width <= 1024
        window.cut(seen)[...] = True
    assert seen.all()
    tops = sorted({w.top for w in plan})
    assert all(b - a <= plan[0].height - 192 for a, b in zip(tops, tops[1:]))


def test_tight_windows_read_little_more_than_the_image() -> None:
    loose, tight = (
        sum(w.height * w.width for w in windows(1280, 1280, 1024, 128, tight=t))
        for t in (False, True)
    )
    assert tight < 1.25 * 1280**2 < loose / 2


def test_interpolation_meets_cells_at_their_centres_and_clamps_outside() -> None:
    weights = interpolation(np.array([-3.0, 0.0, 1.25, 9.0]), 4)
    assert np.allclose(weights @ np.array([10.0, 20, 30, 40]), [10, 10, 22.5, 40])


def test_an_object_cut_by_a_seam_becomes_one_instance() -> None:
    left = part((100, 10, 1024, 60), True, 0)
    right = part((832, 11, 1300, 61), True, 1)
    assert len(joined([left, right])) == 1


def test_a_whole_view_of_an_object_wins_over_a_cut_one() -> None:
    whole = part((900, 10, 1100, 60), False, 1, score=0.5)
    cut = part((900, 10, 1024, 60), True, 0, score=0.95)
    groups = joined([cut, whole])
    assert groups == [[whole]]


def test_neighbours_in_one_tile_stay_apart() -> None:
    assert len(joined([part((0, 0, 20, 20), False, 0), part((25, 0, 45, 20), False, 0)])) == 2


def test_objects_cut_at_the_same_seam_but_beside_each_other_stay_apart() -> None:
    a = part((900, 10, 1024, 60), True, 0)
    b = part((832, 200, 1000, 260), True, 1)
    assert len(joined([a, b])) == 2


def test_a_kept_box_is_the_mean_of_those_that_agree_with_it() -> None:
    boxes = np.array([[0, 0, 20, 20], [0, 0, 24, 20], [100, 0, 120, 20]], np.float32)
    keep, placed = suppressed(boxes, np.array([0.5, 0.5, 0.4]), 0.4, 0.5)
    assert keep == [0, 2]
    assert 21 < placed[0][2] < 23
    assert placed[1].tolist() == [100, 0, 120, 20]
    assert suppressed(boxes, np.array([0.5, 0.5, 0.4]), 0.4, None)[1][0].tolist() == [0, 0, 20, 20]


def test_what_two_readings_agree_on_counts_more_than_what_one_saw_alone() -> None:
    first = [thing(0, 0, 20, 20, score=0.6), thing(50, 0, 70, 20, score=0.8)]
    second = [thing(1, 0, 21, 20, score=0.6)]
    found = fused([first, second], 0.5)
    assert [c.score for c in found] == pytest.approx([0.6, 0.4])
    assert found[0].box.tolist() == pytest.approx([0.5, 0, 20.5, 20])
    assert len(found[0].readings) == 2


def test_a_large_thing_swallows_its_less_sure_parts_and_spares_surer_ones() -> None:
    parts = [thing(10, 0, 60, 40, score=0.2), thing(70, 0, 120, 40, score=0.5)]
    large = [thing(0, 0, 200, 50, score=0.4)]
    kept = with_large(parts, large, 0.5)
    assert [c.score for c in kept] == [0.5, 0.4]


def test_readings_that_disagree_about_a_pixel_are_averaged() -> None:
    frame = np.array([0, 0, 10, 10], np.float32)
    sure = Part(0.9, frame, np.full((4, 4), 3.0, np.float32), frame)
    unsure = Part(0.9, frame, np.full((4, 4), -1.0, np.float32), frame)
    mask, offset = drawn(Candidate(0.9, frame, ((sure,), (unsure,))), 12, 12)
    assert (mask.sum(), offset) == (100, (0, 0))
    assert not drawn(Candidate(0.9, frame, ((unsure,), (unsure,))), 12, 12)[0].any()


def test_mask_network_reads_the_place_within_the_frame() -> None:
    shape = {"channels": 1, "hidden": 2, "stride": 2, "grid": 8}
    # The first hidden unit passes the horizontal place on, shifted to stay positive.
    w1, b1 = np.array([[0, 1, 0], [0, 0, 0]]), np.array([2.0, 0.0])
    w2, b2 = np.eye(2), np.zeros(2)
    w3, b3 = np.array([1.0, 0.0]), np.array([-2.0])
    row = np.concatenate([v.ravel() for v in (w1, b1, w2, b2, w3, b3)]).astype(np.float32)
    frame = np.array([4.0, 4.0, 36.0, 20.0], np.float32)
    features = np.zeros((1, 16, 32), np.float32)
    logits = next(iter(mask_logits(features, frame[None], row[None], shape)))
    rows, columns = np.nonzero(
        values_at(logits, frame, np.arange(40) + 0.5, np.arange(24) + 0.5) > 0
    )
    assert columns.min() >= 19
    assert columns.max() == 35
    assert (rows.min(), rows.max()) == (4, 19)


def test_coarse_images_show_ships_and_no_cars(detector: Detector) -> None:
    known = detector.known_at(10.0)
    assert "ship" in known
    assert "car" not in known
    assert "car" in detector.known_at(0.12)
    assert set(detector.known_at(None)) == set(detector.labels)


def test_ships_at_ten_metres_are_read_enlarged(detector: Detector) -> None:
    assert detector.enlargement("ship", 10.0) == pytest.approx(2.5, rel=0.01)
    assert detector.enlargement("airplane", 0.5) == pytest.approx(1.0)
    assert detector.enlargement("airplane", 0.1) < 0.5
    assert detector.enlargement("car", 10.0) == np.inf


def test_large_things_are_read_from_afar_only_where_the_image_is_fine(detector: Detector) -> None:
    def large(fine: bool) -> set[float]:
        plan = detector._plan({"ship": 1.0}, large=fine)
        return {scale for scale, readings in plan.items() if ("ship", True) in readings}

    assert large(True)
    assert max(large(True)) < 0.5
    assert not large(False)


def test_readings_of_nearly_one_size_are_one(detector: Detector) -> None:
    plan = detector._plan({"tennis court": 1.0, "airplane": 1.03, "ship": 2.5}, large=False)
    at = {scale for scale, readings in plan.items() if ("tennis court", False) in readings}
    assert at & {scale for scale, readings in plan.items() if ("airplane", False) in readings}
    assert max(plan) > 1.6


def test_instances_lie_in_the_image_with_masks_in_their_frames(detector: Detector) -> None:
    image = view()
    found = detector.detect(image, None, minimum=0.001)
    assert found
    assert [i.score for i in found] == sorted((i.score for i in found), reverse=True)
    for instance in found:
        x0, y0, x1, y1 = instance.box
        assert 0 <= x0 < x1 <= image.shape[1]
        assert 0 <= y0 < y1 <= image.shape[0]
        assert instance.mask.any()
        assert instance.offset[0] + instance.mask.shape[1] <= image.shape[1]
        assert instance.offset[1] + instance.mask.shape[0] <= image.shape[0]


def test_only_the_classes_asked_for_are_answered(detector: Detector) -> None:
    found = detector.detect(view(), 0.5, {"storage tank"}, minimum=0.0005)
    assert {i.label for i in found} <= {"storage tank"}
    assert detector.detect(view(), 10.0, {"car"}) == []


def test_overlapping_tiles_report_no_object_twice(
    detector: Detector, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = np.tile(view(160, 160), (2, 2, 1))
    monkeypatch.setattr(module, "TILE", 224)
    monkeypatch.setattr(module, "OVERLAP", 96)
    steps: list[float] = []
    found = detector.detect(image, None, minimum=0.01, progress=steps.append)
    assert steps == sorted(steps)
    assert len(steps) >= 4
    assert steps[-1] == pytest.approx(1.0)
    assert len(found) > 1
    for i, instance in enumerate(found):
        others = [f.box for f in found[i + 1 :] if f.label == instance.label]
        if others:
            assert overlap(np.array(instance.box), np.array(others)).max() <= SAME + 1e-6


def test_averaged_boxes_that_come_to_lie_on_each_other_are_one_thing() -> None:
    twins = [thing(0, 0, 10, 10, score=0.6), thing(1, 0, 11, 10, score=0.9)]
    (kept,) = distinct([*twins])
    assert kept.score == pytest.approx(0.9)
    assert len(distinct([twins[0], thing(20, 0, 30, 10, score=0.5)])) == 2


def test_cancel_stops_between_tiles(detector: Detector) -> None:
    with pytest.raises(Cancelled):
        detector.detect(view(), None, cancelled=lambda: True)


def test_a_missing_model_is_named_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        Detector(tmp_path, 1)
    assert "detector" in caught.value.message
    assert caught.value.hint


def test_the_mask_of_a_tree_is_the_ellipse_in_its_box(detector: Detector) -> None:
    shape = detector.card["mask"]
    box = np.array([10.0, 20.0, 50.0, 40.0])
    wide = np.array([-40.0, -20, 40, 20]) * shape["margin"]
    grid = np.arange(60) + 0.5
    mask = values_at(ellipse_logits(shape), box + wide, grid, grid) > 0
    assert mask.sum() == pytest.approx(np.pi * 20 * 10, rel=0.05)
    rows, columns = np.nonzero(mask)
    assert (columns.min(), columns.max()) == pytest.approx((10, 49), abs=1)
    assert (rows.min(), rows.max()) == pytest.approx((20, 39), abs=1)


def test_nothing_is_found_that_is_larger_on_the_ground_than_its_class_can_be(
    detector: Detector,
) -> None:
    box = np.array([0, 0, 20, 12], np.float32)
    assert detector._plausible("car", box, 0.15)
    assert not detector._plausible("car", box, 0.5)
    assert detector._plausible("car", box, None)
    assert detector._plausible("harbor", box, 10.0)
