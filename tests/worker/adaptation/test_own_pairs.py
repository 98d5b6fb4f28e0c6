# SPDX-License-Identifier: GPL-2.0-or-later
"""A user's own pictures and captions: read, and taken through every stage of see and speak.

The stages need torch (``requirements/adaptation.txt``), which the worker's environment lacks: run
them with an interpreter that has it.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rs_assistant.engine.catalogue import read_pack, verify
from rs_assistant.worker.adaptation import __main__ as command
from rs_assistant.worker.adaptation.__main__ import NEEDED, main
from rs_assistant.worker.adaptation.pictures.folders import load_examples

COLOURS = {
    "a dark lake": (20, 40, 90),
    "a green meadow": (60, 140, 50),
    "bare soil": (170, 140, 90),
}
TRAINABLE = all(importlib.util.find_spec(name) for name in NEEDED)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Forty pictures of three plain grounds, each with two captions; one has a scene only."""
    folder = tmp_path / "data" / "our town"
    folder.mkdir(parents=True)
    rng = np.random.default_rng(0)
    rows = []
    for number in range(40):
        words, colour = list(COLOURS.items())[number % 3]
        pixels = np.clip(np.array(colour) + rng.normal(0, 12, (64, 64, 3)), 0, 255)
        Image.fromarray(pixels.astype(np.uint8)).save(folder / f"{number}.png")
        captions = [f"{words} in our town .", f"there is {words} ."]
        rows.append({"image": f"{number}.png", "captions": captions})
    rows[1] = {"image": "1.png", "scene": "meadow", "metres_per_pixel": 0.5}
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "annotations.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path / "data"


def test_a_folder_of_ones_own_is_read_with_a_part_for_validation(data: Path) -> None:
    examples = load_examples(data)
    assert len(examples) == 40
    assert {e.source for e in examples} == {"our town"}
    assert sum(e.split == "val" for e in examples) == 4
    lake, meadow = examples[0], examples[1]
    assert lake.captions[0] == "a dark lake in our town"
    assert "lake" in lake.positives
    assert lake.voice == "rsicd"
    assert meadow.scene == "meadow"
    assert not meadow.voice
    assert "a satellite image of meadow" in meadow.captions


def test_a_picture_that_is_not_there_is_named(data: Path) -> None:
    (data / "our town" / "7.png").unlink()
    with pytest.raises(FileNotFoundError, match=r"7\.png"):
        load_examples(data)


def test_folders_without_captions_and_scenes_are_passed_over(data: Path) -> None:
    (data / "masks").mkdir()
    (data / "masks" / "annotations.jsonl").write_text('{"image": "a.png", "mask": "b.png"}\n')
    (data / "empty").mkdir()
    assert {e.source for e in load_examples(data)} == {"our town"}


def test_an_unknown_stage_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["encode", "--data", str(tmp_path)]) == 2
    assert "encoder" in capsys.readouterr().err


def test_a_stage_without_its_data_is_refused_before_any_other_begins(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "NEEDED", [])
    stages = ["encoder", "detector", "--data", str(data), "--out", str(tmp_path / "training")]
    assert main(stages) == 2
    assert "detector needs" in capsys.readouterr().err
    assert not (tmp_path / "training").exists()


@pytest.mark.skipif(not TRAINABLE, reason="torch and its company are not installed")
def test_every_stage_of_see_and_speak_runs_and_the_pack_answers(
    data: Path, tmp_path: Path, repository: Path
) -> None:
    out, pack = tmp_path / "training", tmp_path / "pack"
    shutil.copytree(repository / "resources/models/starter", pack)  # the other models stay
    common = ["--data", str(data), "--out", str(out), "--pack", str(pack), "--threads", "1"]
    stages = ["encoder", "refine", "captioner", "export", "pack"]
    assert main([*stages, *common, "--minutes", "0.02"]) == 0
    assert main(["encoder", *common, "--minutes", "0.03"]) == 0  # goes on from its checkpoint
    verify(read_pack(pack))

    from rs_assistant.worker.models.captioner import Captioner
    from rs_assistant.worker.models.dual_encoder import DualEncoder

    picture = np.full((224, 224, 3), COLOURS["a dark lake"], np.uint8)
    seen = DualEncoder(pack, 1).encode_images([picture])
    assert seen.embedding.shape[0] == 1
    assert np.isfinite(seen.embedding).all()
    said = Captioner(pack, 1).caption(seen.grid[0], embedding=seen.embedding[0])
    assert said.text is not None
