# SPDX-License-Identifier: GPL-2.0-or-later
"""Single pictures given straight to a model, past views, tiling and templates.

Used to measure the models themselves and by archives; conversations go through the assistant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rs_assistant.engine.errors import Cancelled
from rs_assistant.worker.models.registry import Models

BATCH = 16


def caption_chips(
    models: Models, images: Any, style: str, cancelled: Callable[[], bool]
) -> list[str]:
    """A sentence for each of ``images`` uint8 (N, H, W, 3).

    ``style`` names a manner of the decoder; an unknown one means its first. Raises `Cancelled`.
    """
    encoder, captioner = models.encoder, models.captioner
    manner = style if style in captioner.styles else captioner.styles[0]
    texts: list[str] = []
    for start in range(0, len(images), BATCH):
        seen = encoder.encode_images(images[start : start + BATCH])
        for grid, embedding in zip(seen.grid, seen.embedding):
            if cancelled():
                raise Cancelled("Stopped.")
            texts.append(captioner.caption(grid, manner, embedding=embedding).text)
    return texts
