# SPDX-License-Identifier: GPL-2.0-or-later
"""Single pictures given straight to a model, past views, tiling and templates.

Used to measure the models themselves and by archives; conversations go through the assistant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from rs_assistant.engine.arrays import BlobWriter
from rs_assistant.engine.errors import Cancelled, ModelUnavailable
from rs_assistant.worker.models.registry import Models

BATCH = 16


def caption_chips(
    models: Models, images: Any, style: str, cancelled: Callable[[], bool]
) -> list[str]:
    """A sentence for each of ``images`` uint8 (N, H, W, 3).

    ``style`` names a manner of the decoder, or holds its name (``rsicd-test``); any other means
    its first. Raises `Cancelled`.
    """
    encoder, captioner = models.encoder, models.captioner
    held = [name for name in captioner.styles if name in style.lower()]
    manner = held[0] if held else captioner.styles[0]
    texts: list[str] = []

    def spoken(sentences: Sequence[str]) -> Any:
        return encoder.encode_texts(sentences).embedding

    for start in range(0, len(images), BATCH):
        seen = encoder.encode_images(images[start : start + BATCH])
        for grid, embedding in zip(seen.grid, seen.embedding):
            if cancelled():
                raise Cancelled("Stopped.")
            best = captioner.best(grid, embedding, spoken, manner)
            texts.append(best[0].text)
    return texts


def detect_chip(
    models: Models,
    image: Any,
    metres_per_pixel: float | None,
    labels: list[str],
    minimum: float | None,
    cancelled: Callable[[], bool],
) -> tuple[dict[str, Any], bytes]:
    """Instances of uint8 (H, W, 3), best first, down to ``minimum`` (None: the card's thresholds).

    The reply lists ``labels`` and ``scores``, ``boxes`` (n, 4) as x0, y0, x1, y1, ``places``
    (n, 4) as column, row, height, width of each mask, ``masks`` (all of them, flat), ``thresholds``
    by label and ``known`` (labels that can be told at this ground resolution).
    """
    detector = models.detector
    wanted = {label for label in labels if label in detector.labels} if labels else None
    found = detector.detect(image, metres_per_pixel, wanted, minimum=minimum, cancelled=cancelled)
    blob = BlobWriter()
    boxes = np.array([item.box for item in found], "<f4").reshape(len(found), 4)
    places = np.array([[*item.offset, *item.mask.shape] for item in found], "<i4")
    masks = [item.mask.astype("|b1").ravel() for item in found]
    body = {
        "labels": [item.label for item in found],
        "scores": [float(item.score) for item in found],
        "boxes": blob.add(boxes),
        "places": blob.add(places.reshape(len(found), 4)),
        "masks": blob.add(np.concatenate(masks) if masks else np.zeros(0, "|b1")),
        "thresholds": {name: float(value) for name, value in detector.thresholds.items()},
        "known": list(detector.known_at(metres_per_pixel)),
    }
    return body, blob.blob


# Words of other legends for classes of ours.
_SAME = {"unpaved land": "bare", "woodland": "forest", "built up": "built-up", "urban": "built-up"}


def label_chip(
    models: Models,
    image: Any,
    metres_per_pixel: float | None,
    names: list[str],
    cancelled: Callable[[], bool],
) -> tuple[dict[str, Any], bytes]:
    """The best of ``names`` at every pixel, by the legend of the segmenter that knows most of them.

    The reply has ``classes`` (H, W), positions in ``names``; ``legend``; ``unknown`` names.
    Raises `ModelUnavailable` when no legend knows two of them.
    """
    segmenter = models.segmenter
    words = [_SAME.get(name, name) for name in names]
    known = {legend: segmenter.classes(legend) for legend in segmenter.LEGENDS}
    legend = max(known, key=lambda key: sum(word in known[key] for word in words))
    held = [index for index, word in enumerate(words) if word in known[legend]]
    if len(held) < 2:
        raise ModelUnavailable("The model knows no such legend.", detail=", ".join(names))
    result = segmenter.segment(image, metres_per_pixel, legend, cancelled=cancelled)
    rows = [result.classes.index(words[index]) for index in held]
    best = np.asarray(held, np.uint8)[np.asarray(result.probabilities)[rows].argmax(0)]
    blob = BlobWriter()
    described = blob.add(best)
    unknown = [name for index, name in enumerate(names) if index not in held]
    return {"classes": described, "legend": legend, "unknown": unknown}, blob.blob
