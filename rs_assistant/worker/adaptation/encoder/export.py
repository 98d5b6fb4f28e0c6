# SPDX-License-Identifier: GPL-2.0-or-later
"""From a trained dual encoder to ONNX files with their card.

Weights are stored as int8 with one scale per output channel; the worker's sessions widen them at
loading (`session.disable_quant_qdq`), so a file is a quarter and the arithmetic is not touched.
"""

from __future__ import annotations

import datetime
import math
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from rs_assistant.worker.adaptation.encoder.backbone import MEAN, STD
from rs_assistant.worker.adaptation.encoder.loss import TEMPLATES
from rs_assistant.worker.adaptation.encoder.net import DualEncoder, load_encoder
from rs_assistant.worker.adaptation.encoder.text import minilm_folder
from rs_assistant.worker.adaptation.encoder.tokenizer import pruned_tokenizer
from rs_assistant.worker.adaptation.int8_storage import store_as_int8, write_card
from rs_assistant.worker.adaptation.pictures.vocabulary import (
    KINDS,
    LABELS,
    RUN_TOGETHER,
    prompt_synonyms,
    scene_groups,
    scene_vocabulary,
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
