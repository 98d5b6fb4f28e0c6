# SPDX-License-Identifier: GPL-2.0-or-later
"""The segmenter adapter: legends, scales, blending, and the shipped model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine.errors import Cancelled
from rs_assistant.worker.models.segmenter import (
    PEOPLE,
    SegmentationMap,
    Segmenter,
    blend,
    enlarge,
    upsample,
)

PACK = Path(__file__).parents[2] / "resources" / "models" / "starter"


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(PACK, 1)


def scene(height: int, width: int) -> np.ndarray:
    image = np.random.default_rng(5).integers(60, 90, (height, width, 3)).astype(np.uint8)
    image[:, width // 2 :] = (30, 50, 80)
    return image


@pytest.mark.parametrize("legend", Segmenter.LEGENDS)
def test_every_legend_gives_probabilities_for_every_pixel(
    segmenter: Segmenter, legend: str
) -> None:
    result = segmenter.segment(scene(70, 111), None, legend)
    assert result.classes == segmenter.classes(legend)
    assert result.probabilities.shape == (len(result.classes), 70, 111)
    values = result.probabilities.astype(np.float32)
    assert values.min() >= 0
    assert values.max() <= 1
    if result.threshold is None:
        assert np.allclose(values.sum(0), 1, atol=0.01)
    assert result.labels().max() <= max(len(result.classes) - 1, 1)


def test_people_read_five_covers(segmenter: Segmenter) -> None:
    assert segmenter.classes("land_cover") == PEOPLE


def test_coarse_land_cover_speaks_the_same_legend(segmenter: Segmenter) -> None:
    result = segmenter.segment(scene(64, 64), 30.0, "land_cover")
    assert result.classes == PEOPLE
    assert np.allclose(result.probabilities.astype(np.float32).sum(0), 1, atol=0.02)


def test_fine_images_are_shrunk_before_reading_land_cover(segmenter: Segmenter) -> None:
    assert segmenter._readings("gid15", 0.5, 256**2) == [(pytest.approx(0.2), 1)]
    assert segmenter._readings("gid15", 4.0, 256**2) == [(1, 1)]


def test_land_cover_is_read_from_further_away_as_well(segmenter: Segmenter) -> None:
    (also,) = segmenter.card["reading"]["land_cover"]["also"]
    assert segmenter._readings("land_cover", 4.0, 256**2) == [(1, 1), (also, 1)]
    assert segmenter._readings("land_cover", 4.0, 4096**2) == [(1, 1)]


def test_roofs_are_read_as_finely_as_the_pixels_to_read_allow(segmenter: Segmenter) -> None:
    reading = segmenter.card["reading"]["buildings"]
    most, finer = reading["most_pixels"], reading["finer"]
    small = segmenter._readings("buildings", 0.5, 256**2)
    assert small == [(pytest.approx(0.5 / at), weight) for at, weight in finer["at"]]
    (first, _), *others = segmenter._readings("buildings", 0.5, 1024**2)
    assert 1.2 < first <= 0.5 / finer["large"][0][0]
    assert 1024**2 * first**2 <= most * 1.001
    assert others == [(0.5 / at, weight) for at, weight in finer["large"][1:]]
    assert segmenter._readings("buildings", 0.5, 4096**2)[0][0] == 1
    assert segmenter._readings("buildings", 0.1, 4096**2)[0][0] == pytest.approx(1 / 3)
    assert segmenter._readings("buildings", None, 256**2) == [(1, 1)]
    assert segmenter._readings("buildings", 0.5, 256**2, once=True) == [(1, 1)]


def test_the_progress_of_several_readings_rises_to_its_end(segmenter: Segmenter) -> None:
    steps: list[float] = []
    image = np.random.default_rng(3).integers(0, 255, (300, 300, 3), np.uint8)
    segmenter.segment(image, 0.5, "buildings", progress=steps.append)
    assert steps == sorted(steps)
    assert steps[-1] == pytest.approx(1.0)
    assert len(steps) > 1


def test_windows_of_several_readings_are_shown_on_the_map(segmenter: Segmenter) -> None:
    class Shown:
        windows: list[tuple[float, ...]] = []

        def __call__(self, done: float) -> None: ...

        def window(self, where: tuple[float, ...]) -> None:
            self.windows.append(where)

    shown = Shown()
    image = np.random.default_rng(3).integers(0, 255, (300, 300, 3), np.uint8)
    segmenter.segment(image, 0.5, "buildings", progress=shown)
    assert (0, 0, 1, 1) in shown.windows


@pytest.mark.parametrize("legend", ["roads", "buildings"])
def test_haze_costs_roads_and_roofs_little(segmenter: Segmenter, legend: str) -> None:
    rng = np.random.default_rng(2)
    image = rng.integers(60, 110, (192, 192, 3)).astype(np.uint8)
    image[:, 80:100] = 150
    for top in (20, 110):
        image[top : top + 40, 20:60] = (200, 90, 70)
        image[top : top + 40, 120:170] = 230
    hazy = (image * 0.6 + 70).astype(np.uint8)
    clear, dim = (
        segmenter.segment(i, 0.4, legend).probabilities.astype(np.float32) for i in (image, hazy)
    )
    assert np.ptp(clear) > 0.1
    assert np.abs(clear - dim).mean() < 0.005


def test_yes_or_no_legends_use_the_threshold_of_the_card() -> None:
    result = SegmentationMap(("road",), np.array([[[0.3, 0.6]]], np.float16), 0.5)
    assert result.labels().tolist() == [[0, 1]]
    assert np.allclose(result.confidence(), [[0.7, 0.6]], atol=0.01)


def test_blending_windows_changes_nothing_where_they_agree() -> None:
    image = np.random.default_rng(0).random((90, 130, 3)).astype(np.float32)
    steps: list[float] = []
    out = blend(image, lambda p: p.transpose(2, 0, 1), 50, 20, steps.append)
    assert np.allclose(out, image.transpose(2, 0, 1), atol=1e-5)
    assert steps[-1] == 1.0


def test_upsampling_keeps_a_ramp_straight_and_in_place() -> None:
    ramp = np.arange(8, dtype=np.float32)[None, None].repeat(4, 1)
    out = upsample(ramp, 4, (16, 32))[0]
    assert out.shape == (16, 32)
    inner = out[:, 2:-2]
    assert np.allclose(np.diff(inner, axis=1), 0.25, atol=1e-5)
    assert out[0, 15] + out[0, 16] == pytest.approx(7.0)


def test_enlarging_to_the_same_size_is_the_same_array() -> None:
    values = np.random.default_rng(1).random((2, 5, 7))
    assert enlarge(values, 5, 7) is values
    assert enlarge(values, 10, 21).shape == (2, 10, 21)


def test_cancel_stops_between_windows(segmenter: Segmenter) -> None:
    with pytest.raises(Cancelled):
        segmenter.segment(scene(64, 64), None, "roads", cancelled=lambda: True)


def test_close_by_the_legend_knows_bare_ground_too(segmenter: Segmenter) -> None:
    result = segmenter.segment(scene(96, 96), 0.5, "land_cover")
    assert result.classes == (*PEOPLE, "bare")
    assert np.allclose(result.probabilities.astype(np.float32).sum(0), 1, atol=0.02)


def test_what_is_water_from_afar_is_no_grass_close_by(
    segmenter: Segmenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    rgb = scene(96, 96)
    own = segmenter._probabilities

    def afar_all_water(image: np.ndarray, scale: float, legend: str, *more: object) -> np.ndarray:
        if legend != "land_cover":
            return own(image, scale, legend, None, None)
        values = np.zeros((len(PEOPLE), *image.shape[:2]), np.float32)
        values[PEOPLE.index("water")] = 1
        return values

    monkeypatch.setattr(segmenter, "_probabilities", afar_all_water)
    result = segmenter.segment(rgb, 0.5, "land_cover")
    values = result.probabilities.astype(np.float32)
    for name in ("meadow", "forest", "farmland"):
        assert values[result.classes.index(name)].max() < 0.01
    assert np.allclose(values.sum(0), 1, atol=0.02)
