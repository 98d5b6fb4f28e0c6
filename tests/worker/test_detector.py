# SPDX-License-Identifier: GPL-2.0-or-later
"""The detector adapter: reading scales, tiles, masks, and the shipped model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine.errors import Cancelled, ModelUnavailable
from rs_assistant.worker.models import detector as module
from rs_assistant.worker.models.detector import Detector, _Found, _join, draw_mask, mask_logits
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


def part(box: tuple[float, ...], cut: bool, tile: int, score: float = 0.9) -> _Found:
    frame = np.array(box, np.float32)
    return _Found(0, score, frame, np.ones((4, 4), np.float32), frame, cut, tile)


@pytest.mark.parametrize("extent", [(1, 1), (1024, 1024), (1025, 1400), (5000, 700)])
def test_windows_cover_the_image_and_share_the_overlap(extent: tuple[int, int]) -> None:
    height, width = extent
    plan = windows(height, width, 1024, 192)
    seen = np.zeros(extent, bool)
    for window in plan:
        assert window.height <= 1024
        assert window.width <= 1024
        window.cut(seen)[...] = True
    assert seen.all()
    tops = sorted({w.top for w in plan})
    assert all(b - a <= 1024 - 192 for a, b in zip(tops, tops[1:]))


def test_interpolation_meets_cells_at_their_centres_and_clamps_outside() -> None:
    weights = interpolation(np.array([-3.0, 0.0, 1.25, 9.0]), 4)
    assert np.allclose(weights @ np.array([10.0, 20, 30, 40]), [10, 10, 22.5, 40])


def test_an_object_cut_by_a_seam_becomes_one_instance() -> None:
    left = part((100, 10, 1024, 60), True, 0)
    right = part((832, 11, 1300, 61), True, 1)
    assert len(_join([left, right])) == 1


def test_a_whole_view_of_an_object_wins_over_a_cut_one() -> None:
    whole = part((900, 10, 1100, 60), False, 1, score=0.5)
    cut = part((900, 10, 1024, 60), True, 0, score=0.95)
    groups = _join([cut, whole])
    assert groups == [[whole]]


def test_neighbours_in_one_tile_stay_apart() -> None:
    assert len(_join([part((0, 0, 20, 20), False, 0), part((25, 0, 45, 20), False, 0)])) == 2


def test_objects_cut_at_the_same_seam_but_beside_each_other_stay_apart() -> None:
    a = part((900, 10, 1024, 60), True, 0)
    b = part((832, 200, 1000, 260), True, 1)
    assert len(_join([a, b])) == 2


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
    mask = draw_mask(logits, frame, np.arange(40) + 0.5, np.arange(24) + 0.5)
    rows, columns = np.nonzero(mask)
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
    assert detector._scale("ship", 10.0) == pytest.approx(2.5)
    assert detector._scale("airplane", 0.5) == pytest.approx(1.0)
    assert detector._scale("airplane", 0.1) < 0.5


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
    assert steps == [0.25, 0.5, 0.75, 1.0]
    assert len(found) > 1
    for i, instance in enumerate(found):
        others = [f.box for f in found[i + 1 :] if f.label == instance.label]
        if others:
            shared = module._overlap(np.array(instance.box), np.array(others))
            assert shared.max() < module.SAME + 0.1


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
    mask = draw_mask(
        module.ellipse_logits(shape), box + wide, np.arange(60) + 0.5, np.arange(60) + 0.5
    )
    assert mask.sum() == pytest.approx(np.pi * 20 * 10, rel=0.05)
    rows, columns = np.nonzero(mask)
    assert (columns.min(), columns.max()) == pytest.approx((10, 49), abs=1)
    assert (rows.min(), rows.max()) == pytest.approx((20, 39), abs=1)
