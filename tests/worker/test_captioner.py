# SPDX-License-Identifier: GPL-2.0-or-later
"""The captioner of the starter pack: what it says and the rules it never breaks."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import rasterio

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.captioner import LEADING, SMALL, Caption, Captioner, Choice
from rs_assistant.worker.models.dual_encoder import DualEncoder, ImageEvidence

STYLES = ["rsicd", "ucm"]


@pytest.fixture(scope="module")
def captioner(repository: Path) -> Captioner:
    return Captioner(repository / "resources" / "models" / "starter", threads=1)


@pytest.fixture(scope="module")
def encoder(repository: Path) -> DualEncoder:
    return DualEncoder(repository / "resources" / "models" / "starter", threads=1)


@pytest.fixture(scope="module")
def seen(encoder: DualEncoder, samples: Path) -> ImageEvidence:
    pictures = []
    for name in ("rotterdam_harbour", "florida_forest", "rotterdam_housing", "rotterdam_tanks"):
        with rasterio.open(samples / f"{name}.tif") as source:
            pictures.append(np.moveaxis(source.read([1, 2, 3]), 0, -1))
    return encoder.encode_images(pictures)


def check_manners(words: list[str]) -> None:
    """No word twice in a row, nothing but small words side by side twice, an end in sight."""
    assert 2 <= len(words) <= 28
    assert all(a != b for a, b in zip(words, words[1:]))
    triples = Counter(zip(words, words[1:], words[2:]))
    assert not triples or max(triples.values()) == 1
    pairs = Counter(zip(words, words[1:]))
    assert all(n == 1 or set(pair) <= SMALL for pair, n in pairs.items())
    assert words[-1] not in LEADING


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("beams", [1, 3, 5])
def test_captions_keep_their_manners(
    captioner: Captioner, seen: ImageEvidence, style: str, beams: int
) -> None:
    for grid, embedding in zip(seen.grid, seen.embedding):
        caption = captioner.caption(grid, style, beams, embedding=embedding)
        check_manners(caption.text.split())
        assert caption.log_probability <= 0


def test_even_noise_is_answered_with_one_tidy_sentence(captioner: Captioner) -> None:
    rng = np.random.default_rng(3)
    for spread in (0.0, 1.0, 30.0):
        grid = rng.normal(0, spread, (320, 7, 7)).astype(np.float32)
        check_manners(captioner.caption(grid).text.split())
        check_manners(list(captioner.stream(grid)))


def test_different_places_are_described_differently(
    captioner: Captioner, seen: ImageEvidence
) -> None:
    texts = [captioner.caption(g, embedding=e).text for g, e in zip(seen.grid, seen.embedding)]
    assert len(set(texts)) == len(texts)
    assert "trees" in texts[1] or "forest" in texts[1]


def test_streamed_words_are_the_greedy_caption(captioner: Captioner, seen: ImageEvidence) -> None:
    streamed = list(captioner.stream(seen.grid[0], "rsicd", embedding=seen.embedding[0]))
    whole = captioner.caption(seen.grid[0], "rsicd", 1, embedding=seen.embedding[0])
    assert " ".join(streamed) == whole.text


def test_several_sentences_differ_and_come_best_first(
    captioner: Captioner, seen: ImageEvidence
) -> None:
    captions = captioner.captions(seen.grid[2], beams=6, count=3, embedding=seen.embedding[2])
    assert len(captions) >= 2
    for i, one in enumerate(captions):
        for other in captions[i + 1 :]:
            assert len(set(one.text.split()) ^ set(other.text.split())) > 2
    scores = [c.log_probability for c in captions]
    assert scores == sorted(scores, reverse=True)


def test_the_best_sentence_suits_the_picture_more_the_more_that_counts(
    captioner: Captioner, encoder: DualEncoder, seen: ImageEvidence
) -> None:
    def best(row: int, weight: float):
        return captioner.best(
            seen.grid[row],
            seen.embedding[row],
            lambda texts: encoder.encode_texts(texts).embedding,
            choice=Choice(5, weight),
        )[0]

    for row in range(len(seen.grid)):
        likely, between, suited = (best(row, weight) for weight in (0.0, 5.0, 1000.0))
        assert likely.fit <= between.fit <= suited.fit
        assert likely.log_probability >= between.log_probability >= suited.log_probability
        check_manners(suited.text.split())


def pack_with_others(repository: Path, folder: Path, others: dict[str, np.ndarray]) -> Captioner:
    """The starter pack's captioner with other pictures beside it."""
    starter = repository / "resources" / "models" / "starter"
    for name in ("caption_memory.onnx", "caption_step.onnx"):
        shutil.copyfile(starter / name, folder / name)
    card = json.loads((starter / "speak.card.json").read_text("utf-8"))
    card["other_pictures"] = "others.npz"
    (folder / "speak.card.json").write_text(json.dumps(card), "utf-8")
    np.savez(folder / "others.npz", **others)
    return Captioner(folder, threads=1)


