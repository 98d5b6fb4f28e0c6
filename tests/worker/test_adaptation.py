# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of the training code that need no torch: names, drawn views, scores, manifests."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rs_assistant.engine.catalogue import read_pack, verify
from rs_assistant.engine.errors import PackInvalid
from rs_assistant.worker.adaptation import __main__ as command
from rs_assistant.worker.adaptation import augment, vocabulary
from rs_assistant.worker.adaptation.data import mined_labels
from rs_assistant.worker.adaptation.pack import write_manifest
from rs_assistant.worker.adaptation.scores import bleu, cider


def test_every_name_that_tables_mention_exists() -> None:
    scenes, labels = set(vocabulary.scene_vocabulary()), set(vocabulary.LABELS)
    assert {s for group in vocabulary.CONFUSABLE for s in group} <= scenes
    assert set(vocabulary.SCENE_SYNONYMS) <= scenes
    assert {s for group in vocabulary.SCENE_GROUPS.values() for s in group} <= scenes
    assert {x for names in vocabulary.SCENE_LABELS.values() for x in names} <= labels
    assert {*vocabulary.UCM_LABELS.values(), *vocabulary.VHR_LABELS.values()} <= labels


@pytest.mark.parametrize(
    ("caption", "there", "absent"),
    [
        ("Many planes are parked next to a terminal .", "airplane", "ship"),
        ("a piece of dense forest", "forest", "dense residential"),
        ("this is a dense residential area", "dense residential", "forest"),
        ("the cargo barge is on a river", "river", "vehicle"),
    ],
)
def test_labels_are_mined_from_whole_words(caption: str, there: str, absent: str) -> None:
    mined = mined_labels([caption])
    assert there in mined
    assert absent not in mined


def test_a_view_keeps_its_size_and_the_same_seed_gives_the_same_view() -> None:
    chip = np.random.default_rng(0).integers(0, 255, (64, 90, 3), dtype=np.uint8)
    one = augment.view_like(chip, 96, np.random.default_rng(5))
    two = augment.view_like(chip, 96, np.random.default_rng(5))
    assert one.shape == (96, 96, 3)
    assert one.dtype == np.uint8
    assert np.array_equal(one, two)


def test_a_caption_scores_best_against_itself() -> None:
    references = [["two ships at a pier"], ["a forest with a narrow road"], ["many white houses"]]
    same = [r[0] for r in references]
    swapped = same[1:] + same[:1]
    assert bleu(same, references)[0] == pytest.approx(1, abs=1e-6)
    assert cider(same, references) > 5 > 0.5 > cider(swapped, references)


def test_the_manifest_is_what_the_worker_reads_and_verifies(tmp_path: Path) -> None:
    (tmp_path / "see.onnx").write_bytes(b"weights")
    card = {"name": "see", "title": "Sees", "files": ["see.onnx"], "capabilities": ["embed"]}
    (tmp_path / "see.card.json").write_text(json.dumps(card))
    write_manifest(tmp_path)
    pack = read_pack(tmp_path)
    verify(pack)
    assert [m.name for m in pack.models] == ["see"]
    (tmp_path / "see.onnx").write_bytes(b"weighty")
    with pytest.raises(PackInvalid):
        verify(pack)


def test_a_card_that_names_a_missing_file_makes_no_manifest(tmp_path: Path) -> None:
    (tmp_path / "see.card.json").write_text(json.dumps({"files": ["gone.onnx"]}))
    with pytest.raises(FileNotFoundError):
        write_manifest(tmp_path)


def test_an_unknown_stage_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["encode", "--data", str(tmp_path)]) == 2
    assert "encoder" in capsys.readouterr().err
