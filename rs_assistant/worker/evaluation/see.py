# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasks of the encoder and the caption decoder: captioning, retrieval, scenes."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.worker.evaluation.asking import Product
from rs_assistant.worker.evaluation.captions import Bleu, cider, rouge_l, words
from rs_assistant.worker.evaluation.folders import Folder, Row, spread
from rs_assistant.worker.evaluation.intervals import interval, mean_interval, with_interval
from rs_assistant.worker.evaluation.predictions import Predictions

Report = dict[str, Any]


def captioning(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """BLEU, ROUGE-L, CIDEr of the decoder, and of the nearest training picture's caption."""
    rows = [{**row, "captions": _captions(row)} for row in folder.having("captions")]
    rows = spread([row for row in rows if row["captions"]], limit)
    if not rows:
        return None
    began = time.monotonic()
    # A manner of speaking is named after the collection it was learnt from.
    said = [product.caption(folder.pictures.rgb(row["image"]), folder.name) for row in rows]
    seconds = (time.monotonic() - began) / len(rows)
    out.lines(
        f"{folder.name}.captioning",
        [{"image": row["image"], "caption": text} for row, text in zip(rows, said)],
    )
    report = caption_figures(said, [row["captions"] for row in rows])
    report["seconds_per_image"] = round(seconds, 4)
    neighbour = _neighbours(product, folder, rows, limit)
    if neighbour is not None:
        figures = caption_figures(neighbour, [row["captions"] for row in rows])
        report["neighbour"] = {key: figures[key] for key in ("BLEU-4", "CIDEr")}
    return report


def _captions(row: Row) -> list[str]:
    """The sentences of a row, whether it holds one or several."""
    held = row["captions"] if isinstance(row["captions"], list) else [row["captions"]]
    return [str(text) for text in held if str(text).strip()]


def caption_figures(said: list[str], truth: list[list[str]]) -> Report:
    """The metrics of some captions against their references."""
    candidates = [words(text) for text in said]
    references = [[words(text) for text in texts] for texts in truth]
    bleu = Bleu(candidates, references)
    rouge = np.array([rouge_l(c, refs) for c, refs in zip(candidates, references)])
    ciders = cider(candidates, references)
    report: Report = {"images": len(said)}
    for order in range(1, 5):
        bounds = interval(len(said), lambda picked, n=order: bleu.score(n, picked))  # type: ignore[misc]
        with_interval(report, f"BLEU-{order}", bleu.score(order), bounds)
    with_interval(report, "ROUGE-L", float(rouge.mean()), mean_interval(rouge))
    with_interval(report, "CIDEr", float(ciders.mean()), mean_interval(ciders))
    report["distinct_captions"] = len({" ".join(candidate) for candidate in candidates})
    return report


def _neighbours(product: Product, folder: Folder, rows: list[Row], limit: int) -> list[str] | None:
    """The first caption of the most similar training picture."""
    training = [
        row
        for row in folder.training
        if row.get("captions") and row.get("image") in folder.pictures and _captions(row)
    ]
    training = spread(training, 4 * limit)
    if not training:
        return None
    known = product.embed_images([folder.pictures.rgb(row["image"]) for row in training])
    asked = product.embed_images([folder.pictures.rgb(row["image"]) for row in rows])
    return [_captions(training[i])[0] for i in (asked @ known.T).argmax(1).tolist()]


def retrieval(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """Recall of pictures by captions and of captions by pictures."""
    rows = [{**row, "captions": _captions(row)} for row in folder.having("captions")]
    rows = spread([row for row in rows if row["captions"]], limit)
    if len(rows) < 2:
        return None
    texts = [str(text) for row in rows for text in row["captions"]]
    owner = np.array([i for i, row in enumerate(rows) for _ in row["captions"]])
    images = product.embed_images([folder.pictures.rgb(row["image"]) for row in rows])
    sentences = product.embed_texts(texts)
    out.array(f"{folder.name}.images", images)
    out.array(f"{folder.name}.texts", sentences)
    scores = sentences @ images.T
    report: Report = {"images": len(rows), "texts": len(texts)}
    sums = []
    for name, ranks, owners in (
        ("text_to_image", text_ranks(scores, owner), owner),
        ("image_to_text", image_ranks(scores, owner), np.arange(len(rows))),
    ):
        part: Report = {}
        number = np.bincount(owners, minlength=len(rows))
        for k in (1, 5, 10):
            # Pictures are drawn again with all of their texts.
            hits = np.bincount(owners, ranks < k, minlength=len(rows))
            bounds = interval(len(rows), lambda p, h=hits, n=number: h[p].sum() / n[p].sum())  # type: ignore[misc]
            with_interval(part, f"R@{k}", float((ranks < k).mean()), bounds)
            sums.append((hits, number))
        report[name] = part

    def mean_recall(picked: npt.NDArray[np.int64]) -> float:
        return float(np.mean([hits[picked].sum() / n[picked].sum() for hits, n in sums]))

    with_interval(report, "mR", mean_recall(np.arange(len(rows))), interval(len(rows), mean_recall))
    return report


def text_ranks(
    scores: npt.NDArray[np.float32], owner: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """For each text: pictures that score higher than its own, and half of those that tie."""
    own = scores[np.arange(len(scores)), owner][:, None]
    higher, equal = (scores > own).sum(1), (scores == own).sum(1) - 1
    return np.asarray(higher + equal / 2, float)


def image_ranks(
    scores: npt.NDArray[np.float32], owner: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """For each picture: the rank of the best of its texts among all texts.

    Texts of the picture itself do not stand in each other's way.
    """
    ranks = []
    for image in range(scores.shape[1]):
        column = scores[:, image]
        mine = owner == image
        best = column[mine].max()
        others = column[~mine]
        ranks.append((others > best).sum() + (others == best).sum() / 2)
    return np.array(ranks, float)


def scenes(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """Zero-shot classification over the scenes that occur, by one fixed rule for prompts."""
    rows = folder.having("scene")
    names = sorted({str(row["scene"]) for row in rows})
    rows = spread(rows, limit)
    if len(names) < 2:
        return None
    right, lines = [], []
    for row in rows:
        scores = product.classify(folder.pictures.rgb(row["image"]), names)
        found = names[int(scores.argmax())]
        right.append(found == row["scene"])
        rounded = {name: round(float(score), 5) for name, score in zip(names, scores)}
        lines.append({"image": row["image"], "scene": found, "scores": rounded})
    out.lines(f"{folder.name}.scenes", lines)
    report: Report = {"images": len(rows), "classes": len(names)}
    with_interval(report, "top1", float(np.mean(right)), mean_interval(right))
    counts, hits = Counter(row["scene"] for row in rows), Counter[str]()
    hits.update(row["scene"] for row, held in zip(rows, right) if held)
    report["per_class"] = {name: round(hits[name] / counts[name], 4) for name in sorted(counts)}
    return report
