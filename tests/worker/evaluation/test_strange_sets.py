# SPDX-License-Identifier: GPL-2.0-or-later
"""A whole evaluation with the shipped packs, on sets that nobody has seen: every shape of folder,
loose and in tars, with damaged pictures, odd masks, other formats, missing and empty files."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from rs_assistant.worker.evaluation.__main__ import main

RANDOM = np.random.default_rng(0)


def picture(height: int = 96, width: int = 128) -> Image.Image:
    """Something with edges and colours."""
    coarse = RANDOM.integers(0, 256, (height // 8, width // 8, 3), np.uint8)
    return Image.fromarray(coarse.repeat(8, 0).repeat(8, 1))


def square(height: int, width: int, value: int) -> Image.Image:
    mask = np.zeros((height, width), np.uint8)
    mask[8:24, 8:40] = value
    return Image.fromarray(mask)


def encoded(image: Image.Image, kind: str) -> bytes:
    held = io.BytesIO()
    image.save(held, kind)
    return held.getvalue()


def write(folder: Path, name: str, *rows: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("data")

    scenes = root / "somewhere_new"  # image and scene only; several formats; in folders
    (scenes / "deep").mkdir(parents=True)
    for number, suffix in enumerate((".jpg", ".png", ".webp", ".bmp", ".tif")):
        picture().save(scenes / "deep" / f"{number}{suffix}")
    deep = (RANDOM.random((64, 64)) * 4000).astype(np.uint16)
    Image.fromarray(deep).save(scenes / "deep" / "16bit.tif")
    names = [f"deep/{path.name}" for path in sorted((scenes / "deep").iterdir())]
    (scenes / "broken.jpg").write_bytes(b"no picture")
    (scenes / "empty.png").write_bytes(b"")
    (scenes / "cut.jpg").write_bytes(encoded(picture(256, 256), "JPEG")[:900])
    lines = [{"image": n, "scene": ("salt pan", "wind farm")[i % 2]} for i, n in enumerate(names)]
    lines += [{"image": n, "scene": "salt pan"} for n in ("broken.jpg", "empty.png", "cut.jpg")]
    write(scenes, "annotations.jsonl", *lines, {"image": "gone.jpg", "scene": "salt pan"}, {})
    with (scenes / "annotations.jsonl").open("a") as file:
        file.write("{damaged\n\n")

    chips = root / "chips"  # in a tar; test rows only: no nearest training caption
    chips.mkdir()
    with tarfile.open(chips / "a.tar", "w") as archive:
        for name in ("a.jpg", "b.jpg"):
            held = encoded(picture(64, 64), "JPEG")
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(held)
            archive.addfile(info, io.BytesIO(held))
    (chips / "b.tar").write_bytes(b"damaged")
    asked = [
        {"question": "Is there water?", "answer": "no", "type": "presence"},
        {"question": "Are there more roads than lakes?", "answer": "yes", "type": "never seen"},
        {"question": "How many ships?", "answer": "0", "type": "count"},
        {"question": "What is it?", "answer": "forest"},
    ]
    write(
        chips,
        "annotations.jsonl",
        {"image": "a.jpg", "split": "test", "captions": ["Some fields.", "Fields!"], "qa": asked},
        {"image": "b.jpg", "split": "test", "captions": "one sentence only", "qa": []},
        {"image": "a.jpg", "split": "test", "captions": []},
    )

    ponds = root / "ponds"  # masks of 0 and 1, of another size, beside pictures and named by rows
    ponds.mkdir()
    picture().save(ponds / "a.jpg")
    square(48, 64, 1).save(ponds / "a.mask.png")
    picture().save(ponds / "b.png")
    square(96, 128, 255).save(ponds / "truth_b.png")
    write(ponds, "rows.jsonl", {"image": "b.png", "mask": "truth_b.png", "source": "S"})

    cover = root / "cover"
    cover.mkdir()
    picture().save(cover / "a.jpg")
    Image.fromarray(np.full((50, 60), 2, np.uint8)).save(cover / "a.mask.png")
    legend = {"odd": {"1": "undefined", "2": "water", "3": "forest", "4": "lava"}}
    (cover / "legend.json").write_text(json.dumps({**legend, "unknown": {"0": "x", "1": "y"}}))
    row = {"image": "a.jpg", "mask": "a.mask.png", "metres_per_pixel": "unknown"}
    write(cover, "annotations.jsonl", row | {"legend": "odd"}, row | {"legend": "unknown"})

    things = root / "things"  # numbers from 0, no box, no area, nothing on one, unknown class
    things.mkdir()
    for name in ("a.png", "b.png"):
        picture().save(things / name)
    outline = [[8, 8, 40, 8, 40, 24, 8, 24]]
    coco = {
        "images": [{"id": 0, "file_name": "a.png"}, {"id": 1, "file_name": "b.png"}],
        "categories": [{"id": 0, "name": "ship"}, {"id": 7, "name": "solar_panel"}],
        "annotations": [
            {"id": 0, "image_id": 0, "category_id": 0, "segmentation": outline},
            {"id": 1, "image_id": 0, "category_id": 7, "bbox": [8, 8, 32, 16]},
            {"id": 2, "image_id": 0, "category_id": 99, "bbox": [8, 8, 32, 16]},
        ],
    }
    (things / "instances.json").write_text(json.dumps(coco))
    phrases = ({"image": "a.png", "phrase": "the ship", "instances": [0]}, {"image": "b.png"})
    none = {"image": "b.png", "phrase": "the largest ship", "instances": []}
    write(things, "referring.jsonl", *phrases, none)

    pairs = root / "pairs"  # dates of different sizes, without mask, without number, files missing
    pairs.mkdir()
    for name, size in (("a", (96, 128)), ("b", (80, 100)), ("c", (96, 128))):
        picture(*size).save(pairs / f"{name}.png")
    square(96, 128, 1).save(pairs / "m.png")
    listed = [
        {"id": "x/1", "before": "a.png", "after": "b.png", "mask": "m.png", "changed": True},
        {"before": "a.png", "after": "c.png", "changed": False, "dates": ["2019"]},
        {"id": 3, "before": "a.png", "after": "c.png", "mask": "m.png", "source": "S"},
        {"id": 4, "before": "a.png", "after": "gone.png", "mask": "m.png"},
        {"id": 5, "before": "a.png"},
    ]
    (pairs / "pairs.json").write_text(json.dumps(listed))

    views = root / "views"
    views.mkdir()
    picture(192, 256).save(views / "a.jpg")
    Image.fromarray(np.full((64, 64, 3), 200, np.uint8)).save(views / "b.png")
    (views / "terms.json").write_text("")
    questions = [
        {"question": "Is there a ship?", "answer": False, "type": "presence"},
        {"question": "How many ships?", "answer": "some", "type": "count"},
        {"question": "What?", "answer": "forest", "type": "region", "region": [0, 0, 90, 90]},
        {"question": "Anything?", "answer": "no"},
    ]
    write(
        views,
        "views.jsonl",
        {"image": "a.jpg", "present": ["forest"], "questions": questions},
        {"image": "b.png", "kind": "blank", "metres_per_pixel": None},
        {"image": "gone.png", "kind": "map"},
        {},
    )

    told = {"message": "find ships", "step": "find", "phrase": "ships"}
    odd = {"message": "and these?", "step": "no such step"}
    follow = {"message": "and the roads?", "step": "find", "phrase": "roads"}
    messages = (told, odd, {**follow, "history": [told, odd, {}]}, {"step": "help"})
    write(root / "messages", "messages.jsonl", *messages)

    (root / "nothing").mkdir()
    (root / "empty_files").mkdir()
    for name in ("annotations.jsonl", "instances.json", "pairs.json", "legend.json"):
        (root / "empty_files" / name).write_text("")
    (root / "damaged").mkdir()
    (root / "damaged" / "pairs.json").write_text('{"not": "a list"}')
    (root / "loose.txt").write_text("not a folder")
    return root


@pytest.fixture(scope="module")
def report(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    out = tmp_path_factory.mktemp("out") / "figures.json"
    assert main(["--data", str(data), "--out", str(out)]) == 0
    return json.loads(out.read_text()), out.with_suffix("") / "predictions"


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


def test_nothing_fails_and_what_cannot_be_read_is_named(report):
    figures, _ = report
    assert "failed" not in figures["about"]
    unread = figures["about"]["unreadable"]
    assert {text.partition(":")[0] for text in unread["somewhere_new"]} >= {
        "broken.jpg",
        "empty.png",
    }
    assert any("annotations.jsonl, line" in text for text in unread["somewhere_new"])
    assert any(text.startswith("b.tar") for text in unread["chips"])
    assert {"processor", "cores", "threads", "packs"} <= set(figures["about"])


def test_scenes_of_a_new_set_are_told_in_every_format(report):
    figures, predictions = report
    content = figures["scenes"]["somewhere_new"]
    rows = lines(predictions, "somewhere_new.scenes.jsonl")
    assert content["images"] == len(rows) >= 6
    assert set(content["per_class"]) == {"salt pan", "wind farm"}
    assert len(content["top1_ci"]) == 2
    assert {"image", "scene", "scores"} == set(rows[0])
    assert "deep/16bit.tif" in {row["image"] for row in rows}


def test_captions_without_a_training_split_have_no_neighbour(report):
    figures, predictions = report
    content = figures["captioning"]["chips"]
    assert content["images"] == 2
    assert "neighbour" not in content
    keys = {"BLEU-1", "BLEU-2", "BLEU-3", "BLEU-4", "ROUGE-L", "CIDEr", "distinct_captions"}
    assert keys | {"seconds_per_image"} <= set(content)
    assert set(lines(predictions, "chips.captioning.jsonl")[0]) == {"image", "caption"}
    retrieval = figures["retrieval"]["chips"]
    assert {"R@1", "R@5", "R@10"} <= set(retrieval["text_to_image"])
    assert {"R@1", "R@5", "R@10"} <= set(retrieval["image_to_text"])
    assert len(retrieval["mR_ci"]) == 2
    images = np.load(predictions / "chips.images.npy")
    texts = np.load(predictions / "chips.texts.npy")
    assert len(images) == 2
    assert len(texts) == 3
    assert np.allclose(np.linalg.norm(images, axis=1), 1, atol=1e-3)
    assert np.allclose(np.linalg.norm(texts, axis=1), 1, atol=1e-3)


def test_questions_of_types_that_nobody_knows_are_answered(report):
    figures, predictions = report
    content = figures["question_answering"]["chips"]
    kinds = {"presence", "never seen", "count", "other"}
    assert set(content["by_type"]) == set(content["question_only"]["by_type"]) == kinds
    assert {"accuracy", "coverage"} <= set(content["by_type"]["count"])
    assert "macro" in content
    row = lines(predictions, "chips.question_answering.jsonl")[0]
    assert set(row) == {"image", "question", "answer", "confidence"}


def test_masks_are_read_whatever_their_values_and_written_in_their_size(report):
    figures, predictions = report
    content = figures["masks"]["ponds"]
    assert content["images"] == 2
    assert {"IoU", "F1", "by_source"} <= set(content)
    said = Image.open(predictions / "ponds.masks" / "a.mask.png")
    assert said.size == (64, 48)
    assert set(np.unique(np.asarray(said)).tolist()) <= {0, 255}
    cover = figures["land_cover"]["cover"]
    assert {"mIoU", "accuracy", "per_class"} <= set(cover["odd"])
    assert "skipped" in cover["unknown"]
    labels = np.asarray(Image.open(predictions / "cover.land_cover" / "a.mask.png"))
    assert labels.shape == (50, 60)
    assert set(np.unique(labels).tolist()) <= {2, 3, 4}


def test_instances_may_be_numbered_from_nought_and_have_masks_without_boxes(report):
    figures, predictions = report
    content = figures["instances"]["things"]
    assert content["objects"] == 2
    assert set(content["per_class"]) == {"ship", "solar panel"}
    assert "count_MAE" in content["per_class"]["solar panel"]
    assert content["unknown"] == ["solar panel"]
    assert isinstance(json.loads((predictions / "things.instances.json").read_text()), list)
    assert figures["referring"]["things"]["phrases"] == 2
    assert set(lines(predictions, "things.referring.jsonl")[0]) == {"image", "phrase", "mask"}


def test_pairs_may_differ_in_size_and_lack_a_mask(report):
    figures, predictions = report
    change = figures["change"]["pairs"]
    assert {name: part["pairs"] for name, part in change.items()} == {"all": 1, "S": 1}
    assert {"precision", "recall", "F1", "IoU", "baseline_F1"} <= set(change["S"])
    assert Image.open(predictions / "pairs.change" / "x_1.png").size == (128, 96)
    assert figures["no_change"]["pairs"]["pairs"] == 2
    rows = lines(predictions, "pairs.no_change.jsonl")
    assert [set(row) for row in rows] == [{"id", "changed"}] * 2
    assert all((predictions / "pairs.no_change" / f"{row['id']}.png").is_file() for row in rows)


def test_views_without_questions_or_kind_are_looked_at(report):
    figures, predictions = report
    content = figures["views"]["views"]
    assert content["views"] == 2
    assert content["abstain"]["blank"] == 1.0
    assert {"described", "false_refusal", "macro", "questions"} <= set(content)
    rows = lines(predictions, "views.views.jsonl")
    assert [set(row) for row in rows] == [{"image", "declined", "described", "answers"}] * 2
    assert len(rows[0]["answers"]) == 4
    assert all(set(answer) == {"text", "value"} for answer in rows[0]["answers"])


def test_messages_with_steps_that_nobody_knows_count_as_wrong(report):
    figures, predictions = report
    content = figures["messages"]["messages"]
    assert content["messages"] == 3
    assert content["step"] == pytest.approx(2 / 3, abs=1e-3)
    assert {"phrase", "follow_ups"} <= set(content)
    assert set(lines(predictions, "messages.messages.jsonl")[0]) == {"message", "step", "phrase"}


def test_latency_and_size_are_reported(report):
    content = report[0]["latency"]
    wanted = "load_s embed_ms caption_ms first_token_ms answer_ms segment_ms detect_ms change_ms"
    assert {*wanted.split(), "pack_mb"} <= set(content)
    assert content["pack_mb"] <= 40


def test_a_damaged_picture_that_opens_is_left_out_from_then_on(tmp_path):
    from rs_assistant.worker.evaluation.folders import Pictures, PictureUnreadable

    (tmp_path / "cut.png").write_bytes(encoded(picture(256, 256), "PNG")[:600])
    pictures = Pictures(tmp_path)
    assert "cut.png" in pictures
    with pytest.raises(PictureUnreadable):
        pictures.rgb("cut.png")
    assert "cut.png" not in pictures
    assert pictures.troubles
