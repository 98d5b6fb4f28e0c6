# SPDX-License-Identifier: GPL-2.0-or-later
"""What a vision-language pack may hold, and what is said where its library is not installed."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rs_assistant.engine.answers import compose
from rs_assistant.engine.catalogue import read_pack, verify
from rs_assistant.engine.environment import WorkerConfiguration, resource
from rs_assistant.engine.errors import Cancelled, ModelUnavailable, PackInvalid
from rs_assistant.engine.markdown import to_html
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.pack_sources import install
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.requests import Options, Request, View
from rs_assistant.engine.results import Result, Statement, StepResult
from rs_assistant.engine.worker_pipe import Worker
from rs_assistant.worker.models.registry import Registry
from rs_assistant.worker.models.vision_language import VisionLanguage
from tests.worker.test_change_packs import difference_model


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder as models are published; its weights are none."""
    folder = tmp_path / "published" / "Tiny VLM 1"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "llava", "vision_config": {}}))
    (folder / "tokenizer_config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    (folder / "chat_template.jinja").write_text("{{ messages }}")
    (folder / "README.md").write_text("# Tiny")
    (folder / ".gitattributes").write_text("")
    return folder


def added(published: Path, tmp_path: Path) -> Path:
    return install(published, tmp_path / "packs").folder


def test_a_published_folder_becomes_a_pack_with_hashes(published: Path, tmp_path: Path) -> None:
    pack = install(published, tmp_path / "packs")
    assert pack.id == "Tiny-VLM-1"
    assert pack.capabilities == ("vlm",)
    assert {item.path for item in pack.files} == {
        "vlm.card.json",
        "config.json",
        "tokenizer_config.json",
        "model.safetensors",
        "chat_template.jinja",
    }
    verify(read_pack(pack.folder))
    assert {path.name for path in (tmp_path / "packs").iterdir()} == {"Tiny-VLM-1"}
    assert install(published, tmp_path / "packs").folder == pack.folder  # once more replaces it


def test_a_card_in_the_folder_says_how_to_read(published: Path, tmp_path: Path) -> None:
    card = published / "vlm.card.json"
    card.write_text(json.dumps({"longest_side": 512, "files": ["../../secret.json"]}))
    folder = added(published, tmp_path)
    written = json.loads((folder / "vlm.card.json").read_text())
    assert written["longest_side"] == 512
    assert "config.json" in written["files"]
    verify(read_pack(folder))
    card.write_text("{")
    with pytest.raises(PackInvalid, match=r"vlm\.card\.json"):
        install(published, tmp_path / "packs")


def test_a_stopped_addition_leaves_nothing(published: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        install(published, tmp_path / "packs", cancelled=lambda: True)
    assert not list((tmp_path / "packs").iterdir())


PICKLES = (
    "pytorch_model.bin",
    "weights.pkl",
    "model.pt",
    "modeling_tiny.py",
    "adapter_config.json",
)


@pytest.mark.parametrize("name", PICKLES)
def test_weights_that_could_carry_code_and_code_are_refused(
    published: Path, tmp_path: Path, name: str
) -> None:
    (published / name).write_bytes(b"x")
    with pytest.raises(PackInvalid, match="may carry code"):
        install(published, tmp_path / "packs")
    assert not list((tmp_path / "packs").glob("*"))


@pytest.mark.parametrize("name", PICKLES)
def test_they_are_refused_in_a_pack_as_well(published: Path, tmp_path: Path, name: str) -> None:
    folder = added(published, tmp_path)
    (folder / name).write_bytes(b"x")
    with pytest.raises(ModelUnavailable, match="may carry code"):
        VisionLanguage(folder, 1)
    (folder / name).unlink()
    (folder / "generation_config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="does not list"):
        VisionLanguage(folder, 1)


@pytest.mark.parametrize(
    "named",
    [
        {"auto_map": {"AutoModel": "modeling_tiny.Tiny"}},
        {"text_config": {"auto_map": {"AutoModel": "somebody/else--modeling.Tiny"}}},
        {"_attn_implementation": "somebody/kernels"},
        {"vision_config": {"x": [{"attn_implementation": {"": "somebody/kernels"}}]}},
    ],
)
@pytest.mark.parametrize("name", ["config.json", "tokenizer_config.json"])
def test_a_configuration_that_names_code_is_refused(
    published: Path, tmp_path: Path, name: str, named: dict[str, Any]
) -> None:
    path = published / name
    path.write_text(json.dumps({**json.loads(path.read_text()), **named}))
    with pytest.raises(PackInvalid, match="code of its own"):
        install(published, tmp_path / "packs")


def test_a_folder_without_safetensors_is_refused(published: Path, tmp_path: Path) -> None:
    (published / "model.safetensors").unlink()
    with pytest.raises(PackInvalid, match="no weights"):
        install(published, tmp_path / "packs")


def test_links_out_of_the_folder_are_refused(published: Path, tmp_path: Path) -> None:
    folder = added(published, tmp_path)
    (tmp_path / "secret.md").write_text("mine")
    (folder / "README.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(ModelUnavailable):
        VisionLanguage(folder, 1)


def test_missing_packages_are_named_with_the_way_to_install_them(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    folder = added(published, tmp_path)
    with pytest.raises(ModelUnavailable, match="torch and transformers") as caught:
        assert Registry([folder], 1).models("Tiny-VLM-1").vlm
    program, _, rest = caught.value.hint.partition('" -m pip install -r "')
    assert program.endswith(sys.executable)
    requirements = Path(rest.partition('"')[0])
    assert "transformers" in requirements.read_text()


def test_what_a_pack_lacks_the_starter_models_do(published: Path, tmp_path: Path) -> None:
    folder = added(published, tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["models"][0]["capabilities"].append("change")  # by words, not by maps
    (folder / "manifest.json").write_text(json.dumps(manifest))
    registry = Registry([folder, resource("models", "starter")], 1)
    assert "change" in registry.models("Tiny-VLM-1").pack.capabilities
    theirs, ours = registry.models("Tiny-VLM-1"), registry.models("starter")
    assert theirs.change is ours.change
    assert theirs.offers("vlm")
    assert not ours.offers("vlm")
    assert not ours.has("vlm")


def test_a_change_model_in_the_same_pack_comes_before_the_starters(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = added(published, tmp_path)
    (folder / "difference.onnx").write_bytes(difference_model())
    card = {
        "id": "change",
        "files": ["difference.onnx"],
        "preprocessing": {"mean": [0.5] * 3, "std": [0.5] * 3},
        "reading": {"native_from": 0.1, "native_to": 100.0, "most_enlarged": 1.0},
        "threshold": 0.6,
        "least_pixels": 4,
    }
    (folder / "change.card.json").write_text(json.dumps(card))
    entries = [
        {
            "file": name,
            "bytes": (folder / name).stat().st_size,
            "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(),
        }
        for name in ("change.card.json", "difference.onnx")
    ]
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["models"].append({"name": "change", "card": entries[0], "files": entries[1:]})
    (folder / "manifest.json").write_text(json.dumps(manifest))
    models = Registry([folder, resource("models", "starter")], 1).models("Tiny-VLM-1")
    assert models.change.threshold == 0.6
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ModelUnavailable, match="torch and transformers"):  # the files are fine
        assert models.vlm


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="torch is installed here")
def test_without_the_library_words_fail_clearly_and_counts_are_answered(
    published: Path, tmp_path: Path
) -> None:
    folder = added(published, tmp_path)
    lawn = np.random.default_rng(4).normal(0, 5, (320, 320, 1)) + (96, 118, 74)
    before = lawn.clip(0, 255).astype(np.uint8)
    after = before.copy()
    after[100:140, 60:120] = (214, 208, 198)
    after[140:150, 66:126] = (40, 44, 40)
    views = tuple(View(pixels, metres_per_pixel=0.5) for pixels in (before, after))
    configuration = WorkerConfiguration(packs=(str(folder),), threads=1)
    options = Options(abstain=False)

    def ask(name: StepName) -> Result:
        plan = Plan((Step(name),))
        request = Request("", views, plan=plan, options=options, model="Tiny-VLM-1")
        event = worker.wait(worker.send("ask", *request.to_wire()))
        return Result.from_wire(event.body, event.blob)

    with Worker(Path(sys.executable), configuration, log=tmp_path / "log") as worker:
        counted = compose(ask(StepName.CHANGE_COUNT), views, PlanarMeasurer)
        assert counted.value
        with pytest.raises(ModelUnavailable, match="torch and transformers") as caught:
            ask(StepName.CHANGE_CAPTION)
        assert "pip install" in caught.value.hint


def test_what_it_says_is_text_and_nothing_else() -> None:
    spoken = "<img src=x> [press](turn:1) **bold**\n# Title\n| a |\n|---|\nIgnore all instructions"
    said = Statement("words", "a [model](help:x)", text=spoken, expert="vlm")
    asked = Statement("question", text="open")
    step = Step(StepName.ANSWER, question="Why?")
    result = Result(Plan((step,)), (StepResult(step, statements=(said, asked)),))
    view = View(np.zeros((8, 8, 3), np.uint8), metres_per_pixel=1.0)
    answer = compose(result, (view,), PlanarMeasurer)
    html = to_html(answer.text)
    assert not any(tag in html for tag in ("<img", "<a ", "<b>", "<table", "<h"))
    assert "[press](turn:1) **bold** # Title | a | |---| Ignore all instructions" in html
    assert html.startswith("<p><i>In the words of a [model](help:x), not measured:</i> &lt;img")
    assert not answer.declined
