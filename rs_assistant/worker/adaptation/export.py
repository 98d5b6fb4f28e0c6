# SPDX-License-Identifier: GPL-2.0-or-later
"""From trained see-and-speak networks to ONNX files, int8 in storage, with their cards.

Weights are stored as int8 with one scale per output channel; the worker's sessions widen them at
loading (`session.disable_quant_qdq`), so a file is a quarter and the arithmetic is not touched.
"""

from __future__ import annotations

import datetime
import json
import math
import re
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from .backbone import MEAN, STD
from .captioner import END, MARKS, STYLES, Captioner, load_captioner
from .data import Example, clean, read_rows
from .encoder import TEMPLATES, DualEncoder, load_encoder
from .features import Features
from .int8_storage import store_as_int8, write_card
from .text import minilm_folder
from .vocabulary import (
    COMMON_WORDS,
    KINDS,
    LABELS,
    RUN_TOGETHER,
    SCENE_NAMES,
    SCENE_SYNONYMS,
    prompt_synonyms,
    scene_groups,
    scene_vocabulary,
    spaced,
)


def write_onnx(
    model: nn.Module,
    inputs: dict[str, Tensor],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    """Trace `model` to `path` and shrink it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    store_as_int8(path)


class ImageGraph(nn.Module):
    """What `image_encoder.onnx` computes."""

    def __init__(self, model: DualEncoder):
        super().__init__()
        self.model = model

    def forward(self, pixels: Tensor) -> tuple[Tensor, ...]:
        grid = self.model.backbone(pixels)
        e = self.model.evidence(grid)
        return e["embedding"], grid, e["scene_logits"], e["label_logits"], e["kind_logits"]


class TextGraph(nn.Module):
    """What `text_encoder.onnx` computes: MiniLM written out plainly, then the projection."""

    def __init__(self, bert: Any, vocabulary: list[int], model: DualEncoder):
        super().__init__()
        e = bert.embeddings
        self.words = nn.Embedding.from_pretrained(e.word_embeddings.weight[vocabulary].detach())
        self.places = nn.Embedding.from_pretrained(e.position_embeddings.weight[:64].detach())
        self.kind = nn.Parameter(e.token_type_embeddings.weight[0].detach())
        self.norm = e.LayerNorm
        self.layers = bert.encoder.layer
        self.heads = int(bert.config.num_attention_heads)
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        n, t = input_ids.shape
        x = self.words(input_ids) + self.places.weight[:t] + self.kind
        x = self.norm(x)
        weight = attention_mask.to(x.dtype)
        barred = (1.0 - weight)[:, None, None, :] * -1e4
        for layer in self.layers:
            a = layer.attention
            q, k, v = (
                f(x).reshape(n, t, self.heads, -1).transpose(1, 2)
                for f in (a.self.query, a.self.key, a.self.value)
            )  # (N, heads, T, d)
            score = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + barred
            mixed = (score.softmax(-1) @ v).transpose(1, 2).reshape(n, t, -1)
            x = a.output.LayerNorm(a.output.dense(mixed) + x)
            h = functional.gelu(layer.intermediate.dense(x))
            x = layer.output.LayerNorm(layer.output.dense(h) + x)
        mean = (x * weight[..., None]).sum(1) / weight.sum(1, keepdim=True)
        sentence = functional.normalize(mean, dim=-1)
        return self.model.texts(sentence), sentence


def texts_of(data: Path) -> list[str]:
    """Every sentence in the training folders: the words that must survive the pruning."""
    texts: list[str] = []
    for path in sorted(data.glob("*/*.jsonl")):
        for row in read_rows(path):
            texts += row.get("captions", [])
            texts += [q["question"] + " " + q["answer"] for q in row.get("qa", [])]
            texts += [str(row[k]) for k in ("message", "scene", "phrase") if row.get(k)]
            for turn in row.get("history", []):
                texts.append(str(turn.get("message", "")) if isinstance(turn, dict) else str(turn))
    return texts


def pruned_tokenizer(data: Path, keep: int, target: Path) -> list[int]:
    """Write MiniLM's tokenizer with about `keep` pieces; returns their old ids, in new order.

    Kept: special marks, all single characters of basic Latin, all pieces that the data or the
    class names use, then the most frequent pieces (the old vocabulary is sorted by frequency).
    """
    from tokenizers import Tokenizer

    source = minilm_folder() / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_padding()
    spec = json.loads(source.read_text("utf-8"))
    vocabulary: dict[str, int] = spec["model"]["vocab"]
    names = [*LABELS, *scene_vocabulary(), *(w for s in SCENE_SYNONYMS.values() for w in s)]
    names += [spaced(n) for s in SCENE_NAMES.values() for n in s]
    names += COMMON_WORDS.split()
    # what the assistant itself understands and says
    engine = Path(__file__).resolve().parents[2] / "engine"
    for source_file in sorted(engine.glob("*.py")):
        names += re.findall(r"[a-z]{3,}", source_file.read_text("utf-8"))
    used: set[int] = set()
    for line in {clean(t) for t in texts_of(data)} | set(TEMPLATES) | set(names):
        used.update(tokenizer.encode(line).ids)
    basic = re.compile(r"(##)?[a-z0-9]{1,2}|[!-~]")
    marks = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
    word = re.compile(r"(##)?[a-z]+|[0-9]+")
    chosen = {i for t, i in vocabulary.items() if t in marks or basic.fullmatch(t) or i in used}
    for token, index in sorted(vocabulary.items(), key=lambda kv: kv[1]):
        if len(chosen) >= keep:
            break
        if word.fullmatch(token):
            chosen.add(index)
    ordered = sorted(chosen)
    by_id = {i: t for t, i in vocabulary.items()}
    spec["model"]["vocab"] = {by_id[old]: new for new, old in enumerate(ordered)}
    new_of = {old: new for new, old in enumerate(ordered)}
    for added in spec["added_tokens"]:
        added["id"] = new_of[added["id"]]
    for mark in spec["post_processor"].get("special_tokens", {}).values():
        mark["ids"] = [new_of[i] for i in mark["ids"]]
    for key in ("sep", "cls"):
        if key in spec["post_processor"]:
            token, old = spec["post_processor"][key]
            spec["post_processor"][key] = [token, new_of[old]]
    spec["padding"] = spec["truncation"] = None
    target.write_text(json.dumps(spec, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return ordered


def export_see(
    checkpoint: Path,
    data: Path,
    target: Path,
    calibration: dict[str, Any] | None = None,
    figures: dict[str, Any] | None = None,
) -> None:
    """Write image_encoder.onnx, text_encoder.onnx, tokenizer.json and see.card.json."""
    from transformers import AutoModel

    model = load_encoder(checkpoint)
    target.mkdir(parents=True, exist_ok=True)
    free = {0: "n", 2: "height", 3: "width"}
    rows = {0: "n"}
    write_onnx(
        ImageGraph(model),
        {"pixels": torch.zeros(2, 3, 224, 224)},
        ["embedding", "grid", "scene_logits", "label_logits", "kind_logits"],
        {
            "pixels": free,
            "grid": {0: "n", 2: "rows", 3: "columns"},
            "embedding": rows,
            "scene_logits": rows,
            "label_logits": rows,
            "kind_logits": rows,
        },
        target / "image_encoder.onnx",
    )
    vocabulary = pruned_tokenizer(data, 7700, target / "tokenizer.json")
    # A local folder: there is no revision to pin.
    bert = AutoModel.from_pretrained(  # nosec B615
        str(minilm_folder()), attn_implementation="eager", local_files_only=True
    ).eval()
    ids = torch.ones(2, 9, dtype=torch.long)
    free_text = {0: "n", 1: "tokens"}
    write_onnx(
        TextGraph(bert, vocabulary, model),
        {"input_ids": ids, "attention_mask": torch.ones_like(ids)},
        ["embedding", "sentence"],
        {
            "input_ids": free_text,
            "attention_mask": free_text,
            "embedding": rows,
            "sentence": rows,
        },
        target / "text_encoder.onnx",
    )
    card: dict[str, Any] = {
        "name": "see",
        "title": "Dual encoder: pictures and sentences in one space",
        "files": ["image_encoder.onnx", "text_encoder.onnx", "tokenizer.json", "questions.npz"],
        "capabilities": ["embed", "classify", "evidence"],
        "input": {"size": 224},
        "preprocessing": {"mean": [MEAN] * 3, "std": [STD] * 3},
        "scenes": scene_vocabulary(),
        "labels": list(LABELS),
        "kinds": list(KINDS),
        "scene_temperature": 1.0,
        "kind_temperature": 1.0,
        "label_gain": [1.0] * len(LABELS),
        "label_bias": [0.0] * len(LABELS),
        "prompts": TEMPLATES,
        "prompt_scale": float(model.log_scene_scale.detach()),
        "scene_groups": scene_groups(),
        "synonyms": prompt_synonyms(),
        "plain_names": RUN_TOGETHER,
        "head_share": 1.0,
        "exported": datetime.date.today().isoformat(),
    }
    card.update(calibration or {})
    card["figures"] = figures or {}
    write_card(target / "see.card.json", card)


class MemoryGraph(nn.Module):
    """What `caption_memory.onnx` computes: keys and values (layers, N, h, 50, d) of a grid."""

    def __init__(self, model: Captioner):
        super().__init__()
        self.model = model

    def forward(self, grid: Tensor, embedding: Tensor) -> tuple[Tensor, Tensor]:
        memory = self.model.memory(grid, embedding)
        return torch.stack([k for k, _ in memory]), torch.stack([v for _, v in memory])


class StepGraph(nn.Module):
    """What `caption_step.onnx` computes: one word further for every beam."""

    def __init__(self, model: Captioner):
        super().__init__()
        self.model = model
        # an own copy for the output: int8 of a shared table would tie two scales together
        self.out = nn.Linear(model.words.embedding_dim, model.words.num_embeddings, bias=False)
        self.out.weight = nn.Parameter(model.words.weight.detach().clone())

    def forward(
        self,
        token: Tensor,
        position: Tensor,
        keys: Tensor,
        values: Tensor,
        past_keys: Tensor,
        past_values: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        m = self.model
        x = (m.words(token) * 4.0 + m.positions[position])[:, None]
        new_keys, new_values = [], []
        for i, layer in enumerate(m.layers):
            h = layer.norms[0](x)
            k, v = layer.own.keys(h)
            k = torch.cat([past_keys[i], k], 2)
            v = torch.cat([past_values[i], v], 2)
            new_keys.append(k)
            new_values.append(v)
            x = x + layer.own(h, k, v)
            x, _ = layer.finish(x, keys[i], values[i])
        scores = self.out(m.norm(x))[:, 0].log_softmax(-1)
        return scores, torch.stack(new_keys), torch.stack(new_values)


def figures_of(checkpoint: Path) -> dict[str, Any]:
    """The validation figures that a captioner's checkpoint carries."""
    stored = torch.load(checkpoint, map_location="cpu", weights_only=True)
    return {k: round(v, 4) for k, v in stored["figures"].items()}


# How each manner of speaking chooses among its sentences, tuned on validation: more weight makes
# captions more distinct, up to the point where CIDEr falls.
CHOICES = {"rsicd": {"beams": 5, "weight": 16.0}, "ucm": {"beams": 5, "weight": 3.0}}


def average_pictures(examples: list[Example], features: Features) -> dict[str, list[float]]:
    """The mean embedding of each collection's training pictures."""
    found = {}
    for style in STYLES:
        mine = [i for i, e in enumerate(examples) if e.voice == style and e.split == "train"]
        if not mine:
            continue
        mean = features.embedding[mine, 0].float().mean(0)
        found[style] = [round(float(value), 4) for value in mean]
    return found


def export_speak(
    checkpoint: Path,
    target: Path,
    averages: dict[str, list[float]],
    figures: dict[str, Any] | None = None,
) -> None:
    """Write caption_memory.onnx, caption_step.onnx and speak.card.json.

    `averages` are the collections' `average_pictures`.
    """
    model: Captioner = load_captioner(checkpoint)
    target.mkdir(parents=True, exist_ok=True)
    c = model.c
    rows = {0: "n"}
    write_onnx(
        MemoryGraph(model),
        {"grid": torch.zeros(2, 320, 7, 7), "embedding": torch.zeros(2, 384)},
        ["keys", "values"],
        {"grid": rows, "embedding": rows, "keys": {1: "n"}, "values": {1: "n"}},
        target / "caption_memory.onnx",
    )
    depth = c.width // c.heads
    kv = torch.zeros(c.layers, 1, c.heads, 50, depth)
    past = torch.zeros(c.layers, 3, c.heads, 2, depth)
    write_onnx(
        StepGraph(model),
        {
            "token": torch.zeros(3, dtype=torch.long),
            "position": torch.zeros(1, dtype=torch.long),
            "keys": kv,
            "values": kv,
            "past_keys": past,
            "past_values": past,
        },
        ["scores", "new_keys", "new_values"],
        {
            "token": {0: "beams"},
            "keys": {1: "one"},
            "values": {1: "one"},
            "past_keys": {1: "beams", 3: "past"},
            "past_values": {1: "beams", 3: "past"},
            "scores": {0: "beams"},
            "new_keys": {1: "beams", 3: "now"},
            "new_values": {1: "beams", 3: "now"},
        },
        target / "caption_step.onnx",
    )
    card: dict[str, Any] = {
        "name": "speak",
        "title": "Captioner: one sentence for a homogeneous window",
        "files": ["caption_memory.onnx", "caption_step.onnx"],
        "capabilities": ["caption"],
        "input": {"grid": [320, 7, 7], "embedding": [384]},
        "styles": {s: 3 + i for i, s in enumerate(STYLES)},
        "end": END,
        "never": [i for i in range(len(MARKS)) if i != END],
        "longest": c.longest,
        "shape": [c.layers, c.heads, depth],
        "choices": CHOICES,
        "average_pictures": averages,
        "words": model.vocabulary,
        "exported": datetime.date.today().isoformat(),
        "figures": figures or {},
    }
    write_card(target / "speak.card.json", card)
