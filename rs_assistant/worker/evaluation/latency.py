# SPDX-License-Identifier: GPL-2.0-or-later
"""How long things take, warm, on a view of 1024 pixels made of the data's own pictures.

`change_ms` compares two dates of other light of which a ninth has changed, `change_everywhere_ms`
a picture and its mirror image; no pair comes twice. `caption_ms` is one sentence for the whole
picture, `describe_ms` the assistant's description of the view with everything that it looks for.
What repeats is not remembered between rounds except embeddings of sentences.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.requests import View
from rs_assistant.worker.evaluation.asking import Bytes, Product
from rs_assistant.worker.evaluation.folders import MASK, Folder, PictureUnreadable

SIZE = 1024
CHIP = 224  # pixels of a view for which the caption decoder speaks, word by word
ROUNDS = 3
SLOW = 5.0  # seconds from which once is enough


def latency(product: Product, folders: Sequence[Folder]) -> dict[str, Any]:
    """Medians in milliseconds; what the pack cannot do is left out."""
    picture = mosaic(folders)
    view = View(picture, metres_per_pixel=0.5)
    chip = View(np.ascontiguousarray(picture[:CHIP, :CHIP]), metres_per_pixel=0.5)
    first_tokens: list[float] = []

    def describe(shown: View = view) -> None:
        asked = product.ask("describe this view", [shown], plan=single(StepName.DESCRIBE))
        if asked.result is None:
            raise AssistantError(asked.text)
        if asked.first_token is not None:
            first_tokens.append(asked.first_token)

    turns = itertools.count()

    def compare(everywhere: bool) -> None:
        # Another pair every time: what two views have in common is kept for the next question.
        before = np.ascontiguousarray(np.rot90(picture, next(turns)))
        after = before[:, ::-1].copy()
        if not everywhere:
            ninth = np.s_[SIZE // 3 : 2 * SIZE // 3, SIZE // 3 : 2 * SIZE // 3]
            mirrored, after = after[ninth], (0.9 * before + 8).astype(np.uint8)
            after[ninth] = mirrored
        pair = [View(date, metres_per_pixel=0.5) for date in (before, after)]
        run(StepName.CHANGE_LOCATE, "", pair)

    def run(name: StepName, phrase: str = "", views: Sequence[View] = (view,)) -> None:
        if product.ask(phrase, views, plan=single(name, phrase)).result is None:
            raise AssistantError("not available")

    tasks: dict[str, Callable[[], object]] = {
        "embed_ms": lambda: product.embed_images([picture]),
        "caption_ms": lambda: product.caption(picture, "rsicd"),
        "describe_ms": describe,
        "answer_ms": lambda: _asked(product, "Is there an airplane?", view),
        "segment_ms": lambda: run(StepName.SEGMENT, "water"),
        "detect_ms": lambda: run(StepName.FIND, "ships"),
        "change_ms": lambda: compare(everywhere=False),
        "change_everywhere_ms": lambda: compare(everywhere=True),
    }
    report: dict[str, Any] = {}
    for name, task in tasks.items():
        try:
            began = time.monotonic()
            task()  # warm
            seconds: list[float] = []
            for _ in range(ROUNDS if time.monotonic() - began < SLOW else 1):
                began = time.monotonic()
                task()
                seconds.append(time.monotonic() - began)
            report[name] = round(1000 * statistics.median(seconds), 1)
        except AssistantError:
            continue
    for _ in range(ROUNDS + 1):
        try:
            describe(chip)
        except AssistantError:
            break
    if len(first_tokens) > 1:
        report["first_token_ms"] = round(1000 * statistics.median(first_tokens[1:]), 1)
    return report


def mosaic(folders: Sequence[Folder]) -> Bytes:
    """A picture of SIZE × SIZE from whatever pictures there are."""
    canvas = np.full((SIZE, SIZE, 3), 96, np.uint8)
    named = [(f, [n for n in f.pictures.names if not n.endswith(MASK)][:16]) for f in folders]
    every = [(folder, name) for folder, names in named for name in names if name in folder.pictures]
    # Masks are PNG more often than photographs are.
    pool = [(f, name) for f, name in every if not name.lower().endswith(".png")] or every
    top = index = 0
    while top < SIZE and pool:
        left = band = 0
        while left < SIZE:
            folder, name = pool[index % len(pool)]
            index += 1
            try:
                tile = folder.pictures.rgb(name)[: SIZE - top, : SIZE - left]
            except PictureUnreadable:
                tile = canvas[:64, :64]
            canvas[top : top + tile.shape[0], left : left + tile.shape[1]] = tile
            left, band = left + tile.shape[1], max(band, tile.shape[0])
        top += band
    return canvas


def _asked(product: Product, question: str, view: View) -> None:
    if product.ask(question, [view]).result is None:
        raise AssistantError("not available")
