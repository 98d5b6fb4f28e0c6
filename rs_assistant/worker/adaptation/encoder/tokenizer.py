# SPDX-License-Identifier: GPL-2.0-or-later
"""The text encoder's tokenizer: MiniLM's, without the pieces that nothing here needs."""

from __future__ import annotations

import json
import re
from pathlib import Path

from rs_assistant.worker.adaptation.encoder.loss import TEMPLATES
from rs_assistant.worker.adaptation.encoder.text import minilm_folder
from rs_assistant.worker.adaptation.pictures.examples import clean, read_rows
from rs_assistant.worker.adaptation.pictures.vocabulary import (
    COMMON_WORDS,
    LABELS,
    SCENE_NAMES,
    SCENE_SYNONYMS,
    scene_vocabulary,
    spaced,
)


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
    engine = Path(__file__).resolve().parents[3] / "engine"
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
