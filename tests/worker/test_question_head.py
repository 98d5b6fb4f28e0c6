# SPDX-License-Identifier: GPL-2.0-or-later
"""The question head of the starter pack: what it reads from and what it answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import rasterio

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.dual_encoder import DualEncoder
from rs_assistant.worker.models.question_head import (
    CELLS,
    SOURCES,
    ChipEvidence,
    QuestionHead,
    group_of,
    location_features,
    source_of,
)


@pytest.fixture(scope="module")
def pack(repository: Path) -> Path:
    return repository / "resources" / "models" / "starter"


@pytest.fixture(scope="module")
def head(pack: Path) -> QuestionHead:
    return QuestionHead(pack)


@pytest.fixture(scope="module")
def evidence(pack: Path):
    encoder = DualEncoder(pack, 1)

    def found(scene: str, cars: int = 0, built: float = 0.0) -> ChipEvidence:
        scenes = np.full(len(encoder.scenes), 0.001, np.float32)
        scenes[encoder.scenes.index(scene)] = 0.95
        maps = {name: np.zeros((CELLS, CELLS), np.float32) for name in SOURCES}
        maps["building"] += np.float32(built)
        return ChipEvidence(
            np.zeros(384, np.float32),
            scenes,
            np.full(len(encoder.labels), 0.05, np.float32),
            {"vehicle": np.full(cars, 0.8, np.float32), "ship": np.zeros(0, np.float32)},
            maps,
            round(20 * built),
        )

    return found


def test_more_outlined_cars_make_a_larger_count(head: QuestionHead, evidence) -> None:
    few, _ = head.count("cars", evidence("overpass", cars=1))
    many, probability = head.count("cars", evidence("overpass", cars=20))
    assert 0 <= few < many < 60
    assert 0 < probability <= 1


def test_things_are_known_by_the_words_of_the_collection(head: QuestionHead) -> None:
    assert head.knows("count", "mobile homes")
    assert head.knows("location", "cross point")
    assert head.knows("presence", "trees")
    assert not head.knows("count", "wind turbines")
    assert not head.knows("colour", "cars")


def test_presence_is_read_from_the_picture(head: QuestionHead, pack: Path, samples: Path) -> None:
    with rasterio.open(samples / "rotterdam_housing.tif") as source:
        picture = np.moveaxis(source.read([1, 2, 3]), 0, -1)
    # The head answers for chips of a few hundred pixels.
    seen = DualEncoder(pack, 1).encode_images([np.ascontiguousarray(picture[:300, :300])])
    chip = ChipEvidence(
        seen.embedding[0],
        seen.scene_probabilities[0],
        seen.label_probabilities[0],
        {},
        {},
        0,
    )
    trees, sure = head.presence("trees", chip)
    assert trees
    assert sure > 0.5
    airplane, _ = head.presence("airplane", chip)
    assert not airplane


def test_a_place_is_read_from_where_the_things_lie(evidence) -> None:
    seen = evidence("harbor")
    seen.maps["ship"][:, 0] = 1.0
    left = location_features(seen, "boats", ["boats"])
    seen.maps["ship"][:] = seen.maps["ship"].T
    top = location_features(seen, "boats", ["boats"])
    assert left[:16].reshape(4, 4)[:, 0].sum() == pytest.approx(3, abs=0.01)
    assert top[:16].reshape(4, 4)[0].sum() == pytest.approx(3, abs=0.01)
    assert (source_of("red cars"), source_of("lawn")) == ("vehicle", "")
    assert group_of("red cars") != group_of("cars")


def test_a_pack_without_the_head_is_reported_with_a_hint(tmp_path: Path, pack: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        QuestionHead(tmp_path)
    assert caught.value.hint
    shutil.copy(pack / "see.card.json", tmp_path / "questions.npz")  # no such file at all
    with pytest.raises(ModelUnavailable):
        QuestionHead(tmp_path)
