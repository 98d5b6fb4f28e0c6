# SPDX-License-Identifier: GPL-2.0-or-later
"""The image and text encoder of the starter pack, through the adapter the worker uses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.adaptation.encoder import augment
from rs_assistant.worker.models.dual_encoder import DualEncoder, parted, plain_name

WORDS = frozenset({"dense", "residential", "storage", "tanks", "golf", "course", "forest", "land"})


@pytest.fixture(scope="module")
def encoder(repository: Path) -> DualEncoder:
    return DualEncoder(repository / "resources" / "models" / "starter", threads=1)


def sample(samples: Path, name: str) -> np.ndarray:
    with rasterio.open(samples / f"{name}.tif") as source:
        return np.moveaxis(source.read([1, 2, 3]), 0, -1)


def test_embeddings_of_pictures_and_sentences_have_unit_length_in_one_space(
    encoder: DualEncoder, samples: Path
) -> None:
    pictures = encoder.encode_images([sample(samples, "rotterdam_ship")])
    sentences = encoder.encode_texts(["ships in a harbor", "a", "trees " * 300])
    assert pictures.embedding.shape[1] == sentences.embedding.shape[1]
    for rows in (pictures.embedding, sentences.embedding, sentences.sentence):
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert pictures.grid.shape == (1, 320, 7, 7)


def test_probabilities_are_probabilities(encoder: DualEncoder, samples: Path) -> None:
    seen = encoder.encode_images([sample(samples, "rotterdam_tanks")])
    assert seen.scene_probabilities.shape == (1, len(encoder.scenes))
    assert seen.label_probabilities.shape == (1, len(encoder.labels))
    assert seen.scene_probabilities.sum() == pytest.approx(1, abs=1e-4)
    assert seen.kind_probabilities.sum() == pytest.approx(1, abs=1e-4)
    assert 0 <= seen.label_probabilities.min() <= seen.label_probabilities.max() <= 1


def test_a_tile_gets_the_same_evidence_alone_and_among_others(
    encoder: DualEncoder, samples: Path
) -> None:
    picture = sample(samples, "rotterdam_ship")
    tiles = [picture[:256, :256], picture[:200, 300:], picture]
    together = encoder.encode_images(tiles)
    for row, tile in enumerate(tiles):
        alone = encoder.encode_images([tile])
        assert np.allclose(alone.embedding[0], together.embedding[row], atol=1e-4)


def test_a_harbour_is_told_from_a_wood(encoder: DualEncoder, samples: Path) -> None:
    harbour = encoder.encode_images([sample(samples, "rotterdam_harbour")])
    wood = encoder.encode_images([sample(samples, "florida_forest")])
    water = encoder.labels.index("water")
    trees = encoder.labels.index("trees")
    assert harbour.label_probabilities[0, water] > 0.5 > wood.label_probabilities[0, water]
    assert wood.label_probabilities[0, trees] > 0.5 > harbour.label_probabilities[0, trees]
    names = ["harbor with ships", "forest"]
    assert encoder.classify(harbour.embedding, names)[0].argmax() == 0
    assert encoder.classify(wood.embedding, names)[0].argmax() == 1


@pytest.mark.parametrize("kind", ["map", "hillshade", "cloud", "blank"])
def test_what_is_no_photograph_of_the_ground_is_named_by_its_kind(
    encoder: DualEncoder, kind: str
) -> None:
    rng = np.random.default_rng(99)
    views = [augment.draw(kind, 400, rng) for _ in range(8)]
    seen = encoder.encode_images(views)
    names = [encoder.kinds[i] for i in seen.kind_probabilities.argmax(1)]
    assert names.count(kind) >= 7


@pytest.mark.parametrize(
    "name",
    [
        "rotterdam_tanks",
        "rotterdam_ship",
        "rotterdam_housing",
        "rotterdam_harbour",
        "florida_forest",
    ],
)
def test_photographs_are_taken_for_photographs(
    encoder: DualEncoder, samples: Path, name: str
) -> None:
    seen = encoder.encode_images([sample(samples, name)])
    assert encoder.kinds[int(seen.kind_probabilities[0].argmax())] == "photograph"


def test_near_words_lie_near_and_far_words_far(encoder: DualEncoder) -> None:
    rows = encoder.encode_texts(["count the ships", "how many boats are there", "rainy tax law"])
    near, far = rows.sentence[0] @ rows.sentence[1], rows.sentence[0] @ rows.sentence[2]
    assert near > far + 0.2


def test_padding_does_not_change_a_sentence(encoder: DualEncoder) -> None:
    alone = encoder.encode_texts(["two ships"]).embedding[0]
    beside = encoder.encode_texts(["two ships", "many green trees are around a large pond"])
    assert np.allclose(alone, beside.embedding[0], atol=1e-4)


def test_classify_hears_the_scene_head_whatever_the_classes_are_called(
    encoder: DualEncoder, samples: Path
) -> None:
    seen = encoder.encode_images([sample(samples, "rotterdam_housing")])
    for names in (
        ["denseResidential", "storagetanks", "forest", "parking_lot"],
        ["tightly packed homes", "fuel depot", "wooded land", "car storage"],
    ):
        scores = encoder.classify(seen, names)
        assert scores.sum() == pytest.approx(1, abs=1e-4)
        assert int(scores[0].argmax()) == 0
        assert scores[0, 0] > encoder.classify(seen.embedding, names)[0, 0]


def test_unknown_names_share_the_scenes_that_mean_nearly_the_same(encoder: DualEncoder) -> None:
    shares = encoder.scene_shares(["residential", "woods", "lake"])
    assert shares[0, encoder.scenes.index("dense residential")] == 1
    assert encoder.scenes[int(shares[1].argmax())] == "forest"
    assert shares[1].sum() == pytest.approx(1, abs=1e-4)
    assert set(encoder.scenes_called("lake")) == {
        encoder.scenes.index("pond"),
        encoder.scenes.index("sea or lake"),
    }
    assert encoder.scenes_called("ice rink") == []


def test_class_names_are_read_as_people_write_them() -> None:
    assert plain_name("denseResidential_area") == "dense residential area"
    assert plain_name("storagetanks", WORDS) == "storage tanks"
    assert plain_name("Golf-Course", WORDS) == "golf course"
    assert plain_name("chaparral", WORDS) == "chaparral"
    assert parted("forest", WORDS) == ["forest"]


def test_a_pack_without_the_model_is_reported_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        DualEncoder(tmp_path)
    assert caught.value.hint


def test_a_damaged_model_file_is_reported_not_raised_raw(tmp_path: Path, repository: Path) -> None:
    card = repository / "resources" / "models" / "starter" / "see.card.json"
    (tmp_path / "see.card.json").write_bytes(card.read_bytes())
    (tmp_path / "image_encoder.onnx").write_bytes(b"not a model")
    broken = DualEncoder(tmp_path)
    with pytest.raises(ModelUnavailable):
        broken.encode_images(np.zeros((1, 224, 224, 3), np.uint8))
