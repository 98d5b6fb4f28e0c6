# SPDX-License-Identifier: GPL-2.0-or-later
"""Contact sheets from predictions: every picture, and what was said of it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from rs_assistant.worker.evaluation.contact_sheets import main


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data" / "chips"
    folder.mkdir(parents=True)
    rows = []
    for index, colour in enumerate(((200, 30, 30), (30, 200, 30), (30, 30, 200))):
        name = f"{index}.png"
        Image.fromarray(np.full((64, 64, 3), colour, np.uint8)).save(folder / name)
        rows.append({"image": name, "split": "val", "captions": ["a plain colour ."]})
    (folder / "annotations.jsonl").write_text("\n".join(map(json.dumps, rows)))
    predictions = tmp_path / "figures" / "predictions"
    predictions.mkdir(parents=True)
    said = [{"image": row["image"], "caption": "nothing but a colour"} for row in rows]
    (predictions / "chips.captioning.jsonl").write_text("\n".join(map(json.dumps, said)))
    return tmp_path


def test_a_sheet_shows_each_picture_with_its_text(data):
    out = data / "figures.json"
    assert main(["--data", str(data / "data"), "--out", str(out)]) == 0
    page = np.asarray(Image.open(data / "figures" / "sheets" / "chips.captioning.png"))
    for colour in ((200, 30, 30), (30, 200, 30), (30, 30, 200)):
        assert (page == colour).all(-1).sum() == 64 * 64
    below = page[230:]
    assert (below < 60).all(-1).any()  # letters


def test_without_predictions_there_is_nothing_to_show(data):
    assert main(["--data", str(data / "data"), "--out", str(data / "other.json")]) == 1