def test_a_sentence_must_not_fit_other_pictures_the_more_so_the_lower_the_temperature(
    repository: Path, tmp_path: Path, encoder: DualEncoder, seen: ImageEvidence
) -> None:
    def encode(texts):
        return encoder.encode_texts(texts).embedding

    others = seen.embedding[1:]
    captioner = pack_with_others(repository, tmp_path, {"rsicd": others.astype(np.float16)})

    def fit(temperature: float | None) -> tuple[float, np.ndarray, float]:
        choice = Choice(1, 1.0, temperature)
        best = captioner.best(seen.grid[0], seen.embedding[0], encode, choice=choice)[0]
        vector = encode([best.text])[0]
        return best.fit, vector @ others.T, float(vector @ seen.embedding[0])

    found, against, here = fit(0.1)
    assert found == pytest.approx(here - 0.1 * np.log(np.exp(against / 0.1).mean()), abs=2e-3)
    assert fit(1e-3)[0] == pytest.approx(here - against.max(), abs=5e-3)  # the one it fits best
    assert fit(1e3)[0] == pytest.approx(here - against.mean(), abs=5e-3)  # all of them alike
    assert fit(1e-3)[0] < fit(0.1)[0] < fit(1e3)[0]


def test_without_other_pictures_the_average_one_stands_for_all(
    repository: Path, tmp_path: Path, encoder: DualEncoder, seen: ImageEvidence
) -> None:
    captioner = pack_with_others(repository, tmp_path, {})

    def best(temperature: float | None) -> list[Caption]:
        return captioner.best(
            seen.grid[0],
            seen.embedding[0],
            lambda texts: encoder.encode_texts(texts).embedding,
            choice=Choice(3, 4.0, temperature),
        )

    assert best(0.1) == best(None)


@pytest.mark.parametrize("damage", ["missing", "no archive", "no rows"])
def test_damaged_other_pictures_are_reported(repository: Path, tmp_path: Path, damage: str) -> None:
    pack_with_others(repository, tmp_path, {"rsicd": np.ones((2, 384), np.float16)})
    path = tmp_path / "others.npz"
    path.unlink()
    if damage == "no archive":
        path.write_bytes(b"PK\x03\x04 and nothing more")
    elif damage == "no rows":
        np.savez(path, rsicd=np.ones(384, np.float16))
    with pytest.raises(ModelUnavailable):
        Captioner(tmp_path)


def test_several_best_sentences_differ(
    captioner: Captioner, encoder: DualEncoder, seen: ImageEvidence
) -> None:
    found = captioner.best(
        seen.grid[2],
        seen.embedding[2],
        lambda texts: encoder.encode_texts(texts).embedding,
        count=3,
    )
    assert len({caption.text for caption in found}) == len(found) >= 2


def test_more_beams_do_not_find_a_less_likely_sentence(
    captioner: Captioner, seen: ImageEvidence
) -> None:
    one = captioner.caption(seen.grid[3], "ucm", 1, embedding=seen.embedding[3])
    five = captioner.caption(seen.grid[3], "ucm", 5, embedding=seen.embedding[3])
    assert five.log_probability >= one.log_probability - 0.05


def test_an_unknown_style_is_refused(captioner: Captioner, seen: ImageEvidence) -> None:
    with pytest.raises(KeyError):
        captioner.caption(seen.grid[0], "sonnet")


def test_a_pack_without_the_model_is_reported_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        Captioner(tmp_path)
    assert caught.value.hint
