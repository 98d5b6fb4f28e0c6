# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders are known by what lies in them, loose or in tars, without their training rows."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rs_assistant.worker.evaluation.folders import read_data, read_folder, spread

PIXELS = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)


def png(pixels: np.ndarray = PIXELS) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


def shard(folder: Path, **files: bytes) -> None:
    with tarfile.open(folder / "images-0.tar", "w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name.replace("__", "."))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def rows(path: Path, *items: dict) -> None:
    path.write_text("".join(json.dumps(item) + "\n" for item in items))


def test_pictures_are_read_from_tars_and_from_files(tmp_path):
    shard(tmp_path, a__png=png())
    (tmp_path / "b.png").write_bytes(png(PIXELS + 1))
    rows(tmp_path / "annotations.jsonl", {"image": "a.png", "scene": "x"})
    folder = read_folder(tmp_path)
    assert folder.pictures.names == ["a.png", "b.png"]
    assert np.array_equal(folder.pictures.rgb("a.png"), PIXELS)
    assert np.array_equal(folder.pictures.rgb("b.png"), PIXELS + 1)
    assert "c.png" not in folder.pictures


def test_training_rows_are_left_out_where_there_are_others(tmp_path):
    shard(tmp_path, a__png=png(), b__png=png())
    rows(
        tmp_path / "annotations.jsonl",
        {"image": "a.png", "split": "train", "scene": "x"},
        {"image": "b.png", "split": "val", "scene": "y"},
        {"image": "gone.png", "split": "val", "scene": "y"},
    )
    folder = read_folder(tmp_path)
    assert [row["image"] for row in folder.having("scene")] == ["b.png"]
    assert [row["image"] for row in folder.training] == ["a.png"]


def test_rows_without_other_splits_are_all_measured(tmp_path):
    shard(tmp_path, a__png=png())
    rows(tmp_path / "annotations.jsonl", {"image": "a.png", "split": "train", "scene": "x"})
    assert len(read_folder(tmp_path).having("scene")) == 1


def test_annotations_of_training_images_go_with_them(tmp_path):
    shard(tmp_path, a__png=png())
    images = [
        {"id": 1, "file_name": "a.png", "split": "train"},
        {"id": 2, "file_name": "a.png", "split": "test"},
    ]
    annotations = [{"id": 1, "image_id": 1}, {"id": 2, "image_id": 2}]
    data = {"images": images, "annotations": annotations, "categories": []}
    (tmp_path / "instances.json").write_text(json.dumps(data))
    assert [item["id"] for item in read_folder(tmp_path).coco["annotations"]] == [2]


def test_masks_keep_their_values_and_legends_their_names(tmp_path):
    mask = Image.fromarray(np.array([[0, 1], [2, 3]], np.uint8)).convert("P")
    mask.save(tmp_path / "a.mask.png")
    (tmp_path / "legend.json").write_text('{"L": {"0": "undefined", "1": "water"}}')
    rows(tmp_path / "annotations.jsonl", {"image": "a.png", "mask": "a.mask.png"})
    folder = read_folder(tmp_path)
    assert folder.pictures.mask("a.mask.png").tolist() == [[0, 1], [2, 3]]
    assert folder.legends == {"L": {0: "undefined", 1: "water"}}


def test_a_legend_of_transitions_is_no_legend_of_classes(tmp_path):
    (tmp_path / "legend.json").write_text('{"0": "no water", "1": "water"}')
    (tmp_path / "pairs.json").write_text("[]")
    rows(tmp_path / "annotations.jsonl", {"image": "a.png"})
    assert read_folder(tmp_path).legends is None


def test_folders_of_unknown_shape_are_passed_over(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "ports.json").write_text("{}")
    (tmp_path / "some").mkdir()
    rows(tmp_path / "some" / "messages.jsonl", {"message": "hi", "step": "help"})
    assert [folder.name for folder in read_data(tmp_path)] == ["some"]
    assert [folder.name for folder in read_data(tmp_path / "some")] == ["some"]


@pytest.mark.parametrize("limit, expected", [(0, 10), (3, 3), (10, 10), (20, 10)])
def test_a_slice_is_spread_over_the_list(limit, expected):
    chosen = spread(range(10), limit)
    assert len(chosen) == expected
    assert chosen == sorted(set(chosen))
