# SPDX-License-Identifier: GPL-2.0-or-later
"""Models are built when needed, once, and their absence is told in words."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading

import pytest

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.device import choose_threads, memory, packages
from rs_assistant.worker.models import registry
from rs_assistant.worker.models.registry import ADAPTERS, WAVES, Registry


@pytest.fixture
def pack(tmp_path):
    """A pack whose one model is not one of the adapters' models."""
    (tmp_path / "x.card.json").write_text("{}")
    card = (tmp_path / "x.card.json").read_bytes()
    described = {
        "file": "x.card.json",
        "bytes": len(card),
        "sha256": hashlib.sha256(card).hexdigest(),
    }
    manifest = {
        "format": 1,
        "pack": "bare",
        "version": "1",
        "licence": "none",
        "models": [{"name": "x", "card": described, "files": []}],
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    return tmp_path


@pytest.mark.parametrize("name", sorted(ADAPTERS))
def test_a_model_that_the_pack_lacks_is_unavailable_with_a_hint(pack, name):
    models = Registry([pack], 1).models("bare")
    assert not models.has(name)
    for _ in range(2):
        with pytest.raises(ModelUnavailable) as caught:
            getattr(models, name)
        assert caught.value.hint


def test_loading_reports_each_adapter_and_why_it_is_missing(pack):
    fractions = []
    outcome = (
        Registry([pack], 1).models("bare").load(lambda done, name: fractions.append((done, name)))
    )
    ahead = {name for wave in WAVES for name in wave}
    assert set(ADAPTERS) - ahead == {"promptable", "vlm"}  # of packs of their own
    assert set(outcome) == ahead
    assert all(isinstance(value, str) for value in outcome.values())
    assert fractions[-1][0] == 1.0
    assert sorted(name for _, name in fractions) == sorted(ahead)


def test_a_damaged_file_makes_its_model_unavailable_and_no_other(pack, monkeypatch):
    monkeypatch.setitem(registry.ADAPTERS, "encoder", ("echo", "Echo", "x"))
    monkeypatch.setitem(registry.ADAPTERS, "captioner", ("echo", "Echo", "y"))
    manifest = json.loads((pack / "manifest.json").read_text())
    (pack / "y.card.json").write_text("{}")
    card = {**manifest["models"][0]["card"], "file": "y.card.json"}
    manifest["models"].append({"name": "y", "card": card, "files": []})
    (pack / "manifest.json").write_text(json.dumps(manifest))
    (pack / "x.card.json").write_text("[]")
    models = Registry([pack], 1).models("bare")
    with pytest.raises(ModelUnavailable, match="damaged"):
        assert models.encoder
    monkeypatch.setattr(models, "_build", lambda module, kind: kind)
    assert models.captioner == "Echo"


def test_a_damaged_manifest_is_reported_and_other_packs_work(pack, tmp_path_factory):
    broken = tmp_path_factory.mktemp("broken")
    (broken / "manifest.json").write_text("{")
    found = Registry([broken, pack], 1)
    assert [summary["id"] for summary in found.summaries()] == ["bare"]
    assert len(found.troubles) == 1


def test_no_pack_and_another_pack_are_told_apart(pack):
    with pytest.raises(ModelUnavailable, match="No model pack"):
        Registry([], 1).models("starter")
    with pytest.raises(ModelUnavailable, match="gigantic"):
        Registry([pack], 1).models("gigantic")


def test_threads_that_ask_at_once_get_the_same_adapter(pack, monkeypatch):
    built = []
    monkeypatch.setitem(registry.ADAPTERS, "encoder", ("echo", "Echo", "x"))
    models = Registry([pack], 1).models("bare")
    monkeypatch.setattr(models, "_build", lambda module, kind: built.append(kind) or object())
    found = []
    threads = [threading.Thread(target=lambda: found.append(models.encoder)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert len(set(map(id, found))) == 1


def test_threads_are_at_least_one_and_at_most_the_cores():
    every = choose_threads(0)
    assert choose_threads(1) == 1
    assert choose_threads(10_000) == every
    assert choose_threads(-3) == every


def test_memory_and_packages_are_described():
    assert memory()["total"] >= memory()["available"] > 0
    assert memory()["used"] > 0
    assert packages()["onnxruntime"]


WRONG = {
    "percentiles in falling order": ("segmenter", ("reading", "buildings", "stretched"), [99, 1]),
    "one percentile": ("segmenter", ("reading", "roads", "stretched"), [5]),
    "no readings": ("segmenter", ("reading", "land_cover"), {}),
    "a threshold in words": ("segmenter", ("thresholds", "roads"), "much"),
    "no such reading": ("detector", ("reading", "ship"), None),
    "a giant picture": ("detector", ("reading", "ship", "most_enlarged"), 1e6),
    "no deviation": ("detector", ("preprocessing", "std"), [0, 0, 0]),
    "many giant pictures": ("detector", ("reading", "ship", "factors"), [1.0, 1e5]),
    "resolutions of nothing": ("change", ("reading", "native_from"), 0),
    "patches in words": ("change", ("least_pixels",), "few"),
    "a difference of three": ("change", ("difference",), {"weight": 1, "middle": 1, "more": 1}),
}


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_card_that_is_wrong_is_told_when_its_model_is_opened(tmp_path, repository, case):
    name, keys, value = WRONG[case]
    starter = repository / "resources/models/starter"
    card = json.loads((starter / f"{name}.card.json").read_text())
    inner = card
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    (tmp_path / f"{name}.card.json").write_text(json.dumps(card))
    shutil.copy(starter / f"{name}.onnx", tmp_path)

    def described(path):
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        return {"file": path.name, "bytes": len(data), "sha256": digest}

    model = {
        "name": name,
        "card": described(tmp_path / f"{name}.card.json"),
        "files": [described(tmp_path / f"{name}.onnx")],
    }
    manifest = {"format": 1, "pack": "odd", "version": "1", "licence": "none", "models": [model]}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    models = Registry([tmp_path], 1).models("odd")
    with pytest.raises(ModelUnavailable) as caught:
        getattr(models, name)
    assert "of the pack" in caught.value.message
    assert caught.value.hint
