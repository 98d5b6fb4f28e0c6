# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines without weights, for tests: squares around clicks, and boxes as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rs_assistant.engine.prompts import Prompt
from rs_assistant.worker.prompting.patch import Patch, Pixels, whole_window

NAME = "echo"
REACH = 10  # pixels from a click to the sides of its square
CUT = 4  # the same for what a negative click takes away


@dataclass(frozen=True, eq=False)
class EchoScene:
    """Only the view's size matters."""

    height: int
    width: int

    @property
    def size(self) -> int:
        """Bytes it holds."""
        return 64

    def outline(self, prompt: Prompt, quick: bool) -> Patch | None:
        """Squares and boxes, less squares around negative points."""
        mask = np.zeros((self.height, self.width), bool)
        reaches = [(point, REACH) for point in prompt.positive]
        for box in prompt.boxes:
            left, top, right, bottom = whole_window([box], self.width, self.height)
            mask[top:bottom, left:right] = True
        for point, reach in reaches + [(point, CUT) for point in prompt.negative]:
            rows = slice(max(int(point.y) - reach, 0), max(int(point.y) + reach, 0))
            columns = slice(max(int(point.x) - reach, 0), max(int(point.x) + reach, 0))
            mask[rows, columns] = point.positive
        return Patch(mask, (0, 0), 0.9, "square", "object", NAME).trimmed()


class EchoPrompter:
    """Makes `EchoScene`s."""

    name = NAME
    packs: tuple[str, ...] = ()

    def encode(
        self,
        rgb: Pixels,
        metres_per_pixel: float | None,
        report: Callable[[float, str], None] = lambda share, text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> EchoScene:
        """Nothing to look at."""
        report(1.0, "Ready")
        return EchoScene(int(rgb.shape[0]), int(rgb.shape[1]))
