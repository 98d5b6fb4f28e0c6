# SPDX-License-Identifier: GPL-2.0-or-later
"""The change adapter and the shipped model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine.errors import Cancelled, InvalidRequest
from rs_assistant.worker.models import change_head
from rs_assistant.worker.models.change_decision import difference, labelled, reaching, weighed
from rs_assistant.worker.models.change_head import ChangeHead

PACK = Path(__file__).parents[2] / "resources" / "models" / "starter"


@pytest.fixture(scope="module")
def head() -> ChangeHead:
    return ChangeHead(PACK, 1)


def field(seed: int = 2) -> np.ndarray:
    """A soft texture, like fields from far above."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(70, 120, (9, 9, 3)).astype(np.float32)
    return np.kron(coarse, np.ones((16, 16, 1))).astype(np.uint8)


def test_probability_covers_the_image(head: ChangeHead) -> None:
    image = field()
    p = head.change(image, image, 1.0)
    assert p.shape == image.shape[:2]
    assert p.dtype == np.float32
    assert 0 <= p.min() <= p.max() <= 1


def test_the_order_of_the_dates_makes_no_difference(head: ChangeHead) -> None:
    before, after = field(), field()
    after[40:80, 40:80] = 230
    there = head.change(before, after, 1.0)
    assert np.allclose(there, head.change(after, before, 1.0), atol=1e-4)


def test_an_image_compared_with_itself_has_not_changed(head: ChangeHead) -> None:
    image = field()
    assert not head.mask(head.change(image, image, 1.0)).any()


def test_a_new_bright_block_is_found_where_it_stands(head: ChangeHead) -> None:
    before, after = field(), field()
    after[48:88, 56:96] = 235
    p = head.change(before, after, 1.0)
    inside = p[52:84, 60:92].mean()
    outside = p.copy()
    outside[40:96, 48:104] = 0
    assert inside > 3 * outside.mean()


def test_specks_are_no_change_but_holes_stay(head: ChangeHead) -> None:
    p = np.zeros((60, 60), np.float32)
    p[2, 2] = 1.0
    p[20:50, 20:50] = 1.0
    p[30, 30] = 0.0
    mask = head.mask(p)
    assert mask[2, 2] == 0
    assert mask[30, 30] == 0
    assert mask.sum() == 30 * 30 - 1


def test_images_of_two_sizes_are_refused(head: ChangeHead) -> None:
    with pytest.raises(InvalidRequest):
        head.change(field(), field()[:100], None)


def test_cancel_stops_between_windows(head: ChangeHead) -> None:
    with pytest.raises(Cancelled):
        head.change(field(), field(), None, cancelled=lambda: True)


def test_specks_are_judged_at_the_size_that_the_network_reads(head: ChangeHead) -> None:
    p = np.zeros((60, 60), np.float32)
    side = int(np.ceil(head.card["least_pixels"] ** 0.5)) - 1
    p[20 : 20 + side, 20 : 20 + side] = 1.0
    assert not head.mask(p, 1.0).any()
    assert head.mask(p, 10.0).any()  # enlarged twice, the patch has four times the pixels


def test_windows_leave_no_seam(head: ChangeHead, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = (np.tile(field(), (3, 3, 1))[:320, :320] for _ in range(2))
    after[100:150, 130:200] = 235
    whole = head.change(before, after, 1.0)
    monkeypatch.setattr(change_head, "TILE", 224)
    monkeypatch.setattr(change_head, "OVERLAP", 96)
    parts = head.change(before, after, 1.0)
    assert np.abs(whole - parts).mean() < 0.02


def test_the_plain_difference_only_shifts_the_odds() -> None:
    p = np.array([[0.2, 0.2, 0.2]], np.float32)
    apart = np.array([[0.0, 0.75, 2.0]], np.float32)
    low, middle, high = weighed(p, apart, 1.0, 0.8)[0]
    assert low < 0.2 < high
    assert middle == pytest.approx(0.2, abs=1e-3)
    assert np.allclose(weighed(p, apart, 0.0, 0.8), p)


def test_the_plain_difference_does_not_see_light() -> None:
    image = np.random.default_rng(3).integers(60, 180, (40, 40, 3)).astype(np.uint8)
    darker = (image * 0.5 + 20).astype(np.uint8)
    assert difference(image, darker).mean() < 0.03
    assert difference(image, np.rot90(image)).mean() > 0.5


def test_a_patch_counts_where_it_is_sure_and_extends_from_there() -> None:
    p = np.full((40, 60), 0.1, np.float32)
    p[5:15, 5:15] = 0.6  # a doubtful patch
    p[20:30, 20:30] = 0.6  # a patch that is sure in one pixel …
    p[24, 24] = 0.95
    p[20:30, 30:34] = 0.4  # … and that goes on
    p[30, 34] = 0.4  # a pixel beyond its corner would be a patch of its own
    p[35:38, 50:55] = 0.4  # nothing
    changed = (p >= 0.5).astype(np.uint8)
    mask = reaching(changed, p, 0.9, 0.35)
    expected = np.zeros_like(mask)
    expected[20:30, 20:34] = 1
    assert np.array_equal(mask, expected)
    assert not reaching(changed, np.minimum(p, 0.8), 0.9, 0.35).any()
    assert not reaching(changed, p, 0.9, 0.35, 141).any()  # the grown patch has 140 pixels


@pytest.mark.parametrize("seed", range(4))
def test_parts_are_numbered_as_they_hang_together(seed: int) -> None:
    mask = np.random.default_rng(seed).random((25, 31)) < 0.45
    parts = labelled(mask)
    assert np.array_equal(parts > 0, mask)
    seen = np.zeros(parts.max() + 1, bool)
    done = np.zeros(mask.shape, bool)
    for start in zip(*np.nonzero(mask)):
        if done[start]:
            continue
        number, stack = parts[start], [start]
        assert not seen[number]  # no two parts share a number
        seen[number] = True
        while stack:
            row, column = stack.pop()
            inside = 0 <= row < mask.shape[0] and 0 <= column < mask.shape[1]
            if inside and mask[row, column] and not done[row, column]:
                assert parts[row, column] == number
                done[row, column] = True
                stack += [(row + y, column + x) for y, x in ((-1, 0), (1, 0), (0, -1), (0, 1))]


def test_a_pack_that_says_nothing_of_patches_is_taken_by_its_threshold(head: ChangeHead) -> None:
    p = np.zeros((60, 60), np.float32)
    p[10:40, 10:40] = head.threshold + 0.1
    assert not head.mask(p).any()  # of the starter pack: never sure
    theirs = ChangeHead.__new__(ChangeHead)
    theirs.threshold = head.threshold
    theirs.card = {k: v for k, v in head.card.items() if k not in ("difference", "patches")}
    assert theirs.mask(p).sum() == 30 * 30


def test_the_card_says_how_sure_a_patch_must_be_and_how_far_it_extends(head: ChangeHead) -> None:
    theirs = ChangeHead.__new__(ChangeHead)
    theirs.threshold = 0.5
    p = np.zeros((60, 60), np.float32)
    p[10:40, 10:40] = 0.7
    p[10:40, 40:50] = 0.25
    for sure, grown, area in ((0.8, 0.2, 0), (0.6, 0.2, 30 * 40), (0.6, 0.3, 30 * 30)):
        theirs.card = {**head.card, "patches": {"sure": sure, "grown": grown}}
        assert theirs.mask(p).sum() == area
